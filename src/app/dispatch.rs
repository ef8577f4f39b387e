//! Carrying actions out.

use egui::Context;

use super::App;
use super::files::After;
use super::modals::Naming;
use super::palette::Palette;
use super::preferences::{SCALE, ThemeChoice};
use super::status::past;
use crate::edit::{
    ColumnEdit, Desk, MoveStories, Refusal, SettingsField, StateId, StoryField, TypingKey, delete_stories,
    edit_columns, edit_person, edit_settings, edit_stories, edit_views, move_checked, move_stories, unmet,
};
use crate::insight::LaneKey;
use crate::model::{Change, Column, Entity as _, EntityId as _, EntityRef, Node, RawId, Story, StoryId, Transaction};
use crate::screens::board::{self, Show};
use crate::screens::{Action, Dialog, Pick};
use crate::ui::command::{Command, Screen};
use crate::ui::format::count;

impl App {
    pub(super) fn carry_out(&mut self, ctx: &Context, frame: &eframe::Frame, action: Action) {
        match action {
            Action::Run(command) => self.run(ctx, frame, command),
            Action::OpenPath(path) => self.request(ctx, After::Open(path)),
            Action::ForgetRecent(path) => self.preferences.forget(&path),
            Action::CreateProject { name } => self.request(ctx, After::Create(name)),
            Action::Reveal(story) => self.reveal(story),
            Action::Pick(..)
            | Action::PickRange(..)
            | Action::PickAll(_)
            | Action::ClearSelection
            | Action::RestoreSelection(_) => self.pick(action),
            Action::MoveStories(ask) => self.move_stories(ctx, ask, None),
            Action::MoveChecked(ask, checks) => {
                let lead = self.answer_checks();
                self.moved(ctx, &ask, lead, |desk| move_checked(desk, &ask, &checks));
            }
            Action::CreateStory(new) => self.create_story(ctx, new),
            Action::EditStories(stories, field) => {
                self.edit(|desk| edit_stories(desk, &stories, &field));
            }
            Action::TypeInStories(stories, field) => self.type_in(&stories, &field),
            Action::EndTyping => {
                if let Some(document) = &mut self.document {
                    document.seal();
                }
            }
            Action::EditColumns(edit @ ColumnEdit::Delete { .. }) => self.delete_column(ctx, &edit),
            Action::EditColumns(edit) => {
                self.edit(|desk| edit_columns(desk, &edit));
            }
            Action::TypeInColumn(edit) => self.type_in_column(&edit),
            Action::EditSettings(field) => self.edit_settings(&field),
            Action::EditViews(edit) => {
                self.edit(|desk| edit_views(desk, &edit));
            }
            Action::Split(split) => self.split(ctx, &split),
            Action::RankStories(ask) => self.rank(ctx, &ask),
            Action::EditSprints(edit) => self.edit_sprints(ctx, &edit),
            Action::CompleteIntoNew(ask) => self.complete_into_new(ctx, &ask),
            Action::TypeInSprint(edit) => self.type_in_sprint(ctx, &edit),
            Action::EditReleases(edit) => self.edit_releases(ctx, &edit),
            Action::TypeInRelease(edit) => self.type_in_release(ctx, &edit),
            Action::EditPerson(person, field) => {
                self.edit(|desk| edit_person(desk, person, &field));
            }
            Action::Plan(action) => self.carry_out_plan(ctx, frame, action),
            Action::ShowCharts(sprint) => self.show_charts(ctx, frame, sprint),
            Action::OpenDialog(dialog) => self.open_dialog(ctx, dialog),
            Action::OpenInspector(open) => self.preferences.inspector = open,
            Action::Announce(text) => self.status.say(text, None),
        }
    }

