//! What stands around the sample's plan: its title, and a legend of what is there.

use egui::Theme;

use super::Poster;
use super::frame::Entry;
use super::legend::legend;
use super::sheet::{Part, Sheet, sheet};
use crate::model::{
    Confidence, Dependency, IdSource, Initiative, Moment, Node, Period, Project, Swatch, Transaction, parse_date,
};
use crate::sample::{SampleSize, project};
use crate::screens::roadmap::compose::NAMES;
use crate::screens::roadmap::{Coloring, ExportKind, RoadmapView};
use crate::session::{Clock, Document};
use crate::ui::Tokens;
use crate::ui::format::Dates;
use crate::ui::picture::PictureError;
use crate::ui::picture::Shape;

fn document(project: Project) -> Document {
    let now = "2026-11-24T10:00:00Z".parse::<Moment>().unwrap();
    Document::new(project, IdSource::from_seed(1), Clock::Fixed(now))
}

fn sample() -> Document {
    document(project(&SampleSize::default()))
}

fn between(from: &str, to: &str) -> Part {
    Part::Between(Period { start: parse_date(from).unwrap(), end: parse_date(to).unwrap() })
}

fn drawn(document: &Document, part: Part, set: impl FnOnce(&mut RoadmapView)) -> (Sheet, RoadmapView) {
    let mut view = RoadmapView::default();
    set(&mut view);
    view.refresh(document);
    (sheet(document, &view, Dates::default(), part, false), view)
}

fn entries(document: &Document, part: Part, set: impl FnOnce(&mut RoadmapView)) -> Vec<Entry> {
    let (sheet, view) = drawn(document, part, set);
    legend(document, &view, &sheet, Tokens::of_theme(Theme::Light))
}

fn labels(document: &Document, part: Part, set: impl FnOnce(&mut RoadmapView)) -> Vec<String> {
    entries(document, part, set).into_iter().map(|entry| entry.label).collect()
}

fn poster(document: &Document, part: Part) -> Poster {
    let mut view = RoadmapView::default();
    view.refresh(document);
    Poster::of(document, &view, Dates::default(), part, false)
}

fn texts(poster: &Poster) -> Vec<&str> {
    let texts = poster.picture.shapes.iter().filter_map(|shape| match shape {
        Shape::Text(text) => Some(&*text.text),
        _ => None,
    });
    texts.collect()
}

#[test]
fn the_legend_explains_what_is_there() {
    let labels = labels(&sample(), Part::Whole, |_| {});
    assert_eq!(
        labels,
        [
            "Checkout",
            "Platform",
            "Refunds and billing",
            "Mobile",
            "Market",
            "Likely",
            "Exploratory",
            "Done so far",
            "Pinned",
            "Milestone",
            "Dependency",
            "Broken dependency",
            "Forecast: the end in 50 % and in 85 % of the runs",
        ]
    );
}

#[test]
fn what_is_switched_off_is_not_explained_and_what_is_switched_on_is() {
    let document = sample();
    let baseline = document.project().baselines.iter().next().unwrap();
    let all = labels(&document, Part::Whole, |view| {
        view.forecast = false;
        view.critical = true;
        view.baseline = Some(baseline.id);
    });
    assert!(!all.iter().any(|label| label.starts_with("Forecast")), "{all:?}");
    assert!(all.iter().any(|label| label == "Critical path"), "{all:?}");
    let since = format!("Dates of “{}”, with the shift since in working days", baseline.name);
    assert!(all.contains(&since), "{all:?}");
}

#[test]
fn the_colours_are_those_of_the_bars() {
    let document = sample();
    let confidences = labels(&document, Part::Whole, |view| view.coloring = Coloring::Confidence);
    assert_eq!(confidences[..3], ["Committed", "Likely", "Exploratory"]);
    assert!(!confidences.contains(&"Checkout".to_owned()));
    let statuses = labels(&document, Part::Whole, |view| view.coloring = Coloring::Status);
    assert_eq!(statuses[..4], ["Planned", "Under way", "Late", "Closed"]);
}

#[test]
fn a_part_explains_only_itself() {
    let before = labels(&sample(), between("2025-01-01", "2025-03-31"), |_| {});
    assert_eq!(before, [""; 0]);
    let early = labels(&sample(), between("2026-07-15", "2026-09-01"), |_| {});
    assert!(!early.contains(&"Mobile".to_owned()) && early.contains(&"Checkout".to_owned()), "{early:?}");
}

#[test]
fn the_theme_of_a_folded_lane_is_explained() {
    let document = sample();
    let (sheet, _) = drawn(&document, Part::Whole, |_| {});
    let lanes: Vec<_> = sheet.sight.lanes.iter().map(|(lane, _)| *lane).collect();
    let folded = labels(&document, Part::Whole, |view| view.folded.extend(lanes));
    assert_eq!(folded, ["Checkout", "Platform", "Refunds and billing", "Mobile", "Market"]);
}

#[test]
fn a_bar_without_a_theme_or_with_a_colour_of_its_own() {
    let (mut ids, mut document) = (IdSource::from_seed(3), document(Project::default()));
    assert_eq!(labels(&document, Part::Whole, |_| {}), [""; 0], "nothing is in an empty plan");
    for (color, expected) in [(Some(Swatch::Teal), vec![]), (None, vec!["No theme"])] {
        let mut transaction = Transaction::new("New", document.clock().now());
        transaction.create(Initiative {
            id: ids.next_id(),
            start: parse_date("2026-11-02").ok(),
            end: parse_date("2026-11-20").ok(),
            confidence: Confidence::Committed,
            color,
            ..Initiative::default()
        });
        document.apply(transaction);
        assert_eq!(labels(&document, Part::Whole, |_| {}), expected);
    }
}

