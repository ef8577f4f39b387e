//! What stands around every screen: navigation at the left, the status bar below.

use std::path::PathBuf;

use egui::{Align, Button, Frame, Layout, Margin, Panel, Popup, Rect, RichText, Role, Sense, Ui, UiBuilder, vec2};
use egui::{Color32, WidgetInfo};

use super::drop_targets::Drops;
use super::files::{FileState, SaveState};
use super::status::Status;
use crate::insight::Section;
use crate::screens::backlog::BacklogView;
use crate::screens::board::BoardView;
use crate::screens::roadmap::RoadmapView;
use crate::screens::{Action, welcome};
use crate::session::Document;
use crate::ui::command::{Command, Facts, Group, Screen};
use crate::ui::format::{count, points, visible};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, hairline, semibold};
use crate::ui::widgets::command_menu_item;

const NAVIGATION: f32 = 208.0;
const STATUS_BAR: f32 = 26.0;
/// What the buttons of the status bar take with the gap before them, in points.
const SAVE: f32 = 48.0;
const UNDO: f32 = 54.0;
/// The least width of the status bar for the figures of the board.
const FOR_FIGURES: f32 = 320.0;
/// And for those of the roadmap, which are longer.
const FOR_PLAN_FIGURES: f32 = 560.0;
/// The least width of a label that is cut.
const SHORTEST: f32 = 24.0;

pub(super) fn navigation(
    ui: &mut Ui,
    document: Option<&Document>,
    recent: &[PathBuf],
    facts: &Facts,
    drops: Option<Drops<'_>>,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let frame = Frame::new().fill(t.side).inner_margin(Margin { left: 8, right: 8, top: 10, bottom: 8 });
    let panel = Panel::left("navigation").exact_size(NAVIGATION).resizable(false).frame(frame);
    panel.show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 2.0;
        project_menu(ui, document, recent, facts, actions);
        ui.add_space(6.0);
        search(ui, actions);
        if let Some((document, drops)) = document.zip(drops) {
            ui.add_space(10.0);
            drops.show(ui, document);
            return;
        }
        if document.is_some() {
            ui.add_space(10.0);
            group(ui, "Product Owner", t.po);
            if entry(ui, icons::KANBAN, "Board", facts.screen == Screen::Board) {
                actions.push(Action::Run(Command::GoToBoard));
            }
            if entry(ui, icons::LIST_NUMBERS, "Backlog", facts.screen == Screen::Backlog) {
                actions.push(Action::Run(Command::GoToBacklog));
            }
            if entry(ui, icons::REPEAT, "Sprints", facts.screen == Screen::Sprints) {
                actions.push(Action::Run(Command::GoToSprints));
            }
            if entry(ui, icons::CHART_LINE, "Delivery", facts.screen == Screen::Delivery) {
                actions.push(Action::Run(Command::GoToDelivery));
            }
            ui.add_space(6.0);
            group(ui, "Product Manager", t.pm);
            if entry(ui, icons::PATH, "Roadmap", facts.screen == Screen::Roadmap) {
                actions.push(Action::Run(Command::GoToRoadmap));
            }
        }
        ui.with_layout(Layout::bottom_up(Align::Min), |ui| {
            if entry(ui, icons::GEAR_SIX, "Settings", false) {
                actions.push(Action::Run(Command::Settings));
            }
        });
    });
}

