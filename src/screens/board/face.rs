//! What a card shows, laid out: full or on one line, with the fields that the person wants to see.

use std::sync::Arc;

use egui::text::{LayoutJob, TextWrapping};
use egui::{Color32, CornerRadius, FontId, Galley, Painter, Rect, Shape, TextFormat, pos2};

use super::card::Brush;
use crate::model::{Priority, Project, Story, StoryKind, Swatch};
use crate::ui::format::{points, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, CHIP};
use crate::ui::widgets::{AVATAR, CHIP_HEIGHT, Chip, avatar_shapes, label_colors};

const PADDING: f32 = 12.0;
const KEY_TOP: f32 = 11.0;
const TITLE_TOP: f32 = 28.0;
/// Where the title begins when no key stands above it.
const TITLE_TOP_ALONE: f32 = 11.0;
const LINE: f32 = 17.0;
const MOST_LINES: usize = 3;
/// Lines of a title where all cards are equally high.
const EVEN_LINES: usize = 2;
const BOTTOM: f32 = 9.0;
/// From the footer's top to the title above.
const FOOTER_GAP: f32 = 7.0;
const COMPACT: f32 = 34.0;
/// The share of a compact card that its title has at least; what would take of it is left out.
const COMPACT_TITLE: f32 = 0.5;
const GAP: f32 = 5.0;
/// The least room for a label that is cut, in points.
const SHORTEST_LABEL: f32 = 40.0;

/// A card from its left top corner.
#[derive(Debug, Default)]
pub(super) struct Layout {
    pub(super) height: f32,
    pub(super) shapes: Vec<Shape>,
    /// Where the acceptance criteria can be ticked.
    pub(super) criteria: Option<Rect>,
}

/// The height of every card where all are equally high; `None` where each takes what it needs.
pub(super) fn even_height(brush: &Brush<'_>) -> Option<f32> {
    if brush.cards.compact {
        return Some(COMPACT);
    }
    let initiative = if brush.cards.initiative { LINE } else { 0.0 };
    let title = title_top(brush, true) + LINE * EVEN_LINES as f32;
    brush.even.then_some(title + initiative + CHIP_HEIGHT + FOOTER_GAP + BOTTOM)
}

/// Lays a card out.
pub(super) fn lay_out(brush: &Brush<'_>, story: &Story, width: f32) -> Layout {
    let mut layout = if brush.cards.compact { compact(brush, story, width) } else { full(brush, story, width) };
    if let Some(swatch) = edge(brush.project, story) {
        let inset = (layout.height * 0.2).min(8.0);
        let bar = Rect::from_min_max(pos2(0.0, inset), pos2(3.0, layout.height - inset));
        layout.shapes.insert(0, Shape::rect_filled(bar, CornerRadius::same(1), brush.t.swatch(swatch)));
    }
    layout
}

fn full(brush: &Brush<'_>, story: &Story, width: f32) -> Layout {
    let Brush { painter, t, .. } = *brush;
    let mut layout = Layout::default();
    let signs = signs(brush, story);
    let top = title_top(brush, !signs.is_empty());
    let mut x = PADDING;
    for (text, color) in signs {
        let room = width - PADDING - x;
        if room <= 0.0 {
            break;
        }
        let sign = one_line(painter, text, room, CHIP, color);
        let size = sign.size();
        layout.shapes.push(Shape::galley(pos2(x, KEY_TOP), sign, color));
        x += size.x + GAP;
    }
    let lines = if brush.even { EVEN_LINES } else { MOST_LINES };
    let title = title(painter, story, width - 2.0 * PADDING, lines, t.text);
    let rows = title.rows.len().max(1) as f32;
    layout.shapes.push(Shape::galley(pos2(PADDING, top), title, t.text));
    let mut bottom = top + LINE * rows;
    if let Some(initiative) = brush.initiative(story) {
        let text = format!("{} {}", icons::PATH, visible(initiative));
        let line = one_line(painter, text, width - 2.0 * PADDING, CHIP, t.muted);
        layout.shapes.push(Shape::galley(pos2(PADDING, bottom + 2.0), line, t.muted));
        bottom += LINE;
    }
    layout.height = even_height(brush)
        .unwrap_or(bottom + BOTTOM + if has_footer(brush, story) { CHIP_HEIGHT + FOOTER_GAP } else { 2.0 });
    let footer_top = layout.height - BOTTOM - CHIP_HEIGHT;
    let rect = Rect::from_min_max(pos2(PADDING, footer_top), pos2(width - 9.0, layout.height - BOTTOM));
    let right = figures(brush, story, rect, &mut layout);
    labels(brush, story, rect.with_max_x(right), &mut layout.shapes);
    layout
}

