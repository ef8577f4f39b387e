//! What drawings call things: themes, people, objectives, bars and milestones. The same name is the same thing in all.

use roadboard::insight::{PlanGrouping, PlanLane};
use roadboard::model::{
    EntityId, InitiativeId, Link, MilestoneId, Node, Objective, Person, Project, RawId, Stage, Word as _,
};

pub(crate) const THEMES: [&str; 4] = ["Pay", "Shop", "Core", "Web"];
const PEOPLE: [&str; 3] = ["Ana", "Bob", "Cy"];
const OBJECTIVES: [&str; 2] = ["Aim", "Goal"];
pub(crate) const KINDS: [(&str, Link); 4] =
    [("", Link::FinishStart), ("SS", Link::StartStart), ("FF", Link::FinishFinish), ("SF", Link::StartFinish)];

pub(crate) fn raw(n: usize) -> RawId {
    RawId::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, (n >> 8) as u8, n as u8])
}

/// One of a list of things, by its name.
pub(crate) fn among<I: EntityId>(names: &[&str], name: &str) -> Option<I> {
    names.iter().position(|known| *known == name).map(|i| I::from_raw(raw(100 + i)))
}

/// `A` to `L` are bars, `M` to `Z` milestones.
pub(crate) fn node(name: char) -> Node {
    let id = raw(usize::from(name as u8));
    if name < 'M' { Node::Initiative(InitiativeId::from_raw(id)) } else { Node::Milestone(MilestoneId::from_raw(id)) }
}

/// The lane with a name, if it is one. Spaces may be written as `_`.
pub(crate) fn lane(name: &str) -> Option<PlanLane> {
    let name = &*name.replace('_', " ");
    let theme = || among(&THEMES, name).map(|id| PlanLane::Theme(Some(id)));
    let owner = || among(&PEOPLE, name).map(|id| PlanLane::Owner(Some(id)));
    let objective = || among(&OBJECTIVES, name).map(|id| PlanLane::Objective(Some(id)));
    let stage = || Stage::ALL.iter().find(|stage| stage.label() == name).map(|stage| PlanLane::Stage(*stage));
    match name {
        "No theme" => Some(PlanLane::Theme(None)),
        "Nobody" => Some(PlanLane::Owner(None)),
        "No objective" => Some(PlanLane::Objective(None)),
        "Milestones" => Some(PlanLane::Milestones),
        _ => theme().or_else(owner).or_else(objective).or_else(stage),
    }
}

/// What lanes stand for among which a lane is; it says nothing where it is of milestones.
pub(crate) fn grouping(lane: PlanLane) -> Option<PlanGrouping> {
    match lane {
        PlanLane::Theme(_) => Some(PlanGrouping::Theme),
        PlanLane::Owner(_) => Some(PlanGrouping::Owner),
        PlanLane::Objective(_) => Some(PlanGrouping::Objective),
        PlanLane::Stage(_) => Some(PlanGrouping::Stage),
        PlanLane::Milestones => None,
    }
}

/// What any project has, whether it is drawn or not.
pub(crate) fn furnish(project: &mut Project) {
    for name in PEOPLE {
        let id = among(&PEOPLE, name).unwrap();
        project.people.insert(Person { id, name: name.into(), ..Person::default() });
    }
    for title in OBJECTIVES {
        let id = among(&OBJECTIVES, title).unwrap();
        project.objectives.insert(Objective { id, title: title.into(), ..Objective::default() });
    }
}
