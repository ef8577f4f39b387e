//! The application: one window with one project.
//!
//! # Theory of operation
//!
//! A frame shows the shell and a screen, which say what the person asked for as actions; when all is shown, the actions
//! are carried out one by one, in [`dispatch`]. Only there and in [`files`] does the document change. Threads report
//! through a channel that is read in `logic`, which also runs while the window is hidden.

pub mod command_line;
pub mod dialogs;
mod dispatch;
mod drop_targets;
mod files;
mod modals;
mod palette;
mod plan;
mod planning;
pub mod preferences;
mod share;
mod shell;
mod status;
mod stories;
mod toasts;
mod windows;
pub mod work;

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::Receiver;

use egui::{Context, Ui, ViewportCommand};

use self::dialogs::{FileDialogs, NativeDialogs};
use self::drop_targets::{DropTargets, Drops};
use self::files::{FileState, Start};
use self::modals::{Named, Naming};
use self::palette::Palette;
use self::preferences::{Keeper, Preferences};
use self::share::Sharing;
use self::shell::StatusPressed;
use self::status::Status;
use self::toasts::{Pressed, Toasts};
use self::windows::Window;
use self::work::{Line, Message};
use crate::screens::backlog::{self, BacklogView};
use crate::screens::board::{self, BoardView};
use crate::screens::delivery::{self, DeliveryView};
use crate::screens::inspector::{self, InspectorView};
use crate::screens::roadmap::inspector::PlanInspector;
use crate::screens::roadmap::{self, RoadmapView};
use crate::screens::sprints::{self, SprintsView};
use crate::screens::welcome;
use crate::screens::{Action, Scene};
use crate::session::{Clock, Document};
use crate::storage::{Files, SystemFiles};
use crate::ui::command::{self, Command, Facts, Screen};
use crate::ui::format::Dates;
use crate::ui::{Tokens, fonts, theme};

/// What an app is made of; tests put other parts in.
pub struct Setup {
    /// Where preferences are kept; nowhere when `None`.
    pub preferences: Option<PathBuf>,
    pub dialogs: Box<dyn FileDialogs>,
    pub files: Arc<dyn Files>,
    pub clock: Clock,
    /// How the system writes dates, such as "en-GB".
    pub locale: Option<String>,
    /// What to open at the start.
    pub start: Start,
}

impl std::fmt::Debug for Setup {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Setup")
            .field("preferences", &self.preferences)
            .field("start", &self.start)
            .finish_non_exhaustive()
    }
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            preferences: Preferences::default_path(),
            dialogs: Box::new(NativeDialogs),
            files: Arc::new(SystemFiles),
            clock: Clock::System,
            locale: sys_locale::get_locale(),
            start: Start::Welcome,
        }
    }
}

pub use files::Start as StartWith;

/// The window's content.
pub struct App {
    document: Option<Document>,
    file: FileState,
    sharing: Sharing,
    preferences: Preferences,
    stored_preferences: Preferences,
    keeper: Option<Keeper>,
    screen: Screen,
    board: BoardView,
    backlog: BacklogView,
    sprints: SprintsView,
    delivery: DeliveryView,
    roadmap: RoadmapView,
    drop_targets: DropTargets,
    inspector: InspectorView,
    plan_inspector: PlanInspector,
    naming: Option<Naming>,
    palette: Option<Palette>,
    shortcuts_shown: bool,
    window: Option<Window>,
    /// Something lies over the screen.
    covered: bool,
    /// What had the keyboard's focus before.
    focus_below: Option<egui::Id>,
    toasts: Toasts,
    status: Status,
    dialogs: Box<dyn FileDialogs>,
    files: Arc<dyn Files>,
    line: Line,
    inbox: Receiver<Message>,
    clock: Clock,
    locale: Option<String>,
    dates: Dates,
    title: String,
}

impl std::fmt::Debug for App {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("App")
            .field("document", &self.title)
            .field("preferences", &self.preferences)
            .finish_non_exhaustive()
    }
}

