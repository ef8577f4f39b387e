//! Who can take how much of a sprint, and has how much of it.

use egui::{Align, Grid, Id, Layout, RichText, Ui, vec2};

use super::facts::{Facts, Team};
use super::list::points_of;
use super::page::{card, muted};
use super::strip;
use super::typing::{Number, Typing};
use crate::edit::{PersonField, SprintEdit, SprintField};
use crate::insight::{PersonCapacity, VelocitySummary};
use crate::model::{Date, Person, Sprint};
use crate::screens::{Action, Scene};
use crate::ui::format::{count, points, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, semibold};
use crate::ui::widgets::{avatar, icon_button};

/// The width of names, and what the table needs beside the days, in points.
const NAMES: f32 = 118.0;
const FIELDS: f32 = 520.0;
/// What the fields need beside the days where each person has two lines.
const TWO_LINES: f32 = 320.0;
/// What the number of days off takes beside them, in points.
const COUNT: f32 = 42.0;

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    typing: &mut Typing,
    facts: &Facts,
    sprint: &Sprint,
    actions: &mut Vec<Action>,
) {
    card(ui, "Capacity", |ui| {
        let team = &facts.team;
        if team.capacity.people.is_empty() {
            let text = "Nobody is in the team yet, so no capacity is known. People cannot be added here yet: plan by \
                        velocity, which needs no team, or write them into “people” of the project's file.";
            muted(ui, text);
            return;
        }
        if team.capacity.total.is_none() {
            let text = if sprint.start.is_none() || sprint.end.is_none() {
                "Give the sprint its dates, and each person points a day, to see what the team can take."
            } else {
                "No capacity is known. Type below how many points a day each person can take."
            };
            muted(ui, text);
            ui.add_space(4.0);
        }
        let days = sprint.start.zip(sprint.end).filter(|(start, end)| start <= end);
        let length = days.map_or(0, |(start, end)| end.signed_duration_since(start).num_days() + 1);
        let length = usize::try_from(length).unwrap_or(0);
        let room = ui.available_width() - strip::width(length);
        let table = Table { scene, sprint, team, days, length };
        if room >= FIELDS {
            table.grid(ui, typing, actions);
        } else {
            table.lines(ui, typing, room >= TWO_LINES, actions);
        }
        ui.add_space(6.0);
        total(ui, team, facts.velocity.summary.as_ref(), facts.velocity.sprints.len());
    });
}

struct Table<'a> {
    scene: Scene<'a>,
    sprint: &'a Sprint,
    team: &'a Team,
    days: Option<(Date, Date)>,
    /// How many days these are.
    length: usize,
}

