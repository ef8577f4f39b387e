//! The pointer: drops, hidden stories, cancelling, and what the selection becomes.

use crate::check_all;

#[test]
fn cards_land_before_the_row_that_they_are_held_over() {
    check_all(&[
        ("Ready: a b | Doing: c d", "drag a to Doing@0", "Ready: b | Doing: a* c d"),
        ("Ready: a b | Doing: c d", "drag a to Doing@1", "Ready: b | Doing: c a* d"),
        ("Ready: a b | Doing: c d", "drag a to Doing@end", "Ready: b | Doing: c d a*"),
        ("Ready: a b | Doing:", "drag b to Doing@0", "Ready: a | Doing: b*"),
        ("Ready: a b | Doing:", "drag b to Doing@7", "Ready: a | Doing: b*"),
        ("Ready: a b c d", "drag a to Ready@3", "Ready: b c a* d"),
        ("Ready: a b c d", "drag d to Ready@1", "Ready: a d* b c"),
        ("Ready: a b c d", "drag a to Ready@end", "Ready: b c d a*"),
        ("Ready: a=b=c | Doing: d", "drag d to Ready@2", "Ready: a b d* c | Doing:"),
    ]);
}

#[test]
fn the_source_stays_in_its_place_until_the_drop() {
    check_all(&[
        ("Ready: a* b | Doing: c", "drag a over Doing@0", "Ready: a* b | Doing: c"),
        ("Ready: a* b* | Doing: c", "lift a; right; down", "Ready: a* b* | Doing: c"),
        (
            "Ana; Ready: a* / Bob; Ready: b",
            "drag a over Bob/Ready@0; over Ana/Ready@1",
            "Ana; Ready: a* / Bob; Ready: b",
        ),
    ]);
}

#[test]
fn a_selected_card_takes_the_others_along_and_another_goes_alone() {
    check_all(&[
        ("Ready: a* b c* | Doing: d", "drag c to Doing@0", "Ready: b | Doing: a* c* d"),
        ("Ready: a* b | Doing: c* d | Done:", "drag a to Done@0", "Ready: b | Doing: d | Done: a* c*"),
        ("Ready: a* b* c | Doing: d", "drag c to Doing@1", "Ready: a b | Doing: d c*"),
        ("Ready: a* b c d*", "drag d to Ready@2", "Ready: b a* d* c"),
        ("Ready: a b* c** d", "drag b to Ready@0", "Ready: b* c** a d"),
    ]);
}

#[test]
fn dropping_a_card_onto_itself_is_no_step() {
    check_all(&[
        ("Ready: a b* c", "drag b to Ready@1", "Ready: a b* c"),
        ("Ready: a b* c", "drag b to Ready@2", "Ready: a b* c"),
        ("Ready: a b* c* d", "drag c to Ready@1", "Ready: a b* c* d"),
        ("Ready: a b* c* d", "drag c to Ready@2", "Ready: a b* c* d"),
        ("Ready: a b* c* d", "drag b to Ready@3", "Ready: a b* c* d"),
        ("Ready: a*", "drag a to Ready@end", "Ready: a*"),
        ("Ready: a* b*", "drag a to Ready@0", "Ready: a* b*"),
        ("Ready: a* (x) b", "drag a to Ready@0", "Ready: a* (x) b"),
        ("Ready: a* (x) b", "drag a to Ready@1", "Ready: a* (x) b"),
        ("Ready: a (x) b*", "drag b to Ready@2", "Ready: a (x) b*"),
        ("Ready: a b* (x) c* d", "drag b to Ready@2", "Ready: a b* (x) c* d"),
        ("Ready: a* (x)", "drag a to Ready@1", "Ready: a* (x)"),
    ]);
}

