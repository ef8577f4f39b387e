//! What the timeline shows, and how its camera moves.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use egui::{Event, Key, PointerButton, Pos2, Rect, TouchPhase, pos2, vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::StartWith;

use crate::roadmap_support::{ALT, CTRL, NONE, SHIFT, day, edit_bar, roadmap, roadmap_in, roadmap_of};
use crate::support::{Screen, sample, start};

#[test]
fn the_roadmap_is_reached_by_navigation_and_key() {
    let mut screen = sample();
    assert!(!screen.has_bar("One-tap checkout"));
    screen.click("Roadmap");
    assert!(screen.has_bar("One-tap checkout"));
    screen.key(CTRL, Key::Num1);
    assert!(!screen.has_bar("One-tap checkout") && screen.shows_card("NP-122"));
    screen.key(CTRL, Key::Num5);
    assert!(screen.has_bar("One-tap checkout"));
    screen.run_command("Go to Board");
    screen.run_command("Go to Roadmap");
    assert_eq!(screen.bars().len(), 19, "all of the sample is in sight at first");
}

#[test]
fn bars_say_what_a_person_sees() {
    let mut screen = roadmap();
    assert_eq!(
        screen.spoken("One-tap checkout"),
        "One-tap checkout, 23 Sep to 24 Dec, 66 working days, 58 % done, committed, Checkout, waits for 1, 2 follow, 1 broken"
    );
    assert_eq!(
        screen.spoken("Card form without redirects"),
        "Card form without redirects, 20 Jul to 9 Oct, 60 working days, 100 % done, committed, closed, Checkout"
    );
    assert_eq!(screen.spoken("PCI audit passed"), "PCI audit passed, milestone, 15 Sep, Market");
    assert!(screen.spoken("One-tap launch").ends_with("Market, waits for 1"));
    assert!(screen.spoken("Refund API").ends_with(", 1 follows"), "{}", screen.spoken("Refund API"));
    screen.key(NONE, Key::C);
    let critical = screen.bars().into_iter().filter(|name| name.ends_with(", critical")).count();
    assert!((1..8).contains(&critical), "{critical} are critical");
    screen.key(NONE, Key::C);
    assert!(!screen.bars().iter().any(|name| name.ends_with(", critical")));
}

#[test]
fn lanes_tell_what_is_in_them() {
    let screen = roadmap();
    assert_eq!(screen.plan_lanes(), ["Checkout", "Platform", "Refunds and billing", "Mobile", "Market"]);
    for text in ["4 initiatives, 71 % done", "3 initiatives, 65 % done", "2 initiatives, 60 % done"] {
        assert!(screen.paints(text), "{text} in {:?}", screen.painted());
    }
    assert!(screen.shows("15 initiatives, 4 milestones") && screen.shows("1 dependency broken"));
}

#[test]
fn the_axis_goes_from_days_to_years() {
    let mut screen = roadmap();
    let all = |screen: &Screen, texts: &[&str]| texts.iter().all(|text| screen.paints(text));
    assert!(all(&screen, &["Q4 2026", "Q1 2027", "Nov", "Dec", "24 Nov", "Months"]), "{:?}", screen.painted());
    screen.key(NONE, Key::T);
    for _ in 0..2 {
        screen.key(NONE, Key::Plus);
    }
    assert!(all(&screen, &["November 2026", "W48", "S12", "Weeks"]), "{:?}", screen.painted());
    for _ in 0..4 {
        screen.key(NONE, Key::Plus);
    }
    assert!(all(&screen, &["November 2026", "23", "24", "Days"]), "{:?}", screen.painted());
    assert!(screen.paints("24 Nov"), "today is always marked");
    for _ in 0..9 {
        screen.key(NONE, Key::Minus);
    }
    assert!(all(&screen, &["2026", "2027", "Q4", "Quarters"]), "{:?}", screen.painted());
    for _ in 0..8 {
        screen.key(NONE, Key::Minus);
    }
    assert!(all(&screen, &["2020s", "2030s", "Years"]), "{:?}", screen.painted());
}

#[test]
fn fiscal_years_are_those_of_the_settings() {
    let screen = roadmap_of(|project| Arc::make_mut(&mut project.settings).fiscal_offset = 9);
    assert!(screen.paints("Q1 FY27"), "{:?}", screen.painted());
}

