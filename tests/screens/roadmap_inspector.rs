//! What is selected on the roadmap is seen and edited in its inspector.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::model::{Confidence, Dependency, Initiative, Link, Milestone, Node, Stage, Swatch};
use roadboard::screens::roadmap::PlanAction;

use crate::support::{Screen, sample};

fn node(screen: &Screen, title: &str) -> Node {
    let project = screen.document().project();
    let bar = project.initiatives.iter().find(|i| i.title == title).map(|i| Node::Initiative(i.id));
    let day = || project.milestones.iter().find(|m| m.title == title).map(|m| Node::Milestone(m.id));
    bar.or_else(day).unwrap_or_else(|| panic!("nothing is called {title}"))
}

fn bar(screen: &Screen, title: &str) -> Initiative {
    (**screen.document().project().initiatives.iter().find(|i| i.title == title).unwrap()).clone()
}

fn milestone(screen: &Screen, title: &str) -> Milestone {
    (**screen.document().project().milestones.iter().find(|m| m.title == title).unwrap()).clone()
}

fn link(screen: &Screen, from: &str, to: &str) -> Option<Dependency> {
    let (from, to) = (node(screen, from), node(screen, to));
    let project = screen.document().project();
    project.dependencies.iter().find(|link| link.from == from && link.to == to).map(|link| (**link).clone())
}

fn ask(screen: &mut Screen, action: PlanAction) {
    screen.harness.state_mut().pick_on_plan(action);
    screen.harness.run();
}

/// The roadmap with these selected.
fn picked(titles: &[&str]) -> Screen {
    let mut screen = sample();
    screen.key(Modifiers::COMMAND, Key::Num5);
    pick(&mut screen, titles);
    screen
}

fn pick(screen: &mut Screen, titles: &[&str]) {
    let nodes = titles.iter().map(|title| node(screen, title)).collect();
    ask(screen, PlanAction::PickAll(nodes, None));
}

/// Presses a button as a screen reader does, also where it is scrolled out of sight.
fn press(screen: &mut Screen, name: &str) {
    screen.harness.get_by_role_and_label(Role::Button, name).click_accesskit();
    screen.harness.run();
}

/// Picks from a list that a button opens.
fn choose(screen: &mut Screen, button: &str, choice: &str) {
    press(screen, button);
    press(screen, choice);
}

fn write(screen: &mut Screen, field: &str, letters: &[&str]) {
    screen.enter(field);
    screen.key(Modifiers::COMMAND, Key::A);
    for letter in letters {
        screen.type_text(letter);
    }
}

fn undo(screen: &mut Screen) {
    screen.key(Modifiers::NONE, Key::Escape);
    screen.key(Modifiers::COMMAND, Key::Z);
}

fn steps(screen: &Screen) -> usize {
    screen.document().history().len().0
}

#[test]
fn a_title_is_typed_over_and_is_one_step() {
    let mut screen = picked(&["Token vault"]);
    screen.key(Modifiers::NONE, Key::E);
    screen.harness.run();
    for letter in ["V", "a", "u", "l", "t"] {
        screen.type_text(letter);
    }
    assert_eq!((bar(&screen, "Vault").title.as_str(), steps(&screen)), ("Vault", 1), "all of it was selected");
    screen.key(Modifiers::COMMAND, Key::A);
    screen.key(Modifiers::NONE, Key::Backspace);
    assert_eq!(bar(&screen, "Vault").title, "Vault", "a bar has a title: what is emptied keeps the last one");
    screen.type_text("x");
    assert_eq!((bar(&screen, "x").title.as_str(), steps(&screen)), ("x", 1));
    undo(&mut screen);
    assert_eq!(bar(&screen, "Token vault").title, "Token vault");
}

#[test]
fn values_are_picked_and_undone_one_by_one() {
    let mut screen = picked(&["Token vault"]);
    let before = bar(&screen, "Token vault");
    choose(&mut screen, "Theme: Platform", "Mobile");
    choose(&mut screen, "Stage: Build", "Launch");
    choose(&mut screen, "Owner: Mateus Farinha", "Nobody");
    press(&mut screen, "Confidence: Exploratory");
    press(&mut screen, "Colour: As the theme");
    screen.harness.get_by_role_and_label(Role::RadioButton, "Pink").click();
    screen.harness.run();
    screen.click("Pinned: the scheduler never moves it");
    let after = bar(&screen, "Token vault");
    let mobile = screen.document().project().themes.iter().find(|t| t.name == "Mobile").unwrap().id;
    assert_eq!((after.theme, after.stage, after.owner), (Some(mobile), Stage::Launch, None));
    assert_eq!((after.confidence, after.color), (Confidence::Exploratory, Some(Swatch::Pink)));
    assert!(after.pinned != before.pinned && screen.shows("The dates say only about when."));
    assert_eq!(steps(&screen), 6);
    for _ in 0..6 {
        undo(&mut screen);
    }
    assert_eq!(bar(&screen, "Token vault"), before);
}

