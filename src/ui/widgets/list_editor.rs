//! A short list of texts that is edited in place: a checklist, a definition.

use egui::{Button, Frame, Id, Key, Margin, Modifiers, RichText, TextEdit, Ui, vec2};

use crate::ui::icons;
use crate::ui::theme::Tokens;

/// What is typed and not in the list yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListDraft {
    new: String,
    /// The entry that has the focus, and its text with the blanks that the list does not take.
    typed: Option<(usize, String)>,
}

impl ListDraft {
    /// Nothing is typed that the list does not hold.
    pub fn is_blank(&self) -> bool {
        self.new.trim().is_empty()
    }
}

/// What happened to a list in a frame.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ListChange {
    /// An entry is being typed; what follows belongs to the same step.
    Typed(Vec<String>),
    /// An entry was added, removed or moved.
    Set(Vec<String>),
    /// The field that was typed in was left.
    Left,
}

/// What is done with an entry, by its place.
enum Done {
    Typed(usize, String),
    Left(usize),
    Move(usize, usize),
    Remove(usize),
    Add(String),
}

/// The sides of a button, and the blank at each side of a text, in points.
const BUTTON: f32 = 24.0;
const MARGIN: i8 = 6;
/// The gap between all of these, in points.
const GAP: f32 = 3.0;

/// Shows the entries of a list with fields and buttons, and a field for a new one. `entry` is what one is called, such as
/// "Exit check"; it must not be used twice in a window.
pub fn list_editor(ui: &mut Ui, entry: &str, list: &[String], draft: &mut ListDraft) -> Vec<ListChange> {
    let ids: Vec<Id> = (0..list.len()).map(|i| ui.make_persistent_id((entry, i))).collect();
    let mut done = Vec::new();
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing = vec2(GAP, GAP);
        ui.spacing_mut().button_padding = vec2(0.0, 0.0);
        for (i, text) in list.iter().enumerate() {
            ui.horizontal(|ui| row(ui, entry, (i, list.len()), text, ids[i], draft, &mut done));
        }
        done.extend(new_entry(ui, entry, draft));
    });
    let mut changes = Vec::new();
    for done in done {
        changes.extend(change(ui, list, &ids, draft, done));
    }
    changes
}

fn row(
    ui: &mut Ui,
    entry: &str,
    (i, len): (usize, usize),
    text: &str,
    id: Id,
    draft: &mut ListDraft,
    done: &mut Vec<Done>,
) {
    let n = i + 1;
    let focused = ui.memory(|m| m.has_focus(id));
    // Before the field is shown, which would move its cursor.
    let hit = |key| focused && ui.input_mut(|input| input.consume_key(Modifiers::ALT, key));
    let (up, down) = (hit(Key::ArrowUp), hit(Key::ArrowDown));

    let mut typed = draft.typed.as_ref().filter(|(at, _)| *at == i).map_or_else(|| text.to_owned(), |(_, t)| t.clone());
    let buttons = 3.0 * (BUTTON + GAP);
    let edit = TextEdit::multiline(&mut typed)
        .id(id)
        .desired_rows(1)
        .desired_width(ui.available_width() - buttons - 2.0 * f32::from(MARGIN))
        .margin(Margin::symmetric(MARGIN, 4))
        .align(egui::Align2::LEFT_CENTER)
        .return_key(None);
    let response = ui.add(edit).accessible_name(format!("{entry} {n}"));
    if response.changed() {
        let typed = typed.replace(['\n', '\r'], " ");
        draft.typed = Some((i, typed.clone()));
        done.push(Done::Typed(i, typed));
    }
    if response.lost_focus() {
        done.push(Done::Left(i));
    }
    let lower = entry.to_lowercase();
    let enabled = [(i > 0), (i + 1 < len), true];
    let names = [format!("Move {lower} {n} up"), format!("Move {lower} {n} down"), format!("Remove {lower} {n}")];
    let glyphs = [icons::CARET_UP, icons::CARET_DOWN, icons::X];
    let clicked = [0, 1, 2].map(|b| small_button(ui, glyphs[b], &names[b], enabled[b]));
    if (up || clicked[0]) && i > 0 {
        done.push(Done::Move(i, i - 1));
    } else if (down || clicked[1]) && i + 1 < len {
        done.push(Done::Move(i, i + 1));
    } else if clicked[2] {
        done.push(Done::Remove(i));
    }
}

