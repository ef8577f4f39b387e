//! The table of actions that need no more than their name: menus, palette, shortcuts sheet and buttons are made from it.

use egui::{Context, Event, Key, KeyboardShortcut, Modifiers};

use super::icons;

/// Something that a person can ask for from a menu, a key, the palette or a button.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Command {
    NewProject,
    Open,
    OpenSample,
    Save,
    SaveAs,
    CloseProject,
    Quit,
    Undo,
    Redo,
    NewStory,
    OpenStory,
    SplitStory,
    Archive,
    BringBack,
    DeleteStories,
    SelectColumn,
    ClearSelection,
    MoveTo,
    MoveUp,
    MoveDown,
    MoveLeft,
    MoveRight,
    MoveToTop,
    MoveToBottom,
    EditColumn,
    Filter,
    SaveView,
    ToggleScope,
    GoToBoard,
    ToggleInspector,
    CompactCards,
    Palette,
    Shortcuts,
    Settings,
    ProjectSettings,
    LightTheme,
    DarkTheme,
    SystemTheme,
    ZoomIn,
    ZoomOut,
    ZoomReset,
}

/// The heading that a command stands under.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Group {
    Project,
    Edit,
    Stories,
    View,
    Help,
}

impl Group {
    pub const ALL: [Self; 5] = [Self::Project, Self::Edit, Self::Stories, Self::View, Self::Help];

    pub fn label(self) -> &'static str {
        match self {
            Self::Project => "Project",
            Self::Edit => "Edit",
            Self::Stories => "Stories",
            Self::View => "View",
            Self::Help => "Help",
        }
    }
}

/// A row of the table.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    pub name: &'static str,
    pub icon: &'static str,
    pub group: Group,
    /// The first is shown; the others work too.
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
    /// The board's filter holds something.
    pub filtered: bool,
    /// A file is being read.
    pub reading: bool,
}

const fn key(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::NONE, key)
}

const fn ctrl(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND, key)
}

const fn ctrl_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::SHIFT), key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

impl Command {
    /// In the order of menus and sheet.
    pub const ALL: [Self; 41] = [
        Self::NewProject,
        Self::Open,
        Self::OpenSample,
        Self::Save,
        Self::SaveAs,
        Self::CloseProject,
        Self::Settings,
        Self::ProjectSettings,
        Self::Quit,
        Self::Undo,
        Self::Redo,
        Self::NewStory,
        Self::OpenStory,
        Self::SplitStory,
        Self::Archive,
        Self::BringBack,
        Self::DeleteStories,
        Self::SelectColumn,
        Self::ClearSelection,
        Self::MoveTo,
        Self::MoveUp,
        Self::MoveDown,
        Self::MoveLeft,
        Self::MoveRight,
        Self::MoveToTop,
        Self::MoveToBottom,
        Self::EditColumn,
        Self::GoToBoard,
        Self::Filter,
        Self::SaveView,
        Self::ToggleScope,
        Self::ToggleInspector,
        Self::CompactCards,
        Self::LightTheme,
        Self::DarkTheme,
        Self::SystemTheme,
        Self::ZoomIn,
        Self::ZoomOut,
        Self::ZoomReset,
        Self::Palette,
        Self::Shortcuts,
    ];

