//! What is behind a point: the rule in words, the numbers, and the stories with what happened to them.

use egui::{Align2, Key, Modifiers, Rect, RichText, Role, ScrollArea, Sense, Ui, UiBuilder, WidgetInfo, vec2};

use super::chart::{Said, Source, in_points, titled};
use super::choices::Card;
use super::view::DeliveryView;
use crate::insight::{Behind, Counted, Delivery, Happening, Point};
use crate::model::{Date, EventKind, Project, StoryId};
use crate::screens::{Action, Pick, Scene};
use crate::session::Document;
use crate::ui::format::{count, visible};
use crate::ui::theme::{BODY, SECONDARY, TITLE, Tokens, hairline, semibold};
use crate::ui::widgets::icon_button;
use crate::ui::{icons, picture};

/// The width beside the charts, and the height below them, in points.
pub(super) const WIDTH: f32 = 340.0;
pub(super) const HEIGHT: f32 = 260.0;
const ROW: f32 = 40.0;
/// Of so many stories that share a point, what happened is looked up.
const MOST: usize = 200;

/// A point that was opened.
#[derive(Clone, Debug)]
pub(super) struct Opened {
    pub(super) card: Card,
    /// How its numbers are made, in words.
    rule: String,
    said: Said,
    source: Source,
    /// The stories of a point that stands for several.
    stories: Vec<StoryId>,
    /// The revision and the day that the list was made for.
    made_for: Option<(u64, Date)>,
    rows: Vec<Row>,
    /// It was opened just now.
    fresh: bool,
}

/// A row of the list.
#[derive(Clone, Debug, PartialEq)]
enum Row {
    Heading(String),
    Story(Counted),
    Event(Happening),
}

impl Opened {
    pub(super) fn new(card: Card, rule: String, said: Said, source: Source, stories: Vec<StoryId>) -> Self {
        Self { card, rule, said, source, stories, made_for: None, rows: Vec::new(), fresh: true }
    }

    /// Looks up what is behind it, unless that is known; tells whether it had to.
    fn refresh(&mut self, document: &Document, delivery: &Delivery) -> bool {
        let today = document.clock().today();
        let now = (document.revision(), today);
        if self.made_for == Some(now) {
            return false;
        }
        self.made_for = Some(now);
        let (project, zone) = (document.project(), document.clock().zone());
        let behind = |point| delivery.behind(project, point, today, zone);
        let behind = match &self.source {
            Source::One(point) => behind(*point),
            Source::Several(_) => {
                let mut all = Behind::default();
                for story in self.stories.iter().take(MOST) {
                    let one = behind(Point::Story(*story));
                    all.stories.extend(one.stories);
                    all.events.extend(one.events);
                }
                all
            }
        };
        self.rows = rows(project, behind, self.stories.len());
        true
    }
}

fn rows(project: &Project, mut behind: Behind, all: usize) -> Vec<Row> {
    // NP-9 before NP-10.
    let order = |counted: &Counted| {
        let story = project.stories.get(counted.story);
        story.map(|story| (story.key.len(), story.key.clone()))
    };
    behind.stories.sort_by_cached_key(order);
    behind.events.sort_by_key(|event| event.at);
    let mut rows = Vec::with_capacity(behind.stories.len() + behind.events.len() + 2);
    let stories = behind.stories.len();
    let heading = if all > stories && all > MOST {
        format!("The first {stories} of {}", count(all, "story", "stories"))
    } else {
        count(stories, "story", "stories")
    };
    if !behind.events.is_empty() {
        rows.push(Row::Heading("What happened".into()));
        rows.extend(behind.events.into_iter().map(Row::Event));
    }
    rows.push(Row::Heading(heading));
    rows.extend(behind.stories.into_iter().map(Row::Story));
    rows
}

