//! What is held, in a frame: where the pointer would drop, scrolling near the edges, indicator and preview.

use egui::{CornerRadius, CursorIcon, Id, LayerId, Order, Pos2, Rect, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::face::{self, Brush};
use super::ground::{Drag, Fold, Held, Input, Outcome, Spot, Target, regroups};
use super::layout::{GROUP, ROW, SECTION};
use super::view::BacklogView;
use super::{Frame, keys, list, moves};
use crate::insight::Part;
use crate::screens::board::dragging::{is_cancelled, take_focus};
use crate::screens::board::layout::{autoscroll, ramp};
use crate::screens::drag::By;
use crate::screens::{Action, Scene};
use crate::session::Document;
use crate::ui::theme::{SECONDARY, Tokens, semibold};

/// Points a second at the very edge.
const FASTEST: f64 = 900.0;
/// Points beside the list within which it still scrolls.
const BESIDE: f32 = 40.0;
/// Seconds for which stories are held over something folded before it opens.
const OPEN_AFTER: f64 = 0.5;

pub(super) fn update(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView, frame: &Frame, actions: &mut Vec<Action>) {
    let inputs = match &view.drag {
        Drag::Idle | Drag::Band(_) | Drag::Column(_) => return,
        Drag::Held(held) if held.by == By::Keyboard => Vec::new(),
        Drag::Held(_) => pointer(ui, scene, view, frame),
        Drag::Pan(_) => pan(ui, view, frame),
    };
    for input in inputs {
        hand_over(ui, scene, view, input, actions);
    }
    if let Some(left) = view.open_hovered(view.now) {
        // Nothing else would ask for a frame while the pointer rests.
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(left.max(0.01)));
    }
    let Some(held) = view.drag.held() else { return };
    if let Some(spot) = held.spot() {
        indicate(ui, scene, view, frame, held, *spot);
    }
    if let By::Pointer { grab } = held.by {
        let icon = if held.target.is_some() { CursorIcon::Grabbing } else { CursorIcon::NotAllowed };
        ui.ctx().set_cursor_icon(icon);
        preview(ui, scene, held, Vec2::from(grab));
    }
}

/// Gives an input to the machine and asks for what comes of it.
pub(super) fn hand_over(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView, input: Input, actions: &mut Vec<Action>) {
    if matches!(input, Input::Lift { .. }) {
        // What is typed in a row is left as by a click elsewhere.
        take_focus_of_field(ui);
    }
    match view.give(scene.document, input) {
        Outcome::Nothing | Outcome::MoveColumn(..) => {}
        Outcome::Move(ask) => actions.push(moves::dropped(ask)),
        Outcome::Assign(stories, field) => actions.push(Action::EditStories(stories, field)),
        Outcome::Select(band) => match band {},
        Outcome::Restore(before) => {
            actions.push(Action::RestoreSelection(before.selection));
            actions.push(Action::Announce("Cancelled; everything is as it was".into()));
        }
    }
    if view.drag.is_idle() {
        view.assign_to.clear();
        ui.ctx().stop_dragging();
    }
}

fn take_focus_of_field(ui: &Ui) {
    if ui.ctx().text_edit_focused() {
        take_focus(ui);
    }
}

/// Escape, or a touch that the system takes away, ends whatever is being done; so does a press of the pointer while the
/// keyboard holds stories. Before the toolbar is shown, or its fields and buttons would take the same event.
pub(super) fn cancel(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    if view.drag.by_keyboard() {
        if ui.input(|i| i.pointer.any_pressed()) || is_cancelled(ui) {
            keys::let_go(ui, scene, view, Input::Cancel, actions);
        }
    } else if !view.drag.is_idle() && is_cancelled(ui) {
        hand_over(ui, scene, view, Input::Cancel, actions);
    }
}

/// A finger begins to scroll.
pub(super) fn start_pan(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    hand_over(ui, scene, view, Input::Pan(None), actions);
}

fn pan(ui: &Ui, view: &mut BacklogView, frame: &Frame) -> Vec<Input> {
    let (down, delta) = ui.input(|i| (i.pointer.primary_down(), i.pointer.delta()));
    if !down {
        return vec![Input::Drop];
    }
    view.scroll_y = frame.stack.clamp(view.scroll_y - f64::from(delta.y), f64::from(frame.area.height()));
    Vec::new()
}

