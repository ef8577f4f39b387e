//! The four kinds of links, with lags and leads in working days.

use crate::check_all;

#[test]
fn finish_to_start() {
    check_all(&[
        ("Pay: AA | Shop: ...B ; A>B+1", "drag A +1", "Pay: .AA | Shop: ....B ; A* A>B+1"),
        ("Pay: AA | Shop: ....B ; A>B+2", "drag A +1", "Pay: .AA | Shop: .....--B ; A* A>B+2"),
        ("Pay: AA | Shop: .B ; A>B-1", "drag A +1", "Pay: .AA | Shop: ..B ; A* A>B-1"),
        ("Pay: AAA | Shop: B ; A>B-3", "drag A +2", "Pay: ..AAA | Shop: ..B ; A* A>B-3"),
        ("Pay: AA | Shop: ....B ; A>B+2", "take A +2", "Pay: AA | Shop: ....B ; A* A>B+2 => holds A 3..4, pushes B 9"),
    ]);
}

#[test]
fn start_to_start() {
    check_all(&[
        ("Pay: AAA | Shop: BB ; A>B.SS", "drag A +1", "Pay: .AAA | Shop: .BB ; A* A>B.SS"),
        ("Pay: AAA | Shop: .BB ; A>B.SS", "drag A +1", "Pay: .AAA | Shop: .BB ; A* A>B.SS"),
        ("Pay: AAA | Shop: BB ; A>B.SS", "drag A.end +2", "Pay: AAAAA | Shop: BB ; A* A>B.SS"),
        ("Pay: AAA | Shop: BB ; A>B.SS", "drag A.start +1", "Pay: .AA | Shop: .BB ; A* A>B.SS"),
        ("Pay: AAA | Shop: .BB ; A>B.SS+1", "drag A +1", "Pay: .AAA | Shop: ..BB ; A* A>B.SS+1"),
        ("Pay: .AAA | Shop: BB ; A>B.SS-1", "drag A +1", "Pay: ..AAA | Shop: .BB ; A* A>B.SS-1"),
    ]);
}

#[test]
fn finish_to_finish() {
    check_all(&[
        ("Pay: AAA | Shop: .BB ; A>B.FF", "drag A +1", "Pay: .AAA | Shop: ..BB ; A* A>B.FF"),
        ("Pay: AAA | Shop: ..BB ; A>B.FF", "drag A +1", "Pay: .AAA | Shop: ..BB ; A* A>B.FF"),
        ("Pay: AAA | Shop: .BB ; A>B.FF", "drag A.end +1", "Pay: AAAA | Shop: ..BB ; A* A>B.FF"),
        ("Pay: AAA | Shop: .BB ; A>B.FF", "drag A.start +1", "Pay: .AA | Shop: .BB ; A* A>B.FF"),
        ("Pay: AAA | Shop: ..BB ; A>B.FF+1", "drag A +1", "Pay: .AAA | Shop: ...BB ; A* A>B.FF+1"),
        ("Pay: AAA | Shop: BB ; A>B.FF-1", "drag A +1", "Pay: .AAA | Shop: .BB ; A* A>B.FF-1"),
    ]);
}

#[test]
fn start_to_finish() {
    check_all(&[
        ("Pay: ..AA | Shop: BB ; A>B.SF", "drag A +1", "Pay: ...AA | Shop: .BB ; A* A>B.SF"),
        ("Pay: ..AA | Shop: .BB ; A>B.SF", "drag A +1", "Pay: ...AA | Shop: .BB ; A* A>B.SF"),
        ("Pay: ..AA | Shop: BB ; A>B.SF", "drag A.end +3", "Pay: ..AAAaa | Shop: BB ; A* A>B.SF"),
        ("Pay: ..AA | Shop: .BB ; A>B.SF+1", "drag A +1", "Pay: ...AA | Shop: ..BB ; A* A>B.SF+1"),
    ]);
}

#[test]
fn kinds_in_a_chain() {
    check_all(&[
        (
            "Pay: AAA | Shop: BB | Core: ..C ; A>B.SS B>C",
            "drag A +1",
            "Pay: .AAA | Shop: .BB | Core: ...C ; A* A>B.SS B>C",
        ),
        (
            "Pay: AAA | Shop: .BB | Core: .CC ; A>B.FF B>C.FF",
            "drag A +1",
            "Pay: .AAA | Shop: ..BB | Core: ..CC ; A* A>B.FF B>C.FF",
        ),
        // Of two links the later bound holds.
        (
            "Pay: AAA | Shop: B | Core: ...CC ; A>C B>C.SS+3",
            "drag B +1",
            "Pay: AAA | Shop: .B | Core: ....CccC ; B* A>C B>C.SS+3",
        ),
    ]);
}
