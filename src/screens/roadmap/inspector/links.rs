//! What a bar or a milestone waits for, and what waits for it.

use egui::{Button, Id, Label, RichText, Ui};

use super::gathered::{OfOne, Tie, candidates};
use super::numbers::{Look, Typed, number_field};
use super::words::{self, Tone};
use super::{PlanInspector, Sight, Texts, ask, go_to, icon_of, mark};
use crate::edit::{GREATEST_LAG, LinkEdit};
use crate::model::{Dependency, Link, Node, Word as _};
use crate::screens::Action;
use crate::screens::inspector::INNER;
use crate::screens::inspector::blockers::story_line;
use crate::screens::inspector::pieces::{heading, quiet_button, show_all};
use crate::screens::roadmap::PlanAction;
use crate::ui::format::thousands;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{Choice, picker, picker_button};

/// So many of each are shown until all are asked for.
const FEW: usize = 8;
/// How far what a link says stands in from its title, in points.
const INDENT: f32 = 22.0;
/// The least and the greatest lag, in working days.
pub(super) const LAGS: std::ops::RangeInclusive<i64> = -(GREATEST_LAG as i64)..=GREATEST_LAG as i64;

/// Which end of its links a node is at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Predecessors,
    Successors,
}

impl Side {
    fn heading(self) -> &'static str {
        match self {
            Self::Predecessors => "Predecessors",
            Self::Successors => "Successors",
        }
    }

    /// What one is called within a sentence.
    fn noun(self) -> &'static str {
        match self {
            Self::Predecessors => "predecessor",
            Self::Successors => "successor",
        }
    }

    fn adding(self) -> &'static str {
        match self {
            Self::Predecessors => "Add a predecessor",
            Self::Successors => "Add a successor",
        }
    }

    fn link(self, node: Node, other: Node) -> LinkEdit {
        let (from, to) = match self {
            Self::Predecessors => (other, node),
            Self::Successors => (node, other),
        };
        LinkEdit::Create { from, to, link: Link::default(), lag: 0 }
    }
}

pub(super) fn show(
    ui: &mut Ui,
    sight: Sight<'_>,
    state: &mut PlanInspector,
    node: Node,
    lists: &OfOne,
    actions: &mut Vec<Action>,
) {
    let PlanInspector { texts, unfolded, .. } = state;
    for (side, ties, all) in [
        (Side::Predecessors, &lists.before, &mut unfolded.before),
        (Side::Successors, &lists.after, &mut unfolded.after),
    ] {
        let number = if ties.is_empty() { String::new() } else { thousands(ties.len()) };
        heading(ui, side.heading(), &number);
        ui.spacing_mut().item_spacing.y = 1.0;
        let shown = if *all { ties.len() } else { FEW };
        for tie in ties.iter().take(shown) {
            ui.push_id(tie.link.id, |ui| row(ui, sight, texts, side, tie, actions));
        }
        show_all(ui, &format!("the {}s", side.noun()), ties.len(), FEW, all);
        add(ui, sight, side, node, lists, actions);
    }
}

/// A list of all that is on the roadmap, to link with what is picked.
fn add(ui: &mut Ui, sight: Sight<'_>, side: Side, node: Node, lists: &OfOne, actions: &mut Vec<Action>) {
    ui.scope(|ui| {
        ui.spacing_mut().button_padding = egui::vec2(4.0, 3.0);
        let text = RichText::new(format!("{}  {}", icons::PLUS, side.adding())).color(Tokens::of(ui).muted);
        let button = Button::new(text).frame_when_inactive(false);
        let choices = || {
            let others = candidates(sight.project, node, lists);
            others.into_iter().map(|(other, title)| Choice::new(other, &title)).collect()
        };
        // Nothing in the list is the present one: the node itself is not in it.
        if let Some(other) = picker_button(ui, side.adding(), "", button, &node, choices) {
            actions.push(ask(PlanAction::EditLinks(side.link(node, other))));
        }
    });
}

