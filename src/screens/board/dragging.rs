//! The drag in a frame: where the pointer would drop, scrolling near the edges, indicator and preview.

use egui::{CornerRadius, CursorIcon, Id, Key, LayerId, Modifiers, Order, Pos2, Stroke, Ui, pos2, vec2};

use super::Frame;
use super::card;
use super::column::Placed;
use super::drag::{By, Drag, Input, Outcome, Target};
use super::layout;
use super::view::BoardView;
use crate::screens::{Action, Scene};
use crate::ui::theme::Tokens;

/// Points a second at the very edge.
const FASTEST: f64 = 900.0;

pub(super) fn update(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, frame: &Frame, actions: &mut Vec<Action>) {
    let Some(held) = view.drag.held() else { return };
    let by = held.by;
    let inputs = match by {
        By::Pointer { .. } => pointer(ui, view, frame),
        By::Keyboard => Vec::new(),
    };
    for input in inputs {
        hand_over(ui, scene, view, input, actions);
    }
    count_entering(scene, view);
    let Some(held) = view.drag.held() else { return };
    if let Some(target) = held.target {
        indicate(ui, frame, target);
    }
    if let By::Pointer { grab } = by {
        let over = held.target.is_some();
        ui.ctx().set_cursor_icon(if over { CursorIcon::Grabbing } else { CursorIcon::NotAllowed });
        preview(ui, scene, view, vec2(grab[0], grab[1]));
    }
}

/// Gives an input to the machine and carries out what comes of it.
pub(super) fn hand_over(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, input: Input, actions: &mut Vec<Action>) {
    let mut drag = std::mem::take(&mut view.drag);
    let outcome = drag.handle(input, &view.shown(scene.document));
    view.drag = drag;
    match outcome {
        Outcome::Nothing => {}
        Outcome::Move(ask) => {
            actions.push(Action::MoveStories(ask));
        }
        Outcome::Restore(before) => {
            view.anchors = before.anchors;
            view.scroll_x = before.scroll_x;
            actions.push(Action::RestoreSelection(before.selection));
            actions.push(Action::Announce("Move cancelled".into()));
        }
    }
    if matches!(view.drag, Drag::Idle) {
        ui.ctx().stop_dragging();
    }
}

/// Counts what would come into the column under the cards, once for each column that they come over.
fn count_entering(scene: Scene<'_>, view: &mut BoardView) {
    let Some(held) = view.drag.held_mut() else { return };
    let column = held.target.map(|target| target.column);
    if held.entering.map(|(column, _)| column) != column {
        let stories = &scene.document.project().stories;
        let enters = |id: &&crate::model::StoryId| stories.get(**id).is_some_and(|s| Some(s.column) != column);
        let count = held.stories.iter().filter(enters).count();
        held.entering = column.map(|column| (column, count));
    }
}

/// What the pointer says in this frame.
fn pointer(ui: &Ui, view: &mut BoardView, frame: &Frame) -> Vec<Input> {
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape) || i.key_pressed(Key::Escape)) {
        return vec![Input::Cancel];
    }
    let down = ui.input(|i| i.pointer.primary_down());
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else {
        // Let go outside the window: that is no place to drop.
        return if down { Vec::new() } else { vec![Input::Cancel] };
    };
    let over = Input::Over(target(frame, at));
    if !down {
        return vec![over, Input::Drop];
    }
    autoscroll(ui, view, frame, at);
    vec![over]
}

/// Where something dropped at a point of the screen lands; nowhere outside the columns.
fn target(frame: &Frame, at: Pos2) -> Option<Target> {
    if !frame.area.contains(at) {
        return None;
    }
    // The gaps between the columns belong to the nearer one, so that a drop never falls between.
    let placed = frame.columns.iter().find(|placed| placed.rect.expand2(vec2(5.0, 40.0)).contains(at))?;
    let rows: Vec<_> = placed.rows.iter().map(|(row, _)| *row).collect();
    let row = layout::drop_row(&rows, f64::from(at.y - placed.inside.min.y), placed.len);
    Some(Target { column: placed.column.id, row })
}