#[test]
fn the_wheel_scrolls_down_and_with_shift_sideways() {
    let mut screen = roadmap_in(vec2(900.0, 600.0));
    for _ in 0..2 {
        screen.key(NONE, Key::Plus);
    }
    screen.key(NONE, Key::T);
    let at = pos2(640.0, 300.0);
    let before = screen.bar("Biometric confirmation");
    screen.wheel_at(at, vec2(0.0, -50.0), NONE);
    let after = screen.bar("Biometric confirmation");
    assert_eq!(after.min.x, before.min.x);
    assert!((before.min.y - after.min.y - 50.0).abs() < 0.5, "{before:?} {after:?}");
    screen.wheel_at(at, vec2(0.0, -50.0), SHIFT);
    let aside = screen.bar("Biometric confirmation");
    assert_eq!(aside.min.y, after.min.y);
    assert!((after.max.x - aside.max.x - 50.0).abs() < 0.5, "{after:?} {aside:?}");
    screen.wheel_at(at, vec2(50.0, 50.0), NONE);
    let back = screen.bar("Biometric confirmation");
    assert!((back.max - before.max).length() < 1.0, "a trackpad does both at once: {back:?} {before:?}");
    for _ in 0..40 {
        screen.wheel(vec2(0.0, 200.0), NONE);
    }
    assert!(screen.has_bar("One-tap checkout"), "the lanes stay in sight");
}

#[test]
fn control_and_wheel_zoom_around_the_pointer_and_back() {
    let mut screen = roadmap();
    let before = screen.bar("Survive a region failover");
    let at = pos2(before.min.x, 500.0);
    screen.wheel_at(at, vec2(0.0, 120.0), CTRL);
    let near = screen.bar("Survive a region failover");
    assert!(near.width() > before.width() * 1.2, "{before:?} {near:?}");
    assert!((near.min.x - before.min.x).abs() < 0.02, "the date under the pointer stays");
    screen.wheel_at(at, vec2(0.0, -120.0), CTRL);
    let back = screen.bar("Survive a region failover");
    assert!((back.min.x - before.min.x).abs() < 0.01 && (back.width() - before.width()).abs() < 0.01, "{back:?}");
    // Two fingers do the same.
    screen.harness.event(Event::Zoom(2.0));
    screen.harness.run();
    let near = screen.bar("Survive a region failover");
    assert!((near.min.x - before.min.x).abs() < 0.02 && (near.width() / before.width() - 2.0).abs() < 0.01, "{near:?}");
}

fn pull_ground(screen: &mut Screen, button: PointerButton, from: Pos2, by: egui::Vec2) {
    let before = screen.bar("Biometric confirmation");
    screen.grab_by(button, from, from + by, NONE);
    let after = screen.bar("Biometric confirmation");
    assert!((after.max - before.max - by).length() < 1.0, "{before:?} {after:?}");
    screen.release_by(button, from + by);
    assert!((screen.bar("Biometric confirmation").max - after.max).length() < 0.1);
}

#[test]
fn the_middle_button_and_space_pull_the_canvas_along() {
    let mut screen = roadmap_in(vec2(900.0, 560.0));
    for _ in 0..2 {
        screen.key(NONE, Key::Plus);
    }
    screen.key(NONE, Key::T);
    let by = vec2(-60.0, -40.0);
    let from = pos2(700.0, 300.0);
    pull_ground(&mut screen, PointerButton::Middle, from, by);
    pull_ground(&mut screen, PointerButton::Middle, from, -by);
    screen.harness.key_down(Key::Space);
    screen.harness.step();
    pull_ground(&mut screen, PointerButton::Primary, from, by);
    // Over a bar, too.
    let over = screen.bar("Biometric confirmation").center();
    pull_ground(&mut screen, PointerButton::Primary, over, -by);
    screen.harness.key_up(Key::Space);
    screen.harness.run();
    assert_eq!((screen.steps(), screen.picked().len()), (0, 0));
    assert!(!screen.has("Title of the new initiative"));
    screen.key(NONE, Key::F);
    let from = screen.beside("Token vault", "2027-06-20");
    screen.move_by_hand(from, from + vec2(60.0, 0.0), NONE);
    assert!(screen.has("Title of the new initiative"), "without Space the same drag draws");
}

