//! The lanes of the timeline and the bars in them, kept up to date from transactions.

use std::collections::{BTreeSet, HashMap};

use crate::insight::{PlanGrouping, PlanLane};
use crate::model::{Change, Confidence, Edit, Initiative, Milestone, Node, Period, Project, Stage, Swatch, Word as _};
use crate::session::Document;
use crate::ui::format::visible;
use crate::ui::picture::{Font, Measure};
use crate::ui::theme::BODY;

/// What titles of bars are set in.
pub const TITLE: Font = Font { size: BODY, strong: false };

/// Changes that are followed one by one.
const FEW: usize = 200;

/// Something with dates, in a lane.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bar {
    pub node: Node,
    pub period: Period,
    /// The width of its title, in points.
    pub title: f32,
    /// The share of its width that is solid enough to carry text, 0 to 1.
    pub solid: f32,
}

/// How a bar fades towards its end, by how sure its dates are: from which share of its width on, and to which opacity.
pub fn fading(confidence: Confidence) -> Option<(f32, f32)> {
    match confidence {
        Confidence::Committed => None,
        Confidence::Likely => Some((2.0 / 3.0, 0.25)),
        Confidence::Exploratory => Some((0.25, 0.15)),
    }
}

/// The share of a bar's width whose colour is at least so solid that text on it can be read.
fn solid(confidence: Confidence) -> f32 {
    const READABLE: f32 = 0.7;
    fading(confidence).map_or(1.0, |(from, opacity)| from + (1.0 - from) * (1.0 - READABLE) / (1.0 - opacity))
}

impl Bar {
    fn order(&self) -> (crate::model::Date, Node) {
        (self.period.start, self.node)
    }

    pub fn is_milestone(&self) -> bool {
        matches!(self.node, Node::Milestone(_))
    }
}

/// The bars of a lane by start, then by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Lane {
    pub lane: PlanLane,
    pub name: String,
    pub color: Option<Swatch>,
    bars: Vec<Bar>,
    period: Option<Period>,
    /// Grows with each change of the bars.
    revision: u64,
    /// The revision that `period` is of.
    summed: u64,
}

impl Lane {
    fn new(lane: PlanLane, name: String, color: Option<Swatch>) -> Self {
        Self { lane, name, color, bars: Vec::new(), period: None, revision: 0, summed: 0 }
    }

    pub fn bars(&self) -> &[Bar] {
        &self.bars
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// From the first start to the last end; it is nowhere stored.
    pub fn period(&self) -> Option<Period> {
        self.period
    }

    fn sum(&mut self) {
        if self.summed != self.revision {
            self.summed = self.revision;
            self.period = self.bars.iter().map(|bar| bar.period).reduce(Period::union);
        }
    }

    fn insert(&mut self, bar: Bar) {
        let at = self.bars.partition_point(|other| other.order() < bar.order());
        self.bars.insert(at, bar);
        self.revision += 1;
    }

    /// False when it is not there.
    fn remove(&mut self, start: crate::model::Date, node: Node) -> bool {
        let found = self.bars.binary_search_by(|bar| bar.order().cmp(&(start, node)));
        if let Ok(at) = found {
            self.bars.remove(at);
            self.revision += 1;
        }
        found.is_ok()
    }

    /// The place of a bar in [`Self::bars`].
    pub fn find(&self, start: crate::model::Date, node: Node) -> Option<usize> {
        self.bars.binary_search_by(|bar| bar.order().cmp(&(start, node))).ok()
    }
}

/// All lanes in their order from the top.
#[derive(Clone, Debug, Default)]
pub struct Lanes {
    grouping: PlanGrouping,
    all: Vec<Lane>,
    at: HashMap<PlanLane, usize>,
    /// What has no dates, and so no place on the timeline.
    undated: BTreeSet<Node>,
    known: Option<u64>,
    /// Grows when lanes come, go, or change their order, names or colours.
    revision: u64,
}

impl Lanes {
    pub fn all(&self) -> &[Lane] {
        &self.all
    }

    pub fn grouping(&self) -> PlanGrouping {
        self.grouping
    }

    pub fn get(&self, lane: PlanLane) -> Option<&Lane> {
        self.all.get(self.index(lane)?)
    }

    pub fn index(&self, lane: PlanLane) -> Option<usize> {
        self.at.get(&lane).copied()
    }

    pub fn undated(&self) -> &BTreeSet<Node> {
        &self.undated
    }

