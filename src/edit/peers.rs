//! What a new story is ranked among.

use std::sync::Arc;

use super::Desk;
use crate::insight::{Scope, Section};
use crate::model::{ColumnId, ColumnKind, Rank, SprintId, SprintState, Story, place};

/// So many stories on each side of a new one are looked at first. Most often no more than the nearest two matter.
const REACH: usize = 256;

/// The place of a new story.
pub(super) struct Placed<'a> {
    pub(super) rank: Rank,
    /// Neighbours that need another rank.
    pub(super) rekeyed: Vec<(&'a Arc<Story>, Rank)>,
}

/// Right below a story of a column, or of the section of the backlog that the new one comes to stand in, so that it is so in
/// both; at the top when it is in neither. Costs no more than the neighbours that it looks at.
pub(super) fn place_below<'a>(
    desk: &Desk<'a>,
    column: ColumnId,
    sprint: Option<SprintId>,
    below: Option<&Story>,
) -> Placed<'a> {
    let indexes = desk.indexes;
    let section = section(desk, column, sprint).map(|section| indexes.backlog.section(section).stories());
    let runs = [indexes.board.lane(Scope::All, column).stories(), section.unwrap_or_default()];
    let stands_in = |run: &[Arc<Story>], story: &Story| run.binary_search_by(|s| s.order().cmp(&story.order())).is_ok();
    let below = below.filter(|story| runs.iter().any(|run| stands_in(run, story)));
    let mut reach = REACH;
    loop {
        let (peers, whole) = peers(runs, below, reach);
        let at = below.map_or(0, |below| peers.partition_point(|story| story.order() <= below.order()));
        let mut placement = place(peers.len(), |i| &peers[i].rank, at, 1);
        let reaches = |i: usize| placement.rekeyed.iter().any(|(of, _)| *of == i);
        // What lies beyond would have to be known.
        if (!whole[0] && reaches(0)) || (!whole[1] && reaches(peers.len() - 1)) {
            reach *= 8;
            continue;
        }
        let rekeyed = placement.rekeyed.into_iter().map(|(i, rank)| (peers[i], rank)).collect();
        return Placed { rank: placement.new.pop().unwrap_or_default(), rekeyed };
    }
}

/// The stories of both runs around a place, in order, as far as both are known; and whether nothing comes before, or after.
fn peers<'a>(runs: [&'a [Arc<Story>]; 2], below: Option<&Story>, reach: usize) -> (Vec<&'a Arc<Story>>, [bool; 2]) {
    let windows = runs.map(|run| {
        let at = below.map_or(0, |below| run.partition_point(|story| story.order() <= below.order()));
        (at.saturating_sub(reach), at.saturating_add(reach).min(run.len()))
    });
    let cut = |(run, (from, to)): (&'a [Arc<Story>], (usize, usize))| {
        (
            run.get(from).filter(|_| from > 0),
            to.checked_sub(1).and_then(|last| run.get(last)).filter(|_| to < run.len()),
        )
    };
    let ends = [(runs[0], windows[0]), (runs[1], windows[1])].map(cut);
    let first = ends.iter().filter_map(|(first, _)| first.map(|story| story.order())).max();
    let last = ends.iter().filter_map(|(_, last)| last.map(|story| story.order())).min();
    let seen = runs.iter().zip(windows).flat_map(|(run, (from, to))| run.get(from..to).unwrap_or_default());
    let mut peers: Vec<&Arc<Story>> = seen
        .filter(|story| first.is_none_or(|first| story.order() >= first))
        .filter(|story| last.is_none_or(|last| story.order() <= last))
        .collect();
    // Two runs in order, which a stable sort merges.
    peers.sort_by(|a, b| a.order().cmp(&b.order()));
    peers.dedup_by_key(|story| story.id);
    (peers, [first.is_none(), last.is_none()])
}

