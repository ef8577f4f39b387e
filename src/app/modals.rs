//! Windows over the window: questions, the shortcuts sheet, and the path prompt.

use std::path::{Path, PathBuf};

use egui::{Context, Id, Key, Modal, RichText, TextEdit, Ui};
use egui_extras::{Size, StripBuilder};

use super::dialogs::Ask;
use crate::ui::command::{Command, Group};
use crate::ui::format::visible;
use crate::ui::theme::{SECONDARY, TITLE, Tokens, semibold};
use crate::ui::widgets::primary_button;

/// What a person answers to "Save the changes?".
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum SaveAnswer {
    Save,
    Discard,
    Cancel,
}

/// A window in the middle, over all else.
#[derive(Clone, Copy, Debug)]
pub(super) struct Sheet<'a> {
    /// What it is called however its title changes.
    pub id: &'a str,
    pub title: &'a str,
    /// In points, if the window has that much.
    pub width: f32,
    /// Something is typed that a click beside it must not lose.
    pub held: bool,
}

impl Sheet<'_> {
    /// Shows it; also tells whether it is to close, by Escape or a click beside it.
    pub(super) fn show<R>(self, ctx: &Context, add: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
        let t = Tokens::of_theme(ctx.theme());
        let frame = egui::Frame::window(&ctx.global_style()).inner_margin(22);
        let shown = Modal::new(Id::unique(self.id)).backdrop_color(t.backdrop).frame(frame);
        let response = shown.show(ctx, |ui| {
            let id = ui.unique_id();
            ui.ctx().accesskit_node_builder(id, |node| {
                node.set_role(egui::Role::Dialog);
                node.set_label(self.title);
            });
            ui.set_width(self.width.min(ui.ctx().content_rect().width() - 60.0));
            ui.label(RichText::new(visible(self.title)).font(semibold(TITLE)));
            ui.add_space(4.0);
            add(ui)
        });
        let close = response.should_close() && !(self.held && response.backdrop_response.clicked());
        (response.inner, close)
    }
}

fn modal<R>(ctx: &Context, name: &str, width: f32, add: impl FnOnce(&mut Ui) -> R) -> (R, bool) {
    Sheet { id: name, title: name, width, held: false }.show(ctx, add)
}

/// Asks before changes are lost.
pub(super) fn save_changes(ctx: &Context, title: &str) -> Option<SaveAnswer> {
    let name = format!("Save the changes to {title}?");
    let (answer, close) = modal(ctx, &name, 420.0, |ui| {
        let t = Tokens::of(ui);
        ui.label(RichText::new("What you changed since the last save is lost otherwise.").color(t.muted));
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            let save = primary_button(ui, "", "Save");
            if ui.memory(|m| m.focused().is_none()) {
                save.request_focus();
            }
            if save.clicked() {
                return Some(SaveAnswer::Save);
            }
            if ui.button("Don’t save").clicked() {
                return Some(SaveAnswer::Discard);
            }
            ui.button("Cancel").clicked().then_some(SaveAnswer::Cancel)
        })
        .inner
    });
    answer.or(close.then_some(SaveAnswer::Cancel))
}

/// Asks yes or no about what cannot be undone.
pub(super) fn confirm(ctx: &Context, name: &str, text: &str, yes: &str) -> Option<bool> {
    let (answer, close) = modal(ctx, name, 420.0, |ui| {
        let t = Tokens::of(ui);
        ui.label(RichText::new(text).color(t.muted));
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            if primary_button(ui, "", yes).clicked() {
                return Some(true);
            }
            let cancel = ui.button("Cancel");
            if ui.memory(|m| m.focused().is_none()) {
                cancel.request_focus();
            }
            cancel.clicked().then_some(false)
        })
        .inner
    });
    answer.or(close.then_some(false))
}

/// The name of a new project that is being typed.
#[derive(Debug, Default)]
pub(super) struct Naming {
    name: String,
    shown: bool,
}

impl Naming {
    pub(super) fn show(&mut self, ctx: &Context) -> Named {
        let (answer, close) = modal(ctx, "New project", 460.0, |ui| {
            let t = Tokens::of(ui);
            ui.label(RichText::new("What is the product called?").color(t.muted));
            let edit = TextEdit::singleline(&mut self.name)
                .hint_text("Northwind Pay")
                .margin(egui::Margin::symmetric(8, 6))
                .desired_width(f32::INFINITY);
            let response = ui.add(edit).accessible_name("Name of the product");
            if !std::mem::replace(&mut self.shown, true) {
                response.request_focus();
            }
            let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            let name = self.name.trim();
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let create = ui.add_enabled_ui(!name.is_empty(), |ui| primary_button(ui, "", "Create")).inner;
                if !name.is_empty() && (enter || create.clicked()) {
                    return Named::As(name.to_owned());
                }
                if ui.button("Cancel").clicked() { Named::Cancelled } else { Named::NotYet }
            })
            .inner
        });
        if close && answer == Named::NotYet { Named::Cancelled } else { answer }
    }
}

