//! Ranking and planning, as drawings of the sprints and the backlog before and after.

use proptest::prelude::*;

use super::bench::Bench;
use super::*;
use crate::insight::{Section, sections};
use crate::model::*;

/// "A C > Two top", "A > - before B", "A > - kept".
fn ask(bench: &Bench, text: &str) -> RankStories {
    let (stories, to) = text.split_once(" > ").unwrap();
    let (section, place) = to.split_once(' ').unwrap();
    let (word, neighbour) = place.split_once(' ').unwrap_or((place, ""));
    let neighbour = || bench.stories_named(neighbour)[0];
    let place = match word {
        "top" => Place::Top,
        "bottom" => Place::Bottom,
        "kept" => Place::Kept,
        "before" => Place::Before(neighbour()),
        _ => Place::After(neighbour()),
    };
    RankStories { stories: bench.stories_named(stories), section: bench.section_named(section), place }
}

/// What is drawn after an ask, which undoing takes back, and its label.
fn ranked(before: &str, text: &str) -> (String, String) {
    let mut bench = Bench::sprints(before);
    let start = bench.project.clone();
    let ask = ask(&bench, text);
    let transaction = rank_stories(&bench.desk(), &ask).unwrap();
    bench.perform(&transaction);
    let drawn = bench.drawn_sprints();
    assert_eq!(transaction.is_empty(), drawn == before && start == bench.project, "{text}");
    let again = rank_stories(&bench.desk(), &ask).unwrap();
    assert!(again.is_empty(), "{text} a second time: {again:?}");
    bench.perform(&transaction.inverse());
    assert!(bench.project == start, "undo of {text}");
    (drawn, transaction.label)
}

#[test]
fn stories_are_ranked_within_their_section() {
    let backlog = "*One 1..5: X Y! Z | -: A B C D E";
    for (text, expected, label) in [
        ("C > - top", "*One 1..5: X Y! Z | -: C A B D E", "Rank C"),
        ("D B > - top", "*One 1..5: X Y! Z | -: B D A C E", "Rank 2 stories"),
        ("A > - bottom", "*One 1..5: X Y! Z | -: B C D E A", "Rank A"),
        ("A D > - after B", "*One 1..5: X Y! Z | -: B A D C E", "Rank 2 stories"),
        ("E A > - before C", "*One 1..5: X Y! Z | -: B A E C D", "Rank 2 stories"),
        // Before or after one of those that are moved is where that one stood.
        ("B D > - before D", "*One 1..5: X Y! Z | -: A C B D E", "Rank 2 stories"),
        ("Z > One top", "*One 1..5: Z X Y! | -: A B C D E", "Rank Z"),
        ("Y > One before X", "*One 1..5: Y! X Z | -: A B C D E", "Rank Y"),
        ("B > - before C", backlog, "Rank B"),
        ("B C > - after A", backlog, "Rank 2 stories"),
        ("A B C D E > - bottom", backlog, "Rank 5 stories"),
        ("C A > - kept", backlog, "Rank 2 stories"),
        // A neighbour of another section is none.
        ("A > - before X", "*One 1..5: X Y! Z | -: B C D E A", "Rank A"),
    ] {
        assert_eq!(ranked(backlog, text), (expected.into(), label.into()), "{text}");
    }
}

#[test]
fn a_story_is_planned_by_where_it_is_put() {
    let start = "*One 1..5: X Y! | Two 8..12: P Q | -: A B C";
    for (text, expected, label) in [
        ("B > Two top", "*One 1..5: X Y! | Two 8..12: B P Q | -: A C", "Plan B for Two"),
        ("C A > Two after P", "*One 1..5: X Y! | Two 8..12: P A C Q | -: B", "Plan 2 stories for Two"),
        ("A > One bottom", "*One 1..5: X Y! A | Two 8..12: P Q | -: B C", "Plan A for One"),
        ("P > - before B", "*One 1..5: X Y! | Two 8..12: Q | -: A P B C", "Take P out of Two"),
        ("Q P > - top", "*One 1..5: X Y! | Two 8..12: | -: P Q A B C", "Take 2 stories out of Two"),
        ("P X > - bottom", "*One 1..5: Y! | Two 8..12: Q | -: A B C X P", "Take 2 stories out of their sprints"),
        // Some are there already: they come together, in the order of the sections.
        ("A X Q > Two top", "*One 1..5: Y! | Two 8..12: X Q A P | -: B C", "Plan 3 stories for Two"),
        // Where ranks put them.
        ("B > Two kept", "*One 1..5: X Y! | Two 8..12: P Q B | -: A C", "Plan B for Two"),
        ("P > - kept", "*One 1..5: X Y! | Two 8..12: Q | -: P A B C", "Take P out of Two"),
    ] {
        assert_eq!(ranked(start, text), (expected.into(), label.into()), "{text}");
    }
}

#[test]
fn what_is_done_or_cancelled_leaves_its_sprint_and_has_no_place_in_the_backlog() {
    let start = "*One 1..5: X Y! Z~ | -: A B";
    assert_eq!(
        ranked(start, "X Y Z > - after A"),
        ("*One 1..5: | -: A X B | else: Y! Z~".into(), "Take 3 stories out of One".into())
    );
    let mut bench = Bench::sprints(start);
    let rank = bench.story("Y").rank.clone();
    let ask = ask(&bench, "Y > - bottom");
    let transaction = rank_stories(&bench.desk(), &ask).unwrap();
    bench.perform(&transaction);
    assert_eq!(bench.story("Y").rank, rank);
}

