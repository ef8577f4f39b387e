//! The sprints and the releases: goal, dates, capacity, start, completion, and what came of them.
//!
//! # Theory of operation
//!
//! A list stands beside the details of the row that is chosen, or above them where the window is narrow. What the details
//! show is gathered once for a state of the project (`facts`), and of lists only the rows in sight are laid out. Nothing is
//! changed here: all that a person asks for leaves as an action, with the dates of a sprint tried first, so that a reason
//! why they cannot be stands beside them.

mod dates;
mod empty;
mod facts;
mod list;
mod name;
mod order;
mod page;
mod progress;
mod record;
mod release_page;
mod sprint_page;
mod stories;
mod strip;
mod team;
mod toolbar;
mod typing;
mod view;

use egui::{Rect, ScrollArea, Stroke, Ui, UiBuilder, vec2};

use self::view::{Subject, Wants};
use super::{Action, Dialog, Scene};
use crate::edit::{NewSprint, ReleaseEdit, SprintEdit};
use crate::model::SprintState;
use crate::ui::command::Command;
use crate::ui::theme::{Tokens, hairline};
use crate::ui::widgets::keep_focus_in_sight;

pub(crate) use order::planned_sprints;
pub use view::{SprintsView, Tab};

/// The width of the list, in points, and its height where it stands above the details.
const LIST: f32 = 272.0;
const LIST_ABOVE: f32 = 158.0;
/// The least width of the screen for list and details beside each other.
const BESIDE: f32 = 640.0;
/// The greatest width of the details, and the gap around them.
const DETAILS: f32 = 860.0;
const GAP: f32 = 14.0;

/// The bar above the screen.
pub fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut SprintsView, actions: &mut Vec<Action>) {
    toolbar::show(ui, scene, view, actions);
}

/// The screen itself.
pub fn body(ui: &mut Ui, scene: Scene<'_>, view: &mut SprintsView, actions: &mut Vec<Action>) {
    let area = ui.available_rect_before_wrap();
    let t = Tokens::of(ui);
    ui.painter().rect_filled(area, 0.0, t.bg);
    ui.advance_cursor_after_rect(area);
    if view.subject(scene.document.project()).is_none() {
        view.wants = None;
        empty::show(ui, area, view.tab, actions);
        return;
    }
    let (list, details) = if area.width() >= BESIDE {
        area.split_left_right_at_x(area.min.x + LIST)
    } else {
        area.split_top_bottom_at_y(area.min.y + LIST_ABOVE.min(area.height() / 3.0))
    };
    ui.painter().rect_filled(list, 0.0, t.panel);
    let line = Stroke::new(hairline(ui), t.line);
    ui.painter().vline(list.max.x, list.y_range(), line);
    ui.painter().hline(list.x_range(), list.max.y, line);
    let facts = view.refresh(scene.document);
    let mut child = ui.new_child(UiBuilder::new().id_salt("list").max_rect(list.shrink2(vec2(0.0, 4.0))));
    child.shrink_clip_rect(list);
    let chosen = list::show(&mut child, scene, view, &facts);
    let mut child = ui.new_child(UiBuilder::new().id_salt("details").max_rect(details));
    child.shrink_clip_rect(details);
    details_of(&mut child, details, scene, view, &facts, actions);
    if let Some(subject) = chosen {
        let wants = view.wants;
        view.choose(subject);
        view.wants = wants;
        // What was typed in the details before is a step of its own.
        actions.push(Action::EndTyping);
        ui.ctx().request_repaint();
    }
}

fn details_of(
    ui: &mut Ui,
    area: Rect,
    scene: Scene<'_>,
    view: &mut SprintsView,
    facts: &facts::Facts,
    actions: &mut Vec<Action>,
) {
    let project = scene.document.project();
    let Some(subject) = view.subject(project) else { return };
    let id = match subject {
        Subject::Sprint(id) => egui::Id::unique(("sprint", id)),
        Subject::Release(id) => egui::Id::unique(("release", id)),
    };
    ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show(ui, |ui| {
        egui::Frame::new().inner_margin(GAP).show(ui, |ui| {
            ui.set_width((area.width() - 2.0 * GAP).min(DETAILS));
            ui.spacing_mut().item_spacing.y = 6.0;
            match subject {
                Subject::Sprint(id) => {
                    if let Some(sprint) = project.sprints.get(id) {
                        sprint_page::show(ui, scene, view, facts, sprint, actions);
                    }
                }
                Subject::Release(id) => {
                    if let Some(release) = project.releases.get(id) {
                        release_page::show(ui, scene, view, facts, release, actions);
                    }
                }
            }
        });
        keep_focus_in_sight(ui);
    });
}

/// What a command asks for here.
pub fn run(scene: Scene<'_>, view: &mut SprintsView, command: Command) -> Vec<Action> {
    let project = scene.document.project();
    match (command, view.subject(project)) {
        (Command::GoToSprints, _) => view.wants = Some(Wants::List),
        (Command::ShowSprints, _) => (view.tab, view.wants) = (Tab::Sprints, Some(Wants::List)),
        (Command::ShowReleases, _) => (view.tab, view.wants) = (Tab::Releases, Some(Wants::List)),
        (Command::RenameDesk, _) => view.wants = Some(Wants::NewName),
        (Command::NewSprint, _) => return vec![Action::EditSprints(SprintEdit::Create(NewSprint::default()))],
        (Command::NewRelease, _) => {
            let name = order::release_name(project);
            return vec![Action::EditReleases(ReleaseEdit::Create { name, date: None })];
        }
        (Command::StartSprint, Some(Subject::Sprint(id))) => return vec![Action::OpenDialog(Dialog::StartSprint(id))],
        (Command::DeleteDesk, Some(Subject::Sprint(id))) => {
            let next = order::neighbour(&order::sprints(project), id);
            let goes = project.sprints.get(id).is_some_and(|sprint| sprint.state == SprintState::Planned);
            if let Some(next) = next.filter(|_| goes) {
                view.show_sprint(next, false);
            }
            view.wants = Some(Wants::List);
            return vec![Action::EditSprints(SprintEdit::Delete(id))];
        }
        (Command::DeleteDesk, Some(Subject::Release(id))) => {
            if let Some(next) = order::neighbour(&order::releases(project), id) {
                view.show_release(next, false);
            }
            view.wants = Some(Wants::List);
            return vec![Action::EditReleases(ReleaseEdit::Delete(id))];
        }
        _ => {}
    }
    Vec::new()
}
