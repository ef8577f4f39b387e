//! Markdown as read-only text in the look of the program.
//!
//! Texts come with files from elsewhere, so nothing is loaded (an image is its description), HTML is text, hidden marks
//! are shown, and a link opens only what a browser or a mail program takes.

mod parse;

use std::sync::Arc;

use egui::text::{LayoutJob, TextFormat};
use egui::util::hash;
use egui::{
    Align, AsIdSalt, Color32, FontId, Frame, Grid, Id, Label, Link, Margin, OpenUrl, Response, RichText, Role,
    ScrollArea, Stroke, Ui, WidgetInfo, vec2,
};

use crate::ui::icons;
use crate::ui::theme::{BODY, TITLE, Tokens, semibold};
use parse::{Block, Item, Span};

/// Between two blocks, in points.
const GAP: f32 = 6.0;
/// What a list's marks take at the left, in points.
const INDENT: f32 = 20.0;
/// So many parsed texts are kept between frames.
const KEPT: usize = 32;

/// Shows a text with its marks of emphasis, lists, code and links.
pub fn markdown(ui: &mut Ui, id_salt: impl AsIdSalt, text: &str) -> Response {
    let parsed = parsed(ui, text);
    ui.push_id(id_salt, |ui| blocks(ui, &parsed, Tokens::of(ui).text)).response
}

/// What was parsed lately, the latest last, by the hash of its text.
type Kept = Vec<(u64, Arc<Vec<Block>>)>;

fn parsed(ui: &Ui, text: &str) -> Arc<Vec<Block>> {
    let key = hash(text);
    ui.data_mut(|data| {
        let kept: &mut Kept = data.get_temp_mut_or_default(Id::unique("parsed markdown"));
        let entry = match kept.iter().position(|(known, _)| *known == key) {
            Some(at) => kept.remove(at),
            None => (key, Arc::new(parse::parse(text))),
        };
        let parsed = Arc::clone(&entry.1);
        if kept.len() >= KEPT {
            kept.remove(0);
        }
        kept.push(entry);
        parsed
    })
}

fn blocks(ui: &mut Ui, blocks: &[Block], color: Color32) {
    ui.vertical(|ui| {
        ui.spacing_mut().item_spacing.y = GAP;
        for (i, block) in blocks.iter().enumerate() {
            if i > 0 && matches!(block, Block::Heading(..)) {
                ui.add_space(GAP);
            }
            ui.push_id(i, |ui| show(ui, block, color));
        }
    });
}

fn show(ui: &mut Ui, block: &Block, color: Color32) {
    let t = Tokens::of(ui);
    match block {
        Block::Text(spans) => paragraph(ui, spans, Face { size: BODY, strong: false, color }),
        Block::Heading(level, spans) => {
            let size = if *level == 1 { TITLE } else { BODY };
            paragraph(ui, spans, Face { size, strong: true, color });
        }
        Block::Code(code) => {
            Frame::new().fill(t.side).corner_radius(6).inner_margin(Margin::symmetric(8, 6)).show(ui, |ui| {
                // Lines of code are not wrapped: they scroll.
                ScrollArea::horizontal().auto_shrink([false, true]).show(ui, |ui| {
                    ui.add(Label::new(RichText::new(code).monospace().color(color)).extend());
                });
            });
        }
        Block::Quote(inner) => {
            let frame = Frame::new().inner_margin(Margin { left: 10, right: 0, top: 0, bottom: 0 });
            let rect = frame.show(ui, |ui| blocks(ui, inner, t.muted)).response.rect;
            ui.painter().vline(rect.min.x + 1.0, rect.y_range(), Stroke::new(2.0, t.line_strong));
        }
        Block::List(start, items) => list(ui, *start, items, color),
        Block::Table(rows) => {
            ScrollArea::horizontal().auto_shrink([true, true]).show(ui, |ui| table(ui, rows, color));
        }
        Block::Rule => {
            ui.separator();
        }
    }
}

fn list(ui: &mut Ui, start: Option<u64>, items: &[Item], color: Color32) {
    let t = Tokens::of(ui);
    ui.spacing_mut().item_spacing.y = 2.0;
    for (i, item) in items.iter().enumerate() {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            let mark = match (item.done, start) {
                (Some(done), _) => if done { icons::CHECK_SQUARE } else { icons::SQUARE }.to_owned(),
                (None, Some(start)) => format!("{}.", start.saturating_add(i as u64)),
                (None, None) => "•".to_owned(),
            };
            let marked = ui.allocate_ui(vec2(INDENT, 0.0), |ui| {
                ui.set_min_width(INDENT);
                let mark = ui.add(Label::new(RichText::new(mark).color(t.muted)).extend());
                if let Some(done) = item.done {
                    let name = if done { "Done" } else { "To do" };
                    mark.widget_info(|| WidgetInfo::labeled(Role::Label, true, name));
                }
            });
            // Long numbers take what they need, and a space after it.
            if marked.response.rect.width() > INDENT {
                ui.add_space(4.0);
            }
            ui.push_id(i, |ui| blocks(ui, &item.blocks, color));
        });
    }
}

fn table(ui: &mut Ui, rows: &[Vec<Vec<Span>>], color: Color32) {
    Grid::new("table").num_columns(rows.first().map_or(0, Vec::len)).spacing(vec2(16.0, 4.0)).min_row_height(0.0).show(
        ui,
        |ui| {
            for (i, row) in rows.iter().enumerate() {
                for cell in row {
                    paragraph(ui, cell, Face { size: BODY, strong: i == 0, color });
                }
                ui.end_row();
            }
        },
    );
}

/// How the text of a paragraph looks where nothing else is said.
#[derive(Clone, Copy, Debug)]
struct Face {
    size: f32,
    strong: bool,
    color: Color32,
}

fn paragraph(ui: &mut Ui, spans: &[Span], face: Face) {
    if spans.iter().all(|span| span.link.is_none()) {
        ui.label(job(ui, spans, face));
        return;
    }
    ui.scope(|ui| {
        // Rows are as high as text, not as buttons.
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        ui.spacing_mut().interact_size.y = 0.0;
        ui.horizontal_wrapped(|ui| runs(ui, spans, face));
    });
}

fn runs(ui: &mut Ui, spans: &[Span], face: Face) {
    for run in spans.chunk_by(|a, b| a.link == b.link) {
        match run.first().and_then(|span| span.link.as_deref()) {
            Some(target) => link(ui, run, target, face),
            None => drop(ui.label(job(ui, run, face))),
        }
    }
}

fn link(ui: &mut Ui, spans: &[Span], target: &str, face: Face) {
    let color = ui.visuals().hyperlink_color;
    let response = ui.add(Link::new(job(ui, spans, Face { color, ..face }))).on_hover_text(target);
    if response.clicked() {
        ui.open_url(OpenUrl::new_tab(target));
    }
}

fn job(ui: &Ui, spans: &[Span], face: Face) -> LayoutJob {
    let t = Tokens::of(ui);
    let mut job = LayoutJob::default();
    for span in spans {
        let font_id = match () {
            () if span.code => FontId::monospace(face.size),
            () if span.strong || face.strong => semibold(face.size),
            () => FontId::proportional(face.size),
        };
        let format = TextFormat {
            font_id,
            color: face.color,
            italics: span.emphasis,
            strikethrough: if span.strike { Stroke::new(1.0, face.color) } else { Stroke::NONE },
            background: if span.code { t.side } else { Color32::TRANSPARENT },
            valign: Align::Center,
            ..TextFormat::default()
        };
        job.append(&span.text, 0.0, format);
    }
    job
}
