//! What stands around the plan: a title above, a legend below, and a margin.

use std::sync::Arc;

use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};

use crate::ui::Tokens;
use crate::ui::picture::{Anchor, Font, Measure, Path, Picture, Shape, Text};
use crate::ui::theme::{BODY, SECONDARY};

const MARGIN: f32 = 32.0;
/// The title and the line under it, with the space down to the plan.
const HEAD: f32 = 64.0;
/// A narrow plan has this much for its title and its legend all the same.
const LEAST: f32 = 560.0;
const TITLE: Font = Font { size: 20.0, strong: true };
const LINE: Font = Font { size: BODY, strong: false };
const LABEL: Font = Font { size: SECONDARY, strong: false };
/// From the plan to the legend, the height of a row of it, and the space between two entries.
const ABOVE_LEGEND: f32 = 18.0;
const ROW: f32 = 22.0;
const BETWEEN: f32 = 22.0;
/// The width of what is explained, and the space to its label.
const SAMPLE: f32 = 28.0;
const BESIDE_SAMPLE: f32 = 8.0;
/// The most that one label takes.
const WIDEST: f32 = 320.0;
const RADIUS: f32 = 3.0;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Heading {
    pub title: String,
    pub line: String,
}

/// Something that the plan shows, small.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Sample {
    Bar(Color32),
    /// It fades from a share of its width on, down to an opacity.
    Fading(Color32, (f32, f32)),
    Diamond(Color32),
    Link {
        color: Color32,
        width: f32,
        dashed: bool,
    },
    /// A bar with a frame.
    Critical {
        bar: Color32,
        frame: Color32,
    },
    /// A bar with the head of a pin.
    Pinned {
        bar: Color32,
        ground: Color32,
        pin: Color32,
    },
    /// A thin line.
    Baseline(Color32),
    /// A line from the end of a bar on, with two ticks.
    Forecast(Color32),
    /// How far a bar is done: a line in it of this colour.
    Progress {
        bar: Color32,
        line: Color32,
    },
}

/// A line of the legend.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Entry {
    pub sample: Sample,
    pub label: String,
}

/// The plan with a title above and a legend below.
pub(super) fn framed(
    plan: &Picture,
    heading: &Heading,
    legend: &[Entry],
    t: &Tokens,
    measure: &mut dyn Measure,
) -> Picture {
    let room = plan.size.x.max(LEAST);
    let at = vec2(MARGIN, MARGIN + HEAD);
    let plan_bottom = at.y + plan.size.y;
    let (places, rows) = places(legend, room, measure);
    let below = if rows == 0 { 0.0 } else { ABOVE_LEGEND + rows as f32 * ROW };
    let size = vec2(room + 2.0 * MARGIN, plan_bottom + below + MARGIN);
    let whole = Shape::Clip(Rect::from_min_size(Pos2::ZERO, size));

    let mut shapes = vec![whole.clone()];
    for (y, font, color, words) in [(13.0, TITLE, t.text, &heading.title), (38.0, LINE, t.muted, &heading.line)] {
        shapes.push(text(pos2(MARGIN, MARGIN + y), font, color, words, room));
    }
    shapes.extend(plan.shapes.iter().map(|shape| shape.moved(at)));
    shapes.push(whole);
    let edge = Rect::from_min_size(at.to_pos2(), plan.size).expand(1.0);
    shapes.push(Shape::Frame { rect: edge, radius: 0.0, width: 1.0, color: t.line_strong });
    for (entry, place) in legend.iter().zip(places) {
        let left_middle = pos2(MARGIN, plan_bottom + ABOVE_LEGEND + ROW / 2.0) + place;
        sample(&mut shapes, entry.sample, left_middle);
        let at = left_middle + vec2(SAMPLE + BESIDE_SAMPLE, 0.0);
        shapes.push(text(at, LABEL, t.text, &entry.label, WIDEST));
    }
    Picture { size, background: t.bg, shapes }
}

