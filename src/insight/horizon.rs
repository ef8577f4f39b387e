//! Now, next, later: the roadmap without dates.
//!
//! The horizons are the quarters of the fiscal year. An open initiative is *now* when it runs today, should have ended before
//! today, or starts within the present quarter; *next* when it starts in the quarter after; else, and without dates, *later*.

use chrono::{Datelike as _, Months};

use crate::model::{Confidence, Date, Initiative, Period, Project, Workdays, words};

/// Working days that an initiative gets which has no dates yet: six weeks.
pub const DEFAULT_LENGTH: i64 = 30;

words! {
    /// How far away an initiative is.
    pub enum Horizon {
        #[default]
        Now = "now" => "Now",
        Next = "next" => "Next",
        Later = "later" => "Later",
    }
}

impl Horizon {
    /// How sure the dates of what is put there are.
    pub fn confidence(self) -> Confidence {
        match self {
            Self::Now => Confidence::Committed,
            Self::Next => Confidence::Likely,
            Self::Later => Confidence::Exploratory,
        }
    }
}

/// The first day of the quarter that holds `date`, in a fiscal year that begins `fiscal_offset` months after January.
pub fn quarter_start(date: Date, fiscal_offset: u32) -> Date {
    let month = date.month0();
    // Quarters begin every third month, so of the offset only its rest by three matters.
    let into = (month + 3 - fiscal_offset % 3) % 3;
    let first = date.with_day(1).unwrap_or(date);
    first.checked_sub_months(Months::new(into)).unwrap_or(first)
}

/// The same day of the month `quarters` quarters later, or earlier when negative; the month's last day when it is shorter.
pub fn add_quarters(date: Date, quarters: i32) -> Date {
    let months = Months::new(quarters.unsigned_abs().saturating_mul(3));
    let moved = if quarters < 0 { date.checked_sub_months(months) } else { date.checked_add_months(months) };
    moved.unwrap_or(date)
}

/// Where an initiative stands; none when it is closed.
pub fn horizon_of(project: &Project, initiative: &Initiative, today: Date) -> Option<Horizon> {
    (!initiative.closed).then(|| Quarters::of(project, today).horizon(initiative.period()))
}

/// The dates and the confidence that an initiative gets when a person puts it there. It keeps its length in working days,
/// which is at least one, and starts on the first working day of the horizon: of today and after, of the next quarter, or
/// of the one after that. Its dates stay when it is there already; one without dates gets some wherever it is put.
pub fn move_to(
    project: &Project,
    workdays: &Workdays,
    initiative: &Initiative,
    horizon: Horizon,
    today: Date,
) -> (Period, Confidence) {
    let quarters = Quarters::of(project, today);
    let period = match initiative.period() {
        Some(period) if quarters.horizon(Some(period)) == horizon => period,
        period => {
            let length = period.map_or(DEFAULT_LENGTH, |period| workdays.length(period).max(1));
            quarters.place(workdays, horizon, today, length)
        }
    };
    (period, horizon.confidence())
}

/// The first days of the two quarters to come.
struct Quarters {
    next: Date,
    later: Date,
}

impl Quarters {
    fn of(project: &Project, today: Date) -> Self {
        let present = quarter_start(today, project.settings.fiscal_offset);
        Self { next: add_quarters(present, 1), later: add_quarters(present, 2) }
    }

    /// What started in the past and is open runs today or is late, so only its start matters.
    fn horizon(&self, period: Option<Period>) -> Horizon {
        match period {
            Some(period) if period.start < self.next => Horizon::Now,
            Some(period) if period.start < self.later => Horizon::Next,
            _ => Horizon::Later,
        }
    }

    fn place(&self, workdays: &Workdays, horizon: Horizon, today: Date, length: i64) -> Period {
        let (from, until) = match horizon {
            Horizon::Now => (today, Some(self.next)),
            Horizon::Next => (self.next, Some(self.later)),
            Horizon::Later => (self.later, None),
        };
        let first = workdays.ordinal(from);
        let working = workdays.period(first, first.saturating_add(length));
        // Where days off last until the horizon is over, it starts on one of them.
        let start = if until.is_none_or(|until| working.start < until) { working.start } else { from };
        Period { start, ..working }
    }
}
