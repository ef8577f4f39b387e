//! Carrying out what is asked for in the backlog, of the sprints, and of the releases.

use egui::Context;

use super::App;
use super::preferences::Preferences;
use crate::edit::{
    CarryOver, CompleteSprint, Desk, NewSprint, RankStories, ReleaseEdit, SprintEdit, StateId, create_release,
    create_sprint, edit_releases, edit_sprints, rank_stories,
};
use crate::model::{Entity as _, EntityId as _, EntityRef, Release, Sprint, SprintId, StoryId};
use crate::screens::{Action, Scene, backlog, delivery, sprints, to_be_made};
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

    /// Goes to the charts, of which the burn-down has the focus and shows a sprint.
    pub(super) fn show_charts(&mut self, ctx: &Context, frame: &eframe::Frame, sprint: SprintId) {
        self.delivery.show_sprint(sprint);
        self.go_to(ctx, frame, Screen::Delivery, Command::GoToDelivery);
    }

    /// What moves stories, makes or finds them is the screen's own; what else stories are asked for is the same everywhere.
    pub(super) fn run_on_desk(&mut self, ctx: &Context, frame: &eframe::Frame, command: Command) {
        let facts = self.facts();
        let Some(document) = &self.document else { return };
        let Preferences { motion, cards, .. } = self.preferences;
        let scene = Scene { document, facts: &facts, dates: self.dates, cards, motion };
        let moves = matches!(
            command,
            Command::MoveUp
                | Command::MoveDown
                | Command::MoveToTop
                | Command::MoveToBottom
                | Command::PlanNext
                | Command::PlanBack
        );
        let own = moves || matches!(command, Command::NewStory | Command::Filter | Command::SaveView);
        if command.row().group == Group::Stories && !own {
            return self.run_on_board(ctx, command);
        }
        let cursor = document.selection.cursor();
        let before = document.history().present();
        let actions = match self.screen {
            Screen::Backlog => backlog::run(scene, &mut self.backlog, command),
            Screen::Sprints => sprints::run(scene, &mut self.sprints, command),
            Screen::Delivery => delivery::run(scene, &mut self.delivery, command),
            Screen::Board | Screen::Roadmap => Vec::new(),
        };
        let asks = actions.iter().any(|action| !matches!(action, Action::Announce(_)));
        for action in actions {
            self.carry_out(ctx, frame, action);
        }
        if self.screen == Screen::Backlog && moves {
            let present = self.document.as_ref().map(|document| document.history().present());
            let moved = present != Some(before);
            // At the edge nothing moves, but a screen reader says where that is. What was refused has said why.
            let is_at_edge = match command {
                Command::MoveUp | Command::MoveDown | Command::MoveToBottom => !asks,
                Command::MoveToTop => true,
                _ => false,
            };
            if moved || is_at_edge {
                self.say_place_in_backlog(cursor, present.filter(|_| moved));
            }
        }
    }

    /// Ranks stories; those that moved flash where they landed.
    pub(super) fn rank(&mut self, ctx: &Context, ask: &RankStories) {
        if self.edit(|desk| rank_stories(desk, ask)) {
            self.backlog.landed = Some((ask.stories.iter().copied().collect(), ctx.input(|i| i.time)));
        }
    }

    /// "NP-122, Backlog, 2 of 14", with Undo beside it if it came there just now.
    fn say_place_in_backlog(&mut self, story: Option<StoryId>, undo: Option<StateId>) {
        let Some(document) = &self.document else { return };
        self.backlog.refresh(document);
        let Some(story) = story.and_then(|id| document.project().stories.get(id)) else { return };
        if let Some(place) = self.backlog.place_of(document, story) {
            self.backlog.reveal = Some(story.id);
            self.status.say(format!("{}, {place}", story.key), undo);
        }
    }

    /// Brings a story into view on the backlog, whatever hides it; false where the backlog is not shown or does not have it.
    pub(super) fn reveal_in_backlog(&mut self, story: StoryId) -> bool {
        let Some(document) = self.document.as_ref().filter(|_| self.screen == Screen::Backlog) else { return false };
        let known = document.project().stories.get(story);
        if known.and_then(|story| document.indexes().backlog.section_of(story)).is_none() {
            return false;
        }
        self.backlog.refresh(document);
        if self.backlog.shown(document).find_id(story).is_none() {
            self.backlog.filter.clear();
            self.backlog.refresh(document);
        }
        let is_shown = self.backlog.shown(document).find_id(story).is_some();
        if is_shown {
            self.focus_below = None;
            self.backlog.reveal = Some(story);
        }
        is_shown
    }
}
