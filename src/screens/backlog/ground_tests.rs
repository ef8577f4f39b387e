//! Drops and steps in the backlog as drawings: what is held in brackets, "S: d e | B: a b c" before and after.

use crate::edit::{RankStories, edit_stories, rank_stories};
use crate::insight::{Group, ListGrouping, Part, Section};
use crate::model::*;
use crate::screens::drag::{By, Step};
use crate::session::{Clock, Document};

use super::view::BacklogView;
use super::{Dropped, Input, Outcome, Spot, Target};

fn id<I: EntityId>(n: u8) -> I {
    I::from_raw(RawId::from_bytes([n; 10]))
}

/// A sprint with d and e, a backlog with a, b and c; a and c serve the first of two initiatives, b the second.
fn document() -> Document {
    let mut project = Project::default();
    project.columns.insert(Column { id: id(1), name: "To do".into(), ..Column::default() });
    project.sprints.insert(Sprint { id: id(1), name: "S".into(), ..Sprint::default() });
    for (n, title) in [(1, "One"), (2, "Two")] {
        project.initiatives.insert(Initiative { id: id(n), title: title.into(), ..Initiative::default() });
    }
    for (n, rank) in Rank::spread(None, None, 5).into_iter().enumerate() {
        let key = ["a", "b", "c", "d", "e"][n].to_owned();
        let sprint = (n > 2).then(|| id(1));
        let initiative = [Some(id(1)), Some(id(2)), Some(id(1)), None, None][n];
        let story = Story {
            id: id(n as u8),
            title: key.clone(),
            key,
            column: id(1),
            rank,
            sprint,
            initiative,
            ..Story::default()
        };
        project.stories.insert(story);
    }
    Document::new(project, IdSource::from_seed(1), Clock::Fixed(Moment::default()))
}

fn drawing(document: &Document) -> String {
    let keys = |section: Section| {
        let stories = document.indexes().backlog.section(section).stories();
        stories.iter().map(|story| story.key.as_str()).collect::<Vec<_>>().join(" ")
    };
    format!("S: {} | B: {}", keys(Section::Sprint(id(1))), keys(Section::Backlog))
}

fn stories(keys: &str) -> Vec<StoryId> {
    keys.split(' ').map(|key| id(key.as_bytes()[0] - b'a')).collect()
}

fn part(document: &Document, story: StoryId, grouping: ListGrouping) -> Part {
    let story = document.project().stories.get(story).unwrap();
    let section = story.sprint.map_or(Section::Backlog, Section::Sprint);
    Part { section, group: grouping.group_of(story) }
}

/// Lifts stories, the first of them in the hand, and hands inputs over; what comes of the last is applied.
fn held(document: &mut Document, view: &mut BacklogView, keys: &str, inputs: Vec<Input>) {
    view.refresh(document);
    let stories = stories(keys);
    let from = part(document, stories[0], view.grouping);
    let row = view.shown(document).find_id(stories[0]).unwrap().row;
    let (at, by, before) = (Some(Spot { part: from, row }), By::Keyboard, view.before(document));
    view.give(document, Input::Lift { lead: stories[0], lane: from, stories, by, at, before });
    for input in inputs {
        let transaction = match view.give(document, input) {
            Outcome::Move(Dropped::Rank(ask)) => document.edit(|desk| rank_stories(desk, &ask)).unwrap(),
            Outcome::Move(Dropped::Set(stories, field)) => {
                document.edit(|desk| edit_stories(desk, &stories, &field)).unwrap()
            }
            _ => continue,
        };
        document.apply(transaction);
        view.refresh(document);
    }
}

#[test]
fn drops_rank_and_plan() {
    use Section::{Backlog, Sprint};
    let sprint = Sprint(id(1));
    for (keys, section, row, expected) in [
        ("a", Backlog, 0, "S: d e | B: a b c"),
        ("a", Backlog, 1, "S: d e | B: a b c"),
        ("a", Backlog, 2, "S: d e | B: b a c"),
        ("a", Backlog, 3, "S: d e | B: b c a"),
        ("a", Backlog, usize::MAX, "S: d e | B: b c a"),
        ("c", Backlog, 0, "S: d e | B: c a b"),
        ("c", sprint, 1, "S: d c e | B: a b"),
        ("c a", sprint, 0, "S: a c d e | B: b"),
        ("e", Backlog, 1, "S: d | B: a e b c"),
        ("e b", Backlog, 0, "S: d | B: e b a c"),
        ("a d", sprint, usize::MAX, "S: e d a | B: b c"),
    ] {
        let (mut document, mut view) = (document(), BacklogView::default());
        let over = Target::Spot(Spot { part: Part { section, group: Group::All }, row });
        held(&mut document, &mut view, keys, vec![Input::Over(Some(over)), Input::Drop]);
        assert_eq!(drawing(&document), expected, "{keys} to {row} of {section:?}");
        let changed = expected != "S: d e | B: a b c";
        assert_eq!(document.undo().is_some(), changed, "one step or none");
        assert_eq!(drawing(&document), "S: d e | B: a b c");
    }
}

