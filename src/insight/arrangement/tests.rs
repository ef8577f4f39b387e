//! Following equals building anew, whatever changes; and which lanes there are.

use std::collections::BTreeMap;

use proptest::prelude::*;
use proptest::strategy::Strategy;

use super::*;
use crate::model::*;

fn id<I: EntityId>(n: usize) -> I {
    I::from_raw(RawId::from_bytes([n as u8; 10]))
}

/// One of so many, or none when the number says so.
fn some<I: EntityId>(n: usize, of: usize) -> Option<I> {
    Some(n % (of + 1)).filter(|n| *n > 0).map(id)
}

const STORIES: usize = 24;

/// A story whose every part comes from one number.
fn story(n: usize, what: usize) -> Story {
    let labels = [vec![], vec!["mobile"], vec!["Back end"], vec!["mobile", "api"]];
    Story {
        id: id(n),
        key: format!("NP-{n}"),
        title: ["Pay", "pay by card", "Card expires", ""][what % 4].into(),
        column: id(what / 4 % 3),
        rank: Rank::spread(None, None, 5)[what / 3 % 5].clone(),
        priority: Priority::ALL[what / 7 % 4],
        kind: StoryKind::ALL[what / 5 % 4],
        estimate: [None, Some(0.0), Some(0.5), Some(8.0)][what / 6 % 4],
        assignee: some(what / 2, 4),
        labels: labels[what / 11 % 4].iter().map(|label| (*label).to_owned()).collect(),
        due: Date::from_ymd_opt(2026, 1, 1 + what as u32 % 3).filter(|_| what.is_multiple_of(2)),
        sprint: some(what / 13, 2),
        initiative: some(what / 17, 2),
        blocked_by: some(what / 19, STORIES).into_iter().collect(),
        split_from: some(what / 23, STORIES),
        archived: what.is_multiple_of(9),
        events: vec![Event { at: Moment::from_unix_seconds(what as i64 % 5), what: EventKind::Done }],
        ..Story::default()
    }
}

fn person(n: usize, what: usize) -> Person {
    let name = ["Ana", "ben", "Anabel", "Zoe"][what % 4].into();
    Person { id: id(n), name, left: (what / 4).is_multiple_of(3), ..Person::default() }
}

pub(super) fn start() -> Project {
    let mut project = Project::default();
    for n in 0..3 {
        project.columns.insert(Column { id: id(n), kind: ColumnKind::ALL[n], ..Column::default() });
        project.people.insert(person(n + 1, n));
    }
    for n in 1..3 {
        project.sprints.insert(Sprint { id: id(n), name: format!("Sprint {n}"), ..Sprint::default() });
        project.initiatives.insert(Initiative { id: id(n), title: format!("Goal {}", 3 - n), ..Initiative::default() });
    }
    for n in 1..=STORIES / 2 {
        project.stories.insert(story(n, n * 37));
    }
    project
}

/// Replaces, creates or deletes one thing.
fn put<E: Entity>(project: &Project, transaction: &mut Transaction, entity: E, delete: bool) {
    match E::table(project).get(entity.id()) {
        Some(before) if delete => transaction.delete(before),
        Some(before) => transaction.replace(before, entity),
        None if delete => {}
        None => transaction.create(entity),
    }
}

/// Stories most often, and at times what they refer to.
fn change(project: &Project, transaction: &mut Transaction, (kind, n, what): (u8, usize, usize)) {
    let delete = what.is_multiple_of(5);
    match kind {
        0..12 => put(project, transaction, story(1 + n % STORIES, what), delete),
        12 => put(project, transaction, person(1 + n % 4, what), delete),
        13 => {
            let kind = ColumnKind::ALL[what % 3];
            put(project, transaction, Column { id: id(n % 3), kind, ..Column::default() }, delete);
        }
        14 => {
            let title = ["Goal 1", "Aim", "Goal 2"][what % 3].into();
            put(project, transaction, Initiative { id: id(1 + n % 2), title, ..Initiative::default() }, delete);
        }
        15 => {
            let name = ["Sprint 1", "Sprint 12"][what % 2].into();
            put(project, transaction, Sprint { id: id(1 + n % 2), name, ..Sprint::default() }, delete);
        }
        _ => {
            let label = ["mobile", "web"][what % 2].to_owned();
            let settings = Settings { label_colors: [(label, Swatch::Blue)].into(), ..Settings::default() };
            let (before, after) = (Some(project.settings.clone()), Some(settings.into()));
            transaction.changes.push(Change::Settings(Edit { before, after }));
        }
    }
}

