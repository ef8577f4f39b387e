//! The plan as a table: sorting, filtering, selecting, editing in place and copying.

use egui::accesskit::{Role, SortDirection};
use egui::{Event, Key, Modifiers, Rect, Shape, pos2, vec2};
use egui_kittest::kittest::{AccessKitNode, NodeT as _, Queryable as _};
use roadboard::app::preferences::ThemeChoice;
use roadboard::model::{Confidence, Stage};
use roadboard::sample::{SampleSize, project};

use crate::board_support::changed;
use crate::support::{SIZE, Screen};

fn table() -> Screen {
    table_of(|_| {})
}

fn table_of(change: impl FnOnce(&mut roadboard::model::Project)) -> Screen {
    let mut screen = changed(SIZE, change);
    screen.key(Modifiers::COMMAND, Key::Num5);
    screen.key(Modifiers::NONE, Key::Num3);
    // Room for all columns.
    screen.key(Modifiers::NONE, Key::I);
    screen
}

fn is_row(node: &AccessKitNode<'_>, title: &str) -> bool {
    node.role() == Role::Row && node.label().is_some_and(|label| label.starts_with(&format!("{title}, ")))
}

impl Screen {
    /// The titles of the rows in sight, from the top.
    fn rows(&self) -> Vec<String> {
        let rows = self.harness.query_all_by_role(Role::Row);
        let mut rows: Vec<(f32, String)> = rows
            .filter_map(|node| {
                let label = node.accesskit_node().label()?;
                Some((node.rect().min.y, label.split(',').next()?.to_owned()))
            })
            .collect();
        rows.sort_by(|a, b| a.0.total_cmp(&b.0));
        rows.into_iter().map(|(_, title)| title).collect()
    }

    /// A cell of a row, by the name of its column.
    fn cell(&self, title: &str, column: &str) -> Rect {
        let row = self.harness.get_by(|node| is_row(node, title));
        let begins = format!("{column}: ");
        row.get_by(|node| node.role() == Role::Cell && node.label().is_some_and(|label| label.starts_with(&begins)))
            .rect()
    }

    /// Where a text is painted.
    fn places_of(&self, text: &str) -> Vec<Rect> {
        fn gather(shape: &Shape, text: &str, into: &mut Vec<Rect>) {
            match shape {
                Shape::Text(painted) if painted.galley.text() == text => {
                    into.push(painted.galley.rect.translate(painted.pos.to_vec2()));
                }
                Shape::Vec(shapes) => shapes.iter().for_each(|shape| gather(shape, text, into)),
                _ => {}
            }
        }
        let mut places = Vec::new();
        self.harness.output().shapes.iter().for_each(|clipped| gather(&clipped.shape, text, &mut places));
        places
    }

    fn cell_text(&self, title: &str, column: &str) -> String {
        let row = self.harness.get_by(|node| is_row(node, title));
        let begins = format!("{column}: ");
        let cells: Vec<String> =
            row.query_all_by_role(Role::Cell).filter_map(|node| node.accesskit_node().label()).collect();
        let found = cells.iter().find_map(|label| label.strip_prefix(&begins));
        found.unwrap_or_else(|| panic!("no {column} in {cells:?}")).to_owned()
    }

    fn click_row(&mut self, title: &str, modifiers: Modifiers) {
        let at = self.cell(title, "Title").center();
        self.click_at(at, modifiers);
    }

    fn sorting(&self, column: &str) -> Option<SortDirection> {
        self.harness.get_by_role_and_label(Role::ColumnHeader, column).accesskit_node().data().sort_direction()
    }

    fn sort_by(&mut self, column: &str) {
        self.harness.get_by_role_and_label(Role::ColumnHeader, column).click();
        self.harness.run();
    }

    /// What Ctrl+C puts on the clipboard.
    fn copied(&mut self) -> Option<String> {
        self.harness.event(Event::Copy);
        self.harness.step();
        let commands = &self.harness.output().platform_output.commands;
        let text = commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyText(text) => Some(text.clone()),
            _ => None,
        });
        self.harness.run();
        text
    }
}

