//! The stories of the active sprint that are written by hand, and the one that blocks one of them.

/// Where a hand-written story stands.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Ready,
    Doing,
    Review,
    Done,
    /// Not in the sprint.
    Backlog,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Story,
    Bug,
    Task,
}

/// A story written by hand. Days are days of November 2026, 0 for none.
pub(super) struct Hand {
    pub(super) number: usize,
    pub(super) title: &'static str,
    pub(super) kind: Kind,
    pub(super) place: Place,
    /// 0 is not estimated.
    pub(super) points: u8,
    /// The estimate before it was changed on `re_estimated`.
    pub(super) first_points: u8,
    pub(super) re_estimated: u32,
    /// Index of the person.
    pub(super) assignee: usize,
    pub(super) labels: &'static [&'static str],
    /// Index of the initiative.
    pub(super) initiative: Option<usize>,
    pub(super) high: bool,
    /// The sprint before had it too.
    pub(super) carried: bool,
    /// The day it came into the sprint when the sprint had begun.
    pub(super) added: u32,
    pub(super) started: u32,
    pub(super) reviewed: u32,
    pub(super) done: u32,
    pub(super) due: Option<&'static str>,
    pub(super) description: &'static str,
    pub(super) criteria: &'static [(&'static str, bool)],
    /// Entries of the definition of ready and of the exit checklist of *Ready* that do not hold yet.
    pub(super) open: &'static [&'static str],
    /// Number of a hand-written story.
    pub(super) blocked_by: Option<usize>,
    /// Day, person, text.
    pub(super) comments: &'static [(u32, usize, &'static str)],
}

const PLAIN: Hand = Hand {
    number: 0,
    title: "",
    kind: Kind::Story,
    place: Place::Ready,
    points: 0,
    first_points: 0,
    re_estimated: 0,
    assignee: 0,
    labels: &[],
    initiative: None,
    high: false,
    carried: false,
    added: 0,
    started: 0,
    reviewed: 0,
    done: 0,
    due: None,
    description: "",
    criteria: &[],
    open: &[],
    blocked_by: None,
    comments: &[],
};

/// How many there are.
pub(super) const HAND_COUNT: usize = 22;