/// What the pointer says in this frame.
fn pointer(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView, frame: &Frame) -> Vec<Input> {
    let down = ui.input(|i| i.pointer.primary_down());
    // A finger is gone in the frame in which it lets go; this is where it was.
    let Some(at) = ui.input(|i| i.pointer.interact_pos()) else {
        // Let go outside the window: that is no place to drop.
        return if down { Vec::new() } else { vec![Input::Cancel] };
    };
    let assigned = view.assign_to.iter().find(|(rect, _)| rect.contains(at)).map(|(_, field)| field.clone());
    let target = match assigned {
        Some(field) => Some(Target::Assign(field)),
        None => spot_at(scene.document, view, frame, at).map(Target::Spot),
    };
    let over = Input::Over(target);
    if !down {
        return vec![over, Input::Drop];
    }
    scroll_near_edges(ui, view, frame, at);
    vec![over]
}

/// The place in the list at a point of the screen; none beside it.
fn spot_at(document: &Document, view: &BacklogView, frame: &Frame, at: Pos2) -> Option<Spot> {
    if !frame.area.contains(at) {
        return None;
    }
    let shown = view.shown(document);
    let y = frame.along(at.y);
    let first = frame.stack.run_at(frame.offset)?;
    // The header that stays at the top lies over rows, and stands for its section.
    let covered = frame.stack.get(first).is_some_and(|run| run.section < frame.offset) && y < frame.offset + SECTION;
    if covered {
        let section = shown.part(first)?.section;
        return shown.parts_of(section).next().map(|part| edge(view, part));
    }
    let at = frame.stack.run_at(y)?;
    let (part, run) = (shown.part(at)?, frame.stack.get(at)?);
    if shown.is_folded(part) || y < run.body {
        return Some(edge(view, part));
    }
    Some(Spot { part, row: run.drop_row(y) })
}

/// Where stories go that are dropped on the header of a part: to its top, or behind all where it is folded.
fn edge(view: &BacklogView, part: Part) -> Spot {
    let folded = view.folds.contains(&Fold::Section(part.section)) || view.folds.contains(&Fold::Group(part));
    Spot { part, row: if folded { usize::MAX } else { 0 } }
}

fn scroll_near_edges(ui: &Ui, view: &mut BacklogView, frame: &Frame, at: Pos2) {
    let elsewhere = view.drag.assigns().is_some() || !frame.area.expand(BESIDE).contains(at);
    let dt = f64::from(ui.input(|i| i.stable_dt)).min(0.1);
    let (area, extent) = (frame.area, f64::from(frame.area.height()));
    let speed = autoscroll(at.y.into(), area.min.y.into(), area.max.y.into(), FASTEST);
    let end = frame.stack.clamp(f64::INFINITY, extent);
    let more = if speed < 0.0 { view.scroll_y > 0.0 } else { view.scroll_y < end };
    let Some([_, since]) = view.drag.scrolling_mut() else { return };
    if elsewhere || speed == 0.0 || !more {
        // Where there is no more to scroll, the window may rest.
        *since = 0.0;
        return;
    }
    *since += dt;
    let by = speed * ramp(*since) * dt;
    view.scroll_y = frame.stack.clamp(view.scroll_y + by, extent);
    ui.ctx().request_repaint();
}

/// A line with a ring at its start in the gap where the stories will land; a part without rows lights up as a whole, and
/// so does a group that the stories only get what it shares of.
fn indicate(ui: &Ui, scene: Scene<'_>, view: &BacklogView, frame: &Frame, held: &Held, spot: Spot) {
    let t = Tokens::of(ui);
    let shown = view.shown(scene.document);
    let Some(run) = shown.position(spot.part).and_then(|at| frame.stack.get(at)) else { return };
    let painter = ui.painter().with_clip_rect(frame.area);
    let stroke = Stroke::new(2.0, t.accent);
    let whole = |rect: Rect| {
        painter.rect(rect, CornerRadius::same(8), t.selected.gamma_multiply(0.6), stroke, StrokeKind::Inside);
    };
    if view.folds.contains(&Fold::Section(spot.part.section)) {
        return whole(frame.rect(run.section, run.section + SECTION).shrink2(vec2(0.0, 5.0)));
    }
    if run.content.folded {
        return whole(frame.rect(run.top, run.top + GROUP));
    }
    if let Some(field) = regroups(&held.from, spot.part) {
        let rect = frame.rect(run.top, run.bottom);
        whole(rect);
        let text = format!("Only the {} changes", field.name());
        let galley = painter.layout_no_wrap(text, semibold(SECONDARY), t.accent);
        let inside = rect.intersect(frame.area);
        let place = Rect::from_center_size(inside.center(), galley.size());
        painter.rect_filled(place.expand2(vec2(10.0, 6.0)), CornerRadius::same(7), t.panel);
        painter.galley(place.min, galley, t.accent);
        return;
    }
    if run.content.rows == 0 {
        return whole(frame.rect(run.body, run.bottom));
    }
    let row = spot.row.min(run.content.rows);
    // Behind a row rather than before the next, which the line of the cut may stand between.
    let y = match row.checked_sub(1) {
        Some(above) if run.content.cut == Some(row) => run.row_top(above) + ROW,
        _ => run.row_top(row),
    };
    let (y, left, right) = (frame.y(y), frame.area.min.x + list::MARGIN, frame.area.max.x - list::MARGIN);
    painter.line_segment([pos2(left + 3.0, y), pos2(right, y)], stroke);
    painter.circle(pos2(left, y), 3.5, t.panel, stroke);
}

