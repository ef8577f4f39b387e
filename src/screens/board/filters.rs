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
use super::view::{BoardView, Show};
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
/// Below this width of the toolbar its buttons show icons only.
const ROOMY: f32 = 880.0;
pub(super) fn toolbar(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, actions: &mut Vec<Action>) {
    let roomy = ui.available_width() >= ROOMY;
    let mut bar = strip(ui, TOOLBAR, "board-toolbar");
    bar.heading("Board");
    bar.add_space(6.0);
    filter_field(&mut bar, scene, view);
    bar.spacing_mut().item_spacing.x = 6.0;
    let terms = terms(&view.filter);
    let project = scene.document.project();
    people(&mut bar, project, view, &terms, roomy);
    labels(&mut bar, scene, view, &terms, roomy);
    more(&mut bar, project, view, &terms, roomy);
    lanes(&mut bar, scene, view, roomy);
    views(&mut bar, project, view, roomy, actions);
    show(&mut bar, scene, view, roomy);
    bar.with_layout(Layout::right_to_left(Align::Center), |ui| {
        let tooltip = Command::NewStory.tooltip(ui.ctx());
        if primary_button(ui, icons::PLUS, "Story").on_hover_text(tooltip).clicked() {
            actions.push(Action::Run(Command::NewStory));
        }
        let history = scene.document.history();
        for (command, label) in [(Command::Redo, history.redo_label()), (Command::Undo, history.undo_label())] {
            if command_button(ui, command, scene.facts, label) {
                actions.push(Action::Run(command));
            }
        }
    });
}

fn filter_field(bar: &mut Ui, scene: Scene<'_>, view: &mut BoardView) {
    let t = Tokens::of(bar);
    let width = (bar.available_width() - 560.0).clamp(110.0, 210.0);
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

/// A button of the toolbar that opens a menu.
fn opener(ui: &mut Ui, icon: &str, text: &str, name: &str, on: bool, roomy: bool) -> egui::Response {
    let t = Tokens::of(ui);
    let label = if roomy { format!("{icon}  {text}") } else { icon.to_owned() };
    let mut button = Button::new(RichText::new(label).color(if on { t.accent } else { t.text }));
    if on {
        button = button.fill(t.selected);
    }
    // An id of its own: what comes and goes before it in the bar would change another, and close its menu.
    let room = UiBuilder::new().scope_id(Id::unique(("toolbar", name)));
    let response = ui.scope_builder(room, |ui| ui.add(button)).inner;
    response.accessible_name(format!("{name}: {text}")).on_hover_text(format!("{name}: {text}"))
}

/// What a button says of the values that are asked for.
fn summary(asked: &[&str], none: &str, many: &str) -> String {
    match asked {
        [] => none.to_owned(),
        [one] => visible(one).into_owned(),
        several => format!("{} {many}", several.len()),
    }
}

fn people(ui: &mut Ui, project: &Project, view: &mut BoardView, terms: &[Term], roomy: bool) {
    let asked = asked(terms, Field::Person);
    let text = summary(&asked, "Anyone", "people");
    let response = opener(ui, icons::USER, &text, "Person", !asked.is_empty(), roomy);
    let choices = || {
        let mut people: Vec<_> = project.people.iter().filter(|p| !p.left).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name));
        people.into_iter().map(|p| named(&p.name)).chain([unset("Nobody")]).collect()
    };
    menu(&response, view, Field::Person, &asked, choices);
}

fn labels(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, terms: &[Term], roomy: bool) {
    let asked = asked(terms, Field::Label);
    let text = summary(&asked, "Label", "labels");
    let response = opener(ui, icons::TAG, &text, "Label", !asked.is_empty(), roomy);
    let choices = || {
        let colored = scene.document.project().settings.label_colors.keys().map(String::as_str);
        let all: BTreeSet<&str> = scene.document.indexes().labels().chain(colored).collect();
        all.into_iter().map(named).chain([unset("No label")]).collect()
    };
    menu(&response, view, Field::Label, &asked, choices);
}

