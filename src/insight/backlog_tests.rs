//! Sections and releases follow what happens to stories, columns and sprints.

use std::sync::Arc;

use proptest::prelude::*;
use proptest::strategy::Strategy;

use super::*;
use crate::model::*;

fn id<I: EntityId>(n: usize) -> I {
    I::from_raw(RawId::from_bytes([n as u8; 10]))
}

fn story(n: usize, what: u32) -> Story {
    let what = what as usize;
    let event = |what| Event { at: Moment::default(), what };
    let cancelled = (what / 2048).is_multiple_of(5);
    Story {
        id: id(n),
        column: id(what % 4),
        rank: Rank::spread(None, None, 4)[what / 4 % 4].clone(),
        sprint: (!(what / 16).is_multiple_of(5)).then(|| id(what / 16 % 5)),
        release: (!(what / 80).is_multiple_of(3)).then(|| id(what / 80 % 3)),
        title: ["Pay", "Refund by card", "Card refunds"][what % 3].into(),
        estimate: (!(what / 240).is_multiple_of(3)).then(|| (what / 240 % 3) as f64 / 2.0),
        archived: (what / 1024).is_multiple_of(7),
        events: cancelled.then(|| event(EventKind::Cancelled)).into_iter().collect(),
        ..Story::default()
    }
}

/// Some of four columns and four sprints, and stories, each from a number.
#[derive(Clone, Debug)]
struct Plan {
    columns: [Option<u8>; 4],
    sprints: [Option<u8>; 4],
    stories: Vec<Option<u32>>,
}

fn any_plan() -> impl Strategy<Value = Plan> {
    let stories = proptest::collection::vec(any::<Option<u32>>(), 24);
    let (columns, sprints) = (any::<[Option<u8>; 4]>(), any::<[Option<u8>; 4]>());
    (columns, sprints, stories).prop_map(|(columns, sprints, stories)| Plan { columns, sprints, stories })
}

impl Plan {
    fn project(&self) -> Project {
        let mut project = Project::default();
        for (n, kind) in self.columns.iter().enumerate() {
            if let Some(kind) = kind.map(|n| ColumnKind::ALL[usize::from(n) % 3]) {
                project.columns.insert(Column { id: id(n), kind, ..Column::default() });
            }
        }
        for (n, state) in self.sprints.iter().enumerate() {
            if let Some(state) = state.map(|n| SprintState::ALL[usize::from(n) % 3]) {
                project.sprints.insert(Sprint { id: id(n + 1), state, ..Sprint::default() });
            }
        }
        for (n, what) in self.stories.iter().enumerate() {
            if let Some(what) = what {
                project.stories.insert(story(n, *what));
            }
        }
        project
    }

    /// Parts of this plan, where it is told, and of another one.
    fn mixed(&self, other: &Self, keep: u64) -> Self {
        let keeps = |bit: usize| keep >> bit & 1 == 1;
        Self {
            columns: std::array::from_fn(|n| if keeps(n) { self.columns[n] } else { other.columns[n] }),
            sprints: std::array::from_fn(|n| if keeps(n + 4) { self.sprints[n] } else { other.sprints[n] }),
            stories: (0..self.stories.len())
                .map(|n| if keeps(n + 8) { self.stories[n] } else { other.stories[n] })
                .collect(),
        }
    }
}

/// What differs between two projects.
fn transaction(before: &Project, after: &Project) -> Transaction {
    fn edits<E: Entity>(before: &Project, after: &Project, changes: &mut Vec<Change>) {
        let ids: std::collections::BTreeSet<E::Id> =
            E::table(before).iter().chain(E::table(after).iter()).map(|entity| entity.id()).collect();
        for id in ids {
            let (before, after) = (E::table(before).get(id).cloned(), E::table(after).get(id).cloned());
            if before != after {
                changes.push(E::change(Edit { before, after }));
            }
        }
    }
    let mut transaction = Transaction::new("", Moment::default());
    edits::<Story>(before, after, &mut transaction.changes);
    edits::<Column>(before, after, &mut transaction.changes);
    edits::<Sprint>(before, after, &mut transaction.changes);
    transaction
}

/// The section that the words of [`Section`] put a story into.
fn section_by_the_words(project: &Project, story: &Story) -> Option<Section> {
    let open = |id: &SprintId| project.sprints.get(*id).is_some_and(|sprint| sprint.state != SprintState::Closed);
    match story.sprint.filter(open) {
        _ if story.archived => None,
        Some(sprint) => Some(Section::Sprint(sprint)),
        None => (!project.is_done(story) && !story.is_cancelled()).then_some(Section::Backlog),
    }
}

