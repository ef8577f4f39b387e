//! Generated projects for property tests: every table and field, with texts that files find hard.
//!
//! All ids come from one small pool, and every table holds all of the pool, so that references lead somewhere.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::arbitrary::any;
use proptest::strategy::Strategy as Generator;
use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore as _, SeedableRng as _};

use super::document::Parsed;
use super::warning::Notes;
use crate::model::*;

/// Projects in which every field takes any value of its type. Rules between fields may be broken: a sprint can end
/// before it starts.
pub(crate) fn any_project() -> impl Generator<Value = Project> {
    (any::<u64>(), 0_u8..6).prop_map(|(seed, entities)| project(seed, entities))
}

/// Projects that opening would not repair.
pub(crate) fn sound_project() -> impl Generator<Value = Project> {
    any_project().prop_map(|project| repaired(project).0)
}

/// A project as opening would repair it, and what would be said about it.
pub(crate) fn repaired(project: Project) -> (Project, Vec<String>) {
    let mut parsed = Parsed { project, ..Parsed::default() };
    let mut notes = Notes::default();
    super::repair::repair(&mut parsed, &mut notes);
    let (warnings, _) = notes.finish("");
    (parsed.project, warnings.iter().map(ToString::to_string).collect())
}

/// Projects in which references may also lead nowhere.
pub(crate) fn broken_project() -> impl Generator<Value = Project> {
    (any_project(), any::<u32>()).prop_map(|(mut project, emptied)| {
        let mut tables = 0;
        macro_rules! empty {
            ($($field:ident: $entity:ident, $id:ident, $name:literal;)*) => {$(
                if emptied.rotate_right(tables) & 1 == 1 {
                    project.$field = Table::default();
                }
                tables += 1;
            )*};
        }
        for_each_table!(empty);
        debug_assert!(tables > 0);
        project
    })
}

/// A project with `entities` entities in each table.
pub(crate) fn project(seed: u64, entities: u8) -> Project {
    let mut g = Gen { rng: ChaCha8Rng::seed_from_u64(seed), entities };
    let mut project = Project { settings: Arc::new(g.any()), strategy: Arc::new(g.any()), ..Project::default() };
    macro_rules! fill {
        ($($field:ident: $entity:ident, $id:ident, $name:literal;)*) => {$(
            for i in 0..entities {
                let entity = $entity { id: $id::from_raw(pool(i)), ..g.any() };
                project.$field.insert(entity);
            }
        )*};
    }
    for_each_table!(fill);
    project
}

fn pool(i: u8) -> RawId {
    RawId::from_bytes([i.wrapping_mul(73), 1, 2, 3, 4, 5, 6, 7, 8, i])
}

/// A source of any value.
struct Gen {
    rng: ChaCha8Rng,
    entities: u8,
}

impl Gen {
    fn any<T: Any>(&mut self) -> T {
        T::any(self)
    }

    fn below(&mut self, n: usize) -> usize {
        self.rng.next_u32() as usize % n.max(1)
    }
}

trait Any {
    fn any(g: &mut Gen) -> Self;
}

macro_rules! any_fields {
    ($($type:ident { $($field:ident),* $(,)? })*) => {$(
        impl Any for $type {
            fn any(g: &mut Gen) -> Self {
                $type { $($field: g.any()),* }
            }
        }
    )*};
}

any_fields! {
    Settings {
        document, name, key_prefix, calendar, definition_of_ready, definition_of_done, label_colors, fiscal_offset,
        manual_scheduling,
    }
    Calendar { weekdays, holidays }
    Strategy { vision, vision_reviewed, target_group, needs, product, business_goals, positioning, stage }
    Column { id, name, kind, rank, limit, limit_policy, limit_scope, exit_checklist }
    Person { id, name, role, color, capacity, days_off, left }
    Story {
        id, key, title, description, kind, column, rank, priority, estimate, assignee, labels, due, sprint, release,
        initiative, criteria, checked, blocked_by, comments, feedback, source, split_from, archived, events,
    }
    Criterion { text, done }
    Comment { at, author, text }
    Source { tool, external_id }
    Event { at, what }
    Sprint {
        id, name, goal, goal_met, start, end, state, started_at, commitment, capacity, review_notes,
        retrospective_notes, record,
    }
    SprintRecord {
        closed_at, commitment, added, removed, re_estimated, completed, carried_over, done_outside, finished, unfinished,
    }
    Release { id, name, date, state, notes }
    SavedView { id, name, screen, query }
    Theme { id, name, color, rank }
    Initiative {
        id, title, description, theme, color, start, end, pinned, confidence, stage, owner, objectives, feedback,
        scores, closed, review,
    }
    Span { low, high }
    Scores {
        reach, impact, confidence, effort, value, time_criticality, risk_reduction, job_size, ease, moscow, kano,
        evidence,
    }
    Review { on, expected, reached }
    Milestone { id, title, date, theme, color, pinned }
    Dependency { id, from, to, link, lag }
    Baseline { id, name, taken_at, dates }
    Objective { id, title, owner, parent, committed, due, key_results }
    KeyResult { title, start, now, target, weight, measure }
    Persona { id, name, role, goals, pains }
    Competitor { id, name, notes, features }
    Research { id, title, kind, text, source, on, evidence, initiatives }
    Decision { id, title, on, reason, initiatives, objectives, stories }
    Feedback { id, text, received, state, reason, merged_into, voters, source }
    Voter { customer, importance, on }
    Customer { id, name, segment, revenue }
    Stakeholder { id, name, role, power, interest, cadence_days, contacts }
    Contact { on, note }
    Measure { id, name, kind, unit, direction, target, target_date, initiatives, readings }
}

