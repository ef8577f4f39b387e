//! Moving between lanes: what it sets, what it is called, and limits that count a lane.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::bench::Bench;
use super::*;
use crate::insight::{Grouping, Indexes, LaneKey};
use crate::model::*;

fn labels(labels: &[&str]) -> BTreeSet<String> {
    labels.iter().map(|label| (*label).into()).collect()
}

fn label(label: &str) -> LaneKey {
    LaneKey::Label((!label.is_empty()).then(|| label.into()))
}

/// Stories in the first column and two people.
fn bench(stories: usize) -> (Bench, [PersonId; 2]) {
    let mut bench = Bench::new(stories);
    let people = ["Ana Novak", "Luis Urrutia"].map(|name| {
        let id = bench.ids.next_id();
        bench.project.people.insert(Person { id, name: name.into(), ..Person::default() });
        id
    });
    (bench, people)
}

fn change(bench: &mut Bench, key: &str, change: impl FnOnce(&mut Story)) {
    bench.change(key, change);
    bench.indexes = Indexes::of(&bench.project);
}

fn ask(bench: &Bench, keys: &[&str], column: usize, from: LaneKey, to: LaneKey) -> MoveStories {
    let stories: Vec<_> = keys.iter().map(|key| bench.story(key).id).collect();
    let place = Place::Before(stories[0]);
    MoveStories { stories, column: bench.column(column), place, lane: Some(LaneMove { from, to }), sprint: None }
}

fn perform(bench: &mut Bench, ask: &MoveStories) -> Transaction {
    let transaction = move_stories(&bench.desk(), ask).unwrap();
    bench.apply(&transaction);
    assert!(bench.indexes.board == Indexes::of(&bench.project).board);
    transaction
}

fn limit(bench: &mut Bench, column: usize, limit: u32, limit_scope: LimitScope) {
    let column = (*bench.project.columns_in_order()[column]).clone();
    let limit = Some(limit);
    bench.project.columns.insert(Column { limit, limit_scope, limit_policy: LimitPolicy::Block, ..column });
}

#[test]
fn a_lane_gives_its_stories_what_they_share() {
    let (mut bench, [ana, _]) = bench(1);
    let initiative = Initiative { id: bench.ids.next_id(), title: "Checkout".into(), ..Initiative::default() };
    let initiative_id = initiative.id;
    bench.project.initiatives.insert(initiative);
    for (from, to) in [
        (LaneKey::Assignee(None), LaneKey::Assignee(Some(ana))),
        (LaneKey::Assignee(Some(ana)), LaneKey::Assignee(None)),
        (LaneKey::Initiative(None), LaneKey::Initiative(Some(initiative_id))),
        (LaneKey::Priority(Priority::Medium), LaneKey::Priority(Priority::Urgent)),
        (label(""), label("red")),
        (label("red"), label("blue")),
        (label("blue"), label("")),
    ] {
        let before = bench.story("NP-1").clone();
        let ask = ask(&bench, &["NP-1"], 0, from.clone(), to.clone());
        let transaction = perform(&mut bench, &ask);
        let story = bench.story("NP-1");
        assert!(to.holds(story) && !from.holds(story), "{from:?} to {to:?}");
        assert_eq!((&story.rank, &story.events), (&before.rank, &before.events), "the place is the same");
        assert_eq!(transaction.changes.len(), 1);
        let label = match &to {
            LaneKey::Label(None) => "Remove all labels of NP-1".into(),
            to => format!("Move NP-1 to {}", to.name(&bench.project)),
        };
        assert_eq!(transaction.label, label);
    }
}

#[test]
fn labels_of_other_lanes_stay() {
    for (from, to, before, after) in [
        ("red", "blue", &["red", "green"][..], &["blue", "green"][..]),
        ("red", "blue", &["red", "blue"], &["blue"]),
        // Selected with one of red, but not red itself.
        ("red", "blue", &["green"], &["blue", "green"]),
        ("red", "", &["red", "green"], &[]),
        ("", "red", &["green"], &["green", "red"]),
        ("red", "red", &["red", "green"], &["red", "green"]),
        // Each keeps its lane, as the one does that was taken.
        ("red", "red", &["green"], &["green"]),
        ("", "", &["green"], &["green"]),
        ("", "", &[], &[]),
    ] {
        let (mut bench, _) = bench(1);
        change(&mut bench, "NP-1", |story| story.labels = labels(before));
        let ask = ask(&bench, &["NP-1"], 0, label(from), label(to));
        let transaction = perform(&mut bench, &ask);
        assert_eq!(bench.story("NP-1").labels, labels(after), "{before:?} from {from} to {to}");
        assert_eq!(transaction.is_empty(), before == after);
    }
}

