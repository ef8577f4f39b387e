//! The table itself: a row for each command, in the order of menus and sheet.

use egui::{Key, KeyboardShortcut, Modifiers};

use super::{Group, Row};
use crate::ui::icons;

/// `Command = "name", ICON, Group, [shortcuts];`: the first shortcut is shown, the others work too. What a desktop may take for
/// itself, such as arrows with Ctrl+Alt or Alt+Shift, has another that none takes.
macro_rules! commands {
    ($($command:ident = $name:literal, $icon:ident, $group:ident, [$($shortcut:expr),*];)*) => {
        /// Something that a person can ask for from a menu, a key, the palette or a button.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Command {
            $($command,)*
        }

        impl Command {
            /// In the order of menus and sheet.
            pub const ALL: &[Self] = &[$(Self::$command),*];

            pub fn row(self) -> Row {
                match self {
                    $(Self::$command => Row {
                        name: $name,
                        icon: icons::$icon,
                        group: Group::$group,
                        shortcuts: const { &[$($shortcut),*] },
                    },)*
                }
            }
        }
    };
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

const fn ctrl_alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::COMMAND.plus(Modifiers::ALT), key)
}

const fn shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::SHIFT, key)
}

const fn alt(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT, key)
}

const fn alt_shift(key: Key) -> KeyboardShortcut {
    KeyboardShortcut::new(Modifiers::ALT.plus(Modifiers::SHIFT), key)
}