/// Shows the choices of one field; a click puts it into the query or takes it out.
fn menu(
    response: &egui::Response,
    view: &mut BoardView,
    field: Field,
    asked: &[&str],
    choices: impl FnOnce() -> Vec<Choice>,
) {
    let close = PopupCloseBehavior::CloseOnClickOutside;
    Popup::menu(response).accessible_name(field.label()).close_behavior(close).show(|ui| {
        ui.set_width(240.0);
        list(ui, view, field, asked, choices);
    });
}

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
fn more(ui: &mut Ui, project: &Project, view: &mut BoardView, terms: &[Term], roomy: bool) {
    const FIELDS: [Field; 6] =
        [Field::Initiative, Field::Sprint, Field::Release, Field::Kind, Field::Priority, Field::Is];
    let on = FIELDS.iter().map(|field| asked(terms, *field).len()).sum::<usize>();
    let text = if on == 0 { "Filter".to_owned() } else { format!("{on} more") };
    let response = opener(ui, icons::FUNNEL, &text, "More filters", on > 0, roomy);
    Popup::menu(&response)
        .accessible_name("More filters")
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_width(200.0);
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

fn lanes(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, roomy: bool) {
    let text = view.grouping.label();
    let on = view.grouping != Grouping::None;
    let response = opener(ui, icons::ROWS, text, "Lanes", on, roomy);
    Popup::menu(&response).accessible_name("Lanes").show(|ui| {
        ui.set_width(200.0);
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

fn views(ui: &mut Ui, project: &Project, view: &mut BoardView, roomy: bool, actions: &mut Vec<Action>) {
    let mut saved: Vec<_> = project.views.iter().filter(|saved| saved.screen == SCREEN).collect();
    saved.sort_by(|a, b| a.name.cmp(&b.name));
    let query = view.query();
    let present = saved.iter().find(|saved| saved.query.trim() == query && !query.is_empty());
    let text = present.map_or("Views".to_owned(), |saved| visible(&saved.name).into_owned());
    let response = opener(ui, icons::BOOKMARKS, &text, "Saved views", present.is_some(), roomy);
    Popup::menu(&response).accessible_name("Saved views").show(|ui| {
        ui.set_width(260.0);
        for saved in &saved {
            ui.horizontal(|ui| {
                let is_present = present.is_some_and(|present| present.id == saved.id);
                let name = visible(&saved.name);
                let row = Button::selectable(is_present, name.as_ref()).min_size(vec2(200.0, 26.0)).truncate();
                if ui.add_sized(vec2(200.0, 26.0), row).on_hover_text(saved.query.as_str()).clicked() {
                    view.set_query(&saved.query);
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
            let text = "A view keeps a filter and its lanes under a name.";
            ui.label(RichText::new(text).size(SECONDARY).color(muted));
        }
        ui.separator();
        if ui.add_enabled(!query.is_empty(), Button::new("Save this view…")).clicked() {
            actions.push(Action::OpenDialog(Dialog::SaveView { screen: SCREEN.to_owned(), query: query.clone() }));
            ui.close();
        }
        if !query.is_empty() && ui.button("Show everything").clicked() {
            view.set_query("");
            ui.close();
        }
    });
}

/// Which stories: the active sprint's, all, or those in the archive.
fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, roomy: bool) {
    let sprint = scene.document.indexes().active_sprint().is_some();
    let (icon, text) = match view.show {
        Show::Sprint if sprint => (icons::REPEAT, "Active sprint"),
        Show::Archived => (icons::ARCHIVE, "Archive"),
        _ => (icons::STACK, "All stories"),
    };
    let response = opener(ui, icon, text, "Shows", view.show == Show::Archived, roomy);
    Popup::menu(&response).accessible_name("Shows").show(|ui| {
        ui.set_width(200.0);
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
