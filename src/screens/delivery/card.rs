//! A chart with its title, its line in words, its choices and its menu.

use egui::{Align, Button, Layout, Popup, Rect, RichText, Ui, UiBuilder, vec2};

use super::chart::FlowKind;
use super::choices::{Card, works};
use super::view::{DeliveryView, Wish};
use super::{canvas, layout};
use crate::insight::{DayUnit, Measured, VELOCITY_SPRINTS};
use crate::screens::Scene;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, TITLE, Tokens, hairline, semibold};
use crate::ui::widgets::{Choice, icon_button, picker_button};

/// From the top of a card to its chart, and from the chart to the edges.
const HEAD: f32 = 54.0;
const PADDING: f32 = 14.0;
/// Cards narrower than this have shorter words for their choices.
const NARROW: f32 = 430.0;
/// The least width of a title, in points.
const TITLE_ROOM: f32 = 36.0;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView, card: Card, rect: Rect) {
    let t = Tokens::of(ui);
    ui.painter().rect_filled(rect, 7.0, t.panel);
    let line = egui::Stroke::new(hairline(ui), t.line);
    ui.painter().rect_stroke(rect, 7.0, line, egui::StrokeKind::Inside);
    let room = rect.shrink2(vec2(PADDING, 8.0));
    head(ui, scene, view, card, room.with_max_y(room.min.y + 28.0));
    let summary = view.charts.get(&card).map(|shown| shown.summary.clone()).unwrap_or_default();
    let place = Rect::from_min_max(room.min + vec2(0.0, 31.0), egui::pos2(room.max.x, room.min.y + 50.0));
    let mut child = ui.new_child(UiBuilder::new().id_salt(("summary", card)).max_rect(place));
    let words = RichText::new(&summary).size(SECONDARY).color(t.muted);
    child.add(egui::Label::new(words).truncate()).on_hover_text(summary);
    let chart = Rect::from_min_max(room.min + vec2(0.0, HEAD), room.max - vec2(0.0, 4.0));
    canvas::show(ui, scene, view, card, chart);
}

/// Title, choices, the rule, and the menu.
fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView, card: Card, rect: Rect) {
    let title = view.chosen.title(card);
    let right = UiBuilder::new().id_salt(("choices", card)).max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let mut bar = ui.new_child(right);
    bar.spacing_mut().item_spacing.x = 4.0;
    menu(&mut bar, view, card, title);
    rule(&mut bar, view, card, title);
    choices(&mut bar, scene, view, card, rect.width());
    let left = rect.with_max_x(bar.min_rect().min.x - 4.0);
    // Where it has no room the choices say what it is.
    if left.width() < TITLE_ROOM {
        return;
    }
    let left = UiBuilder::new().id_salt(("title", card)).max_rect(left).layout(Layout::left_to_right(Align::Center));
    let text = RichText::new(title).font(semibold(TITLE));
    ui.new_child(left).add(egui::Label::new(text).truncate());
}

/// A button that tells how the numbers are made.
fn rule(ui: &mut Ui, view: &DeliveryView, card: Card, title: &str) {
    let name = format!("How {} is made", title.to_lowercase());
    let button = icon_button(ui, icons::INFO, &name, &name);
    let rule = view.charts.get(&card).and_then(|shown| shown.figure.as_ref()).map(|figure| figure.rule());
    Popup::menu(&button).accessible_name(&name).show(|ui| {
        ui.set_width(340.0);
        ui.add(egui::Label::new(rule.unwrap_or_default()).wrap());
    });
}

fn menu(ui: &mut Ui, view: &mut DeliveryView, card: Card, title: &str) {
    let name = format!("More of {}", title.to_lowercase());
    let button = icon_button(ui, icons::DOTS_THREE, &name, &name);
    Popup::menu(&button).accessible_name(&name).show(|ui| {
        ui.set_width(220.0);
        let item = |ui: &mut Ui, icon: &str, text: &str| {
            let button = Button::new(format!("{icon}   {text}")).frame_when_inactive(false);
            ui.add(button.min_size(vec2(ui.available_width(), 26.0))).accessible_name(text).clicked()
        };
        if item(ui, icons::IMAGE, "Copy as image") {
            view.wish = Some((card, Wish::Picture));
            ui.close();
        }
        if item(ui, icons::TABLE, "Copy numbers as CSV") {
            view.wish = Some((card, Wish::Numbers));
            ui.close();
        }
        let enlarged = view.enlarged == Some(card);
        let (icon, text) = if enlarged {
            (icons::ARROWS_IN_LINE_VERTICAL, "Show all charts")
        } else {
            (icons::CORNERS_OUT, "Enlarge")
        };
        if item(ui, icon, text) {
            view.enlarged = (!enlarged).then_some(card);
            view.focus = Some(card);
            ui.close();
        }
    });
}

