//! Dragging: what it looks like, where it drops, how it scrolls, and how it ends.

use egui::{Key, Modifiers, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::model::SprintState;

use crate::board_support::{changed, grip};
use crate::support::{SIZE, Screen, sample, upper};

/// Holds a card over something in the navigation.
fn hold_over(screen: &mut Screen, key: &str, target: &str) -> egui::Pos2 {
    let from = grip(screen, key);
    screen.drag(from, from + vec2(30.0, 30.0));
    let to = screen.harness.get_by_label(&format!("Drop on {target}")).rect().center();
    for at in [from.lerp(to, 0.5), to, to] {
        screen.harness.hover_at(at);
        screen.harness.step();
    }
    to
}

#[test]
fn the_card_stays_as_a_ghost_and_its_picture_follows_the_pointer() {
    let mut screen = sample();
    let before = screen.card("NP-131");
    let (from, over) = (grip(&screen, "NP-131"), upper(screen.card("NP-116")));
    let under = egui::Rect::from_min_size(over + vec2(0.0, 30.0), vec2(60.0, 20.0));
    let (card, ground) = (screen.picture(before), screen.picture(under));
    screen.drag(from, over);
    assert_eq!(screen.card("NP-131"), before, "the layout does not jump");
    assert!(screen.picture(before) != card, "in its place it is faint");
    assert!(screen.picture(under) != ground, "and it is under the pointer");
    screen.drop(over);
    assert!(screen.says("Moved NP-131 to In review"));
}

#[test]
fn several_cards_are_a_stack_with_their_number() {
    let mut screen = sample();
    for (key, modifiers) in
        [("NP-140", Modifiers::NONE), ("NP-131", Modifiers::COMMAND), ("NP-142", Modifiers::COMMAND)]
    {
        screen.pick(key, modifiers);
    }
    let (from, over) = (grip(&screen, "NP-140"), upper(screen.card("NP-116")));
    screen.drag(from, over);
    assert!(screen.paints("3"), "{:?}", screen.painted());
    assert!(screen.paints("5 / 3"), "the header counts all of them");
    screen.drop(over);
    assert_eq!(screen.keys_in("In review"), ["NP-131", "NP-140", "NP-142", "NP-116", "NP-121"]);
    assert!(screen.says("Moved 3 stories to In review"));
    screen.press("Undo the last step");
    assert_eq!(screen.keys_in("In review"), ["NP-116", "NP-121"]);
    assert!(screen.says("Undone: Move 3 stories to In review"));
}

#[test]
fn a_landed_card_flashes_for_a_moment() {
    let mut screen = sample();
    let (from, over) = (grip(&screen, "NP-131"), upper(screen.card("NP-116")));
    screen.drag(from, over);
    screen.harness.drop_at(over);
    screen.harness.step();
    let fills = |screen: &Screen| {
        let card = screen.card("NP-131");
        screen
            .harness
            .output()
            .shapes
            .iter()
            .filter_map(|clipped| match &clipped.shape {
                egui::Shape::Rect(rect) if (rect.rect.min - card.min).length() < 1.5 => Some(rect.fill),
                _ => None,
            })
            .collect::<Vec<_>>()
    };
    screen.frame(0.016);
    let first = fills(&screen);
    screen.frame(0.4);
    let later = fills(&screen);
    assert!(!first.is_empty() && first != later, "it fades: {first:?} {later:?}");
    screen.frame(0.4);
    screen.harness.run();
}

#[test]
fn a_drop_in_the_navigation_plans_the_story() {
    let mut screen = changed(SIZE, |project| {
        let mut next = (**project.active_sprint().unwrap()).clone();
        next.id = roadboard::model::EntityId::from_raw(roadboard::model::RawId::from_bytes([7; 10]));
        (next.name, next.state) = ("Sprint 13".into(), SprintState::Planned);
        project.sprints.insert(next);
    });
    let name = |screen: &Screen| {
        let project = screen.document().project();
        screen.story("NP-131").sprint.map(|id| project.sprints.get(id).unwrap().name.clone())
    };
    let to = hold_over(&mut screen, "NP-131", "Sprint 13");
    screen.harness.check_accessibility();
    screen.drop(to);
    assert_eq!(name(&screen).as_deref(), Some("Sprint 13"));
    assert!(screen.says("Planned NP-131 for Sprint 13"), "{:?}", screen.texts());
    assert!(!screen.keys_in("Ready").contains(&"NP-131".to_owned()));
    screen.press("Undo the last step");
    assert_eq!(name(&screen).as_deref(), Some("Sprint 12"));

    let to = hold_over(&mut screen, "NP-131", "Backlog");
    screen.drop(to);
    assert_eq!(name(&screen), None);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert!(!screen.has("Drop on Backlog"), "the targets go with the drag");
}

#[test]
fn a_drop_on_a_release_or_an_initiative_assigns_it() {
    let mut screen = sample();
    let to = hold_over(&mut screen, "NP-131", "Northwind Pay 2.1");
    screen.drop(to);
    let project = screen.document().project();
    let release = screen.story("NP-131").release.map(|id| project.releases.get(id).unwrap().name.clone());
    assert_eq!(release.as_deref(), Some("Northwind Pay 2.1"));

    screen.pick("NP-142", Modifiers::NONE);
    screen.pick("NP-146", Modifiers::COMMAND);
    let to = hold_over(&mut screen, "NP-142", "Refund API");
    screen.drop(to);
    for key in ["NP-142", "NP-146"] {
        let project = screen.document().project();
        let initiative = screen.story(key).initiative.map(|id| project.initiatives.get(id).unwrap().title.clone());
        assert_eq!(initiative.as_deref(), Some("Refund API"), "{key}");
    }
    assert_eq!(screen.steps(), 2);
    assert_eq!(screen.selected(), ["NP-142", "NP-146"]);
}

#[test]
fn escape_over_the_navigation_leaves_everything_as_it_was() {
    let mut screen = sample();
    screen.pick("NP-127", Modifiers::NONE);
    let before = screen.document().project().clone();
    let to = hold_over(&mut screen, "NP-131", "Backlog");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.says("Cancelled; everything is as it was"));
    assert!(!screen.has("Drop on Backlog"));
    screen.drop(to);
    assert_eq!(*screen.document().project(), before);
    assert_eq!(screen.selected(), ["NP-127"]);
}