/// What comes of asking for a name in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Named {
    NotYet,
    Cancelled,
    As(String),
}

/// The shortcuts sheet; false when it is to close.
pub(super) fn shortcuts(ctx: &Context) -> bool {
    let (done, close) = modal(ctx, "Keyboard shortcuts", 760.0, |ui| {
        let height = ui.ctx().content_rect().height() - 220.0;
        egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).show(ui, |ui| {
            ui.spacing_mut().item_spacing = egui::vec2(36.0, 2.0);
            let columns = [
                &[Group::Project, Group::Edit, Group::Stories, Group::Board, Group::Backlog, Group::Sprints][..],
                &[Group::Delivery, Group::Roadmap, Group::Timeline, Group::View, Group::Help],
            ];
            StripBuilder::new(ui).sizes(Size::remainder(), columns.len()).horizontal(|mut strip| {
                for groups in columns {
                    strip.cell(|ui| groups.iter().for_each(|group| shortcuts_of(ui, *group)));
                }
            });
        });
        ui.add_space(12.0);
        ui.button("Close").clicked()
    });
    !(done || close)
}

fn shortcuts_of(ui: &mut Ui, group: Group) {
    let t = Tokens::of(ui);
    if !Command::ALL.iter().any(|c| c.row().group == group && !c.row().shortcuts.is_empty()) {
        return;
    }
    ui.add_space(10.0);
    ui.label(RichText::new(group.label()).font(semibold(SECONDARY)).color(t.muted));
    ui.add_space(2.0);
    for command in Command::ALL.iter().copied().filter(|c| c.row().group == group) {
        let keys: Vec<String> = command.shortcut_texts(ui.ctx()).collect();
        if !keys.is_empty() {
            line(ui, command.name(), &keys);
        }
    }
    if group == Group::Stories {
        line(ui, "Go from card to card", &["Arrows"]);
        line(ui, "Select a range", &["Shift+Arrows"]);
        line(ui, "Lift cards, and drop them", &["Space"]);
    }
    if group == Group::Delivery {
        line(ui, "Go from point to point of a chart", &["Arrows"]);
        line(ui, "Open what is behind a point", &["Enter"]);
    }
    if group == Group::Roadmap {
        line(ui, "Go from bar to bar", &["Arrows"]);
        line(ui, "Select more bars", &["Shift+Arrows"]);
    }
}

/// An action with its keys; any of them does it.
fn line(ui: &mut Ui, name: &str, keys: &[impl AsRef<str>]) {
    let t = Tokens::of(ui);
    ui.allocate_ui_with_layout(
        egui::vec2(ui.available_width(), 22.0),
        egui::Layout::left_to_right(egui::Align::Center),
        |ui| {
            ui.spacing_mut().interact_size.y = 18.0;
            ui.label(name);
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.spacing_mut().item_spacing.x = 4.0;
                for keys in keys.iter().rev() {
                    crate::ui::widgets::chip(ui, keys.as_ref(), t.text, t.hover);
                }
            });
        },
    );
}

/// Types a path when no dialog of the system came.
#[derive(Debug)]
pub(super) struct PathPrompt {
    pub ask: Ask,
    text: String,
    fresh: bool,
}

/// What comes of the prompt in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Prompted {
    Path(PathBuf),
    Cancel,
}

impl PathPrompt {
    pub(super) fn new(ask: Ask) -> Self {
        let folder = ask.folder().map(Path::to_owned).or_else(|| std::env::current_dir().ok()).unwrap_or_default();
        let path = folder.join(ask.name().unwrap_or_default());
        Self { ask, text: path.display().to_string(), fresh: true }
    }

    pub(super) fn show(&mut self, ctx: &Context) -> Option<Prompted> {
        let verb = match self.ask {
            Ask::Open { .. } => "Open",
            Ask::Save { .. } => "Save",
            Ask::Share { .. } => "Share",
        };
        let (answer, close) = modal(ctx, self.ask.title(), 540.0, |ui| {
            let t = Tokens::of(ui);
            let text = "The system’s file dialog is not available here. Type the path of the file.";
            ui.label(RichText::new(text).color(t.muted));
            let edit = TextEdit::singleline(&mut self.text).desired_width(f32::INFINITY).cursor_at_end(true);
            let response = ui.add(edit).accessible_name("Path of the file");
            if std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            let enter = response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter));
            ui.add_space(8.0);
            ui.horizontal(|ui| {
                let usable = !self.text.trim().is_empty();
                let go = ui.add_enabled_ui(usable, |ui| primary_button(ui, "", verb)).inner;
                if usable && (enter || go.clicked()) {
                    return Some(Prompted::Path(self.path()));
                }
                ui.button("Cancel").clicked().then_some(Prompted::Cancel)
            })
            .inner
        });
        answer.or(close.then_some(Prompted::Cancel))
    }

    fn path(&self) -> PathBuf {
        let text = self.text.trim();
        let home = std::env::home_dir().zip(text.strip_prefix("~/"));
        self.ask.named(&home.map_or_else(|| PathBuf::from(text), |(home, rest)| home.join(rest)))
    }
}
