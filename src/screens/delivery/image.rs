//! A chart for the clipboard: as a picture with its title, or as numbers.

use egui::{ColorImage, Pos2, Theme, vec2};

use super::chart::{Figure, Sheet};
use crate::ui::FontMeasure;
use crate::ui::picture::pen::{self, SMALL};
use crate::ui::picture::{Anchor, Font, Picture, PictureError, Words, image, svg};

const MARGIN: f32 = 24.0;
/// The title and the lines under it, with the space down to the chart.
const HEAD: f32 = 62.0;
const TITLE: Font = Font { size: 18.0, strong: true };
/// The least size of the chart in a picture, in points.
const LEAST: egui::Vec2 = vec2(640.0, 320.0);

/// What stands above a shared chart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heading {
    pub title: String,
    /// The chart in one line.
    pub summary: String,
    /// Of what and when: "Northwind Pay, 24 Nov 2026".
    pub source: String,
}

/// The chart with its heading, drawn anew at a size that can be read.
pub fn poster(figure: &dyn Figure, sheet: &Sheet, heading: &Heading, measure: &mut FontMeasure) -> Picture {
    let t = sheet.t;
    let sheet = Sheet { size: sheet.size.max(LEAST), ..*sheet };
    let chart = figure.compose(&sheet, measure).picture;
    let size = vec2(sheet.size.x + 2.0 * MARGIN, sheet.size.y + HEAD + 2.0 * MARGIN);
    let mut picture = Picture { size, background: t.panel, shapes: Vec::new() };
    let at = |y: f32| Pos2::new(MARGIN, MARGIN + y);
    pen::text_in(&mut picture, at(9.0), Anchor::Left, TITLE, t.text, heading.title.as_str(), sheet.size.x * 0.6);
    let right = Pos2::new(size.x - MARGIN, MARGIN + 9.0);
    let source = heading.source.as_str();
    pen::text_in(&mut picture, right, Anchor::Right, SMALL, t.muted, source, sheet.size.x * 0.38);
    pen::text_in(&mut picture, at(33.0), Anchor::Left, SMALL, t.muted, heading.summary.as_str(), sheet.size.x);
    picture.shapes.extend(chart.shapes.iter().map(|shape| shape.moved(vec2(MARGIN, MARGIN + HEAD))));
    picture
}

/// The pixels of a picture.
pub fn pixels(picture: &Picture, heading: &Heading, measure: &mut FontMeasure) -> Result<ColorImage, PictureError> {
    let words = Words { title: heading.title.clone(), description: heading.summary.clone() };
    image(&svg(picture, &words, measure), picture.size)
}

/// The theme that a picture is drawn in.
pub fn theme(ui: &egui::Ui) -> Theme {
    if ui.visuals().dark_mode { Theme::Dark } else { Theme::Light }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Velocity;
    use crate::model::parse_date;
    use crate::screens::delivery::chart::VelocityFigure;
    use crate::ui::Tokens;
    use crate::ui::format::Dates;
    use crate::ui::picture::Shape;

    #[test]
    fn a_shared_chart_has_its_title_and_is_large_enough() {
        let figure = VelocityFigure { velocity: Velocity::default() };
        let today = parse_date("2026-11-24").unwrap();
        let t = Tokens::of_theme(Theme::Light);
        let sheet = Sheet { size: vec2(300.0, 200.0), t, dates: Dates::default(), today };
        let heading = Heading { title: "Velocity".into(), summary: "None".into(), source: "Northwind Pay".into() };
        let measure = &mut FontMeasure::default();
        let picture = poster(&figure, &sheet, &heading, measure);
        assert_eq!(picture.size, vec2(688.0, 430.0));
        let said = |words: &str| picture.shapes.iter().any(|s| matches!(s, Shape::Text(text) if &*text.text == words));
        assert!(said("Velocity") && said("Northwind Pay") && said("None"));
        let pixels = pixels(&picture, &heading, measure).unwrap();
        assert_eq!(pixels.size, [1376, 860]);
        assert_eq!(pixels.pixels[0], t.panel);
    }
}