impl Table<'_> {
    fn people(&self) -> impl Iterator<Item = (&PersonCapacity, &Person)> {
        let people = &self.scene.document.project().people;
        self.team.capacity.people.iter().filter_map(|row| Some((row, people.get(row.person)?.as_ref())))
    }

    fn grid(&self, ui: &mut Ui, typing: &mut Typing, actions: &mut Vec<Action>) {
        Grid::new("capacity").num_columns(5).spacing([14.0, 3.0]).min_row_height(26.0).show(ui, |ui| {
            let heads = ["", "Days off", "Points a day", "Capacity", "Planned"];
            for head in heads {
                muted(ui, head);
            }
            ui.end_row();
            for (row, person) in self.people() {
                name(ui, person);
                self.days(ui, row, person, actions);
                per_day(ui, typing, row, actions);
                self.capacity(ui, typing, row, actions);
                self.planned(ui, row);
                ui.end_row();
            }
        });
    }

    /// Two or three lines for each, where there is no room for a table.
    fn lines(&self, ui: &mut Ui, typing: &mut Typing, two: bool, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = 3.0;
        ui.spacing_mut().interact_size.y = 26.0;
        let days = strip::width(self.length) + COUNT;
        for (row, person) in self.people() {
            ui.horizontal(|ui| {
                name(ui, person);
                self.planned(ui, row);
            });
            let fields = |ui: &mut Ui, typing: &mut Typing, actions: &mut Vec<Action>| {
                muted(ui, "Points a day");
                per_day(ui, typing, row, actions);
                muted(ui, "Capacity");
                self.capacity(ui, typing, row, actions);
            };
            ui.horizontal(|ui| {
                let size = vec2(days, ui.spacing().interact_size.y);
                ui.allocate_ui_with_layout(size, Layout::left_to_right(Align::Center), |ui| {
                    ui.set_min_width(days);
                    self.days(ui, row, person, actions);
                });
                if two {
                    fields(ui, typing, actions);
                }
            });
            if !two {
                ui.horizontal(|ui| fields(ui, typing, actions));
            }
            ui.add_space(6.0);
        }
    }

    fn days(&self, ui: &mut Ui, row: &PersonCapacity, person: &Person, actions: &mut Vec<Action>) {
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let Some(days) = self.days else { return drop(muted(ui, "No dates")) };
            strip::show(ui, self.scene, person, days, actions);
            if self.length > strip::MOST_DAYS {
                muted(ui, format!("the first {} days", strip::MOST_DAYS));
            }
            if row.days_off > 0 {
                muted(ui, format!("{} off", row.days_off));
            }
        });
    }

    fn capacity(&self, ui: &mut Ui, typing: &mut Typing, row: &PersonCapacity, actions: &mut Vec<Action>) {
        let set =
            |points| Action::EditSprints(SprintEdit::Set(self.sprint.id, SprintField::Capacity(row.person, points)));
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 2.0;
            let id = Id::unique(("capacity", self.sprint.id, row.person));
            let field = format!("Capacity of {} in points", row.name);
            match typing.number(ui, id, &field, row.points.map(points)) {
                Some(Number::None) => actions.push(set(None)),
                Some(Number::Points(value)) => actions.push(set(Some(value))),
                Some(Number::Nonsense(text)) => actions.push(nonsense(&text)),
                None => {}
            }
            if row.set {
                let name = format!("Take the capacity of {} from the days again", row.name);
                ui.spacing_mut().interact_size.y = 22.0;
                if icon_button(ui, icons::ARROW_COUNTER_CLOCKWISE, &name, &name).clicked() {
                    actions.push(set(None));
                }
            }
        });
    }

    fn planned(&self, ui: &mut Ui, row: &PersonCapacity) {
        let t = Tokens::of(ui);
        let planned = self.team.planned.get(&Some(row.person)).copied().unwrap_or(0.0);
        ui.horizontal(|ui| {
            ui.spacing_mut().item_spacing.x = 6.0;
            let (text, load) = match row.points {
                Some(capacity) => (format!("{} of {}", points(planned), points(capacity)), Load::of(planned, capacity)),
                None => (points_of(planned), Load::Fits(String::new())),
            };
            ui.label(text);
            match load {
                Load::Over(text) => {
                    ui.label(RichText::new(format!("{} {text}", icons::WARNING)).size(SECONDARY).color(t.warn))
                }
                Load::Fits(text) => muted(ui, text),
            }
        });
    }
}

/// What is planned against what can be taken, in words.
#[derive(Debug, PartialEq, Eq)]
enum Load {
    Over(String),
    Fits(String),
}

impl Load {
    fn of(planned: f64, capacity: f64) -> Self {
        let free = capacity - planned;
        match points(free.abs()).as_str() {
            "0" if planned == 0.0 => Self::Fits(String::new()),
            "0" => Self::Fits("full".into()),
            amount if free < 0.0 => Self::Over(format!("{amount} over")),
            amount => Self::Fits(format!("{amount} free")),
        }
    }
}

fn name(ui: &mut Ui, person: &Person) {
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        avatar(ui, person);
        ui.scope(|ui| {
            ui.set_min_width(NAMES);
            ui.set_max_width(NAMES);
            let label = egui::Label::new(visible(&person.name).into_owned()).truncate();
            ui.add(label).on_hover_text(&person.role);
        });
    });
}

