//! How the backlog is looked at as one line of text, which a saved view keeps: `groups:initiative` stands behind the
//! filter, or before it when a quote in it is not closed, which would hold it.

use super::view::BacklogView;
use crate::insight::{ListGrouping, is_open, terms};
use crate::model::Word as _;

/// The name by which saved views know this screen.
pub const SCREEN: &str = "Backlog";

impl BacklogView {
    /// Filter and groups as one line.
    pub fn query(&self) -> String {
        let filter = self.filter.trim();
        if self.grouping == ListGrouping::None {
            return filter.to_owned();
        }
        let groups = format!("groups:{}", self.grouping.word());
        let parts = if is_open(filter) { [groups.as_str(), filter] } else { [filter, groups.as_str()] };
        parts.join(" ").trim().to_owned()
    }

    /// Looks at the backlog as a line says.
    pub fn set_query(&mut self, query: &str) {
        self.grouping = ListGrouping::None;
        let (mut filter, mut end) = (String::new(), 0);
        for term in terms(query).into_iter().filter(|term| query[term.range.clone()].starts_with("groups:")) {
            if let Some(word) = term.value.strip_prefix("groups:") {
                self.grouping = ListGrouping::from_word(word).unwrap_or_default();
                filter.push_str(&query[end..term.range.start]);
                end = term.range.end;
            }
        }
        filter.push_str(&query[end..]);
        filter.trim().clone_into(&mut self.filter);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_kept_is_what_is_shown_again(
            words in proptest::collection::vec(
                proptest::sample::select(vec!["pay", "-card", "\"", "\"in quotes\"", "@ana", "groupsx", "  "]), 0..5,
            ),
            grouping in proptest::sample::select(ListGrouping::ALL),
        ) {
            let mut view = BacklogView::default();
            (view.filter, view.grouping) = (words.join(" ").trim().to_owned(), grouping);
            let mut read = BacklogView::default();
            read.set_query(&view.query());
            prop_assert_eq!((read.filter, read.grouping), (view.filter, view.grouping));
        }
    }

    #[test]
    fn a_view_is_written_in_words() {
        let mut view = BacklogView::default();
        (view.filter, view.grouping) = ("pay ".into(), ListGrouping::Release);
        assert_eq!(view.query(), "pay groups:release");
        view.set_query("groups:what pay  card");
        assert_eq!((view.grouping, view.filter.as_str()), (ListGrouping::None, "pay  card"));
    }
}
