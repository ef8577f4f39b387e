//! Milestones.

use std::collections::BTreeSet;

use super::dates::check_date;
use super::draft::Draft;
use super::names::{and_push, exists, lower, names, new_title, set_to, typed_title};
use crate::edit::{Desk, MilestoneField, NewMilestone, Refusal};
use crate::model::{Milestone, MilestoneId, Node, Project, Transaction};

/// A new milestone in a theme.
///
/// # Errors
/// When the theme is gone, or the date lies outside of what a project holds.
pub fn create_milestone(desk: &mut Desk<'_>, new: NewMilestone) -> Result<(MilestoneId, Transaction), Refusal> {
    let NewMilestone { title, theme, date } = new;
    date.map_or(Ok(()), check_date)?;
    theme.map_or(Ok(()), |id| exists(desk.project.themes.contains(id), "theme"))?;
    let title = new_title(title, "New milestone");
    let mut transaction = Transaction::new(format!("New milestone “{title}”"), desk.now);
    let id = desk.ids.next_id();
    transaction.create(Milestone { id, title, date, theme, ..Milestone::default() });
    Ok((id, transaction))
}

/// Sets a field of milestones; those that have the value already, or are gone, are left out. A new date pushes what the
/// links say, unless the project schedules by hand; what is edited stays where it was put.
///
/// # Errors
/// When the theme is gone, a title is blank, or a date is out of range; also when a push would lead there.
pub fn edit_milestones(
    desk: &Desk<'_>,
    milestones: &[MilestoneId],
    field: &MilestoneField,
) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let field = &checked(project, field)?;
    let each: BTreeSet<MilestoneId> =
        milestones.iter().copied().filter(|id| project.milestones.contains(*id)).collect();
    let mut draft = Draft::new(project);
    for id in &each {
        if let Some(milestone) = draft.milestone(*id) {
            set(milestone, field);
        }
    }
    let pushed = draft.push_from_here(desk)?;
    let nodes = each.into_iter().map(Node::Milestone).collect();
    let label = label(project, field, &names(project, &nodes, "initiative"));
    let mut transaction = Transaction::new(and_push(label, pushed), desk.now);
    draft.finish(&mut transaction);
    Ok(transaction)
}

/// With the title as it is kept, when everything that it refers to exists and dates are in range.
fn checked(project: &Project, field: &MilestoneField) -> Result<MilestoneField, Refusal> {
    match field {
        MilestoneField::Title(title) => return typed_title("milestone", title).map(MilestoneField::Title),
        MilestoneField::Theme(Some(id)) => exists(project.themes.contains(*id), "theme")?,
        MilestoneField::Date(Some(date)) => check_date(*date)?,
        _ => {}
    }
    Ok(field.clone())
}

fn set(milestone: &mut Milestone, field: &MilestoneField) {
    match field.clone() {
        MilestoneField::Title(title) => milestone.title = title,
        MilestoneField::Date(date) => milestone.date = date,
        MilestoneField::Theme(theme) => milestone.theme = theme,
        MilestoneField::Color(color) => milestone.color = color,
        MilestoneField::Pinned(pinned) => milestone.pinned = pinned,
    }
}

