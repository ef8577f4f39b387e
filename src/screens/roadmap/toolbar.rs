//! The toolbar of the roadmap.

use egui::{Align, Button, Id, Layout, Popup, PopupCloseBehavior, RichText, Ui, UiBuilder, vec2};

use super::colors::Coloring;
use super::view::{Mode, RoadmapView};
use super::{PlanAction, menus};
use crate::insight::PlanGrouping;
use crate::model::{Node, Word};
use crate::screens::board::strip;
use crate::screens::{Action, Pick, Scene};
use crate::ui::Tokens;
use crate::ui::command::Command;
use crate::ui::format::{count, visible};
use crate::ui::icons;
use crate::ui::widgets::{command_button, command_menu_item, icon_button, pick_one, primary_button, tick};

/// The height of the bar.
const HEIGHT: f32 = 43.0;
/// What the parts need at the least, in points: all with their words, the ways to look at the plan with theirs, the name
/// of the screen beside icons, and icons for all. Below that the choices lie behind one button.
const WORDS: f32 = 800.0;
const MODES: f32 = 500.0;
const HEADING: f32 = 420.0;
const ICONS: f32 = 310.0;
/// The least widths of the whole bar with words on its buttons, and with those that keys and menus have too.
const WIDE: f32 = 620.0;
const UNDO: f32 = 420.0;
const SHARE: f32 = 300.0;
const GO: PopupCloseBehavior = PopupCloseBehavior::CloseOnClick;
const STAY: PopupCloseBehavior = PopupCloseBehavior::CloseOnClickOutside;

pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, actions: &mut Vec<Action>) {
    let mut bar = strip(ui, HEIGHT, "roadmap-toolbar");
    let right = commands(&mut bar, scene, actions);
    let rect = bar.max_rect().with_max_x(right - 6.0);
    let left = UiBuilder::new().id_salt("left").max_rect(rect).layout(Layout::left_to_right(Align::Center));
    let mut bar = bar.new_child(left);
    bar.spacing_mut().item_spacing.x = 6.0;
    let width = rect.width();
    if width >= HEADING {
        bar.heading("Roadmap");
        bar.add_space(6.0);
    }
    modes(&mut bar, view, width >= MODES);
    if width >= ICONS {
        let from = if width >= WORDS { From::Words } else { From::Icon };
        choices(&mut bar, scene, view, from, actions);
        return;
    }
    let response = icon_button(&mut bar, icons::DOTS_THREE, "More of the roadmap", "More of the roadmap");
    Popup::menu(&response).accessible_name("More of the roadmap").close_behavior(STAY).show(|ui| {
        ui.set_width(220.0);
        choices(ui, scene, view, From::Menu, actions);
    });
}

/// The commands at the right; tells where they begin.
fn commands(bar: &mut Ui, scene: Scene<'_>, actions: &mut Vec<Action>) -> f32 {
    let rect = bar.max_rect();
    let right = UiBuilder::new().id_salt("right").max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let mut ui = bar.new_child(right);
    ui.spacing_mut().item_spacing.x = 6.0;
    let wide = rect.width() >= WIDE;
    let (icon, text) = if wide { (icons::PLUS, "Initiative") } else { ("", icons::PLUS) };
    let new = primary_button(&mut ui, icon, text);
    let new =
        new.accessible_name(Command::NewInitiative.name()).on_hover_text(Command::NewInitiative.tooltip(ui.ctx()));
    if new.clicked() {
        actions.push(Action::Run(Command::NewInitiative));
    }
    let share = if wide { format!("{}  Share", icons::EXPORT) } else { icons::EXPORT.into() };
    if rect.width() >= SHARE {
        let share = ui.add(Button::new(share).min_size(vec2(28.0, 28.0))).accessible_name(Command::ShareRoadmap.name());
        if share.on_hover_text(Command::ShareRoadmap.tooltip(ui.ctx())).clicked() {
            actions.push(Action::Run(Command::ShareRoadmap));
        }
    }
    let history = scene.document.history();
    for (command, about) in [(Command::Redo, history.redo_label()), (Command::Undo, history.undo_label())] {
        let about = about.map(|label| scene.dates.label(label));
        if rect.width() >= UNDO && command_button(&mut ui, command, scene.facts, about.as_deref()) {
            actions.push(Action::Run(command));
        }
    }
    ui.min_rect().min.x
}

