//! The look: colours as data (`assets/theme/`), and what egui's own style makes of them.
//!
//! Nothing else in the code names a colour.

mod style;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use egui::{Color32, Theme, Ui};
use serde::{Deserialize, Deserializer};

use crate::model::{Swatch, Word as _};

pub use style::{BODY, CHIP, MOTION, SECONDARY, TITLE, apply, hairline, semibold};

macro_rules! tokens {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {
        /// The colours of one theme, by what they are for.
        #[derive(Clone, Debug, Default, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub struct Tokens {
            $($(#[$doc])* #[serde(deserialize_with = "color")] pub $name: Color32,)*
            swatches: BTreeMap<String, Hex>,
            /// The swatches, each as dark as text on it needs.
            #[serde(skip)]
            bars: BTreeMap<String, Color32>,
        }
    };
}

tokens! {
    /// Behind the screen.
    bg,
    /// Cards, bars, inspector.
    panel,
    /// Navigation, status bar, column wells.
    side,
    line, line_strong, text, muted,
    /// For decoration only: it does not reach the contrast of text.
    faint,
    hover, selected, accent, on_accent,
    /// The Product Owner's colours, and the Product Manager's.
    po, po_soft, po_mid, pm, pm_soft,
    /// States; an icon or a word always says the same.
    ok, warn, warn_soft, bad, bad_soft,
    shadow, backdrop, on_swatch,
}

#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(transparent)]
struct Hex(#[serde(deserialize_with = "color")] Color32);

fn color<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Color32, D::Error> {
    let text = String::deserialize(deserializer)?;
    Color32::from_hex(&text).map_err(|_| serde::de::Error::custom(format!("“{text}” is not a colour such as #1b2130")))
}

static LIGHT: LazyLock<Tokens> = LazyLock::new(|| parse(include_str!("../../../assets/theme/light.ron")));
static DARK: LazyLock<Tokens> = LazyLock::new(|| parse(include_str!("../../../assets/theme/dark.ron")));

fn parse(text: &str) -> Tokens {
    // The files are part of the program and a test reads them, so the fallback is never seen.
    let mut tokens: Tokens =
        ron::from_str(text).inspect_err(|error| log::error!("a theme does not parse: {error}")).unwrap_or_default();
    let dark_enough = |(name, hex): (&String, &Hex)| (name.clone(), darkened(hex.0, tokens.on_swatch));
    tokens.bars = tokens.swatches.iter().map(dark_enough).collect();
    tokens
}

/// A colour, darkened until text on it reaches the contrast that WCAG 2.2 asks for.
fn darkened(mut color: Color32, text: Color32) -> Color32 {
    for _ in 0..60 {
        if contrast(color, text) >= 4.5 {
            break;
        }
        let [r, g, b, _] = color.to_array();
        let less = |channel: u8| (f32::from(channel) * 0.98) as u8;
        color = Color32::from_rgb(less(r), less(g), less(b));
    }
    color
}

impl Tokens {
    pub fn of_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Light => &LIGHT,
            Theme::Dark => &DARK,
        }
    }

    pub fn of(ui: &Ui) -> &'static Self {
        Self::of_theme(if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light })
    }

    pub fn swatch(&self, swatch: Swatch) -> Color32 {
        self.swatches.get(swatch.word()).map_or(self.faint, |hex| hex.0)
    }

    /// A swatch as the ground of text in `on_swatch`.
    pub fn bar(&self, swatch: Swatch) -> Color32 {
        self.bars.get(swatch.word()).copied().unwrap_or(self.muted)
    }
}

/// WCAG 2.2, relative luminance and contrast ratio.
pub(crate) fn contrast(a: Color32, b: Color32) -> f32 {
    let luminance = |c: Color32| {
        let [r, g, b, _] = egui::Rgba::from(c).to_array();
        0.2126 * r + 0.7152 * g + 0.0722 * b
    };
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn themes() -> [Tokens; 2] {
        [include_str!("../../../assets/theme/light.ron"), include_str!("../../../assets/theme/dark.ron")]
            .map(|text| ron::from_str(text).unwrap())
    }

    #[test]
    fn text_is_readable_on_its_ground() {
        for t in themes() {
            for (what, text, ground) in [
                ("text on bg", t.text, t.bg),
                ("text on panel", t.text, t.panel),
                ("text on side", t.text, t.side),
                ("text on hover", t.text, t.hover),
                ("text on selected", t.text, t.selected),
                ("muted on panel", t.muted, t.panel),
                ("muted on bg", t.muted, t.bg),
                ("muted on side", t.muted, t.side),
                ("accent button", t.on_accent, t.accent),
                ("warn on panel", t.warn, t.panel),
                ("bad on panel", t.bad, t.panel),
                ("po on its chip", t.po, t.po_soft),
            ] {
                let ratio = contrast(text, ground);
                assert!(ratio >= 4.5, "{what}: {ratio:.2}");
            }
            // An icon beside a word needs 3:1.
            assert!(contrast(t.ok, t.side) >= 3.0);
        }
    }

    #[test]
    fn bars_carry_text() {
        for t in [Tokens::of_theme(Theme::Light), Tokens::of_theme(Theme::Dark)] {
            for swatch in Swatch::ALL {
                let ratio = contrast(t.on_swatch, t.bar(*swatch));
                assert!(ratio >= 4.5, "{swatch:?}: {ratio:.2}");
            }
        }
    }

    #[test]
    fn every_swatch_has_a_colour_that_carries_initials() {
        for t in themes() {
            for swatch in Swatch::ALL {
                assert!(t.swatches.contains_key(swatch.word()), "{swatch:?}");
            }
        }
    }
}
