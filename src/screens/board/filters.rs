//! The toolbar: which stories are shown, in which lanes, and the views that were saved.
//!
//! What is filtered is one line of text. The buttons beside the field read their state from it and write into it, so that
//! typing, clicking and a saved view are the same thing.

use std::collections::BTreeSet;

use egui::{
    Align, Button, Id, Key, Layout, Margin, Popup, PopupCloseBehavior, RichText, Role, TextEdit, Ui, UiBuilder,
    WidgetInfo, vec2,
};

use super::header::{TOOLBAR, strip};
use super::view::{BoardView, NOT_IN_ARCHIVE, Show};
use crate::edit::ViewEdit;
use crate::insight::{Field, Grouping, NONE, Term, clear_field, terms, toggle_term};
use crate::model::{Priority, Project, SprintState, StoryKind, Word};
use crate::screens::{Action, Dialog, Scene};
use crate::ui::command::Command;
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{self, Choices, command_button, icon_button, pick_one, primary_button, tick};

/// The name by which saved views know this screen.
pub const SCREEN: &str = "Board";
/// What the parts of the toolbar need at the least, in points: all with their words, all as icons, and those of the
/// filter as icons with the rest behind one button.
const WORDS: f32 = 715.0;
const ICONS: f32 = 385.0;
const FEW: f32 = 300.0;
/// Below this width of the whole toolbar its right part is one icon.
const NARROW: f32 = 340.0;
/// What a sign of a problem and the button that clears the filter take.
const BESIDE_FILTER: f32 = 70.0;
/// The least and the greatest width of the filter, and what its frame takes of it.
const FILTER: [f32; 2] = [90.0, 210.0];
const FILTER_FRAME: f32 = 34.0;

/// Menus to tick in stay open; others close with what is picked.
const STAY: PopupCloseBehavior = PopupCloseBehavior::CloseOnClickOutside;
const GO: PopupCloseBehavior = PopupCloseBehavior::CloseOnClick;

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

