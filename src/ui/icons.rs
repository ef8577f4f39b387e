//! The icons: glyphs of the Phosphor font, named as Phosphor names them.
//!
//! A constant is a string of one character, so that it stands in a label, a button or a layout job as it is. It shows
//! only where the icon font is installed, and says nothing to a screen reader: what carries it needs a name in words.

/// Declares the constants, and the list of all that the test goes through.
macro_rules! icons {
    ($($name:ident = $glyph:literal;)*) => {
        $(pub const $name: &str = $glyph;)*

        /// Every icon with its name, in the order of this file.
        pub const ALL: &[(&str, &str)] = &[$((stringify!($name), $name)),*];
    };
}

icons! {
    // Places
    KANBAN = "\u{eb54}";
    LIST_NUMBERS = "\u{e2f6}";
    LIST_BULLETS = "\u{e2f2}";
    REPEAT = "\u{e3f6}";
    ARROWS_CLOCKWISE = "\u{e094}";
    CHART_LINE = "\u{e154}";
    CHART_LINE_DOWN = "\u{e8b6}";
    PATH = "\u{e39c}";
    COMPASS = "\u{e1c8}";
    CHAT_CIRCLE_DOTS = "\u{e16c}";
    SCALES = "\u{e750}";
    CHART_BAR = "\u{e150}";
    COLUMNS = "\u{e546}";
    USERS_THREE = "\u{e68e}";
    USERS = "\u{e4d6}";
    USER = "\u{e4c2}";
    GEAR_SIX = "\u{e272}";
    TAG = "\u{e478}";
    ROWS = "\u{e5a2}";
    TARGET = "\u{e47c}";
    TABLE = "\u{e476}";
    CHART_BAR_HORIZONTAL = "\u{e152}";

    // Commands
    MAGNIFYING_GLASS = "\u{e30c}";
    MAGNIFYING_GLASS_PLUS = "\u{e310}";
    MAGNIFYING_GLASS_MINUS = "\u{e30e}";
    ARROW_U_UP_LEFT = "\u{e08a}";
    ARROW_U_UP_RIGHT = "\u{e08c}";
    ARROW_COUNTER_CLOCKWISE = "\u{e038}";
    ARROW_CLOCKWISE = "\u{e036}";
    PLUS = "\u{e3d4}";
    MINUS = "\u{e32a}";
    X = "\u{e4f6}";
    LINK = "\u{e2e2}";
    LINK_SIMPLE = "\u{e2e6}";
    FOLDER_OPEN = "\u{e256}";
    FILE_PLUS = "\u{e236}";
    FILE = "\u{e230}";
    FLOPPY_DISK = "\u{e248}";
    FLOPPY_DISK_BACK = "\u{eaf4}";
    TRASH = "\u{e4a6}";
    COPY = "\u{e1ca}";
    FUNNEL = "\u{e266}";
    SORT_ASCENDING = "\u{e444}";
    SLIDERS_HORIZONTAL = "\u{e434}";
    ARROWS_IN_LINE_HORIZONTAL = "\u{e530}";
    ARROWS_IN_LINE_VERTICAL = "\u{e532}";
    COLUMNS_PLUS_RIGHT = "\u{e542}";
    ARCHIVE = "\u{e00c}";
    ARROWS_SPLIT = "\u{ed3c}";
    ARROW_ELBOW_DOWN_RIGHT = "\u{e046}";
    LIST_CHECKS = "\u{eadc}";
    CHAT_TEXT = "\u{e17a}";
    STACK = "\u{e466}";
    CARDS = "\u{e0f8}";
    BOOKMARKS = "\u{e0ec}";
    PENCIL_SIMPLE = "\u{e3b4}";
    EYE = "\u{e220}";
    KEYBOARD = "\u{e2d8}";
    COMMAND = "\u{e1c4}";
    SIDEBAR_SIMPLE = "\u{ec24}";
    ARROW_SQUARE_OUT = "\u{e5de}";
    ARROWS_OUT_LINE_HORIZONTAL = "\u{e534}";
    ROCKET_LAUNCH = "\u{e3fe}";
    ARROW_BEND_UP_RIGHT = "\u{e026}";
    DOOR_OPEN = "\u{e7e6}";
    SIGN_OUT = "\u{e42a}";
    DIAMOND = "\u{e1ec}";
    PUSH_PIN = "\u{e3e2}";
    PUSH_PIN_SLASH = "\u{e3e4}";
    EXPORT = "\u{eaf0}";
    LINK_BREAK = "\u{e2e4}";
    ARROW_LINE_LEFT = "\u{e062}";
    ARROW_LINE_RIGHT = "\u{e064}";
    ARROW_LINE_UP = "\u{e066}";
    ARROW_LINE_DOWN = "\u{e05c}";
    CALENDAR_DOTS = "\u{e7b4}";
    CALENDAR_PLUS = "\u{e714}";
    GIT_DIFF = "\u{e27c}";
    FRAME_CORNERS = "\u{e626}";
    CROSSHAIR_SIMPLE = "\u{e1d8}";
    LINE_SEGMENTS = "\u{e6d4}";
    FLOW_ARROW = "\u{e6ec}";
    TREND_UP = "\u{e4ae}";
    GHOST = "\u{e62a}";
    CORNERS_OUT = "\u{e1d0}";
    MAGNET = "\u{e680}";
    EYE_SLASH = "\u{e224}";
    SEAL_CHECK = "\u{e606}";
    IMAGE = "\u{e2ca}";
    PLUS_CIRCLE = "\u{e3d6}";
    MINUS_CIRCLE = "\u{e32c}";
    CARET_UP_DOWN = "\u{e140}";
    LIST_DASHES = "\u{e2f4}";
    SELECTION_ALL = "\u{e746}";
    GAUGE = "\u{e628}";
    ARROWS_OUT_LINE_VERTICAL = "\u{e536}";

    // States and kinds
    CHECK = "\u{e182}";
    CHECK_CIRCLE = "\u{e184}";
    CHECK_SQUARE = "\u{e186}";
    SQUARE = "\u{e45e}";
    CIRCLE = "\u{e18a}";
    CIRCLE_DASHED = "\u{e602}";
    WARNING = "\u{e4e0}";
    WARNING_CIRCLE = "\u{e4e2}";
    PROHIBIT = "\u{e3de}";
    BUG = "\u{e5f4}";
    BUG_BEETLE = "\u{e5f6}";
    EQUALS = "\u{e21c}";
    LIGHTNING = "\u{e2de}";
    FLASK = "\u{e79e}";
    BOOKMARK_SIMPLE = "\u{e0ea}";
    FLAG = "\u{e244}";
    LOCK = "\u{e2fa}";
    LOCK_SIMPLE = "\u{e308}";
    HOURGLASS = "\u{e2b2}";
    SPARKLE = "\u{e6a2}";
    SEAL_QUESTION = "\u{e608}";
    QUESTION = "\u{e3e8}";
    INFO = "\u{e2ce}";
    CALENDAR_BLANK = "\u{e10a}";
    CLOCK = "\u{e19a}";

    // Directions and handles
    CARET_DOWN = "\u{e136}";
    CARET_LEFT = "\u{e138}";
    CARET_RIGHT = "\u{e13a}";
    CARET_UP = "\u{e13c}";
    CARET_DOUBLE_UP = "\u{e12c}";
    CARET_DOUBLE_DOWN = "\u{e126}";
    CARET_DOUBLE_LEFT = "\u{e128}";
    CARET_DOUBLE_RIGHT = "\u{e12a}";
    ARROW_RIGHT = "\u{e06c}";
    ARROW_LEFT = "\u{e058}";
    ARROW_UP = "\u{e08e}";
    ARROW_DOWN = "\u{e03e}";
    DOTS_THREE = "\u{e1fe}";
    DOTS_THREE_VERTICAL = "\u{e208}";
    DOTS_SIX_VERTICAL = "\u{eae2}";

    // Appearance and access
    SUN = "\u{e472}";
    MOON = "\u{e330}";
    MONITOR = "\u{e32e}";
    CIRCLE_HALF = "\u{e18c}";
    TEXT_AA = "\u{e6ee}";
    PALETTE = "\u{e6c8}";
    WHEELCHAIR = "\u{e4e8}";
    PERSON = "\u{e3a8}";
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use skrifa::{FontRef, MetadataProvider as _};

    use super::ALL;

    #[test]
    fn the_font_has_every_glyph() {
        let font = FontRef::new(include_bytes!("../../assets/fonts/Phosphor.ttf")).unwrap();
        let map = font.charmap();
        for (name, glyph) in ALL {
            let mut characters = glyph.chars();
            let character = characters.next().unwrap();
            assert_eq!(characters.next(), None, "{name} is more than one character");
            assert!(map.map(character).is_some(), "{name} (U+{:04X}) is not in the font", u32::from(character));
        }
    }

    #[test]
    fn no_text_face_draws_something_else_in_their_place() {
        for face in [
            &include_bytes!("../../assets/fonts/Inter-Regular.ttf")[..],
            include_bytes!("../../assets/fonts/Inter-SemiBold.ttf"),
        ] {
            let map = FontRef::new(face).unwrap().charmap();
            for (name, glyph) in ALL {
                assert!(glyph.chars().all(|c| map.map(c).is_none()), "{name} would be drawn as a letter");
            }
        }
    }

    #[test]
    fn no_two_names_share_a_glyph() {
        let mut seen = BTreeMap::new();
        for (name, glyph) in ALL {
            if let Some(other) = seen.insert(glyph, name) {
                panic!("{name} and {other} are the same glyph");
            }
        }
    }
}
