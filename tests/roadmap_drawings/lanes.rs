//! To other lanes, of themes, owners, objectives and stages.

use crate::check_all;

#[test]
fn a_bar_goes_to_the_theme_that_it_is_dropped_on() {
    check_all(&[
        ("Pay: AAA | Shop:", "drag A to Shop", "Pay: | Shop: AAA ; A*"),
        ("Pay: AAA | Shop:", "drag A +1 to Shop", "Pay: | Shop: .AAA ; A*"),
        ("Pay: | Shop: AAA", "drag A -0.2 to Pay", "Pay: AAA | Shop: ; A*"),
        ("Pay: AAA | Shop: BBB", "drag A to Shop", "Pay: | Shop: AAA / BBB ; A*"),
        ("Pay: AAA | No theme: B", "drag A to No_theme", "Pay: | No theme: AAA / B ; A*"),
        ("Pay: | No theme: AAA", "drag A to Pay", "Pay: AAA ; A*"),
        ("Pay: | No theme: AAA.B", "drag A to Pay", "Pay: AAA | No theme: ....B ; A*"),
        ("Pay: M | Shop:", "drag M +1 to Shop", "Pay: | Shop: .M ; M*"),
    ]);
}

#[test]
fn and_back_again() {
    check_all(&[
        ("Pay: AAA | Shop:", "drag A to Shop; drag A to Pay", "Pay: AAA | Shop: ; A*"),
        ("Pay: AAA | Shop:", "take A to Shop; over to Pay; drop", "Pay: AAA | Shop: ; A*"),
        ("Pay: AAA | Shop:", "drag A +1 to Shop; undo", "Pay: AAA | Shop: ; A*"),
        ("Pay: AAA | Shop:", "drag A +1 to Shop; drag A -1 to Pay", "Pay: AAA | Shop: ; A*"),
    ]);
}

#[test]
fn owners() {
    check_all(&[
        ("Ana: AAA | Bob: B", "drag A to Bob", "Bob: AAA / B ; A*"),
        ("Ana: AAA | Bob: B", "drag A +1 to Bob; undo", "Ana: AAA | Bob: B ; A*"),
        ("Ana: AAA | Nobody: B", "drag A to Nobody", "Nobody: AAA / B ; A*"),
        ("Ana: A | Bob: B | Nobody: C", "drag C to Ana", "Ana: A / C | Bob: B ; C*"),
    ]);
}

#[test]
fn objectives() {
    check_all(&[
        ("Aim: AAA | Goal:", "drag A to Goal", "Aim: | Goal: AAA ; A*"),
        ("Aim: | Goal: AAA | No objective: B", "drag A to No_objective", "Aim: | Goal: | No objective: AAA / B ; A*"),
        ("Aim: | Goal: | No objective: B", "drag B +1 to Aim", "Aim: .B | Goal: ; B*"),
    ]);
}

#[test]
fn stages() {
    check_all(&[(
        "Concept: AAA | Build: | Launch: | Growth: | Maturity: | Decline:",
        "drag A +1 to Growth",
        "Concept: | Build: | Launch: | Growth: .AAA | Maturity: | Decline: ; A*",
    )]);
}

#[test]
fn milestones_stay_in_their_lane_where_lanes_are_no_themes() {
    check_all(&[
        ("Ana: A | Milestones: M", "drag M +1 to Ana", "Ana: A | Milestones: .M ; M*"),
        ("Ana: A | Milestones: M", "drag A +1 to Milestones", "Ana: .A | Milestones: M ; A*"),
        ("Ana: A | Bob: B | Milestones: M ; A* M*", "drag A +1 to Bob", "Ana: .A | Bob: B | Milestones: .M ; A* M*"),
    ]);
}

#[test]
fn the_same_plan_by_other_lanes() {
    check_all(&[
        ("Pay: AA | Shop: ..B", "group owner", "Nobody: AA / ..B"),
        ("Pay: AA | Shop: ..M", "group owner", "Nobody: AA | Milestones: ..M"),
        ("Pay: AA", "group stage", "Concept: AA | Build: | Launch: | Growth: | Maturity: | Decline:"),
        ("Ana: AA | Bob: ..B", "drag A to Bob; group theme", "No theme: AA / ..B ; A*"),
    ]);
}

#[test]
fn only_the_lane_changes_while_links_hold() {
    check_all(&[
        ("Pay: AAA / ...B | Shop: ; A>B", "drag A to Shop", "Pay: ...B | Shop: AAA ; A* A>B"),
        ("Pay: AAA / ...B | Shop: ; A>B", "drag B to Shop", "Pay: AAA | Shop: ...B ; B* A>B"),
        ("Pay: AAA / .B | Shop: ; A>/B", "drag A to Shop", "Pay: .B | Shop: AAA ; A* A>/B"),
    ]);
}