proptest! {
    #[test]
    fn following_equals_building_anew(plan in any_plan(), other in any_plan(), keep: u64) {
        let (before, after) = (plan.project(), plan.mixed(&other, keep).project());
        let transaction = transaction(&before, &after);
        let mut indexes = Indexes::of(&before);
        indexes.follow(&after, &transaction);
        prop_assert!(indexes == Indexes::of(&after));
        indexes.follow(&before, &transaction.inverse());
        prop_assert!(indexes == Indexes::of(&before));
    }

    #[test]
    fn each_story_stands_in_its_section_by_rank(plan in any_plan()) {
        let project = plan.project();
        let backlog = &Indexes::of(&project).backlog;
        for story in project.stories.iter() {
            prop_assert_eq!(backlog.section_of(story), section_by_the_words(&project, story));
        }
        let mut listed = 0;
        for section in sections(&project) {
            let lane = backlog.section(section);
            listed += lane.len();
            prop_assert!(lane.stories().is_sorted_by(|a, b| a.order() < b.order()));
            let points: f64 = lane.stories().iter().filter_map(|story| story.estimate).sum();
            prop_assert_eq!(lane.points(), points);
        }
        let in_one = |story: &&Arc<Story>| section_by_the_words(&project, story).is_some();
        prop_assert_eq!(listed, project.stories.iter().filter(in_one).count());
    }

    #[test]
    fn a_release_comes_to_what_its_stories_do(plan in any_plan()) {
        let project = plan.project();
        let indexes = Indexes::of(&project);
        for release in [1, 2].map(id::<ReleaseId>) {
            let all: Vec<_> = project.stories.iter().filter(|story| story.release == Some(release)).collect();
            let ids: Vec<StoryId> = all.iter().map(|story| story.id).collect();
            prop_assert_eq!(indexes.stories_of_release(release).collect::<Vec<_>>(), ids);
            let counted: Vec<_> = all
                .into_iter()
                .filter(|story| !story.is_cancelled() && (!story.archived || project.is_done(story)))
                .collect();
            let amount = |kind: ColumnKind| {
                let is = |story: &&&Arc<Story>| {
                    project.columns.get(story.column).map(|column| column.kind).unwrap_or_default() == kind
                };
                let of_kind: Vec<_> = counted.iter().filter(is).collect();
                let points = of_kind.iter().filter_map(|story| story.estimate).sum();
                Amount { stories: of_kind.len(), points }
            };
            let expected = ReleaseProgress {
                to_do: amount(ColumnKind::ToDo),
                doing: amount(ColumnKind::Doing),
                done: amount(ColumnKind::Done),
                unestimated: counted.iter().filter(|story| story.estimate.is_none()).count(),
            };
            prop_assert_eq!(release_progress(&project, &indexes, release), expected);
        }
    }
}

#[test]
fn sections_stand_in_the_order_of_time() {
    let mut project = Project::default();
    let day = |n: u32| Date::from_ymd_opt(2026, 11, n);
    for (n, name, state, start) in [
        (1, "Later", SprintState::Planned, day(20)),
        (2, "Undated B", SprintState::Planned, None),
        (3, "Active", SprintState::Active, day(25)),
        (4, "Closed", SprintState::Closed, day(1)),
        (5, "Soon", SprintState::Planned, day(10)),
        (6, "Undated A", SprintState::Planned, None),
    ] {
        project.sprints.insert(Sprint { id: id(n), name: name.into(), state, start, ..Sprint::default() });
    }
    let expected = [3, 5, 1, 6, 2].map(|n| Section::Sprint(id(n)));
    assert_eq!(sections(&project), [expected.as_slice(), &[Section::Backlog]].concat());
    assert_eq!((next_sprint(&project), next_sprint(&Project::default())), (Some(id(5)), None));
}

#[test]
fn the_share_of_a_release_is_in_points_or_else_in_stories() {
    let amount = |stories, points| Amount { stories, points };
    let progress = |done, to_do| ReleaseProgress { to_do, done, ..ReleaseProgress::default() };
    let of_points = progress(amount(1, 3.0), amount(9, 1.0));
    assert_eq!((of_points.share_done(), of_points.stories(), of_points.points()), (Some(0.75), 10, 4.0));
    assert_eq!(progress(amount(1, 0.0), amount(3, 0.0)).share_done(), Some(0.25));
    assert_eq!(ReleaseProgress::default().share_done(), None);
}
