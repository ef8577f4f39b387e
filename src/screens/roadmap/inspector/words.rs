//! What the plan's figures say in words.

use crate::insight::{Finish, RollUp};
use crate::model::{Calendar, Confidence, Date, Link, Period, Workdays};
use crate::ui::format::{Dates, count, points};

/// How a figure is meant, beside its words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Tone {
    Plain,
    Good,
    Warn,
    Bad,
}

/// A figure in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Said {
    pub(super) text: String,
    pub(super) tone: Tone,
}

fn said(tone: Tone, text: impl Into<String>) -> Said {
    Said { text: text.into(), tone }
}

/// "1 working day", "3 working days"; the number without its sign.
pub(super) fn working_days(n: i64) -> String {
    count(n.unsigned_abs() as usize, "working day", "working days")
}

/// "+9", "−3", "0".
fn signed(n: i64) -> String {
    match n {
        0 => "0".into(),
        n if n > 0 => format!("+{n}"),
        n => format!("−{}", n.unsigned_abs()),
    }
}

/// "21 of 34 points, 3 stories unestimated"; "3 of 7 stories" when none has points.
pub(super) fn done(sum: &RollUp) -> String {
    if sum.points <= 0.0 {
        return format!("{} of {}", sum.done, count(sum.stories, "story", "stories"));
    }
    let unit = if sum.points == 1.0 { "point" } else { "points" };
    let text = format!("{} of {} {unit}", points(sum.points_done), points(sum.points));
    match sum.unestimated {
        0 => text,
        n => format!("{text}, {} unestimated", count(n, "story", "stories")),
    }
}

/// A part of 1 in whole percent.
pub(super) fn percent(part: f64) -> i64 {
    (part * 100.0).round() as i64
}

/// How progress compares with what time says: "8 % behind plan". Both are parts of 1.
pub(super) fn standing(progress: f64, expected: f64) -> Said {
    match percent(progress) - percent(expected) {
        0 => said(Tone::Plain, "as planned"),
        ahead if ahead > 0 => said(Tone::Good, format!("{ahead} % ahead of plan")),
        // What the last weeks of a plan can make up for is a warning; a fifth of the whole is more.
        behind if behind > -20 => said(Tone::Warn, format!("{} % behind plan", -behind)),
        behind => said(Tone::Bad, format!("{} % behind plan", -behind)),
    }
}

/// "50 % by 4 Jan, 85 % by 8 Jan; promised 24 Dec".
pub(super) fn finish(finish: Finish, promised: Option<Date>, dates: Dates, today: Date) -> Said {
    let day = |date| dates.day(date, today);
    let text = format!("50 % by {}, 85 % by {}", day(finish.half), day(finish.most));
    let Some(promised) = promised else { return said(Tone::Plain, text) };
    let tone = match promised {
        promised if finish.half > promised => Tone::Bad,
        promised if finish.most > promised => Tone::Warn,
        _ => Tone::Good,
    };
    said(tone, format!("{text}; promised {}", day(promised)))
}

/// The total float, in working days.
pub(super) fn float(float: i64) -> Said {
    match float {
        0 => said(Tone::Warn, "On the critical path"),
        float if float < 0 => {
            said(Tone::Bad, format!("On the critical path, {} too late for what follows", working_days(float)))
        }
        float => said(Tone::Plain, format!("{} of float", working_days(float))),
    }
}

/// How far start and end moved since a day, in working days: "+9 working days since 1 Oct".
pub(super) fn shift((start, end): (i64, i64), since: &str) -> Said {
    let unit = |n: i64| if n.abs() == 1 { "working day" } else { "working days" };
    let tone = match end {
        end if end > 0 => Tone::Warn,
        end if end < 0 => Tone::Good,
        _ => Tone::Plain,
    };
    let moved = match (start, end) {
        (0, 0) => return said(tone, format!("As it was on {since}")),
        (start, end) if start == end => format!("{} {}", signed(end), unit(end)),
        (0, end) => format!("End {} {}", signed(end), unit(end)),
        (start, 0) => format!("Start {} {}", signed(start), unit(start)),
        (start, end) => format!("Start {}, end {} {}", signed(start), signed(end), unit(end)),
    };
    said(tone, format!("{moved} since {since}"))
}

