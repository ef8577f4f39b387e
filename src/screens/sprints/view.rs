//! What the screen remembers between frames.

use std::sync::Arc;

use super::dates::DraftDates;
use super::facts::Facts;
use super::order;
use super::typing::Typing;
use crate::model::{Project, Release, ReleaseId, Sprint, SprintId};
use crate::screens::board::Burning;
use crate::screens::inspector::description::Mode;
use crate::session::Document;

/// Which of the two lists is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tab {
    #[default]
    Sprints,
    Releases,
}

/// What gets the keyboard when it is shown next.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Wants {
    List,
    /// The name, after its last letter.
    Name,
    /// The name, so that typing replaces it.
    NewName,
}

/// What is shown beside the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Subject {
    Sprint(SprintId),
    Release(ReleaseId),
}

/// The screen's own state.
#[derive(Debug, Default)]
pub struct SprintsView {
    pub(super) tab: Tab,
    sprint: Option<SprintId>,
    release: Option<ReleaseId>,
    pub(super) wants: Option<Wants>,
    /// The chosen row is to come into sight.
    pub(super) reveal: bool,
    pub(super) texts: Texts,
    /// What the texts belong to.
    of: Option<Subject>,
    pub(super) burning: Burning,
    facts: Option<Arc<Facts>>,
}

/// Text that is not a value yet, and how notes are shown.
#[derive(Debug, Default)]
pub(super) struct Texts {
    pub(super) typing: Typing,
    pub(super) dates: DraftDates,
    pub(super) date: Option<String>,
    pub(super) review: Mode,
    pub(super) retrospective: Mode,
    pub(super) notes: Mode,
}

impl SprintsView {
    /// Nothing is held, so keys are the screen's own.
    pub fn is_idle(&self) -> bool {
        true
    }

    /// Shows a sprint; with `rename` its name is to be typed next.
    pub fn show_sprint(&mut self, sprint: SprintId, rename: bool) {
        (self.tab, self.sprint, self.reveal) = (Tab::Sprints, Some(sprint), true);
        self.wants = rename.then_some(Wants::NewName);
    }

    /// Shows a release; with `rename` its name is to be typed next.
    pub fn show_release(&mut self, release: ReleaseId, rename: bool) {
        (self.tab, self.release, self.reveal) = (Tab::Releases, Some(release), true);
        self.wants = rename.then_some(Wants::NewName);
    }

    /// The sprint whose details are shown: the one that was chosen, or the first of the list.
    pub fn sprint<'a>(&self, project: &'a Project) -> Option<&'a Arc<Sprint>> {
        if self.tab != Tab::Sprints {
            return None;
        }
        let chosen = self.sprint.and_then(|id| project.sprints.get(id));
        chosen.or_else(|| project.active_sprint()).or_else(|| {
            let first = order::sprints(project).first().copied()?;
            project.sprints.get(first)
        })
    }

    /// The release whose details are shown.
    pub fn release<'a>(&self, project: &'a Project) -> Option<&'a Arc<Release>> {
        if self.tab != Tab::Releases {
            return None;
        }
        let chosen = self.release.and_then(|id| project.releases.get(id));
        chosen.or_else(|| {
            let first = order::releases(project).first().copied()?;
            project.releases.get(first)
        })
    }

    pub(super) fn subject(&self, project: &Project) -> Option<Subject> {
        let sprint = self.sprint(project).map(|sprint| Subject::Sprint(sprint.id));
        sprint.or_else(|| self.release(project).map(|release| Subject::Release(release.id)))
    }

    pub(super) fn choose(&mut self, subject: Subject) {
        match subject {
            Subject::Sprint(id) => self.show_sprint(id, false),
            Subject::Release(id) => self.show_release(id, false),
        }
    }

    /// What is shown now; nothing is gathered anew while all stays the same.
    pub(super) fn refresh(&mut self, document: &Document) -> Arc<Facts> {
        let subject = self.subject(document.project());
        if self.of != subject {
            (self.of, self.texts) = (subject, Texts::default());
        }
        if let Some(facts) = self.facts.as_ref().filter(|facts| facts.is_of(document, subject)) {
            return Arc::clone(facts);
        }
        let facts = Arc::new(Facts::gather(document, subject, self.facts.as_deref()));
        self.facts = Some(Arc::clone(&facts));
        facts
    }
}
