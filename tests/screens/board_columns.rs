//! Columns: folded, sorted, limited, and managed in place.

use egui::{Key, Modifiers, vec2};
use egui_kittest::kittest::Queryable as _;
use roadboard::model::LimitPolicy;

use crate::board_support::{ROOMY, grip, sample_in, with_column};
use crate::support::{Screen, sample, upper};

fn names(screen: &Screen) -> Vec<String> {
    screen.document().project().columns_in_order().iter().map(|c| c.name.clone()).collect()
}

fn double_click(screen: &mut Screen, at: egui::Pos2) {
    screen.harness.hover_at(at);
    screen.harness.step();
    for pressed in [true, false, true, false] {
        let (button, modifiers) = (egui::PointerButton::Primary, Modifiers::NONE);
        screen.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        screen.frame(0.05);
    }
    screen.harness.run();
}

#[test]
fn a_column_folds_and_unfolds() {
    let mut screen = sample();
    screen.in_menu_of("Ready", "Fold");
    assert!(screen.has("Unfold Ready") && !screen.shows("NP-131 Remember"));
    assert!(screen.column("Ready").width() < 50.0);
    screen.press("Unfold Ready");
    assert_eq!(screen.cards_in("Ready").len(), 6);
}

#[test]
fn a_drop_on_a_folded_column_lands_in_it() {
    let mut screen = sample();
    screen.in_menu_of("In review", "Fold");
    let (from, over) = (grip(&screen, "NP-131"), screen.column("In review").center());
    screen.harness.drag_at(from);
    screen.frame(0.016);
    screen.harness.hover_at(from + vec2(20.0, 0.0));
    screen.frame(0.016);
    screen.harness.hover_at(over);
    screen.frame(0.016);
    assert!(screen.has("Unfold In review"), "it opens only after a while");
    screen.drop(over);
    assert!(screen.keys_in("In review").contains(&"NP-131".to_owned()));
    assert!(screen.has("Unfold In review"), "and stays folded after a quick drop");
}

#[test]
fn a_folded_column_opens_under_a_card_that_rests_on_it() {
    let mut screen = sample();
    screen.in_menu_of("In review", "Fold");
    let (from, over) = (grip(&screen, "NP-131"), screen.column("In review").center());
    screen.drag(from, over);
    for _ in 0..3 {
        screen.frame(0.25);
    }
    assert!(!screen.has("Unfold In review"), "it is open");
    assert_eq!(screen.cards_in("In review"), ["NP-116", "NP-121"]);
    let outside = egui::pos2(700.0, 890.0);
    screen.harness.hover_at(outside);
    screen.harness.step();
    screen.drop(outside);
    assert!(screen.has("Unfold In review"), "a drop elsewhere folds it again");
    assert_eq!(screen.steps(), 0);
}

#[test]
fn a_sorted_column_shows_its_order_and_a_drop_changes_only_the_column() {
    let mut screen = sample_in(ROOMY);
    screen.press("Menu of Done");
    screen.harness.get_by_label_contains("Sort by").click();
    screen.harness.run();
    screen.press("Title");
    let by_title = screen.cards_in("Done");
    let mut titles: Vec<_> = by_title.iter().map(|key| screen.story(key).title).collect();
    titles.sort();
    assert_eq!(by_title.iter().map(|key| screen.story(key).title).collect::<Vec<_>>(), titles);
    assert!(screen.painted().iter().any(|text| text.ends_with(" Title")), "the header says so");

    let rank = screen.story("NP-121").rank;
    let (from, over) = (grip(&screen, "NP-121"), upper(screen.card(&by_title[4])));
    screen.drag(from, over);
    assert!(screen.paints("Sorted by title; only the column changes"), "{:?}", screen.painted());
    screen.drop(over);
    screen.move_anyway("It is shipped");
    let moved = screen.story("NP-121");
    assert_eq!(moved.column, screen.column_id("Done"));
    assert_eq!(moved.rank, rank, "the place in the backlog stays");
    assert_eq!(screen.cards_in("Done")[0], "NP-121", "“Audit log” comes first by its title");

    // A drop within it changes nothing at all.
    let to = upper(screen.card(&by_title[4]));
    screen.drag_card("NP-121", to);
    assert_eq!(screen.steps(), 1);
}

#[test]
fn a_limit_shows_what_a_drop_would_make_of_it() {
    let mut screen = sample();
    assert!(screen.paints("4 / 3") && screen.paints("2 / 3"), "{:?}", screen.painted());
    let (from, over) = (grip(&screen, "NP-131"), upper(screen.card("NP-124")));
    screen.drag(from, over);
    assert!(screen.paints("5 / 3"));
    let review = upper(screen.card("NP-116"));
    screen.harness.hover_at(review);
    screen.harness.step();
    screen.harness.step();
    assert!(screen.paints("4 / 3") && screen.paints("3 / 3"), "{:?}", screen.painted());
    screen.key(Modifiers::NONE, Key::Escape);
    screen.drop(review);
    assert!(screen.paints("4 / 3") && screen.paints("2 / 3"));
}

