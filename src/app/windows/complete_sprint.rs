//! How the active sprint ended: whether its goal was met, what its record will be, and where each unfinished story goes.

use std::collections::BTreeMap;

use egui::{
    Align, Button, Context, Id, Key, KeyboardShortcut, Layout, Modifiers, Rect, RichText, ScrollArea, TextEdit, Ui,
    UiBuilder, pos2, vec2,
};

use super::{Foot, enters, foot, heading};
use crate::app::modals::Sheet;
use crate::edit::{CarryOver, CompleteSprint, SprintEdit, suggested_sprint};
use crate::insight::{Section, sprint_record};
use crate::model::{Project, SprintId, SprintRecord, SprintState, StoryId};
use crate::screens::sprints::planned_sprints;
use crate::screens::{Action, to_be_made};
use crate::session::Document;
use crate::ui::format::{count, points, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, semibold};
use crate::ui::widgets::{Choice, keep_focus_in_sight, pick_one, picker_button};

/// The height of a story's row, and what the window needs beside the rows, in points.
const ROW: f32 = 32.0;
const BESIDE_ROWS: f32 = 470.0;
/// The widths of keys, points and choices, in points.
const KEYS: f32 = 62.0;
const POINTS: f32 = 34.0;
const CHOICE: f32 = 190.0;

#[derive(Debug)]
pub(in crate::app) struct CompleteWindow {
    sprint: SprintId,
    goal_met: Option<bool>,
    note: String,
    /// Where stories go that have a choice of their own.
    carry: BTreeMap<StoryId, CarryOver>,
    /// Where all others go.
    rest: CarryOver,
    outcome: Outcome,
    fresh: bool,
}

/// What completing comes to, as the project is now.
#[derive(Debug, Default)]
struct Outcome {
    /// The document's revision that it was made for.
    revision: u64,
    record: SprintRecord,
    done: usize,
    done_points: f64,
    unfinished: Vec<StoryId>,
    /// Where a story can go, with what people call it.
    places: Vec<(CarryOver, String)>,
}

impl Outcome {
    fn of(document: &Document, id: SprintId) -> Option<Self> {
        let (project, clock) = (document.project(), document.clock());
        let sprint = project.sprints.get(id).filter(|sprint| sprint.state == SprintState::Active)?;
        let mut outcome = Self {
            revision: document.revision(),
            record: sprint_record(project, sprint, clock.now(), clock.zone()),
            places: places(project, &suggested_sprint(project, clock.today(), clock.zone()).name),
            ..Self::default()
        };
        for story in document.indexes().backlog.section(Section::Sprint(id)).stories() {
            if project.is_done(story) {
                outcome.done += 1;
                outcome.done_points += story.estimate.unwrap_or(0.0);
            } else if !document.indexes().is_cancelled(story.id) {
                outcome.unfinished.push(story.id);
            }
        }
        Some(outcome)
    }

    fn name(&self, place: CarryOver) -> &str {
        self.places.iter().find(|(known, _)| *known == place).map_or("Gone", |(_, name)| name.as_str())
    }

    fn choices(&self) -> Vec<Choice<CarryOver>> {
        self.places.iter().map(|(place, name)| Choice::new(*place, name)).collect()
    }
}

/// The planned sprints, the soonest first, or one that is made; then both ends of the backlog.
fn places(project: &Project, new: &str) -> Vec<(CarryOver, String)> {
    let named = |id: SprintId| project.sprints.get(id).map(|sprint| (CarryOver::Next(id), sprint.name.clone()));
    let mut places: Vec<_> = planned_sprints(project).into_iter().filter_map(named).collect();
    if places.is_empty() {
        places.push((CarryOver::Next(to_be_made()), format!("New sprint: {new}")));
    }
    places.push((CarryOver::BacklogTop, "Top of the backlog".into()));
    places.push((CarryOver::BacklogBottom, "Bottom of the backlog".into()));
    places
}

impl CompleteWindow {
    /// `None` when the sprint is not active.
    pub(super) fn new(document: &Document, sprint: SprintId) -> Option<Self> {
        let outcome = Outcome::of(document, sprint)?;
        // Work goes on where it was: in the next sprint, if there is one.
        let rest = match outcome.places.first() {
            Some((next @ CarryOver::Next(id), _)) if *id != to_be_made() => *next,
            _ => CarryOver::BacklogTop,
        };
        Some(Self { sprint, goal_met: None, note: String::new(), carry: BTreeMap::new(), rest, outcome, fresh: true })
    }

