//! Carrying out what is asked for in the backlog, of the sprints, and of the releases.

use egui::Context;

use super::App;
use super::preferences::Preferences;
use crate::edit::{
    CarryOver, CompleteSprint, Desk, NewSprint, ReleaseEdit, SprintEdit, create_release, create_sprint, edit_releases,
    edit_sprints,
};
use crate::model::{Entity as _, EntityId as _, EntityRef, Release, Sprint};
use crate::screens::{Scene, backlog, delivery, sprints, to_be_made};
use crate::ui::command::{Command, Group, Screen};

impl App {
    pub(super) fn edit_sprints(&mut self, ctx: &Context, edit: &SprintEdit) {
        match edit {
            SprintEdit::Complete(_) | SprintEdit::Delete(_) => self.remove(ctx, |desk| edit_sprints(desk, edit)),
            SprintEdit::Create(new) => {
                if let Some(sprint) = self.make(|desk| create_sprint(desk, new.clone())) {
                    self.sprints.show_sprint(sprint, self.screen == Screen::Sprints);
                }
            }
            SprintEdit::Set(..) | SprintEdit::Start(_) => {
                self.edit(|desk| edit_sprints(desk, edit));
            }
        }
    }

    /// Makes the next sprint and completes the active one into it, as one step.
    pub(super) fn complete_into_new(&mut self, ctx: &Context, ask: &CompleteSprint) {
        self.remove(ctx, |desk| {
            let (next, made) = create_sprint(desk, NewSprint::default())?;
            let into = |carry: CarryOver| match carry {
                CarryOver::Next(sprint) if sprint == to_be_made() => CarryOver::Next(next),
                other => other,
            };
            let carry = ask.carry.iter().map(|(story, carry)| (*story, into(*carry))).collect();
            let ask = CompleteSprint { carry, rest: into(ask.rest), ..ask.clone() };
            let mut project = desk.project.clone();
            made.apply(&mut project);
            let (indexes, now, date_of) = (desk.indexes, desk.now, desk.date_of);
            let mut desk = Desk { project: &project, indexes, ids: &mut *desk.ids, now, date_of };
            let mut completed = edit_sprints(&mut desk, &SprintEdit::Complete(ask))?;
            completed.changes.splice(0..0, made.changes);
            Ok(completed)
        });
    }

    pub(super) fn type_in_sprint(&mut self, ctx: &Context, edit: &SprintEdit) {
        // Only fields are typed in.
        let SprintEdit::Set(sprint, field) = edit else { return self.edit_sprints(ctx, edit) };
        let entity = EntityRef { kind: Sprint::NAME, id: sprint.raw() };
        self.type_over(entity, field.name(), |desk| edit_sprints(desk, edit));
    }

    pub(super) fn edit_releases(&mut self, ctx: &Context, edit: &ReleaseEdit) {
        match edit {
            ReleaseEdit::Delete(_) => self.remove(ctx, |desk| edit_releases(desk, edit)),
            ReleaseEdit::Create { name, date } => {
                if let Some(release) = self.make(|desk| create_release(desk, name, *date)) {
                    self.sprints.show_release(release, self.screen == Screen::Sprints);
                }
            }
            ReleaseEdit::Set(..) => {
                self.edit(|desk| edit_releases(desk, edit));
            }
        }
    }

    pub(super) fn type_in_release(&mut self, ctx: &Context, edit: &ReleaseEdit) {
        // Only fields are typed in.
        let ReleaseEdit::Set(release, field) = edit else { return self.edit_releases(ctx, edit) };
        let entity = EntityRef { kind: Release::NAME, id: release.raw() };
        self.type_over(entity, field.name(), |desk| edit_releases(desk, edit));
    }

    pub(super) fn go_to(&mut self, ctx: &Context, frame: &eframe::Frame, screen: Screen, command: Command) {
        self.screen = screen;
        self.run_on_desk(ctx, frame, command);
    }

    /// What moves stories or makes them is the screen's own; what else stories are asked for is the same everywhere.
    pub(super) fn run_on_desk(&mut self, ctx: &Context, frame: &eframe::Frame, command: Command) {
        let facts = self.facts();
        let Some(document) = &self.document else { return };
        let Preferences { motion, cards, .. } = self.preferences;
        let scene = Scene { document, facts: &facts, dates: self.dates, cards, motion };
        let moves = matches!(
            command,
            Command::NewStory
                | Command::MoveUp
                | Command::MoveDown
                | Command::MoveLeft
                | Command::MoveRight
                | Command::MoveToTop
                | Command::MoveToBottom
        );
        if command.row().group == Group::Stories && !moves {
            return self.run_on_board(ctx, command);
        }
        let actions = match self.screen {
            Screen::Backlog => backlog::run(scene, &mut self.backlog, command),
            Screen::Sprints => sprints::run(scene, &mut self.sprints, command),
            Screen::Delivery => delivery::run(scene, &mut self.delivery, command),
            Screen::Board | Screen::Roadmap => Vec::new(),
        };
        for action in actions {
            self.carry_out(ctx, frame, action);
        }
    }
}
