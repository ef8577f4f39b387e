//! What a person can choose of the charts.

use chrono::Months;

use super::chart::FlowKind;
use crate::insight::{DayUnit, Measured, VELOCITY_SPRINTS, Work};
use crate::model::{Date, Period, Project, ReleaseState, SprintState};
use crate::ui::format::visible;

/// The charts, in the order in which they stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Card {
    Velocity,
    Burn,
    Flow,
    Times,
    Throughput,
    Ageing,
}

impl Card {
    pub const ALL: [Self; 6] = [Self::Velocity, Self::Burn, Self::Flow, Self::Times, Self::Throughput, Self::Ageing];
}

/// How far the charts look back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Range {
    Months3,
    #[default]
    Months6,
    Months12,
    All,
}

impl Range {
    pub const ALL: [Self; 4] = [Self::Months3, Self::Months6, Self::Months12, Self::All];

    pub fn label(self) -> &'static str {
        match self {
            Self::Months3 => "3 months",
            Self::Months6 => "6 months",
            Self::Months12 => "12 months",
            Self::All => "All",
        }
    }

    /// The days up to today, not before the first day of all.
    pub fn period(self, all: Period) -> Period {
        let months = match self {
            Self::Months3 => 3,
            Self::Months6 => 6,
            Self::Months12 => 12,
            Self::All => return all,
        };
        let from = all.end.checked_sub_months(Months::new(months)).and_then(|date| date.succ_opt());
        Period { start: from.map_or(all.start, |from| from.clamp(all.start, all.end)), end: all.end }
    }
}

/// What is chosen. Everything that the figures depend on beside the project.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Chosen {
    pub range: Range,
    /// How many closed sprints the velocity is of.
    pub sprints: usize,
    pub burn_up: bool,
    /// The sprint or the release that burns down; the one under way when it is none.
    pub work: Option<Work>,
    pub flow: FlowKind,
    /// The status over time shows what is done too.
    pub with_done: bool,
    pub measured: Measured,
    pub times_unit: DayUnit,
    pub age_unit: DayUnit,
}

impl Default for Chosen {
    fn default() -> Self {
        Self {
            range: Range::default(),
            sprints: VELOCITY_SPRINTS,
            burn_up: false,
            work: None,
            flow: FlowKind::default(),
            with_done: true,
            measured: Measured::default(),
            times_unit: DayUnit::default(),
            age_unit: DayUnit::default(),
        }
    }
}

impl Chosen {
    pub fn title(&self, card: Card) -> &'static str {
        match (card, self.flow, self.measured) {
            (Card::Velocity, ..) => "Velocity",
            (Card::Burn, ..) if self.burn_up => "Burn-up",
            (Card::Burn, ..) => "Burn-down",
            (Card::Flow, FlowKind::Cumulative, _) => "Cumulative flow",
            (Card::Flow, FlowKind::Status, _) => "Status over time",
            (Card::Flow, FlowKind::InProgress, _) => "Work in progress",
            (Card::Times, _, Measured::Cycle) => "Cycle time",
            (Card::Times, _, Measured::Lead) => "Lead time",
            (Card::Throughput, ..) => "Throughput",
            (Card::Ageing, ..) => "Ageing work in progress",
        }
    }
}

/// What can burn down: the sprint under way, closed ones from the newest on, those to come, and releases.
pub fn works(project: &Project) -> Vec<(Work, String)> {
    let mut sprints: Vec<_> = project.sprints.iter().collect();
    let place = |state| match state {
        SprintState::Active => 0,
        SprintState::Closed => 1,
        SprintState::Planned => 2,
    };
    let ordinal = |date: Option<Date>| date.map_or(0, |date| (date - Date::default()).num_days());
    sprints.sort_by_key(|sprint| {
        let start = ordinal(sprint.start);
        (place(sprint.state), if sprint.state == SprintState::Planned { start } else { -start }, sprint.id)
    });
    let mut releases: Vec<_> = project.releases.iter().collect();
    releases.sort_by_key(|r| (r.state == ReleaseState::Released, r.date.is_none(), r.date, r.id));
    let sprints = sprints.into_iter().map(|sprint| Work::Sprint(sprint.id));
    let releases = releases.into_iter().map(|release| Work::Release(release.id));
    sprints.chain(releases).map(|work| (work, work_name(project, work))).collect()
}

pub fn work_name(project: &Project, work: Work) -> String {
    let sprint = |id| project.sprints.get(id).map(|sprint| visible(&sprint.name).into_owned());
    let release = |id| project.releases.get(id).map(|release| format!("Release {}", visible(&release.name)));
    match work {
        Work::Sprint(id) => sprint(id),
        Work::Release(id) => release(id),
    }
    .unwrap_or_default()
}

/// What burns down: what was chosen while it is there, or the sprint under way, or the newest that was closed.
pub fn work(project: &Project, chosen: Option<Work>) -> Option<Work> {
    let there = chosen.filter(|work| match work {
        Work::Sprint(id) => project.sprints.contains(*id),
        Work::Release(id) => project.releases.contains(*id),
    });
    there.or_else(|| works(project).first().map(|(work, _)| *work))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdSource, Release, Sprint, parse_date};

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn a_range_ends_today_and_begins_no_earlier_than_the_first_event() {
        let all = Period { start: day("2026-07-01"), end: day("2026-11-24") };
        assert_eq!(Range::Months3.period(all).start, day("2026-08-25"));
        assert_eq!(Range::Months12.period(all), all);
        assert_eq!(Range::All.period(all), all);
    }

    #[test]
    fn the_sprint_under_way_burns_down_first() {
        let (mut project, mut ids) = (Project::default(), IdSource::from_seed(1));
        assert_eq!(work(&project, None), None);
        for (name, state, start) in [
            ("Next", SprintState::Planned, "2026-12-01"),
            ("Old", SprintState::Closed, "2026-09-01"),
            ("Last", SprintState::Closed, "2026-10-01"),
            ("Now", SprintState::Active, "2026-11-01"),
        ] {
            let start = parse_date(start).ok();
            project.sprints.insert(Sprint { id: ids.next_id(), name: name.into(), state, start, ..Sprint::default() });
        }
        project.releases.insert(Release { id: ids.next_id(), name: "1.0".into(), ..Release::default() });
        let names: Vec<_> = works(&project).into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["Now", "Last", "Old", "Next", "Release 1.0"]);
        let old = works(&project)[2].0;
        assert_eq!(work(&project, Some(old)), Some(old));
        assert_eq!(work(&project, Some(Work::Sprint(ids.next_id()))), Some(works(&project)[0].0));
    }
}
