//! The team and how it works: settings, columns, people, releases, saved views.

use super::dice::day;
use super::{Cast, NAME, PREFIX};
use crate::model::{
    Calendar, Column, ColumnKind, DocumentId, Person, Rank, Release, ReleaseState, SavedView, Settings, Swatch, ViewId,
};

/// Name, role, colour, points a working day, days off.
type PersonRow = (&'static str, &'static str, Swatch, f64, &'static [&'static str]);

pub(super) const PEOPLE: [PersonRow; 12] = [
    ("Ana Novak", "Product Owner", Swatch::Indigo, 0.25, &["2026-12-28", "2026-12-29", "2026-12-30"]),
    ("Luis Urrutia", "Developer", Swatch::Teal, 0.75, &["2026-12-21", "2026-12-22", "2026-12-23"]),
    ("Mara Kessler", "Developer", Swatch::Red, 0.75, &["2026-11-27"]),
    ("Jonas Okafor", "Developer", Swatch::Olive, 0.75, &[]),
    ("Priya Raman", "Product Manager", Swatch::Violet, 0.0, &["2026-12-28", "2026-12-29"]),
    ("Tomasz Zielak", "Scrum Master", Swatch::Gray, 0.0, &[]),
    ("Aiko Tanabe", "Designer", Swatch::Pink, 0.25, &["2026-11-20"]),
    ("Samuel Adeyo", "Quality assurance", Swatch::Green, 0.5, &[]),
    ("Ingrid Solvang", "Mobile developer", Swatch::Orange, 0.75, &["2026-12-07", "2026-12-08"]),
    ("Mateus Farinha", "Platform engineer", Swatch::Blue, 0.75, &[]),
    ("Leila Haddani", "Data analyst", Swatch::Teal, 0.25, &[]),
    ("Noor van Wijk", "Security and compliance", Swatch::Violet, 0.25, &["2026-11-16"]),
];

/// Indices in [`PEOPLE`] of those who take stories.
pub(super) const BUILDERS: [usize; 8] = [1, 2, 3, 6, 7, 8, 9, 11];

pub(super) fn people(cast: &Cast) -> impl Iterator<Item = Person> {
    PEOPLE.iter().zip(&cast.people).map(|((name, role, color, capacity, days_off), id)| Person {
        id: *id,
        name: (*name).into(),
        role: (*role).into(),
        color: *color,
        capacity: Some(*capacity),
        days_off: days_off.iter().map(|text| day(text)).collect(),
        left: false,
    })
}