commands! {
    NewProject = "New project", FILE_PLUS, Project, [ctrl_shift(Key::N)];
    Open = "Open project…", FOLDER_OPEN, Project, [ctrl(Key::O)];
    OpenSample = "Open the sample project", SPARKLE, Project, [];
    Save = "Save", FLOPPY_DISK, Project, [ctrl(Key::S)];
    SaveAs = "Save as…", FLOPPY_DISK_BACK, Project, [ctrl_shift(Key::S)];
    CloseProject = "Close project", X, Project, [ctrl(Key::W)];
    Settings = "Settings", GEAR_SIX, Project, [ctrl(Key::Comma)];
    ProjectSettings = "Project settings", SLIDERS_HORIZONTAL, Project, [];
    Quit = "Quit", SIGN_OUT, Project, [ctrl(Key::Q)];
    Undo = "Undo", ARROW_COUNTER_CLOCKWISE, Edit, [ctrl(Key::Z)];
    Redo = "Redo", ARROW_CLOCKWISE, Edit, [ctrl_shift(Key::Z), ctrl(Key::Y)];
    NewStory = "New story", PLUS, Stories, [key(Key::N)];
    OpenStory = "Open the selected story", SIDEBAR_SIMPLE, Stories, [key(Key::E)];
    SplitStory = "Split the story", ARROWS_SPLIT, Stories, [key(Key::S)];
    Archive = "Archive selected stories", ARCHIVE, Stories, [key(Key::Delete)];
    BringBack = "Bring back from the archive", ARROW_U_UP_LEFT, Stories, [];
    DeleteStories = "Delete selected stories", TRASH, Stories, [shift(Key::Delete)];
    SelectColumn = "Select all in the column", CHECK_SQUARE, Board, [ctrl(Key::A)];
    ClearSelection = "Clear the selection", SQUARE, Stories, [ctrl_shift(Key::A)];
    MoveTo = "Move to…", ARROW_BEND_UP_RIGHT, Stories, [key(Key::M)];
    MoveUp = "Move up", ARROW_UP, Stories, [alt(Key::ArrowUp)];
    MoveDown = "Move down", ARROW_DOWN, Stories, [alt(Key::ArrowDown)];
    MoveLeft = "Move to the previous column", ARROW_LEFT, Board, [alt(Key::ArrowLeft)];
    MoveRight = "Move to the next column", ARROW_RIGHT, Board, [alt(Key::ArrowRight)];
    MoveToTop = "Move to the top", CARET_DOUBLE_UP, Stories, [alt(Key::Home)];
    MoveToBottom = "Move to the bottom", CARET_DOUBLE_DOWN, Stories, [alt(Key::End)];
    EditColumn = "Edit the column", COLUMNS, Board, [];

    PlanNext = "Plan for the next sprint", ARROW_RIGHT, Backlog, [alt(Key::ArrowRight)];
    PlanBack = "Back to the top of the backlog", ARROW_LEFT, Backlog, [alt(Key::ArrowLeft)];
    RenameStory = "Rename the story", PENCIL_SIMPLE, Backlog, [key(Key::F2)];
    EditEstimate = "Type an estimate", EQUALS, Backlog, [key(Key::P)];
    Estimate1 = "Estimate at 1 point", EQUALS, Backlog, [key(Key::Num1)];
    Estimate2 = "Estimate at 2 points", EQUALS, Backlog, [key(Key::Num2)];
    Estimate3 = "Estimate at 3 points", EQUALS, Backlog, [key(Key::Num3)];
    Estimate5 = "Estimate at 5 points", EQUALS, Backlog, [key(Key::Num5)];
    Estimate8 = "Estimate at 8 points", EQUALS, Backlog, [key(Key::Num8)];
    Estimate13 = "Estimate at 13 points (1 and then 3)", EQUALS, Backlog, [];
    ClearEstimate = "Clear the estimate", MINUS_CIRCLE, Backlog, [key(Key::Backspace)];
    Refine = "Refine", SCALES, Backlog, [key(Key::R)];
    NextUnestimated = "Next story without an estimate", ARROW_DOWN, Backlog, [key(Key::U)];
    SelectSection = "Select all in the section", CHECK_SQUARE, Backlog, [ctrl(Key::A)];
    FoldSection = "Fold or unfold the section", ARROWS_IN_LINE_VERTICAL, Backlog, [key(Key::OpenBracket)];

    NewInitiative = "New initiative", PLUS, Roadmap, [key(Key::N)];
    NewMilestone = "New milestone", DIAMOND, Roadmap, [shift(Key::N)];
    NewTheme = "New theme", ROWS, Roadmap, [];
    OpenBar = "Open the selected bar", SIDEBAR_SIMPLE, Roadmap, [key(Key::E)];
    RenameBar = "Rename the bar", PENCIL_SIMPLE, Roadmap, [key(Key::F2)];
    LinkBars = "Link to another bar", FLOW_ARROW, Roadmap, [key(Key::L)];
    PinBars = "Pin or unpin", PUSH_PIN, Roadmap, [key(Key::P)];
    CloseInitiatives = "Close or reopen initiatives", SEAL_CHECK, Roadmap, [];
    DeleteBars = "Delete what is selected", TRASH, Roadmap, [key(Key::Delete)];
    SelectBars = "Select all on the roadmap", SELECTION_ALL, Roadmap, [ctrl(Key::A)];
    ClearBars = "Select nothing", SQUARE, Roadmap, [ctrl_shift(Key::A)];
    MoveEarlier = "Move earlier", ARROW_LEFT, Roadmap, [alt(Key::ArrowLeft)];
    MoveLater = "Move later", ARROW_RIGHT, Roadmap, [alt(Key::ArrowRight)];
    EndEarlier = "End earlier", ARROW_LINE_LEFT, Roadmap, [alt_shift(Key::ArrowLeft), key(Key::Comma)];
    EndLater = "End later", ARROW_LINE_RIGHT, Roadmap, [alt_shift(Key::ArrowRight), key(Key::Period)];
    StartEarlier = "Start earlier", CARET_DOUBLE_LEFT, Roadmap, [ctrl_alt(Key::ArrowLeft), key(Key::A)];
    StartLater = "Start later", CARET_DOUBLE_RIGHT, Roadmap, [ctrl_alt(Key::ArrowRight), key(Key::S)];
    LaneUp = "Move to the lane above", ARROW_UP, Roadmap, [alt(Key::ArrowUp)];
    LaneDown = "Move to the lane below", ARROW_DOWN, Roadmap, [alt(Key::ArrowDown)];
    ThemeUp = "Move the theme up", ARROW_LINE_UP, Roadmap, [alt_shift(Key::ArrowUp), key(Key::U)];
    ThemeDown = "Move the theme down", ARROW_LINE_DOWN, Roadmap, [alt_shift(Key::ArrowDown), key(Key::D)];
    TakeBaseline = "Take a baseline", GIT_DIFF, Roadmap, [];
    ShareRoadmap = "Share as a picture…", EXPORT, Roadmap, [ctrl(Key::E)];
    ToggleScheduling = "Push successors, or leave them", LINK_SIMPLE, Roadmap, [];

    ShowTimeline = "Timeline", CHART_BAR_HORIZONTAL, Timeline, [key(Key::Num1)];
    ShowHorizons = "Now, next, later", COLUMNS, Timeline, [key(Key::Num2)];
    ShowTable = "Table", TABLE, Timeline, [key(Key::Num3)];
    GoToToday = "Go to today", CROSSHAIR_SIMPLE, Timeline, [key(Key::T)];
    FitPlan = "Fit the whole plan", CORNERS_OUT, Timeline, [key(Key::F)];
    FitSelection = "Fit what is selected", FRAME_CORNERS, Timeline, [shift(Key::F)];
    TimelineIn = "Zoom the timeline in", PLUS_CIRCLE, Timeline, [key(Key::Plus), key(Key::Equals)];
    TimelineOut = "Zoom the timeline out", MINUS_CIRCLE, Timeline, [key(Key::Minus)];
    FoldLane = "Fold the lane", ARROWS_IN_LINE_VERTICAL, Timeline, [key(Key::OpenBracket)];
    UnfoldLane = "Unfold the lane", ARROWS_OUT_LINE_VERTICAL, Timeline, [key(Key::CloseBracket)];
    FoldLanes = "Fold or unfold all lanes", LIST_DASHES, Timeline, [];
    ToggleCritical = "Show or hide the critical path", LINE_SEGMENTS, Timeline, [key(Key::C)];
    ToggleForecast = "Show or hide the forecast", GHOST, Timeline, [];
    ToggleOverview = "Show or hide the overview", GAUGE, Timeline, [];

    EnlargeChart = "Enlarge the chart, or show all", CORNERS_OUT, Delivery, [key(Key::F)];
    CopyChart = "Copy the chart as an image", IMAGE, Delivery, [shift(Key::C)];
    CopyNumbers = "Copy the chart's numbers as CSV", TABLE, Delivery, [key(Key::C)];

    NewSprint = "New sprint", PLUS, Sprints, [key(Key::N)];
    StartSprint = "Start sprint", LIGHTNING, Sprints, [];
    CompleteSprint = "Complete sprint…", SEAL_CHECK, Sprints, [];
    NewRelease = "New release", ROCKET_LAUNCH, Sprints, [shift(Key::N)];
    RenameDesk = "Rename the sprint or release", PENCIL_SIMPLE, Sprints, [key(Key::F2)];
    DeleteDesk = "Delete the sprint or release", TRASH, Sprints, [key(Key::Delete)];
    ShowSprints = "Show the sprints", REPEAT, Sprints, [key(Key::Num1)];
    ShowReleases = "Show the releases", ROCKET_LAUNCH, Sprints, [key(Key::Num2)];

    GoToBoard = "Go to Board", KANBAN, View, [ctrl(Key::Num1)];
    GoToBacklog = "Go to Backlog", LIST_NUMBERS, View, [ctrl(Key::Num2)];
    GoToSprints = "Go to Sprints", REPEAT, View, [ctrl(Key::Num3)];
    GoToDelivery = "Go to Delivery", CHART_LINE, View, [ctrl(Key::Num4)];
    GoToRoadmap = "Go to Roadmap", PATH, View, [ctrl(Key::Num5)];
    Filter = "Filter stories", FUNNEL, Stories, [ctrl(Key::F), key(Key::Slash)];
    SaveView = "Save the filter as a view", BOOKMARK_SIMPLE, Stories, [];
    ToggleScope = "Switch between the sprint and all stories", REPEAT, Board, [key(Key::B)];
    ToggleInspector = "Show or hide the inspector", SIDEBAR_SIMPLE, View, [key(Key::I)];
    CompactCards = "Compact or full cards", CARDS, Board, [];
    LightTheme = "Light theme", SUN, View, [];
    DarkTheme = "Dark theme", MOON, View, [];
    SystemTheme = "Theme of the system", MONITOR, View, [];
    ZoomIn = "Larger interface", MAGNIFYING_GLASS_PLUS, View, [ctrl(Key::Plus), ctrl(Key::Equals)];
    ZoomOut = "Smaller interface", MAGNIFYING_GLASS_MINUS, View, [ctrl(Key::Minus)];
    ZoomReset = "Interface at 100 %", TEXT_AA, View, [ctrl(Key::Num0)];
    Palette = "Search or run", COMMAND, Help, [ctrl(Key::K), ctrl_shift(Key::P)];
    Shortcuts = "Keyboard shortcuts", KEYBOARD, Help, [key(Key::Questionmark)];
}
