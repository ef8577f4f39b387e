//! A column: its header, its well, and the cards in sight.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::{
    CornerRadius, CursorIcon, FontId, Id, Key, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::card::{self, GAP, HEIGHT, Mark};
use super::drag::{Input, Landing};
use super::shown::Place;
use super::view::HorizonsView;
use super::{Plan, empty, keys, menu, moves};
use crate::insight::Horizon;
use crate::model::{Initiative, InitiativeId, Node, Word as _};
use crate::screens::board::touch;
use crate::screens::roadmap::PlanAction;
use crate::screens::roadmap::lists::rows::EvenRows;
use crate::screens::roadmap::lists::text::{one_line, tooltip};
use crate::screens::roadmap::lists::{scroll, selecting};
use crate::screens::{Action, Pick};
use crate::ui::command::Command;
use crate::ui::format::{count, points, thousands};
use crate::ui::theme::{BODY, SECONDARY, Tokens, semibold};

/// The height of a column's name above its well.
pub(super) const HEADER: f32 = 34.0;
/// Between a well's side and its cards.
const INSET: f32 = 6.0;

/// Where a column is in this frame.
#[derive(Clone, Copy, Debug)]
pub(super) struct Placed {
    pub(super) horizon: Horizon,
    pub(super) rect: Rect,
    pub(super) rows: EvenRows,
}

impl Placed {
    pub(super) fn well(&self) -> Rect {
        Rect::from_min_max(self.rect.min + vec2(0.0, HEADER), self.rect.max)
    }

    /// The width of its cards.
    pub(super) fn card_width(&self) -> f32 {
        self.rect.width() - 2.0 * INSET
    }
}

pub(super) fn card_id(initiative: InitiativeId) -> Id {
    Id::unique(("horizon card", initiative))
}

/// Shows a column; `revealed` is the card that gets the focus.
pub(super) fn show(
    ui: &mut Ui,
    plan: Plan<'_>,
    view: &mut HorizonsView,
    (horizon, rect): (Horizon, Rect),
    revealed: Option<InitiativeId>,
    actions: &mut Vec<Action>,
) -> Placed {
    let len = view.shown.column(horizon).len();
    let extent = f64::from((rect.height() - HEADER - 2.0 * INSET).max(1.0));
    let rows = EvenRows { len, step: f64::from(HEIGHT + GAP), gap: f64::from(GAP), extent };
    let placed = Placed { horizon, rect, rows };
    let builder = UiBuilder::new()
        .id_salt(("horizon", horizon))
        .max_rect(rect)
        .accessibility_role(Role::List)
        .accessibility_label(horizon.label());
    let ui = &mut ui.new_child(builder);
    let sum = format!(
        "{}, {} points, {}",
        initiatives(len),
        points(view.shown.points(horizon)),
        card::quarter(plan, horizon)
    );
    let bounds = rect.intersect(ui.clip_rect());
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_description(sum);
        let (min, max) = (bounds.min, bounds.max);
        node.set_bounds(egui::accesskit::Rect::new(min.x.into(), min.y.into(), max.x.into(), max.y.into()));
    });
    header(ui, plan, view, &placed);
    let well = placed.well();
    let t = Tokens::of(ui);
    let landing = landing(view, horizon);
    let ground = if landing.is_some() { t.side.lerp_to_gamma(t.selected, 0.6) } else { t.side };
    ui.painter().rect_filled(well, CornerRadius::same(8), ground);
    let mut ui = ui.new_child(UiBuilder::new().id_salt("well").max_rect(well));
    ui.shrink_clip_rect(well);
    scroll_to(&ui, view, &placed, revealed);
    if len == 0 {
        empty::column(&mut ui, plan, horizon, well);
    }
    cards(&mut ui, plan, view, &placed, revealed, actions);
    if let Some(landing) = landing {
        indicate(&ui, view, &placed, landing.row);
    }
    let track = Rect::from_x_y_ranges(well.max.x - scroll::BAR + 1.0..=well.max.x, well.shrink(INSET).y_range());
    let name = format!("Scroll {}", horizon.label());
    let down = &mut view.down[horizon as usize];
    *down = scroll::down(&mut ui, &rows, *down, track, &name);
    placed
}