/// One change of each thing at most, as edits make them.
pub(super) fn transaction(project: &Project, changes: &[(u8, usize, usize)]) -> Transaction {
    let mut transaction = Transaction::new("Change", Moment::default());
    let mut targets = std::collections::BTreeSet::new();
    for asked in changes {
        let before = transaction.changes.len();
        change(project, &mut transaction, *asked);
        if transaction.changes.get(before).is_some_and(|change| !targets.insert(change.target())) {
            transaction.changes.truncate(before);
        }
    }
    transaction
}

pub(super) const QUERIES: [&str; 14] = [
    "",
    "c",
    "ca",
    "card -expires",
    "-pay",
    "ana",
    "@ana",
    "@zoe card",
    "#mobile",
    "#web",
    "is:blocked",
    "-is:done -is:blocked pay",
    "sprint:2 initiative:goal",
    "kind:bug priority:high priority:none label:none",
];

fn any_how() -> impl Strategy<Value = How> {
    let scope = proptest::sample::select(vec![Scope::All, Scope::All, Scope::Archived, Scope::Sprint(id(1))]);
    let grouping = proptest::sample::select(Grouping::ALL);
    let query = proptest::sample::select(QUERIES.as_slice());
    let sorts = proptest::collection::btree_map((0_usize..3).prop_map(id), proptest::sample::select(Sort::ALL), 0..3);
    (scope, grouping, query, sorts).prop_map(|(scope, grouping, query, sorts)| How {
        scope,
        grouping,
        sorts,
        query: query.into(),
    })
}

type Shown = (Vec<LaneKey>, BTreeMap<(usize, ColumnId), (Vec<StoryId>, f64)>);

fn shown(arrangement: &Arrangement, project: &Project, indexes: &Indexes) -> Shown {
    let mut cells = BTreeMap::new();
    for lane in 0..arrangement.lanes().len() {
        for column in project.columns.iter() {
            let cell = arrangement.cell(&indexes.board, lane, column.id);
            let stories: Vec<_> = cell.iter().map(|story| story.id).collect();
            assert_eq!(cell.len(), stories.len());
            for (i, story) in cell.iter().enumerate() {
                assert_eq!(cell.position(story), Some(i));
                assert_eq!(cell.get(i), project.stories.get(story.id), "a story as it was");
            }
            cells.insert((lane, column.id), (stories, cell.points()));
        }
    }
    (arrangement.lanes().to_vec(), cells)
}

/// The same from the words of the matter, without any of the means.
fn expected(project: &Project, how: &How, lanes: &[LaneKey]) -> BTreeMap<(usize, ColumnId), (Vec<StoryId>, f64)> {
    let filter = Filter::parse(&how.query, project);
    let order = Order::of(project, &how.sorts);
    let mut cells = BTreeMap::new();
    for (at, lane) in lanes.iter().enumerate() {
        for column in project.columns.iter() {
            let here = |story: &&std::sync::Arc<Story>| {
                story.column == column.id && how.scope.holds(story) && lane.holds(story) && filter.fits(project, story)
            };
            let mut stories: Vec<_> = project.stories.iter().filter(here).collect();
            stories.sort_by(|a, b| order.compare(column.id, a, b));
            let points = stories.iter().filter_map(|story| story.estimate).sum();
            cells.insert((at, column.id), (stories.iter().map(|story| story.id).collect(), points));
        }
    }
    cells
}

/// How many stories a column shows, each once, and their points.
fn expected_total(project: &Project, how: &How, column: ColumnId) -> (usize, f64) {
    let filter = Filter::parse(&how.query, project);
    let fits = |story: &&std::sync::Arc<Story>| {
        story.column == column && how.scope.holds(story) && filter.fits(project, story)
    };
    let stories: Vec<_> = project.stories.iter().filter(fits).collect();
    (stories.len(), stories.iter().filter_map(|story| story.estimate).sum())
}

fn anew(project: &Project, indexes: &Indexes, how: &How) -> Arrangement {
    let mut arrangement = Arrangement::default();
    arrangement.arrange(project, indexes, how);
    arrangement
}

type Step = (Vec<(u8, usize, usize)>, Option<How>, bool);