/// In the order of the board, column by column; then the backlog.
pub(super) const HAND: [Hand; HAND_COUNT] = [
    Hand {
        number: 131,
        title: "Remember the last used card on this device",
        points: 3,
        labels: &["checkout"],
        initiative: Some(1),
        criteria: &[
            ("The card is preselected on the next visit", false),
            ("Signing out forgets it", false),
            ("Each device remembers its own card", false),
        ],
        description: "As a returning customer I want my card to be there already.\n\nOnly the token is kept, never the number.",
        ..PLAIN
    },
    Hand {
        number: 127,
        title: "Explain a declined payment in plain words",
        points: 2,
        assignee: 2,
        labels: &["checkout", "copy"],
        initiative: Some(1),
        criteria: &[("Each decline code has a text", false), ("The text names the next step", false)],
        comments: &[(17, 6, "Texts for the ten most frequent codes are ready.")],
        ..PLAIN
    },
    Hand {
        number: 140,
        title: "Refund shows up in the activity list",
        points: 3,
        assignee: 1,
        labels: &["refunds"],
        initiative: Some(8),
        criteria: &[("Pending and arrived refunds differ", false), ("The day of arrival shows", false)],
        ..PLAIN
    },
    Hand {
        number: 142,
        title: "Receipt e-mail has the VAT number",
        points: 1,
        assignee: 3,
        labels: &["billing"],
        due: Some("2026-11-27"),
        criteria: &[("The number of the shop's country shows", false)],
        ..PLAIN
    },
    Hand {
        number: 133,
        title: "Load test the token vault at 500 payments/s",
        kind: Kind::Task,
        points: 5,
        assignee: 2,
        labels: &["platform"],
        initiative: Some(4),
        criteria: &[("An hour without errors", false), ("The slowest 1 % stay under 50 ms", false)],
        open: &["Nothing outside the team blocks it"],
        ..PLAIN
    },
    Hand {
        number: 146,
        title: "Choose the pictures for saved cards",
        kind: Kind::Task,
        assignee: 6,
        labels: &["copy"],
        open: &["Acceptance criteria are written", "Estimated by the team", "Estimated", "Acceptance criteria agreed"],
        ..PLAIN
    },
    Hand {
        number: 122,
        title: "Pay with a saved card in two taps",
        place: Place::Doing,
        points: 5,
        first_points: 3,
        re_estimated: 18,
        labels: &["checkout"],
        initiative: Some(1),
        high: true,
        started: 19,
        description: "As a returning customer I want to pay with the card I used last time, so that I can finish in two taps \
                      without typing.",
        criteria: &[
            ("The last used card is preselected", true),
            ("One tap opens the confirmation", true),
            ("A declined card falls back to the card form", false),
            ("Works offline until the confirmation", false),
        ],
        blocked_by: Some(110),
        comments: &[
            (18, 0, "Offline was not in the first estimate, so 5 instead of 3."),
            (20, 6, "Second tap: the button names **amount and card**."),
        ],
        ..PLAIN
    },
    Hand {
        number: 124,
        title: "Biometric confirmation on Android",
        place: Place::Doing,
        points: 3,
        assignee: 1,
        labels: &["mobile"],
        initiative: Some(10),
        started: 20,
        criteria: &[("Fingerprint and face", true), ("Three failures ask for the code", false)],
        ..PLAIN
    },
    Hand {
        number: 119,
        title: "Vault tokens survive a region failover",
        place: Place::Doing,
        points: 3,
        assignee: 9,
        labels: &["platform"],
        initiative: Some(5),
        carried: true,
        started: 18,
        criteria: &[("A token made in one region works in the other", false), ("No lookup fails for over 5 s", false)],
        blocked_by: Some(118),
        comments: &[(18, 9, "Cannot go on without the second key store, NP-118.")],
        ..PLAIN
    },
    Hand {
        number: 205,
        title: "Amount shows the wrong currency after a switch",
        kind: Kind::Bug,
        place: Place::Doing,
        points: 2,
        assignee: 3,
        labels: &["checkout"],
        initiative: Some(1),
        added: 19,
        started: 20,
        description: "1. Pay in euro\n2. Switch the account to krona\n3. The sheet still shows **€**\n\nExpected: the \
                      currency of the account.",
        ..PLAIN
    },
    Hand {
        number: 116,
        title: "Show which card will be charged",
        place: Place::Review,
        points: 2,
        assignee: 1,
        labels: &["checkout"],
        initiative: Some(1),
        carried: true,
        started: 11,
        reviewed: 20,
        criteria: &[("Brand and last four digits", true), ("The screen reader reads both", true)],
        ..PLAIN
    },
    Hand {
        number: 121,
        title: "Audit log for refunds over 500",
        place: Place::Review,
        points: 3,
        assignee: 3,
        labels: &["refunds", "compliance"],
        initiative: Some(8),
        started: 18,
        reviewed: 23,
        criteria: &[("Who, when, why", true), ("Cannot be changed afterwards", true)],
        ..PLAIN
    },
    Hand {
        number: 110,
        title: "Tokenise a card at first payment",
        place: Place::Done,
        points: 5,
        assignee: 9,
        labels: &["platform"],
        initiative: Some(4),
        started: 16,
        reviewed: 18,
        done: 19,
        criteria: &[("The number never reaches the shop", true), ("A failed payment leaves no token", true)],
        ..PLAIN
    },
    Hand {
        number: 112,
        title: "Delete a saved card",
        place: Place::Done,
        points: 2,
        assignee: 2,
        labels: &["checkout"],
        initiative: Some(1),
        started: 16,
        done: 17,
        ..PLAIN
    },
    Hand {
        number: 113,
        title: "Empty state for no saved cards",
        place: Place::Done,
        points: 1,
        assignee: 6,
        labels: &["checkout"],
        initiative: Some(1),
        started: 17,
        done: 17,
        ..PLAIN
    },
    Hand {
        number: 109,
        title: "Crash when the wallet is empty",
        kind: Kind::Bug,
        place: Place::Done,
        points: 2,
        assignee: 8,
        labels: &["mobile"],
        initiative: Some(10),
        high: true,
        started: 16,
        done: 18,
        ..PLAIN
    },
    Hand {
        number: 107,
        title: "Two-step consent for saved card",
        place: Place::Done,
        points: 3,
        assignee: 11,
        labels: &["compliance"],
        initiative: Some(1),
        started: 17,
        reviewed: 19,
        done: 20,
        ..PLAIN
    },
    Hand {
        number: 108,
        title: "Masked number on the receipt",
        place: Place::Done,
        points: 2,
        assignee: 3,
        labels: &["billing"],
        started: 18,
        done: 20,
        ..PLAIN
    },
    Hand {
        number: 111,
        title: "Vault reads from the nearest region",
        place: Place::Done,
        points: 3,
        assignee: 9,
        labels: &["platform"],
        initiative: Some(5),
        started: 19,
        reviewed: 20,
        done: 23,
        ..PLAIN
    },
    Hand {
        number: 115,
        title: "Card brand next to the number",
        place: Place::Done,
        points: 1,
        assignee: 2,
        labels: &["checkout"],
        initiative: Some(1),
        started: 19,
        done: 20,
        ..PLAIN
    },
    Hand {
        number: 117,
        title: "Screen reader says the amount first",
        place: Place::Done,
        points: 2,
        assignee: 8,
        labels: &["mobile", "accessibility"],
        initiative: Some(10),
        started: 19,
        done: 23,
        ..PLAIN
    },
    Hand {
        number: 118,
        title: "Second key store in the other region",
        place: Place::Backlog,
        points: 5,
        assignee: 9,
        labels: &["platform"],
        initiative: Some(5),
        high: true,
        criteria: &[("Keys are copied within a second", false), ("A lost region loses no key", false)],
        comments: &[(12, 5, "Waits for the contract of the second data centre.")],
        ..PLAIN
    },
];