#[test]
fn a_row_for_each_initiative_and_milestone_with_their_cells() {
    let screen = table();
    let rows = screen.rows();
    assert_eq!(rows.len(), 19, "{rows:?}");
    assert_eq!(rows[..3], ["Card form without redirects", "One-tap checkout", "Pay by bank transfer"]);
    let cells = |title: &str| {
        ["Theme", "Owner", "Start", "End", "Working days", "Confidence", "Stage"].map(|c| screen.cell_text(title, c))
    };
    assert_eq!(cells("One-tap checkout"), ["Checkout", "Ana Novak", "23 Sep", "24 Dec", "66", "Committed", "Build"]);
    assert_eq!(cells("One-tap launch")[2..], ["28 Dec", "28 Dec", "none", "none", "none"]);
    assert_eq!(screen.cell_text("Token vault", "End"), "6 Nov, late");
    assert_eq!(screen.cell_text("One-tap checkout", "Progress"), "58 %");
    assert!(screen.cell_text("One-tap checkout", "Drift").ends_with("% behind"));
    assert!(screen.paints("19 rows"), "{:?}", screen.texts());
    screen.harness.check_accessibility();
}

#[test]
fn headers_sort_up_then_down_then_not_and_say_so() {
    let mut screen = table();
    let plain = screen.rows();
    screen.sort_by("Start");
    assert_eq!(screen.sorting("Start"), Some(SortDirection::Ascending));
    assert_eq!(screen.rows()[0], "Token vault");
    screen.sort_by("Start");
    assert_eq!(screen.sorting("Start"), Some(SortDirection::Descending));
    assert_eq!(screen.rows()[0], "Payments Summit");
    screen.sort_by("Start");
    assert_eq!((screen.sorting("Start"), screen.rows()), (None, plain));
}

#[test]
fn the_filter_shows_titles_that_hold_all_words() {
    let mut screen = table();
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("pay in");
    assert_eq!(screen.rows(), ["EU instant-payment rule in force"]);
    assert!(screen.shows("1 of 19 rows"), "{:?}", screen.texts());
    screen.type_text("zzz");
    assert!(screen.shows("Nothing matches"));
    screen.harness.check_accessibility();
    screen.press("Clear the filter");
    assert_eq!(screen.rows().len(), 19);
}

#[test]
fn rows_are_selected_by_clicks_and_keys() {
    let mut screen = table();
    screen.click_row("One-tap checkout", Modifiers::NONE);
    assert_eq!(screen.picked(), ["One-tap checkout"]);
    screen.click_row("Split a payment with a friend", Modifiers::SHIFT);
    assert_eq!(screen.picked().len(), 3);
    screen.click_row("Token vault", Modifiers::COMMAND);
    assert_eq!(screen.picked().len(), 4);
    screen.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(screen.picked(), ["Survive a region failover"]);
    screen.key(Modifiers::SHIFT, Key::ArrowUp);
    assert_eq!(screen.picked().len(), 2);
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.picked().is_empty());
    screen.key(Modifiers::COMMAND, Key::A);
    assert_eq!(screen.picked().len(), 19);
}

#[test]
fn what_the_filter_hides_leaves_the_selection() {
    let mut screen = table();
    screen.key(Modifiers::COMMAND, Key::A);
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("token");
    assert_eq!(screen.picked(), ["Token vault"]);
}

#[test]
fn titles_are_typed_in_place() {
    let mut screen = table();
    let at = screen.cell("Token vault", "Title").center();
    screen.double_click_at(at);
    screen.harness.check_accessibility();
    screen.type_text("Vault of tokens");
    assert!(screen.document().project().initiatives.iter().any(|one| one.title == "Token vault"), "not yet");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.rows().contains(&"Vault of tokens".to_owned()), "{:?}", screen.rows());
    screen.key(Modifiers::NONE, Key::F2);
    screen.type_text("Something else");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.rows().contains(&"Vault of tokens".to_owned()), "Escape leaves it as it was");
    screen.key(Modifiers::COMMAND, Key::Z);
    assert!(screen.rows().contains(&"Token vault".to_owned()), "it was one step");
}

