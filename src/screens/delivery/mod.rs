//! How delivery goes: charts computed from the stories' events.

mod behind;
mod canvas;
mod card;
pub mod chart;
pub mod choices;
pub mod csv;
mod facts;
mod header;
pub mod image;
pub mod layout;
mod view;

use egui::{Key, Modifiers, Rect, ScrollArea, Sense, Ui, UiBuilder, vec2};

use self::choices::Card;
use self::view::{naming, sheet};
use super::{Action, Scene};
use crate::ui::Tokens;
use crate::ui::command::Command;
use crate::ui::format::visible;

pub use view::{DeliveryView, Wish};

/// The bar above the screen.
pub fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView, actions: &mut Vec<Action>) {
    header::show(ui, scene, view, actions);
}

/// The screen itself.
pub fn body(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView, actions: &mut Vec<Action>) {
    let before = view.shape();
    let room = ui.available_rect_before_wrap();
    ui.painter().rect_filled(room, 0.0, Tokens::of(ui).bg);
    let (charts, list) = if view.opened.is_some() {
        layout::divided(room, vec2(behind::WIDTH, behind::HEIGHT))
    } else {
        (room, Rect::NOTHING)
    };
    let mut page = ui.new_child(UiBuilder::new().id_salt("delivery").max_rect(charts));
    page.set_clip_rect(charts.intersect(page.clip_rect()));
    match view.enlarged {
        Some(card) => {
            view.refresh(scene, card);
            card::show(&mut page, scene, view, card, card::enlarged(charts));
        }
        None => all(&mut page, scene, view),
    }
    if view.opened.is_some() && list.is_positive() {
        behind::show(ui, scene, view, list, actions);
    }
    escape(ui, view);
    if let Some((card, wish)) = view.wish.take() {
        actions.extend(grant(ui, scene, view, card, wish));
    }
    // What was chosen shows in the next frame, and nothing else would ask for that frame.
    if view.shape() != before {
        ui.ctx().request_repaint();
    }
}

/// All charts in a page that scrolls.
fn all(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView) {
    ScrollArea::vertical().id_salt("delivery-page").auto_shrink(false).show(ui, |ui| {
        let (places, height) = layout::places(Card::ALL.len(), ui.available_width());
        let (page, _) = ui.allocate_exact_size(vec2(ui.available_width(), height), Sense::hover());
        let mut behind_time = false;
        for (card, place) in Card::ALL.into_iter().zip(places) {
            let place = place.translate(page.min.to_vec2());
            // One chart a frame of those that are out of sight, so that an edit is not waiting for them.
            if ui.is_rect_visible(place) || !behind_time {
                let made = view.refresh(scene, card);
                behind_time |= made && !ui.is_rect_visible(place);
            } else {
                ui.ctx().request_repaint();
            }
            card::show(ui, scene, view, card, place);
        }
    });
}

/// Escape closes the list first, and then what is enlarged.
fn escape(ui: &Ui, view: &mut DeliveryView) {
    if view.enlarged.is_some()
        && view.opened.is_none()
        && !egui::Popup::is_any_open(ui.ctx())
        && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape))
    {
        view.focus = view.enlarged.take();
    }
}

/// Puts a chart into the clipboard, and tells so.
fn grant(ui: &Ui, scene: Scene<'_>, view: &mut DeliveryView, card: Card, wish: Wish) -> Option<Action> {
    view.refresh(scene, card);
    let title = view.chosen.title(card);
    let shown = view.charts.get(&card)?;
    let figure = shown.figure.as_ref()?;
    if let Some(missing) = figure.missing() {
        return Some(Action::Announce(missing));
    }
    if wish == Wish::Numbers {
        ui.ctx().copy_text(figure.table(naming(scene)).csv());
        return Some(Action::Announce(format!("{title}: the numbers are in the clipboard")));
    }
    let (document, size) = (scene.document, shown.drawn.picture.size);
    let name = visible(&document.project().settings.name);
    let source = format!("{name}, {}", scene.dates.full(document.clock().today()));
    let heading = image::Heading { title: title.into(), summary: shown.summary.clone(), source };
    let sheet = sheet(scene, size, image::theme(ui));
    let picture = image::poster(figure.as_ref(), &sheet, &heading, &mut view.measure);
    Some(Action::Announce(match image::pixels(&picture, &heading, &mut view.measure) {
        Ok(pixels) => {
            ui.ctx().copy_image(pixels);
            format!("{title}: the picture is in the clipboard")
        }
        Err(error) => format!("{title} was not copied: {error}. Try it in a smaller window."),
    }))
}

/// What a command asks for here.
pub fn run(_: Scene<'_>, view: &mut DeliveryView, command: Command) -> Vec<Action> {
    let card = view.enlarged.or(view.current).unwrap_or(Card::Velocity);
    match command {
        Command::GoToDelivery => view.focus = Some(card),
        Command::CopyChart => view.wish = Some((card, Wish::Picture)),
        Command::CopyNumbers => view.wish = Some((card, Wish::Numbers)),
        Command::EnlargeChart => {
            view.enlarged = if view.enlarged.is_some() { None } else { Some(card) };
            view.focus = Some(card);
        }
        _ => {}
    }
    Vec::new()
}
