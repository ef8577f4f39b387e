//! Units: dates go to days, weeks, months or quarters, as far as the canvas is zoomed in.

use crate::check_all;

#[test]
fn starts_go_to_the_nearest_week() {
    check_all(&[
        ("Pay: AAAAA ; zoom5", "drag A +3", "Pay: AAAAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "drag A +3.4", "Pay: AAAAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "drag A +3.6", "Pay: .....--AAAAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "drag A +9", "Pay: .....--AAAAA ; A* zoom5"),
        ("Pay: .....--AAAAA ; zoom5", "drag A -4", "Pay: AAAAA ; A* zoom5"),
        ("Pay: ..AAAaaAA ; zoom5", "drag A +1", "Pay: AAAAA ; A* zoom5"),
        ("Pay: ..AAAaaAA ; zoom5", "drag A +2", "Pay: .....--AAAAA ; A* zoom5"),
        ("Pay: AAAAA ; zoom11.9", "drag A +3", "Pay: AAAAA ; A* zoom11.9"),
        ("Pay: AAAAA ; zoom12.1", "drag A +3", "Pay: ...AAaaAAA ; A* zoom12.1"),
        ("Pay: AAAAA ; zoom3.1", "drag A +4", "Pay: .....--AAAAA ; A* zoom3.1"),
        ("Pay: AAAAA ; zoom2.9", "drag A +4", "Pay: AAAAA ; A* zoom2.9"),
    ]);
}

#[test]
fn ends_go_to_the_end_of_a_week() {
    check_all(&[
        ("Pay: AAAAA ; zoom5", "drag A.end +2", "Pay: AAAAAaa ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "drag A.end +6", "Pay: AAAAAaaAAAAAaa ; A* zoom5"),
        ("Pay: AAAAAaaAAAAAaa ; zoom5", "drag A.end -4", "Pay: AAAAAaa ; A* zoom5"),
        ("Pay: AAAAA ; zoom5", "drag A.start +3", "Pay: AAAAA ; A* zoom5"),
        ("Pay: AAAAAaaAAAAAaa ; zoom5", "drag A.start +4", "Pay: .....--AAAAAaa ; A* zoom5"),
        ("Pay: AAAAAaa ; zoom5", "drag A.end -5", "Pay: A ; A* zoom5"),
    ]);
}

#[test]
fn months() {
    check_all(&[
        ("Pay: A ; months", "drag A +31", "Pay: .A ; A* months"),
        ("Pay: A ; months", "drag A +20", "Pay: .A ; A* months"),
        ("Pay: A ; months", "drag A +14", "Pay: A ; A* months"),
        ("Pay: .A ; months", "drag A -31", "Pay: A ; A* months"),
        ("Pay: AA ; months", "drag A +31", "Pay: .AA ; A* months"),
        ("Pay: ..AAA ; months", "drag A +270", "Pay: ...........AAA ; A* months"),
        ("Pay: A ; months", "drag A.end +25", "Pay: AA ; A* months"),
        ("Pay: AAA ; months", "drag A.start +40", "Pay: .AA ; A* months"),
        ("Pay: AAA ; months", "drag A.end -40", "Pay: AA ; A* months"),
    ]);
}

#[test]
fn quarters() {
    check_all(&[
        ("Pay: AAA ; months zoom0.4", "drag A +60", "Pay: ...AAA ; A* months zoom0.4"),
        ("Pay: AAA ; months zoom0.4", "drag A +40", "Pay: AAA ; A* months zoom0.4"),
        ("Pay: AAAAAA ; months zoom0.4", "drag A +100", "Pay: ...AAAAAA ; A* months zoom0.4"),
        ("Pay: AAA ; months zoom0.4", "drag A.end +60", "Pay: AAAAAA ; A* months zoom0.4"),
        ("Pay: .AAA ; months zoom0.4 fiscal1", "drag A +70", "Pay: ....AAA ; A* months zoom0.4 fiscal1"),
        ("Pay: AAA ; months zoom0.4 fiscal1", "drag A +10", "Pay: .AAAa ; A*@1Feb..1May months zoom0.4 fiscal1"),
        ("Pay: AAA ; months zoom0.61", "drag A +31", "Pay: .AAA ; A* months zoom0.61"),
    ]);
}

#[test]
fn a_bar_that_fills_whole_units_goes_on_filling_them() {
    check_all(&[
        ("Pay: AA ; weeks", "drag A +7", "Pay: .AA ; A* weeks"),
        ("Pay: .A ; months", "drag A +29", "Pay: ..A ; A* months"),
        ("Pay: .A ; months", "drag A +60", "Pay: ...A ; A* months"),
        ("Pay: AAA ; months zoom0.4", "drag A +274", "Pay: .........AAA ; A* months zoom0.4"),
        // Freed from units it keeps its working days: 23 from the 5th on.
        ("Pay: A ; months", "alt drag A +4", "Pay: aa ; A*@5Jan..6Feb months"),
    ]);
}

#[test]
fn one_that_does_not_keeps_its_working_days() {
    check_all(&[
        ("Pay: a ; A@10Jan..20Jan months", "drag A +22", "Pay: .a ; A*@1Feb..12Feb months"),
        ("Pay: a ; A@10Jan..20Jan months", "drag A -2", "Pay: a ; A*@1Jan..10Jan months"),
        ("Pay: Aa ; A@1Jan..12Jan weeks", "drag A +7", "Pay: .Aa ; A*@8Jan..19Jan weeks"),
        ("Pay: aa ; A@3Jan..9Jan weeks", "drag A +5", "Pay: .a ; A*@8Jan..12Jan weeks"),
    ]);
}