#[test]
fn dates_are_typed_in_words() {
    let mut screen = picked(&["Split a payment with a friend"]);
    let before = bar(&screen, "Split a payment with a friend");
    let dates = |screen: &Screen| {
        let bar = bar(screen, "Split a payment with a friend");
        [bar.start, bar.end].map(|date| date.map(|date| date.to_string()).unwrap_or_default())
    };
    write(&mut screen, "Start", &["3", "1 ", "M", "ar"]);
    assert_eq!(dates(&screen), ["2027-03-31", "2027-06-17"]);
    assert_eq!(steps(&screen), 1);
    screen.key(Modifiers::NONE, Key::Escape);
    write(&mut screen, "End", &["nonsense"]);
    assert!(screen.shows("is not a date"));
    write(&mut screen, "End", &["2027-05-01"]);
    assert_eq!(dates(&screen), ["2027-03-31", "2027-05-01"]);
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(screen.shows("Sat, not a working day"));
    write(&mut screen, "Working days", &["1", "0"]);
    assert_eq!(dates(&screen), ["2027-03-31", "2027-04-13"]);
    screen.type_text("x");
    assert!(screen.shows("A number from 1 to 9999") && dates(&screen)[1] == "2027-04-13");
    assert_eq!(steps(&screen), 3);
    for _ in 0..3 {
        undo(&mut screen);
    }
    assert_eq!(bar(&screen, "Split a payment with a friend"), before);
}

#[test]
fn the_description_reads_as_text_until_it_is_edited() {
    let mut screen = picked(&["Token vault"]);
    press(&mut screen, "Description");
    screen.key(Modifiers::COMMAND, Key::End);
    screen.type_text(" **Now.**");
    screen.key(Modifiers::NONE, Key::Escape);
    assert!(bar(&screen, "Token vault").description.ends_with("**Now.**"));
    assert!(!screen.texts().iter().any(|text| text.contains("**")), "it is rendered again");
    assert_eq!(steps(&screen), 1);
}

#[test]
fn objectives_are_added_and_removed() {
    let mut screen = picked(&["Token vault"]);
    let served = bar(&screen, "Token vault").objectives;
    let project = screen.document().project();
    let title = |id| project.objectives.get(id).unwrap().title.clone();
    let first = title(*served.first().unwrap());
    let other = project.objectives.iter().find(|o| !served.contains(&o.id)).unwrap();
    let (id, name) = (other.id, other.title.clone());
    choose(&mut screen, "Add an objective", &name);
    assert!(bar(&screen, "Token vault").objectives.contains(&id));
    press(&mut screen, &format!("Remove objective {first}"));
    assert_eq!(bar(&screen, "Token vault").objectives, [id].into());
    assert_eq!(steps(&screen), 2);
}

#[test]
fn links_are_added_changed_and_removed() {
    let mut screen = picked(&["Settle in under an hour"]);
    press(&mut screen, "Add a predecessor");
    screen.type_text("vault");
    screen.key(Modifiers::NONE, Key::Enter);
    let made = link(&screen, "Token vault", "Settle in under an hour").expect("it is linked");
    assert_eq!((made.link, made.lag), (Link::FinishStart, 0));
    choose(&mut screen, "Kind of predecessor Token vault: Finish to start", "Start to start");
    write(&mut screen, "Lag of predecessor Token vault", &["1", "2"]);
    let changed = link(&screen, "Token vault", "Settle in under an hour").unwrap();
    assert_eq!((changed.id, changed.link, changed.lag), (made.id, Link::StartStart, 12));
    assert_eq!(steps(&screen), 3, "a lag of two digits is one step");
    screen.key(Modifiers::NONE, Key::Escape);
    press(&mut screen, "Remove predecessor Token vault");
    assert_eq!(link(&screen, "Token vault", "Settle in under an hour"), None);
    undo(&mut screen);
    undo(&mut screen);
    assert_eq!(link(&screen, "Token vault", "Settle in under an hour").unwrap().lag, 0);
}

#[test]
fn a_successor_is_added_and_gone_to() {
    let mut screen = picked(&["Settle in under an hour"]);
    press(&mut screen, "Add a successor");
    screen.type_text("summit");
    screen.key(Modifiers::NONE, Key::Enter);
    assert!(link(&screen, "Settle in under an hour", "Payments Summit").is_some());
    press(&mut screen, "Go to Payments Summit");
    assert_eq!(screen.document().plan_selection.to_vec(), [node(&screen, "Payments Summit")]);
    assert!(screen.has("Go to Settle in under an hour"), "it is the predecessor there");
}

