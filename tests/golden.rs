//! Every released format keeps a golden file: it covers every table and field, reads as the project below, and is
//! written back byte for byte.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use roadboard::model::*;
use roadboard::storage;

const FORMAT_1: &str = include_str!("golden/format-1.ron");

fn id<I: EntityId>(n: u8) -> I {
    I::from_raw(RawId::from_bytes([0, 0, 0, 0, 0, 0, 0, 0, 0, n]))
}

fn day(text: &str) -> Date {
    parse_date(text).unwrap()
}

fn at(text: &str) -> Moment {
    text.parse().unwrap()
}

fn set<T: Ord>(items: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    items.into_iter().collect()
}

fn rank(text: &str) -> Rank {
    Rank::parse(text).unwrap()
}

fn text(text: &str) -> String {
    text.to_owned()
}

/// No field is left to its default, so that a new one does not compile until it is in the golden file.
fn golden() -> Project {
    let mut project = Project {
        settings: Arc::new(Settings {
            document: id(1),
            name: text("Northwind Pay"),
            key_prefix: text("NP"),
            calendar: Calendar {
                weekdays: [false, true, true, true, true, true, false],
                holidays: BTreeMap::from([(day("2026-12-25"), text("Christmas")), (day("2027-01-01"), text(""))]),
            },
            definition_of_ready: vec![text("It is estimated"), text("It is understood")],
            definition_of_done: vec![text("It is tested")],
            label_colors: BTreeMap::from([(text("payments"), Swatch::Teal)]),
            fiscal_offset: 3,
            manual_scheduling: true,
        }),
        strategy: Arc::new(Strategy {
            vision: text("Every invoice is paid on time."),
            vision_reviewed: Some(day("2026-10-01")),
            target_group: text("Small shops"),
            needs: text("- See what is due\n- Pay it \"at once\""),
            product: text("An app"),
            business_goals: text("1,000 shops"),
            positioning: text("For shops that\r\nare late"),
            stage: Stage::Growth,
        }),
        ..Project::default()
    };
    plan(&mut project);
    roadmap(&mut project);
    why(&mut project);
    project
}

