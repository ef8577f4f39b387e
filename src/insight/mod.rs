//! What follows from a project: indexes that are kept up to date from transactions, and figures computed from them.

mod arrangement;
mod backlog;
#[cfg(test)]
mod backlog_tests;
mod board;
mod burn_down;
#[cfg(test)]
mod burn_down_tests;
mod cut_line;
mod delivery;
mod features;
mod filter;
mod forecast;
#[cfg(test)]
mod forecast_tests;
mod horizon;
#[cfg(test)]
mod horizon_tests;
mod lanes;
mod links;
mod plan_lanes;
mod query;
mod release;
mod release_notes;
mod roll_up;
#[cfg(test)]
mod roll_up_tests;
mod schedule;
mod similar;
mod sprint;
mod sprint_stories;
mod throughput;

pub use arrangement::{Arrangement, Cell, Group, How, ListGrouping, ListHow, ListRows, Listing, Part, Sort};
pub use backlog::{BacklogIndex, Section, next_sprint, sections};
pub use board::{BoardIndex, Lane, Scope};
pub use burn_down::{BurnDay, BurnDown, burn_down};
pub use cut_line::{CutLine, cut_line};
pub use delivery::{
    Age, Ageing, Behind, Capacity, Chart, Counted, DayCount, DayUnit, Delivery, Dot, Flow, FlowDay, Happening,
    Measured, Percentiles, PersonCapacity, Point, ScopeChange, ScopeWhy, Times, VELOCITY_SPRINTS, Velocity,
    VelocitySprint, VelocitySummary, Week, Work, capacity, sprint_record, velocity,
};
pub use filter::{Filter, FilterProblem, StoryState};
pub use forecast::{Finish, Forecast, forecast, forecast_from};
pub use horizon::{DEFAULT_LENGTH, Horizon, add_quarters, horizon_of, move_to, quarter_start};
pub use lanes::{Grouping, LaneKey};
pub use plan_lanes::{PlanGrouping, PlanLane};
pub use query::{Field, NONE, Term, clear_field, is_open, quoted, terms, toggle_term};
pub use release::{Amount, ReleaseProgress, release_progress};
pub use release_notes::release_notes;
pub use roll_up::{RollUp, asks_to_close, expected, shift};
pub use schedule::{
    Critical, Moves, PlanLinks, circle, critical, is_broken, lag_of, pushes, slack, slack_between, slack_on,
};
pub use similar::similar;
pub use sprint::{SprintProgress, sprint_progress};
pub use sprint_stories::SprintStories;
pub use throughput::{FEWEST_SPRINTS, Throughput};

use std::collections::HashMap;

use crate::model::{
    Change, ColumnId, Dependency, Edit, InitiativeId, Project, ReleaseId, SprintId, Story, StoryId, Transaction,
};
use features::FeatureIndex;
use links::{LabelCounts, Links};
use release::ReleaseIndex;
use roll_up::RollUps;

/// Everything that is looked up often. Updating costs what a transaction touches, not what the project holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Indexes {
    pub board: BoardIndex,
    /// The backlog and the open sprints as ranked lists.
    pub backlog: BacklogIndex,
    keys: KeyNumbers,
    links: Links,
    labels: LabelCounts,
    /// The dependencies of the roadmap by their ends.
    pub plan: PlanLinks,
    roll_ups: RollUps,
    releases: ReleaseIndex,
    features: FeatureIndex,
    active_sprint: Option<SprintId>,
}

impl Indexes {
    pub fn of(project: &Project) -> Self {
        let roll_ups = RollUps::of(project);
        let mut indexes = Self {
            board: BoardIndex::of(project),
            backlog: BacklogIndex::of(project, &roll_ups),
            plan: PlanLinks::of(project),
            releases: ReleaseIndex::of(project, &roll_ups),
            features: FeatureIndex::of(project, |story| roll_ups.is_cancelled(story)),
            roll_ups,
            active_sprint: active_sprint(project),
            ..Self::default()
        };
        for story in project.stories.iter() {
            indexes.keys.see(story);
            indexes.links.add(story);
            indexes.labels.add(story);
        }
        indexes
    }

