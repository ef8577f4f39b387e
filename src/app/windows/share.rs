//! What to share of the roadmap, and as what.

use egui::{Context, RichText, Ui};

use super::{Foot, enters, explained_radio, foot, heading};
use crate::app::modals::Sheet;
use crate::screens::Action;
use crate::screens::roadmap::{ExportAsk, ExportKind, PlanAction, RoadmapView};
use crate::ui::theme::Tokens;

#[derive(Debug)]
pub(in crate::app) struct ShareWindow {
    ask: ExportAsk,
    fresh: bool,
}

impl ShareWindow {
    /// As it was asked for the last time; else the whole plan in the colours of the window.
    pub(super) fn new(last: Option<&ExportAsk>, dark: bool, view: &RoadmapView) -> Self {
        let whole = ExportAsk { kind: ExportKind::Svg, visible_part: false, dark };
        let ask = last.cloned().unwrap_or(whole);
        Self { ask: ExportAsk { visible_part: ask.visible_part && view.timeline.is_seen(), ..ask }, fresh: true }
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, view: &RoadmapView, actions: &mut Vec<Action>) -> bool {
        let sheet = Sheet { id: "share", title: "Share the roadmap", width: 440.0, held: false };
        let (answer, close) = sheet.show(ctx, |ui| {
            let t = Tokens::of(ui);
            let text = "A picture of the timeline, with its lanes, colours and folds as they are, and a legend.";
            ui.label(RichText::new(text).color(t.muted));
            let mut enter = false;
            let ask = &mut self.ask;
            heading(ui, "Format");
            let kinds = [
                (ExportKind::Svg, "SVG", "sharp at any size; its words stay text"),
                (ExportKind::Png, "PNG", "for chats, mails and slides"),
            ];
            for (kind, name, meaning) in kinds {
                let fresh = self.fresh && ask.kind == kind;
                enter |= choice(ui, &mut ask.kind, kind, (name, meaning), fresh);
            }
            heading(ui, "Part");
            enter |= choice(ui, &mut ask.visible_part, false, ("Whole plan", "from its first day to its last"), false);
            ui.add_enabled_ui(view.timeline.is_seen(), |ui| {
                let words = ("Visible part", "what the timeline shows now");
                enter |= choice(ui, &mut ask.visible_part, true, words, false);
            });
            heading(ui, "Colours");
            enter |= choice(ui, &mut ask.dark, false, ("Light", "for paper and most slides"), false);
            enter |= choice(ui, &mut ask.dark, true, ("Dark", ""), false);
            self.fresh = false;
            foot(ui, "Share…", true, enter)
        });
        if answer == Some(Foot::Confirm) {
            actions.push(Action::Plan(PlanAction::Export(self.ask.clone())));
        }
        answer.is_none() && !close
    }
}

/// One value of several; tells whether Enter was pressed on it.
fn choice<T: Copy + PartialEq>(ui: &mut Ui, picked: &mut T, value: T, words: (&str, &str), fresh: bool) -> bool {
    let response = explained_radio(ui, *picked == value, words.0, words.1);
    if response.clicked() {
        *picked = value;
    }
    if fresh {
        response.request_focus();
    }
    enters(ui, &response)
}
