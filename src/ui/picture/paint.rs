//! Painting a picture on the screen.

use egui::text::{LayoutJob, TextWrapping};
use egui::{
    Align2, Color32, CornerRadius, FontId, Mesh, Painter, Pos2, Rect, Shape as Paint, Stroke, StrokeKind, TextFormat,
    Vec2, emath::GuiRounding as _, pos2, vec2,
};

use super::{Anchor, Font, Path, Picture, Shape, Text};
use crate::ui::theme::semibold;

/// The length of a dash and of the gap after it.
pub(super) const DASH: [f32; 2] = [4.0, 3.0];
/// An arrow head: its length, and half of its width.
pub(super) const ARROW: [f32; 2] = [7.0, 3.5];
/// Points along a rounded corner of a fading bar.
const CORNER: usize = 4;

/// Paints the shapes with the picture's left top corner at `at`.
pub fn paint(painter: &Painter, picture: &Picture, at: Pos2) {
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
                // Where rectangles stand, which are moved to whole pixels.
                let rect = rect.translate(offset).round_to_pixels(painter.pixels_per_point());
                let from = (from + offset.x).round_to_pixels(painter.pixels_per_point()).clamp(rect.min.x, rect.max.x);
                let corner = CornerRadius { ne: 0, se: 0, ..CornerRadius::from(*radius) };
                painter.rect_filled(rect.with_max_x(from), corner, *fill);
                painter.add(fade(rect.with_min_x(from), *radius, *fill, *opacity));
            }
            Shape::Path(path) => paint_path(&painter, path, offset),
            Shape::Diamond { center, half, fill } => {
                let [x, y] = (*center + offset).into();
                let corners = [pos2(x, y - half), pos2(x + half, y), pos2(x, y + half), pos2(x - half, y)];
                painter.add(Paint::convex_polygon(corners.to_vec(), *fill, Stroke::NONE));
            }
            Shape::Area { top, bottom, fill } => {
                painter.add(area(top, bottom, *fill, offset));
            }
            Shape::Dots { dots: discs, fill } => {
                painter.add(dots(discs, *fill, offset, 1.0 / painter.pixels_per_point()));
            }
            Shape::Text(text) => paint_text(&painter, text, offset),
        }
    }
}

fn font_id(font: Font) -> FontId {
    if font.strong { semibold(font.size) } else { FontId::proportional(font.size) }
}

fn paint_text(painter: &Painter, text: &Text, offset: Vec2) {
    let words = text.text.to_string();
    let galley = if text.room.is_finite() {
        let mut job = LayoutJob::single_section(words, TextFormat::simple(font_id(text.font), text.color));
        job.wrap = TextWrapping { max_width: text.room, max_rows: 1, break_anywhere: true, ..TextWrapping::default() };
        painter.layout_job(job)
    } else {
        painter.layout_no_wrap(words, font_id(text.font), text.color)
    };
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

fn area(top: &[Pos2], bottom: &[Pos2], fill: Color32, offset: Vec2) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(2 * top.len());
    mesh.reserve_triangles(2 * top.len());
    for (i, (above, below)) in top.iter().zip(bottom).enumerate() {
        mesh.colored_vertex(*above + offset, fill);
        mesh.colored_vertex(*below + offset, fill);
        if i > 0 {
            let n = 2 * i as u32;
            mesh.add_triangle(n - 2, n - 1, n);
            mesh.add_triangle(n - 1, n, n + 1);
        }
    }
    mesh
}

/// Corners of a disc.
const CORNERS: u32 = 10;

/// Discs in one mesh, with edges that fade over a pixel: thousands of shapes of their own would take too long.
fn dots(dots: &[(Pos2, f32)], fill: Color32, offset: Vec2, pixel: f32) -> Mesh {
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(dots.len() * 2 * CORNERS as usize);
    mesh.reserve_triangles(dots.len() * 3 * CORNERS as usize);
    let directions: Vec<Vec2> =
        (0..CORNERS).map(|i| Vec2::angled(std::f32::consts::TAU * i as f32 / CORNERS as f32)).collect();
    for (at, radius) in dots {
        let (first, at) = (mesh.vertices.len() as u32, *at + offset);
        for direction in &directions {
            mesh.colored_vertex(at + *direction * (radius - pixel / 2.0).max(0.0), fill);
            mesh.colored_vertex(at + *direction * (radius + pixel / 2.0), Color32::TRANSPARENT);
        }
        for i in 0..CORNERS {
            let (inner, next) = (first + 2 * i, first + 2 * ((i + 1) % CORNERS));
            if i > 0 && i + 1 < CORNERS {
                mesh.add_triangle(first, inner, next);
            }
            mesh.add_triangle(inner, inner + 1, next);
            mesh.add_triangle(inner + 1, next, next + 1);
        }
    }
    mesh
}

