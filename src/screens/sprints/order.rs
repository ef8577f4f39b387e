//! The order in which sprints and releases are listed.

use std::cmp::Reverse;
use std::sync::Arc;

use crate::model::{Project, Release, ReleaseId, ReleaseState, Sprint, SprintId, SprintState};

/// The active sprint, those that are planned in the order of time, and the closed ones, newest first. Without dates a
/// planned one comes last.
pub(super) fn sprints(project: &Project) -> Vec<SprintId> {
    let mut sprints: Vec<&Arc<Sprint>> = project.sprints.iter().collect();
    sprints.sort_by(|a, b| {
        let rank = |sprint: &Sprint| match sprint.state {
            SprintState::Active => 0,
            SprintState::Planned => 1,
            SprintState::Closed => 2,
        };
        let days = |sprint: &Sprint| (sprint.start.is_none(), sprint.start, sprint.end);
        let in_time = match (a.state, b.state) {
            (SprintState::Closed, SprintState::Closed) => Reverse((a.end, a.start)).cmp(&Reverse((b.end, b.start))),
            _ => days(a).cmp(&days(b)),
        };
        rank(a).cmp(&rank(b)).then(in_time).then_with(|| a.name.cmp(&b.name)).then(a.id.cmp(&b.id))
    });
    sprints.into_iter().map(|sprint| sprint.id).collect()
}

/// What is planned in the order of time, those without a date last; then what is released, newest first.
pub(super) fn releases(project: &Project) -> Vec<ReleaseId> {
    let mut releases: Vec<&Arc<Release>> = project.releases.iter().collect();
    releases.sort_by(|a, b| {
        let released = |release: &Release| release.state == ReleaseState::Released;
        let in_time = match (released(a), released(b)) {
            (true, true) => b.date.cmp(&a.date),
            _ => (a.date.is_none(), a.date).cmp(&(b.date.is_none(), b.date)),
        };
        let state = released(a).cmp(&released(b));
        state.then(in_time).then_with(|| a.name.cmp(&b.name)).then(a.id.cmp(&b.id))
    });
    releases.into_iter().map(|release| release.id).collect()
}

/// Sprints that unfinished stories can go to, the soonest first.
pub(crate) fn planned_sprints(project: &Project) -> Vec<SprintId> {
    let is_planned = |id: &SprintId| project.sprints.get(*id).is_some_and(|s| s.state == SprintState::Planned);
    sprints(project).into_iter().filter(is_planned).collect()
}

/// What is chosen after one of a list is gone: the one below it, or above it at the end.
pub(super) fn neighbour<T: Copy + PartialEq>(list: &[T], gone: T) -> Option<T> {
    let at = list.iter().position(|id| *id == gone)?;
    list.get(at + 1).or_else(|| list.get(at.checked_sub(1)?)).copied()
}

/// "Release 4": a name that no release has.
pub(super) fn release_name(project: &Project) -> String {
    let taken = |name: &str| project.releases.iter().any(|release| release.name.trim() == name);
    let first = project.releases.len() + 1;
    // Of as many names as there are releases, and one more, one is free.
    let mut names = (first..=2 * first).map(|n| format!("Release {n}"));
    names.find(|name| !taken(name)).unwrap_or_else(|| "Release".into())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Date, EntityId as _, RawId, parse_date};

    fn date(text: &str) -> Option<Date> {
        parse_date(text).ok()
    }

    #[test]
    fn the_active_sprint_comes_first_and_the_closed_ones_last_with_the_newest_before() {
        use SprintState::{Active, Closed, Planned};
        let mut project = Project::default();
        for (n, (name, state, start)) in [
            ("old", Closed, "2026-10-01"),
            ("later", Planned, "2026-12-14"),
            ("some day", Planned, ""),
            ("now", Active, "2026-11-16"),
            ("new", Closed, "2026-11-02"),
            ("next", Planned, "2026-11-30"),
        ]
        .into_iter()
        .enumerate()
        {
            let id = SprintId::from_raw(RawId::from_bytes([n as u8; 10]));
            project.sprints.insert(Sprint {
                id,
                name: name.into(),
                state,
                start: date(start),
                end: date(start),
                ..Sprint::default()
            });
        }
        let names: Vec<_> = sprints(&project).iter().map(|id| project.sprints.get(*id).unwrap().name.clone()).collect();
        assert_eq!(names, ["now", "next", "later", "some day", "new", "old"]);
        assert_eq!(planned_sprints(&project).len(), 3);
    }

    #[test]
    fn planned_releases_come_before_released_ones() {
        use ReleaseState::{Planned, Released};
        let mut project = Project::default();
        for (n, (name, state, on)) in [
            ("1.0", Released, "2026-10-01"),
            ("1.1", Released, "2026-11-01"),
            ("2.0", Planned, ""),
            ("1.2", Planned, "2026-12-01"),
        ]
        .into_iter()
        .enumerate()
        {
            let id = ReleaseId::from_raw(RawId::from_bytes([n as u8; 10]));
            project.releases.insert(Release { id, name: name.into(), state, date: date(on), ..Release::default() });
        }
        let names: Vec<_> =
            releases(&project).iter().map(|id| project.releases.get(*id).unwrap().name.clone()).collect();
        assert_eq!(names, ["1.2", "2.0", "1.1", "1.0"]);
        assert_eq!(release_name(&project), "Release 5");
    }

    #[test]
    fn the_one_below_is_next_when_one_is_gone() {
        assert_eq!([neighbour(&[1, 2, 3], 2), neighbour(&[1, 2, 3], 3), neighbour(&[1], 1)], [Some(3), Some(2), None]);
    }
}
