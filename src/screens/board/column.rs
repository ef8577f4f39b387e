//! A column: its name and figures, and the cards in sight.

use std::sync::Arc;

use egui::emath::GuiRounding as _;
use egui::{
    Align2, CornerRadius, CursorIcon, FontId, Id, Key, Rect, Response, Role, Sense, TextEdit, Ui, UiBuilder,
    WidgetInfo, pos2, vec2,
};

use super::card::{self, Brush, Faces, Mark};
use super::drag::{Before, By, Input, Target};
use super::layout::{self, PlacedRow};
use super::view::{BoardView, Draft};
use super::{COLUMN_HEADER, keys, scroll_thumb};
use crate::edit::NewStory;
use crate::insight::Scope;
use crate::model::{Column, LimitPolicy, Story, StoryId};
use crate::screens::{Action, Pick, Scene};
use crate::ui::command::Command;
use crate::ui::format::{count, points, thousands, visible};
use crate::ui::icons;
use crate::ui::theme::{BODY, SECONDARY, Tokens, semibold};
use crate::ui::widgets::command_menu_item;

/// The space between a well's side and its cards.
pub(super) const INSET: f32 = 6.0;
const DRAFT_HEIGHT: f32 = 62.0;
/// Seconds for which a card that has landed shows it.
const FLASH: f64 = 0.7;

/// A column with its place on the screen.
#[derive(Clone, Debug)]
pub(super) struct Placed {
    pub(super) column: Arc<Column>,
    pub(super) rect: Rect,
    /// Where rows are placed, from its top.
    pub(super) inside: Rect,
    /// Rows in sight with their stories.
    pub(super) rows: Vec<(PlacedRow, Arc<Story>)>,
    /// How many stories it shows in all.
    pub(super) len: usize,
}

impl Placed {
    pub(super) fn out_of_sight(column: &Arc<Column>, rect: Rect) -> Self {
        let inside = Rect::from_min_max(rect.min + vec2(0.0, COLUMN_HEADER), rect.max).shrink(INSET);
        Self { column: Arc::clone(column), rect, inside, rows: Vec::new(), len: 0 }
    }

    pub(super) fn well(&self) -> Rect {
        Rect::from_min_max(self.rect.min + vec2(0.0, COLUMN_HEADER), self.rect.max)
    }

    pub(super) fn card_rect(&self, row: &PlacedRow) -> Rect {
        let top = self.inside.min.y + row.top as f32;
        let bottom = top + row.height as f32 - card::GAP;
        Rect::from_min_max(pos2(self.inside.min.x, top), pos2(self.inside.max.x, bottom))
    }
}

pub(super) fn card_id(story: StoryId) -> Id {
    Id::unique(("card", story))
}

/// Shows a column and tells where everything of it is.
pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    faces: &mut Faces,
    column: &Arc<Column>,
    rect: Rect,
    actions: &mut Vec<Action>,
) -> Placed {
    let builder = UiBuilder::new()
        .id_salt(("column", column.id))
        .max_rect(rect)
        .accessibility_role(Role::Group)
        .accessibility_label(&column.name);
    let ui = &mut ui.new_child(builder);

    let bounds = rect.intersect(ui.clip_rect());
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_description(in_words(scene, view, column));
        let (min, max) = (bounds.min, bounds.max);
        node.set_bounds(egui::accesskit::Rect::new(min.x.into(), min.y.into(), max.x.into(), max.y.into()));
    });
    let mut placed = Placed::out_of_sight(column, rect);
    placed.len = view.shown(scene.document).stories_of(column.id).len();
    let t = Tokens::of(ui);
    let over = paint_well(ui, t, scene, view, &placed);
    header(ui, t, scene, view, &placed, over);

    let mut well = ui.new_child(UiBuilder::new().id_salt("well").max_rect(placed.well()));
    well.shrink_clip_rect(placed.well());
    if view.draft.as_ref().is_some_and(|draft| draft.column == column.id) {
        draft(&mut well, view, &mut placed, scene, actions);
    }
    place_rows(&mut well, scene, view, faces, &mut placed);
    cards(&mut well, t, scene, view, faces, &placed, actions);
    bar(&mut well, view, &placed);
    placed
}

/// What the column's header shows, for screen readers: "4 stories, 13 points, limit 3".
fn in_words(scene: Scene<'_>, view: &BoardView, column: &Column) -> String {
    let lane = scene.document.indexes().board.lane(view.scope(scene.document), column.id);
    let limit = column.limit.filter(|_| column.limit_policy != LimitPolicy::Off);
    let limit = limit.map(|limit| format!(", limit {limit}")).unwrap_or_default();
    format!("{}, {} points{limit}", count(lane.len(), "story", "stories"), points(lane.points()))
}

