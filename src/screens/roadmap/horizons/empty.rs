//! What the view says where there is nothing to show.

use egui::{Align, Layout, Rect, RichText, Ui, UiBuilder, vec2};

use super::{Plan, card};
use crate::insight::Horizon;
use crate::screens::roadmap::Mode;
use crate::screens::roadmap::lists::empty;
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::primary_button;

/// No initiative has a card: there is none, or all are closed.
pub(super) fn screen(ui: &mut Ui, area: Rect, scene: Scene<'_>, mode: &mut Mode, actions: &mut Vec<Action>) {
    let all_closed = !scene.document.project().initiatives.is_empty();
    let (title, text) = if all_closed {
        ("Everything is closed", "Open initiatives stand here by how near they are. Closed ones stay on the timeline.")
    } else {
        ("No initiatives yet", "An initiative is a step of the plan. What runs now, comes next or later stands here.")
    };
    empty::sheet(ui, area, title, text, |ui| {
        if primary_button(ui, icons::PLUS, "New initiative").clicked() {
            actions.push(Action::Run(Command::NewInitiative));
        }
        if all_closed && ui.button("Show the timeline").clicked() {
            *mode = Mode::Timeline;
            ui.ctx().request_repaint();
        }
    });
}

/// What an empty column says.
pub(super) fn column(ui: &mut Ui, plan: Plan<'_>, horizon: Horizon, well: Rect) {
    let t = Tokens::of(ui);
    let quarter = card::quarter(plan, horizon);
    let text = match horizon {
        Horizon::Now => format!("Nothing runs or starts in {quarter}."),
        Horizon::Next => format!("Nothing starts in {quarter} yet."),
        Horizon::Later => format!("Nothing starts {quarter} on, and nothing is without dates."),
    };
    let rect = Rect::from_min_size(well.min + vec2(16.0, 18.0), vec2(well.width() - 32.0, 90.0));
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)));
    for text in [text.as_str(), "Drag an initiative here."] {
        ui.label(RichText::new(text).size(SECONDARY).color(t.muted));
    }
}
