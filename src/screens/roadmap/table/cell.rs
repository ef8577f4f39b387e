//! The look of a cell.

use egui::{Color32, FontId, Painter, Rect, Shape, Stroke, pos2, vec2};

use super::Sheet;
use super::column::{Change, Column};
use super::row::Row;
use crate::model::Confidence;
use crate::screens::roadmap::Coloring;
use crate::screens::roadmap::colors::{bar_color, confidence_swatch, milestone_color};
use crate::screens::roadmap::lists::text::{done_in_words, one_line};
use crate::ui::icons;
use crate::ui::theme::{BODY, CHIP, Tokens};
use crate::ui::widgets::{AVATAR, CHIP_HEIGHT, Chip, avatar_shapes, label_colors};

/// Between a cell's side and its text, in points.
pub(super) const PADDING: f32 = 10.0;
/// What the mark before a title takes, and a theme's disc.
pub(super) const MARK: f32 = 18.0;
const DISC: f32 = 15.0;
/// The width of the bar beside a figure of progress, at the most, and what the figure takes.
const BAR: f32 = 54.0;
const FIGURE: f32 = 38.0;
/// A sign before a text.
const SIGN: f32 = 18.0;

/// What a cell takes beside its text and the padding, in points.
pub(super) fn beside(row: Row<'_>, column: Column) -> f32 {
    match column {
        Column::Title => MARK,
        Column::Theme if row.theme().is_some() => DISC,
        Column::Owner if row.owner().is_some() => AVATAR + 6.0,
        Column::End if row.is_late() => SIGN,
        Column::Forecast if row.is_forecast_late() => SIGN,
        Column::Float if row.float().is_some_and(|float| float <= 0) => SIGN,
        Column::Progress if row.progress().is_some() => BAR,
        _ => 0.0,
    }
}

/// Paints a cell; the painter is clipped to what is seen of it.
pub(super) fn paint(painter: &Painter, t: &Tokens, sheet: Sheet<'_>, row: Row<'_>, column: Column, rect: Rect) {
    let mut inside = rect.shrink2(vec2(PADDING, 0.0));
    let middle = rect.center().y;
    let mut color = t.text;
    match column {
        Column::Title => mark(painter, t, row, rect),
        Column::Theme => {
            if let Some(theme) = row.theme() {
                painter.circle_filled(pos2(inside.min.x + 4.0, middle), 4.0, t.swatch(theme.color));
            }
        }
        Column::Owner => {
            if let Some(owner) = row.owner() {
                painter.extend(avatar_shapes(painter, t, pos2(inside.min.x + AVATAR / 2.0, middle), owner));
            }
        }
        Column::Confidence => return confidence(painter, t, row.confidence(), inside),
        Column::Progress => return progress(painter, t, sheet, row, inside),
        Column::End if row.is_late() => color = sign(painter, icons::WARNING, t.bad, inside),
        Column::Forecast if row.is_forecast_late() => color = sign(painter, icons::WARNING, t.warn, inside),
        Column::Float if row.float().is_some_and(|float| float <= 0) => {
            color = sign(painter, icons::LINE_SEGMENTS, t.bad, inside);
        }
        Column::Drift => match row.drift_percent() {
            Some(..0) => color = t.warn,
            Some(0) => color = t.muted,
            _ => {}
        },
        _ => {}
    }
    inside.min.x += beside(row, column);
    let closed = row.initiative().is_some_and(|initiative| initiative.closed);
    let color = if closed && color == t.text { t.muted } else { color };
    let text = row.text(column, sheet.scene.dates);
    let galley = one_line(painter, text, FontId::proportional(BODY), color, inside.width());
    let x = if column.is_figure() { inside.max.x - galley.size().x } else { inside.min.x };
    painter.galley(pos2(x, middle - galley.size().y / 2.0), galley, color);
}

/// A sign before the text, whose colour is that of the text too.
fn sign(painter: &Painter, icon: &str, color: Color32, inside: Rect) -> Color32 {
    let at = pos2(inside.min.x, inside.center().y);
    painter.text(at, egui::Align2::LEFT_CENTER, icon, FontId::proportional(BODY), color);
    color
}

/// What stands before the title in a cell: a bar of the initiative's colour, or the diamond of a milestone; a check on
/// what is closed.
pub(super) fn mark(painter: &Painter, t: &Tokens, row: Row<'_>, rect: Rect) {
    let center = pos2(rect.min.x + PADDING + 5.0, rect.center().y);
    let project = row.source.project();
    match row.item {
        super::row::Item::Initiative(one) => {
            let color = bar_color(t, project, row.source.document.indexes(), Coloring::Theme, one, row.source.today);
            if one.closed {
                let font = FontId::proportional(BODY);
                painter.text(center, egui::Align2::CENTER_CENTER, icons::CHECK_CIRCLE, font, t.ok);
            } else {
                painter.rect_filled(Rect::from_center_size(center, vec2(4.0, 16.0)), 2.0, color);
            }
        }
        super::row::Item::Milestone(milestone) => {
            let half = 5.5;
            let corners = [vec2(0.0, -half), vec2(half, 0.0), vec2(0.0, half), vec2(-half, 0.0)];
            let corners = corners.map(|by| center + by).to_vec();
            let color = milestone_color(t, project, milestone);
            painter.add(Shape::convex_polygon(corners, color, Stroke::NONE));
        }
    }
}

