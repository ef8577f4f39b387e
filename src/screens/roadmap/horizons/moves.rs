//! Moving initiatives to another horizon: what is to be rescheduled.

use crate::edit::Reschedule;
use crate::insight::{Horizon, horizon_of, move_to};
use crate::model::{Date, InitiativeId, Node, Period, Project, Word as _, Workdays};
use crate::screens::roadmap::RoadmapView;
use crate::session::Document;
use crate::ui::command::Command;

/// New dates and the confidence that goes with the horizon for those initiatives that are not there yet. None when all
/// are. What is closed stays as it is.
pub(super) fn to_horizon(
    project: &Project,
    workdays: &Workdays,
    initiatives: &[InitiativeId],
    horizon: Horizon,
    today: Date,
) -> Option<Reschedule> {
    let known = initiatives.iter().filter_map(|id| project.initiatives.get(*id));
    let elsewhere = known.filter(|one| horizon_of(project, one, today).is_some_and(|there| there != horizon));
    let periods: Vec<(Node, Period)> =
        elsewhere.map(|one| (Node::Initiative(one.id), move_to(project, workdays, one, horizon, today).0)).collect();
    let confidence = Some(horizon.confidence());
    (!periods.is_empty()).then_some(Reschedule { periods, confidence, ..Reschedule::default() })
}

/// The horizon before or after another; none beyond the ends.
pub(super) fn beside(horizon: Horizon, later: bool) -> Option<Horizon> {
    let at = horizon as usize;
    let at = if later { Some(at + 1) } else { at.checked_sub(1) };
    at.and_then(|at| Horizon::ALL.get(at)).copied()
}

/// What “Move earlier” and “Move later” ask for in this view: the selected initiatives go to the horizon beside that of
/// the one under the cursor, all to the same. None at the ends, for other commands, and when nothing is selected.
pub fn move_by(document: &Document, view: &RoadmapView, command: Command) -> Option<Reschedule> {
    let later = match command {
        Command::MoveEarlier => false,
        Command::MoveLater => true,
        _ => return None,
    };
    let (project, today) = (document.project(), document.clock().today());
    let selection = &document.plan_selection;
    let selected = initiatives_of(selection.picked().iter().copied());
    let cursor = initiatives_of(selection.cursor().filter(|node| selection.contains(*node)));
    let lead = cursor.first().or(selected.first()).and_then(|id| project.initiatives.get(*id))?;
    let horizon = beside(horizon_of(project, lead, today)?, later)?;
    to_horizon(project, &view.facts.workdays, &selected, horizon, today)
}

/// The initiatives among bars and milestones.
pub(super) fn initiatives_of(nodes: impl IntoIterator<Item = Node>) -> Vec<InitiativeId> {
    let initiative = |node| match node {
        Node::Initiative(id) => Some(id),
        Node::Milestone(_) => None,
    };
    nodes.into_iter().filter_map(initiative).collect()
}

#[cfg(test)]
mod tests {
    use super::super::shown::tests::{day, document, facts, id};
    use super::*;
    use crate::model::{Confidence, MilestoneId};

    const PLAN: [(&str, &str, &str); 4] = [
        ("now", "2026-11-02", "2026-12-11"),
        ("too", "2026-11-16", "2026-11-27"),
        ("next", "2027-01-04", "2027-02-05"),
        ("later", "2027-06-07", "2027-07-02"),
    ];

    fn view(document: &Document) -> RoadmapView {
        RoadmapView { facts: facts(document), ..RoadmapView::default() }
    }

    /// What is moved, with its new start.
    fn starts(document: &Document, ask: Option<Reschedule>) -> Vec<(String, String)> {
        let periods = ask.map(|ask| ask.periods).unwrap_or_default();
        periods
            .into_iter()
            .map(|(node, period)| (document.project().node_title(node).to_owned(), period.start.to_string()))
            .collect()
    }

    fn moved(pick: &[&str], command: Command) -> Vec<(String, String)> {
        let mut document = document(&PLAN);
        let nodes: Vec<Node> = pick.iter().map(|title| Node::Initiative(id(&document, title))).collect();
        if let Some(last) = nodes.last() {
            document.plan_selection.range(nodes.iter().copied(), *last);
        }
        let view = view(&document);
        let mut starts = starts(&document, move_by(&document, &view, command));
        starts.sort();
        starts
    }

    #[test]
    fn keys_move_along_the_horizons_and_stop_at_the_ends() {
        let to = |title: &str, start: &str| (title.to_owned(), start.to_owned());
        assert_eq!(moved(&["now"], Command::MoveLater), [to("now", "2027-01-01")]);
        assert_eq!(moved(&["next"], Command::MoveLater), [to("next", "2027-04-01")]);
        assert_eq!(moved(&["next"], Command::MoveEarlier), [to("next", "2026-11-24")]);
        assert_eq!(moved(&["now"], Command::MoveEarlier), []);
        assert_eq!(moved(&["later"], Command::MoveLater), []);
        assert_eq!(moved(&["now"], Command::EndLater), []);
        assert_eq!(moved(&[], Command::MoveLater), []);
    }

    #[test]
    fn several_go_to_the_horizon_beside_that_of_the_cursor_and_those_there_stay() {
        let to = |title: &str, start: &str| (title.to_owned(), start.to_owned());
        assert_eq!(
            moved(&["next", "too", "now"], Command::MoveLater),
            [to("now", "2027-01-01"), to("too", "2027-01-01")]
        );
        assert_eq!(
            moved(&["later", "now", "next"], Command::MoveLater),
            [to("next", "2027-04-01"), to("now", "2027-04-01")]
        );
    }

    #[test]
    fn a_drop_gives_the_confidence_of_the_horizon_and_keeps_the_length() {
        let document = document(&PLAN);
        let workdays = facts(&document).workdays;
        let ids = [id(&document, "now"), id(&document, "next")];
        let ask = to_horizon(document.project(), &workdays, &ids, Horizon::Later, day("2026-11-24")).unwrap();
        assert_eq!(ask.confidence, Some(Confidence::Exploratory));
        assert_eq!((ask.periods.len(), ask.alone, ask.lane), (2, false, None));
        for (node, period) in ask.periods {
            let was = document.project().period(node).unwrap();
            assert_eq!(workdays.length(period), workdays.length(was));
        }
        let here = to_horizon(document.project(), &workdays, &ids[..1], Horizon::Now, day("2026-11-24"));
        assert_eq!(here, None, "it is there already");
    }

    #[test]
    fn milestones_do_not_move_between_horizons() {
        let nodes = [Node::Milestone(MilestoneId::default()), Node::Initiative(InitiativeId::default())];
        assert_eq!(initiatives_of(nodes), [InitiativeId::default()]);
        assert_eq!((beside(Horizon::Now, false), beside(Horizon::Later, true)), (None, None));
    }
}
