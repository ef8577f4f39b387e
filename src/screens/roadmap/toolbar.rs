//! The toolbar of the roadmap.

use egui::{Align, Button, Layout, Popup, PopupCloseBehavior, RichText, Ui, UiBuilder, vec2};

use super::colors::Coloring;
use super::view::{Mode, RoadmapView};
use super::{PlanAction, menus};
use crate::insight::PlanGrouping;
use crate::model::{Node, Word};
use crate::screens::board::strip;
use crate::screens::{Action, Pick, Scene};
use crate::ui::Tokens;
use crate::ui::command::Command;
use crate::ui::format::{count, visible};
use crate::ui::icons;
use crate::ui::widgets::{command_button, command_menu_item, pick_one, primary_button, tick};

/// The height of the bar.
const HEIGHT: f32 = 43.0;
/// What the parts need with their words, in points; below that choices are icons.
const WORDS: f32 = 800.0;
const GO: PopupCloseBehavior = PopupCloseBehavior::CloseOnClick;
const STAY: PopupCloseBehavior = PopupCloseBehavior::CloseOnClickOutside;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    let mut bar = strip(ui, HEIGHT, "roadmap-toolbar");
    let right = commands(&mut bar, scene, actions);
    let rect = bar.max_rect().with_max_x(right - 6.0);
    let left = UiBuilder::new().id_salt("left").max_rect(rect).layout(Layout::left_to_right(Align::Center));
    let mut bar = bar.new_child(left);
    bar.spacing_mut().item_spacing.x = 6.0;
    let words = rect.width() >= WORDS;
    if words || rect.width() > 420.0 {
        bar.heading("Roadmap");
        bar.add_space(6.0);
    }
    modes(&mut bar, view, rect.width() > 500.0);
    choices(&mut bar, scene, view, words, actions);
}

/// The commands at the right; tells where they begin.
fn commands(bar: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) -> f32 {
    let rect = bar.max_rect();
    let right = UiBuilder::new().id_salt("right").max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let mut ui = bar.new_child(right);
    ui.spacing_mut().item_spacing.x = 6.0;
    let wide = rect.width() > 620.0;
    let new = primary_button(&mut ui, icons::PLUS, if wide { "Initiative" } else { "" });
    let new =
        new.accessible_name(Command::NewInitiative.name()).on_hover_text(Command::NewInitiative.tooltip(ui.ctx()));
    if new.clicked() {
        actions.push(Action::Run(Command::NewInitiative));
    }
    let share = if wide { format!("{}  Share", icons::EXPORT) } else { icons::EXPORT.into() };
    let share = ui.add(Button::new(share).min_size(vec2(28.0, 28.0))).accessible_name(Command::ShareRoadmap.name());
    if share.on_hover_text(Command::ShareRoadmap.tooltip(ui.ctx())).clicked() {
        actions.push(Action::Run(Command::ShareRoadmap));
    }
    let history = scene.document.history();
    for (command, about) in [(Command::Redo, history.redo_label()), (Command::Undo, history.undo_label())] {
        if command_button(&mut ui, command, scene.facts, about) {
            actions.push(Action::Run(command));
        }
    }
    ui.min_rect().min.x
}

/// The three ways to look at the plan.
fn modes(ui: &mut Ui, view: &mut RoadmapView, words: bool) {
    let t = Tokens::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (mode, command, name) in [
            (Mode::Timeline, Command::ShowTimeline, "Timeline"),
            (Mode::Horizons, Command::ShowHorizons, "Now, next, later"),
            (Mode::Table, Command::ShowTable, "Table"),
        ] {
            let picked = view.mode == mode;
            let text = if words { name.to_owned() } else { command.icon().to_owned() };
            let color = if picked { t.text } else { t.muted };
            let button = Button::new(RichText::new(text).color(color)).selected(picked).min_size(vec2(28.0, 28.0));
            let button = if picked { button.fill(t.selected) } else { button };
            let response = ui.add(button).accessible_name(name).on_hover_text(command.tooltip(ui.ctx()));
            if response.clicked() {
                view.mode = mode;
            }
        }
    });
}

/// A button that opens a menu: icon and words, or the icon alone.
fn choice(ui: &mut Ui, words: bool, icon: &str, text: &str) -> egui::Response {
    let label = if words { format!("{icon}  {text}") } else { icon.to_owned() };
    ui.add(Button::new(label).min_size(vec2(28.0, 28.0))).accessible_name(text).on_hover_text(text)
}

