//! Why an edit cannot be made.

use crate::model::Date;

/// What stands in the way of an edit, with the names that people know.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    #[error("“{column}” holds {count} of at most {limit} stories, and its limit is set to block.")]
    Limit { column: String, count: usize, limit: u32 },
    #[error("“{column}” holds {count} of at most {limit} stories in the lane “{lane}”, and its limit is set to block.")]
    LaneLimit { column: String, lane: String, count: usize, limit: u32 },
    #[error("What is archived is not on the board, so it has no place there.")]
    Archived,
    #[error("The {0} no longer exists.")]
    Gone(&'static str),
    #[error("An estimate is a number from 0 to 1000, not “{0}”.")]
    Estimate(String),
    #[error("A {0} needs a name.")]
    Nameless(&'static str),
    #[error("{} needs a title.", with_article(.0))]
    Untitled(&'static str),
    #[error("There is a {what} with the name “{name}” already.")]
    Taken { what: &'static str, name: String },
    #[error("A WIP limit is a number from 1 to 9999, not {0}.")]
    LimitRange(u32),
    #[error("“{0}” is the only column.")]
    LastColumn(String),
    #[error("“{column}” still holds {}.", stories(*count))]
    ColumnInUse { column: String, count: usize },
    /// The keys of stories of which each is blocked by the next, and the last by the first.
    #[error("{}", circle(.0))]
    Circle(Vec<String>),
    #[error("{0} lies outside the years 1900 to 2200.")]
    DateRange(Date),
    #[error("{0} would leave the years 1900 to 2200.")]
    Beyond(String),
    #[error("A length is a number of working days from 1 to 9999, not {0}.")]
    Length(i64),
    #[error("A lag is a number of working days from -999 to 999, not {0}.")]
    Lag(i32),
    #[error("“{from}” and “{to}” are linked already.")]
    Linked { from: String, to: String },
    /// The titles of what a dependency would tie together in a circle, each before the next, and the last before the
    /// first.
    #[error("That would be a circle: {}.", round(.0.len(), |i| .0.get(i).map_or("", String::as_str)))]
    LinkCircle(Vec<String>),
    #[error("{0} is the only day that the team works.")]
    LastWeekday(&'static str),
    #[error("A fiscal year begins 0 to 11 months after January, not {0}.")]
    FiscalOffset(u32),
    #[error("A sprint cannot end on {end}, before it starts on {start}.")]
    SprintReversed { start: Date, end: Date },
    #[error("“{name}” has the days from {start} to {end}, and two sprints cannot share a day.")]
    SprintOverlap { name: String, start: Date, end: Date },
    #[error("“{0}” is active, and only one sprint can be.")]
    OtherSprintActive(String),
    #[error("“{0}” has no first and last day.")]
    SprintUndated(String),
    #[error("“{0}” has not been started.")]
    SprintNotStarted(String),
    #[error("“{0}” is active.")]
    SprintActive(String),
    #[error("“{0}” is closed.")]
    SprintClosed(String),
    #[error("“{0}” is closed, and what it came to is frozen.")]
    SprintFrozen(String),
    #[error("“{0}” is not closed, so whether its goal was met is open.")]
    GoalOpen(String),
    #[error("What is unfinished goes to a sprint that is planned, which “{0}” is not.")]
    CarryOver(String),
    #[error("A capacity is a number of points from 0 to {most}, not “{value}”.")]
    Capacity { value: String, most: u32 },
}

impl Refusal {
    /// What the person can do about it.
    pub fn hint(&self) -> &'static str {
        match self {
            Self::Limit { .. } => "Move a story out of the column first, or raise its limit.",
            Self::LaneLimit { .. } => "Move a story out of the lane first, or raise the column's limit.",
            Self::Archived => "Bring it back first.",
            Self::Gone(_) => "It may have been deleted; undo brings it back.",
            Self::Estimate(_) => "Type a number such as 0.5, 3 or 8.",
            Self::Nameless(_) | Self::Untitled(_) => "Type at least one letter.",
            Self::Taken { .. } => "Take another name, or delete that one first.",
            Self::LimitRange(0) => "Turn the limit off instead.",
            Self::LimitRange(_) => "Type a number such as 3, or turn the limit off.",
            Self::LastColumn(_) => "Add another column first.",
            Self::ColumnInUse { .. } => "Pick the column that they go to.",
            Self::LinkCircle(titles) if titles.len() == 1 => "Link it to another bar or milestone.",
            Self::Circle(_) | Self::LinkCircle(_) => "Remove one of these links first.",
            Self::DateRange(_) => "Pick a date in between.",
            Self::Beyond(_) => "Pick another date, or a shorter length.",
            Self::Length(_) => "Type a number such as 10.",
            Self::Lag(_) => "Type a number such as 5, or -5 for a lead.",
            Self::Linked { .. } => "Change the kind or the lag of the link that is there.",
            Self::LastWeekday(_) => "Turn another day on first.",
            Self::FiscalOffset(_) => "Pick the month that it begins in.",
            Self::SprintReversed { .. } => "Pick a last day that is not before the first.",
            Self::SprintOverlap { .. } => "Pick days before or after it, or change its days first.",
            Self::OtherSprintActive(_) => "Complete that one first.",
            Self::SprintUndated(_) => "Give it a first and a last day.",
            Self::SprintNotStarted(_) => "Start it first.",
            Self::SprintActive(_) => "Complete it first.",
            Self::SprintClosed(_) => "Pick a sprint that is planned or active.",
            Self::SprintFrozen(_) => "Its name, its notes and whether its goal was met can still be changed.",
            Self::GoalOpen(_) => "Say so when you complete it.",
            Self::CarryOver(_) => "Pick another sprint, or the backlog.",
            Self::Capacity { .. } => "Type a number such as 2 or 0.5.",
        }
    }
}

fn stories(count: usize) -> String {
    if count == 1 { "1 story".into() } else { format!("{count} stories") }
}

/// "NP-1 is blocked by NP-2, which is blocked by NP-1."
fn circle(keys: &[String]) -> String {
    let Some((first, rest)) = keys.split_first() else { return String::new() };
    let links: Vec<&str> = rest.iter().chain([first]).map(String::as_str).collect();
    format!("{first} is blocked by {}.", links.join(", which is blocked by "))
}

fn with_article(what: &str) -> String {
    let article = if what.starts_with(['a', 'e', 'i', 'o', 'u']) { "An" } else { "A" };
    format!("{article} {what}")
}

/// Of a longer circle only so many titles are told at each end.
const NAMED: usize = 12;

/// “A” → “B” → “A”: a circle of `len` titles from the first round to it. Of a very long one the middle is counted.
pub(crate) fn round<'a>(len: usize, title: impl Fn(usize) -> &'a str) -> String {
    let quoted = |i: usize| format!("“{}”", title(i));
    let mut steps: Vec<String> = (0..len.min(NAMED)).map(quoted).collect();
    let last = len.saturating_sub(NAMED).max(steps.len());
    if last > steps.len() {
        steps.push(format!("… {} more …", last - steps.len()));
    }
    steps.extend((last..len).chain((len > 0).then_some(0)).map(quoted));
    steps.join(" → ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_circle_is_named_from_its_first_story_round_to_it() {
        let text = |keys: &[&str]| Refusal::Circle(keys.iter().map(|key| (*key).into()).collect()).to_string();
        assert_eq!(text(&["NP-1"]), "NP-1 is blocked by NP-1.");
        assert_eq!(text(&["NP-1", "NP-2"]), "NP-1 is blocked by NP-2, which is blocked by NP-1.");
        let three = "A is blocked by B, which is blocked by C, which is blocked by A.";
        assert_eq!(text(&["A", "B", "C"]), three);
    }

    #[test]
    fn a_circle_of_links_is_named_by_its_titles() {
        let titles = |n: usize| (1..=n).map(|i| format!("T{i}")).collect::<Vec<_>>();
        let text = |n| Refusal::LinkCircle(titles(n)).to_string();
        assert_eq!(text(1), "That would be a circle: “T1” → “T1”.");
        assert_eq!(text(3), "That would be a circle: “T1” → “T2” → “T3” → “T1”.");
        assert!(text(24).contains("“T12” → “T13”") && text(24).ends_with("“T24” → “T1”."));
        assert!(text(26).contains("“T12” → … 2 more … → “T15” → “T16”") && text(26).ends_with("“T26” → “T1”."));
        let hints = [1, 2].map(|n| Refusal::LinkCircle(titles(n)).hint());
        assert_eq!(hints, ["Link it to another bar or milestone.", "Remove one of these links first."]);
    }

    #[test]
    fn titles_are_asked_for_with_the_right_article() {
        let text = |what| Refusal::Untitled(what).to_string();
        assert_eq!([text("story"), text("initiative")], ["A story needs a title.", "An initiative needs a title."]);
    }

    #[test]
    fn counts_agree_with_their_noun() {
        let text = |count| Refusal::ColumnInUse { column: "Done".into(), count }.to_string();
        assert_eq!((text(1), text(2)), ("“Done” still holds 1 story.".into(), "“Done” still holds 2 stories.".into()));
    }
}
