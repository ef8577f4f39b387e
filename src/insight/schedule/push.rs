//! What a move pushes.

use std::collections::BTreeMap;

use super::PlanLinks;
use crate::model::{Dependency, Node, Period, Project};

/// What a person moved by hand, and links that count as new.
#[derive(Clone, Debug, Default)]
pub struct Moves {
    /// New dates; these stay where they were put.
    pub placed: BTreeMap<Node, Period>,
    /// Links that are made or changed by the same edit; they replace those of the same id.
    pub links: Vec<Dependency>,
}

/// What the scheduler moves in turn, in an order of the links: each as far as the links from what moved ask.
pub fn pushes(project: &Project, links: &PlanLinks, moves: &Moves) -> Vec<(Node, Period)> {
    let _ = (project, links, moves);
    Vec::new()
}

/// Working days between where the successor is and where the link lets it be at the earliest; negative when the link is
/// broken. None when an end has no dates.
pub fn slack(project: &Project, link: &Dependency) -> Option<i64> {
    let _ = (project, link);
    None
}

pub fn is_broken(project: &Project, link: &Dependency) -> bool {
    slack(project, link).is_some_and(|slack| slack < 0)
}

/// The lag with which a link would be exactly met as its ends stand now.
pub fn lag_of(project: &Project, link: &Dependency) -> Option<i32> {
    slack(project, link).and_then(|slack| i32::try_from(i64::from(link.lag) + slack).ok())
}
