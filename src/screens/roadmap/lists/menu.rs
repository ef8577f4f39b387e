//! The menu of a bar in the roadmap's lists.

use egui::{Button, Popup, Response, Ui, vec2};

use super::keys;
use crate::model::Node;
use crate::screens::roadmap::PlanAction;
use crate::screens::{Action, Pick, Scene};
use crate::ui::command::Command;
use crate::ui::widgets::command_menu_item;

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
    let by_key = response.has_focus() && keys::ask_for_menu(ui);
    let asked = by_key || response.secondary_clicked();
    if asked && !scene.document.plan_selection.contains(node) {
        actions.push(Action::Plan(PlanAction::Pick(node, Pick::Only)));
    }
    let popup = Popup::default_response_id(response);
    let was_open = Popup::is_id_open(ui.ctx(), popup);
    // Most have no open menu, and asking is cheaper than building one.
    if !asked && !was_open {
        return;
    }
    let (pass, opened) = (ui.ctx().cumulative_pass_nr(), popup.with("opened by key"));
    if asked {
        ui.data_mut(|data| data.insert_temp(opened, by_key.then_some(pass)));
    }
    let opened_by_key: Option<u64> = ui.data(|data| data.get_temp(opened)).flatten();
    if by_key {
        Popup::open_id(ui.ctx(), popup);
    }
    let name = format!("Menu of {}", scene.document.project().node_title(node));
    let mut menu = Popup::context_menu(response).accessible_name(name);
    if opened_by_key.is_some() {
        menu = menu.at_position(response.rect.left_bottom());
    }
    menu.show(|ui| {
        ui.set_width(WIDTH);
        // In its first pass a menu is only measured.
        if opened_by_key.is_some_and(|opened| pass <= opened + 2) {
            let first = ui.next_auto_id();
            ui.memory_mut(|memory| memory.request_focus(first));
        }
        add(ui, actions);
        ui.separator();
        for command in [Command::OpenBar, Command::RenameBar, Command::PinBars, Command::CloseInitiatives] {
            command_item(ui, scene, command, actions);
        }
        ui.separator();
        command_item(ui, scene, Command::DeleteBars, actions);
    });
    // The keyboard goes on from what the menu is of; the focus was in the menu that is gone now.
    let closed = was_open && !Popup::is_id_open(ui.ctx(), popup);
    if closed && !ui.input(|i| i.pointer.any_released()) {
        home.request_focus();
    }
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