/// How a dependency stands: the working days between the successor and where it may be at the earliest.
pub(super) fn tightness(slack: Option<i64>) -> Said {
    match slack {
        None => said(Tone::Plain, "no dates yet"),
        Some(0) => said(Tone::Plain, "no slack"),
        Some(slack) if slack < 0 => said(Tone::Bad, format!("broken by {}", plain_days(slack))),
        Some(slack) => said(Tone::Plain, format!("{} of slack", plain_days(slack))),
    }
}

/// "1 day", "3 days"; the number without its sign. For where little room is, and working days are meant all the same.
pub(super) fn plain_days(n: i64) -> String {
    count(n.unsigned_abs() as usize, "day", "days")
}

/// The lag of a dependency as a field shows it.
pub(super) fn lag(lag: i32) -> String {
    match lag {
        0 => "no lag".into(),
        lag if lag < 0 => format!("−{}", plain_days(lag.into())),
        lag => plain_days(lag.into()),
    }
}

/// What a kind of dependency asks for, where “A” comes before “B”.
pub(super) fn meaning_of_link(link: Link) -> &'static str {
    match link {
        Link::FinishStart => "It starts once the other has finished.",
        Link::StartStart => "It starts once the other has started.",
        Link::FinishFinish => "It finishes once the other has finished.",
        Link::StartFinish => "It finishes once the other has started.",
    }
}

/// What a lag of 0 is, with which others are counted.
pub(super) fn meaning_of_no_lag(link: Link) -> &'static str {
    match link {
        Link::FinishStart => "0 is the next working day; below 0 the two overlap.",
        Link::StartStart | Link::FinishFinish => "0 is the same day.",
        Link::StartFinish => "0 is the working day before.",
    }
}

/// What a confidence says of the dates.
pub(super) fn meaning_of_confidence(confidence: Confidence) -> &'static str {
    match confidence {
        Confidence::Committed => "The dates are promised.",
        Confidence::Likely => "The dates are expected, and may still move.",
        Confidence::Exploratory => "The dates say only about when.",
    }
}

/// The end of a successor that a kind of dependency ties.
pub(super) fn ties_the_start(link: Link) -> bool {
    matches!(link, Link::FinishStart | Link::StartStart)
}

/// The day on which a successor would have to start, or to end where its end is tied, for a link with this slack in
/// working days to be met exactly.
pub(super) fn asked_day(workdays: &Workdays, link: Link, successor: Period, slack: i64) -> Date {
    let (start, end) = workdays.interval(successor);
    if ties_the_start(link) { workdays.date(start - slack) } else { workdays.date(end - 1 - slack) }
}

