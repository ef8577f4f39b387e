//! What the colour of a bar tells.

use egui::Color32;

use crate::insight::{Indexes, RollUp};
use crate::model::{Confidence, Date, Initiative, Milestone, Project, Swatch, words};
use crate::ui::Tokens;

words! {
    /// What the colour of a bar stands for.
    pub enum Coloring {
        #[default]
        Theme = "theme" => "Theme",
        Confidence = "confidence" => "Confidence",
        Status = "status" => "Status",
    }

    /// How an initiative stands.
    pub enum Status {
        #[default]
        Planned = "planned" => "Planned",
        UnderWay = "under-way" => "Under way",
        Late = "late" => "Late",
        Closed = "closed" => "Closed",
    }
}

/// Late is what should have ended and is still open.
pub fn status_of(initiative: &Initiative, roll_up: RollUp, today: Date) -> Status {
    let begun = roll_up.done > 0;
    match initiative.period() {
        _ if initiative.closed => Status::Closed,
        Some(period) if period.end < today => Status::Late,
        Some(period) if period.start <= today => Status::UnderWay,
        _ if begun => Status::UnderWay,
        _ => Status::Planned,
    }
}

/// The colour of an initiative's bar.
pub fn bar_color(
    t: &Tokens,
    project: &Project,
    indexes: &Indexes,
    coloring: Coloring,
    initiative: &Initiative,
    today: Date,
) -> Color32 {
    match coloring {
        Coloring::Theme => {
            let theme = initiative.theme.and_then(|id| project.themes.get(id)).map(|theme| theme.color);
            t.bar(initiative.color.or(theme).unwrap_or(Swatch::Gray))
        }
        Coloring::Confidence => t.bar(confidence_swatch(initiative.confidence)),
        Coloring::Status => t.bar(status_swatch(status_of(initiative, indexes.roll_up(initiative.id), today))),
    }
}

/// The colour that stands for how an initiative stands.
pub(super) fn status_swatch(status: Status) -> Swatch {
    match status {
        Status::Planned => Swatch::Gray,
        Status::UnderWay => Swatch::Blue,
        Status::Late => Swatch::Red,
        Status::Closed => Swatch::Green,
    }
}

/// The colour that stands for how sure dates are.
pub(super) fn confidence_swatch(confidence: Confidence) -> Swatch {
    match confidence {
        Confidence::Committed => Swatch::Green,
        Confidence::Likely => Swatch::Blue,
        Confidence::Exploratory => Swatch::Violet,
    }
}

/// The colour of a milestone's diamond.
pub fn milestone_color(t: &Tokens, project: &Project, milestone: &Milestone) -> Color32 {
    let theme = milestone.theme.and_then(|id| project.themes.get(id)).map(|theme| theme.color);
    t.bar(milestone.color.or(theme).unwrap_or(Swatch::Gray))
}
