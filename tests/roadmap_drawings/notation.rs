//! Drawings of the timeline: `Pay: AAAAA--BBB / ..CC | Shop: M ; A>B B!*`.
//!
//! Lanes stand apart by `|`, the rows of a lane by `/`. A character of a row is a day, the first one Monday, 1 January
//! 2024. `A` to `L` are bars and `M` to `Z` milestones; a small letter is a day off within a bar, `.` a day on which
//! nothing stands, and `-` such a day off. `(B)` has no dates. A folded lane is `-Pay: ####`, from its first start to its
//! last end. Bars are drawn in the rows that the layout gives them, also where a drawing is read.
//!
//! Lanes are themes, or owners, objectives or stages, as their names say: see [`things`](crate::things).
//!
//! | after `;` | means |
//! | --- | --- |
//! | `A!` | pinned |
//! | `A=`, `A?` | committed, exploratory; else it is likely |
//! | `A+` | closed |
//! | `A_6` | the title is 60 points wide; else nothing |
//! | `A^` | critical, where `critical` is said |
//! | `A*`, `A**` | selected, and with the cursor where that is not on the first |
//! | `A@3Jan..9Feb` | its dates, where cells do not say them |
//! | `A>B`, `A>B.SS+2` | a dependency, its kind and lag; `A>/B` is broken |
//! | `weeks`, `months` | a character of a row is one; a bar that does not fill its first or last has a small letter |
//! | `zoom20` | points per day, where they are not those at which dates snap to what a character is |
//! | `today7`, `sprint3..9`, `off9` | today, a sprint, a day off |
//! | `manual`, `fiscal1` | nothing is pushed; the fiscal year begins a month after January |
//!
//! After `=>` stands what is held and would be done, see [`held`](crate::held), or why something was refused.

use roadboard::insight::is_broken;
use roadboard::model::{Confidence, Dependency, Node, Period};
use roadboard::screens::roadmap::lanes::{Lane, lane_of};

use crate::days::{Cell, written};
use crate::held::held;
use crate::roadmap::Roadmap;
use crate::things::KINDS;

/// Cells beyond which nothing is drawn.
const MOST: i64 = 120;

/// What a timeline looks like.
pub(crate) fn drawing(roadmap: &Roadmap) -> String {
    let lanes = &roadmap.view.timeline.lanes;
    let drawn: Vec<String> = lanes.all().iter().map(|lane| drawn_lane(roadmap, lane)).collect();
    let marks = [nodes(roadmap), links(roadmap), settings(roadmap)].concat();
    let mut text = drawn.join(" | ");
    if !marks.is_empty() {
        text = format!("{text} ; {}", marks.join(" "));
    }
    let told = roadmap.said.as_ref().map(ToString::to_string).or_else(|| held(roadmap));
    told.map_or(text.clone(), |told| format!("{text} => {told}"))
}

fn drawn_lane(roadmap: &Roadmap, lane: &Lane) -> String {
    let layout = &roadmap.view.timeline.layout;
    let mut rows: Vec<String> = Vec::new();
    if layout.is_folded(lane.lane) {
        rows.extend(lane.period().map(|period| row(roadmap, [('#', period)].into_iter())));
    } else {
        for at in 0..layout.row_count(lane) {
            let bars = layout.row(lane, at).map(|(_, bar)| (roadmap.name(bar.node), bar.period));
            rows.push(row(roadmap, bars));
        }
    }
    let (project, lanes) = (roadmap.document.project(), &roadmap.view.timeline.lanes);
    let undated = lanes.undated().iter().filter(|node| lane_of(project, lanes.grouping(), **node) == Some(lane.lane));
    rows.extend(undated.map(|node| format!("({})", roadmap.name(*node))));
    rows.retain(|row| !row.is_empty());
    let fold = if layout.is_folded(lane.lane) { "-" } else { "" };
    let text = rows.join(" / ");
    format!("{fold}{}: {text}", lane.name).trim_end().to_owned()
}

fn row(roadmap: &Roadmap, bars: impl Iterator<Item = (char, Period)>) -> String {
    let (cell, calendar) = (roadmap.cell, &roadmap.document.project().settings.calendar);
    let mut row: Vec<char> = Vec::new();
    for (name, period) in bars {
        let (from, to) = cell.cells(period);
        for at in from.max(0)..=to.min(MOST) {
            while row.len() <= at as usize {
                let day = cell.first(row.len() as i64);
                row.push(if cell == Cell::Day && !calendar.is_working(day) { '-' } else { '.' });
            }
            let Period { start, end } = cell.filled((at, at));
            let is_small = match cell {
                Cell::Day => !calendar.is_working(start),
                _ => name < 'M' && (start < period.start || end > period.end),
            };
            let letter = if is_small { name.to_ascii_lowercase() } else { name };
            row[at as usize] = if matches!(row[at as usize], '.' | '-') { letter } else { '%' };
        }
    }
    row.into_iter().collect()
}