#[test]
fn keys_carry_what_is_lifted() {
    for (keys, steps, expected) in [
        ("a", &[Step::Down] as &[Step], "S: d e | B: b a c"),
        ("a", &[Step::Down, Step::Down, Step::Down, Step::Down], "S: d e | B: b c a"),
        ("a", &[Step::Up], "S: d e a | B: b c"),
        ("a", &[Step::Up, Step::Up], "S: d a e | B: b c"),
        ("b c", &[Step::Up], "S: d e | B: b c a"),
        ("c", &[Step::Top], "S: d e | B: c a b"),
        ("c", &[Step::Top, Step::Top], "S: c d e | B: a b"),
        ("d", &[Step::Right], "S: e | B: d a b c"),
        ("e", &[Step::Bottom, Step::Bottom], "S: d | B: a b c e"),
        ("c", &[Step::Left], "S: d e c | B: a b"),
        ("c", &[Step::FirstColumn], "S: c d e | B: a b"),
    ] {
        let (mut document, mut view) = (document(), BacklogView::default());
        let inputs = steps.iter().map(|step| Input::Step(*step)).chain([Input::Drop]).collect();
        held(&mut document, &mut view, keys, inputs);
        assert_eq!(drawing(&document), expected, "{keys} by {steps:?}");
    }
}

#[test]
fn escape_brings_back_scroll_folds_and_selection() {
    let (mut document, mut view) = (document(), BacklogView::default());
    view.scroll_y = 7.0;
    let fold = super::Fold::Section(Section::Sprint(id(1)));
    view.folds.insert(fold);
    document.selection.only(id(1));
    let before = view.before(&document);
    held(&mut document, &mut view, "a", vec![Input::Step(Step::Up)]);
    assert!(!view.folds.contains(&fold), "what is folded opens under a key");
    view.scroll_y = 90.0;
    let outcome = view.give(&document, Input::Cancel);
    assert_eq!(outcome, Outcome::Restore(before.clone()));
    assert_eq!(view.before(&document), before);
}

#[test]
fn another_group_of_the_section_sets_what_its_stories_share() {
    let (mut document, mut view) = (document(), BacklogView::default());
    view.grouping = ListGrouping::Initiative;
    let group = |n| Part { section: Section::Backlog, group: Group::Initiative(Some(id(n))) };
    let over = |part| vec![Input::Over(Some(Target::Spot(Spot { part, row: 0 }))), Input::Drop];
    held(&mut document, &mut view, "c", over(group(2)));
    assert_eq!(document.project().stories.get(id(2)).unwrap().initiative, Some(id(2)));
    assert_eq!(drawing(&document), "S: d e | B: a b c", "the rank stays");
    // Within its own group it is ranked among those in sight.
    held(&mut document, &mut view, "c", over(group(2)));
    assert_eq!(drawing(&document), "S: d e | B: a c b");
    // In another section it keeps its group.
    let sprint = Part { section: Section::Sprint(id(1)), group: Group::Initiative(None) };
    held(&mut document, &mut view, "a", over(sprint));
    assert_eq!(drawing(&document), "S: a d e | B: c b");
    assert_eq!(document.project().stories.get(id(0)).unwrap().initiative, Some(id(1)));
}

#[test]
fn hidden_neighbours_keep_their_places() {
    let (mut document, mut view) = (document(), BacklogView::default());
    view.filter = "-b".into();
    let part = Part { section: Section::Backlog, group: Group::All };
    let over = Target::Spot(Spot { part, row: 0 });
    held(&mut document, &mut view, "c", vec![Input::Over(Some(over)), Input::Drop]);
    assert_eq!(drawing(&document), "S: d e | B: c a b");
    let ask = RankStories { stories: vec![id(2)], section: Section::Backlog, place: crate::edit::Place::Bottom };
    let transaction = document.edit(|desk| rank_stories(desk, &ask)).unwrap();
    document.apply(transaction);
    let over = Target::Spot(Spot { part, row: 2 });
    held(&mut document, &mut view, "a", vec![Input::Over(Some(over)), Input::Drop]);
    assert_eq!(drawing(&document), "S: d e | B: b c a");
}
