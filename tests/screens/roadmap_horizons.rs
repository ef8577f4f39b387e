//! Now, next, later: by pointer, by keyboard, and what screen readers are told.

use egui::accesskit::Role;
use egui::{Key, Modifiers, Rect, pos2, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use roadboard::app::preferences::ThemeChoice;
use roadboard::model::{Confidence, Node, Project};
use roadboard::sample::{SampleSize, project};

use crate::board_support::changed;
use crate::support::{SIZE, Screen};

fn horizons() -> Screen {
    horizons_in(|_| {})
}

/// The sample after a change of its file.
fn horizons_in(change: impl FnOnce(&mut Project)) -> Screen {
    let mut screen = changed(SIZE, change);
    screen.key(Modifiers::COMMAND, Key::Num5);
    screen.key(Modifiers::NONE, Key::Num2);
    screen
}

fn is_card(node: &AccessKitNode<'_>, title: &str) -> bool {
    let begins = |label: String| label.starts_with(&format!("{title}, "));
    node.role() == Role::ListItem && node.label().is_some_and(begins)
}

impl Screen {
    fn horizon_card(&self, title: &str) -> Rect {
        self.harness.get_by(|node| is_card(node, title)).rect()
    }

    fn horizon_name(&self, title: &str) -> String {
        self.harness.get_by(|node| is_card(node, title)).accesskit_node().label().unwrap_or_default()
    }

    /// The titles of the cards of a horizon that are in sight, from the top.
    fn cards_of(&self, horizon: &str) -> Vec<String> {
        let list = self.harness.get_by_role_and_label(Role::List, horizon);
        let cards = list.query_all_by_role(Role::ListItem);
        let mut cards: Vec<(f32, String)> = cards
            .filter_map(|node| {
                let label = node.accesskit_node().label()?;
                Some((node.rect().min.y, label.split(',').next()?.to_owned()))
            })
            .collect();
        cards.sort_by(|a, b| a.0.total_cmp(&b.0));
        cards.into_iter().map(|(_, title)| title).collect()
    }

    fn horizon(&self, name: &str) -> Rect {
        self.harness.get_by_role_and_label(Role::List, name).rect()
    }

    fn pick_card(&mut self, title: &str, modifiers: Modifiers) {
        let at = self.horizon_card(title).min + vec2(30.0, 12.0);
        self.click_at(at, modifiers);
    }
}

#[test]
fn cards_stand_by_how_near_they_are_and_tell_their_names() {
    let screen = horizons();
    assert_eq!(screen.cards_of("Now")[..2], ["Token vault", "Refund API"]);
    assert!(screen.cards_of("Next").contains(&"Pay by bank transfer".to_owned()), "{:?}", screen.cards_of("Next"));
    let name = screen.horizon_name("One-tap checkout");
    assert!(name.starts_with("One-tap checkout, Now, 23 Sep to 24 Dec, "), "{name}");
    assert!(name.contains(" % done, committed, 3 of 7"), "{name}");
    let likely = screen.horizon_name("Pay by bank transfer");
    assert!(likely.contains("Next, Jan to Mar 2027, "), "{likely}");
    assert!(screen.harness.query_by(|node| is_card(node, "Card form without redirects")).is_none(), "it is closed");
    screen.harness.check_accessibility();
}

#[test]
fn a_column_says_what_it_holds() {
    let screen = horizons();
    let now = screen.harness.get_by_role_and_label(Role::List, "Now");
    let words = now.accesskit_node().description().unwrap();
    assert!(words.contains(" initiatives, ") && words.ends_with(" points, Q4 2026"), "{words}");
    let later = screen.harness.get_by_role_and_label(Role::List, "Later");
    assert!(later.accesskit_node().description().unwrap().ends_with("from Q2 2027"));
}

#[test]
fn a_drag_to_another_horizon_is_one_step() {
    let mut screen = horizons();
    let before = screen.document().project().clone();
    let from = screen.horizon_card("Pay by bank transfer").min + vec2(40.0, 40.0);
    let to = screen.horizon("Later").center();
    screen.drag(from, to);
    let label = "1 Apr 2027 – 16 Jun 2027, exploratory";
    assert!(screen.paints(label), "{:?}", screen.painted());
    screen.drop(to);
    assert!(!screen.paints(label), "the preview is gone");
    let moved = screen.initiative("Pay by bank transfer");
    assert_eq!(moved.confidence, Confidence::Exploratory);
    assert_eq!(moved.start.unwrap().to_string(), "2027-04-01");
    assert!(screen.cards_of("Later").contains(&"Pay by bank transfer".to_owned()));
    assert_eq!(screen.picked(), ["Pay by bank transfer"]);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(*screen.document().project(), before);
}

#[test]
fn several_selected_move_together() {
    let mut screen = horizons();
    screen.pick_card("Pay by bank transfer", Modifiers::NONE);
    screen.pick_card("Settle in under an hour", Modifiers::COMMAND);
    let from = screen.horizon_card("Settle in under an hour").min + vec2(40.0, 40.0);
    let to = screen.horizon("Now").center();
    screen.drag(from, to);
    assert!(screen.paints("2"), "the stack has its number");
    assert!(screen.paints("2 initiatives: committed"), "{:?}", screen.painted());
    screen.drop(to);
    for title in ["Pay by bank transfer", "Settle in under an hour"] {
        let one = screen.initiative(title);
        assert_eq!((one.confidence, one.start.unwrap().to_string()), (Confidence::Committed, "2026-11-24".to_owned()));
    }
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.initiative("Pay by bank transfer").confidence, Confidence::Likely, "it was one step");
}

