//! The columns of the table.

use crate::model::{Node, words};

words! {
    /// A column, from the left.
    pub enum Column {
        #[default]
        Title = "title" => "Title",
        Theme = "theme" => "Theme",
        Owner = "owner" => "Owner",
        Start = "start" => "Start",
        End = "end" => "End",
        WorkingDays = "working-days" => "Working days",
        Confidence = "confidence" => "Confidence",
        Stage = "stage" => "Stage",
        Progress = "progress" => "Progress",
        Drift = "drift" => "Drift",
        Forecast = "forecast" => "Forecast (85 %)",
        Float = "float" => "Float",
    }
}

/// How a cell is changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Change {
    /// Typed in place.
    Text,
    /// Typed in words, or picked from a calendar.
    Date,
    /// Picked from a list.
    Choice,
}

/// The least width of a column, in points.
pub(super) const LEAST_WIDTH: f64 = 56.0;
/// The greatest.
pub(super) const GREATEST_WIDTH: f64 = 640.0;

impl Column {
    /// The width that it begins with, in points.
    pub(super) fn width(self) -> f64 {
        match self {
            Self::Title => 240.0,
            Self::Theme => 146.0,
            Self::Owner => 138.0,
            Self::Start => 104.0,
            Self::End => 118.0,
            Self::WorkingDays => 104.0,
            Self::Confidence => 108.0,
            Self::Stage => 88.0,
            Self::Progress => 116.0,
            Self::Drift => 106.0,
            Self::Forecast => 160.0,
            Self::Float => 120.0,
        }
    }

    /// Figures stand at the right.
    pub(super) fn is_figure(self) -> bool {
        matches!(self, Self::WorkingDays | Self::Float)
    }

    /// What it tells, where its name does not say all.
    pub(super) fn about(self) -> &'static str {
        match self {
            Self::Title => "The initiative or the milestone",
            Self::Theme => "The theme that it belongs to",
            Self::Owner => "Who answers for it",
            Self::Start => "The first day",
            Self::End => "The last day",
            Self::WorkingDays => "Working days from the first to the last, both included",
            Self::Confidence => "How sure the dates are",
            Self::Stage => "Where it is in its life",
            Self::Progress => "Points done of the stories that serve it, or stories where none is estimated",
            Self::Drift => "How far progress is ahead of, or behind, the working days that are over",
            Self::Forecast => "The day by which 85 of 100 simulated runs have finished the remaining stories",
            Self::Float => "Working days that it can slip without moving the end of the plan; none left is critical",
        }
    }

    /// How the cell of a bar or milestone is changed; none for what is worked out, and where a milestone has nothing.
    pub(super) fn change(self, node: Node) -> Option<Change> {
        let initiative = matches!(node, Node::Initiative(_));
        match self {
            Self::Title => Some(Change::Text),
            Self::Start | Self::End => Some(Change::Date),
            Self::Theme => Some(Change::Choice),
            Self::Owner | Self::Confidence | Self::Stage if initiative => Some(Change::Choice),
            _ => None,
        }
    }
}