/// Where a menu of the toolbar is opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Words,
    Icon,
    /// The menu of what has no room.
    Menu,
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
    filter_field(&mut bar, scene, view, room.taken());
    bar.spacing_mut().item_spacing.x = 6.0;
    let from = if room == Room::Words { From::Words } else { From::Icon };
    if room > Room::One {
        filters(&mut bar, scene, view, from);
    }
    if room > Room::Few {
        rest(&mut bar, scene, view, from, actions);
        return;
    }
    let response = icon_button(&mut bar, icons::DOTS_THREE, "More of the board", "More of the board");
    Popup::menu(&response).accessible_name("More of the board").close_behavior(STAY).show(|ui| {
        ui.set_width(220.0);
        if room == Room::One {
            filters(ui, scene, view, From::Menu);
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

/// What narrows the board down.
fn filters(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, from: From) {
    let terms = terms(&view.filter);
    let project = scene.document.project();
    people(ui, project, view, &terms, from);
    labels(ui, scene, view, &terms, from);
    more(ui, project, view, &terms, from);
}

/// Lanes, saved views, and which stories.
fn rest(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, from: From, actions: &mut Vec<Action>) {
    lanes(ui, scene, view, from);
    views(ui, scene.document.project(), view, from, actions);
    show(ui, scene, view, from);
}

/// The field of the filter, in what the buttons beside it leave.
fn filter_field(bar: &mut Ui, scene: Scene<'_>, view: &mut BoardView, taken: f32) {
    let t = Tokens::of(bar);
    let width = (bar.available_width() - taken).clamp(FILTER[0], FILTER[1]) - FILTER_FRAME;
    let hint = "Words, @person, #label, is:blocked";
    let field = TextEdit::singleline(&mut view.filter)
        .hint_text("Filter stories")
        .prefix(RichText::new(icons::MAGNIFYING_GLASS).color(t.muted))
        .background_color(t.bg)
        .margin(Margin::symmetric(8, 5))
        .desired_width(width);
    let field = bar.add(field).accessible_name("Filter stories");
    let field = field.on_hover_text(format!("{}\n{hint}", Command::Filter.tooltip(bar.ctx())));
    if std::mem::take(&mut view.focus_filter) {
        field.request_focus();
    }
    if field.has_focus() {
        view.prepare_search(scene.document);
    }
    if field.lost_focus() && bar.input(|i| i.key_pressed(Key::Escape)) {
        view.filter.clear();
    }
    if let Some(problem) = view.shown(scene.document).filter().problems().first() {
        let text = format!("{problem} {}", problem.hint());
        let sign = bar.label(RichText::new(icons::WARNING).color(t.warn));
        sign.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
        bar.ctx().accesskit_node_builder(sign.id, |node| node.set_live(egui::accesskit::Live::Polite));
        sign.on_hover_text(text);
    }
    if !view.filter.is_empty() {
        let clear = Button::new(icons::X).frame_when_inactive(false);
        if bar.add(clear).accessible_name("Clear the filter").on_hover_text("Clear the filter").clicked() {
            view.filter.clear();
        }
    }
}

/// A choice of a menu: the term's value and what it is called.
type Choice = widgets::Choice<String>;

fn named(name: &str) -> Choice {
    Choice::new(name.to_owned(), name)
}

fn unset(label: &str) -> Choice {
    Choice::new(NONE.to_owned(), label)
}

fn words<W: Word>() -> Vec<Choice> {
    W::ALL.iter().map(|w| Choice::new(w.word().to_owned(), w.label())).collect()
}

/// The values that the query asks for.
fn asked(terms: &[Term], field: Field) -> Vec<&str> {
    terms.iter().filter(|t| t.field == Some(field) && !t.excluded).map(|t| t.value.as_str()).collect()
}

/// A menu of the toolbar: what it is called, and what its button says.
#[derive(Clone, Copy)]
struct Opener<'a> {
    icon: &'a str,
    text: &'a str,
    name: &'a str,
    on: bool,
    /// The width of the menu, in points.
    width: f32,
    close: PopupCloseBehavior,
}

impl Opener<'_> {
    fn show(self, ui: &mut Ui, from: From, add: impl FnOnce(&mut Ui)) {
        let Self { icon, text, name, width, close, .. } = self;
        let add = |ui: &mut Ui| {
            ui.set_width(width);
            add(ui);
        };
        if from == From::Menu {
            let response = ui.menu_button(format!("{icon}   {name}"), add).response;
            response.accessible_name(format!("{name}: {text}"));
        } else {
            let response = self.button(ui, from);
            Popup::menu(&response).accessible_name(name).close_behavior(close).show(add);
        }
    }

    fn button(self, ui: &mut Ui, from: From) -> egui::Response {
        let Self { icon, text, name, on, .. } = self;
        let t = Tokens::of(ui);
        let label = if from == From::Words { format!("{icon}  {text}") } else { icon.to_owned() };
        let mut button = Button::new(RichText::new(label).color(if on { t.accent } else { t.text }));
        if on {
            button = button.fill(t.selected);
        }
        // An id of its own: what comes and goes before it in the bar would change another, and close its menu.
        let room = UiBuilder::new().scope_id(Id::unique(("toolbar", name)));
        let response = ui.scope_builder(room, |ui| ui.add(button)).inner;
        response.accessible_name(format!("{name}: {text}")).on_hover_text(format!("{name}: {text}"))
    }
}

/// What a button says of the values that are asked for.
fn summary(asked: &[&str], none: &str, many: &str) -> String {
    match asked {
        [] => none.to_owned(),
        [one] => visible(one).into_owned(),
        several => format!("{} {many}", several.len()),
    }
}

fn people(ui: &mut Ui, project: &Project, view: &mut BoardView, terms: &[Term], from: From) {
    let asked = asked(terms, Field::Person);
    let text = summary(&asked, "Anyone", "people");
    let on = !asked.is_empty();
    let opener = Opener { icon: icons::USER, text: &text, name: "Person", on, width: 240.0, close: STAY };
    let choices = || {
        let mut people: Vec<_> = project.people.iter().filter(|p| !p.left).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name));
        people.into_iter().map(|p| named(&p.name)).chain([unset("Nobody")]).collect()
    };
    opener.show(ui, from, |ui| list(ui, view, Field::Person, &asked, choices));
}

fn labels(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, terms: &[Term], from: From) {
    let asked = asked(terms, Field::Label);
    let text = summary(&asked, "Label", "labels");
    let on = !asked.is_empty();
    let opener = Opener { icon: icons::TAG, text: &text, name: "Label", on, width: 240.0, close: STAY };
    let choices = || {
        let colored = scene.document.project().settings.label_colors.keys().map(String::as_str);
        let all: BTreeSet<&str> = scene.document.indexes().labels().chain(colored).collect();
        all.into_iter().map(named).chain([unset("No label")]).collect()
    };
    opener.show(ui, from, |ui| list(ui, view, Field::Label, &asked, choices));
}

