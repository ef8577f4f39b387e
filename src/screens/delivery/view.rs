//! What the screen remembers between frames.

use std::collections::BTreeMap;

use egui::{Theme, Vec2};

use super::behind::Opened;
use super::chart::{Drawn, Figure, Naming, Said, Sheet};
use super::choices::{Card, Chosen, work, work_name};
use super::facts::{Followed, figure};
use crate::insight::Work;
use crate::model::{Date, SprintId};
use crate::screens::Scene;
use crate::ui::format::Dates;
use crate::ui::{FontMeasure, Tokens};

/// What a chart is asked for by a command or its menu.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wish {
    Picture,
    Numbers,
}

/// What the screen remembers between frames.
#[derive(Debug, Default)]
pub struct DeliveryView {
    pub chosen: Chosen,
    /// The chart that fills the screen.
    pub enlarged: Option<Card>,
    /// The chart that had the focus last, which commands are about.
    pub(super) current: Option<Card>,
    pub(super) charts: BTreeMap<Card, Shown>,
    pub(super) followed: Followed,
    /// What burns down, and its name.
    pub(super) burning: Option<(Work, String)>,
    pub(super) opened: Option<Opened>,
    /// What a command asks for of the chart, until the next frame does it.
    pub(super) wish: Option<(Card, Wish)>,
    /// The chart that shall have the focus.
    pub(super) focus: Option<Card>,
    pub(super) measure: FontMeasure,
}

/// What a figure was made for.
#[derive(Clone, Copy, Debug, PartialEq)]
struct MadeFor {
    revision: u64,
    today: Date,
    chosen: Chosen,
    dates: Dates,
}

/// A chart as it is shown.
#[derive(Debug, Default)]
pub(super) struct Shown {
    made_for: Option<MadeFor>,
    pub(super) figure: Option<Box<dyn Figure>>,
    pub(super) summary: String,
    /// Grows with each new figure.
    version: u64,
    drawn_for: Option<(u64, Vec2, Theme, Dates)>,
    pub(super) drawn: Drawn,
    /// The point that keys have gone to.
    pub(super) cursor: Option<usize>,
}

impl DeliveryView {
    /// Nothing is held, so keys are the screen's own.
    pub fn is_idle(&self) -> bool {
        true
    }

    /// All charts are shown, and a sprint burns down.
    pub fn show_sprint(&mut self, sprint: SprintId) {
        self.chosen.work = Some(Work::Sprint(sprint));
        (self.enlarged, self.opened, self.current) = (None, None, Some(Card::Burn));
    }

    /// What decides which parts there are, and what they show.
    pub(super) fn shape(&self) -> impl PartialEq + use<> {
        (self.chosen, self.enlarged, self.opened.is_some(), self.focus)
    }

    /// Brings a chart up to date with the project and the choices, unless it is; tells whether it had to.
    pub(super) fn refresh(&mut self, scene: Scene<'_>, card: Card) -> bool {
        let document = scene.document;
        let today = document.clock().today();
        let now = MadeFor { revision: document.revision(), today, chosen: self.chosen, dates: scene.dates };
        let shown = self.charts.entry(card).or_default();
        if shown.made_for == Some(now) {
            return false;
        }
        let delivery = self.followed.refresh(document);
        let figure = figure(card, &self.chosen, delivery, document, scene.dates);
        if card == Card::Burn {
            let project = document.project();
            self.burning = work(project, self.chosen.work).map(|work| (work, work_name(project, work)));
        }
        shown.summary = figure.summary(naming(scene));
        shown.figure = Some(figure);
        shown.made_for = Some(now);
        shown.version += 1;
        true
    }

    /// Draws a chart unless it is drawn as it has to be.
    pub(super) fn draw(&mut self, scene: Scene<'_>, card: Card, size: Vec2, theme: Theme) {
        let Some(shown) = self.charts.get_mut(&card) else { return };
        let now = (shown.version, size, theme, scene.dates);
        if shown.drawn_for == Some(now) {
            return;
        }
        let Some(figure) = &shown.figure else { return };
        let sheet = sheet(scene, size, theme);
        shown.drawn = figure.compose(&sheet, &mut self.measure);
        shown.cursor = shown.cursor.filter(|cursor| *cursor < shown.drawn.marks.len());
        shown.drawn_for = Some(now);
    }
}

impl Shown {
    /// What is told of a mark.
    pub(super) fn said(&self, scene: Scene<'_>, mark: usize) -> Option<Said> {
        let (figure, mark) = (self.figure.as_ref()?, self.drawn.marks.get(mark)?);
        Some(figure.say(mark, &self.drawn, naming(scene)))
    }
}

pub(super) fn naming(scene: Scene<'_>) -> Naming<'_> {
    Naming { project: scene.document.project(), dates: scene.dates, today: scene.document.clock().today() }
}

pub(super) fn sheet(scene: Scene<'_>, size: Vec2, theme: Theme) -> Sheet {
    Sheet { size, t: Tokens::of_theme(theme), dates: scene.dates, today: scene.document.clock().today() }
}
