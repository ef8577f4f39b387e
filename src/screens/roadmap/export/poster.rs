//! The picture to share, and the bytes of its file.

use egui::{Theme, vec2};
use resvg::usvg;

use super::frame::{Heading, framed};
use super::legend::legend;
use super::png::png;
use super::sheet::{Part, Sheet, sheet};
use super::svg::{Words, svg};
use crate::model::Node;
use crate::screens::roadmap::picture::Picture;
use crate::screens::roadmap::{ExportKind, RoadmapView};
use crate::session::Document;
use crate::ui::format::{Dates, count, visible};
use crate::ui::{FontMeasure, Tokens};

/// Why a picture has no file. Its source is the cause.
#[derive(Debug, thiserror::Error)]
pub enum ExportError {
    /// In points.
    #[error("the picture is {width} × {height} points large, and a PNG of it could not be read")]
    TooLarge { width: u64, height: u64 },
    #[error("the picture could not be drawn")]
    Draw(#[source] usvg::Error),
    #[error("{width} × {height} pixels cannot be drawn")]
    Pixels { width: u32, height: u32 },
    #[error("the picture could not be packed as PNG")]
    Pack(#[source] ::png::EncodingError),
}

impl ExportError {
    /// What a person can do about it.
    pub fn hint(&self) -> &'static str {
        "Share the visible part instead of the whole plan, or share it as SVG, which has no limits."
    }
}

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
    pub fn bytes(&self, kind: ExportKind) -> Result<Vec<u8>, ExportError> {
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
