//! Stories that are made, shown and taken away, on the screen that is open.

use std::collections::HashSet;

use egui::Context;

use super::App;
use crate::edit::{Desk, NewStory, Refusal, SplitStory, StoryList, create_story, split_story};
use crate::model::{Story, StoryId, Transaction};
use crate::screens::backlog;
use crate::screens::board::{self, BoardView, Show};
use crate::ui::command::Screen;

impl App {
    /// Brings a story into view, whatever hides it, and gives it the focus.
    pub(super) fn reveal(&mut self, story: StoryId) {
        if self.reveal_in_backlog(story) {
            return;
        }
        let Some(document) = &self.document else { return };
        self.screen = Screen::Board;
        let hidden = |board: &mut BoardView| {
            board.refresh(document);
            let story = document.project().stories.get(story);
            story.is_some_and(|story| !board.shown(document).is_shown(story))
        };
        if hidden(&mut self.board) {
            self.board.filter.clear();
        }
        if hidden(&mut self.board) {
            let archived = document.project().stories.get(story).is_some_and(|story| story.archived);
            self.board.show = if archived { Show::Archived } else { Show::All };
        }
        self.focus_below = None;
        self.board.reveal = Some(story);
    }

    /// Divides a story; the new one is selected and in view.
    pub(super) fn split(&mut self, ctx: &Context, split: &SplitStory) {
        if let Some(story) = self.make(|desk| split_story(desk, split)) {
            self.select_made(ctx, story);
            self.reveal(story);
        }
    }

    /// Makes a story, which is then selected, unless the filter hides it: that is all that is said of it then.
    pub(super) fn create_story(&mut self, ctx: &Context, new: NewStory) {
        let made = self.make(|desk| create_story(desk, new));
        let Some((document, story)) = self.document.as_ref().zip(made) else { return };
        let drafts = (&mut self.board.draft, &mut self.backlog.draft);
        match (self.screen, drafts) {
            (Screen::Backlog, (_, Some(draft))) => draft.below = made,
            (Screen::Board, (Some(draft), _)) => draft.below = made,
            _ => {}
        }
        self.board.refresh(document);
        self.backlog.refresh(document);
        let is_shown = |story: &Story| match self.screen {
            Screen::Backlog => self.backlog.shown(document).is_shown(story),
            _ => self.board.shown(document).is_shown(story),
        };
        match document.project().stories.get(story) {
            Some(hidden) if !is_shown(hidden) => {
                let text = format!("Created {}; the filter hides it", hidden.key);
                self.status.say(text, Some(document.history().present()));
            }
            _ => self.select_made(ctx, story),
        }
    }

    /// A story that was made is the selected one, and flashes.
    fn select_made(&mut self, ctx: &Context, story: StoryId) {
        if let Some(document) = &mut self.document {
            document.selection.only(story);
            let landed = Some((HashSet::from([story]), ctx.input(|i| i.time)));
            match self.screen {
                Screen::Backlog => self.backlog.landed = landed,
                _ => self.board.landed = landed,
            }
        }
    }

    /// Takes the selected stories off the board, with Undo in a toast; the keyboard goes on beside what is gone.
    pub(super) fn take_away(
        &mut self,
        ctx: &Context,
        edit: impl FnOnce(&mut Desk<'_>, StoryList<'_>) -> Result<Transaction, Refusal>,
    ) {
        let Some(document) = &self.document else { return };
        let stories = document.selection.to_vec();
        let next = match self.screen {
            Screen::Backlog => backlog::after_deletion(document, &self.backlog, &stories),
            _ => board::after_deletion(document, &self.board, &stories),
        };
        if stories.is_empty() || !self.edit(|desk| edit(desk, &stories)) {
            return;
        }
        let Some(document) = &mut self.document else { return };
        match next {
            Some(next) => document.selection.only(next),
            None => document.selection.clear(),
        }
        match self.screen {
            Screen::Backlog => self.backlog.reveal = next,
            _ => self.board.reveal = next,
        }
        self.toasts.note(self.status.text.clone(), self.status.undo, ctx.input(|i| i.time));
    }
}
