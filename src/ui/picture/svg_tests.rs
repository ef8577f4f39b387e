//! Laws of the SVG: what is written can be read, by two readers, and nothing is lost.

use egui::{Color32, Pos2, Rect, Vec2, pos2, vec2};
use proptest::prelude::*;
use resvg::usvg;
use roxmltree::{Document, Node};

use super::svg::{BASELINE, Words, svg};
use super::text::clean;
use super::{Anchor, Font, Path, Picture, Shape, Text};
use crate::ui::FontMeasure;

const PLAIN: Font = Font { size: 13.0, strong: false };
const RED: Color32 = Color32::from_rgb(255, 0, 0);

fn write(picture: &Picture) -> String {
    svg(picture, &Words::default(), &mut FontMeasure::default())
}

fn picture(shapes: Vec<Shape>) -> Picture {
    Picture { size: vec2(200.0, 100.0), background: Color32::WHITE, shapes }
}

fn rect(x: f32, y: f32, width: f32, height: f32) -> Rect {
    Rect::from_min_size(pos2(x, y), vec2(width, height))
}

fn text(text: &str) -> Text {
    let at = pos2(10.0, 50.0);
    Text { at, anchor: Anchor::Left, font: PLAIN, color: RED, text: text.into(), room: f32::INFINITY }
}

/// The elements between the background and the end.
fn body(svg: &str) -> Vec<&str> {
    let lines = svg.lines().skip_while(|line| !line.starts_with("<rect width")).skip(1);
    lines.take_while(|line| *line != "</svg>").collect()
}

fn elements<'a>(document: &'a Document<'a>, name: &'a str) -> impl Iterator<Item = Node<'a, 'a>> {
    document.descendants().filter(move |node| node.has_tag_name(name))
}

fn read_by_usvg(svg: &str) -> Result<usvg::Tree, usvg::Error> {
    usvg::Tree::from_str(svg, &usvg::Options::default())
}

fn any_number() -> impl Strategy<Value = f32> {
    prop_oneof![8 => -3000.0_f32..3000.0, 1 => any::<f32>(), 1 => Just(0.0)]
}

fn any_point() -> impl Strategy<Value = Pos2> {
    (any_number(), any_number()).prop_map(|(x, y)| pos2(x, y))
}

fn any_rect() -> impl Strategy<Value = Rect> {
    (any_point(), any_point()).prop_map(|(min, max)| Rect { min, max })
}

fn any_color() -> impl Strategy<Value = Color32> {
    any::<[u8; 4]>().prop_map(|[r, g, b, a]| Color32::from_rgba_unmultiplied(r, g, b, a))
}

fn any_words() -> impl Strategy<Value = String> {
    prop_oneof![any::<String>(), "[ -~]{0,20}", "[<>&\"'\\]\\t\\r\\n\\x00-\\x1f ]{0,8}"]
}

fn any_text() -> impl Strategy<Value = Text> {
    let anchor = prop_oneof![Just(Anchor::Left), Just(Anchor::Middle), Just(Anchor::Right)];
    let size = prop_oneof![8 => 5.0_f32..40.0, 1 => any_number()];
    let room = prop_oneof![Just(f32::INFINITY), any_number()];
    (any_point(), anchor, (size, any::<bool>()), any_color(), any_words(), room).prop_map(
        |(at, anchor, (size, strong), color, text, room)| {
            let font = Font { size, strong };
            Text { at, anchor, font, color, text: text.into(), room }
        },
    )
}

fn any_path() -> impl Strategy<Value = Path> {
    let points = prop::collection::vec(any_point(), 0..5);
    (points, any_number(), any_color(), any::<bool>(), any::<bool>())
        .prop_map(|(points, width, color, dashed, arrow)| Path { points, width, color, dashed, arrow })
}

fn any_shape() -> impl Strategy<Value = Shape> {
    prop_oneof![
        any_rect().prop_map(Shape::Clip),
        (any_rect(), any_number(), any_color()).prop_map(|(rect, radius, fill)| Shape::Rect { rect, radius, fill }),
        (any_rect(), any_number(), any_number(), any_color()).prop_map(|(rect, radius, width, color)| Shape::Frame {
            rect,
            radius,
            width,
            color
        }),
        (any_rect(), any_number(), any_color(), any_number(), any_number())
            .prop_map(|(rect, radius, fill, from, opacity)| Shape::Fade { rect, radius, fill, from, opacity }),
        any_path().prop_map(Shape::Path),
        (any_point(), any_number(), any_color()).prop_map(|(center, half, fill)| Shape::Diamond { center, half, fill }),
        any_text().prop_map(Shape::Text),
    ]
}

