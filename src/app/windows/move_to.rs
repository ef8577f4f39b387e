//! "Move to…": column, lane, sprint and position of the selected stories, so that nothing needs a drag.

use egui::{Context, DragValue, RichText, Ui, vec2};

use super::{Foot, enters, foot};
use crate::app::modals::Sheet;
use crate::insight::LaneKey;
use crate::model::{ColumnId, SprintId, SprintState, StoryId};
use crate::screens::Action;
use crate::screens::board::{BoardView, Position, move_to_position, present_position, staying};
use crate::session::Document;
use crate::ui::Tokens;
use crate::ui::format::{count, visible};
use crate::ui::icons;
use crate::ui::widgets::{Choice, pick_one, picker_button};

/// The width of the names.
const NAMES: f32 = 80.0;

#[derive(Debug)]
pub(in crate::app) struct MoveTo {
    stories: Vec<StoryId>,
    column: ColumnId,
    /// Another lane; `None` leaves each in its own.
    lane: Option<LaneKey>,
    /// Another sprint, or none; `None` leaves each in its own.
    sprint: Option<Option<SprintId>>,
    position: Position,
    /// The position that is typed, kept while another choice is made.
    nth: usize,
    fresh: bool,
}

impl MoveTo {
    /// `None` when nothing is selected.
    pub(super) fn new(document: &Document, board: &BoardView) -> Option<Self> {
        let stories = document.selection.to_vec();
        let (column, position) = present_position(document, board, &stories)?;
        let nth = if let Position::Nth(nth) = position { nth } else { 1 };
        Some(Self { stories, column, lane: None, sprint: None, position, nth, fresh: true })
    }

    /// False when it is to close.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        document: &Document,
        board: &BoardView,
        actions: &mut Vec<Action>,
    ) -> bool {
        let project = document.project();
        let title = match self.stories.as_slice() {
            [one] => format!("Move {} to…", project.stories.get(*one).map_or("the story", |s| s.key.as_str())),
            many => format!("Move {} to…", count(many.len(), "story", "stories")),
        };
        let (answer, close) = Sheet { id: "move-to", title: &title, width: 400.0, held: false }.show(ctx, |ui| {
            ui.spacing_mut().item_spacing.y = 6.0;
            self.column(ui, document);
            self.lane(ui, document, board);
            self.sprint(ui, document);
            let enter = self.position(ui, document, board);
            foot(ui, "Move", true, enter)
        });
        if answer == Some(Foot::Confirm) {
            let place = (self.column, self.lane.as_ref());
            let sprint = self.sprint;
            let ask = move_to_position(document, board, self.stories.clone(), place, self.position, sprint);
            actions.push(match ask {
                Some(ask) => Action::MoveStories(ask),
                None => Action::Announce("Nothing to move: the stories are there already".into()),
            });
        }
        answer.is_none() && !close
    }

    fn column(&mut self, ui: &mut Ui, document: &Document) {
        let columns = document.project().columns_in_order();
        let name = columns.iter().find(|c| c.id == self.column).map_or("Gone", |c| c.name.as_str());
        let fresh = std::mem::take(&mut self.fresh);
        row(ui, "Column", |ui| {
            let choices = || columns.iter().map(|c| Choice { value: c.id, label: c.name.clone() }).collect();
            let before = ui.next_auto_id();
            if let Some(column) = pick(ui, "Column", name, &self.column, choices) {
                self.column = column;
            }
            if fresh {
                ui.memory_mut(|memory| memory.request_focus(before));
            }
        });
    }

    fn lane(&mut self, ui: &mut Ui, document: &Document, board: &BoardView) {
        let shown = board.shown(document);
        if !shown.has_lanes() {
            return;
        }
        let project = document.project();
        row(ui, "Lane", |ui| {
            let named = |lane: Option<&LaneKey>| lane.map_or_else(|| "As it is".to_owned(), |lane| lane.name(project));
            let choice = |lane: Option<&LaneKey>| Choice { value: lane.cloned(), label: named(lane) };
            let choices = || std::iter::once(None).chain(shown.lanes().iter().map(Some)).map(choice).collect();
            if let Some(lane) = pick(ui, "Lane", &named(self.lane.as_ref()), &self.lane, choices) {
                self.lane = lane;
            }
        });
    }

    fn sprint(&mut self, ui: &mut Ui, document: &Document) {
        let project = document.project();
        let named = |sprint: &Option<SprintId>| match sprint {
            None => "Backlog".to_owned(),
            Some(id) => project.sprints.get(*id).map_or_else(|| "Gone".into(), |s| s.name.clone()),
        };
        row(ui, "Sprint", |ui| {
            let shown = self.sprint.as_ref().map_or_else(|| "As it is".to_owned(), named);
            let choices = || {
                let mut open: Vec<_> = project.sprints.iter().filter(|s| s.state != SprintState::Closed).collect();
                open.sort_by(|a, b| a.start.cmp(&b.start).then_with(|| a.name.cmp(&b.name)));
                let kept = Choice { value: None, label: "As it is".to_owned() };
                let sprints = open.into_iter().map(|s| Some(s.id)).chain([None]);
                let sprints = sprints.map(|sprint| Choice { label: named(&sprint), value: Some(sprint) });
                std::iter::once(kept).chain(sprints).collect()
            };
            if let Some(sprint) = pick(ui, "Sprint", &shown, &self.sprint, choices) {
                self.sprint = sprint;
            }
        });
    }

    /// Where in the list; tells whether Enter was pressed there.
    fn position(&mut self, ui: &mut Ui, document: &Document, board: &BoardView) -> bool {
        let stays = staying(document, board, &self.stories, self.column, self.lane.as_ref());
        let mut enter = false;
        row(ui, "Position", |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            for (position, label) in [(Position::Top, "Top"), (Position::Bottom, "Bottom")] {
                let response = pick_one(ui, self.position == position, label);
                if response.clicked() {
                    self.position = position;
                }
                enter |= enters(ui, &response);
            }
            let at = matches!(self.position, Position::Nth(_));
            let response = pick_one(ui, at, "At");
            if response.clicked() {
                self.position = Position::Nth(self.nth);
            }
            enter |= enters(ui, &response);
            let number = DragValue::new(&mut self.nth).range(1..=stays + 1).speed(0.1);
            let response = ui.add(number).accessible_name("Position in the list");
            if response.changed() {
                self.position = Position::Nth(self.nth);
            }
            ui.label(RichText::new(format!("of {}", stays + 1)).color(Tokens::of(ui).muted));
        });
        enter
    }
}

fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    let muted = Tokens::of(ui).muted;
    ui.horizontal(|ui| {
        ui.allocate_ui(vec2(NAMES, 26.0), |ui| {
            ui.set_min_width(NAMES);
            ui.label(RichText::new(name).color(muted));
        });
        add(ui);
    });
}

fn pick<T: Clone + PartialEq + Send + Sync + 'static>(
    ui: &mut Ui,
    name: &str,
    shown: &str,
    present: &T,
    choices: impl FnOnce() -> Vec<Choice<T>>,
) -> Option<T> {
    let caret = RichText::new(icons::CARET_DOWN).color(Tokens::of(ui).muted);
    let button = egui::Button::new(visible(shown)).right_text(caret).min_size(vec2(240.0, 26.0)).truncate();
    picker_button(ui, name, shown, button, present, choices)
}