fn choices(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, words: bool, actions: &mut Vec<Action>) {
    let project = scene.document.project();
    if view.mode == Mode::Timeline {
        let text = format!("Lanes: {}", view.grouping.label().to_lowercase());
        let button = choice(ui, words, icons::ROWS, &text);
        Popup::menu(&button).accessible_name("Lanes").close_behavior(GO).show(|ui| {
            ui.set_width(170.0);
            for grouping in PlanGrouping::ALL.iter().copied() {
                if pick_one(ui, view.grouping == grouping, grouping.label()).clicked() {
                    view.grouping = grouping;
                }
            }
        });
    }
    if view.mode != Mode::Table {
        let text = format!("Colour: {}", view.coloring.label().to_lowercase());
        let button = choice(ui, words, icons::PALETTE, &text);
        Popup::menu(&button).accessible_name("Colour").close_behavior(GO).show(|ui| {
            ui.set_width(170.0);
            for coloring in Coloring::ALL.iter().copied() {
                if pick_one(ui, view.coloring == coloring, coloring.label()).clicked() {
                    view.coloring = coloring;
                }
            }
        });
    }
    let chosen = view.baseline.and_then(|id| project.baselines.get(id));
    let name = chosen.map_or_else(|| "none".to_owned(), |baseline| visible(&baseline.name).into_owned());
    let button = choice(ui, words, icons::GIT_DIFF, &format!("Baseline: {name}"));
    Popup::menu(&button).accessible_name("Baseline").close_behavior(GO).show(|ui| {
        ui.set_width(230.0);
        if pick_one(ui, view.baseline.is_none(), "None").clicked() {
            view.baseline = None;
        }
        let mut baselines: Vec<_> = project.baselines.iter().collect();
        baselines.sort_by_key(|baseline| std::cmp::Reverse((baseline.taken_at, baseline.id)));
        for baseline in baselines {
            if pick_one(ui, view.baseline == Some(baseline.id), &visible(&baseline.name)).clicked() {
                view.baseline = Some(baseline.id);
            }
        }
        ui.separator();
        if command_menu_item(ui, Command::TakeBaseline, scene.facts) {
            actions.push(Action::Run(Command::TakeBaseline));
        }
    });
    let button = choice(ui, words, icons::EYE, "Show");
    Popup::menu(&button).accessible_name("Show").close_behavior(STAY).show(|ui| {
        ui.set_width(250.0);
        tick(ui, &mut view.critical, "Critical path");
        tick(ui, &mut view.forecast, "Forecast from the board");
        tick(ui, &mut view.overview, "Overview of the whole plan");
        ui.separator();
        let mut pushes = !project.settings.manual_scheduling;
        if tick(ui, &mut pushes, "Moving a bar pushes what follows").clicked() {
            actions.push(Action::Run(Command::ToggleScheduling));
        }
    });
    undated(ui, scene, view, words, actions);
}

/// What has no dates has no place on the timeline; here it can be found.
fn undated(ui: &mut Ui, scene: Scene<'_>, view: &RoadmapView, words: bool, actions: &mut Vec<Action>) {
    let nodes = view.timeline.lanes.undated();
    if nodes.is_empty() || view.mode != Mode::Timeline {
        return;
    }
    let text = format!("{} without dates", count(nodes.len(), "bar", "bars"));
    let button = choice(ui, words, icons::CALENDAR_DOTS, &text);
    Popup::menu(&button).accessible_name("Without dates").close_behavior(GO).show(|ui| {
        ui.set_width(280.0);
        let rows = nodes.len();
        let height = 26.0;
        let nodes: Vec<Node> = nodes.iter().copied().collect();
        let area = egui::ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).auto_shrink([false, true]);
        area.show_rows(ui, height, rows, |ui, visible_rows| {
            for node in &nodes[visible_rows] {
                let icon = if matches!(node, Node::Milestone(_)) { icons::DIAMOND } else { icons::PATH };
                let title = visible(scene.document.project().node_title(*node)).into_owned();
                if menus::item(ui, icon, if title.is_empty() { "Untitled" } else { &title }, true) {
                    actions.push(Action::Plan(PlanAction::Pick(*node, Pick::Only)));
                    actions.push(Action::OpenInspector(true));
                }
            }
        });
    });
}
