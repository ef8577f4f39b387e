//! What a new story is ranked among.

use std::sync::Arc;

use super::Desk;
use crate::insight::{Scope, Section};
use crate::model::{ColumnId, ColumnKind, SprintId, SprintState, Story};

/// The stories of the column that a new one is made in, and of the section of the backlog that it comes to stand in, in order:
/// what stands next to another among these does so in both. Costs a look at each of them.
pub(super) fn peers<'a>(desk: &Desk<'a>, column: ColumnId, sprint: Option<SprintId>) -> Vec<&'a Arc<Story>> {
    let indexes = desk.indexes;
    let section = section(desk, column, sprint).map(|section| indexes.backlog.section(section).stories());
    let lane = indexes.board.lane(Scope::All, column).stories();
    let mut peers: Vec<&Arc<Story>> = lane.iter().chain(section.unwrap_or_default()).collect();
    // Two runs in order, which a stable sort merges.
    peers.sort_by(|a, b| a.order().cmp(&b.order()));
    peers.dedup_by_key(|story| story.id);
    peers
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

    use crate::edit::bench::Bench;
    use crate::edit::{NewStory, SplitStory, create_story, split_story};
    use crate::insight::{Indexes, Scope};

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
}
