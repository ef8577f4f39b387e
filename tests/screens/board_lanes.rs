//! Lanes: what they gather, drops between them, folding, new stories, and limits that count lanes.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::model::{LimitPolicy, LimitScope, Priority};

use crate::board_support::{ROOMY, changed, edit_column, edit_story, grip, sample_in};
use crate::support::{Screen, upper};

fn lanes_by(field: &str) -> Screen {
    let mut screen = sample_in(ROOMY);
    screen.group_by(field);
    screen
}

fn assignee(screen: &Screen, key: &str) -> Option<String> {
    let project = screen.document().project();
    screen.story(key).assignee.map(|id| project.people.get(id).unwrap().name.clone())
}

#[test]
fn stories_are_grouped_by_each_field() {
    for (field, first, group, cards) in [
        ("Assignee", "Aiko Tanabe", "Mara Kessler, Ready", &["NP-127", "NP-133"][..]),
        ("Priority", "Urgent", "High, In progress", &["NP-122"]),
        ("Initiative", "Biometric confirmation", "One-tap checkout, Ready", &["NP-131", "NP-127"]),
        ("Label", "accessibility", "checkout, In progress", &["NP-122", "NP-205"]),
    ] {
        let screen = lanes_by(field);
        assert_eq!(screen.lanes().first().map(String::as_str), Some(first), "{field}: {:?}", screen.lanes());
        assert_eq!(screen.cards_in(group), cards, "{field}");
        assert!(screen.has(&format!("Lanes: {field}")));
        screen.harness.check_accessibility();
    }
    let mut screen = lanes_by("Assignee");
    screen.group_by("No lanes");
    assert!(screen.lanes().is_empty());
    assert_eq!(screen.cards_in("Ready").len(), 6);
}

#[test]
fn a_story_with_two_labels_stands_in_both_lanes() {
    let screen = lanes_by("Label");
    assert_eq!(screen.cards_in("copy, Ready"), ["NP-127", "NP-146"]);
    assert_eq!(screen.cards_in("checkout, Ready"), ["NP-131", "NP-127"]);
}

#[test]
fn a_lane_tells_what_it_holds() {
    let screen = lanes_by("Assignee");
    assert_eq!(screen.described("Fold Mara Kessler"), "4 stories, 10 points");
    assert_eq!(screen.described("Fold Leila Haddani"), "0 stories, 0 points");
    assert_eq!(screen.described("NP-133 Load test the token vault at 500 payments/s"), "Ready, 2 of 2, Mara Kessler");
}

#[test]
fn a_drop_in_another_lane_sets_what_the_lane_stands_for() {
    let mut screen = lanes_by("Assignee");
    screen.drag_card("NP-131", upper(screen.card("NP-133")));
    assert_eq!(screen.cards_in("Mara Kessler, Ready"), ["NP-127", "NP-131", "NP-133"]);
    assert_eq!(assignee(&screen, "NP-131").as_deref(), Some("Mara Kessler"));
    assert_eq!(screen.story("NP-131").column, screen.column_id("Ready"));
    assert_eq!(screen.steps(), 1);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(assignee(&screen, "NP-131").as_deref(), Some("Ana Novak"));
    assert_eq!(screen.cards_in("Ana Novak, Ready"), ["NP-131"]);
}

#[test]
fn a_drop_in_an_empty_lane_works_in_any_column() {
    let mut screen = lanes_by("Assignee");
    let below_its_name = vec2(0.0, 40.0);
    let to = screen.across("In review", "Fold Leila Haddani") + below_its_name;
    screen.drag_card("NP-131", to);
    assert_eq!(screen.cards_in("Leila Haddani, In review"), ["NP-131"]);
    assert_eq!(assignee(&screen, "NP-131").as_deref(), Some("Leila Haddani"));
    assert_eq!(screen.steps(), 1, "column and person in one step");
}

#[test]
fn a_drop_moves_from_one_label_to_another_and_keeps_the_rest() {
    let mut screen = lanes_by("Label");
    let card = screen.harness.get_by_role_and_label(egui::accesskit::Role::List, "copy, Ready");
    let from = card.get_by_label_contains("NP-127 Explain").rect().min + vec2(60.0, 16.0);
    let to = screen.across("Ready", "Fold platform") + vec2(0.0, 40.0);
    screen.drag(from, to);
    screen.drop(to);
    let labels: Vec<_> = screen.story("NP-127").labels.into_iter().collect();
    assert_eq!(labels, ["checkout", "platform"]);
}

#[test]
fn a_lane_folds_by_click_and_by_keyboard() {
    let mut screen = lanes_by("Assignee");
    screen.press("Fold Ana Novak");
    assert!(screen.has("Unfold Ana Novak"));
    assert!(!screen.shows("NP-131 Remember"));
    screen.press("Unfold Ana Novak");
    assert!(screen.shows("NP-131 Remember"));

    let mut screen = lanes_by("Assignee");
    for _ in 0..200 {
        screen.key(Modifiers::NONE, Key::Tab);
        if screen.harness.get_by_label("Fold Ana Novak").accesskit_node().is_focused() {
            break;
        }
    }
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.has("Unfold Ana Novak"), "by Tab and Enter");
    screen.key(Modifiers::NONE, Key::Space);
    assert!(screen.has("Fold Ana Novak"), "by Space");

    screen.open_menu("Lanes");
    screen.press("Fold all lanes");
    assert!(!screen.shows("NP-122 Pay"));
    screen.open_menu("Lanes");
    screen.press("Unfold all lanes");
    assert!(screen.shows("NP-122 Pay"));
}

