//! Weekends and days off: lengths and lags are counted in working days.

use crate::check_all;

#[test]
fn a_bar_goes_over_a_day_off() {
    check_all(&[
        ("Pay: AAA ; off4", "drag A +1", "Pay: .AAaA ; A* off4"),
        ("Pay: AAaA ; off3", "drag A +3", "Pay: ..-AAaaA ; A* off3"),
        ("Pay: AA ; off3 off4 off5", "drag A +1", "Pay: .AaaaaaA ; A* off3 off4 off5"),
        ("Pay: AA ; off3", "drag A +2", "Pay: ..aAA ; A* off3"),
        ("Pay: AA ; off3", "drag A.end +1", "Pay: AAa ; A* off3"),
    ]);
}

#[test]
fn the_pushed_start_on_a_working_day() {
    check_all(&[
        ("Pay: A | Shop: .B ; A>B off3", "drag A +1", "Pay: .A | Shop: ..-B ; A* A>B off3"),
        ("Pay: A | Shop: .BB ; A>B off4", "drag A +1", "Pay: .A | Shop: ..BbB ; A* A>B off4"),
        ("Pay: A | Shop: ..B ; A>B+1 off4", "drag A +1", "Pay: .A | Shop: ...-B ; A* A>B+1 off4"),
        ("Pay: ....A | Shop: .....---B ; A>B off8", "drag A +4", "Pay: .....---A | Shop: .....---.B ; A* A>B off8"),
        ("Pay: ....A | Shop: .....---B ; A>B off8", "drag A +3", "Pay: .....--aA | Shop: .....---.B ; A* A>B off8"),
    ]);
}

#[test]
fn keys_go_by_working_days() {
    check_all(&[
        ("Pay: ....A ; A*", "alt+right", "Pay: .....--A ; A*"),
        ("Pay: .....--A ; A*", "alt+left", "Pay: ....A ; A*"),
        ("Pay: AAAAA ; A*", "alt+shift+right", "Pay: AAAAAaaA ; A*"),
        ("Pay: AAAAAaaA ; A*", "alt+shift+left", "Pay: AAAAA ; A*"),
        ("Pay: .....--AA ; A*", "ctrl+alt+left", "Pay: ....AaaAA ; A*"),
        ("Pay: ....AaaAA ; A*", "ctrl+alt+right", "Pay: .....--AA ; A*"),
        ("Pay: AAA ; A* off4", "alt+shift+right", "Pay: AAAaA ; A* off4"),
    ]);
}

#[test]
fn a_bar_within_days_off_keeps_its_days() {
    check_all(&[
        ("Pay: .....aa", "drag A +7", "Pay: .....--.....aa ; A*"),
        ("Pay: .....aa", "drag A -3", "Pay: ..AA ; A*"),
        ("Pay: .....aa | Shop: .....--B ; A>B", "drag A +7", "Pay: .....--.....aa | Shop: .....--.....--B ; A* A>B"),
    ]);
}
