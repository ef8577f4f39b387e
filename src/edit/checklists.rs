//! What should hold before a story moves on: the definitions of ready and done, and the columns' exit checklists.
//!
//! Entries are ticked by their text, so the same words in two lists are one entry.

use std::sync::Arc;

use super::asks::Checks;
use super::move_stories::in_order;
use super::{Desk, MoveStories, Refusal, move_stories};
use crate::model::{
    Change, Column, ColumnId, ColumnKind, Comment, Edit, Project, Settings, Story, StoryId, Transaction,
};

/// The list that an entry stands in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum UnmetList {
    /// The definition of ready.
    Ready,
    /// What must hold before a story leaves a column.
    Exit(ColumnId),
    /// The definition of done.
    Done,
}

/// An entry that is not ticked for stories that are about to move.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmet {
    pub list: UnmetList,
    pub item: String,
    /// Of those that move, by column and rank.
    pub stories: Vec<StoryId>,
}

/// What a move asks for that is not ticked: first of the definition of ready, then of the columns in the order of the
/// workflow, then of the definition of done.
///
/// A story answers for the column that it stands in, not for those that it skips. Going back asks for nothing.
pub fn unmet(project: &Project, ask: &MoveStories) -> Vec<Unmet> {
    let Some(to) = project.columns.get(ask.column) else { return Vec::new() };
    let mut moved = in_order(project, &ask.stories);
    moved.retain(|story| !story.archived);
    let mut found = Vec::new();
    for asked in asked_by(project, to) {
        for item in asked.items {
            let lacking = moved.iter().filter(|story| asked.lacks(story, item));
            let stories: Vec<StoryId> = lacking.map(|story| story.id).collect();
            if !stories.is_empty() {
                found.push(Unmet { list: asked.list, item: item.clone(), stories });
            }
        }
    }
    found
}

/// A list that a move asks for, and of which stories.
struct Asked<'a> {
    list: UnmetList,
    items: &'a [String],
    /// The columns out of which it is asked for.
    from: Vec<ColumnId>,
}

impl Asked<'_> {
    fn lacks(&self, story: &Story, item: &String) -> bool {
        self.from.contains(&story.column) && !story.checked.contains(item)
    }
}

/// What a move to a column asks for.
fn asked_by<'a>(project: &'a Project, to: &Column) -> Vec<Asked<'a>> {
    let Settings { definition_of_ready: ready, definition_of_done: done, .. } = &*project.settings;
    let out_of = |is_one: fn(ColumnKind) -> bool| {
        project.columns.iter().filter(|column| is_one(column.kind)).map(|column| column.id).collect()
    };
    let mut asked = Vec::new();
    if to.kind != ColumnKind::ToDo {
        asked.push(Asked { list: UnmetList::Ready, items: ready, from: out_of(|kind| kind == ColumnKind::ToDo) });
    }
    let mut earlier: Vec<&Arc<Column>> = project.columns.iter().filter(|column| column.order() < to.order()).collect();
    earlier.sort_by(|a, b| a.order().cmp(&b.order()));
    asked.extend(earlier.into_iter().map(|column| Asked {
        list: UnmetList::Exit(column.id),
        items: &column.exit_checklist,
        from: vec![column.id],
    }));
    if to.kind == ColumnKind::Done {
        asked.push(Asked { list: UnmetList::Done, items: done, from: out_of(|kind| kind != ColumnKind::Done) });
    }
    asked
}

/// Moves stories, ticks what the person answered for where it is asked, and writes the reason into a comment of each
/// story for which something is unmet all the same. Without a reason nothing is written.
///
/// # Errors
/// Those of [`move_stories`].
pub fn move_checked(desk: &Desk<'_>, ask: &MoveStories, checks: &Checks) -> Result<Transaction, Refusal> {
    let mut transaction = move_stories(desk, ask)?;
    let Some(to) = desk.project.columns.get(ask.column) else { return Ok(transaction) };
    let asked = asked_by(desk.project, to);
    let reason = checks.reason.as_deref().map(str::trim).filter(|reason| !reason.is_empty());
    // Who is asked for something leaves its column, and so is among what changes.
    for change in &mut transaction.changes {
        let Change::Story(Edit { before: Some(before), after: Some(after) }) = change else { continue };
        let lacking = asked.iter().flat_map(|asked| asked.items.iter().filter(|item| asked.lacks(before, item)));
        let (ticked, open): (Vec<_>, Vec<_>) = lacking.partition(|item| checks.ticked.contains(*item));
        let story = Arc::make_mut(after);
        story.checked.extend(ticked.into_iter().cloned());
        if let Some(reason) = reason.filter(|_| !open.is_empty()) {
            let text = comment(&to.name, &open, reason);
            story.comments.push(Comment { at: desk.now, author: checks.author, text });
        }
    }
    Ok(transaction)
}

