//! The header of a section: its name, days and goal, how much is in it, and what can be done with its sprint.

use egui::{
    Align2, Button, CornerRadius, FontId, Painter, Rect, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::face::line;
use super::ground::Fold;
use super::layout::SECTION;
use super::planned::section_name;
use super::view::BacklogView;
use crate::insight::Section;
use crate::model::{Sprint, SprintState};
use crate::screens::{Action, Dialog, Scene};
use crate::ui::format::{count, points, thousands, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, TITLE, Tokens, semibold};
use crate::ui::widgets::Chip;

pub(super) const HEIGHT: f32 = SECTION as f32;
/// The bar that shows how full a sprint is.
const BAR: f32 = 84.0;
/// The least room for a goal that is cut.
const SHORTEST: f32 = 70.0;

pub(super) fn header(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BacklogView,
    section: Section,
    rect: Rect,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let project = scene.document.project();
    let name = section_name(project, section);
    let sprint = match section {
        Section::Sprint(id) => project.sprints.get(id),
        Section::Backlog => None,
    };
    let fold = Fold::Section(section);
    let folded = view.folds.contains(&fold);
    let verb = if folded { "Unfold" } else { "Fold" };
    let figures = Figures::of(scene, view, section, sprint.map(|sprint| &**sprint));
    let response = ui.interact(rect, ui.make_persistent_id(("section", section)), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, format!("{verb} {name}")));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(figures.spoken());
        node.set_expanded(!folded);
    });
    // Rows that scroll away go under it.
    ui.painter().rect_filled(rect, 0.0, t.bg);
    let inner = rect.shrink2(vec2(super::list::MARGIN, 0.0));
    if response.hovered() {
        ui.painter().rect_filled(inner.shrink2(vec2(0.0, 5.0)), 6.0, t.hover);
    }
    if response.has_focus() {
        let stroke = Stroke::new(2.0, t.accent);
        ui.painter().rect_stroke(inner.shrink2(vec2(0.0, 5.0)), 6.0, stroke, StrokeKind::Inside);
    }
    let right = match sprint {
        Some(sprint) => buttons(ui, scene, sprint, inner, actions),
        None => inner.max.x - 4.0,
    };
    let painter = ui.painter_at(rect);
    let right = figures.paint(&painter, t, pos2(right - 8.0, rect.center().y), inner.width());
    let caret = if folded { icons::CARET_RIGHT } else { icons::CARET_DOWN };
    let y = rect.center().y;
    painter.text(pos2(inner.min.x + 9.0, y), Align2::CENTER_CENTER, caret, FontId::proportional(BODY), t.muted);
    words(&painter, t, scene, &name, sprint.map(|sprint| &**sprint), (inner.min.x + 22.0, right - 12.0, y));
    let mut hint = format!("{verb} {name}");
    if section == Section::Backlog
        && let Some(why) = view.planned.why_no_cut(view.grouping)
    {
        hint = format!("{hint}\n{why}");
    } else if let Some(sprint) = sprint.filter(|sprint| !sprint.goal.is_empty()) {
        hint = format!("{hint}\nGoal: {}", visible(&sprint.goal));
    }
    if response.on_hover_text(hint).clicked() && !view.folds.remove(&fold) {
        view.folds.insert(fold);
    }
}

/// Name, state, days and goal, as far as there is room from left to right.
fn words(
    painter: &Painter,
    t: &Tokens,
    scene: Scene<'_>,
    name: &str,
    sprint: Option<&Sprint>,
    (left, right, y): (f32, f32, f32),
) {
    let title = line(painter, name.to_owned(), semibold(TITLE), t.text, (right - left).max(40.0));
    let mut x = left + title.size().x + 10.0;
    painter.galley(pos2(left, y - title.size().y / 2.0), title, t.text);
    let Some(sprint) = sprint else { return };
    if sprint.state == SprintState::Active {
        let chip = Chip::new(painter, "Active".into(), t.po);
        let width = chip.width();
        if x + width <= right {
            painter.extend(chip.shapes(pos2(x, y - 9.0), t.po_soft));
            x += width + 10.0;
        }
    }
    let days = days(scene, sprint);
    let days = painter.layout_no_wrap(days, FontId::proportional(SECONDARY), t.muted);
    if x + days.size().x > right {
        return;
    }
    let width = days.size().x;
    painter.galley(pos2(x, y - days.size().y / 2.0), days, t.muted);
    x += width + 14.0;
    if !sprint.goal.is_empty() && right - x >= SHORTEST {
        let goal = line(painter, visible(&sprint.goal).into_owned(), FontId::proportional(BODY), t.text, right - x);
        painter.galley(pos2(x, y - goal.size().y / 2.0), goal, t.text);
    }
}

fn days(scene: Scene<'_>, sprint: &Sprint) -> String {
    let today = scene.document.clock().today();
    match (sprint.start, sprint.end) {
        (Some(start), Some(end)) => scene.dates.span(start, end, today),
        (Some(start), None) => format!("From {}", scene.dates.day(start, today)),
        (None, Some(end)) => format!("To {}", scene.dates.day(end, today)),
        (None, None) => "No dates".into(),
    }
}