#[test]
fn within_the_lane_that_was_taken_from_each_story_keeps_its_own() {
    let (mut bench, [ana, luis]) = bench(3);
    change(&mut bench, "NP-1", |story| story.assignee = Some(ana));
    change(&mut bench, "NP-2", |story| story.assignee = Some(luis));
    let lane = LaneKey::Assignee(Some(ana));
    let ask = ask(&bench, &["NP-1", "NP-2", "NP-3"], 1, lane.clone(), lane.clone());
    assert_eq!(perform(&mut bench, &ask).label, "Move 3 stories to In progress");
    let assignees = ["NP-1", "NP-2", "NP-3"].map(|key| bench.story(key).assignee);
    assert_eq!(assignees, [Some(ana), Some(luis), None]);
    assert!(bench.project.stories.iter().all(|story| story.column == ask.column));
}

#[test]
fn a_drop_into_another_lane_leaves_all_of_them_in_it() {
    let (mut bench, [ana, luis]) = bench(3);
    change(&mut bench, "NP-1", |story| story.assignee = Some(ana));
    change(&mut bench, "NP-2", |story| story.assignee = Some(luis));
    let lane = LaneKey::Assignee(Some(ana));
    let ask = ask(&bench, &["NP-1", "NP-2", "NP-3"], 1, LaneKey::Assignee(Some(luis)), lane.clone());
    assert_eq!(perform(&mut bench, &ask).label, "Move 3 stories to In progress, Ana Novak");
    assert!(bench.project.stories.iter().all(|story| lane.holds(story) && story.column == ask.column));
}

#[test]
fn a_lane_of_what_is_gone_may_still_be_moved_within() {
    let (mut bench, _) = bench(1);
    let gone = LaneKey::Assignee(Some(PersonId::default()));
    change(&mut bench, "NP-1", |story| story.assignee = Some(PersonId::default()));
    let ask = ask(&bench, &["NP-1"], 1, gone.clone(), gone);
    perform(&mut bench, &ask);
    assert_eq!(bench.story("NP-1").column, ask.column);
}

#[test]
fn what_is_archived_does_not_move() {
    let (mut bench, _) = bench(2);
    change(&mut bench, "NP-1", |story| story.archived = true);
    let nowhere = LaneKey::All;
    let archived = ask(&bench, &["NP-1"], 1, nowhere.clone(), nowhere.clone());
    assert_eq!(move_stories(&bench.desk(), &archived), Err(Refusal::Archived));
    let both = ask(&bench, &["NP-2", "NP-1"], 1, nowhere.clone(), nowhere);
    assert_eq!(perform(&mut bench, &both).label, "Move NP-2 to In progress");
    assert_eq!([bench.story("NP-1").column, bench.story("NP-2").column], [0, 1].map(|n| bench.column(n)));
}

#[test]
fn losing_all_labels_is_said() {
    let (mut bench, _) = bench(2);
    for key in ["NP-1", "NP-2"] {
        change(&mut bench, key, |story| story.labels = labels(&["red", "green"]));
    }
    let ask =
        |column| MoveStories { place: Place::Kept, ..ask(&bench, &["NP-1", "NP-2"], column, label("red"), label("")) };
    let (here, there) = (ask(0), ask(1));
    let mut said = |ask: &MoveStories| move_stories(&bench.desk(), ask).unwrap().label;
    assert_eq!(said(&here), "Remove all labels of 2 stories");
    assert_eq!(said(&there), "Move 2 stories to In progress and remove all labels");
}