#[test]
fn a_title_stays_where_it_is_when_it_is_typed_in() {
    let mut screen = table();
    // The last one is on top.
    let place = |screen: &Screen, title: &str| {
        let within = screen.cell(title, "Title");
        let places = screen.places_of(title);
        let found = places.iter().rfind(|place| within.contains(place.min));
        found.unwrap_or_else(|| panic!("{places:?} in {within:?}")).min
    };
    for title in ["Token vault", "Payments Summit"] {
        let before = place(&screen, title);
        screen.click_row(title, Modifiers::NONE);
        screen.key(Modifiers::NONE, Key::F2);
        assert!((place(&screen, title) - before).length() < 0.6, "{before} {}", place(&screen, title));
        screen.key(Modifiers::NONE, Key::Escape);
    }
}

#[test]
fn the_words_of_the_filter_stand_in_its_middle() {
    let screen = table();
    let field = screen.harness.get_by_role_and_label(Role::TextInput, "Filter by title").rect();
    let words = screen.places_of("Filter by title")[0];
    // To a point, as a field gives what is odd to one side.
    assert!((words.center().y - field.center().y).abs() <= 1.0, "{words} in {field}");
}

#[test]
fn enter_types_in_a_cell() {
    let mut screen = table();
    screen.click_row("Pay by bank transfer", Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::Enter);
    screen.type_text("Bank transfers");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.picked(), ["Bank transfers"]);
    for _ in 0..4 {
        screen.key(Modifiers::NONE, Key::ArrowRight);
    }
    screen.key(Modifiers::NONE, Key::Enter);
    screen.type_text("31 mar 2027");
    assert_eq!(screen.cell_text("Bank transfers", "End"), "19 Mar 2027", "not yet");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.cell_text("Bank transfers", "End"), "31 Mar 2027");
    screen.key(Modifiers::COMMAND, Key::Z);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.cell_text("Pay by bank transfer", "End"), "19 Mar 2027", "each was one step");
}

#[test]
fn dates_are_typed_in_words_in_place() {
    let mut screen = table();
    let at = screen.cell("Pay by bank transfer", "End").center();
    screen.double_click_at(at);
    screen.type_text("31 mar 2027");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.initiative("Pay by bank transfer").end.unwrap().to_string(), "2027-03-31");
    let at = screen.cell("Pay by bank transfer", "Start").center();
    screen.double_click_at(at);
    screen.type_text("someday");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.initiative("Pay by bank transfer").start.unwrap().to_string(), "2027-01-04", "that is no date");
    screen.double_click_at(at);
    screen.type_text("next month");
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.initiative("Pay by bank transfer").start.unwrap().to_string(), "2027-01-04");
    screen.double_click_at(at);
    screen.type_text("next month");
    let elsewhere = screen.cell("Token vault", "Title").center();
    screen.click_at(elsewhere, Modifiers::NONE);
    assert_eq!(screen.initiative("Pay by bank transfer").start.unwrap().to_string(), "2026-12-01");
}

#[test]
fn what_is_typed_replaces_all_of_a_past_date() {
    let mut screen = table();
    // A past day of this year gets its year while it is typed, so it is longer than it was in its cell.
    let at = screen.cell("Token vault", "Start").center();
    screen.double_click_at(at);
    screen.type_text("2026-07-20");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.initiative("Token vault").start.unwrap().to_string(), "2026-07-20");
}

