//! How cards look: a preference.

use serde::{Deserialize, Serialize};

/// Full or compact cards, and the fields that they show.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
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
