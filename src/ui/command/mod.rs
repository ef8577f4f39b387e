//! The table of actions that need no more than their name: menus, palette, shortcuts sheet and buttons are made from it.

mod table;
#[cfg(test)]
mod tests;

use egui::{Context, Event, Key, KeyboardShortcut};

use crate::model::SprintState;

pub use table::Command;

/// A desk that fills the window beside the navigation.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Screen {
    #[default]
    Board,
    Backlog,
    Sprints,
    Delivery,
    Roadmap,
}

impl Screen {
    pub const ALL: [Self; 5] = [Self::Board, Self::Backlog, Self::Sprints, Self::Delivery, Self::Roadmap];
}

/// The heading that a command stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Project,
    Edit,
    Stories,
    Board,
    Backlog,
    Sprints,
    Delivery,
    Roadmap,
    Timeline,
    View,
    Help,
}

impl Group {
    pub const ALL: [Self; 11] = [
        Self::Project,
        Self::Edit,
        Self::Stories,
        Self::Board,
        Self::Backlog,
        Self::Sprints,
        Self::Delivery,
        Self::Roadmap,
        Self::Timeline,
        Self::View,
        Self::Help,
    ];

    pub fn label(self) -> &'static str {
        match self {
            Self::Project => "Project",
            Self::Edit => "Edit",
            Self::Stories => "Stories",
            Self::Board => "Board",
            Self::Backlog => "Backlog",
            Self::Sprints => "Sprints",
            Self::Delivery => "Delivery",
            Self::Roadmap => "Roadmap",
            Self::Timeline => "Timeline",
            Self::View => "View",
            Self::Help => "Help",
        }
    }

    /// The screens whose commands these are; none when they are of all screens.
    pub fn screens(self) -> Option<&'static [Screen]> {
        match self {
            Self::Stories => Some(&[Screen::Board, Screen::Backlog]),
            Self::Board => Some(&[Screen::Board]),
            Self::Backlog => Some(&[Screen::Backlog]),
            Self::Sprints => Some(&[Screen::Sprints]),
            Self::Delivery => Some(&[Screen::Delivery]),
            Self::Roadmap | Self::Timeline => Some(&[Screen::Roadmap]),
            Self::Project | Self::Edit | Self::View | Self::Help => None,
        }
    }

    pub fn is_of(self, screen: Screen) -> bool {
        self.screens().is_none_or(|screens| screens.contains(&screen))
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub name: &'static str,
    pub icon: &'static str,
    pub group: Group,
    /// The first is shown beside the command; the others work too, and the sheet lists them.
    pub shortcuts: &'static [KeyboardShortcut],
}

/// What decides whether a command is possible now.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Facts {
    pub document: bool,
    pub dirty: bool,
    pub undo: bool,
    pub redo: bool,
    /// Stories that are selected.
    pub selected: usize,
    /// The board shows the archive.
    pub archive: bool,
    pub active_sprint: bool,
    /// The filter of the screen holds something.
    pub filtered: bool,
    /// A file is being read.
    pub reading: bool,
    pub screen: Screen,
    /// Bars and milestones that are selected.
    pub bars: usize,
    /// A dependency is selected.
    pub link: bool,
    /// The roadmap shows its timeline.
    pub timeline: bool,
    /// The state of the sprint whose details are shown.
    pub sprint: Option<SprintState>,
    /// The details of a release are shown.
    pub release: bool,
}

