//! Acceptance criteria: ticked, typed, put in order, and added one after another or many at once.

use egui::{
    Align2, CursorIcon, Event, Frame, Id, Key, Margin, Modifiers, Popup, Rect, Response, Sense, Stroke, TextEdit, Ui,
    vec2,
};

use super::pieces::{heading, quiet_button_at, quiet_icon, tick};
use super::{INNER, set, typed};
use crate::edit::StoryField;
use crate::model::{Criterion, Story, StoryId};
use crate::screens::Action;
use crate::ui::icons;
use crate::ui::theme::Tokens;

/// The width of the handle, which stands in the margin.
const HANDLE: f32 = 14.0;
/// The width of the cross, which stands half in the margin: the rest of that is the scroll bar's.
const CROSS: f32 = 12.0;
/// What the box to tick takes of a row.
const TICK: f32 = 22.0;

/// What is remembered between frames.
#[derive(Debug, Default)]
pub(super) struct State {
    /// A criterion that is typed and not entered yet.
    adding: String,
    /// The field that gets the focus in the next frame.
    focus: Option<Field>,
    /// The criterion that is held by its handle.
    held: Option<usize>,
    /// Where the rows were in the last frame.
    rows: Vec<Rect>,
}

/// A field of text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Criterion(usize),
    /// The one to add another.
    Add,
}

impl Field {
    fn id(self, story: StoryId) -> Id {
        Id::unique(("criterion", story, self.place()))
    }

    fn place(self) -> Option<usize> {
        match self {
            Self::Criterion(i) => Some(i),
            Self::Add => None,
        }
    }
}

/// What a person asks of the criteria.
#[derive(Debug, PartialEq)]
enum Ask {
    Tick(usize, bool),
    Type(usize, String),
    Remove(usize),
    /// To stand before another, by its place now; one past the last is the end.
    Move(usize, usize),
    Add(Vec<Criterion>),
}

impl Ask {
    fn apply(self, criteria: &mut Vec<Criterion>) {
        match self {
            Self::Tick(i, done) => criteria[i].done = done,
            Self::Type(i, text) => criteria[i].text = text,
            Self::Remove(i) => drop(criteria.remove(i)),
            Self::Move(from, before) => {
                let criterion = criteria.remove(from);
                criteria.insert(if before > from { before - 1 } else { before }, criterion);
            }
            Self::Add(new) => criteria.extend(new),
        }
    }

    fn into_action(self, story: &Story) -> Action {
        let is_typing = matches!(self, Self::Type(..));
        let mut criteria = story.criteria.clone();
        self.apply(&mut criteria);
        let field = StoryField::Criteria(criteria);
        if is_typing { typed(story, field) } else { set(story, field) }
    }
}

impl State {
    /// Takes what is typed in the field to add.
    pub(super) fn add(&mut self, story: &Story) -> Option<Action> {
        let new = criteria_of(&std::mem::take(&mut self.adding));
        (!new.is_empty()).then(|| Ask::Add(new).into_action(story))
    }
}

/// The criteria that lines of text say: marks of lists are left out, and a ticked box is a tick.
fn criteria_of(text: &str) -> Vec<Criterion> {
    let criterion = |line: &str| {
        let line = line.trim();
        let numbered = || {
            let rest = line.trim_start_matches(|c: char| c.is_ascii_digit());
            rest.strip_prefix(". ").or_else(|| rest.strip_prefix(") ")).filter(|_| rest.len() < line.len())
        };
        let bulleted = || ["- ", "* ", "+ ", "• "].into_iter().find_map(|mark| line.strip_prefix(mark));
        let line = bulleted().or_else(numbered).unwrap_or(line).trim_start();
        let ticked = ["[x] ", "[X] "].into_iter().find_map(|mark| line.strip_prefix(mark));
        let text = ticked.or_else(|| line.strip_prefix("[ ] ")).unwrap_or(line).trim();
        Criterion { text: text.to_owned(), done: ticked.is_some() }
    };
    text.lines().map(criterion).filter(|c| !c.text.is_empty()).collect()
}

pub(super) fn show(ui: &mut Ui, state: &mut State, story: &Story, actions: &mut Vec<Action>) {
    let (done, all) = story.criteria_done();
    let aside = if all == 0 { String::new() } else { format!("{done} of {all}") };
    heading(ui, "Acceptance criteria", &aside);
    if let Some(field) = state.focus.take() {
        ui.memory_mut(|m| m.request_focus(field.id(story.id)));
    }
    let mut ask = None;
    ui.spacing_mut().interact_size.y = 22.0;
    let mut rows = Vec::with_capacity(all);
    for i in 0..all {
        let near = state.rows.get(i).is_some_and(|rect| ui.rect_contains_pointer(rect.expand2(vec2(HANDLE, 0.0))));
        rows.push(row(ui, state, story, i, near, &mut ask, actions));
    }
    state.rows = rows;
    ask = ask.or(drag(ui, state));
    let add = add_field(ui, state, story);
    actions.extend(ask.map(|ask| ask.into_action(story)).or(add));
}

