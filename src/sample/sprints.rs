//! The sprints: what is known of each, around the record that its stories left.

use std::collections::BTreeMap;

use super::Cast;
use super::dice::Timeline;
use crate::model::{PersonId, Sprint, SprintRecord, SprintState};

/// Goal, whether it was met, what the review and the retrospective noted.
type SprintRow = (&'static str, bool, &'static str, &'static str);

/// The closed sprints, oldest first. Longer histories begin with these again.
const CLOSED: [SprintRow; 11] = [
    (
        "We work in sprints, and sign-in needs no password.",
        true,
        "Passkeys shown to support, who want them at once.",
        "- Keep: daily at 9:15\n- Change: stories are too large",
    ),
    (
        "Support answers the three most frequent questions without a developer.",
        true,
        "Export and error list are in use.",
        "- Keep: support in the review\n- Change: estimate before planning",
    ),
    (
        "A first card is stored in the vault.",
        false,
        "The vault works in the test region only.",
        "- The key rotation was larger than we thought\n- Change: a spike before each platform story",
    ),
    (
        "A shop shows the card form in its own page.",
        true,
        "First shop is live with the beta.",
        "- Keep: pairing on the form\n- Change: review within a day",
    ),
    (
        "The form helps people to type the right thing.",
        true,
        "Errors while typing fell by a third in the beta.",
        "- Keep: testing on old phones\n- Change: fewer open reviews",
    ),
    (
        "Every card of the old gateway is in the vault.",
        true,
        "Import finished two days early.",
        "- Keep: rehearsing an import\n- Change: tell shops earlier",
    ),
    (
        "A shop refunds a payment by API.",
        true,
        "Refund in full was shown live.",
        "- Keep: contract first\n- Change: too many stories in review",
    ),
    (
        "Partial refunds are safe against doubles.",
        true,
        "Two shops test the calls.",
        "- Keep: limit of three in progress\n- Change: smaller stories again",
    ),
    (
        "The card form is open to everyone.",
        true,
        "Rolled out to all shops, no incident.",
        "- Keep: roll-out in steps\n- Change: load test earlier",
    ),
    (
        "Shops hear about a refund the moment it arrives.",
        false,
        "Webhooks work, the retries do not yet.",
        "- Waited four days for a contract\n- Change: name what blocks us on the first day",
    ),
    (
        "The Refund API is launched.",
        true,
        "Launched on 6 November, four shops on the first day.",
        "- Keep: launch checklist\n- Change: start the region work with a drill",
    ),
];

const ACTIVE_GOAL: &str = "A returning customer pays in two taps.";

/// All sprints, with the records of the closed ones.
pub(super) fn sprints(cast: &Cast, time: &Timeline, records: Vec<SprintRecord>) -> impl Iterator<Item = Sprint> {
    let closed = time.closed;
    let records = records.into_iter().map(Some).take(closed).chain([None]);
    cast.sprints.iter().zip(records).enumerate().map(move |(s, (id, record))| {
        let sprint = Sprint {
            id: *id,
            name: format!("Sprint {}", s + 1),
            start: Some(time.start(s)),
            end: Some(time.end(s)),
            capacity: capacity(cast, closed - s.min(closed)),
            record,
            ..Sprint::default()
        };
        if s == closed {
            return Sprint { goal: ACTIVE_GOAL.into(), state: SprintState::Active, ..sprint };
        }
        // Counted from the end, so that the recent ones are the same in every size.
        let (goal, met, review, retrospective) = CLOSED[(CLOSED.len() - (closed - s) % CLOSED.len()) % CLOSED.len()];
        Sprint {
            goal: goal.into(),
            goal_met: Some(met),
            state: SprintState::Closed,
            review_notes: review.into(),
            retrospective_notes: retrospective.into(),
            ..sprint
        }
    })
}

/// Who could take fewer points than usual, `ago` sprints before the active one.
fn capacity(cast: &Cast, ago: usize) -> BTreeMap<PersonId, f64> {
    let rows: &[(usize, f64)] = match ago {
        0 => &[(2, 6.0), (6, 1.5)],
        3 => &[(1, 3.0)],
        7 => &[(3, 2.0), (8, 0.0)],
        8 => &[(9, 4.0), (2, 0.0)],
        _ => &[],
    };
    rows.iter().filter_map(|(person, points)| cast.people.get(*person).map(|id| (*id, *points))).collect()
}
