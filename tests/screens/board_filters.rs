//! What the board shows: filters as text and by button, saved views, the archive.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};

use crate::board_support::{ROOMY, changed, edit_story, sample_in};
use crate::support::{SIZE, Screen, sample, upper};

const COLUMNS: [&str; 4] = ["Ready", "In progress", "In review", "Done"];

/// Replaces the filter.
fn filter(screen: &mut Screen, text: &str) {
    screen.key(Modifiers::COMMAND, Key::F);
    screen.key(Modifiers::COMMAND, Key::A);
    screen.type_text(text);
}

fn typed(screen: &Screen) -> String {
    let field = screen.harness.get_by_role_and_label(Role::TextInput, "Filter stories");
    field.accesskit_node().value().unwrap_or_default()
}

fn shown(screen: &Screen) -> Vec<String> {
    let mut keys: Vec<_> = COLUMNS.iter().flat_map(|column| screen.cards_in(column)).collect();
    keys.sort();
    keys
}

#[test]
fn terms_of_all_kinds_narrow_the_board_as_they_are_typed() {
    let mut screen = sample_in(ROOMY);
    for (text, keys) in [
        ("vault tokens", &["NP-119"][..]),
        ("np-12", &["NP-121", "NP-122", "NP-124", "NP-127"]),
        ("@ana", &["NP-113", "NP-122", "NP-131", "NP-146"]),
        ("@novak @luis", &["NP-116", "NP-122", "NP-124", "NP-131", "NP-140"]),
        ("#refunds", &["NP-121", "NP-140"]),
        ("kind:bug", &["NP-109", "NP-205"]),
        ("kind:bug -#mobile", &["NP-205"]),
        ("is:blocked", &["NP-119"]),
        ("#copy -@mara", &["NP-146"]),
        ("priority:high", &["NP-109", "NP-122"]),
        ("initiative:\"refund activity\"", &["NP-121", "NP-140"]),
        ("#checkout -saved -is:done -@mara @luis", &["NP-116"]),
    ] {
        filter(&mut screen, text);
        assert_eq!(shown(&screen), keys, "{text}");
    }
    assert!(screen.paints("1 shown ·") && screen.paints("2 / 3"), "the header counts both: {:?}", screen.painted());
    screen.press("Clear the filter");
    assert_eq!(shown(&screen).len(), 21);
}

#[test]
fn what_does_not_exist_is_warned_about() {
    let mut screen = sample();
    filter(&mut screen, "@zoe");
    let why = "No person is called “zoe”. A part of the name is enough; person:none finds stories of nobody.";
    assert!(screen.has(why), "{:?}", screen.texts());
    assert!(screen.has("Nothing matches"));
    screen.harness.check_accessibility();
    filter(&mut screen, "@novak");
    assert!(!screen.has(why));
}

#[test]
fn the_buttons_write_into_the_field_and_read_from_it() {
    let mut screen = sample_in(ROOMY);
    screen.open_menu("Person");
    screen.harness.check_accessibility();
    screen.press("Ana Novak");
    assert_eq!(typed(&screen), "person:\"Ana Novak\"");
    assert_eq!(shown(&screen), ["NP-122", "NP-131"]);
    screen.press("Luis Urrutia");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has("Person: 2 people"));
    assert_eq!(shown(&screen).len(), 5);

    screen.open_menu("Label");
    screen.press("checkout");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has("Label: checkout"));
    assert_eq!(shown(&screen), ["NP-116", "NP-122", "NP-131"]);

    screen.open_menu("More filters");
    screen.press("Priority");
    screen.press("High");
    assert_eq!(shown(&screen), ["NP-122"]);
    screen.key(Modifiers::NONE, Key::Escape);
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has("More filters: 1 more"), "{:?}", screen.texts());

    filter(&mut screen, "person:none");
    assert!(screen.has("Person: none"));
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.has("Person: Anyone"));
}

#[test]
fn a_menu_with_many_choices_is_narrowed_by_typing() {
    let mut screen = sample();
    screen.open_menu("Person");
    screen.type_text("noor");
    assert!(!screen.has("Ana Novak"), "{:?}", screen.texts());
    screen.press("Noor van Wijk");
    assert_eq!(typed(&screen), "person:\"Noor van Wijk\"");
    screen.press("Any person");
    assert_eq!(typed(&screen), "");
}

