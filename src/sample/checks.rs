//! What is ticked of the definitions and the exit checklists: all that a story should have met to stand where it stands.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::PREFIX;
use crate::model::{ColumnKind, Project, Story};

/// Stories of the sprint that are not ready, by number, and what is open.
const OPEN: [(usize, &str); 1] = [(146, "Nothing outside the team blocks it")];

pub(super) fn tick(project: &Project, stories: &mut [Arc<Story>]) {
    let open = OPEN.map(|(number, entry)| (format!("{PREFIX}-{number}"), entry));
    for story in stories {
        let mut checked = met(project, story);
        for (_, entry) in open.iter().filter(|(key, _)| *key == story.key) {
            checked.remove(*entry);
        }
        if !checked.is_empty() {
            Arc::make_mut(story).checked = checked;
        }
    }
}

fn met(project: &Project, story: &Story) -> BTreeSet<String> {
    let Some(column) = project.columns.get(story.column) else { return BTreeSet::new() };
    let begun = column.kind != ColumnKind::ToDo;
    // What is planned for a sprint is ready to begin.
    if !begun && story.sprint.is_none() {
        return BTreeSet::new();
    }
    let left =
        project.columns.iter().filter(|other| other.order() < column.order() || (!begun && other.id == column.id));
    let mut lists: Vec<&[String]> = left.map(|column| &*column.exit_checklist).collect();
    lists.push(&project.settings.definition_of_ready);
    if column.kind == ColumnKind::Done {
        lists.push(&project.settings.definition_of_done);
    }
    lists.concat().into_iter().collect()
}
