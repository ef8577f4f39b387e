//! Setting the fields of stories.

use std::collections::BTreeSet;

use super::blockers::check_blocker;
use super::estimates::estimate;
use super::limits::check_limits;
use super::move_stories::plan;
use super::{Desk, Refusal, name_of, named};
use crate::insight::Grouping;
use crate::model::{
    Comment, Criterion, Date, InitiativeId, PersonId, Priority, Project, ReleaseId, SprintId, Story, StoryId,
    StoryKind, Transaction, Word as _,
};

/// One field of a story and what it becomes.
#[derive(Clone, Debug, PartialEq)]
pub enum StoryField {
    Title(String),
    Description(String),
    Kind(StoryKind),
    Priority(Priority),
    /// Points, 0 to 1000.
    Estimate(Option<f64>),
    Assignee(Option<PersonId>),
    Due(Option<Date>),
    Sprint(Option<SprintId>),
    Release(Option<ReleaseId>),
    Initiative(Option<InitiativeId>),
    AddLabel(String),
    RemoveLabel(String),
    Criteria(Vec<Criterion>),
    /// An entry of the definition of ready, an exit checklist or the definition of done holds, or not.
    Checked(String, bool),
    AddBlocker(StoryId),
    RemoveBlocker(StoryId),
    Comments(Vec<Comment>),
    Archived(bool),
}

/// The stories that an edit is about, most often one.
pub type StoryList<'a> = &'a [StoryId];

impl StoryField {
    /// A stable name for the field, which keeps typing in it together.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Title(_) => "title",
            Self::Description(_) => "description",
            Self::Kind(_) => "kind",
            Self::Priority(_) => "priority",
            Self::Estimate(_) => "estimate",
            Self::Assignee(_) => "assignee",
            Self::Due(_) => "due date",
            Self::Sprint(_) => "sprint",
            Self::Release(_) => "release",
            Self::Initiative(_) => "initiative",
            Self::AddLabel(_) | Self::RemoveLabel(_) => "labels",
            Self::Criteria(_) => "acceptance criteria",
            Self::Checked(..) => "checklist",
            Self::AddBlocker(_) | Self::RemoveBlocker(_) => "blockers",
            Self::Comments(_) => "comments",
            Self::Archived(_) => "archive",
        }
    }

    fn label(&self, project: &Project, name: &str) -> String {
        let to = |what: &str, value: Option<&str>| match value {
            Some(value) => format!("Set {what} of {name} to {value}"),
            None => format!("Clear {what} of {name}"),
        };
        match self {
            Self::Title(_) => format!("Rename {name}"),
            Self::Description(_) => format!("Describe {name}"),
            Self::Kind(kind) => format!("Make {name} a {}", kind.label().to_lowercase()),
            Self::Priority(priority) => to("priority", Some(&priority.label().to_lowercase())),
            Self::Estimate(Some(points)) => format!("Estimate {name} at {points}"),
            Self::Estimate(None) => to("estimate", None),
            Self::Assignee(id) => match id.and_then(|id| project.people.get(id)) {
                Some(person) => format!("Assign {name} to {}", person.name),
                None => format!("Unassign {name}"),
            },
            Self::Due(date) => to("due date", date.map(|d| d.to_string()).as_deref()),
            Self::Sprint(id) => match id.and_then(|id| project.sprints.get(id)) {
                Some(sprint) => format!("Plan {name} for {}", sprint.name),
                None => format!("Take {name} out of its sprint"),
            },
            Self::Release(id) => to("release", id.and_then(|id| project.releases.get(id)).map(|r| r.name.as_str())),
            Self::Initiative(id) => {
                to("initiative", id.and_then(|id| project.initiatives.get(id)).map(|i| i.title.as_str()))
            }
            Self::AddLabel(label) => format!("Label {name} “{label}”"),
            Self::RemoveLabel(label) => format!("Remove label “{label}” from {name}"),
            Self::Criteria(_) => format!("Edit acceptance criteria of {name}"),
            Self::Checked(item, true) => format!("Tick “{item}” for {name}"),
            Self::Checked(item, false) => format!("Untick “{item}” for {name}"),
            Self::AddBlocker(id) => format!("Block {name} by {}", name_of(project, &[*id])),
            Self::RemoveBlocker(id) => format!("Unblock {name} from {}", name_of(project, &[*id])),
            Self::Comments(_) => format!("Comment on {name}"),
            Self::Archived(true) => format!("Archive {name}"),
            Self::Archived(false) => format!("Bring back {name}"),
        }
    }

    /// The lanes that a story may come into by it, as far as a limit of a column counts them; `None` when it comes
    /// into nothing that a limit counts.
    fn counted_in(&self) -> Option<Grouping> {
        match self {
            Self::Assignee(_) => Some(Grouping::Assignee),
            Self::Initiative(_) => Some(Grouping::Initiative),
            Self::Priority(_) => Some(Grouping::Priority),
            Self::AddLabel(_) | Self::RemoveLabel(_) => Some(Grouping::Label),
            Self::Sprint(_) | Self::Archived(_) => Some(Grouping::None),
            _ => None,
        }
    }

    /// With labels trimmed. Other texts are left as typed, since a word may follow a space.
    fn trimmed(&self) -> Result<Self, Refusal> {
        match self {
            Self::AddLabel(label) => Ok(Self::AddLabel(named("label", label)?)),
            other => Ok(other.clone()),
        }
    }

    /// Every thing that it refers to exists, numbers are in range, and blockers make no circle.
    fn check(&self, project: &Project, stories: StoryList<'_>) -> Result<(), Refusal> {
        let exists = |found: bool, what| if found { Ok(()) } else { Err(Refusal::Gone(what)) };
        match self {
            Self::Estimate(Some(points)) if !(0.0..=1000.0).contains(points) => {
                Err(Refusal::Estimate(points.to_string()))
            }
            Self::Assignee(Some(id)) => exists(project.people.contains(*id), "person"),
            Self::Sprint(Some(id)) => exists(project.sprints.contains(*id), "sprint"),
            Self::Release(Some(id)) => exists(project.releases.contains(*id), "release"),
            Self::Initiative(Some(id)) => exists(project.initiatives.contains(*id), "initiative"),
            Self::AddBlocker(blocker) => check_blocker(project, stories, *blocker),
            _ => Ok(()),
        }
    }
}

