//! Who the product is for and against whom: customers, stakeholders, competitors, research. All names are invented.

use super::Cast;
use super::dice::day;
use crate::model::{Competitor, Contact, Customer, Evidence, IdSource, Level, Research, ResearchKind, Stakeholder};

/// Name, segment, thousands a year.
pub(super) const CUSTOMERS: [(&str, &str, u32); 18] = [
    ("Harbor Retail", "Retail", 420),
    ("Kite & Anchor", "Retail", 180),
    ("Lumo Groceries", "Groceries", 610),
    ("Velo Vesterby", "Small shop", 14),
    ("Pinegrove Books", "Small shop", 22),
    ("Saltmarsh Outdoor", "Retail", 260),
    ("Quillmarkt", "Marketplace", 540),
    ("Tanner Lane Toys", "Small shop", 31),
    ("Fjordline Tickets", "Travel", 330),
    ("Bluebarrow Hotels", "Travel", 290),
    ("Oatfield Meals", "Groceries", 150),
    ("Nordhaven Pharmacy", "Health", 210),
    ("Studio Eleven Prints", "Small shop", 9),
    ("Marlowe Furniture", "Retail", 370),
    ("Copperkettle Coffee", "Small shop", 27),
    ("Stallhof Market", "Marketplace", 460),
    ("Greenlatch Garden", "Retail", 95),
    ("Ember & Wool", "Small shop", 18),
];

pub(super) fn customers(cast: &Cast) -> impl Iterator<Item = Customer> {
    CUSTOMERS.iter().zip(&cast.customers).map(|((name, segment, thousands), id)| Customer {
        id: *id,
        name: (*name).into(),
        segment: (*segment).into(),
        revenue: Some(f64::from(*thousands) * 1000.0),
    })
}