/// Where the entries stand, from the left middle of the first one, and how many rows they take.
fn places(legend: &[Entry], room: f32, measure: &mut dyn Measure) -> (Vec<Vec2>, usize) {
    let (mut at, mut places) = (Vec2::ZERO, Vec::with_capacity(legend.len()));
    for entry in legend {
        let width = SAMPLE + BESIDE_SAMPLE + measure.width(&entry.label, LABEL).min(WIDEST);
        if at.x > 0.0 && at.x + width > room {
            at = vec2(0.0, at.y + ROW);
        }
        places.push(at);
        at.x += width + BETWEEN;
    }
    let rows = if legend.is_empty() { 0 } else { (at.y / ROW).round() as usize + 1 };
    (places, rows)
}

fn text(at: Pos2, font: Font, color: Color32, words: &str, room: f32) -> Shape {
    Shape::Text(Text { at, anchor: Anchor::Left, font, color, text: Arc::from(words), room })
}

/// Draws a sample to the right of a point.
fn sample(shapes: &mut Vec<Shape>, sample: Sample, at: Pos2) {
    let part = |from: f32, to: f32, height: f32| {
        Rect::from_min_max(at + vec2(from, -height / 2.0), at + vec2(to, height / 2.0))
    };
    let bar = part(0.0, SAMPLE, 12.0);
    let solid = |rect: Rect, fill: Color32| Shape::Rect { rect, radius: RADIUS.min(rect.height() / 2.0), fill };
    match sample {
        Sample::Bar(color) => shapes.push(solid(bar, color)),
        Sample::Fading(color, (share, opacity)) => {
            let from = bar.min.x + bar.width() * share;
            shapes.push(Shape::Fade { rect: bar, radius: RADIUS, fill: color, from, opacity });
        }
        Sample::Diamond(color) => {
            shapes.push(Shape::Diamond { center: at + vec2(SAMPLE / 2.0, 0.0), half: 7.0, fill: color });
        }
        Sample::Link { color, width, dashed } => {
            let points = vec![at, at + vec2(SAMPLE, 0.0)];
            shapes.push(Shape::Path(Path { points, width, color, dashed, arrow: true }));
        }
        Sample::Critical { bar: color, frame } => {
            shapes.push(solid(bar, color));
            shapes.push(Shape::Frame { rect: bar, radius: RADIUS, width: 1.5, color: frame });
        }
        Sample::Pinned { bar: color, ground, pin } => {
            shapes.push(solid(bar, color));
            let head = Rect::from_center_size(bar.left_top() + vec2(2.0, 1.0), vec2(8.0, 8.0));
            shapes.push(Shape::Rect { rect: head, radius: 4.0, fill: ground });
            shapes.push(Shape::Rect { rect: head.shrink(1.5), radius: 2.5, fill: pin });
        }
        Sample::Baseline(color) => shapes.push(solid(part(0.0, SAMPLE, 4.0), color.gamma_multiply(0.7))),
        Sample::Forecast(color) => {
            // Along the foot of a bar, from its end on.
            shapes.push(solid(bar.with_max_x(bar.min.x + 9.0), color));
            let foot = |from: f32, to: f32, height: f32| {
                let bottom = bar.max.y - 1.0;
                Rect::from_min_max(pos2(bar.min.x + from, bottom - height), pos2(bar.min.x + to, bottom))
            };
            shapes.push(Shape::Rect { rect: foot(9.0, SAMPLE, 4.0), radius: 0.0, fill: color.gamma_multiply(0.35) });
            for (x, width, height) in [(19.0, 1.0, 7.0), (SAMPLE, 2.0, 11.0)] {
                shapes.push(Shape::Rect { rect: foot(x - width, x, height), radius: 0.0, fill: color });
            }
        }
        Sample::Progress { bar: color, line } => {
            shapes.push(solid(bar, color));
            let all = part(3.0, SAMPLE - 3.0, 3.0).translate(vec2(0.0, 2.5));
            let done = all.with_max_x(all.min.x + all.width() * 0.6);
            for (rect, opacity) in [(all, 0.25), (done, 0.95)] {
                shapes.push(Shape::Rect { rect, radius: 1.5, fill: line.gamma_multiply(opacity) });
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::ui::FontMeasure;

    fn tokens() -> &'static Tokens {
        Tokens::of_theme(egui::Theme::Light)
    }

    fn plan(size: Vec2) -> Picture {
        let rect = Rect::from_min_size(pos2(10.0, 20.0), vec2(30.0, 24.0));
        let color = tokens().accent;
        let shapes = vec![
            Shape::Clip(rect),
            Shape::Fade { rect, radius: 2.0, fill: color, from: 25.0, opacity: 0.2 },
            Shape::Diamond { center: pos2(1.0, 2.0), half: 3.0, fill: color },
        ];
        Picture { size, background: color, shapes }
    }

    fn entries(labels: &[&str]) -> Vec<Entry> {
        labels.iter().map(|l| Entry { sample: Sample::Bar(tokens().ok), label: (*l).into() }).collect()
    }

    fn frame(plan: &Picture, legend: &[Entry]) -> Picture {
        let heading = Heading { title: "Tea".into(), line: "Roadmap".into() };
        framed(plan, &heading, legend, tokens(), &mut FontMeasure::default())
    }

    fn texts(picture: &Picture) -> Vec<(&str, Pos2)> {
        let texts = picture.shapes.iter().filter_map(|shape| match shape {
            Shape::Text(text) => Some((&*text.text, text.at)),
            _ => None,
        });
        texts.collect()
    }

    #[test]
    fn the_plan_is_moved_as_a_whole() {
        let plan = plan(vec2(800.0, 300.0));
        let framed = frame(&plan, &[]);
        let by = vec2(MARGIN, MARGIN + HEAD);
        assert_eq!(framed.size, vec2(800.0 + 2.0 * MARGIN, 300.0 + by.y + MARGIN));
        for shape in &plan.shapes {
            assert!(framed.shapes.contains(&shape.moved(by)), "{shape:?}");
        }
        let Shape::Fade { rect, from, .. } = plan.shapes[1].moved(by) else { panic!("a fade stays one") };
        assert_eq!((rect.min, from), (pos2(42.0, 116.0), 57.0));
    }

    #[test]
    fn title_and_legend_are_not_cut_by_what_cuts_the_plan() {
        let framed = frame(&plan(vec2(800.0, 300.0)), &entries(&["A theme"]));
        let mut clip = None;
        for shape in &framed.shapes {
            match shape {
                Shape::Clip(rect) => clip = Some(*rect),
                Shape::Text(text) => assert_eq!(clip, Some(Rect::from_min_size(Pos2::ZERO, framed.size)), "{text:?}"),
                _ => {}
            }
        }
        assert_eq!(texts(&framed).len(), 3);
    }

    #[test]
    fn a_narrow_plan_leaves_its_title_room() {
        let framed = frame(&plan(vec2(100.0, 50.0)), &[]);
        assert_eq!(framed.size.x, LEAST + 2.0 * MARGIN);
    }

    #[test]
    fn a_long_legend_goes_on_in_the_next_row() {
        let long = "A theme with a name that takes a third of it";
        let framed = frame(&plan(vec2(800.0, 100.0)), &entries(&[long, long, long, "Short"]));
        let legend = texts(&framed).split_off(2);
        let [a, b, c, d] = legend[..] else { panic!("four labels: {legend:?}") };
        assert!(a.1.y == b.1.y && b.1.x > a.1.x);
        assert!(c.1.y == a.1.y + ROW && c.1.x == a.1.x);
        assert!(d.1.y == c.1.y && d.1.x > c.1.x);
        assert!(framed.size.y >= d.1.y + ROW / 2.0 + MARGIN);
    }
}
