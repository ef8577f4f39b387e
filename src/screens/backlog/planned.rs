//! What the sprints can take, and where in the backlog the next one is full; worked out once for each state of the project.

use std::collections::HashMap;
use std::sync::Arc;

use super::shown::ShownBacklog;
use crate::insight::{CutLine, Group, ListGrouping, Part, Section, capacity, cut_line, sections};
use crate::model::{Project, Sprint, SprintId, SprintState, Story};
use crate::session::Document;
use crate::ui::format::{count, points, visible};

/// The capacities of the open sprints, and the cut.
#[derive(Debug, Default)]
pub(super) struct Planned {
    revision: Option<u64>,
    capacities: HashMap<SprintId, f64>,
    cut: Option<Cut>,
    why_no_cut: Option<String>,
}

/// Where the next sprint is full.
#[derive(Clone, Debug)]
struct Cut {
    line: CutLine,
    /// The story below the line.
    story: Arc<Story>,
    /// "Sprint 13 is full here: 34 points"
    text: String,
}

impl Planned {
    pub(super) fn refresh(&mut self, document: &Document) {
        if self.revision == Some(document.revision()) {
            return;
        }
        let project = document.project();
        let open = project.sprints.iter().filter(|sprint| sprint.state != SprintState::Closed);
        self.capacities = open.filter_map(|sprint| Some((sprint.id, capacity(project, sprint).total?))).collect();
        (self.cut, self.why_no_cut) = match self.find_cut(document) {
            Ok(cut) => (cut, None),
            Err(why) => (None, Some(why)),
        };
        self.revision = Some(document.revision());
    }

    /// Points that the team can take in a sprint; none where nothing is known of anybody.
    pub(super) fn capacity(&self, sprint: SprintId) -> Option<f64> {
        self.capacities.get(&sprint).copied()
    }

    /// Why no line shows where the next sprint is full; none where all fits it.
    pub(super) fn why_no_cut(&self, grouping: ListGrouping) -> Option<&str> {
        let in_groups = (self.cut.is_some() && grouping != ListGrouping::None)
            .then_some("No line shows what fits the next sprint while there are groups: they have another order.");
        self.why_no_cut.as_deref().or(in_groups)
    }

    /// None when all of the backlog fits.
    fn find_cut(&self, document: &Document) -> Result<Option<Cut>, String> {
        let (project, backlog) = (document.project(), &document.indexes().backlog);
        let Some(sprint) = next_planned(project) else {
            return Err("No sprint is planned, so no line shows what fits the next one.".into());
        };
        let name = visible(&sprint.name);
        let Some(total) = self.capacity(sprint.id) else {
            let why = if !project.people.iter().any(|person| !person.left) {
                format!(
                    "Nobody is in the team, so no line shows what fits {name}. Its velocity is on the Sprints screen."
                )
            } else if sprint.start.is_none() || sprint.end.is_none() {
                format!("{name} has no dates, so no line shows what fits it. Give it a first and a last day.")
            } else {
                format!(
                    "Nothing is known of what the team can take in {name}, so no line shows what fits it. Give people \
                     points a day, or the sprint a capacity."
                )
            };
            return Err(why);
        };
        let taken = backlog.section(Section::Sprint(sprint.id)).points();
        let stories = backlog.section(Section::Backlog).stories();
        let line = cut_line(stories.iter().map(|story| story.estimate), total - taken);
        let unestimated = match line.unestimated {
            0 => String::new(),
            n => format!(", with {} not estimated above", count(n, "story", "stories")),
        };
        let text = format!("{name} is full here: {} points{unestimated}", points(total));
        Ok(stories.get(line.index).map(|story| Cut { line, story: Arc::clone(story), text }))
    }

    /// The row of the backlog that the line stands above; groups have another order than the backlog.
    pub(super) fn cut_row(&self, shown: ShownBacklog<'_>) -> Option<(Part, usize)> {
        let cut = self.cut.as_ref().filter(|_| shown.grouping() == ListGrouping::None)?;
        let part = Part { section: Section::Backlog, group: Group::All };
        let rows = shown.rows(part);
        let row = if shown.is_filtered() { rows.before(&cut.story) } else { cut.line.index };
        (!rows.is_empty()).then_some((part, row))
    }

    /// What is written on the line.
    pub(super) fn cut_text(&self) -> Option<&str> {
        self.cut.as_ref().map(|cut| cut.text.as_str())
    }
}

/// The planned sprint that comes first.
pub(super) fn next_planned(project: &Project) -> Option<&Arc<Sprint>> {
    let mut open = sections(project).into_iter().filter_map(|section| match section {
        Section::Sprint(id) => project.sprints.get(id),
        Section::Backlog => None,
    });
    open.find(|sprint| sprint.state == SprintState::Planned)
}

/// What people call a section.
pub(super) fn section_name(project: &Project, section: Section) -> String {
    match section {
        Section::Backlog => "Backlog".into(),
        Section::Sprint(id) => project
            .sprints
            .get(id)
            .map_or_else(|| "A deleted sprint".into(), |sprint| visible(&sprint.name).into_owned()),
    }
}

/// What people call a part: its section, with its group if it has one.
pub(super) fn part_name(project: &Project, part: Part) -> String {
    let section = section_name(project, part.section);
    match part.group {
        Group::All => section,
        group => format!("{section}, {}", visible(&group.name(project))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{IdSource, Person, parse_date};
    use crate::sample::{SampleSize, project};
    use crate::session::Clock;

    /// Why there is no cut, in a sample with a next sprint after a change.
    fn why(change: impl FnOnce(&mut Project, &mut Sprint), grouping: ListGrouping) -> Option<String> {
        let (mut project, mut ids) = (project(&SampleSize::default()), IdSource::from_seed(77));
        let (start, end) = (parse_date("2026-11-30").ok(), parse_date("2026-12-11").ok());
        let mut sprint = Sprint { id: ids.next_id(), name: "Next".into(), start, end, ..Sprint::default() };
        change(&mut project, &mut sprint);
        project.sprints.insert(sprint);
        let now = Clock::Fixed("2026-11-24T10:00:00Z".parse().unwrap());
        let mut planned = Planned::default();
        planned.refresh(&Document::new(project, ids, now));
        planned.why_no_cut(grouping).map(str::to_owned)
    }

    #[test]
    fn what_is_missing_for_the_line_is_said() {
        let starts = |why: Option<String>, begin: &str| why.is_some_and(|why| why.starts_with(begin));
        assert_eq!(why(|_, _| {}, ListGrouping::None), None);
        assert!(starts(why(|_, _| {}, ListGrouping::Initiative), "No line shows what fits the next sprint while"));
        let leave = |project: &mut Project, _: &mut Sprint| {
            let people: Vec<_> = project.people.iter().cloned().collect();
            for person in people {
                project.people.insert(Person { left: true, ..(*person).clone() });
            }
        };
        assert!(starts(why(leave, ListGrouping::None), "Nobody is in the team"));
        let undated = |_: &mut Project, sprint: &mut Sprint| (sprint.start, sprint.end) = (None, None);
        assert!(starts(why(undated, ListGrouping::None), "Next has no dates"));
    }
}