fn row(
    ui: &mut Ui,
    state: &mut State,
    story: &Story,
    i: usize,
    near: bool,
    ask: &mut Option<Ask>,
    actions: &mut Vec<Action>,
) -> Rect {
    let criterion = &story.criteria[i];
    let id = Field::Criterion(i).id(story.id);
    if ui.memory(|m| m.has_focus(id)) {
        *ask = keys(ui, state, story, i).or(ask.take());
    }
    let row = ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.spacing_mut().interact_size = vec2(16.0, 22.0);
        if let Some(tick) = tick(ui, criterion.done, "", &format!("Met: {}", criterion.text)) {
            *ask = Some(Ask::Tick(i, tick));
        }
        field(ui, id, criterion, i)
    });
    let (response, text) = row.inner;
    if let Some(text) = text {
        *ask = Some(Ask::Type(i, text));
    }
    if response.lost_focus() {
        actions.push(Action::EndTyping);
    }
    let rect = Rect::from_min_size(row.response.rect.min, vec2(INNER, row.response.rect.height()));
    let near = near || response.has_focus();
    let cross = Rect::from_min_size(rect.right_top() - vec2(CROSS / 2.0, 0.0), vec2(CROSS, rect.height()));
    let name = format!("Remove criterion {}", i + 1);
    if quiet_button_at(ui, cross, id.with("remove"), icons::X, &name, near).clicked() {
        *ask = Some(Ask::Remove(i));
    }
    handle(ui, state, story, i, rect, near, ask);
    rect
}

/// The text of a criterion, and what was typed.
fn field(ui: &mut Ui, id: Id, criterion: &Criterion, i: usize) -> (Response, Option<String>) {
    let mut text = criterion.text.clone();
    let edit = TextEdit::multiline(&mut text)
        .id(id)
        .desired_rows(1)
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 3))
        .desired_width(INNER - TICK - CROSS / 2.0)
        .align(Align2::LEFT_CENTER)
        .hint_text("Empty")
        .return_key(None);
    let response = ui.add(edit).accessible_name(format!("Criterion {}", i + 1));
    let changed = response.changed();
    (response, changed.then(|| text.replace(['\n', '\r'], " ")))
}

/// The keys of a criterion's field: Alt and arrows move it, Enter goes on to the next, Backspace takes an empty one away.
fn keys(ui: &Ui, state: &mut State, story: &Story, i: usize) -> Option<Ask> {
    let last = story.criteria.len() - 1;
    ui.input_mut(|input| {
        if input.consume_key(Modifiers::ALT, Key::ArrowUp) && i > 0 {
            state.focus = Some(Field::Criterion(i - 1));
            Some(Ask::Move(i, i - 1))
        } else if input.consume_key(Modifiers::ALT, Key::ArrowDown) && i < last {
            state.focus = Some(Field::Criterion(i + 1));
            Some(Ask::Move(i, i + 2))
        } else if input.consume_key(Modifiers::NONE, Key::Enter) {
            state.focus = Some(if i == last { Field::Add } else { Field::Criterion(i + 1) });
            None
        } else if story.criteria[i].text.is_empty() && input.consume_key(Modifiers::NONE, Key::Backspace) {
            state.focus = Some(if last == 0 { Field::Add } else { Field::Criterion(i.saturating_sub(1)) });
            Some(Ask::Remove(i))
        } else {
            None
        }
    })
}

/// The handle in the margin: dragged, or clicked for what it does in words.
fn handle(ui: &Ui, state: &mut State, story: &Story, i: usize, row: Rect, near: bool, ask: &mut Option<Ask>) {
    let rect = Rect::from_min_size(row.min - vec2(HANDLE, 0.0), vec2(HANDLE, row.height()));
    let handle = ui.interact(rect, Field::Criterion(i).id(story.id).with("handle"), Sense::click_and_drag());
    quiet_icon(ui, rect, &handle, icons::DOTS_SIX_VERTICAL, &format!("Reorder criterion {}", i + 1), near);
    if handle.drag_started() {
        state.held = Some(i);
    }
    let handle = handle.on_hover_cursor(CursorIcon::Grab);
    Popup::menu(&handle).accessible_name("Reorder").show(|ui| {
        ui.set_width(220.0);
        let last = story.criteria.len() - 1;
        let mut item = |name: &str, keys: &str, possible: bool, what: Ask| {
            let button = egui::Button::new(name).shortcut_text(keys).frame_when_inactive(false);
            let button = button.min_size(vec2(ui.available_width(), 26.0));
            if ui.add_enabled(possible, button).accessible_name(name).clicked() {
                *ask = Some(what);
                ui.close();
            }
        };
        item("Move criterion up", "Alt+↑", i > 0, Ask::Move(i, i.saturating_sub(1)));
        item("Move criterion down", "Alt+↓", i < last, Ask::Move(i, i + 2));
        item("Remove criterion", "", true, Ask::Remove(i));
    });
}