/// The three ways to look at the plan.
fn modes(ui: &mut Ui, view: &mut RoadmapView, words: bool) {
    let t = Tokens::of(ui);
    ui.scope(|ui| {
        ui.spacing_mut().item_spacing.x = 0.0;
        for (mode, command, name) in [
            (Mode::Timeline, Command::ShowTimeline, "Timeline"),
            (Mode::Horizons, Command::ShowHorizons, "Now, next, later"),
            (Mode::Table, Command::ShowTable, "Table"),
        ] {
            let picked = view.mode == mode;
            let text = if words { name.to_owned() } else { command.icon().to_owned() };
            let color = if picked { t.text } else { t.muted };
            let button = Button::new(RichText::new(text).color(color)).selected(picked).min_size(vec2(28.0, 28.0));
            let button = if picked { button.fill(t.selected) } else { button };
            let response = ui.add(button).accessible_name(name).on_hover_text(command.tooltip(ui.ctx()));
            if response.clicked() {
                view.mode = mode;
            }
        }
    });
}

/// Where a menu of the toolbar is opened from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum From {
    Words,
    Icon,
    /// The menu of what has no room.
    Menu,
}

/// What opens a menu: a button with icon and words, with the icon alone, or a row of another menu.
struct Opener<'a> {
    icon: &'a str,
    text: &'a str,
    name: &'a str,
    /// The width of the menu, in points.
    width: f32,
    close: PopupCloseBehavior,
}

impl Opener<'_> {
    fn show(self, ui: &mut Ui, from: From, add: impl FnOnce(&mut Ui)) {
        let Self { icon, text, name, width, close } = self;
        let add = |ui: &mut Ui| {
            ui.set_width(width);
            add(ui);
        };
        let label = match from {
            From::Menu => {
                let response = ui.menu_button(format!("{icon}   {text}"), add).response;
                response.accessible_name(text);
                return;
            }
            From::Words => format!("{icon}  {text}"),
            From::Icon => icon.to_owned(),
        };
        // An id of its own: what comes and goes before it in the bar would change another, and close its menu.
        let room = UiBuilder::new().scope_id(Id::unique(("roadmap-toolbar", name)));
        let button = Button::new(label).min_size(vec2(28.0, 28.0));
        let response = ui.scope_builder(room, |ui| ui.add(button)).inner.accessible_name(text).on_hover_text(text);
        Popup::menu(&response).accessible_name(name).close_behavior(close).show(add);
    }
}

fn choices(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, from: From, actions: &mut Vec<Action>) {
    if view.mode == Mode::Timeline {
        lanes(ui, view, from);
    }
    if view.mode != Mode::Table {
        colours(ui, view, from);
    }
    baselines(ui, scene, view, from, actions);
    shown(ui, scene, view, from, actions);
    undated(ui, scene, view, from, actions);
}

fn lanes(ui: &mut Ui, view: &mut RoadmapView, from: From) {
    let text = format!("Lanes: {}", view.grouping.label().to_lowercase());
    let opener = Opener { icon: icons::ROWS, text: &text, name: "Lanes", width: 170.0, close: GO };
    opener.show(ui, from, |ui| {
        for grouping in PlanGrouping::ALL.iter().copied() {
            if pick_one(ui, view.grouping == grouping, grouping.label()).clicked() {
                view.grouping = grouping;
                ui.close();
            }
        }
    });
}