macro_rules! any_ids {
    ($($field:ident: $entity:ident, $id:ident, $name:literal;)*) => {$(
        impl Any for $id {
            fn any(g: &mut Gen) -> Self {
                let n = usize::from(g.entities);
                Self::from_raw(pool(g.below(n) as u8))
            }
        }
    )*};
}

for_each_table!(any_ids);

impl Any for DocumentId {
    fn any(g: &mut Gen) -> Self {
        let mut bytes = [0; 10];
        g.rng.fill_bytes(&mut bytes);
        Self::from_raw(RawId::from_bytes(bytes))
    }
}

impl<T: Word> Any for T {
    fn any(g: &mut Gen) -> Self {
        T::ALL[g.below(T::ALL.len())]
    }
}

impl Any for EventKind {
    fn any(g: &mut Gen) -> Self {
        match g.below(8) {
            0 => Self::Created { column: g.any() },
            1 => Self::Moved { to: g.any() },
            2 => Self::Estimated { points: g.any() },
            3 => Self::SprintEntered { sprint: g.any() },
            4 => Self::SprintLeft { sprint: g.any() },
            5 => Self::Done,
            6 => Self::Reopened,
            _ => Self::Cancelled,
        }
    }
}

impl Any for Node {
    fn any(g: &mut Gen) -> Self {
        if g.any() { Self::Initiative(g.any()) } else { Self::Milestone(g.any()) }
    }
}

impl Any for Rank {
    fn any(g: &mut Gen) -> Self {
        let mut rank = Rank::default();
        for _ in 0..g.below(4) {
            let after = Rank::between(Some(&rank), None);
            rank = if g.any() { after } else { Rank::between(Some(&rank), Some(&after)) };
        }
        rank
    }
}

impl Any for bool {
    fn any(g: &mut Gen) -> Self {
        g.below(2) == 0
    }
}

impl Any for [bool; 7] {
    fn any(g: &mut Gen) -> Self {
        std::array::from_fn(|_| g.any())
    }
}

impl Any for u8 {
    fn any(g: &mut Gen) -> Self {
        g.below(256) as u8
    }
}

impl Any for u32 {
    fn any(g: &mut Gen) -> Self {
        let bits = g.below(33) as u32;
        g.rng.next_u32().checked_shr(bits).unwrap_or(0)
    }
}

impl Any for i32 {
    fn any(g: &mut Gen) -> Self {
        let value: u32 = g.any();
        if g.any() { value.cast_signed() } else { value.cast_signed().wrapping_neg() }
    }
}

impl Any for f64 {
    fn any(g: &mut Gen) -> Self {
        match g.below(5) {
            0 => 0.0,
            1 => [0.5, -0.0, 1e300, f64::MAX, f64::MIN_POSITIVE, 5e-324, 1e15, 0.1, -7.25][g.below(9)],
            2 => {
                let value = f64::from_bits(g.rng.next_u64());
                if value.is_finite() { value } else { 1.0 }
            }
            _ => g.below(1000) as f64,
        }
    }
}

impl Any for Date {
    fn any(g: &mut Gen) -> Self {
        let first = Date::from_ymd_opt(1900, 1, 1).unwrap_or_default();
        // From 1900 to 2200 there are 109,938 days.
        first + chrono::Days::new(g.below(109_938) as u64)
    }
}

impl Any for Moment {
    fn any(g: &mut Gen) -> Self {
        Self::on(g.any(), g.below(86_400) as i64)
    }
}

impl Any for String {
    fn any(g: &mut Gen) -> Self {
        const NASTY: [&str; 32] = [
            "\"",
            "#",
            "\"#",
            "\"##",
            "\\",
            "\n",
            "\r",
            "\r\n",
            "\t",
            "\0",
            "\u{1b}[31m",
            "\u{7f}",
            "\u{85}",
            "\u{2028}",
            "\u{202e}",
            "\u{2066}",
            "\u{feff}",
            "\u{200b}",
            "{",
            ")",
            "//",
            "/*",
            "r#\"",
            "<<<<<<< ours\n",
            "\n<<<<<<<",
            "é",
            "e\u{301}",
            "漢字",
            "👩‍👩‍👧",
            "\u{10ffff}",
            "'",
            ",",
        ];
        let mut text = String::new();
        for _ in 0..g.below(8) {
            match g.below(3) {
                0 => text.push_str(NASTY[g.below(NASTY.len())]),
                1 => text.push_str(["as", " ", "a customer", "I want", "\n", "x", "0"][g.below(7)]),
                _ => text.extend(char::from_u32(g.rng.next_u32() % 0x11_0000)),
            }
        }
        text
    }
}

impl<T: Any> Any for Option<T> {
    fn any(g: &mut Gen) -> Self {
        if g.any() { Some(g.any()) } else { None }
    }
}

impl<A: Any, B: Any> Any for (A, B) {
    fn any(g: &mut Gen) -> Self {
        (g.any(), g.any())
    }
}

impl<T: Any> Any for Vec<T> {
    fn any(g: &mut Gen) -> Self {
        (0..g.below(4)).map(|_| g.any()).collect()
    }
}

impl<T: Any + Ord> Any for BTreeSet<T> {
    fn any(g: &mut Gen) -> Self {
        (0..g.below(4)).map(|_| g.any()).collect()
    }
}

impl<K: Any + Ord, V: Any> Any for BTreeMap<K, V> {
    fn any(g: &mut Gen) -> Self {
        (0..g.below(4)).map(|_| (g.any(), g.any())).collect()
    }
}
