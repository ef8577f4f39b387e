//! Escape, and keys that are pressed or released while something is held.

use crate::check_all;

#[test]
fn escape_puts_everything_back() {
    check_all(&[
        ("Pay: AAA.B ; A>B", "take A +4; esc", "Pay: AAA.B ; A* A>B"),
        ("Pay: AAA.B ; A>B", "take A +4; esc; drop", "Pay: AAA.B ; A* A>B"),
        ("Pay: AAA | Shop:", "take A +4 to Shop; esc", "Pay: AAA | Shop: ; A*"),
        ("Pay: AAA", "take A.end +4; esc", "Pay: AAA ; A*"),
        ("Pay: AAA", "take Pay@6 to Pay@8; esc", "Pay: AAA"),
        ("Pay: A.B", "take A> to B; esc", "Pay: A.B"),
        ("Pay: | Shop:", "lift Shop above Pay; esc", "Pay: | Shop:"),
        ("Pay: AAA", "take A +4; esc; drag A +1", "Pay: .AAA ; A*"),
        ("Pay: A.B ; A* B*", "take A +4; esc", "Pay: A.B ; A* B*"),
    ]);
}

#[test]
fn what_is_held_goes_on_from_its_dates_when_something_is_undone_meanwhile() {
    check_all(&[
        ("Pay: A", "drag A +1; take A +3; undo; drop", "Pay: ....A ; A*"),
        ("Pay: A.B", "drag B +1; take A +1; undo; drop", "Pay: .A / ..B ; A*"),
        ("Pay: A | Shop: .B ; A>B", "drag A +1; take A +1; undo; drop", "Pay: ..A | Shop: ...B ; A* A>B"),
        ("Pay:", "drag Pay@3 to Pay@4; take A +3; undo; drop", "Pay:"),
        ("Pay:", "drag Pay@3 to Pay@4; take A.end +3; undo; drop", "Pay:"),
        ("Pay: A", "drag Pay@3 to Pay@4; take A> to B; undo; drop", "Pay: A"),
        ("Pay: A", "drag Pay@3 to Pay@4; take B> to A; undo; drop", "Pay: A => The initiative no longer exists."),
    ]);
}

#[test]
fn alt_turns_snapping_off() {
    check_all(&[
        ("Pay: AAAAA ; zoom5", "drag A +2", "Pay: AAAAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "alt drag A +2", "Pay: ..AAAaaAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "alt drag A +1.6", "Pay: ..AAAaaAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "alt drag A.end +1", "Pay: AAAAAa ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "alt drag A.start +1", "Pay: .AAAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "take A +2; keys alt; drop", "Pay: ..AAAaaAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "alt take A +2; keys; drop", "Pay: AAAAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5 today3", "alt take A +2", "Pay: AAAAA ; A* zoom5 today3 => holds A 3..9"),
    ]);
}

#[test]
fn shift_keeps_the_dates_and_changes_the_lane() {
    check_all(&[
        ("Pay: AAA | Shop:", "shift drag A +3 to Shop", "Pay: | Shop: AAA ; A*"),
        ("Pay: AAA | Shop:", "shift drag A +3", "Pay: AAA | Shop: ; A*"),
        ("Pay: AAA | Shop:", "take A +3 to Shop; keys shift; drop", "Pay: | Shop: AAA ; A*"),
        ("Pay: AAA | Shop:", "shift take A +3 to Shop; keys; drop", "Pay: | Shop: ...AAaaA ; A*"),
        ("Pay: AAA / ...B | Shop: ; A>B", "shift drag A +3 to Shop", "Pay: ...B | Shop: AAA ; A* A>B"),
        ("Pay: A.B | Shop: ; A* B*", "shift drag A +3 to Shop", "Pay: | Shop: A.B ; A* B*"),
    ]);
}

#[test]
fn ctrl_leaves_the_others_where_they_are() {
    check_all(&[
        ("Pay: AAA / ...B ; A>B", "drag A +1", "Pay: .AAA / ....B ; A* A>B"),
        ("Pay: AAA / ...B ; A>B", "ctrl drag A +1", "Pay: .AAA / ...B ; A* A>/B"),
        ("Pay: AAA / ...B ; A>B", "take A +1; keys ctrl; drop", "Pay: .AAA / ...B ; A* A>/B"),
        ("Pay: AAA / ...B ; A>B", "ctrl take A +1; keys; drop", "Pay: .AAA / ....B ; A* A>B"),
        ("Pay: AAA / ...B ; A>B", "ctrl take A +1", "Pay: AAA / ...B ; A* A>B => holds A 2..4, at BarEnd"),
        ("Pay: AAA / ...B ; A>B", "take A +1", "Pay: AAA / ...B ; A* A>B => holds A 2..4, pushes B 5"),
        ("Pay: AAA / ...B ; A>B", "ctrl drag A.end +1", "Pay: AAAA / ...B ; A* A>/B"),
        ("Pay: AAA / ...B | Shop: ; A>B", "ctrl drag A +1 to Shop", "Pay: ...B | Shop: .AAA ; A* A>/B"),
        ("Pay: AAAAA--B ; A>B zoom5", "ctrl alt drag A +1", "Pay: .AAAAaaA / .....--B ; A* A>/B zoom5"),
    ]);
}
