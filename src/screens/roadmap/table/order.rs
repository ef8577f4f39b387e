//! Which rows the table shows, and in which order.
//!
//! Both are worked out when the plan, the sorting or the filter changes, and never in a frame that changes nothing.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use super::column::Column;
use super::row::{Key, Row, Source};
use crate::model::{Date, Node, Project};

/// What the rows are sorted by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sort {
    pub(super) column: Column,
    pub(super) descending: bool,
}

impl Sort {
    /// What a click on a column's header makes of the sorting: up, then down, then none.
    pub(super) fn clicked(present: Option<Self>, column: Column) -> Option<Self> {
        match present {
            Some(Self { column: same, descending: false }) if same == column => Some(Self { column, descending: true }),
            Some(Self { column: same, descending: true }) if same == column => None,
            _ => Some(Self { column, descending: false }),
        }
    }
}

/// All bars and milestones as the roadmap has them: by theme, then by start and title; those without come last.
fn in_plan_order(project: &Project) -> Vec<Node> {
    let themes: BTreeMap<_, usize> =
        project.themes_in_order().iter().enumerate().map(|(i, theme)| (theme.id, i)).collect();
    let place = |theme: Option<_>| theme.and_then(|id| themes.get(&id).copied()).unwrap_or(usize::MAX);
    let initiatives = project.initiatives.iter().map(|one| {
        let by = (place(one.theme), one.start.is_none(), one.start, one.title.to_lowercase());
        (by, Node::Initiative(one.id))
    });
    let milestones = project.milestones.iter().map(|one| {
        let by = (place(one.theme), one.date.is_none(), one.date, one.title.to_lowercase());
        (by, Node::Milestone(one.id))
    });
    let mut all: Vec<_> = initiatives.chain(milestones).collect();
    all.sort();
    all.into_iter().map(|(_, node)| node).collect()
}

/// Sorts rows by a column. Those that are equal in it keep their order, and those that tell nothing come last either way.
fn sorted(source: Source<'_>, nodes: Vec<Node>, sort: Sort) -> Vec<Node> {
    let key = |node| Row::of(source, node).and_then(|row| row.key(sort.column));
    let mut keyed: Vec<(Option<Key>, Node)> = nodes.into_iter().map(|node| (key(node), node)).collect();
    keyed.sort_by(|(a, _), (b, _)| match (a, b) {
        (Some(a), Some(b)) if sort.descending => b.compare(a),
        (Some(a), Some(b)) => a.compare(b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => Ordering::Equal,
    });
    keyed.into_iter().map(|(_, node)| node).collect()
}

/// What the order follows from.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Basis {
    plan: u64,
    today: Date,
    sort: Option<Sort>,
}

/// The rows as they are shown.
#[derive(Debug, Default)]
pub(super) struct Rows {
    basis: Option<Basis>,
    /// All in order, with their titles as they are searched.
    all: Vec<(Node, String)>,
    /// The words that titles must hold, as typed.
    filter: String,
    shown: Vec<Node>,
    places: HashMap<Node, usize>,
    revision: u64,
}

impl Rows {
    /// Follows plan, sorting and filter; costs nothing while they stay the same. Tells whether rows may have moved.
    pub(super) fn refresh(&mut self, source: Source<'_>, sort: Option<Sort>, filter: &str) -> bool {
        let basis = Some(Basis { plan: source.facts.plan_revision, today: source.today, sort });
        let reordered = self.basis != basis;
        if reordered {
            let mut nodes = in_plan_order(source.project());
            if let Some(sort) = sort {
                nodes = sorted(source, nodes, sort);
            }
            let title = |node| source.project().node_title(node).to_lowercase();
            self.all = nodes.into_iter().map(|node| (node, title(node))).collect();
            self.basis = basis;
        }
        if !reordered && self.filter == filter {
            return false;
        }
        filter.clone_into(&mut self.filter);
        let words: Vec<String> = filter.split_whitespace().map(str::to_lowercase).collect();
        let fits = |title: &str| words.iter().all(|word| title.contains(word.as_str()));
        self.shown = self.all.iter().filter(|(_, title)| fits(title)).map(|(node, _)| *node).collect();
        self.places = self.shown.iter().enumerate().map(|(place, node)| (*node, place)).collect();
        self.revision += 1;
        true
    }