/// Four ways into a full column or lane that are no move.
#[test]
fn fields_do_not_pass_a_limit_that_blocks() {
    let (mut bench, [ana, luis]) = bench(3);
    let initiative: InitiativeId = bench.ids.next_id();
    bench.project.initiatives.insert(Initiative { id: initiative, title: "Pay".into(), ..Initiative::default() });
    let doing = bench.column(1);
    change(&mut bench, "NP-1", |story| {
        *story = Story {
            column: doing,
            assignee: Some(ana),
            initiative: Some(initiative),
            priority: Priority::Urgent,
            labels: labels(&["red"]),
            ..story.clone()
        };
    });
    change(&mut bench, "NP-2", |story| (story.column, story.assignee) = (doing, Some(luis)));
    change(&mut bench, "NP-3", |story| (story.column, story.archived) = (doing, true));
    limit(&mut bench, 1, 1, LimitScope::Lane);
    let ids = ["NP-1", "NP-2", "NP-3"].map(|key| bench.story(key).id);
    let mut set = |story: usize, field: &StoryField| edit_stories(&bench.desk(), &[ids[story]], field).map(|_| ());
    let full =
        |lane: &str| Err(Refusal::LaneLimit { column: "In progress".into(), lane: lane.into(), count: 1, limit: 1 });
    assert_eq!(set(1, &StoryField::Assignee(Some(ana))), full("Ana Novak"));
    assert_eq!(set(1, &StoryField::Initiative(Some(initiative))), full("Pay"));
    assert_eq!(set(1, &StoryField::Priority(Priority::Urgent)), full("Urgent"));
    assert_eq!(set(1, &StoryField::AddLabel("red".into())), full("red"));
    assert_eq!(set(0, &StoryField::RemoveLabel("red".into())), full("No label"));
    assert_eq!(set(1, &StoryField::Assignee(None)), Ok(()), "another lane has room");
    assert_eq!(set(0, &StoryField::Assignee(Some(ana))), Ok(()), "it is there already");
    assert_eq!(set(2, &StoryField::Assignee(Some(ana))), Ok(()), "the archive counts nowhere");

    limit(&mut bench, 1, 2, LimitScope::Column);
    let mut set = |story: usize, field: &StoryField| edit_stories(&bench.desk(), &[ids[story]], field).map(|_| ());
    let full = |count| Err(Refusal::Limit { column: "In progress".into(), count, limit: 2 });
    assert_eq!(set(2, &StoryField::Archived(false)), full(2));
    assert_eq!(set(1, &StoryField::Archived(true)), Ok(()));

    let sprint = bench.sprint(0);
    let active = Sprint { state: SprintState::Active, ..(**bench.project.sprints.get(sprint).unwrap()).clone() };
    bench.project.sprints.insert(active);
    change(&mut bench, "NP-1", |story| story.sprint = Some(sprint));
    limit(&mut bench, 1, 1, LimitScope::Column);
    let mut set = |story: usize, field: &StoryField| edit_stories(&bench.desk(), &[ids[story]], field).map(|_| ());
    let full = Err(Refusal::Limit { column: "In progress".into(), count: 1, limit: 1 });
    assert_eq!(set(1, &StoryField::Sprint(Some(sprint))), full);
    assert_eq!(set(0, &StoryField::Sprint(None)), Ok(()), "it only leaves");
    assert_eq!(set(2, &StoryField::Sprint(Some(sprint))), Ok(()), "the archive counts nowhere");
}

#[test]
fn the_label_names_what_changes() {
    let (mut bench, [ana, _]) = bench(1);
    let (nobody, lane) = (LaneKey::Assignee(None), LaneKey::Assignee(Some(ana)));
    let mut moved = |column, from: &LaneKey, to: &LaneKey| {
        let ask = ask(&bench, &["NP-1"], column, from.clone(), to.clone());
        perform(&mut bench, &ask).label
    };
    assert_eq!(moved(1, &nobody, &nobody), "Move NP-1 to In progress");
    assert_eq!(moved(1, &nobody, &lane), "Move NP-1 to Ana Novak");
    assert_eq!(moved(2, &lane, &nobody), "Move NP-1 to Done, Nobody");
    assert_eq!(moved(1, &LaneKey::All, &LaneKey::All), "Move NP-1 to In progress");
}

#[test]
fn lanes_of_what_is_gone_are_refused() {
    let (mut bench, _) = bench(1);
    for (lane, what) in [
        (LaneKey::Assignee(Some(PersonId::default())), "person"),
        (LaneKey::Initiative(Some(InitiativeId::default())), "initiative"),
    ] {
        let ask = ask(&bench, &["NP-1"], 1, LaneKey::All, lane.clone());
        assert_eq!(move_stories(&bench.desk(), &ask), Err(Refusal::Gone(what)));
        let (title, column) = ("New".into(), bench.column(0));
        let new = NewStory { title, column, sprint: None, below: None, lane: Some(lane) };
        assert_eq!(create_story(&mut bench.desk(), new).unwrap_err(), Refusal::Gone(what));
    }
}