#[test]
fn a_date_is_picked_from_the_calendar_of_a_cell() {
    let mut screen = table();
    let at = screen.cell("One-tap launch", "Start").center();
    screen.double_click_at(at);
    screen.press("Pick Start of One-tap launch");
    screen.harness.check_accessibility();
    screen.key(Modifiers::NONE, Key::ArrowRight);
    screen.key(Modifiers::NONE, Key::Enter);
    let date = |screen: &Screen| {
        let milestones = &screen.document().project().milestones;
        milestones.iter().find(|one| one.title == "One-tap launch").unwrap().date.unwrap().to_string()
    };
    assert_eq!(date(&screen), "2026-12-29");
    assert_eq!(screen.cell_text("One-tap launch", "End"), "29 Dec");
}

#[test]
fn choices_are_picked_for_all_selected_rows() {
    let mut screen = table();
    screen.click_row("Pay by bank transfer", Modifiers::NONE);
    screen.click_row("Settle in under an hour", Modifiers::COMMAND);
    let at = screen.cell("Settle in under an hour", "Confidence").center();
    screen.click_at(at, Modifiers::NONE);
    assert_eq!(screen.picked().len(), 2, "the list is about both");
    screen.harness.check_accessibility();
    screen.press("Exploratory");
    for title in ["Pay by bank transfer", "Settle in under an hour"] {
        assert_eq!(screen.initiative(title).confidence, Confidence::Exploratory, "{title}");
    }
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(screen.initiative("Pay by bank transfer").confidence, Confidence::Likely, "it was one step");
}

#[test]
fn initiatives_and_milestones_get_a_theme_together() {
    let mut screen = table();
    screen.click_row("Pay by bank transfer", Modifiers::NONE);
    screen.click_row("Payments Summit", Modifiers::COMMAND);
    let at = screen.cell("Payments Summit", "Theme").center();
    screen.click_at(at, Modifiers::NONE);
    screen.press("Mobile");
    let themes = ["Pay by bank transfer", "Payments Summit"].map(|title| screen.theme_of(title));
    assert_eq!(themes, ["Mobile", "Mobile"]);
    screen.key(Modifiers::COMMAND, Key::Z);
    let themes = ["Pay by bank transfer", "Payments Summit"].map(|title| screen.theme_of(title));
    assert_eq!(themes, ["Checkout", "Market"], "it was one step");
}

#[test]
fn cells_are_edited_by_keyboard() {
    let mut screen = table();
    screen.click_row("Pay by bank transfer", Modifiers::NONE);
    for _ in 0..7 {
        screen.key(Modifiers::NONE, Key::ArrowRight);
    }
    screen.key(Modifiers::NONE, Key::Enter);
    screen.key(Modifiers::NONE, Key::ArrowDown);
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.initiative("Pay by bank transfer").stage, Stage::Build);
    screen.key(Modifiers::NONE, Key::ArrowDown);
    assert_eq!(screen.picked(), ["Split a payment with a friend"], "the keyboard goes on from the row");
}

#[test]
fn selected_rows_are_copied_and_all_with_the_names_of_the_columns() {
    let mut screen = table_of(|project| {
        let mut one = (**project.initiatives.iter().find(|one| one.title == "Token vault").unwrap()).clone();
        one.title = "=HYPERLINK(\"evil\")".into();
        project.initiatives.insert(one);
    });
    screen.key(Modifiers::NONE, Key::Escape);
    let all = screen.copied().unwrap();
    assert_eq!(all.lines().count(), 20);
    assert!(all.starts_with("Title\tTheme\tOwner\tStart\tEnd\tWorking days\t"), "{all}");
    assert!(all.contains("\n'=HYPERLINK(\"evil\")\tPlatform\t"), "{all}");
    screen.click_row("One-tap checkout", Modifiers::NONE);
    let one = screen.copied().unwrap();
    assert!(
        one.starts_with("One-tap checkout\tCheckout\tAna Novak\t2026-09-23\t2026-12-24\t66\tCommitted\tBuild\t58%\t-"),
        "{one}"
    );
    assert!(screen.says("Copied 1 row"), "{:?}", screen.texts());
    screen.key(Modifiers::COMMAND, Key::F);
    screen.type_text("x");
    screen.harness.event(Event::Copy);
    screen.harness.step();
    assert!(!screen.says("Copied 19 rows"), "while text is typed, copying is about the text");
}