fn initiatives(n: usize) -> String {
    count(n, "initiative", "initiatives")
}

/// Name, count and quarter, and the points at the right.
fn header(ui: &Ui, plan: Plan<'_>, view: &HorizonsView, placed: &Placed) {
    let t = Tokens::of(ui);
    let Placed { horizon, rect, .. } = *placed;
    let painter = ui.painter();
    let middle = rect.min.y + HEADER / 2.0;
    let mut x = rect.min.x + 2.0;
    let points = format!("{} pt", points(view.shown.points(horizon)));
    let sum = painter.layout_no_wrap(points, FontId::proportional(SECONDARY), t.muted);
    let right = rect.max.x - 4.0 - sum.size().x;
    painter.galley(pos2(right, middle - sum.size().y / 2.0), sum, t.muted);
    let count = thousands(view.shown.column(horizon).len());
    let name = if landing(view, horizon).is_some() { t.accent } else { t.text };
    for (text, font, color, after) in [
        (horizon.label().to_owned(), semibold(BODY), name, 7.0),
        (count, FontId::proportional(BODY), t.muted, 10.0),
        (card::quarter(plan, horizon), FontId::proportional(SECONDARY), t.muted, 0.0),
    ] {
        let galley = one_line(painter, text, font, color, right - 8.0 - x);
        let size = galley.size();
        painter.galley(pos2(x, middle - size.y / 2.0), galley, color);
        x += size.x + after;
    }
}

/// What a drop on a column would do, while cards are held over it.
fn landing(view: &HorizonsView, horizon: Horizon) -> Option<Landing> {
    view.drag.held().filter(|held| held.over == Some(horizon)).and_then(|held| held.landing)
}

/// A frame around the column that takes the cards, and a line with a ring at its start where they will stand.
fn indicate(ui: &Ui, view: &HorizonsView, placed: &Placed, row: usize) {
    let t = Tokens::of(ui);
    let stroke = Stroke::new(2.0, t.accent);
    ui.painter().rect_stroke(placed.well(), CornerRadius::same(8), stroke, StrokeKind::Inside);
    let inside = placed.well().shrink(INSET);
    let y = inside.min.y + (placed.rows.top(row, view.down[placed.horizon as usize])) as f32 - GAP / 2.0;
    // Above the first card it keeps off the frame.
    let y = if row == 0 { y + 2.0 } else { y };
    if placed.rows.len > 0 && inside.expand(GAP).y_range().contains(y) {
        ui.painter().line_segment([pos2(inside.min.x + 3.0, y), pos2(inside.max.x, y)], stroke);
        ui.painter().circle(pos2(inside.min.x + 1.0, y), 3.5, t.panel, stroke);
    }
}

/// Scrolls by what the wheel says, and to what is to be seen.
fn scroll_to(ui: &Ui, view: &mut HorizonsView, placed: &Placed, revealed: Option<InitiativeId>) {
    let Placed { horizon, rect, rows } = *placed;
    let wheel = if ui.rect_contains_pointer(rect) { ui.input(|i| i.smooth_scroll_delta().y) } else { 0.0 };
    let down = &mut view.down[horizon as usize];
    *down = rows.clamp(*down - f64::from(wheel));
    let shown = &view.shown;
    for id in [revealed, view.follow].into_iter().flatten() {
        if let Some(place) = shown.place(id).filter(|place| place.horizon == horizon) {
            *down = rows.reveal(*down, place.row);
            view.follow = view.follow.filter(|follow| *follow != id);
        }
    }
}

