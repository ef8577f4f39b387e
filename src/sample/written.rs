//! What customers wrote, and what has become of it.

use std::collections::BTreeSet;

use super::Cast;
use super::dice::day;
use crate::model::{Feedback, FeedbackId, FeedbackState, Moment, Source, Voter};

/// What became of a note.
enum Fate {
    New,
    /// Initiatives, and numbers of hand-written stories.
    Linked(&'static [usize], &'static [usize]),
    Declined(&'static str),
    /// The index of the note that the voters went to.
    Merged(usize),
}

use Fate::*;

/// A note: text, day, customers with their importance, fate.
pub(super) struct Row(&'static str, &'static str, &'static [(usize, u8)], Fate);

/// Oldest fate first: linked, declined, merged; the last nine wait for triage.
pub(super) const FEEDBACK: [Row; 40] = [
    Row(
        "I abandon the cart when I have to find my card.",
        "2026-08-19",
        &[(0, 3), (1, 2), (5, 3)],
        Linked(&[1], &[122]),
    ),
    Row("My phone knows me, why does the shop not?", "2026-09-03", &[(8, 2), (14, 1)], Linked(&[1], &[131])),
    Row("“Declined” tells me nothing. Was it my fault?", "2026-09-11", &[(2, 3), (11, 2)], Linked(&[1], &[127])),
    Row("Where is my refund? I looked everywhere.", "2026-08-05", &[(2, 3), (0, 2), (13, 3)], Linked(&[8], &[140])),
    Row("The receipt lacks our VAT number, accounting sends it back.", "2026-10-01", &[(6, 2)], Linked(&[], &[142])),
    Row("It said euro and then I paid in krona.\n\nScreenshot follows.", "2026-11-18", &[(8, 3)], Linked(&[], &[205])),
    Row("The redirect costs us one order in ten.", "2026-03-12", &[(0, 3), (5, 3), (16, 2)], Linked(&[0], &[])),
    Row("The bank's page looks like fraud on a phone.", "2026-04-20", &[(7, 2), (4, 1)], Linked(&[0], &[])),
    Row("We refund 200 orders by hand every week.", "2026-05-06", &[(2, 3), (13, 3)], Linked(&[7], &[])),
    Row("Refunds from our own system, please.", "2026-05-21", &[(15, 3), (6, 2)], Linked(&[7], &[])),
    Row("A partial refund should not need a phone call.", "2026-06-17", &[(1, 2)], Linked(&[7], &[])),
    Row("Many of our customers have no card at all.", "2026-07-08", &[(11, 3), (10, 2)], Linked(&[2], &[])),
    Row("Card fees eat our margin on milk.", "2026-07-30", &[(2, 3), (10, 3)], Linked(&[2], &[])),
    Row("I pay from my bank at every other shop.", "2026-10-19", &[(9, 1)], Linked(&[2], &[])),
    Row("Two days until the money arrives is too long for us.", "2026-06-25", &[(3, 3), (12, 3)], Linked(&[6], &[])),
    Row("On Fridays I need the week's money for wages.", "2026-09-15", &[(14, 3), (17, 2)], Linked(&[6], &[])),
    Row("Payments were down for 20 minutes on Saturday.", "2026-09-12", &[(2, 3), (8, 3)], Linked(&[5], &[])),
    Row("Tell us before you have maintenance.", "2026-10-07", &[(9, 2)], Linked(&[5], &[])),
    Row("Our auditors ask where card numbers are stored.", "2026-05-13", &[(11, 3), (6, 3)], Linked(&[4], &[])),
    Row("Typing the code with gloves on does not work.", "2026-02-03", &[(5, 1), (16, 1)], Linked(&[10], &[])),
    Row("Let me pay with my fingerprint.", "2026-08-28", &[(0, 2), (8, 2)], Linked(&[10], &[])),
    Row("Each of our sellers needs an invoice of their own.", "2026-07-14", &[(6, 3), (15, 3)], Linked(&[9], &[])),
    Row("We open a shop in Riga in spring.", "2026-09-28", &[(13, 2), (9, 2)], Linked(&[12], &[])),
    Row("As an agency, what do we get for bringing shops?", "2026-08-13", &[(12, 1)], Linked(&[13], &[])),
    Row("I waited nine days to be approved.", "2026-10-09", &[(17, 3), (3, 2)], Linked(&[14], &[])),
    Row(
        "Please support gift cards of other shops.",
        "2026-06-10",
        &[(7, 1)],
        Declined("We would have to hold other shops' money, which our licence does not cover."),
    ),
    Row(
        "Pay with crypto currency.",
        "2026-07-20",
        &[(12, 1)],
        Declined("Decided against in July; two shops of 160 asked."),
    ),
    Row("Send receipts by fax.", "2025-11-04", &[(11, 0)], Declined("One customer, and e-mail works for them.")),
    Row("A cheque book in the app.", "2026-01-15", &[(9, 0)], Declined("Banks here no longer take cheques.")),
    Row("I do not want to look for my card each time.", "2026-10-02", &[(10, 2)], Merged(0)),
    Row("No idea when the refund comes.", "2026-10-16", &[(4, 1)], Merged(3)),
    Row("The code field jumps when the keyboard opens.", "2026-11-05", &[(1, 2)], New),
    Row("Can the receipt show our loyalty points?", "2026-11-06", &[(2, 1)], New),
    Row("Our cashier saw a payment twice in the list.", "2026-11-09", &[(14, 3)], New),
    Row("We need a role that may only see reports.", "2026-11-11", &[(0, 2), (13, 1)], New),
    Row("Dark appearance for night shifts, please.", "2026-11-13", &[(9, 1)], New),
    Row("Export has no column for the terminal.", "2026-11-16", &[(5, 2)], New),
    Row("One tap looks great. When do we get it?", "2026-11-18", &[(16, 3), (1, 2)], New),
    Row("Webhook for refunds came an hour late.", "2026-11-20", &[(15, 3)], New),
    Row("Thank you for the card form, orders are up!", "2026-11-23", &[(7, 1)], New),
];

pub(super) fn feedback(cast: &Cast) -> impl Iterator<Item = Feedback> {
    FEEDBACK.iter().zip(&cast.feedback).enumerate().map(|(i, (row, id))| {
        let Row(text, on, _, fate) = row;
        let merged: Vec<&Row> = FEEDBACK.iter().filter(|row| matches!(row.3, Merged(into) if into == i)).collect();
        let (state, reason, merged_into) = match fate {
            New => (FeedbackState::New, "", None),
            Linked(..) => (FeedbackState::Linked, "", None),
            Declined(reason) => (FeedbackState::Declined, *reason, None),
            Merged(into) => (FeedbackState::Merged, "", cast.feedback.get(*into).copied()),
        };
        // The voters of a merged note are with the one that it went to.
        let own = if merged_into.is_some() { None } else { Some(row) };
        let voters = own.into_iter().chain(merged).flat_map(|Row(_, on, voters, _)| {
            voters.iter().filter_map(|(customer, importance)| {
                let customer = *cast.customers.get(*customer)?;
                Some(Voter { customer, importance: *importance, on: Some(day(on)) })
            })
        });
        let source =
            (i % 5 == 3).then(|| Source { tool: "Support desk".into(), external_id: format!("T-{}", 4021 + 37 * i) });
        Feedback {
            id: *id,
            text: (*text).into(),
            received: Moment::on(day(on), (8 + i as i64 % 8) * 3600 + i as i64 * 7 % 60 * 60),
            state,
            reason: reason.into(),
            merged_into,
            voters: voters.collect(),
            source,
        }
    })
}

/// The notes that a hand-written story answers.
pub(super) fn feedback_of(cast: &Cast, number: usize) -> BTreeSet<FeedbackId> {
    linked(cast, |_, stories| stories.contains(&number))
}

/// The notes that an initiative answers.
pub(super) fn feedback_behind(cast: &Cast, initiative: usize) -> BTreeSet<FeedbackId> {
    linked(cast, |initiatives, _| initiatives.contains(&initiative))
}

fn linked(cast: &Cast, found: impl Fn(&[usize], &[usize]) -> bool) -> BTreeSet<FeedbackId> {
    let notes = FEEDBACK.iter().zip(&cast.feedback);
    notes.filter(|(row, _)| matches!(row.3, Linked(i, s) if found(i, s))).map(|(_, id)| *id).collect()
}
