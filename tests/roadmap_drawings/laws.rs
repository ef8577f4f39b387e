//! What holds for any plan and any run of inputs, drawn and worked in words.

use proptest::prelude::*;

use roadboard::insight::Indexes;
use roadboard::model::{Node, Period};
use roadboard::screens::roadmap::gesture::Gesture;
use roadboard::screens::roadmap::lanes::Lanes;
use roadboard::screens::roadmap::layout::PlanLayout;
use roadboard::screens::roadmap::plan::Hit;

use crate::any::{any_act, any_drawing, words_of};
use crate::hand;
use crate::notation::drawing;
use crate::reading::roadmap;
use crate::roadmap::{Roadmap, Ruler};

/// What stands in a row.
type Row = Vec<(Node, Period)>;

/// The rows of each lane, by its name.
fn rows(lanes: &Lanes, layout: &PlanLayout) -> Vec<(String, Vec<Row>)> {
    let rows = |lane| {
        let row = |at| layout.row(lane, at).map(|(_, bar)| (bar.node, bar.period)).collect();
        (0..layout.row_count(lane)).map(row).collect()
    };
    lanes.all().iter().map(|lane| (lane.name.clone(), rows(lane))).collect()
}

/// What must hold after every input.
fn check(roadmap: &Roadmap, words: &str) -> Result<(), TestCaseError> {
    let (document, view) = (&roadmap.document, &roadmap.view);
    let timeline = &view.timeline;
    let (mut lanes, mut layout) = (Lanes::default(), PlanLayout::default());
    lanes.refresh(document, view.grouping, &mut Ruler);
    layout.prepare(&lanes, &timeline.camera, &view.folded);
    prop_assert_eq!(rows(&timeline.lanes, &timeline.layout), rows(&lanes, &layout), "{}: rows", words);
    prop_assert_eq!(timeline.lanes.undated(), lanes.undated(), "{}: undated", words);
    prop_assert!(*document.indexes() == Indexes::of(document.project()), "{}: indexes", words);
    let project = document.project();
    let plan = view.plan(document);
    for node in roadmap.periods().into_keys() {
        let (spot, bar) = plan.spot_of(node).expect("what has dates has a place");
        prop_assert_eq!(project.period(node), Some(bar.period), "{}: another place", words);
        prop_assert!(bar.period.start <= bar.period.end, "{}: ends before it starts", words);
        let (left, right) = plan.edges(bar);
        let middle = timeline.camera.day_at(f64::midpoint(left, right));
        let is_folded = layout.is_folded(lanes.all()[spot.lane].lane);
        let hit = plan.hit(middle, layout.row_middle(spot), |_| false);
        prop_assert!(is_folded == (hit == Hit::Nothing), "{}: {hit:?} at {node:?}", words);
    }
    prop_assert!(document.plan_selection.picked().iter().all(|node| project.has_node(*node)), "{}: selection", words);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn undoing_all_restores_the_project_and_redoing_all_the_end(
        drawing in any_drawing(), acts in proptest::collection::vec(any_act(), 1..40),
    ) {
        let mut roadmap = roadmap(&drawing);
        check(&roadmap, &drawing)?;
        let start = roadmap.document.snapshot().0;
        let (mut steps, mut said) = (0, drawing);
        for act in acts {
            let Some(words) = words_of(&roadmap, act) else { continue };
            said = format!("{said}; {words}");
            let project = roadmap.document.snapshot().0;
            let was_held = !roadmap.view.timeline.gesture.is_idle();
            let refused = hand::work(&mut roadmap, &words).is_err();
            check(&roadmap, &said)?;
            let (now, _) = roadmap.document.history().len();
            let is_same = *roadmap.document.project() == project;
            prop_assert!(!refused || is_same, "{}: refused, but it changed something", said);
            prop_assert_eq!(now == steps, is_same, "{}: a step that changes nothing, or a change without one", said);
            let is_held = !roadmap.view.timeline.gesture.is_idle();
            if was_held && words != "drop" && words != "undo" || is_held && words != "undo" {
                prop_assert!(is_same, "{}: nothing was dropped, but it changed something", said);
            }
            steps = now;
        }
        let end = roadmap.document.snapshot().0;
        while roadmap.document.redo().is_some() {}
        while roadmap.document.undo().is_some() {
            roadmap.frame();
            check(&roadmap, &said)?;
        }
        prop_assert!(*roadmap.document.project() == start, "{}: undone", said);
        for _ in 0..steps {
            roadmap.document.redo();
            roadmap.frame();
        }
        check(&roadmap, &said)?;
        prop_assert!(*roadmap.document.project() == end, "{}: done again", said);
    }

    #[test]
    fn as_many_steps_back_by_keyboard_return_to_the_same_dates(
        drawing in any_drawing(), zoom in proptest::sample::select(vec!["33", "5", "2", "0.4"]), steps in 1_usize..8,
    ) {
        let mut roadmap = roadmap(&drawing);
        hand::work(&mut roadmap, &format!("zoom {zoom}; ctrl+A")).unwrap();
        let before = roadmap.periods();
        for way in ["alt+right", "alt+left"] {
            for _ in 0..steps {
                hand::work(&mut roadmap, way).unwrap();
            }
        }
        prop_assert_eq!(roadmap.periods(), before, "{} at {}", drawing, zoom);
    }

    /// That what is dropped is what was shown is asserted at each drop, see [`Roadmap::let_go`].
    #[test]
    fn what_is_cancelled_leaves_everything_as_it_was_drawn(
        text in any_drawing(), acts in proptest::collection::vec(any_act(), 1..30),
    ) {
        let mut roadmap = roadmap(&text);
        let mut said = text;
        for act in acts {
            let Some(words) = words_of(&roadmap, act) else { continue };
            let is_pressing = words.contains("drag ") || words.contains("take ");
            if !is_pressing {
                continue;
            }
            let words = words.replace("drag ", "take ");
            said = format!("{said}; {words}; esc");
            let before = roadmap.document.snapshot().0;
            let rows_before = rows(&roadmap.view.timeline.lanes, &roadmap.view.timeline.layout);
            hand::work(&mut roadmap, &words).unwrap();
            let rows_held = rows(&roadmap.view.timeline.lanes, &roadmap.view.timeline.layout);
            prop_assert_eq!(&rows_held, &rows_before, "{}: rows jump while it is held", said);
            let drawn = drawing(&roadmap);
            hand::work(&mut roadmap, "esc").unwrap();
            prop_assert!(matches!(roadmap.view.timeline.gesture, Gesture::Idle));
            prop_assert!(*roadmap.document.project() == before, "{}: cancelled", said);
            let told = drawn.split_once(" => ").map_or(drawn.as_str(), |(drawn, _)| drawn);
            prop_assert_eq!(drawing(&roadmap), told, "{}: drawn otherwise", said);
        }
    }
}
