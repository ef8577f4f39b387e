//! The figures of the charts, made when they are first needed and kept until something changes that they depend on.

use super::chart::{
    AgeingFigure, Band, BurnFigure, Figure, FlowFigure, FlowKind, TimesFigure, VelocityFigure, WeeksFigure,
};
use super::choices::{Card, Chosen, work, work_name};
use crate::insight::{Delivery, Flow, FlowDay, Work, velocity};
use crate::model::{Column, ColumnId, ColumnKind, Date, Period, ReleaseState, SprintState};
use crate::session::Document;
use crate::ui::format::{Dates, visible};

/// What the charts are made from, as new as the document.
#[derive(Debug, Default)]
pub(super) struct Followed {
    delivery: Option<Delivery>,
    revision: u64,
}

impl Followed {
    /// Follows what was done since the last time, or reads every event once.
    pub(super) fn refresh(&mut self, document: &Document) -> &Delivery {
        let (project, zone, revision) = (document.project(), document.clock().zone(), document.revision());
        let known = self.delivery.take().filter(|delivery| delivery.is_of_zone(zone));
        let followed = known.and_then(|mut delivery| {
            if revision != self.revision {
                let steps = document.performed_since(self.revision)?;
                delivery.follow(project, steps.map(AsRef::as_ref), zone);
            }
            Some(delivery)
        });
        self.revision = revision;
        self.delivery.insert(followed.unwrap_or_else(|| Delivery::of(project, zone)))
    }

    pub(super) fn get(&self) -> Option<&Delivery> {
        self.delivery.as_ref()
    }
}

/// Makes the figures of a chart.
pub(super) fn figure(
    card: Card,
    chosen: &Chosen,
    delivery: &Delivery,
    document: &Document,
    dates: Dates,
) -> Box<dyn Figure> {
    let (project, today) = (document.project(), document.clock().today());
    let all = delivery.period(today);
    let period = all.map(|all| chosen.range.period(all));
    let days = period.unwrap_or(Period { start: today, end: today });
    match card {
        Card::Velocity => Box::new(VelocityFigure { velocity: velocity(project, chosen.sprints) }),
        Card::Burn => Box::new(burn(chosen, delivery, document, today)),
        Card::Flow => Box::new(flow(chosen, delivery, document, period)),
        Card::Times => {
            let times = delivery.times(project, chosen.measured, chosen.times_unit, days);
            Box::new(TimesFigure::new(times, chosen.measured, chosen.times_unit, period))
        }
        Card::Throughput => {
            let weeks = period.map_or_else(Vec::new, |period| delivery.throughput(period, dates.week_start, today));
            Box::new(WeeksFigure { weeks })
        }
        Card::Ageing => {
            let ageing = delivery.ageing(project, chosen.age_unit, days, today);
            let name = |id| project.columns.get(id).map_or_else(String::new, |c| visible(&c.name).into_owned());
            let names = ageing.columns.iter().map(|id| name(*id)).collect();
            Box::new(AgeingFigure { ageing, names, unit: chosen.age_unit })
        }
    }
}

fn burn(chosen: &Chosen, delivery: &Delivery, document: &Document, today: Date) -> BurnFigure {
    let project = document.project();
    let work = work(project, chosen.work);
    let name = work.map(|work| work_name(project, work)).unwrap_or_default();
    let dates = match work {
        Some(Work::Sprint(id)) => project.sprints.get(id).map(|sprint| {
            let over = sprint.state == SprintState::Closed;
            (sprint.start, sprint.end, over)
        }),
        Some(Work::Release(id)) => {
            project.releases.get(id).map(|release| (None, release.date, release.state == ReleaseState::Released))
        }
        None => None,
    };
    let (start, end, over) = dates.unwrap_or_default();
    let burn = work.map(|work| delivery.burn_down(project, work, today)).unwrap_or_default();
    let calendar = project.settings.calendar.clone();
    BurnFigure { up: chosen.burn_up, work, name, burn, start, end, over, calendar }
}

fn flow(chosen: &Chosen, delivery: &Delivery, document: &Document, period: Option<Period>) -> FlowFigure {
    let (project, today) = (document.project(), document.clock().today());
    let kind = chosen.flow;
    let Some(period) = period else { return FlowFigure { kind, bands: bands(document, &[]), flow: Flow::default() } };
    let mut flow = match kind {
        FlowKind::Cumulative => delivery.cumulative_flow(period, today),
        FlowKind::Status => delivery.status_over_time(period, today),
        FlowKind::InProgress => {
            let days = delivery.work_in_progress(period, today);
            let days = days.into_iter().map(|day| FlowDay { date: day.date, stories: vec![day.stories] }).collect();
            let flow = Flow { columns: Vec::new(), days };
            let band = Band { column: None, name: "In progress".into(), kind: ColumnKind::Doing };
            return FlowFigure { kind, bands: vec![band], flow };
        }
    };
    if kind == FlowKind::Status && !chosen.with_done {
        let done = |id| project.columns.get(id).is_some_and(|column| column.kind == ColumnKind::Done);
        let shown: Vec<bool> = flow.columns.iter().map(|id| !done(*id)).collect();
        let mut keep = shown.iter().copied();
        flow.columns.retain(|_| keep.next().unwrap_or(true));
        for day in &mut flow.days {
            let mut keep = shown.iter().copied();
            day.stories.retain(|_| keep.next().unwrap_or(true));
        }
    }
    FlowFigure { kind, bands: bands(document, &flow.columns), flow }
}

/// The columns as bands; all of the project when nothing is known of any.
fn bands(document: &Document, columns: &[ColumnId]) -> Vec<Band> {
    let project = document.project();
    if columns.is_empty() {
        let columns = project.columns_in_order();
        return columns.iter().map(|column| band(column)).collect();
    }
    columns.iter().filter_map(|id| project.columns.get(*id)).map(|column| band(column)).collect()
}

fn band(column: &Column) -> Band {
    Band { column: Some(column.id), name: visible(&column.name).into_owned(), kind: column.kind }
}
