//! The rubber band.

use crate::check_all;

#[test]
fn a_band_selects_the_cards_between_its_corners_and_nothing_else() {
    check_all(&[
        ("Ready: a b c | Doing: d e f", "band Ready@0..Doing@1", "Ready: a* b* c | Doing: d* e* f"),
        ("Ready: a b c | Doing: d e f", "band Doing@1..Ready@0", "Ready: a* b* c | Doing: d* e* f"),
        ("Ready: a b c | Doing: d e f", "band Ready@2..Ready@1", "Ready: a b* c* | Doing: d e f"),
        ("Ready: a b c | Doing: d e f", "band Doing@1..Doing@9", "Ready: a b c | Doing: d e* f*"),
        ("Ready: a b* c | Doing: d", "band Doing@0..Doing@0", "Ready: a b c | Doing: d*"),
        ("Ready: a b* | Doing: | Done: c", "band Doing@0..Doing@3", "Ready: a b | Doing: | Done: c"),
        ("Ready: a | -Doing: b | Done: c", "band Ready@0..Done@0", "Ready: a* | -Doing: b | Done: c*"),
        ("Ready: a (x) b | Doing:", "band Ready@0..Ready@1", "Ready: a* (x) b* | Doing:"),
        ("Ready: red1 blue1 red2", "filter red; band Ready@0..Ready@1", "Ready: red1* blue1 red2*"),
        ("Ready~title: c b a", "band Ready@0..Ready@1", "Ready~title: c b* a*"),
    ]);
}

#[test]
fn with_ctrl_or_shift_it_adds() {
    check_all(&[
        ("Ready: a* b | Doing: c d", "+band Doing@0..Doing@0", "Ready: a* b | Doing: c* d"),
        ("Ready: a* b | Doing: c d", "+band Ready@0..Doing@0", "Ready: a* b | Doing: c* d"),
        ("Ready: a b* | Doing: c d", "+band Ready@0..Ready@0", "Ready: a* b** | Doing: c d"),
        ("Ready: a* b | Doing:", "+band Doing@0..Doing@4", "Ready: a* b | Doing:"),
        ("Ready: a* b | Doing: c", "band Doing@0..Doing@0; +band Ready@1..Ready@1", "Ready: a b* | Doing: c**"),
    ]);
}

#[test]
fn in_lanes_it_takes_whole_cells_between_the_first_and_the_last() {
    check_all(&[
        (
            "Ana; Ready: a b | Doing: c / Bob; Ready: d e | Doing: f",
            "band Ana/Ready@1..Bob/Ready@0",
            "Ana; Ready: a b* | Doing: c / Bob; Ready: d* e | Doing: f",
        ),
        (
            "Ana; Ready: a b | Doing: c / Bob; Ready: d e | Doing: f",
            "band Bob/Doing@0..Ana/Ready@0",
            "Ana; Ready: a* b* | Doing: c* / Bob; Ready: d* e | Doing: f*",
        ),
        (
            "Ana; Ready: a / Bob; Ready: b c / Nobody; Ready: d e",
            "band Ana/Ready@0..Nobody/Ready@0",
            "Ana; Ready: a* / Bob; Ready: b* c* / Nobody; Ready: d* e",
        ),
        (
            "Ana; Ready: a / -Bob; Ready: b c / Nobody; Ready: d e",
            "band Ana/Ready@0..Nobody/Ready@0",
            "Ana; Ready: a* / -Bob; Ready: b c / Nobody; Ready: d* e",
        ),
        // A card that stands in two lanes is selected once, and in both.
        ("blue; Ready: a b / red; Ready: a c", "band red/Ready@0..red/Ready@0", "blue; Ready: a* b / red; Ready: a* c"),
    ]);
}

#[test]
fn what_it_selects_can_be_dragged() {
    check_all(&[
        ("Ready: a b c | Doing: d", "band Ready@1..Ready@2; drag b to Doing@end", "Ready: a | Doing: d b* c*"),
        (
            "Ana; Ready: a b / Bob; Ready: c",
            "band Ana/Ready@0..Bob/Ready@0; drag a to Nobody/Ready@0",
            "Ana; Ready: / Bob; Ready: / Nobody; Ready: a* b* c*",
        ),
    ]);
}

#[test]
fn escape_while_it_is_pulled_keeps_what_was_selected() {
    check_all(&[
        ("Ready: a b* c | Doing: d", "pull Ready@0..Doing@0; escape", "Ready: a b* c | Doing: d"),
        ("Ready: a b* | Doing: c", "pull Ready@0..Doing@0; scroll >80; escape", "Ready: a b* | Doing: c"),
        ("Ready: a b* | Doing: c >40", "pull Ready@0..Doing@0; scroll >80; escape", "Ready: a b* | Doing: c >40"),
        ("Ready: a b* | Doing: c", "pull Ready@0..Doing@0; escape; drop", "Ready: a b* | Doing: c"),
        // While a band is pulled nothing can be lifted.
        ("Ready: a b* | Doing: c", "pull Ready@0..Ready@0; lift c; first; drop", "Ready: a* b | Doing: c"),
        ("Ready: a* b | Doing: c", "pull Ready@1..Doing@0; delete b; drop", "Ready: a* | Doing: c*"),
    ]);
}