fn plan(project: &mut Project) {
    project.columns.insert(Column {
        id: id(1),
        name: text("Doing"),
        kind: ColumnKind::Doing,
        rank: rank("a1"),
        limit: Some(3),
        limit_policy: LimitPolicy::Block,
        limit_scope: LimitScope::Lane,
        exit_checklist: vec![text("Reviewed")],
    });
    project.columns.insert(Column { id: id(2), name: text("To do"), ..Column::default() });
    project.people.insert(Person {
        id: id(1),
        name: text("Zoë Müller"),
        role: text("Developer"),
        color: Swatch::Indigo,
        capacity: Some(0.75),
        days_off: set([day("2026-11-02"), day("2026-11-03")]),
        left: true,
    });
    let happened = |moment: &str, what: EventKind| Event { at: at(moment), what };
    project.stories.insert(Story {
        id: id(1),
        key: text("NP-1"),
        title: text("Pay with \"one tap\" \u{202e}"),
        description: text("As a customer\nI want `r#\"raw\"#` text\n"),
        kind: StoryKind::Bug,
        column: id(1),
        rank: rank("a0V"),
        priority: Priority::Urgent,
        estimate: Some(0.5),
        assignee: Some(id(1)),
        labels: set([text("payments"), text("ux")]),
        due: Some(day("2026-12-24")),
        sprint: Some(id(1)),
        release: Some(id(1)),
        initiative: Some(id(1)),
        criteria: vec![
            Criterion { text: text("The total is shown"), done: true },
            Criterion { text: text("It works offline"), done: false },
        ],
        checked: set([text("It is estimated"), text("Reviewed")]),
        blocked_by: set([id(2)]),
        comments: vec![Comment { at: at("2026-11-20T08:00:00Z"), author: Some(id(1)), text: text("Two\nlines") }],
        feedback: set([id(1)]),
        source: Some(Source { tool: text("Jira"), external_id: text("PAY-77") }),
        split_from: Some(id(2)),
        archived: true,
        events: vec![
            happened("2026-11-19T10:12:33Z", EventKind::Created { column: id(2) }),
            happened("2026-11-19T10:13:00Z", EventKind::Estimated { points: Some(0.5) }),
            happened("2026-11-19T10:14:00Z", EventKind::Estimated { points: None }),
            happened("2026-11-19T11:00:00Z", EventKind::SprintEntered { sprint: id(1) }),
            happened("2026-11-20T11:00:00Z", EventKind::SprintLeft { sprint: id(1) }),
            happened("2026-11-21T11:00:00Z", EventKind::Moved { to: id(1) }),
            happened("2026-11-22T11:00:00Z", EventKind::Done),
            happened("2026-11-23T11:00:00Z", EventKind::Reopened),
            happened("2026-11-24T11:00:00Z", EventKind::Cancelled),
        ],
    });
    project.stories.insert(Story { id: id(2), key: text("NP-2"), column: id(2), ..Story::default() });
    project.sprints.insert(Sprint {
        id: id(1),
        name: text("Sprint 1"),
        goal: text("Pay"),
        goal_met: Some(false),
        start: Some(day("2026-11-16")),
        end: Some(day("2026-11-27")),
        state: SprintState::Closed,
        started_at: Some(at("2026-11-16T08:00:00Z")),
        commitment: Some(20.0),
        capacity: BTreeMap::from([(id(1), 8.0)]),
        review_notes: text("Shown to two shops"),
        retrospective_notes: text("Less at once"),
        record: Some(SprintRecord {
            closed_at: at("2026-11-27T16:00:00Z"),
            commitment: 20.0,
            added: 3.0,
            removed: 1.0,
            re_estimated: -0.5,
            completed: 18.0,
            carried_over: 3.5,
            done_outside: 1.5,
            finished: set([id(2)]),
            unfinished: set([id(1), id(3)]),
        }),
    });
    project.releases.insert(Release {
        id: id(1),
        name: text("1.0"),
        date: Some(day("2026-12-01")),
        state: ReleaseState::Released,
        notes: text("First"),
    });
    project.views.insert(SavedView { id: id(1), name: text("Mine"), screen: text("Board"), query: text("is:open") });
}

fn roadmap(project: &mut Project) {
    let span = |low, high| Some(Span { low, high });
    project.themes.insert(Theme { id: id(1), name: text("Payments"), color: Swatch::Red, rank: rank("b00") });
    project.initiatives.insert(Initiative {
        id: id(1),
        title: text("Instant payment"),
        description: text("Money in seconds"),
        theme: Some(id(1)),
        color: Some(Swatch::Gray),
        start: Some(day("2026-10-01")),
        end: Some(day("2026-12-31")),
        pinned: true,
        confidence: Confidence::Exploratory,
        stage: Stage::Build,
        owner: Some(id(1)),
        objectives: set([id(1)]),
        feedback: set([id(1)]),
        scores: Scores {
            reach: span(500.0, 2000.0),
            impact: span(0.5, 0.5),
            confidence: span(80.0, 80.0),
            effort: span(1.5, 3.0),
            value: span(8.0, 8.0),
            time_criticality: span(5.0, 13.0),
            risk_reduction: span(3.0, 3.0),
            job_size: span(2.0, 2.0),
            ease: span(7.0, 7.0),
            moscow: Some(Moscow::Must),
            kano: vec![(KanoAnswer::Like, KanoAnswer::LiveWith), (KanoAnswer::MustBe, KanoAnswer::Dislike)],
            evidence: Evidence::MarketData,
        },
        closed: true,
        review: Some(Review { on: Some(day("2027-03-01")), expected: text("+10 %"), reached: text("+7 %") }),
    });
    project.milestones.insert(Milestone {
        id: id(1),
        title: text("Fair"),
        date: Some(day("2026-11-30")),
        theme: Some(id(1)),
        color: Some(Swatch::Olive),
        pinned: true,
    });
    project.dependencies.insert(Dependency {
        id: id(1),
        from: Node::Milestone(id(1)),
        to: Node::Initiative(id(1)),
        link: Link::StartFinish,
        lag: -5,
    });
    project.baselines.insert(Baseline {
        id: id(1),
        name: text("As promised"),
        taken_at: at("2026-10-01T00:00:00Z"),
        dates: BTreeMap::from([(id(1), (day("2026-10-01"), day("2026-11-30")))]),
    });
}

