//! What the demo shows.

use crate::edit::{MoveStories, Place, unmet};
use crate::model::*;
use crate::sample::dice::{TODAY, day};
use crate::sample::{SampleSize, project};

fn demo() -> Project {
    project(&SampleSize::default())
}

fn lane(project: &Project, sprint: Option<SprintId>, column: &str) -> Vec<std::sync::Arc<Story>> {
    let column = project.columns.iter().find(|c| c.name == column).unwrap().id;
    let mut stories: Vec<_> =
        project.stories.iter().filter(|s| s.sprint == sprint && s.column == column).cloned().collect();
    stories.sort_by(|a, b| a.order().cmp(&b.order()));
    stories
}

fn initiative<'a>(project: &'a Project, title: &str) -> &'a Initiative {
    project.initiatives.iter().find(|i| i.title == title).unwrap()
}

#[test]
fn it_holds_what_was_promised() {
    let project = demo();
    assert_eq!(project.people.len(), 12);
    assert_eq!(project.sprints.len(), 12);
    assert_eq!(project.stories.len(), 220);
    assert_eq!(project.initiatives.len(), 15);
    assert_eq!(project.themes.len(), 5);
    assert_eq!(
        project.columns_in_order().iter().map(|c| &*c.name).collect::<Vec<_>>(),
        ["Ready", "In progress", "In review", "Done"]
    );
    let closed = project.sprints.iter().filter(|s| s.state == SprintState::Closed);
    assert_eq!(closed.filter(|s| s.record.is_some() && s.goal_met.is_some()).count(), 11);
    let backlog = project.stories.iter().filter(|s| s.sprint.is_none() && !project.is_done(s)).count();
    assert_eq!(backlog, 148);
    assert_eq!(project.feedback.len(), 40);
    assert_eq!(project.feedback.iter().filter(|f| f.state == FeedbackState::New).count(), 9);
    assert_eq!(project.baselines.len(), 1);
    assert_eq!(project.milestones.len(), 4);
}

#[test]
fn the_board_is_in_the_promised_order() {
    let project = demo();
    let sprint = project.active_sprint().unwrap();
    assert_eq!((sprint.name.as_str(), &*sprint.goal), ("Sprint 12", "A returning customer pays in two taps."));
    assert_eq!((sprint.start, sprint.end), (Some(day("2026-11-16")), Some(day("2026-11-27"))));
    let board = ["Ready", "In progress", "In review", "Done"].map(|column| {
        let stories = lane(&project, Some(sprint.id), column);
        let keys: Vec<&str> = stories.iter().filter_map(|s| s.key.strip_prefix("NP-")).collect();
        (keys.join(" "), stories.iter().filter_map(|s| s.estimate).sum::<f64>())
    });
    assert_eq!(
        board,
        [
            ("131 127 140 142 133 146".to_owned(), 14.0),
            ("122 124 119 205".to_owned(), 13.0),
            ("116 121".to_owned(), 5.0),
            ("110 112 113 109 107 108 111 115 117".to_owned(), 21.0),
        ]
    );
}

#[test]
fn most_cards_of_the_sprint_move_on_without_a_question() {
    let project = demo();
    let columns = project.columns_in_order();
    let sprint = project.active_sprint().map(|sprint| sprint.id);
    let lacking = |story: &Story, column: &Column| {
        let ask =
            MoveStories { stories: vec![story.id], column: column.id, place: Place::Bottom, lane: None, sprint: None };
        unmet(&project, &ask).len()
    };
    let ready = lane(&project, sprint, "Ready");
    let asked: Vec<_> =
        ready.iter().map(|s| (s.key.as_str(), lacking(s, &columns[1]))).filter(|(_, n)| *n > 0).collect();
    assert_eq!(asked, [("NP-133", 1), ("NP-146", 4)]);
    for story in project.stories.iter() {
        let entries = |list: &[String]| list.iter().all(|entry| story.checked.contains(entry));
        let (in_sprint, ready) = (story.sprint == sprint, story.column == columns[0].id);
        assert!(in_sprint || story.checked.is_empty(), "{}: others tick nothing, which keeps files small", story.key);
        assert!(!in_sprint || ready || entries(&project.settings.definition_of_ready), "{}", story.key);
        let done = in_sprint && project.is_done(story);
        assert_eq!(entries(&project.settings.definition_of_done), done, "{}", story.key);
        let stood = story.events.iter().filter_map(|event| match event.what {
            EventKind::Created { column } | EventKind::Moved { to: column } => project.columns.get(column),
            _ => None,
        });
        for left in stood.filter(|column| in_sprint && !ready && column.id != story.column) {
            assert!(entries(&left.exit_checklist), "{} left {}", story.key, left.name);
        }
    }
}

