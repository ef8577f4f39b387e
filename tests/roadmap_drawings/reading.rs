//! Reading drawings, see [`notation`](crate::notation).

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use roadboard::insight::PlanLane;
use roadboard::model::{
    Confidence, Dependency, DependencyId, EntityId as _, IdSource, Initiative, Milestone, Moment, Node, Period,
    Project, Rank, Sprint, SprintId, Theme,
};
use roadboard::session::{Clock, Document};

use crate::days::{Cell, FIRST, read, read_period};
use crate::roadmap::Roadmap;
use crate::things::{self, KINDS, node, raw};

/// Where a bar or a milestone stands, by cells.
#[derive(Clone, Copy, Debug)]
struct Drawn {
    lane: PlanLane,
    cells: Option<(i64, i64)>,
}

#[derive(Debug)]
struct Reader {
    project: Project,
    cell: Cell,
    zoom: Option<f64>,
    /// The present of drawings that do not say it is long before them.
    now: Moment,
    lanes: Vec<PlanLane>,
    drawn: BTreeMap<char, Drawn>,
    selected: Vec<Node>,
    cursor: Option<Node>,
    critical: bool,
}

/// The timeline that a drawing shows.
pub(crate) fn roadmap(drawing: &str) -> Roadmap {
    let (lanes, marks) = drawing.split_once(" ; ").unwrap_or((drawing, ""));
    let marks: Vec<&str> = marks.split_whitespace().collect();
    let cell = Cell::ALL.iter().find(|(_, word)| marks.contains(word)).map_or(Cell::Day, |(cell, _)| *cell);
    let mut reader = Reader {
        project: Project::default(),
        cell,
        zoom: None,
        now: Moment::on(FIRST - chrono::TimeDelta::days(365), 0),
        lanes: Vec::new(),
        drawn: BTreeMap::new(),
        selected: Vec::new(),
        cursor: None,
        critical: false,
    };
    things::furnish(&mut reader.project);
    lanes.split(" | ").for_each(|lane| reader.read_lane(lane));
    reader.make();
    marks.into_iter().for_each(|mark| reader.read_mark(mark));
    reader.finish()
}

impl Reader {
    fn read_lane(&mut self, text: &str) {
        let (name, rows) = text.split_once(':').unwrap_or_else(|| panic!("no colon in {text}"));
        let lane = things::lane(name).unwrap_or_else(|| panic!("no lane {name}"));
        if let PlanLane::Theme(Some(id)) = lane {
            let last = self.project.themes_in_order().last().map(|theme| theme.rank.clone());
            let rank = Rank::between(last.as_ref(), None);
            self.project.themes.insert(Theme { id, name: name.into(), rank, ..Theme::default() });
        }
        self.lanes.push(lane);
        for row in rows.split('/').map(str::trim) {
            for (at, letter) in row.chars().enumerate().filter(|(_, c)| c.is_ascii_alphabetic()) {
                let drawn = self.drawn.entry(letter.to_ascii_uppercase()).or_insert(Drawn { lane, cells: None });
                if !row.starts_with('(') {
                    let from = drawn.cells.map_or(at as i64, |cells| cells.0);
                    drawn.cells = Some((from, at as i64));
                }
            }
        }
    }

    /// Makes what is drawn, before marks change it.
    fn make(&mut self) {
        for (name, Drawn { lane, cells }) in &self.drawn {
            let period = cells.map(|cells| self.cell.filled(cells));
            let theme = if let PlanLane::Theme(theme) = lane { *theme } else { None };
            match node(*name) {
                Node::Initiative(id) => {
                    let (start, end) = (period.map(|period| period.start), period.map(|period| period.end));
                    let title = name.to_string();
                    let mut bar = Initiative { id, title, theme, start, end, ..Initiative::default() };
                    match lane {
                        PlanLane::Owner(owner) => bar.owner = *owner,
                        PlanLane::Objective(objective) => bar.objectives = objective.iter().copied().collect(),
                        PlanLane::Stage(stage) => bar.stage = *stage,
                        _ => {}
                    }
                    self.project.initiatives.insert(bar);
                }
                Node::Milestone(id) => {
                    let (title, date) = (name.to_string(), period.map(|period| period.start));
                    self.project.milestones.insert(Milestone { id, title, date, theme, ..Milestone::default() });
                }
            }
        }
    }

