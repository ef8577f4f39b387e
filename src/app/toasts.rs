//! Short notes above the status bar, with Undo where something was removed, and problems with what to do.

use egui::{Align, Align2, Area, Context, Frame, Id, Layout, Order, RichText, Role, Stroke, UiBuilder, vec2};

use super::work::Problem;
use crate::edit::StateId;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, semibold};

/// Seconds for which a note without a problem stays.
const STAY: f64 = 8.0;

#[derive(Clone, Debug, PartialEq)]
enum Kind {
    Note {
        /// Undo is offered while this is the present state.
        undo: Option<StateId>,
        until: f64,
    },
    Problem {
        problem: Problem,
        details: bool,
    },
}

#[derive(Clone, Debug, PartialEq)]
struct Toast {
    text: String,
    kind: Kind,
}

/// What a person did with a toast.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Pressed {
    Undo,
}

#[derive(Debug, Default)]
pub(super) struct Toasts {
    shown: Vec<Toast>,
}

impl Toasts {
    pub(super) fn note(&mut self, text: String, undo: Option<StateId>, now: f64) {
        self.shown.retain(|toast| !matches!(toast.kind, Kind::Note { .. }));
        self.shown.push(Toast { text, kind: Kind::Note { undo, until: now + STAY } });
    }

    pub(super) fn problem(&mut self, problem: Problem) {
        // The same problem again replaces the first, so that retries do not pile up.
        self.shown.retain(|toast| toast.text != problem.what);
        self.shown.push(Toast { text: problem.what.clone(), kind: Kind::Problem { problem, details: false } });
    }

    pub(super) fn len(&self) -> usize {
        self.shown.len()
    }

    pub(super) fn clear_problems(&mut self) {
        self.shown.retain(|toast| !matches!(toast.kind, Kind::Problem { .. }));
    }

    pub(super) fn show(&mut self, ctx: &Context, present: Option<StateId>) -> Option<Pressed> {
        let now = ctx.input(|i| i.time);
        self.shown.retain(|toast| match toast.kind {
            Kind::Note { undo, until } => now < until && undo.is_none_or(|state| Some(state) == present),
            Kind::Problem { .. } => true,
        });
        if self.shown.is_empty() {
            return None;
        }
        let next = self.shown.iter().filter_map(|toast| match toast.kind {
            Kind::Note { until, .. } => Some(until - now),
            Kind::Problem { .. } => None,
        });
        if let Some(wait) = next.min_by(f64::total_cmp) {
            ctx.request_repaint_after_secs(wait as f32 + 0.01);
        }
        let mut pressed = None;
        let mut closed = None;
        Area::new(Id::unique("toasts")).order(Order::Foreground).anchor(Align2::CENTER_BOTTOM, vec2(0.0, -42.0)).show(
            ctx,
            |ui| {
                for (i, toast) in self.shown.iter_mut().enumerate() {
                    let builder =
                        UiBuilder::new().id_salt(i).accessibility_role(Role::Alert).accessibility_label(&toast.text);
                    ui.scope_builder(builder, |ui| {
                        if one(ui, toast, &mut pressed) {
                            closed = Some(i);
                        }
                    });
                    ui.add_space(6.0);
                }
            },
        );
        if let Some(i) = closed {
            self.shown.remove(i);
        }
        pressed
    }
}

/// Shows one; tells whether it was closed.
fn one(ui: &mut egui::Ui, toast: &mut Toast, pressed: &mut Option<Pressed>) -> bool {
    let t = Tokens::of(ui);
    let mut closed = false;
    let frame = Frame::new()
        .fill(t.panel)
        .stroke(Stroke::new(1.0, t.line_strong))
        .corner_radius(10)
        .shadow(ui.visuals().popup_shadow)
        .inner_margin(egui::Margin::symmetric(14, 9));
    frame.show(ui, |ui| match &mut toast.kind {
        Kind::Note { undo, .. } => {
            ui.horizontal(|ui| {
                ui.label(&toast.text);
                let name = format!("Undo: {}", toast.text);
                if undo.is_some() && ui.button("Undo").accessible_name(name).clicked() {
                    *pressed = Some(Pressed::Undo);
                    closed = true;
                }
                closed |= close(ui);
            });
        }
        Kind::Problem { problem, details } => {
            ui.set_width(440.0);
            ui.horizontal(|ui| {
                ui.label(RichText::new(icons::WARNING_CIRCLE).size(18.0).color(t.bad));
                ui.label(RichText::new(&problem.what).font(semibold(13.0)));
                ui.with_layout(Layout::right_to_left(Align::Center), |ui| closed |= close(ui));
            });
            ui.label(&problem.why);
            ui.label(RichText::new(&problem.hint).color(t.muted));
            if !problem.details.is_empty() {
                let name = if *details { "Hide the details" } else { "Show the details" };
                if ui.add(egui::Button::new(RichText::new(name).size(SECONDARY)).small()).clicked() {
                    *details = !*details;
                    ui.ctx().request_repaint();
                }
            }
            if *details {
                egui::ScrollArea::vertical().max_height(180.0).min_scrolled_height(180.0).show(ui, |ui| {
                    ui.label(RichText::new(&problem.details).size(SECONDARY).color(t.muted));
                });
            }
        }
    });
    closed
}

fn close(ui: &mut egui::Ui) -> bool {
    ui.add(egui::Button::new(icons::X).frame_when_inactive(false)).accessible_name("Dismiss").clicked()
}
