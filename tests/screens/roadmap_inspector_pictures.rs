//! Pictures of the roadmap's inspector alone. `UPDATE_SNAPSHOTS=true` writes them anew.

use egui::{Frame, Theme, Ui, vec2};
use egui_kittest::Harness;
use roadboard::model::{IdSource, Moment, Node};
use roadboard::sample::{SampleSize, project};
use roadboard::screens::Scene;
use roadboard::screens::inspector::WIDTH;
use roadboard::screens::roadmap::RoadmapView;
use roadboard::screens::roadmap::inspector::{PlanInspector, show};
use roadboard::session::{Clock, Document};
use roadboard::ui::cards::Cards;
use roadboard::ui::command::Facts;
use roadboard::ui::format::Dates;
use roadboard::ui::{Tokens, fonts, theme};

struct Shown {
    document: Document,
    view: RoadmapView,
    inspector: PlanInspector,
    ready: bool,
}

fn frame(ui: &mut Ui, shown: &mut Shown) {
    if !std::mem::replace(&mut shown.ready, true) {
        // Fonts are there from the second frame on.
        fonts::install(ui.ctx());
        theme::apply(ui.ctx());
        return;
    }
    shown.view.refresh(&shown.document);
    let (facts, mut actions) = (Facts::default(), Vec::new());
    let (dates, cards) = (Dates::default(), Cards::default());
    let scene = Scene { document: &shown.document, facts: &facts, dates, cards, motion: false };
    let fill = Tokens::of(ui).panel;
    egui::CentralPanel::default().frame(Frame::new().fill(fill)).show(ui, |ui| {
        show(ui, scene, &shown.view, &mut shown.inspector, &mut actions);
    });
    assert_eq!(actions, [], "nothing is asked for by itself");
}

/// The inspector as high as what it shows.
fn inspector(height: f32, light: bool, set: impl FnOnce(&mut Document, &mut RoadmapView)) -> Harness<'static, Shown> {
    let now = "2026-11-24T10:00:00Z".parse::<Moment>().unwrap();
    let mut document = Document::new(project(&SampleSize::default()), IdSource::from_seed(1), Clock::Fixed(now));
    let mut view = RoadmapView::default();
    set(&mut document, &mut view);
    let shown = Shown { document, view, inspector: PlanInspector::default(), ready: false };
    let builder = Harness::builder().with_size(vec2(WIDTH, height)).with_os(egui::os::OperatingSystem::Nix).wgpu();
    let theme = if light { Theme::Light } else { Theme::Dark };
    let mut harness = builder.with_theme(theme).build_ui_state(frame, shown);
    harness.run();
    harness
}

fn select(document: &mut Document, title: &str) {
    let found = document.project().initiatives.iter().find(|i| i.title == title).unwrap().id;
    document.plan_selection.only(Node::Initiative(found));
}

fn one_initiative(light: bool, name: &str) {
    let mut harness = inspector(1580.0, light, |document, view| {
        select(document, "One-tap checkout");
        view.baseline = document.project().baselines.iter().next().map(|baseline| baseline.id);
    });
    harness.snapshot(name);
}

#[test]
fn one_initiative_by_day() {
    one_initiative(true, "roadmap-inspector-light");
}

#[test]
fn one_initiative_by_night() {
    one_initiative(false, "roadmap-inspector-dark");
}

#[test]
fn a_broken_dependency() {
    let mut harness = inspector(520.0, true, |document, view| {
        let project = document.project();
        view.link = project.dependencies.iter().find(|link| roadboard::insight::is_broken(project, link)).map(|l| l.id);
    });
    harness.snapshot("roadmap-inspector-link-light");
}

#[test]
fn nothing_selected() {
    let mut harness = inspector(420.0, false, |_, _| {});
    harness.snapshot("roadmap-inspector-plan-dark");
}
