//! What a link asks of its successor, in ordinals of working days.

use crate::model::Link;

/// The first ordinal, and the one after the last.
pub(super) type Interval = (i64, i64);

/// Not before these; the least number asks for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Bounds {
    start: i64,
    end: i64,
}

impl Bounds {
    pub(super) const NONE: Self = Self { start: i64::MIN, end: i64::MIN };

    /// The four kinds of links of the precedence diagramming method, with half-open intervals: a finish-start link of lag
    /// 0 lets the successor start on the working day after the predecessor's last.
    pub(super) fn of(link: Link, lag: i64, from: Interval) -> Self {
        let (start, end) = from;
        match link {
            Link::FinishStart => Self { start: end + lag, ..Self::NONE },
            Link::StartStart => Self { start: start + lag, ..Self::NONE },
            Link::FinishFinish => Self { end: end + lag, ..Self::NONE },
            Link::StartFinish => Self { end: start + lag, ..Self::NONE },
        }
    }

    /// Both at once.
    pub(super) fn and(self, other: Self) -> Self {
        Self { start: self.start.max(other.start), end: self.end.max(other.end) }
    }

    /// The earliest start of what takes `length` days; the least number when nothing is asked.
    pub(super) fn start(self, length: i64) -> i64 {
        self.start.max(self.end.saturating_sub(length))
    }
}

/// The latest end of a predecessor that takes `length` days, when the successor may be no later than `to`.
pub(super) fn latest_end(link: Link, lag: i64, to: Interval, length: i64) -> i64 {
    let (start, end) = to;
    match link {
        Link::FinishStart => start - lag,
        Link::StartStart => start - lag + length,
        Link::FinishFinish => end - lag,
        Link::StartFinish => end - lag + length,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Word as _;

    #[test]
    fn the_latest_end_is_the_last_that_asks_for_no_more() {
        for link in Link::ALL {
            for lag in -2..3 {
                for (length, to) in [(3, (10, 14)), (0, (10, 11)), (5, (10, 10))] {
                    let start = |end| Bounds::of(*link, lag, (end - length, end)).start(to.1 - to.0);
                    let latest = latest_end(*link, lag, to, length);
                    assert_eq!(start(latest), to.0, "{link:?} {lag} {length}");
                    assert_eq!(start(latest + 1), to.0 + 1);
                }
            }
        }
    }
}
