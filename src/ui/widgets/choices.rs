//! The choices of an open list: gathered when it opens, narrowed down by what is typed, and laid out only in sight, so
//! that ten thousand cost no more than ten.

use std::sync::Arc;

use egui::{Id, Margin, Response, RichText, ScrollArea, TextEdit, Ui};

use crate::ui::format::visible;
use crate::ui::theme::Tokens;

/// An entry of a list to pick from.
#[derive(Clone, Debug)]
pub struct Choice<T> {
    pub value: T,
    pub label: String,
}

/// From this many choices on, a field to narrow them down stands above the list.
const NARROW_FROM: usize = 9;
/// The height of a row, and the greatest height of the list, in points.
const ROW: f32 = 26.0;
const HEIGHT: f32 = 320.0;

/// What is kept of a list while it is open.
#[derive(Debug)]
pub struct Choices<T> {
    all: Arc<Vec<Choice<T>>>,
    /// Their labels as they are searched.
    folded: Arc<Vec<String>>,
    /// Those that fit what was typed.
    fitting: Arc<Vec<usize>>,
    narrow: String,
    /// The place among the fitting that Enter picks.
    highlight: usize,
    /// Points that the list is scrolled down by.
    offset: f32,
    follow: bool,
    /// Passes for which it has been open.
    age: u64,
    /// The pass in which it was last shown.
    pass: u64,
}

impl<T> Clone for Choices<T> {
    fn clone(&self) -> Self {
        let (all, folded, fitting) = (Arc::clone(&self.all), Arc::clone(&self.folded), Arc::clone(&self.fitting));
        Self { all, folded, fitting, narrow: self.narrow.clone(), ..*self }
    }
}

impl<T: Send + Sync + 'static> Choices<T> {
    /// The list as it was in the last pass; when it was not open then, it is gathered.
    pub fn open(ui: &Ui, id: Id, gather: impl FnOnce() -> Vec<Choice<T>>) -> Self {
        let pass = ui.ctx().cumulative_pass_nr();
        let known = ui.data(|data| data.get_temp::<Self>(id)).filter(|known| known.pass + 1 >= pass);
        if let Some(known) = known {
            return Self { pass, age: known.age + 1, ..known };
        }
        let all = gather();
        let folded = all.iter().map(|choice| choice.label.to_lowercase()).collect();
        let fitting = Arc::new((0..all.len()).collect());
        let (all, folded) = (Arc::new(all), Arc::new(folded));
        Self { all, folded, fitting, narrow: String::new(), highlight: 0, offset: 0.0, follow: true, age: 0, pass }
    }

    /// Keeps it for the next pass.
    pub fn keep(self, ui: &Ui, id: Id) {
        ui.data_mut(|data| data.insert_temp(id, self));
    }

    /// It was opened just now. For two passes: the click that opens a list takes the focus from all else.
    pub fn is_fresh(&self) -> bool {
        self.age < 2
    }

    /// It was not there before.
    pub fn is_new(&self) -> bool {
        self.age == 0
    }

    pub fn all(&self) -> &[Choice<T>] {
        &self.all
    }

    /// What was typed to narrow it down.
    pub fn narrow(&self) -> &str {
        &self.narrow
    }

    /// There are so many that a field to narrow them down stands above.
    pub fn is_long(&self) -> bool {
        self.all.len() >= NARROW_FROM
    }

    /// The choice that Enter picks.
    pub fn highlighted(&self) -> Option<&Choice<T>> {
        self.all.get(*self.fitting.get(self.highlight)?)
    }

    /// Moves the highlight to a place among those that fit, which comes into sight.
    pub fn highlight(&mut self, place: usize) {
        self.highlight = place.min(self.fitting.len().saturating_sub(1));
        self.follow = true;
    }

    /// Moves the highlight by so many places.
    pub fn step(&mut self, by: isize) {
        self.highlight(self.highlight.saturating_add_signed(by));
    }

    /// Narrows the list down to what contains a text.
    pub fn narrow_to(&mut self, text: String) {
        let wanted = text.to_lowercase();
        let fits = |i: &usize| self.folded[*i].contains(&wanted);
        self.fitting = Arc::new((0..self.folded.len()).filter(fits).collect());
        self.narrow = text;
        self.highlight(0);
    }

    /// The field to narrow it down, with the focus when it is fresh.
    pub fn field(&mut self, ui: &mut Ui, name: &str) -> Response {
        let mut text = self.narrow.clone();
        let edit = TextEdit::singleline(&mut text)
            .hint_text("Narrow down")
            .margin(Margin::symmetric(8, 5))
            .desired_width(f32::INFINITY);
        let edit = ui.add(edit).accessible_name(format!("Narrow down {name}"));
        if self.is_fresh() {
            edit.request_focus();
        }
        if edit.changed() {
            self.narrow_to(text);
        }
        edit
    }

    /// Shows the rows in sight; each is told whether it is highlighted.
    pub fn rows(&mut self, ui: &mut Ui, mut row: impl FnMut(&mut Ui, usize, &Choice<T>, bool)) {
        let len = self.fitting.len();
        let height = HEIGHT.min(ROW * len.max(1) as f32 + 4.0);
        let mut area = ScrollArea::vertical().max_height(height).min_scrolled_height(height);
        if std::mem::take(&mut self.follow) {
            let top = self.highlight as f32 * ROW;
            area = area.vertical_scroll_offset(self.offset.clamp((top + ROW - height).max(0.0), top));
        }
        ui.spacing_mut().item_spacing.y = 0.0;
        ui.spacing_mut().interact_size.y = ROW;
        let output = area.show_rows(ui, ROW, len, |ui, rows| {
            ui.set_min_width(ui.available_width());
            for place in rows {
                row(ui, place, &self.all[self.fitting[place]], place == self.highlight);
            }
        });
        self.offset = output.state.clamped_offset().y;
        if len == 0 {
            ui.label(RichText::new("Nothing matches").color(Tokens::of(ui).muted));
        }
    }
}

impl<T> Choice<T> {
    pub fn new(value: T, label: &str) -> Self {
        Self { value, label: visible(label).into_owned() }
    }
}
