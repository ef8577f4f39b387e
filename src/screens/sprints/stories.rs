//! The stories of a sprint or a release: rows of which those in sight are shown. A click shows one in the inspector.

use egui::{
    Align2, EventFilter, FontId, Id, Key, Modifiers, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::facts::{Facts, Row};
use super::page::{self, card_with, muted};
use crate::model::Story;
use crate::screens::board::card_name;
use crate::screens::{Action, Pick, Scene};
use crate::ui::format::{count, points, visible};
use crate::ui::theme::{BODY, SECONDARY, Tokens, hairline, semibold};
use crate::ui::widgets::Chip;

/// The height of a row, in points.
const ROW: f32 = 30.0;
/// Rows that a page of the list is.
const PAGE: usize = 12;
/// The widths of keys and of points, and the least width of a row for the column's name, in points.
const KEYS: f32 = 62.0;
const POINTS: f32 = 34.0;
const FOR_COLUMNS: f32 = 420.0;
const COLUMN: f32 = 120.0;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, facts: &Facts, none: &str, actions: &mut Vec<Action>) {
    let stories = facts.story_count();
    let aside = |ui: &mut Ui| drop((stories > 0).then(|| muted(ui, count(stories, "story", "stories"))));
    card_with(ui, "Stories", aside, |ui| {
        if facts.stories.is_empty() {
            muted(ui, none);
            return;
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        let size = vec2(ui.available_width(), ROW * facts.stories.len() as f32);
        let (area, _) = ui.allocate_exact_size(size, Sense::hover());
        let seen = ui.clip_rect();
        let row_at = |y: f32| ((y - area.min.y) / ROW).max(0.0) as usize;
        let first = row_at(seen.min.y);
        let last = (row_at(seen.max.y) + 1).min(facts.stories.len());
        let place =
            |row: usize| Rect::from_min_size(pos2(area.min.x, area.min.y + row as f32 * ROW), vec2(area.width(), ROW));
        let ui = &mut page::list_of(ui, area, "Stories");
        let at = cursor(ui, facts, place);
        // The one that has the keys keeps them out of sight.
        let beyond = (!(first..last).contains(&at)).then_some(at);
        for row in (first..last).chain(beyond) {
            match facts.stories.get(row) {
                Some(Row::Heading(heading, of)) => show_heading(ui, place(row), heading, *of),
                Some(Row::Story(id)) => {
                    if let Some(story) = scene.document.project().stories.get(*id) {
                        show_story(ui, scene, place(row), story, Listed { facts, row, at }, actions);
                    }
                }
                None => {}
            }
        }
    });
}

fn cursor_id() -> Id {
    Id::unique("listed stories")
}

/// The row that has the keys, which arrows move.
fn cursor(ui: &Ui, facts: &Facts, place: impl Fn(usize) -> Rect) -> usize {
    let id = cursor_id();
    let before = facts.near(ui.data(|data| data.get_temp::<usize>(id)).unwrap_or(0), true);
    let mut at = before;
    if ui.memory(|memory| memory.has_focus(id)) {
        let last = facts.stories.len().saturating_sub(1);
        ui.input_mut(|input| {
            let mut hit = |key| input.consume_key(Modifiers::NONE, key);
            if hit(Key::ArrowDown) {
                at = facts.near(at + 1, true);
            }
            if hit(Key::ArrowUp) {
                at = facts.near(at.saturating_sub(1), false);
            }
            if hit(Key::PageDown) {
                at = facts.near((at + PAGE).min(last), true);
            }
            if hit(Key::PageUp) {
                at = facts.near(at.saturating_sub(PAGE), false);
            }
            if hit(Key::Home) {
                at = facts.near(0, true);
            }
            if hit(Key::End) {
                at = facts.near(last, true);
            }
        });
    }
    if at != before {
        // With the heading above the first one.
        ui.scroll_to_rect(place(at).union(place(if at == 1 { 0 } else { at })), None);
    }
    ui.data_mut(|data| data.insert_temp(id, at));
    at
}

fn show_heading(ui: &Ui, rect: Rect, heading: &str, of: usize) {
    let t = Tokens::of(ui);
    let text = format!("{heading}  {of}");
    let response = ui.interact(rect, Id::unique(("stories", heading)), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::Label, true, &text));
    let at = rect.left_bottom() - vec2(0.0, 7.0);
    ui.painter().text(at, Align2::LEFT_BOTTOM, text, semibold(SECONDARY), t.muted);
}

/// Which row of the list it is, and which one has the keys.
#[derive(Clone, Copy, Debug)]
struct Listed<'a> {
    facts: &'a Facts,
    row: usize,
    at: usize,
}

fn show_story(ui: &Ui, scene: Scene<'_>, rect: Rect, story: &Story, listed: Listed<'_>, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    // One stop for the Tab key, from which the arrows go on.
    let response = if listed.row == listed.at {
        ui.interact(rect, cursor_id(), Sense::click())
    } else {
        ui.interact(rect, Id::unique(("listed story", story.id)), Sense::CLICK)
    };
    let column = scene.document.project().columns.get(story.column).map_or("", |column| column.name.as_str());
    let selected = scene.document.selection.contains(story.id);
    let estimate = story.estimate.map_or_else(|| "no estimate".to_owned(), super::list::points_of);
    let name = || format!("{}, {estimate}, {column}", card_name(story));
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, name()));
    page::tell_place(ui, &response, listed.facts.place_of(listed.row), listed.facts.story_count());
    if response.has_focus() {
        let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
        ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
    }
    let painter = ui.painter();
    let place = rect.expand2(vec2(8.0, 0.0));
    painter.hline(rect.x_range(), rect.max.y, Stroke::new(hairline(ui), t.line));
    if selected || response.hovered() {
        painter.rect_filled(place, 6.0, if selected { t.selected } else { t.hover });
    }
    if response.has_focus() {
        painter.rect_stroke(place, 6.0, Stroke::new(1.5, t.accent), StrokeKind::Inside);
    }
    let middle = rect.center().y;
    let small = FontId::proportional(SECONDARY);
    painter.text(pos2(rect.min.x, middle), Align2::LEFT_CENTER, visible(&story.key), small.clone(), t.muted);
    let known = story.estimate.map_or_else(|| "–".to_owned(), points);
    painter.text(pos2(rect.max.x, middle), Align2::RIGHT_CENTER, known, semibold(SECONDARY), t.text);
    let mut right = rect.max.x - POINTS;
    if rect.width() >= FOR_COLUMNS {
        let chip = Chip::cut(painter, visible(column).into_owned(), t.muted, COLUMN);
        let at = pos2(right - chip.width(), middle - crate::ui::widgets::CHIP_HEIGHT / 2.0);
        painter.extend(chip.shapes(at, t.side));
        right -= COLUMN;
    }
    let left = rect.min.x + KEYS;
    let mut job = egui::text::LayoutJob::single_section(
        visible(&story.title).into_owned(),
        egui::TextFormat::simple(FontId::proportional(BODY), t.text),
    );
    job.wrap = egui::text::TextWrapping::truncate_at_width((right - left - 10.0).max(0.0));
    let galley = painter.layout_job(job);
    painter.galley(pos2(left, middle - galley.size().y / 2.0), galley, t.text);
    if response.on_hover_cursor(egui::CursorIcon::PointingHand).clicked() {
        ui.data_mut(|data| data.insert_temp(cursor_id(), listed.row));
        ui.memory_mut(|memory| memory.request_focus(cursor_id()));
        actions.push(Action::Pick(story.id, Pick::Only));
        actions.push(Action::OpenInspector(true));
    }
}