fn why(project: &mut Project) {
    project.objectives.insert(Objective {
        id: id(1),
        title: text("Shops are paid"),
        owner: Some(id(1)),
        parent: Some(id(2)),
        committed: true,
        due: Some(day("2026-12-31")),
        key_results: vec![KeyResult {
            title: text("Days to payment"),
            start: 30.0,
            now: 21.0,
            target: 7.0,
            weight: 2.0,
            measure: Some(id(1)),
        }],
    });
    project.objectives.insert(Objective {
        id: id(2),
        title: text("Growth"),
        key_results: vec![KeyResult { title: text("Shops"), weight: 1.0, ..KeyResult::default() }],
        ..Objective::default()
    });
    project.personas.insert(Persona {
        id: id(1),
        name: text("Paula"),
        role: text("Owner"),
        goals: text("To sleep"),
        pains: text("Letters"),
    });
    project.competitors.insert(Competitor {
        id: id(1),
        name: text("Paper"),
        notes: text("Cheap"),
        features: BTreeMap::from([(text("Offline"), text("Yes"))]),
    });
    project.research.insert(Research {
        id: id(1),
        title: text("Instant is expected"),
        kind: ResearchKind::Trend,
        text: text("Nine of ten"),
        source: text("A survey"),
        on: Some(day("2026-06-30")),
        evidence: Evidence::Customer,
        initiatives: set([id(1)]),
    });
    project.decisions.insert(Decision {
        id: id(1),
        title: text("No cash"),
        on: Some(day("2026-05-01")),
        reason: text("It costs"),
        initiatives: set([id(1)]),
        objectives: set([id(1), id(2)]),
        stories: set([id(2)]),
    });
    project.feedback.insert(Feedback {
        id: id(1),
        text: text("Too slow"),
        received: at("2026-04-01T12:00:00Z"),
        state: FeedbackState::Merged,
        reason: text("Said before"),
        merged_into: Some(id(2)),
        voters: vec![Voter { customer: id(1), importance: 3, on: Some(day("2026-04-01")) }],
        source: Some(Source { tool: text("Mail"), external_id: text("<1@example.org>") }),
    });
    project.feedback.insert(Feedback { id: id(2), text: text("Slow"), ..Feedback::default() });
    project.customers.insert(Customer {
        id: id(1),
        name: text("Corner Shop"),
        segment: text("Retail"),
        revenue: Some(1200.5),
    });
    project.stakeholders.insert(Stakeholder {
        id: id(1),
        name: text("The bank"),
        role: text("Partner"),
        power: Level::High,
        interest: Level::Low,
        cadence_days: Some(14),
        contacts: vec![Contact { on: Some(day("2026-11-01")), note: text("Lunch") }],
    });
    project.measures.insert(Measure {
        id: id(1),
        name: text("Days to payment"),
        kind: MeasureKind::Adoption,
        unit: text("days"),
        direction: Direction::Down,
        target: Some(7.0),
        target_date: Some(day("2026-12-31")),
        initiatives: set([id(1)]),
        readings: BTreeMap::from([(day("2026-09-01"), 30.0), (day("2026-10-01"), 21.5)]),
    });
}

#[test]
fn format_1_reads_as_it_did() {
    let opened = storage::read(FORMAT_1.as_bytes()).unwrap();
    assert_eq!(opened.warnings, vec![]);
    assert_eq!(opened.header.format, 1);
    assert_eq!(opened.header.document, id(1));
    assert_eq!(opened.project, golden());
}

#[test]
fn todays_format_is_written_byte_for_byte() {
    let program = storage::read(FORMAT_1.as_bytes()).unwrap().header.program;
    let written = storage::to_ron(&golden());
    let header = |version: &str| format!(" program: \"{version}\",\n");
    let written = written.replacen(&header(env!("CARGO_PKG_VERSION")), &header(&program), 1);
    assert_eq!(written, FORMAT_1);
}