/// Shows what is behind the opened point in a place of its own.
pub(super) fn show(ui: &mut Ui, scene: Scene<'_>, view: &mut DeliveryView, rect: Rect, actions: &mut Vec<Action>) {
    let Some(mut opened) = view.opened.take() else { return };
    if let Some(delivery) = view.followed.get()
        && opened.refresh(scene.document, delivery)
        && let Some(shown) = view.charts.get(&opened.card)
        && matches!(opened.source, Source::One(_))
    {
        // After an edit its values are others.
        let same = shown.drawn.marks.iter().position(|mark| mark.source == opened.source);
        opened.said = same.and_then(|mark| shown.said(scene, mark)).unwrap_or(opened.said);
    }
    let t = Tokens::of(ui);
    ui.painter().rect_filled(rect, 0.0, t.panel);
    let line = egui::Stroke::new(hairline(ui), t.line);
    ui.painter().rect_stroke(rect, 0.0, line, egui::StrokeKind::Inside);
    let room = UiBuilder::new().id_salt("behind").max_rect(rect.shrink(14.0));
    let ui = &mut ui.new_child(room);
    ui.set_clip_rect(rect.intersect(ui.clip_rect()));
    ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
        node.set_role(Role::Group);
        node.set_label(format!("Behind {}", opened.said.title));
    });
    let mut open = true;
    ui.label(RichText::new(view.chosen.title(opened.card)).size(SECONDARY).color(t.muted));
    ui.horizontal(|ui| {
        let width = ui.available_width() - 36.0;
        let title = RichText::new(&opened.said.title).font(semibold(TITLE));
        ui.allocate_ui(vec2(width, 28.0), |ui| {
            ui.set_width(width);
            ui.add(egui::Label::new(title).truncate());
        });
        let close = icon_button(ui, icons::X, "Close the list", "Close the list (Esc)");
        if opened.fresh {
            close.request_focus();
        }
        open &= !close.clicked();
    });
    ScrollArea::vertical().id_salt("behind-list").auto_shrink(false).show(ui, |ui| {
        ui.label(RichText::new(&opened.rule).size(SECONDARY).color(t.muted));
        ui.add_space(4.0);
        ui.scope(|ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            for line in &opened.said.lines {
                ui.label(line);
            }
        });
        list(ui, scene, &opened.rows, actions);
    });
    opened.fresh = false;
    let escape = !egui::Popup::is_any_open(ui.ctx()) && ui.input_mut(|i| i.consume_key(Modifiers::NONE, Key::Escape));
    if open && !escape {
        view.opened = Some(opened);
    } else {
        view.focus = Some(opened.card);
    }
}

/// Only what is in sight is laid out.
fn list(ui: &mut Ui, scene: Scene<'_>, rows: &[Row], actions: &mut Vec<Action>) {
    let (all, _) = ui.allocate_exact_size(vec2(ui.available_width(), ROW * rows.len() as f32), Sense::hover());
    let seen = ui.clip_rect();
    let first = ((seen.min.y - all.min.y) / ROW).floor().max(0.0) as usize;
    // One more at each end, so that the focus can go there.
    let first = first.saturating_sub(1);
    let count = (seen.height() / ROW).ceil() as usize + 3;
    for (i, row) in rows.iter().enumerate().skip(first).take(count) {
        let min = all.min + vec2(0.0, ROW * i as f32);
        show_row(ui, scene, i, row, Rect::from_min_size(min, vec2(all.width(), ROW)), actions);
    }
}

