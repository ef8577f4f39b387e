//! What blocks what: links that make no circle.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use super::{Refusal, StoryList};
use crate::model::{Project, StoryId};

/// Whether `blocker` may block the stories.
///
/// # Errors
/// When it is gone, is one of them, or waits for one of them itself; the circle is named by the shortest way round.
pub(super) fn check_blocker(project: &Project, stories: StoryList<'_>, blocker: StoryId) -> Result<(), Refusal> {
    if !project.stories.contains(blocker) {
        return Err(Refusal::Gone("story"));
    }
    // What is new leads from the stories to the blocker, so a circle comes back from it over links that exist.
    let Some(way) = way_back(project, blocker, &stories.iter().copied().collect()) else { return Ok(()) };
    let keys = way.iter().filter_map(|id| project.stories.get(*id)).map(|story| story.key.clone());
    Err(Refusal::Circle(keys.collect()))
}

/// One of `ends`, then the stories from `from` that lead to it, each blocked by the next.
fn way_back(project: &Project, from: StoryId, ends: &BTreeSet<StoryId>) -> Option<Vec<StoryId>> {
    let mut reached_by = BTreeMap::from([(from, None)]);
    let mut open = VecDeque::from([from]);
    while let Some(at) = open.pop_front() {
        if ends.contains(&at) {
            let steps = std::iter::successors(Some(at), |id| reached_by.get(id).copied().flatten());
            let mut way: Vec<StoryId> = steps.collect();
            // The search ends in the story that is to be blocked, with which the circle begins.
            way[1..].reverse();
            return Some(way);
        }
        for next in project.stories.get(at).iter().flat_map(|story| &story.blocked_by) {
            if !reached_by.contains_key(next) {
                reached_by.insert(*next, Some(at));
                open.push_back(*next);
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::bench::Bench;
    use super::super::*;

    /// Says that one story is blocked by another, and what came of it.
    fn block(bench: &mut Bench, stories: &[&str], blocker: &str) -> Result<(), String> {
        let ids: Vec<_> = stories.iter().map(|key| bench.story(key).id).collect();
        let field = StoryField::AddBlocker(bench.story(blocker).id);
        let transaction = edit_stories(&bench.desk(), &ids, &field).map_err(|refusal| refusal.to_string())?;
        bench.apply(&transaction);
        Ok(())
    }

    #[test]
    fn a_circle_is_refused_with_the_way_round() {
        let mut bench = Bench::new(5);
        assert_eq!(block(&mut bench, &["NP-1"], "NP-1"), Err("NP-1 is blocked by NP-1.".into()));
        block(&mut bench, &["NP-2"], "NP-1").unwrap();
        let two = "NP-1 is blocked by NP-2, which is blocked by NP-1.";
        assert_eq!(block(&mut bench, &["NP-1"], "NP-2"), Err(two.into()));
        block(&mut bench, &["NP-3"], "NP-2").unwrap();
        block(&mut bench, &["NP-4"], "NP-3").unwrap();
        let four =
            "NP-1 is blocked by NP-4, which is blocked by NP-3, which is blocked by NP-2, which is blocked by NP-1.";
        assert_eq!(block(&mut bench, &["NP-5", "NP-1"], "NP-4"), Err(four.into()));
        // A shorter way round is the one that is named.
        block(&mut bench, &["NP-4"], "NP-1").unwrap();
        let short = "NP-1 is blocked by NP-4, which is blocked by NP-1.";
        assert_eq!(block(&mut bench, &["NP-1"], "NP-4"), Err(short.into()));
        assert_eq!(block(&mut bench, &["NP-5"], "NP-4"), Ok(()), "two ways to one story are no circle");
    }

    #[test]
    fn a_circle_that_a_file_holds_ends_the_search() {
        let mut bench = Bench::new(3);
        let (a, b) = (bench.story("NP-1").id, bench.story("NP-2").id);
        bench.change("NP-1", |story| story.blocked_by = [b].into());
        bench.change("NP-2", |story| story.blocked_by = [a].into());
        assert_eq!(block(&mut bench, &["NP-3"], "NP-1"), Ok(()));
    }

    #[test]
    fn what_is_gone_blocks_nothing() {
        let mut bench = Bench::new(1);
        let id = bench.story("NP-1").id;
        let field = StoryField::AddBlocker(crate::model::StoryId::default());
        assert_eq!(edit_stories(&bench.desk(), &[id], &field), Err(Refusal::Gone("story")));
    }
}