fn colours(ui: &mut Ui, view: &mut RoadmapView, from: From) {
    let text = format!("Colour: {}", view.coloring.label().to_lowercase());
    let opener = Opener { icon: icons::PALETTE, text: &text, name: "Colour", width: 170.0, close: GO };
    opener.show(ui, from, |ui| {
        for coloring in Coloring::ALL.iter().copied() {
            if pick_one(ui, view.coloring == coloring, coloring.label()).clicked() {
                view.coloring = coloring;
                ui.close();
            }
        }
    });
}

fn baselines(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, from: From, actions: &mut Vec<Action>) {
    let project = scene.document.project();
    let chosen = view.baseline.and_then(|id| project.baselines.get(id));
    let name = chosen.map_or_else(|| "none".to_owned(), |baseline| visible(&baseline.name).into_owned());
    let text = format!("Baseline: {name}");
    let opener = Opener { icon: icons::GIT_DIFF, text: &text, name: "Baseline", width: 230.0, close: GO };
    opener.show(ui, from, |ui| {
        if pick_one(ui, view.baseline.is_none(), "None").clicked() {
            view.baseline = None;
            ui.close();
        }
        let mut baselines: Vec<_> = project.baselines.iter().collect();
        baselines.sort_by_key(|baseline| std::cmp::Reverse((baseline.taken_at, baseline.id)));
        for baseline in baselines {
            if pick_one(ui, view.baseline == Some(baseline.id), &visible(&baseline.name)).clicked() {
                view.baseline = Some(baseline.id);
                ui.close();
            }
        }
        ui.separator();
        if command_menu_item(ui, Command::TakeBaseline, scene.facts) {
            actions.push(Action::Run(Command::TakeBaseline));
        }
    });
}

fn shown(ui: &mut Ui, scene: Scene<'_>, view: &mut RoadmapView, from: From, actions: &mut Vec<Action>) {
    let opener = Opener { icon: icons::EYE, text: "Show", name: "Show", width: 250.0, close: STAY };
    opener.show(ui, from, |ui| {
        tick(ui, &mut view.critical, "Critical path");
        tick(ui, &mut view.forecast, "Forecast from the board");
        tick(ui, &mut view.overview, "Overview of the whole plan");
        ui.separator();
        let mut pushes = !scene.document.project().settings.manual_scheduling;
        if tick(ui, &mut pushes, "Moving a bar pushes what follows").clicked() {
            actions.push(Action::Run(Command::ToggleScheduling));
        }
    });
}

/// What has no dates has no place on the timeline; here it can be found.
fn undated(ui: &mut Ui, scene: Scene<'_>, view: &RoadmapView, from: From, actions: &mut Vec<Action>) {
    let nodes = view.timeline.lanes.undated();
    if nodes.is_empty() || view.mode != Mode::Timeline {
        return;
    }
    let text = format!("{} without dates", count(nodes.len(), "bar", "bars"));
    let opener = Opener { icon: icons::CALENDAR_DOTS, text: &text, name: "Without dates", width: 280.0, close: GO };
    opener.show(ui, from, |ui| {
        let rows = nodes.len();
        let height = 26.0;
        let nodes: Vec<Node> = nodes.iter().copied().collect();
        let area = egui::ScrollArea::vertical().max_height(320.0).min_scrolled_height(320.0).auto_shrink([false, true]);
        area.show_rows(ui, height, rows, |ui, visible_rows| {
            for node in &nodes[visible_rows] {
                let icon = if matches!(node, Node::Milestone(_)) { icons::DIAMOND } else { icons::PATH };
                let title = visible(scene.document.project().node_title(*node)).into_owned();
                if menus::item(ui, icon, if title.is_empty() { "Untitled" } else { &title }, true) {
                    actions.push(Action::Plan(PlanAction::Pick(*node, Pick::Only)));
                    actions.push(Action::OpenInspector(true));
                }
            }
        });
    });
}