fn any_picture() -> impl Strategy<Value = Picture> {
    (1.0_f32..5000.0, 1.0_f32..5000.0, any_color(), prop::collection::vec(any_shape(), 0..12))
        .prop_map(|(width, height, background, shapes)| Picture { size: vec2(width, height), background, shapes })
}

/// A text that is to be found again, whole.
fn any_seen_text() -> impl Strategy<Value = Text> {
    (any_words(), -100.0_f32..3000.0, -100.0_f32..3000.0, 5.0_f32..40.0, any_color()).prop_map(
        |(words, x, y, size, color)| {
            let color = if color.a() == 0 { RED } else { color };
            Text { at: pos2(x, y), font: Font { size, strong: false }, color, ..text(&words) }
        },
    )
}

proptest! {
    #[test]
    fn whatever_is_drawn_can_be_read(picture in any_picture(), title in any_words(), description in any_words()) {
        let words = Words { title, description };
        let written = svg(&picture, &words, &mut FontMeasure::default());
        let document = Document::parse(&written).map_err(|error| TestCaseError::fail(format!("{error}: {written}")))?;
        let of = |name| elements(&document, name).next().and_then(|node| node.text()).unwrap_or("").to_owned();
        prop_assert_eq!(of("title"), clean(&words.title));
        prop_assert_eq!(of("desc"), clean(&words.description));
        prop_assert!(!written.contains("NaN") && !written.contains("inf\""), "{}", written);
        if let Err(error) = read_by_usvg(&written) {
            return Err(TestCaseError::fail(format!("{error}: {written}")));
        }
    }

    #[test]
    fn every_text_is_found_again_as_text(texts in prop::collection::vec(any_seen_text(), 0..12), clip in any_rect()) {
        let shapes = texts.iter().cloned().map(Shape::Text);
        let written = write(&picture(std::iter::once(Shape::Clip(clip)).chain(shapes).collect()));
        let document = Document::parse(&written).unwrap();
        let found: Vec<_> = elements(&document, "text").map(|node| node.text().unwrap_or("").to_owned()).collect();
        let expected: Vec<_> = texts.iter().map(|text| clean(&text.text).into_owned()).filter(|text| !text.is_empty()).collect();
        prop_assert_eq!(found, expected);
    }

    #[test]
    fn a_color_comes_back_with_its_opacity(color in any_color().prop_filter("seen", |color| color.a() > 0)) {
        let shape = Shape::Rect { rect: rect(1.0, 2.0, 3.0, 4.0), radius: 0.0, fill: color };
        let written = write(&picture(vec![shape]));
        let document = Document::parse(&written).unwrap();
        let node = elements(&document, "rect").last().unwrap();
        let [r, g, b, a] = color.to_srgba_unmultiplied();
        let opacity: f32 = node.attribute("fill-opacity").unwrap_or("1").parse().unwrap();
        prop_assert_eq!(node.attribute("fill").unwrap(), format!("#{r:02x}{g:02x}{b:02x}"));
        prop_assert!((opacity - f32::from(a) / 255.0).abs() <= 0.0051);
    }
}

#[test]
fn each_shape_has_its_element() {
    let color = Color32::from_rgba_unmultiplied(255, 0, 0, 51);
    let path = Path {
        points: vec![pos2(0.0, 0.0), pos2(10.0, 0.0), pos2(10.0, 40.0)],
        width: 1.4,
        color: RED,
        dashed: true,
        arrow: true,
    };
    let shapes = vec![
        Shape::Rect { rect: rect(1.0, 2.0, 30.5, 4.0), radius: 3.0, fill: color },
        Shape::Frame { rect: rect(10.0, 10.0, 20.0, 10.0), radius: 5.0, width: 2.0, color: RED },
        Shape::Fade { rect: rect(100.0, 0.0, 60.0, 24.0), radius: 5.0, fill: RED, from: 140.0, opacity: 0.25 },
        Shape::Path(path),
        Shape::Diamond { center: pos2(50.0, 50.0), half: 8.0, fill: RED },
        Shape::Text(Text { anchor: Anchor::Right, font: Font { strong: true, ..PLAIN }, ..text("R & D") }),
    ];
    let written = write(&picture(shapes));
    assert_eq!(
        body(&written),
        [
            r##"<rect x="1" y="2" width="30.5" height="4" rx="3" fill="#ff0000" fill-opacity="0.2"/>"##,
            r##"<rect x="11" y="11" width="18" height="8" rx="4" fill="none" stroke="#ff0000" stroke-width="2"/>"##,
            r#"<rect x="100" y="0" width="60" height="24" rx="5" fill="url(#fade1)"/>"#,
            r##"<polyline points="0,0 10,0 10,33" fill="none" stroke="#ff0000" stroke-width="1.4" stroke-dasharray="4 3"/>"##,
            r##"<polygon points="6.5,33 10,40 13.5,33" fill="#ff0000"/>"##,
            r##"<polygon points="50,42 58,50 50,58 42,50" fill="#ff0000"/>"##,
            r##"<text x="10" y="54.73" font-size="13" font-weight="600" text-anchor="end" fill="#ff0000">R &amp; D</text>"##,
        ]
    );
    let fade = r##"<stop offset="66.67%" stop-color="#ff0000" stop-opacity="1"/><stop offset="100%" stop-color="#ff0000" stop-opacity="0.25"/>"##;
    assert!(written.contains(&format!("<linearGradient id=\"fade1\">{fade}</linearGradient>")), "{written}");
}

