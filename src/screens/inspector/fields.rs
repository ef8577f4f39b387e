//! The rows of the inspector that hold one value each.

use egui::{Id, RichText, Ui};

use super::InspectorView;
use super::common::Common;
use super::labels;
use super::pieces::{row, shared_picker};
use super::shared::Shared;
use crate::edit::StoryField;
use crate::model::{Date, Priority, Project, StoryKind, Word};
use crate::screens::{Action, Scene};
use crate::ui::format::{points, quarter, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{Choice, QuietField, avatar, date_field, quiet_field};

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut InspectorView,
    common: &Common,
    focus: bool,
    actions: &mut Vec<Action>,
) {
    ui.spacing_mut().item_spacing.y = 1.0;
    let project = scene.document.project();
    let mut picked = Vec::new();
    picked.extend(row(ui, "Assignee", |ui| assignee(ui, project, common, focus)));
    row(ui, "Estimate", |ui| estimate(ui, &mut view.texts.estimate, &common.estimate)).report(common, actions);
    picked.extend(row(ui, "Priority", |ui| priority(ui, common)));
    picked.extend(row(ui, "Kind", |ui| kind(ui, common)));
    picked.extend(row(ui, "Sprint", |ui| sprint(ui, project, common)));
    picked.extend(row(ui, "Serves", |ui| initiative(ui, project, common)));
    picked.extend(row(ui, "Release", |ui| release(ui, project, common)));
    row(ui, "Due", |ui| due(ui, scene, &mut view.texts.due, common)).report(common, actions);
    row(ui, "Labels", |ui| labels::show(ui, scene, view, common, actions));
    actions.extend(picked.into_iter().map(|field| Action::EditStories(common.stories.clone(), field)));
}

fn muted(ui: &Ui, text: &str) -> RichText {
    RichText::new(text).color(Tokens::of(ui).muted)
}

fn none<T>(label: &str) -> Vec<Choice<Option<T>>> {
    vec![Choice { value: None, label: label.to_owned() }]
}

fn words<W: Word>() -> Vec<Choice<W>> {
    W::ALL.iter().map(|w| Choice { value: *w, label: w.label().to_owned() }).collect()
}

fn label_of<W: Word>(shared: &Shared<W>) -> &'static str {
    match shared {
        Shared::Same(word) => word.label(),
        Shared::Mixed => "Mixed",
    }
}

fn assignee(ui: &mut Ui, project: &Project, common: &Common, focus: bool) -> Option<StoryField> {
    let person = common.assignee.get().and_then(|id| project.people.get(id));
    if let Some(person) = person {
        avatar(ui, person);
    }
    let shown = person.map_or_else(|| muted(ui, "Nobody"), |p| RichText::new(visible(&p.name)));
    let choices = || {
        let mut people: Vec<_> = project.people.iter().filter(|p| !p.left).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name));
        let people = people.into_iter().map(|p| Choice { value: Some(p.id), label: p.name.clone() });
        none("Nobody").into_iter().chain(people).collect()
    };
    if focus {
        let button = ui.next_auto_id();
        ui.memory_mut(|memory| memory.request_focus(button));
    }
    shared_picker(ui, "Assignee", shown, &common.assignee, choices).map(StoryField::Assignee)
}

fn priority(ui: &mut Ui, common: &Common) -> Option<StoryField> {
    let t = Tokens::of(ui);
    let glyph = match common.priority {
        Shared::Same(Priority::Urgent) => Some((icons::CARET_DOUBLE_UP, t.bad)),
        Shared::Same(Priority::High) => Some((icons::CARET_UP, t.warn)),
        Shared::Same(Priority::Medium) => Some((icons::EQUALS, t.muted)),
        Shared::Same(Priority::Low) => Some((icons::CARET_DOWN, t.muted)),
        Shared::Mixed => None,
    };
    if let Some((icon, color)) = glyph {
        ui.label(RichText::new(icon).color(color));
    }
    let shown = RichText::new(label_of(&common.priority));
    shared_picker(ui, "Priority", shown, &common.priority, words).map(StoryField::Priority)
}

