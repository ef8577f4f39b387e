//! The picture to share, and the bytes of its file.

use egui::{Theme, vec2};

use super::frame::{Heading, framed};
use super::legend::legend;
use super::sheet::{Part, Sheet, sheet};
use crate::model::Node;
use crate::screens::roadmap::{ExportKind, RoadmapView};
use crate::session::Document;
use crate::ui::format::{Dates, count, visible};
use crate::ui::picture::{Picture, PictureError, Words, png, svg};
use crate::ui::{FontMeasure, Tokens};

/// What a person can do when the picture has no file.
pub const HINT: &str = "Share the visible part instead of the whole plan, or share it as SVG, which has no limits.";

/// A picture with its title and its legend, and what it shows in words.
#[derive(Clone, Debug, PartialEq)]
pub struct Poster {
    pub picture: Picture,
    pub words: Words,
}

impl Poster {
    /// A part of the plan as the view shows it. The view has followed the document.
    pub fn of(document: &Document, view: &RoadmapView, dates: Dates, part: Part, dark: bool) -> Self {
        let t = Tokens::of_theme(if dark { Theme::Dark } else { Theme::Light });
        let sheet = sheet(document, view, dates, part, dark);
        let heading = heading(document, dates, &sheet);
        let legend = legend(document, view, &sheet, t);
        let picture = framed(&sheet.picture, &heading, &legend, t, &mut FontMeasure::default());
        let title = format!("{}: roadmap", heading.title);
        let description = format!("{}. {}", heading.line, content(&sheet));
        Self { picture, words: Words { title, description } }
    }

    /// The content of its file. It takes a while for a large PNG.
    pub fn bytes(&self, kind: ExportKind) -> Result<Vec<u8>, PictureError> {
        let svg = svg(&self.picture, &self.words, &mut FontMeasure::default());
        match kind {
            ExportKind::Svg => Ok(svg.into_bytes()),
            ExportKind::Png => png(&svg, vec2(self.picture.size.x, self.picture.size.y)),
        }
    }
}

fn heading(document: &Document, dates: Dates, sheet: &Sheet) -> Heading {
    let name = visible(document.project().settings.name.trim()).into_owned();
    let (from, to) = (dates.full(sheet.period.start), dates.full(sheet.period.end));
    let today = dates.full(document.clock().today());
    Heading {
        title: if name.is_empty() { "A product without a name".into() } else { name },
        line: format!("Roadmap from {from} to {to}, as of {today}"),
    }
}

/// What is in sight, in a sentence.
fn content(sheet: &Sheet) -> String {
    let milestones = sheet.sight.bars.iter().filter(|seen| matches!(seen.node, Node::Milestone(_))).count();
    let bars = count(sheet.sight.bars.len() - milestones, "initiative", "initiatives");
    let milestones = count(milestones, "milestone", "milestones");
    format!("{bars} and {milestones} in {}.", count(sheet.sight.lanes.len(), "lane", "lanes"))
}