    fn read_mark(&mut self, mark: &str) {
        if !mark.starts_with(char::is_uppercase) {
            return self.read_setting(mark);
        }
        let name = mark.chars().next().unwrap();
        match mark[1..].strip_prefix('>') {
            Some(to) => self.read_link(name, to.trim_start_matches('/')),
            None => self.read_node(name, &mark[1..]),
        }
    }

    fn read_link(&mut self, from: char, text: &str) {
        let to = text.chars().next().unwrap();
        let (kind, lag) = text[1..].split_at(text[1..].find(['+', '-']).unwrap_or(text.len() - 1));
        let link = KINDS.iter().find(|(word, _)| *word == kind.trim_start_matches('.')).unwrap().1;
        let lag = if lag.is_empty() { 0 } else { lag.parse().unwrap() };
        let id = DependencyId::from_raw(raw(500 + self.project.dependencies.len()));
        self.project.dependencies.insert(Dependency { id, from: node(from), to: node(to), link, lag });
    }

    fn read_node(&mut self, name: char, marks: &str) {
        let (marks, dates) = marks.split_once('@').unwrap_or((marks, ""));
        let dates = (!dates.is_empty()).then(|| read_period(dates));
        let wide = marks.split_once('_').map_or(0, |(_, rest)| {
            let digits = rest.chars().take_while(char::is_ascii_digit).collect::<String>();
            digits.parse().unwrap()
        });
        let title = format!("{name}{}", "-".repeat(wide));
        let id = node(name);
        if marks.contains('*') {
            self.selected.push(id);
        }
        if marks.contains("**") {
            self.cursor = Some(id);
        }
        match id {
            Node::Initiative(id) => {
                let mut bar = (**self.project.initiatives.get(id).unwrap()).clone();
                (bar.title, bar.pinned, bar.closed) = (title, marks.contains('!'), marks.contains('+'));
                if marks.contains(['=', '?']) {
                    let committed = marks.contains('=');
                    bar.confidence = if committed { Confidence::Committed } else { Confidence::Exploratory };
                }
                if let Some(Period { start, end }) = dates {
                    (bar.start, bar.end) = (Some(start), Some(end));
                }
                self.project.initiatives.insert(bar);
            }
            Node::Milestone(id) => {
                let mut day = (**self.project.milestones.get(id).unwrap()).clone();
                (day.title, day.pinned) = (title, marks.contains('!'));
                day.date = dates.map(|dates| dates.start).or(day.date);
                self.project.milestones.insert(day);
            }
        }
    }

    fn read_setting(&mut self, word: &str) {
        let name = word.trim_end_matches(|c: char| !c.is_ascii_lowercase());
        let (name, value) = match ["today", "sprint", "off"].into_iter().find(|name| word.starts_with(name)) {
            Some(name) => (name, &word[name.len()..]),
            None => (name, &word[name.len()..]),
        };
        let settings = Arc::make_mut(&mut self.project.settings);
        let date = |text: &str| match text.parse::<i64>() {
            Ok(day) => self.cell.first(day - 1),
            Err(_) => read(text),
        };
        match name {
            "weeks" | "months" => {}
            "zoom" => self.zoom = Some(value.parse().unwrap()),
            "today" => self.now = Moment::on(date(value), 0),
            "sprint" => {
                let (start, end) = value.split_once("..").unwrap_or((value, value));
                let id = SprintId::from_raw(raw(700 + self.project.sprints.len()));
                let (start, end) = (Some(date(start)), Some(date(end)));
                self.project.sprints.insert(Sprint { id, start, end, ..Sprint::default() });
            }
            "off" => drop(settings.calendar.holidays.insert(date(value), "Holiday".into())),
            "manual" => settings.manual_scheduling = true,
            "fiscal" => settings.fiscal_offset = value.parse().unwrap(),
            "critical" => self.critical = true,
            _ => panic!("no mark {word}"),
        }
    }

    fn finish(self) -> Roadmap {
        let mut document = Document::new(self.project, IdSource::from_seed(1), Clock::Fixed(self.now));
        let picked: BTreeSet<Node> = self.selected.into_iter().collect();
        if let Some(cursor) = self.cursor.or(picked.first().copied()) {
            document.plan_selection.only(cursor);
            document.plan_selection.range(picked, cursor);
        }
        let grouping = self.lanes.iter().find_map(|lane| things::grouping(*lane)).unwrap_or_default();
        Roadmap::new(document, grouping, (self.cell, self.zoom), self.critical)
    }
}
