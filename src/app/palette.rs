//! The command palette: type a few letters to run a command or find a story.

use std::sync::Arc;

use egui::{Align2, Area, Context, Frame, Id, Key, Modifiers, Order, RichText, ScrollArea, Sense, Stroke, TextEdit};
use egui::{Role, UiBuilder, WidgetInfo, vec2};
use nucleo_matcher::pattern::{CaseMatching, Normalization, Pattern};
use nucleo_matcher::{Config, Matcher, Utf32Str};

use crate::model::{Node, Story};
use crate::screens::board::card_name;
use crate::screens::roadmap::PlanAction;
use crate::screens::{Action, Pick};
use crate::session::Document;
use crate::ui::command::{Command, Facts};
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};

/// Stories, initiatives and milestones that are offered at most.
const MOST: usize = 30;

#[derive(Clone, Debug)]
enum Entry {
    Command(Command),
    Story(Arc<Story>),
    /// A bar or a milestone, with its title.
    Node(Node, String),
}

/// The open palette.
#[derive(Debug)]
pub(super) struct Palette {
    query: String,
    entries: Vec<Entry>,
    /// What `entries` were found for.
    found_for: Option<String>,
    picked: usize,
    fresh: bool,
    matcher: Matcher,
}

impl Default for Palette {
    fn default() -> Self {
        Self {
            query: String::new(),
            entries: Vec::new(),
            found_for: None,
            picked: 0,
            fresh: true,
            matcher: Matcher::new(Config::DEFAULT),
        }
    }
}

