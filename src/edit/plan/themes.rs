//! Themes.

use std::sync::Arc;

use crate::edit::{Desk, Refusal, ThemeEdit, named, typed_name};
use crate::model::{Initiative, Milestone, Project, Rank, Swatch, Theme, ThemeId, Transaction, Word as _, place};

/// Makes, changes, moves or deletes a theme; nothing when it is so already. Several may have one name.
///
/// # Errors
/// When a theme is gone, or a name is blank.
pub fn edit_themes(desk: &mut Desk<'_>, edit: &ThemeEdit) -> Result<Transaction, Refusal> {
    match edit {
        ThemeEdit::Create { name, after } => create(desk, name, *after),
        ThemeEdit::Rename(id, name) => {
            let name = typed_name("theme", name)?;
            let label = |theme: &Theme| format!("Rename theme “{}” to “{name}”", theme.name);
            set(desk, *id, label, |theme| theme.name.clone_from(&name))
        }
        ThemeEdit::Color(id, color) => {
            let swatch = color.label().to_lowercase();
            let label = |theme: &Theme| format!("Set colour of theme “{}” to {swatch}", theme.name);
            set(desk, *id, label, |theme| theme.color = *color)
        }
        ThemeEdit::Move { theme, before } => reorder(desk, *theme, *before),
        ThemeEdit::Delete(id) => delete(desk, *id),
    }
}

fn existing(project: &Project, id: ThemeId) -> Result<&Arc<Theme>, Refusal> {
    project.themes.get(id).ok_or(Refusal::Gone("theme"))
}

fn set(
    desk: &Desk<'_>,
    id: ThemeId,
    label: impl Fn(&Theme) -> String,
    change: impl FnOnce(&mut Theme),
) -> Result<Transaction, Refusal> {
    let before = existing(desk.project, id)?;
    let mut after = (**before).clone();
    change(&mut after);
    let mut transaction = Transaction::new(label(before), desk.now);
    transaction.replace(before, after);
    Ok(transaction)
}

fn create(desk: &mut Desk<'_>, name: &str, after: Option<ThemeId>) -> Result<Transaction, Refusal> {
    let themes = desk.project.themes_in_order();
    let at = match after {
        Some(id) => themes.iter().position(|theme| theme.id == id).ok_or(Refusal::Gone("theme"))? + 1,
        None => themes.len(),
    };
    let name = named("theme", name)?;
    let mut transaction = Transaction::new(format!("New theme “{name}”"), desk.now);
    let rank = make_room(&mut transaction, &themes, at);
    transaction.create(Theme { id: desk.ids.next_id(), name, color: fresh_color(&themes), rank });
    Ok(transaction)
}

/// The first of the colours that the fewest themes have.
fn fresh_color(themes: &[Arc<Theme>]) -> Swatch {
    let used = |color: Swatch| themes.iter().filter(|theme| theme.color == color).count();
    Swatch::ALL.iter().copied().min_by_key(|color| used(*color)).unwrap_or_default()
}

/// The rank of a theme that is put before index `at`; neighbours give way in the transaction.
fn make_room(transaction: &mut Transaction, themes: &[Arc<Theme>], at: usize) -> Rank {
    let mut placement = place(themes.len(), |i| &themes[i].rank, at, 1);
    for (i, rank) in placement.rekeyed {
        transaction.replace(&themes[i], Theme { rank, ..(*themes[i]).clone() });
    }
    placement.new.pop().unwrap_or_default()
}

fn reorder(desk: &Desk<'_>, id: ThemeId, before: Option<ThemeId>) -> Result<Transaction, Refusal> {
    let theme = existing(desk.project, id)?;
    let mut transaction = Transaction::new(format!("Move theme “{}”", theme.name), desk.now);
    let mut others = desk.project.themes_in_order();
    let stood = others.iter().position(|other| other.id == id).unwrap_or(others.len());
    others.retain(|other| other.id != id);
    let at = match before {
        Some(before) if before == id => stood,
        Some(before) => others.iter().position(|other| other.id == before).ok_or(Refusal::Gone("theme"))?,
        None => others.len(),
    };
    if at != stood {
        let rank = make_room(&mut transaction, &others, at);
        transaction.replace(theme, Theme { rank, ..(**theme).clone() });
    }
    Ok(transaction)
}

