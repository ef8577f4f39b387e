//! WIP limits: one that blocks refuses the whole move, one that warns lets it pass.

use roadboard::edit::Refusal;

use crate::reading::board;
use crate::{check_all, drawing, hand};

#[test]
fn a_limit_that_blocks_refuses_and_changes_nothing() {
    for (before, words) in [
        ("Ready: a b | Doing[2]: c d", "drag a to Doing@0"),
        ("Ready: a* b* | Doing[2]: c", "drag a to Doing@end"),
        ("Ready: a* b | Doing[1]: c", "lift a; right; drop"),
        ("Ready: a* b | Doing[0]:", "alt+right"),
        ("Ready: a* | Doing[2]: c=d=e", "drag a to Doing@1"),
    ] {
        let mut board = board(before);
        let start = board.document.snapshot();
        let refusal = hand::work(&mut board, words).unwrap_err();
        assert!(matches!(refusal, Refusal::Limit { .. }), "{before}, {words}: {refusal}");
        assert!(!refusal.to_string().is_empty() && !refusal.hint().is_empty());
        assert!(board.document.snapshot() == start, "{before}, {words}: {}", drawing(&board));
        assert_eq!(board.document.history().len(), (0, 0));
    }
}

#[test]
fn what_fits_or_only_leaves_or_only_warns_passes() {
    check_all(&[
        ("Ready: a b | Doing[3]: c d", "drag a to Doing@0", "Ready: b | Doing[3]: a* c d"),
        ("Ready: a b | Doing(2): c d", "drag a to Doing@0", "Ready: b | Doing(2): a* c d"),
        // What the sprint does not hold is not in the way of it.
        ("Ready: a | Doing[2]: c (x)", "drag a to Doing@0", "Ready: | Doing[2]: a* c (x)"),
        ("Ready: a (x) | Doing[1]: c", "show all; drag x to Doing@0", "Ready: a | Doing[1]: (x)* c"),
        // A column that is too full may still be put in order, and be left.
        ("Ready: a | Doing[1]: c d", "drag d to Doing@0", "Ready: a | Doing[1]: d* c"),
        ("Ready: a | Doing[1]: c d", "drag d to Ready@0", "Ready: d* a | Doing[1]: c"),
        ("Ready: a* | Doing[3]: c* d", "drag a to Doing@end", "Ready: | Doing[3]: d a* c*"),
    ]);
}
