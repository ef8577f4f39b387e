//! Days are local: the same moments in several time zones.

use super::*;

fn in_zone(hours: i64) -> impl Fn(Moment) -> Date + Copy {
    move |at| Moment::from_unix_seconds(at.unix_seconds() + hours * 3600).utc_date()
}

#[test]
fn an_evening_may_be_the_day_before_or_after() {
    // Planned late on Sunday, done early on Wednesday, both in UTC.
    let project = project(&["9 new, 10 est 5, 15:23 in, 17:23 to doing, 18:1 to finished"]);
    for (hours, days, commitment, lead, cycle) in [
        (0, "5/0 5/0 5/5 5/5", 5.0, 10, 2),
        // In Berlin it was planned on Monday, after the begin; and done on the day it was begun.
        (1, "5/0 5/0 5/5 5/5", 0.0, 10, 1),
        // In Chicago it was done on Tuesday.
        (-6, "5/0 5/5 5/5 5/5", 5.0, 9, 1),
        // On Kiritimati and on Baker Island.
        (14, "5/0 5/0 5/5 5/5", 0.0, 9, 1),
        (-12, "5/0 5/5 5/5 5/5", 5.0, 9, 1),
    ] {
        let delivery = Delivery::of(&project, in_zone(hours));
        let burn = delivery.burn_down(&project, Work::Sprint(id(1)), november(19));
        let told: Vec<_> = burn.days.iter().map(|day| format!("{}/{}", day.scope, day.done)).collect();
        assert_eq!((told.join(" ").as_str(), burn.commitment), (days, commitment), "UTC{hours:+}");
        let of = |measured| {
            let period = days_of_november(1, 30);
            delivery.times(&project, measured, DayUnit::Calendar, period).dots[0].days
        };
        assert_eq!((of(Measured::Lead), of(Measured::Cycle)), (lead, cycle), "UTC{hours:+}");
        assert!(delivery.is_of_zone(in_zone(hours)) && !delivery.is_of_zone(in_zone(hours + 1)));
    }
}

#[test]
fn a_moment_of_start_is_the_same_everywhere() {
    let mut project = project(&["9 new, 10 est 5, 15:23 in, 16:1 est 8"]);
    let sprint = (**project.sprints.get(id(1)).unwrap()).clone();
    project.sprints.insert(Sprint { started_at: Some(Moment::on(november(16), 0)), ..sprint });
    for hours in [-12, -6, 0, 1, 14] {
        let delivery = Delivery::of(&project, in_zone(hours));
        assert_eq!(delivery.burn_down(&project, Work::Sprint(id(1)), november(19)).commitment, 5.0);
    }
}

#[test]
fn the_day_on_which_clocks_change_has_23_hours() {
    // Berlin, where 29 March 2026 begins at 23:00 UTC and ends at 22:00 UTC.
    let berlin = |at: Moment| {
        let summer = at >= "2026-03-29T01:00:00Z".parse().unwrap();
        Moment::from_unix_seconds(at.unix_seconds() + if summer { 7200 } else { 3600 }).utc_date()
    };
    let mut project = project(&[]);
    let event = |at: &str, what| Event { at: at.parse().unwrap(), what };
    let events = vec![
        event("2026-03-28T23:30:00Z", EventKind::Created { column: id(1) }),
        event("2026-03-29T21:59:59Z", EventKind::Done),
    ];
    project.stories.insert(Story { id: id(1), column: id(3), events, ..Story::default() });
    let delivery = Delivery::of(&project, berlin);
    let march = Period::day(day("2026-03-29"));
    assert_eq!(delivery.times(&project, Measured::Cycle, DayUnit::Calendar, march).dots[0].days, 1);
}