#[test]
fn escape_and_a_drop_elsewhere_leave_everything_as_it_was() {
    let mut screen = horizons();
    screen.pick_card("Token vault", Modifiers::NONE);
    let before = screen.document().project().clone();
    for escape in [true, false] {
        let from = screen.horizon_card("Pay by bank transfer").min + vec2(40.0, 40.0);
        let to = if escape { screen.horizon("Later").center() } else { pos2(20.0, 300.0) };
        screen.drag(from, to);
        if escape {
            screen.key(Modifiers::NONE, Key::Escape);
        }
        screen.drop(to);
        assert_eq!(*screen.document().project(), before);
        assert_eq!(screen.picked(), ["Token vault"], "the selection too");
        assert!(screen.says("Cancelled; everything is as it was"), "{:?}", screen.texts());
    }
}

#[test]
fn a_drop_on_its_own_column_changes_nothing() {
    let mut screen = horizons();
    let before = screen.document().project().clone();
    let from = screen.horizon_card("Pay by bank transfer").min + vec2(40.0, 40.0);
    let to = screen.horizon("Next").center();
    screen.drag(from, to);
    screen.drop(to);
    assert_eq!(*screen.document().project(), before);
}

#[test]
fn keys_walk_select_open_and_clear() {
    let mut screen = horizons();
    screen.pick_card("Token vault", Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(screen.picked(), ["Refund API"]);
    screen.key(Modifiers::SHIFT, Key::ArrowDown);
    assert_eq!(screen.picked().len(), 2);
    screen.key(Modifiers::NONE, Key::ArrowRight);
    assert_eq!(screen.picked().len(), 1);
    let next = screen.cards_of("Next");
    assert!(next.contains(&screen.picked()[0]));
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.picked(), [""; 0]);
    screen.key(Modifiers::NONE, Key::Home);
    assert_eq!(screen.picked(), [next[0].clone()]);
    screen.key(Modifiers::COMMAND, Key::A);
    assert!(screen.picked().len() > 5);
}