#[test]
fn what_a_closed_sprint_left_is_ranked_without_leaving_it() {
    let start = "Two 8..12: P | -: A B C | #Zero: B D!";
    assert_eq!(ranked(start, "B > - top"), ("Two 8..12: P | -: B A C | #Zero: B D!".into(), "Rank B".into()));
    let planned = ("Two 8..12: P B | -: A C | #Zero: D!".into(), "Plan B for Two".into());
    assert_eq!(ranked(start, "B > Two bottom"), planned);
}

#[test]
fn planning_writes_who_came_and_went() {
    let mut bench = Bench::sprints("*One 1..5: X | Two 8..12: P | -: A");
    let (one, two) = (bench.sprint_named("One"), bench.sprint_named("Two"));
    for text in ["X A P > Two top", "X > - top", "A > Two bottom"] {
        let ask = ask(&bench, text);
        let transaction = rank_stories(&bench.desk(), &ask).unwrap();
        bench.perform(&transaction);
    }
    let (left, entered) = (|sprint| EventKind::SprintLeft { sprint }, |sprint| EventKind::SprintEntered { sprint });
    assert_eq!(bench.events("X"), [left(one), entered(two), left(two)]);
    assert_eq!(bench.events("A"), [entered(two)], "to the bottom of its own section is a rank alone");
    assert_eq!(bench.events("P"), []);
}

#[test]
fn closed_sprints_those_that_are_gone_and_the_archive_are_refused() {
    let mut bench = Bench::sprints("*One 1..5: X | -: A | #Zero: B! | else: K^");
    let mut result = |text: &str| {
        let ask = ask(&bench, text);
        rank_stories(&bench.desk(), &ask).map(|transaction| transaction.label)
    };
    assert_eq!(result("A > Zero top"), Err(Refusal::SprintClosed("Zero".into())));
    assert_eq!(result("A > Nine top"), Err(Refusal::Gone("sprint")));
    assert_eq!(result("K > One top"), Err(Refusal::Archived));
    assert_eq!(result("K A > One top"), Ok("Plan A for One".into()), "those that are not archived go");
    let nothing = RankStories { stories: vec![StoryId::default()], section: Section::Backlog, place: Place::Top };
    assert!(rank_stories(&bench.desk(), &nothing).unwrap().is_empty());
}

#[test]
fn planning_for_the_active_sprint_keeps_to_limits_that_block() {
    let mut bench = Bench::sprints("*One 1..5: X | Two 8..12: | -: A B");
    let column = (*bench.project.columns_in_order()[0]).clone();
    let blocks = Column { limit: Some(1), limit_policy: LimitPolicy::Block, ..column };
    let full = Refusal::Limit { column: blocks.name.clone(), count: 1, limit: 1 };
    bench.project.columns.insert(blocks);
    let mut result = |text: &str| {
        let ask = ask(&bench, text);
        rank_stories(&bench.desk(), &ask).map(|transaction| transaction.label)
    };
    assert_eq!(result("A > One top"), Err(full));
    assert!(result("A > Two top").is_ok() && result("X > One bottom").is_ok() && result("B > - top").is_ok());
}

#[test]
fn equal_ranks_are_told_apart() {
    let mut bench = Bench::sprints("-: A B C D");
    let rank = bench.story("A").rank.clone();
    for key in ["B", "C", "D"] {
        bench.change(key, |story| story.rank = rank.clone());
    }
    bench.indexes = crate::insight::Indexes::of(&bench.project);
    let order = |bench: &Bench| {
        let lane = bench.indexes.backlog.section(Section::Backlog);
        lane.stories().iter().map(|story| story.id).collect::<Vec<_>>()
    };
    let before = order(&bench);
    let ask = RankStories { stories: vec![before[3]], section: Section::Backlog, place: Place::Before(before[1]) };
    let transaction = rank_stories(&bench.desk(), &ask).unwrap();
    bench.perform(&transaction);
    assert_eq!(order(&bench), [0, 3, 1, 2].map(|i| before[i]));
}

proptest! {
    /// A section after a drop is the section without the stories, with them put in at the place; others lose them.
    #[test]
    fn any_selection_lands_together_and_all_else_keeps_its_order(
        picked in proptest::collection::btree_set(0..18_usize, 1..12), to in 0..3_usize, place in 0..6_usize, after: bool,
    ) {
        let mut bench = Bench::sprints("*One 1..5: A B C D E F | Two 8..12: G H I J K L | -: M N O P Q R");
        let keys: Vec<String> = ('A'..='R').map(String::from).collect();
        let lists = |bench: &Bench| -> Vec<Vec<String>> {
            let lane = |section| bench.indexes.backlog.section(section).stories().iter();
            sections(&bench.project).into_iter().map(|s| lane(s).map(|story| story.key.clone()).collect()).collect()
        };
        let before = lists(&bench);
        let moved: Vec<&String> = picked.iter().map(|i| &keys[*i]).collect();
        let named = &before[to][place];
        let mut expected: Vec<Vec<String>> =
            before.iter().map(|list| list.iter().filter(|key| !moved.contains(key)).cloned().collect()).collect();
        let stays = before[to][..place].iter().filter(|key| !moved.contains(key)).count();
        let at = stays + usize::from(after && !moved.contains(&named));
        expected[to].splice(at..at, moved.iter().map(|key| (*key).clone()));
        let named = bench.story(named).id;
        let ask = RankStories {
            stories: moved.iter().rev().map(|key| bench.story(key).id).collect(),
            section: sections(&bench.project)[to],
            place: if after { Place::After(named) } else { Place::Before(named) },
        };
        let start = bench.project.clone();
        let transaction = rank_stories(&bench.desk(), &ask).unwrap();
        bench.perform(&transaction);
        prop_assert_eq!(lists(&bench), expected);
        bench.perform(&transaction.inverse());
        prop_assert!(bench.project == start);
    }
}