fn kind(ui: &mut Ui, common: &Common) -> Option<StoryField> {
    let shown = RichText::new(label_of(&common.kind));
    shared_picker(ui, "Kind", shown, &common.kind, words::<StoryKind>).map(StoryField::Kind)
}

fn sprint(ui: &mut Ui, project: &Project, common: &Common) -> Option<StoryField> {
    let sprint = common.sprint.get().and_then(|id| project.sprints.get(id));
    let shown = sprint.map_or_else(|| muted(ui, "Backlog"), |s| RichText::new(visible(&s.name)));
    let choices = || {
        let mut sprints: Vec<_> = project.sprints.iter().collect();
        // The latest first: that is where stories are planned.
        sprints.sort_by(|a, b| b.start.cmp(&a.start).then_with(|| b.name.cmp(&a.name)));
        let sprints = sprints.into_iter().map(|s| Choice { value: Some(s.id), label: s.name.clone() });
        none("Backlog").into_iter().chain(sprints).collect()
    };
    shared_picker(ui, "Sprint", shown, &common.sprint, choices).map(StoryField::Sprint)
}

fn initiative(ui: &mut Ui, project: &Project, common: &Common) -> Option<StoryField> {
    let t = Tokens::of(ui);
    let initiative = common.initiative.get().and_then(|id| project.initiatives.get(id));
    let shown = match initiative {
        Some(initiative) => {
            ui.label(RichText::new(icons::PATH).color(t.pm));
            RichText::new(visible(&initiative.title))
        }
        None => muted(ui, "No initiative"),
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
        shared_picker(ui, "Serves", shown, &common.initiative, choices)
    });
    if let Some(end) = initiative.and_then(|i| i.end) {
        ui.label(RichText::new(quarter(end)).color(t.muted));
    }
    picked.inner.map(StoryField::Initiative)
}

fn release(ui: &mut Ui, project: &Project, common: &Common) -> Option<StoryField> {
    let release = common.release.get().and_then(|id| project.releases.get(id));
    let shown = release.map_or_else(|| muted(ui, "None"), |r| RichText::new(visible(&r.name)));
    let choices = || {
        let releases = project.releases.iter().map(|r| Choice { value: Some(r.id), label: r.name.clone() });
        none("None").into_iter().chain(releases).collect()
    };
    shared_picker(ui, "Release", shown, &common.release, choices).map(StoryField::Release)
}

/// What came of a field of text in a frame.
struct Typing {
    /// What the value becomes, when it changed.
    field: Option<StoryField>,
    /// The person left the field.
    left: bool,
}

impl Typing {
    fn report(self, common: &Common, actions: &mut Vec<Action>) {
        actions.extend(self.field.map(|field| Action::TypeInStories(common.stories.clone(), field)));
        actions.extend(self.left.then_some(Action::EndTyping));
    }
}

/// The text says no estimate.
#[derive(Debug, PartialEq)]
struct NoNumber;

/// The points that a text says; `None` when it is empty.
fn parse_points(text: &str) -> Result<Option<f64>, NoNumber> {
    let text = text.trim().replace(',', ".");
    let number = text.trim_end_matches(" points").trim_end_matches(" point");
    if number.is_empty() {
        return Ok(None);
    }
    number.parse::<f64>().ok().filter(|p| (0.0..=1000.0).contains(p)).map(Some).ok_or(NoNumber)
}

