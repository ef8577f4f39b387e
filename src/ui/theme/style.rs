//! egui's style, made from the tokens.

use egui::style::{ScrollStyle, WidgetVisuals, Widgets};
use egui::{
    Context, CornerRadius, FontFamily, FontId, Margin, Shadow, Stroke, Style, TextStyle, Theme, Ui, Visuals, vec2,
};

use super::Tokens;

/// Seconds that a movement takes.
pub const MOTION: f32 = 0.12;
/// Points of body text.
pub const BODY: f32 = 13.0;
/// Points of a title.
pub const TITLE: f32 = 15.0;
/// Points of secondary text.
pub const SECONDARY: f32 = 12.0;
/// Points of text in chips.
pub const CHIP: f32 = 11.0;

/// The semi-bold face at a size.
pub fn semibold(size: f32) -> FontId {
    FontId::new(size, FontFamily::Name("semibold".into()))
}

/// The width of one physical pixel in points.
pub fn hairline(ui: &Ui) -> f32 {
    1.0 / ui.pixels_per_point()
}

/// Sets both themes' styles.
pub fn apply(ctx: &Context) {
    for theme in [Theme::Light, Theme::Dark] {
        ctx.set_style_of(theme, style(theme));
    }
    ctx.options_mut(|options| {
        // Ctrl+plus goes through the table of actions, so that the preference is kept.
        options.zoom_with_keyboard = false;
        options.input_options.max_click_dist = 5.0;
    });
}

fn style(theme: Theme) -> Style {
    let t = Tokens::of_theme(theme);
    let text_styles = [
        (TextStyle::Small, FontId::proportional(CHIP)),
        (TextStyle::Body, FontId::proportional(BODY)),
        (TextStyle::Button, FontId::proportional(BODY)),
        (TextStyle::Monospace, FontId::monospace(BODY)),
        (TextStyle::Heading, semibold(TITLE)),
    ];
    let mut style = Style {
        text_styles: text_styles.into(),
        visuals: visuals(theme, t),
        animation_time: MOTION,
        ..Style::default()
    };
    style.interaction.tooltip_delay = 0.4;
    style.interaction.selectable_labels = false;
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(8.0, 6.0);
    spacing.button_padding = vec2(10.0, 4.0);
    spacing.menu_margin = Margin::same(6);
    spacing.window_margin = Margin::same(16);
    spacing.interact_size = vec2(24.0, 28.0);
    spacing.combo_width = 60.0;
    spacing.icon_width = 16.0;
    spacing.icon_spacing = 8.0;
    spacing.menu_width = 280.0;
    spacing.tooltip_width = 320.0;
    spacing.scroll = ScrollStyle::floating();
    style
}

fn visuals(theme: Theme, t: &Tokens) -> Visuals {
    let mut v = match theme {
        Theme::Light => Visuals::light(),
        Theme::Dark => Visuals::dark(),
    };
    let corner = CornerRadius::same(6);
    let widget = |fill, line, text| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: Stroke::new(1.0, line),
        corner_radius: corner,
        fg_stroke: Stroke::new(1.0, text),
        expansion: 0.0,
    };
    v.widgets = Widgets {
        noninteractive: widget(t.panel, t.line, t.text),
        inactive: widget(t.panel, t.line_strong, t.text),
        hovered: widget(t.hover, t.line_strong, t.text),
        active: widget(t.selected, t.accent, t.text),
        open: widget(t.hover, t.line_strong, t.text),
    };
    v.selection.bg_fill = t.selected;
    v.selection.stroke = Stroke::new(1.0, t.accent);
    v.override_text_color = None;
    v.weak_text_color = Some(t.muted);
    v.hyperlink_color = t.accent;
    v.faint_bg_color = t.side;
    v.extreme_bg_color = t.panel;
    v.text_edit_bg_color = Some(t.panel);
    v.code_bg_color = t.side;
    v.warn_fg_color = t.warn;
    v.error_fg_color = t.bad;
    v.window_fill = t.panel;
    v.window_stroke = Stroke::new(1.0, t.line);
    v.window_corner_radius = CornerRadius::same(10);
    v.menu_corner_radius = CornerRadius::same(8);
    v.panel_fill = t.panel;
    v.window_shadow = Shadow { offset: [0, 8], blur: 28, spread: 0, color: t.shadow };
    v.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: t.shadow };
    v.text_cursor.stroke = Stroke::new(1.5, t.accent);
    v
}
