//! The lanes: the lines between them, their names, and what is in each in a few words.

use std::collections::HashMap;

use egui::{Rect, pos2};

use super::{AXIS, Drawing, Sight};
use crate::insight::{Indexes, PlanLane, RollUp};
use crate::model::{Node, Swatch};
use crate::screens::roadmap::lanes::Lane;
use crate::screens::roadmap::lanes::Lanes;
use crate::screens::roadmap::layout::PlanLayout;
use crate::ui::format::{count, visible};
use crate::ui::picture::pen::{self, SMALL, STRONG};
use crate::ui::picture::{Anchor, Picture};

/// What is in a lane.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Summary {
    pub initiatives: usize,
    pub milestones: usize,
    pub roll_up: RollUp,
}

impl Summary {
    /// "4 initiatives, 61 % done".
    pub fn words(&self) -> String {
        let mut parts = Vec::new();
        if self.initiatives > 0 || self.milestones == 0 {
            parts.push(count(self.initiatives, "initiative", "initiatives"));
        }
        match self.roll_up.progress() {
            Some(progress) => parts.push(format!("{:.0} % done", progress * 100.0)),
            None if self.milestones > 0 => parts.push(count(self.milestones, "milestone", "milestones")),
            None => {}
        }
        parts.join(", ")
    }
}

/// What is in the lanes that are in sight, summed up on edits only.
#[derive(Clone, Debug, Default)]
pub struct Summaries {
    revision: u64,
    known: HashMap<PlanLane, Summary>,
}

impl Summaries {
    /// Sums up what comes into sight, and what has changed.
    pub fn prepare(
        &mut self,
        (lanes, layout): (&Lanes, &PlanLayout),
        indexes: &Indexes,
        revision: u64,
        heights: (f64, f64),
    ) {
        if self.revision != revision {
            self.revision = revision;
            self.known.clear();
        }
        let first = layout.lane_at(heights.0).unwrap_or(0);
        for (i, lane) in lanes.all().iter().enumerate().skip(first) {
            if layout.top(i) > heights.1 {
                break;
            }
            self.known.entry(lane.lane).or_insert_with(|| Self::sum(lane, indexes));
        }
    }

    fn sum(lane: &Lane, indexes: &Indexes) -> Summary {
        let mut summary = Summary::default();
        for bar in lane.bars() {
            match bar.node {
                Node::Initiative(id) => {
                    summary.initiatives += 1;
                    summary.roll_up = summary.roll_up.plus(&indexes.roll_up(id));
                }
                Node::Milestone(_) => summary.milestones += 1,
            }
        }
        summary
    }

    pub fn get(&self, lane: &Lane) -> Summary {
        self.known.get(&lane.lane).copied().unwrap_or_default()
    }
}

/// The lines between the lanes.
pub(super) fn lines(drawing: &Drawing<'_>, picture: &mut Picture) {
    let canvas = drawing.canvas();
    for (i, _) in drawing.lanes() {
        let y = drawing.y(drawing.plan.layout.bottom(i));
        pen::level(picture, [canvas.min.x, canvas.max.x], y - 1.0, drawing.t.line_strong);
    }
}

/// The names at the left. A name stays in sight as long as any of its lane is.
pub(super) fn draw(drawing: &Drawing<'_>, sight: &mut Sight, picture: &mut Picture) {
    let (t, size) = (drawing.t, drawing.size);
    pen::rect(picture, Rect::from_min_max(pos2(0.0, AXIS), pos2(drawing.names(), size.y)), 0.0, t.bg);
    for (i, lane) in drawing.lanes() {
        let layout = drawing.plan.layout;
        let (top, bottom) = (drawing.y(layout.top(i)), drawing.y(layout.bottom(i)));
        let rect = Rect::from_min_max(pos2(0.0, top), pos2(drawing.names(), bottom));
        pen::rect(picture, rect, 0.0, t.panel);
        pen::level(picture, [0.0, drawing.names()], bottom - 1.0, t.line_strong);
        let color = t.swatch(lane.color.unwrap_or(Swatch::Gray));
        pen::rect(picture, rect.with_max_x(4.0).with_max_y(bottom - 1.0), 0.0, color);
        let y = (top.max(AXIS) + 17.0).min(bottom - 32.0).max(top + 17.0);
        let room = drawing.names() - 34.0;
        let name = if lane.name.is_empty() { "Untitled".into() } else { visible(&lane.name).into_owned() };
        pen::text_in(picture, pos2(16.0, y), Anchor::Left, STRONG, t.text, name, room);
        let words = drawing.summaries.get(lane).words();
        pen::text_in(picture, pos2(16.0, y + 18.0), Anchor::Left, SMALL, t.muted, words, drawing.names() - 22.0);
        sight.lanes.push((lane.lane, rect));
    }
    pen::upright(picture, drawing.names() - 1.0, [AXIS, size.y], t.line_strong);
}