/// The well, tinted when the column holds more than its limit; tells whether it does.
fn paint_well(ui: &Ui, t: &Tokens, scene: Scene<'_>, view: &BoardView, placed: &Placed) -> bool {
    let over = is_over(&placed.column, resulting_count(scene, view, placed));
    ui.painter().rect_filled(placed.well(), CornerRadius::same(8), if over { t.warn_soft } else { t.side });
    over
}

fn is_over(column: &Column, count: usize) -> bool {
    column.limit_policy != LimitPolicy::Off && column.limit.is_some_and(|limit| count > limit as usize)
}

/// How many stories it holds, or would hold if what is dragged over it were dropped. A limit counts the same in every
/// scope; without one it is what the board shows.
fn resulting_count(scene: Scene<'_>, view: &BoardView, placed: &Placed) -> usize {
    let id = placed.column.id;
    let entering = view.drag.held().and_then(|held| held.entering).filter(|(column, _)| *column == id);
    let indexes = scene.document.indexes();
    let present = match placed.column.limit {
        Some(_) => indexes.work_in_progress(id),
        None => indexes.board.lane(view.scope(scene.document), id).len(),
    };
    present + entering.map_or(0, |(_, count)| count)
}

fn header(ui: &mut Ui, t: &Tokens, scene: Scene<'_>, view: &mut BoardView, placed: &Placed, over: bool) {
    let column = &placed.column;
    let row = Rect::from_min_size(placed.rect.min, vec2(placed.rect.width(), COLUMN_HEADER));
    let add = Rect::from_center_size(pos2(row.max.x - 12.0, row.center().y), vec2(24.0, 24.0));
    let painter = ui.painter_at(Rect::from_min_max(row.min, pos2(add.min.x - 4.0, row.max.y)));
    let name = painter.layout_no_wrap(visible(&column.name).into_owned(), semibold(BODY), t.text);
    let middle = |height: f32| row.center().y - height / 2.0;
    let mut x = row.min.x;
    let size = name.size();
    painter.galley(pos2(x, middle(size.y)), name, t.text);
    x += size.x + 8.0;

    let held = resulting_count(scene, view, placed);
    let mut figure = match column.limit.filter(|_| column.limit_policy != LimitPolicy::Off) {
        Some(limit) => format!("{} / {limit}", thousands(held)),
        None => thousands(held),
    };
    if view.shown(scene.document).is_filtered() {
        figure = format!("{} of {figure}", thousands(placed.len));
    }
    let (font, color) = if over { (semibold(BODY), t.warn) } else { (FontId::proportional(BODY), t.muted) };
    let figure = painter.layout_no_wrap(figure, font, color);
    let size = figure.size();
    painter.galley(pos2(x, middle(size.y)), figure, color);
    x += size.x + 8.0;

    let sum = scene.document.indexes().board.lane(view.scope(scene.document), column.id).points();
    if sum > 0.0 {
        let text = painter.layout_no_wrap(format!("{} pt", points(sum)), FontId::proportional(SECONDARY), t.muted);
        let at = add.min.x - 6.0 - text.size().x;
        if at > x {
            painter.galley(pos2(at, middle(text.size().y)), text, t.muted);
        }
    }

    let name = format!("New story in {}", column.name);
    let button = egui::Button::new(egui::RichText::new(icons::PLUS).color(t.muted)).frame_when_inactive(false);
    ui.spacing_mut().interact_size.y = add.height();
    let response = ui.put(add, button).accessible_name(&name).on_hover_text(name);
    if response.clicked() {
        view.draft = Some(Draft { column: column.id, fresh: true, ..Draft::default() });
    }
}

/// The field for a new story's title, at the top of the well.
fn draft(ui: &mut Ui, view: &mut BoardView, placed: &mut Placed, scene: Scene<'_>, actions: &mut Vec<Action>) {
    let Some(draft) = &mut view.draft else { return };
    let t = Tokens::of(ui);
    let rect = Rect::from_min_size(placed.inside.min, vec2(placed.inside.width(), DRAFT_HEIGHT - card::GAP));
    placed.inside.min.y += DRAFT_HEIGHT;
    ui.painter().rect(rect, CornerRadius::same(7), t.panel, egui::Stroke::new(1.5, t.accent), egui::StrokeKind::Inside);
    let edit = TextEdit::singleline(&mut draft.title)
        .id(Id::unique("new-story-title"))
        .hint_text("What is it about?")
        .frame(egui::Frame::NONE)
        .desired_width(rect.width() - 20.0);
    let line = Rect::from_min_size(rect.min + vec2(10.0, 8.0), vec2(rect.width() - 20.0, 20.0));
    let response = ui.put(line, edit).accessible_name("Title of the new story");
    let hint = pos2(rect.min.x + 12.0, rect.max.y - 14.0);
    let font = FontId::proportional(11.0);
    ui.painter().text(hint, Align2::LEFT_CENTER, "Enter adds it, Escape closes", font, t.muted);
    if std::mem::take(&mut draft.fresh) {
        response.request_focus();
    }
    let (enter, escape) = ui.input(|i| (i.key_pressed(Key::Enter), i.key_pressed(Key::Escape)));
    if response.lost_focus() && enter {
        let title = std::mem::take(&mut draft.title).trim().to_owned();
        draft.fresh = true;
        if title.is_empty() {
            view.draft = None;
            return;
        }
        let sprint = match view.scope(scene.document) {
            Scope::Sprint(sprint) => Some(sprint),
            Scope::All | Scope::Archived => None,
        };
        let below = view.draft.as_ref().and_then(|draft| draft.below);
        actions.push(Action::CreateStory(NewStory { title, column: placed.column.id, sprint, below, lane: None }));
    } else if response.lost_focus() && (escape || draft.title.is_empty()) {
        view.draft = None;
    }
}