    /// Follows a transaction that has been applied to the project, which is as it is after it.
    pub fn follow(&mut self, project: &Project, transaction: &Transaction) {
        if transaction.changes.iter().any(|change| matches!(change, Change::Sprint(_))) {
            self.active_sprint = active_sprint(project);
        }
        for story in stories_of(transaction).filter_map(|edit| edit.after.as_deref()) {
            self.keys.see(story);
        }
        self.board.follow(stories_of(transaction));
        self.backlog.follow(project, &self.board, transaction);
        self.releases.follow(transaction);
        self.features.follow(transaction);
        self.links.follow(stories_of(transaction));
        self.labels.follow(stories_of(transaction));
        self.plan.follow(dependencies_of(transaction));
        self.roll_ups.follow(project, transaction);
    }

    /// What the stories of an initiative come to.
    pub fn roll_up(&self, initiative: InitiativeId) -> RollUp {
        self.roll_ups.sum(initiative)
    }

    /// The stories that name an initiative, archived and cancelled ones too, in id order.
    pub fn stories_of(&self, initiative: InitiativeId) -> impl Iterator<Item = StoryId> + '_ {
        self.roll_ups.stories(initiative)
    }

    /// The stories that are planned for a release, archived and cancelled ones too, in id order.
    pub fn stories_of_release(&self, release: ReleaseId) -> impl Iterator<Item = StoryId> + '_ {
        self.releases.stories(release)
    }

    /// As [`Story::is_cancelled`], without a look at its events.
    pub fn is_cancelled(&self, story: StoryId) -> bool {
        self.roll_ups.is_cancelled(story)
    }

    /// The sprint that is under way.
    pub fn active_sprint(&self) -> Option<SprintId> {
        self.active_sprint
    }

    /// What a column's WIP limit counts: its stories of the active sprint, or all of them when no sprint is active.
    pub fn work_in_progress(&self, column: ColumnId) -> usize {
        self.counted(column).len()
    }

    fn counted(&self, column: ColumnId) -> &Lane {
        self.board.lane(self.active_sprint.map_or(Scope::All, Scope::Sprint), column)
    }

    /// As [`Self::work_in_progress`], of each lane of the column that holds any; looks at each story of the column once.
    pub fn work_in_lanes(&self, column: ColumnId, grouping: Grouping) -> HashMap<LaneKey, usize> {
        if grouping == Grouping::None {
            return HashMap::from([(LaneKey::All, self.work_in_progress(column))]);
        }
        let mut counts = HashMap::new();
        for lane in self.counted(column).stories().iter().flat_map(|story| grouping.lanes_of(story)) {
            *counts.entry(lane).or_default() += 1;
        }
        counts
    }

    /// The stories that name this one as what blocks them, done or not, in id order.
    pub fn blocks(&self, blocker: StoryId) -> impl Iterator<Item = StoryId> + '_ {
        self.links.blocks(blocker)
    }

    /// The stories that were split from this one, in id order.
    pub fn split_into(&self, origin: StoryId) -> impl Iterator<Item = StoryId> + '_ {
        self.links.split_into(origin)
    }

    /// The labels that stories have, archived ones too, in alphabetical order.
    pub fn labels(&self) -> impl Iterator<Item = &str> {
        self.labels.names()
    }

    /// The number for the next story's key; never one that was seen since the project was opened.
    pub fn next_key_number(&self) -> u64 {
        self.keys.greatest + 1
    }
}

/// What a transaction does to stories.
fn stories_of(transaction: &Transaction) -> impl Iterator<Item = &Edit<Story>> {
    transaction.changes.iter().filter_map(|change| match change {
        Change::Story(edit) => Some(edit),
        _ => None,
    })
}

/// What a transaction does to dependencies.
fn dependencies_of(transaction: &Transaction) -> impl Iterator<Item = &Edit<Dependency>> {
    transaction.changes.iter().filter_map(|change| match change {
        Change::Dependency(edit) => Some(edit),
        _ => None,
    })
}

fn active_sprint(project: &Project) -> Option<SprintId> {
    project.active_sprint().map(|sprint| sprint.id)
}

/// The numbers at the ends of stories' keys.
#[derive(Clone, Debug, Default, PartialEq)]
struct KeyNumbers {
    greatest: u64,
}

impl KeyNumbers {
    fn see(&mut self, story: &Story) {
        let number = story.key.rsplit('-').next().and_then(|n| n.parse::<u64>().ok());
        // A number of this size was not counted up to; it would use up what a u64 holds.
        let number = number.filter(|n| *n < 1_000_000_000_000);
        self.greatest = self.greatest.max(number.unwrap_or(0));
    }
}
