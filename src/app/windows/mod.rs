//! Windows that ask for more than a click can say: about a column, a split, what is unmet, a view, a baseline, a theme, a
//! picture to share, the start and the end of a sprint, the settings.
//!
//! One is open at a time and keeps what is typed until it is asked for; what can take effect at once does. All of them
//! end in actions.

mod baseline;
mod calendar;
mod checks;
mod column;
mod complete_sprint;
mod delete_column;
mod move_to;
mod project;
mod save_view;
mod settings;
mod share;
mod split;
mod start_sprint;
mod theme;

use egui::{Context, Key, Response, RichText, Ui, vec2};

use self::baseline::TakeBaseline;
use self::checks::ChecksWindow;
use self::column::ColumnWindow;
use self::complete_sprint::CompleteWindow;
use self::delete_column::DeleteColumn;
use self::move_to::MoveTo;
use self::save_view::SaveView;
use self::settings::{Section, SettingsWindow};
use self::share::ShareWindow;
use self::split::SplitWindow;
use self::start_sprint::StartWindow;
use self::theme::NewTheme;
use super::App;
use crate::edit::{ColumnEdit, MoveStories, SprintEdit, Unmet};
use crate::model::StoryId;
use crate::screens::{Action, Dialog};
use crate::ui::theme::{SECONDARY, Tokens, semibold};
use crate::ui::widgets::{pick_one, primary_button};

/// The window that is open.
#[derive(Debug)]
pub(super) enum Window {
    Column(ColumnWindow),
    DeleteColumn(DeleteColumn),
    Split(SplitWindow),
    Checks(ChecksWindow),
    SaveView(SaveView),
    MoveTo(MoveTo),
    TakeBaseline(TakeBaseline),
    NewTheme(NewTheme),
    Share(ShareWindow),
    StartSprint(StartWindow),
    CompleteSprint(CompleteWindow),
    Settings(SettingsWindow),
}

impl App {
    /// Opens a window, or does at once what needs no answer.
    pub(super) fn open_dialog(&mut self, ctx: &Context, dialog: Dialog) {
        let Some(document) = &self.document else { return };
        let project = document.project();
        self.window = match dialog {
            Dialog::Column(column) => Some(Window::Column(ColumnWindow::new(column))),
            Dialog::DeleteColumn(column) => match DeleteColumn::new(project, column) {
                Some(window) => Some(Window::DeleteColumn(window)),
                None => return self.delete_column(ctx, &ColumnEdit::Delete { column, stories_to: None }),
            },
            Dialog::Split(story) => project.stories.get(story).map(|story| Window::Split(SplitWindow::new(story))),
            Dialog::SaveView { screen, query } => Some(Window::SaveView(SaveView::new(screen, query))),
            Dialog::ProjectSettings => Some(Window::Settings(SettingsWindow::at(Section::Project))),
            Dialog::TakeBaseline => Some(Window::TakeBaseline(TakeBaseline::new(document, self.dates))),
            Dialog::NewTheme => Some(Window::NewTheme(NewTheme::new())),
            Dialog::Share => {
                let last = self.sharing.last();
                Some(Window::Share(ShareWindow::new(last, ctx.theme() == egui::Theme::Dark, &self.roadmap)))
            }
            Dialog::StartSprint(sprint) => match StartWindow::new(document, sprint) {
                Some(window) => Some(Window::StartSprint(window)),
                None => return self.edit_sprints(ctx, &SprintEdit::Start(sprint)),
            },
            Dialog::CompleteSprint(sprint) => CompleteWindow::new(document, sprint).map(Window::CompleteSprint),
            Dialog::MoveTo => MoveTo::new(document, &self.board).map(Window::MoveTo),
        };
    }

    pub(super) fn open_settings(&mut self) {
        self.window = Some(Window::Settings(SettingsWindow::at(Section::Preferences)));
    }

    /// Asks about what is unmet before stories move; `lead` is the one to follow afterwards.
    pub(super) fn ask_checks(&mut self, ask: MoveStories, unmet: Vec<Unmet>, lead: Option<StoryId>) {
        let Some(document) = &self.document else { return };
        self.window = Some(Window::Checks(ChecksWindow::new(document.project(), ask, unmet, lead)));
    }