#[test]
fn a_circle_is_refused_by_its_titles() {
    let mut screen = picked(&["Survive a region failover"]);
    assert!(link(&screen, "Token vault", "Survive a region failover").is_some());
    let before = steps(&screen);
    pick(&mut screen, &["Settle in under an hour"]);
    press(&mut screen, "Add a predecessor");
    screen.type_text("failover");
    screen.key(Modifiers::NONE, Key::Enter);
    press(&mut screen, "Add a successor");
    screen.type_text("vault");
    screen.key(Modifiers::NONE, Key::Enter);
    assert_eq!(steps(&screen), before + 1);
    assert!(screen.shows("That would be a circle") && screen.shows("“Token vault”"));
}

#[test]
fn a_broken_link_tells_what_it_asks_for_and_is_put_right() {
    let mut screen = picked(&["One-tap checkout"]);
    let broken =
        screen.texts().into_iter().find(|text| text.starts_with("Link with Biometric confirmation, broken by "));
    press(&mut screen, &broken.expect("it says so"));
    assert!(screen.document().plan_selection.is_empty());
    assert!(screen.shows("“One-tap checkout” would have to start on 7 Dec"));
    let now = link(&screen, "Biometric confirmation", "One-tap checkout").unwrap();
    press(&mut screen, "Set lag to what it is now");
    let right = link(&screen, "Biometric confirmation", "One-tap checkout").unwrap();
    assert!(right.lag < now.lag && screen.shows("It is met, with no slack."));
    assert!(!screen.has("Set lag to what it is now"));
    screen.click("Start to start");
    assert_eq!(link(&screen, "Biometric confirmation", "One-tap checkout").unwrap().link, Link::StartStart);
    press(&mut screen, "Remove the dependency");
    assert_eq!(link(&screen, "Biometric confirmation", "One-tap checkout"), None);
    assert!(screen.shows("The plan"), "nothing is selected any more");
    assert_eq!(steps(&screen), 3);
}

#[test]
fn an_initiative_whose_stories_are_all_done_asks_to_be_closed() {
    let mut screen = picked(&["Refund API"]);
    assert!(screen.shows("All stories are done. Close it?"));
    press(&mut screen, "All stories are done: close it");
    assert!(bar(&screen, "Refund API").closed && !screen.shows("All stories are done. Close it?"));
    press(&mut screen, "Reopen the initiative");
    assert!(!bar(&screen, "Refund API").closed);
    press(&mut screen, "Close the initiative");
    assert!(bar(&screen, "Refund API").closed);
    assert_eq!(steps(&screen), 3);
}

#[test]
fn progress_forecast_and_stories_are_told() {
    let mut screen = picked(&["One-tap checkout"]);
    assert!(screen.shows(" points") && screen.shows(" % expected"));
    assert!(screen.shows("promised 24 Dec"));
    let stories = screen.texts().into_iter().find(|text| text.starts_with("Show all ")).expect("there are many");
    press(&mut screen, &stories);
    assert!(screen.has("Show fewer of the stories"));
    let story = screen.texts().into_iter().find(|text| text.starts_with("Open NP-")).unwrap();
    press(&mut screen, &story);
    assert!(screen.document().selection.cursor().is_some() && screen.has("Story"), "it is shown on the board");
}

#[test]
fn a_milestone_has_a_date_and_what_bars_have_too() {
    let mut screen = picked(&["Payments Summit"]);
    assert!(!screen.has("Working days") && !screen.has("Confidence: Likely"));
    write(&mut screen, "Date", &["2027-05-03"]);
    screen.key(Modifiers::NONE, Key::Escape);
    choose(&mut screen, "Theme: Market", "No theme");
    screen.click("Pinned: the scheduler never moves it");
    let changed = milestone(&screen, "Payments Summit");
    assert_eq!(
        (changed.date.unwrap().to_string().as_str(), changed.theme, changed.pinned),
        ("2027-05-03", None, false)
    );
    press(&mut screen, "Delete the milestone");
    assert!(screen.document().project().milestones.iter().all(|m| m.title != "Payments Summit"));
    assert_eq!(steps(&screen), 4);
}

#[test]
fn what_is_undone_is_told_with_dates_as_the_person_writes_them() {
    let mut screen = picked(&["Payments Summit"]);
    write(&mut screen, "Date", &["2027-05-03"]);
    screen.key(Modifiers::NONE, Key::Escape);
    undo(&mut screen);
    assert!(screen.shows("Undone: Set date of “Payments Summit” to 3 May 2027"));
}

