//! Following equals building anew, whatever changes, and both equal a look at each story.

use proptest::prelude::*;
use proptest::strategy::Strategy;

use super::tests::{QUERIES, start, transaction};
use super::*;
use crate::insight::{Group, ListGrouping, ListHow, Listing, Part, Section, sections};
use crate::model::*;

fn any_how() -> impl Strategy<Value = ListHow> {
    let grouping = proptest::sample::select(ListGrouping::ALL);
    (grouping, proptest::sample::select(&QUERIES[..]))
        .prop_map(|(grouping, query)| ListHow { grouping, query: query.to_owned() })
}

type Lists = Vec<(Part, Vec<StoryId>, f64)>;

fn shown(listing: &Listing, indexes: &Indexes) -> Lists {
    let list = |part: &Part| {
        let rows = listing.rows(indexes, *part);
        for (i, story) in rows.iter().enumerate() {
            assert_eq!((rows.position(story), rows.before(story)), (Some(i), i));
        }
        (*part, rows.iter().map(|story| story.id).collect(), rows.points())
    };
    listing.parts().iter().map(list).collect()
}

/// By a look at each story of each section.
fn looked_up(project: &Project, indexes: &Indexes, how: &ListHow) -> Lists {
    let filter = Filter::parse(&how.query, project);
    let mut lists = Lists::new();
    for section in sections(project) {
        let lane = indexes.backlog.section(section).stories();
        let mut groups: BTreeMap<Group, Vec<&std::sync::Arc<Story>>> = BTreeMap::new();
        for story in lane.iter().filter(|story| filter.fits(project, story)) {
            groups.entry(how.grouping.group_of(story)).or_default().push(story);
        }
        if groups.is_empty() {
            groups.insert(Group::All, Vec::new());
        }
        for (group, stories) in groups {
            let points = stories.iter().filter_map(|story| story.estimate).sum();
            lists.push((Part { section, group }, stories.iter().map(|story| story.id).collect(), points));
        }
    }
    lists
}

fn sorted(mut lists: Lists) -> Lists {
    lists.sort_by_key(|(part, ..)| *part);
    lists
}

proptest! {
    #[test]
    fn following_equals_building_anew(
        first in any_how(), later in any_how(),
        steps in proptest::collection::vec(
            (proptest::collection::vec((0..17_u8, 0..100_usize, 0..10_000_usize), 1..4), any::<bool>()), 1..10,
        ),
    ) {
        let mut project = start();
        let mut indexes = Indexes::of(&project);
        let mut listing = Listing::default();
        listing.arrange(&project, &indexes, &first);
        for (changes, turn) in steps {
            let transaction = transaction(&project, &changes);
            transaction.apply(&mut project);
            indexes.follow(&project, &transaction);
            listing.follow(&project, &indexes, &transaction);
            let how = if turn { &later } else { &first };
            listing.arrange(&project, &indexes, how);
            let mut anew = Listing::default();
            anew.arrange(&project, &indexes, how);
            prop_assert_eq!(shown(&listing, &indexes), shown(&anew, &indexes));
            prop_assert_eq!(sorted(shown(&anew, &indexes)), sorted(looked_up(&project, &indexes, how)));
        }
    }
}

#[test]
fn groups_stand_by_name_and_date_with_those_of_none_last() {
    fn id<I: EntityId>(n: u8) -> I {
        I::from_raw(RawId::from_bytes([n; 10]))
    }
    let mut project = Project::default();
    for (n, title) in [(1, "Refunds"), (2, "cards")] {
        project.initiatives.insert(Initiative { id: id(n), title: title.into(), ..Initiative::default() });
    }
    let day = Date::from_ymd_opt(2026, 12, 1);
    for (n, name, date) in [(1, "1.0", None), (2, "2.0", day), (3, "0.9", None)] {
        project.releases.insert(Release { id: id(n), name: name.into(), date, ..Release::default() });
    }
    for n in 0..4_u8 {
        let initiative = [None, Some(id(1)), Some(id(2)), Some(id(1))][usize::from(n)];
        let release = [Some(id(3)), None, Some(id(1)), Some(id(2))][usize::from(n)];
        project.stories.insert(Story { id: id(n), initiative, release, ..Story::default() });
    }
    let indexes = Indexes::of(&project);
    let mut listing = Listing::default();
    for (grouping, expected) in [
        (ListGrouping::None, vec!["All stories"]),
        (ListGrouping::Initiative, vec!["cards", "Refunds", "No initiative"]),
        (ListGrouping::Release, vec!["2.0", "0.9", "1.0", "No release"]),
    ] {
        listing.arrange(&project, &indexes, &ListHow { grouping, query: String::new() });
        let names: Vec<_> = listing.parts().iter().map(|part| part.group.name(&project)).collect();
        assert_eq!(names, expected, "{grouping:?}");
        assert!(listing.parts().iter().all(|part| part.section == Section::Backlog));
    }
}