#[test]
fn hidden_stories_keep_their_places_when_others_are_dropped() {
    let mut screen = sample();
    filter(&mut screen, "#checkout");
    assert_eq!(screen.cards_in("Ready"), ["NP-131", "NP-127"]);
    screen.drag_card("NP-205", upper(screen.card("NP-127")));
    assert_eq!(screen.cards_in("Ready"), ["NP-131", "NP-205", "NP-127"]);
    let all = ["NP-131", "NP-205", "NP-127", "NP-140", "NP-142", "NP-133", "NP-146"];
    assert_eq!(screen.keys_in("Ready"), all);
    screen.drag_card("NP-205", upper(screen.card("NP-122")));
    screen.key(Modifiers::NONE, Key::Escape);
    assert_eq!(screen.keys_in("In progress"), ["NP-205", "NP-122", "NP-124", "NP-119"]);
}

/// What a saved view keeps.
fn query(screen: &Screen, name: &str) -> Option<String> {
    screen.document().project().views.iter().find(|view| view.name == name).map(|view| view.query.clone())
}

#[test]
fn a_view_is_saved_with_its_lanes_picked_replaced_and_deleted() {
    let mut screen = sample_in(ROOMY);
    filter(&mut screen, "#checkout");
    screen.group_by("Assignee");
    screen.open_menu("Saved views");
    screen.press("Save this view…");
    screen.type_text("By person");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(screen.has("Saved views: By person"));
    assert_eq!(query(&screen, "By person").as_deref(), Some("#checkout lanes:assignee"));

    screen.open_menu("Saved views");
    screen.press("Show everything");
    assert_eq!((typed(&screen).as_str(), screen.lanes().len()), ("", 0));
    screen.open_menu("Saved views");
    screen.harness.check_accessibility();
    screen.press("By person");
    assert_eq!(typed(&screen), "#checkout");
    assert!(screen.has("Lanes: Assignee"));

    filter(&mut screen, "#mobile");
    assert!(screen.has("Saved views: Views"), "it is another view now");
    screen.open_menu("Saved views");
    screen.press("Save this view…");
    screen.type_text("By person");
    assert!(screen.shows("It filters by “#checkout lanes:assignee” now."));
    screen.press("Replace");
    assert_eq!(query(&screen, "By person").as_deref(), Some("#mobile lanes:assignee"));

    screen.open_menu("Saved views");
    screen.press("Delete view By person");
    assert_eq!(query(&screen, "By person"), None);
    screen.key(Modifiers::COMMAND, Key::Z);
    assert!(query(&screen, "By person").is_some());
}

#[test]
fn archived_stories_are_looked_at_and_brought_back() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.pick("NP-127", Modifiers::COMMAND);
    screen.key(Modifiers::NONE, Key::Delete);
    assert!(screen.story("NP-131").archived && screen.story("NP-127").archived);
    assert_eq!(screen.steps(), 1);
    screen.open_menu("Shows");
    screen.press("Archive");
    assert_eq!(shown(&screen), ["NP-127", "NP-131"]);
    assert!(screen.has("Shows: Archive"));
    screen.pick("NP-131", Modifiers::NONE);
    screen.harness.check_accessibility();
    screen.key(Modifiers::NONE, Key::Delete);
    assert_eq!((screen.steps(), shown(&screen).len()), (1, 2), "what is there already is not archived again");
    screen.run_command("Bring back from the archive");
    assert!(screen.says("Brought back NP-131"), "{:?}", screen.texts());
    assert!(!screen.story("NP-131").archived, "{:?}", screen.texts());
    assert_eq!(shown(&screen), ["NP-127"]);
    screen.open_menu("Shows");
    screen.press("Active sprint");
    assert!(shown(&screen).contains(&"NP-131".to_owned()));
    assert_eq!(screen.keys_in("Ready")[0], "NP-131", "where it was");
}

#[test]
fn an_empty_archive_says_what_it_is_for() {
    let mut screen = sample();
    screen.open_menu("Shows");
    screen.press("Archive");
    assert!(screen.has("The archive is empty"));
    assert!(screen.has("Stories that you archive are kept here, and can be brought back."));
}

