//! Which initiatives stand in which horizon, and in which order.

use std::collections::HashMap;
use std::sync::Arc;

use crate::insight::{Horizon, horizon_of};
use crate::model::{Date, Initiative, InitiativeId, Word as _};
use crate::screens::roadmap::PlanFacts;
use crate::session::Document;

/// How many columns there are.
pub(super) const COLUMNS: usize = Horizon::ALL.len();

/// A card's column and its row in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Place {
    pub(super) horizon: Horizon,
    pub(super) row: usize,
}

/// The open initiatives by horizon, each by start and then title; those without dates are the last. Gathered on edits.
#[derive(Debug, Default)]
pub(super) struct Shown {
    known: Option<(u64, Date)>,
    columns: [Vec<Arc<Initiative>>; COLUMNS],
    points: [f64; COLUMNS],
    places: HashMap<InitiativeId, Place>,
}

impl Shown {
    /// Follows the document; costs nothing while it stays the same. Tells whether anything may have moved.
    pub(super) fn refresh(&mut self, document: &Document, facts: &PlanFacts) -> bool {
        let today = document.clock().today();
        let now = Some((facts.plan_revision, today));
        if self.known == now {
            return false;
        }
        let project = document.project();
        let mut columns: [Vec<_>; COLUMNS] = Default::default();
        for initiative in project.initiatives.iter() {
            if let Some(horizon) = horizon_of(project, initiative, today) {
                columns[horizon as usize].push(Arc::clone(initiative));
            }
        }
        self.places.clear();
        for (horizon, column) in Horizon::ALL.iter().zip(&mut columns) {
            column.sort_by_cached_key(|one| order(one.start, one));
            let places = column.iter().enumerate().map(|(row, one)| (one.id, Place { horizon: *horizon, row }));
            self.places.extend(places);
        }
        self.points = columns.each_ref().map(|column| {
            let points = column.iter().map(|one| document.indexes().roll_up(one.id).points);
            // Added up from 0: the sum of no floats is -0.
            points.fold(0.0, |sum, points| sum + points)
        });
        self.columns = columns;
        self.known = now;
        true
    }

    /// Grows whenever something else may be shown.
    pub(super) fn revision(&self) -> u64 {
        self.known.map_or(0, |(revision, _)| revision)
    }

    pub(super) fn column(&self, horizon: Horizon) -> &[Arc<Initiative>] {
        &self.columns[horizon as usize]
    }

    /// Points of all stories that serve what stands there.
    pub(super) fn points(&self, horizon: Horizon) -> f64 {
        self.points[horizon as usize]
    }

    pub(super) fn place(&self, initiative: InitiativeId) -> Option<Place> {
        self.places.get(&initiative).copied()
    }

    pub(super) fn at(&self, horizon: Horizon, row: usize) -> Option<InitiativeId> {
        self.column(horizon).get(row).map(|one| one.id)
    }

    /// The row before which an initiative would stand if it started on another day.
    pub(super) fn row_for(&self, horizon: Horizon, initiative: &Initiative, start: Date) -> usize {
        let wanted = order(Some(start), initiative);
        self.column(horizon).partition_point(|one| order(one.start, one) < wanted)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty()
    }
}

/// By start, the undated last, then by title.
fn order(start: Option<Date>, initiative: &Initiative) -> (bool, Option<Date>, String, InitiativeId) {
    (start.is_none(), start, initiative.title.to_lowercase(), initiative.id)
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::insight::RollUp;
    use crate::model::{IdSource, Project, parse_date};
    use crate::session::Clock;

    pub(in crate::screens::roadmap::horizons) fn day(text: &str) -> Date {
        parse_date(text).unwrap()
    }

    /// Initiatives by title, with their dates; on 24 November 2026.
    pub(in crate::screens::roadmap::horizons) fn document(initiatives: &[(&str, &str, &str)]) -> Document {
        let mut ids = IdSource::from_seed(5);
        let mut project = Project::default();
        for (title, start, end) in initiatives {
            project.initiatives.insert(Initiative {
                id: ids.next_id(),
                title: (*title).into(),
                start: parse_date(start).ok(),
                end: parse_date(end).ok(),
                ..Initiative::default()
            });
        }
        Document::new(project, ids, Clock::Fixed("2026-11-24T10:00:00Z".parse().unwrap()))
    }

    pub(in crate::screens::roadmap::horizons) fn facts(document: &Document) -> PlanFacts {
        let mut facts = PlanFacts::default();
        facts.refresh(document);
        facts
    }

    pub(in crate::screens::roadmap::horizons) fn shown(document: &Document) -> Shown {
        let mut shown = Shown::default();
        shown.refresh(document, &facts(document));
        shown
    }

    pub(in crate::screens::roadmap::horizons) fn id(document: &Document, title: &str) -> InitiativeId {
        document.project().initiatives.iter().find(|one| one.title == title).unwrap().id
    }

    fn titles(shown: &Shown) -> Vec<Vec<&str>> {
        let of = |horizon: &Horizon| shown.column(*horizon).iter().map(|one| one.title.as_str()).collect();
        Horizon::ALL.iter().map(of).collect()
    }

    #[test]
    fn each_stands_where_it_starts_by_start_and_title_with_the_undated_last() {
        let document = document(&[
            ("b", "2026-11-02", "2026-12-04"),
            ("A", "2026-11-02", "2026-11-27"),
            ("soon", "2027-01-04", "2027-02-05"),
            ("late", "2026-03-02", "2026-09-04"),
            ("dream", "", ""),
            ("far", "2028-01-03", "2028-02-04"),
        ]);
        let shown = shown(&document);
        assert_eq!(titles(&shown), [vec!["late", "A", "b"], vec!["soon"], vec!["far", "dream"]]);
        let place = shown.place(id(&document, "b"));
        assert_eq!(place, Some(Place { horizon: Horizon::Now, row: 2 }));
        assert_eq!(shown.at(Horizon::Later, 1), Some(id(&document, "dream")));
        let soon = document.project().initiatives.get(id(&document, "soon")).unwrap();
        let row = |horizon, start| shown.row_for(horizon, soon, day(start));
        assert_eq!([row(Horizon::Now, "2026-11-02"), row(Horizon::Now, "2026-10-05")], [3, 1]);
        assert_eq!([row(Horizon::Later, "2028-01-03"), row(Horizon::Later, "2027-04-01")], [1, 0]);
    }

    #[test]
    fn closed_ones_have_no_card() {
        let mut project = document(&[("done", "2026-11-02", "2026-12-04")]).project().clone();
        let mut done = (**project.initiatives.iter().next().unwrap()).clone();
        done.closed = true;
        project.initiatives.insert(done);
        let document = Document::new(project, IdSource::from_seed(1), Clock::System);
        assert!(shown(&document).is_empty());
    }

    #[test]
    fn it_is_gathered_anew_when_the_plan_changes_and_not_before() {
        let document = document(&[("a", "2026-11-02", "2026-12-04")]);
        let mut facts = facts(&document);
        let mut shown = Shown::default();
        assert!(shown.refresh(&document, &facts));
        assert!(!shown.refresh(&document, &facts));
        facts.plan_revision += 1;
        assert!(shown.refresh(&document, &facts));
        assert_eq!(shown.points(Horizon::Now), RollUp::default().points);
    }
}