/// Name, kind, has a limit, exit checklist.
pub(super) type ColumnRow = (&'static str, ColumnKind, bool, &'static [&'static str]);

pub(super) const READY: ColumnRow = ("Ready", ColumnKind::ToDo, false, &["Estimated", "Acceptance criteria agreed"]);
pub(super) const IN_PROGRESS: ColumnRow =
    ("In progress", ColumnKind::Doing, true, &["Tests pass", "Every criterion is met", "No debug output left"]);
pub(super) const IN_REVIEW: ColumnRow =
    ("In review", ColumnKind::Doing, true, &["Two approvals", "Release notes updated"]);
const DONE: ColumnRow = ("Done", ColumnKind::Done, false, &[]);

pub(super) const COLUMNS: [ColumnRow; 4] = [READY, IN_PROGRESS, IN_REVIEW, DONE];

/// The columns of large samples.
pub(super) const MANY_COLUMNS: [ColumnRow; 8] = [
    ("Ideas", ColumnKind::ToDo, false, &[]),
    ("Refined", ColumnKind::ToDo, false, &["Someone asks for it"]),
    READY,
    IN_PROGRESS,
    IN_REVIEW,
    ("In test", ColumnKind::Doing, true, &["Tested on a real device"]),
    ("To ship", ColumnKind::Doing, false, &[]),
    DONE,
];

pub(super) fn columns(cast: &Cast) -> impl Iterator<Item = Column> {
    let rows: &[ColumnRow] = if cast.columns.all.len() == COLUMNS.len() { &COLUMNS } else { &MANY_COLUMNS };
    let ranks = Rank::spread(None, None, rows.len());
    rows.iter().zip(&cast.columns.all).zip(ranks).map(|(((name, kind, limited, checklist), id), rank)| Column {
        id: *id,
        name: (*name).into(),
        kind: *kind,
        rank,
        limit: limited.then_some(cast.limit),
        exit_checklist: texts(checklist),
        ..Column::default()
    })
}

/// Name, date, released, notes.
pub(super) const RELEASES: [(&str, &str, bool, &str); 6] = [
    ("1.6", "2026-07-10", true, "Passkeys and the monthly export."),
    ("1.7", "2026-08-21", true, "The card form stays in the shop (beta)."),
    ("1.8", "2026-10-02", true, "Card form for everyone. **Merchants:** update the plugin to 3.2."),
    ("1.9", "2026-11-13", true, "The Refund API.\n\n- Full and partial refunds\n- Webhooks"),
    ("2.0", "2026-12-28", false, "One-tap checkout."),
    ("2.1", "2027-03-26", false, "Pay by bank transfer."),
];

pub(super) fn releases(cast: &Cast) -> impl Iterator<Item = Release> {
    RELEASES.iter().zip(&cast.releases).map(|((name, date, released, notes), id)| Release {
        id: *id,
        name: format!("{NAME} {name}"),
        date: Some(day(date)),
        state: if *released { ReleaseState::Released } else { ReleaseState::Planned },
        notes: (*notes).into(),
    })
}

pub(super) fn views(ids: [ViewId; 2]) -> [SavedView; 2] {
    let [board, backlog] = ids;
    [
        SavedView { id: board, name: "Checkout".into(), screen: "Board".into(), query: "checkout".into() },
        SavedView { id: backlog, name: "Compliance".into(), screen: "Backlog".into(), query: "compliance".into() },
    ]
}

const HOLIDAYS: [(&str, &str); 17] = [
    ("2024-12-25", "Christmas Day"),
    ("2024-12-26", "St Stephen's Day"),
    ("2025-01-01", "New Year's Day"),
    ("2025-04-18", "Good Friday"),
    ("2025-04-21", "Easter Monday"),
    ("2025-05-01", "Labour Day"),
    ("2025-12-25", "Christmas Day"),
    ("2025-12-26", "St Stephen's Day"),
    ("2026-01-01", "New Year's Day"),
    ("2026-04-03", "Good Friday"),
    ("2026-04-06", "Easter Monday"),
    ("2026-05-01", "Labour Day"),
    ("2026-10-12", "Company day"),
    ("2026-12-25", "Christmas Day"),
    ("2027-01-01", "New Year's Day"),
    ("2027-03-26", "Good Friday"),
    ("2027-03-29", "Easter Monday"),
];

const LABELS: [(&str, Swatch); 13] = [
    ("checkout", Swatch::Blue),
    ("copy", Swatch::Gray),
    ("refunds", Swatch::Green),
    ("billing", Swatch::Teal),
    ("platform", Swatch::Violet),
    ("mobile", Swatch::Orange),
    ("compliance", Swatch::Red),
    ("localisation", Swatch::Pink),
    ("partners", Swatch::Olive),
    ("onboarding", Swatch::Indigo),
    ("support", Swatch::Gray),
    ("tooling", Swatch::Gray),
    ("accessibility", Swatch::Teal),
];

pub(super) fn calendar() -> Calendar {
    let holidays = HOLIDAYS.iter().map(|(date, name)| (day(date), (*name).into())).collect();
    Calendar { holidays, ..Calendar::default() }
}

pub(super) const DEFINITION_OF_READY: [&str; 5] = [
    "The value for the customer is clear",
    "Acceptance criteria are written",
    "Estimated by the team",
    "Fits into half a sprint",
    "Nothing outside the team blocks it",
];

pub(super) const DEFINITION_OF_DONE: [&str; 6] = [
    "Every acceptance criterion is met",
    "Reviewed by a second person",
    "Automated tests pass",
    "Accessible by keyboard and screen reader",
    "Audit log and monitoring are in place",
    "Release notes are written",
];

pub(super) fn settings(document: DocumentId) -> Settings {
    Settings {
        document,
        name: NAME.into(),
        key_prefix: PREFIX.into(),
        calendar: calendar(),
        definition_of_ready: texts(&DEFINITION_OF_READY),
        definition_of_done: texts(&DEFINITION_OF_DONE),
        label_colors: LABELS.iter().map(|(name, color)| ((*name).into(), *color)).collect(),
        fiscal_offset: 0,
        manual_scheduling: false,
    }
}

fn texts(list: &[&str]) -> Vec<String> {
    list.iter().map(|text| (*text).into()).collect()
}
