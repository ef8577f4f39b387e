//! What edits of columns write, refuse and leave behind.

use super::bench::{Bench, NOW};
use super::*;
use crate::insight::Indexes;
use crate::model::*;

fn edit(bench: &mut Bench, edit: &ColumnEdit) -> Result<Transaction, Refusal> {
    let transaction = edit_columns(&mut bench.desk(), edit)?;
    bench.apply(&transaction);
    assert!(bench.indexes.board == Indexes::of(&bench.project).board);
    Ok(transaction)
}

fn set(bench: &mut Bench, n: usize, field: ColumnField) -> Result<Transaction, Refusal> {
    let column = bench.column(n);
    edit(bench, &ColumnEdit::Set(column, field))
}

fn names(bench: &Bench) -> String {
    bench.project.columns_in_order().iter().map(|column| column.name.clone()).collect::<Vec<_>>().join(", ")
}

fn put(bench: &mut Bench, key: &str, column: usize) {
    let column = bench.column(column);
    bench.change(key, |story| story.column = column);
    bench.indexes = Indexes::of(&bench.project);
}

#[test]
fn a_new_column_stands_right_of_another_and_is_of_its_kind() {
    use ColumnKind::{Doing, Done, ToDo};

    let mut bench = Bench::new(0);
    let after = Some(bench.column(1));
    let transaction = edit(&mut bench, &ColumnEdit::Create { name: " Test ".into(), after }).unwrap();
    assert_eq!(transaction.label, "New column “Test”");
    edit(&mut bench, &ColumnEdit::Create { name: "Shipped".into(), after: None }).unwrap();
    let first = Some(bench.column(0));
    edit(&mut bench, &ColumnEdit::Create { name: "Test".into(), after: first }).unwrap();
    assert_eq!(names(&bench), "To do, Test, In progress, Test, Done, Shipped");
    let kinds: Vec<_> = bench.project.columns_in_order().iter().map(|column| column.kind).collect();
    assert_eq!(kinds, [ToDo, ToDo, Doing, Doing, Done, Done]);
    bench.project.columns = Table::default();
    edit(&mut bench, &ColumnEdit::Create { name: "One".into(), after: None }).unwrap();
    assert_eq!(bench.project.columns_in_order()[0].kind, ToDo);
}

#[test]
fn columns_move_as_stories_do() {
    let mut bench = Bench::new(0);
    for (from, before, expected) in [
        (2, Some(0), "Done, To do, In progress"),
        (0, None, "To do, In progress, Done"),
        (0, Some(2), "In progress, To do, Done"),
        (1, Some(0), "To do, In progress, Done"),
    ] {
        let (column, before) = (bench.column(from), before.map(|n| bench.column(n)));
        let transaction = edit(&mut bench, &ColumnEdit::Move { column, before }).unwrap();
        assert_eq!((names(&bench).as_str(), transaction.changes.len()), (expected, 1));
    }
    let [a, b, c] = [0, 1, 2].map(|n| bench.column(n));
    for (column, before) in [(a, Some(a)), (a, Some(b)), (b, Some(c)), (c, None)] {
        assert!(edit(&mut bench, &ColumnEdit::Move { column, before }).unwrap().is_empty(), "it is there already");
    }
}

#[test]
fn between_columns_of_equal_rank_there_is_room() {
    let mut bench = Bench::new(0);
    for column in bench.project.columns_in_order() {
        bench.project.columns.insert(Column { rank: Rank::default(), ..(*column).clone() });
    }
    let [a, b, c] = [0, 1, 2].map(|n| bench.column(n));
    edit(&mut bench, &ColumnEdit::Move { column: c, before: Some(b) }).unwrap();
    assert_eq!([0, 1, 2].map(|n| bench.column(n)), [a, c, b]);
}

#[test]
fn fields_are_set_under_a_name_of_their_own() {
    let mut bench = Bench::new(0);
    let list = [" Tests pass ", "", "Tests pass", "Reviewed"].map(String::from).to_vec();
    for (field, label) in [
        (ColumnField::Name(" Build ".into()), "Rename column “In progress” to “Build ”"),
        (ColumnField::Name("Build".into()), "Rename column “Build ” to “Build”"),
        (ColumnField::Limit(Some(1)), "Limit column “Build” to 1 story"),
        (ColumnField::Limit(Some(9999)), "Limit column “Build” to 9999 stories"),
        (ColumnField::LimitPolicy(LimitPolicy::Block), "Set limit of column “Build” to block"),
        (ColumnField::LimitScope(LimitScope::Lane), "Set scope of limit of column “Build” to each lane of the column"),
        (ColumnField::Limit(None), "Clear limit of column “Build”"),
        (ColumnField::Kind(ColumnKind::ToDo), "Set kind of column “Build” to to do"),
        (ColumnField::ExitChecklist(list), "Edit exit checklist of column “Build”"),
    ] {
        let transaction = set(&mut bench, 1, field.clone()).unwrap();
        assert_eq!((transaction.label.as_str(), transaction.changes.len()), (label, 1));
        assert!(set(&mut bench, 1, field).unwrap().is_empty(), "{label}: the same again");
    }
    assert_eq!(bench.project.columns_in_order()[1].exit_checklist, ["Tests pass", "Reviewed"]);
}

