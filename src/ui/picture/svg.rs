//! A picture as SVG: plain shapes that every program draws alike, and texts that stay texts.
//!
//! The same picture gives the same bytes. Fonts are named and not embedded, so a reader without Inter sees the texts in
//! a face of the same kind.

use std::collections::HashMap;
use std::fmt::Write as _;

use egui::{Color32, Pos2, Rect, pos2};

use super::paint::{DASH, arrow_head};
use super::text::{clean, cut, escape};
use super::{Anchor, Measure, Path, Picture, Shape, Text};

/// From the middle of a line of Inter down to its baseline, in ems: half of its ascent less its descent.
pub(super) const BASELINE: f32 = 0.364;

/// What a reader that cannot see the picture is told.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    pub title: String,
    pub description: String,
}

/// Writes a picture. Shapes whose place or size is no finite number are left out.
pub fn svg(picture: &Picture, words: &Words, measure: &mut dyn Measure) -> String {
    let size = Rect::from_min_size(Pos2::ZERO, picture.size);
    let size = if size.is_finite() { size.size().max(egui::Vec2::ZERO) } else { egui::Vec2::ZERO };
    let whole = Rect::from_min_size(Pos2::ZERO, size);
    let mut writer = Writer::new(whole);
    for shape in &picture.shapes {
        writer.shape(shape, measure);
    }
    writer.close();
    let Writer { body, defs, .. } = writer;
    let (width, height) = (num(size.x), num(size.y));
    let (title, description) = (clean(&words.title), clean(&words.description));
    let mut out = String::with_capacity(body.len() + defs.len() + 1024);
    out.push_str("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    put(
        &mut out,
        format_args!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
             viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title description\" xml:lang=\"en\" \
             font-family=\"Inter, sans-serif\" text-rendering=\"geometricPrecision\">\n\
             <title id=\"title\">{}</title>\n<desc id=\"description\">{}</desc>\n",
            escape(&title),
            escape(&description),
        ),
    );
    if !defs.is_empty() {
        put(&mut out, format_args!("<defs>\n{defs}</defs>\n"));
    }
    if let Some(fill) = fill(picture.background) {
        put(&mut out, format_args!("<rect width=\"{width}\" height=\"{height}\"{fill}/>\n"));
    }
    out.push_str(&body);
    out.push_str("</svg>\n");
    out
}

struct Writer {
    body: String,
    defs: String,
    /// What the picture covers, and what is not cut away now.
    whole: Rect,
    clip: Rect,
    /// The group of a clip is open.
    open: bool,
    clips: HashMap<String, usize>,
    fades: HashMap<String, usize>,
}

impl Writer {
    fn new(whole: Rect) -> Self {
        let (body, defs) = (String::new(), String::new());
        Self { body, defs, whole, clip: whole, open: false, clips: HashMap::new(), fades: HashMap::new() }
    }

    fn shape(&mut self, shape: &Shape, measure: &mut dyn Measure) {
        match shape {
            Shape::Clip(rect) => {
                self.close();
                self.clip = *rect;
            }
            Shape::Rect { rect, radius, fill: color } => {
                if let Some((place, fill)) = area(*rect, *radius).zip(fill(*color)) {
                    self.put(format_args!("<rect{place}{fill}/>\n"));
                }
            }
            Shape::Frame { rect, radius, width, color } => self.frame(*rect, *radius, *width, *color),
            Shape::Fade { rect, radius, fill, from, opacity } => self.fade(*rect, *radius, *fill, *from, *opacity),
            Shape::Path(path) => self.path(path),
            Shape::Diamond { center, half, fill: color } => {
                let Pos2 { x, y } = *center;
                let corners = [pos2(x, y - half), pos2(x + half, y), pos2(x, y + half), pos2(x - half, y)];
                self.polygon(&corners, *color);
            }
            Shape::Area { top, bottom, fill } => {
                let outline: Vec<Pos2> = top.iter().chain(bottom.iter().rev()).copied().collect();
                if outline.len() >= 3 {
                    self.polygon(&outline, *fill);
                }
            }
            Shape::Dots { dots, fill: color } => {
                let Some(fill) = fill(*color) else { return };
                for (at, radius) in dots.iter().filter(|(at, radius)| at.is_finite() && *radius > 0.0) {
                    let [x, y, radius] = [at.x, at.y, *radius].map(num);
                    self.put(format_args!("<circle cx=\"{x}\" cy=\"{y}\" r=\"{radius}\"{fill}/>\n"));
                }
            }
            Shape::Text(text) => self.text(text, measure),
        }
    }