    pub fn row(self) -> Row {
        use Group::*;
        let row = |name, icon, group, shortcuts| Row { name, icon, group, shortcuts };
        match self {
            Self::NewProject => row("New project", icons::FILE_PLUS, Project, const { &[ctrl_shift(Key::N)] }),
            Self::Open => row("Open project…", icons::FOLDER_OPEN, Project, const { &[ctrl(Key::O)] }),
            Self::OpenSample => row("Open the sample project", icons::SPARKLE, Project, &[]),
            Self::Save => row("Save", icons::FLOPPY_DISK, Project, const { &[ctrl(Key::S)] }),
            Self::SaveAs => row("Save as…", icons::FLOPPY_DISK_BACK, Project, const { &[ctrl_shift(Key::S)] }),
            Self::CloseProject => row("Close project", icons::X, Project, const { &[ctrl(Key::W)] }),
            Self::Settings => row("Settings", icons::GEAR_SIX, Project, const { &[ctrl(Key::Comma)] }),
            Self::ProjectSettings => row("Project settings", icons::SLIDERS_HORIZONTAL, Project, &[]),
            Self::Quit => row("Quit", icons::SIGN_OUT, Project, const { &[ctrl(Key::Q)] }),
            Self::Undo => row("Undo", icons::ARROW_COUNTER_CLOCKWISE, Edit, const { &[ctrl(Key::Z)] }),
            Self::Redo => row("Redo", icons::ARROW_CLOCKWISE, Edit, const { &[ctrl_shift(Key::Z), ctrl(Key::Y)] }),
            Self::NewStory => row("New story", icons::PLUS, Stories, const { &[key(Key::N)] }),
            Self::OpenStory => row("Open the selected story", icons::SIDEBAR_SIMPLE, Stories, const { &[key(Key::E)] }),
            Self::SplitStory => row("Split the story", icons::ARROWS_SPLIT, Stories, const { &[key(Key::S)] }),
            Self::Archive => row("Archive selected stories", icons::ARCHIVE, Stories, const { &[key(Key::Delete)] }),
            Self::BringBack => row("Bring back from the archive", icons::ARROW_U_UP_LEFT, Stories, &[]),
            Self::DeleteStories => {
                row("Delete selected stories", icons::TRASH, Stories, const { &[shift(Key::Delete)] })
            }
            Self::SelectColumn => {
                row("Select all in the column", icons::CHECK_SQUARE, Stories, const { &[ctrl(Key::A)] })
            }
            Self::ClearSelection => row("Clear the selection", icons::SQUARE, Stories, const { &[ctrl_shift(Key::A)] }),
            Self::MoveTo => row("Move to…", icons::ARROW_BEND_UP_RIGHT, Stories, const { &[key(Key::M)] }),
            Self::MoveUp => row("Move up", icons::ARROW_UP, Stories, const { &[alt(Key::ArrowUp)] }),
            Self::MoveDown => row("Move down", icons::ARROW_DOWN, Stories, const { &[alt(Key::ArrowDown)] }),
            Self::MoveLeft => {
                row("Move to the previous column", icons::ARROW_LEFT, Stories, const { &[alt(Key::ArrowLeft)] })
            }
            Self::MoveRight => {
                row("Move to the next column", icons::ARROW_RIGHT, Stories, const { &[alt(Key::ArrowRight)] })
            }
            Self::MoveToTop => {
                row("Move to the top of the column", icons::CARET_DOUBLE_UP, Stories, const { &[alt(Key::Home)] })
            }
            Self::MoveToBottom => {
                row("Move to the bottom of the column", icons::CARET_DOUBLE_DOWN, Stories, const { &[alt(Key::End)] })
            }
            Self::EditColumn => row("Edit the column", icons::COLUMNS, Stories, &[]),
            Self::GoToBoard => row("Go to Board", icons::KANBAN, View, const { &[ctrl(Key::Num1)] }),
            Self::Filter => row("Filter stories", icons::FUNNEL, View, const { &[ctrl(Key::F), key(Key::Slash)] }),
            Self::SaveView => row("Save the filter as a view", icons::BOOKMARK_SIMPLE, View, &[]),
            Self::ToggleScope => {
                row("Switch between the sprint and all stories", icons::REPEAT, View, const { &[key(Key::B)] })
            }
            Self::ToggleInspector => {
                row("Show or hide the inspector", icons::SIDEBAR_SIMPLE, View, const { &[key(Key::I)] })
            }
            Self::CompactCards => row("Compact or full cards", icons::CARDS, View, &[]),
            Self::LightTheme => row("Light theme", icons::SUN, View, &[]),
            Self::DarkTheme => row("Dark theme", icons::MOON, View, &[]),
            Self::SystemTheme => row("Theme of the system", icons::MONITOR, View, &[]),
            Self::ZoomIn => row(
                "Larger interface",
                icons::MAGNIFYING_GLASS_PLUS,
                View,
                const { &[ctrl(Key::Plus), ctrl(Key::Equals)] },
            ),
            Self::ZoomOut => {
                row("Smaller interface", icons::MAGNIFYING_GLASS_MINUS, View, const { &[ctrl(Key::Minus)] })
            }
            Self::ZoomReset => row("Interface at 100 %", icons::TEXT_AA, View, const { &[ctrl(Key::Num0)] }),
            Self::Palette => row("Search or run", icons::COMMAND, Help, const { &[ctrl(Key::K), ctrl_shift(Key::P)] }),
            Self::Shortcuts => row("Keyboard shortcuts", icons::KEYBOARD, Help, const { &[key(Key::Questionmark)] }),
        }
    }

