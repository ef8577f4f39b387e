//! Where rows are, and what is in sight.

use proptest::prelude::*;

use super::layout::*;

fn any_contents() -> impl Strategy<Value = Vec<Content>> {
    let content = (any::<[bool; 5]>(), 0..9_usize, proptest::option::of(0..9_usize)).prop_map(
        |([begins, section_folded, named, folded, drafted], rows, cut)| Content {
            begins,
            section_folded,
            named,
            folded: folded && named,
            drafted,
            rows,
            cut: cut.filter(|cut| *cut <= rows && rows > 0),
        },
    );
    proptest::collection::vec(content, 1..12).prop_map(|mut contents| {
        contents[0].begins = true;
        for i in 1..contents.len() {
            if !contents[i].begins {
                contents[i].section_folded = contents[i - 1].section_folded;
            }
        }
        contents
    })
}

proptest! {
    #[test]
    fn what_is_in_sight_is_what_a_look_at_each_row_finds(
        contents in any_contents(), offset in 0.0..1500.0_f64, extent in 50.0..600.0_f64,
    ) {
        let stack = Stack::new(contents);
        let visible = stack.visible(offset, extent);
        for (i, run) in stack.runs().iter().enumerate() {
            let seen = if visible.contains(&i) { run.rows(offset, extent) } else { 0..0 };
            let open = !run.content.folded && !run.content.section_folded;
            for row in 0..if open { run.content.rows } else { 0 } {
                let (top, bottom) = (run.row_top(row), run.row_top(row) + ROW);
                if bottom > offset && top < offset + extent {
                    prop_assert!(seen.contains(&row), "run {i} row {row} of {seen:?}");
                }
                prop_assert!(top >= run.first && bottom <= run.bottom);
            }
        }
        prop_assert!(stack.runs().windows(2).all(|two| two[0].bottom <= two[1].top));
    }

    #[test]
    fn a_drop_lands_at_the_nearer_end_of_a_row(contents in any_contents()) {
        let stack = Stack::new(contents);
        for (i, run) in stack.runs().iter().enumerate() {
            if run.content.folded || run.content.section_folded {
                continue;
            }
            for row in 0..run.content.rows {
                let (upper, lower) = (run.row_top(row) + ROW * 0.2, run.row_top(row) + ROW * 0.8);
                prop_assert_eq!((stack.run_at(upper), run.drop_row(upper)), (Some(i), row));
                prop_assert_eq!((stack.run_at(lower), run.drop_row(lower)), (Some(i), row + 1));
            }
        }
    }

    #[test]
    fn a_revealed_row_is_in_view_below_the_header(
        contents in any_contents(), offset in 0.0..1500.0_f64, run: prop::sample::Index, row: prop::sample::Index,
    ) {
        let stack = Stack::new(contents);
        let run = run.index(stack.runs().len());
        let known = stack.runs()[run];
        prop_assume!(known.content.rows > 0 && !known.content.folded && !known.content.section_folded);
        let (row, extent) = (row.index(known.content.rows), 200.0);
        let start = stack.clamp(offset, extent);
        let shown = stack.reveal(start, run, row, extent);
        let top = known.row_top(row);
        prop_assert!(top >= shown + SECTION - 1e-6 && top + ROW <= shown + extent + 1e-6, "{top} at {shown}");
        prop_assert_eq!(stack.reveal(shown, run, row, extent), shown);
    }
}

#[test]
fn a_row_far_down_keeps_its_place_to_a_fraction_of_a_point() {
    let rows = 10_000_000;
    let stack = Stack::new([Content { begins: true, rows, ..Content::default() }]);
    let run = stack.runs()[0];
    let top = run.row_top(rows - 1);
    let offset = top - 100.25;
    assert_eq!(run.rows(offset, 133.0).start, rows - 5);
    assert!((top - offset - 100.25).abs() < 1e-6);
}

#[test]
fn the_cut_stands_between_two_rows() {
    let stack = Stack::new([Content { begins: true, rows: 4, cut: Some(2), ..Content::default() }]);
    let run = stack.runs()[0];
    assert_eq!(run.row_top(2) - run.row_top(1), ROW + CUT);
    let within = run.row_top(1) + ROW + CUT / 2.0;
    assert_eq!(run.drop_row(within), 2);
    assert_eq!(run.bottom - run.first, 4.0 * ROW + CUT);
}

#[test]
fn narrow_rows_lose_labels_first_and_the_blocker_last() {
    let wants = Wants { labels: 100.0, column: 80.0, initiative: 120.0, blocked: 60.0 };
    let counts: Vec<usize> = [600.0, 459.0, 359.0, 279.0, 159.0]
        .map(|room| {
            let Fits { labels, column, initiative, blocked } = fits(room, 100.0, wants);
            [blocked, initiative, column, labels].into_iter().take_while(|fits| *fits).count()
        })
        .into();
    assert_eq!(counts, [4, 3, 2, 1, 0]);
    assert!(fits(100.0, 100.0, Wants::default()).labels, "what a row does not have takes nothing");
}