    /// Grows whenever other rows may be shown, or in another order.
    pub(super) fn revision(&self) -> u64 {
        self.revision
    }

    pub(super) fn shown(&self) -> &[Node] {
        &self.shown
    }

    /// How many rows there are, hidden ones too.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// The place of a row among those that are shown.
    pub(super) fn place(&self, node: Node) -> Option<usize> {
        self.places.get(&node).copied()
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{IdSource, Initiative, Milestone, Rank, Theme, Word as _, parse_date};
    use crate::screens::roadmap::PlanFacts;
    use crate::session::{Clock, Document};

    /// Themes, then title, theme, start and end; what begins with a star is a milestone.
    fn document(themes: &[&str], rows: &[(&str, &str, &str, &str)]) -> Document {
        let mut ids = IdSource::from_seed(9);
        let mut project = Project::default();
        let ranks = Rank::spread(None, None, themes.len());
        for (name, rank) in themes.iter().zip(ranks) {
            project.themes.insert(Theme { id: ids.next_id(), name: (*name).into(), rank, ..Theme::default() });
        }
        for (title, theme, start, end) in rows {
            let theme = project.themes.iter().find(|known| known.name == *theme).map(|known| known.id);
            let (start, end) = (parse_date(start).ok(), parse_date(end).ok());
            if let Some(title) = title.strip_prefix('*') {
                let title = title.to_owned();
                project.milestones.insert(Milestone {
                    id: ids.next_id(),
                    title,
                    theme,
                    date: start,
                    ..Milestone::default()
                });
            } else {
                let title = (*title).to_owned();
                project.initiatives.insert(Initiative {
                    id: ids.next_id(),
                    title,
                    theme,
                    start,
                    end,
                    ..Initiative::default()
                });
            }
        }
        Document::new(project, ids, Clock::Fixed("2026-11-24T10:00:00Z".parse().unwrap()))
    }

    fn sample() -> Document {
        document(
            &["Second", "First"],
            &[
                ("Pay by card", "First", "2026-11-02", "2026-12-04"),
                ("pay by bank", "Second", "2026-10-05", "2026-12-18"),
                ("*Launch", "First", "2026-12-07", ""),
                ("Wallet", "", "2026-01-05", "2026-02-06"),
                ("Later", "First", "", ""),
            ],
        )
    }

    fn titles(document: &Document, sort: Option<Sort>, filter: &str) -> Vec<String> {
        let mut facts = PlanFacts::default();
        facts.refresh(document);
        let mut rows = Rows::default();
        rows.refresh(Source::new(document, &facts), sort, filter);
        rows.shown().iter().map(|node| document.project().node_title(*node).to_owned()).collect()
    }

    fn by(column: Column, descending: bool) -> Sort {
        Sort { column, descending }
    }

    #[test]
    fn without_sorting_rows_stand_as_on_the_roadmap() {
        assert_eq!(titles(&sample(), None, ""), ["pay by bank", "Pay by card", "Launch", "Later", "Wallet"]);
    }

    #[test]
    fn rows_sort_up_and_down_and_what_tells_nothing_comes_last_either_way() {
        let document = sample();
        assert_eq!(
            titles(&document, Some(by(Column::Start, false)), ""),
            ["Wallet", "pay by bank", "Pay by card", "Launch", "Later"]
        );
        assert_eq!(
            titles(&document, Some(by(Column::Start, true)), ""),
            ["Launch", "Pay by card", "pay by bank", "Wallet", "Later"]
        );
        assert_eq!(
            titles(&document, Some(by(Column::Title, false)), ""),
            ["Later", "Launch", "pay by bank", "Pay by card", "Wallet"]
        );
        assert_eq!(
            titles(&document, Some(by(Column::Theme, false)), ""),
            ["Pay by card", "Launch", "Later", "pay by bank", "Wallet"]
        );
    }

    #[test]
    fn every_word_must_be_in_the_title_in_any_case() {
        let document = sample();
        assert_eq!(titles(&document, None, "PAY by"), ["pay by bank", "Pay by card"]);
        assert_eq!(titles(&document, None, "  card pay "), ["Pay by card"]);
        assert_eq!(titles(&document, None, "card bank"), [""; 0]);
        assert_eq!(titles(&document, None, "   ").len(), 5);
    }

    #[test]
    fn a_header_sorts_up_then_down_then_not() {
        let once = Sort::clicked(None, Column::End);
        assert_eq!(once, Some(by(Column::End, false)));
        let twice = Sort::clicked(once, Column::End);
        assert_eq!(twice, Some(by(Column::End, true)));
        assert_eq!(Sort::clicked(twice, Column::End), None);
        assert_eq!(Sort::clicked(twice, Column::Title), Some(by(Column::Title, false)));
    }

    #[test]
    fn the_order_is_kept_until_something_changes() {
        let document = sample();
        let mut facts = PlanFacts::default();
        facts.refresh(&document);
        let mut rows = Rows::default();
        assert!(rows.refresh(Source::new(&document, &facts), None, "pay"));
        assert!(!rows.refresh(Source::new(&document, &facts), None, "pay"));
        assert_eq!((rows.count(), rows.shown().len(), rows.revision()), (5, 2, 1));
        assert!(rows.refresh(Source::new(&document, &facts), None, ""));
        assert!(rows.refresh(Source::new(&document, &facts), Some(by(Column::End, false)), ""));
        facts.plan_revision += 1;
        assert!(rows.refresh(Source::new(&document, &facts), Some(by(Column::End, false)), ""));
        assert!(rows.shown().iter().enumerate().all(|(place, node)| rows.place(*node) == Some(place)));
    }

    proptest! {
        #[test]
        fn sorting_is_stable_and_loses_nothing(
            rows in proptest::collection::vec((0_u32..3, 0_u32..4, 0_u32..4), 0..30), descending: bool,
        ) {
            let rows: Vec<_> = rows
                .into_iter()
                .map(|(title, start, end)| {
                    let day = |n: u32| if n == 0 { String::new() } else { format!("2026-0{n}-01") };
                    (format!("t{title}"), day(start), day(start + end))
                })
                .collect();
            let rows: Vec<_> = rows.iter().map(|(t, s, e)| (t.as_str(), "", s.as_str(), e.as_str())).collect();
            let document = document(&[], &rows);
            let mut facts = PlanFacts::default();
            facts.refresh(&document);
            let source = Source::new(&document, &facts);
            let plain = in_plan_order(document.project());
            let place = |node: &Node| plain.iter().position(|known| known == node);
            for column in Column::ALL {
                let sorted = sorted(source, plain.clone(), Sort { column: *column, descending });
                prop_assert_eq!(sorted.len(), plain.len());
                for two in sorted.windows(2) {
                    let [a, b] = [two[0], two[1]].map(|node| Row::of(source, node).unwrap().key(*column));
                    let order = match (&a, &b) {
                        (Some(a), Some(b)) if descending => b.compare(a),
                        (Some(a), Some(b)) => a.compare(b),
                        (None, Some(_)) => Ordering::Greater,
                        (a, b) if a == b => Ordering::Equal,
                        _ => Ordering::Less,
                    };
                    prop_assert!(order != Ordering::Greater, "{column:?}: {a:?} before {b:?}");
                    prop_assert!(order != Ordering::Equal || place(&two[0]) < place(&two[1]), "{column:?}");
                }
            }
        }
    }
}
