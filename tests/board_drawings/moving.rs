//! The edit by itself: places, order, equal ranks.

use crate::check_all;

#[test]
fn stories_go_to_the_place_that_is_named() {
    check_all(&[
        ("Ready: a b | Doing: c d", "move b to Doing top", "Ready: a | Doing: b c d"),
        ("Ready: a b | Doing: c d", "move b to Doing bottom", "Ready: a | Doing: c d b"),
        ("Ready: a b | Doing: c d", "move b to Doing before d", "Ready: a | Doing: c b d"),
        ("Ready: a b | Doing: c d", "move b to Doing after c", "Ready: a | Doing: c b d"),
        ("Ready: a b | Doing: c d", "move b to Doing after d", "Ready: a | Doing: c d b"),
        ("Ready: a b | Doing:", "move a to Doing top", "Ready: b | Doing: a"),
        ("Ready: a b | Doing:", "move b to Doing bottom", "Ready: a | Doing: b"),
        ("Ready: a | Doing:", "move a to Doing bottom", "Ready: | Doing: a"),
        // A neighbour that is in another column names no place here.
        ("Ready: a b | Doing: c d", "move b to Doing before a", "Ready: a | Doing: c d b"),
    ]);
}

#[test]
fn within_a_column_they_go_up_and_down() {
    check_all(&[
        ("Ready: a b c d", "move d to Ready top", "Ready: d a b c"),
        ("Ready: a b c d", "move a to Ready bottom", "Ready: b c d a"),
        ("Ready: a b c d", "move a to Ready before d", "Ready: b c a d"),
        ("Ready: a b c d", "move d to Ready after a", "Ready: a d b c"),
        ("Ready: a b c d", "move b,c to Ready top", "Ready: b c a d"),
        ("Ready: a b c d", "move a,d to Ready after b", "Ready: b a d c"),
        ("Ready: a b c d", "move a,c to Ready bottom", "Ready: b d a c"),
        // Next to one that moves itself is where that one stands.
        ("Ready: a b c d", "move b,d to Ready before b", "Ready: a b d c"),
        ("Ready: a b c d", "move b,d to Ready after d", "Ready: a c b d"),
    ]);
}

#[test]
fn several_keep_their_order_that_of_columns_and_then_of_ranks() {
    check_all(&[
        ("Ready: a b | Doing: c d | Done: e", "move e,d,a to Done top", "Ready: b | Doing: c | Done: a d e"),
        ("Ready: a b | Doing: c d | Done: e", "move d,b,c,a to Done bottom", "Ready: | Doing: | Done: e a b c d"),
        ("Ready: a b | Doing: c d | Done: e", "move e,c to Ready before b", "Ready: a c e b | Doing: d | Done:"),
        ("Ready: a b | Doing: c d", "move c,b,b,c to Doing after d", "Ready: a | Doing: d b c"),
        ("Ready: a b c | Doing:", "move c,a to Doing top", "Ready: b | Doing: a c"),
    ]);
}

#[test]
fn between_equal_ranks_there_is_room() {
    check_all(&[
        ("Ready: a=b=c | Doing: d", "move d to Ready before b", "Ready: a d b c | Doing:"),
        ("Ready: a=b=c | Doing: d", "move d to Ready before a", "Ready: d a=b=c | Doing:"),
        ("Ready: a=b=c | Doing: d", "move d to Ready after c", "Ready: a=b=c d | Doing:"),
        ("Ready: a=b=c", "move c to Ready before b", "Ready: a c b"),
        ("Ready: a=b=c", "move a to Ready after b", "Ready: b a c"),
        ("Ready: a=b | Doing: c=d", "move a,b to Doing before d", "Ready: | Doing: c a b d"),
    ]);
}

#[test]
fn where_they_are_already_is_no_step() {
    check_all(&[
        ("Ready: a b c", "move a to Ready top", "Ready: a b c"),
        ("Ready: a b c", "move c to Ready bottom", "Ready: a b c"),
        ("Ready: a b c", "move b to Ready before c", "Ready: a b c"),
        ("Ready: a b c", "move b to Ready after a", "Ready: a b c"),
        ("Ready: a b c", "move b to Ready before b", "Ready: a b c"),
        ("Ready: a b c", "move b to Ready after b", "Ready: a b c"),
        ("Ready: a b c d", "move b,c to Ready before d", "Ready: a b c d"),
        ("Ready: a b c d", "move c,b to Ready after a", "Ready: a b c d"),
        ("Ready: a", "move a to Ready bottom", "Ready: a"),
    ]);
}
