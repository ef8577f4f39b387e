//! The list of sprints or releases: rows of one height, of which those in sight are shown.

use chrono::Datelike as _;
use egui::text::LayoutJob;
use egui::{
    Align2, Color32, CornerRadius, EventFilter, FontId, Id, Key, Rect, Response, Role, ScrollArea, Sense, Stroke,
    StrokeKind, TextFormat, Ui, WidgetInfo, pos2, vec2,
};

use super::facts::Facts;
use super::page;
use super::view::{SprintsView, Subject, Tab, Wants};
use crate::insight::{release_progress, sprint_progress};
use crate::model::{Project, ReleaseId, ReleaseState, SprintId, SprintState};
use crate::screens::Scene;
use crate::ui::format::{count, points, visible};
use crate::ui::theme::{BODY, SECONDARY, Tokens, semibold};
use crate::ui::widgets::Chip;

/// The height of a row, in points.
const ROW: f32 = 62.0;
/// Rows that a page of the list is.
const PAGE: isize = 8;

/// What a row says.
#[derive(Clone, Debug, Default, PartialEq)]
struct RowText {
    name: String,
    days: String,
    state: &'static str,
    /// The state is one that asks for attention, or one of work under way.
    tone: Tone,
    amount: String,
    /// What is done, 0 to 1.
    share: Option<f64>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Tone {
    #[default]
    Calm,
    Active,
    Ok,
    Warn,
}

impl RowText {
    /// As it is read out.
    fn spoken(&self) -> String {
        format!("{}: {}, {}, {}", self.name, self.state.to_lowercase(), self.days.replace(" – ", " to "), self.amount)
    }
}

/// Shows the rows; tells which one was chosen just now. It is for the caller to follow: what is typed in the details of the
/// one before hears first that it was left.
pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut SprintsView, facts: &Facts) -> Option<Subject> {
    let mut chosen_now = None;
    let subject = view.subject(scene.document.project());
    let subjects: Vec<Subject> = match view.tab {
        Tab::Sprints => facts.sprints.iter().copied().map(Subject::Sprint).collect(),
        Tab::Releases => facts.releases.iter().copied().map(Subject::Release).collect(),
    };
    let id = Id::unique(("sprints-list", view.tab == Tab::Sprints));
    let cursor_id = id.with("cursor");
    let mut at = subject.and_then(|subject| subjects.iter().position(|other| *other == subject)).unwrap_or(0);
    if view.wants == Some(Wants::List) {
        view.wants = None;
        ui.memory_mut(|memory| memory.request_focus(cursor_id));
    }
    if ui.memory(|memory| memory.has_focus(cursor_id)) {
        let (to, enters) = keys(ui, at, subjects.len());
        if enters {
            view.wants = Some(Wants::Name);
        }
        if to != at
            && let Some(subject) = subjects.get(to)
        {
            at = to;
            chosen_now = Some(*subject);
        }
    }
    let reveal = std::mem::take(&mut view.reveal);
    ScrollArea::vertical().id_salt(id).auto_shrink([false, false]).show_viewport(ui, |ui, viewport| {
        ui.set_height(ROW * subjects.len() as f32);
        let area = ui.max_rect();
        let name = if view.tab == Tab::Sprints { "Sprints" } else { "Releases" };
        let ui = &mut page::list_of(ui, area, name);
        let place =
            |row: usize| Rect::from_min_size(pos2(area.min.x, area.min.y + row as f32 * ROW), vec2(area.width(), ROW));
        if reveal {
            ui.scroll_to_rect(place(at), None);
        }
        let first = (viewport.min.y / ROW).floor().max(0.0) as usize;
        let last = ((viewport.max.y / ROW).ceil().max(0.0) as usize).min(subjects.len());
        // The chosen one keeps the keys where it is out of sight.
        let beyond = (!(first..last).contains(&at)).then_some(at);
        for row in (first..last).chain(beyond) {
            let Some(subject) = subjects.get(row) else { continue };
            let text = match subject {
                Subject::Sprint(id) => sprint_text(scene, *id),
                Subject::Release(id) => release_text(scene, *id),
            };
            let chosen = row == at;
            // One stop for the Tab key, from which the arrows go on.
            let response = if chosen {
                ui.interact(place(row), cursor_id, Sense::click())
            } else {
                ui.interact(place(row), id.with(row), Sense::CLICK)
            };
            let described = || WidgetInfo::selected(Role::ListItem, true, chosen, text.spoken());
            response.widget_info(described);
            page::tell_place(ui, &response, row, subjects.len());
            paint(ui, place(row), &response, chosen, &text);
            if response.clicked() {
                chosen_now = Some(*subject);
                view.wants = Some(Wants::List);
            }
            if chosen && response.has_focus() {
                let filter = EventFilter { vertical_arrows: true, ..EventFilter::default() };
                ui.memory_mut(|memory| memory.set_focus_lock_filter(response.id, filter));
            }
        }
    });
    chosen_now
}

