//! Sprints, releases and initiatives in the navigation while cards are held: a drop on one assigns the stories to it.

use egui::scroll_area::ScrollAreaOutput;
use egui::{Color32, FontId, Rect, Role, ScrollArea, Sense, Ui, WidgetInfo, vec2};

use crate::edit::{StateId, StoryField};
use crate::model::{ReleaseState, SprintState};
use crate::screens::board::layout;
use crate::session::Document;
use crate::ui::format::visible;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens, semibold};

const ROW: f32 = 27.0;
/// Points a second that the list scrolls by itself, at its very edge.
const FASTEST: f64 = 600.0;

/// Where the navigation takes stories, and what a drop there sets.
type Places = Vec<(Rect, StoryField)>;

/// The list, while the pointer holds stories of a screen.
pub(super) struct Drops<'a> {
    pub(super) list: &'a mut DropTargets,
    /// What a drop would set where they are now.
    pub(super) over: Option<StoryField>,
    pub(super) places: &'a mut Places,
}

impl Drops<'_> {
    pub(super) fn show(self, ui: &mut Ui, document: &Document) {
        self.list.show(ui, document, self.over.as_ref(), self.places);
    }
}

#[derive(Clone, Debug)]
enum Row {
    Heading(&'static str),
    Target { icon: &'static str, label: String, field: StoryField },
}

/// The rows of the list, gathered once for each state of the project.
#[derive(Debug, Default)]
pub(super) struct DropTargets {
    state: Option<StateId>,
    rows: Vec<Row>,
    /// Seconds for which the list has been scrolling by itself.
    scrolling: f64,
    /// Where it has scrolled by itself to, in points from its top.
    scroll_to: Option<f32>,
}

impl DropTargets {
    /// `over` is what a drop would set where the pointer is; `places` says to the screen what it would where.
    fn show(&mut self, ui: &mut Ui, document: &Document, over: Option<&StoryField>, places: &mut Places) {
        let state = document.history().present();
        if self.state != Some(state) {
            *self = Self { state: Some(state), rows: rows(document), ..Self::default() };
        }
        places.clear();
        let mut list = ScrollArea::vertical().id_salt("drop-targets").auto_shrink([false, true]);
        if let Some(offset) = self.scroll_to.take() {
            list = list.vertical_scroll_offset(offset);
        }
        let shown = list.show_rows(ui, ROW, self.rows.len(), |ui, visible| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for row in &self.rows[visible] {
                let is_over = match row {
                    Row::Target { field, .. } => over == Some(field),
                    Row::Heading(_) => false,
                };
                let rect = show_row(ui, row, is_over);
                if let Row::Target { field, .. } = row {
                    places.push((rect.intersect(ui.clip_rect()), field.clone()));
                }
            }
        });
        self.scroll_near_edges(ui, &shown);
    }

    /// Scrolls the list by itself while the cards are held near its upper or lower edge.
    fn scroll_near_edges<R>(&mut self, ui: &Ui, shown: &ScrollAreaOutput<R>) {
        let rect = shown.inner_rect;
        let at = ui.input(|i| i.pointer.latest_pos()).filter(|at| rect.contains(*at));
        let speed = at.map_or(0.0, |at| {
            let (at, top, bottom) = (f64::from(at.y), f64::from(rect.min.y), f64::from(rect.max.y));
            layout::autoscroll(at, top, bottom, FASTEST)
        });
        let most = (shown.content_size.y - rect.height()).max(0.0);
        let offset = shown.state.clamped_offset().y;
        if speed == 0.0 || (speed < 0.0 && offset <= 0.0) || (speed > 0.0 && offset >= most) {
            self.scrolling = 0.0;
            return;
        }
        let dt = f64::from(ui.input(|i| i.stable_dt)).min(0.1);
        self.scrolling += dt;
        let by = (speed * layout::ramp(self.scrolling) * dt) as f32;
        self.scroll_to = Some((offset + by).clamp(0.0, most));
        ui.ctx().request_repaint();
    }
}

fn rows(document: &Document) -> Vec<Row> {
    let project = document.project();
    let target = |icon, label: &str, field| Row::Target { icon, label: visible(label).into_owned(), field };
    let mut rows = vec![Row::Heading("Drop on a sprint")];
    let mut sprints: Vec<_> = project.sprints.iter().filter(|s| s.state != SprintState::Closed).collect();
    sprints.sort_by(|a, b| a.start.cmp(&b.start).then_with(|| a.name.cmp(&b.name)));
    rows.extend(sprints.into_iter().map(|s| target(icons::REPEAT, &s.name, StoryField::Sprint(Some(s.id)))));
    rows.push(target(icons::LIST_NUMBERS, "Backlog", StoryField::Sprint(None)));
    let mut releases: Vec<_> = project.releases.iter().filter(|r| r.state == ReleaseState::Planned).collect();
    releases.sort_by(|a, b| a.date.cmp(&b.date).then_with(|| a.name.cmp(&b.name)));
    if !releases.is_empty() {
        rows.push(Row::Heading("… a release"));
        rows.extend(
            releases.into_iter().map(|r| target(icons::ROCKET_LAUNCH, &r.name, StoryField::Release(Some(r.id)))),
        );
    }
    let mut initiatives: Vec<_> = project.initiatives.iter().filter(|i| !i.closed).collect();
    initiatives.sort_by(|a, b| a.title.cmp(&b.title));
    if !initiatives.is_empty() {
        rows.push(Row::Heading("… an initiative"));
        let field = |id| StoryField::Initiative(Some(id));
        rows.extend(initiatives.into_iter().map(|i| target(icons::PATH, &i.title, field(i.id))));
    }
    rows
}

fn show_row(ui: &mut Ui, row: &Row, over: bool) -> Rect {
    let t = Tokens::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), ROW), Sense::hover());
    let painter = ui.painter_at(rect);
    let middle = rect.left_center();
    match row {
        Row::Heading(text) => {
            let at = middle + vec2(8.0, 3.0);
            painter.text(at, egui::Align2::LEFT_CENTER, text, semibold(SECONDARY), t.muted);
        }
        Row::Target { icon, label, .. } => {
            response.widget_info(|| WidgetInfo::selected(Role::ListItem, true, over, format!("Drop on {label}")));
            let room = rect.shrink2(vec2(0.0, 1.0));
            let (fill, stroke) = if over { (t.selected, t.accent) } else { (Color32::TRANSPARENT, t.line_strong) };
            let stroke = egui::Stroke::new(if over { 2.0 } else { 1.0 }, stroke);
            ui.painter().rect(room, 6.0, fill, stroke, egui::StrokeKind::Inside);
            let color = if over { t.accent } else { t.muted };
            painter.text(middle + vec2(9.0, 0.0), egui::Align2::LEFT_CENTER, icon, FontId::proportional(15.0), color);
            let job = egui::text::LayoutJob {
                wrap: egui::text::TextWrapping::truncate_at_width(rect.width() - 38.0),
                ..egui::text::LayoutJob::simple_singleline(label.clone(), FontId::proportional(13.0), t.text)
            };
            let galley = painter.layout_job(job);
            painter.galley(middle + vec2(31.0, -galley.size().y / 2.0), galley, t.text);
        }
    }
    rect
}