#[test]
fn areas_and_discs_are_written_as_they_are() {
    let (top, bottom) = (vec![pos2(0.0, 5.0), pos2(10.0, 2.0)], vec![pos2(0.0, 9.0), pos2(10.0, 9.0)]);
    let dots = vec![(pos2(3.0, 4.0), 2.5), (pos2(f32::NAN, 4.0), 2.5), (pos2(3.0, 4.0), 0.0)];
    let shapes = vec![Shape::Area { top, bottom, fill: RED }, Shape::Dots { dots, fill: RED }];
    assert_eq!(
        body(&write(&picture(shapes))),
        [
            r##"<polygon points="0,5 10,2 10,9 0,9" fill="#ff0000"/>"##,
            r##"<circle cx="3" cy="4" r="2.5" fill="#ff0000"/>"##,
        ]
    );
}

#[test]
fn the_picture_tells_what_it_is() {
    let words = Words { title: "Tea & co".into(), description: "<3 bars>".into() };
    let written = svg(&picture(Vec::new()), &words, &mut FontMeasure::default());
    let document = Document::parse(&written).unwrap();
    let root = document.root_element();
    assert_eq!(root.attribute("viewBox"), Some("0 0 200 100"));
    assert_eq!((root.attribute("width"), root.attribute("height")), (Some("200"), Some("100")));
    assert_eq!((root.attribute("role"), root.attribute("font-family")), (Some("img"), Some("Inter, sans-serif")));
    assert_eq!(root.attribute(("http://www.w3.org/XML/1998/namespace", "lang")), Some("en"));
    let ids: Vec<_> = root.attribute("aria-labelledby").unwrap().split(' ').collect();
    let told = ids.iter().map(|id| document.descendants().find(|n| n.attribute("id") == Some(*id)).unwrap().text());
    assert_eq!(told.collect::<Vec<_>>(), [Some("Tea & co"), Some("<3 bars>")]);
}

#[test]
fn what_is_cut_alike_and_fades_alike_is_written_once() {
    let bar = |x| Shape::Fade { rect: rect(x, 0.0, 30.0, 10.0), radius: 0.0, fill: RED, from: x + 20.0, opacity: 0.2 };
    let half = Shape::Fade { rect: rect(0.0, 0.0, 30.0, 10.0), radius: 0.0, fill: RED, from: 15.0, opacity: 0.2 };
    let (left, right) = (Shape::Clip(rect(0.0, 0.0, 50.0, 100.0)), Shape::Clip(rect(50.0, 0.0, 50.0, 100.0)));
    let shapes = vec![left.clone(), bar(0.0), bar(300.0), right, half, left, bar(10.0)];
    let written = write(&picture(shapes));
    let document = Document::parse(&written).unwrap();
    assert_eq!(elements(&document, "clipPath").count(), 2);
    assert_eq!(elements(&document, "linearGradient").count(), 2);
    let groups: Vec<_> = elements(&document, "g")
        .map(|g| (g.attribute("clip-path"), g.children().filter(Node::is_element).count()))
        .collect();
    assert_eq!(groups, [(Some("url(#clip1)"), 2), (Some("url(#clip2)"), 1), (Some("url(#clip1)"), 1)]);
}

#[test]
fn a_clip_around_everything_needs_no_group() {
    let shape = Shape::Rect { rect: rect(0.0, 0.0, 9.0, 9.0), radius: 0.0, fill: RED };
    let shapes = vec![Shape::Clip(rect(-1.0, 0.0, 300.0, 100.0)), shape.clone(), Shape::Clip(rect(0.0, 0.0, 5.0, 5.0))];
    assert!(!write(&picture(shapes)).contains("<g"), "neither for all nor for nothing");
    let shapes = vec![Shape::Clip(rect(0.0, 0.0, -5.0, 5.0)), shape];
    assert!(
        write(&picture(shapes)).contains("<clipPath id=\"clip1\"><rect x=\"0\" y=\"0\" width=\"0\" height=\"5\"/>")
    );
}