/// The other end, and below it what the link asks for.
fn row(ui: &mut Ui, sight: Sight<'_>, texts: &mut Texts, side: Side, tie: &Tie, actions: &mut Vec<Action>) {
    let title = sight.title(tie.other);
    let near = ui.rect_contains_pointer(egui::Rect::from_min_size(ui.cursor().min, egui::vec2(INNER, 48.0)));
    story_line(ui, |ui| {
        let name = format!("Remove {} {title}", side.noun());
        if quiet_button(ui, icons::X, &name, near).clicked() {
            actions.push(ask(PlanAction::EditLinks(LinkEdit::Delete(vec![tie.link.id]))));
        }
        ui.with_layout(egui::Layout::left_to_right(egui::Align::Center), |ui| {
            open(ui, tie.other, &title, actions);
        });
    });
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 2.0;
        ui.spacing_mut().button_padding = egui::vec2(4.0, 2.0);
        ui.spacing_mut().interact_size.y = 22.0;
        ui.add_space(INDENT - 4.0);
        let of = format!("{} {title}", side.noun());
        kind(ui, &tie.link, &format!("Kind of {of}"), actions);
        let typed = lag(ui, &tie.link, &format!("Lag of {of}"), texts, actions);
        if typed.bad {
            let text = RichText::new(format!("{} −{GREATEST_LAG} to {GREATEST_LAG}", icons::WARNING)).size(SECONDARY);
            ui.label(text.color(Tokens::of(ui).bad));
        } else {
            standing(ui, tie, &title, actions);
        }
    });
}

/// A bar or a milestone by its title; a click shows it.
pub(super) fn open(ui: &mut Ui, node: Node, title: &str, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    ui.label(RichText::new(icon_of(node)).color(t.pm));
    let button = Button::new(RichText::new(title)).frame_when_inactive(false).truncate();
    let name = format!("Go to {title}");
    if ui.add(button).accessible_name(&name).on_hover_text(name).clicked() {
        go_to(node, actions);
    }
}

/// The ends that it ties, to be picked from a list.
fn kind(ui: &mut Ui, link: &Dependency, name: &str, actions: &mut Vec<Action>) {
    let choices = || Link::ALL.iter().map(|kind| Choice::new(*kind, kind.label())).collect();
    let shown = RichText::new(link.link.label()).size(SECONDARY).color(Tokens::of(ui).muted);
    if let Some(kind) = picker(ui, name, shown, &link.link, choices) {
        actions.push(ask(PlanAction::EditLinks(LinkEdit::Kind(link.id, kind))));
    }
}

/// The field for the lag of a link.
pub(super) fn lag(ui: &mut Ui, link: &Dependency, name: &str, texts: &mut Texts, actions: &mut Vec<Action>) -> Typed {
    let mut buffer = texts.lag.take_if(|(of, _)| *of == link.id).map(|(_, text)| text);
    let look = Look {
        id: Id::unique(("lag", link.id)),
        name,
        hint: "0",
        width: 56.0,
        range: LAGS,
        empty: Some(0),
        value: Some(link.lag.into()),
        shown: words::lag(link.lag),
    };
    let typed = number_field(ui, look, &mut buffer);
    if let Some(text) = buffer {
        texts.lag = Some((link.id, text));
    }
    let lag = typed.value.and_then(|lag| i32::try_from(lag).ok());
    actions.extend(lag.map(|lag| ask(PlanAction::TypeInLink(LinkEdit::Lag(link.id, lag)))));
    actions.extend(typed.left.then_some(Action::EndTyping));
    typed
}

/// How it stands; what is broken opens the link, where it can be put right.
fn standing(ui: &mut Ui, tie: &Tie, title: &str, actions: &mut Vec<Action>) {
    let said = words::tightness(tie.slack);
    let (icon, color) = mark(ui, said.tone);
    let text = RichText::new(format!("{icon} {}", said.text).trim().to_owned()).size(SECONDARY).color(color);
    if said.tone != Tone::Bad {
        ui.add(Label::new(text).truncate());
        return;
    }
    let button = ui.add(Button::new(text).frame_when_inactive(false).truncate());
    let name = format!("Link with {title}, {}", said.text);
    if button.accessible_name(name).on_hover_text("Show the link, and what can be done").clicked() {
        actions.push(ask(PlanAction::PickLink(tie.link.id)));
    }
}