    pub fn name(self) -> &'static str {
        self.row().name
    }

    pub fn icon(self) -> &'static str {
        self.row().icon
    }

    /// Whether it can be done now; what cannot be done is shown greyed.
    pub fn is_possible(self, facts: &Facts) -> bool {
        match self {
            Self::NewProject | Self::Open | Self::OpenSample => !facts.reading,
            Self::Save => facts.document && facts.dirty,
            Self::NewStory => facts.document && !facts.archive,
            Self::Undo => facts.undo,
            Self::Redo => facts.redo,
            Self::SaveAs
            | Self::CloseProject
            | Self::GoToBoard
            | Self::Filter
            | Self::ToggleInspector
            | Self::SelectColumn
            | Self::EditColumn
            | Self::ProjectSettings => facts.document,
            Self::SaveView => facts.document && facts.filtered,
            Self::ToggleScope => facts.active_sprint,
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
            | Self::MoveToBottom => facts.selected > 0,
            Self::Palette
            | Self::Shortcuts
            | Self::Settings
            | Self::CompactCards
            | Self::LightTheme
            | Self::DarkTheme
            | Self::SystemTheme
            | Self::ZoomIn
            | Self::ZoomOut
            | Self::ZoomReset
            | Self::Quit => true,
        }
    }

    /// It changes neither the project nor what is selected, so it may run while cards are held.
    pub fn is_harmless(self) -> bool {
        let row = self.row();
        matches!(self, Self::Save | Self::ZoomIn | Self::ZoomOut | Self::ZoomReset)
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
                | Self::OpenStory
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
        self.row().shortcuts.first().map(|s| match s.logical_key {
            // The sheet reads better with the sign than with the key's name.
            Key::Questionmark => "?".into(),
            Key::Comma => ctx.format_shortcut(s).replace("Comma", ","),
            Key::Plus => ctx.format_shortcut(s).replace("Plus", "+"),
            Key::Minus => ctx.format_shortcut(s).replace("Minus", "−"),
            _ => ctx.format_shortcut(s),
        })
    }

    /// "Undo (Ctrl+Z)".
    pub fn tooltip(self, ctx: &Context) -> String {
        match self.shortcut_text(ctx) {
            Some(keys) => format!("{} ({keys})", self.name()),
            None => self.name().to_owned(),
        }
    }
}

