//! The menu of a card: the commands for what is selected, and its fields to set for all of it.

use std::collections::BTreeSet;

use egui::{Id, Response, Ui};

use crate::edit::StoryField;
use crate::model::{Priority, SprintState, Story, StoryId, Word as _};
use crate::screens::{Action, Pick, Scene};
use crate::ui::command::{Command, Screen};
use crate::ui::format::points;
use crate::ui::icons;
use crate::ui::widgets::{Choice, Choices, ContextMenu, choice_list, command_menu_item, pick_one, tick};

/// Wide enough for its longest row, in points.
const WIDTH: f32 = 330.0;
/// The estimates that are offered.
pub(in crate::screens) const ESTIMATES: [f64; 6] = [1.0, 2.0, 3.0, 5.0, 8.0, 13.0];

/// Shows the menu if it was asked for, by the pointer or by a key.
pub(in crate::screens) fn show(
    ui: &Ui,
    scene: Scene<'_>,
    response: &Response,
    story: &Story,
    actions: &mut Vec<Action>,
) {
    let Some(menu) = ContextMenu::of(ui, response) else { return };
    if menu.asked && !scene.document.selection.contains(story.id) {
        actions.push(Action::Pick(story.id, Pick::Only));
    }
    let name = format!("Menu of {}", story.key);
    menu.show(ui, response, name, WIDTH, |ui| rows(ui, scene, story, actions));
}

fn rows(ui: &mut Ui, scene: Scene<'_>, story: &Story, actions: &mut Vec<Action>) {
    let selection = &scene.document.selection;
    let stories = if selection.contains(story.id) { selection.to_vec() } else { vec![story.id] };
    let keep = if scene.facts.archive { Command::BringBack } else { Command::Archive };
    commands(ui, scene, &[Command::OpenStory, Command::NewStory, Command::SplitStory], actions);
    ui.separator();
    for field in fields(ui, scene, &stories) {
        actions.push(Action::EditStories(stories.clone(), field));
    }
    ui.separator();
    let sideways = match scene.facts.screen {
        Screen::Backlog => [Command::PlanNext, Command::PlanBack],
        _ => [Command::MoveLeft, Command::MoveRight],
    };
    commands(ui, scene, &[Command::MoveTo, Command::MoveToTop, Command::MoveToBottom], actions);
    commands(ui, scene, &sideways, actions);
    ui.separator();
    commands(ui, scene, &[keep, Command::DeleteStories], actions);
}

fn commands(ui: &mut Ui, scene: Scene<'_>, commands: &[Command], actions: &mut Vec<Action>) {
    for command in commands {
        if command_menu_item(ui, *command, scene.facts) {
            actions.push(Action::Run(*command));
        }
    }
}

/// The fields that are set from here, each in a menu of its own.
fn fields(ui: &mut Ui, scene: Scene<'_>, stories: &[StoryId]) -> Vec<StoryField> {
    let mut set = Vec::new();
    let mut submenu = |icon: &str, name: &str, add: &mut dyn FnMut(&mut Ui) -> Option<StoryField>| {
        ui.menu_button(format!("{icon}   {name}"), |ui| {
            ui.set_width(220.0);
            set.extend(add(ui));
        });
    };
    submenu(icons::USER, "Assign to…", &mut |ui| assignee(ui, scene, stories));
    submenu(icons::CARET_DOUBLE_UP, "Priority", &mut |ui| priority(ui, scene, stories));
    submenu(icons::EQUALS, "Estimate", &mut |ui| estimate(ui, scene, stories));
    submenu(icons::REPEAT, "Sprint", &mut |ui| sprint(ui, scene, stories));
    submenu(icons::TAG, "Labels", &mut |ui| label(ui, scene, stories));
    set
}

/// The value that all of the stories have.
fn shared<T: PartialEq>(scene: Scene<'_>, stories: &[StoryId], value: impl Fn(&Story) -> T) -> Option<T> {
    let known = &scene.document.project().stories;
    let mut values = stories.iter().filter_map(|id| known.get(*id)).map(|story| value(story));
    let first = values.next()?;
    values.all(|value| value == first).then_some(first)
}

pub(in crate::screens) fn assignee(ui: &mut Ui, scene: Scene<'_>, stories: &[StoryId]) -> Option<StoryField> {
    let choices = || {
        let mut people: Vec<_> = scene.document.project().people.iter().filter(|p| !p.left).collect();
        people.sort_by(|a, b| a.name.cmp(&b.name));
        let people = people.into_iter().map(|p| Choice::new(Some(Some(p.id)), &p.name));
        std::iter::once(Choice::new(Some(None), "Nobody")).chain(people).collect()
    };
    choice_list(ui, "assignee", &shared(scene, stories, |s| s.assignee), choices)?.map(StoryField::Assignee)
}

fn priority(ui: &mut Ui, scene: Scene<'_>, stories: &[StoryId]) -> Option<StoryField> {
    let choices = || Priority::ALL.iter().map(|p| Choice::new(Some(*p), p.label())).collect();
    choice_list(ui, "priority", &shared(scene, stories, |s| s.priority), choices)?.map(StoryField::Priority)
}

fn estimate(ui: &mut Ui, scene: Scene<'_>, stories: &[StoryId]) -> Option<StoryField> {
    let present = shared(scene, stories, |s| s.estimate);
    let offered = ESTIMATES.into_iter().map(|estimate| (Some(estimate), points(estimate)));
    let mut picked = None;
    for (estimate, text) in offered.chain([(None, "None".to_owned())]) {
        if pick_one(ui, present == Some(estimate), &text).clicked() {
            picked = Some(StoryField::Estimate(estimate));
            ui.close();
        }
    }
    picked
}

fn sprint(ui: &mut Ui, scene: Scene<'_>, stories: &[StoryId]) -> Option<StoryField> {
    let choices = || {
        let sprints = scene.document.project().sprints.iter();
        let mut open: Vec<_> = sprints.filter(|sprint| sprint.state != SprintState::Closed).collect();
        open.sort_by(|a, b| a.start.cmp(&b.start).then_with(|| a.name.cmp(&b.name)));
        let open = open.into_iter().map(|sprint| Choice::new(Some(Some(sprint.id)), &sprint.name));
        std::iter::once(Choice::new(Some(None), "Backlog")).chain(open).collect()
    };
    choice_list(ui, "sprint", &shared(scene, stories, |s| s.sprint), choices)?.map(StoryField::Sprint)
}

/// The labels to tick; the menu stays open for the next.
fn label(ui: &mut Ui, scene: Scene<'_>, stories: &[StoryId]) -> Option<StoryField> {
    let gather = || {
        let colored = scene.document.project().settings.label_colors.keys().map(String::as_str);
        let all: BTreeSet<&str> = scene.document.indexes().labels().chain(colored).collect();
        all.into_iter().map(|label| Choice::new(label.to_owned(), label)).collect()
    };
    let id: Id = ui.make_persistent_id("labels");
    let mut list = Choices::open(ui, id, gather);
    if list.is_long() {
        list.field(ui, "labels");
    }
    let mut set = None;
    list.rows(ui, |ui, _, choice, _| {
        let on = shared(scene, stories, |story| story.labels.contains(&choice.value)) == Some(true);
        let mut becomes = on;
        if tick(ui, &mut becomes, &choice.label).changed() {
            let label = choice.value.clone();
            set = Some(if on { StoryField::RemoveLabel(label) } else { StoryField::AddLabel(label) });
        }
    });
    list.keep(ui, id);
    set
}