#[test]
fn what_a_column_cannot_be_is_refused() {
    let mut bench = Bench::new(0);
    assert_eq!(set(&mut bench, 0, ColumnField::Name("  ".into())), Err(Refusal::Nameless("column")));
    for limit in [0, 10_000, u32::MAX] {
        let refusal = set(&mut bench, 0, ColumnField::Limit(Some(limit))).unwrap_err();
        assert_eq!(refusal, Refusal::LimitRange(limit));
        assert!(refusal.hint().contains("off"));
    }
    let (gone, column, name) = (ColumnId::default(), bench.column(0), String::from("New"));
    for ask in [
        ColumnEdit::Create { name: name.clone(), after: Some(gone) },
        ColumnEdit::Set(gone, ColumnField::Name(name)),
        ColumnEdit::Move { column: gone, before: None },
        ColumnEdit::Move { column, before: Some(gone) },
        ColumnEdit::Delete { column: gone, stories_to: None },
    ] {
        assert_eq!(edit(&mut bench, &ask), Err(Refusal::Gone("column")), "{ask:?}");
    }
    let blank = ColumnEdit::Create { name: " ".into(), after: None };
    assert_eq!(edit(&mut bench, &blank), Err(Refusal::Nameless("column")));
}

#[test]
fn a_column_that_becomes_done_finishes_its_stories() {
    let mut bench = Bench::new(3);
    put(&mut bench, "NP-3", 1);
    bench.change("NP-2", |story| story.archived = true);
    bench.indexes = Indexes::of(&bench.project);
    for (kind, changes) in [(ColumnKind::Doing, 1), (ColumnKind::Done, 3), (ColumnKind::ToDo, 3), (ColumnKind::ToDo, 0)]
    {
        assert_eq!(set(&mut bench, 0, ColumnField::Kind(kind)).unwrap().changes.len(), changes, "{kind:?}");
    }
    for key in ["NP-1", "NP-2"] {
        assert_eq!(bench.events(key), [EventKind::Done, EventKind::Reopened]);
        assert!(bench.story(key).events.iter().all(|event| event.at == NOW));
    }
    assert_eq!(bench.events("NP-3"), []);
}

#[test]
fn the_stories_of_a_deleted_column_go_to_the_bottom_of_another() {
    let mut bench = Bench::new(5);
    for key in ["NP-1", "NP-2"] {
        put(&mut bench, key, 2);
    }
    bench.change("NP-4", |story| story.archived = true);
    bench.indexes = Indexes::of(&bench.project);
    let [to_do, _, done] = [0, 1, 2].map(|n| bench.column(n));
    let start = bench.project.clone();
    let gone = edit(&mut bench, &ColumnEdit::Delete { column: to_do, stories_to: Some(done) }).unwrap();
    assert_eq!(gone.label, "Delete column “To do”");
    assert_eq!(names(&bench), "In progress, Done");
    let mut stories: Vec<_> = bench.project.stories.iter().filter(|story| story.column == done).collect();
    stories.sort_by(|a, b| a.order().cmp(&b.order()));
    assert_eq!(stories.iter().map(|s| &*s.key).collect::<Vec<_>>(), ["NP-2", "NP-1", "NP-5", "NP-4", "NP-3"]);
    for key in ["NP-3", "NP-4", "NP-5"] {
        assert_eq!(bench.events(key), [EventKind::Moved { to: done }, EventKind::Done]);
    }
    assert!(bench.story("NP-4").archived);
    bench.apply(&gone.inverse());
    assert_eq!(bench.project, start);
    bench.apply(&gone);
    let doing = bench.column(0);
    edit(&mut bench, &ColumnEdit::Delete { column: done, stories_to: Some(doing) }).unwrap();
    let back = [EventKind::Moved { to: done }, EventKind::Done, EventKind::Moved { to: doing }, EventKind::Reopened];
    assert_eq!(bench.events("NP-3"), back);
}

#[test]
fn a_column_is_not_deleted_under_its_stories_nor_the_last_one() {
    let mut bench = Bench::new(2);
    let [to_do, doing, done] = [0, 1, 2].map(|n| bench.column(n));
    let in_use = Err(Refusal::ColumnInUse { column: "To do".into(), count: 2 });
    let delete = |column, stories_to| ColumnEdit::Delete { column, stories_to };
    assert_eq!(edit(&mut bench, &delete(to_do, None)), in_use);
    assert_eq!(edit(&mut bench, &delete(to_do, Some(to_do))), in_use);
    assert_eq!(edit(&mut bench, &delete(to_do, Some(ColumnId::default()))), Err(Refusal::Gone("column")));
    edit(&mut bench, &delete(doing, None)).unwrap();
    edit(&mut bench, &delete(done, None)).unwrap();
    assert_eq!(edit(&mut bench, &delete(to_do, None)), Err(Refusal::LastColumn("To do".into())));
}