#[test]
fn a_folded_lane_opens_under_a_card_that_rests_on_it() {
    let mut screen = lanes_by("Assignee");
    screen.press("Fold Mara Kessler");
    let from = grip(&screen, "NP-131");
    let over = screen.across("Ready", "Unfold Mara Kessler");
    screen.harness.drag_at(from);
    screen.harness.step();
    screen.harness.hover_at(from + vec2(20.0, 20.0));
    screen.harness.step();
    screen.harness.hover_at(over);
    screen.frame(0.016);
    screen.frame(0.3);
    assert!(screen.has("Unfold Mara Kessler"), "not yet after 0.3 s");
    screen.frame(0.25);
    screen.frame(0.016);
    assert!(screen.has("Fold Mara Kessler"), "after 0.55 s");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has("Unfold Mara Kessler"), "Escape folds it again");
    screen.drop(over);
    assert_eq!(screen.steps(), 0);

    // A quick drop lands in it folded.
    screen.harness.drag_at(from);
    screen.frame(0.016);
    screen.harness.hover_at(from + vec2(20.0, 20.0));
    screen.frame(0.016);
    screen.harness.hover_at(over);
    screen.frame(0.016);
    screen.drop(over);
    assert_eq!(assignee(&screen, "NP-131").as_deref(), Some("Mara Kessler"));
    assert!(screen.has("Unfold Mara Kessler"));
}

#[test]
fn a_new_story_in_a_lane_gets_its_value() {
    let mut screen = lanes_by("Assignee");
    screen.pick("NP-140", Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::N);
    screen.type_text("Say which shop was refunded");
    screen.key(Modifiers::NONE, Key::Enter);
    screen.key(Modifiers::NONE, Key::Escape);
    let cards = screen.cards_in("Luis Urrutia, Ready");
    assert_eq!(cards.len(), 2, "{cards:?}");
    assert_eq!(assignee(&screen, &cards[0]).as_deref(), Some("Luis Urrutia"));
    assert_eq!(screen.story(&cards[0]).title, "Say which shop was refunded");
}

/// Lanes by priority, in which a column's limit counts each lane.
fn limited(policy: LimitPolicy) -> Screen {
    let mut screen = changed(ROOMY, |project| {
        edit_column(project, "In progress", |column| {
            (column.limit, column.limit_policy, column.limit_scope) = (Some(3), policy, LimitScope::Lane);
        });
        edit_story(project, "NP-131", |story| story.priority = Priority::High);
    });
    screen.group_by("Priority");
    screen
}

#[test]
fn a_limit_of_each_lane_shows_what_a_drop_would_make_of_it() {
    let mut screen = limited(LimitPolicy::Warn);
    assert!(screen.paints("3 / 3") && screen.paints("1 / 3"), "{:?}", screen.painted());
    assert_eq!(screen.described("In progress"), "4 stories, 13 points, limit 3 in each lane");
    assert_eq!(screen.described("Fold High"), "3 stories, 10 points, In progress 1 / 3");
    let (from, over) = (grip(&screen, "NP-131"), upper(screen.card("NP-124")));
    screen.drag(from, over);
    assert!(screen.paints("4 / 3"), "{:?}", screen.painted());
    assert!(screen.paints("1 / 3"), "the other lane stays as it is");
    screen.drop(over);
    assert_eq!(screen.cards_in("Medium, In progress"), ["NP-131", "NP-124", "NP-119", "NP-205"]);
    assert!(screen.paints("4 / 3"));
}

#[test]
fn a_lane_whose_limit_blocks_refuses_and_says_why() {
    let mut screen = limited(LimitPolicy::Block);
    screen.drag_card("NP-131", upper(screen.card("NP-124")));
    assert_eq!(screen.steps(), 0);
    let why = "“In progress” holds 3 of at most 3 stories in the lane “Medium”, and its limit is set to block. Move a \
               story out of the lane first, or raise the column's limit.";
    assert!(screen.says(why), "{:?}", screen.texts());
    assert!(screen.harness.query_by_role_and_label(egui::accesskit::Role::Alert, why).is_some());
    screen.drag_card("NP-131", upper(screen.card("NP-122")));
    assert_eq!(screen.cards_in("High, In progress"), ["NP-131", "NP-122"], "the other lane has room");
}

#[test]
fn going_to_a_story_opens_its_lane_and_its_column() {
    let mut screen = sample_in(ROOMY);
    screen.group_by("Assignee");
    screen.click("Fold Ana Novak");
    screen.in_menu_of("In progress", "Fold");
    assert!(!screen.shows_card("NP-122"));
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text("NP-122");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.shows_card("NP-122"));
    let focused = screen.harness.root().query_all_by_role(egui::accesskit::Role::ListItem).any(|n| n.is_focused());
    assert!(focused, "the card has the focus");
}

#[test]
fn the_limit_of_a_lane_with_a_long_name_stays_in_sight() {
    let mut screen = changed(ROOMY, |project| {
        edit_column(project, "Ready", |column| {
            (column.limit, column.limit_scope) = (Some(9), LimitScope::Lane);
            column.limit_policy = LimitPolicy::Warn;
        });
        let mut initiatives: Vec<_> = project.initiatives.iter().map(|i| (**i).clone()).collect();
        for initiative in &mut initiatives {
            initiative.title = format!("{} in all the shops of all the countries that we sell in", initiative.title);
            project.initiatives.insert(initiative.clone());
        }
    });
    screen.group_by("Initiative");
    let figures = screen.painted().iter().filter(|text| text.ends_with(" / 9")).count();
    assert_eq!(figures, screen.lanes().len(), "{:?}", screen.painted());
}