impl Palette {
    /// Shows it; false when it is to close.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        facts: &Facts,
        document: Option<&Document>,
        actions: &mut Vec<Action>,
    ) -> bool {
        let mut open = !ctx.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        let (up, down, enter) = ctx.input_mut(|i| {
            (
                i.consume_key(Modifiers::NONE, Key::ArrowUp),
                i.consume_key(Modifiers::NONE, Key::ArrowDown),
                i.consume_key(Modifiers::NONE, Key::Enter),
            )
        });
        if self.found_for.as_ref() != Some(&self.query) {
            self.find(facts, document);
        }
        let last = self.entries.len().saturating_sub(1);
        if down {
            self.picked = if self.picked >= last { 0 } else { self.picked + 1 };
        }
        if up {
            self.picked = self.picked.checked_sub(1).unwrap_or(last);
        }
        let mut run = enter.then_some(self.picked);

        let screen = ctx.content_rect();
        let width = 560.0_f32.min(screen.width() - 40.0);
        let area = Area::new(Id::unique("palette"))
            .order(Order::Foreground)
            .anchor(Align2::CENTER_TOP, vec2(0.0, (screen.height() * 0.12).min(110.0)))
            .show(ctx, |ui| {
                let builder = UiBuilder::new().accessibility_role(Role::Dialog).accessibility_label("Search or run");
                ui.scope_builder(builder, |ui| self.body(ui, width, up || down, &mut run));
            });
        // A click elsewhere closes it; the click that opened it does not count.
        open &= self.fresh || !area.response.clicked_elsewhere();
        self.fresh = false;
        if let Some(entry) = run.and_then(|i| self.entries.get(i)) {
            match entry {
                Entry::Command(command) => actions.push(Action::Run(*command)),
                Entry::Story(story) => {
                    actions.push(Action::Pick(story.id, Pick::Only));
                    actions.push(Action::OpenInspector(true));
                    actions.push(Action::Reveal(story.id));
                }
                Entry::Node(node, _) => {
                    actions.push(Action::Plan(PlanAction::Pick(*node, Pick::Only)));
                    actions.push(Action::OpenInspector(true));
                    actions.push(Action::Plan(PlanAction::Reveal(*node)));
                }
            }
            return false;
        }
        open
    }

    fn body(&mut self, ui: &mut egui::Ui, width: f32, moved: bool, run: &mut Option<usize>) {
        let t = Tokens::of(ui);
        let frame = Frame::new()
            .fill(t.panel)
            .stroke(Stroke::new(1.0, t.line_strong))
            .corner_radius(12)
            .shadow(ui.visuals().window_shadow)
            .inner_margin(8);
        frame.show(ui, |ui| {
            ui.set_width(width);
            let edit = TextEdit::singleline(&mut self.query)
                .id(Id::unique("palette-query"))
                .hint_text("Type a command, or the title of a story or an initiative")
                .prefix(RichText::new(icons::MAGNIFYING_GLASS).color(t.muted))
                .frame(Frame::NONE)
                .margin(egui::Margin::symmetric(8, 8))
                .desired_width(f32::INFINITY);
            let response = ui.add(edit).accessible_name("Search or run");
            response.request_focus();
            if response.changed() {
                self.picked = 0;
            }
            ui.separator();
            ScrollArea::vertical().max_height(380.0).min_scrolled_height(380.0).auto_shrink([false, true]).show(
                ui,
                |ui| {
                    ui.spacing_mut().item_spacing.y = 1.0;
                    for (i, entry) in self.entries.iter().enumerate() {
                        if row(ui, entry, i == self.picked, i == self.picked && moved) {
                            *run = Some(i);
                        }
                    }
                    if self.entries.is_empty() {
                        ui.add_space(10.0);
                        ui.vertical_centered(|ui| ui.label(RichText::new("Nothing matches").color(t.muted)));
                        ui.add_space(10.0);
                    }
                },
            );
        });
    }

    /// Finds what fits the query: commands that are possible first, then stories, initiatives and milestones, the best match first.
    fn find(&mut self, facts: &Facts, document: Option<&Document>) {
        self.found_for = Some(self.query.clone());
        let pattern = Pattern::parse(self.query.trim(), CaseMatching::Ignore, Normalization::Smart);
        let mut buffer = Vec::new();
        let mut score = |matcher: &mut Matcher, text: &str| pattern.score(Utf32Str::new(text, &mut buffer), matcher);

        let possible = Command::ALL.iter().copied().filter(|c| *c != Command::Palette && c.is_possible(facts));
        let mut commands: Vec<_> =
            possible.filter_map(|c| Some((score(&mut self.matcher, c.name())?, Entry::Command(c)))).collect();
        commands.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
        let mut found: Vec<(u32, Entry)> = Vec::new();
        if let Some(document) = document
            && !self.query.trim().is_empty()
        {
            let project = document.project();
            let mut text = String::new();
            let mut stories: Vec<(u32, &Arc<Story>)> = Vec::new();
            for story in project.stories.iter() {
                text.clear();
                text.extend([story.key.as_str(), " ", story.title.as_str()]);
                if let Some(score) = score(&mut self.matcher, &text) {
                    stories.push((score, story));
                }
            }
            stories.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.key.cmp(&b.1.key)));
            stories.truncate(MOST);
            let initiatives = project.initiatives.iter().map(|i| (Node::Initiative(i.id), i.title.as_str()));
            let milestones = project.milestones.iter().map(|m| (Node::Milestone(m.id), m.title.as_str()));
            let mut nodes: Vec<(u32, Node, &str)> = initiatives
                .chain(milestones)
                .filter_map(|(node, title)| Some((score(&mut self.matcher, title)?, node, title)))
                .collect();
            nodes.sort_unstable_by(|a, b| b.0.cmp(&a.0).then_with(|| (a.2, a.1).cmp(&(b.2, b.1))));
            nodes.truncate(MOST);
            found.extend(nodes.into_iter().map(|(score, node, title)| (score, Entry::Node(node, title.to_owned()))));
            found.extend(stories.into_iter().map(|(score, story)| (score, Entry::Story(Arc::clone(story)))));
            found.sort_by_key(|(score, _)| std::cmp::Reverse(*score));
            found.truncate(MOST);
        }
        let found = found.into_iter().map(|(_, entry)| entry);
        self.entries = commands.into_iter().map(|(_, entry)| entry).chain(found).collect();
        self.picked = 0;
    }
}

fn row(ui: &mut egui::Ui, entry: &Entry, picked: bool, reveal: bool) -> bool {
    let t = Tokens::of(ui);
    let (icon, text, aside) = match entry {
        Entry::Command(command) => {
            (command.icon(), command.name().to_owned(), command.shortcut_text(ui.ctx()).unwrap_or_default())
        }
        Entry::Story(story) => (icons::KANBAN, card_name(story), String::new()),
        Entry::Node(Node::Initiative(_), title) => (icons::PATH, visible(title).into_owned(), "Initiative".to_owned()),
        Entry::Node(Node::Milestone(_), title) => (icons::DIAMOND, visible(title).into_owned(), "Milestone".to_owned()),
    };
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, picked, &text));
    if picked || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, if picked { t.selected } else { t.hover });
    }
    let mut child = ui.new_child(
        UiBuilder::new()
            .max_rect(rect.shrink2(vec2(10.0, 0.0)))
            .layout(egui::Layout::left_to_right(egui::Align::Center)),
    );
    child.label(RichText::new(icon).size(16.0).color(if picked { t.accent } else { t.muted }));
    child.add(egui::Label::new(text).truncate());
    child.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
        ui.label(RichText::new(aside).size(SECONDARY).color(t.muted));
    });
    if reveal {
        response.scroll_to_me(None);
    }
    response.clicked()
}
