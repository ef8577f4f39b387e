//! What happened to a story, in words.

use egui::{RichText, Ui};

use super::heading;
use crate::model::{EventKind, Project, Story};
use crate::screens::Scene;
use crate::ui::format::points;
use crate::ui::theme::{SECONDARY, Tokens};

/// The newest this many are shown.
const MOST: usize = 30;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, story: &Story) {
    if story.events.is_empty() {
        return;
    }
    heading(ui, "Activity", "");
    let t = Tokens::of(ui);
    let today = scene.document.clock().today();
    ui.spacing_mut().item_spacing.y = 3.0;
    for (text, at) in lines(scene.document.project(), story).into_iter().rev().take(MOST) {
        let date = scene.dates.day(scene.document.clock().date_of(at), today);
        ui.label(RichText::new(format!("{text}, {date}")).size(SECONDARY).color(t.muted));
    }
    if story.events.len() > MOST {
        let rest = format!("and {} earlier", story.events.len() - MOST);
        ui.label(RichText::new(rest).size(SECONDARY).color(t.muted));
    }
}

/// Each event with its moment, oldest first.
fn lines(project: &Project, story: &Story) -> Vec<(String, crate::model::Moment)> {
    let column = |id| project.columns.get(id).map_or("a deleted column", |c| c.name.as_str());
    let sprint = |id| project.sprints.get(id).map_or("a deleted sprint", |s| s.name.as_str());
    let number = |p: Option<f64>| p.map_or_else(|| "none".into(), points);
    let mut estimate = None;
    let mut out = Vec::with_capacity(story.events.len());
    for event in &story.events {
        let text = match event.what {
            EventKind::Created { column: id } => format!("Created in {}", column(id)),
            EventKind::Moved { to } => format!("Moved to {}", column(to)),
            EventKind::Estimated { points } => {
                let before = std::mem::replace(&mut estimate, points);
                format!("Estimate {} → {}", number(before), number(points))
            }
            EventKind::SprintEntered { sprint: id } => format!("Planned for {}", sprint(id)),
            EventKind::SprintLeft { sprint: id } => format!("Taken out of {}", sprint(id)),
            EventKind::Done => "Done".into(),
            EventKind::Reopened => "Reopened".into(),
            EventKind::Cancelled => "Cancelled".into(),
        };
        out.push((text, event.at));
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Event, Moment};

    #[test]
    fn estimates_tell_what_they_were() {
        let at = Moment::from_unix_seconds(0);
        let estimated = |points| Event { at, what: EventKind::Estimated { points } };
        let story =
            Story { events: vec![estimated(Some(3.0)), estimated(Some(5.0)), estimated(None)], ..Story::default() };
        let texts: Vec<_> = lines(&Project::default(), &story).into_iter().map(|(text, _)| text).collect();
        assert_eq!(texts, ["Estimate none → 3", "Estimate 3 → 5", "Estimate 5 → none"]);
    }
}
