//! The roadmap is shared as a picture: what was drawn in the window is what others get.

use std::collections::BTreeSet;
use std::fs;

use image::GenericImageView as _;

use crate::plan::Plan;
use crate::program::Program;
use crate::roadmap::answer;
use crate::stage::{Stage, await_some};

/// What is hard to write down in XML, beside plain words.
const TITLES: [&str; 3] = ["Fees < 1 % & “fair”", "Zahlung in Raten", "<b>One tap</b>"];

#[test]
fn the_roadmap_is_shared_as_a_picture() {
    let stage = Stage::new();
    let mut plan = Plan::new(&["To do", "Done"]);
    let theme = plan.theme("Payments & refunds");
    for (title, [start, end]) in TITLES.into_iter().zip([
        ["2019-01-07", "2019-02-01"],
        ["2019-02-04", "2019-03-29"],
        ["2019-04-01", "2019-06-28"],
    ]) {
        plan.bar(theme, title, start, end);
    }
    let path = plan.save(&stage);
    let program = Program::start(&stage, &[&path]);
    program.await_title("plan.ron — Roadboard");
    let press = |keys: &[&str]| keys.iter().for_each(|keys| program.key(keys));

    // The window begins with SVG and the whole plan.
    press(&["ctrl+5", "ctrl+e", "Return"]);
    let svg = stage.path("plan.svg");
    answer(&stage, &svg);
    let text = await_some("the picture is written", || fs::read_to_string(&svg).ok().filter(|text| !text.is_empty()));
    let document = roxmltree::Document::parse(&text).unwrap();
    assert_eq!(document.root_element().tag_name().name(), "svg");
    let texts: BTreeSet<String> = document
        .descendants()
        .filter(|node| node.has_tag_name(("http://www.w3.org/2000/svg", "text")))
        .map(|node| node.descendants().filter_map(|part| part.text().filter(|_| part.is_text())).collect())
        .collect();
    for title in TITLES.into_iter().chain(["Payments & refunds"]) {
        assert!(texts.contains(title), "{title} is not among {texts:?}");
    }

    // Then as PNG, in the format below.
    stage.await_focus(program.window());
    press(&["ctrl+e", "Down"]);
    press(&["space", "Return"]);
    let png = stage.path("plan.png");
    answer(&stage, &png);
    let picture = await_some("the picture is written", || image::open(&png).ok());
    let (width, height) = picture.dimensions();
    assert!(width > 600 && height > 150, "it has {width} × {height} pixels");
    let colors: BTreeSet<[u8; 4]> = picture.pixels().map(|(_, _, pixel)| pixel.0).collect();
    assert!(colors.len() > 20, "it has {} colours", colors.len());
    // Sharing changes nothing.
    assert_eq!(program.title(), "plan.ron — Roadboard");
}