fn per_day(ui: &mut Ui, typing: &mut Typing, row: &PersonCapacity, actions: &mut Vec<Action>) {
    let id = Id::unique(("points a day", row.person));
    let field = format!("Points a day of {}", row.name);
    let set = |points| Action::EditPerson(row.person, PersonField::Capacity(points));
    match typing.number(ui, id, &field, row.per_day.map(points)) {
        Some(Number::None) => actions.push(set(None)),
        Some(Number::Points(value)) => actions.push(set(Some(value))),
        Some(Number::Nonsense(text)) => actions.push(nonsense(&text)),
        None => {}
    }
}

fn nonsense(text: &str) -> Action {
    let text: String = text.trim().chars().take(40).collect();
    Action::Announce(format!("“{text}” is not a number. Type a number such as 2 or 0.5."))
}

/// All that is planned against capacity and velocity.
fn total(ui: &mut Ui, team: &Team, velocity: Option<&VelocitySummary>, sprints: usize) {
    let t = Tokens::of(ui);
    let planned = team.total();
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(format!("{} planned", points_of(planned))).font(semibold(SECONDARY)));
        for line in against(planned, team.capacity.total, velocity, sprints) {
            match line {
                Load::Over(text) => {
                    ui.label(RichText::new(format!("{} {text}", icons::WARNING)).size(SECONDARY).color(t.warn))
                }
                Load::Fits(text) => muted(ui, text),
            };
        }
    });
    let nobody = team.of_nobody();
    if nobody > 0.0 {
        muted(ui, format!("{} of these are assigned to nobody in the team.", points_of(nobody)));
    }
}

/// "of a capacity of 60, 7 free", "12 more than the mean velocity of the last 7 sprints, 41.3".
fn against(planned: f64, capacity: Option<f64>, velocity: Option<&VelocitySummary>, sprints: usize) -> Vec<Load> {
    let mut lines = Vec::new();
    if let Some(capacity) = capacity {
        lines.push(match Load::of(planned, capacity) {
            Load::Over(by) => Load::Over(format!("of a capacity of {}, {by}", points(capacity))),
            Load::Fits(by) => Load::Fits(format!("of a capacity of {}, {by}", points(capacity))),
        });
    }
    if let Some(velocity) = velocity {
        let last = match sprints {
            1 => "of the last sprint".to_owned(),
            n => format!("of the last {}", count(n, "sprint", "sprints")),
        };
        // To a tenth: the mean of seven numbers is no more exact.
        let mean = (velocity.mean * 10.0).round() / 10.0;
        let more = planned - mean;
        let mean = format!("the mean velocity {last}, {}", points(mean));
        lines.push(match points(more.abs()).as_str() {
            "0" => Load::Fits(format!("· as much as {mean}")),
            by if more > 0.0 => Load::Over(format!("{by} more than {mean}")),
            by => Load::Fits(format!("· {by} fewer than {mean}")),
        });
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_load_is_told_against_what_can_be_taken() {
        assert_eq!(Load::of(8.0, 5.5), Load::Over("2.5 over".into()));
        assert_eq!(Load::of(5.0, 5.0), Load::Fits("full".into()));
        assert_eq!(Load::of(0.0, 5.0), Load::Fits("5 free".into()));
    }

    #[test]
    fn the_total_is_told_against_capacity_and_velocity() {
        let velocity = VelocitySummary { mean: 41.28, least: 30.0, median: 41.0, greatest: 50.0 };
        assert_eq!(
            against(53.0, Some(60.0), Some(&velocity), 7),
            [
                Load::Fits("of a capacity of 60, 7 free".into()),
                Load::Over("11.7 more than the mean velocity of the last 7 sprints, 41.3".into()),
            ]
        );
        assert_eq!(
            against(41.3, None, Some(&velocity), 1),
            [Load::Fits("· as much as the mean velocity of the last sprint, 41.3".into())]
        );
        assert_eq!(against(9.0, None, None, 0), []);
    }
}
