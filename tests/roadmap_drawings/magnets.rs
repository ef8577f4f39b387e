//! Magnets: milestones, ends of sprints, today and other bars draw within six points, with a guide line.

use crate::check_all;

#[test]
fn a_milestone_draws_starts_and_ends_to_its_day() {
    check_all(&[
        (
            "Pay: AAAAA | Shop: .....--...M ; zoom5",
            "drag A +9",
            "Pay: .....--...AAaaAAA | Shop: .....--...M ; A* zoom5",
        ),
        (
            "Pay: AAAAA | Shop: .....--...M ; zoom5",
            "take A +9",
            "Pay: AAAAA | Shop: .....--...M ; A* zoom5 => holds A 11..17, at Milestone",
        ),
        ("Pay: AAAAA | Shop: .....--...M ; zoom5", "drag A +7.6", "Pay: .....--AAAAA | Shop: .....--...M ; A* zoom5"),
        (
            "Pay: AAAAA | Shop: .....--...M ; zoom5",
            "drag A.end +6.4",
            "Pay: AAAAAaaAAAA | Shop: .....--...M ; A* zoom5",
        ),
        (
            "Pay: AAAAA | Shop: .....--...M ; zoom5",
            "alt drag A.end +4",
            "Pay: AAAAAaaAA | Shop: .....--...M ; A* zoom5",
        ),
        (
            "Pay: | Shop: .....--...M ; zoom5",
            "drag Pay@3 to Pay@11.5",
            "Pay: AAAAAaaAAAA | Shop: .....--...M ; A* zoom5",
        ),
    ]);
}

#[test]
fn ends_of_sprints_draw() {
    check_all(&[
        ("Pay: AAAAA ; zoom5 sprint3..10", "drag A +2.2", "Pay: ..AAAaaAA ; A* zoom5 sprint3..10"),
        ("Pay: AAAAA ; zoom5 sprint3..10", "drag A.end +5.4", "Pay: AAAAAaaAAA ; A* zoom5 sprint3..10"),
        (
            "Pay: AAAAA ; zoom5 sprint3..10",
            "take A.end +5.4",
            "Pay: AAAAA ; A* zoom5 sprint3..10 => holds A 1..10, at SprintEnd",
        ),
        (
            "Pay: AAAAA ; zoom5 sprint3..10",
            "take A +2.2",
            "Pay: AAAAA ; A* zoom5 sprint3..10 => holds A 3..9, at SprintStart",
        ),
    ]);
}

#[test]
fn today_draws() {
    check_all(&[
        ("Pay: AAAAA ; zoom5 today4", "drag A +2.8", "Pay: ...AAaaAAA ; A* zoom5 today4"),
        ("Pay: AAAAA ; zoom5 today4", "take A +2.8", "Pay: AAAAA ; A* zoom5 today4 => holds A 4..10, at Today"),
        ("Pay: AAAAAaaAAAAAaa ; zoom5 today4", "drag A.end -9.6", "Pay: AAAA ; A* zoom5 today4"),
        ("Pay: AAAAA ; today4", "take A +3", "Pay: AAAAA ; A* today4 => holds A 4..10, at Today"),
        ("Pay: AAAAA ; today4", "take A +2", "Pay: AAAAA ; A* today4 => holds A 3..9"),
    ]);
}

#[test]
fn ends_of_other_bars_draw() {
    check_all(&[
        // A start to an end, and to a start.
        ("Pay: AAA | Shop: BBBBB ; zoom5", "drag A +4.6", "Pay: .....aaAAA | Shop: BBBBB ; A* zoom5"),
        ("Pay: AAA | Shop: ..BBB ; zoom5", "drag A +2.4", "Pay: ..AAA | Shop: ..BBB ; A* zoom5"),
        (
            "Pay: AAA | Shop: ..BBB ; zoom5",
            "take A +2.4",
            "Pay: AAA | Shop: ..BBB ; A* zoom5 => holds A 3..5, at BarStart",
        ),
        // An end to an end.
        ("Pay: AAA | Shop: ..BBBbbBB ; zoom5", "drag A.end +5.6", "Pay: AAAAAaaAA | Shop: ..BBBbbBB ; A* zoom5"),
        // A bar that is moved, by its end.
        ("Pay: AAA | Shop: ..BBBbbBB ; zoom5", "drag A +5.4", "Pay: ....AaaAA | Shop: ..BBBbbBB ; A* zoom5"),
        // Not to what is held itself.
        ("Pay: ..AAA ; zoom5", "drag A +0.8", "Pay: AAA ; A* zoom5"),
        ("Pay: ..AAA | Shop: ..BB ; A* B* zoom5", "drag A +0.8", "Pay: AAA | Shop: BB ; A* B* zoom5"),
    ]);
}

#[test]
fn of_starts_that_lead_to_the_same_end_a_working_day_is_taken() {
    check_all(&[(
        "Pay: ...AAaaAAA | Shop: .....--BBBBB ; zoom5",
        "drag A +2.3",
        "Pay: .....--AAAAA | Shop: .....--BBBBB ; A* zoom5",
    )]);
}

#[test]
fn a_nearer_boundary_wins() {
    check_all(&[
        ("Pay: .....--AAAAA ; zoom5 today2", "drag A -6.8", "Pay: AAAAA ; A* zoom5 today2"),
        ("Pay: .....--AAAAA ; zoom5 today2", "drag A -6.2", "Pay: .AAAAaaA ; A* zoom5 today2"),
    ]);
}
