//! Edits of what is true of the project as a whole.

use std::sync::Arc;

use super::asks::SettingsField;
use super::{Desk, Refusal, named, tidy, typed_name};
use crate::model::{Change, Edit, Settings, Transaction, Word as _};

/// Sets a field of the settings; nothing when it has the value already. What stories have ticked is by text and stays
/// when an entry of a definition is worded anew.
///
/// # Errors
/// When the name of the project or of a label is blank.
pub fn edit_settings(desk: &Desk<'_>, field: &SettingsField) -> Result<Transaction, Refusal> {
    let before = &desk.project.settings;
    let mut after = (**before).clone();
    let label = match field {
        SettingsField::Name(name) => {
            after.name = typed_name("project", name)?;
            format!("Rename project to “{}”", after.name)
        }
        SettingsField::DefinitionOfReady(entries) => {
            after.definition_of_ready = tidy(entries);
            "Edit definition of ready".into()
        }
        SettingsField::DefinitionOfDone(entries) => {
            after.definition_of_done = tidy(entries);
            "Edit definition of done".into()
        }
        SettingsField::LabelColor(label, color) => {
            let label = named("label", label)?;
            let text = match color {
                Some(color) => format!("Set colour of label “{label}” to {}", color.label().to_lowercase()),
                None => format!("Clear colour of label “{label}”"),
            };
            match color {
                Some(color) => after.label_colors.insert(label, *color),
                None => after.label_colors.remove(&label),
            };
            text
        }
        SettingsField::Weekday(..)
        | SettingsField::Holiday(..)
        | SettingsField::Holidays(_)
        | SettingsField::FiscalOffset(_)
        | SettingsField::ManualScheduling(_) => String::new(),
    };
    Ok(settings_transaction(desk, label, before, after))
}

fn settings_transaction(desk: &Desk<'_>, label: String, before: &Arc<Settings>, after: Settings) -> Transaction {
    let mut transaction = Transaction::new(label, desk.now);
    if **before != after {
        let (before, after) = (Some(Arc::clone(before)), Some(Arc::new(after)));
        transaction.changes.push(Change::Settings(Edit { before, after }));
    }
    transaction
}

#[cfg(test)]
mod tests {
    use super::super::bench::Bench;
    use super::*;
    use crate::model::Swatch;

    fn edit(bench: &mut Bench, field: &SettingsField) -> Result<String, Refusal> {
        let transaction = edit_settings(&bench.desk(), field)?;
        bench.apply(&transaction);
        Ok(transaction.label)
    }

    #[test]
    fn a_project_has_a_name() {
        let mut bench = Bench::new(0);
        assert_eq!(edit(&mut bench, &SettingsField::Name(" One ".into())).unwrap(), "Rename project to “One ”");
        assert_eq!(bench.project.settings.name, "One ", "a word may follow");
        assert_eq!(edit(&mut bench, &SettingsField::Name("  ".into())), Err(Refusal::Nameless("project")));
        let same = edit_settings(&bench.desk(), &SettingsField::Name("One ".into())).unwrap();
        assert!(same.is_empty());
    }

    #[test]
    fn definitions_hold_no_empty_entry_and_none_twice() {
        let mut bench = Bench::new(0);
        let list = || [" Estimated ", "", "Written", "Estimated", "  "].map(String::from).to_vec();
        edit(&mut bench, &SettingsField::DefinitionOfReady(list())).unwrap();
        edit(&mut bench, &SettingsField::DefinitionOfDone(list())).unwrap();
        assert_eq!(bench.project.settings.definition_of_ready, ["Estimated", "Written"]);
        assert_eq!(bench.project.settings.definition_of_done, ["Estimated", "Written"]);
    }

    #[test]
    fn labels_get_and_lose_a_colour() {
        let mut bench = Bench::new(0);
        let color = |color| SettingsField::LabelColor(" red ".into(), color);
        assert_eq!(edit(&mut bench, &color(Some(Swatch::Red))).unwrap(), "Set colour of label “red” to red");
        assert_eq!(bench.project.settings.label_colors.get("red"), Some(&Swatch::Red));
        edit(&mut bench, &color(None)).unwrap();
        assert!(bench.project.settings.label_colors.is_empty());
        assert_eq!(edit(&mut bench, &SettingsField::LabelColor(" ".into(), None)), Err(Refusal::Nameless("label")));
    }
}
