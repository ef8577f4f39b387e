//! Saving filters under a name.

use super::asks::ViewEdit;
use super::{Desk, Refusal, named};
use crate::model::{SavedView, Transaction};

/// Saves, renames or deletes a view; nothing when it is so already.
///
/// # Errors
/// When the view is gone, or its new name is blank or that of another view of the screen.
pub fn edit_views(desk: &mut Desk<'_>, edit: &ViewEdit) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let namesake = |screen: &str, name: &str| project.views.iter().find(|v| v.screen == screen && v.name == name);
    let mut transaction;
    match edit {
        ViewEdit::Save { screen, name, query } => {
            let (name, query) = (named("view", name)?, query.trim().to_owned());
            transaction = Transaction::new(format!("Save view “{name}”"), desk.now);
            match namesake(screen, &name) {
                Some(before) => transaction.replace(before, SavedView { query, ..(**before).clone() }),
                None => transaction.create(SavedView { id: desk.ids.next_id(), name, screen: screen.clone(), query }),
            }
        }
        ViewEdit::Rename(id, name) => {
            let before = project.views.get(*id).ok_or(Refusal::Gone("view"))?;
            let name = named("view", name)?;
            if namesake(&before.screen, &name).is_some_and(|other| other.id != *id) {
                return Err(Refusal::Taken { what: "view", name });
            }
            transaction = Transaction::new(format!("Rename view “{}” to “{name}”", before.name), desk.now);
            transaction.replace(before, SavedView { name, ..(**before).clone() });
        }
        ViewEdit::Delete(id) => {
            let before = project.views.get(*id).ok_or(Refusal::Gone("view"))?;
            transaction = Transaction::new(format!("Delete view “{}”", before.name), desk.now);
            transaction.delete(before);
        }
    }
    Ok(transaction)
}

#[cfg(test)]
mod tests {
    use super::super::bench::Bench;
    use super::*;
    use crate::model::ViewId;

    fn edit(bench: &mut Bench, edit: &ViewEdit) -> Result<Transaction, Refusal> {
        let transaction = edit_views(&mut bench.desk(), edit)?;
        bench.apply(&transaction);
        Ok(transaction)
    }

    fn save(bench: &mut Bench, screen: &str, name: &str, query: &str) -> Transaction {
        edit(bench, &ViewEdit::Save { screen: screen.into(), name: name.into(), query: query.into() }).unwrap()
    }

    fn views(bench: &Bench) -> Vec<[&str; 3]> {
        bench.project.views.iter().map(|view| [&*view.screen, &*view.name, &*view.query]).collect()
    }

    #[test]
    fn a_view_with_the_same_name_on_the_same_screen_is_replaced() {
        let mut bench = Bench::new(0);
        save(&mut bench, "Board", " Mine ", "@ana");
        save(&mut bench, "Backlog", "Mine", "bug");
        let id = bench.project.views.iter().next().unwrap().id;
        save(&mut bench, "Board", "Mine", "@ana bug ");
        let mut found = views(&bench);
        found.sort_unstable();
        assert_eq!(found, [["Backlog", "Mine", "bug"], ["Board", "Mine", "@ana bug"]]);
        assert!(bench.project.views.contains(id), "it is the same view");
        assert!(save(&mut bench, "Board", "Mine", "@ana bug").is_empty());
    }

    #[test]
    fn views_are_renamed_and_deleted() {
        let mut bench = Bench::new(0);
        save(&mut bench, "Board", "Mine", "@ana");
        let id = bench.project.views.iter().next().unwrap().id;
        assert_eq!(
            edit(&mut bench, &ViewEdit::Rename(id, " Ana ".into())).unwrap().label,
            "Rename view “Mine” to “Ana”"
        );
        assert_eq!(views(&bench), [["Board", "Ana", "@ana"]]);
        assert!(edit(&mut bench, &ViewEdit::Rename(id, "Ana".into())).unwrap().is_empty());
        edit(&mut bench, &ViewEdit::Delete(id)).unwrap();
        assert_eq!(edit(&mut bench, &ViewEdit::Delete(id)), Err(Refusal::Gone("view")));
        assert_eq!(edit(&mut bench, &ViewEdit::Rename(id, "A".into())), Err(Refusal::Gone("view")));
    }

    #[test]
    fn names_are_neither_blank_nor_taken() {
        let mut bench = Bench::new(0);
        save(&mut bench, "Board", "One", "1");
        save(&mut bench, "Board", "Two", "2");
        let two = bench.project.views.iter().find(|view| view.name == "Two").unwrap().id;
        let taken = Refusal::Taken { what: "view", name: "One".into() };
        assert_eq!(edit(&mut bench, &ViewEdit::Rename(two, "One".into())), Err(taken));
        assert_eq!(edit(&mut bench, &ViewEdit::Rename(two, " ".into())), Err(Refusal::Nameless("view")));
        let blank = ViewEdit::Save { screen: "Board".into(), name: " ".into(), query: String::new() };
        assert_eq!(edit(&mut bench, &blank), Err(Refusal::Nameless("view")));
        assert_eq!(edit(&mut bench, &ViewEdit::Delete(ViewId::default())), Err(Refusal::Gone("view")));
    }
}