/// The commands whose shortcuts were pressed in this frame, in order; the keys are consumed. Whether each is possible is
/// for its turn to say. While text is being edited, shortcuts that a text box knows wait.
pub fn pressed(ctx: &Context) -> Vec<Command> {
    let typing = ctx.text_edit_focused();
    let mut rows: Vec<(KeyboardShortcut, Command)> = Command::ALL
        .into_iter()
        .flat_map(|command| command.row().shortcuts.iter().map(move |s| (*s, command)))
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

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::{BTreeMap, BTreeSet};

    #[test]
    fn no_two_commands_share_a_shortcut() {
        let mut seen = BTreeMap::new();
        for command in Command::ALL {
            for shortcut in command.row().shortcuts {
                let other = seen.insert(format!("{shortcut:?}"), command);
                assert_eq!(other, None, "{shortcut:?} is also {command:?}'s");
            }
        }
    }

    #[test]
    fn the_table_names_each_command_once() {
        let all: BTreeSet<_> = Command::ALL.into_iter().collect();
        assert_eq!(all.len(), Command::ALL.len());
        let names: BTreeSet<_> = Command::ALL.into_iter().map(Command::name).collect();
        assert_eq!(names.len(), Command::ALL.len());
    }

    /// The commands that keys of one frame give, with the focus in a text box or not.
    fn press_all(typing: bool, keys: &[(Modifiers, Key)]) -> Vec<Command> {
        let (ctx, mut text, mut hits) = (Context::default(), String::new(), Vec::new());
        let box_id = egui::Id::unique("box");
        let mut frame = |events: Vec<Event>| {
            let input = egui::RawInput { events, ..egui::RawInput::default() };
            let mut output = ctx.run_ui(input, |ui| {
                hits.extend(pressed(ui.ctx()));
                ui.add(egui::TextEdit::singleline(&mut text).id(box_id));
                if typing {
                    ui.memory_mut(|memory| memory.request_focus(box_id));
                }
            });
            output.textures_delta.clear();
        };
        let event = |(modifiers, key): &(Modifiers, Key)| Event::Key {
            key: *key,
            physical_key: None,
            pressed: true,
            repeat: false,
            modifiers: *modifiers,
        };
        frame(Vec::new());
        frame(Vec::new());
        frame(keys.iter().map(event).collect());
        hits
    }

    fn press(typing: bool, modifiers: Modifiers, key: Key) -> Option<Command> {
        press_all(typing, &[(modifiers, key)]).first().copied()
    }

    #[test]
    fn keys_of_one_frame_are_all_heard_in_order_with_their_own_modifiers() {
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        let keys = [(ctrl, Key::Z), (ctrl, Key::Z), (ctrl | Modifiers::SHIFT, Key::Z), (Modifiers::ALT, Key::ArrowUp)];
        let expected = [Command::Undo, Command::Undo, Command::Redo, Command::MoveUp];
        assert_eq!(press_all(false, &keys), expected);
    }

    #[test]
    fn keys_after_one_that_opens_a_field_are_for_the_field() {
        let keys = [(Modifiers::NONE, Key::N), (Modifiers::NONE, Key::S)];
        assert_eq!(press_all(false, &keys), [Command::NewStory]);
    }

    #[test]
    fn keys_of_a_text_box_wait_while_text_is_typed() {
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        for (modifiers, key, command) in [
            (Modifiers::NONE, Key::N, Command::NewStory),
            (Modifiers::NONE, Key::Slash, Command::Filter),
            (Modifiers::NONE, Key::Delete, Command::Archive),
            (Modifiers::SHIFT, Key::Delete, Command::DeleteStories),
            (Modifiers::NONE, Key::S, Command::SplitStory),
            (Modifiers::NONE, Key::M, Command::MoveTo),
            (Modifiers::ALT, Key::ArrowUp, Command::MoveUp),
            (Modifiers::ALT, Key::Home, Command::MoveToTop),
            (ctrl, Key::Z, Command::Undo),
            (ctrl | Modifiers::SHIFT, Key::Z, Command::Redo),
            (ctrl, Key::Y, Command::Redo),
            (ctrl, Key::A, Command::SelectColumn),
            (ctrl, Key::W, Command::CloseProject),
        ] {
            assert_eq!(press(false, modifiers, key), Some(command), "{modifiers:?} {key:?}");
            assert_eq!(press(true, modifiers, key), None, "{modifiers:?} {key:?} while typing");
        }
    }

    #[test]
    fn other_shortcuts_work_while_text_is_typed() {
        let ctrl = Modifiers::CTRL | Modifiers::COMMAND;
        for (modifiers, key, command) in [
            (ctrl, Key::S, Command::Save),
            (ctrl | Modifiers::SHIFT, Key::S, Command::SaveAs),
            (ctrl | Modifiers::SHIFT, Key::P, Command::Palette),
            (ctrl, Key::F, Command::Filter),
            (ctrl, Key::Num0, Command::ZoomReset),
        ] {
            assert_eq!(press(true, modifiers, key), Some(command), "{modifiers:?} {key:?}");
        }
    }

    #[test]
    fn what_is_not_possible_does_not_happen() {
        let none = Facts::default();
        for command in [Command::Undo, Command::Redo, Command::Save, Command::MoveUp, Command::NewStory] {
            assert!(!command.is_possible(&none), "{command:?}");
        }
        assert!(Command::Quit.is_possible(&none) && Command::Open.is_possible(&none));
        assert!(!Command::Open.is_possible(&Facts { reading: true, ..none }));
    }
}