/// The end of a bar with its rounded corners, as strips from left to right, each with the colour of its place.
fn fade(rect: Rect, radius: f32, fill: Color32, opacity: f32) -> Mesh {
    let radius = radius.min(rect.width()).min(rect.height() / 2.0).max(0.0);
    let mut xs: Vec<f32> = Vec::with_capacity(CORNER + 2);
    xs.push(rect.min.x);
    for i in (0..=CORNER).rev() {
        let angle = std::f32::consts::FRAC_PI_2 * i as f32 / CORNER as f32;
        xs.push(rect.max.x - radius * (1.0 - angle.cos()));
    }
    let mut mesh = Mesh::default();
    mesh.reserve_vertices(2 * xs.len());
    mesh.reserve_triangles(2 * xs.len());
    for (i, x) in xs.iter().enumerate() {
        // How far into the rounded part: 0 at its inner end, 1 at the very edge.
        let into = ((x - (rect.max.x - radius)) / radius.max(0.001)).clamp(0.0, 1.0);
        let inset = radius * (1.0 - (1.0 - into * into).sqrt());
        let share = 1.0 - (1.0 - opacity) * (x - rect.min.x) / rect.width().max(0.001);
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
    fn the_end_of_a_bar_thins_evenly() {
        let rect = Rect::from_min_max(pos2(10.0, 0.0), pos2(110.0, 20.0));
        let mesh = fade(rect, 5.0, Color32::WHITE, 0.2);
        let alpha = |x: f32| {
            let nearest = mesh.vertices.iter().min_by(|a, b| (a.pos.x - x).abs().total_cmp(&(b.pos.x - x).abs()));
            nearest.map(|vertex| vertex.color.a())
        };
        assert_eq!((alpha(10.0), alpha(105.0), alpha(110.0)), (Some(255), Some(61), Some(51)));
        assert!(mesh.vertices.iter().all(|vertex| rect.expand(0.01).contains(vertex.pos)));
        assert!(mesh.is_valid());
    }

    #[test]
    fn an_area_covers_what_is_between_its_lines() {
        let top = [pos2(0.0, 1.0), pos2(5.0, 0.0), pos2(9.0, 2.0)];
        let bottom = top.map(|point| pos2(point.x, 7.0));
        let mesh = area(&top, &bottom, Color32::WHITE, vec2(1.0, 1.0));
        assert_eq!((mesh.vertices.len(), mesh.indices.len()), (6, 12));
        assert_eq!(mesh.calc_bounds(), Rect::from_min_max(pos2(1.0, 1.0), pos2(10.0, 8.0)));
        assert!(mesh.is_valid());
    }

    #[test]
    fn discs_are_round_and_fade_at_their_edge() {
        let mesh = dots(&[(pos2(5.0, 5.0), 3.0), (pos2(50.0, 5.0), 4.0)], Color32::WHITE, Vec2::ZERO, 1.0);
        assert!(mesh.is_valid());
        assert_eq!(mesh.vertices.len(), 40);
        for vertex in &mesh.vertices[..20] {
            let far = vertex.pos.distance(pos2(5.0, 5.0));
            let expected = if vertex.color.a() > 0 { 2.5 } else { 3.5 };
            assert!((far - expected).abs() < 0.01, "{far}");
        }
    }

    #[test]
    fn a_head_points_where_the_line_goes() {
        let head = arrow_head(&[pos2(0.0, 0.0), pos2(0.0, 10.0), pos2(20.0, 10.0)]);
        assert_eq!(head, Some([pos2(13.0, 13.5), pos2(20.0, 10.0), pos2(13.0, 6.5)]));
        assert_eq!(arrow_head(&[pos2(0.0, 0.0)]), None);
    }
}