/// What can be chosen of a chart, from the right.
fn choices(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView, card: Card, width: f32) {
    let narrow = width < NARROW;
    let chosen = &mut view.chosen;
    match card {
        Card::Velocity => {
            let label = |n: &usize| match *n {
                usize::MAX => "All sprints".to_owned(),
                n => format!("Last {n} sprints"),
            };
            choose(ui, "Sprints of the velocity", &mut chosen.sprints, &[VELOCITY_SPRINTS, 12, 24, usize::MAX], label);
        }
        Card::Burn => {
            if let Some((work, name)) = &view.burning {
                let all = || works(scene.document.project());
                if let Some(picked) = pick(ui, "Sprint or release", name, work, (width * 0.3).clamp(96.0, 260.0), all) {
                    chosen.work = Some(picked);
                }
            }
            let label = |up: &bool| if *up { "Burn-up" } else { "Burn-down" }.to_owned();
            choose(ui, "Burn-down or burn-up", &mut chosen.burn_up, &[false, true], label);
        }
        Card::Flow => {
            if chosen.flow == FlowKind::Status {
                let label = |with: &bool| match (*with, narrow) {
                    (true, false) => "With done".to_owned(),
                    (false, false) => "Without done".to_owned(),
                    (true, true) => "All".to_owned(),
                    (false, true) => "Not done".to_owned(),
                };
                choose(ui, "What is done", &mut chosen.with_done, &[true, false], label);
            }
            let all = [FlowKind::Cumulative, FlowKind::Status, FlowKind::InProgress];
            let label = |kind: &FlowKind| match kind {
                FlowKind::Cumulative => "Cumulative flow".to_owned(),
                FlowKind::Status => "Status over time".to_owned(),
                FlowKind::InProgress => "Work in progress".to_owned(),
            };
            choose(ui, "Kind of flow", &mut chosen.flow, &all, label);
        }
        Card::Times => {
            unit(ui, "Days of the times", &mut chosen.times_unit, narrow);
            let label = |measured: &Measured| match measured {
                Measured::Cycle => "Cycle time".to_owned(),
                Measured::Lead => "Lead time".to_owned(),
            };
            choose(ui, "Cycle or lead time", &mut chosen.measured, &[Measured::Cycle, Measured::Lead], label);
        }
        Card::Throughput => {}
        Card::Ageing => unit(ui, "Days of the age", &mut chosen.age_unit, narrow),
    }
}

fn unit(ui: &mut Ui, name: &str, unit: &mut DayUnit, narrow: bool) {
    let label = |unit: &DayUnit| match (unit, narrow) {
        (DayUnit::Calendar, false) => "Calendar days".to_owned(),
        (DayUnit::Working, false) => "Working days".to_owned(),
        (DayUnit::Calendar, true) => "Calendar".to_owned(),
        (DayUnit::Working, true) => "Working".to_owned(),
    };
    choose(ui, name, unit, &[DayUnit::Calendar, DayUnit::Working], label);
}

/// A button with what is chosen, which opens all that can be.
pub(super) fn choose<T: Copy + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    value: &mut T,
    all: &[T],
    label: impl Fn(&T) -> String,
) {
    let shown = label(value);
    let choices = || all.iter().map(|one| (*one, label(one))).collect();
    if let Some(picked) = pick(ui, name, &shown, value, f32::INFINITY, choices) {
        *value = picked;
    }
}

/// As [`choose`], of choices that are gathered when they are opened; the button is not wider than so many points.
fn pick<T: Copy + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    value: &T,
    most: f32,
    all: impl FnOnce() -> Vec<(T, String)>,
) -> Option<T> {
    let text = RichText::new(format!("{shown} {}", icons::CARET_DOWN)).size(SECONDARY);
    ui.scope(|ui| {
        if most.is_finite() {
            ui.set_max_width(most);
        }
        let choices = || all().into_iter().map(|(value, label)| Choice { value, label }).collect();
        picker_button(ui, name, shown, Button::new(text).truncate(), value, choices)
    })
    .inner
}

/// The room of a card that fills a screen.
pub(super) fn enlarged(room: Rect) -> Rect {
    room.shrink(layout::GAP)
}