    pub fn revision(&self) -> u64 {
        self.revision
    }

    /// From the first start to the last end of the whole plan.
    pub fn period(&self) -> Option<Period> {
        self.all.iter().filter_map(Lane::period).reduce(Period::union)
    }

    /// Where a node stands: its lane and its place in it.
    pub fn place_of(&self, project: &Project, node: Node) -> Option<(usize, usize)> {
        let period = project.period(node)?;
        let lane = self.index(lane_of(project, self.grouping, node)?)?;
        Some((lane, self.all.get(lane)?.find(period.start, node)?))
    }

    /// Follows the document; at the cost of what was changed, not of what there is.
    pub fn refresh(&mut self, document: &Document, grouping: PlanGrouping, measure: &mut dyn Measure) {
        if self.grouping != grouping {
            self.grouping = grouping;
            self.known = None;
        }
        let revision = document.revision();
        if self.known == Some(revision) {
            return;
        }
        let steps = self.known.and_then(|known| document.performed_since(known));
        let changes: Option<Vec<&Change>> = steps.map(|steps| steps.flat_map(|step| &step.changes).collect());
        // Each change shifts what comes after it in its lane; many of them cost more than to begin anew.
        let few = changes.filter(|changes| changes.len() <= FEW);
        if !few.is_some_and(|changes| changes.into_iter().all(|change| self.follow(change, measure))) {
            self.rebuild(document.project(), measure);
        }
        self.all.iter_mut().for_each(Lane::sum);
        self.known = Some(revision);
    }

    /// False when the lanes themselves may have changed.
    fn follow(&mut self, change: &Change, measure: &mut dyn Measure) -> bool {
        match change {
            Change::Initiative(Edit { before, after }) => {
                let lane = |i: &Initiative| PlanLane::of(self.grouping, i);
                let places = [before.as_deref().map(lane), after.as_deref().map(lane)];
                let before = before.as_ref().map(|i| (Node::Initiative(i.id), i.period()));
                let after = after.as_ref().map(|i| Entry::of_initiative(i));
                self.swap(places, before, after, measure)
            }
            Change::Milestone(Edit { before, after }) => {
                let lane = |m: &Milestone| lane_of_milestone(self.grouping, m);
                let places = [before.as_deref().map(lane), after.as_deref().map(lane)];
                let before = before.as_ref().map(|m| (Node::Milestone(m.id), m.period()));
                let after = after.as_ref().map(|m| Entry::of_milestone(m));
                self.swap(places, before, after, measure)
            }
            Change::Theme(_) => self.grouping != PlanGrouping::Theme,
            Change::Person(_) => self.grouping != PlanGrouping::Owner,
            Change::Objective(_) => self.grouping != PlanGrouping::Objective,
            _ => true,
        }
    }

    fn swap(
        &mut self,
        [from, to]: [Option<PlanLane>; 2],
        before: Option<(Node, Option<Period>)>,
        after: Option<Entry<'_>>,
        measure: &mut dyn Measure,
    ) -> bool {
        if let Some((node, period)) = before {
            self.undated.remove(&node);
            if let Some(period) = period {
                let Some(lane) = from.and_then(|lane| self.index(lane)).and_then(|i| self.all.get_mut(i)) else {
                    return false;
                };
                // A lane that stands only because of what is in it goes with the last of it.
                if !lane.remove(period.start, node) || (lane.bars.is_empty() && !stands_empty(lane.lane)) {
                    return false;
                }
            }
        }
        let Some(after) = after else { return true };
        let Some(bar) = after.bar(measure) else {
            self.undated.insert(after.node);
            return true;
        };
        let Some(lane) = to.and_then(|lane| self.index(lane)).and_then(|i| self.all.get_mut(i)) else {
            return false;
        };
        lane.insert(bar);
        true
    }

    fn rebuild(&mut self, project: &Project, measure: &mut dyn Measure) {
        self.revision += 1;
        self.undated.clear();
        let mut bars: HashMap<PlanLane, Vec<Bar>> = HashMap::new();
        let initiatives = project.initiatives.iter().map(|i| (PlanLane::of(self.grouping, i), Entry::of_initiative(i)));
        let milestones =
            project.milestones.iter().map(|m| (lane_of_milestone(self.grouping, m), Entry::of_milestone(m)));
        for (lane, entry) in initiatives.chain(milestones) {
            match entry.bar(measure) {
                Some(bar) => bars.entry(lane).or_default().push(bar),
                None => drop(self.undated.insert(entry.node)),
            }
        }
        let revision = self.all.iter().map(|lane| lane.revision).max().unwrap_or(0) + 1;
        self.all = lanes_in_order(project, self.grouping, &bars);
        for lane in &mut self.all {
            lane.bars = bars.remove(&lane.lane).unwrap_or_default();
            lane.bars.sort_unstable_by_key(Bar::order);
            lane.revision = revision;
        }
        self.at = self.all.iter().enumerate().map(|(i, lane)| (lane.lane, i)).collect();
    }
}

/// What may get a bar.
#[derive(Clone, Copy, Debug)]
struct Entry<'a> {
    node: Node,
    period: Option<Period>,
    title: &'a str,
    solid: f32,
}

