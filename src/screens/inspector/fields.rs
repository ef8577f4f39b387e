//! The rows of the inspector that hold one value each.

use egui::{Align, Color32, Layout, RichText, TextEdit, Ui, vec2};

use super::InspectorView;
use crate::edit::StoryField;
use crate::model::{Priority, Story, StoryId, StoryKind, Word, parse_date};
use crate::screens::{Action, Scene};
use crate::ui::format::{points, quarter, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{Choice, avatar, chip, picker};

/// The width of the names.
const NAMES: f32 = 86.0;

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut InspectorView,
    story: &Story,
    stories: &[StoryId],
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let project = scene.document.project();
    let t = Tokens::of(ui);
    let mut typing = Vec::new();
    let mut set = |field: StoryField| actions.push(Action::EditStories(stories.to_vec(), field));

    row(ui, "Assignee", |ui| {
        let person = story.assignee.and_then(|id| project.people.get(id));
        if let Some(person) = person {
            avatar(ui, person);
        }
        let shown = person.map_or_else(|| nobody("Nobody", t), |p| RichText::new(visible(&p.name)));
        let choices = || {
            let mut people: Vec<_> = project.people.iter().filter(|p| !p.left).collect();
            people.sort_by(|a, b| a.name.cmp(&b.name));
            let people = people.into_iter().map(|p| Choice { value: Some(p.id), label: p.name.clone() });
            none("Nobody").into_iter().chain(people).collect()
        };
        if let Some(person) = picker(ui, "Assignee", shown, &story.assignee, choices) {
            set(StoryField::Assignee(person));
        }
    });
    row(ui, "Estimate", |ui| {
        typing.push(estimate(ui, view, story));
    });
    row(ui, "Priority", |ui| {
        let (icon, color) = match story.priority {
            Priority::Urgent => (icons::CARET_DOUBLE_UP, t.bad),
            Priority::High => (icons::CARET_UP, t.warn),
            Priority::Medium => (icons::EQUALS, t.muted),
            Priority::Low => (icons::CARET_DOWN, t.muted),
        };
        ui.label(RichText::new(icon).color(color));
        if let Some(priority) = picker(ui, "Priority", RichText::new(story.priority.label()), &story.priority, words) {
            set(StoryField::Priority(priority));
        }
    });
    row(ui, "Kind", |ui| {
        if let Some(kind) = picker(ui, "Kind", RichText::new(story.kind.label()), &story.kind, words::<StoryKind>) {
            set(StoryField::Kind(kind));
        }
    });
    row(ui, "Sprint", |ui| {
        let sprint = story.sprint.and_then(|id| project.sprints.get(id));
        let shown = sprint.map_or_else(|| nobody("Backlog", t), |s| RichText::new(visible(&s.name)));
        let choices = || {
            let mut sprints: Vec<_> = project.sprints.iter().collect();
            // The latest first: that is where stories are planned.
            sprints.sort_by(|a, b| b.start.cmp(&a.start).then_with(|| b.name.cmp(&a.name)));
            let sprints = sprints.into_iter().map(|s| Choice { value: Some(s.id), label: s.name.clone() });
            none("Backlog").into_iter().chain(sprints).collect()
        };
        if let Some(sprint) = picker(ui, "Sprint", shown, &story.sprint, choices) {
            set(StoryField::Sprint(sprint));
        }
    });
    row(ui, "Serves", |ui| {
        let initiative = story.initiative.and_then(|id| project.initiatives.get(id));
        let shown = match initiative {
            Some(initiative) => {
                ui.label(RichText::new(icons::PATH).color(t.pm));
                RichText::new(visible(&initiative.title))
            }
            None => nobody("No initiative", t),
        };
        let choices = || {
            let mut all: Vec<_> = project.initiatives.iter().collect();
            all.sort_by(|a, b| a.title.cmp(&b.title));
            let all = all.into_iter().map(|i| Choice { value: Some(i.id), label: i.title.clone() });
            none("No initiative").into_iter().chain(all).collect()
        };
        // The quarter has its place beside it, however long the title is.
        let picked = ui.scope(|ui| {
            ui.set_max_width(ui.available_width() - 64.0);
            picker(ui, "Serves", shown, &story.initiative, choices)
        });
        if let Some(initiative) = picked.inner {
            set(StoryField::Initiative(initiative));
        }
        if let Some(end) = initiative.and_then(|i| i.end) {
            ui.label(RichText::new(quarter(end)).color(t.muted));
        }
    });
    row(ui, "Release", |ui| {
        let release = story.release.and_then(|id| project.releases.get(id));
        let shown = release.map_or_else(|| nobody("None", t), |r| RichText::new(visible(&r.name)));
        let choices = || {
            let releases = project.releases.iter().map(|r| Choice { value: Some(r.id), label: r.name.clone() });
            none("None").into_iter().chain(releases).collect()
        };
        if let Some(release) = picker(ui, "Release", shown, &story.release, choices) {
            set(StoryField::Release(release));
        }
    });
    row(ui, "Due", |ui| {
        typing.push(due(ui, scene, view, story));
    });
    row(ui, "Labels", |ui| labels(ui, view, story, &mut set));
    for (field, left) in typing {
        actions.extend(field.map(|field| Action::TypeInStories(stories.to_vec(), field)));
        actions.extend(left.then_some(Action::EndTyping));
    }
}

