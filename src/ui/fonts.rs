//! The typefaces that ship with Roadboard: Inter for text, Phosphor for icons. The system's fonts stand behind them.

use std::sync::Arc;

use egui::epaint::text::FontTweak;
use egui::{Context, FontData, FontDefinitions, FontFamily};

const REGULAR: &[u8] = include_bytes!("../../assets/fonts/Inter-Regular.ttf");
const SEMIBOLD: &[u8] = include_bytes!("../../assets/fonts/Inter-SemiBold.ttf");
/// The faces that texts are set in, as files.
pub const TEXT_FACES: [&[u8]; 2] = [REGULAR, SEMIBOLD];
const ICONS: &[u8] = include_bytes!("../../assets/fonts/Phosphor.ttf");

/// Makes egui use them.
pub fn install(ctx: &Context) {
    ctx.set_fonts(definitions());
}

/// What egui needs to know of them.
pub fn definitions() -> FontDefinitions {
    let mut fonts = FontDefinitions::empty();
    let icons = FontData::from_static(ICONS).tweak(FontTweak { y_offset_factor: 0.08, ..FontTweak::default() });
    for (name, data) in [
        ("inter", FontData::from_static(REGULAR)),
        ("inter-semibold", FontData::from_static(SEMIBOLD)),
        ("phosphor", icons),
    ] {
        fonts.font_data.insert(name.into(), Arc::new(data));
    }
    for (family, face) in [
        (FontFamily::Proportional, "inter"),
        (FontFamily::Monospace, "inter"),
        (FontFamily::Name("semibold".into()), "inter-semibold"),
    ] {
        fonts.families.insert(family, vec![face.into(), "phosphor".into()]);
    }
    fonts
}
