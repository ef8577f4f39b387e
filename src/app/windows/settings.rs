//! The settings: what a person prefers, and what holds for the project. Changes take effect at once.

use egui::{Context, Grid, RichText, ScrollArea, Slider, Ui, vec2};

use super::calendar::CalendarSection;
use super::project::ProjectSection;
use crate::app::modals::Sheet;
use crate::app::preferences::{Preferences, SCALE, ThemeChoice};
use crate::screens::Action;
use crate::session::Document;
use crate::ui::format::{DateStyle, Dates};
use crate::ui::theme::Tokens;
use crate::ui::widgets::tick;

/// A page of the settings.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Section {
    Preferences,
    Cards,
    Project,
    Labels,
    Calendar,
}

impl Section {
    const ALL: [Self; 5] = [Self::Preferences, Self::Cards, Self::Project, Self::Labels, Self::Calendar];

    fn label(self) -> &'static str {
        match self {
            Self::Preferences => "Preferences",
            Self::Cards => "Cards",
            Self::Project => "Project",
            Self::Labels => "Labels",
            Self::Calendar => "Working calendar",
        }
    }

    /// It is about the project that is open.
    fn is_of_project(self) -> bool {
        matches!(self, Self::Project | Self::Labels | Self::Calendar)
    }
}

/// The width of the list of pages, and the height of all, in points.
const PAGES: f32 = 132.0;
const HEIGHT: f32 = 400.0;

#[derive(Debug)]
pub(in crate::app) struct SettingsWindow {
    section: Section,
    project: ProjectSection,
    calendar: CalendarSection,
    fresh: bool,
}

impl SettingsWindow {
    pub(super) fn at(section: Section) -> Self {
        Self { section, project: ProjectSection::default(), calendar: CalendarSection::default(), fresh: true }
    }

    /// False when it is to close.
    pub(super) fn show(
        &mut self,
        ctx: &Context,
        document: Option<&Document>,
        preferences: &mut Preferences,
        dates: Dates,
        actions: &mut Vec<Action>,
    ) -> bool {
        let held = self.project.holds_text() || self.calendar.holds_text();
        let sheet = Sheet { id: "settings", title: "Settings", width: 640.0, held };
        let (done, close) = sheet.show(ctx, |ui| {
            let height = HEIGHT.min(ui.ctx().content_rect().height() - 170.0);
            ui.horizontal_top(|ui| {
                ui.allocate_ui(vec2(PAGES, height), |ui| {
                    ui.vertical(|ui| {
                        ui.set_min_size(vec2(PAGES, height));
                        self.pages(ui, document.is_some(), actions);
                    });
                });
                ui.add_space(12.0);
                ui.vertical(|ui| {
                    let area = ScrollArea::vertical().id_salt(self.section.label()).auto_shrink(false);
                    area.max_height(height).min_scrolled_height(height).show(ui, |ui| {
                        // The scroll bar floats; fields keep clear of it.
                        ui.set_max_width(ui.available_width() - 10.0);
                        match (self.section, document) {
                            (Section::Cards, _) => cards(ui, preferences),
                            (Section::Project, Some(document)) => self.project.show(ui, document.project(), actions),
                            (Section::Labels, Some(document)) => self.project.labels(ui, document.project(), actions),
                            (Section::Calendar, Some(document)) => {
                                let (settings, today) = (&document.project().settings, document.clock().today());
                                self.calendar.show(ui, settings, dates, today, actions);
                            }
                            _ => general(ui, preferences),
                        }
                    });
                });
            });
            ui.add_space(10.0);
            ui.button("Close").clicked()
        });
        let stays = !(done || close);
        if !stays {
            self.calendar.finish(actions);
        }
        stays
    }

    fn pages(&mut self, ui: &mut Ui, has_project: bool, actions: &mut Vec<Action>) {
        ui.spacing_mut().item_spacing.y = 2.0;
        for section in Section::ALL.into_iter().filter(|section| has_project || !section.is_of_project()) {
            let picked = self.section == section;
            let page = egui::Button::selectable(picked, section.label()).min_size(vec2(PAGES, 28.0));
            let response = ui.add(page);
            if picked && std::mem::take(&mut self.fresh) {
                response.request_focus();
            }
            if response.clicked() && !picked {
                self.section = section;
                self.calendar.finish(actions);
                actions.push(Action::EndTyping);
            }
        }
    }
}

/// A name at the left and its controls.
fn row(ui: &mut Ui, name: &str, add: impl FnOnce(&mut Ui)) {
    ui.label(RichText::new(name).color(Tokens::of(ui).muted));
    ui.horizontal(add);
    ui.end_row();
}

fn general(ui: &mut Ui, preferences: &mut Preferences) {
    Grid::new("preferences").num_columns(2).spacing([20.0, 12.0]).min_col_width(110.0).show(ui, |ui| {
        row(ui, "Theme", |ui| {
            for (choice, label) in
                [(ThemeChoice::System, "System"), (ThemeChoice::Light, "Light"), (ThemeChoice::Dark, "Dark")]
            {
                ui.selectable_value(&mut preferences.theme, choice, label);
            }
        });
        row(ui, "Interface size", |ui| scale(ui, preferences));
        row(ui, "Dates", |ui| {
            ui.selectable_value(&mut preferences.dates, DateStyle::System, "As the system");
            ui.selectable_value(&mut preferences.dates, DateStyle::Iso, "2026-12-24");
        });
        row(ui, "Motion", |ui| {
            tick(ui, &mut preferences.motion, "Show movement");
        });
    });
}

fn scale(ui: &mut Ui, preferences: &mut Preferences) {
    // The size takes effect when the slider is let go, or it would move under the pointer.
    let id = ui.scope_id().with("scale");
    let mut scale: u32 = ui.data(|d| d.get_temp(id)).unwrap_or(preferences.scale);
    let slider = Slider::new(&mut scale, SCALE).step_by(10.0).suffix(" %").trailing_fill(true);
    // The rail would be as white as its ground.
    ui.visuals_mut().widgets.inactive.bg_fill = Tokens::of(ui).line_strong;
    let response = ui.add(slider).accessible_name("Interface size");
    if response.dragged() {
        ui.data_mut(|d| d.insert_temp(id, scale));
    } else {
        ui.data_mut(|d| d.remove::<u32>(id));
        preferences.scale = scale.clamp(*SCALE.start(), *SCALE.end());
    }
}

fn cards(ui: &mut Ui, preferences: &mut Preferences) {
    let cards = &mut preferences.cards;
    Grid::new("cards").num_columns(2).spacing([20.0, 12.0]).min_col_width(110.0).show(ui, |ui| {
        row(ui, "Height", |ui| {
            ui.selectable_value(&mut cards.compact, false, "Full");
            ui.selectable_value(&mut cards.compact, true, "Compact");
        });
        ui.with_layout(egui::Layout::top_down(egui::Align::Min), |ui| {
            ui.add_space(4.0);
            ui.label(RichText::new("They show").color(Tokens::of(ui).muted));
        });
        ui.vertical(|ui| {
            ui.spacing_mut().item_spacing.y = 0.0;
            for (name, shown) in cards.fields() {
                tick(ui, shown, name);
            }
        });
        ui.end_row();
    });
}
