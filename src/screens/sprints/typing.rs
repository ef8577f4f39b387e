//! Fields of one line, whose text is kept while it is typed: it may be no value yet.

use egui::{Color32, Id, Response, Stroke, TextEdit, Ui};

use crate::ui::theme::Tokens;

/// The text of the field that is being typed in.
#[derive(Debug, Default)]
pub(super) struct Typing(Option<(Id, String)>);

/// What came of a field in a frame.
#[derive(Debug)]
pub(super) struct Typed {
    pub(super) response: Response,
    /// The text, when it changed just now.
    pub(super) text: Option<String>,
    /// The field was left just now; the text if it was typed in.
    pub(super) left: Option<Option<String>>,
}

impl Typing {
    /// What is typed in a field and no value yet.
    pub(super) fn of(&self, id: Id) -> Option<&str> {
        self.0.as_ref().filter(|(field, _)| *field == id).map(|(_, text)| text.as_str())
    }

    /// Shows a field as `dress` has it.
    pub(super) fn field(
        &mut self,
        ui: &mut Ui,
        id: Id,
        name: &str,
        value: String,
        dress: impl FnOnce(TextEdit<'_>) -> TextEdit<'_>,
    ) -> Typed {
        let mut text = self.of(id).map_or(value, str::to_owned);
        let response = ui.add(dress(TextEdit::singleline(&mut text).id(id))).accessible_name(name);
        let changed = response.changed();
        if changed {
            self.0 = Some((id, text.clone()));
        }
        let left = response.lost_focus().then(|| self.0.take_if(|(field, _)| *field == id).map(|(_, text)| text));
        Typed { response, text: changed.then_some(text), left }
    }

    /// A narrow field for a number, which looks like a value until it is pointed at. Tells what was typed when it is left:
    /// none for no text.
    pub(super) fn number(&mut self, ui: &mut Ui, id: Id, name: &str, value: Option<String>) -> Option<Number> {
        let t = Tokens::of(ui);
        let bad = self.of(id).is_some_and(|text| Number::read(text) == Number::Nonsense(text.to_owned()));
        let typed = ui
            .scope(|ui| {
                ui.visuals_mut().widgets.inactive.bg_stroke = Stroke::new(1.0, t.line);
                self.field(ui, id, name, value.unwrap_or_default(), |edit| {
                    edit.hint_text("–")
                        .align(egui::Align2::LEFT_CENTER)
                        .desired_width(40.0)
                        .margin(egui::Margin::symmetric(5, 3))
                        .background_color(Color32::TRANSPARENT)
                        .text_color_opt(bad.then_some(t.bad))
                })
            })
            .inner;
        typed.left.flatten().map(|text| Number::read(&text))
    }
}

/// What a text says that should be a number.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Number {
    None,
    Points(f64),
    Nonsense(String),
}

impl Number {
    /// "0,5" and "0.5" are the same; whether it is in range is for the edit to say.
    fn read(text: &str) -> Self {
        match text.trim() {
            "" => Self::None,
            number => match number.replace(',', ".").parse::<f64>() {
                Ok(points) if points.is_finite() => Self::Points(points),
                _ => Self::Nonsense(text.to_owned()),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Number;

    #[test]
    fn numbers_are_read_with_comma_and_with_dot() {
        assert_eq!(Number::read(" 0,5 "), Number::Points(0.5));
        assert_eq!(Number::read("-1"), Number::Points(-1.0));
        assert_eq!(Number::read(" "), Number::None);
        for text in ["many", "NaN", "inf", "1 2"] {
            assert_eq!(Number::read(text), Number::Nonsense(text.into()));
        }
    }
}
