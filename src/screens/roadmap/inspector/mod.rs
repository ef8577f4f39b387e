//! The roadmap's inspector: everything about what is selected there, edited in place without a save button.
//!
//! One initiative, one milestone, several of them, or one dependency; with nothing selected, what the plan as a whole
//! needs a look at. Lists are gathered when the plan changes, never in a frame that changes nothing.

mod common;
mod dates;
mod fields;
mod gathered;
mod head;
mod link;
mod links;
mod numbers;
mod objectives;
mod one;
mod overview;
mod progress;
mod rows;
mod several;
mod stories;
mod words;

use std::sync::Arc;

use egui::{Frame, Margin, RichText, ScrollArea, Ui};

use self::common::Common;
use self::gathered::{OfOne, Overview};
use self::words::{Said, Tone};
use super::{PlanAction, RoadmapView};
use crate::model::{Date, DependencyId, Node, Project};
use crate::screens::inspector::{INNER, description};
use crate::screens::{Action, Pick, Scene};
use crate::session::{Document, Revision};
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};

/// What the roadmap's inspector remembers between frames.
#[derive(Debug, Default)]
pub struct PlanInspector {
    subject: Subject,
    texts: Texts,
    common: Option<Arc<Common>>,
    /// The lists of what is selected alone, and the revision of the plan that they are of.
    of_one: Option<(u64, Arc<OfOne>)>,
    /// The lists that are shown with nothing selected, and the revision of the plan that they are of.
    overview: Option<(u64, Arc<Overview>)>,
    unfolded: Unfolded,
    focus_first: bool,
}

/// What the texts of the inspector belong to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Subject {
    #[default]
    Nothing,
    Link(DependencyId),
    One(Node),
    Several(Revision),
}

/// Text that is not a value yet, and which part is being edited.
#[derive(Debug, Default)]
struct Texts {
    title: Option<String>,
    start: Option<String>,
    end: Option<String>,
    length: Option<String>,
    lag: Option<(DependencyId, String)>,
    description: description::Mode,
}

/// The lists of which all is shown, and not only the first of them.
#[derive(Debug, Default)]
struct Unfolded {
    before: bool,
    after: bool,
    stories: bool,
    broken: bool,
    undated: bool,
    done: bool,
}

/// What the parts look at.
#[derive(Clone, Copy, Debug)]
struct Sight<'a> {
    scene: Scene<'a>,
    view: &'a RoadmapView,
    project: &'a Project,
    today: Date,
}

impl Sight<'_> {
    fn day(&self, date: Date) -> String {
        self.scene.dates.day(date, self.today)
    }

    /// The title of a bar or a milestone, as it may be shown.
    fn title(&self, node: Node) -> String {
        match self.project.node_title(node) {
            "" => "Untitled".into(),
            title => visible(title).into_owned(),
        }
    }
}

impl PlanInspector {
    /// Gives the first field the focus when it is shown next: the title of one, with all of it selected.
    pub fn focus_first(&mut self) {
        self.focus_first = true;
    }

    /// Nothing is gathered anew while project and selection stay the same.
    fn refresh(&mut self, document: &Document, view: &RoadmapView) -> Subject {
        if !self.common.as_ref().is_some_and(|common| common.is_of(document)) {
            self.common = Common::gather(document).map(Arc::new);
        }
        let subject = match (&self.common, view.link) {
            (Some(common), _) => {
                common.one().map_or_else(|| Subject::Several(document.plan_selection.revision()), Subject::One)
            }
            (None, Some(link)) => Subject::Link(link),
            (None, None) => Subject::Nothing,
        };
        if self.subject != subject {
            // What is typed is in the project already, as far as it is a value.
            self.subject = subject;
            self.texts = Texts::default();
            self.unfolded = Unfolded::default();
            self.of_one = None;
        }
        subject
    }

    fn of_one(&mut self, sight: Sight<'_>, node: Node) -> Arc<OfOne> {
        let revision = sight.view.facts.plan_revision;
        if let Some((of, lists)) = &self.of_one
            && *of == revision
        {
            return Arc::clone(lists);
        }
        let lists = Arc::new(OfOne::gather(sight.scene.document, &sight.view.facts.workdays, node));
        self.of_one = Some((revision, Arc::clone(&lists)));
        lists
    }

    fn overview(&mut self, sight: Sight<'_>) -> Arc<Overview> {
        let revision = sight.view.facts.plan_revision;
        if let Some((of, lists)) = &self.overview
            && *of == revision
        {
            return Arc::clone(lists);
        }
        let lists = Arc::new(Overview::gather(sight.scene.document, &sight.view.facts.workdays));
        self.overview = Some((revision, Arc::clone(&lists)));
        lists
    }
}

/// Shows the selected bars and milestones, or the selected dependency.
pub fn show(ui: &mut Ui, scene: Scene<'_>, view: &RoadmapView, state: &mut PlanInspector, actions: &mut Vec<Action>) {
    let (project, today) = (scene.document.project(), scene.document.clock().today());
    let sight = Sight { scene, view, project, today };
    let subject = state.refresh(scene.document, view);
    let focus = std::mem::take(&mut state.focus_first);
    match (subject, state.common.clone()) {
        (Subject::One(node), Some(common)) => one::show(ui, sight, state, &common, node, focus, actions),
        (Subject::Several(_), Some(common)) => several::show(ui, sight, &common, focus, actions),
        (Subject::Link(id), _) => match project.dependencies.get(id) {
            Some(link) => link::show(ui, sight, state, link, focus, actions),
            None => overview::show(ui, sight, state, actions),
        },
        _ => overview::show(ui, sight, state, actions),
    }
}

/// The part that scrolls. `salt` tells apart what has a position of its own.
fn scrolled(ui: &mut Ui, salt: impl egui::AsIdSalt, add: impl FnOnce(&mut Ui)) {
    ScrollArea::vertical().id_salt(salt).auto_shrink([false, false]).show(ui, |ui| {
        Frame::new().inner_margin(Margin { left: 16, right: 16, top: 0, bottom: 16 }).show(ui, |ui| {
            ui.set_width(INNER);
            add(ui);
        });
    });
}

fn ask(action: PlanAction) -> Action {
    Action::Plan(action)
}

/// Picks a bar or a milestone alone, and brings it into sight.
fn go_to(node: Node, actions: &mut Vec<Action>) {
    actions.extend([PlanAction::Pick(node, Pick::Only), PlanAction::Reveal(node)].map(ask));
}

/// The icon of a bar or a milestone.
fn icon_of(node: Node) -> &'static str {
    match node {
        Node::Initiative(_) => icons::CHART_BAR_HORIZONTAL,
        Node::Milestone(_) => icons::DIAMOND,
    }
}

/// A figure in words, with an icon beside what is not as it should be.
fn tell(ui: &mut Ui, said: &Said) -> egui::Response {
    let (icon, color) = mark(ui, said.tone);
    let text = if icon.is_empty() { said.text.clone() } else { format!("{icon} {}", said.text) };
    ui.label(RichText::new(text).size(SECONDARY).color(color))
}

fn mark(ui: &Ui, tone: Tone) -> (&'static str, egui::Color32) {
    let t = Tokens::of(ui);
    match tone {
        Tone::Plain => ("", t.muted),
        Tone::Good => (icons::CHECK_CIRCLE, t.muted),
        Tone::Warn => (icons::WARNING, t.warn),
        Tone::Bad => (icons::WARNING_CIRCLE, t.bad),
    }
}