/// The project's name; a click opens the menu with everything that can be done.
fn project_menu(
    ui: &mut Ui,
    document: Option<&Document>,
    recent: &[PathBuf],
    facts: &Facts,
    actions: &mut Vec<Action>,
) {
    let t = Tokens::of(ui);
    let name = document.map_or("Roadboard", |d| d.project().settings.name.as_str());
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 30.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::MenuItem, true, format!("Menu of {name}")));
    if response.hovered() || response.has_focus() {
        ui.painter().rect_filled(rect, 6.0, t.hover);
    }
    focus_ring(ui, &response, rect);
    let mut row = ui.new_child(
        UiBuilder::new().max_rect(rect.shrink2(vec2(8.0, 0.0))).layout(Layout::left_to_right(Align::Center)),
    );
    welcome::logo(&mut row, 22.0);
    let room = row.available_width() - 24.0;
    row.scope(|ui| {
        ui.set_max_width(room);
        ui.add(egui::Label::new(RichText::new(visible(name)).font(semibold(14.0))).truncate());
    });
    row.label(RichText::new(icons::CARET_DOWN).color(t.muted));

    Popup::menu(&response).accessible_name("Project menu").show(|ui| {
        ui.set_width(290.0);
        ui.spacing_mut().item_spacing.y = 1.0;
        for command in Command::ALL.iter().copied().filter(|c| c.row().group == Group::Project && *c != Command::Quit) {
            run_item(ui, command, facts, actions);
            if command == Command::Open && !recent.is_empty() {
                ui.menu_button(format!("{}   Open recent", icons::CLOCK), |ui| {
                    for path in recent {
                        if ui.button(path.display().to_string()).clicked() {
                            actions.push(Action::OpenPath(path.clone()));
                            ui.close();
                        }
                    }
                });
            }
        }
        ui.separator();
        for group in Group::ALL.into_iter().skip(1) {
            if !group.is_of(facts.screen) {
                continue;
            }
            ui.menu_button(group.label(), |ui| {
                ui.set_width(290.0);
                for command in Command::ALL.iter().copied().filter(|c| c.row().group == group) {
                    run_item(ui, command, facts, actions);
                }
            });
        }
        ui.separator();
        run_item(ui, Command::Quit, facts, actions);
    });
}

fn run_item(ui: &mut Ui, command: Command, facts: &Facts, actions: &mut Vec<Action>) {
    if command_menu_item(ui, command, facts) {
        actions.push(Action::Run(command));
    }
}

fn search(ui: &mut Ui, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let keys = Command::Palette.shortcut_text(ui.ctx()).unwrap_or_default();
    let text = RichText::new(format!("{}  Search or run", icons::MAGNIFYING_GLASS)).color(t.muted);
    let button = Button::new(text)
        .right_text(RichText::new(keys).size(SECONDARY).color(t.muted))
        .fill(t.bg)
        .min_size(vec2(ui.available_width(), 28.0));
    if ui.add(button).accessible_name("Search or run").clicked() {
        actions.push(Action::Run(Command::Palette));
    }
}

fn group(ui: &mut Ui, name: &str, color: Color32) {
    let t = Tokens::of(ui);
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), 24.0), Sense::hover());
    ui.painter().circle_filled(rect.left_center() + vec2(11.0, 0.0), 3.5, color);
    let at = rect.left_center() + vec2(21.0, 0.0);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, name, semibold(SECONDARY), t.muted);
}

/// A row of the navigation, named by its label.
fn entry(ui: &mut Ui, icon: &str, label: &str, selected: bool) -> bool {
    let t = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, label));
    if selected || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, if selected { t.selected } else { t.hover });
    }
    focus_ring(ui, &response, rect);
    let (color, font) = if selected { (t.accent, semibold(13.0)) } else { (t.muted, egui::FontId::proportional(13.0)) };
    let at = rect.left_center() + vec2(9.0, 0.0);
    ui.painter().text(at, egui::Align2::LEFT_CENTER, icon, egui::FontId::proportional(17.0), color);
    ui.painter().text(at + vec2(24.0, 0.0), egui::Align2::LEFT_CENTER, label, font, t.text);
    response.clicked()
}

fn focus_ring(ui: &Ui, response: &egui::Response, rect: Rect) {
    if response.has_focus() {
        let stroke = egui::Stroke::new(2.0, Tokens::of(ui).accent);
        ui.painter().rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
}

/// What the status bar tells of.
#[derive(Clone, Copy, Debug)]
pub(super) struct StatusLine<'a> {
    pub(super) document: Option<&'a Document>,
    pub(super) file: &'a FileState,
    pub(super) status: &'a Status,
    pub(super) screen: Screen,
    pub(super) board: &'a BoardView,
    pub(super) backlog: &'a BacklogView,
    pub(super) roadmap: &'a RoadmapView,
    /// Percent.
    pub(super) scale: u32,
}

/// What was pressed in the status bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum StatusPressed {
    CancelReading,
    TypePath,
}

