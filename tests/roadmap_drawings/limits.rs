//! The years 1900 to 2200.

use crate::check_all;

#[test]
fn a_drag_stops_at_the_ends_of_time() {
    check_all(&[
        ("Pay: AA", "drag A +90000", "Pay: ; A*@30Dec2200..31Dec2200"),
        ("Pay: AA", "drag A -90000", "Pay: ; A*@1Jan1900..2Jan1900"),
        ("Pay: M", "drag M +90000", "Pay: ; M*@31Dec2200"),
    ]);
}

#[test]
fn a_push_beyond_them_is_refused() {
    check_all(&[
        (
            "Pay: AA | Shop: ..B ; A>B",
            "drag A +90000",
            "Pay: AA | Shop: ..B ; A* A>B => “B” would leave the years 1900 to 2200.",
        ),
        ("Pay: AA | Shop: ..B ; A>B", "ctrl drag A +90000", "Pay: | Shop: ..B ; A*@30Dec2200..31Dec2200 A>/B"),
    ]);
}
