//! A row of the table: what its cells tell, as text, to sort by and to copy.

use std::cmp::Ordering;

use crate::insight::RollUp;
use crate::model::{Confidence, Date, Initiative, Milestone, Node, Period, Person, Project, Stage, Theme, Word as _};
use crate::screens::roadmap::lists::text::percent;
use crate::screens::roadmap::{PlanFacts, Status, status_of};
use crate::session::Document;
use crate::ui::format::{Dates, thousands, visible};

use super::column::Column;

/// Where rows get what they tell from.
#[derive(Clone, Copy)]
pub(super) struct Source<'a> {
    pub(super) document: &'a Document,
    pub(super) facts: &'a PlanFacts,
    pub(super) today: Date,
}

impl<'a> Source<'a> {
    pub(super) fn new(document: &'a Document, facts: &'a PlanFacts) -> Self {
        Self { document, facts, today: document.clock().today() }
    }

    pub(super) fn project(self) -> &'a Project {
        self.document.project()
    }
}

/// What a row is of.
#[derive(Clone, Copy)]
pub(super) enum Item<'a> {
    Initiative(&'a Initiative),
    Milestone(&'a Milestone),
}

/// A row. What is worked out is worked out when it is asked for.
#[derive(Clone, Copy)]
pub(super) struct Row<'a> {
    pub(super) source: Source<'a>,
    pub(super) node: Node,
    pub(super) item: Item<'a>,
}

impl<'a> Row<'a> {
    /// None when it is gone.
    pub(super) fn of(source: Source<'a>, node: Node) -> Option<Self> {
        let project = source.project();
        let item = match node {
            Node::Initiative(id) => Item::Initiative(project.initiatives.get(id)?),
            Node::Milestone(id) => Item::Milestone(project.milestones.get(id)?),
        };
        Some(Self { source, node, item })
    }