#[test]
fn a_limit_of_each_lane_counts_the_lane_that_is_entered() {
    let (mut bench, [ana, luis]) = bench(4);
    let [of_ana, of_luis] = [ana, luis].map(|id| LaneKey::Assignee(Some(id)));
    let doing = bench.column(1);
    for (key, person, column) in [("NP-1", ana, 1), ("NP-2", luis, 1), ("NP-3", ana, 0), ("NP-4", luis, 0)] {
        let column = bench.column(column);
        change(&mut bench, key, |story| (story.assignee, story.column) = (Some(person), column));
    }
    limit(&mut bench, 1, 1, LimitScope::Lane);
    let held = |grouping, lane: &LaneKey| bench.indexes.work_in_lanes(doing, grouping).get(lane).copied();
    assert_eq!(held(Grouping::Assignee, &of_ana), Some(1));
    assert_eq!(held(Grouping::None, &LaneKey::All), Some(2));

    let full =
        |lane: &str| Err(Refusal::LaneLimit { column: "In progress".into(), lane: lane.into(), count: 1, limit: 1 });
    let mut result = |key: &str, from: &LaneKey, to: &LaneKey| {
        let ask = ask(&bench, &[key], 1, from.clone(), to.clone());
        move_stories(&bench.desk(), &ask).map(|transaction| transaction.changes.len())
    };
    assert_eq!(result("NP-3", &of_ana, &of_ana), full("Ana Novak"));
    assert_eq!(result("NP-3", &of_ana, &LaneKey::Assignee(None)), Ok(1), "another lane has room");
    // Within the column the lane alone counts, too.
    assert_eq!(result("NP-1", &of_ana, &of_luis), full("Luis Urrutia"));
    assert_eq!(result("NP-1", &of_ana, &of_ana), Ok(0), "it is there already");
    // On a board without lanes the whole column counts.
    let whole = Refusal::Limit { column: "In progress".into(), count: 2, limit: 1 };
    assert_eq!(result("NP-3", &LaneKey::All, &LaneKey::All), Err(whole.clone()));

    let new = |lane: Option<LaneKey>| NewStory { title: "New".into(), column: doing, sprint: None, below: None, lane };
    assert_eq!(create_story(&mut bench.desk(), new(None)).unwrap_err(), whole);
    assert_eq!(create_story(&mut bench.desk(), new(Some(of_ana))).map(|_| 0), full("Ana Novak"));
    let (_, transaction) = create_story(&mut bench.desk(), new(Some(label("red")))).unwrap();
    bench.apply(&transaction);
    assert_eq!(bench.story("NP-5").labels, labels(&["red"]));
}

#[test]
fn a_limit_counts_only_what_the_active_sprint_holds() {
    let (mut bench, _) = bench(3);
    let sprint = bench.sprint(0);
    let active = Sprint { state: SprintState::Active, ..(**bench.project.sprints.get(sprint).unwrap()).clone() };
    bench.project.sprints.insert(active);
    let doing = bench.column(1);
    change(&mut bench, "NP-1", |story| (story.sprint, story.column) = (Some(sprint), doing));
    change(&mut bench, "NP-2", |story| story.sprint = Some(sprint));
    for scope in [LimitScope::Column, LimitScope::Lane] {
        limit(&mut bench, 1, 1, scope);
        let lane = LaneKey::Priority(Priority::Medium);
        let mut moved = |key| {
            // Both stand in the same lane, which they keep.
            let ask = ask(&bench, &[key], 1, lane.clone(), lane.clone());
            move_stories(&bench.desk(), &ask).is_ok()
        };
        assert!(!moved("NP-2") && moved("NP-3"), "{scope:?}");
    }
}

proptest! {
    /// Ranks after a move are those of the column without the stories, with them put in at the place.
    #[test]
    fn any_selection_lands_together_and_the_rest_keeps_its_order(
        picked in proptest::collection::btree_set(0..30_usize, 1..20), place in 0..30_usize, after: bool,
    ) {
        let (mut bench, _) = bench(30);
        let column = bench.column(0);
        let order = |bench: &Bench| {
            let lane = bench.indexes.board.lane(crate::insight::Scope::All, column);
            lane.stories().iter().map(|story| story.id).collect::<Vec<_>>()
        };
        let before = order(&bench);
        let moved: Vec<_> = picked.iter().map(|i| before[*i]).collect();
        let named = before[place];
        let mut expected: Vec<_> = before.iter().copied().filter(|id| !moved.contains(id)).collect();
        let stays = before[..place].iter().filter(|id| !moved.contains(id)).count();
        let at = stays + usize::from(after && !moved.contains(&named));
        expected.splice(at..at, moved.iter().copied());
        let place = if after { Place::After(named) } else { Place::Before(named) };
        perform(&mut bench, &MoveStories { stories: moved, column, place, lane: None, sprint: None });
        prop_assert_eq!(order(&bench), expected);
    }
}
