//! The areas of work: what the stories of an initiative have in common.

/// Stories of one kind of work. The first 15 areas are the hand-written initiatives, the last is upkeep without one.
pub(super) struct Area {
    /// Labels to choose from; most areas have one.
    pub(super) labels: &'static [&'static str],
    /// A description that fits every story of the area, in Markdown.
    pub(super) about: &'static str,
    /// Acceptance criteria that fit every story of the area.
    pub(super) criteria: &'static [&'static str],
}

pub(super) const AREA_COUNT: usize = 16;
/// The area of stories that serve no initiative.
pub(super) const UPKEEP: usize = 15;

const CHECKOUT: &[&str] = &[
    "Works with the keyboard alone",
    "The amount shows in the customer's currency",
    "A failure names the next step",
    "The page answers within 200 ms",
    "The shop sees the result in its dashboard",
];
const PLATFORM: &[&str] = &[
    "No request fails while it is deployed",
    "A dashboard shows it",
    "The runbook names the way back",
    "Load test passes at 500 payments/s",
];
const MONEY: &[&str] = &[
    "The ledger balances to the cent",
    "The change is in the audit log",
    "Support can explain it from the back office",
    "Amounts above 500 need a second person",
];
const MOBILE: &[&str] = &[
    "Works on the two latest versions of iOS and Android",
    "Works with the screen reader",
    "The code is asked for when the device refuses",
    "Nothing of it is stored outside the secure area",
];
const MARKET: &[&str] = &[
    "Texts are checked by a native speaker",
    "The legal team has seen it",
    "It can be switched off per country",
    "A measure shows how often it is used",
];

const fn area(labels: &'static [&'static str], about: &'static str, criteria: &'static [&'static str]) -> Area {
    Area { labels, about, criteria }
}

/// In the order of the initiatives.
pub(super) const AREAS: [Area; AREA_COUNT] = [
    area(
        &["checkout"],
        "Customers leave when the shop sends them to another page. The card form stays in the shop.\n\n- One form for \
         all card brands\n- Strong authentication in place",
        CHECKOUT,
    ),
    area(
        &["checkout"],
        "A returning customer has paid here before and should not type anything again.\n\n## Out of scope\n\n- Guests\n- \
         Payments above the daily limit",
        CHECKOUT,
    ),
    area(
        &["checkout"],
        "Some customers have no card, and shops want lower fees. A transfer must feel as quick as a card.\n\nOpen \
         question: which banks confirm at once?",
        CHECKOUT,
    ),
    area(&["checkout", "mobile"], "Friends who ate together want to pay together.", CHECKOUT),
    area(
        &["platform"],
        "Card numbers live in one place only: the vault. Everything else holds tokens.\n\nSee the notes of the PCI audit.",
        PLATFORM,
    ),
    area(
        &["platform"],
        "A region can fail at any time. Payments go on and no payment is lost or taken twice.\n\n1. Detect\n2. \
         Switch\n3. Verify",
        PLATFORM,
    ),
    area(&["platform"], "Small shops wait two days for their money. An hour is the goal.", MONEY),
    area(&["refunds"], "Shops refund from their own systems.\n\n```\nPOST /refunds\n```", MONEY),
    area(&["refunds"], "“Where is my refund?” is the most frequent question to support. The list answers it.", MONEY),
    area(&["billing"], "A marketplace sells for many sellers, and each of them needs correct invoices.", MONEY),
    area(&["mobile"], "A fingerprint or a face replaces the code, and it is quicker and safer.", MOBILE),
    area(&["mobile"], "Customers pay with the wallet of their phone; Northwind Pay should be in it.", MOBILE),
    area(&["localisation"], "Three countries, three languages, one currency.", MARKET),
    area(&["partners"], "Agencies build most of the shops that join us. They bring more when it pays.", MARKET),
    area(&["onboarding"], "A shop should take its first payment on the day it signs up.", MARKET),
    area(
        &["support", "tooling", "accessibility", "copy", "compliance"],
        "Small, but it comes up every week.",
        &["A test covers it", "Release notes mention it", "Support knows about it"],
    ),
];

/// Comments that fit any story.
pub(super) const COMMENTS: [&str; 14] = [
    "Talked it through with support: happens about twice a week.",
    "Design is ready, link is in the description.",
    "I would split this, the second half can wait.",
    "Needs a word with compliance before we start.",
    "Same root cause as last month, see the notes of the retrospective.",
    "Tried it on a slow phone, works.",
    "Two open questions:\n\n1. Who sees it?\n2. What happens offline?",
    "Agreed in refinement, no objections.",
    "Let us measure first, then decide.",
    "Estimate assumes that the component library is updated.",
    "Customer confirmed that this solves it.",
    "Works for me; **please test with a real card** before release.",
    "Moved down, nobody has asked for it since spring.",
    "Copy is reviewed.",
];
