//! A session without a pointer.

use crate::board::read;
use crate::plan::{Plan, assert_only_changed, column_id, keys};
use crate::program::Program;
use crate::stage::Stage;

#[test]
fn a_whole_session_by_keyboard() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Doing", "Review", "Done"]);
    plan.stories("To do", 3);
    plan.stories("Doing", 2);
    plan.stories("Review", 1);
    let (path, before) = (plan.save(&stage), plan.project);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let press = |keys: &[&str]| keys.iter().for_each(|keys| program.key(keys));

    // From the first card down to the third, over to the next column and back to the second, which goes above T-6.
    press(&["ctrl+1", "Down", "Down", "Right", "Left"]);
    press(&["space", "Right", "Right", "Up", "Return"]);
    program.await_title("• plan.ron — Roadboard");

    // A story below it.
    press(&["n"]);
    program.text("Write the docs");
    press(&["Return", "Escape"]);

    // With the filter all in the column is only what passes.
    press(&["ctrl+f"]);
    program.text("docs");
    press(&["Return", "ctrl+a", "alt+Right", "ctrl+f", "Escape"]);
    program.key("ctrl+s");
    program.await_title("plan.ron — Roadboard");

    let after = read(&path);
    let docs = after.stories.iter().find(|story| story.title == "Write the docs").unwrap();
    assert_eq!(docs.column, column_id(&after, "Done"));
    assert_eq!(keys(&after, "To do"), ["T-1", "T-3"]);
    assert_eq!(keys(&after, "Doing"), ["T-4", "T-5"]);
    assert_eq!(keys(&after, "Review"), ["T-2", "T-6"]);
    let mut without = after.clone();
    without.stories.remove(docs.id);
    assert_only_changed(&before, &without, &["T-2"]);

    // Without the filter it is all of the column again. "Move to…" asks for the column first, from where they are; then
    // Space picks the top, and Enter ends it.
    press(&["ctrl+1", "Left", "ctrl+a", "m", "Return", "Up", "Return", "Tab", "Tab", "space", "Return", "ctrl+s"]);
    program.await_title("plan.ron — Roadboard");
    let after = read(&path);
    assert!(keys(&after, "Review").is_empty());
    assert_eq!(keys(&after, "Doing"), ["T-2", "T-6", "T-4", "T-5"]);
}