#[test]
fn a_finger_pulls_the_ground_and_moves_a_bar() {
    let mut screen = roadmap();
    let (from, before) = (pos2(screen.x("2027-08-01"), 300.0), screen.bar("Token vault"));
    let slide = |screen: &mut Screen, from: Pos2, by: egui::Vec2| {
        screen.finger(TouchPhase::Start, from, 0.016);
        for i in 1..=8 {
            screen.finger(TouchPhase::Move, from + by * (i as f32 / 8.0), 0.016);
        }
        screen.finger(TouchPhase::End, from + by, 0.016);
        screen.harness.run();
    };
    slide(&mut screen, from, vec2(-60.0, 0.0));
    let after = screen.bar("Token vault");
    assert!(before.max.x - after.max.x > 40.0, "{before:?} {after:?}");
    assert_eq!((screen.steps(), screen.has("Title of the new initiative")), (0, false));
    let (from, by) = (screen.bar("Split a payment with a friend").center(), screen.days(35.0));
    slide(&mut screen, from, by);
    assert!(screen.dates("Split a payment with a friend").starts_with("2027-05-03 "));
}

#[test]
fn fit_today_and_the_zoom_buttons() {
    let mut screen = roadmap();
    let before = screen.bar("Self-service onboarding");
    screen.click("Zoom the timeline in");
    let near = screen.bar("Self-service onboarding");
    assert!(near.min.x > before.min.x);
    screen.click("Zoom the timeline out");
    assert!((screen.bar("Self-service onboarding").min.x - before.min.x).abs() < 0.01);
    screen.click("Go to today");
    let middle = f32::midpoint(380.0, 1800.0);
    assert!((screen.x("2026-11-24") + screen.camera().1 / 2.0 - middle).abs() < 1.0);
    for _ in 0..4 {
        screen.click("Zoom the timeline in");
    }
    assert!(!screen.has_bar("Self-service onboarding"));
    screen.click("Fit the whole plan");
    assert_eq!(screen.bars().len(), 19);
    assert_eq!(screen.bar("Self-service onboarding"), before);
    let disabled = |screen: &Screen, name: &str| screen.harness.get_by_label(name).accesskit_node().is_disabled();
    for _ in 0..9 {
        screen.click("Zoom the timeline in");
    }
    assert!(disabled(&screen, "Zoom the timeline in") && !disabled(&screen, "Zoom the timeline out"));
    for _ in 0..20 {
        screen.key(NONE, Key::Minus);
    }
    assert!(disabled(&screen, "Zoom the timeline out") && !disabled(&screen, "Zoom the timeline in"));
}

#[test]
fn a_caret_folds_a_lane_to_its_summary() {
    let mut screen = roadmap();
    let below = screen.bar("Token vault");
    let expanded =
        |screen: &Screen, name: &str| screen.harness.get_by_label(name).accesskit_node().data().is_expanded();
    assert_eq!(expanded(&screen, "Fold Checkout"), Some(true));
    screen.click("Fold Checkout");
    assert_eq!(expanded(&screen, "Unfold Checkout"), Some(false));
    assert!(!screen.has_bar("One-tap checkout"));
    assert_eq!(screen.plan_lanes(), ["(Checkout)", "Platform", "Refunds and billing", "Mobile", "Market"]);
    assert!(screen.bar("Token vault").min.y < below.min.y - 30.0, "what is below moves up");
    let summary = screen.painted().iter().filter(|text| *text == "4 initiatives, 71 % done").count();
    assert_eq!(summary, 2, "beside the name and at the bar for all of it");
    screen.click("Unfold Checkout");
    assert_eq!(screen.bar("Token vault"), below);
    assert!(screen.has_bar("One-tap checkout"));
    assert_eq!(screen.steps(), 0);
}

#[test]
fn what_a_baseline_promised_shows_with_the_shift() {
    let mut screen = roadmap();
    assert!(!screen.paints("+7 d"));
    screen.open_menu("Baseline");
    screen.press("1 Oct");
    assert!(screen.has("Baseline: 1 Oct"));
    assert!(screen.paints("+7 d"), "working days of One-tap checkout: {:?}", screen.painted());
    assert!(screen.paints("+3 d"), "of Biometric confirmation");
    screen.open_menu("Baseline");
    screen.press("None");
    assert!(!screen.paints("+7 d"));
}

