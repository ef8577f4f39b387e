//! The roadmap: themes, initiatives, milestones, dependencies and the baseline.

use chrono::Days;

use super::dice::{Dice, day};
use super::initiatives::{PLANS, Plan};
use super::{Cast, several, written};
use crate::model::{
    Baseline, BaselineId, Confidence, Dependency, Evidence, IdSource, Initiative, Link, Milestone, Moment, Node, Rank,
    Review, Scores, Span, Stage, Swatch, Theme, Word as _,
};

const THEMES: [(&str, Swatch); 5] = [
    ("Checkout", Swatch::Blue),
    ("Platform", Swatch::Violet),
    ("Refunds and billing", Swatch::Green),
    ("Mobile", Swatch::Orange),
    ("Market", Swatch::Gray),
];

/// One theme more for every 40 initiatives, at most 40 more.
pub(super) fn theme_count(initiatives: usize) -> usize {
    THEMES.len() + (initiatives.saturating_sub(PLANS.len()) / 40).min(40)
}

pub(super) fn themes(cast: &Cast) -> impl Iterator<Item = Theme> {
    let ranks = Rank::spread(None, None, cast.themes.len());
    cast.themes.iter().zip(ranks).enumerate().map(|(i, (id, rank))| {
        let (name, color) = match THEMES.get(i) {
            Some((name, color)) => ((*name).into(), *color),
            None => (format!("Area {}", i + 1), Swatch::ALL[i % Swatch::ALL.len()]),
        };
        Theme { id: *id, name, color, rank }
    })
}

pub(super) fn initiatives(cast: &Cast, dice: &mut Dice) -> Vec<Initiative> {
    (0..cast.initiatives.len())
        .map(|i| match PLANS.get(i) {
            Some(plan) => planned(cast, i, plan),
            None => generated(cast, i, dice),
        })
        .collect()
}

fn planned(cast: &Cast, i: usize, plan: &Plan) -> Initiative {
    let [value, time_criticality, risk_reduction, job_size] = plan.wsjf.map(|n| Some(span((n, n), 1.0)));
    Initiative {
        id: cast.initiatives[i],
        title: plan.title.into(),
        description: plan.about.into(),
        theme: cast.themes.get(plan.theme).copied(),
        start: Some(day(plan.start)),
        end: Some(day(plan.end)),
        pinned: plan.confidence == Confidence::Committed && plan.stage == Stage::Build,
        confidence: plan.confidence,
        stage: plan.stage,
        owner: cast.people.get(plan.owner).copied(),
        objectives: plan.objectives.iter().filter_map(|o| cast.objectives.get(*o)).copied().collect(),
        feedback: written::feedback_behind(cast, i),
        scores: Scores {
            reach: Some(span(plan.reach, 1.0)),
            impact: Some(span((plan.impact, plan.impact), 4.0)),
            confidence: Some(span(plan.sure, 1.0)),
            effort: Some(span(plan.effort, 2.0)),
            value,
            time_criticality,
            risk_reduction,
            job_size,
            ease: Some(span((plan.ease, plan.ease), 1.0)),
            moscow: Some(plan.moscow),
            kano: plan.kano.to_vec(),
            evidence: plan.evidence,
        },
        closed: plan.closed,
        review: plan.review.map(|(on, expected, reached)| Review {
            on: Some(day(on)),
            expected: expected.into(),
            reached: reached.into(),
        }),
        ..Initiative::default()
    }
}

/// A range in whole numbers of a unit, `unit` of which make one.
fn span((low, high): (u32, u32), unit: f64) -> Span {
    Span { low: f64::from(low) / unit, high: f64::from(high) / unit }
}

const GENERATED: [&str; 8] =
    ["Faster", "Safer", "Simpler", "Automatic", "Shared", "Cheaper", "Accessible", "International"];
const SUBJECTS: [&str; 12] = [
    "payouts",
    "reports",
    "refunds",
    "sign-in",
    "invoices",
    "limits",
    "alerts",
    "search",
    "support",
    "webhooks",
    "terminals",
    "statements",
];