fn small_button(ui: &mut Ui, glyph: &str, name: &str, enabled: bool) -> bool {
    let t = Tokens::of(ui);
    let button = Button::new(RichText::new(glyph).size(12.0).color(t.muted)).frame_when_inactive(false);
    let response = ui.add_enabled(enabled, button.min_size(vec2(BUTTON, BUTTON)));
    response.accessible_name(name).on_hover_text(name).clicked()
}

fn new_entry(ui: &mut Ui, entry: &str, draft: &mut ListDraft) -> Option<Done> {
    let edit = TextEdit::singleline(&mut draft.new)
        .id_salt((entry, "new"))
        .hint_text("Add an entry")
        .frame(Frame::NONE)
        .margin(Margin::symmetric(MARGIN, 4))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name(format!("New {}", entry.to_lowercase()));
    // What is typed is kept, whether Enter ends it or a click elsewhere.
    if !response.lost_focus() || ui.input(|i| i.key_pressed(Key::Escape)) {
        return None;
    }
    if ui.input(|i| i.key_pressed(Key::Enter)) {
        response.request_focus();
    }
    let text = std::mem::take(&mut draft.new).trim().to_owned();
    (!text.is_empty()).then_some(Done::Add(text))
}

fn change(ui: &Ui, list: &[String], ids: &[Id], draft: &mut ListDraft, done: Done) -> Option<ListChange> {
    let mut list = list.to_vec();
    match done {
        Done::Typed(i, text) => {
            let text = text.trim();
            // An entry that is emptied stays until it is left: another text may follow.
            if text.is_empty() || list[i] == text {
                return None;
            }
            text.clone_into(&mut list[i]);
            return Some(ListChange::Typed(list));
        }
        Done::Left(i) => {
            let emptied = draft.typed.take().is_some_and(|(_, text)| text.trim().is_empty());
            if !emptied {
                return Some(ListChange::Left);
            }
            list.remove(i);
        }
        Done::Move(from, to) => {
            draft.typed = None;
            list.swap(from, to);
            // The focus goes with the entry.
            if ui.memory(|m| m.has_focus(ids[from])) {
                ui.memory_mut(|m| m.request_focus(ids[to]));
            }
        }
        Done::Remove(i) => {
            draft.typed = None;
            list.remove(i);
        }
        Done::Add(text) => list.push(text),
    }
    Some(ListChange::Set(list))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changed(list: &[&str], draft: &mut ListDraft, done: Done) -> Option<ListChange> {
        let list: Vec<String> = list.iter().map(ToString::to_string).collect();
        let ids: Vec<Id> = (0..list.len()).map(|i| Id::unique(("entry", i))).collect();
        let (mut done, mut result) = (Some(done), None);
        let mut output = egui::Context::default().run_ui(egui::RawInput::default(), |ui| {
            result = done.take().and_then(|done| change(ui, &list, &ids, draft, done)).or(result.take());
        });
        output.textures_delta.clear();
        result
    }

    fn set(list: &[&str]) -> ListChange {
        ListChange::Set(list.iter().map(ToString::to_string).collect())
    }

    #[test]
    fn entries_are_added_moved_and_removed() {
        let mut draft = ListDraft::default();
        assert_eq!(changed(&["a"], &mut draft, Done::Add("b".into())), Some(set(&["a", "b"])));
        assert_eq!(changed(&["a", "b", "c"], &mut draft, Done::Move(2, 1)), Some(set(&["a", "c", "b"])));
        assert_eq!(changed(&["a", "b", "c"], &mut draft, Done::Remove(0)), Some(set(&["b", "c"])));
    }

    #[test]
    fn blanks_at_the_ends_are_typed_but_not_kept() {
        let mut draft = ListDraft::default();
        assert_eq!(changed(&["a"], &mut draft, Done::Typed(0, "a ".into())), None);
        let typed = ListChange::Typed(vec!["a b".into()]);
        assert_eq!(changed(&["a"], &mut draft, Done::Typed(0, "a b ".into())), Some(typed));
    }

    #[test]
    fn an_entry_that_is_left_empty_goes() {
        let mut draft = ListDraft { typed: Some((0, " ".into())), ..ListDraft::default() };
        assert_eq!(changed(&["a", "b"], &mut draft, Done::Typed(0, " ".into())), None);
        assert_eq!(changed(&["a", "b"], &mut draft, Done::Left(0)), Some(set(&["b"])));
        assert_eq!(changed(&["b"], &mut draft, Done::Left(0)), Some(ListChange::Left));
    }
}