#[test]
fn a_link_on_the_critical_path_is_told_from_others() {
    let (mut ids, mut document) = (IdSource::from_seed(3), document(Project::default()));
    let mut transaction = Transaction::new("New", document.clock().now());
    let mut bar = |start, end| {
        let id = ids.next_id();
        let (start, end) = (parse_date(start).ok(), parse_date(end).ok());
        transaction.create(Initiative { id, start, end, color: Some(Swatch::Teal), ..Initiative::default() });
        Node::Initiative(id)
    };
    let [from, to] = [bar("2026-11-02", "2026-11-06"), bar("2026-11-09", "2026-11-13")];
    transaction.create(Dependency { id: ids.next_id(), from, to, ..Dependency::default() });
    document.apply(transaction);
    assert_eq!(labels(&document, Part::Whole, |_| {}), ["Likely", "Critical dependency"]);
    let framed = labels(&document, Part::Whole, |view| view.critical = true);
    assert_eq!(framed, ["Likely", "Critical dependency", "Critical path"]);
}

#[test]
fn the_title_tells_what_when_and_of_which_day() {
    let poster = poster(&sample(), between("2026-10-01", "2027-03-31"));
    let texts = texts(&poster);
    assert_eq!(texts[..2], ["Northwind Pay", "Roadmap from 1 Oct 2026 to 31 Mar 2027, as of 24 Nov 2026"]);
    assert!(texts.contains(&"Forecast: the end in 50 % and in 85 % of the runs"));
    assert_eq!(poster.words.title, "Northwind Pay: roadmap");
    assert!(poster.words.description.starts_with("Roadmap from 1 Oct 2026 to 31 Mar 2027, as of 24 Nov 2026. "));
    assert!(poster.words.description.ends_with(" in 5 lanes."), "{}", poster.words.description);
}

#[test]
fn a_whole_plan_says_from_when_to_when_it_goes() {
    let line = texts(&poster(&sample(), Part::Whole))[1].to_owned();
    assert_eq!(line, "Roadmap from 15 Jul 2026 to 27 Aug 2027, as of 24 Nov 2026");
}

#[test]
fn the_files_are_what_they_are_called() {
    let poster = poster(&sample(), between("2026-11-01", "2026-11-30"));
    let svg = String::from_utf8(poster.bytes(ExportKind::Svg).unwrap()).unwrap();
    assert!(svg.contains("<title id=\"title\">Northwind Pay: roadmap</title>"));
    assert!(svg.contains(">One-tap checkout</text>"), "titles are text");
    let png = poster.bytes(ExportKind::Png).unwrap();
    let image = image::load_from_memory_with_format(&png, image::ImageFormat::Png).unwrap();
    let size = poster.picture.size * 2.0;
    assert!((image.width() as f32 - size.x).abs() < 2.0 && (image.height() as f32 - size.y).abs() < 2.0);
}

#[test]
fn a_picture_that_is_too_large_for_png_is_one_for_svg() {
    let mut poster = poster(&sample(), between("2026-11-01", "2026-11-30"));
    poster.picture.size.x = 100_000.0;
    assert!(matches!(poster.bytes(ExportKind::Png), Err(PictureError::TooLarge { width: 100_000, .. })));
    assert!(poster.bytes(ExportKind::Svg).is_ok());
}

/// A plan with one bar alone.
fn alone(confidence: Confidence) -> Document {
    let (start, end) = (parse_date("2026-01-01").ok(), parse_date("2026-12-31").ok());
    let bar = Initiative { title: "Marketplace payouts".into(), confidence, start, end, ..Initiative::default() };
    let mut project = Project::default();
    project.initiatives.insert(bar);
    document(project)
}

#[test]
fn a_title_stays_in_sight_as_long_as_its_bar_does() {
    for confidence in [Confidence::Likely, Confidence::Exploratory] {
        let document = alone(confidence);
        for month in 1..=12 {
            let (sheet, _) = drawn(&document, between(&format!("2026-{month:02}-15"), "2027-06-30"), |_| {});
            let found = sheet.picture.shapes.iter().find_map(|shape| match shape {
                Shape::Text(text) if &*text.text == "Marketplace payouts" => Some((text.at.x, text.room)),
                _ => None,
            });
            let Some((x, room)) = found else { panic!("{confidence:?} from month {month}: no title") };
            assert!(x >= NAMES && room.is_infinite(), "{confidence:?} from month {month}: at {x}");
            let bar = sheet.sight.bars[0];
            assert!(!bar.cut, "{confidence:?} from month {month}");
        }
    }
}

#[test]
fn a_title_that_the_next_bar_leaves_no_room_for_is_told_to_be_cut() {
    let mut document = alone(Confidence::Exploratory);
    let start = parse_date("2027-01-08").ok();
    let next = Initiative {
        id: crate::model::EntityId::from_raw(crate::model::RawId::from_bytes([9; 10])),
        title: "Next".into(),
        start,
        end: parse_date("2027-05-01").ok(),
        ..Initiative::default()
    };
    let mut project = document.snapshot().0;
    project.initiatives.insert(next);
    document = self::document(project);
    let (sheet, _) = drawn(&document, between("2026-12-20", "2027-06-30"), |_| {});
    assert!(sheet.sight.bars[0].cut);
}