impl Command {
    pub fn name(self) -> &'static str {
        self.row().name
    }

    pub fn icon(self) -> &'static str {
        self.row().icon
    }

    /// Whether it can be done now, on the screen that is shown; what cannot be done is shown greyed.
    pub fn is_possible(self, facts: &Facts) -> bool {
        let group = self.row().group;
        let here = group.screens().is_none() || facts.document && (group.is_of(facts.screen) || self.is_everywhere());
        here && match self {
            Self::NewProject | Self::Open | Self::OpenSample => !facts.reading,
            Self::Save => facts.document && facts.dirty,
            Self::NewStory => !facts.archive,
            Self::Undo => facts.undo,
            Self::Redo => facts.redo,
            Self::SaveAs
            | Self::CloseProject
            | Self::GoToBoard
            | Self::GoToBacklog
            | Self::GoToSprints
            | Self::GoToDelivery
            | Self::GoToRoadmap
            | Self::ToggleInspector
            | Self::ProjectSettings => facts.document,
            Self::SaveView => facts.filtered,
            Self::ToggleScope | Self::CompleteSprint => facts.active_sprint,
            Self::Archive => facts.selected > 0 && !facts.archive,
            Self::BringBack => facts.selected > 0 && facts.archive,
            Self::OpenStory
            | Self::SplitStory
            | Self::DeleteStories
            | Self::ClearSelection
            | Self::MoveTo
            | Self::MoveUp
            | Self::MoveDown
            | Self::MoveLeft
            | Self::MoveRight
            | Self::MoveToTop
            | Self::MoveToBottom
            | Self::PlanNext
            | Self::PlanBack
            | Self::RenameStory
            | Self::EditEstimate
            | Self::Estimate1
            | Self::Estimate2
            | Self::Estimate3
            | Self::Estimate5
            | Self::Estimate8
            | Self::Estimate13
            | Self::ClearEstimate => facts.selected > 0,
            Self::RenameBar
            | Self::LinkBars
            | Self::PinBars
            | Self::CloseInitiatives
            | Self::MoveEarlier
            | Self::MoveLater
            | Self::EndEarlier
            | Self::EndLater
            | Self::StartEarlier
            | Self::StartLater
            | Self::LaneUp
            | Self::LaneDown => facts.bars > 0,
            Self::OpenBar | Self::DeleteBars | Self::ClearBars => facts.bars > 0 || facts.link,
            Self::FitSelection => facts.timeline && facts.bars > 0,
            Self::GoToToday
            | Self::FitPlan
            | Self::TimelineIn
            | Self::TimelineOut
            | Self::FoldLane
            | Self::UnfoldLane
            | Self::FoldLanes
            | Self::ToggleCritical
            | Self::ToggleForecast
            | Self::ToggleOverview => facts.timeline,
            Self::StartSprint => facts.sprint == Some(SprintState::Planned),
            Self::RenameDesk => facts.sprint.is_some() || facts.release,
            // What was started is history, and stays.
            Self::DeleteDesk => facts.sprint == Some(SprintState::Planned) || facts.release,
            Self::SelectColumn
            | Self::SelectSection
            | Self::FoldSection
            | Self::Refine
            | Self::NextUnestimated
            | Self::EditColumn
            | Self::NewSprint
            | Self::NewRelease
            | Self::ShowSprints
            | Self::ShowReleases
            | Self::Filter
            | Self::CompactCards
            | Self::NewInitiative
            | Self::NewMilestone
            | Self::NewTheme
            | Self::SelectBars
            | Self::ThemeUp
            | Self::ThemeDown
            | Self::TakeBaseline
            | Self::ShareRoadmap
            | Self::ToggleScheduling
            | Self::ShowTimeline
            | Self::ShowHorizons
            | Self::ShowTable
            | Self::EnlargeChart
            | Self::CopyChart
            | Self::CopyNumbers
            | Self::Palette
            | Self::Shortcuts
            | Self::Settings
            | Self::LightTheme
            | Self::DarkTheme
            | Self::SystemTheme
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Quit => true,
        }
    }

    /// It is of one screen's group, and can be asked for on all of them.
    fn is_everywhere(self) -> bool {
        self == Self::CompleteSprint
    }

    /// It changes neither the project nor what is selected, so it may run while cards are held.
    pub fn is_harmless(self) -> bool {
        let row = self.row();
        matches!(self, Self::Save | Self::ZoomIn | Self::ZoomOut | Self::ZoomReset | Self::CompactCards)
            || matches!(self, Self::TimelineIn | Self::TimelineOut)
            || (row.group == Group::View && row.shortcuts.is_empty())
    }

    /// It opens a field or a window, which has the keys from then on.
    fn takes_keys(self) -> bool {
        matches!(
            self,
            Self::NewProject
                | Self::Open
                | Self::SaveAs
                | Self::CloseProject
                | Self::Quit
                | Self::Settings
                | Self::ProjectSettings
                | Self::NewStory
                | Self::NewInitiative
                | Self::NewMilestone
                | Self::NewTheme
                | Self::NewSprint
                | Self::NewRelease
                | Self::RenameDesk
                | Self::StartSprint
                | Self::CompleteSprint
                | Self::OpenStory
                | Self::OpenBar
                | Self::RenameBar
                | Self::RenameStory
                | Self::EditEstimate
                | Self::LinkBars
                | Self::TakeBaseline
                | Self::ShareRoadmap
                | Self::SplitStory
                | Self::MoveTo
                | Self::EditColumn
                | Self::Filter
                | Self::SaveView
                | Self::Palette
                | Self::Shortcuts
        )
    }

    /// The shortcut that is shown, in the words of the platform.
    pub fn shortcut_text(self, ctx: &Context) -> Option<String> {
        self.row().shortcuts.first().map(|shortcut| text_of(ctx, shortcut))
    }

    /// All of its shortcuts, the one that is shown first.
    pub fn shortcut_texts(self, ctx: &Context) -> impl DoubleEndedIterator<Item = String> {
        self.row().shortcuts.iter().map(|shortcut| text_of(ctx, shortcut))
    }

    /// "Undo (Ctrl+Z)".
    pub fn tooltip(self, ctx: &Context) -> String {
        match self.shortcut_text(ctx) {
            Some(keys) => format!("{} ({keys})", self.name()),
            None => self.name().to_owned(),
        }
    }
}