#[test]
fn the_story_of_the_inspector_is_as_described() {
    let project = demo();
    let story = project.stories.iter().find(|s| s.key == "NP-122").unwrap();
    assert_eq!((story.title.as_str(), story.estimate), ("Pay with a saved card in two taps", Some(5.0)));
    assert_eq!(story.priority, Priority::High);
    assert_eq!(story.criteria_done(), (2, 4));
    assert_eq!(story.initiative, Some(initiative(&project, "One-tap checkout").id));
    assert_eq!(project.people.get(story.assignee.unwrap()).unwrap().initials(), "AN");
    let note = project.feedback.get(*story.feedback.first().unwrap()).unwrap();
    assert_eq!(note.text, "I abandon the cart when I have to find my card.");
    let customer = project.customers.get(note.voters[0].customer).unwrap();
    assert_eq!((customer.name.as_str(), note.voters.len()), ("Harbor Retail", 4));
    let last: Vec<_> = story.events.iter().rev().take(2).map(|e| (e.at.utc_date(), e.what)).collect();
    let doing = EventKind::Moved { to: story.column };
    assert_eq!(last, [(day("2026-11-19"), doing), (day("2026-11-18"), EventKind::Estimated { points: Some(5.0) })]);
}

#[test]
fn the_blocked_story_waits_for_one_that_is_not_done() {
    let project = demo();
    let story = project.stories.iter().find(|s| s.key == "NP-119").unwrap();
    let blockers: Vec<&str> = project.open_blockers(story).map(|s| s.key.as_str()).collect();
    assert_eq!(blockers, ["NP-118"]);
    let sprint = project.active_sprint().unwrap().id;
    let blocked = project.stories.iter().filter(|s| s.sprint == Some(sprint) && project.open_blockers(s).count() > 0);
    assert_eq!(blocked.count(), 1);
}

