//! The field for a new story's title, at the top of a cell.

use egui::{
    Align2, CornerRadius, FontId, Id, Key, Modifiers, Pos2, Rect, Stroke, StrokeKind, TextEdit, Ui, pos2, vec2,
};

use super::card;
use super::view::BoardView;
use crate::edit::NewStory;
use crate::insight::{LaneKey, Scope};
use crate::screens::{Action, Scene};
use crate::ui::theme::{CHIP, Tokens};

/// What it takes of the cell, with the gap below it.
pub(super) const HEIGHT: f32 = 62.0;

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    at: Pos2,
    width: f32,
    actions: &mut Vec<Action>,
) {
    let scope = view.scope(scene.document);
    let Some(draft) = &mut view.draft else { return };
    let t = Tokens::of(ui);
    let rect = Rect::from_min_size(at, vec2(width, HEIGHT - card::GAP));
    ui.painter().rect(rect, CornerRadius::same(7), t.panel, Stroke::new(1.5, t.accent), StrokeKind::Inside);
    let edit = TextEdit::singleline(&mut draft.title)
        .id(Id::unique("new-story-title"))
        .hint_text("What is it about?")
        .frame(egui::Frame::NONE)
        .desired_width(rect.width() - 20.0);
    let line = Rect::from_min_size(rect.min + vec2(10.0, 8.0), vec2(rect.width() - 20.0, 20.0));
    let response = ui.put(line, edit).accessible_name("Title of the new story");
    let hint = pos2(rect.min.x + 12.0, rect.max.y - 14.0);
    let font = FontId::proportional(CHIP);
    ui.painter().text(hint, Align2::LEFT_CENTER, "Enter adds it, Escape closes", font, t.muted);
    if std::mem::take(&mut draft.fresh) {
        response.request_focus();
    }
    let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
    if response.lost_focus() && enter {
        let title = std::mem::take(&mut draft.title).trim().to_owned();
        draft.fresh = true;
        if title.is_empty() {
            close(ui, scene, view);
            return;
        }
        let sprint = match scope {
            Scope::Sprint(sprint) => Some(sprint),
            Scope::All | Scope::Archived => None,
        };
        let lane = Some(draft.lane.clone()).filter(|lane| *lane != LaneKey::All);
        let (column, below) = (draft.column, draft.below);
        actions.push(Action::CreateStory(NewStory { title, column, sprint, below, lane }));
    } else if response.lost_focus() && escape {
        close(ui, scene, view);
    } else if response.lost_focus() && draft.title.is_empty() {
        view.draft = None;
    }
}

/// The keyboard goes on from the story that was made last, or from where it was.
fn close(ui: &Ui, scene: Scene<'_>, view: &mut BoardView) {
    // The card has the focus in this frame already, and would take the key for its own.
    ui.input_mut(|i| [Key::Enter, Key::Escape].map(|key| i.consume_key(Modifiers::NONE, key)));
    view.reveal = view.keep_draft().or(scene.document.selection.cursor());
}