#[test]
fn the_menu_of_a_row_opens_wherever_in_it_was_pressed() {
    let mut screen = table();
    for column in ["Title", "Theme"] {
        let at = screen.cell("Token vault", column).center();
        screen.menu_at(at);
        assert_eq!(screen.picked(), ["Token vault"]);
        assert!(screen.has("Rename the bar"), "{column}: {:?}", screen.texts());
        screen.harness.check_accessibility();
        screen.key(Modifiers::NONE, Key::Escape);
        assert!(!screen.has("Rename the bar"));
    }
    screen.key(Modifiers::NONE, Key::ArrowUp);
    assert_eq!(screen.picked(), ["Split a payment with a friend"], "the keyboard goes on from the row");
}

#[test]
fn columns_are_resized_and_scroll_under_the_titles() {
    let mut screen = table();
    screen.key(Modifiers::NONE, Key::I);
    let before = screen.cell("Token vault", "Title").width();
    let grip = screen.harness.get_by_label("Resize Title").rect().center();
    screen.drag(grip, grip + vec2(60.0, 0.0));
    screen.drop(grip + vec2(60.0, 0.0));
    assert!((screen.cell("Token vault", "Title").width() - before - 60.0).abs() < 1.5);
    let title = screen.cell("Token vault", "Title");
    screen.harness.hover_at(pos2(title.max.x + 100.0, title.center().y));
    screen.wheel(vec2(-900.0, 0.0), Modifiers::NONE);
    assert_eq!(screen.cell("Token vault", "Title"), title, "titles stay in sight");
    assert!(screen.cell("Token vault", "Float").max.x <= SIZE.x);
}

#[test]
fn a_new_initiative_is_named_in_its_row() {
    let mut screen = table();
    screen.click_row("Token vault", Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::N);
    screen.type_text("Offline payments");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(screen.cell_text("Offline payments", "Theme"), "Platform");
    assert_eq!(screen.picked(), ["Offline payments"]);
}

#[test]
fn ten_thousand_rows_cost_what_is_in_sight() {
    let size = SampleSize { initiatives: 10_000, ..SampleSize::default() };
    let mut screen = table_of(|sample| *sample = project(&size));
    let rows = |screen: &Screen| screen.harness.query_all_by_role(Role::Row).count();
    assert!((15..40).contains(&rows(&screen)), "{}", rows(&screen));
    screen.key(Modifiers::NONE, Key::Home);
    let first = screen.rows();
    screen.key(Modifiers::NONE, Key::End);
    assert!((15..40).contains(&rows(&screen)), "{}", rows(&screen));
    assert_ne!(screen.rows(), first);
    screen.key(Modifiers::SHIFT, Key::Home);
    assert_eq!(screen.document().plan_selection.len(), 10_004);
}

#[test]
fn pictures() {
    let mut screen = table();
    screen.sort_by("End");
    screen.click_row("One-tap checkout", Modifiers::NONE);
    screen.click_row("Biometric confirmation", Modifiers::COMMAND);
    let title = screen.cell("One-tap checkout", "Title");
    screen.harness.hover_at(pos2(title.max.x + 100.0, title.center().y));
    screen.wheel(vec2(-900.0, 0.0), Modifiers::NONE);
    screen.harness.remove_cursor();
    screen.harness.run();
    for (theme, name) in [(ThemeChoice::Light, "table-light"), (ThemeChoice::Dark, "table-dark")] {
        let ctx = screen.harness.ctx.clone();
        screen.harness.state_mut().set_preferences(&ctx, |p| p.theme = theme);
        screen.harness.run();
        screen.harness.snapshot(name);
    }
}

#[test]
fn a_picture_of_a_date_that_is_typed() {
    let mut screen = table();
    let at = screen.cell("Pay by bank transfer", "End").center();
    screen.double_click_at(at);
    screen.type_text("next fri");
    screen.harness.remove_cursor();
    screen.harness.run();
    screen.harness.snapshot("table-typing-light");
}
