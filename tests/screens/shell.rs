//! Palette, shortcuts sheet, settings, and rest.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::StartWith;
use roadboard::app::preferences::{Preferences, ThemeChoice};

use crate::support::{SIZE, sample, start, start_with};

#[test]
fn the_palette_runs_what_it_finds() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text("drk thm");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.harness.ctx.theme(), egui::Theme::Dark);
}

#[test]
fn the_palette_finds_stories() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text("audit log");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-121").id]);
}

#[test]
fn a_story_found_in_the_palette_is_shown_although_another_card_had_the_focus() {
    let mut screen = sample();
    screen.pick("NP-122", Modifiers::NONE);
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text("audit log");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-121").id]);
    screen.key(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(screen.document().selection.to_vec(), [screen.story("NP-116").id], "the focus went there");
}

#[test]
fn the_palette_closes_with_escape_and_leaves_no_trace() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::K);
    screen.type_text("delete");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(!screen.has("Nothing matches"));
    assert_eq!(screen.document().history().len(), (0, 0));
}

#[test]
fn the_sheet_lists_the_shortcuts() {
    let mut screen = sample();
    screen.key(Modifiers::NONE, Key::Questionmark);
    assert!(screen.has("Keyboard shortcuts"));
    assert!(screen.has("Move to the next column"));
    // Those that stand in for keys that a desktop may take for itself, too.
    assert!(screen.has("."));
    screen.click("Close");
    assert!(!screen.has("Move to the next column"));
}

#[test]
fn settings_are_kept_between_starts() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("preferences.ron");
    let mut screen = start_with(StartWith::Sample, SIZE, Some(path.clone()));
    screen.click("Settings");
    screen.click("Dark");
    screen.click("Close");
    screen.wait("the preferences to be written", |_| Preferences::load(&path).theme == ThemeChoice::Dark);
    drop(screen);
    let screen = start_with(StartWith::Welcome, SIZE, Some(path));
    assert_eq!(screen.harness.state().preferences().theme, ThemeChoice::Dark);
}

#[test]
fn the_interface_grows_and_shrinks() {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Plus);
    assert!((screen.harness.ctx.zoom_factor() - 1.1).abs() < 1e-5);
    screen.key(Modifiers::COMMAND, Key::Num0);
    assert!((screen.harness.ctx.zoom_factor() - 1.0).abs() < 1e-5);
}

#[test]
fn the_project_is_renamed_in_the_settings_as_one_step() {
    let mut screen = sample();
    screen.click("Settings");
    screen.click("Project");
    screen.enter("Name of the project");
    screen.key(Modifiers::NONE, Key::End);
    for letter in [" ", "2"] {
        screen.type_text(letter);
    }
    screen.click("Close");
    assert_eq!(screen.document().project().settings.name, "Northwind Pay 2");
    assert_eq!(screen.document().history().len(), (1, 0));
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    for begin in [StartWith::Welcome, StartWith::Sample] {
        let mut screen = start(begin.clone());
        screen.harness.run();
        let asked = Arc::new(AtomicUsize::new(0));
        let counter = Arc::clone(&asked);
        screen.harness.ctx.set_repaint_observer(move |info| {
            if info.delay < std::time::Duration::from_hours(1) {
                counter.fetch_add(1, Ordering::Relaxed);
            }
        });
        for _ in 0..3 {
            screen.harness.step();
        }
        assert_eq!(asked.load(Ordering::Relaxed), 0, "{begin:?} asks for frames");
    }
}

#[test]
fn nothing_overlaps_in_a_small_window() {
    for scale in [100, 150, 200] {
        for filter in ["", "@ana"] {
            let mut screen = start_with(StartWith::Sample, egui::vec2(900.0, 600.0), None);
            screen.key(Modifiers::COMMAND, Key::Num1);
            screen.key(Modifiers::ALT, Key::ArrowDown);
            if !filter.is_empty() {
                screen.key(Modifiers::COMMAND, Key::F);
                screen.type_text(filter);
            }
            let ctx = screen.harness.ctx.clone();
            screen.harness.state_mut().set_preferences(&ctx, |preferences| {
                (preferences.scale, preferences.inspector) = (scale, false);
            });
            screen.harness.run();
            let root = screen.harness.root();
            let height = 600.0 / (scale as f32 / 100.0);
            let all = root.query_all(egui_kittest::kittest::By::new().predicate(is_part).recursive(true));
            let parts: Vec<_> = all
                .map(|node| (node.accesskit_node().label().or(node.accesskit_node().value()), node.rect()))
                .filter(|(_, rect)| rect.min.x > 200.0 && rect.area() > 0.0)
                .filter(|(_, rect)| rect.max.y < 44.0 || rect.min.y > height - 27.0)
                .collect();
            assert!(parts.len() > 4, "{parts:?}");
            for (i, (name, rect)) in parts.iter().enumerate() {
                for (other, other_rect) in &parts[i + 1..] {
                    let over = rect.shrink(0.6).intersects(other_rect.shrink(0.6));
                    assert!(!over, "{scale} %, “{filter}”: {name:?} {rect:?} and {other:?} {other_rect:?}");
                }
            }
        }
    }
}

fn is_part(node: &egui_kittest::kittest::AccessKitNode<'_>) -> bool {
    use egui::accesskit::Role;
    matches!(node.role(), Role::Button | Role::Label | Role::TextInput)
}