#[test]
fn alt_and_arrows_move_to_the_next_horizon_and_the_focus_goes_along() {
    let mut screen = horizons();
    screen.pick_card("One-tap checkout", Modifiers::NONE);
    screen.key(Modifiers::ALT, Key::ArrowRight);
    assert!(screen.cards_of("Next").contains(&"One-tap checkout".to_owned()));
    assert_eq!(screen.initiative("One-tap checkout").confidence, Confidence::Likely);
    let focused = screen.harness.get_by(|node| is_card(node, "One-tap checkout")).is_focused();
    assert!(focused, "the keyboard goes on from the card");
    screen.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(screen.cards_of("Now").contains(&"One-tap checkout".to_owned()));
    screen.key(Modifiers::ALT, Key::ArrowLeft);
    assert!(screen.cards_of("Now").contains(&"One-tap checkout".to_owned()), "there is nothing before now");
}

#[test]
fn the_menu_of_a_card_moves_it() {
    let mut screen = horizons();
    let at = screen.horizon_card("Token vault").min + vec2(40.0, 40.0);
    screen.menu_at(at);
    screen.harness.check_accessibility();
    screen.press("Move to Later");
    assert!(screen.cards_of("Later").contains(&"Token vault".to_owned()));
}

#[test]
fn five_thousand_cards_are_laid_out_as_far_as_they_are_in_sight() {
    let size = SampleSize { initiatives: 5_000, ..SampleSize::default() };
    let mut screen = horizons_in(|sample| *sample = project(&size));
    let cards = |screen: &Screen| screen.harness.query_all_by_role(Role::ListItem).count();
    assert!((10..60).contains(&cards(&screen)), "{}", cards(&screen));
    // The first may be cut by the edge.
    let first = screen.cards_of("Now")[1].clone();
    screen.pick_card(&first, Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::End);
    assert!((10..60).contains(&cards(&screen)), "{}", cards(&screen));
    assert_ne!(screen.picked(), [first]);
    let last = screen.picked()[0].clone();
    assert_eq!(screen.cards_of("Now").last(), Some(&last));
}

#[test]
fn without_initiatives_the_first_is_offered() {
    let mut screen = horizons_in(|project| {
        for id in project.initiatives.iter().map(|one| one.id).collect::<Vec<_>>() {
            project.initiatives.remove(id);
        }
        project.dependencies = project.dependencies.iter().filter(|_| false).cloned().collect();
        project.baselines = project.baselines.iter().filter(|_| false).cloned().collect();
        for mut story in project.stories.iter().map(|story| (**story).clone()).collect::<Vec<_>>() {
            story.initiative = None;
            project.stories.insert(story);
        }
    });
    assert!(screen.shows("No initiatives yet"));
    screen.harness.check_accessibility();
    screen.press("New initiative");
    assert_eq!(screen.document().project().initiatives.len(), 1);
}

#[test]
fn milestones_leave_the_selection_since_nobody_sees_them_here() {
    let mut screen = changed(SIZE, |_| {});
    screen.key(Modifiers::COMMAND, Key::Num5);
    screen.key(Modifiers::COMMAND, Key::A);
    assert!(screen.document().plan_selection.picked().iter().any(|node| matches!(node, Node::Milestone(_))));
    screen.key(Modifiers::NONE, Key::Num2);
    assert!(screen.document().plan_selection.picked().iter().all(|node| matches!(node, Node::Initiative(_))));
}

#[test]
fn pictures() {
    let mut screen = horizons();
    screen.key(Modifiers::NONE, Key::I);
    screen.pick_card("One-tap checkout", Modifiers::NONE);
    let from = screen.horizon_card("Settle in under an hour").min + vec2(60.0, 40.0);
    let to = screen.horizon("Later").center_top() + vec2(-60.0, 330.0);
    screen.drag(from, to);
    for (theme, name) in [(ThemeChoice::Light, "horizons-light"), (ThemeChoice::Dark, "horizons-dark")] {
        let ctx = screen.harness.ctx.clone();
        screen.harness.state_mut().set_preferences(&ctx, |p| p.theme = theme);
        screen.harness.run();
        screen.harness.snapshot(name);
    }
}
