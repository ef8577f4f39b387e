//! A chart as a widget: the pointer and the keys go from point to point, and a click opens what is behind one.

use egui::accesskit::Live;
use egui::{Id, Key, Pos2, Rect, Response, RichText, Role, Sense, Stroke, Ui, WidgetInfo, vec2};

use super::behind::Opened;
use super::chart::{Mark, Reach, Said, Step};
use super::choices::Card;
use super::image;
use super::view::DeliveryView;
use crate::screens::Scene;
use crate::ui::picture::paint;
use crate::ui::theme::{BODY, SECONDARY, semibold};
use crate::ui::{Tokens, keys};

pub(super) fn id(card: Card) -> Id {
    Id::unique(("delivery-chart", card))
}

/// Shows a chart in a place.
pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView, card: Card, rect: Rect) {
    let visible = ui.is_rect_visible(rect);
    if visible {
        view.draw(scene, card, rect.size(), image::theme(ui));
    }
    let response = ui.interact(rect, id(card), Sense::click());
    if view.focus.is_some_and(|wanted| wanted == card) {
        view.focus = None;
        response.request_focus();
    }
    let focused = response.has_focus();
    if focused {
        view.current = Some(card);
        keys::keep_arrows(ui, response.id);
    }
    if response.gained_focus() {
        ui.scroll_to_rect(rect.expand(60.0), None);
    }
    let title = view.chosen.title(card);
    let Some(shown) = view.charts.get_mut(&card) else { return };
    while let Some(step) = focused.then(|| step(ui)).flatten() {
        shown.cursor = shown.drawn.walk(shown.cursor, step);
    }
    let hovered = ui.input(|i| i.pointer.hover_pos()).filter(|_| response.hovered());
    let hovered = hovered.and_then(|pos| shown.drawn.at(pos - rect.min.to_vec2()));
    let cursor = shown.cursor.filter(|_| focused);
    let named = format!("{title}. {}", shown.summary);
    response.widget_info(|| WidgetInfo::labeled(Role::GraphicsDocument, true, &named));
    let shown = &*shown;
    let said_at = |mark: Option<usize>| Some((mark?, shown.said(scene, mark?)?));
    let at_cursor = said_at(cursor);
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role_description("chart");
        node.set_live(Live::Polite);
        if let Some((_, said)) = &at_cursor {
            node.set_value(spoken(said));
        }
    });
    if !visible {
        return;
    }
    paint::paint(ui.painter(), &shown.drawn.picture, rect.min);
    if focused {
        let stroke = Stroke::new(1.5, Tokens::of(ui).accent);
        ui.painter().rect_stroke(rect.expand(4.0), 6.0, stroke, egui::StrokeKind::Inside);
    }
    let (plot, offset) = (shown.drawn.plot.translate(rect.min.to_vec2()), rect.min.to_vec2());
    let opened = view.opened.as_ref().filter(|opened| opened.card == card).and(shown.cursor);
    if let Some(mark) = opened.and_then(|opened| shown.drawn.marks.get(opened)) {
        marker(ui, shown.drawn.reach, plot, mark.at + offset);
    }
    let pointed = said_at(hovered);
    if let Some((mark, said)) = pointed.as_ref().or(at_cursor.as_ref())
        && let Some(mark) = shown.drawn.marks.get(*mark)
    {
        let at = mark.at + offset;
        marker(ui, shown.drawn.reach, plot, at);
        tooltip(ui, &response, at, said);
    }
    if hovered.is_some() {
        ui.ctx().set_cursor_icon(egui::CursorIcon::PointingHand);
    }
    // A click of the pointer is where it is; Enter and a screen reader's click are where the keys have gone to.
    let by_pointer = response.clicked_by(egui::PointerButton::Primary) && hovered.is_some();
    let asked = if by_pointer {
        hovered
    } else if response.clicked() && focused {
        cursor
    } else {
        None
    };
    let opened = asked.and_then(|mark| open(scene, view, card, mark));
    if response.clicked() {
        response.request_focus();
        view.current = Some(card);
    }
    if let Some(opened) = opened {
        if by_pointer && let Some(shown) = view.charts.get_mut(&card) {
            shown.cursor = asked;
        }
        view.opened = Some(opened);
    }
}

fn open(scene: Scene<'_>, view: &DeliveryView, card: Card, mark: usize) -> Option<Opened> {
    let shown = view.charts.get(&card)?;
    let said = shown.said(scene, mark)?;
    let mark: &Mark = shown.drawn.marks.get(mark)?;
    let figure = shown.figure.as_ref()?;
    Some(Opened::new(card, figure.rule(), said, mark.source.clone(), shown.drawn.members_of(mark).to_vec()))
}

/// The step that a key asks for.
fn step(ui: &Ui) -> Option<Step> {
    let step = |key| match key {
        Key::ArrowLeft => Some(Step::Left),
        Key::ArrowRight => Some(Step::Right),
        Key::ArrowUp => Some(Step::Up),
        Key::ArrowDown => Some(Step::Down),
        Key::Home => Some(Step::First),
        Key::End => Some(Step::Last),
        _ => None,
    };
    let (key, _) = keys::take(ui, |key, modifiers| modifiers.is_none() && step(key).is_some())?;
    step(key)
}

/// "Sprint 12: completed 31 points, committed 34 points".
pub(super) fn spoken(said: &Said) -> String {
    format!("{}: {}", said.title, said.lines.join(", "))
}

fn marker(ui: &Ui, reach: Reach, plot: Rect, at: Pos2) {
    let t = Tokens::of(ui);
    if reach == Reach::Column {
        ui.painter().vline(at.x, plot.y_range(), Stroke::new(1.0, t.line_strong));
    }
    ui.painter().circle(at, 5.0, t.panel, Stroke::new(2.0, t.accent));
}

fn tooltip(ui: &Ui, response: &Response, at: Pos2, said: &Said) {
    let anchor = Rect::from_center_size(at, vec2(16.0, 16.0));
    let tooltip = egui::Tooltip::always_open(ui.ctx().clone(), response.layer_id, response.id, anchor);
    tooltip.gap(6.0).show(|ui| {
        let t = Tokens::of(ui);
        ui.set_max_width(300.0);
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.label(RichText::new(&said.title).font(semibold(BODY)));
        for line in &said.lines {
            ui.label(RichText::new(line).size(SECONDARY).color(t.muted));
        }
    });
}