fn autoscroll(ui: &Ui, view: &mut BoardView, frame: &Frame, at: Pos2) {
    let dt = f64::from(ui.input(|i| i.stable_dt)).min(0.1);
    let area = frame.area;
    let (x, y) = (f64::from(at.x), f64::from(at.y));
    let sideways = layout::autoscroll(x, f64::from(area.min.x), f64::from(area.max.x), FASTEST);
    let column = frame.columns.iter().find(|placed| placed.rect.x_range().expand(5.0).contains(at.x));
    let down = column.map_or(0.0, |placed| {
        layout::autoscroll(y, f64::from(placed.inside.min.y), f64::from(placed.inside.max.y), FASTEST)
    });
    // Where there is no more to scroll, the window may rest.
    let sideways = if has_more_sideways(view, frame, sideways) { sideways } else { 0.0 };
    let down = if column.is_some_and(|placed| has_more(placed, down)) { down } else { 0.0 };
    let Some(held) = view.drag.held_mut() else { return };
    for (axis, speed) in [sideways, down].into_iter().enumerate() {
        held.scrolling[axis] = if speed == 0.0 { 0.0 } else { held.scrolling[axis] + dt };
    }
    let [ramp_x, ramp_y] = held.scrolling.map(layout::ramp);
    view.scroll_x += (sideways * ramp_x * dt) as f32;
    if let Some(placed) = column
        && down != 0.0
    {
        let anchor = view.anchors.entry(placed.column.id).or_default();
        // Rows near the anchor are in sight, so their heights are known; the next frame clamps to the ends.
        let height = |row: usize| {
            let known = placed.rows.iter().find(|(placed, _)| placed.row == row);
            known.map_or(100.0, |(placed, _)| placed.height)
        };
        *anchor = layout::scroll(*anchor, down * ramp_y * dt, placed.len, 0.0, height);
    }
    if sideways != 0.0 || down != 0.0 {
        ui.ctx().request_repaint();
    }
}

/// Columns are out of sight in this direction.
fn has_more_sideways(view: &BoardView, frame: &Frame, speed: f64) -> bool {
    if speed < 0.0 {
        return view.scroll_x > 0.0;
    }
    frame.columns.last().is_some_and(|placed| placed.rect.max.x + super::MARGIN > frame.area.max.x + 0.5)
}

/// Rows are out of sight in this direction.
fn has_more(placed: &Placed, speed: f64) -> bool {
    let row = if speed < 0.0 { placed.rows.first() } else { placed.rows.last() };
    row.is_some_and(|(row, _)| {
        let card = placed.card_rect(row);
        if speed < 0.0 {
            row.row > 0 || card.min.y < placed.inside.min.y - 0.5
        } else {
            row.row + 1 < placed.len || card.max.y > placed.inside.max.y + 0.5
        }
    })
}

/// A line with a ring at its start in the gap where the cards will land; an empty column lights up as a whole.
fn indicate(ui: &Ui, frame: &Frame, target: Target) {
    let Some(placed) = frame.columns.iter().find(|placed| placed.column.id == target.column) else { return };
    let t = Tokens::of(ui);
    if placed.len == 0 {
        let stroke = Stroke::new(2.0, t.accent);
        ui.painter().rect(placed.well(), CornerRadius::same(8), t.selected, stroke, egui::StrokeKind::Inside);
        return;
    }
    let Some(y) = gap_before(placed, target.row) else { return };
    let painter = ui.painter().with_clip_rect(placed.well().expand2(vec2(4.0, 3.0)));
    let (left, right) = (placed.inside.min.x, placed.inside.max.x);
    painter.line_segment([pos2(left + 3.0, y), pos2(right, y)], Stroke::new(2.0, t.accent));
    painter.circle(pos2(left, y), 3.5, t.panel, Stroke::new(2.0, t.accent));
}

fn gap_before(placed: &Placed, row: usize) -> Option<f32> {
    let below = placed.rows.iter().find(|(placed, _)| placed.row == row);
    if let Some((row, _)) = below {
        return Some(placed.card_rect(row).min.y - card::GAP / 2.0);
    }
    let (last, _) = placed.rows.last().filter(|(last, _)| last.row + 1 == row)?;
    Some(placed.card_rect(last).max.y + card::GAP / 2.0)
}

fn preview(ui: &Ui, scene: Scene<'_>, view: &mut BoardView, grab: egui::Vec2) {
    let Some(held) = view.drag.held() else { return };
    let (lead, count) = (held.lead, held.stories.len());
    let project = scene.document.project();
    let Some(story) = project.stories.get(lead) else { return };
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged-cards"));
    let painter = egui::Painter::new(ui.ctx().clone(), layer, ui.ctx().content_rect());
    let brush = card::Brush { painter: &painter, t: Tokens::of(ui), project };
    view.faces.paint_preview(brush, story, at - grab, count);
}
