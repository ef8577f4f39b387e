//! Dates and circles in words.

use chrono::Datelike as _;

use crate::model::{Confidence, Date, Node, Period, Project, Workdays};
use crate::ui::format::{Dates, count, quarter, visible};

/// "23 Sep → 24 Dec, 66 working days".
pub(super) fn span(dates: Dates, workdays: &Workdays, period: Period, today: Date) -> String {
    let length = usize::try_from(workdays.length(period)).unwrap_or(0);
    let days = count(length, "working day", "working days");
    if period.start == period.end {
        return format!("{}, {days}", dates.day(period.start, today));
    }
    format!("{} → {}, {days}", dates.day(period.start, today), dates.day(period.end, today))
}

/// Dates as fine as they are sure: days, months or quarters.
pub(super) fn coarse(dates: Dates, period: Period, confidence: Confidence, today: Date) -> String {
    let month = |date: Date| date.format(if date.year() == today.year() { "%b" } else { "%b %Y" }).to_string();
    let [from, to] = match confidence {
        Confidence::Committed => [dates.day(period.start, today), dates.day(period.end, today)],
        Confidence::Likely => [month(period.start), month(period.end)],
        Confidence::Exploratory => [quarter(period.start), quarter(period.end)],
    };
    if from == to { from } else { format!("{from} – {to}") }
}

/// "+9 d", "-3 d".
pub(super) fn signed(n: i64, unit: &str) -> String {
    let sign = if n < 0 { '−' } else { '+' };
    format!("{sign}{} {unit}", n.unsigned_abs())
}

/// "“A” → “B” → “A”".
pub(super) fn circle(project: &Project, nodes: &[Node]) -> String {
    let round = nodes.iter().chain(nodes.first());
    let titles: Vec<String> = round.map(|node| format!("“{}”", visible(project.node_title(*node)))).collect();
    titles.join(" → ")
}
