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
fn within_six_points() {
    check_all(&[
        ("Pay: AAAAA ; zoom5 today11", "drag A +8.7", "Pay: .....--AAAAA ; A* zoom5 today11"),
        ("Pay: AAAAA ; zoom5 today11", "drag A +8.9", "Pay: .....--...AAaaAAA ; A* zoom5 today11"),
        ("Pay: AAAAA ; zoom5 today11", "drag A +11.1", "Pay: .....--...AAaaAAA ; A* zoom5 today11"),
        ("Pay: AAAAA ; zoom5 today11", "drag A +11.3", "Pay: .....--.....--AAAAA ; A* zoom5 today11"),
        ("Pay: AAAAA ; zoom10 today11", "drag A +9.3", "Pay: .....--AAAAA ; A* zoom10 today11"),
        ("Pay: AAAAA ; zoom10 today11", "drag A +9.5", "Pay: .....--...AAaaAAA ; A* zoom10 today11"),
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
        ("Pay: AAA | Shop: BBBBB ; zoom5", "drag A +4.6", "Pay: .....--AAA | Shop: BBBBB ; A* zoom5"),
        ("Pay: AAA | Shop: ..BBB ; zoom5", "drag A +2.4", "Pay: ..AAA | Shop: ..BBB ; A* zoom5"),
        (
            "Pay: AAA | Shop: ..BBB ; zoom5",
            "take A +2.4",
            "Pay: AAA | Shop: ..BBB ; A* zoom5 => holds A 3..5, at BarStart",
        ),
        // A start on a day off to the working day after it.
        (
            "Pay: AAA | Shop: BBBBB ; zoom5",
            "take A +4.6",
            "Pay: AAA | Shop: BBBBB ; A* zoom5 => holds A 8..10, at BarEnd",
        ),
        ("Pay: AAA ; zoom5 today6", "drag A +5.4", "Pay: .....--AAA ; A* zoom5 today6"),
        ("Pay: .....--AAA ; zoom5 today6", "drag A.start -1.4", "Pay: .....--AAA ; A* zoom5 today6"),
        // An end to an end.
        ("Pay: AAA | Shop: ..BBBbbBB ; zoom5", "drag A.end +5.6", "Pay: AAAAAaaAA | Shop: ..BBBbbBB ; A* zoom5"),
        // A bar that is moved, by its end.
        ("Pay: AAA | Shop: ..BBBbbBB ; zoom5", "drag A +5.4", "Pay: ....AaaAA | Shop: ..BBBbbBB ; A* zoom5"),
        // Not to what is held itself.
        ("Pay: AAA ; zoom5", "drag A +3", "Pay: AAA ; A* zoom5"),
        ("Pay: A | Shop: BBB ; A* B* zoom5", "drag A +3", "Pay: A | Shop: BBB ; A* B* zoom5"),
    ]);
}

#[test]
fn what_the_drag_pushes_does_not_draw() {
    let linked = "Pay: AAA | Shop: .....--.BBBB ; A>B zoom5";
    let further = "Pay: AAA | Shop: .....--...BB | Core: .....--.CC ; A>B B>C.SS-3 zoom5";
    check_all(&[
        (
            "Pay: AAA | Shop: .....--.BBBB ; zoom5",
            "take A +8",
            "Pay: AAA | Shop: .....--.BBBB ; A* zoom5 => holds A 9..11, at BarStart",
        ),
        (linked, "take A +8", "Pay: AAA | Shop: .....--.BBBB ; A* A>B zoom5 => holds A 8..10, pushes B 11..16"),
        (linked, "ctrl take A +8", "Pay: AAA | Shop: .....--.BBBB ; A* A>B zoom5 => holds A 9..11, at BarStart"),
        // Only ends push it, so starts go on to snap to it.
        (
            "Pay: AAAAAaaAAA | Shop: ..BBBbbBBB ; A>B.FF zoom5",
            "take A.start +2.4",
            "Pay: AAAAAaaAAA | Shop: ..BBBbbBBB ; A* A>B.FF zoom5 => holds A 3..10, at BarStart",
        ),
        (
            "Pay: AAA | Shop: .....--.BBBB ; A>B zoom5 manual",
            "take A +8",
            "Pay: AAA | Shop: .....--.BBBB ; A* A>B zoom5 manual => holds A 9..11, at BarStart",
        ),
        (
            "Pay: AAA | Shop: .....--.BBBB ; B! A>B zoom5",
            "take A +8",
            "Pay: AAA | Shop: .....--.BBBB ; A* B! A>B zoom5 => holds A 9..11, at BarStart",
        ),
        (
            further,
            "take A +8",
            "Pay: AAA | Shop: .....--...BB | Core: .....--.CC ; A* A>B B>C.SS-3 zoom5 => holds A 8..10",
        ),
    ]);
}

#[test]
fn of_starts_that_lead_to_the_same_end_a_working_day_is_taken() {
    check_all(&[(
        "Pay: ...AAaaAAA | Shop: .....--.BBBB ; zoom5",
        "drag A +2.3",
        "Pay: .....--AAAAA | Shop: .....--.BBBB ; A* zoom5",
    )]);
}

#[test]
fn a_nearer_boundary_wins() {
    check_all(&[
        ("Pay: .....--AAAAA ; zoom5 today2", "drag A -6.8", "Pay: AAAAA ; A* zoom5 today2"),
        ("Pay: .....--AAAAA ; zoom5 today2", "drag A -6.2", "Pay: .AAAAaaA ; A* zoom5 today2"),
    ]);
}
