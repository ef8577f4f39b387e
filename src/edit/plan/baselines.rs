//! Baselines: the dates as they were promised once.

use std::sync::Arc;

use crate::edit::{BaselineEdit, Desk, Refusal, named};
use crate::model::{Baseline, BaselineId, Project, Transaction};

/// Takes, renames or deletes a baseline; nothing when it is so already. What is taken keeps its dates, also of bars that
/// are deleted later.
///
/// # Errors
/// When the baseline is gone, or its new name is blank or that of another.
pub fn edit_baselines(desk: &mut Desk<'_>, edit: &BaselineEdit) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let mut transaction;
    match edit {
        BaselineEdit::Take { name } => {
            let name = free_name(project, name, None)?;
            transaction = Transaction::new(format!("Take baseline “{name}”"), desk.now);
            let dates = project.initiatives.iter().filter_map(|bar| Some((bar.id, bar.period()?)));
            let dates = dates.map(|(id, period)| (id, (period.start, period.end))).collect();
            transaction.create(Baseline { id: desk.ids.next_id(), name, taken_at: desk.now, dates });
        }
        BaselineEdit::Rename(id, name) => {
            let before = existing(project, *id)?;
            let name = free_name(project, name, Some(*id))?;
            transaction = Transaction::new(format!("Rename baseline “{}” to “{name}”", before.name), desk.now);
            transaction.replace(before, Baseline { name, ..(**before).clone() });
        }
        BaselineEdit::Delete(id) => {
            let before = existing(project, *id)?;
            transaction = Transaction::new(format!("Delete baseline “{}”", before.name), desk.now);
            transaction.delete(before);
        }
    }
    Ok(transaction)
}

fn existing(project: &Project, id: BaselineId) -> Result<&Arc<Baseline>, Refusal> {
    project.baselines.get(id).ok_or(Refusal::Gone("baseline"))
}

/// A name that no baseline but `own` has.
fn free_name(project: &Project, name: &str, own: Option<BaselineId>) -> Result<String, Refusal> {
    let name = named("baseline", name)?;
    let is_taken = project.baselines.iter().any(|other| other.name == name && Some(other.id) != own);
    if is_taken { Err(Refusal::Taken { what: "baseline", name }) } else { Ok(name) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::bench::{Bench, NOW};

    fn edit(bench: &mut Bench, edit: &BaselineEdit) -> Result<String, Refusal> {
        let transaction = edit_baselines(&mut bench.desk(), edit)?;
        bench.apply(&transaction);
        Ok(transaction.label)
    }

    fn take(bench: &mut Bench, name: &str) -> Result<BaselineId, Refusal> {
        edit(bench, &BaselineEdit::Take { name: name.into() })?;
        Ok(bench.project.baselines.iter().find(|baseline| baseline.name == name.trim()).unwrap().id)
    }

    #[test]
    fn a_baseline_keeps_the_dates_of_what_has_both() {
        let mut bench = Bench::plan("A 3..8, B, C 10..12, M @5");
        bench.change_initiative("B", |bar| bar.start = Some(Bench::day(9)));
        let taken = take(&mut bench, " Q1 ").unwrap();
        let baseline = bench.project.baselines.get(taken).unwrap();
        let kept: Vec<_> = baseline.dates.values().copied().collect();
        let mut expected = [("A", 3, 8), ("C", 10, 12)]
            .map(|(title, start, end)| (bench.initiative(title).id, (Bench::day(start), Bench::day(end))));
        expected.sort_unstable();
        assert_eq!((kept, baseline.taken_at), (expected.map(|(_, dates)| dates).to_vec(), NOW));
        assert_eq!(baseline.dates.keys().copied().collect::<Vec<_>>(), expected.map(|(id, _)| id));
    }

    #[test]
    fn baselines_are_renamed_and_deleted() {
        let mut bench = Bench::plan("A 3..8");
        let taken = take(&mut bench, "Q1").unwrap();
        let label = edit(&mut bench, &BaselineEdit::Rename(taken, " Promise ".into()));
        assert_eq!(label.unwrap(), "Rename baseline “Q1” to “Promise”");
        assert!(edit_baselines(&mut bench.desk(), &BaselineEdit::Rename(taken, "Promise".into())).unwrap().is_empty());
        assert_eq!(edit(&mut bench, &BaselineEdit::Delete(taken)).unwrap(), "Delete baseline “Promise”");
        for gone in [BaselineEdit::Delete(taken), BaselineEdit::Rename(taken, "A".into())] {
            assert_eq!(edit(&mut bench, &gone), Err(Refusal::Gone("baseline")));
        }
    }

    #[test]
    fn names_are_neither_blank_nor_taken() {
        let mut bench = Bench::plan("");
        take(&mut bench, "Q1").unwrap();
        let other = take(&mut bench, "Q2").unwrap();
        let taken = || Refusal::Taken { what: "baseline", name: "Q1".into() };
        assert_eq!(take(&mut bench, " Q1"), Err(taken()));
        assert_eq!(edit(&mut bench, &BaselineEdit::Rename(other, "Q1 ".into())), Err(taken()));
        assert_eq!(take(&mut bench, "  "), Err(Refusal::Nameless("baseline")));
        assert_eq!(edit(&mut bench, &BaselineEdit::Rename(other, " ".into())), Err(Refusal::Nameless("baseline")));
    }
}