fn label(project: &Project, field: &MilestoneField, name: &str) -> String {
    match field {
        MilestoneField::Title(title) => format!("Rename {name} to “{title}”"),
        MilestoneField::Date(date) => set_to("date", name, date.map(|date| date.to_string()).as_deref()),
        MilestoneField::Theme(id) => {
            set_to("theme", name, id.and_then(|id| project.themes.get(id)).map(|theme| theme.name.as_str()))
        }
        MilestoneField::Color(color) => set_to("colour", name, color.map(lower).as_deref()),
        MilestoneField::Pinned(true) => format!("Pin {name}"),
        MilestoneField::Pinned(false) => format!("Unpin {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::bench::Bench;
    use crate::model::{Date, Swatch, ThemeId};

    fn edit(bench: &mut Bench, titles: &str, field: &MilestoneField) -> Result<String, Refusal> {
        let ids: Vec<_> = titles.split(' ').map(|title| bench.milestone(title).id).collect();
        let transaction = edit_milestones(&bench.desk(), &ids, field)?;
        bench.perform(&transaction);
        Ok(transaction.label)
    }

    fn create(bench: &mut Bench, title: &str, theme: Option<ThemeId>, date: Option<Date>) -> Result<String, Refusal> {
        let (id, transaction) = create_milestone(&mut bench.desk(), NewMilestone { title: title.into(), theme, date })?;
        bench.perform(&transaction);
        assert!(bench.project.milestones.contains(id));
        Ok(transaction.label)
    }

    fn date(day: i64) -> MilestoneField {
        MilestoneField::Date(Some(Bench::day(day)))
    }

    #[test]
    fn a_new_milestone_has_a_title() {
        let mut bench = Bench::plan("");
        let pay = bench.theme("Pay");
        assert_eq!(create(&mut bench, " M ", Some(pay), Some(Bench::day(3))).unwrap(), "New milestone “M”");
        assert_eq!(create(&mut bench, " ", None, Some(Bench::day(4))).unwrap(), "New milestone “New milestone”");
        assert_eq!(bench.drawn(), "M @3 #Pay, New milestone @4");
        assert_eq!(create(&mut bench, "N", Some(ThemeId::default()), None), Err(Refusal::Gone("theme")));
        let late = Date::from_ymd_opt(2201, 1, 1).unwrap();
        assert_eq!(create(&mut bench, "N", None, Some(late)), Err(Refusal::DateRange(late)));
    }

    #[test]
    fn fields_are_set_of_one_or_several() {
        let mut bench = Bench::plan("M @1, N @2 #Pay");
        let pay = bench.theme("Pay");
        for (titles, field, label) in [
            ("M N", MilestoneField::Theme(Some(pay)), "Set theme of 2 milestones to Pay"),
            ("N", MilestoneField::Theme(None), "Clear theme of “N”"),
            ("M N", MilestoneField::Pinned(true), "Pin 2 milestones"),
            ("M", MilestoneField::Pinned(false), "Unpin “M”"),
            ("M", MilestoneField::Color(Some(Swatch::Red)), "Set colour of “M” to red"),
            ("N", date(5), "Set date of “N” to 2024-01-05"),
            ("M", MilestoneField::Title("O".into()), "Rename “M” to “O”"),
        ] {
            assert_eq!(edit(&mut bench, titles, &field).unwrap(), label);
        }
        assert_eq!(bench.drawn(), "N @5 pinned, O @1 #Pay");
        assert_eq!(bench.milestone("O").color, Some(Swatch::Red));
        assert_eq!(edit(&mut bench, "N", &MilestoneField::Date(None)).unwrap(), "Clear date of “N”");
        assert_eq!(bench.milestone("N").date, None);
    }

    #[test]
    fn fields_that_lead_nowhere_are_refused() {
        let mut bench = Bench::plan("M @1");
        let late = Date::from_ymd_opt(2201, 1, 1).unwrap();
        for (field, refusal) in [
            (MilestoneField::Title(" ".into()), Refusal::Untitled("milestone")),
            (MilestoneField::Theme(Some(ThemeId::default())), Refusal::Gone("theme")),
            (MilestoneField::Date(Some(late)), Refusal::DateRange(late)),
        ] {
            assert_eq!(edit(&mut bench, "M", &field), Err(refusal));
        }
        let gone = edit_milestones(&bench.desk(), &[MilestoneId::default()], &date(3)).unwrap();
        assert!(gone.is_empty());
    }

    #[test]
    fn a_new_date_pushes_what_follows() {
        let mut bench = Bench::plan("M @1, N @9, A 2..3, B 4..4, M->A, A->B, M->N");
        assert_eq!(edit(&mut bench, "M", &date(3)).unwrap(), "Set date of “M” to 2024-01-03 and push 2 more");
        assert_eq!(bench.drawn(), "A 4..5, B 8..8, M @3, N @9, A->B, M->A, M->N");
    }
}