/// Name, role, power, interest, days between contacts, contacts.
type StakeholderRow = (&'static str, &'static str, Level, Level, u32, &'static [(&'static str, &'static str)]);

const STAKEHOLDERS: [StakeholderRow; 11] = [
    (
        "Greta Lindahl",
        "Chief executive",
        Level::High,
        Level::High,
        30,
        &[("2026-09-22", "Quarter plan"), ("2026-10-20", "Slip of one tap"), ("2026-11-17", "Launch date stands")],
    ),
    (
        "Hugo Marchetti",
        "Chief financial officer",
        Level::High,
        Level::Medium,
        30,
        &[("2026-10-12", "Fees of bank transfers"), ("2026-11-09", "Budget for the second region")],
    ),
    (
        "Yusuf Karadal",
        "Head of sales",
        Level::High,
        Level::High,
        30,
        &[("2026-10-27", "What shops ask for"), ("2026-11-20", "Pilot shops for one tap")],
    ),
    (
        "Clara Benoit",
        "Head of marketing",
        Level::High,
        Level::Medium,
        30,
        &[("2026-10-30", "Summit talk"), ("2026-11-13", "Texts for the one-tap launch")],
    ),
    (
        "Stig Aaberg",
        "Payment lead, Lumo Groceries",
        Level::High,
        Level::High,
        30,
        &[("2026-10-15", "Refund API pilot"), ("2026-11-12", "First week of refunds")],
    ),
    (
        "Edda Thorsen",
        "Regulator's contact",
        Level::High,
        Level::Low,
        60,
        &[("2026-07-02", "Audit plan"), ("2026-10-14", "Instant-payment rule")],
    ),
    (
        "Milo Petrakis",
        "Head of support",
        Level::High,
        Level::High,
        30,
        &[("2026-10-28", "Refund questions"), ("2026-11-23", "Nine new notes")],
    ),
    (
        "Dana Whitlock",
        "Partner bank",
        Level::High,
        Level::Medium,
        30,
        &[("2026-09-30", "Instant rails"), ("2026-11-04", "Sandbox access")],
    ),
    ("Ravi Menon", "Agency Brightfold", Level::Medium, Level::High, 45, &[("2026-11-02", "Partner levels")]),
    ("Sofia Ekstrand", "Legal", Level::Medium, Level::Medium, 60, &[("2026-10-06", "Consent text")]),
    ("Owen Pryce", "Office and facilities", Level::Low, Level::Low, 180, &[("2026-08-11", "Room for the reviews")]),
];

pub(super) fn stakeholders(ids: &mut IdSource) -> Vec<Stakeholder> {
    let stakeholder = |(name, role, power, interest, cadence, contacts): StakeholderRow| Stakeholder {
        id: ids.next_id(),
        name: name.into(),
        role: role.into(),
        power,
        interest,
        cadence_days: Some(cadence),
        contacts: contacts.iter().map(|(on, note)| Contact { on: Some(day(on)), note: (*note).into() }).collect(),
    };
    STAKEHOLDERS.into_iter().map(stakeholder).collect()
}

const FEATURES: [&str; 6] =
    ["Saved cards", "One tap", "Bank transfer", "Refund API", "Payout within the hour", "Invoices for marketplaces"];

/// Name, notes, what it offers by feature; ours is the last one.
const COMPETITORS: [(&str, &str, [&str; 6]); 4] = [
    (
        "Tillwise",
        "Strong with large chains, slow for small shops. Raised its fees in September.",
        ["yes", "in two countries", "yes", "yes", "no", "no"],
    ),
    (
        "Paybird",
        "The cheapest one. Support answers in three days.",
        ["yes", "no", "no", "in full only", "no", "announced"],
    ),
    ("Kassaflow", "From terminals to the web. Good with marketplaces.", ["no", "no", "yes", "yes", "for a fee", "yes"]),
    ("Northwind Pay", "Ourselves, for comparison.", ["yes", "Q4 2026", "Q1 2027", "yes", "Q2 2027", "Q2 2027"]),
];

pub(super) fn competitors(ids: &mut IdSource) -> Vec<Competitor> {
    let competitor = |(name, notes, offers): (&str, &str, [&str; 6])| Competitor {
        id: ids.next_id(),
        name: name.into(),
        notes: notes.into(),
        features: FEATURES.iter().zip(offers).map(|(feature, offer)| ((*feature).into(), offer.into())).collect(),
    };
    COMPETITORS.into_iter().map(competitor).collect()
}

/// Title, kind, text, source, date, evidence, initiatives.
type ResearchRow = (&'static str, ResearchKind, &'static str, &'static str, &'static str, Evidence, &'static [usize]);

const RESEARCH: [ResearchRow; 9] = [
    (
        "Twelve interviews at the till",
        ResearchKind::Note,
        "- 9 of 12 abandon when they must find the card\n- 7 of 12 trust a saved card after a clear consent",
        "Own interviews",
        "2026-09-17",
        Evidence::Customer,
        &[1],
    ),
    (
        "Prototype of the two taps",
        ResearchKind::Note,
        "Median time to pay fell from 41 s to 9 s with 24 people.",
        "Usability test",
        "2026-10-08",
        Evidence::Test,
        &[1, 10],
    ),
    (
        "Failover drill in September",
        ResearchKind::Note,
        "Region switch took 11 minutes; 340 payments had to be repeated.",
        "Drill report",
        "2026-09-24",
        Evidence::Test,
        &[4, 5],
    ),
    (
        "Instant payments become a duty",
        ResearchKind::Trend,
        "From February 2027 banks must offer transfers within ten seconds.",
        "Text of the rule",
        "2026-10-13",
        Evidence::MarketData,
        &[2, 6],
    ),
    (
        "Cards lose share in the Baltics",
        ResearchKind::Trend,
        "Bank links make up 58 % of online payments there.",
        "Market report of a trade body",
        "2026-09-02",
        Evidence::MarketData,
        &[12, 2],
    ),
    (
        "Why agencies choose a payment service",
        ResearchKind::Note,
        "Documentation first, commission second, price third (31 answers).",
        "Survey",
        "2026-10-22",
        Evidence::Customer,
        &[13],
    ),
    (
        "Support calls by reason",
        ResearchKind::Note,
        "Refunds 38 %, declined cards 21 %, payouts 14 %.",
        "Support desk, third quarter",
        "2026-10-05",
        Evidence::Customer,
        &[8, 7, 6],
    ),
    (
        "Where sign-up ends",
        ResearchKind::Note,
        "44 % of shops stop at the documents.",
        "Funnel of the web site",
        "2026-08-27",
        Evidence::MarketData,
        &[14],
    ),
    (
        "Fingerprints are everywhere",
        ResearchKind::Trend,
        "93 % of our customers' phones can confirm with a finger or a face.",
        "Own telemetry",
        "2026-11-10",
        Evidence::MarketData,
        &[10],
    ),
];

pub(super) fn research(cast: &Cast, ids: &mut IdSource) -> Vec<Research> {
    let note = |(title, kind, text, source, on, evidence, initiatives): ResearchRow| Research {
        id: ids.next_id(),
        title: title.into(),
        kind,
        text: text.into(),
        source: source.into(),
        on: Some(day(on)),
        evidence,
        initiatives: cast.initiatives(initiatives).collect(),
    };
    RESEARCH.into_iter().map(note).collect()
}
