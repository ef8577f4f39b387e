//! Estimating one story after the other: by key, and beside stories that are like it, on a scale by points.

use std::sync::Arc;

use egui::{
    Align2, Button, CornerRadius, FontId, Rect, RichText, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::face::line;
use super::moves::unestimated_after;
use super::view::BacklogView;
use crate::edit::StoryField;
use crate::insight::similar;
use crate::model::{Story, StoryId};
use crate::screens::board::card_menu::ESTIMATES;
use crate::screens::{Action, Pick, Scene};
use crate::session::Document;
use crate::ui::command::Command;
use crate::ui::format::{points, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, TITLE, Tokens, hairline, semibold};

/// The height of the panel.
pub(super) const HEIGHT: f32 = 156.0;
const HEAD: f32 = 40.0;
/// Stories that are shown of each size, and that are looked for in all.
const OF_EACH: usize = 3;
const MOST: usize = 60;
/// Seconds within which 1 and then 3 is 13.
const TOGETHER: f64 = 0.6;

/// What is remembered while stories are estimated.
#[derive(Debug, Default)]
pub(super) struct Refining {
    /// The story and the revision that the scale was made for.
    made_for: Option<(StoryId, u64)>,
    /// For each size of the scale the stories of about so many points that are most alike.
    scale: [Vec<Arc<Story>>; ESTIMATES.len()],
    /// The stories that were estimated at 1, and when; a 3 that follows soon makes it 13.
    one: Option<(Vec<StoryId>, f64)>,
    /// The story that was estimated, and from when on the next one comes.
    done: Option<(StoryId, f64)>,
}

impl Refining {
    /// A story was estimated.
    pub(super) fn set(&mut self, story: StoryId, now: f64) {
        self.done = Some((story, now));
    }

    fn refresh(&mut self, document: &Document, story: StoryId) {
        let now = (story, document.revision());
        if self.made_for == Some(now) {
            return;
        }
        self.made_for = Some(now);
        self.scale = Default::default();
        let project = document.project();
        for like in similar(project, document.indexes(), story, MOST) {
            let Some(like) = project.stories.get(like) else { continue };
            let size = like.estimate.map_or(0, nearest);
            if let Some(of_size) = self.scale.get_mut(size).filter(|of_size| of_size.len() < OF_EACH) {
                of_size.push(Arc::clone(like));
            }
        }
    }
}

/// The size of the scale that is nearest to so many points; the lower of two.
fn nearest(points: f64) -> usize {
    let distance = |size: &usize| (ESTIMATES[*size] - points).abs();
    (0..ESTIMATES.len()).min_by(|a, b| distance(a).total_cmp(&distance(b))).unwrap_or(0)
}

/// What a digit asks for. A 1 waits for a 3, which makes one step of both.
pub(super) fn by_key(view: &mut BacklogView, stories: Vec<StoryId>, points: f64) -> Vec<Action> {
    let one = view.refine.one.take();
    let follows = one.is_some_and(|(of, at)| points == 3.0 && of == stories && view.now - at <= TOGETHER);
    let estimate = if follows { 13.0 } else { points };
    let field = StoryField::Estimate(Some(estimate));
    let typed = Action::TypeInStories(stories.clone(), field);
    let wait = if points == 1.0 { TOGETHER } else { 0.0 };
    if let [story] = stories.as_slice() {
        view.refine.set(*story, view.now + wait);
    }
    if points == 1.0 {
        view.refine.one = Some((stories, view.now));
        vec![Action::EndTyping, typed]
    } else if follows {
        vec![typed, Action::EndTyping]
    } else {
        vec![Action::EndTyping, typed, Action::EndTyping]
    }
}

/// Goes to the next story that is not estimated, once one is.
pub(super) fn go_on(ui: &Ui, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    let Some((story, due)) = view.refine.done else { return };
    if !view.refining || scene.document.selection.cursor() != Some(story) {
        view.refine.done = None;
        return;
    }
    if view.now < due {
        ui.ctx().request_repaint_after(std::time::Duration::from_secs_f64(due - view.now));
        return;
    }
    view.refine.done = None;
    if let Some(next) = unestimated_after(view.shown(scene.document), Some(story)) {
        view.reveal = Some(next);
        actions.push(Action::Pick(next, Pick::Only));
    }
}

/// The panel below the list.
pub(super) fn panel(ui: &mut Ui, rect: Rect, scene: Scene<'_>, view: &mut BacklogView, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    ui.painter().rect_filled(rect, 0.0, t.panel);
    ui.painter().hline(rect.x_range(), rect.min.y, Stroke::new(hairline(ui), t.line_strong));
    let inner = rect.shrink2(vec2(14.0, 0.0));
    let close = Rect::from_center_size(pos2(inner.max.x - 14.0, rect.min.y + HEAD / 2.0), vec2(28.0, 28.0));
    let button = Button::new(RichText::new(icons::X).color(t.muted)).frame_when_inactive(false);
    let response = ui.put(close, button).accessible_name("Close refinement");
    if response.on_hover_text(Command::Refine.tooltip(ui.ctx())).clicked() {
        view.refining = false;
    }
    let cursor = scene.document.selection.cursor().filter(|id| view.shown(scene.document).find_id(*id).is_some());
    let Some(story) = cursor.and_then(|id| scene.document.project().stories.get(id)) else {
        let at = pos2(inner.min.x, rect.min.y + HEAD / 2.0);
        let text = "Pick a story to compare it with others by points.";
        ui.painter().text(at, Align2::LEFT_CENTER, text, FontId::proportional(BODY), t.muted);
        return;
    };
    let story = Arc::clone(story);
    view.refine.refresh(scene.document, story.id);
    head(ui, &story, inner.with_max_y(rect.min.y + HEAD).with_max_x(close.min.x - 10.0));
    let sizes = ESTIMATES.len() as f32;
    let (gap, top) = (8.0, rect.min.y + HEAD);
    let width = (inner.width() - gap * (sizes - 1.0)) / sizes;
    for (size, estimate) in ESTIMATES.into_iter().enumerate() {
        let left = inner.min.x + size as f32 * (width + gap);
        let place = Rect::from_min_max(pos2(left, top), pos2(left + width, rect.max.y - 10.0));
        if column(ui, &story, estimate, &view.refine.scale[size], place) {
            actions.push(Action::EditStories(vec![story.id], StoryField::Estimate(Some(estimate))));
            view.refine.set(story.id, view.now);
            view.reveal = Some(story.id);
        }
    }
}

fn head(ui: &Ui, story: &Story, rect: Rect) {
    let t = Tokens::of(ui);
    let painter = ui.painter_at(rect);
    let y = rect.center().y;
    let keys = "1 2 3 5 8 set it, 1 and 3 is 13, U goes on";
    let keys = painter.layout_no_wrap(keys.into(), FontId::proportional(SECONDARY), t.muted);
    let room = rect.width() - if rect.width() > 640.0 { keys.size().x + 20.0 } else { 0.0 };
    let text = format!("How large is {}?  {}", story.key, visible(&story.title));
    let title = line(&painter, text, semibold(BODY), t.text, room);
    painter.galley(pos2(rect.min.x, y - title.size().y / 2.0), title, t.text);
    if rect.width() > 640.0 {
        painter.galley(pos2(rect.max.x - keys.size().x, y - keys.size().y / 2.0), keys, t.muted);
    }
}

/// A size of the scale with the stories that are like the one in question; true when it was picked.
fn column(ui: &Ui, story: &Story, estimate: f64, alike: &[Arc<Story>], rect: Rect) -> bool {
    let t = Tokens::of(ui);
    let present = story.estimate == Some(estimate);
    let response = ui.interact(rect, ui.make_persistent_id(("size", estimate.to_bits())), Sense::click());
    let unit = if estimate == 1.0 { "point" } else { "points" };
    let name = format!("Estimate {} at {} {unit}", story.key, points(estimate));
    response.widget_info(|| WidgetInfo::selected(Role::RadioButton, true, present, &name));
    let titles: Vec<String> = alike
        .iter()
        .map(|like| format!("{} {}, {} pt", like.key, visible(&like.title), points(like.estimate.unwrap_or(0.0))))
        .collect();
    ui.ctx().accesskit_node_builder(response.id, |node| node.set_description(titles.join("; ")));
    let fill = match (present, response.hovered()) {
        (true, _) => t.selected,
        (_, true) => t.hover,
        _ => t.bg,
    };
    let stroke = Stroke::new(1.0, if present || response.has_focus() { t.accent } else { t.line });
    ui.painter().rect(rect, CornerRadius::same(7), fill, stroke, StrokeKind::Inside);
    let painter = ui.painter_at(rect.shrink(2.0));
    let at = rect.min + vec2(10.0, 17.0);
    painter.text(at, Align2::LEFT_CENTER, points(estimate), semibold(TITLE), if present { t.accent } else { t.text });
    if alike.is_empty() {
        let at = rect.min + vec2(10.0, 42.0);
        painter.text(at, Align2::LEFT_CENTER, "None alike", FontId::proportional(SECONDARY), t.muted);
    }
    for (i, like) in alike.iter().enumerate() {
        let title = visible(&like.title).into_owned();
        let title = line(&painter, title, FontId::proportional(SECONDARY), t.text, rect.width() - 18.0);
        painter.galley(rect.min + vec2(10.0, 33.0 + 21.0 * i as f32), title, t.text);
    }
    let hint = if titles.is_empty() { name } else { format!("{name}, like\n{}", titles.join("\n")) };
    response.on_hover_text(hint).clicked()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{EntityId as _, RawId};

    #[test]
    fn odd_sizes_stand_with_the_nearest_of_the_scale() {
        for (points, size) in [(0.0, 1.0), (1.5, 1.0), (4.0, 3.0), (6.0, 5.0), (7.0, 8.0), (13.0, 13.0), (40.0, 13.0)] {
            assert_eq!(ESTIMATES[nearest(points)], size, "{points}");
        }
    }

    #[test]
    fn one_and_then_three_is_thirteen_for_a_while() {
        let story = StoryId::from_raw(RawId::from_bytes([1; 10]));
        let pressed = |view: &mut BacklogView, now: f64, points: f64| {
            view.now = now;
            let actions = by_key(view, vec![story], points);
            actions.into_iter().find_map(|action| match action {
                Action::TypeInStories(_, StoryField::Estimate(points)) => points,
                _ => None,
            })
        };
        let mut view = BacklogView::default();
        assert_eq!(pressed(&mut view, 10.0, 1.0), Some(1.0));
        assert_eq!(pressed(&mut view, 10.5, 3.0), Some(13.0));
        assert_eq!(pressed(&mut view, 10.6, 3.0), Some(3.0), "a third key begins anew");
        assert_eq!(pressed(&mut view, 20.0, 1.0), Some(1.0));
        assert_eq!(pressed(&mut view, 20.7, 3.0), Some(3.0), "too late");
        assert_eq!(pressed(&mut view, 30.0, 1.0), Some(1.0));
        assert_eq!(pressed(&mut view, 30.1, 5.0), Some(5.0));
    }
}