    /// Runs an edit as one undo step, and says what was done or why not. Tells whether anything changed.
    pub(super) fn edit(&mut self, edit: impl FnOnce(&mut Desk<'_>) -> Result<Transaction, Refusal>) -> bool {
        let dates = self.dates;
        let Some(document) = &mut self.document else { return false };
        match document.edit(edit) {
            Ok(transaction) if transaction.is_empty() => false,
            Ok(transaction) => {
                let text = past(&dates.label(&transaction.label));
                document.apply(transaction);
                self.status.say(text, Some(document.history().present()));
                true
            }
            Err(refusal) => {
                self.refuse(&refusal);
                false
            }
        }
    }

    /// Moves stories, or asks first about what is unmet. `lead` is a story to follow to where it comes.
    fn move_stories(&mut self, ctx: &Context, ask: MoveStories, lead: Option<StoryId>) {
        let Some(document) = &mut self.document else { return };
        let unmet = unmet(document.project(), &ask);
        // What cannot move, or is there already, has nothing to answer for.
        let moves = |desk: &mut Desk<'_>| move_stories(desk, &ask).is_ok_and(|transaction| !transaction.is_empty());
        if !unmet.is_empty() && document.edit(moves) {
            self.ask_checks(ask, unmet, lead);
        } else {
            self.moved(ctx, &ask, lead, |desk| move_stories(desk, &ask));
        }
    }

    /// Runs an edit that moves stories; those that moved flash where they landed.
    fn moved(
        &mut self,
        ctx: &Context,
        ask: &MoveStories,
        lead: Option<StoryId>,
        edit: impl FnOnce(&mut Desk<'_>) -> Result<Transaction, Refusal>,
    ) {
        if !self.edit(edit) {
            return;
        }
        self.board.landed = Some((ask.stories.iter().copied().collect(), ctx.input(|i| i.time)));
        if lead.is_some() {
            let undo = self.document.as_ref().map(|d| d.history().present());
            self.board.reveal = lead;
            self.announce_place(lead, undo);
        }
    }

    /// Deletes a column; like all that goes, it can be brought back from a toast.
    pub(super) fn delete_column(&mut self, ctx: &Context, edit: &ColumnEdit) {
        if self.edit(|desk| edit_columns(desk, edit)) {
            self.toasts.note(self.status.text.clone(), self.status.undo, ctx.input(|i| i.time));
        }
    }

    fn refuse(&mut self, refusal: &Refusal) {
        let text = self.dates.label(&format!("{refusal} {}", refusal.hint()));
        self.toasts.note(text.clone(), None, self.line.time());
        self.status.say(text, None);
    }

    /// Runs an edit of what is being typed; all of one field is one step.
    pub(super) fn type_over(
        &mut self,
        entity: EntityRef,
        field: &'static str,
        edit: impl FnOnce(&mut Desk<'_>) -> Result<Transaction, Refusal>,
    ) {
        let Some(document) = &mut self.document else { return };
        if let Err(refusal) = document.type_over(TypingKey { entity, field }, edit) {
            self.refuse(&refusal);
        }
    }

    fn edit_settings(&mut self, field: &SettingsField) {
        let typed = match field {
            SettingsField::Name(_) => "name",
            SettingsField::DefinitionOfReady(_) => "definition of ready",
            SettingsField::DefinitionOfDone(_) => "definition of done",
            _ => {
                self.edit(|desk| edit_settings(desk, field));
                return;
            }
        };
        let entity = EntityRef { kind: "settings", id: RawId::default() };
        self.type_over(entity, typed, |desk| edit_settings(desk, field));
    }

    fn type_in_column(&mut self, edit: &ColumnEdit) {
        match edit {
            ColumnEdit::Set(column, field) => {
                let entity = EntityRef { kind: Column::NAME, id: column.raw() };
                self.type_over(entity, field.name(), |desk| edit_columns(desk, edit));
            }
            // Only fields are typed in.
            _ => {
                self.edit(|desk| edit_columns(desk, edit));
            }
        }
    }

    fn type_in(&mut self, stories: &[StoryId], field: &crate::edit::StoryField) {
        let Some(first) = stories.first() else { return };
        let entity = EntityRef { kind: Story::NAME, id: first.raw() };
        self.type_over(entity, field.name(), |desk| edit_stories(desk, stories, field));
        if self.screen == Screen::Backlog && matches!(field, StoryField::Estimate(_)) {
            // A digit on a row is a step of its own, and not a field that shows what is typed.
            let document = self.document.as_ref();
            if let Some((document, label)) = document.and_then(|d| Some((d, d.history().undo_label()?))) {
                self.status.say(past(label), Some(document.history().present()));
            }
        }
    }

    /// Runs an edit that makes something, and says so.
    pub(super) fn make<I>(
        &mut self,
        edit: impl FnOnce(&mut Desk<'_>) -> Result<(I, Transaction), Refusal>,
    ) -> Option<I> {
        let dates = self.dates;
        let document = self.document.as_mut()?;
        match document.edit(edit) {
            Ok((id, transaction)) => {
                let text = past(&dates.label(&transaction.label));
                document.apply(transaction);
                self.status.say(text, Some(document.history().present()));
                Some(id)
            }
            Err(refusal) => {
                self.refuse(&refusal);
                None
            }
        }
    }

    fn pick(&mut self, action: Action) {
        let Some(document) = &mut self.document else { return };
        document.seal();
        let selection = &mut document.selection;
        match action {
            Action::Pick(story, Pick::Only) => selection.only(story),
            Action::Pick(story, Pick::Toggle) => selection.toggle(story),
            Action::PickRange(stories, cursor) => selection.range(stories, cursor),
            Action::PickAll(stories) => selection.all(stories),
            Action::RestoreSelection(before) => document.restore_selection(before),
            _ => selection.clear(),
        }
    }

    /// Runs what was asked for by keys in one frame, each on what the one before has left.
    pub(super) fn run_all(&mut self, ctx: &Context, frame: &eframe::Frame, commands: Vec<Command>) {
        for command in commands {
            // A question that the one before asked has the keys now.
            if self.is_modal() || !command.is_possible(&self.facts()) {
                continue;
            }
            if let Some(document) = &self.document {
                match self.screen {
                    Screen::Backlog => self.backlog.refresh(document),
                    _ => self.board.refresh(document),
                }
            }
            self.run(ctx, frame, command);
        }
    }

    fn run(&mut self, ctx: &Context, frame: &eframe::Frame, command: Command) {
        match command {
            Command::NewProject => self.naming = Some(Naming::default()),
            Command::Open => self.ask_open(frame),
            Command::OpenSample => self.request(ctx, After::Sample),
            Command::Save => self.save(frame),
            Command::SaveAs => self.save_as(frame),
            Command::CloseProject => self.request(ctx, After::Close),
            Command::Quit => self.request(ctx, After::Quit),
            Command::Undo | Command::Redo => self.step_back(command),
            Command::Palette => self.palette = Some(Palette::default()),
            Command::Shortcuts => self.shortcuts_shown = true,
            Command::Settings => self.open_settings(),
            Command::ProjectSettings => self.open_dialog(ctx, Dialog::ProjectSettings),
            Command::LightTheme => self.set_theme(ctx, ThemeChoice::Light),
            Command::DarkTheme => self.set_theme(ctx, ThemeChoice::Dark),
            Command::SystemTheme => self.set_theme(ctx, ThemeChoice::System),
            Command::ZoomIn => self.set_scale(ctx, self.preferences.scale + 10),
            Command::ZoomOut => self.set_scale(ctx, self.preferences.scale.saturating_sub(10)),
            Command::ZoomReset => self.set_scale(ctx, 100),
            Command::ToggleInspector => self.preferences.inspector = !self.preferences.inspector,
            Command::CompactCards => {
                let compact = &mut self.preferences.cards.compact;
                *compact = !*compact;
                self.status.say(if *compact { "Compact cards" } else { "Full cards" }, None);
            }
            Command::GoToRoadmap => {
                self.screen = Screen::Roadmap;
                self.run_on_roadmap(ctx, frame, command);
            }
            Command::CompleteSprint => {
                if let Some(sprint) = self.document.as_ref().and_then(|document| document.indexes().active_sprint()) {
                    self.open_dialog(ctx, Dialog::CompleteSprint(sprint));
                }
            }
            Command::GoToBoard => self.run_on_board(ctx, command),
            Command::GoToBacklog => self.go_to(ctx, frame, Screen::Backlog, command),
            Command::GoToSprints => self.go_to(ctx, frame, Screen::Sprints, command),
            Command::GoToDelivery => self.go_to(ctx, frame, Screen::Delivery, command),
            _ => match self.screen {
                Screen::Board => self.run_on_board(ctx, command),
                Screen::Backlog | Screen::Sprints | Screen::Delivery => self.run_on_desk(ctx, frame, command),
                Screen::Roadmap => self.run_on_roadmap(ctx, frame, command),
            },
        }
    }

    pub(super) fn run_on_board(&mut self, ctx: &Context, command: Command) {
        let Some(document) = &mut self.document else { return };
        match command {
            Command::NewStory => {
                if let Some(column) = board::cursor_column(document, &self.board) {
                    let lane = board::first_lane(document, &self.board);
                    self.board.start_draft(column, lane);
                }
            }
            Command::OpenStory => {
                self.preferences.inspector = true;
                self.inspector.focus_first();
            }
            Command::Archive => {
                self.take_away(ctx, |desk, stories| edit_stories(desk, stories, &StoryField::Archived(true)));
            }
            Command::BringBack => {
                self.take_away(ctx, |desk, stories| edit_stories(desk, stories, &StoryField::Archived(false)));
            }
            Command::DeleteStories => self.take_away(ctx, |desk, stories| Ok(delete_stories(desk, stories))),
            Command::SplitStory => {
                let story = document.selection.cursor().or(document.selection.picked().first().copied());
                if let Some(story) = story {
                    self.open_dialog(ctx, Dialog::Split(story));
                }
            }
            Command::MoveTo => self.open_dialog(ctx, Dialog::MoveTo),
            Command::EditColumn => {
                if let Some(column) = board::cursor_column(document, &self.board) {
                    self.open_dialog(ctx, Dialog::Column(column));
                }
            }
            Command::SelectColumn => {
                let stories = board::stories_of_cursor_column(document, &self.board);
                self.status.say(format!("Selected {}", count(stories.len(), "story", "stories")), None);
                document.selection.all(stories);
            }
            Command::ClearSelection => document.selection.clear(),
            Command::Filter => self.board.focus_filter = true,
            Command::ToggleScope => {
                self.board.show = if self.board.show == Show::Sprint { Show::All } else { Show::Sprint };
            }
            Command::SaveView => {
                let (screen, query) = (board::SCREEN.to_owned(), self.board.query(document.project()));
                self.open_dialog(ctx, Dialog::SaveView { screen, query });
            }
            Command::GoToBoard => {
                self.screen = Screen::Board;
                let story = board::first_story(document, &self.board);
                self.board.reveal = story;
                if let Some(story) = story.filter(|story| !document.selection.contains(*story)) {
                    document.selection.only(story);
                }
            }
            Command::MoveUp
            | Command::MoveDown
            | Command::MoveLeft
            | Command::MoveRight
            | Command::MoveToTop
            | Command::MoveToBottom => self.move_selected(ctx, command),
            _ => {}
        }
    }

    fn move_selected(&mut self, ctx: &Context, command: Command) {
        let Some(document) = &self.document else { return };
        let cursor = document.selection.cursor();
        // At the edge nothing moves, but a screen reader says where that is.
        let Some(ask) = board::move_by_command(document, &self.board, command) else {
            return self.announce_place(cursor, None);
        };
        let lead = cursor.filter(|id| ask.stories.contains(id)).or(ask.stories.first().copied());
        self.move_stories(ctx, ask, lead);
    }

    /// "NP-122, In review, 2 of 14", with Undo beside it if it came there just now.
    fn announce_place(&mut self, story: Option<StoryId>, undo: Option<StateId>) {
        let Some(document) = &mut self.document else { return };
        self.board.refresh(document);
        let project = document.project();
        let Some(story) = story.and_then(|id| project.stories.get(id)) else { return };
        let Some(column) = project.columns.get(story.column) else { return };
        let shown = self.board.shown(document);
        if let Some(at) = shown.find(story, self.board.cursor_lane.as_ref()) {
            let len = shown.cell(at.lane, story.column).len();
            let lane = &shown.lanes()[at.lane];
            let lane = if *lane == LaneKey::All { String::new() } else { format!(", {}", lane.name(project)) };
            let text = format!("{}, {}{lane}, {} of {len}", story.key, column.name, at.row + 1);
            self.status.say(text, undo);
        }
    }

    fn step_back(&mut self, command: Command) {
        let dates = self.dates;
        let Some(document) = &mut self.document else { return };
        let before = document.revision();
        let text = match command {
            Command::Undo => document.undo().map(|label| format!("Undone: {}", dates.label(&label))),
            _ => document.redo().map(|label| format!("Done again: {}", dates.label(&label))),
        };
        let Some(text) = text else { return };
        self.status.say(text, None);
        // What came back comes into sight.
        let changed = document.performed_since(before).into_iter().flatten().flat_map(|step| &step.changes);
        if self.screen == Screen::Roadmap {
            let node = changed.into_iter().find_map(|change| match change {
                Change::Initiative(edit) => edit.after.as_ref().map(|initiative| Node::Initiative(initiative.id)),
                Change::Milestone(edit) => edit.after.as_ref().map(|milestone| Node::Milestone(milestone.id)),
                _ => None,
            });
            self.roadmap.reveal = node;
            return;
        }
        let story = changed.into_iter().find_map(|change| match change {
            Change::Story(edit) => edit.after.as_ref().map(|story| story.id),
            _ => None,
        });
        match (self.screen, story) {
            (Screen::Backlog, Some(story)) => {
                self.backlog.refresh(document);
                self.backlog.look_at(document, story);
            }
            (_, Some(story)) => {
                self.board.refresh(document);
                self.board.look_at(document, story);
            }
            (_, None) => {}
        }
    }

    fn set_theme(&mut self, ctx: &Context, theme: ThemeChoice) {
        self.preferences.theme = theme;
        self.apply_preferences(ctx);
    }

    fn set_scale(&mut self, ctx: &Context, percent: u32) {
        self.preferences.scale = percent.clamp(*SCALE.start(), *SCALE.end());
        self.apply_preferences(ctx);
        self.status.say(format!("Interface at {} %", self.preferences.scale), None);
    }
}
