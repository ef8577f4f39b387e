//! Sprints and the backlog as a line of text, on which edits are tried.
//!
//! `*One 1..5: A B! | Two 8..12: C | -: D E | #Zero: F!` is an active sprint with its days, a planned one, the backlog, and a
//! closed sprint. A story marked `!` is done, `~` cancelled, `^` archived. Ranks are as written; a story that stands in a
//! closed sprint and in the backlog is named in both. What is in neither stands behind `else`. Day 1 is a Monday.

use crate::edit::bench::Bench;
use crate::insight::{Indexes, Section, sections};
use crate::model::*;

impl Bench {
    pub(in crate::edit) fn sprints(text: &str) -> Self {
        let mut bench = Self::new(0);
        bench.project.sprints = Table::default();
        let parts: Vec<(&str, &str)> = text.split('|').map(|part| part.split_once(':').unwrap()).collect();
        let mut last = None;
        for (head, stories) in parts {
            let sprint = bench.draw_sprint(head.trim());
            for story in stories.split_whitespace() {
                let rank = Rank::between(last.as_ref(), None);
                bench.draw_listed(story, sprint, rank.clone());
                last = Some(rank);
            }
        }
        bench.indexes = Indexes::of(&bench.project);
        bench
    }

    fn draw_sprint(&mut self, head: &str) -> Option<SprintId> {
        let (name, days) = head.split_once(' ').unwrap_or((head, ""));
        if ["-", "else"].contains(&name) {
            return None;
        }
        let (state, name) = match name.split_at(1) {
            ("*", name) => (SprintState::Active, name),
            ("#", name) => (SprintState::Closed, name),
            _ => (SprintState::Planned, name),
        };
        let days = days.split_once("..").map(|(a, b)| Self::period(a.parse().unwrap(), b.parse().unwrap()));
        let id = self.ids.next_id();
        self.project.sprints.insert(Sprint {
            id,
            name: name.into(),
            start: days.map(|days| days.start),
            end: days.map(|days| days.end),
            state,
            ..Sprint::default()
        });
        Some(id)
    }

    fn draw_listed(&mut self, text: &str, sprint: Option<SprintId>, rank: Rank) {
        let key = text.trim_end_matches(['!', '~', '^']);
        let known = self.project.stories.iter().find(|story| story.key == key).cloned();
        if let Some(known) = known {
            let story = Story { sprint: sprint.or(known.sprint), ..(*known).clone() };
            self.project.stories.insert(story);
            return;
        }
        let column = self.column(if text.contains('!') { 2 } else { 0 });
        let mut events = vec![Event { at: Moment::default(), what: EventKind::Created { column } }];
        if text.contains('~') {
            events.push(Event { at: Moment::default(), what: EventKind::Cancelled });
        }
        let (id, archived) = (self.ids.next_id(), text.contains('^'));
        self.project.stories.insert(Story {
            id,
            key: key.into(),
            column,
            rank,
            sprint,
            events,
            archived,
            ..Story::default()
        });
    }

    /// Sprints and backlog as they are now, open sprints first.
    pub(in crate::edit) fn drawn_sprints(&self) -> String {
        let project = &self.project;
        let mut listed: Vec<&Story> = project.stories.iter().map(AsRef::as_ref).collect();
        listed.sort_by(|a, b| a.order().cmp(&b.order()));
        let mut parts: Vec<String> = sections(project)
            .into_iter()
            .map(|section| {
                let head = match section {
                    Section::Sprint(id) => Self::head(project.sprints.get(id).unwrap()),
                    Section::Backlog => "-".into(),
                };
                let lane = self.indexes.backlog.section(section);
                self.part(&head, lane.stories().iter().map(AsRef::as_ref))
            })
            .collect();
        for sprint in project.sprints.iter().filter(|sprint| sprint.state == SprintState::Closed) {
            let stories = listed.iter().copied().filter(|story| story.sprint == Some(sprint.id));
            parts.push(self.part(&Self::head(sprint), stories));
        }
        let closed = |story: &Story| story.sprint.is_some_and(|id| !self.is_open(id));
        let nowhere = |story: &Story| self.indexes.backlog.section_of(story).is_none() && !closed(story);
        let other = self.part("else", listed.into_iter().filter(|story| nowhere(story)));
        parts.extend((other != "else:").then_some(other));
        parts.join(" | ")
    }

    fn is_open(&self, sprint: SprintId) -> bool {
        self.project.sprints.get(sprint).is_some_and(|sprint| sprint.state != SprintState::Closed)
    }

    fn head(sprint: &Sprint) -> String {
        let state = match sprint.state {
            SprintState::Planned => "",
            SprintState::Active => "*",
            SprintState::Closed => "#",
        };
        let number = |date: Date| date.signed_duration_since(Self::day(1)).num_days() + 1;
        let days = sprint.start.zip(sprint.end);
        let days = days.map(|(start, end)| format!(" {}..{}", number(start), number(end))).unwrap_or_default();
        format!("{state}{}{days}", sprint.name)
    }

    fn part<'a>(&self, head: &str, stories: impl Iterator<Item = &'a Story>) -> String {
        let mut text = format!("{head}:");
        for story in stories {
            let marks = [(self.project.is_done(story), "!"), (story.is_cancelled(), "~"), (story.archived, "^")];
            let marks = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect::<String>();
            text.extend([" ", &story.key, &marks]);
        }
        text
    }

    /// A sprint by its name; one that is gone by any other.
    pub(in crate::edit) fn sprint_named(&self, name: &str) -> SprintId {
        let sprint = self.project.sprints.iter().find(|sprint| sprint.name == name);
        sprint.map(|sprint| sprint.id).unwrap_or_default()
    }

    /// A section by the name of its sprint, or `-`.
    pub(in crate::edit) fn section_named(&self, name: &str) -> Section {
        if name == "-" { Section::Backlog } else { Section::Sprint(self.sprint_named(name)) }
    }

    /// Stories by their keys.
    pub(in crate::edit) fn stories_named(&self, keys: &str) -> Vec<StoryId> {
        keys.split_whitespace().map(|key| self.story(key).id).collect()
    }
}

#[test]
fn sprints_are_drawn_as_they_were_written() {
    for text in [
        "-:",
        "*One 1..5: A B! C~ | Two 8..12: D | Three: E | -: F G | #Zero -13..-9: H! | else: I! J~ K^",
        "-: A B C | #Zero: B D!",
    ] {
        assert_eq!(Bench::sprints(text).drawn_sprints(), text);
    }
}
