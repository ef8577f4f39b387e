//! The rules of the charts in plain words, as people are shown them.

/// A chart of delivery.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Chart {
    #[default]
    Velocity,
    BurnDown,
    BurnUp,
    CumulativeFlow,
    StatusOverTime,
    LeadTime,
    CycleTime,
    Throughput,
    WorkInProgress,
    AgeingWork,
    Capacity,
}

impl Chart {
    pub const ALL: [Self; 11] = [
        Self::Velocity,
        Self::BurnDown,
        Self::BurnUp,
        Self::CumulativeFlow,
        Self::StatusOverTime,
        Self::LeadTime,
        Self::CycleTime,
        Self::Throughput,
        Self::WorkInProgress,
        Self::AgeingWork,
        Self::Capacity,
    ];

    /// How its numbers are made.
    pub fn rule(self) -> &'static str {
        match self {
            Self::Velocity => {
                "Velocity is the mean of what the last closed sprints completed: the estimates of the stories that were \
                 done when the sprint was closed, scope changes included. Sprints that completed nothing count. The \
                 commitment is what was in the sprint at its start; later additions and estimates are not in it. \
                 Predictability is completed / commitment. Unfinished stories earn nothing and count in full in the \
                 sprint that they are finished in. What was done outside the sprint is shown apart."
            }
            Self::BurnDown => {
                "What remains at the end of each day: the points in scope less those that are done. Reopening a story \
                 adds its points back, and a new estimate changes the scope. The ideal line falls from the commitment \
                 to zero in equal steps on working days and is flat on days off, by the calendar as it is now. The \
                 commitment of a sprint stays as it was at the start. A release commits to nothing: its ideal line \
                 begins with the scope of its last day, on the first day on which something was in it."
            }
            Self::BurnUp => {
                "The points in scope and the points done at the end of each day. Reopening a story takes its points \
                 back, and a new estimate changes the scope."
            }
            Self::CumulativeFlow => {
                "Each line counts the stories that had ever reached its column or a later one by the end of the day, so \
                 no line ever falls."
            }
            Self::StatusOverTime => "The stories that stood in each column at the end of the day.",
            Self::LeadTime => {
                "A dot for each story that is done. Its lead time is from the day it was created to the day it was done \
                 the last time, both counted: the same day is 1. The lines are at the 50th, 70th, 85th and 95th \
                 percentile, by nearest rank; the 85th is the service level."
            }
            Self::CycleTime => {
                "A dot for each story that is done. Its cycle time is from the day it was first in a column of kind \
                 “doing” to the day it was done the last time, both counted: the same day is 1. The lines are at the \
                 50th, 70th, 85th and 95th percentile, by nearest rank; the 85th is the service level."
            }
            Self::Throughput => {
                "The stories that were done in each week. A story counts in the week in which it was done the last time."
            }
            Self::WorkInProgress => "The stories in columns of kind “doing” at the end of the day.",
            Self::AgeingWork => {
                "The stories in columns of kind “doing”. The age is the days from the day a story first was in one to \
                 today; today is not counted. The lines are the percentiles of the cycle times of the stories that were \
                 done in the range of days that is chosen."
            }
            Self::Capacity => {
                "For each person: points a day x (working days of the sprint - days off of the team - own days off), or \
                 what the sprint sets for the person. People who left do not count."
            }
        }
    }
}
