//! The order of themes.

use crate::check_all;

#[test]
fn a_theme_is_carried_by_its_name() {
    check_all(&[
        ("Pay: A | Shop: B | Core:", "carry Core above Pay", "Core: | Pay: A | Shop: B"),
        ("Pay: A | Shop: B | Core:", "carry Core above Shop", "Pay: A | Core: | Shop: B"),
        ("Pay: A | Shop: B | Core:", "carry Core below Pay", "Pay: A | Core: | Shop: B"),
        ("Pay: A | Shop: B | Core:", "carry Pay below Core", "Shop: B | Core: | Pay: A"),
        ("Pay: A | Shop: B | Core:", "carry Pay below Shop", "Shop: B | Pay: A | Core:"),
        ("Pay: A | Shop: B | Core:", "carry Pay above Core", "Shop: B | Pay: A | Core:"),
        ("Pay: A | Shop: B | No theme: C", "carry Pay below No_theme", "Shop: B | Pay: A | No theme: C"),
        ("Pay: A | Shop: B | Core:", "carry Core above Pay; undo", "Pay: A | Shop: B | Core:"),
    ]);
}

#[test]
fn where_it_is_is_no_step() {
    check_all(&[
        ("Pay: A | Shop: B | Core:", "carry Shop above Shop", "Pay: A | Shop: B | Core:"),
        ("Pay: A | Shop: B | Core:", "carry Shop below Shop", "Pay: A | Shop: B | Core:"),
        ("Pay: A | Shop: B | Core:", "carry Shop below Pay", "Pay: A | Shop: B | Core:"),
        ("Pay: A | Shop: B | Core:", "carry Shop above Core", "Pay: A | Shop: B | Core:"),
        ("Pay: A | Shop: B | Core:", "carry Core below Core", "Pay: A | Shop: B | Core:"),
        ("Pay: A", "carry Pay below Pay", "Pay: A"),
    ]);
}

#[test]
fn its_place_shows_before_the_drop() {
    check_all(&[
        ("Pay: A | Shop: B", "lift Shop above Pay", "Pay: A | Shop: B => carries Shop before Pay"),
        ("Pay: A | Shop: B", "lift Pay below Shop", "Pay: A | Shop: B => carries Pay last"),
        ("Pay: A | Shop: B", "lift Pay below Shop; esc", "Pay: A | Shop: B"),
        ("Pay: A | Shop: B | Core:", "lift Core above Pay; lift Core below Core; drop", "Pay: A | Shop: B | Core:"),
    ]);
}