pub(super) fn status_bar(ui: &mut Ui, line: StatusLine<'_>, actions: &mut Vec<Action>) -> Option<StatusPressed> {
    let t = Tokens::of(ui);
    let frame = Frame::new().fill(t.side).inner_margin(Margin::symmetric(12, 0));
    let mut pressed = None;
    Panel::bottom("status").exact_size(STATUS_BAR).resizable(false).show_separator_line(false).frame(frame).show(
        ui,
        |ui| {
            let top = ui.max_rect().min.y;
            ui.painter().hline(ui.clip_rect().x_range(), top, egui::Stroke::new(hairline(ui), t.line));
            ui.style_mut().override_font_id = Some(egui::FontId::proportional(SECONDARY));
            ui.spacing_mut().interact_size.y = 20.0;
            ui.spacing_mut().button_padding = vec2(6.0, 1.0);
            // The right part first: what was said has what it leaves.
            let right = right_part(ui, t, &line, actions);
            let rect = ui.max_rect().with_max_x(right - 8.0);
            let left = UiBuilder::new().id_salt("left").max_rect(rect).layout(Layout::left_to_right(Align::Center));
            pressed = left_part(&mut ui.new_child(left), t, &line, actions);
        },
    );
    pressed
}

/// Figures and scale; tells where they begin.
fn right_part(ui: &mut Ui, t: &Tokens, line: &StatusLine<'_>, actions: &mut Vec<Action>) -> f32 {
    let rect = ui.max_rect();
    let right = UiBuilder::new().id_salt("right").max_rect(rect).layout(Layout::right_to_left(Align::Center));
    let ui = &mut ui.new_child(right);
    let scale = Button::new(RichText::new(format!("{} %", line.scale)).color(t.muted)).frame_when_inactive(false);
    let name = format!("Interface at {} %", line.scale);
    if ui.add(scale).accessible_name(name).on_hover_text("Back to 100 %").clicked() {
        actions.push(Action::Run(Command::ZoomReset));
    }
    match (line.document, line.screen) {
        (Some(document), Screen::Board) if rect.width() >= FOR_FIGURES => figures(ui, t, document, line.board),
        (Some(document), Screen::Backlog) if rect.width() >= FOR_FIGURES => {
            backlog_figures(ui, t, document, line.backlog);
        }
        (Some(document), Screen::Roadmap) if rect.width() >= FOR_PLAN_FIGURES => {
            plan_figures(ui, t, document, line.roadmap);
        }
        _ => {}
    }
    ui.min_rect().min.x
}

fn left_part(ui: &mut Ui, t: &Tokens, line: &StatusLine<'_>, actions: &mut Vec<Action>) -> Option<StatusPressed> {
    let mut pressed = None;
    ui.shrink_clip_rect(ui.max_rect());
    if let Some(document) = line.document {
        save_state(ui, t, line.file.save_state(document), document, actions);
    }
    if let Some(name) = line.file.reading() {
        ui.label(RichText::new(icons::HOURGLASS).color(t.muted).size(14.0));
        ui.label(format!("Opening {name}…"));
        if ui.button("Cancel").clicked() {
            pressed = Some(StatusPressed::CancelReading);
        }
    }
    if line.file.waits_for_dialog() {
        ui.label(RichText::new("Waiting for the system’s file dialog").color(t.muted));
        if ui.button("Type a path instead").clicked() {
            pressed = Some(StatusPressed::TypePath);
        }
    }
    said(ui, t, line, actions);
    pressed
}

fn save_state(ui: &mut Ui, t: &Tokens, state: SaveState, document: &Document, actions: &mut Vec<Action>) {
    let file = document.title();
    let (icon, color, text) = match state {
        SaveState::Saving => (icons::ARROWS_CLOCKWISE, t.muted, format!("Saving {file}…")),
        SaveState::NoFile => (icons::CIRCLE_DASHED, t.muted, "Not in a file yet".to_owned()),
        SaveState::Changed => (icons::CIRCLE, t.warn, format!("Unsaved changes to {file}")),
        SaveState::Failed => (icons::WARNING_CIRCLE, t.bad, format!("{file} could not be saved")),
        SaveState::Saved(at) => {
            let at = at.map(|at| local_time(at, document)).map(|time| format!(", {time}")).unwrap_or_default();
            (icons::CHECK_CIRCLE, t.ok, format!("Saved to {file}{at}"))
        }
    };
    let offers_save = !matches!(state, SaveState::Saving | SaveState::Saved(_));
    ui.spacing_mut().item_spacing.x = 5.0;
    ui.label(RichText::new(icon).color(color).size(14.0));
    let room = ui.available_width() - if offers_save { SAVE } else { 0.0 };
    let label = cut_label(ui, RichText::new(text).color(t.muted), room);
    ui.ctx().accesskit_node_builder(label.id, |node| node.set_live(egui::accesskit::Live::Polite));
    if offers_save {
        let tooltip = Command::Save.tooltip(ui.ctx());
        let button = Button::new(RichText::new("Save").color(t.accent)).frame_when_inactive(false);
        if ui.add(button).on_hover_text(tooltip).clicked() {
            actions.push(Action::Run(Command::Save));
        }
    }
}