#[test]
fn a_limit_that_blocks_refuses_and_says_why() {
    let mut screen = with_column("In progress", |column| column.limit_policy = LimitPolicy::Block);
    let before = screen.document().project().clone();
    screen.drag_card("NP-131", upper(screen.card("NP-124")));
    assert_eq!(*screen.document().project(), before);
    let why = "“In progress” holds 4 of at most 3 stories, and its limit is set to block. Move a story out of the \
               column first, or raise its limit.";
    assert!(screen.says(why), "{:?}", screen.texts());
    screen.drag_card("NP-205", upper(screen.card("NP-122")));
    assert_eq!(screen.keys_in("In progress")[0], "NP-205", "within the column cards still move");
}

#[test]
fn a_new_column_is_named_in_place() {
    let mut screen = sample();
    screen.in_menu_of("In review", "New column to the right");
    screen.type_text("Staging");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(names(&screen)[2..], ["In review", "Staging", "Done"]);
    assert_eq!(screen.steps(), 1);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(names(&screen).len(), 4, "one step undoes it: {:?}", names(&screen));
    let mut screen = sample_in(ROOMY);
    screen.press("New column");
    screen.type_text("Stag");
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!((names(&screen).len(), screen.steps()), (4, 0), "Escape takes the column back");
    screen.press("New column");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(names(&screen).last().map(String::as_str), Some("New column"), "at the end, under its first name");
}

#[test]
fn a_name_that_is_being_typed_is_kept_when_its_column_folds_and_dropped_when_it_goes() {
    let mut screen = sample();
    screen.in_menu_of("Ready", "Rename");
    screen.type_text("Next");
    screen.press("Menu of Ready");
    screen.press("Fold");
    assert_eq!(names(&screen)[0], "Next");
    screen.press("Unfold Next");
    assert!(!screen.has("Name of the column"));

    screen.in_menu_of("In review", "New column to the right");
    screen.type_text("Staging");
    screen.run_command("Undo");
    assert!(!screen.has("Name of the column"));
    let before = names(&screen);
    screen.harness.run();
    assert_eq!(names(&screen), before);
}

#[test]
fn a_double_click_renames_and_escape_keeps_the_old_name() {
    let mut screen = sample();
    let name = screen.column("Ready").min + vec2(20.0, 16.0);
    double_click(&mut screen, name);
    assert!(screen.has("Name of the column"));
    screen.type_text("Next");
    assert!(screen.shows("Next"), "what is typed replaces the old name: {:?}", screen.texts());
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(names(&screen)[0], "Ready");
    assert!(!screen.has("Name of the column"));
    double_click(&mut screen, name);
    screen.harness.check_accessibility();
    screen.type_text("Next");
    assert!(screen.shows("Next"), "what is typed replaces the old name: {:?}", screen.texts());
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(names(&screen)[0], "Next");
    assert_eq!(screen.steps(), 1);
    screen.in_menu_of("Next", "Rename");
    screen.type_text("  ");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(names(&screen)[0], "Next", "a column has a name");
}

#[test]
fn columns_are_put_in_another_order_by_their_headers_and_by_menu() {
    let mut screen = sample();
    let before = names(&screen);
    let (from, to) =
        (screen.column("Ready").min + vec2(20.0, 16.0), screen.column("In review").min + vec2(180.0, 16.0));
    screen.drag(from, to);
    assert_eq!(names(&screen), before, "nothing moves before the drop");
    screen.drop(to);
    assert_eq!(names(&screen)[..3], ["In progress", "In review", "Ready"]);
    assert_eq!(screen.steps(), 1);
    screen.in_menu_of("Ready", "Move left");
    assert_eq!(names(&screen)[..3], ["In progress", "Ready", "In review"]);
    screen.in_menu_of("Ready", "Move left");
    assert_eq!(names(&screen), before);

    let from = screen.column("Ready").min + vec2(20.0, 16.0);
    screen.drag(from, to);
    screen.key(Modifiers::NONE, Key::Escape);
    screen.drop(to);
    assert_eq!(names(&screen), before, "Escape leaves the order");
}