#[test]
fn the_roles_have_evidence() {
    let project = demo();
    let today = day(TODAY);
    let sprint = project.active_sprint().unwrap().id;
    let in_sprint = || project.stories.iter().filter(|s| s.sprint == Some(sprint));
    assert_eq!(in_sprint().filter(|s| s.initiative.is_some()).count(), 18);
    assert_eq!(in_sprint().filter(|s| !s.feedback.is_empty()).count(), 6);

    let mut records: Vec<_> =
        project.sprints.iter().filter_map(|s| Some((s.start?, s.goal_met?, s.record.clone()?))).collect();
    records.sort_by_key(|(start, ..)| *start);
    let last: Vec<_> = records[5..].iter().collect();
    assert_eq!(last.iter().filter(|(_, met, _)| *met).count(), 5);
    let sum = |of: fn(&SprintRecord) -> f64| last.iter().map(|(.., r)| of(r)).sum::<f64>();
    let predictability = sum(|r| r.completed) / sum(|r| r.commitment);
    assert!((0.8..=1.1).contains(&predictability), "{predictability}");
    let carried = sum(|r| r.carried_over) / sum(|r| r.commitment);
    assert!(carried > 0.0 && carried <= 0.2, "{carried}");

    let velocity = sum(|r| r.completed) / 6.0;
    let ready = lane(&project, None, "Ready").into_iter().filter(|s| !s.criteria.is_empty());
    let points: f64 = ready.filter_map(|s| s.estimate).sum();
    assert!(points / velocity >= 1.5, "{points} ready at {velocity} a sprint");

    assert_eq!(today.signed_duration_since(project.strategy.vision_reviewed.unwrap()).num_days(), 112);
    let oldest = project.feedback.iter().filter(|f| f.state == FeedbackState::New).map(|f| f.received).min().unwrap();
    assert_eq!(today.signed_duration_since(oldest.utc_date()).num_days(), 19);
    let refunds = initiative(&project, "Refund API");
    assert!(refunds.stage == Stage::Launch && refunds.review.is_none());
    assert!(initiative(&project, "Card form without redirects").review.is_some());
    let grounded = |i: &Initiative| {
        !i.objectives.is_empty()
            && (!i.feedback.is_empty() || project.research.iter().any(|r| r.initiatives.contains(&i.id)))
    };
    assert_eq!(project.initiatives.iter().filter(|i| grounded(i)).count(), 13);
    for kind in MeasureKind::ALL {
        assert!(project.measures.iter().any(|m| m.kind == *kind && m.readings.len() >= 12));
    }
    for who in project.stakeholders.iter().filter(|s| s.power == Level::High) {
        let last = who.contacts.iter().filter_map(|c| c.on).max().unwrap();
        let cadence = i64::from(who.cadence_days.unwrap());
        assert!(today.signed_duration_since(last).num_days() <= cadence, "{}", who.name);
    }
    assert!(project.decisions.iter().all(|d| !d.reason.is_empty()));
}

#[test]
fn progress_of_the_bars_is_near_the_drawing() {
    let project = demo();
    let progress = |title: &str| {
        let id = initiative(&project, title).id;
        let stories = || project.stories.iter().filter(|s| s.initiative == Some(id));
        let all: f64 = stories().filter_map(|s| s.estimate).sum();
        let done: f64 = stories().filter(|s| project.is_done(s)).filter_map(|s| s.estimate).sum();
        (done * 100.0 / all).round()
    };
    let near = |title, want: f64, off: f64| {
        let is = progress(title);
        assert!((is - want).abs() <= off, "{title}: {is} % instead of {want} %");
    };
    near("Card form without redirects", 100.0, 0.0);
    near("Refund API", 100.0, 0.0);
    near("One-tap checkout", 55.0, 12.0);
    near("Token vault", 90.0, 6.0);
    near("Survive a region failover", 20.0, 12.0);
    near("Biometric confirmation", 40.0, 25.0);
    near("Refund activity list", 10.0, 10.0);
}

#[test]
fn no_text_names_a_real_company() {
    let text = format!("{:?}", demo()).to_lowercase();
    let real = [
        "contoso",
        "fabrikam",
        "google",
        "apple",
        "microsoft",
        "amazon",
        "paypal",
        "stripe",
        "adyen",
        "klarna",
        "visa",
        "mastercard",
        "jira",
        "trello",
        "swedbank",
        "revolut",
        "shopify",
        "worldline",
        "mollie",
        "sumup",
    ];
    for name in real {
        assert!(!text.split(|c: char| !c.is_alphanumeric()).any(|word| word == name), "{name}");
    }
}

#[test]
fn one_dependency_is_broken() {
    let project = demo();
    let broken = project.dependencies.iter().filter(|link| {
        let (Node::Initiative(from), Node::Initiative(to)) = (link.from, link.to) else { return false };
        project.initiatives.get(to).unwrap().start <= project.initiatives.get(from).unwrap().end
    });
    assert_eq!(broken.count(), 1);
}

#[test]
fn one_tap_takes_the_working_days_of_the_drawing() {
    let project = demo();
    let bar = initiative(&project, "One-tap checkout");
    let after = bar.end.unwrap().succ_opt().unwrap();
    assert_eq!(project.settings.calendar.working_days(bar.start.unwrap(), after), 66);
}