/// The weekday of a date, and why nobody works then.
pub(super) fn day_note(calendar: &Calendar, date: Date) -> (String, bool) {
    let weekday = date.format("%a").to_string();
    match calendar.holidays.get(&date) {
        _ if calendar.is_working(date) => (weekday, false),
        Some(name) if !name.trim().is_empty() => (format!("{weekday}, {name}"), true),
        _ => (format!("{weekday}, not a working day"), true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::parse_date;

    fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    #[test]
    fn progress_tells_points_and_what_has_none() {
        let sum = RollUp { stories: 9, done: 4, points: 34.0, points_done: 21.0, unestimated: 3 };
        assert_eq!(done(&sum), "21 of 34 points, 3 stories unestimated");
        assert_eq!(done(&RollUp { unestimated: 1, ..sum }), "21 of 34 points, 1 story unestimated");
        assert_eq!(done(&RollUp { unestimated: 0, points: 1.0, points_done: 0.5, ..sum }), "0.5 of 1 point");
        assert_eq!(done(&RollUp { points: 0.0, points_done: 0.0, unestimated: 9, ..sum }), "4 of 9 stories");
    }

    #[test]
    fn drift_is_told_in_whole_percent() {
        for (progress, expected, text, tone) in [
            (0.62, 0.70, "8 % behind plan", Tone::Warn),
            (0.20, 0.70, "50 % behind plan", Tone::Bad),
            (0.70, 0.62, "8 % ahead of plan", Tone::Good),
            (0.501, 0.5, "as planned", Tone::Plain),
        ] {
            assert_eq!(standing(progress, expected), said(tone, text));
        }
    }

    #[test]
    fn a_forecast_stands_beside_the_promise() {
        let today = day("2026-11-24");
        let runs = Finish { half: day("2026-12-04"), most: day("2026-12-18") };
        for (promised, tone) in [
            ("2026-12-24", Tone::Good),
            ("2026-12-18", Tone::Good),
            ("2026-12-17", Tone::Warn),
            ("2026-12-03", Tone::Bad),
        ] {
            assert_eq!(finish(runs, Some(day(promised)), Dates::default(), today).tone, tone, "{promised}");
        }
        let text = finish(runs, Some(day("2027-01-04")), Dates::default(), today).text;
        assert_eq!(text, "50 % by 4 Dec, 85 % by 18 Dec; promised 4 Jan 2027");
        assert_eq!(finish(runs, None, Dates::default(), today).text, "50 % by 4 Dec, 85 % by 18 Dec");
    }

    #[test]
    fn shifts_have_their_sign() {
        for (moved, text, tone) in [
            ((0, 0), "As it was on 1 Oct", Tone::Plain),
            ((9, 9), "+9 working days since 1 Oct", Tone::Warn),
            ((-1, -1), "−1 working day since 1 Oct", Tone::Good),
            ((2, 9), "Start +2, end +9 working days since 1 Oct", Tone::Warn),
            ((3, 0), "Start +3 working days since 1 Oct", Tone::Plain),
            ((0, 7), "End +7 working days since 1 Oct", Tone::Warn),
        ] {
            assert_eq!(shift(moved, "1 Oct"), said(tone, text));
        }
    }

    #[test]
    fn links_tell_how_tight_they_are() {
        for (slack, text) in [
            (None, "no dates yet"),
            (Some(0), "no slack"),
            (Some(-1), "broken by 1 day"),
            (Some(-3), "broken by 3 days"),
            (Some(2), "2 days of slack"),
        ] {
            assert_eq!(tightness(slack).text, text);
        }
        assert_eq!([lag(0), lag(1), lag(-2)], ["no lag", "1 day", "−2 days"]);
        assert_eq!([float(0).text, float(3).text], ["On the critical path", "3 working days of float"]);
        assert_eq!(float(-2).text, "On the critical path, 2 working days too late for what follows");
    }

    #[test]
    fn days_off_say_why() {
        let mut calendar = Calendar::default();
        calendar.holidays.insert(day("2026-12-25"), "Christmas Day".into());
        calendar.holidays.insert(day("2026-12-28"), " ".into());
        for (date, text, off) in [
            ("2026-12-24", "Thu", false),
            ("2026-12-25", "Fri, Christmas Day", true),
            ("2026-12-26", "Sat, not a working day", true),
            ("2026-12-28", "Mon, not a working day", true),
        ] {
            assert_eq!(day_note(&calendar, day(date)), (text.to_owned(), off));
        }
    }

    #[test]
    fn a_broken_link_tells_the_day_that_it_asks_for() {
        let workdays = Workdays::of(&Calendar::default());
        // Thursday to Friday a week later.
        let period = Period { start: day("2026-12-03"), end: day("2026-12-11") };
        for (link, slack, asked) in [
            (Link::FinishStart, -2, "2026-12-07"),
            (Link::StartStart, 0, "2026-12-03"),
            (Link::FinishFinish, -1, "2026-12-14"),
            (Link::StartFinish, 1, "2026-12-10"),
        ] {
            assert_eq!(asked_day(&workdays, link, period, slack), day(asked), "{link:?}");
        }
    }
}