#[test]
fn a_new_story_that_the_filter_hides_is_said_to_be_there() {
    let mut screen = sample();
    filter(&mut screen, "refund");
    screen.pick("NP-140", Modifiers::NONE);
    let selected = screen.document().selection.to_vec();
    screen.press("New story in Ready");
    screen.type_text("Count the pennies");
    screen.key(Modifiers::NONE, Key::Enter);
    let made = screen.document().project().stories.iter().find(|s| s.title == "Count the pennies").cloned().unwrap();
    let said = format!("Created {}; the filter hides it", made.key);
    assert!(screen.says(&said), "{:?}", screen.texts());
    assert_eq!((screen.document().selection.to_vec(), typed(&screen).as_str()), (selected, "refund"));

    screen.type_text("Refund the pennies");
    screen.key(Modifiers::NONE, Key::Enter);
    let made = screen.document().project().stories.iter().find(|s| s.title == "Refund the pennies").cloned().unwrap();
    assert_eq!(screen.document().selection.to_vec(), [made.id], "one that it lets through is selected");
}

#[test]
fn nothing_new_is_made_in_the_archive_and_no_limit_counts_there() {
    let mut screen = sample();
    screen.pick("NP-131", Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::Delete);
    assert!(screen.painted().iter().any(|text| text.ends_with(" / 3")));
    screen.press("New story in Ready");
    assert!(screen.has("Title of the new story"));
    screen.open_menu("Shows");
    screen.press("Archive");
    assert!(!screen.has("Title of the new story"), "it was not being typed for the archive");
    assert!(!screen.painted().iter().any(|text| text.contains(" / ")), "{:?}", screen.painted());
    for name in ["New story in Ready", "Story"] {
        let button = screen.harness.get_by_role_and_label(Role::Button, name);
        assert!(button.accesskit_node().is_disabled(), "{name}");
    }
    screen.pick("NP-131", Modifiers::NONE);
    screen.key(Modifiers::NONE, Key::N);
    assert!(!screen.has("Title of the new story"));
    let steps = screen.steps();
    screen.key(Modifiers::ALT, Key::ArrowRight);
    assert!(screen.texts().iter().any(|text| text.ends_with("Bring it back first.")), "{:?}", screen.texts());
    assert_eq!(screen.steps(), steps);
}

#[test]
fn an_empty_sprint_is_not_an_empty_project() {
    let keys: Vec<String> = sample().document().project().stories.iter().map(|story| story.key.clone()).collect();
    let mut screen = changed(SIZE, |project| {
        for key in &keys {
            edit_story(project, key, |story| story.sprint = None);
        }
    });
    assert!(screen.has("Nothing in this sprint") && !screen.has("No stories yet"));
    screen.press("Show all stories");
    assert!(screen.shows_card("NP-131") && !screen.has("Nothing in this sprint"));
}

#[test]
fn what_matches_outside_of_the_sprint_is_offered() {
    let mut screen = changed(SIZE, |project| edit_story(project, "NP-131", |story| story.sprint = None));
    filter(&mut screen, "no such thing");
    assert!(screen.has("Nothing matches") && !screen.has("Show all stories"));
    filter(&mut screen, "np-131");
    assert!(screen.has("Nothing matches"));
    screen.press("Show all stories");
    assert_eq!(shown(&screen), ["NP-131"]);
    assert_eq!(typed(&screen), "np-131");
}

#[test]
fn a_view_keeps_what_is_shown() {
    let mut screen = sample();
    screen.open_menu("Shows");
    screen.press("All stories");
    screen.open_menu("Saved views");
    screen.press("Save this view…");
    screen.type_text("All of it");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(query(&screen, "All of it").as_deref(), Some("show:all"));
    screen.open_menu("Saved views");
    assert!(!screen.has("Show everything"), "nothing is left out");
    screen.key(Modifiers::NONE, Key::Escape);
    screen.open_menu("Shows");
    screen.press("Active sprint");
    screen.open_menu("Saved views");
    screen.press("All of it");
    assert!(screen.has("Shows: All stories"));
}