#[test]
fn confidence_makes_dates_coarser() {
    let mut screen = roadmap();
    let told = |screen: &mut Screen, title: &str| {
        let at = screen.bar(title).center();
        screen.rest_at(at);
        screen.texts()
    };
    let has = |texts: &[String], part: &str| texts.iter().any(|text| text.contains(part));
    let texts = told(&mut screen, "One-tap checkout");
    assert!(has(&texts, "23 Sep – 24 Dec, 66 working days, committed"), "{texts:?}");
    assert!(has(&texts, "38 of 65 points, 9 % behind plan"), "{texts:?}");
    assert!(has(&texts, "Pinned: the scheduler never moves it"));
    let texts = told(&mut screen, "Biometric confirmation");
    assert!(has(&texts, "Oct – Dec, ") && has(&texts, ", likely"), "{texts:?}");
    let texts = told(&mut screen, "Split a payment with a friend");
    assert!(has(&texts, "Q1 – Q2 2027, ") && has(&texts, ", exploratory"), "{texts:?}");
    let texts = told(&mut screen, "Refund API");
    assert!(has(&texts, "All stories are done. Close it?"), "{texts:?}");
    screen.harness.remove_cursor();
    screen.harness.run();
    assert!(!has(&screen.texts(), "Close it?"), "it goes with the pointer");
}

#[test]
fn an_arrow_tells_what_it_ties_and_by_how_much_it_is_broken() {
    let mut screen = roadmap();
    let (from, to) = (screen.bar("One-tap checkout"), screen.bar("Pay by bank transfer"));
    screen.rest_at(pos2(to.min.x - 8.0, f32::midpoint(from.center().y, to.center().y)));
    let has = |screen: &Screen, part: &str| screen.texts().iter().any(|text| text.contains(part));
    assert!(has(&screen, "“One-tap checkout” → “Pay by bank transfer”"), "{:?}", screen.texts());
    assert!(has(&screen, "working days of slack"), "{:?}", screen.texts());
    let mobile = screen.bar("Biometric confirmation");
    screen.rest_at(mobile.right_center() + vec2(6.0, -20.0));
    assert!(has(&screen, "Broken by 52 working days"), "{:?}", screen.texts());
}

#[test]
fn arrows_that_do_not_concern_the_bar_under_the_pointer_fade() {
    let mut screen = roadmap();
    let arrow = |screen: &mut Screen, from: &str, to: &str| {
        let (from, to) = (screen.bar(from), screen.bar(to));
        let middle = from.right_center().lerp(to.left_center(), 0.5);
        screen.picture(Rect::from_center_size(middle, vec2(4.0, 12.0)))
    };
    let (refund, vault) = (("Refund API", "Refund activity list"), ("Token vault", "Survive a region failover"));
    let before = [arrow(&mut screen, refund.0, refund.1), arrow(&mut screen, vault.0, vault.1)];
    let over = screen.bar("Refund API").center();
    screen.hover(over);
    screen.hover(over);
    assert!(arrow(&mut screen, refund.0, refund.1) == before[0], "its own stays");
    assert!(arrow(&mut screen, vault.0, vault.1) != before[1], "the others fade");
    let alone = screen.bar("Payments Summit").center();
    screen.hover(alone);
    screen.hover(alone);
    assert!(arrow(&mut screen, vault.0, vault.1) == before[1], "where there is nothing to follow, none does");
}

#[test]
fn the_overview_moves_the_camera() {
    let mut screen = roadmap();
    for _ in 0..4 {
        screen.key(NONE, Key::Plus);
    }
    screen.key(NONE, Key::T);
    assert!(screen.has_bar("Biometric confirmation") && !screen.has_bar("Self-service onboarding"));
    let strip = screen.harness.get_by_label("Overview of the plan").rect();
    let right = pos2(strip.max.x - 120.0, strip.center().y);
    screen.click_at(right, NONE);
    assert!(screen.has_bar("Self-service onboarding") && !screen.has_bar("Biometric confirmation"));
    let left = pos2(strip.min.x + strip.width() * 0.36, strip.center().y);
    screen.grab(right, left, NONE);
    screen.release(left);
    assert!(
        screen.has_bar("Biometric confirmation") && !screen.has_bar("Self-service onboarding"),
        "{:?}",
        screen.bars()
    );
    assert_eq!(screen.steps(), 0);
    screen.run_command("Show or hide the overview");
    assert!(!screen.has("Overview of the plan"));
}