/// Scrolls by what the wheel says, and finds the rows in sight.
fn place_rows(ui: &mut Ui, scene: Scene<'_>, view: &mut BoardView, faces: &mut Faces, placed: &mut Placed) {
    let id = placed.column.id;
    let stories = view.shown(scene.document).stories_of(id);
    let painter = ui.painter().clone();
    let brush = Brush { painter: &painter, t: Tokens::of(ui), project: scene.document.project() };
    let mut height = |row: usize| f64::from(faces.height(brush, &stories[row]) + card::GAP);
    // The last card ends with a gap, so the view is one gap longer than it looks.
    let extent = f64::from((placed.inside.height() + card::GAP).max(1.0));
    let mut anchor = view.anchors.get(&id).copied().unwrap_or_default();

    let wheel = if ui.rect_contains_pointer(placed.rect) { ui.input(|i| i.smooth_scroll_delta().y) } else { 0.0 };
    anchor = layout::scroll(anchor, f64::from(-wheel), stories.len(), extent, &mut height);
    let wanted = view.reveal.and_then(|id| scene.document.project().stories.get(id)).filter(|s| s.column == id);
    if let Some(row) = wanted.and_then(|story| view.shown(scene.document).row_of(story)) {
        anchor = layout::reveal(anchor, row, stories.len(), extent, &mut height);
    }
    let rows = layout::place_rows(anchor, stories.len(), extent, &mut height);
    placed.rows = rows.into_iter().map(|row| (row, Arc::clone(&stories[row.row]))).collect();
    view.anchors.insert(id, anchor);
}

fn cards(
    ui: &mut Ui,
    t: &Tokens,
    scene: Scene<'_>,
    view: &mut BoardView,
    faces: &mut Faces,
    placed: &Placed,
    actions: &mut Vec<Action>,
) {
    let now = ui.input(|i| i.time);
    let (below, mut together) = (ui.painter().add(egui::Shape::Noop), egui::Mesh::default());
    for (row, story) in &placed.rows {
        // On whole pixels, or what was tessellated elsewhere would blur.
        let rect = placed.card_rect(row).round_to_pixels(ui.pixels_per_point());
        let response = ui.interact(rect, card_id(story.id), Sense::click_and_drag());
        describe(ui, scene, &response, placed, row, story);
        let selected = scene.document.selection.contains(story.id);
        let mark = Mark {
            selected,
            focused: response.has_focus(),
            hovered: response.hovered() && view.drag.held().is_none(),
            ghost: view.drag.held().is_some_and(|held| held.holds(story.id)),
            flash: flash(ui, scene, view, story.id, now),
        };
        let brush = Brush { painter: ui.painter(), t, project: scene.document.project() };
        faces.paint(brush, story, rect, mark, &mut together);
        if view.reveal == Some(story.id) {
            response.request_focus();
        }
        pointer(ui, scene, view, placed, (row, story), &response, actions);
        if response.has_focus() {
            keys::on_card(ui, scene, view, story, &response, actions);
        }
        if response.gained_focus()
            && view.reveal.is_none()
            && !selected
            && !ui.input(|i| i.pointer.any_down() || i.pointer.any_released())
        {
            actions.push(Action::Pick(story.id, Pick::Only));
        }
        menu(scene, &response, story, actions);
    }
    ui.painter().set(below, together);
}

/// Name, description and place for screen readers.
fn describe(ui: &Ui, scene: Scene<'_>, response: &Response, placed: &Placed, row: &PlacedRow, story: &Story) {
    let selected = scene.document.selection.contains(story.id);
    response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, selected, card::card_name(story)));
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_description(format!("{}, {} of {}", placed.column.name, row.row + 1, placed.len));
        node.set_position_in_set(row.row + 1);
        node.set_size_of_set(placed.len);
        node.set_selected(selected);
    });
}