    /// False when it is to close.
    pub(super) fn show(&mut self, ctx: &Context, document: &Document, actions: &mut Vec<Action>) -> bool {
        if self.outcome.revision != document.revision() {
            match Outcome::of(document, self.sprint) {
                Some(outcome) => self.outcome = outcome,
                None => return false,
            }
        }
        let Some(sprint) = document.project().sprints.get(self.sprint) else { return false };
        let title = format!("Complete {}", visible(&sprint.name));
        let held = !self.note.trim().is_empty() || !self.carry.is_empty();
        let (answer, close) = Sheet { id: "complete-sprint", title: &title, width: 620.0, held }.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            let mut enter = self.goal(ui, &sprint.goal);
            enter |= self.note(ui);
            self.record(ui);
            self.unfinished(ui, document.project());
            // With nothing in the hand, Enter is for the window.
            enter |= ui.memory(|m| m.focused().is_none()) && ui.input(|i| i.key_pressed(Key::Enter));
            foot(ui, "Complete", true, enter)
        });
        if answer == Some(Foot::Confirm) {
            actions.push(self.ask());
        }
        answer.is_none() && !close
    }

    /// Whether the goal was met; tells whether Enter was pressed there.
    fn goal(&mut self, ui: &mut Ui, goal: &str) -> bool {
        let t = Tokens::of(ui);
        let goal = if goal.trim().is_empty() { "It had no goal." } else { goal.trim() };
        ui.label(RichText::new(visible(goal)).color(t.muted));
        let mut enter = false;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing.x = 14.0;
            for (met, label) in [(Some(true), "Goal met"), (Some(false), "Goal not met"), (None, "Not decided")] {
                let response = pick_one(ui, self.goal_met == met, label);
                if met.is_none() && std::mem::take(&mut self.fresh) {
                    response.request_focus();
                }
                // Space picks; Enter is for the window.
                if enters(ui, &response) {
                    enter = true;
                } else if response.clicked() {
                    self.goal_met = met;
                }
            }
        });
        enter
    }

    /// A note for the review; tells whether Enter was pressed there.
    fn note(&mut self, ui: &mut Ui) -> bool {
        let edit = TextEdit::multiline(&mut self.note)
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .hint_text("A note for the review (Shift+Enter begins a line)")
            .return_key(KeyboardShortcut::new(Modifiers::SHIFT, Key::Enter));
        let response = ui.add(edit).accessible_name("Note for the review");
        enters(ui, &response) && !ui.input(|i| i.modifiers.shift)
    }

    /// What the record will be.
    fn record(&self, ui: &mut Ui) {
        let t = Tokens::of(ui);
        heading(ui, "What its record will be");
        let Outcome { record, done, done_points, unfinished, .. } = &self.outcome;
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(22.0, 6.0);
            for (value, what) in figures(record) {
                ui.scope(|ui| {
                    ui.spacing_mut().item_spacing.x = 5.0;
                    ui.label(RichText::new(value).font(semibold(15.0)));
                    ui.label(RichText::new(what).size(SECONDARY).color(t.muted));
                });
            }
        });
        let done = format!("{} done with {}", count(*done, "story", "stories"), points_of(*done_points));
        let rest = match unfinished.len() {
            0 => "all of it is finished".to_owned(),
            n => format!("{n} not finished"),
        };
        ui.label(RichText::new(format!("{done}, {rest}")).size(SECONDARY).color(t.muted));
    }

    /// The stories that are not finished, each with where it goes.
    fn unfinished(&mut self, ui: &mut Ui, project: &Project) {
        if self.outcome.unfinished.is_empty() {
            return;
        }
        ui.horizontal(|ui| {
            ui.label(RichText::new("Unfinished stories go to").font(semibold(SECONDARY)));
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                ui.add_space(10.0);
                let shown = if self.carry.is_empty() { self.outcome.name(self.rest) } else { "Each as below" };
                let present = if self.carry.is_empty() { Some(self.rest) } else { None };
                let choices =
                    || self.outcome.choices().into_iter().map(|c| Choice { value: Some(c.value), label: c.label });
                if let Some(Some(place)) =
                    pick(ui, "All unfinished stories go to", shown, &present, || choices().collect())
                {
                    (self.rest, self.carry) = (place, BTreeMap::new());
                }
            });
        });
        let len = self.outcome.unfinished.len();
        let room = (ui.ctx().content_rect().height() - BESIDE_ROWS).clamp(2.0 * ROW, 9.0 * ROW);
        let height = room.min(ROW * len as f32);
        ui.spacing_mut().item_spacing.y = 0.0;
        let area = ScrollArea::vertical().max_height(height).min_scrolled_height(height).auto_shrink([false, true]);
        let mut chosen = Vec::new();
        area.show_viewport(ui, |ui, seen| {
            ui.set_height(ROW * len as f32);
            let all = ui.max_rect();
            // One beyond each end, so that the Tab key finds it and brings it into sight.
            let first = ((seen.min.y / ROW).floor().max(0.0) as usize).saturating_sub(1);
            let last = ((seen.max.y / ROW).ceil().max(0.0) as usize + 1).min(len);
            for (i, id) in self.outcome.unfinished.iter().enumerate().take(last).skip(first) {
                let at = pos2(all.min.x, all.min.y + ROW * i as f32);
                if let Some(place) = self.row(ui, project, *id, Rect::from_min_size(at, vec2(all.width(), ROW))) {
                    chosen.push((*id, place));
                }
            }
            keep_focus_in_sight(ui);
        });
        for (story, place) in chosen {
            self.carry.insert(story, place);
            self.carry.retain(|_, place| *place != self.rest);
        }
    }

    fn row(&self, ui: &mut Ui, project: &Project, id: StoryId, rect: Rect) -> Option<CarryOver> {
        let t = Tokens::of(ui);
        let story = project.stories.get(id)?;
        let place = self.carry.get(&id).copied().unwrap_or(self.rest);
        let builder = UiBuilder::new().scope_id(Id::unique(("unfinished", id))).max_rect(rect);
        let mut ui = ui.new_child(builder.layout(Layout::right_to_left(Align::Center)));
        let ui = &mut ui;
        ui.add_space(10.0);
        let name = format!("{} goes to", story.key);
        let picked = pick(ui, &name, self.outcome.name(place), &place, || self.outcome.choices());
        let known = story.estimate.map_or_else(|| "–".to_owned(), points);
        let cell = |ui: &mut Ui, width: f32, text: RichText, layout: Layout| {
            ui.allocate_ui_with_layout(vec2(width, ROW), layout, |ui| {
                ui.set_min_width(width);
                ui.add(egui::Label::new(text).truncate());
            });
        };
        cell(ui, POINTS, RichText::new(known).font(semibold(SECONDARY)), Layout::right_to_left(Align::Center));
        let left = Layout::left_to_right(Align::Center);
        let title = (ui.available_width() - KEYS - ui.spacing().item_spacing.x).max(40.0);
        cell(ui, title, RichText::new(visible(&story.title)), left);
        cell(ui, KEYS, RichText::new(visible(&story.key)).size(SECONDARY).color(t.muted), left);
        picked
    }

    fn ask(&self) -> Action {
        let Self { sprint, goal_met, rest, .. } = *self;
        let is_there = |(id, _): &(&StoryId, &CarryOver)| self.outcome.unfinished.contains(id);
        let carry: BTreeMap<_, _> = self.carry.iter().filter(is_there).map(|(id, place)| (*id, *place)).collect();
        let new = CarryOver::Next(to_be_made());
        let own = |id: &StoryId| carry.get(id).copied().unwrap_or(rest);
        let into_new = self.outcome.unfinished.iter().any(|id| own(id) == new);
        // Without a story that goes there, no sprint is made.
        let rest = if into_new || rest != new { rest } else { CarryOver::BacklogTop };
        let ask = CompleteSprint { sprint, goal_met, note: self.note.clone(), carry, rest };
        if into_new { Action::CompleteIntoNew(ask) } else { Action::EditSprints(SprintEdit::Complete(ask)) }
    }
}

