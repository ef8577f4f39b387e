//! What was done last, for the status bar and for screen readers.

use crate::edit::StateId;

#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Status {
    pub text: String,
    /// Undo is offered while this is the present state.
    pub undo: Option<StateId>,
    /// It was said just before in the same words.
    again: bool,
}

impl Status {
    pub(super) fn say(&mut self, text: impl Into<String>, undo: Option<StateId>) {
        let text = text.into();
        let again = self.text == text && !self.again;
        *self = Self { text, undo, again };
    }

    /// The text for screen readers, which announce only what changed: what is said again differs by a sign without width.
    pub(super) fn spoken(&self) -> String {
        let sign = if self.again { "\u{200B}" } else { "" };
        format!("{}{sign}", self.text)
    }
}

/// A step's label as something that has happened: "Move NP-1 to Done" becomes "Moved NP-1 to Done".
pub(super) fn past(label: &str) -> String {
    let (verb, rest) = label.split_once(' ').unwrap_or((label, ""));
    let verb = match verb {
        "New" => "Created",
        "Set" => "Set",
        "Split" => "Split",
        "Make" => "Made",
        "Take" => "Took",
        "Bring" => "Brought",
        "Plan" => "Planned",
        "Label" => "Labelled",
        verb if verb.ends_with('e') => return format!("{verb}d {rest}"),
        verb => return format!("{verb}ed {rest}"),
    };
    format!("{verb} {rest}")
}

#[cfg(test)]
mod tests {
    use super::{Status, past};

    #[test]
    fn labels_in_the_past() {
        for (label, expected) in [
            ("Move 3 stories to Done", "Moved 3 stories to Done"),
            ("New story NP-1", "Created story NP-1"),
            ("Assign NP-1 to Ana", "Assigned NP-1 to Ana"),
            ("Delete NP-1", "Deleted NP-1"),
            ("Label NP-1 “copy”", "Labelled NP-1 “copy”"),
            ("Edit acceptance criteria of NP-1", "Edited acceptance criteria of NP-1"),
            ("Set priority of NP-1 to high", "Set priority of NP-1 to high"),
            ("Split NP-1 into NP-2", "Split NP-1 into NP-2"),
            ("New column “Test”", "Created column “Test”"),
            ("Limit column “Test” to 3 stories", "Limited column “Test” to 3 stories"),
            ("Save view “Mine”", "Saved view “Mine”"),
        ] {
            assert_eq!(past(label), expected);
        }
    }

    #[test]
    fn what_is_said_again_is_announced_again() {
        let mut status = Status::default();
        let mut say = || {
            status.say("Moved NP-1 to Done", None);
            (status.text.clone(), status.spoken())
        };
        let spoken = [say(), say(), say()];
        assert!(spoken.iter().all(|(text, _)| text == "Moved NP-1 to Done"));
        assert!(spoken[0].1 != spoken[1].1 && spoken[1].1 != spoken[2].1);
    }
}
