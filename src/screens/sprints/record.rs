//! What a closed sprint came to: its frozen record as figures.

use egui::Ui;

use super::page;
use super::page::{Figure, card_with, muted};
use crate::model::{Sprint, SprintRecord};
use crate::screens::Scene;
use crate::ui::format::points;

/// What each figure is, and how it is counted.
fn figures(record: &SprintRecord) -> Vec<Figure> {
    let signed = |value: f64| if value > 0.0 { format!("+{}", points(value)) } else { minus(value) };
    let mut figures = vec![
        (points(record.commitment), "Commitment", "Points in the sprint at its start."),
        (points(record.added), "Added", "Points of stories that came in after the start."),
        (points(record.removed), "Removed", "Points of stories that were taken out after the start."),
        (signed(record.re_estimated), "Re-estimated", "By how much new estimates changed the scope."),
        (points(record.completed), "Completed", "Points of the stories done when it was closed."),
        (points(record.carried_over), "Carried over", "Points of the stories that were not finished."),
        (points(record.done_outside), "Done outside", "Points of stories finished while it ran, but not in it."),
    ];
    if record.commitment > 0.0 {
        let share = format!("{:.0}%", record.completed / record.commitment * 100.0);
        figures.push((share, "Predictability", "Completed / commitment."));
    }
    figures
}

fn minus(value: f64) -> String {
    points(value).replace('-', "−")
}

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, sprint: &Sprint) {
    let closed = sprint.record.as_ref().map(|record| scene.document.clock().date_of(record.closed_at));
    let aside = |ui: &mut Ui| {
        if let Some(date) = closed {
            muted(ui, format!("Closed {}, frozen since", scene.dates.day(date, scene.document.clock().today())));
        }
    };
    card_with(ui, "Record", aside, |ui| match &sprint.record {
        Some(record) => {
            page::figures(ui, &figures(record));
        }
        None => drop(muted(ui, "It was closed before records were kept.")),
    });
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn predictability_needs_a_commitment() {
        let record = SprintRecord { commitment: 40.0, completed: 30.0, re_estimated: -2.0, ..SprintRecord::default() };
        let shown = figures(&record);
        assert_eq!(shown.last().unwrap().0, "75%");
        assert_eq!(shown[3].0, "−2");
        let nothing = SprintRecord { completed: 30.0, ..record };
        assert!(
            figures(&SprintRecord { commitment: 0.0, ..nothing }).iter().all(|(_, what, _)| *what != "Predictability")
        );
    }
}