/// None for what is done outside of a sprint that is open.
fn section(desk: &Desk<'_>, column: ColumnId, sprint: Option<SprintId>) -> Option<Section> {
    let sprint =
        sprint.and_then(|id| desk.project.sprints.get(id)).filter(|sprint| sprint.state != SprintState::Closed);
    let is_done = || desk.project.columns.get(column).is_some_and(|column| column.kind == ColumnKind::Done);
    match sprint {
        Some(sprint) => Some(Section::Sprint(sprint.id)),
        None => (!is_done()).then_some(Section::Backlog),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::sync::Arc;

    use crate::edit::bench::Bench;
    use crate::edit::{NewStory, SplitStory, create_story, split_story};
    use crate::insight::{Indexes, Scope};
    use crate::model::{EntityId as _, Rank, RawId, Story, StoryId};

    /// The sprints and the backlog, and the first column, after a story was made in it: `below > sprint`.
    fn made(drawn: &str, elsewhere: &str, text: &str) -> (String, String) {
        let mut bench = bench(drawn, elsewhere);
        let (below, sprint) = text.split_once(" > ").unwrap();
        let below = bench.stories_named(below).first().copied();
        let sprint = Some(bench.sprint_named(sprint)).filter(|id| bench.project.sprints.contains(*id));
        let new = NewStory { title: "New".into(), column: bench.column(0), sprint, below, lane: None };
        let (_, transaction) = create_story(&mut bench.desk(), new).unwrap();
        bench.perform(&transaction);
        (bench.drawn_sprints().replace("NP-1", "N"), column(&bench))
    }

    /// As drawn, with some of the stories in the second column.
    fn bench(drawn: &str, elsewhere: &str) -> Bench {
        let mut bench = Bench::sprints(drawn);
        let second = bench.column(1);
        for key in elsewhere.split_whitespace() {
            bench.change(key, |story| story.column = second);
        }
        bench.indexes = Indexes::of(&bench.project);
        bench
    }

    fn column(bench: &Bench) -> String {
        let lane = bench.indexes.board.lane(Scope::All, bench.column(0)).stories();
        lane.iter().map(|story| story.key.replace("NP-1", "N")).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_story_is_made_right_below_another_in_its_section_and_in_its_column() {
        let (sprints, backlog) = ("*One 1..5: A B C | -: X Y Z", "X Y");
        for (elsewhere, text, drawn, column) in [
            (backlog, " > -", "*One 1..5: A B C | -: N X Y Z", "N A B C Z"),
            ("B Y", "X > -", "*One 1..5: A B C | -: X N Y Z", "A C X N Z"),
            // Below what stands in another column, too.
            (backlog, "X > -", "*One 1..5: A B C | -: X N Y Z", "A B C N Z"),
            ("B Y", "A > One", "*One 1..5: A N B C | -: X Y Z", "A N C X Z"),
            ("A Y", " > One", "*One 1..5: N A B C | -: X Y Z", "N B C X Z"),
            // Below one of another section it is at least right below it in the column.
            ("Y", "C > -", "*One 1..5: A B C | -: N X Y Z", "A B C N X Z"),
        ] {
            assert_eq!(made(sprints, elsewhere, text), (drawn.into(), column.into()), "{text}, {elsewhere} elsewhere");
        }
    }

    #[test]
    fn what_is_split_off_stands_right_below_in_the_backlog() {
        let mut bench = bench("-: A B C D", "B C");
        let ask = SplitStory {
            story: bench.story("A").id,
            title: "Rest".into(),
            criteria: BTreeSet::new(),
            keeps: None,
            takes: None,
        };
        let (_, transaction) = split_story(&mut bench.desk(), &ask).unwrap();
        bench.perform(&transaction);
        assert_eq!(
            (bench.drawn_sprints().replace("NP-1", "N").as_str(), column(&bench).as_str()),
            ("-: A N B C D", "A N D")
        );
    }

    /// A look at a few neighbours gives what a look at all of them does: the same order, with as many ranks changed.
    #[test]
    fn neighbours_are_enough() {
        let story = |n: u32, column: bool| {
            let rank = Rank::spread(None, None, 3000).remove(n as usize);
            let id = StoryId::from_raw(RawId::from_bytes([(n % 251) as u8, (n / 251) as u8, 0, 0, 0, 0, 0, 0, 0, 1]));
            (column, Arc::new(Story { id, rank, ..Story::default() }))
        };
        // The first run is dense at the top, the second at the bottom.
        let all: Vec<_> = (0..3000).step_by(7).map(|n| story(n, (n * n) % 3000 > n)).collect();
        let run = |of: bool| all.iter().filter(|(c, _)| *c == of).map(|(_, s)| Arc::clone(s)).collect::<Vec<_>>();
        let (a, b) = (run(true), run(false));
        for (_, below) in all.iter().step_by(13) {
            for reach in [1, 2, 9, 64] {
                let (seen, whole) = super::peers([&a, &b], Some(below), reach);
                let from = all.iter().position(|(_, s)| s.id == seen[0].id).unwrap();
                assert!(seen.iter().zip(&all[from..]).all(|(seen, (_, s))| seen.id == s.id), "nothing is left out");
                assert_eq!(whole, [from == 0, from + seen.len() == all.len()]);
                let at = seen.partition_point(|story| story.order() <= below.order());
                assert!((at >= reach || whole[0]) && (seen.len() - at >= reach || whole[1]));
            }
        }
    }
}
