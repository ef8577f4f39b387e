//! Lifting by keyboard, and the commands that move at once.

use crate::check_all;

#[test]
fn lifted_cards_go_where_the_arrows_lead() {
    check_all(&[
        ("Ready: a b* c d", "lift b; down; drop", "Ready: a c b* d"),
        ("Ready: a b* c d", "lift b; down; down; drop", "Ready: a c d b*"),
        ("Ready: a b* c d", "lift b; down; down; down; drop", "Ready: a c d b*"),
        ("Ready: a b* c d", "lift b; up; drop", "Ready: b* a c d"),
        ("Ready: a b* c d", "lift b; up; up; drop", "Ready: b* a c d"),
        ("Ready: a b* c d", "lift b; bottom; drop", "Ready: a c d b*"),
        ("Ready: a b c* d", "lift c; top; drop", "Ready: c* a b d"),
        ("Ready: a b* | Doing: c d", "lift b; right; drop", "Ready: a | Doing: c b* d"),
        ("Ready: a b* | Doing: | Done:", "lift b; right; right; drop", "Ready: a | Doing: | Done: b*"),
        ("Ready: a b* | Doing: c | Done: d", "lift b; last; drop", "Ready: a | Doing: c | Done: d b*"),
        ("Ready: a | Doing: c | Done: d*", "lift d; first; drop", "Ready: d* a | Doing: c | Done:"),
        ("Ready: a b* | Doing: c d", "lift b; right; down; drop", "Ready: a | Doing: c d b*"),
        ("Ready: a b* | Doing: c d", "lift b; right; top; drop", "Ready: a | Doing: b* c d"),
        ("Ready: a* | Doing: b", "lift a; left; right; drop", "Ready: | Doing: a* b"),
        ("Ready: a b* c* d", "lift b; down; drop", "Ready: a d b* c*"),
        ("Ready: a b* c* d", "lift c; up; drop", "Ready: b* c* a d"),
        ("Ready: a b* c* d", "lift c; down; drop", "Ready: a d b* c*"),
        ("Ready: a b* c d* e", "lift b; down; drop", "Ready: a c b* d* e"),
        ("Ready: a b* c d* e", "lift b; down; down; drop", "Ready: a c e b* d*"),
        ("Ready: a (x) b* (y) c", "lift b; down; drop", "Ready: a (x) (y) c b*"),
        ("Ready: a (x) b* (y) c", "lift b; up; drop", "Ready: b* a (x) (y) c"),
    ]);
}

#[test]
fn back_where_it_was_lifted_or_cancelled_is_no_step() {
    check_all(&[
        ("Ready: a b* c", "lift b; drop", "Ready: a b* c"),
        ("Ready: a b* c", "lift b; down; up; drop", "Ready: a b* c"),
        ("Ready: a b* c", "lift b; up; down; drop", "Ready: a b* c"),
        ("Ready: a b* c* d", "lift c; down; up; drop", "Ready: a b* c* d"),
        ("Ready: a b* | Doing: c d", "lift b; right; left; drop", "Ready: a b* | Doing: c d"),
        ("Ready: a* (x) b", "lift a; down; up; drop", "Ready: a* (x) b"),
        ("Ready: a b* | Doing: c", "lift b; right; down; escape", "Ready: a b* | Doing: c"),
        ("Ready: a b* c** | Doing: d", "lift c; right; escape; drop", "Ready: a b* c** | Doing: d"),
        ("Ready: a* | Doing: b", "lift a; left; drop", "Ready: a* | Doing: b"),
        // Arrows without anything lifted.
        ("Ready: a* | Doing: b", "right; down; drop", "Ready: a* | Doing: b"),
    ]);
}

#[test]
fn commands_move_the_selection_at_once() {
    check_all(&[
        ("Ready: a b* c", "alt+up", "Ready: b* a c"),
        ("Ready: a b* c", "alt+down", "Ready: a c b*"),
        ("Ready: a* b c", "alt+down; alt+down", "Ready: b c a*"),
        ("Ready: a b c* d", "alt+home", "Ready: c* a b d"),
        ("Ready: a b* c d", "alt+end", "Ready: a c d b*"),
        ("Ready: a b* | Doing: c d", "alt+right", "Ready: a | Doing: c b* d"),
        ("Ready: a | Doing: b c* d", "alt+left", "Ready: a c* | Doing: b d"),
        ("Ready: a b* c* d", "alt+up", "Ready: b* c* a d"),
        ("Ready: a b* c* d", "alt+down", "Ready: a d b* c*"),
        ("Ready: a b* c d* e", "alt+up", "Ready: b* d* a c e"),
        ("Ready: a b* c d* e", "alt+down", "Ready: a c e b* d*"),
        ("Ready: a* b | Doing: c* d | Done:", "alt+right", "Ready: b | Doing: a* c* d | Done:"),
        ("Ready: a* b | Doing: c** d | Done:", "alt+right", "Ready: b | Doing: d | Done: a* c**"),
        ("Ready: a* b (x) c", "alt+down", "Ready: b (x) a* c"),
        ("Ready: (x) a b*", "alt+home", "Ready: b* (x) a"),
    ]);
}

#[test]
fn commands_at_an_edge_do_nothing() {
    check_all(&[
        ("Ready: a* b", "alt+up", "Ready: a* b"),
        ("Ready: a b*", "alt+down", "Ready: a b*"),
        ("Ready: a* b | Doing: c", "alt+left", "Ready: a* b | Doing: c"),
        ("Ready: a b | Doing: c*", "alt+right", "Ready: a b | Doing: c*"),
        ("Ready: a* b", "alt+home", "Ready: a* b"),
        ("Ready: a b*", "alt+end", "Ready: a b*"),
        ("Ready: a b | Doing: c", "alt+right", "Ready: a b | Doing: c"),
        ("Ready: (x) a* b", "alt+up", "Ready: (x) a* b"),
        ("Ready: a (x) b*", "alt+down", "Ready: a (x) b*"),
        ("Ready: a (x) b* (y)", "alt+end", "Ready: a (x) b* (y)"),
    ]);
}