/// 1 when a story has just landed, falling to 0.
fn flash(ui: &Ui, scene: Scene<'_>, view: &BoardView, story: StoryId, now: f64) -> f32 {
    let Some((stories, since)) = &view.landed else { return 0.0 };
    let left = FLASH - (now - since);
    if left <= 0.0 || !scene.motion || !stories.contains(&story) {
        return 0.0;
    }
    ui.ctx().request_repaint();
    (left / FLASH) as f32
}

fn pointer(
    ui: &Ui,
    scene: Scene<'_>,
    view: &mut BoardView,
    placed: &Placed,
    (row, story): (&PlacedRow, &Arc<Story>),
    response: &Response,
    actions: &mut Vec<Action>,
) {
    let selection = &scene.document.selection;
    if response.clicked() {
        let modifiers = ui.input(|i| i.modifiers);
        response.request_focus();
        let range = modifiers.shift.then(|| keys::range_to(scene, view, story)).flatten();
        match range {
            Some(range) => actions.push(Action::PickRange(range, story.id)),
            None if modifiers.command => actions.push(Action::Pick(story.id, Pick::Toggle)),
            None => actions.push(Action::Pick(story.id, Pick::Only)),
        }
    }
    if response.double_clicked() {
        actions.push(Action::OpenInspector(true));
    }
    if response.drag_started_by(egui::PointerButton::Primary) {
        let stories = if selection.contains(story.id) {
            selection.to_vec()
        } else {
            actions.push(Action::Pick(story.id, Pick::Only));
            vec![story.id]
        };
        let rect = placed.card_rect(row);
        let press = ui.input(|i| i.pointer.press_origin()).unwrap_or(rect.min);
        let grab = press - rect.min;
        let lift = Input::Lift {
            lead: story.id,
            stories,
            by: By::Pointer { grab: [grab.x, grab.y] },
            at: Some(Target { column: placed.column.id, row: row.row }),
            before: before(scene, view),
        };
        let mut drag = std::mem::take(&mut view.drag);
        drag.handle(lift, &view.shown(scene.document));
        view.drag = drag;
    }
    if response.hovered() && view.drag.held().is_none() {
        ui.ctx().set_cursor_icon(CursorIcon::Grab);
    }
}

/// What Escape brings back.
pub(super) fn before(scene: Scene<'_>, view: &BoardView) -> Before {
    Before { anchors: view.anchors.clone(), scroll_x: view.scroll_x, selection: scene.document.selection.clone() }
}

fn menu(scene: Scene<'_>, response: &Response, story: &Story, actions: &mut Vec<Action>) {
    if response.secondary_clicked() && !scene.document.selection.contains(story.id) {
        actions.push(Action::Pick(story.id, Pick::Only));
    }
    // Most cards have no open menu, and asking is cheaper than building one.
    if !response.secondary_clicked() && !response.context_menu_opened() {
        return;
    }
    response.context_menu(|ui| {
        ui.set_width(270.0);
        for command in [
            Command::OpenStory,
            Command::NewStory,
            Command::MoveToTop,
            Command::MoveToBottom,
            Command::MoveLeft,
            Command::MoveRight,
            Command::DeleteStories,
        ] {
            if command_menu_item(ui, command, scene.facts) {
                actions.push(Action::Run(command));
            }
        }
    });
}

/// A scroll bar at the right side of the well.
fn bar(ui: &mut Ui, view: &mut BoardView, placed: &Placed) {
    let rows: Vec<PlacedRow> = placed.rows.iter().map(|(row, _)| *row).collect();
    let extent = f64::from(placed.inside.height() + card::GAP);
    let Some((start, length)) = layout::thumb(&rows, placed.len, extent) else { return };
    let track = Rect::from_min_max(
        pos2(placed.rect.max.x - 7.0, placed.inside.min.y),
        pos2(placed.rect.max.x, placed.inside.max.y),
    );
    let height = f64::from(track.height());
    let thumb = Rect::from_min_size(
        track.min + vec2(0.0, (start * height) as f32),
        vec2(track.width(), (length * height) as f32),
    );
    let name = format!("Scroll {}", placed.column.name);
    if let Some(dragged) = scroll_thumb(ui, "bar", thumb, &name) {
        let rows_a_point = (placed.len as f64 - rows.len() as f64 + 1.0) / (height * (1.0 - length)).max(1.0);
        let anchor = view.anchors.entry(placed.column.id).or_default();
        let at = (anchor.row as f64 + anchor.fraction + f64::from(dragged.y) * rows_a_point).max(0.0);
        anchor.row = (at as usize).min(placed.len.saturating_sub(1));
        anchor.fraction = at.fract();
    }
}