fn compact(brush: &Brush<'_>, story: &Story, width: f32) -> Layout {
    let Brush { painter, t, .. } = *brush;
    let mut layout = Layout { height: COMPACT, ..Layout::default() };
    let middle = (COMPACT - CHIP_HEIGHT) / 2.0;
    let (mut x, end, least) = (PADDING, width - 7.0, width * COMPACT_TITLE + GAP);
    for (text, color) in signs(brush, story) {
        let sign = sign(painter, text, color);
        if x + sign.size().x + GAP + least > end {
            break;
        }
        let size = sign.size();
        layout.shapes.push(Shape::galley(pos2(x, COMPACT / 2.0 - 7.0), sign, color));
        x += size.x + GAP;
    }
    let rect = Rect::from_min_max(pos2(x + least, middle), pos2(end, middle + CHIP_HEIGHT));
    let right = figures(brush, story, rect, &mut layout);
    let title = title(painter, story, right - x - GAP, 1, t.text);
    layout.shapes.push(Shape::galley(pos2(x, (COMPACT - LINE) / 2.0), title, t.text));
    layout
}

fn title_top(brush: &Brush<'_>, signs: bool) -> f32 {
    let cards = brush.cards;
    if signs && (cards.key || cards.kind || cards.priority) { TITLE_TOP } else { TITLE_TOP_ALONE }
}

fn has_footer(brush: &Brush<'_>, story: &Story) -> bool {
    let cards = brush.cards;
    (cards.labels && !story.labels.is_empty())
        || (cards.estimate && story.estimate.is_some())
        || (cards.assignee && story.assignee.is_some())
        || (cards.criteria && !story.criteria.is_empty())
        || (cards.due && story.due.is_some())
}

fn title(painter: &Painter, story: &Story, width: f32, lines: usize, color: Color32) -> Arc<Galley> {
    let text = if story.title.is_empty() { "Untitled".into() } else { visible(&story.title) };
    let format = TextFormat { line_height: Some(LINE), ..TextFormat::simple(FontId::proportional(BODY), color) };
    let mut job = LayoutJob::single_section(text.into_owned(), format);
    let break_anywhere = lines == 1;
    job.wrap = TextWrapping { max_width: width, max_rows: lines, break_anywhere, ..TextWrapping::default() };
    job.break_on_newline = false;
    painter.layout_job(job)
}

