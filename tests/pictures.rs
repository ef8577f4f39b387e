//! Pictures of the roadmap as they are shared. `UPDATE_SNAPSHOTS=true` writes them anew.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use egui::{Color32, Rect, Theme, Vec2, pos2, vec2};
use egui_kittest::{SnapshotOptions, image_snapshot_options};
use image::RgbaImage;
use roadboard::model::{IdSource, Moment, Period, parse_date};
use roadboard::sample::{SampleSize, project};
use roadboard::screens::roadmap::export::{Part, Poster};
use roadboard::screens::roadmap::{ExportKind, RoadmapView};
use roadboard::session::{Clock, Document};
use roadboard::ui::format::Dates;
use roadboard::ui::picture::{Anchor, Font, Path, Picture, Shape, Text, Words, png, svg};
use roadboard::ui::{FontMeasure, Tokens};

/// Drawn without a graphics driver, so not a pixel may differ.
fn compare(png: &[u8], name: &str) {
    let options = SnapshotOptions::new().max_failed_pixels(0);
    image_snapshot_options(&decoded(png), name, &options);
}

fn decoded(png: &[u8]) -> RgbaImage {
    image::load_from_memory_with_format(png, image::ImageFormat::Png).unwrap().to_rgba8()
}

fn drawn(picture: &Picture) -> Vec<u8> {
    let svg = svg(picture, &Words::default(), &mut FontMeasure::default());
    png(&svg, picture.size).unwrap()
}

fn tokens() -> &'static Tokens {
    Tokens::of_theme(Theme::Light)
}

fn text(x: f32, y: f32, anchor: Anchor, words: &str, room: f32) -> Shape {
    let font = Font { size: 13.0, strong: anchor == Anchor::Middle };
    Shape::Text(Text { at: pos2(x, y), anchor, font, color: tokens().text, text: words.into(), room })
}

fn line(points: &[(f32, f32)], width: f32, color: Color32, dashed: bool) -> Shape {
    let points = points.iter().map(|(x, y)| pos2(*x, *y)).collect();
    Shape::Path(Path { points, width, color, dashed, arrow: true })
}

/// Each shape once or more; a line through the middle of each text, and one where it begins.
fn shapes() -> Picture {
    let t = tokens();
    let rect = |x, y, width, height| Rect::from_min_size(pos2(x, y), vec2(width, height));
    let mut shapes = vec![
        Shape::Rect { rect: rect(10.0, 10.0, 80.0, 24.0), radius: 5.0, fill: t.po },
        Shape::Rect { rect: rect(50.0, 20.0, 80.0, 24.0), radius: 0.0, fill: t.pm.gamma_multiply(0.5) },
        Shape::Frame { rect: rect(150.0, 10.0, 80.0, 24.0), radius: 5.0, width: 2.0, color: t.bad },
        Shape::Fade { rect: rect(10.0, 60.0, 100.0, 24.0), radius: 5.0, fill: t.accent, from: 76.0, opacity: 0.25 },
        Shape::Fade { rect: rect(130.0, 60.0, 100.0, 24.0), radius: 5.0, fill: t.accent, from: 155.0, opacity: 0.15 },
        line(&[(10.0, 100.0), (60.0, 100.0), (60.0, 120.0), (110.0, 120.0)], 1.4, t.muted, false),
        line(&[(130.0, 120.0), (180.0, 120.0), (180.0, 100.0), (140.0, 100.0)], 1.6, t.bad, true),
        line(&[(210.0, 95.0), (210.0, 125.0)], 2.5, t.text, false),
        Shape::Diamond { center: pos2(250.0, 22.0), half: 8.0, fill: t.warn },
        Shape::Clip(rect(240.0, 60.0, 20.0, 60.0)),
        Shape::Diamond { center: pos2(250.0, 72.0), half: 16.0, fill: t.warn },
        Shape::Clip(Rect::from_min_size(pos2(0.0, 0.0), vec2(270.0, 230.0))),
    ];
    for (y, anchor, x) in [(150.0, Anchor::Left, 10.0), (175.0, Anchor::Middle, 135.0), (200.0, Anchor::Right, 260.0)] {
        shapes.push(Shape::Rect { rect: rect(10.0, y, 250.0, 0.5), radius: 0.0, fill: t.line_strong });
        shapes.push(Shape::Rect { rect: rect(x, y - 9.0, 0.5, 18.0), radius: 0.0, fill: t.line_strong });
        shapes.push(text(x, y, anchor, "Wave & <Typo> fjord", f32::INFINITY));
    }
    shapes.push(text(10.0, 218.0, Anchor::Left, "Cut with an ellipsis where its room ends", 120.0));
    Picture { size: vec2(270.0, 230.0), background: t.bg, shapes }
}

#[test]
fn each_shape() {
    compare(&drawn(&shapes()), "picture-shapes");
}

/// With everything switched on that a plan can show.
#[test]
fn a_part_of_the_sample() {
    let now = "2026-11-24T10:00:00Z".parse::<Moment>().unwrap();
    let document = Document::new(project(&SampleSize::default()), IdSource::from_seed(1), Clock::Fixed(now));
    let baseline = document.project().baselines.iter().next().map(|baseline| baseline.id);
    let mut view = RoadmapView { baseline, critical: true, ..RoadmapView::default() };
    view.refresh(&document);
    let period = Period { start: parse_date("2026-10-01").unwrap(), end: parse_date("2027-03-31").unwrap() };
    let poster = Poster::of(&document, &view, Dates::default(), Part::Between(period), false);
    compare(&poster.bytes(ExportKind::Png).unwrap(), "roadmap-shared-light");
}

#[test]
fn a_point_is_two_pixels_and_the_file_says_so() {
    let png = drawn(&Picture { shapes: Vec::new(), ..shapes() });
    assert_eq!(decoded(&png).dimensions(), (540, 460));
    let ground = decoded(&png).pixels().all(|pixel| pixel.0 == tokens().bg.to_array());
    assert!(ground, "nothing is there but the ground");
    // Length, name, pixels per metre to the right and down, and the unit.
    let dense = 7559_u32.to_be_bytes();
    let chunk = [&9_u32.to_be_bytes()[..], b"pHYs", &dense, &dense, &[1]].concat();
    assert!(png.windows(chunk.len()).any(|bytes| bytes == chunk), "192 pixels an inch");
}

#[test]
fn what_shines_through_stays_so() {
    let rect = Rect::from_min_size(pos2(0.0, 0.0), vec2(2.0, 2.0));
    let fill = tokens().accent.gamma_multiply(0.5);
    let picture = Picture {
        size: Vec2::splat(4.0),
        background: Color32::TRANSPARENT,
        shapes: vec![Shape::Rect { rect, radius: 0.0, fill }],
    };
    let image = decoded(&drawn(&picture));
    assert_eq!(image.get_pixel(7, 7).0[3], 0);
    let [r, g, b, a] = image.get_pixel(1, 1).0;
    let expected = fill.to_srgba_unmultiplied();
    for (found, expected) in [r, g, b, a].into_iter().zip(expected) {
        assert!(found.abs_diff(expected) <= 2, "{:?} and not {expected:?}", [r, g, b, a]);
    }
}
