//! Typing a title where the bar is: of one that was drawn just now, or of one that is there.

use egui::{Key, Modifiers, Rect, TextEdit, Ui, UiBuilder, pos2, vec2};

use crate::edit::{InitiativeField, MilestoneField, NewInitiative, NewMilestone, ThemeEdit};
use crate::insight::PlanLane;
use crate::model::{Node, Period, ThemeId};
use crate::screens::Action;
use crate::screens::roadmap::PlanAction;
use crate::ui::Tokens;

/// The least width of the field.
const LEAST: f32 = 180.0;

/// What the title is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Subject {
    /// A new bar in a lane, at a height from the top of the lanes.
    Initiative(PlanLane, Period, f64),
    Milestone(PlanLane, Period, f64),
    Node(Node),
    Theme(ThemeId),
}

/// A title that is being typed.
#[derive(Clone, Debug, PartialEq)]
pub struct Titling {
    pub subject: Subject,
    pub text: String,
    fresh: bool,
}

/// How typing ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum End {
    Entered,
    Cancelled,
    /// The pointer or Tab went elsewhere, which keeps what was typed.
    Left,
}

impl Titling {
    pub fn new(subject: Subject, text: String) -> Self {
        Self { subject, text, fresh: true }
    }

    /// Shows the field over a bar, until it is done with.
    pub(super) fn show(&mut self, ui: &mut Ui, bar: Rect, canvas: Rect, actions: &mut Vec<Action>) -> Option<End> {
        let t = Tokens::of(ui);
        let left = bar.min.x.clamp(canvas.min.x, (canvas.max.x - LEAST).max(canvas.min.x));
        let width = bar.width().clamp(LEAST, 420.0);
        let rect = Rect::from_min_size(pos2(left, bar.center().y - 14.0), vec2(width, 28.0));
        let mut child = ui.new_child(UiBuilder::new().id_salt("title").max_rect(rect));
        let (id, name) = (child.unique_id().with("title"), self.name());
        // Before the field sees them.
        let escape = child.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
        child.painter().rect_filled(rect, 5.0, t.panel);
        let edit = TextEdit::singleline(&mut self.text).id(id).hint_text(name).desired_width(width - 10.0);
        let response = child.add_sized(rect.size(), edit).accessible_name(name);
        if self.fresh {
            response.request_focus();
            if let Some(mut state) = egui::text_edit::TextEditState::load(ui.ctx(), id) {
                let end = egui::text::CCursor::new(self.text.chars().count());
                let all = egui::text::CCursorRange::two(egui::text::CCursor::new(0), end);
                state.cursor.set_char_range(Some(all));
                state.store(ui.ctx(), id);
            }
            self.fresh = !response.has_focus();
        }
        let end = if escape {
            Some(End::Cancelled)
        } else if response.lost_focus() {
            Some(if ui.input(|i| i.key_pressed(Key::Enter)) { End::Entered } else { End::Left })
        } else {
            None
        };
        if matches!(end, Some(End::Entered | End::Left)) {
            actions.extend(self.ask().map(Action::Plan));
        }
        end
    }

    fn name(&self) -> &'static str {
        match self.subject {
            Subject::Initiative(..) => "Title of the new initiative",
            Subject::Milestone(..) => "Title of the new milestone",
            Subject::Node(_) => "New title",
            Subject::Theme(_) => "Name of the theme",
        }
    }

    /// What entering it asks for.
    pub fn ask(&self) -> Option<PlanAction> {
        let title = self.text.trim().to_owned();
        Some(match self.subject {
            Subject::Initiative(lane, period, _) => {
                PlanAction::CreateInitiative(NewInitiative { title, lane: Some(lane), period: Some(period) })
            }
            Subject::Milestone(lane, period, _) => {
                let theme = match lane {
                    PlanLane::Theme(theme) => theme,
                    _ => None,
                };
                PlanAction::CreateMilestone(NewMilestone { title, theme, date: Some(period.start) })
            }
            // A title that is left blank stays as it was.
            _ if title.is_empty() => return None,
            Subject::Node(Node::Initiative(id)) => PlanAction::EditInitiatives(vec![id], InitiativeField::Title(title)),
            Subject::Node(Node::Milestone(id)) => PlanAction::EditMilestones(vec![id], MilestoneField::Title(title)),
            Subject::Theme(id) => PlanAction::EditThemes(ThemeEdit::Rename(id, title)),
        })
    }
}