#[test]
fn a_column_is_deleted_from_its_menu_with_a_place_for_its_stories() {
    let mut screen = sample();
    screen.in_menu_of("In review", "Delete column…");
    assert!(screen.has("Delete In review?"));
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(names(&screen), ["Ready", "In progress", "Done"]);
    assert!(screen.keys_in("Done").contains(&"NP-116".to_owned()));
    screen.press("Undo: Deleted column “In review”");
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-121"]);
}

#[test]
fn all_of_a_column_is_selected_from_its_menu() {
    let mut screen = sample();
    screen.in_menu_of("In progress", "Select all");
    assert_eq!(screen.selected(), ["NP-119", "NP-122", "NP-124", "NP-205"]);
}

/// A column's header, where it is taken.
fn header(screen: &Screen, column: &str) -> egui::Pos2 {
    screen.column(column).min + vec2(20.0, 16.0)
}

#[test]
fn while_a_column_is_carried_keys_are_the_drags_alone() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    let before = screen.document().project().clone();
    let (from, to) = (header(&screen, "Ready"), screen.column("In review").min + vec2(180.0, 16.0));
    screen.drag(from, to);
    for key in [Key::Delete, Key::N, Key::M] {
        screen.key(Modifiers::NONE, key);
    }
    assert_eq!(*screen.document().project(), before, "nothing is deleted meanwhile");
    assert!(!screen.has("Title of the new story") && !screen.shows("Move NP-131 to…"));
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.selected(), ["NP-131"], "Escape ends the drag and nothing else");
    screen.drop(to);
    assert_eq!(*screen.document().project(), before);
}

#[test]
fn a_column_that_is_carried_to_an_edge_scrolls_the_board() {
    let mut screen = sample();
    let (from, done) = (header(&screen, "Ready"), screen.column("Done"));
    let edge = egui::pos2(1090.0, from.y);
    screen.drag(from, edge);
    for _ in 0..20 {
        screen.harness.step();
    }
    assert!(screen.column("Done").min.x < done.min.x - 20.0);
    screen.drop(edge);
    assert_ne!(names(&screen)[0], "Ready");
}

#[test]
fn a_folded_column_has_its_menu_and_can_be_carried() {
    let mut screen = sample();
    screen.in_menu_of("Ready", "Fold");
    let from = screen.column("Ready").center();
    let to = screen.column("In progress").max - vec2(20.0, 200.0);
    screen.drag(from, to);
    screen.drop(to);
    assert_eq!(names(&screen)[..2], ["In progress", "Ready"]);
    assert!(screen.has("Unfold Ready"), "it is folded still");
    screen.in_menu_of("Ready", "Move left");
    assert_eq!(names(&screen)[0], "Ready");
    let at = screen.column("Ready").center();
    screen.harness.hover_at(at);
    screen.harness.step();
    for pressed in [true, false] {
        let (button, modifiers) = (egui::PointerButton::Secondary, Modifiers::NONE);
        screen.harness.event(egui::Event::PointerButton { pos: at, button, pressed, modifiers });
        screen.harness.step();
    }
    screen.harness.run();
    screen.press("Unfold");
    assert!(!screen.has("Unfold Ready"));
}

#[test]
fn a_full_column_says_so_before_the_drop() {
    let mut screen = with_column("In progress", |column| column.limit_policy = LimitPolicy::Block);
    let (from, over) = (grip(&screen, "NP-131"), upper(screen.card("NP-124")));
    screen.drag(from, over);
    let cursor = |screen: &Screen| screen.harness.output().platform_output.cursor_icon;
    assert!(screen.paints("Full: limit 3"), "{:?}", screen.painted());
    assert_eq!(cursor(&screen), egui::CursorIcon::NotAllowed);
    screen.harness.hover_at(upper(screen.card("NP-116")));
    screen.harness.step();
    screen.harness.step();
    assert!(!screen.paints("Full: limit 3"));
    assert_eq!(cursor(&screen), egui::CursorIcon::Grabbing);
    screen.key(Modifiers::NONE, Key::Escape);
    screen.drop(over);

    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.key(Modifiers::NONE, Key::Space);
    screen.key(Modifiers::NONE, Key::ArrowRight);
    assert!(screen.says("In progress, 1 of 5. Full: limit 3"), "{:?}", screen.texts());
}

#[test]
fn keys_are_told_that_a_sorted_column_has_no_places() {
    let mut screen = sample();
    screen.press("Menu of In progress");
    screen.harness.get_by_label_contains("Sort by").click();
    screen.harness.run();
    screen.press("Title");
    screen.key(Modifiers::COMMAND, Key::Num1);
    screen.key(Modifiers::NONE, Key::Space);
    screen.key(Modifiers::NONE, Key::ArrowRight);
    assert!(screen.says("In progress, sorted by title, only the column changes"), "{:?}", screen.texts());
}