impl App {
    pub fn new(ctx: &Context, setup: Setup) -> Self {
        fonts::install(ctx);
        theme::apply(ctx);
        let preferences = setup.preferences.as_deref().map(Preferences::load).unwrap_or_default();
        let (line, inbox) = Line::new(ctx.clone());
        let mut app = Self {
            document: None,
            file: FileState::default(),
            sharing: Sharing::default(),
            dates: Dates::default(),
            locale: setup.locale,
            stored_preferences: preferences.clone(),
            preferences,
            keeper: setup.preferences.map(Keeper::new),
            screen: Screen::default(),
            board: BoardView::default(),
            backlog: BacklogView::default(),
            sprints: SprintsView::default(),
            delivery: DeliveryView::default(),
            roadmap: RoadmapView::default(),
            drop_targets: DropTargets::default(),
            inspector: InspectorView::default(),
            plan_inspector: PlanInspector::default(),
            naming: None,
            palette: None,
            shortcuts_shown: false,
            window: None,
            covered: false,
            focus_below: None,
            toasts: Toasts::default(),
            status: Status::default(),
            dialogs: setup.dialogs,
            files: setup.files,
            line,
            inbox,
            clock: setup.clock,
            title: String::new(),
        };
        app.apply_preferences(ctx);
        app.start(setup.start);
        app
    }

    /// The open document.
    pub fn document(&self) -> Option<&Document> {
        self.document.as_ref()
    }

    pub fn preferences(&self) -> &Preferences {
        &self.preferences
    }

    /// Changes what the app prefers, as the settings would.
    pub fn set_preferences(&mut self, ctx: &Context, change: impl FnOnce(&mut Preferences)) {
        change(&mut self.preferences);
        self.apply_preferences(ctx);
    }

    fn facts(&self) -> Facts {
        let document = self.document.as_ref();
        Facts {
            document: document.is_some(),
            // A project without a file can always be saved, changed or not.
            dirty: document.is_some_and(|d| d.is_dirty() || d.path().is_none()),
            undo: document.is_some_and(|d| d.history().undo_label().is_some()),
            redo: document.is_some_and(|d| d.history().redo_label().is_some()),
            selected: document.map_or(0, |d| d.selection.len()),
            archive: self.screen == Screen::Board && self.board.show == board::Show::Archived,
            active_sprint: document.is_some_and(|d| d.indexes().active_sprint().is_some()),
            filtered: match self.screen {
                Screen::Backlog => !self.backlog.query().is_empty(),
                _ => !self.board.filter.trim().is_empty(),
            },
            reading: self.file.is_reading(),
            screen: self.screen,
            bars: document.map_or(0, |d| d.plan_selection.len()),
            link: self.roadmap.link.is_some(),
            timeline: self.roadmap.mode == roadmap::Mode::Timeline,
            sprint: document.and_then(|d| self.sprints.sprint(d.project())).map(|sprint| sprint.state),
            release: document.is_some_and(|d| self.sprints.release(d.project()).is_some()),
        }
    }

    fn apply_preferences(&mut self, ctx: &Context) {
        ctx.set_theme(self.preferences.theme);
        ctx.set_zoom_factor(self.preferences.scale as f32 / 100.0);
        ctx.all_styles_mut(|style| style.animation_time = if self.preferences.motion { theme::MOTION } else { 0.0 });
        self.dates = Dates::new(self.preferences.dates, self.locale.as_deref());
    }

    /// Hands preferences that changed to whoever keeps them.
    fn keep_preferences(&mut self) {
        if self.preferences == self.stored_preferences {
            return;
        }
        self.stored_preferences = self.preferences.clone();
        if let Some(keeper) = &self.keeper {
            keeper.keep(self.preferences.clone());
        }
    }

