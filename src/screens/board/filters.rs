//! The toolbar: which stories are shown, in which lanes, and the views that were saved.
//!
//! What is filtered is one line of text. The buttons beside the field read their state from it and write into it, so that
//! typing, clicking and a saved view are the same thing.

use egui::{Align, Layout, Popup, Ui, UiBuilder};

use super::header::{TOOLBAR, strip};
use super::view::{BoardView, NOT_IN_ARCHIVE, Show};
use crate::insight::Grouping;
use crate::model::{Project, Word as _};
use crate::screens::filter_bar::{BESIDE_FILTER, FilterField, From, GO, Opener, STAY, SavedViews, filters};
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::widgets::{command_button, icon_button, pick_one, primary_button};

/// The name by which saved views know this screen.
pub const SCREEN: &str = "Board";
/// What the parts of the toolbar need at the least, in points: all with their words, all as icons, and those of the
/// filter as icons with the rest behind one button.
const WORDS: f32 = 715.0;
const ICONS: f32 = 385.0;
const FEW: f32 = 300.0;
/// Below this width of the whole toolbar its right part is one icon.
const NARROW: f32 = 340.0;
/// How much room the toolbar has for its buttons.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Room {
    /// All behind one button.
    One,
    /// Icons for what filters, one button for the rest.
    Few,
    Icons,
    Words,
}

impl Room {
    fn of(width: f32) -> Self {
        match width {
            _ if width >= WORDS => Self::Words,
            _ if width >= ICONS => Self::Icons,
            _ if width >= FEW => Self::Few,
            _ => Self::One,
        }
    }

    /// What the buttons beside the filter take.
    fn taken(self) -> f32 {
        match self {
            Self::One => 44.0,
            Self::Few => 170.0,
            Self::Icons => 250.0,
            Self::Words => 560.0,
        }
    }
}

pub(super) fn toolbar(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let mut bar = strip(ui, TOOLBAR, "board-toolbar");
    let right = commands(&mut bar, scene, actions);
    let rect = bar.max_rect().with_max_x(right - 6.0);
    let left = UiBuilder::new().id_salt("left").max_rect(rect).layout(Layout::left_to_right(Align::Center));
    let mut bar = bar.new_child(left);
    let beside = if view.filter.is_empty() { 0.0 } else { BESIDE_FILTER };
    let room = Room::of(rect.width() - beside);
    if room > Room::One {
        bar.heading("Board");
        bar.add_space(6.0);
    }
    let BoardView { filter: text, focus_filter: focus, .. } = view;
    let field = FilterField { text, focus, filter: view.arrangement.filter(), taken: room.taken() };
    if field.show(&mut bar) {
        view.prepare_search(scene.document);
    }
    bar.spacing_mut().item_spacing.x = 6.0;
    let from = if room == Room::Words { From::Words } else { From::Icon };
    if room > Room::One {
        filters(&mut bar, scene, &mut view.filter, from);
    }
    if room > Room::Few {
        rest(&mut bar, scene, view, from, actions);
        return;
    }
    let response = icon_button(&mut bar, icons::DOTS_THREE, "More of the board", "More of the board");
    Popup::menu(&response).accessible_name("More of the board").close_behavior(STAY).show(|ui| {
        ui.set_width(220.0);
        if room == Room::One {
            filters(ui, scene, &mut view.filter, From::Menu);
            ui.separator();
        }
        rest(ui, scene, view, From::Menu, actions);
    });
}

/// The commands at the right of the toolbar; tells where they begin.
fn commands(bar: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) -> f32 {
    let rect = bar.max_rect();
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = bar.new_child(UiBuilder::new().id_salt("right").max_rect(rect).layout(layout));
    let narrow = rect.width() < NARROW;
    let tooltip = Command::NewStory.tooltip(ui.ctx());
    let story = ui.add_enabled_ui(!scene.facts.archive, |ui| {
        if narrow {
            primary_button(ui, "", icons::PLUS).accessible_name("Story")
        } else {
            primary_button(ui, icons::PLUS, "Story")
        }
    });
    if story.inner.on_hover_text(tooltip).on_disabled_hover_text(NOT_IN_ARCHIVE).clicked() {
        actions.push(Action::Run(Command::NewStory));
    }
    // Keys and the menu of the project have them too.
    let history = scene.document.history();
    for (command, label) in [(Command::Redo, history.redo_label()), (Command::Undo, history.undo_label())] {
        let label = label.map(|label| scene.dates.label(label));
        if !narrow && command_button(&mut ui, command, scene.facts, label.as_deref()) {
            actions.push(Action::Run(command));
        }
    }
    ui.min_rect().min.x
}

/// Lanes, saved views, and which stories.
fn rest(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, from: From, actions: &mut Vec<Action>) {
    lanes(ui, scene, view, from);
    views(ui, scene.document.project(), view, from, actions);
    show(ui, scene, view, from);
}

fn lanes(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, from: From) {
    let text = view.grouping.label();
    let on = view.grouping != Grouping::None;
    let opener = Opener { icon: icons::ROWS, text, name: "Lanes", on, width: 200.0, close: GO };
    opener.show(ui, from, |ui| {
        for grouping in Grouping::ALL {
            if pick_one(ui, view.grouping == *grouping, grouping.label()).clicked() {
                view.grouping = *grouping;
                ui.close();
            }
        }
        if on {
            ui.separator();
            if ui.button("Fold all lanes").clicked() {
                view.folds.lanes = view.shown(scene.document).lanes().iter().cloned().collect();
            }
            if ui.button("Unfold all lanes").clicked() {
                view.folds.lanes.clear();
            }
        }
    });
}

fn views(ui: &mut Ui, project: &Project, view: &mut BoardView, from: From, actions: &mut Vec<Action>) {
    let saved = SavedViews {
        screen: SCREEN,
        query: &view.query(project),
        about: "A view keeps a filter, lanes, orders and what is shown under a name.",
        is_plain: view.filter.trim().is_empty() && view.grouping == Grouping::None && view.sorts.is_empty(),
    };
    if let Some(query) = saved.show(ui, project, from, actions) {
        let show = view.show;
        view.set_query(project, &query);
        if query.is_empty() {
            view.show = show;
        }
    }
}

/// Which stories: the active sprint's, all, or those in the archive.
fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, from: From) {
    let sprint = scene.document.indexes().active_sprint().is_some();
    let (icon, text) = match view.show {
        Show::Sprint if sprint => (icons::REPEAT, "Active sprint"),
        Show::Archived => (icons::ARCHIVE, "Archive"),
        _ => (icons::STACK, "All stories"),
    };
    let on = view.show == Show::Archived;
    let opener = Opener { icon, text, name: "Shows", on, width: 200.0, close: GO };
    opener.show(ui, from, |ui| {
        let mut choice = |show, text: &str, enabled: bool| {
            let chosen = view.show == show || (show == Show::All && view.show == Show::Sprint && !sprint);
            if ui.add_enabled_ui(enabled, |ui| pick_one(ui, chosen, text)).inner.clicked() {
                view.show = show;
                ui.close();
            }
        };
        choice(Show::Sprint, "Active sprint", sprint);
        choice(Show::All, "All stories", true);
        choice(Show::Archived, "Archive", true);
    });
}