fn any_step() -> impl Strategy<Value = Step> {
    let change = (0_u8..17, 0_usize..100, 0_usize..5000);
    let changes = prop_oneof![9 => proptest::collection::vec(change.clone(), 0..4), 1 => proptest::collection::vec(change, 200..300)];
    (changes, proptest::option::of(any_how()), any::<bool>())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 192, ..ProptestConfig::default() })]

    #[test]
    fn following_equals_building_anew(first in any_how(), steps in proptest::collection::vec(any_step(), 1..24)) {
        let mut project = start();
        let mut indexes = Indexes::of(&project);
        let mut how = first;
        let mut arrangement = anew(&project, &indexes, &how);
        for (changes, other, undo) in steps {
            let transaction = transaction(&project, &changes);
            let back = transaction.inverse();
            for transaction in [transaction, back].iter().take(if undo { 2 } else { 1 }) {
                transaction.apply(&mut project);
                indexes.follow(&project, transaction);
                arrangement.follow(&project, &indexes, transaction);
                let new = anew(&project, &indexes, &how);
                prop_assert_eq!(arrangement.filter(), new.filter());
                let (lanes, cells) = shown(&arrangement, &project, &indexes);
                prop_assert_eq!(&lanes, new.lanes());
                prop_assert_eq!(&cells, &shown(&new, &project, &indexes).1);
                prop_assert_eq!(&cells, &expected(&project, &how, &lanes));
                for column in project.columns.iter().map(|column| column.id) {
                    let (board, total) = (&indexes.board, expected_total(&project, &how, column));
                    prop_assert_eq!((arrangement.count(board, column), arrangement.points(board, column)), total);
                }
                for (i, lane) in lanes.iter().enumerate() {
                    prop_assert_eq!(arrangement.lane_position(lane), Some(i));
                }
                prop_assert_eq!(arrangement.lane_position(&LaneKey::Label(Some("none of them".into()))), None);
            }
            prop_assert!(indexes.board == Indexes::of(&project).board && indexes.links == Indexes::of(&project).links);
            prop_assert!(indexes.labels == Indexes::of(&project).labels);
            if undo {
                arrangement.prepare_search(&project, &indexes);
            }
            if let Some(other) = other {
                how = other;
                arrangement.arrange(&project, &indexes, &how);
            }
        }
    }
}

fn grouped(grouping: Grouping, query: &str) -> Vec<String> {
    let mut project = start();
    project.stories = Table::default();
    for (n, assignee) in [(1, 1), (2, 1), (3, 3)] {
        let label = ["mobile", "api", "Zoom"][n % 3].to_owned();
        project.stories.insert(Story {
            id: id(n),
            title: format!("Story {n}"),
            assignee: Some(id(assignee)),
            initiative: some(n, 2),
            labels: [label].into(),
            column: id(0),
            ..Story::default()
        });
    }
    let mut settings = Settings::default();
    settings.label_colors.insert("Beta".into(), Swatch::Red);
    project.settings = settings.into();
    // Ana and Ben have left; of them only Ana has stories.
    for n in 1..3 {
        project.people.insert(Person { left: true, ..person(n, n - 1) });
    }
    project.people.insert(Person { left: false, ..person(4, 3) });
    let indexes = Indexes::of(&project);
    let how = How { grouping, query: query.into(), ..How::default() };
    let arrangement = anew(&project, &indexes, &how);
    arrangement.lanes().iter().map(|lane| lane.name(&project)).collect()
}

#[test]
fn lanes_are_those_with_stories_and_those_to_drop_one_in() {
    assert_eq!(grouped(Grouping::None, ""), ["All stories"]);
    assert_eq!(grouped(Grouping::Assignee, ""), ["Ana", "Anabel", "Zoe", "Nobody"]);
    assert_eq!(grouped(Grouping::Priority, ""), ["Urgent", "High", "Medium", "Low"]);
    assert_eq!(grouped(Grouping::Initiative, ""), ["Goal 1", "Goal 2", "No initiative"]);
    assert_eq!(grouped(Grouping::Label, ""), ["api", "Beta", "mobile", "Zoom", "No label"]);
}

#[test]
fn open_initiatives_stand_without_stories_up_to_a_number() {
    let mut project = start();
    let initiative = |n: usize| Initiative { id: id(n), title: format!("Goal {n:03}"), ..Initiative::default() };
    project.initiatives = (1..=250).map(|n| std::sync::Arc::new(initiative(n))).collect();
    project.initiatives.insert(Initiative { closed: true, ..initiative(3) });
    project.stories = Table::default();
    project.stories.insert(Story { id: id(1), column: id(0), initiative: Some(id(240)), ..Story::default() });
    let lanes = |project: &Project, query: &str| -> Vec<String> {
        let how = How { grouping: Grouping::Initiative, query: query.into(), ..How::default() };
        let arrangement = anew(project, &Indexes::of(project), &how);
        arrangement.lanes().iter().map(|lane| lane.name(project)).collect()
    };
    let shown = lanes(&project, "");
    assert_eq!(shown[..3], ["Goal 001", "Goal 002", "Goal 004"]);
    assert_eq!(shown[199..], ["Goal 201", "Goal 240", "No initiative"]);
    assert_eq!(lanes(&project, "is:done"), [""; 0]);
}

