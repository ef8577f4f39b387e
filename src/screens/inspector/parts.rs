//! The longer parts of the inspector: description, acceptance criteria, customers' words.

use egui::{Frame, Key, Margin, RichText, Stroke, TextEdit, Ui, vec2};

use super::{INNER, InspectorView, heading};
use crate::edit::StoryField;
use crate::model::{Criterion, Story};
use crate::screens::{Action, Scene};
use crate::ui::format::{count, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, Tokens};

pub(super) fn description(ui: &mut Ui, story: &Story, actions: &mut Vec<Action>) {
    heading(ui, "Description", "");
    let mut text = story.description.clone();
    let edit = TextEdit::multiline(&mut text)
        .id_salt(("description", story.id))
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .margin(Margin::symmetric(0, 4))
        .frame(Frame::NONE)
        .hint_text("Who needs it, and what for");
    let response = ui.add(edit).accessible_name("Description");
    if response.has_focus() {
        let t = Tokens::of(ui);
        let line = response.rect.expand2(vec2(6.0, 2.0));
        ui.painter().rect_stroke(line, 6.0, Stroke::new(1.5, t.accent), egui::StrokeKind::Inside);
    }
    if response.changed() {
        actions.push(Action::TypeInStories(vec![story.id], StoryField::Description(text)));
    }
    if response.lost_focus() {
        actions.push(Action::EndTyping);
    }
}

pub(super) fn criteria(ui: &mut Ui, view: &mut InspectorView, story: &Story, actions: &mut Vec<Action>) {
    let (done, all) = story.criteria_done();
    let aside = if all == 0 { String::new() } else { format!("{done} of {all}") };
    heading(ui, "Acceptance criteria", &aside);
    let t = Tokens::of(ui);
    let mut changed: Option<(Vec<Criterion>, bool)> = None;
    for (i, criterion) in story.criteria.iter().enumerate() {
        let edited = |change: &dyn Fn(&mut Vec<Criterion>)| {
            let mut criteria = story.criteria.clone();
            change(&mut criteria);
            criteria
        };
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 4.0;
            ui.spacing_mut().interact_size = vec2(20.0, 26.0);
            let mut tick = criterion.done;
            let name = format!("Met: {}", criterion.text);
            if ui.checkbox(&mut tick, ()).accessible_name(name).changed() {
                changed = Some((edited(&|c| c[i].done = tick), false));
            }
            let mut text = criterion.text.clone();
            let edit = TextEdit::multiline(&mut text)
                .id_salt(("criterion", story.id, i))
                .desired_rows(1)
                .frame(Frame::NONE)
                .margin(Margin::symmetric(0, 3))
                .desired_width(INNER - 66.0)
                .align(egui::Align2::LEFT_CENTER)
                .return_key(None);
            let response = ui.add(edit).accessible_name(format!("Criterion {}", i + 1));
            if response.changed() {
                changed = Some((edited(&|c| c[i].text = text.replace('\n', " ")), true));
            }
            if response.lost_focus() {
                actions.push(Action::EndTyping);
            }
            let glyph = RichText::new(icons::X).size(10.0).color(t.muted);
            let remove = egui::Button::new(glyph).frame_when_inactive(false).small();
            let name = format!("Remove criterion {}", i + 1);
            if ui.add(remove).accessible_name(&name).on_hover_text(name).clicked() {
                changed = Some((edited(&|c| drop(c.remove(i))), false));
            }
        });
    }
    if let Some((criteria, typing)) = changed {
        let field = StoryField::Criteria(criteria);
        actions.push(if typing {
            Action::TypeInStories(vec![story.id], field)
        } else {
            Action::EditStories(vec![story.id], field)
        });
    }
    let edit = TextEdit::singleline(&mut view.criterion)
        .id_salt("add-criterion")
        .hint_text("Add a criterion")
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 4))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Add a criterion");
    if response.lost_focus() && ui.input(|i| i.key_pressed(Key::Enter)) {
        let text = std::mem::take(&mut view.criterion).trim().to_owned();
        if !text.is_empty() {
            let mut criteria = story.criteria.clone();
            criteria.push(Criterion { text, done: false });
            actions.push(Action::EditStories(vec![story.id], StoryField::Criteria(criteria)));
        }
        response.request_focus();
    }
}

pub(super) fn feedback(ui: &mut Ui, scene: Scene<'_>, story: &Story) {
    let project = scene.document.project();
    let mut notes = story.feedback.iter().filter_map(|id| project.feedback.get(*id)).peekable();
    if notes.peek().is_none() {
        return;
    }
    heading(ui, "From customers", "");
    let t = Tokens::of(ui);
    for note in notes.take(5) {
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
            ui.label(RichText::new(who).size(SECONDARY).color(t.muted));
        });
        let rect = frame.response.rect;
        ui.painter().vline(rect.min.x + 1.0, rect.y_range(), Stroke::new(2.0, t.pm));
    }
    if story.feedback.len() > 5 {
        let rest = count(story.feedback.len() - 5, "more note", "more notes");
        ui.label(RichText::new(rest).size(SECONDARY).color(t.muted));
    }
}