/// The time of day at which it was saved; it stays true without a frame a minute.
fn local_time(at: crate::model::Moment, document: &Document) -> String {
    let utc = chrono::DateTime::from_timestamp(at.unix_seconds(), 0).unwrap_or_default();
    match document.clock() {
        crate::session::Clock::Fixed(_) => utc.format("%H:%M").to_string(),
        crate::session::Clock::System => utc.with_timezone(&chrono::Local).format("%H:%M").to_string(),
    }
}

/// What was done last, read out to screen readers, with Undo.
fn said(ui: &mut Ui, t: &Tokens, line: &StatusLine<'_>, actions: &mut Vec<Action>) {
    if line.status.text.is_empty() {
        return;
    }
    let present = line.document.map(|d| d.history().present());
    let offers_undo = line.status.undo.is_some() && line.status.undo == present && ui.available_width() > 2.0 * UNDO;
    if ui.available_width() > UNDO {
        ui.add_space(8.0);
        ui.label(RichText::new("·").color(t.muted));
        ui.add_space(4.0);
    }
    let room = ui.available_width() - if offers_undo { UNDO } else { 0.0 };
    let label = cut_label(ui, RichText::new(&line.status.text).color(t.text), room);
    ui.ctx().accesskit_node_builder(label.id, |node| {
        node.set_live(egui::accesskit::Live::Polite);
        node.set_value(line.status.spoken());
    });
    if offers_undo {
        let button = Button::new(RichText::new("Undo").color(t.accent)).frame_when_inactive(false);
        if ui.add(button).accessible_name("Undo the last step").clicked() {
            actions.push(Action::Run(Command::Undo));
        }
    }
}

/// A label that is cut to a width in points; where there is none, it is there for screen readers alone.
fn cut_label(ui: &mut Ui, text: RichText, width: f32) -> egui::Response {
    if width < SHORTEST {
        let response = ui.allocate_response(egui::Vec2::ZERO, Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text.text()));
        return response;
    }
    ui.scope(|ui| {
        ui.set_max_width(width);
        ui.add(egui::Label::new(text).truncate())
    })
    .inner
}

/// How much the board shows, and how much is selected.
fn figures(ui: &mut Ui, t: &Tokens, document: &Document, board: &BoardView) {
    let scope = board.scope(document);
    let (mut stories, mut sum) = (0, 0.0);
    for column in board.shown(document).columns() {
        let lane = document.indexes().board.lane(scope, column);
        stories += lane.len();
        sum += lane.points();
    }
    let mut text = format!("{}, {}", count(stories, "story", "stories"), count_points(sum));
    let selected = document.selection.len();
    if selected > 1 {
        text = format!("{selected} selected of {text}");
    }
    ui.label(RichText::new(text).color(t.muted));
}

/// How much the backlog shows, and how much is selected.
fn backlog_figures(ui: &mut Ui, t: &Tokens, document: &Document, backlog: &BacklogView) {
    let (stories, sum) = backlog.shown(document).amount(Section::Backlog);
    let mut text = format!("{}, {}", count(stories, "story", "stories"), count_points(sum));
    let selected = document.selection.len();
    if selected > 1 {
        let all = &document.project().stories;
        let points = document.selection.picked().iter().filter_map(|id| all.get(*id)?.estimate).sum();
        text = format!("{selected} selected, {}  ·  {text}", count_points(points));
    }
    ui.label(RichText::new(text).color(t.muted));
}

/// How much the roadmap holds, and what is wrong with it.
fn plan_figures(ui: &mut Ui, t: &Tokens, document: &Document, view: &RoadmapView) {
    let project = document.project();
    let broken = view.facts.broken;
    if broken > 0 {
        let text = format!("{} broken", count(broken, "dependency", "dependencies"));
        ui.label(RichText::new(text).color(t.bad));
        ui.add_space(8.0);
    }
    let mut text = format!(
        "{}, {}",
        count(project.initiatives.len(), "initiative", "initiatives"),
        count(project.milestones.len(), "milestone", "milestones")
    );
    let selected = document.plan_selection.len();
    if selected > 1 {
        text = format!("{selected} selected of {text}");
    }
    ui.label(RichText::new(text).color(t.muted));
}

fn count_points(sum: f64) -> String {
    if sum == 1.0 { "1 point".into() } else { format!("{} points", points(sum)) }
}
