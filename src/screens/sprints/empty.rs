//! What the screen says where there is no sprint or no release.

use egui::{Align, Frame, Layout, Rect, RichText, Stroke, Ui, UiBuilder, pos2, vec2};

use super::view::Tab;
use crate::screens::Action;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::theme::{TITLE, Tokens, semibold};
use crate::ui::widgets::primary_button;

/// The greatest width of the sheet, in points.
const WIDTH: f32 = 400.0;

pub(super) fn show(ui: &mut Ui, area: Rect, tab: Tab, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let (title, text, command) = match tab {
        Tab::Sprints => (
            "No sprint yet",
            "A sprint is a time box with a goal. Plan the first: it gets a name and days that you can change.",
            Command::NewSprint,
        ),
        Tab::Releases => (
            "No release yet",
            "A release is a version that stories are shipped in. Its notes can be made from what is done.",
            Command::NewRelease,
        ),
    };
    let width = WIDTH.min(area.width() - 24.0);
    let rect = Rect::from_center_size(pos2(area.center().x, area.min.y + 170.0), vec2(width, 150.0));
    let ui = &mut ui.new_child(UiBuilder::new().max_rect(rect).layout(Layout::top_down(Align::Center)));
    let frame = Frame::new().fill(t.panel).corner_radius(10).stroke(Stroke::new(1.0, t.line)).inner_margin(18);
    frame.show(ui, |ui| {
        ui.set_width(width - 36.0);
        ui.vertical_centered(|ui| {
            ui.label(RichText::new(title).font(semibold(TITLE)));
            ui.label(RichText::new(text).color(t.muted));
            ui.add_space(6.0);
            if primary_button(ui, icons::PLUS, command.name()).clicked() {
                actions.push(Action::Run(command));
            }
        });
    });
}