fn estimate(ui: &mut Ui, buffer: &mut Option<String>, present: &Shared<Option<f64>>) -> Typing {
    let id = Id::unique("story-estimate");
    let bad = buffer.as_deref().is_some_and(|text| parse_points(text).is_err());
    // The unit steps aside while the number is typed.
    let unit = if ui.memory(|m| m.has_focus(id)) { "" } else { " points" };
    let value = match present.get() {
        Some(1.0) if !unit.is_empty() => "1 point".to_owned(),
        Some(estimate) => format!("{}{unit}", points(estimate)),
        None => String::new(),
    };
    let hint = if *present == Shared::Mixed { "Mixed" } else { "points" };
    let mut text = buffer.clone().unwrap_or(value);
    let look = QuietField { id, name: "Estimate", hint, width: 96.0, bad };
    let response = quiet_field(ui, look, &mut text);
    problem(ui, bad, "A number from 0 to 1000");
    let changed = response.changed().then(|| parse_points(&text).ok()).flatten();
    if response.changed() {
        *buffer = Some(text);
    }
    let left = response.lost_focus();
    if left {
        *buffer = None;
    }
    Typing { field: changed.filter(|p| !present.is(p)).map(StoryField::Estimate), left }
}

fn problem(ui: &mut Ui, bad: bool, text: &str) {
    if bad {
        let color = Tokens::of(ui).bad;
        ui.label(RichText::new(format!("{} {text}", icons::WARNING)).size(SECONDARY).color(color));
    }
}

fn due(ui: &mut Ui, scene: Scene<'_>, buffer: &mut Option<String>, common: &Common) -> Typing {
    let today = scene.document.clock().today();
    let mixed = common.due == Shared::Mixed;
    let field = date_field(ui, "Due", common.due.get(), buffer, scene.dates, today);
    if buffer.is_none() {
        if mixed {
            ui.label(muted(ui, "Mixed"));
        } else if let Some(due) = common.due.get().filter(|_| !common.all_done) {
            let t = Tokens::of(ui);
            let (text, color) = match due_in_words(due, today) {
                Due::Overdue(text) => (format!("{} {text}", icons::WARNING), t.bad),
                Due::Ahead(text) => (text, t.muted),
            };
            ui.label(RichText::new(text).size(SECONDARY).color(color));
        }
    }
    // Emptied is also a change where the dates differed.
    let field_value = field.value.filter(|due| !common.due.is(due));
    Typing { field: field_value.map(StoryField::Due), left: field.left }
}

/// How far a due date is.
#[derive(Debug, PartialEq, Eq)]
enum Due {
    Overdue(String),
    Ahead(String),
}

fn due_in_words(due: Date, today: Date) -> Due {
    match due.signed_duration_since(today).num_days() {
        -1 => Due::Overdue("1 day overdue".into()),
        days if days < 0 => Due::Overdue(format!("{} days overdue", -days)),
        0 => Due::Ahead("today".into()),
        1 => Due::Ahead("tomorrow".into()),
        days if days < 14 => Due::Ahead(format!("in {days} days")),
        days if days < 60 => Due::Ahead(format!("in {} weeks", days / 7)),
        days => Due::Ahead(format!("in {} months", days / 30)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;

    #[test]
    fn points_are_read_with_and_without_their_unit() {
        for (text, expected) in [
            ("", Ok(None)),
            (" 5 ", Ok(Some(5.0))),
            ("0,5", Ok(Some(0.5))),
            ("5 points", Ok(Some(5.0))),
            ("1 point", Ok(Some(1.0))),
            ("five", Err(NoNumber)),
            ("1001", Err(NoNumber)),
            ("-1", Err(NoNumber)),
            ("NaN", Err(NoNumber)),
        ] {
            assert_eq!(parse_points(text), expected, "{text}");
        }
    }

    #[test]
    fn due_dates_are_told_from_today() {
        let day = |text| parse_date(text).unwrap();
        let today = day("2026-11-24");
        let overdue = |text: &str| Due::Overdue(text.into());
        let ahead = |text: &str| Due::Ahead(text.into());
        for (due, expected) in [
            ("2026-11-20", overdue("4 days overdue")),
            ("2026-11-23", overdue("1 day overdue")),
            ("2026-11-24", ahead("today")),
            ("2026-11-25", ahead("tomorrow")),
            ("2026-11-30", ahead("in 6 days")),
            ("2026-12-24", ahead("in 4 weeks")),
            ("2027-03-01", ahead("in 3 months")),
        ] {
            assert_eq!(due_in_words(day(due), today), expected, "{due}");
        }
    }
}