#[test]
fn hidden_stories_keep_their_places_next_to_the_shown() {
    check_all(&[
        ("Ready: a | Doing: b (x) c", "drag a to Doing@1", "Ready: | Doing: b (x) a* c"),
        ("Ready: a | Doing: b (x) c (y)", "drag a to Doing@end", "Ready: | Doing: b (x) c a* (y)"),
        ("Ready: a | Doing: (x) b", "drag a to Doing@0", "Ready: | Doing: (x) a* b"),
        ("Ready: a | Doing: (x) (y)", "drag a to Doing@0", "Ready: | Doing: (x) (y) a*"),
        ("Ready: a (x) b (y) c", "drag c to Ready@0", "Ready: c* a (x) b (y)"),
        ("Ready: a (x) b (y) c", "drag a to Ready@2", "Ready: (x) b (y) a* c"),
        ("Ready: a (x) b (y) c", "drag a to Ready@end", "Ready: (x) b (y) c a*"),
        ("Ready: a | Doing: b (x)=(y) c", "drag a to Doing@1", "Ready: | Doing: b (x)=(y) a* c"),
        ("Ready: red1 blue1 red2 blue2 red3", "filter red; drag red3 to Ready@1", "Ready: red1 blue1 red3* red2 blue2"),
        ("Ready: red1 blue1 red2 blue2", "filter red; drag red1 to Ready@end", "Ready: blue1 red2 red1* blue2"),
        ("Ready: red1 blue1 red2", "filter red; drag red1 to Ready@1", "Ready: red1* blue1 red2"),
        ("Ready: a (x) b | Doing:", "show all; drag x to Ready@0", "Ready: (x)* a b | Doing:"),
    ]);
}

#[test]
fn cancelling_leaves_everything_as_it_was() {
    check_all(&[
        ("Ready: a b* | Doing: c", "drag a over Doing@0; escape", "Ready: a b* | Doing: c"),
        ("Ready: a* b** | Doing: c", "drag c over Ready@0; escape", "Ready: a* b** | Doing: c"),
        ("Ready: a* b* | Doing: c", "drag a over Doing@1; escape", "Ready: a* b* | Doing: c"),
        ("Ready: a b | Doing: c", "drag a over Doing@0; escape", "Ready: a b | Doing: c"),
        ("Ready: a b* | Doing: c", "drag a to nowhere", "Ready: a b* | Doing: c"),
        ("Ready: a* b* | Doing: c", "drag b to nowhere", "Ready: a* b* | Doing: c"),
        // What is no longer held cannot be dropped.
        ("Ready: a b* | Doing: c", "drag a over Doing@0; escape; drop", "Ready: a b* | Doing: c"),
        // A second lift while holding changes nothing.
        ("Ready: a b | Doing: c", "drag a over Doing@0; lift b; drop", "Ready: b | Doing: a* c"),
    ]);
}

#[test]
fn escape_brings_back_where_a_range_began() {
    let mut board = crate::reading::board("Ready: a b c* d** | Doing: e");
    let before = board.document.selection.clone();
    crate::hand::work(&mut board, "drag e over Ready@0; escape").unwrap();
    assert_eq!(board.document.selection, before);
}

#[test]
fn a_column_is_carried_to_another_place() {
    check_all(&[
        ("Ready: a* | Doing: b | Done: c", "carry Done before Ready", "Done: c | Ready: a* | Doing: b"),
        ("Ready: a* | -Doing: b | Done: c", "carry Doing last", "Ready: a* | Done: c | -Doing: b"),
        ("Ready: a | Doing: b | Done: c", "carry Ready before Doing", "Ready: a | Doing: b | Done: c"),
        ("Ready: a | Doing: b | Done: c", "carry Done last", "Ready: a | Doing: b | Done: c"),
        ("Ready: a* | Doing: b | Done: c", "carry Done over Ready; escape", "Ready: a* | Doing: b | Done: c"),
        ("Ready: a* | Doing: b >40", "carry Ready over Doing; scroll >80; escape; drop", "Ready: a* | Doing: b >40"),
        // One hand has one thing: a lift or a band meanwhile is none, and neither is a column while cards are held.
        ("Ready: a* | Doing: b", "carry Doing over Ready; lift a; right; drop", "Doing: b | Ready: a*"),
        ("Ready: a* b | Doing: c", "lift a; down; carry Doing over Ready; drop", "Ready: b a* | Doing: c"),
    ]);
}
