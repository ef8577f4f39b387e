//! The toolbar: which stories are shown, in which groups, and the views that were saved.

use egui::{Align, Button, Layout, Popup, Ui, UiBuilder, vec2};

use super::saved::SCREEN;
use super::view::BacklogView;
use crate::edit::{NewSprint, SprintEdit};
use crate::insight::ListGrouping;
use crate::model::{Project, Word as _};
use crate::screens::board::header::TOOLBAR;
use crate::screens::board::strip;
use crate::screens::filter_bar::{BESIDE_FILTER, FilterField, From, GO, Opener, STAY, SavedViews, filters};
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::icons;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{command_button, icon_button, pick_one, primary_button};

/// What the parts of the toolbar need at the least, in points: all with their words, all as icons, and those of the
/// filter as icons with the rest behind one button.
const WORDS: f32 = 640.0;
const ICONS: f32 = 350.0;
const FEW: f32 = 300.0;
/// The least widths of the whole bar with words on its commands, and with those that keys and menus have too.
const WIDE: f32 = 900.0;
const NARROW: f32 = 420.0;

/// What the buttons beside the filter take.
fn taken(width: f32) -> f32 {
    match width {
        _ if width >= WORDS => 470.0,
        _ if width >= ICONS => 215.0,
        _ if width >= FEW => 170.0,
        _ => 44.0,
    }
}

pub(super) fn toolbar(ui: &mut Ui, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    let mut bar = strip(ui, TOOLBAR, "backlog-toolbar");
    let right = commands(&mut bar, scene, view, actions);
    let rect = bar.max_rect().with_max_x(right - 6.0);
    let left = UiBuilder::new().id_salt("left").max_rect(rect).layout(Layout::left_to_right(Align::Center));
    let mut bar = bar.new_child(left);
    let beside = if view.filter.is_empty() { 0.0 } else { BESIDE_FILTER };
    let width = rect.width() - beside;
    if width >= FEW {
        bar.heading("Backlog");
        bar.add_space(6.0);
    }
    let (text, focus, filter) = view.filter_parts();
    let field = FilterField { text, focus, filter, taken: taken(width) };
    if field.show(&mut bar) {
        view.prepare_search(scene.document);
    }
    bar.spacing_mut().item_spacing.x = 6.0;
    let from = if width >= WORDS { From::Words } else { From::Icon };
    if width >= FEW {
        filters(&mut bar, scene, &mut view.filter, from);
    }
    if width >= ICONS {
        rest(&mut bar, scene, view, from, actions);
        return;
    }
    let response = icon_button(&mut bar, icons::DOTS_THREE, "More of the backlog", "More of the backlog");
    Popup::menu(&response).accessible_name("More of the backlog").close_behavior(STAY).show(|ui| {
        ui.set_width(220.0);
        if width < FEW {
            filters(ui, scene, &mut view.filter, From::Menu);
            ui.separator();
        }
        rest(ui, scene, view, From::Menu, actions);
    });
}

/// The commands at the right of the toolbar; tells where they begin.
fn commands(bar: &mut Ui, scene: Scene<'_>, view: &BacklogView, actions: &mut Vec<Action>) -> f32 {
    let rect = bar.max_rect();
    let layout = Layout::right_to_left(Align::Center);
    let mut ui = bar.new_child(UiBuilder::new().id_salt("right").max_rect(rect).layout(layout));
    ui.spacing_mut().item_spacing.x = 6.0;
    let (wide, narrow) = (rect.width() >= WIDE, rect.width() < NARROW);
    let story = if narrow {
        primary_button(&mut ui, "", icons::PLUS).accessible_name("Story")
    } else {
        primary_button(&mut ui, icons::PLUS, "Story")
    };
    if story.on_hover_text(Command::NewStory.tooltip(ui.ctx())).clicked() {
        actions.push(Action::Run(Command::NewStory));
    }
    let text = if wide { format!("{}  Plan a sprint", icons::CALENDAR_PLUS) } else { icons::CALENDAR_PLUS.into() };
    let plan = ui.add(Button::new(text).min_size(vec2(28.0, 28.0))).accessible_name("Plan a sprint");
    if plan.on_hover_text("Plan a sprint: the days after the last one, to be changed").clicked() {
        actions.push(Action::EditSprints(SprintEdit::Create(NewSprint::default())));
    }
    let refine = Command::Refine;
    let text = if wide { format!("{}  Refine", refine.icon()) } else { refine.icon().to_owned() };
    let mut button = Button::new(text).min_size(vec2(28.0, 28.0));
    if view.refining {
        button = button.fill(Tokens::of(&ui).selected);
    }
    let refining = ui.add(button).accessible_name(refine.name()).on_hover_text(refine.tooltip(ui.ctx()));
    ui.ctx().accesskit_node_builder(refining.id, |node| {
        node.set_toggled(if view.refining { egui::accesskit::Toggled::True } else { egui::accesskit::Toggled::False });
    });
    if refining.clicked() {
        actions.push(Action::Run(refine));
    }
    // Keys and the menu of the project have them too.
    let history = scene.document.history();
    for (command, label) in [(Command::Redo, history.redo_label()), (Command::Undo, history.undo_label())] {
        if !narrow && command_button(&mut ui, command, scene.facts, label) {
            actions.push(Action::Run(command));
        }
    }
    ui.min_rect().min.x
}

/// Groups and saved views.
fn rest(ui: &mut Ui, scene: Scene<'_>, view: &mut BacklogView, from: From, actions: &mut Vec<Action>) {
    groups(ui, view, from);
    views(ui, scene.document.project(), view, from, actions);
}

fn groups(ui: &mut Ui, view: &mut BacklogView, from: From) {
    let on = view.grouping != ListGrouping::None;
    let text = view.grouping.label();
    Opener { icon: icons::ROWS, text, name: "Groups", on, width: 200.0, close: GO }.show(ui, from, |ui| {
        for grouping in ListGrouping::ALL {
            if pick_one(ui, view.grouping == *grouping, grouping.label()).clicked() {
                view.grouping = *grouping;
                ui.close();
            }
        }
    });
}

fn views(ui: &mut Ui, project: &Project, view: &mut BacklogView, from: From, actions: &mut Vec<Action>) {
    let saved = SavedViews {
        screen: SCREEN,
        query: &view.query(),
        about: "A view keeps a filter and groups under a name.",
        is_plain: view.query().is_empty(),
    };
    if let Some(query) = saved.show(ui, project, from, actions) {
        view.set_query(&query);
    }
}
