//! The critical path, which follows every edit.

use crate::check_all;

#[test]
fn what_sets_the_end_of_the_plan_is_critical() {
    check_all(&[
        ("Pay: AA | Shop: ..B ; A^ B^ A>B critical", "drag B +1", "Pay: AA | Shop: ...B ; B^* A>B critical"),
        ("Pay: AA | Shop: ...B ; B^ A>B critical", "drag A +1", "Pay: .AA | Shop: ...B ; A^* B^ A>B critical"),
        (
            "Pay: A | Shop: .B | Core: ..C ; A^ B^ C^ A>B B>C critical",
            "drag A.end +1",
            "Pay: AA | Shop: ..B | Core: ...C ; A^* B^ C^ A>B B>C critical",
        ),
        ("Pay: AA | Shop: B ; A^ critical", "drag B.end +3", "Pay: AA | Shop: BBBB ; B^* critical"),
    ]);
}