/// "Moved to In progress although “Estimated by the team” is unmet: the demo is tomorrow".
fn comment(column: &str, open: &[&String], reason: &str) -> String {
    let quoted: Vec<String> = open.iter().map(|item| format!("“{item}”")).collect();
    let (names, are) = match quoted.split_last() {
        Some((last, [])) => (last.clone(), "is"),
        Some((last, rest)) => (format!("{} and {last}", rest.join(", ")), "are"),
        None => (String::new(), "is"),
    };
    format!("Moved to {column} although {names} {are} unmet: {reason}")
}

/// Entries of the definition of ready that hold for a story, of all.
pub fn readiness(project: &Project, story: &Story) -> (usize, usize) {
    let entries = &project.settings.definition_of_ready;
    (entries.iter().filter(|entry| story.checked.contains(*entry)).count(), entries.len())
}

/// All entries of the definition of ready hold for a story; so they do where there are none.
pub fn is_ready(project: &Project, story: &Story) -> bool {
    project.settings.definition_of_ready.iter().all(|entry| story.checked.contains(entry))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::super::bench::{Bench, NOW};
    use super::*;
    use crate::edit::{ColumnEdit, ColumnField, Place, SettingsField, edit_columns, edit_settings};

    /// To do, In progress, Review and Done, with two entries in both definitions and an exit checklist in the first
    /// three, and two stories.
    fn bench() -> Bench {
        let mut bench = Bench::new(2);
        let after = Some(bench.column(1));
        edit(&mut bench, &ColumnEdit::Create { name: "Review".into(), after });
        for (n, entry) in ["Talked over", "Tests pass", "Two approvals"].into_iter().enumerate() {
            let field = ColumnField::ExitChecklist(vec![entry.into()]);
            let column = bench.column(n);
            edit(&mut bench, &ColumnEdit::Set(column, field));
        }
        let list = |entries: [&str; 2]| entries.map(String::from).to_vec();
        for field in [
            SettingsField::DefinitionOfReady(list(["Estimated", "Small"])),
            SettingsField::DefinitionOfDone(list(["Reviewed", "Released"])),
        ] {
            let transaction = edit_settings(&bench.desk(), &field).unwrap();
            bench.apply(&transaction);
        }
        bench
    }

    fn edit(bench: &mut Bench, edit: &ColumnEdit) {
        let transaction = edit_columns(&mut bench.desk(), edit).unwrap();
        bench.apply(&transaction);
    }

    fn ask(bench: &Bench, keys: &[&str], column: usize) -> MoveStories {
        let stories = keys.iter().map(|key| bench.story(key).id).collect();
        MoveStories { stories, column: bench.column(column), place: Place::Bottom, lane: None, sprint: None }
    }

    fn tick(bench: &mut Bench, key: &str, entries: &[&str]) {
        let story = bench.story(key).clone();
        let checked = entries.iter().map(|entry| (*entry).into()).collect();
        let mut transaction = Transaction::new("Tick", NOW);
        let before = bench.project.stories.get(story.id).unwrap();
        transaction.replace(before, Story { checked, ..story });
        bench.apply(&transaction);
    }

    fn stand(bench: &mut Bench, key: &str, column: usize) {
        let ask = ask(bench, &[key], column);
        let transaction = move_stories(&bench.desk(), &ask).unwrap();
        bench.apply(&transaction);
    }

    /// The entries that are asked of one story on the way from one column to another.
    fn way(from: usize, to: usize, checked: &[&str]) -> Vec<(UnmetList, String)> {
        let mut bench = bench();
        stand(&mut bench, "NP-1", from);
        tick(&mut bench, "NP-1", checked);
        let id = bench.story("NP-1").id;
        let found = unmet(&bench.project, &ask(&bench, &["NP-1"], to));
        assert!(found.iter().all(|unmet| unmet.stories == [id]));
        found.into_iter().map(|unmet| (unmet.list, unmet.item)).collect()
    }

    #[test]
    fn each_step_forward_asks_for_its_lists() {
        let items =
            |from, to, checked| way(from, to, checked).into_iter().map(|(_, item)| item).collect::<Vec<_>>().join(", ");
        assert_eq!(items(0, 1, &[]), "Estimated, Small, Talked over");
        assert_eq!(items(0, 1, &["Small", "Tests pass"]), "Estimated, Talked over");
        assert_eq!(items(0, 1, &["Small", "Estimated", "Talked over"]), "");
        assert_eq!(items(1, 2, &[]), "Tests pass");
        assert_eq!(items(2, 3, &["Released"]), "Two approvals, Reviewed");
        // Columns that are skipped ask for nothing.
        assert_eq!(items(0, 3, &[]), "Estimated, Small, Talked over, Reviewed, Released");
        assert_eq!(items(1, 3, &[]), "Tests pass, Reviewed, Released");
    }

    #[test]
    fn going_back_or_staying_asks_for_nothing() {
        for (from, to) in [(3, 2), (3, 0), (2, 1), (1, 0), (0, 0), (1, 1), (3, 3)] {
            assert_eq!(way(from, to, &[]), [], "{from} to {to}");
        }
    }

    #[test]
    fn an_entry_names_its_list_and_the_stories_that_lack_it() {
        let mut bench = bench();
        stand(&mut bench, "NP-1", 1);
        tick(&mut bench, "NP-2", &["Estimated", "Small"]);
        let (one, two) = (bench.story("NP-1").id, bench.story("NP-2").id);
        let found = unmet(&bench.project, &ask(&bench, &["NP-1", "NP-2", "NP-1"], 3));
        let unmet = |list, item: &str, stories: &[StoryId]| Unmet { list, item: item.into(), stories: stories.into() };
        assert_eq!(
            found,
            [
                unmet(UnmetList::Exit(bench.column(0)), "Talked over", &[two]),
                unmet(UnmetList::Exit(bench.column(1)), "Tests pass", &[one]),
                unmet(UnmetList::Done, "Reviewed", &[two, one]),
                unmet(UnmetList::Done, "Released", &[two, one]),
            ]
        );
        let nowhere = MoveStories { column: ColumnId::default(), ..ask(&bench, &["NP-1"], 3) };
        assert_eq!(super::unmet(&bench.project, &nowhere), []);
    }

    #[test]
    fn a_move_ticks_what_is_asked_and_says_why_the_rest_may_wait() {
        let mut bench = bench();
        stand(&mut bench, "NP-1", 1);
        let before = bench.project.clone();
        let author = Some(crate::model::PersonId::default());
        let checks = Checks {
            ticked: BTreeSet::from(["Estimated", "Tests pass", "Reviewed", "Unheard of"].map(String::from)),
            reason: Some(" the demo is tomorrow ".into()),
            author,
        };
        let ask = ask(&bench, &["NP-1", "NP-2"], 3);
        let transaction = move_checked(&bench.desk(), &ask, &checks).unwrap();
        assert_eq!(transaction.label, "Move 2 stories to Done");
        bench.apply(&transaction);
        let told = |key| {
            let story = bench.story(key);
            let checked: Vec<_> = story.checked.iter().map(String::as_str).collect();
            (checked.join(", "), story.comments.iter().map(|c| (c.author, c.at, &*c.text)).collect::<Vec<_>>())
        };
        let one = "Moved to Done although “Released” is unmet: the demo is tomorrow";
        assert_eq!(told("NP-1"), ("Reviewed, Tests pass".into(), vec![(author, NOW, one)]));
        let two = "Moved to Done although “Small”, “Talked over” and “Released” are unmet: the demo is tomorrow";
        assert_eq!(told("NP-2"), ("Estimated, Reviewed".into(), vec![(author, NOW, two)]));
        bench.apply(&transaction.inverse());
        assert_eq!(bench.project, before);
    }

    #[test]
    fn without_a_reason_or_anything_unmet_no_comment_is_written() {
        for (ticked, reason) in [
            (vec!["Estimated", "Small", "Talked over"], Some("why".to_owned())),
            (vec![], None),
            (vec![], Some("  ".to_owned())),
        ] {
            let mut bench = bench();
            let checks = Checks { ticked: ticked.into_iter().map(String::from).collect(), reason, author: None };
            let ask = ask(&bench, &["NP-1"], 1);
            let transaction = move_checked(&bench.desk(), &ask, &checks).unwrap();
            bench.apply(&transaction);
            assert_eq!(bench.story("NP-1").column, bench.column(1));
            assert_eq!(bench.story("NP-1").comments, []);
        }
    }

    #[test]
    fn readiness_counts_entries_of_the_definition_alone() {
        let mut bench = bench();
        tick(&mut bench, "NP-1", &["Small", "Reviewed"]);
        assert_eq!(readiness(&bench.project, bench.story("NP-1")), (1, 2));
        assert_eq!(readiness(&bench.project, bench.story("NP-2")), (0, 2));
    }

    #[test]
    fn a_story_is_ready_when_all_of_the_definition_holds() {
        let mut bench = bench();
        let ready = |bench: &Bench| is_ready(&bench.project, bench.story("NP-1"));
        tick(&mut bench, "NP-1", &["Small", "Reviewed"]);
        assert!(!ready(&bench));
        tick(&mut bench, "NP-1", &["Small", "Estimated"]);
        assert!(ready(&bench));
        tick(&mut bench, "NP-1", &[]);
        let none = edit_settings(&bench.desk(), &SettingsField::DefinitionOfReady(vec![])).unwrap();
        bench.apply(&none);
        assert!(ready(&bench));
    }
}
