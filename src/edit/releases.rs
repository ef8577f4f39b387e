//! Edits of releases.

use std::sync::Arc;

use super::plan::check_date;
use super::{Desk, Refusal, ReleaseEdit, ReleaseField, named, typed_name};
use crate::model::{Date, Project, Release, ReleaseId, ReleaseState, Story, Transaction};

/// Makes, changes or deletes a release; nothing when it is so already. Several may have one name.
///
/// # Errors
/// When a release is gone, a name is blank, or a date is out of range.
pub fn edit_releases(desk: &mut Desk<'_>, edit: &ReleaseEdit) -> Result<Transaction, Refusal> {
    match edit {
        ReleaseEdit::Create { name, date } => create_release(desk, name, *date).map(|(_, transaction)| transaction),
        ReleaseEdit::Set(id, field) => set(desk, *id, field),
        ReleaseEdit::Delete(id) => delete(desk, *id),
    }
}

/// A new release, planned.
///
/// # Errors
/// When its name is blank, or its date is out of range.
pub fn create_release(
    desk: &mut Desk<'_>,
    name: &str,
    date: Option<Date>,
) -> Result<(ReleaseId, Transaction), Refusal> {
    let name = named("release", name)?;
    date.map_or(Ok(()), check_date)?;
    let mut transaction = Transaction::new(format!("New release “{name}”"), desk.now);
    let id = desk.ids.next_id();
    transaction.create(Release { id, name, date, ..Release::default() });
    Ok((id, transaction))
}

fn existing(project: &Project, id: ReleaseId) -> Result<&Arc<Release>, Refusal> {
    project.releases.get(id).ok_or(Refusal::Gone("release"))
}

fn set(desk: &Desk<'_>, id: ReleaseId, field: &ReleaseField) -> Result<Transaction, Refusal> {
    let before = existing(desk.project, id)?;
    let (mut after, name) = ((**before).clone(), &before.name);
    let label = match field {
        ReleaseField::Name(new) => {
            after.name = typed_name("release", new)?;
            format!("Rename release “{name}” to “{}”", after.name)
        }
        ReleaseField::Date(Some(date)) => {
            check_date(*date)?;
            after.date = Some(*date);
            format!("Set date of release “{name}” to {date}")
        }
        ReleaseField::Date(None) => {
            after.date = None;
            format!("Clear date of release “{name}”")
        }
        ReleaseField::State(state) => {
            after.state = *state;
            match state {
                ReleaseState::Released => format!("Say that “{name}” is released"),
                ReleaseState::Planned => format!("Say that “{name}” is not released yet"),
            }
        }
        ReleaseField::Notes(notes) => {
            after.notes.clone_from(notes);
            format!("Edit notes of release “{name}”")
        }
    };
    let mut transaction = Transaction::new(label, desk.now);
    transaction.replace(before, after);
    Ok(transaction)
}

fn delete(desk: &Desk<'_>, id: ReleaseId) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let release = existing(project, id)?;
    let mut transaction = Transaction::new(format!("Delete release “{}”", release.name), desk.now);
    for before in desk.indexes.stories_of_release(id).filter_map(|story| project.stories.get(story)) {
        transaction.replace(before, Story { release: None, ..(**before).clone() });
    }
    transaction.delete(release);
    Ok(transaction)
}

#[cfg(test)]
mod tests {
    use super::super::bench::Bench;
    use super::*;
    use crate::edit::StoryField;

    fn edit(bench: &mut Bench, edit: &ReleaseEdit) -> Result<Transaction, Refusal> {
        let transaction = edit_releases(&mut bench.desk(), edit)?;
        bench.perform(&transaction);
        Ok(transaction)
    }

    fn release(bench: &mut Bench, name: &str) -> ReleaseId {
        let (id, transaction) = create_release(&mut bench.desk(), name, None).unwrap();
        bench.perform(&transaction);
        id
    }