    /// Closes the question about what is unmet, and tells which story to follow.
    pub(super) fn answer_checks(&mut self) -> Option<StoryId> {
        match self.window.take() {
            Some(Window::Checks(window)) => window.lead,
            other => {
                self.window = other;
                None
            }
        }
    }

    /// Shows the window that is open.
    pub(super) fn show_window(&mut self, ctx: &Context, actions: &mut Vec<Action>) {
        let Some(mut window) = self.window.take() else { return };
        let stays = match (&mut window, &self.document) {
            (Window::Settings(settings), document) => {
                let before = self.preferences.clone();
                let stays = settings.show(ctx, document.as_ref(), &mut self.preferences, self.dates, actions);
                if self.preferences != before {
                    self.apply_preferences(ctx);
                }
                stays
            }
            (_, None) => false,
            (Window::Column(column), Some(document)) => column.show(ctx, document.project(), actions),
            (Window::DeleteColumn(column), Some(document)) => column.show(ctx, document.project(), actions),
            (Window::Split(split), Some(document)) => split.show(ctx, document.project(), actions),
            (Window::Checks(checks), Some(document)) => {
                let author = self.inspector.author(document);
                checks.show(ctx, document.project(), author, actions)
            }
            (Window::MoveTo(to), Some(document)) => to.show(ctx, document, &self.board, actions),
            (Window::TakeBaseline(take), Some(document)) => take.show(ctx, document, self.dates, actions),
            (Window::NewTheme(theme), Some(document)) => theme.show(ctx, document.project(), actions),
            (Window::StartSprint(start), Some(document)) => start.show(ctx, document, actions),
            (Window::CompleteSprint(complete), Some(document)) => complete.show(ctx, document, actions),
            (Window::Share(share), Some(_)) => share.show(ctx, &self.roadmap, actions),
            (Window::SaveView(view), Some(document)) => view.show(ctx, document.project(), actions),
        };
        if stays {
            self.window = Some(window);
        } else {
            actions.push(Action::EndTyping);
        }
    }
}

/// What was pressed at the foot of a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Foot {
    Confirm,
    Cancel,
}

/// The buttons that end a window. `enter` confirms as the first of them does, when it is possible.
fn foot(ui: &mut Ui, verb: &str, possible: bool, enter: bool) -> Option<Foot> {
    ui.add_space(10.0);
    ui.horizontal(|ui| {
        let confirm = ui.add_enabled_ui(possible, |ui| primary_button(ui, "", verb)).inner;
        if possible && (enter || confirm.clicked()) {
            return Some(Foot::Confirm);
        }
        ui.button("Cancel").clicked().then_some(Foot::Cancel)
    })
    .inner
}

/// Enter was pressed in this control.
fn enters(ui: &Ui, response: &Response) -> bool {
    (response.has_focus() || response.lost_focus()) && ui.input(|i| i.key_pressed(Key::Enter))
}

/// The name of a part of a window.
fn heading(ui: &mut Ui, text: &str) {
    ui.add_space(8.0);
    ui.label(RichText::new(text).font(semibold(SECONDARY)));
}

/// A choice of one, with a line that says what it means. True when it was clicked.
fn explained_radio(ui: &mut Ui, picked: bool, label: &str, meaning: &str) -> Response {
    let t = Tokens::of(ui);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.spacing_mut().interact_size.y = 24.0;
        let response = pick_one(ui, picked, label);
        ui.label(RichText::new(meaning).size(SECONDARY).color(t.muted));
        response
    })
    .inner
}

/// A scrolled part that is at most as high as the window allows beside `rest` points of other parts.
fn scrolled<R>(ui: &mut Ui, rest: f32, add: impl FnOnce(&mut Ui) -> R) -> R {
    let height = (ui.ctx().content_rect().height() - rest).max(120.0);
    let area = egui::ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
    area.show(ui, |ui| {
        // The scroll bar floats; fields keep clear of it.
        let width = ui.available_width() - 10.0;
        ui.allocate_ui(vec2(width, 0.0), |ui| {
            ui.set_width(width);
            add(ui)
        })
        .inner
    })
    .inner
}