#[test]
fn a_filter_leaves_the_lanes_with_a_match() {
    assert_eq!(grouped(Grouping::Assignee, "story"), ["Ana", "Anabel"]);
    assert_eq!(grouped(Grouping::Priority, "\"story 2\""), ["Medium"]);
    assert_eq!(grouped(Grouping::Label, "nothing"), [""; 0]);
    assert_eq!(grouped(Grouping::None, "nothing"), ["All stories"]);
}

/// The keys of a column's stories, ordered.
fn sorted(sort: Sort, stories: Vec<Story>) -> Vec<String> {
    let mut project = start();
    project.stories = stories.into_iter().map(std::sync::Arc::new).collect();
    let indexes = Indexes::of(&project);
    let how = How { sorts: [(id(0), sort)].into(), ..How::default() };
    let arrangement = anew(&project, &indexes, &how);
    arrangement.cell(&indexes.board, 0, id(0)).iter().map(|story| story.key.clone()).collect()
}

#[test]
fn columns_are_sorted_with_unset_values_last() {
    let ranks = Rank::spread(None, None, 4);
    let make = |n: usize, key: &str, change: &dyn Fn(&mut Story)| {
        let mut story = Story { id: id(n), key: key.into(), rank: ranks[n].clone(), column: id(0), ..Story::default() };
        change(&mut story);
        story
    };
    let day = |n| Date::from_ymd_opt(2026, 1, n);
    let stories = || {
        vec![
            make(0, "NP-10", &|_| {}),
            make(1, "NP-9", &|s| {
                (s.estimate, s.due, s.assignee, s.title) = (Some(3.0), day(5), Some(id(2)), "b".into());
            }),
            make(2, "NP-2", &|s| {
                (s.estimate, s.due, s.assignee, s.title) = (Some(8.0), day(4), Some(id(1)), "A".into());
                s.priority = Priority::Urgent;
            }),
            make(3, "AB-3", &|s| {
                (s.estimate, s.due, s.assignee, s.title) = (Some(8.0), day(5), Some(id(1)), "a".into());
                s.events.push(Event { at: Moment::from_unix_seconds(5), what: EventKind::Done });
            }),
        ]
    };
    for (sort, expected) in [
        (Sort::Rank, ["NP-10", "NP-9", "NP-2", "AB-3"]),
        (Sort::Priority, ["NP-2", "NP-10", "NP-9", "AB-3"]),
        (Sort::Estimate, ["NP-2", "AB-3", "NP-9", "NP-10"]),
        (Sort::Due, ["NP-2", "NP-9", "AB-3", "NP-10"]),
        (Sort::Assignee, ["NP-2", "AB-3", "NP-9", "NP-10"]),
        (Sort::Title, ["NP-2", "AB-3", "NP-9", "NP-10"]),
        (Sort::Key, ["AB-3", "NP-2", "NP-9", "NP-10"]),
        (Sort::Newest, ["AB-3", "NP-10", "NP-9", "NP-2"]),
    ] {
        assert_eq!(sorted(sort, stories()), expected, "{sort:?}");
    }
}

#[test]
fn nothing_is_built_without_lanes_sorts_and_filter() {
    let project = start();
    let indexes = Indexes::of(&project);
    let arrangement = anew(&project, &indexes, &How { query: " person: ".into(), ..How::default() });
    assert!(arrangement.works.is_none() && !arrangement.is_filtered());
    let cell = arrangement.cell(&indexes.board, 0, id(1));
    assert_eq!(cell.len(), indexes.board.lane(Scope::All, id(1)).len());
    assert!(arrangement.cell(&indexes.board, 1, id(1)).is_empty());
}

#[test]
fn a_story_is_blocked_until_its_blocker_is_done() {
    let mut project = start();
    project.stories = Table::default();
    project.stories.insert(Story { id: id(1), blocked_by: [id(2)].into(), column: id(0), ..Story::default() });
    // The blocker is out of sight.
    let blocker = Story { id: id(2), column: id(0), archived: true, ..Story::default() };
    project.stories.insert(blocker.clone());
    let mut indexes = Indexes::of(&project);
    let how = How { query: "is:blocked".into(), ..How::default() };
    let mut arrangement = anew(&project, &indexes, &how);
    assert_eq!(arrangement.cell(&indexes.board, 0, id(0)).len(), 1);
    let mut done = Transaction::new("Finish", Moment::default());
    done.replace(project.stories.get(id(2)).unwrap(), Story { column: id(2), ..blocker });
    done.apply(&mut project);
    indexes.follow(&project, &done);
    arrangement.follow(&project, &indexes, &done);
    assert!(arrangement.cell(&indexes.board, 0, id(0)).is_empty());
}
