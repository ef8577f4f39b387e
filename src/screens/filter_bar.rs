//! What narrows the stories of a screen down, and the views that were saved: the parts of a toolbar that board and backlog
//! share.
//!
//! What is filtered is one line of text. The buttons beside the field read their state from it and write into it, so that
//! typing, clicking and a saved view are the same thing.

use std::collections::BTreeSet;

use egui::{
    Button, Id, Key, Margin, Popup, PopupCloseBehavior, RichText, Role, TextEdit, Ui, UiBuilder, WidgetInfo, vec2,
};

use super::{Action, Dialog, Scene};
use crate::edit::ViewEdit;
use crate::insight::{Field, Filter, NONE, Term, clear_field, terms, toggle_term};
use crate::model::{Priority, Project, SprintState, StoryKind, Word};
use crate::ui::command::Command;
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{self, Choices, icon_button, tick};

/// What a sign of a problem and the button that clears the filter take.
pub(super) const BESIDE_FILTER: f32 = 70.0;
/// The least and the greatest width of the filter, and what its frame takes of it.
const FILTER: [f32; 2] = [90.0, 210.0];
const FILTER_FRAME: f32 = 34.0;

/// Menus to tick in stay open; others close with what is picked.
pub(super) const STAY: PopupCloseBehavior = PopupCloseBehavior::CloseOnClickOutside;
pub(super) const GO: PopupCloseBehavior = PopupCloseBehavior::CloseOnClick;

/// Where a menu of the toolbar is opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum From {
    Words,
    Icon,
    /// The menu of what has no room.
    Menu,
}

/// What narrows the screen down.
pub(super) fn filters(ui: &mut Ui, scene: Scene<'_>, filter: &mut String, from: From) {
    let terms = terms(filter);
    let project = scene.document.project();
    people(ui, project, filter, &terms, from);
    labels(ui, scene, filter, &terms, from);
    more(ui, project, filter, &terms, from);
}

/// The field of a filter, in what the buttons beside it leave.
pub(super) struct FilterField<'a> {
    pub(super) text: &'a mut String,
    /// It is to get the focus.
    pub(super) focus: &'a mut bool,
    /// What the text was last understood as.
    pub(super) filter: &'a Filter,
    /// What the buttons beside it take, in points.
    pub(super) taken: f32,
}

impl FilterField<'_> {
    /// Shows it; tells whether it has the focus.
    pub(super) fn show(self, bar: &mut Ui) -> bool {
        let t = Tokens::of(bar);
        let Self { text, focus, filter, taken } = self;
        let width = (bar.available_width() - taken).clamp(FILTER[0], FILTER[1]) - FILTER_FRAME;
        let hint = "Words, @person, #label, is:blocked";
        let field = TextEdit::singleline(text)
            .hint_text("Filter stories")
            .prefix(RichText::new(icons::MAGNIFYING_GLASS).color(t.muted))
            .background_color(t.bg)
            .margin(Margin::symmetric(8, 5))
            .desired_width(width);
        let field = bar.add(field).accessible_name("Filter stories");
        let field = field.on_hover_text(format!("{}\n{hint}", Command::Filter.tooltip(bar.ctx())));
        if std::mem::take(focus) {
            field.request_focus();
        }
        if field.lost_focus() && bar.input(|i| i.key_pressed(Key::Escape)) {
            text.clear();
        }
        if let Some(problem) = filter.problems().first() {
            let text = format!("{problem} {}", problem.hint());
            let sign = bar.label(RichText::new(icons::WARNING).color(t.warn));
            sign.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
            bar.ctx().accesskit_node_builder(sign.id, |node| node.set_live(egui::accesskit::Live::Polite));
            sign.on_hover_text(text);
        }
        if !text.is_empty() {
            let clear = Button::new(icons::X).frame_when_inactive(false);
            if bar.add(clear).accessible_name("Clear the filter").on_hover_text("Clear the filter").clicked() {
                text.clear();
            }
        }
        field.has_focus()
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
pub(super) struct Opener<'a> {
    pub(super) icon: &'a str,
    pub(super) text: &'a str,
    pub(super) name: &'a str,
    pub(super) on: bool,
    /// The width of the menu, in points.
    pub(super) width: f32,
    pub(super) close: PopupCloseBehavior,
}

impl Opener<'_> {
    pub(super) fn show(self, ui: &mut Ui, from: From, add: impl FnOnce(&mut Ui)) {
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

fn people(ui: &mut Ui, project: &Project, filter: &mut String, terms: &[Term], from: From) {
    let asked = asked(terms, Field::Person);
    let text = summary(&asked, "Anyone", "people");
    let on = !asked.is_empty();
    let opener = Opener { icon: icons::USER, text: &text, name: "Person", on, width: 240.0, close: STAY };
    let choices = || {
        let mut people: Vec<_> = project.people.iter().filter(|p| !p.left).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name));
        people.into_iter().map(|p| named(&p.name)).chain([unset("Nobody")]).collect()
    };
    opener.show(ui, from, |ui| list(ui, filter, Field::Person, &asked, choices));
}

