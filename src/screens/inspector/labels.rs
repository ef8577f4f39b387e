//! The labels of stories: chips in their colours, and a field to add more.

use std::collections::BTreeSet;

use egui::{Button, Id, Popup, PopupCloseBehavior, Response, RichText, Sense, Ui, vec2};

use super::InspectorView;
use super::common::Common;
use super::pieces::aside;
use super::suggest::{Look, MOST, Offer, Outcome};
use crate::edit::{SettingsField, StoryField};
use crate::model::Swatch;
use crate::screens::{Action, Scene};
use crate::session::Document;
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::Tokens;
use crate::ui::widgets::{label_chip, swatch_picker};

/// How strong a chip is that not all of the stories have.
const PARTIAL: f32 = 0.6;

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut InspectorView,
    common: &Common,
    actions: &mut Vec<Action>,
) {
    let mut set = |field| actions.push(Action::EditStories(common.stories.clone(), field));
    let mut color = None;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(2.0, 2.0);
        for (label, n) in &common.labels {
            match chip(ui, scene, common, label, *n) {
                None => {}
                Some(Asked::Add) => set(StoryField::AddLabel(label.clone())),
                Some(Asked::Remove) => set(StoryField::RemoveLabel(label.clone())),
                Some(Asked::Color(swatch)) => color = Some(SettingsField::LabelColor(label.clone(), swatch)),
            }
        }
        let look = Look { id: Id::unique("add-label"), name: "Add label", width: 140.0 };
        let state = scene.document.history().present();
        match view.texts.label.show(ui, look, state, |text| offers(scene.document, common, text)) {
            Outcome::Nothing => {}
            Outcome::Picked(label) => set(StoryField::AddLabel(label)),
            Outcome::Back => {
                if let Some((last, _)) = common.labels.last_key_value() {
                    set(StoryField::RemoveLabel(last.clone()));
                }
            }
        }
    });
    actions.extend(color.map(Action::EditSettings));
}

/// What a person asks of a label.
enum Asked {
    /// For all of the stories.
    Add,
    Remove,
    Color(Option<Swatch>),
}

/// A chip, with a menu behind it, and a cross to remove it.
fn chip(ui: &mut Ui, scene: Scene<'_>, common: &Common, label: &str, n: usize) -> Option<Asked> {
    let present = scene.document.project().settings.label_colors.get(label).copied();
    let partial = !common.is_all(n);
    let mut asked = None;
    // As one item, so that a chip and its cross stay on one line.
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        ui.horizontal(|ui| {
            let chip = ui
                .scope(|ui| {
                    if partial {
                        ui.multiply_opacity(PARTIAL);
                    }
                    label_chip(ui, label, present)
                })
                .inner;
            let chip = ui.interact(chip.rect, chip.id.with("menu"), Sense::click());
            let spoken = if partial {
                format!("Label {label}, on {n} of {} stories", common.len())
            } else {
                format!("Label {label}")
            };
            chip.widget_info(|| egui::WidgetInfo::labeled(egui::Role::Button, true, &spoken));
            super::pieces::focus_line(ui, &chip);
            asked = menu(&chip, label, present, partial);
            let remove = Button::new(RichText::new(icons::X).size(10.0).color(Tokens::of(ui).muted));
            let name = format!("Remove label {label}");
            let remove = ui.add(remove.frame_when_inactive(false).small());
            if remove.accessible_name(&name).on_hover_text(name).clicked() {
                asked = Some(Asked::Remove);
            }
        });
    });
    asked
}

/// Colours, and to whom the label belongs.
fn menu(chip: &Response, label: &str, present: Option<Swatch>, partial: bool) -> Option<Asked> {
    let name = format!("Label {label}");
    let menu = |ui: &mut Ui| {
        ui.set_width(152.0);
        let mut asked = None;
        let mut item = |ui: &mut Ui, text: &str, what: Asked| {
            let button = Button::new(text).frame_when_inactive(false);
            if ui.add(button.min_size(vec2(ui.available_width(), 26.0))).clicked() {
                asked = Some(what);
                ui.close();
            }
        };
        if partial {
            item(ui, "Add to all", Asked::Add);
            item(ui, "Remove from all", Asked::Remove);
            ui.separator();
        } else {
            item(ui, "Remove", Asked::Remove);
        }
        // A line of its own: a menu stretches what it holds.
        ui.horizontal(|ui| aside(ui, "Colour in all stories"));
        if let Some(swatch) = swatch_picker(ui, present) {
            asked = Some(Asked::Color(swatch));
            ui.close();
        }
        asked
    };
    let close = PopupCloseBehavior::CloseOnClickOutside;
    let left = Popup::menu(chip).accessible_name(&name).close_behavior(close).show(menu);
    let right = || Popup::context_menu(chip).accessible_name(&name).close_behavior(close).show(menu);
    left.or_else(right).and_then(|shown| shown.inner)
}

/// Labels in use that hold the text and that not all of the stories have; then the text itself as a new one.
fn offers(document: &Document, common: &Common, text: &str) -> Vec<Offer<String>> {
    let colors = &document.project().settings.label_colors;
    let known: BTreeSet<&str> = document.indexes().labels().chain(colors.keys().map(String::as_str)).collect();
    let on_all = |label: &str| common.labels.get(label).is_some_and(|n| common.is_all(*n));
    let wanted = text.to_lowercase();
    let mut fitting: Vec<_> =
        known.iter().copied().filter(|label| !on_all(label) && label.to_lowercase().contains(&wanted)).collect();
    // What begins with the text first; a stable sort keeps the alphabet.
    fitting.sort_by_key(|label| !label.to_lowercase().starts_with(&wanted));
    fitting.truncate(MOST);
    let mut offers: Vec<_> = fitting
        .into_iter()
        .map(|label| Offer { value: label.to_owned(), shown: visible(label).into_owned() })
        .collect();
    if !text.is_empty() && !known.contains(text) {
        offers.push(Offer { value: text.to_owned(), shown: format!("New label “{}”", visible(text)) });
    }
    offers
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::IdSource;
    use crate::sample::{SampleSize, project};
    use crate::session::Clock;

    #[test]
    fn labels_in_use_are_offered_and_a_new_one_last() {
        let mut document = Document::new(project(&SampleSize::default()), IdSource::from_seed(1), Clock::System);
        let story = document.project().stories.iter().find(|s| s.key == "NP-122").unwrap().id;
        document.selection.only(story);
        let common = Common::gather(&document).unwrap();
        let shown = |text: &str| -> Vec<String> {
            offers(&document, &common, text).into_iter().map(|offer| offer.shown).collect()
        };
        assert_eq!(shown("mob"), ["mobile", "New label “mob”"]);
        assert_eq!(shown("mobile"), ["mobile"]);
        assert_eq!(shown("checkout"), [""; 0], "the story has it already");
        assert!(shown("").len() <= MOST && !shown("").is_empty());
    }
}
