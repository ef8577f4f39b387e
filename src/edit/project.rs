//! A new project.

use std::sync::Arc;

use crate::model::{Column, ColumnKind, IdSource, LimitPolicy, Project, Rank, Settings};

/// An empty project with a workflow of three columns.
pub fn new_project(name: &str, ids: &mut IdSource) -> Project {
    let settings = Settings {
        document: ids.next_id(),
        name: name.trim().to_owned(),
        key_prefix: key_prefix(name),
        ..Settings::default()
    };
    let columns = [("To do", ColumnKind::ToDo), ("In progress", ColumnKind::Doing), ("Done", ColumnKind::Done)];
    let ranks = Rank::spread(None, None, columns.len());
    let columns = columns.into_iter().zip(ranks).map(|((name, kind), rank)| {
        let (id, name) = (ids.next_id(), name.to_owned());
        Arc::new(Column { id, name, kind, rank, limit_policy: LimitPolicy::Warn, ..Column::default() })
    });
    Project { columns: columns.collect(), settings: Arc::new(settings), ..Project::default() }
}

/// The initials of a name in capitals, or its first three letters: "Northwind Pay" gives NP.
fn key_prefix(name: &str) -> String {
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
    let letters: String = match words[..] {
        [] => "RB".into(),
        [word] => word.chars().take(3).collect(),
        _ => words.iter().filter_map(|w| w.chars().next()).take(4).collect(),
    };
    letters.to_uppercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_prefix_comes_from_the_name() {
        for (name, prefix) in
            [("Northwind Pay", "NP"), ("Roadboard", "ROA"), ("", "RB"), ("the big blue red box", "TBBR"), ("é", "É")]
        {
            assert_eq!(key_prefix(name), prefix, "{name}");
        }
    }
}
