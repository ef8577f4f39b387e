//! Comments: read as Markdown, changed in place, and a box to give another.

use egui::{Button, Id, Key, Modifiers, RichText, TextEdit, Ui};

use super::pieces::{aside, focus_line, heading, quiet_button};
use super::{INNER, InspectorView, set, typed};
use crate::edit::StoryField;
use crate::model::{Comment, PersonId, Project, Story};
use crate::screens::{Action, Scene};
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, semibold};
use crate::ui::widgets::{Choice, avatar, markdown, picker};

/// What is remembered between frames.
#[derive(Debug, Default)]
pub(super) struct State {
    editing: Option<Editing>,
}

/// A comment that is shown as a field.
#[derive(Clone, Copy, Debug)]
struct Editing {
    comment: usize,
    /// It has not been given the focus yet.
    fresh: bool,
}

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut InspectorView, story: &Story, actions: &mut Vec<Action>) {
    let count = story.comments.len();
    heading(ui, "Comments", &if count == 0 { String::new() } else { count.to_string() });
    let state = &mut view.texts.comments;
    for (i, comment) in story.comments.iter().enumerate() {
        ui.push_id(i, |ui| one(ui, scene, state, story, i, comment, actions));
    }
    write(ui, scene, view, story, actions);
}

fn one(
    ui: &mut Ui,
    scene: Scene<'_>,
    state: &mut State,
    story: &Story,
    i: usize,
    comment: &Comment,
    actions: &mut Vec<Action>,
) {
    ui.add_space(if i == 0 { 0.0 } else { 6.0 });
    let near = ui.rect_contains_pointer(egui::Rect::from_min_size(ui.cursor().min, egui::vec2(INNER, 48.0)));
    let clock = scene.document.clock();
    let author = comment.author.and_then(|id| scene.document.project().people.get(id));
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.spacing_mut().interact_size.y = 22.0;
        if let Some(author) = author {
            avatar(ui, author);
        }
        let name = author.map_or("Somebody", |a| a.name.as_str());
        ui.label(RichText::new(visible(name)).font(semibold(SECONDARY)));
        aside(ui, scene.dates.day(clock.date_of(comment.at), clock.today()));
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            if quiet_button(ui, icons::TRASH, &format!("Delete comment {}", i + 1), near).clicked() {
                let mut comments = story.comments.clone();
                comments.remove(i);
                actions.push(set(story, StoryField::Comments(comments)));
            }
            if quiet_button(ui, icons::PENCIL_SIMPLE, &format!("Edit comment {}", i + 1), near).clicked() {
                state.editing = Some(Editing { comment: i, fresh: true });
            }
        });
    });
    match &mut state.editing {
        Some(Editing { comment: edited, fresh }) if *edited == i => {
            if edit(ui, story, i, std::mem::take(fresh), actions) {
                state.editing = None;
            }
        }
        _ => drop(markdown(ui, "text", &comment.text)),
    }
}

/// The text of a comment as a field. True when the person left it.
fn edit(ui: &mut Ui, story: &Story, i: usize, fresh: bool, actions: &mut Vec<Action>) -> bool {
    let id = Id::unique(("comment", story.id, i));
    let mut text = story.comments[i].text.clone();
    let done = ui.memory(|m| m.has_focus(id)) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
    let edit = TextEdit::multiline(&mut text).id(id).desired_rows(2).desired_width(f32::INFINITY);
    let response = ui.add(edit.frame(egui::Frame::NONE)).accessible_name(format!("Comment {}", i + 1));
    focus_line(ui, &response);
    if fresh {
        response.request_focus();
    }
    if response.changed() {
        let mut comments = story.comments.clone();
        comments[i].text = text;
        actions.push(typed(story, StoryField::Comments(comments)));
    }
    if done {
        response.surrender_focus();
    }
    if response.lost_focus() {
        actions.push(Action::EndTyping);
    }
    response.lost_focus()
}

/// The box for another comment, and who gives it.
fn write(ui: &mut Ui, scene: Scene<'_>, view: &mut InspectorView, story: &Story, actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    let id = Id::unique(("new-comment", story.id));
    let mut text = view.drafts.remove(&story.id).unwrap_or_default();
    let mut given = ui.memory(|m| m.has_focus(id)) && ui.input_mut(|i| i.consume_key(Modifiers::COMMAND, Key::Enter));
    let edit = TextEdit::multiline(&mut text).id(id).desired_rows(1).desired_width(f32::INFINITY);
    ui.add(edit.hint_text("Write a comment")).accessible_name("Write a comment");
    let author = &mut view.author;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().interact_size.y = 24.0;
        aside(ui, "as");
        ui.scope(|ui| {
            ui.set_max_width(150.0);
            ui.spacing_mut().button_padding = egui::vec2(4.0, 2.0);
            *author = author_of(ui, scene.document.project(), *author);
        });
        ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
            let button = ui.add_enabled(!text.trim().is_empty(), Button::new("Comment"));
            let keys = ui.ctx().format_shortcut(&egui::KeyboardShortcut::new(Modifiers::COMMAND, Key::Enter));
            given |= button.on_hover_text(format!("Comment ({keys})")).clicked();
        });
    });
    if given && !text.trim().is_empty() {
        let at = scene.document.clock().now();
        let comment = Comment { at, author: *author, text: std::mem::take(&mut text).trim().to_owned() };
        let comments = story.comments.iter().cloned().chain([comment]).collect();
        actions.push(set(story, StoryField::Comments(comments)));
    }
    if !text.is_empty() {
        view.drafts.insert(story.id, text);
    }
}

/// Who comments, picked from the people that are still there.
fn author_of(ui: &mut Ui, project: &Project, author: Option<PersonId>) -> Option<PersonId> {
    let person = author.and_then(|id| project.people.get(id)).filter(|p| !p.left);
    let author = person.map(|p| p.id);
    let shown = match person {
        Some(person) => RichText::new(visible(&person.name)),
        None => RichText::new("nobody").color(Tokens::of(ui).muted),
    };
    let choices = || {
        let mut people: Vec<_> = project.people.iter().filter(|p| !p.left).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name));
        let people = people.into_iter().map(|p| Choice { value: Some(p.id), label: p.name.clone() });
        std::iter::once(Choice { value: None, label: "Nobody".into() }).chain(people).collect()
    };
    picker(ui, "Comment as", shown.size(SECONDARY), &author, choices).unwrap_or(author)
}
