//! The bar above the charts: how far they look back, and undo.

use egui::{Align, Button, Layout, RichText, Ui, UiBuilder, vec2};

use super::card::choose;
use super::choices::Range;
use super::view::DeliveryView;
use crate::screens::board::strip;
use crate::screens::{Action, Scene};
use crate::ui::Tokens;
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::widgets::command_button;

/// The height of the bar.
const HEIGHT: f32 = 43.0;
/// The least width of the bar with a button for each range.
const WIDE: f32 = 560.0;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView, actions: &mut Vec<Action>) {
    let mut bar = strip(ui, HEIGHT, "delivery-toolbar");
    let rect = bar.max_rect();
    let right = UiBuilder::new().id_salt("right").max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let mut right = bar.new_child(right);
    right.spacing_mut().item_spacing.x = 6.0;
    let history = scene.document.history();
    for (command, about) in [(Command::Redo, history.redo_label()), (Command::Undo, history.undo_label())] {
        if command_button(&mut right, command, scene.facts, about) {
            actions.push(Action::Run(command));
        }
    }
    bar.spacing_mut().item_spacing.x = 6.0;
    bar.heading("Delivery");
    bar.add_space(6.0);
    if rect.width() >= WIDE {
        ranges(&mut bar, &mut view.chosen.range);
    } else {
        let label = |range: &Range| range.label().to_owned();
        choose(&mut bar, "Range of the charts", &mut view.chosen.range, &Range::ALL, label);
    }
    if view.enlarged.is_some() {
        let back = Button::new(format!("{}  All charts", icons::ARROW_LEFT)).min_size(vec2(0.0, 28.0));
        if bar.add(back).accessible_name("All charts").on_hover_text("All charts (Esc)").clicked() {
            view.focus = view.enlarged.take();
        }
    }
}

fn ranges(bar: &mut Ui, chosen: &mut Range) {
    let t = Tokens::of(bar);
    bar.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for range in Range::ALL {
            let picked = *chosen == range;
            let color = if picked { t.text } else { t.muted };
            let button = Button::new(RichText::new(range.label()).color(color)).selected(picked);
            let button = if picked { button.fill(t.selected) } else { button };
            let name = match range {
                Range::All => "From the first event on".to_owned(),
                _ => format!("The last {}", range.label()),
            };
            if ui.add(button.min_size(vec2(28.0, 28.0))).accessible_name(&name).on_hover_text(name).clicked() {
                *chosen = range;
            }
        }
    });
}
