//! Dates and circles in words.

use crate::model::{Date, Node, Period, Project, Workdays};
use crate::ui::format::{Dates, count, visible};

/// "23 Sep → 24 Dec, 66 working days".
pub(super) fn span(dates: Dates, workdays: &Workdays, period: Period, today: Date) -> String {
    let length = usize::try_from(workdays.length(period)).unwrap_or(0);
    let days = count(length, "working day", "working days");
    if period.start == period.end {
        return format!("{}, {days}", dates.day(period.start, today));
    }
    format!("{} → {}, {days}", dates.day(period.start, today), dates.day(period.end, today))
}

/// The noun for so many.
pub(super) fn working_days(n: i64) -> &'static str {
    if n.unsigned_abs() == 1 { "working day" } else { "working days" }
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
