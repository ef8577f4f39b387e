//! What customers said that a story or an initiative comes from.

use std::collections::BTreeSet;

use egui::{Frame, Margin, RichText, Stroke, Ui};

use super::pieces::{aside, heading};
use crate::model::FeedbackId;
use crate::screens::Scene;
use crate::ui::format::{count, visible};
use crate::ui::theme::{BODY, Tokens};

/// Notes that are shown at most.
const MOST: usize = 5;

pub(in crate::screens) fn show(ui: &mut Ui, scene: Scene<'_>, feedback: &BTreeSet<FeedbackId>) {
    let project = scene.document.project();
    let mut notes = feedback.iter().filter_map(|id| project.feedback.get(*id)).peekable();
    if notes.peek().is_none() {
        return;
    }
    heading(ui, "From customers", "");
    let t = Tokens::of(ui);
    for note in notes.take(MOST) {
        ui.add_space(2.0);
        let frame = Frame::new().inner_margin(Margin { left: 10, right: 0, top: 0, bottom: 0 }).show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.label(RichText::new(format!("“{}”", visible(&note.text))).size(BODY).color(t.muted));
            let names: Vec<_> = note.voters.iter().filter_map(|v| project.customers.get(v.customer)).collect();
            let who = match names.as_slice() {
                [] => String::new(),
                [one] => one.name.clone(),
                [first, rest @ ..] => format!("{}, {} more", first.name, rest.len()),
            };
            aside(ui, who);
        });
        let rect = frame.response.rect;
        ui.painter().vline(rect.min.x + 1.0, rect.y_range(), Stroke::new(2.0, t.pm));
    }
    if feedback.len() > MOST {
        aside(ui, count(feedback.len() - MOST, "more note", "more notes"));
    }
}