    pub(super) fn initiative(self) -> Option<&'a Initiative> {
        match self.item {
            Item::Initiative(initiative) => Some(initiative),
            Item::Milestone(_) => None,
        }
    }

    pub(super) fn title(self) -> &'a str {
        match self.item {
            Item::Initiative(initiative) => &initiative.title,
            Item::Milestone(milestone) => &milestone.title,
        }
    }

    pub(super) fn theme(self) -> Option<&'a Theme> {
        let theme = match self.item {
            Item::Initiative(initiative) => initiative.theme,
            Item::Milestone(milestone) => milestone.theme,
        };
        self.source.project().themes.get(theme?).map(AsRef::as_ref)
    }

    pub(super) fn owner(self) -> Option<&'a Person> {
        self.source.project().people.get(self.initiative()?.owner?).map(AsRef::as_ref)
    }

    pub(super) fn start(self) -> Option<Date> {
        match self.item {
            Item::Initiative(initiative) => initiative.start,
            Item::Milestone(milestone) => milestone.date,
        }
    }

    pub(super) fn end(self) -> Option<Date> {
        match self.item {
            Item::Initiative(initiative) => initiative.end,
            Item::Milestone(milestone) => milestone.date,
        }
    }

    pub(super) fn period(self) -> Option<Period> {
        match self.item {
            Item::Initiative(initiative) => initiative.period(),
            Item::Milestone(milestone) => milestone.period(),
        }
    }

    /// Of an initiative with both dates.
    pub(super) fn working_days(self) -> Option<i64> {
        self.initiative()?.period().map(|period| self.source.facts.workdays.length(period))
    }

    pub(super) fn confidence(self) -> Option<Confidence> {
        self.initiative().map(|initiative| initiative.confidence)
    }

    pub(super) fn stage(self) -> Option<Stage> {
        self.initiative().map(|initiative| initiative.stage)
    }

    pub(super) fn roll_up(self) -> RollUp {
        self.initiative().map(|one| self.source.document.indexes().roll_up(one.id)).unwrap_or_default()
    }

    /// 0 to 1; none without stories.
    pub(super) fn progress(self) -> Option<f64> {
        self.roll_up().progress()
    }

    /// Progress less what is expected today, -1 to 1; none without stories or dates, and of what is closed.
    pub(super) fn drift(self) -> Option<f64> {
        let period = self.initiative().filter(|one| !one.closed)?.period()?;
        self.roll_up().drift(&self.source.facts.workdays, period, self.source.today)
    }

    /// Drift in whole percent.
    pub(super) fn drift_percent(self) -> Option<i64> {
        self.drift().map(|drift| (drift * 100.0).round() as i64)
    }

    pub(super) fn forecast(self) -> Option<Date> {
        self.source.facts.forecast.of(self.initiative()?.id).map(|finish| finish.most)
    }

    /// Working days of total float.
    pub(super) fn float(self) -> Option<i64> {
        self.source.facts.critical.float(self.node)
    }

    /// It is open, and should have ended.
    pub(super) fn is_late(self) -> bool {
        let late = |one| status_of(one, self.roll_up(), self.source.today) == Status::Late;
        self.initiative().is_some_and(late)
    }

    /// The forecast lies after the promised end.
    pub(super) fn is_forecast_late(self) -> bool {
        self.forecast().zip(self.end()).is_some_and(|(forecast, end)| forecast > end)
    }

    /// What a cell shows; empty where there is nothing to tell.
    pub(super) fn text(self, column: Column, dates: Dates) -> String {
        let day = |date: Date| dates.day(date, self.source.today);
        let text = match column {
            Column::Title if self.title().trim().is_empty() => Some("Untitled".to_owned()),
            Column::Title => Some(visible(self.title()).into_owned()),
            Column::Theme => self.theme().map(|theme| visible(&theme.name).into_owned()),
            Column::Owner => self.owner().map(|owner| visible(&owner.name).into_owned()),
            Column::Start => self.start().map(day),
            Column::End if self.is_late() => self.end().map(|end| format!("{}, late", day(end))),
            Column::End => self.end().map(day),
            Column::WorkingDays => self.working_days().map(|days| thousands(usize::try_from(days).unwrap_or(0))),
            Column::Confidence => self.confidence().map(|confidence| confidence.label().to_owned()),
            Column::Stage => self.stage().map(|stage| stage.label().to_owned()),
            Column::Progress => self.progress().map(|progress| format!("{} %", percent(progress))),
            Column::Drift => self.drift_percent().map(|drift| match drift {
                0 => "On time".to_owned(),
                ahead @ 1.. => format!("{ahead} % ahead"),
                behind => format!("{} % behind", -behind),
            }),
            Column::Forecast if self.is_forecast_late() => self.forecast().map(|date| format!("{}, late", day(date))),
            Column::Forecast => self.forecast().map(day),
            Column::Float => self.float().map(|float| match float {
                ..0 => format!("−{}, critical", float.unsigned_abs()),
                0 => "0, critical".to_owned(),
                _ => float.to_string(),
            }),
        };
        text.unwrap_or_default()
    }

    /// What a cell is copied as: dates as 2026-12-24, figures without words.
    pub(super) fn plain(self, column: Column) -> String {
        let text = match column {
            Column::Title => Some(self.title().to_owned()),
            Column::Theme => self.theme().map(|theme| theme.name.clone()),
            Column::Owner => self.owner().map(|owner| owner.name.clone()),
            Column::Start => self.start().map(|date| date.to_string()),
            Column::End => self.end().map(|date| date.to_string()),
            Column::WorkingDays => self.working_days().map(|days| days.to_string()),
            Column::Confidence => self.confidence().map(|confidence| confidence.label().to_owned()),
            Column::Stage => self.stage().map(|stage| stage.label().to_owned()),
            Column::Progress => self.progress().map(|progress| format!("{}%", percent(progress))),
            Column::Drift => self.drift_percent().map(|drift| format!("{drift}%")),
            Column::Forecast => self.forecast().map(|date| date.to_string()),
            Column::Float => self.float().map(|float| float.to_string()),
        };
        text.unwrap_or_default()
    }

    /// What the column sorts it by; none where there is nothing to tell.
    pub(super) fn key(self, column: Column) -> Option<Key> {
        Some(match column {
            Column::Title => Key::Text(self.title().to_lowercase()),
            Column::Theme => Key::Text(self.theme()?.name.to_lowercase()),
            Column::Owner => Key::Text(self.owner()?.name.to_lowercase()),
            Column::Start => Key::Date(self.start()?),
            Column::End => Key::Date(self.end()?),
            Column::WorkingDays => Key::Number(self.working_days()? as f64),
            // The surest first, and a life from its beginning.
            Column::Confidence => Key::Number(f64::from(self.confidence()? as u8)),
            Column::Stage => Key::Number(f64::from(self.stage()? as u8)),
            Column::Progress => Key::Number(self.progress()?),
            Column::Drift => Key::Number(self.drift()?),
            Column::Forecast => Key::Date(self.forecast()?),
            Column::Float => Key::Number(self.float()? as f64),
        })
    }

    /// "One-tap checkout, Checkout, 23 Sep to 24 Dec, 55 % done, committed": what a row is called.
    pub(super) fn name(self, dates: Dates) -> String {
        let mut parts = vec![self.text(Column::Title, dates)];
        if self.initiative().is_none() {
            parts.push("milestone".into());
        }
        parts.extend(Some(self.text(Column::Theme, dates)).filter(|theme| !theme.is_empty()));
        parts.push(match self.period() {
            Some(period) if period.start == period.end => dates.day(period.end, self.source.today),
            Some(period) => dates.span(period.start, period.end, self.source.today).replace(" – ", " to "),
            None => "no dates".into(),
        });
        if self.is_late() {
            parts.push("late".into());
        }
        parts.extend(self.progress().map(|progress| format!("{} % done", percent(progress))));
        parts.extend(self.confidence().map(|confidence| confidence.label().to_lowercase()));
        parts.join(", ")
    }
}

/// What rows are sorted by. Keys of one column are of one kind.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Key {
    Text(String),
    Number(f64),
    Date(Date),
}

impl Key {
    pub(super) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Text(a), Self::Text(b)) => a.cmp(b),
            (Self::Number(a), Self::Number(b)) => a.total_cmp(b),
            (Self::Date(a), Self::Date(b)) => a.cmp(b),
            _ => Ordering::Equal,
        }
    }
}