#[test]
fn escape_after_scrolling_brings_the_board_back_to_where_it_was() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    screen.pick("NP-127", Modifiers::NONE);
    let (card, done) = (screen.card("NP-131"), screen.column("Done"));
    let from = grip(&screen, "NP-131");
    let corner = screen.column("Ready").center_bottom() - vec2(0.0, 12.0);
    screen.drag(from, corner);
    for _ in 0..20 {
        screen.harness.step();
    }
    assert!(!screen.shows("NP-131 Remember"), "down");
    let right = pos2(1090.0, 500.0);
    for _ in 0..20 {
        screen.harness.hover_at(right);
        screen.harness.step();
    }
    assert!(screen.column("Done").min.x < done.min.x - 20.0, "and to the right");
    screen.key(Modifiers::NONE, Key::Escape);
    screen.drop(right);
    assert_eq!((screen.card("NP-131"), screen.column("Done")), (card, done));
    assert_eq!((screen.selected(), screen.steps()), (vec!["NP-127".to_owned()], 0));
}

#[test]
fn both_axes_scroll_at_once_in_a_corner() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    let from = grip(&screen, "NP-122");
    let top = |screen: &Screen| screen.cards_in("Done").first().cloned();
    let (first, done) = (top(&screen), screen.column("Done"));
    let corner = pos2(1085.0, screen.column("Ready").max.y - 12.0);
    screen.drag(from, corner);
    for _ in 0..30 {
        screen.harness.step();
    }
    assert!(screen.column("Done").min.x < done.min.x - 20.0, "sideways");
    assert_ne!(top(&screen), first, "and down, in the column under the pointer");
    screen.key(Modifiers::NONE, Key::Escape);
}

