//! How the board is looked at as one line of text, which a saved view keeps.
//!
//! `lanes:assignee show:all sort:"In progress"=due` stand behind the filter, or before it when a quote in it is not
//! closed, which would hold them.

use std::collections::BTreeMap;

use super::view::{BoardView, Show};
use crate::insight::{Grouping, Sort, is_open, quoted, terms};
use crate::model::{ColumnId, Project, Word as _};

impl BoardView {
    /// Filter, lanes, scope and orders as one line.
    pub fn query(&self, project: &Project) -> String {
        let lanes = (self.grouping != Grouping::None).then(|| format!("lanes:{}", self.grouping.word()));
        let show = match self.show {
            Show::Sprint => None,
            Show::All => Some("show:all".to_owned()),
            Show::Archived => Some("show:archive".to_owned()),
        };
        let sorts = self.sorts.iter().filter(|(_, sort)| **sort != Sort::Rank).filter_map(|(column, sort)| {
            Some(format!("sort:{}={}", quoted(&project.columns.get(*column)?.name), sort.word()))
        });
        let looks: Vec<_> = lanes.into_iter().chain(show).chain(sorts).collect();
        let (filter, looks) = (self.filter.trim(), looks.join(" "));
        let parts = if is_open(filter) { [looks.as_str(), filter] } else { [filter, looks.as_str()] };
        parts.join(" ").trim().to_owned()
    }

    /// Looks at the board as a line says. What it names and the project does not have is left out.
    pub fn set_query(&mut self, project: &Project, query: &str) {
        (self.grouping, self.show, self.sorts) = (Grouping::None, Show::Sprint, BTreeMap::new());
        let (mut filter, mut end) = (String::new(), 0);
        for term in terms(query) {
            let is_bare = ["lanes:", "show:", "sort:"].iter().any(|name| query[term.range.clone()].starts_with(name));
            if is_bare && self.take_term(project, &term.value) {
                filter.push_str(&query[end..term.range.start]);
                end = term.range.end;
            }
        }
        filter.push_str(&query[end..]);
        filter.trim().clone_into(&mut self.filter);
    }

    /// Tells whether a term is about more than the filter.
    fn take_term(&mut self, project: &Project, term: &str) -> bool {
        match term.split_once(':') {
            Some(("lanes", lanes)) => self.grouping = Grouping::from_word(lanes).unwrap_or_default(),
            Some(("show", show)) => {
                self.show = match show {
                    "all" => Show::All,
                    "archive" => Show::Archived,
                    _ => Show::Sprint,
                };
            }
            Some(("sort", sort)) => {
                let Some((name, sort)) = sort.rsplit_once('=') else { return false };
                self.sorts.extend(column_named(project, name).zip(Sort::from_word(sort)));
            }
            _ => return false,
        }
        true
    }
}

fn column_named(project: &Project, name: &str) -> Option<ColumnId> {
    project.columns_in_order().iter().find(|column| column.name == name).map(|column| column.id)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::model::{Column, EntityId, RawId};

    const NAMES: [&str; 5] = ["Done", "In progress", "5\" screens", "a=b", "lanes:x show:all"];

    fn project() -> Project {
        let column = |(n, name): (usize, &&str)| Column { id: id(n), name: (*name).into(), ..Column::default() };
        let mut project = Project::default();
        NAMES.iter().enumerate().map(column).for_each(|column| project.columns.insert(column));
        project
    }

    fn id(n: usize) -> ColumnId {
        ColumnId::from_raw(RawId::from_bytes([n as u8 + 1; 10]))
    }

    type Looks = (Grouping, Show, BTreeMap<ColumnId, Sort>, String);

    fn looks(view: &BoardView) -> Looks {
        (view.grouping, view.show, view.sorts.clone(), view.filter.clone())
    }

    fn any_view() -> impl Strategy<Value = BoardView> {
        let sort = proptest::sample::select(&Sort::ALL[1..]);
        let sorts = proptest::collection::btree_map((0..NAMES.len()).prop_map(id), sort, 0..5);
        let show = proptest::sample::select(vec![Show::Sprint, Show::All, Show::Archived]);
        let words =
            proptest::sample::select(vec!["pay", "-card", "\"", "\"in quotes\"", "@ana", "sorted:x", "  ", "=due"]);
        let filter = proptest::collection::vec(words, 0..5).prop_map(|words| words.join(" ").trim().to_owned());
        (proptest::sample::select(Grouping::ALL), show, sorts, filter).prop_map(|(grouping, show, sorts, filter)| {
            let mut view = BoardView::default();
            (view.grouping, view.show, view.sorts, view.filter) = (grouping, show, sorts, filter);
            view
        })
    }

    proptest! {
        #[test]
        fn what_is_kept_is_what_is_shown_again(view in any_view(), other in any_view()) {
            let project = project();
            let (expected, mut read) = (looks(&view), other);
            read.set_query(&project, &view.query(&project));
            prop_assert_eq!(looks(&read), expected);
        }

        #[test]
        fn any_line_is_read_and_then_stays(
            parts in proptest::collection::vec(
                proptest::sample::select(vec![
                    "lanes:label", "lanes:none", "show:all", "show:what", "sort:Done=due", "sort:Gone=due", "sort:Done",
                    "sort:\"In progress\"=title", "sort:\"In", "pay", "\"", "\"show:all\"", "-show:all", " ",
                ]), 0..8,
            ),
        ) {
            let (project, mut view) = (project(), BoardView::default());
            view.set_query(&project, &parts.join(" "));
            let (first, query) = (looks(&view), view.query(&project));
            view.set_query(&project, &query);
            prop_assert_eq!((looks(&view), view.query(&project)), (first, query));
        }
    }

    #[test]
    fn a_view_is_written_in_words() {
        let project = project();
        let mut view = BoardView::default();
        (view.filter, view.grouping) = ("pay ".into(), Grouping::Assignee);
        assert_eq!(view.query(&project), "pay lanes:assignee");
        (view.show, view.grouping) = (Show::Archived, Grouping::None);
        view.sorts.insert(id(1), Sort::Due);
        assert_eq!(view.query(&project), "pay show:archive sort:\"In progress\"=due");
        view.set_query(&project, "pay  card lanes:label sort:Gone=due show:all");
        assert_eq!(looks(&view), (Grouping::Label, Show::All, BTreeMap::new(), "pay  card".into()));
        view.set_query(&project, "");
        assert_eq!(looks(&view), looks(&BoardView::default()));
    }
}