fn one_line(painter: &Painter, text: String, width: f32, size: f32, color: Color32) -> Arc<Galley> {
    let mut job = LayoutJob::single_section(text, TextFormat::simple(FontId::proportional(size), color));
    job.wrap = TextWrapping { max_width: width, max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    painter.layout_job(job)
}

/// A small text on one line, as wide as it is.
fn sign(painter: &Painter, text: String, color: Color32) -> Arc<Galley> {
    painter.layout_no_wrap(text, FontId::proportional(CHIP), color)
}

/// The colour at the card's edge: what it serves, or that it is a bug.
fn edge(project: &Project, story: &Story) -> Option<Swatch> {
    if story.kind == StoryKind::Bug {
        return Some(Swatch::Orange);
    }
    let initiative = project.initiatives.get(story.initiative?)?;
    initiative.color.or_else(|| Some(project.themes.get(initiative.theme?)?.color))
}

/// Kind, blocker, key and priority as texts with their colours.
fn signs(brush: &Brush<'_>, story: &Story) -> Vec<(String, Color32)> {
    let (t, cards) = (brush.t, brush.cards);
    let mut signs = Vec::with_capacity(4);
    match story.kind {
        _ if !cards.kind => {}
        StoryKind::Bug => signs.push((icons::BUG_BEETLE.into(), t.bad)),
        StoryKind::Spike => signs.push((icons::FLASK.into(), t.pm)),
        StoryKind::Task => signs.push((icons::CHECK_SQUARE.into(), t.muted)),
        StoryKind::Story => {}
    }
    // That a story is blocked is never left out.
    if let Some(blocker) = brush.project.open_blockers(story).next() {
        let text = if cards.compact {
            icons::PROHIBIT.into()
        } else {
            format!("{} blocked by {}", icons::PROHIBIT, blocker.key)
        };
        signs.push((text, t.bad));
    }
    if cards.key {
        signs.push((story.key.clone(), t.muted));
    }
    match story.priority {
        _ if !cards.priority => {}
        Priority::Urgent => signs.push((icons::CARET_DOUBLE_UP.into(), t.bad)),
        Priority::High => signs.push((icons::CARET_UP.into(), t.warn)),
        Priority::Low => signs.push((icons::CARET_DOWN.into(), t.muted)),
        Priority::Medium => {}
    }
    signs
}

/// Assignee, estimate, criteria and due date from the right, as far as there is room; tells where they begin.
fn figures(brush: &Brush<'_>, story: &Story, rect: Rect, layout: &mut Layout) -> f32 {
    let Brush { painter, t, project, cards, .. } = *brush;
    let mut right = rect.max.x;
    let person = story.assignee.filter(|_| cards.assignee).and_then(|id| project.people.get(id));
    if let Some(person) = person.filter(|_| right - AVATAR >= rect.min.x) {
        right -= AVATAR;
        layout.shapes.extend(avatar_shapes(painter, t, pos2(right + AVATAR / 2.0, rect.center().y), person));
        right -= GAP;
    }
    // What comes after one that is left out is less important, and left out too.
    let mut full = false;
    let mut chip = |text: String, color, fill| {
        let chip = Chip::new(painter, text, color);
        full |= right - chip.width() < rect.min.x;
        if full {
            return None;
        }
        right -= chip.width();
        let place = Rect::from_min_size(pos2(right, rect.min.y), egui::vec2(chip.width(), CHIP_HEIGHT));
        layout.shapes.extend(chip.shapes(place.min, fill));
        right -= GAP;
        Some(place)
    };
    if let Some(estimate) = story.estimate.filter(|_| cards.estimate) {
        chip(points(estimate), t.muted, t.hover);
    }
    let (done, all) = story.criteria_done();
    let mut criteria = None;
    if cards.criteria && all > 0 {
        let color = if done == all { t.po } else { t.muted };
        criteria = chip(format!("{} {done}/{all}", icons::CHECK), color, Color32::TRANSPARENT);
    }
    if let Some(due) = story.due.filter(|_| cards.due) {
        let is_late = due < brush.today && !project.is_done(story);
        let (color, fill) = if is_late { (t.bad, t.bad_soft) } else { (t.muted, Color32::TRANSPARENT) };
        chip(format!("{} {}", icons::CALENDAR_BLANK, brush.dates.day(due, brush.today)), color, fill);
    }
    layout.criteria = criteria;
    right
}

fn labels(brush: &Brush<'_>, story: &Story, rect: Rect, shapes: &mut Vec<Shape>) {
    let Brush { painter, t, project, cards, .. } = *brush;
    if !cards.labels {
        return;
    }
    let mut x = rect.min.x;
    let mut left_out = story.labels.len();
    for label in &story.labels {
        let swatch = project.settings.label_colors.get(label).copied();
        let (color, fill) = label_colors(t, swatch);
        let mut chip = Chip::new(painter, visible(label).into_owned(), color);
        let room = rect.max.x - x;
        if chip.width() > room {
            // The first is cut rather than left out; a few letters of it say more than a number.
            if x > rect.min.x || room < SHORTEST_LABEL {
                break;
            }
            chip = Chip::cut(painter, visible(label).into_owned(), color, room);
        }
        let width = chip.width();
        shapes.extend(chip.shapes(pos2(x, rect.min.y), fill));
        x += width + GAP;
        left_out -= 1;
    }
    let galley = sign(painter, format!("+{left_out}"), t.muted);
    if left_out > 0 && x + galley.size().x <= rect.max.x {
        shapes.push(Shape::galley(pos2(x, rect.center().y - galley.size().y / 2.0), galley, t.muted));
    }
}

#[cfg(test)]
mod tests {
    use egui::{Context, RawInput, Theme};

    use super::*;
    use crate::sample::{SampleSize, project};
    use crate::ui::cards::Cards;
    use crate::ui::format::Dates;
    use crate::ui::theme::Tokens;

    /// The texts of a compact card of this width, with where they are; the title is the last.
    fn compact_texts(width: f32, change: impl FnOnce(&mut Story)) -> Vec<(String, Rect)> {
        let project = project(&SampleSize::default());
        let mut story = (**project.stories.iter().find(|s| s.key == "NP-122").unwrap()).clone();
        change(&mut story);
        let ctx = Context::default();
        crate::ui::fonts::install(&ctx);
        let mut texts = Vec::new();
        for _ in 0..2 {
            let mut output = ctx.run_ui(RawInput::default(), |ui| {
                let cards = Cards { compact: true, ..Cards::default() };
                let brush = Brush {
                    painter: ui.painter(),
                    t: Tokens::of_theme(Theme::Light),
                    project: &project,
                    cards,
                    even: false,
                    today: crate::model::parse_date("2026-11-24").unwrap(),
                    dates: Dates::default(),
                };
                texts = lay_out(&brush, &story, width).shapes.into_iter().filter_map(text).collect();
            });
            output.textures_delta.clear();
        }
        texts
    }

    fn text(shape: Shape) -> Option<(String, Rect)> {
        match shape {
            Shape::Text(text) => {
                Some((text.galley.text().to_owned(), Rect::from_min_size(text.pos, text.galley.size())))
            }
            _ => None,
        }
    }

    #[test]
    fn the_title_of_a_compact_card_has_half_of_it_and_nothing_lies_over_it() {
        for width in [212.0, 240.0, 306.0, 420.0] {
            for blocked in [false, true] {
                let texts = compact_texts(width, |story| {
                    story.title = "A title that is as long as titles are when somebody explains it all".to_owned();
                    story.kind = StoryKind::Bug;
                    story.priority = Priority::Urgent;
                    story.estimate = Some(13.0);
                    story.due = crate::model::parse_date("2026-12-24").ok();
                    if !blocked {
                        story.blocked_by.clear();
                    }
                });
                let (title, others) = texts.split_last().unwrap();
                assert!(title.1.width() >= width * 0.5 - 12.0, "{width}: {texts:?}");
                let mut rects: Vec<_> = others.iter().map(|(_, rect)| *rect).chain([title.1]).collect();
                rects.sort_by(|a, b| a.min.x.total_cmp(&b.min.x));
                assert!(rects.windows(2).all(|two| two[0].max.x <= two[1].min.x), "{width}: {texts:?}");
            }
        }
    }

    #[test]
    fn the_due_date_goes_first_then_the_criteria_then_the_estimate() {
        let parts = |width| {
            let texts = compact_texts(width, |story| story.due = crate::model::parse_date("2026-12-24").ok());
            let has = |part: &str| texts.iter().any(|(text, _)| text.contains(part));
            [has("24 Dec"), has("2/4"), texts.iter().any(|(text, _)| text == "5")]
        };
        let seen: Vec<_> = (180..560).step_by(10).map(|width| parts(width as f32)).collect();
        let expected = [[false; 3], [false, false, true], [false, true, true], [true; 3]];
        let mut distinct = seen;
        distinct.dedup();
        assert_eq!(distinct, expected);
    }
}