fn show_row(ui: &Ui, scene: Scene<'_>, i: usize, row: &Row, rect: Rect, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let project = scene.document.project();
    let (story, second) = match row {
        Row::Heading(text) => {
            let at = rect.left_bottom() + vec2(0.0, -6.0);
            ui.painter().text(at, Align2::LEFT_BOTTOM, text, semibold(BODY), t.text);
            let response = ui.interact(rect, ui.scope_id().with(("heading", i)), Sense::hover());
            response.widget_info(|| WidgetInfo::labeled(Role::Label, true, text));
            return;
        }
        Row::Story(counted) => (counted.story, counted_words(project, counted)),
        Row::Event(event) => (event.story, event_words(scene, project, event)),
    };
    let title = titled(project, story);
    let there = project.stories.contains(story);
    let sense = if there { Sense::click() } else { Sense::hover() };
    let response = ui.interact(rect, ui.scope_id().with(("row", i)), sense);
    response.widget_info(|| WidgetInfo::labeled(Role::Button, there, format!("{title}, {second}")));
    let selected = scene.document.selection.contains(story);
    if selected || response.hovered() {
        ui.painter().rect_filled(rect, 6.0, if selected { t.selected } else { t.hover });
    }
    if response.gained_focus() {
        ui.scroll_to_rect(rect, None);
    }
    if response.has_focus() {
        let stroke = egui::Stroke::new(1.5, t.accent);
        ui.painter().rect_stroke(rect, 6.0, stroke, egui::StrokeKind::Inside);
    }
    let room = rect.shrink2(vec2(6.0, 0.0));
    let painter = ui.painter().with_clip_rect(room.intersect(ui.clip_rect()));
    let put = |y: f32, size: f32, color, text: String| {
        let mut shapes = picture::Picture::default();
        let font = picture::Font { size, strong: false };
        let at = egui::pos2(0.0, 0.0);
        picture::pen::text_in(&mut shapes, at, picture::Anchor::Left, font, color, text, room.width());
        picture::paint::paint(&painter, &shapes, egui::pos2(room.min.x, rect.min.y + y));
    };
    put(12.0, BODY, t.text, title);
    put(28.0, SECONDARY, t.muted, second);
    if response.clicked() {
        actions.push(Action::Pick(story, Pick::Only));
        actions.push(Action::OpenInspector(true));
    }
}

fn counted_words(project: &Project, counted: &Counted) -> String {
    let estimated =
        counted.points != 0.0 || project.stories.get(counted.story).is_some_and(|s| s.estimate == Some(0.0));
    let points = if estimated { in_points(counted.points) } else { "no estimate".to_owned() };
    if counted.done { format!("{points}, done") } else { format!("{points}, not done") }
}

/// "moved to Review, 12 Nov".
fn event_words(scene: Scene<'_>, project: &Project, event: &Happening) -> String {
    let clock = scene.document.clock();
    let column = |id| project.columns.get(id).map_or_else(|| "a column that is gone".into(), |c| visible(&c.name));
    let sprint = |id| project.sprints.get(id).map_or_else(|| "a sprint that is gone".into(), |s| visible(&s.name));
    let what = match event.what {
        EventKind::Created { column: id } => format!("Created in {}", column(id)),
        EventKind::Moved { to } => format!("Moved to {}", column(to)),
        EventKind::Estimated { points: Some(points) } => format!("Estimated at {}", in_points(points)),
        EventKind::Estimated { points: None } => "Estimate taken away".into(),
        EventKind::SprintEntered { sprint: id } => format!("Came into {}", sprint(id)),
        EventKind::SprintLeft { sprint: id } => format!("Left {}", sprint(id)),
        EventKind::Done => "Done".into(),
        EventKind::Reopened => "Reopened".into(),
        EventKind::Cancelled => "Cancelled".into(),
    };
    format!("{what}, {}", scene.dates.day(clock.date_of(event.at), clock.today()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Story;

    #[test]
    fn a_list_that_is_cut_says_so() {
        let counted = Counted { story: StoryId::default(), points: 0.0, done: true };
        let behind = Behind { stories: vec![counted; MOST], events: Vec::new() };
        let rows = rows(&Project::default(), behind, 1000);
        assert_eq!(rows[0], Row::Heading(format!("The first 200 of {}", count(1000, "story", "stories"))));
        assert_eq!(rows.len(), MOST + 1);
        let mut project = Project::default();
        assert_eq!(counted_words(&project, &counted), "no estimate, done");
        project.stories.insert(Story { estimate: Some(0.0), ..Story::default() });
        assert_eq!(counted_words(&project, &counted), "0 points, done");
    }
}
