//! The bar above the screen: which list is shown, and what can be made.

use egui::{Align, Button, Layout, RichText, Ui, UiBuilder, vec2};

use super::view::{SprintsView, Tab};
use crate::screens::board::strip;
use crate::screens::{Action, Scene};
use crate::ui::Tokens;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::widgets::{command_button, primary_button};

/// The height of the bar.
const HEIGHT: f32 = 43.0;
/// The least widths of the bar with the name of the screen, and with words on its buttons, in points.
const HEADING: f32 = 560.0;
const WORDS: f32 = 440.0;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &SprintsView, actions: &mut Vec<Action>) {
    let mut bar = strip(ui, HEIGHT, "sprints-toolbar");
    let rect = bar.max_rect();
    let right = UiBuilder::new().id_salt("right").max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let mut right = bar.new_child(right);
    right.spacing_mut().item_spacing.x = 6.0;
    let new = match view.tab {
        Tab::Sprints => Command::NewSprint,
        Tab::Releases => Command::NewRelease,
    };
    let words = rect.width() >= WORDS;
    let button = if words {
        primary_button(&mut right, icons::PLUS, new.name())
    } else {
        primary_button(&mut right, "", icons::PLUS)
    };
    if button.accessible_name(new.name()).on_hover_text(new.tooltip(right.ctx())).clicked() {
        actions.push(Action::Run(new));
    }
    let history = scene.document.history();
    for (command, about) in [(Command::Redo, history.redo_label()), (Command::Undo, history.undo_label())] {
        if command_button(&mut right, command, scene.facts, about) {
            actions.push(Action::Run(command));
        }
    }
    bar.spacing_mut().item_spacing.x = 6.0;
    if rect.width() >= HEADING {
        bar.heading("Sprints");
        bar.add_space(6.0);
    }
    tabs(&mut bar, view, actions);
}

fn tabs(ui: &mut Ui, view: &SprintsView, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (tab, command, name) in
            [(Tab::Sprints, Command::ShowSprints, "Sprints"), (Tab::Releases, Command::ShowReleases, "Releases")]
        {
            let picked = view.tab == tab;
            let color = if picked { t.text } else { t.muted };
            let button = Button::new(RichText::new(name).color(color)).selected(picked).min_size(vec2(28.0, 28.0));
            let button = if picked { button.fill(t.selected) } else { button };
            let response = ui.add(button).accessible_name(command.name()).on_hover_text(command.tooltip(ui.ctx()));
            if response.clicked() {
                actions.push(Action::Run(command));
            }
        }
    });
}