    fn screen(&mut self, ui: &mut Ui, facts: &Facts, actions: &mut Vec<Action>) {
        let Some(document) = &self.document else {
            welcome::show(ui, facts, &self.preferences.recent, actions);
            return;
        };
        let Preferences { motion, cards, .. } = self.preferences;
        let scene = Scene { document, facts, dates: self.dates, cards, motion };
        if self.screen != Screen::Roadmap {
            actions.extend(self.roadmap.leave_timeline().map(Action::Plan));
        }
        match self.screen {
            Screen::Board => board::head(ui, scene, &mut self.board, actions),
            Screen::Backlog => backlog::head(ui, scene, &mut self.backlog, actions),
            Screen::Sprints => sprints::head(ui, scene, &mut self.sprints, actions),
            Screen::Delivery => delivery::head(ui, scene, &mut self.delivery, actions),
            Screen::Roadmap => roadmap::head(ui, scene, &mut self.roadmap, actions),
        }
        if self.preferences.inspector {
            let fill = Tokens::of(ui).panel;
            egui::Panel::right("inspector")
                .exact_size(inspector::WIDTH)
                .resizable(false)
                .frame(egui::Frame::new().fill(fill))
                .show(ui, |ui| {
                    // In a room of its own: something too wide is cut there, and does not push the panel aside.
                    let rect = ui.max_rect();
                    let room = egui::UiBuilder::new().id_salt("inspector").max_rect(rect);
                    let ui = &mut ui.new_child(room);
                    match self.screen {
                        Screen::Board | Screen::Backlog | Screen::Sprints | Screen::Delivery => {
                            inspector::show(ui, scene, &mut self.inspector, actions);
                        }
                        Screen::Roadmap => {
                            roadmap::inspector::show(ui, scene, &self.roadmap, &mut self.plan_inspector, actions);
                        }
                    }
                });
        }
        match self.screen {
            Screen::Board => board::body(ui, scene, &mut self.board, actions),
            Screen::Backlog => backlog::body(ui, scene, &mut self.backlog, actions),
            Screen::Sprints => sprints::body(ui, scene, &mut self.sprints, actions),
            Screen::Delivery => delivery::body(ui, scene, &mut self.delivery, actions),
            Screen::Roadmap => roadmap::body(ui, scene, &mut self.roadmap, actions),
        }
    }

    /// Everything that lies over the screen.
    fn overlays(&mut self, ctx: &Context, frame: &eframe::Frame, facts: &Facts, actions: &mut Vec<Action>) {
        if let Some(palette) = &mut self.palette
            && !palette.show(ctx, facts, self.document.as_ref(), actions)
        {
            self.palette = None;
        }
        if self.shortcuts_shown {
            self.shortcuts_shown = modals::shortcuts(ctx);
        }
        self.show_window(ctx, actions);
        match self.naming.as_mut().map(|naming| naming.show(ctx)) {
            None | Some(Named::NotYet) => {}
            Some(Named::Cancelled) => self.naming = None,
            Some(Named::As(name)) => {
                self.naming = None;
                actions.push(Action::CreateProject { name });
            }
        }
        self.file_overlays(ctx, frame);
        self.share_overlay(ctx);
        let present = self.document.as_ref().map(|d| d.history().present());
        if self.toasts.show(ctx, present) == Some(Pressed::Undo) {
            actions.push(Action::Run(Command::Undo));
        }
    }

    fn overlay_count(&self) -> usize {
        let shown = [
            self.palette.is_some(),
            self.shortcuts_shown,
            self.window.is_some(),
            self.naming.is_some(),
            self.file.is_asking(),
            self.sharing.is_asking(),
        ];
        shown.into_iter().filter(|shown| *shown).count() + self.toasts.len()
    }

    fn is_modal(&self) -> bool {
        self.overlay_count() > self.toasts.len()
    }

    /// What lies over the screen gets the keyboard, or keys would go to the card beneath; then it goes back.
    fn hand_focus_over(&mut self, ctx: &Context) {
        let covered = self.is_modal();
        if covered && !self.covered {
            self.focus_below = ctx.memory(egui::Memory::focused);
            if let Some(id) = self.focus_below {
                ctx.memory_mut(|m| m.surrender_focus(id));
            }
        } else if !covered && self.covered {
            // In the first frame without it egui still keeps the focus from all that a window lay over.
            if ctx.memory(|m| m.top_modal_layer().is_some()) {
                ctx.request_repaint();
                return;
            }
            if let Some(id) = self.focus_below.take() {
                ctx.memory_mut(|m| m.request_focus(id));
            }
        }
        self.covered = covered;
    }

    /// The window's title, when it changed.
    fn set_title(&mut self, ctx: &Context) {
        let title = match &self.document {
            Some(document) => {
                let dot = if document.is_dirty() { "• " } else { "" };
                format!("{dot}{} — Roadboard", document.title())
            }
            None => "Roadboard".into(),
        };
        if title != self.title {
            ctx.send_viewport_cmd(ViewportCommand::Title(title.clone()));
            self.title = title;
        }
    }
}