/// A shortcut with the signs that stand on the keys, which read better than the names that egui gives them.
fn text_of(ctx: &Context, shortcut: &KeyboardShortcut) -> String {
    let text = ctx.format_shortcut(shortcut);
    match shortcut.logical_key {
        Key::Questionmark => "?".into(),
        Key::Comma => text.replace("Comma", ","),
        Key::Period => text.replace("Period", "."),
        Key::Slash => text.replace("Slash", "/"),
        Key::Plus => text.replace("Plus", "+"),
        Key::Equals => text.replace("Equals", "="),
        Key::Minus => text.replace("Minus", "−"),
        _ => text,
    }
}

/// The commands of a screen whose shortcuts were pressed in this frame, in order; the keys are consumed. Whether each is possible is
/// for its turn to say. While text is being edited, shortcuts that a text box knows wait.
pub fn pressed(ctx: &Context, screen: Screen) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut rows: Vec<(KeyboardShortcut, Command)> = Command::ALL
        .iter()
        .filter(|command| command.row().group.is_of(screen))
        .flat_map(|command| command.row().shortcuts.iter().map(move |s| (*s, *command)))
        .filter(|(shortcut, _)| !(typing && waits_for_text(shortcut)))
        .collect();
    // Shortcuts with more modifiers first, since egui ignores extra Shift and Alt.
    rows.sort_by_key(|(shortcut, _)| {
        let m = shortcut.modifiers;
        std::cmp::Reverse(u8::from(m.shift) + u8::from(m.alt) + u8::from(m.command))
    });
    let mut hits = Vec::new();
    ctx.input_mut(|input| {
        input.events.retain(|event| {
            let Event::Key { key, modifiers, pressed: true, .. } = event else { return true };
            // What comes after is for the field or window that this opens.
            if hits.last().is_some_and(|last: &Command| last.takes_keys()) {
                return true;
            }
            let is_hit = |s: &KeyboardShortcut| s.logical_key == *key && modifiers.matches_logically(s.modifiers);
            let hit = rows.iter().find(|(shortcut, _)| is_hit(shortcut));
            hits.extend(hit.map(|(_, command)| *command));
            hit.is_none()
        });
    });
    hits
}

/// A text box would use this itself: keys without Ctrl, and the keys of editing.
fn waits_for_text(shortcut: &KeyboardShortcut) -> bool {
    let plain = !shortcut.modifiers.command && !shortcut.modifiers.ctrl;
    let editing = matches!(shortcut.logical_key, Key::A | Key::C | Key::V | Key::X | Key::Z | Key::Y | Key::W);
    plain || editing
}