/// Where the keys of this frame move the cursor to, and whether they go on to the details.
fn keys(ui: &Ui, at: usize, len: usize) -> (usize, bool) {
    let last = len.saturating_sub(1);
    let (mut to, mut enters) = (at, false);
    ui.input_mut(|input| {
        let mut hit = |key| input.consume_key(egui::Modifiers::NONE, key);
        if hit(Key::ArrowDown) {
            to = (to + 1).min(last);
        }
        if hit(Key::ArrowUp) {
            to = to.saturating_sub(1);
        }
        if hit(Key::PageDown) {
            to = to.saturating_add_signed(PAGE).min(last);
        }
        if hit(Key::PageUp) {
            to = to.saturating_add_signed(-PAGE);
        }
        if hit(Key::Home) {
            to = 0;
        }
        if hit(Key::End) {
            to = last;
        }
        enters = hit(Key::Enter);
    });
    (to, enters)
}

fn paint(ui: &Ui, rect: Rect, response: &Response, chosen: bool, text: &RowText) {
    if !ui.is_rect_visible(rect) {
        return;
    }
    let t = Tokens::of(ui);
    let place = rect.shrink2(vec2(6.0, 2.0));
    let painter = ui.painter();
    if chosen || response.hovered() {
        painter.rect_filled(place, 7.0, if chosen { t.selected } else { t.hover });
    }
    if response.has_focus() {
        painter.rect_stroke(place, 7.0, Stroke::new(1.5, t.accent), StrokeKind::Inside);
    }
    let inner = place.shrink2(vec2(10.0, 7.0));
    let (color, fill) = match text.tone {
        Tone::Calm => (t.muted, t.side),
        Tone::Active => (t.po, t.po_soft),
        Tone::Ok => (t.ok, t.side),
        Tone::Warn => (t.warn, t.warn_soft),
    };
    let chip = Chip::new(painter, text.state.to_owned(), color);
    let width = chip.width();
    painter.extend(chip.shapes(pos2(inner.max.x - width, inner.min.y), fill));
    line(ui, inner.left_top(), &text.name, semibold(BODY), t.text, inner.width() - width - 8.0);
    let below = pos2(inner.min.x, inner.min.y + 19.0);
    let font = FontId::proportional(SECONDARY);
    let amount = painter.layout_no_wrap(text.amount.clone(), font.clone(), t.muted);
    let room = inner.width() - amount.size().x - 10.0;
    painter.text(pos2(inner.max.x, below.y), Align2::RIGHT_TOP, &text.amount, font.clone(), t.muted);
    line(ui, below, &text.days, font, t.muted, room);
    if let Some(share) = text.share {
        let track = Rect::from_min_max(pos2(inner.min.x, inner.max.y - 4.0), inner.right_bottom());
        painter.rect_filled(track, CornerRadius::same(2), t.line);
        let done = track.with_max_x(track.min.x + track.width() * share.clamp(0.0, 1.0) as f32);
        painter.rect_filled(done, CornerRadius::same(2), t.po);
    }
}