    /// Writes an element into the group of the present clip.
    fn put(&mut self, element: std::fmt::Arguments<'_>) {
        if !self.open && !self.clip.contains_rect(self.whole) {
            self.open = true;
            let clip = if self.clip.is_finite() { self.clip } else { Rect::ZERO };
            let size = clip.size().max(egui::Vec2::ZERO);
            let rect = format!(
                "<rect x=\"{}\" y=\"{}\" width=\"{}\" height=\"{}\"/>",
                num(clip.min.x),
                num(clip.min.y),
                num(size.x),
                num(size.y)
            );
            let next = self.clips.len() + 1;
            let number = *self.clips.entry(rect).or_insert_with_key(|rect| {
                put(&mut self.defs, format_args!("<clipPath id=\"clip{next}\">{rect}</clipPath>\n"));
                next
            });
            put(&mut self.body, format_args!("<g clip-path=\"url(#clip{number})\">\n"));
        }
        put(&mut self.body, element);
    }

    fn close(&mut self) {
        if std::mem::take(&mut self.open) {
            self.body.push_str("</g>\n");
        }
    }

    /// A stroke lies on both sides of its line, so the line goes half of its width inside.
    fn frame(&mut self, rect: Rect, radius: f32, width: f32, color: Color32) {
        let place = area(rect.shrink(width / 2.0), radius - width / 2.0);
        if let Some((place, stroke)) = place.zip(stroke(color, width)) {
            self.put(format_args!("<rect{place} fill=\"none\"{stroke}/>\n"));
        }
    }

    fn fade(&mut self, rect: Rect, radius: f32, fill: Color32, from: f32, opacity: f32) {
        let (Some(place), true) = (area(rect, radius), from.is_finite() && opacity.is_finite() && fill.a() > 0) else {
            return;
        };
        let (color, solid) = hex(fill);
        // In shares of the bar, so that bars of all lengths have the same gradient.
        let from = num(((from - rect.min.x) / rect.width() * 100.0).clamp(0.0, 100.0));
        let end = num(solid * opacity.clamp(0.0, 1.0));
        let solid = num(solid);
        let stops = format!(
            "<stop offset=\"{from}%\" stop-color=\"{color}\" stop-opacity=\"{solid}\"/>\
             <stop offset=\"100%\" stop-color=\"{color}\" stop-opacity=\"{end}\"/>"
        );
        let next = self.fades.len() + 1;
        let number = *self.fades.entry(stops).or_insert_with_key(|stops| {
            put(&mut self.defs, format_args!("<linearGradient id=\"fade{next}\">{stops}</linearGradient>\n"));
            next
        });
        self.put(format_args!("<rect{place} fill=\"url(#fade{number})\"/>\n"));
    }

    fn path(&mut self, path: &Path) {
        let mut points = path.points.clone();
        let Some(stroke) = stroke(path.color, path.width).filter(|_| points.iter().all(|point| point.is_finite()))
        else {
            return;
        };
        let head = arrow_head(&points).filter(|_| path.arrow);
        if let Some([wing, _, other]) = head
            && let Some(last) = points.last_mut()
        {
            *last = wing + (other - wing) * 0.5;
        }
        if points.len() >= 2 {
            let dashes = if path.dashed {
                format!(" stroke-dasharray=\"{} {}\"", num(DASH[0]), num(DASH[1]))
            } else {
                String::new()
            };
            let points = list(&points);
            self.put(format_args!("<polyline points=\"{points}\" fill=\"none\"{stroke}{dashes}/>\n"));
        }
        if let Some(head) = head {
            self.polygon(&head, path.color);
        }
    }

