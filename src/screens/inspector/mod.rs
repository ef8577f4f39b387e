//! The inspector: everything about the selected story, or about several at once, edited in place without a save button.

mod activity;
pub(super) mod blockers;
mod checklists;
mod comments;
mod common;
mod criteria;
pub(super) mod description;
pub(super) mod feedback;
mod fields;
pub(super) mod head;
mod labels;
pub(super) mod pieces;
pub(super) mod shared;
mod suggest;
pub(super) mod title;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use egui::{Frame, Id, Layout, Margin, RichText, ScrollArea, Ui};

use self::common::Common;
use self::description::Described;
use super::{Action, Scene};
use crate::edit::StoryField;
use crate::model::{PersonId, Story, StoryId};
use crate::session::{Document, Revision};
use crate::ui::theme::{TITLE, Tokens, semibold};

/// What the inspector remembers between frames.
#[derive(Debug, Default)]
pub struct InspectorView {
    subject: Subject,
    texts: Texts,
    common: Option<Arc<Common>>,
    /// The checklists that are unfolded, by name.
    unfolded: BTreeSet<&'static str>,
    /// Comments that are written and not yet given.
    drafts: BTreeMap<StoryId, String>,
    /// Who wrote the last comment.
    author: Option<PersonId>,
    focus_first: bool,
}

impl InspectorView {
    /// Gives the first field the focus when it is shown next: one story's title, or the assignee of several.
    pub fn focus_first(&mut self) {
        self.focus_first = true;
    }

    /// Who comments, as long as the person is still there.
    pub fn author(&self, document: &Document) -> Option<PersonId> {
        self.author.filter(|id| document.project().people.get(*id).is_some_and(|person| !person.left))
    }
}

/// What the texts of the inspector belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Subject {
    #[default]
    Nothing,
    One(StoryId),
    Several(Revision),
}

/// Text that is not a value yet, and which part is being edited.
#[derive(Debug, Default)]
struct Texts {
    estimate: Option<String>,
    due: Option<String>,
    label: suggest::Suggest<String>,
    blocker: suggest::Suggest<StoryId>,
    description: description::Mode,
    criteria: criteria::State,
    comments: comments::State,
    all_activity: bool,
}

/// The width of the inspector in points.
pub const WIDTH: f32 = 342.0;
/// The width of what it holds.
pub(super) const INNER: f32 = WIDTH - 32.0;

/// Shows the selected stories, or the one under the cursor.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut InspectorView, actions: &mut Vec<Action>) {
    let common = view.refresh(scene.document, actions);
    let focus_first = std::mem::take(&mut view.focus_first);
    let Some(common) = common else {
        nothing_selected(ui, actions);
        return;
    };
    let story = common.one().and_then(|id| scene.document.project().stories.get(id));
    head::show(ui, scene, &common, story, actions);
    ScrollArea::vertical().id_salt(common.stories.first()).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 16 }).show(ui, |ui| {
            ui.set_width(INNER);
            match story {
                Some(story) => head::title(ui, story, focus_first, actions),
                None => head::keys(ui, &common, actions),
            }
            ui.add_space(2.0);
            fields::show(ui, scene, view, &common, focus_first && story.is_none(), actions);
            if let Some(story) = story {
                describe(ui, &mut view.texts.description, story, actions);
                criteria::show(ui, &mut view.texts.criteria, story, actions);
                checklists::show(ui, scene, &mut view.unfolded, story, actions);
            }
            blockers::show(ui, scene, &mut view.texts.blocker, &common, story, actions);
            if let Some(story) = story {
                feedback::show(ui, scene, &story.feedback);
                comments::show(ui, scene, view, story, actions);
                activity::show(ui, scene, &mut view.texts.all_activity, story);
            }
        });
    });
}

impl InspectorView {
    /// What is shown now. Nothing is gathered anew while project and selection stay the same.
    fn refresh(&mut self, document: &Document, actions: &mut Vec<Action>) -> Option<Arc<Common>> {
        if !self.common.as_ref().is_some_and(|common| common.is_of(document)) {
            self.common = Common::gather(document).map(Arc::new);
        }
        let subject = match &self.common {
            None => Subject::Nothing,
            Some(common) => common.one().map_or_else(|| Subject::Several(document.selection.revision()), Subject::One),
        };
        if self.subject != subject {
            self.leave(document, actions);
            self.subject = subject;
            self.texts = Texts::default();
        }
        self.common.clone()
    }

    /// A criterion that was typed and not entered yet is kept: nothing that a person typed is lost by a click elsewhere.
    fn leave(&mut self, document: &Document, actions: &mut Vec<Action>) {
        if let Subject::One(id) = self.subject
            && let Some(story) = document.project().stories.get(id)
        {
            actions.extend(self.texts.criteria.add(story));
        }
    }
}

fn describe(ui: &mut Ui, mode: &mut description::Mode, story: &Story, actions: &mut Vec<Action>) {
    let id = Id::unique(("story", story.id));
    let what = Described { id, name: "Description", text: &story.description, hint: "Who needs it, and what for" };
    let written = description::show(ui, mode, what);
    actions.extend(written.text.map(|text| typed(story, StoryField::Description(text))));
    actions.extend(written.left.then_some(Action::EndTyping));
}

/// The action that sets a field of one story.
fn set(story: &Story, field: StoryField) -> Action {
    Action::EditStories(vec![story.id], field)
}

/// As [`set`], for what is being typed.
fn typed(story: &Story, field: StoryField) -> Action {
    Action::TypeInStories(vec![story.id], field)
}

fn nothing_selected(ui: &mut Ui, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    Frame::new().inner_margin(16).show(ui, |ui| {
        ui.set_width(INNER);
        ui.with_layout(Layout::right_to_left(egui::Align::Min), |ui| head::close(ui, actions));
        ui.vertical_centered(|ui| {
            ui.add_space(80.0);
            ui.label(RichText::new("No story selected").font(semibold(TITLE)));
            ui.label(RichText::new("Pick a card to see and edit everything about it here.").color(t.muted));
        });
    });
}
