//! The orders that a column can be shown in.

use std::cmp::Ordering;
use std::collections::{BTreeMap, HashMap};

use crate::insight::query::fold;
use crate::model::{ColumnId, PersonId, Project, Story, words};

words! {
    /// What the stories of a column are ordered by; equal ones stand by rank, and those without a value come last.
    pub enum Sort {
        /// As a person arranged them.
        #[default]
        Rank = "rank" => "Rank",
        /// Most urgent first.
        Priority = "priority" => "Priority",
        /// Largest first.
        Estimate = "estimate" => "Estimate",
        /// Earliest first.
        Due = "due" => "Due date",
        /// By name.
        Assignee = "assignee" => "Assignee",
        Title = "title" => "Title",
        /// By number, so that `NP-9` comes before `NP-10`.
        Key = "key" => "Key",
        /// Latest created first.
        Newest = "newest" => "Newest",
    }
}

/// The orders of all columns, and the names that one of them needs.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Order {
    sorts: BTreeMap<ColumnId, Sort>,
    names: HashMap<PersonId, String>,
}

/// What two stories are compared by before their ranks.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Weight {
    Number(i64),
    Text(String, u64),
    Unset,
}

impl Order {
    pub(super) fn of(project: &Project, sorts: &BTreeMap<ColumnId, Sort>) -> Self {
        let sorts: BTreeMap<_, _> =
            sorts.iter().filter(|(_, sort)| **sort != Sort::Rank).map(|(c, s)| (*c, *s)).collect();
        let by_name = sorts.values().any(|sort| *sort == Sort::Assignee);
        let people = project.people.iter().filter(|_| by_name);
        Self { sorts, names: people.map(|person| (person.id, fold(&person.name))).collect() }
    }

    /// The same orders by the names that people have now.
    pub(super) fn renewed(&self, project: &Project) -> Self {
        Self::of(project, &self.sorts)
    }

    /// Every column stands by rank.
    pub(super) fn is_plain(&self) -> bool {
        self.sorts.is_empty()
    }

    fn sort(&self, column: ColumnId) -> Sort {
        self.sorts.get(&column).copied().unwrap_or_default()
    }

    /// Sorts slots of stories that stand by rank as its column is to be.
    pub(super) fn arrange<'a>(&self, column: ColumnId, by_rank: &mut [u32], story: impl Fn(u32) -> Option<&'a Story>) {
        match self.sort(column) {
            Sort::Rank => {}
            sort => by_rank.sort_by_cached_key(|slot| story(*slot).map(|story| self.weight(sort, story))),
        }
    }

    pub(super) fn compare(&self, column: ColumnId, a: &Story, b: &Story) -> Ordering {
        let weights = match self.sort(column) {
            Sort::Rank => Ordering::Equal,
            sort => self.weight(sort, a).cmp(&self.weight(sort, b)),
        };
        weights.then_with(|| a.order().cmp(&b.order()))
    }

    fn weight(&self, sort: Sort, story: &Story) -> Weight {
        let number = |number: Option<i64>| number.map_or(Weight::Unset, Weight::Number);
        match sort {
            Sort::Rank => Weight::Unset,
            Sort::Priority => Weight::Number(story.priority as i64),
            // The bits of floats that are not negative have their order, and `!` turns an order round without overflow.
            Sort::Estimate => number(story.estimate.map(|points| !((points.max(0.0) + 0.0).to_bits() as i64))),
            Sort::Due => number(story.due.map(|date| i64::from(chrono::Datelike::num_days_from_ce(&date)))),
            Sort::Assignee => {
                let name = story.assignee.and_then(|person| self.names.get(&person));
                name.map_or(Weight::Unset, |name| Weight::Text(name.clone(), 0))
            }
            Sort::Title if story.title.trim().is_empty() => Weight::Unset,
            Sort::Title => Weight::Text(fold(&story.title), 0),
            Sort::Key => {
                let (prefix, number) = story.key.rsplit_once('-').unwrap_or(("", &story.key));
                number.parse().map_or_else(|_| Weight::Unset, |number| Weight::Text(fold(prefix), number))
            }
            Sort::Newest => number(story.events.first().map(|event| !event.at.unix_seconds())),
        }
    }
}
