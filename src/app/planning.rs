//! Carrying out what is asked for in the backlog, of the sprints, and of the releases.

use egui::Context;

use super::App;
use super::preferences::Preferences;
use crate::edit::{ReleaseEdit, SprintEdit, edit_releases, edit_sprints};
use crate::model::{Entity as _, EntityId as _, EntityRef, Release, Sprint};
use crate::screens::{Scene, backlog, delivery, sprints};
use crate::ui::command::{Command, Group, Screen};

impl App {
    pub(super) fn edit_sprints(&mut self, ctx: &Context, edit: &SprintEdit) {
        match edit {
            SprintEdit::Complete(_) | SprintEdit::Delete(_) => self.remove(ctx, |desk| edit_sprints(desk, edit)),
            SprintEdit::Create(_) | SprintEdit::Set(..) | SprintEdit::Start(_) => {
                self.edit(|desk| edit_sprints(desk, edit));
            }
        }
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
            ReleaseEdit::Create { .. } | ReleaseEdit::Set(..) => {
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