/// Bars between 2025 and 2028, half of them still to come.
fn generated(cast: &Cast, i: usize, dice: &mut Dice) -> Initiative {
    let start = day("2025-03-03") + Days::new(7 * dice.below(170) as u64);
    let end = start + Days::new(11 + 7 * dice.below(16) as u64);
    let over = end < day("2026-11-01");
    Initiative {
        id: cast.initiatives[i],
        title: format!("{} {}", dice.pick(&GENERATED), dice.pick(&SUBJECTS)),
        theme: Some(dice.pick(&cast.themes)),
        start: Some(start),
        end: Some(end),
        confidence: if start < day("2027-02-01") { Confidence::Likely } else { Confidence::Exploratory },
        stage: if over { Stage::Growth } else { Stage::Concept },
        owner: cast.people.get(dice.pick(&[0, 4, 8, 9])).copied(),
        objectives: cast.objectives.get(dice.below(cast.objectives.len() * 2)).copied().into_iter().collect(),
        scores: Scores {
            reach: Some(span((1000 + dice.below(20) as u32 * 1000, 25_000), 1.0)),
            impact: Some(span((dice.pick(&[1, 2, 4, 8]), 8), 4.0)),
            confidence: Some(span((20 + dice.below(6) as u32 * 10, 80), 1.0)),
            effort: Some(span((1 + dice.below(8) as u32, 12), 2.0)),
            evidence: Evidence::Estimate,
            ..Scores::default()
        },
        closed: over,
        review: over.then(|| Review {
            on: Some(end + Days::new(21)),
            expected: "More use".into(),
            reached: "As expected".into(),
        }),
        ..Initiative::default()
    }
}

/// Title, date, colour, and whether the date is somebody else's.
const MILESTONES: [(&str, &str, Swatch, bool); 4] = [
    ("PCI audit passed", "2026-09-15", Swatch::Green, true),
    ("One-tap launch", "2026-12-28", Swatch::Violet, false),
    ("EU instant-payment rule in force", "2027-02-15", Swatch::Red, true),
    ("Payments Summit", "2027-04-20", Swatch::Gray, true),
];
const MARKET: usize = 4;

/// From and to by index. The one from *Biometric confirmation* is broken: one-tap started before it can end.
const LINKS: [(usize, usize); 4] = [(1, 2), (4, 5), (7, 8), (10, 1)];
/// The initiative and the milestone that follows it.
const LAUNCHES: [(usize, usize); 1] = [(1, 1)];

pub(super) fn links(cast: &Cast, ids: &mut IdSource, dice: &mut Dice) -> (Vec<Milestone>, Vec<Dependency>) {
    let milestone_ids = several(ids, MILESTONES.len());
    let milestones = MILESTONES.iter().zip(&milestone_ids).map(|((title, date, color, pinned), id)| Milestone {
        id: *id,
        title: (*title).into(),
        date: Some(day(date)),
        theme: cast.themes.get(MARKET).copied(),
        color: Some(*color),
        pinned: *pinned,
    });
    let initiative = |i| cast.initiative(i).map(Node::Initiative);
    let mut pairs: Vec<(Option<Node>, Option<Node>)> =
        LINKS.iter().map(|(from, to)| (initiative(*from), initiative(*to))).collect();
    let milestone = |m: usize| milestone_ids.get(m).copied().map(Node::Milestone);
    pairs.extend(LAUNCHES.iter().map(|(i, m)| (initiative(*i), milestone(*m))));
    // Always from a lower index to a higher one, so that no circle arises.
    for to in PLANS.len()..cast.initiatives.len() {
        if to > PLANS.len() && dice.chance(50) {
            let reach = (to - PLANS.len()).min(30);
            pairs.push((initiative(to - 1 - dice.below(reach)), initiative(to)));
        }
    }
    let dependencies = pairs.into_iter().filter_map(|(from, to)| {
        let (from, to) = (from?, to?);
        Some(Dependency { id: ids.next_id(), from, to, link: Link::FinishStart, lag: 0 })
    });
    (milestones.collect(), dependencies.collect())
}

/// The dates as they were promised on the first of October.
pub(super) fn baseline(id: BaselineId, initiatives: &[Initiative]) -> Baseline {
    let dates = initiatives.iter().enumerate().filter_map(|(i, initiative)| {
        let slipped = PLANS.get(i).map_or(0, |plan| plan.slipped);
        Some((initiative.id, (initiative.start?, initiative.end? - Days::new(slipped))))
    });
    Baseline { id, name: "1 Oct".into(), taken_at: Moment::on(day("2026-10-01"), 9 * 3600), dates: dates.collect() }
}