/// The names of all bars and milestones, in their order.
pub(crate) fn names(roadmap: &Roadmap) -> Vec<(char, Node)> {
    let project = roadmap.document.project();
    let bars = project.initiatives.iter().map(|bar| Node::Initiative(bar.id));
    let mut names: Vec<_> = bars
        .chain(project.milestones.iter().map(|day| Node::Milestone(day.id)))
        .map(|n| (roadmap.name(n), n))
        .collect();
    names.sort_unstable();
    names
}

fn nodes(roadmap: &Roadmap) -> Vec<String> {
    let marked = names(roadmap).into_iter().map(|(name, node)| format!("{name}{}", marks(roadmap, node)));
    marked.filter(|text| text.len() > 1).collect()
}

fn marks(roadmap: &Roadmap, node: Node) -> String {
    let project = roadmap.document.project();
    let mut text = String::new();
    let wide = project.node_title(node).len() - 1;
    if wide > 0 {
        text += &format!("_{wide}");
    }
    let (pinned, closed, confidence) = match node {
        Node::Initiative(id) => {
            let bar = project.initiatives.get(id).unwrap();
            (bar.pinned, bar.closed, bar.confidence)
        }
        Node::Milestone(id) => (project.milestones.get(id).unwrap().pinned, false, Confidence::default()),
    };
    text += if pinned { "!" } else { "" };
    text += match confidence {
        Confidence::Committed => "=",
        Confidence::Likely => "",
        Confidence::Exploratory => "?",
    };
    text += if closed { "+" } else { "" };
    text += if roadmap.view.critical && roadmap.view.facts.critical.is_critical(node) { "^" } else { "" };
    let selection = &roadmap.document.plan_selection;
    // One star says all when the cursor is on the first that is selected.
    let is_cursor = selection.cursor() == Some(node) && selection.picked().first() != Some(&node);
    text += match (selection.contains(node), is_cursor) {
        (true, true) => "**",
        (true, false) => "*",
        (false, _) => "",
    };
    if let Some(period) = project.period(node).filter(|period| !says(roadmap, node, *period)) {
        let (start, end) = (written(period.start), written(period.end));
        text += &if start == end { format!("@{start}") } else { format!("@{start}..{end}") };
    }
    text
}

/// Whether the cells of a row say the dates.
fn says(roadmap: &Roadmap, node: Node, period: Period) -> bool {
    let (from, to) = roadmap.cell.cells(period);
    let filled = roadmap.cell.filled((from, to));
    let is_filled = match node {
        Node::Initiative(_) => filled == period,
        Node::Milestone(_) => filled.start == period.start,
    };
    let lane = lane_of(roadmap.document.project(), roadmap.view.timeline.lanes.grouping(), node);
    let is_folded = lane.is_some_and(|lane| roadmap.view.timeline.layout.is_folded(lane));
    is_filled && from >= 0 && to <= MOST && !is_folded
}

fn links(roadmap: &Roadmap) -> Vec<String> {
    let project = roadmap.document.project();
    let mut links: Vec<_> = project.dependencies.iter().map(|link| link_text(roadmap, link)).collect();
    links.sort();
    links
}

fn link_text(roadmap: &Roadmap, link: &Dependency) -> String {
    let broken = if is_broken(roadmap.document.project(), link) { "/" } else { "" };
    let kind = match KINDS.iter().find(|(_, kind)| *kind == link.link).unwrap().0 {
        "" => String::new(),
        kind => format!(".{kind}"),
    };
    let lag = if link.lag == 0 { String::new() } else { format!("{:+}", link.lag) };
    format!("{}>{broken}{}{kind}{lag}", roadmap.name(link.from), roadmap.name(link.to))
}

fn settings(roadmap: &Roadmap) -> Vec<String> {
    let (project, cell) = (roadmap.document.project(), roadmap.cell);
    let mut words: Vec<String> = Vec::new();
    if cell != Cell::Day {
        words.extend(Cell::ALL.iter().find(|(other, _)| *other == cell).map(|(_, word)| (*word).to_owned()));
    }
    words.extend(roadmap.zoom.map(|zoom| format!("zoom{zoom}")));
    let today = roadmap.document.clock().today();
    if today >= cell.first(0) {
        words.push(format!("today{}", cell.date(today)));
    }
    let sprints = project.sprints.iter().filter_map(|sprint| Some(Period { start: sprint.start?, end: sprint.end? }));
    words.extend(sprints.map(|period| format!("sprint{}", cell.period(period))));
    words.extend(project.settings.calendar.holidays.keys().map(|date| format!("off{}", cell.date(*date))));
    if project.settings.manual_scheduling {
        words.push("manual".into());
    }
    if project.settings.fiscal_offset > 0 {
        words.push(format!("fiscal{}", project.settings.fiscal_offset));
    }
    if roadmap.view.critical {
        words.push("critical".into());
    }
    words
}