#[test]
fn an_empty_plan_says_how_to_begin() {
    let mut screen = start(StartWith::Welcome);
    screen.click("New project");
    screen.type_text("Tea Shop");
    screen.key(NONE, Key::Enter);
    screen.key(CTRL, Key::Num5);
    assert!(screen.shows("Nothing is planned yet") && screen.shows("Drag across the canvas to draw an initiative."));
    screen.harness.check_accessibility();
    screen.press("Initiative");
    screen.type_text("Sell green tea");
    screen.key(NONE, Key::Enter);
    assert!(screen.has_bar("Sell green tea") && !screen.shows("Nothing is planned yet"));
    screen.key(CTRL, Key::Z);
    let (from, to) = (pos2(500.0, 130.0), pos2(700.0, 130.0));
    screen.move_by_hand(from, to, NONE);
    screen.type_text("Sell black tea");
    screen.key(NONE, Key::Enter);
    assert!(screen.has_bar("Sell black tea") && screen.theme_of("Sell black tea") == "none");
}

#[test]
fn what_has_no_dates_is_found_in_a_menu() {
    let mut screen = roadmap();
    assert!(!screen.texts().iter().any(|text| text.contains("without dates")));
    screen = roadmap_of(|project| {
        edit_bar(project, "Refund API", |bar| (bar.start, bar.end) = (None, None));
    });
    assert!(!screen.has_bar("Refund API"));
    screen.press("1 bar without dates");
    screen.press("Refund API");
    assert_eq!(screen.picked(), ["Refund API"]);
    assert!(screen.harness.state().preferences().inspector, "it can be given dates there");
    screen.enter("Start");
    screen.key(CTRL, Key::A);
    screen.type_text("2026-12-01");
    assert!(screen.has_bar("Refund API"));
    assert!(!screen.has("1 bar without dates"));
}

#[test]
fn titles_stick_to_what_is_in_sight_of_their_bars() {
    let mut screen = roadmap();
    let drawn = |screen: &Screen, text: &str| {
        let shapes = screen.harness.output().shapes.iter();
        let mut found = shapes.filter_map(|clipped| match &clipped.shape {
            egui::Shape::Text(shape) if shape.galley.text() == text => Some(shape.pos.x),
            _ => None,
        });
        found.next_back()
    };
    let inside = drawn(&screen, "Wallet in the operating system").unwrap();
    assert!(screen.bar("Wallet in the operating system").x_range().contains(inside));
    for _ in 0..3 {
        screen.key(NONE, Key::Plus);
    }
    // So that the bar begins left of the canvas.
    let at = pos2(800.0, 900.0);
    for _ in 0..60 {
        if screen.bar("Wallet in the operating system").min.x <= 380.0 {
            break;
        }
        screen.wheel_at(at, vec2(-60.0, 0.0), NONE);
    }
    screen.wheel_at(at, vec2(-60.0, 0.0), NONE);
    let stuck = drawn(&screen, "Wallet in the operating system").unwrap();
    assert!((stuck - 388.0).abs() < 1.5, "{stuck}");
}

#[test]
fn nothing_is_drawn_while_nothing_happens() {
    let mut screen = roadmap();
    let asked = Arc::new(AtomicUsize::new(0));
    let counter = Arc::clone(&asked);
    screen.harness.ctx.set_repaint_observer(move |info| {
        if info.delay < std::time::Duration::from_hours(1) {
            counter.fetch_add(1, Ordering::Relaxed);
        }
    });
    let rests = |screen: &mut Screen, what: &str| {
        screen.harness.run();
        for _ in 0..40 {
            screen.frame(0.1);
        }
        asked.store(0, Ordering::Relaxed);
        for _ in 0..3 {
            screen.harness.step();
        }
        assert_eq!(asked.load(Ordering::Relaxed), 0, "{what} asks for frames");
    };
    rests(&mut screen, "the plan");
    let at = screen.bar("One-tap checkout").center();
    screen.click_at(at, NONE);
    rests(&mut screen, "a bar with pointer and focus");
    screen.key(NONE, Key::C);
    screen.key(NONE, Key::I);
    screen.open_menu("Baseline");
    screen.press("1 Oct");
    rests(&mut screen, "inspector, critical path and baseline");
    let from = screen.bar("Token vault").center();
    screen.grab(from, from + vec2(30.0, 0.0), NONE);
    rests(&mut screen, "a bar that is held");
    screen.key(NONE, Key::Escape);
    screen.release(from);
    screen.key(NONE, Key::L);
    rests(&mut screen, "linking");
    screen.key(NONE, Key::Escape);
    screen.key(CTRL, Key::Num5);
    rests(&mut screen, "what was revealed");
}