fn cards(
    ui: &mut Ui,
    plan: Plan<'_>,
    view: &mut HorizonsView,
    placed: &Placed,
    revealed: Option<InitiativeId>,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let Placed { horizon, rows, .. } = *placed;
    let inside = placed.well().shrink(INSET);
    let offset = view.down[horizon as usize];
    let visible = rows.visible(offset);
    let first = visible.start;
    let cards: Vec<Arc<Initiative>> = view.shown.column(horizon).get(visible).unwrap_or_default().to_vec();
    let selection = &plan.scene.document.plan_selection;
    for (i, initiative) in cards.iter().enumerate() {
        let place = Place { horizon, row: first + i };
        let top = inside.min.y + rows.top(place.row, offset) as f32;
        let rect = Rect::from_min_size(pos2(inside.min.x, top), vec2(inside.width(), HEIGHT));
        let rect = rect.round_to_pixels(ui.pixels_per_point());
        let response = ui.interact(rect, card_id(initiative.id), Sense::click_and_drag());
        let selected = selection.contains(Node::Initiative(initiative.id));
        describe(plan, &response, initiative, place, rows.len, selected);
        if revealed == Some(initiative.id) {
            response.request_focus();
        }
        let mark = Mark {
            selected,
            focused: response.has_focus() && view.drag.is_idle(),
            hovered: response.hovered() && view.drag.is_idle(),
            ghost: view.drag.held().is_some_and(|held| held.holds(initiative.id)),
        };
        card::paint(ui.painter(), t, plan, initiative, rect, mark);
        pointer(ui, plan, view, (initiative, place), &response, actions);
        if response.has_focus() {
            keys::on_card(ui, plan, view, initiative.id, &response, actions);
        }
        // Tab through several that are selected goes on to what is done with them, and leaves them selected.
        if response.gained_focus()
            && revealed.is_none()
            && selection.len() <= 1
            && !selected
            && !ui.input(|i| i.pointer.any_down() || i.pointer.any_released())
        {
            actions.push(Action::Plan(PlanAction::Pick(Node::Initiative(initiative.id), Pick::Only)));
        }
        if view.drag.is_idle() {
            menu::show(ui, plan, &response, initiative, actions);
            response.on_hover_ui(|ui| tooltip(ui, &card::tooltip(plan, initiative)));
        }
    }
}

/// Name and place for screen readers.
fn describe(plan: Plan<'_>, response: &Response, initiative: &Initiative, place: Place, len: usize, selected: bool) {
    let name = || card::name(plan, initiative, place, len);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, name()));
    response.ctx.accesskit_node_builder(response.id, |node| {
        node.set_position_in_set(place.row + 1);
        node.set_size_of_set(len);
        node.set_selected(selected);
    });
}

fn pointer(
    ui: &Ui,
    plan: Plan<'_>,
    view: &mut HorizonsView,
    (initiative, place): (&Initiative, Place),
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let node = Node::Initiative(initiative.id);
    // Keys that egui takes for a click are the view's own.
    let by_key = response.has_focus() && ui.input(|i| i.key_pressed(Key::Space) || i.key_pressed(Key::Enter));
    if response.clicked() && !by_key {
        let modifiers = ui.input(|i| i.modifiers);
        response.request_focus();
        actions.push(Action::Plan(match keys::range_to(plan, view, place).filter(|_| modifiers.shift) {
            Some(range) => PlanAction::PickAll(range, Some(node)),
            None if modifiers.shift => selecting::with(&plan.scene.document.plan_selection, node),
            None if modifiers.command => PlanAction::Pick(node, Pick::Toggle),
            None => PlanAction::Pick(node, Pick::Only),
        }));
    }
    if response.double_clicked() {
        actions.push(Action::Run(Command::OpenBar));
    }
    match touch::start(ui, response) {
        _ if !view.drag.is_idle() => {}
        touch::Start::Nothing => {}
        touch::Start::Scroll => view.pan(place.horizon),
        touch::Start::Drag => {
            // From a field of text too, which would go on taking the keys.
            response.request_focus();
            lift(ui, plan, view, initiative.id, response.rect);
        }
    }
    if response.hovered() && view.drag.is_idle() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
}

fn lift(ui: &Ui, plan: Plan<'_>, view: &mut HorizonsView, lead: InitiativeId, rect: Rect) {
    let selection = &plan.scene.document.plan_selection;
    let initiatives = if selection.contains(Node::Initiative(lead)) {
        moves::initiatives_of(selection.picked().iter().copied())
    } else {
        vec![lead]
    };
    let press = ui.input(|i| i.pointer.press_origin()).unwrap_or(rect.min);
    let grab = press - rect.min;
    let before = view.before();
    view.give(Input::Lift { lead, initiatives, grab: [grab.x, grab.y], before });
}