/// Starts the sprint or leads to its end; tells where the buttons begin.
fn buttons(ui: &mut Ui, scene: Scene<'_>, sprint: &Sprint, inner: Rect, actions: &mut Vec<Action>) -> f32 {
    let narrow = inner.width() < 520.0;
    let (text, name) = match sprint.state {
        SprintState::Planned => ("Start sprint", format!("Start {}", visible(&sprint.name))),
        SprintState::Active => ("Complete", format!("Complete {}", visible(&sprint.name))),
        SprintState::Closed => return inner.max.x - 4.0,
    };
    let text = if narrow { text.split(' ').next().unwrap_or(text) } else { text };
    let width = ui.painter().layout_no_wrap(text.into(), FontId::proportional(BODY), Tokens::of(ui).text).size().x;
    let size = vec2(width + 20.0, 28.0);
    let rect = Rect::from_min_size(pos2(inner.max.x - 4.0 - size.x, inner.center().y - 14.0), size);
    let other = scene.document.project().active_sprint().filter(|active| active.id != sprint.id);
    let waits = sprint.state == SprintState::Planned && other.is_some();
    let response = ui.add_enabled_ui(!waits, |ui| ui.put(rect, Button::new(text))).inner;
    let response = response.accessible_name(&name).on_hover_text(match sprint.state {
        SprintState::Active => format!("{name}: unfinished stories go where you say"),
        _ => format!("{name}: what is in it now is its commitment"),
    });
    let response = match other {
        Some(active) => response.on_disabled_hover_text(format!(
            "{} is under way. Complete it first; one sprint at most is active.",
            visible(&active.name)
        )),
        None => response,
    };
    if response.clicked() {
        actions.push(match sprint.state {
            SprintState::Active => Action::OpenDialog(Dialog::CompleteSprint(sprint.id)),
            // It asks first where something is missing.
            _ => Action::OpenDialog(Dialog::StartSprint(sprint.id)),
        });
    }
    rect.min.x
}

/// How much is in a section.
struct Figures {
    /// Stories that are shown, and all of them where a filter hides some.
    stories: usize,
    of: Option<usize>,
    points: f64,
    /// Points that the team can take in the sprint.
    capacity: Option<f64>,
    sprint: bool,
}

impl Figures {
    fn of(scene: Scene<'_>, view: &BacklogView, section: Section, sprint: Option<&Sprint>) -> Self {
        let shown = view.shown(scene.document);
        let all = scene.document.indexes().backlog.section(section);
        let (stories, shown_points) = shown.amount(section);
        let filtered = shown.is_filtered();
        Self {
            stories,
            of: filtered.then_some(all.len()),
            // What a capacity is compared with is all that is planned, whatever is shown of it.
            points: if sprint.is_some() { all.points() } else { shown_points },
            capacity: sprint.and_then(|sprint| view.planned.capacity(sprint.id)),
            sprint: sprint.is_some(),
        }
    }

    fn is_over(&self) -> bool {
        self.capacity.is_some_and(|capacity| self.points > capacity)
    }

    fn count(&self) -> String {
        match self.of {
            Some(all) => format!("{} of {}", thousands(self.stories), count(all, "story", "stories")),
            None => count(self.stories, "story", "stories"),
        }
    }

    fn sum(&self) -> String {
        match self.capacity {
            Some(capacity) => format!("{} of {} points", points(self.points), points(capacity)),
            None => format!("{} points", points(self.points)),
        }
    }

    fn spoken(&self) -> String {
        let over = if self.is_over() { ", more than the team can take" } else { "" };
        format!("{}, {}{over}", self.count(), self.sum())
    }

    /// Paints count, points and how full it is to the left of a point; tells where they begin.
    fn paint(&self, painter: &Painter, t: &Tokens, right: egui::Pos2, width: f32) -> f32 {
        let mut x = right.x;
        if let Some(capacity) = self.capacity.filter(|_| width >= 620.0) {
            x -= BAR;
            let track = Rect::from_min_size(pos2(x, right.y - 3.0), vec2(BAR, 6.0));
            painter.rect_filled(track, CornerRadius::same(3), t.line);
            let share = if capacity > 0.0 { (self.points / capacity).clamp(0.0, 1.0) as f32 } else { 1.0 };
            let color = if self.is_over() { t.warn } else { t.po };
            painter.rect_filled(track.with_max_x(x + BAR * share), CornerRadius::same(3), color);
            x -= 10.0;
        }
        let mut add = |text: String, color, font| {
            let galley = painter.layout_no_wrap(text, font, color);
            x -= galley.size().x;
            painter.galley(pos2(x, right.y - galley.size().y / 2.0), galley, color);
            x -= 12.0;
        };
        let (color, font) =
            if self.is_over() { (t.warn, semibold(SECONDARY)) } else { (t.muted, FontId::proportional(SECONDARY)) };
        let sum = if self.is_over() { format!("{} {}", icons::WARNING, self.sum()) } else { self.sum() };
        add(sum, color, font);
        if width >= 460.0 || !self.sprint {
            add(self.count(), t.muted, FontId::proportional(SECONDARY));
        }
        x
    }
}