/// What of a record there is to tell before it is frozen.
fn figures(record: &SprintRecord) -> Vec<(String, &'static str)> {
    let always = [
        (record.commitment, "Commitment", true),
        (record.added, "Added", false),
        (record.removed, "Removed", false),
        (record.re_estimated, "Re-estimated", false),
        (record.completed, "Completed", true),
        (record.carried_over, "Carried over", true),
        (record.done_outside, "Done outside", false),
    ];
    let told = always.into_iter().filter(|(value, _, always)| *always || *value != 0.0);
    // A new estimate is the only one that can be less than nothing.
    let sign = |value: f64| if value < 0.0 { "−" } else { "+" };
    let written = |value: f64, what: &str| match what {
        "Re-estimated" => format!("{}{}", sign(value), points(value.abs())),
        _ => points(value),
    };
    told.map(|(value, what, _)| (written(value, what), what)).collect()
}

fn points_of(amount: f64) -> String {
    format!("{} {}", points(amount), if amount == 1.0 { "point" } else { "points" })
}

fn pick<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    present: &T,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    let caret = RichText::new(icons::CARET_DOWN).color(Tokens::of(ui).muted);
    let button = Button::new(visible(shown)).right_text(caret).min_size(vec2(CHOICE, 26.0)).truncate();
    ui.scope(|ui| {
        ui.set_max_width(CHOICE);
        picker_button(ui, name, shown, button, present, choices)
    })
    .inner
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_record_tells_of_changes_only_where_there_are_any() {
        let record = SprintRecord { commitment: 20.0, completed: 15.0, added: 3.0, ..SprintRecord::default() };
        let names: Vec<_> = figures(&record).into_iter().map(|(_, what)| what).collect();
        assert_eq!(names, ["Commitment", "Added", "Completed", "Carried over"]);
    }

    #[test]
    fn without_a_planned_sprint_one_can_be_made() {
        let names: Vec<_> = places(&Project::default(), "Sprint 2").into_iter().map(|(_, name)| name).collect();
        assert_eq!(names, ["New sprint: Sprint 2", "Top of the backlog", "Bottom of the backlog"]);
    }
}