/// Sets a field of stories; those that have the value already are left out.
///
/// # Errors
/// When the field refers to something that is gone, a number is out of range, a label is blank, a blocker would make a
/// circle, or a WIP limit blocks what would come into a column or lane.
pub fn edit_stories(desk: &Desk<'_>, stories: StoryList<'_>, field: &StoryField) -> Result<Transaction, Refusal> {
    let field = &field.trimmed()?;
    field.check(desk.project, stories)?;
    let label = field.label(desk.project, &name_of(desk.project, stories));
    let mut transaction = Transaction::new(label, desk.now);
    // A story that is named twice changes once.
    let each: BTreeSet<&StoryId> = stories.iter().collect();
    let before = each.into_iter().filter_map(|id| desk.project.stories.get(*id));
    let becoming: Vec<_> = before.map(|before| (before, edited(desk, before, field))).collect();
    if let Some(grouping) = field.counted_in() {
        check_limits(desk, becoming.iter().map(|(before, after)| (Some(&***before), after)), grouping)?;
    }
    for (before, after) in becoming {
        transaction.replace(before, after);
    }
    Ok(transaction)
}

fn edited(desk: &Desk<'_>, before: &Story, field: &StoryField) -> Story {
    let mut story = before.clone();
    match field.clone() {
        StoryField::Title(title) => story.title = title,
        StoryField::Description(text) => story.description = text,
        StoryField::Kind(kind) => story.kind = kind,
        StoryField::Priority(priority) => story.priority = priority,
        StoryField::Estimate(points) => estimate(&mut story, points, desk.now),
        StoryField::Assignee(person) => story.assignee = person,
        StoryField::Due(date) => story.due = date,
        StoryField::Sprint(sprint) => plan(desk, &mut story, sprint),
        StoryField::Release(release) => story.release = release,
        StoryField::Initiative(initiative) => story.initiative = initiative,
        StoryField::AddLabel(label) => {
            story.labels.insert(label);
        }
        StoryField::RemoveLabel(label) => {
            story.labels.remove(&label);
        }
        StoryField::Criteria(criteria) => story.criteria = criteria,
        StoryField::Checked(item, true) => {
            story.checked.insert(item);
        }
        StoryField::Checked(item, false) => {
            story.checked.remove(&item);
        }
        StoryField::AddBlocker(blocker) => {
            story.blocked_by.insert(blocker);
        }
        StoryField::RemoveBlocker(blocker) => {
            story.blocked_by.remove(&blocker);
        }
        StoryField::Comments(comments) => story.comments = comments,
        StoryField::Archived(archived) => story.archived = archived,
    }
    story
}