impl eframe::App for App {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        while let Ok(message) = self.inbox.try_recv() {
            self.receive(ctx, message);
        }
        self.guard_close(ctx);
    }

    fn ui(&mut self, ui: &mut Ui, frame: &mut eframe::Frame) {
        let ctx = ui.ctx().clone();
        let facts = self.facts();
        let (mut actions, mut commands) = (Vec::new(), Vec::new());
        self.hand_focus_over(&ctx);
        if !self.is_modal() && !egui::Popup::is_any_open(&ctx) {
            // While something is held, keys belong to the drag.
            let idle = match self.screen {
                Screen::Board => self.board.drag.is_idle(),
                Screen::Backlog => self.backlog.is_idle(),
                Screen::Sprints => self.sprints.is_idle(),
                Screen::Delivery => self.delivery.is_idle(),
                Screen::Roadmap => self.roadmap.is_idle(),
            };
            commands = command::pressed(&ctx, self.screen);
            commands.retain(|command| idle || command.is_harmless());
            if self.document.is_some() && idle && arrow_without_focus(&ctx) {
                actions.push(Action::Run(match self.screen {
                    Screen::Board => Command::GoToBoard,
                    Screen::Backlog => Command::GoToBacklog,
                    Screen::Sprints => Command::GoToSprints,
                    Screen::Delivery => Command::GoToDelivery,
                    Screen::Roadmap => Command::GoToRoadmap,
                }));
            }
        }
        files::take_dropped_files(&ctx, &mut actions);
        let drops = match self.screen {
            Screen::Backlog if self.backlog.drag.by_pointer() => {
                Some((self.backlog.drag.assigns().cloned(), &mut self.backlog.assign_to))
            }
            Screen::Board if self.board.drag.by_pointer() => {
                Some((self.board.drag.assigns().cloned(), &mut self.board.assign_to))
            }
            _ => None,
        };
        let drops = drops.map(|(over, places)| Drops { list: &mut self.drop_targets, over, places });
        shell::navigation(ui, self.document.as_ref(), &self.preferences.recent, &facts, drops, &mut actions);
        let status = shell::StatusLine {
            screen: self.screen,
            roadmap: &self.roadmap,
            document: self.document.as_ref(),
            file: &self.file,
            status: &self.status,
            board: &self.board,
            backlog: &self.backlog,
            scale: self.preferences.scale,
        };
        let pressed = shell::status_bar(ui, status, &mut actions);
        let fill = Tokens::of(ui).bg;
        egui::CentralPanel::default().frame(egui::Frame::new().fill(fill)).show(ui, |ui| {
            self.screen(ui, &facts, &mut actions);
        });
        let before = self.overlay_count();
        self.overlays(&ctx, frame, &facts, &mut actions);
        // What the person asked for shows in the next frame, and nothing else would ask for that frame.
        if !actions.is_empty() || !commands.is_empty() || self.overlay_count() != before {
            ctx.request_repaint();
        }
        self.run_all(&ctx, frame, commands);
        for action in actions {
            self.carry_out(&ctx, frame, action);
        }
        // After the overlays: a field that appears under the click that asked for it would lose the focus to that click.
        if let Some(pressed) = pressed {
            match pressed {
                StatusPressed::CancelReading => self.file.cancel_reading(),
                StatusPressed::TypePath => self.type_path_instead(),
            }
            ctx.request_repaint();
        }
        self.note_window_size(&ctx);
        self.keep_preferences();
        self.set_title(&ctx);
    }

    fn clear_color(&self, visuals: &egui::Visuals) -> [f32; 4] {
        visuals.panel_fill.to_normalized_gamma_f32()
    }
}

/// An arrow was pressed and nothing has the focus: the keyboard begins on the board.
fn arrow_without_focus(ctx: &Context) -> bool {
    use egui::{Key, Modifiers};
    let arrows = [Key::ArrowUp, Key::ArrowDown, Key::ArrowLeft, Key::ArrowRight];
    ctx.memory(|m| m.focused().is_none())
        && ctx.input_mut(|i| arrows.into_iter().any(|key| i.consume_key(Modifiers::NONE, key)))
}

impl App {
    fn note_window_size(&mut self, ctx: &Context) {
        let (size, maximized) = ctx.input(|i| (i.viewport().inner_rect, i.viewport().maximized));
        let size = size.map(|rect| rect.size() * ctx.zoom_factor());
        if let Some(size) = size.filter(|_| maximized != Some(true)) {
            self.preferences.window = Some((size.x.round(), size.y.round()));
        }
    }
}