/// While a criterion is held, a line shows where it will stand.
fn drag(ui: &Ui, state: &mut State) -> Option<Ask> {
    let held = state.held?;
    let pointer = ui.input(|i| i.pointer.latest_pos())?;
    if ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape)) || held >= state.rows.len() {
        state.held = None;
        ui.ctx().stop_dragging();
        return None;
    }
    ui.ctx().set_cursor_icon(CursorIcon::Grabbing);
    let before = state.rows.iter().filter(|row| row.center().y < pointer.y).count();
    let y = state
        .rows
        .get(before)
        .or(state.rows.last())
        .map(|row| if before < state.rows.len() { row.top() } else { row.bottom() })?;
    let left = state.rows[held].left();
    ui.painter().hline(left..=left + INNER, y, Stroke::new(2.0, Tokens::of(ui).accent));
    if ui.input(|i| i.pointer.any_down()) {
        return None;
    }
    state.held = None;
    (before != held && before != held + 1).then_some(Ask::Move(held, before))
}

/// The field for another one. Enter adds it and stays; several pasted lines are added at once.
fn add_field(ui: &mut Ui, state: &mut State, story: &Story) -> Option<Action> {
    let id = Field::Add.id(story.id);
    let focused = ui.memory(|m| m.has_focus(id));
    let mut many = None;
    if focused {
        if state.adding.is_empty()
            && !story.criteria.is_empty()
            && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Backspace))
        {
            state.focus = Some(Field::Criterion(story.criteria.len() - 1));
        }
        many = ui.input_mut(|i| take_pasted_lines(&mut i.events));
    }
    let edit = TextEdit::singleline(&mut state.adding)
        .id(id)
        .hint_text("Add a criterion")
        .frame(Frame::NONE)
        .margin(Margin::symmetric(0, 4))
        .desired_width(f32::INFINITY);
    let response = ui.add(edit).accessible_name("Add a criterion");
    if let Some(text) = many {
        state.adding.push_str(&text);
        return state.add(story);
    }
    if !response.lost_focus() {
        return None;
    }
    if ui.input(|i| i.key_pressed(Key::Enter)) {
        response.request_focus();
    }
    state.add(story)
}

/// Takes text of several lines out of what was pasted; a field of one line would join them.
fn take_pasted_lines(events: &mut Vec<Event>) -> Option<String> {
    let lines = |event: &Event| match event {
        Event::Paste(text) if text.trim().contains('\n') => Some(text.clone()),
        _ => None,
    };
    let at = events.iter().position(|event| lines(event).is_some())?;
    lines(&events.remove(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn story(texts: &[&str]) -> Story {
        let criteria = texts.iter().map(|t| Criterion { text: (*t).into(), done: false }).collect();
        Story { criteria, ..Story::default() }
    }

    fn after(texts: &[&str], ask: Ask) -> Vec<String> {
        let mut criteria = story(texts).criteria;
        ask.apply(&mut criteria);
        criteria.into_iter().map(|c| c.text).collect()
    }

    #[test]
    fn criteria_move_before_others() {
        for (from, before, expected) in [(0, 2, "bac"), (0, 3, "bca"), (2, 0, "cab"), (1, 0, "bac"), (1, 3, "acb")] {
            assert_eq!(after(&["a", "b", "c"], Ask::Move(from, before)).concat(), expected, "{from} before {before}");
        }
        assert_eq!(after(&["a", "b"], Ask::Remove(0)), ["b"]);
    }

    #[test]
    fn pasted_lists_lose_their_marks() {
        let text = "- one\n* [x] two\n\n3. three\n  [ ] four\n10) five\r\n2 taps";
        let found = criteria_of(text);
        let texts: Vec<_> = found.iter().map(|c| c.text.as_str()).collect();
        assert_eq!(texts, ["one", "two", "three", "four", "five", "2 taps"]);
        assert_eq!(found.iter().map(|c| c.done).collect::<Vec<_>>(), [false, true, false, false, false, false]);
    }

    #[test]
    fn typing_is_one_step_and_the_rest_are_steps_of_their_own() {
        let story = story(&["a"]);
        assert!(matches!(Ask::Type(0, "b".into()).into_action(&story), Action::TypeInStories(..)));
        assert!(matches!(Ask::Tick(0, true).into_action(&story), Action::EditStories(..)));
    }
}