fn confidence(painter: &Painter, t: &Tokens, confidence: Option<Confidence>, inside: Rect) {
    use crate::model::Word as _;
    let Some(confidence) = confidence else { return };
    let (text, fill) = label_colors(t, Some(confidence_swatch(confidence)));
    let chip = Chip::cut(painter, confidence.label().to_owned(), text, inside.width());
    painter.extend(chip.shapes(pos2(inside.min.x, inside.center().y - CHIP_HEIGHT / 2.0), fill));
}

/// The figure, and a bar beside it as far as there is room.
fn progress(painter: &Painter, t: &Tokens, sheet: Sheet<'_>, row: Row<'_>, inside: Rect) {
    let middle = inside.center().y;
    let text = row.text(Column::Progress, sheet.scene.dates);
    let Some(share) = row.progress() else { return };
    let galley = one_line(painter, text, FontId::proportional(BODY), t.text, inside.width());
    painter.galley(pos2(inside.min.x, middle - galley.size().y / 2.0), galley, t.text);
    let left = inside.min.x + FIGURE;
    let width = (inside.max.x - left).min(BAR);
    if width >= 16.0 {
        let bar = Rect::from_min_size(pos2(left, middle - 2.5), vec2(width, 5.0));
        painter.rect_filled(bar, 3.0, t.line);
        painter.rect_filled(bar.with_max_x(bar.min.x + bar.width() * share.clamp(0.0, 1.0) as f32), 3.0, t.pm);
    }
    if row.roll_up().unestimated > 0 && row.roll_up().points > 0.0 && left + width + 16.0 <= inside.max.x + PADDING {
        let at = pos2(left + width + 4.0, middle);
        painter.text(at, egui::Align2::LEFT_CENTER, icons::SEAL_QUESTION, FontId::proportional(CHIP + 1.0), t.muted);
    }
}

/// The text of a cell is wider than its room.
pub(super) fn is_cut(painter: &Painter, sheet: Sheet<'_>, row: Row<'_>, column: Column, rect: Rect) -> bool {
    let room = rect.width() - 2.0 * PADDING - beside(row, column);
    let text = row.text(column, sheet.scene.dates);
    painter.layout_no_wrap(text, FontId::proportional(BODY), Color32::PLACEHOLDER).size().x > room
}

/// What a cell tells when it is pointed at, beyond what it shows; `is_cut` tells that it does not show all.
pub(super) fn tooltip(sheet: Sheet<'_>, row: Row<'_>, column: Column, is_cut: bool) -> Option<String> {
    let dates = sheet.scene.dates;
    let day = |date| dates.day(date, row.source.today);
    let lines = match column {
        Column::Title | Column::Theme | Column::Owner if is_cut => vec![row.text(column, dates)],
        Column::Title | Column::Theme | Column::Owner | Column::Start | Column::Confidence | Column::Stage => {
            Vec::new()
        }
        Column::End if row.is_late() => vec!["It is open, and should have ended".into()],
        Column::Progress => done_in_words(row.roll_up()),
        Column::Drift => {
            let period = row.period().filter(|_| row.drift().is_some())?;
            let expected = crate::insight::expected(&row.source.facts.workdays, period, row.source.today);
            let done = row.progress().unwrap_or(0.0);
            vec![format!("{:.0} % done, where {:.0} % of the working days are over", done * 100.0, expected * 100.0)]
        }
        Column::Forecast => {
            let id = row.initiative()?.id;
            let finish = row.source.facts.forecast.of(id)?;
            let promised = row.end().map(|end| format!(", the end is {}", day(end))).unwrap_or_default();
            vec![format!("50 % by {}, 85 % by {}{promised}", day(finish.half), day(finish.most))]
        }
        Column::Float => match row.float()? {
            ..=0 => vec!["It is critical: when it slips, the end of the plan does, or a fixed date is missed".into()],
            float => {
                let days = crate::ui::format::count(usize::try_from(float).unwrap_or(0), "working day", "working days");
                vec![format!("It can slip {days}")]
            }
        },
        Column::End => Vec::new(),
        Column::WorkingDays => return None,
    };
    let text = lines.into_iter().filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
    let hint = match column.change(row.node) {
        Some(Change::Text | Change::Date) => "Double click to edit",
        Some(Change::Choice) => "Click to choose",
        None => "",
    };
    let parts = [text.as_str(), hint].into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>();
    (!parts.is_empty()).then(|| parts.join("\n"))
}