/// Parts of the screen that could lie over each other: in the toolbar, the status bar, and on the canvas.
fn parts(screen: &Screen, height: f32) -> Vec<(Option<String>, Rect)> {
    use egui::accesskit::Role;
    let is_part = |node: &egui_kittest::kittest::AccessKitNode<'_>| {
        matches!(node.role(), Role::Button | Role::Label | Role::TextInput) && node.toggled().is_none()
    };
    let root = screen.harness.root();
    let all = root.query_all(egui_kittest::kittest::By::new().predicate(is_part).recursive(true));
    all.map(|node| (node.accesskit_node().label().or(node.accesskit_node().value()), node.rect()))
        .filter(|(_, rect)| rect.min.x > 200.0 && rect.area() > 0.0)
        .filter(|(_, rect)| rect.max.y < 44.0 || rect.min.y > height - 130.0)
        .collect()
}

#[test]
fn nothing_overlaps_in_a_small_window() {
    for scale in [100, 150, 200] {
        let mut screen = roadmap_in(vec2(900.0, 600.0));
        let ctx = screen.harness.ctx.clone();
        screen.harness.state_mut().set_preferences(&ctx, |preferences| preferences.scale = scale);
        screen.harness.run();
        screen.key(CTRL, Key::Num5);
        screen.key(ALT, Key::ArrowRight);
        let height = 600.0 / (scale as f32 / 100.0);
        let width = 900.0 / (scale as f32 / 100.0);
        let parts = parts(&screen, height);
        assert!(parts.len() >= 8, "{parts:?}");
        for (i, (name, rect)) in parts.iter().enumerate() {
            assert!(rect.max.x < width + 0.5, "{scale} %: {name:?} {rect:?} goes beyond the window");
            for (other, other_rect) in &parts[i + 1..] {
                let over = rect.shrink(0.6).intersects(other_rect.shrink(0.6));
                assert!(!over, "{scale} %: {name:?} {rect:?} and {other:?} {other_rect:?}");
            }
        }
        screen.key(NONE, Key::F);
        assert!(screen.has_bar("One-tap checkout") && screen.bar("One-tap checkout").width() > 5.0, "{scale} %");
        assert!(screen.dates("One-tap checkout") != "2026-09-23 2026-12-24", "it works there, too");
        screen.harness.check_accessibility();
        // With the inspector there is hardly anything left of the canvas, or nothing.
        screen.key(NONE, Key::I);
        screen.harness.check_accessibility();
        screen.key(NONE, Key::F);
    }
}

#[test]
fn a_toolbar_without_room_has_its_menus_behind_one_button() {
    let mut screen = roadmap_in(vec2(900.0, 600.0));
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |preferences| preferences.scale = 200);
    screen.harness.run();
    assert!(!screen.has("Lanes: theme"));
    screen.press("More of the roadmap");
    screen.harness.check_accessibility();
    screen.press("Lanes: theme");
    screen.press("Stage");
    assert!(screen.plan_lanes().contains(&"Concept".to_owned()), "{:?}", screen.plan_lanes());
}

#[test]
fn dates_beside_the_plan_are_reached() {
    let mut screen = roadmap_of(|project| {
        edit_bar(project, "Split a payment with a friend", |bar| {
            (bar.start, bar.end) = (Some(day("2199-12-01")), Some(day("2200-12-31")));
        });
        edit_bar(project, "Token vault", |bar| {
            (bar.start, bar.end) = (Some(day("1900-01-01")), Some(day("1900-01-02")));
        });
    });
    for _ in 0..3 {
        screen.key(CTRL, Key::Num5);
        screen.key(NONE, Key::End);
        for _ in 0..12 {
            screen.key(NONE, Key::Plus);
        }
    }
    assert_eq!(screen.picked(), ["Split a payment with a friend"]);
    assert!(screen.has_bar("Split a payment with a friend"));
}
