//! The sums of one sprint alone, where no [`super::Delivery`] is at hand.

use super::Work;
use super::burn::of_sprint;
use super::days::number;
use super::frame::Frame;
use super::group::Sums;
use super::told::Told;
use crate::insight::BurnDown;
use crate::model::{Date, Moment, Project, Sprint};

pub(in crate::insight) struct SprintSums<F> {
    work: Work,
    frame: Frame,
    sums: Sums,
    date_of: F,
}

impl<F: Fn(Moment) -> Date> SprintSums<F> {
    pub(in crate::insight) fn new(sprint: &Sprint, date_of: F) -> Self {
        let frame = Frame::of(sprint, &date_of);
        Self { work: Work::Sprint(sprint.id), frame, sums: Sums::default(), date_of }
    }

    pub(in crate::insight) fn add(&mut self, told: &Told<'_>) {
        let date_of = &self.date_of;
        self.sums.count(told, self.work, &self.frame, 1, &mut |at| number(date_of(at)));
    }

    pub(in crate::insight) fn burn_down(&self, project: &Project, sprint: &Sprint, today: Date) -> BurnDown {
        of_sprint(project, &self.sums, sprint, &self.frame, today)
    }
}