impl<'a> Entry<'a> {
    fn of_initiative(i: &'a Initiative) -> Self {
        Self { node: Node::Initiative(i.id), period: i.period(), title: &i.title, solid: solid(i.confidence) }
    }

    fn of_milestone(m: &'a Milestone) -> Self {
        Self { node: Node::Milestone(m.id), period: m.period(), title: &m.title, solid: 1.0 }
    }

    fn bar(&self, measure: &mut dyn Measure) -> Option<Bar> {
        let title = measure.width(&visible(self.title), TITLE);
        Some(Bar { node: self.node, period: self.period?, title, solid: self.solid })
    }
}

/// The lane that something stands in; none when it is gone.
pub fn lane_of(project: &Project, grouping: PlanGrouping, node: Node) -> Option<PlanLane> {
    Some(match node {
        Node::Initiative(id) => PlanLane::of(grouping, project.initiatives.get(id)?),
        Node::Milestone(id) => lane_of_milestone(grouping, project.milestones.get(id)?),
    })
}

fn lane_of_milestone(grouping: PlanGrouping, milestone: &Milestone) -> PlanLane {
    match grouping {
        PlanGrouping::Theme => PlanLane::Theme(milestone.theme),
        _ => PlanLane::Milestones,
    }
}

/// A lane that is there without anything in it, as a place to draw in.
fn stands_empty(lane: PlanLane) -> bool {
    matches!(lane, PlanLane::Theme(Some(_)) | PlanLane::Stage(_) | PlanLane::Objective(Some(_)))
}

fn lanes_in_order(project: &Project, grouping: PlanGrouping, bars: &HashMap<PlanLane, Vec<Bar>>) -> Vec<Lane> {
    let used = |lane: &PlanLane| bars.contains_key(lane);
    let plain = |lane: PlanLane| Lane::new(lane, lane.name(project), None);
    let mut lanes: Vec<Lane> = match grouping {
        PlanGrouping::Theme => {
            let theme = |theme: &std::sync::Arc<crate::model::Theme>| {
                Lane::new(PlanLane::Theme(Some(theme.id)), theme.name.clone(), Some(theme.color))
            };
            project.themes_in_order().iter().map(theme).collect()
        }
        PlanGrouping::Owner => {
            let owner = |person: &std::sync::Arc<crate::model::Person>| {
                Lane::new(PlanLane::Owner(Some(person.id)), person.name.clone(), Some(person.color))
            };
            let mut lanes: Vec<Lane> = project.people.iter().map(owner).filter(|lane| used(&lane.lane)).collect();
            lanes.sort_by_key(|lane| (lane.name.to_lowercase(), lane.lane));
            lanes
        }
        PlanGrouping::Objective => {
            let mut lanes: Vec<Lane> =
                project.objectives.iter().map(|objective| plain(PlanLane::Objective(Some(objective.id)))).collect();
            lanes.sort_by_key(|lane| (lane.name.to_lowercase(), lane.lane));
            lanes
        }
        PlanGrouping::Stage => Stage::ALL.iter().copied().map(|stage| plain(PlanLane::Stage(stage))).collect(),
    };
    let rest = [PlanLane::Theme(None), PlanLane::Owner(None), PlanLane::Objective(None), PlanLane::Milestones];
    lanes.extend(rest.into_iter().filter(used).map(plain));
    // What names something that is gone still has a place.
    let mut lost: Vec<PlanLane> = bars.keys().copied().filter(|lane| !lanes.iter().any(|l| l.lane == *lane)).collect();
    lost.sort_unstable();
    lanes.extend(lost.into_iter().map(plain));
    if lanes.is_empty() && grouping == PlanGrouping::Theme {
        lanes.push(plain(PlanLane::Theme(None)));
    }
    lanes
}