fn delete(desk: &Desk<'_>, id: ThemeId) -> Result<Transaction, Refusal> {
    let project = desk.project;
    let theme = existing(project, id)?;
    let mut transaction = Transaction::new(format!("Delete theme “{}”", theme.name), desk.now);
    for before in project.initiatives.iter().filter(|initiative| initiative.theme == Some(id)) {
        transaction.replace(before, Initiative { theme: None, ..(**before).clone() });
    }
    for before in project.milestones.iter().filter(|milestone| milestone.theme == Some(id)) {
        transaction.replace(before, Milestone { theme: None, ..(**before).clone() });
    }
    transaction.delete(theme);
    Ok(transaction)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::edit::bench::Bench;

    fn edit(bench: &mut Bench, edit: &ThemeEdit) -> Result<Transaction, Refusal> {
        let transaction = edit_themes(&mut bench.desk(), edit)?;
        bench.perform(&transaction);
        Ok(transaction)
    }

    fn themes(bench: &Bench) -> String {
        let names = bench.project.themes_in_order();
        names.iter().map(|theme| format!("{} {}", theme.name, theme.color.word())).collect::<Vec<_>>().join(", ")
    }

    fn create(bench: &mut Bench, name: &str, after: Option<ThemeId>) -> Result<Transaction, Refusal> {
        edit(bench, &ThemeEdit::Create { name: name.into(), after })
    }

    #[test]
    fn a_new_theme_stands_below_another_in_a_colour_of_its_own() {
        let mut bench = Bench::plan("");
        assert_eq!(create(&mut bench, " Pay ", None).unwrap().label, "New theme “Pay”");
        let pay = bench.theme("Pay");
        create(&mut bench, "Shop", None).unwrap();
        create(&mut bench, "Pay", Some(pay)).unwrap();
        assert_eq!(themes(&bench), "Pay blue, Pay green, Shop violet");
        edit(&mut bench, &ThemeEdit::Color(pay, Swatch::Gray)).unwrap();
        create(&mut bench, "Core", None).unwrap();
        assert!(themes(&bench).ends_with("Core blue"), "{}", themes(&bench));
        for _ in 0..6 {
            create(&mut bench, "More", None).unwrap();
        }
        create(&mut bench, "Eleventh", None).unwrap();
        assert!(themes(&bench).ends_with("Eleventh blue"), "all are used once: {}", themes(&bench));
    }

    #[test]
    fn themes_are_renamed_and_coloured() {
        let mut bench = Bench::plan("A #Pay");
        let pay = bench.theme("Pay");
        assert_eq!(
            edit(&mut bench, &ThemeEdit::Rename(pay, " Money ".into())).unwrap().label,
            "Rename theme “Pay” to “Money ”"
        );
        let label = edit(&mut bench, &ThemeEdit::Color(pay, Swatch::Red)).unwrap().label;
        assert_eq!(label, "Set colour of theme “Money ” to red");
        assert_eq!(themes(&bench), "Money  red");
        assert!(edit(&mut bench, &ThemeEdit::Color(pay, Swatch::Red)).unwrap().is_empty());
    }

    #[test]
    fn themes_move_as_columns_do() {
        let mut bench = Bench::plan("A #One, B #Two, C #Three");
        for (theme, before, expected) in [
            ("Three", Some("One"), "Three blue, One blue, Two blue"),
            ("Three", None, "One blue, Two blue, Three blue"),
            ("One", Some("Three"), "Two blue, One blue, Three blue"),
        ] {
            let (theme, before) = (bench.theme(theme), before.map(|name| bench.theme(name)));
            let transaction = edit(&mut bench, &ThemeEdit::Move { theme, before }).unwrap();
            assert_eq!((themes(&bench).as_str(), transaction.changes.len()), (expected, 1));
        }
        let (one, three) = (bench.theme("One"), bench.theme("Three"));
        for before in [one, three] {
            assert!(edit(&mut bench, &ThemeEdit::Move { theme: one, before: Some(before) }).unwrap().is_empty());
        }
    }

    #[test]
    fn what_stood_in_a_deleted_theme_stays() {
        let mut bench = Bench::plan("A 1..3 #Pay, B #Shop, M @4 #Pay, N @5");
        let pay = bench.theme("Pay");
        let transaction = edit(&mut bench, &ThemeEdit::Delete(pay)).unwrap();
        assert_eq!(transaction.label, "Delete theme “Pay”");
        assert_eq!((bench.drawn().as_str(), transaction.changes.len()), ("A 1..3, B #Shop, M @4, N @5", 3));
        assert_eq!(edit(&mut bench, &ThemeEdit::Delete(pay)), Err(Refusal::Gone("theme")));
    }

    #[test]
    fn blank_names_and_themes_that_are_gone_are_refused() {
        let mut bench = Bench::plan("A #Pay");
        let (pay, gone) = (bench.theme("Pay"), ThemeId::default());
        assert_eq!(create(&mut bench, " ", None), Err(Refusal::Nameless("theme")));
        assert_eq!(edit(&mut bench, &ThemeEdit::Rename(pay, " ".into())), Err(Refusal::Nameless("theme")));
        assert_eq!(create(&mut bench, "A", Some(gone)), Err(Refusal::Gone("theme")));
        for ask in [
            ThemeEdit::Rename(gone, "A".into()),
            ThemeEdit::Color(gone, Swatch::Red),
            ThemeEdit::Move { theme: gone, before: None },
            ThemeEdit::Move { theme: pay, before: Some(gone) },
        ] {
            assert_eq!(edit(&mut bench, &ask), Err(Refusal::Gone("theme")), "{ask:?}");
        }
    }
}