#[test]
fn the_wheel_scrolls_both_ways_while_a_card_is_held() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    let (from, over) = (grip(&screen, "NP-122"), screen.column("In progress").center());
    screen.drag(from, over);
    let (card, done) = (screen.card("NP-127"), screen.column("Done"));
    screen.wheel(vec2(0.0, -60.0), Modifiers::NONE);
    assert_eq!(screen.card("NP-127"), card, "only the column under the pointer scrolls");
    assert!(!screen.has("NP-122 Pay") || screen.card("NP-122").min.y < card.min.y);
    screen.wheel(vec2(0.0, -60.0), Modifiers::SHIFT);
    assert!(screen.column("Done").min.x < done.min.x - 30.0, "with Shift sideways");
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.column("Done"), done);
}

#[test]
fn a_press_that_hardly_moves_is_a_click() {
    let mut screen = sample();
    let from = grip(&screen, "NP-131");
    screen.harness.drag_at(from);
    screen.frame(0.016);
    screen.harness.hover_at(from + vec2(3.0, 2.0));
    screen.frame(0.016);
    screen.drop(from + vec2(3.0, 2.0));
    assert_eq!((screen.selected(), screen.steps()), (vec!["NP-131".to_owned()], 0));
}

#[test]
fn a_drop_outside_cancels_and_says_so() {
    let mut screen = sample();
    screen.pick("NP-127", Modifiers::NONE);
    let (from, outside) = (grip(&screen, "NP-131"), pos2(700.0, 890.0));
    screen.drag(from, outside);
    screen.drop(outside);
    assert!(screen.says("Cancelled; everything is as it was"), "{:?}", screen.texts());
    assert_eq!((screen.selected(), screen.steps()), (vec!["NP-127".to_owned()], 0));
}

#[test]
fn undo_brings_into_sight_what_came_back() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    screen.pick("NP-131", Modifiers::NONE);
    // Ready holds the whole backlog; its bottom is far below the window.
    screen.key(Modifiers::ALT, Key::End);
    assert!(screen.shows_card("NP-131"), "what is moved stays in sight");
    screen.key(Modifiers::COMMAND, Key::Z);
    assert!(screen.shows_card("NP-131") && screen.keys_of_all("Ready").first().is_some_and(|k| k == "NP-131"));
}

#[test]
fn a_drag_takes_the_keyboard_from_the_filter() {
    let mut screen = sample();
    screen.enter("Filter stories");
    screen.type_text("a");
    let over = upper(screen.card("NP-116"));
    screen.drag_card("NP-131", over);
    assert_eq!(screen.steps(), 1);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.steps(), 0, "undo is that of the move");
    assert!(screen.has("Clear the filter"), "and not of the filter's text");

    screen.enter("Filter stories");
    let from = grip(&screen, "NP-131");
    screen.drag(from, over);
    screen.key(Modifiers::NONE, Key::Escape);
    screen.drop(over);
    assert_eq!(screen.steps(), 0);
    assert!(screen.says("Cancelled; everything is as it was"));
    assert!(screen.has("Clear the filter"), "Escape is the drag's alone");
}

#[test]
fn a_drag_takes_the_keyboard_from_the_inspector() {
    let mut screen = sample();
    screen.pick("NP-127", Modifiers::NONE);
    screen.enter("Title");
    screen.type_text(" now");
    let over = upper(screen.card("NP-116"));
    screen.drag_card("NP-127", over);
    assert_eq!(screen.steps(), 2);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.steps(), 1);
    assert!(screen.keys_in("Ready").contains(&"NP-127".to_owned()), "the move is undone first");
}

