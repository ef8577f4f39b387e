//! What a bar or a milestone takes on when it is put into a lane.

use super::names::exists;
use crate::edit::Refusal;
use crate::insight::PlanLane;
use crate::model::{Initiative, Project};

/// What a lane stands for exists.
///
/// # Errors
/// [`Refusal::Gone`].
pub(super) fn check_lane(project: &Project, lane: PlanLane) -> Result<(), Refusal> {
    match lane {
        PlanLane::Theme(Some(id)) => exists(project.themes.contains(id), "theme"),
        PlanLane::Owner(Some(id)) => exists(project.people.contains(id), "person"),
        PlanLane::Objective(Some(id)) => exists(project.objectives.contains(id), "objective"),
        _ => Ok(()),
    }
}

/// Gives an initiative what the bars of a lane share, so that it stands there; none when it does already.
///
/// It stands in the lane of the first of its objectives. So another one takes the first one's place, and with it those
/// that would come before it; the lane of no objective takes all. Tells how many beyond the first it takes.
pub(super) fn put_into(initiative: &mut Initiative, lane: PlanLane) -> Option<usize> {
    match lane {
        PlanLane::Theme(theme) => replace(&mut initiative.theme, theme),
        PlanLane::Owner(owner) => replace(&mut initiative.owner, owner),
        PlanLane::Stage(stage) => replace(&mut initiative.stage, stage),
        PlanLane::Milestones => None,
        PlanLane::Objective(objective) if initiative.objectives.first() == objective.as_ref() => None,
        PlanLane::Objective(objective) => {
            let mut taken = std::mem::take(&mut initiative.objectives);
            taken.pop_first();
            if let Some(objective) = objective {
                initiative.objectives = taken.split_off(&objective);
                initiative.objectives.insert(objective);
            }
            Some(taken.len())
        }
    }
}

/// As [`put_into`], of a lane that takes nothing.
pub(super) fn replace<T: Copy + PartialEq>(field: &mut T, value: T) -> Option<usize> {
    (std::mem::replace(field, value) != value).then_some(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::PlanGrouping;
    use crate::model::{EntityId as _, ObjectiveId, RawId};

    fn objective(n: u8) -> ObjectiveId {
        ObjectiveId::from_raw(RawId::from_bytes([n; 10]))
    }

    /// The objectives that are left, and how many beyond the first are given up.
    fn dropped(has: &[u8], on: Option<u8>) -> (Vec<u8>, Option<usize>) {
        let objectives = has.iter().copied().map(objective).collect();
        let mut initiative = Initiative { objectives, ..Initiative::default() };
        let lane = PlanLane::Objective(on.map(objective));
        let taken = put_into(&mut initiative, lane);
        assert_eq!(PlanLane::of(PlanGrouping::Objective, &initiative), lane, "it stands where it was dropped");
        (initiative.objectives.iter().map(|id| id.raw().bytes()[0]).collect(), taken)
    }

    #[test]
    fn a_lane_of_an_objective_takes_the_place_of_the_first() {
        assert_eq!(dropped(&[], Some(5)), (vec![5], Some(0)));
        assert_eq!(dropped(&[2], Some(5)), (vec![5], Some(0)));
        assert_eq!(dropped(&[7], Some(5)), (vec![5], Some(0)), "also where it would come after");
        assert_eq!(dropped(&[2, 7], Some(5)), (vec![5, 7], Some(0)));
        assert_eq!(dropped(&[2, 5, 7], Some(5)), (vec![5, 7], Some(0)), "it served it already");
        assert_eq!(dropped(&[5, 7], Some(5)), (vec![5, 7], None), "it stands there");
        assert_eq!(dropped(&[2, 3, 4, 7], Some(5)), (vec![5, 7], Some(2)));
        assert_eq!(dropped(&[2, 7], None), (vec![], Some(1)));
        assert_eq!(dropped(&[], None), (vec![], None));
    }
}
