//! How wide a text comes out, without a window.
//!
//! Each character is measured once together with the one after it, so that the kerning counts; a text is then a sum of
//! numbers from a table. Widths are kept in ems, as they grow evenly with the size.

use std::collections::HashMap;
use std::fmt;
use std::sync::{Arc, LazyLock};

use egui::epaint::text::{FallbackRequest, FontInsert, FontProvider, Fonts, LayoutJob, TextOptions};
use egui::{Color32, FontId};
use egui_system_font_provider::SystemFontProvider;

use super::fonts;
use super::theme::semibold;

/// The size at which everything is measured, in points; small, since egui draws what it lays out.
const EM: f32 = 16.0;
/// Characters that have a place in the table.
const TABLE: usize = 128;
/// What is remembered of other characters, and of whole texts, before it is forgotten.
const MOST: usize = 20_000;

/// Measures texts in the typefaces of the app.
#[derive(Debug, Default)]
pub struct FontMeasure {
    fonts: AppFonts,
    regular: Face,
    strong: Face,
}

impl FontMeasure {
    /// The width of one line of text in points; `size` is in points too. `strong` is semi-bold.
    pub fn width(&mut self, text: &str, size: f32, strong: bool) -> f32 {
        let face = if strong { &mut self.strong } else { &mut self.regular };
        face.ems(&mut self.fonts, text, strong) * size
    }
}

/// What is known of one face, in ems.
#[derive(Default)]
struct Face {
    /// How far a character reaches before a next one: at `128 * next + character`; NaN when not known yet.
    /// The next one is 0 at the end of a text.
    table: Vec<f32>,
    /// The same of all other characters.
    others: HashMap<(char, char), f32>,
    /// Texts with letters that depend on more than the next one.
    whole: HashMap<Box<str>, f32>,
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Face")
            .field("others", &self.others.len())
            .field("whole", &self.whole.len())
            .finish_non_exhaustive()
    }
}

impl Face {
    fn ems(&mut self, fonts: &mut AppFonts, text: &str, strong: bool) -> f32 {
        if self.table.is_empty() {
            self.table = vec![f32::NAN; TABLE * TABLE];
        }
        let (mut ems, mut before) = (0.0, '\0');
        let mut chars = text.chars().peekable();
        while let Some(c) = chars.next() {
            let next = chars.peek().copied().unwrap_or('\0');
            if !stands_alone(c) || changes_between(before, c, next) {
                return self.whole(fonts, text, strong);
            }
            ems += self.advance(fonts, c, next, strong);
            before = c;
        }
        ems
    }

    /// How far `c` reaches when `next` follows.
    fn advance(&mut self, fonts: &mut AppFonts, c: char, next: char, strong: bool) -> f32 {
        let place = (u32::from(c).max(u32::from(next)) < TABLE as u32).then(|| next as usize * TABLE + c as usize);
        if let Some(known) = place.and_then(|place| self.table.get(place)).filter(|ems| !ems.is_nan()) {
            return *known;
        }
        // Ideographs have no kerning, and too many neighbours.
        let next = if place.is_none() && (is_wide(c) || is_wide(next)) { '\0' } else { next };
        if let Some(known) = self.others.get(&(c, next)).filter(|_| place.is_none()) {
            return *known;
        }
        let mut pair = String::from(c);
        if next != '\0' {
            pair.push(next);
        }
        let mut ems = fonts.ems(&pair, strong);
        if next != '\0' {
            ems -= fonts.ems(next.encode_utf8(&mut [0; 4]), strong);
        }
        match place.and_then(|place| self.table.get_mut(place)) {
            Some(place) => *place = ems,
            None => remember(&mut self.others, (c, next), ems),
        }
        ems
    }

    fn whole(&mut self, fonts: &mut AppFonts, text: &str, strong: bool) -> f32 {
        if let Some(known) = self.whole.get(text) {
            return *known;
        }
        let ems = fonts.ems(text, strong);
        remember(&mut self.whole, text.into(), ems);
        ems
    }
}

fn remember<K: Eq + std::hash::Hash>(map: &mut HashMap<K, f32>, key: K, ems: f32) {
    if map.len() >= MOST {
        map.clear();
    }
    map.insert(key, ems);
}

/// A character that joins nothing and changes no shape: of Latin, Greek, Cyrillic, punctuation, signs and ideographs.
/// Inter draws arrows for "->", and moves asterisks, at signs and tildes beside capitals.
fn stands_alone(c: char) -> bool {
    matches!(c,
        ' '..=')' | '+'..=';' | '?' | 'A'..='}' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}'
        | '\u{370}'..='\u{482}' | '\u{48a}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}' | '\u{2010}'..='\u{2027}'
        | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20bf}' | '\u{2190}'..='\u{22ff}' | '\u{3000}'..='\u{3029}'
        | '\u{3030}'..='\u{3098}' | '\u{309b}'..='\u{9fff}' | '\u{ac00}'..='\u{d7a3}' | '\u{ff01}'..='\u{ff60}')
}

