//! What drawings call things: `Ana`, `Urgent`, `red`, `Pay`, `S2`, `R1`. The same name is the same thing in all of them.

use std::sync::Arc;

use roadboard::edit::StoryField;
use roadboard::insight::{Grouping, LaneKey};
use roadboard::model::{
    EntityId, Initiative, InitiativeId, Person, PersonId, Priority, Project, RawId, Release, ReleaseId, Sprint,
    SprintId, SprintState, Story, Swatch, Word as _,
};

const PEOPLE: [&str; 3] = ["Ana", "Bob", "Cy"];
const INITIATIVES: [&str; 2] = ["Pay", "Search"];
const LABELS: [&str; 3] = ["blue", "green", "red"];

pub(crate) fn raw(n: usize) -> RawId {
    RawId::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, (n >> 8) as u8, n as u8])
}

/// The sprint `S1`, which is the active one where any is, or `S2`.
pub(crate) fn sprint(n: usize) -> SprintId {
    SprintId::from_raw(raw(n))
}

fn release() -> ReleaseId {
    ReleaseId::from_raw(raw(1))
}

/// One of a list of things, by its name.
fn among<I: EntityId>(names: &[&str], name: &str) -> Option<I> {
    names.iter().position(|known| *known == name).map(|i| I::from_raw(raw(100 + i)))
}

/// The name of one of a list of things.
fn name_among<I: EntityId>(names: &[&'static str], id: I) -> Option<&'static str> {
    names.iter().enumerate().find(|(i, _)| I::from_raw(raw(100 + i)) == id).map(|(_, name)| *name)
}

/// The lane with a name, if it is one. Spaces may be written as `_`.
pub(crate) fn lane(name: &str) -> Option<LaneKey> {
    let name = &*name.replace('_', " ");
    let priority = || Priority::ALL.iter().find(|priority| priority.label() == name).copied();
    let label = || LABELS.contains(&name).then(|| LaneKey::Label(Some(name.into())));
    let person = || among::<PersonId>(&PEOPLE, name).map(|id| LaneKey::Assignee(Some(id)));
    let initiative = || among::<InitiativeId>(&INITIATIVES, name).map(|id| LaneKey::Initiative(Some(id)));
    match name {
        "Nobody" => Some(LaneKey::Assignee(None)),
        "No label" => Some(LaneKey::Label(None)),
        "No initiative" => Some(LaneKey::Initiative(None)),
        _ => person().or_else(initiative).or_else(label).or_else(|| priority().map(LaneKey::Priority)),
    }
}

pub(crate) fn grouping(lane: &LaneKey) -> Grouping {
    match lane {
        LaneKey::All => Grouping::None,
        LaneKey::Assignee(_) => Grouping::Assignee,
        LaneKey::Initiative(_) => Grouping::Initiative,
        LaneKey::Priority(_) => Grouping::Priority,
        LaneKey::Label(_) => Grouping::Label,
    }
}

/// What a drop on a name outside of the board sets, and what the inspector would.
pub(crate) fn field(name: &str) -> StoryField {
    match (name, lane(name)) {
        ("S1", _) => StoryField::Sprint(Some(sprint(1))),
        ("S2", _) => StoryField::Sprint(Some(sprint(2))),
        ("S9", _) => StoryField::Sprint(Some(sprint(9))),
        ("backlog", _) => StoryField::Sprint(None),
        ("R1", _) => StoryField::Release(Some(release())),
        (_, Some(LaneKey::Assignee(person))) => StoryField::Assignee(person),
        (_, Some(LaneKey::Initiative(initiative))) => StoryField::Initiative(initiative),
        (_, Some(LaneKey::Priority(priority))) => StoryField::Priority(priority),
        (_, Some(LaneKey::Label(Some(label)))) => StoryField::AddLabel(label),
        _ => panic!("nothing is called {name}"),
    }
}

/// Gives a story what a name stands for.
pub(crate) fn give(story: &mut Story, name: &str) {
    match field(name) {
        StoryField::Sprint(sprint) => story.sprint = sprint,
        StoryField::Release(release) => story.release = release,
        StoryField::Assignee(person) => story.assignee = person,
        StoryField::Initiative(initiative) => story.initiative = initiative,
        StoryField::Priority(priority) => story.priority = priority,
        StoryField::AddLabel(label) => _ = story.labels.insert(label),
        _ => unreachable!("no name stands for another field"),
    }
}

/// Puts a story into a lane.
pub(crate) fn enter(story: &mut Story, lane: &LaneKey) {
    match lane {
        LaneKey::All | LaneKey::Label(None) => {}
        LaneKey::Assignee(person) => story.assignee = *person,
        LaneKey::Initiative(initiative) => story.initiative = *initiative,
        LaneKey::Priority(priority) => story.priority = *priority,
        LaneKey::Label(Some(label)) => _ = story.labels.insert(label.clone()),
    }
}

/// What a story has of things with names, less what its lane says.
pub(crate) fn had(story: &Story, grouping: Grouping, active: Option<SprintId>) -> Vec<String> {
    let unless = |said: Grouping| grouping != said;
    let mut names: Vec<&str> = Vec::new();
    names.extend(story.assignee.filter(|_| unless(Grouping::Assignee)).and_then(|id| name_among(&PEOPLE, id)));
    names.extend((story.priority != Priority::Medium && unless(Grouping::Priority)).then(|| story.priority.label()));
    let initiative = story.initiative.filter(|_| unless(Grouping::Initiative));
    names.extend(initiative.and_then(|id| name_among(&INITIATIVES, id)));
    names.extend(story.labels.iter().filter(|_| unless(Grouping::Label)).map(String::as_str));
    let sprint = story.sprint.filter(|sprint| Some(*sprint) != active);
    names.extend(sprint.map(|id| if id == self::sprint(1) { "S1" } else { "S2" }));
    names.extend(story.release.map(|_| "R1"));
    names.into_iter().map(String::from).collect()
}

/// The sprints, the release and the initiatives, which are there even if no drawing names them.
pub(crate) fn furnish(project: &mut Project, is_active: bool) {
    let state = if is_active { SprintState::Active } else { SprintState::Planned };
    project.sprints.insert(Sprint { id: sprint(1), name: "S1".into(), state, ..Sprint::default() });
    project.sprints.insert(Sprint { id: sprint(2), name: "S2".into(), ..Sprint::default() });
    project.releases.insert(Release { id: release(), name: "R1".into(), ..Release::default() });
    for name in INITIATIVES {
        let id = among(&INITIATIVES, name).unwrap();
        project.initiatives.insert(Initiative { id, title: name.into(), ..Initiative::default() });
    }
}

/// Makes what a name stands for exist: people and labels, whose lanes stand without a story.
pub(crate) fn make(project: &mut Project, name: &str) {
    match lane(name) {
        Some(LaneKey::Assignee(Some(id))) => {
            project.people.insert(Person { id, name: name.into(), ..Person::default() });
        }
        Some(LaneKey::Label(Some(label))) => {
            Arc::make_mut(&mut project.settings).label_colors.insert(label, Swatch::default());
        }
        _ => {}
    }
}