#[test]
fn a_press_on_the_criteria_that_moves_drags_the_card() {
    let mut screen = sample();
    let name = |label: String| label.starts_with("Acceptance criteria of NP-").then_some(label);
    let chips = screen.harness.query_all_by_role(egui::accesskit::Role::Button);
    let labels = chips.filter_map(|node| Some((name(node.accesskit_node().label()?)?, node.rect().center())));
    let (label, chip) = labels.min_by(|a, b| a.0.cmp(&b.0)).unwrap();
    let key = label.trim_start_matches("Acceptance criteria of ").split(':').next().unwrap().to_owned();
    let over = upper(screen.card("NP-121"));
    screen.drag(chip, over);
    assert!(screen.has("Drop on Backlog"), "{key} is held");
    screen.drop(over);
    assert!(screen.keys_in("In review").contains(&key));
    assert_eq!(screen.harness.query_all_by_label(&label).count(), 1, "and no list is opened");
}

#[test]
fn the_board_stands_still_while_cards_are_held_over_the_navigation() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::B);
    let from = grip(&screen, "NP-131");
    let right = pos2(1090.0, 500.0);
    screen.drag(from, right);
    for _ in 0..30 {
        screen.harness.step();
    }
    let ready = screen.column("Ready");
    let target = screen.harness.get_by_label("Drop on Backlog").rect().center();
    for at in [target, pos2(20.0, 800.0)] {
        screen.harness.hover_at(at);
        for _ in 0..20 {
            screen.harness.step();
        }
        assert_eq!(screen.column("Ready"), ready, "at {at}");
    }
    screen.key(Modifiers::NONE, Key::Escape);
}

#[test]
fn the_list_of_the_navigation_scrolls_while_cards_are_near_its_edge() {
    let mut screen = changed(SIZE, |project| {
        for n in 0..40 {
            let mut sprint = (**project.active_sprint().unwrap()).clone();
            sprint.id = roadboard::model::EntityId::from_raw(roadboard::model::RawId::from_bytes([100 + n; 10]));
            (sprint.name, sprint.state) = (format!("Later {n:02}"), SprintState::Planned);
            project.sprints.insert(sprint);
        }
    });
    let from = grip(&screen, "NP-131");
    screen.drag(from, from + vec2(30.0, 30.0));
    let top = screen.harness.get_by_label("Drop on Later 00").rect().center();
    let bottom = pos2(top.x, 850.0);
    for (edge, near, far) in
        [(bottom, "Drop on Refund API", "Drop on Later 00"), (top, "Drop on Later 00", "Drop on Refund API")]
    {
        for _ in 0..120 {
            screen.harness.hover_at(edge);
            screen.harness.step();
        }
        assert!(screen.has(near) && !screen.has(far), "at {edge}");
    }
    screen.key(Modifiers::NONE, Key::Escape);
}

#[test]
fn the_cards_behind_the_first_are_seen() {
    let mut screen = sample();
    for (key, modifiers) in
        [("NP-140", Modifiers::NONE), ("NP-131", Modifiers::COMMAND), ("NP-142", Modifiers::COMMAND)]
    {
        screen.pick(key, modifiers);
    }
    let (from, over) = (grip(&screen, "NP-140"), upper(screen.card("NP-116")));
    screen.drag(from, over);
    let size = screen.card("NP-140").size();
    let at = over + (screen.card("NP-140").min - from);
    let shapes = &screen.harness.output().shapes;
    let behind = |n: f32| {
        shapes.iter().any(|clipped| match &clipped.shape {
            egui::Shape::Rect(rect) => {
                let place = egui::Rect::from_min_size(at + vec2(5.0, 5.0) * n, size);
                (rect.rect.min - place.min).length() < 1.5
                    && (rect.rect.max - place.max).length() < 1.5
                    && rect.fill != egui::Color32::TRANSPARENT
                    && rect.stroke.width >= 1.0
            }
            _ => false,
        })
    };
    assert!(behind(1.0) && behind(2.0));
    screen.key(Modifiers::NONE, Key::Escape);
}
