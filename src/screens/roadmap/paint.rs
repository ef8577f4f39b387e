//! Painting a picture on the screen.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, FontId, Mesh, Painter, Pos2, Rect, Shape as Paint, Stroke, StrokeKind, TextFormat,
    Vec2, pos2, vec2,
};

use super::picture::{Anchor, Font, Path, Picture, Shape, Text};
use crate::ui::theme::semibold;

/// The length of a dash and of the gap after it.
pub(super) const DASH: [f32; 2] = [4.0, 3.0];
/// An arrow head: its length, and half of its width.
pub(super) const ARROW: [f32; 2] = [7.0, 3.5];
/// Points along a rounded corner of a fading bar.
const CORNER: usize = 4;

/// Paints the shapes with the picture's left top corner at `at`.
pub(super) fn paint(painter: &Painter, picture: &Picture, at: Pos2) {
    let offset = at.to_vec2();
    let whole = painter.clip_rect();
    let mut painter = painter.clone();
    for shape in &picture.shapes {
        match shape {
            Shape::Clip(rect) => painter.set_clip_rect(rect.translate(offset).intersect(whole)),
            Shape::Rect { rect, radius, fill } => {
                painter.rect_filled(rect.translate(offset), CornerRadius::from(*radius), *fill);
            }
            Shape::Frame { rect, radius, width, color } => {
                let stroke = Stroke::new(*width, *color);
                let corner = CornerRadius::from(*radius);
                painter.rect_stroke(rect.translate(offset), corner, stroke, StrokeKind::Inside);
            }
            Shape::Fade { rect, radius, fill, from, opacity } => {
                painter.add(fade(rect.translate(offset), *radius, *fill, from + offset.x, *opacity));
            }
            Shape::Path(path) => paint_path(&painter, path, offset),
            Shape::Diamond { center, half, fill } => {
                let [x, y] = (*center + offset).into();
                let corners = [pos2(x, y - half), pos2(x + half, y), pos2(x, y + half), pos2(x - half, y)];
                painter.add(Paint::convex_polygon(corners.to_vec(), *fill, Stroke::NONE));
            }
            Shape::Text(text) => paint_text(&painter, text, offset),
        }
    }
}

fn font_id(font: Font) -> FontId {
    if font.strong { semibold(font.size) } else { FontId::proportional(font.size) }
}

fn paint_text(painter: &Painter, text: &Text, offset: Vec2) {
    let format = TextFormat::simple(font_id(text.font), text.color);
    let mut job = LayoutJob::single_section(text.text.to_string(), format);
    job.wrap = TextWrapping { max_width: text.room, max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
    let galley = painter.layout_job(job);
    let align = match text.anchor {
        Anchor::Left => Align2::LEFT_CENTER,
        Anchor::Middle => Align2::CENTER_CENTER,
        Anchor::Right => Align2::RIGHT_CENTER,
    };
    let rect = align.anchor_size(text.at + offset, galley.size());
    painter.galley(rect.min, galley, text.color);
}

fn paint_path(painter: &Painter, path: &Path, offset: Vec2) {
    let mut points: Vec<Pos2> = path.points.iter().map(|point| *point + offset).collect();
    let stroke = Stroke::new(path.width, path.color);
    if path.arrow
        && let Some([wing, tip, other]) = arrow_head(&points)
    {
        painter.add(Paint::convex_polygon(vec![wing, tip, other], path.color, Stroke::NONE));
        // The line ends where the head begins, or it would show beside the tip.
        if let Some(last) = points.last_mut() {
            *last = wing + (other - wing) * 0.5;
        }
    }
    if path.dashed {
        painter.extend(Paint::dashed_line(&points, stroke, DASH[0], DASH[1]));
    } else if let [a, b] = points[..] {
        painter.line_segment([a, b], stroke);
    } else {
        painter.add(Paint::line(points, stroke));
    }
}

/// The corners of the head at the end of a line: a wing, the tip, the other wing.
pub(super) fn arrow_head(points: &[Pos2]) -> Option<[Pos2; 3]> {
    let [.., before, tip] = *points else { return None };
    let along = (tip - before).normalized();
    let foot = tip - along * ARROW[0];
    let aside = vec2(-along.y, along.x) * ARROW[1];
    Some([foot + aside, tip, foot - aside])
}

/// A bar with rounded corners as strips from left to right, each with the colour of its place.
fn fade(rect: Rect, radius: f32, fill: Color32, from: f32, opacity: f32) -> Mesh {
    let radius = radius.min(rect.width() / 2.0).min(rect.height() / 2.0).max(0.0);
    let from = from.clamp(rect.min.x, rect.max.x);
    let mut xs: Vec<f32> = Vec::with_capacity(2 * CORNER + 3);
    for i in 0..=CORNER {
        let angle = std::f32::consts::FRAC_PI_2 * i as f32 / CORNER as f32;
        xs.push(rect.min.x + radius * (1.0 - angle.cos()));
        xs.push(rect.max.x - radius * (1.0 - angle.cos()));
    }
    xs.push(from);
    xs.sort_by(f32::total_cmp);
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(2 * xs.len());
    mesh.reserve_triangles(2 * xs.len());
    for (i, x) in xs.iter().enumerate() {
        // How far into the rounded part: 0 at its inner end, 1 at the very edge.
        let into = ((rect.min.x + radius - x).max(x - (rect.max.x - radius)) / radius.max(0.001)).clamp(0.0, 1.0);
        let inset = radius * (1.0 - (1.0 - into * into).sqrt());
        let share = if *x <= from { 1.0 } else { 1.0 - (1.0 - opacity) * (x - from) / (rect.max.x - from).max(0.001) };
        let color = fill.gamma_multiply(share);
        mesh.colored_vertex(pos2(*x, rect.min.y + inset), color);
        mesh.colored_vertex(pos2(*x, rect.max.y - inset), color);
        if i > 0 {
            let n = 2 * i as u32;
            mesh.add_triangle(n - 2, n - 1, n);
            mesh.add_triangle(n - 1, n, n + 1);
        }
    }
    mesh
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bar_is_solid_up_to_where_it_fades_and_then_thins_evenly() {
        let rect = Rect::from_min_max(pos2(10.0, 0.0), pos2(110.0, 20.0));
        let mesh = fade(rect, 5.0, Color32::WHITE, 60.0, 0.2);
        let alpha = |x: f32| {
            let nearest = mesh.vertices.iter().min_by(|a, b| (a.pos.x - x).abs().total_cmp(&(b.pos.x - x).abs()));
            nearest.map(|vertex| vertex.color.a())
        };
        assert_eq!((alpha(10.0), alpha(60.0), alpha(110.0)), (Some(255), Some(255), Some(51)));
        assert!(mesh.vertices.iter().all(|vertex| rect.expand(0.01).contains(vertex.pos)));
        assert!(mesh.is_valid());
    }

    #[test]
    fn a_head_points_where_the_line_goes() {
        let head = arrow_head(&[pos2(0.0, 0.0), pos2(0.0, 10.0), pos2(20.0, 10.0)]);
        assert_eq!(head, Some([pos2(13.0, 13.5), pos2(20.0, 10.0), pos2(13.0, 6.5)]));
        assert_eq!(arrow_head(&[pos2(0.0, 0.0)]), None);
    }
}