fn labels(ui: &mut Ui, scene: Scene<'_>, filter: &mut String, terms: &[Term], from: From) {
    let asked = asked(terms, Field::Label);
    let text = summary(&asked, "Label", "labels");
    let on = !asked.is_empty();
    let opener = Opener { icon: icons::TAG, text: &text, name: "Label", on, width: 240.0, close: STAY };
    let choices = || {
        let colored = scene.document.project().settings.label_colors.keys().map(String::as_str);
        let all: BTreeSet<&str> = scene.document.indexes().labels().chain(colored).collect();
        all.into_iter().map(named).chain([unset("No label")]).collect()
    };
    opener.show(ui, from, |ui| list(ui, filter, Field::Label, &asked, choices));
}

/// Shows the choices of one field; a click puts it into the query or takes it out.
fn list(ui: &mut Ui, filter: &mut String, field: Field, asked: &[&str], choices: impl FnOnce() -> Vec<Choice>) {
    let id = ui.make_persistent_id(("choices", field));
    let mut list = Choices::open(ui, id, choices);
    if list.is_long() {
        list.field(ui, &field.label().to_lowercase());
    }
    let is_on = |choice: &Choice| asked.iter().any(|value| value.to_lowercase() == choice.value.to_lowercase());
    list.rows(ui, |ui, _, choice, _| {
        let mut on = is_on(choice);
        if tick(ui, &mut on, &choice.label).changed() {
            *filter = toggle_term(filter, field, &choice.value);
        }
    });
    list.keep(ui, id);
    if !asked.is_empty() {
        ui.separator();
        if ui.button(format!("Any {}", field.label().to_lowercase())).clicked() {
            *filter = clear_field(filter, field);
            ui.close();
        }
    }
}

/// The fields that have no button of their own.
fn more(ui: &mut Ui, project: &Project, filter: &mut String, terms: &[Term], from: From) {
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
                list(ui, filter, field, &asked, || choices_of(project, field));
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

/// The views that were saved for a screen, and the one that could be.
pub(super) struct SavedViews<'a> {
    /// The name by which saved views know the screen.
    pub(super) screen: &'static str,
    /// How the screen is looked at now, as one line.
    pub(super) query: &'a str,
    /// What a view keeps, said where there is none yet.
    pub(super) about: &'static str,
    /// Nothing is left out, grouped or ordered.
    pub(super) is_plain: bool,
}

impl SavedViews<'_> {
    /// Shows the button with its menu. Returns the line to look at the screen by that was picked; an empty one shows
    /// everything.
    pub(super) fn show(self, ui: &mut Ui, project: &Project, from: From, actions: &mut Vec<Action>) -> Option<String> {
        let Self { screen, query, about, is_plain } = self;
        let mut saved: Vec<_> = project.views.iter().filter(|saved| saved.screen == screen).collect();
        saved.sort_by(|a, b| a.name.cmp(&b.name));
        let present = saved.iter().find(|saved| saved.query.trim() == query && !query.is_empty());
        let text = present.map_or("Views".to_owned(), |saved| visible(&saved.name).into_owned());
        let on = present.is_some();
        let opener = Opener { icon: icons::BOOKMARKS, text: &text, name: "Saved views", on, width: 260.0, close: GO };
        let mut picked = None;
        opener.show(ui, from, |ui| {
            for saved in &saved {
                ui.horizontal(|ui| {
                    let is_present = present.is_some_and(|present| present.id == saved.id);
                    let name = visible(&saved.name);
                    let row = Button::selectable(is_present, name.as_ref()).min_size(vec2(200.0, 26.0)).truncate();
                    if ui.add_sized(vec2(200.0, 26.0), row).on_hover_text(saved.query.as_str()).clicked() {
                        picked = Some(saved.query.clone());
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
                ui.label(RichText::new(about).size(SECONDARY).color(muted));
            }
            ui.separator();
            if ui.add_enabled(!query.is_empty(), Button::new("Save this view…")).clicked() {
                let (screen, query) = (screen.to_owned(), query.to_owned());
                actions.push(Action::OpenDialog(Dialog::SaveView { screen, query }));
                ui.close();
            }
            if !is_plain && ui.button("Show everything").clicked() {
                picked = Some(String::new());
                ui.close();
            }
        });
        picked
    }
}
