//! Why the roadmap looks as it does: vision, objectives, personas, decisions.

use std::collections::BTreeMap;

use super::Cast;
use super::dice::day;
use crate::model::{Decision, IdSource, KeyResult, Objective, Persona, Stage, StoryId, Strategy};

pub(super) fn strategy() -> Strategy {
    Strategy {
        vision: "Paying is the part of shopping that nobody notices.".into(),
        // Older than the quarter in which it should be looked at again.
        vision_reviewed: Some(day("2026-08-04")),
        target_group: "Shops with 5 to 200 employees in northern Europe, and their returning customers.".into(),
        needs: "- Pay without typing\n- Get the money soon\n- Know where a refund is".into(),
        product: "A payment app and API with saved cards, refunds and fast payouts.".into(),
        business_goals: "- 450,000 euro a month by the middle of 2027\n- Break even in four countries".into(),
        positioning:
            "For shops that lose customers at the till, Northwind Pay is the payment service that a returning \
                      customer uses in two taps."
                .into(),
        stage: Stage::Growth,
    }
}

/// Title, start, now and target in tenths, weight, index of the measure.
type ResultRow = (&'static str, i32, i32, i32, u8, Option<usize>);

/// An objective written by hand.
pub(super) struct Row {
    title: &'static str,
    owner: usize,
    committed: bool,
    due: &'static str,
    parent: Option<usize>,
    results: &'static [ResultRow],
}

pub(super) const OBJECTIVES: [Row; 4] = [
    Row {
        title: "Returning customers pay without thinking",
        owner: 4,
        committed: false,
        due: "2027-03-31",
        parent: None,
        results: &[
            ("Completed checkouts from 61 % to 72 %", 610, 664, 720, 2, Some(0)),
            ("Time to pay from 43 s to 12 s", 430, 318, 120, 1, Some(1)),
            ("Saved cards used by 40 % of returning customers", 104, 187, 400, 2, Some(5)),
        ],
    },
    Row {
        title: "Shops trust us with their money",
        owner: 4,
        committed: false,
        due: "2027-06-30",
        parent: None,
        results: &[
            ("60 shops use the Refund API", 0, 40, 600, 1, Some(6)),
            ("Questions about refunds from 210 to 60 a week", 2100, 1500, 600, 1, None),
        ],
    },
    Row {
        title: "No payment is ever lost",
        owner: 9,
        committed: true,
        due: "2027-02-28",
        parent: Some(1),
        results: &[
            ("Availability of 99.9 %", 990, 998, 999, 2, Some(2)),
            ("Two failover drills without a failed payment", 0, 10, 20, 1, None),
        ],
    },
    Row {
        title: "Grow beyond the home market",
        owner: 4,
        committed: false,
        due: "2027-06-30",
        parent: None,
        results: &[
            ("450,000 euro a month", 2800, 3180, 4500, 2, Some(3)),
            ("40 partners bring shops", 0, 110, 400, 1, None),
        ],
    },
];

pub(super) fn objectives(cast: &Cast) -> impl Iterator<Item = Objective> {
    OBJECTIVES.iter().zip(&cast.objectives).map(|(row, id)| Objective {
        id: *id,
        title: row.title.into(),
        owner: cast.people.get(row.owner).copied(),
        parent: row.parent.and_then(|i| cast.objectives.get(i)).copied(),
        committed: row.committed,
        due: Some(day(row.due)),
        key_results: row.results.iter().map(|result| key_result(cast, result)).collect(),
    })
}

fn key_result(cast: &Cast, (title, start, now, target, weight, measure): &ResultRow) -> KeyResult {
    KeyResult {
        title: (*title).into(),
        start: f64::from(*start) / 10.0,
        now: f64::from(*now) / 10.0,
        target: f64::from(*target) / 10.0,
        weight: f64::from(*weight),
        measure: measure.and_then(|i| cast.measures.get(i)).copied(),
    }
}

/// Name, role, goals, pains.
const PERSONAS: [[&str; 4]; 4] = [
    ["Elin", "Returning customer, shops on the phone", "Pay before the tram arrives", "Typing card numbers"],
    ["Oskar", "Owner of a bicycle shop", "Money on the account on Friday", "Fees that he cannot explain"],
    ["Tuuli", "Support lead of a web shop", "Answer in one message", "“Where is my refund?”"],
    ["Bram", "Developer at an agency", "Integrate in a day", "Sandboxes that differ from the real thing"],
];

pub(super) fn personas(ids: &mut IdSource) -> Vec<Persona> {
    let persona = |[name, role, goals, pains]: [&str; 4]| Persona {
        id: ids.next_id(),
        name: name.into(),
        role: role.into(),
        goals: goals.into(),
        pains: pains.into(),
    };
    PERSONAS.into_iter().map(persona).collect()
}

/// Title, date, reason, initiatives, objectives, numbers of stories.
type DecisionRow = (&'static str, &'static str, &'static str, &'static [usize], &'static [usize], &'static [usize]);

const DECISIONS: [DecisionRow; 9] = [
    (
        "One vault for all card numbers",
        "2026-05-20",
        "The audit costs half when one system holds them.",
        &[4],
        &[2],
        &[],
    ),
    (
        "The card form before the wallet",
        "2026-06-30",
        "Nine of ten shops lose customers at the redirect, one of ten asks for a wallet.",
        &[0, 11],
        &[0],
        &[],
    ),
    ("No crypto currencies", "2026-07-28", "Two of 160 shops asked, and the licence takes a year.", &[], &[], &[]),
    (
        "Two regions instead of two providers",
        "2026-09-08",
        "Drills showed that a region fails, not the provider. A third of the cost.",
        &[5],
        &[2],
        &[118, 119],
    ),
    (
        "One tap needs an explicit consent",
        "2026-09-29",
        "Customers in the test trusted it more, and the law asks for it.",
        &[1],
        &[0],
        &[107],
    ),
    (
        "Biometrics may slip, one tap may not",
        "2026-10-20",
        "The code works as a fallback; the season starts in December.",
        &[1, 10],
        &[0],
        &[122, 124],
    ),
    (
        "Roadmap, market and scores reviewed",
        "2026-11-03",
        "Monthly review: bank transfer stays ahead of the wallet, as the EU rule gives it a date.",
        &[2, 11],
        &[0, 3],
        &[],
    ),
    (
        "Refund API launches without bulk refunds",
        "2026-11-05",
        "Four pilot shops never used them in eight weeks.",
        &[7],
        &[1],
        &[],
    ),
    (
        "Load test before the season",
        "2026-11-17",
        "Last December the peak was 310 payments a second; we expect 450.",
        &[4],
        &[2],
        &[133],
    ),
];

pub(super) fn decisions(cast: &Cast, by_number: &BTreeMap<usize, StoryId>, ids: &mut IdSource) -> Vec<Decision> {
    let decision = |(title, on, reason, initiatives, objectives, stories): DecisionRow| Decision {
        id: ids.next_id(),
        title: title.into(),
        on: Some(day(on)),
        reason: reason.into(),
        initiatives: cast.initiatives(initiatives).collect(),
        objectives: objectives.iter().filter_map(|i| cast.objectives.get(*i)).copied().collect(),
        stories: stories.iter().filter_map(|number| by_number.get(number)).copied().collect(),
    };
    DECISIONS.into_iter().map(decision).collect()
}
