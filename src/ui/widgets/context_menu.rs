//! The menu of what was pressed, asked for by the pointer or by a key.

use egui::{Id, Key, Modifiers, Popup, Response, Ui};

/// A menu that is open, or was asked for in this frame.
#[derive(Debug)]
pub struct ContextMenu<'a> {
    response: &'a Response,
    popup: Id,
    was_open: bool,
    by_key: bool,
    /// It was asked for in this frame.
    pub asked: bool,
}

impl<'a> ContextMenu<'a> {
    /// None while the menu is neither open nor asked for: most have none, and asking is cheaper than building one.
    pub fn of(ui: &Ui, response: &'a Response) -> Option<Self> {
        // What was pressed may open a list of its own.
        let popup = response.id.with("context menu");
        let by_key = response.has_focus() && asked_by_key(ui);
        let asked = by_key || response.secondary_clicked();
        let was_open = Popup::is_id_open(ui.ctx(), popup);
        (asked || was_open).then_some(Self { response, popup, was_open, by_key, asked })
    }

    /// Shows it, `width` points wide. The keyboard goes into it when it was asked for by a key, and back to `home` when
    /// it closes.
    pub fn show(self, ui: &Ui, home: &Response, name: String, width: f32, rows: impl FnOnce(&mut Ui)) {
        let Self { response, popup, was_open, by_key, asked } = self;
        let (pass, opened) = (ui.ctx().cumulative_pass_nr(), popup.with("opened by key"));
        if asked {
            ui.data_mut(|data| data.insert_temp(opened, by_key.then_some(pass)));
        }
        let opened_by_key: Option<u64> = ui.data(|data| data.get_temp(opened)).flatten();
        if by_key {
            Popup::open_id(ui.ctx(), popup);
        }
        let mut menu = Popup::context_menu(response).id(popup).accessible_name(name);
        if opened_by_key.is_some() {
            menu = menu.at_position(response.rect.left_bottom());
        }
        menu.show(|ui| {
            ui.set_width(width);
            // In its first pass a menu is only measured.
            if opened_by_key.is_some_and(|opened| pass <= opened + 2) {
                let first = ui.next_auto_id();
                ui.memory_mut(|memory| memory.request_focus(first));
            }
            rows(ui);
        });
        // The focus was in the menu that is gone now.
        let closed = was_open && !Popup::is_id_open(ui.ctx(), popup);
        if closed && !ui.input(|i| i.pointer.any_released()) {
            home.request_focus();
        }
    }
}

/// The keys for a menu on most systems.
fn asked_by_key(ui: &Ui) -> bool {
    ui.input_mut(|i| i.consume_key(Modifiers::SHIFT, Key::F10) || i.consume_key(Modifiers::NONE, Key::Menu))
}