/// Text on one line, cut where there is no room.
fn line(ui: &Ui, at: egui::Pos2, text: &str, font: FontId, color: Color32, room: f32) {
    let mut job = LayoutJob::single_section(visible(text).into_owned(), TextFormat::simple(font, color));
    job.wrap = egui::text::TextWrapping::truncate_at_width(room.max(0.0));
    let galley = ui.painter().layout_job(job);
    ui.painter().galley(at, galley, color);
}

fn sprint_text(scene: Scene<'_>, id: SprintId) -> RowText {
    let project = scene.document.project();
    let Some(sprint) = project.sprints.get(id) else { return RowText::default() };
    let today = scene.document.clock().today();
    let days = match (sprint.start, sprint.end) {
        (Some(start), Some(end)) => scene.dates.span(start, end, today),
        _ => "No dates".to_owned(),
    };
    let (state, tone) = match (sprint.state, sprint.goal_met) {
        (SprintState::Active, _) => ("Active", Tone::Active),
        (SprintState::Planned, _) => ("Planned", Tone::Calm),
        (SprintState::Closed, Some(true)) => ("Goal met", Tone::Ok),
        (SprintState::Closed, Some(false)) => ("Goal not met", Tone::Warn),
        (SprintState::Closed, None) => ("Closed", Tone::Calm),
    };
    let (amount, share) = match (sprint.state, &sprint.record) {
        (SprintState::Closed, Some(record)) => {
            let share = (record.commitment > 0.0).then(|| record.completed / record.commitment);
            (of_points(record.completed, record.commitment), share)
        }
        (state, _) => {
            let progress = sprint_progress(project, &scene.document.indexes().board, sprint, today);
            let [done, _, all] = progress.amounts();
            let share = (state != SprintState::Planned && all > 0.0).then(|| done / all);
            match (progress.points > 0.0, state) {
                (true, SprintState::Planned) => (points_of(all), share),
                (true, _) => (of_points(done, all), share),
                (false, SprintState::Planned) => (count(progress.stories, "story", "stories"), share),
                (false, _) => (format!("{} of {}", progress.stories_done, stories(progress.stories)), share),
            }
        }
    };
    RowText { name: name_or(&sprint.name, "Unnamed sprint"), days, state, tone, amount, share }
}

fn release_text(scene: Scene<'_>, id: ReleaseId) -> RowText {
    let project: &Project = scene.document.project();
    let Some(release) = project.releases.get(id) else { return RowText::default() };
    let today = scene.document.clock().today();
    let late = release.state == ReleaseState::Planned && release.date.is_some_and(|date| date < today);
    let days = match release.date {
        Some(date) if date.year() == today.year() => scene.dates.day(date, today),
        Some(date) => scene.dates.full(date),
        None => "No date".to_owned(),
    };
    let (state, tone) = match release.state {
        ReleaseState::Planned if late => ("Overdue", Tone::Warn),
        ReleaseState::Planned => ("Planned", Tone::Calm),
        ReleaseState::Released => ("Released", Tone::Ok),
    };
    let progress = release_progress(project, scene.document.indexes(), id);
    let amount = if progress.points() > 0.0 {
        of_points(progress.done.points, progress.points())
    } else if progress.stories() > 0 {
        format!("{} of {}", progress.done.stories, stories(progress.stories()))
    } else {
        "No stories".to_owned()
    };
    RowText { name: name_or(&release.name, "Unnamed release"), days, state, tone, amount, share: progress.share_done() }
}

fn name_or(name: &str, other: &str) -> String {
    if name.trim().is_empty() { other.to_owned() } else { visible(name).into_owned() }
}

fn stories(n: usize) -> String {
    count(n, "story", "stories")
}

/// "1 point", "8 points".
pub(super) fn points_of(amount: f64) -> String {
    format!("{} {}", points(amount), if amount == 1.0 { "point" } else { "points" })
}

/// "21 of 53 points".
fn of_points(done: f64, all: f64) -> String {
    format!("{} of {}", points(done), points_of(all))
}
