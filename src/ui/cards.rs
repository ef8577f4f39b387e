//! What a card on the board shows, as a person prefers it.

use serde::{Deserialize, Serialize};

/// How high cards are, and which fields of a story they show beside its title.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(clippy::struct_excessive_bools, reason = "each is a tick box of its own")]
pub struct Cards {
    /// One line a card.
    pub compact: bool,
    pub key: bool,
    pub kind: bool,
    pub priority: bool,
    pub labels: bool,
    pub estimate: bool,
    pub assignee: bool,
    pub due: bool,
    pub criteria: bool,
    pub initiative: bool,
}

impl Default for Cards {
    fn default() -> Self {
        Self {
            compact: false,
            key: true,
            kind: true,
            priority: true,
            labels: true,
            estimate: true,
            assignee: true,
            due: true,
            criteria: true,
            initiative: false,
        }
    }
}

impl Cards {
    /// The fields that can be left out, with what people call them.
    pub fn fields(&mut self) -> [(&'static str, &mut bool); 9] {
        [
            ("Key", &mut self.key),
            ("Kind", &mut self.kind),
            ("Priority", &mut self.priority),
            ("Labels", &mut self.labels),
            ("Estimate", &mut self.estimate),
            ("Assignee", &mut self.assignee),
            ("Due date", &mut self.due),
            ("Acceptance criteria", &mut self.criteria),
            ("Initiative", &mut self.initiative),
        ]
    }
}