fn preview(ui: &Ui, scene: Scene<'_>, held: &Held, grab: Vec2) {
    let Some(story) = scene.document.project().stories.get(held.lead) else { return };
    let Some(at) = ui.input(|i| i.pointer.latest_pos()) else { return };
    let layer = LayerId::new(Order::Tooltip, Id::unique("dragged-rows"));
    let mut painter = egui::Painter::new(ui.ctx().clone(), layer, ui.ctx().content_rect());
    if matches!(held.target, Some(Target::Assign(_))) {
        // The row of the navigation that takes the stories is narrower than they are, and must be seen through them.
        painter.set_opacity(0.5);
    }
    let project = scene.document.project();
    let brush = Brush { painter: &painter, t: Tokens::of(ui), project, says_initiative: false };
    face::paint_preview(brush, story, at - grab, ROW as f32, held.stories.len());
}

impl BacklogView {
    /// Gives an input to the machine, and does what it says to scroll and folds.
    pub fn give(&mut self, document: &Document, input: Input) -> Outcome {
        let mut drag = std::mem::take(&mut self.drag);
        let (opened, kept) = match (&drag, &input) {
            (Drag::Held(held), Input::Drop) => (held.opened.clone(), held.spot().copied()),
            _ => (Vec::new(), None),
        };
        let is_step = matches!(input, Input::Step(_));
        let outcome = drag.handle(input, self.shown(document));
        self.drag = drag;
        if is_step {
            self.open_under_step();
        }
        match &outcome {
            Outcome::Restore(before) => {
                self.scroll_y = before.scroll_y;
                self.folds.clone_from(&before.folds);
            }
            // A drop in the navigation leaves nothing open that was passed on the way.
            Outcome::Assign(..) => self.fold_again(opened, None),
            _ => self.fold_again(opened, kept.as_ref()),
        }
        outcome
    }

    /// Folds again what was opened on the way, except where the stories went.
    fn fold_again(&mut self, opened: Vec<Fold>, kept: Option<&Spot>) {
        for fold in opened {
            if !kept.is_some_and(|spot| fold.holds(spot)) {
                self.folds.insert(fold);
            }
        }
    }

    /// Lifted stories open what is folded at once, for there is no hovering with keys, and fold it again when they leave.
    fn open_under_step(&mut self) {
        let Some(held) = self.drag.held_mut() else { return };
        let Some(spot) = held.spot().copied() else { return };
        let (kept, left) = std::mem::take(&mut held.opened).into_iter().partition(|fold: &Fold| fold.holds(&spot));
        held.opened = kept;
        for fold in [Fold::Section(spot.part.section), Fold::Group(spot.part)] {
            if self.folds.remove(&fold) {
                held.opened.push(fold);
            }
        }
        self.fold_again(left, None);
    }

    /// Opens what is folded under the stories once they have been held over it for a while. Tells how many seconds are
    /// left until then, when something folded is there. `now` is in seconds of any clock.
    pub fn open_hovered(&mut self, now: f64) -> Option<f64> {
        let held = self.drag.held_mut()?;
        let folds = &self.folds;
        let folded = |spot: &Spot| {
            let section = Fold::Section(spot.part.section);
            let group = Fold::Group(spot.part);
            [section, group].into_iter().find(|fold| folds.contains(fold))
        };
        let Some(fold) = held.spot().filter(|_| held.by != By::Keyboard).and_then(folded) else {
            held.hovering = None;
            return None;
        };
        let since = match held.hovering.take() {
            Some((known, since)) if known == fold => since,
            _ => now,
        };
        if now - since < OPEN_AFTER {
            held.hovering = Some((fold, since));
        } else {
            self.folds.remove(&fold);
            held.opened.push(fold);
        }
        Some(OPEN_AFTER - (now - since))
    }
}