    fn polygon(&mut self, corners: &[Pos2], color: Color32) {
        if let Some(fill) = fill(color).filter(|_| corners.iter().all(|corner| corner.is_finite())) {
            let points = list(corners);
            self.put(format_args!("<polygon points=\"{points}\"{fill}/>\n"));
        }
    }

    fn text(&mut self, text: &Text, measure: &mut dyn Measure) {
        let Text { at, anchor, font, color, room, .. } = *text;
        let words = clean(&text.text);
        let words = cut(&words, font, room, measure);
        let fits = at.is_finite() && font.size.is_finite() && font.size > 0.0;
        let Some(fill) = fill(color).filter(|_| fits && !words.is_empty()) else { return };
        let (x, y, size) = (num(at.x), num(at.y + font.size * BASELINE), num(font.size));
        let weight = if font.strong { " font-weight=\"600\"" } else { "" };
        let anchor = match anchor {
            Anchor::Left => "",
            Anchor::Middle => " text-anchor=\"middle\"",
            Anchor::Right => " text-anchor=\"end\"",
        };
        // Otherwise readers make one space of several, and none of those at the ends.
        let spaced = words.starts_with(' ') || words.ends_with(' ') || words.contains("  ");
        let space = if spaced { " xml:space=\"preserve\"" } else { "" };
        let words = escape(&words);
        self.put(format_args!(
            "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\"{weight}{anchor}{space}{fill}>{words}</text>\n"
        ));
    }
}

fn put(out: &mut String, element: std::fmt::Arguments<'_>) {
    // Writing into a string cannot fail.
    let _ = out.write_fmt(element);
}

/// The attributes of a rectangle that covers something.
fn area(rect: Rect, radius: f32) -> Option<String> {
    if !rect.is_finite() || rect.width() <= 0.0 || rect.height() <= 0.0 {
        return None;
    }
    let [x, y, width, height] = [rect.min.x, rect.min.y, rect.width(), rect.height()].map(num);
    let rounded = radius.is_finite() && radius > 0.0;
    let corners = if rounded { format!(" rx=\"{}\"", num(radius)) } else { String::new() };
    Some(format!(" x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"{corners}"))
}

/// The attributes of a ground; none of what is not seen.
fn fill(color: Color32) -> Option<String> {
    let (hex, opacity) = hex(color);
    match opacity {
        _ if color.a() == 0 => None,
        1.0 => Some(format!(" fill=\"{hex}\"")),
        _ => Some(format!(" fill=\"{hex}\" fill-opacity=\"{}\"", num(opacity))),
    }
}

/// The attributes of a line; none of what is not seen.
fn stroke(color: Color32, width: f32) -> Option<String> {
    let (hex, opacity) = hex(color);
    let opacity = if opacity < 1.0 { format!(" stroke-opacity=\"{}\"", num(opacity)) } else { String::new() };
    let seen = color.a() > 0 && width.is_finite() && width > 0.0;
    seen.then(|| format!(" stroke=\"{hex}\"{opacity} stroke-width=\"{}\"", num(width)))
}

/// A colour without its opacity, and that from 0 to 1.
fn hex(color: Color32) -> (String, f32) {
    let [r, g, b, a] = color.to_srgba_unmultiplied();
    (format!("#{r:02x}{g:02x}{b:02x}"), f32::from(a) / 255.0)
}

fn list(points: &[Pos2]) -> String {
    let points: Vec<String> = points.iter().map(|point| format!("{},{}", num(point.x), num(point.y))).collect();
    points.join(" ")
}

/// A number with at most two decimals.
fn num(value: f32) -> String {
    let text = format!("{value:.2}");
    let text = text.trim_end_matches('0').trim_end_matches('.');
    if text == "-0" { "0".into() } else { text.into() }
}
