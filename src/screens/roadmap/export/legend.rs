//! What the legend explains: only what is in the picture, and only what is switched on.

use std::collections::BTreeSet;
use std::sync::Arc;

use egui::Color32;

use super::frame::{Entry, Sample};
use super::sheet::Sheet;
use crate::insight::{PlanLane, slack_on};
use crate::model::{Confidence, Dependency, Initiative, Milestone, Node, Project, ThemeId, Word as _, Workdays};
use crate::screens::roadmap::RoadmapView;
use crate::screens::roadmap::colors::{Coloring, Status, confidence_swatch, status_of, status_swatch};
use crate::screens::roadmap::compose::Look;
use crate::screens::roadmap::lanes::fading;
use crate::session::Document;
use crate::ui::Tokens;
use crate::ui::format::visible;

/// What is in sight of a sheet.
struct Content<'a> {
    document: &'a Document,
    view: &'a RoadmapView,
    look: Look<'a>,
    t: &'a Tokens,
    sheet: &'a Sheet,
    initiatives: Vec<&'a Arc<Initiative>>,
    milestones: Vec<&'a Arc<Milestone>>,
    links: Vec<&'a Arc<Dependency>>,
}

pub(super) fn legend(document: &Document, view: &RoadmapView, sheet: &Sheet, t: &Tokens) -> Vec<Entry> {
    let project = document.project();
    let nodes = || sheet.sight.bars.iter().map(|seen| seen.node);
    let initiatives = nodes().filter_map(|node| match node {
        Node::Initiative(id) => project.initiatives.get(id),
        Node::Milestone(_) => None,
    });
    let milestones = nodes().filter_map(|node| match node {
        Node::Milestone(id) => project.milestones.get(id),
        Node::Initiative(_) => None,
    });
    let content = Content {
        document,
        view,
        look: view.look(document),
        t,
        sheet,
        initiatives: initiatives.collect(),
        milestones: milestones.collect(),
        links: sheet.sight.links.iter().filter_map(|(id, _)| project.dependencies.get(*id)).collect(),
    };
    let mut entries = Vec::new();
    content.colours(&mut entries);
    content.bars(&mut entries);
    content.links(&mut entries);
    content.beside(&mut entries);
    entries
}