/// Shows the choices of one field; a click puts it into the query or takes it out.
fn list(ui: &mut Ui, view: &mut BoardView, field: Field, asked: &[&str], choices: impl FnOnce() -> Vec<Choice>) {
    let id = ui.make_persistent_id(("choices", field));
    let mut list = Choices::open(ui, id, choices);
    if list.is_long() {
        list.field(ui, &field.label().to_lowercase());
    }
    let is_on = |choice: &Choice| asked.iter().any(|value| value.to_lowercase() == choice.value.to_lowercase());
    list.rows(ui, |ui, _, choice, _| {
        let mut on = is_on(choice);
        if tick(ui, &mut on, &choice.label).changed() {
            view.filter = toggle_term(&view.filter, field, &choice.value);
        }
    });
    list.keep(ui, id);
    if !asked.is_empty() {
        ui.separator();
        if ui.button(format!("Any {}", field.label().to_lowercase())).clicked() {
            view.filter = clear_field(&view.filter, field);
            ui.close();
        }
    }
}

/// The fields that have no button of their own.
fn more(ui: &mut Ui, project: &Project, view: &mut BoardView, terms: &[Term], from: From) {
    const FIELDS: [Field; 6] =
        [Field::Initiative, Field::Sprint, Field::Release, Field::Kind, Field::Priority, Field::Is];
    let on = FIELDS.iter().map(|field| asked(terms, *field).len()).sum::<usize>();
    let text = if on == 0 { "Filter".to_owned() } else { format!("{on} more") };
    let opener =
        Opener { icon: icons::FUNNEL, text: &text, name: "More filters", on: on > 0, width: 200.0, close: STAY };
    opener.show(ui, from, |ui| {
        for field in FIELDS {
            let asked = asked(terms, field);
            let mark = if asked.is_empty() { String::new() } else { format!("  ({})", asked.len()) };
            ui.menu_button(format!("{}{mark}", field.label()), |ui| {
                ui.set_width(240.0);
                list(ui, view, field, &asked, || choices_of(project, field));
            });
        }
    });
}

fn choices_of(project: &Project, field: Field) -> Vec<Choice> {
    let mut choices = match field {
        Field::Initiative => project.initiatives.iter().map(|i| named(&i.title)).collect(),
        Field::Sprint => {
            let open = project.sprints.iter().filter(|s| s.state != SprintState::Closed);
            open.map(|s| named(&s.name)).collect()
        }
        Field::Release => project.releases.iter().map(|r| named(&r.name)).collect(),
        Field::Kind => return words::<StoryKind>(),
        Field::Priority => return words::<Priority>(),
        Field::Is => return words::<crate::insight::StoryState>(),
        Field::Person | Field::Label => Vec::new(),
    };
    choices.sort_by(|a: &Choice, b| a.label.cmp(&b.label));
    choices.push(unset("None"));
    choices
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
    let mut saved: Vec<_> = project.views.iter().filter(|saved| saved.screen == SCREEN).collect();
    saved.sort_by(|a, b| a.name.cmp(&b.name));
    let query = view.query(project);
    let present = saved.iter().find(|saved| saved.query.trim() == query && !query.is_empty());
    let text = present.map_or("Views".to_owned(), |saved| visible(&saved.name).into_owned());
    let on = present.is_some();
    let opener = Opener { icon: icons::BOOKMARKS, text: &text, name: "Saved views", on, width: 260.0, close: GO };
    opener.show(ui, from, |ui| {
        for saved in &saved {
            ui.horizontal(|ui| {
                let is_present = present.is_some_and(|present| present.id == saved.id);
                let name = visible(&saved.name);
                let row = Button::selectable(is_present, name.as_ref()).min_size(vec2(200.0, 26.0)).truncate();
                if ui.add_sized(vec2(200.0, 26.0), row).on_hover_text(saved.query.as_str()).clicked() {
                    view.set_query(project, &saved.query);
                    ui.close();
                }
                let name = format!("Delete view {}", saved.name);
                if icon_button(ui, icons::TRASH, &name, &name).clicked() {
                    actions.push(Action::EditViews(ViewEdit::Delete(saved.id)));
                }
            });
        }
        if saved.is_empty() {
            let muted = Tokens::of(ui).muted;
            let text = "A view keeps a filter, lanes, orders and what is shown under a name.";
            ui.label(RichText::new(text).size(SECONDARY).color(muted));
        }
        ui.separator();
        if ui.add_enabled(!query.is_empty(), Button::new("Save this view…")).clicked() {
            actions.push(Action::OpenDialog(Dialog::SaveView { screen: SCREEN.to_owned(), query: query.clone() }));
            ui.close();
        }
        let is_plain = view.filter.trim().is_empty() && view.grouping == Grouping::None && view.sorts.is_empty();
        if !is_plain && ui.button("Show everything").clicked() {
            let show = view.show;
            view.set_query(project, "");
            view.show = show;
            ui.close();
        }
    });
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