#[test]
fn what_is_not_seen_is_not_written() {
    let wrong = f32::NAN;
    let shapes = vec![
        Shape::Rect { rect: rect(0.0, 0.0, 9.0, 9.0), radius: 0.0, fill: Color32::TRANSPARENT },
        Shape::Rect { rect: rect(0.0, wrong, 9.0, 9.0), radius: 0.0, fill: RED },
        Shape::Rect { rect: rect(0.0, 0.0, 0.0, 9.0), radius: 0.0, fill: RED },
        Shape::Frame { rect: rect(0.0, 0.0, 9.0, 9.0), radius: 0.0, width: 0.0, color: RED },
        Shape::Fade { rect: rect(0.0, 0.0, 9.0, 9.0), radius: 0.0, fill: RED, from: wrong, opacity: 0.5 },
        Shape::Diamond { center: pos2(wrong, 0.0), half: 3.0, fill: RED },
        Shape::Path(Path {
            points: vec![Pos2::ZERO, pos2(0.0, f32::INFINITY)],
            width: 1.0,
            color: RED,
            dashed: false,
            arrow: true,
        }),
        Shape::Text(text("\u{0}\u{1}")),
        Shape::Text(Text { room: 1.0, ..text("no room") }),
    ];
    assert_eq!(body(&write(&picture(shapes))), [""; 0]);
}

#[test]
fn a_picture_of_no_size_is_empty() {
    for size in [Vec2::ZERO, vec2(-3.0, 5.0), vec2(f32::NAN, 1.0), vec2(f32::INFINITY, 1.0)] {
        let written = write(&Picture { size, ..picture(vec![Shape::Text(text("a"))]) });
        assert!(Document::parse(&written).is_ok(), "{written}");
    }
}

#[test]
fn the_same_picture_gives_the_same_bytes() {
    let bar = |n: u8| {
        let rect = rect(f32::from(n), 0.0, 30.0, 10.0);
        Shape::Fade { rect, radius: 0.0, fill: Color32::from_gray(n), from: 20.0, opacity: 0.2 }
    };
    let clip = |n: u8| Shape::Clip(rect(f32::from(n), 0.0, 40.0, 40.0));
    let picture = picture((0..100).flat_map(|n| [clip(n), bar(n)]).collect());
    assert_eq!(write(&picture), write(&picture));
}

#[test]
fn spaces_are_kept() {
    for words in [" a", "a ", "a  b"] {
        let written = write(&picture(vec![Shape::Text(text(words))]));
        assert!(written.contains(&format!("xml:space=\"preserve\" fill=\"#ff0000\">{words}</text>")), "{written}");
    }
    assert!(!write(&picture(vec![Shape::Text(text("a b"))])).contains("xml:space"));
}

#[test]
fn a_long_text_ends_in_an_ellipsis_in_its_room() {
    let written = write(&picture(vec![Shape::Text(Text { room: 75.0, ..text("Checkout in one step") })]));
    assert!(written.contains(">Checkout…</text>"), "{written}");
}

/// egui centres the line of a text between the font's ascent and descent; the picture must do the same.
#[test]
fn the_baseline_is_where_the_window_has_it() {
    let ctx = egui::Context::default();
    crate::ui::fonts::install(&ctx);
    ctx.run_ui(egui::RawInput::default(), |_| {}).textures_delta.clear();
    for size in [11.0, 13.0, 20.0, 100.0] {
        for font in [egui::FontId::proportional(size), crate::ui::theme::semibold(size)] {
            let galley = ctx.fonts_mut(|fonts| fonts.layout_no_wrap("Hxg".into(), font, RED));
            let row = &galley.rows[0];
            let below = row.pos.y + row.glyphs[0].pos.y - galley.size().y / 2.0;
            assert!((below - size * BASELINE).abs() < 0.75, "{below} and not {} at {size}", size * BASELINE);
        }
    }
}

/// What the clip of a picture does to its bars, as a reader resolves it.
#[test]
fn usvg_finds_the_shapes_and_the_texts() {
    let shapes = vec![
        Shape::Clip(rect(0.0, 0.0, 100.0, 100.0)),
        Shape::Rect { rect: rect(5.0, 5.0, 20.0, 10.0), radius: 2.0, fill: RED },
        Shape::Fade { rect: rect(5.0, 25.0, 20.0, 10.0), radius: 2.0, fill: RED, from: 15.0, opacity: 0.2 },
    ];
    let tree = read_by_usvg(&write(&picture(shapes))).unwrap();
    assert_eq!((tree.size().width(), tree.size().height()), (200.0, 100.0));
    assert_eq!(tree.clip_paths().len(), 1);
    assert_eq!(tree.linear_gradients().len(), 1);
}