/// A name at the left and its control.
fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let muted = Tokens::of(ui).muted;
    ui.horizontal(|ui| {
        ui.allocate_ui_with_layout(vec2(NAMES, 26.0), Layout::left_to_right(Align::Center), |ui| {
            ui.set_min_width(NAMES);
            ui.label(RichText::new(name).color(muted));
        });
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.spacing_mut().button_padding = vec2(4.0, 3.0);
        ui.spacing_mut().interact_size.y = 26.0;
        add(ui);
    });
}

fn nobody(text: &str, t: &Tokens) -> RichText {
    RichText::new(text).color(t.muted)
}

fn none<T>(label: &str) -> Vec<Choice<Option<T>>> {
    vec![Choice { value: None, label: label.to_owned() }]
}

fn words<W: Word>() -> Vec<Choice<W>> {
    W::ALL.iter().map(|w| Choice { value: *w, label: w.label().to_owned() }).collect()
}

/// What came of a field in a frame: its value when that changed, and whether the person left it.
type Typing = (Option<StoryField>, bool);

/// A field of text that becomes a value when it parses. Returns the text when it changed, and whether it was left.
fn typed(
    ui: &mut Ui,
    buffer: &mut Option<String>,
    value: String,
    name: &str,
    hint: &str,
    bad: bool,
) -> (Option<String>, bool) {
    let t = Tokens::of(ui);
    let mut text = buffer.clone().unwrap_or(value);
    let color: Option<Color32> = bad.then_some(t.bad);
    let edit = TextEdit::singleline(&mut text)
        .id_salt(name)
        .hint_text(hint)
        .desired_width(96.0)
        .margin(egui::Margin::symmetric(4, 3))
        .align(egui::Align2::LEFT_CENTER)
        .background_color(Color32::TRANSPARENT)
        .text_color_opt(color);
    let response = ui
        .scope(|ui| {
            // A field looks like a value until it is pointed at.
            ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::NONE;
            ui.add(edit)
        })
        .inner
        .accessible_name(name);
    if response.lost_focus() {
        *buffer = None;
    }
    let changed = response.changed().then(|| text.clone());
    if changed.is_some() {
        *buffer = Some(text);
    }
    (changed, response.lost_focus())
}

fn estimate(ui: &mut Ui, view: &mut InspectorView, story: &Story) -> Typing {
    let parse = |text: &str| match text.trim().replace(',', ".").trim_end_matches(" points") {
        "" => Some(None),
        text => text.parse::<f64>().ok().filter(|p| (0.0..=1000.0).contains(p)).map(Some),
    };
    let bad = view.estimate.as_deref().is_some_and(|text| parse(text).is_none());
    let value = story.estimate.map(points).unwrap_or_default();
    let (text, left) = typed(ui, &mut view.estimate, value, "Estimate", "points", bad);
    problem(ui, bad, "A number from 0 to 1000");
    (text.as_deref().and_then(parse).filter(|p| *p != story.estimate).map(StoryField::Estimate), left)
}

fn due(ui: &mut Ui, scene: Scene<'_>, view: &mut InspectorView, story: &Story) -> Typing {
    let parse = |text: &str| match text.trim() {
        "" => Some(None),
        text => parse_date(text).ok().map(Some),
    };
    let bad = view.due.as_deref().is_some_and(|text| parse(text).is_none());
    let value = story.due.map(|d| d.to_string()).unwrap_or_default();
    let (text, left) = typed(ui, &mut view.due, value, "Due", "2026-12-24", bad);
    problem(ui, bad, "Year-month-day");
    if let Some(due) = story.due.filter(|_| !bad) {
        let today = scene.document.clock().today();
        let t = Tokens::of(ui);
        if due < today && !scene.document.project().is_done(story) {
            ui.label(RichText::new(format!("{} overdue", icons::WARNING)).size(SECONDARY).color(t.bad));
        }
    }
    (text.as_deref().and_then(parse).filter(|d| *d != story.due).map(StoryField::Due), left)
}

fn problem(ui: &mut Ui, bad: bool, text: &str) {
    if bad {
        let t = Tokens::of(ui);
        ui.label(RichText::new(format!("{} {text}", icons::WARNING)).size(SECONDARY).color(t.bad));
    }
}

fn labels(ui: &mut Ui, view: &mut InspectorView, story: &Story, set: &mut impl FnMut(StoryField)) {
    let t = Tokens::of(ui);
    ui.horizontal_wrapped(|ui| {
        for label in &story.labels {
            chip(ui, &visible(label), t.muted, t.hover);
            let remove = egui::Button::new(RichText::new(icons::X).size(10.0)).frame_when_inactive(false).small();
            let name = format!("Remove label {label}");
            if ui.add(remove).accessible_name(&name).on_hover_text(name).clicked() {
                set(StoryField::RemoveLabel(label.clone()));
            }
        }
        let edit = TextEdit::singleline(&mut view.label)
            .id_salt("add-label")
            .hint_text("Add label")
            .desired_width(76.0)
            .margin(egui::Margin::symmetric(4, 3))
            .align(egui::Align2::LEFT_CENTER)
            .background_color(Color32::TRANSPARENT);
        ui.visuals_mut().widgets.inactive.bg_stroke = egui::Stroke::NONE;
        let response = ui.add(edit).accessible_name("Add label");
        if response.lost_focus() && ui.input(|i| i.key_pressed(egui::Key::Enter)) {
            let label = std::mem::take(&mut view.label).trim().to_owned();
            if !label.is_empty() {
                set(StoryField::AddLabel(label));
            }
            response.request_focus();
        }
    });
}