    fn date(year: i32) -> Date {
        Date::from_ymd_opt(year, 12, 1).unwrap()
    }

    #[test]
    fn a_release_is_made_and_changed() {
        let mut bench = Bench::new(0);
        let create = ReleaseEdit::Create { name: " 1.2 ".into(), date: Some(date(2026)) };
        assert_eq!(edit(&mut bench, &create).unwrap().label, "New release “1.2”");
        let id = bench.project.releases.iter().next().unwrap().id;
        for (field, label) in [
            (ReleaseField::Name(" 1.3 beta ".into()), "Rename release “1.2” to “1.3 beta ”"),
            (ReleaseField::Name("1.3".into()), "Rename release “1.3 beta ” to “1.3”"),
            (ReleaseField::Date(None), "Clear date of release “1.3”"),
            (ReleaseField::Date(Some(date(2027))), "Set date of release “1.3” to 2027-12-01"),
            (ReleaseField::State(ReleaseState::Released), "Say that “1.3” is released"),
            (ReleaseField::State(ReleaseState::Planned), "Say that “1.3” is not released yet"),
            (ReleaseField::State(ReleaseState::Released), "Say that “1.3” is released"),
            (ReleaseField::Notes("- Pay".into()), "Edit notes of release “1.3”"),
        ] {
            let set = ReleaseEdit::Set(id, field);
            assert_eq!(edit(&mut bench, &set).unwrap().label, label);
            assert!(edit(&mut bench, &set).unwrap().is_empty(), "a second time");
        }
        let (name, notes) = ("1.3".to_owned(), "- Pay".to_owned());
        let expected = Release { id, name, date: Some(date(2027)), state: ReleaseState::Released, notes };
        assert_eq!(**bench.project.releases.get(id).unwrap(), expected);
    }

    #[test]
    fn stories_of_a_deleted_release_stay_without_one() {
        let mut bench = Bench::new(3);
        let (one, two) = (release(&mut bench, "One"), release(&mut bench, "Two"));
        for (key, release) in [("NP-1", one), ("NP-2", one), ("NP-3", two)] {
            let id = bench.story(key).id;
            bench.set(id, &StoryField::Release(Some(release)));
        }
        let archived = bench.story("NP-2").id;
        bench.set(archived, &StoryField::Archived(true));
        let before = bench.project.clone();
        let transaction = edit(&mut bench, &ReleaseEdit::Delete(one)).unwrap();
        assert_eq!((transaction.label.as_str(), transaction.changes.len()), ("Delete release “One”", 3));
        assert_eq!(["NP-1", "NP-2", "NP-3"].map(|key| bench.story(key).release), [None, None, Some(two)]);
        assert_eq!(edit(&mut bench, &ReleaseEdit::Delete(one)), Err(Refusal::Gone("release")));
        bench.perform(&transaction.inverse());
        assert_eq!(bench.project, before);
    }

    #[test]
    fn blank_names_and_dates_out_of_range_are_refused() {
        let mut bench = Bench::new(0);
        let id = release(&mut bench, "One");
        let create = |name: &str, date| ReleaseEdit::Create { name: name.into(), date };
        assert_eq!(edit(&mut bench, &create(" ", None)), Err(Refusal::Nameless("release")));
        let late = date(2201);
        assert_eq!(edit(&mut bench, &create("Two", Some(late))), Err(Refusal::DateRange(late)));
        for (field, refusal) in [
            (ReleaseField::Name(" ".into()), Refusal::Nameless("release")),
            (ReleaseField::Date(Some(late)), Refusal::DateRange(late)),
        ] {
            assert_eq!(edit(&mut bench, &ReleaseEdit::Set(id, field)), Err(refusal));
        }
        let gone = ReleaseEdit::Set(ReleaseId::default(), ReleaseField::Date(None));
        assert_eq!(edit(&mut bench, &gone), Err(Refusal::Gone("release")));
    }
}