/// Inter makes a multiplication sign of an x between digits, and lifts a colon within a word.
fn changes_between(before: char, c: char, next: char) -> bool {
    match c {
        'x' => before.is_ascii_digit() && next.is_ascii_digit(),
        ':' => !matches!(next, ' ' | '\0'),
        _ => false,
    }
}

fn is_wide(c: char) -> bool {
    c >= '\u{3000}'
}

/// The fonts are read when the first text is measured.
#[derive(Default)]
struct AppFonts(Option<Fonts>);

impl fmt::Debug for AppFonts {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.is_some() { "AppFonts(read)" } else { "AppFonts(not read)" })
    }
}

impl AppFonts {
    /// The width of a text as egui lays it out.
    fn ems(&mut self, text: &str, strong: bool) -> f32 {
        let fonts = self.0.get_or_insert_with(|| {
            let fonts = Fonts::new(TextOptions::default(), fonts::definitions());
            fonts.with_font_providers(vec![Arc::new(SystemFonts)])
        });
        let font = if strong { semibold(EM) } else { FontId::proportional(EM) };
        let mut job = LayoutJob::simple_singleline(text.to_owned(), font, Color32::PLACEHOLDER);
        job.round_output_to_gui = false;
        job.keep_trailing_whitespace = true;
        fonts.layout_uncached(1.0, Arc::new(job)).intrinsic_size().x / EM
    }
}

/// The fonts of the system, which are looked for when a character first needs one.
struct SystemFonts;

static SYSTEM: LazyLock<SystemFontProvider> = LazyLock::new(SystemFontProvider::new);

impl FontProvider for SystemFonts {
    fn font_for(&self, request: &FallbackRequest<'_>) -> Option<FontInsert> {
        SYSTEM.font_for(request)
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use proptest::prelude::*;

    use super::*;

    /// As a window without the system's fonts lays it out.
    fn in_a_window(ctx: &egui::Context, text: &str, size: f32, strong: bool) -> f32 {
        let font = if strong { semibold(size) } else { FontId::proportional(size) };
        ctx.fonts_mut(|f| f.layout_no_wrap(text.to_owned(), font, Color32::PLACEHOLDER).size().x)
    }

    fn window() -> egui::Context {
        let ctx = egui::Context::default();
        fonts::install(&ctx);
        let mut output = ctx.run_ui(egui::RawInput::default(), |_| {});
        output.textures_delta.clear();
        ctx
    }

    #[test]
    fn titles_are_as_wide_as_in_a_window() {
        let (ctx, mut measure) = (window(), FontMeasure::default());
        for text in [
            "",
            " ",
            "A",
            "Self-service checkout for wholesale customers",
            "AVAVAVAVATo.Ty,LTLT",
            "Wave 2 -> 3x4, 10:30 (beta) <= 100 %",
            "Über façade — “naïve” cafés, Ångström’s Łódź",
            "Привет, мир; Ελληνικά",
            "no break\u{a0}space, trailing  ",
            "e\u{301}te\u{301}",
        ] {
            for (size, strong) in [(11.0, false), (12.0, true), (13.0, false), (15.0, true)] {
                let (ours, theirs) = (measure.width(text, size, strong), in_a_window(&ctx, text, size, strong));
                assert!((ours - theirs).abs() <= 0.01 * theirs + 0.04, "{text:?} at {size}: {ours} and not {theirs}");
            }
        }
    }

    #[test]
    fn any_line_of_text_is_as_wide_as_in_a_window() {
        let (ctx, measure) = (window(), RefCell::new(FontMeasure::default()));
        proptest!(|(text in "[!-~]([ -~]{0,40}[!-~])?", size in 9.0_f32..30.0, strong: bool)| {
            let (ours, theirs) =
                (measure.borrow_mut().width(&text, size, strong), in_a_window(&ctx, &text, size, strong));
            prop_assert!((ours - theirs).abs() <= 0.01 * theirs + 0.04, "{} and not {}", ours, theirs);
        });
    }

    #[test]
    fn what_is_known_is_the_same_as_what_is_measured() {
        let (mut fresh, mut used) = (FontMeasure::default(), FontMeasure::default());
        used.width("Tomato aT omat", 20.0, false);
        used.width("Tomato aT omat", 20.0, true);
        assert_eq!(fresh.width("Tomato", 13.0, false), used.width("Tomato", 13.0, false));
        assert_eq!(fresh.width("Tomato", 13.0, true), used.width("Tomato", 13.0, true));
        assert_ne!(fresh.width("Tomato", 13.0, true), fresh.width("Tomato", 13.0, false));
    }

    #[test]
    fn what_is_remembered_has_an_end() {
        let mut face = Face::default();
        for n in 0..=MOST {
            remember(&mut face.whole, n.to_string().into(), 1.0);
        }
        assert_eq!(face.whole.len(), 1);
    }
}