#[test]
fn several_are_set_together_in_one_step_each() {
    let mut screen = picked(&["Token vault", "Refund API", "Payments Summit"]);
    assert!(screen.shows("2 initiatives, 1 milestone selected"));
    assert!(screen.has("Theme: Mixed") && screen.has("Stage: Mixed") && !screen.has("Title"));
    choose(&mut screen, "Theme: Mixed", "Mobile");
    choose(&mut screen, "Stage: Mixed", "Growth");
    press(&mut screen, "Close the initiatives");
    let mobile = screen.document().project().themes.iter().find(|t| t.name == "Mobile").unwrap().id;
    for title in ["Token vault", "Refund API"] {
        let bar = bar(&screen, title);
        assert_eq!((bar.theme, bar.stage, bar.closed), (Some(mobile), Stage::Growth, true), "{title}");
    }
    assert_eq!(milestone(&screen, "Payments Summit").theme, Some(mobile));
    assert_eq!(steps(&screen), 3);
    let gone = screen.document().plan_selection.clone();
    press(&mut screen, "Delete 2 initiatives, 1 milestone");
    assert!(screen.document().plan_selection.picked().is_disjoint(gone.picked()), "the keyboard goes on beside");
    screen.key(Modifiers::COMMAND, Key::Z);
    assert_eq!(bar(&screen, "Token vault").theme, Some(mobile));
}

#[test]
fn one_of_several_is_picked_alone() {
    let mut screen = picked(&["Token vault", "Refund API"]);
    press(&mut screen, "Pick Refund API alone");
    assert_eq!(screen.document().plan_selection.to_vec(), [node(&screen, "Refund API")]);
    assert!(screen.has("Title"));
}

#[test]
fn with_nothing_selected_the_plan_tells_what_needs_a_look() {
    let mut screen = picked(&["Token vault"]);
    write(&mut screen, "Start", &[""]);
    screen.key(Modifiers::NONE, Key::Backspace);
    assert_eq!(bar(&screen, "Token vault").start, None);
    ask(&mut screen, PlanAction::ClearSelection);
    assert!(screen.shows("15 initiatives, 14 of them open"));
    assert!(
        screen.shows("Broken dependencies") && screen.shows("Without dates") && screen.shows("All stories are done")
    );
    press(&mut screen, "Token vault");
    assert_eq!(screen.document().plan_selection.to_vec(), [node(&screen, "Token vault")]);
    ask(&mut screen, PlanAction::ClearSelection);
    let name =
        screen.texts().into_iter().find(|text| text.starts_with("Biometric confirmation → One-tap checkout, broken"));
    press(&mut screen, &name.unwrap());
    assert!(screen.has("Remove the dependency"));
}

#[test]
fn what_is_typed_belongs_to_what_was_selected() {
    let mut screen = picked(&["Token vault"]);
    write(&mut screen, "Title", &["Vault"]);
    pick(&mut screen, &["Refund API"]);
    assert_eq!(screen.harness.get_by_label("Title").accesskit_node().value().as_deref(), Some("Refund API"));
    assert_eq!((bar(&screen, "Vault").title.as_str(), steps(&screen)), ("Vault", 1));
    write(&mut screen, "Title", &["Refunds"]);
    assert_eq!(steps(&screen), 2, "each has its own step");
}

fn is_focused(node: &egui_kittest::kittest::AccessKitNode<'_>) -> bool {
    node.is_focused()
}

#[test]
fn tab_goes_through_the_inspector_in_order_and_everything_has_a_name() {
    let mut screen = picked(&["One-tap checkout"]);
    screen.harness.check_accessibility();
    screen.enter("Title");
    let mut seen = Vec::new();
    for _ in 0..60 {
        screen.harness.key_press(Key::Tab);
        screen.harness.step();
        screen.harness.step();
        let root = screen.harness.root();
        let found = root.query_all(egui_kittest::kittest::By::new().predicate(is_focused).recursive(true)).last();
        seen.extend(found.and_then(|n| n.accesskit_node().label()));
    }
    let names = [
        "Theme: Checkout",
        "Colour: As the theme",
        "Start",
        "Pick Start",
        "End",
        "Working days",
        "Confidence: Committed",
        "Stage: Build",
        "Owner: ",
        "Add an objective",
        "Pinned: ",
        "Close the initiative",
        "Edit the description",
        "Kind of predecessor Biometric confirmation",
        "Lag of predecessor Biometric confirmation",
        "Add a predecessor",
        "Go to Pay by bank transfer",
        "Add a successor",
        "Open NP-",
    ];
    let places: Vec<_> = names.iter().map(|name| seen.iter().position(|seen| seen.starts_with(name))).collect();
    assert!(places.iter().all(Option::is_some) && places.is_sorted(), "{places:?} in {seen:?}");
    ask(&mut screen, PlanAction::ClearSelection);
    screen.harness.check_accessibility();
    pick(&mut screen, &["Token vault", "Payments Summit"]);
    screen.harness.check_accessibility();
}