impl Content<'_> {
    fn project(&self) -> &Project {
        self.document.project()
    }

    /// A bar that stands for no colour in particular.
    fn any(&self) -> Color32 {
        self.t.muted
    }

    fn colours(&self, entries: &mut Vec<Entry>) {
        let t = self.t;
        let mut add = |color: Color32, label: &str| {
            entries.push(Entry { sample: Sample::Bar(color), label: visible(label).into_owned() });
        };
        match self.look.coloring {
            Coloring::Theme => {
                let themes = self.themes();
                for theme in self.project().themes_in_order().iter().filter(|theme| themes.contains(&Some(theme.id))) {
                    add(t.bar(theme.color), &theme.name);
                }
                if themes.contains(&None) {
                    add(t.bar(crate::model::Swatch::Gray), "No theme");
                }
            }
            // The next part tells them, by how they fade too.
            Coloring::Confidence => {}
            Coloring::Status => {
                let (indexes, today) = (self.document.indexes(), self.document.clock().today());
                let all = self.initiatives.iter().map(|i| status_of(i, indexes.roll_up(i.id), today));
                let all: Vec<Status> = all.collect();
                for status in Status::ALL.iter().filter(|status| all.contains(status)) {
                    add(t.bar(status_swatch(*status)), status.label());
                }
            }
        }
    }

    /// The themes whose colours are in sight. What has a colour of its own does not show that of its theme.
    fn themes(&self) -> BTreeSet<Option<ThemeId>> {
        let bars = self.initiatives.iter().filter(|i| i.color.is_none()).map(|i| i.theme);
        let milestones = self.milestones.iter().filter(|m| m.color.is_none()).filter_map(|m| m.theme.map(Some));
        let folded = self.sheet.sight.lanes.iter().filter_map(|(lane, _)| match lane {
            PlanLane::Theme(theme) if self.view.folded.contains(lane) => Some(*theme),
            _ => None,
        });
        let known = |theme: Option<ThemeId>| theme.filter(|id| self.project().themes.contains(*id));
        bars.chain(milestones).chain(folded).map(known).collect()
    }

    /// How bars fade, what is marked on them, and diamonds.
    fn bars(&self, entries: &mut Vec<Entry>) {
        let t = self.t;
        for confidence in Confidence::ALL {
            let fading = fading(*confidence);
            let coloured = self.look.coloring == Coloring::Confidence;
            // A solid bar needs no words, unless its colour means something.
            if (fading.is_none() && !coloured) || !self.initiatives.iter().any(|i| i.confidence == *confidence) {
                continue;
            }
            let color = if coloured { t.bar(confidence_swatch(*confidence)) } else { self.any() };
            let sample = fading.map_or(Sample::Bar(color), |fading| Sample::Fading(color, fading));
            entries.push(Entry { sample, label: confidence.label().into() });
        }
        let indexes = self.document.indexes();
        if self.initiatives.iter().any(|i| indexes.roll_up(i.id).progress().is_some_and(|progress| progress > 0.0)) {
            let sample = Sample::Progress { bar: self.any(), line: t.on_swatch };
            entries.push(Entry { sample, label: "Done so far".into() });
        }
        if self.initiatives.iter().any(|i| i.pinned) {
            let sample = Sample::Pinned { bar: self.any(), ground: t.panel, pin: t.text };
            entries.push(Entry { sample, label: "Pinned".into() });
        }
        if !self.milestones.is_empty() {
            entries.push(Entry { sample: Sample::Diamond(self.any()), label: "Milestone".into() });
        }
    }

    fn links(&self, entries: &mut Vec<Entry>) {
        let (t, project) = (self.t, self.project());
        let workdays = Workdays::of(&project.settings.calendar);
        let slack = |link: &Dependency| slack_on(&workdays, project, link);
        let broken = |link: &Dependency| slack(link).is_some_and(|slack| slack < 0);
        let critical = |link: &Dependency| self.look.critical.is_critical_link(link, slack(link));
        let plain = Sample::Link { color: t.muted, width: 1.4, dashed: false };
        if self.links.iter().any(|link| !broken(link) && !critical(link)) {
            entries.push(Entry { sample: plain, label: "Dependency".into() });
        }
        if self.links.iter().any(|link| !broken(link) && critical(link)) {
            let sample = Sample::Link { color: t.text, width: 2.5, dashed: false };
            entries.push(Entry { sample, label: "Critical dependency".into() });
        }
        if self.links.iter().any(|link| broken(link)) {
            let sample = Sample::Link { color: t.bad, width: 1.6, dashed: true };
            entries.push(Entry { sample, label: "Broken dependency".into() });
        }
        let critical_bar = |seen: &crate::screens::roadmap::compose::Seen| {
            self.look.frame_critical && self.look.critical.is_critical(seen.node)
        };
        if self.sheet.sight.bars.iter().any(critical_bar) {
            let sample = Sample::Critical { bar: self.any(), frame: t.text };
            entries.push(Entry { sample, label: "Critical path".into() });
        }
    }

    /// What is not there any more, or not yet.
    fn beside(&self, entries: &mut Vec<Entry>) {
        if let Some(baseline) = self.look.baseline
            && self.initiatives.iter().any(|i| baseline.dates.contains_key(&i.id))
        {
            let label = format!("Dates of “{}”, with the shift since in working days", visible(&baseline.name));
            entries.push(Entry { sample: Sample::Baseline(self.t.faint), label });
        }
        let later = |initiative: &&Arc<Initiative>| {
            let finish = self.look.forecast.and_then(|forecast| forecast.of(initiative.id));
            let ends = finish.zip(initiative.period()).filter(|_| !initiative.closed);
            ends.is_some_and(|(finish, period)| finish.most > period.end)
        };
        if self.initiatives.iter().any(later) {
            let label = "Forecast: the end in 50 % and in 85 % of the runs".into();
            entries.push(Entry { sample: Sample::Forecast(self.any()), label });
        }
    }
}
