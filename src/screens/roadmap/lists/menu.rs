//! The menu of a bar in the roadmap's lists.

use egui::{Button, Response, Ui, vec2};

use crate::model::Node;
use crate::screens::roadmap::PlanAction;
use crate::screens::{Action, Pick, Scene};
use crate::ui::command::Command;
use crate::ui::widgets::{ContextMenu, command_menu_item};

/// Wide enough for its longest row, in points.
const WIDTH: f32 = 300.0;

/// Shows the menu of what was pressed if it was asked for, by the pointer or by a key, which comes back to `home`. Its first
/// rows are `add`'s; then come the commands for what is selected.
pub(in crate::screens::roadmap) fn show(
    ui: &Ui,
    scene: Scene<'_>,
    (response, home): (&Response, &Response),
    node: Node,
    actions: &mut Vec<Action>,
    add: impl FnOnce(&mut Ui, &mut Vec<Action>),
) {
    let Some(menu) = ContextMenu::of(ui, response) else { return };
    if menu.asked && !scene.document.plan_selection.contains(node) {
        actions.push(Action::Plan(PlanAction::Pick(node, Pick::Only)));
    }
    let name = format!("Menu of {}", scene.document.project().node_title(node));
    menu.show(ui, home, name, WIDTH, |ui| {
        add(ui, actions);
        ui.separator();
        for command in [Command::OpenBar, Command::RenameBar, Command::PinBars, Command::CloseInitiatives] {
            command_item(ui, scene, command, actions);
        }
        ui.separator();
        command_item(ui, scene, Command::DeleteBars, actions);
    });
}

fn command_item(ui: &mut Ui, scene: Scene<'_>, command: Command, actions: &mut Vec<Action>) {
    if command_menu_item(ui, command, scene.facts) {
        actions.push(Action::Run(command));
    }
}

/// A row for what is no command. True when it was clicked; the menu closes then.
pub(in crate::screens::roadmap) fn item(ui: &mut Ui, icon: &str, name: &str, enabled: bool) -> bool {
    let button = Button::new(format!("{icon}   {name}")).frame_when_inactive(false);
    let button = button.min_size(vec2(ui.available_width(), 26.0));
    let clicked = ui.add_enabled(enabled, button).accessible_name(name).clicked();
    if clicked {
        ui.close();
    }
    clicked
}
