//! The details of a release.

use egui::{Button, Id, RichText, Ui};

use super::facts::Facts;
use super::list::points_of;
use super::name::{Named, name_field};
use super::page::{bar, card, card_with, muted};
use super::stories;
use super::view::SprintsView;
use crate::edit::{ReleaseEdit, ReleaseField};
use crate::insight::{ReleaseProgress, release_notes};
use crate::model::{Release, ReleaseState, Word as _};
use crate::screens::inspector::description::{self, Described};
use crate::screens::{Action, Scene};
use crate::ui::command::Command;
use crate::ui::format::{count, points, thousands};
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{date_field, icon_button, pick_one};

pub(super) fn show(
    ui: &mut Ui,
    scene: Scene<'_>,
    view: &mut SprintsView,
    facts: &Facts,
    release: &Release,
    actions: &mut Vec<Action>,
) {
    card(ui, "", |ui| head(ui, scene, view, release, actions));
    card(ui, "Progress", |ui| progress(ui, &facts.release));
    card_with(ui, "", |_| {}, |ui| notes(ui, scene, view, release, actions));
    stories::show(ui, scene, facts, "No story is in it yet. Set the release of a story in its inspector.", actions);
}

fn set(release: &Release, field: ReleaseField) -> Action {
    Action::EditReleases(ReleaseEdit::Set(release.id, field))
}

fn typed(release: &Release, field: ReleaseField) -> Action {
    Action::TypeInRelease(ReleaseEdit::Set(release.id, field))
}

fn head(ui: &mut Ui, scene: Scene<'_>, view: &mut SprintsView, release: &Release, actions: &mut Vec<Action>) {
    let t = Tokens::of(ui);
    let id = Id::unique(("release name", release.id));
    let named = Named { id, name: "Name of the release", value: &release.name, wants: view.wants };
    let shown = name_field(ui, &mut view.texts.typing, named, |ui| {
        let name = Command::DeleteDesk.tooltip(ui.ctx());
        if icon_button(ui, icons::TRASH, "Delete the release", &name).clicked() {
            actions.push(Action::Run(Command::DeleteDesk));
        }
    });
    view.wants = view.wants.filter(|_| !shown.focused);
    actions.extend(shown.text.map(|name| typed(release, ReleaseField::Name(name))));
    actions.extend(shown.left.then_some(Action::EndTyping));
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 26.0;
        for state in [ReleaseState::Planned, ReleaseState::Released] {
            if pick_one(ui, release.state == state, state.label()).clicked() && release.state != state {
                actions.push(set(release, ReleaseField::State(state)));
            }
        }
        ui.add_space(10.0);
        ui.spacing_mut().item_spacing.x = 4.0;
        ui.label(RichText::new("Date").color(t.muted));
        let today = scene.document.clock().today();
        let date = date_field(ui, "Date of the release", release.date, &mut view.texts.date, scene.dates, today);
        actions.extend(date.value.map(|date| typed(release, ReleaseField::Date(date))));
        actions.extend(date.left.then_some(Action::EndTyping));
        if release.state == ReleaseState::Planned && release.date.is_some_and(|date| date < today) {
            let text = format!("{} The date is past", icons::WARNING);
            ui.label(RichText::new(text).size(SECONDARY).color(t.warn));
        }
    });
}

fn progress(ui: &mut Ui, progress: &ReleaseProgress) {
    if progress.stories() == 0 {
        muted(ui, "Nothing to count yet.");
        return;
    }
    let lines = in_words(progress);
    ui.horizontal_wrapped(|ui| {
        for (i, line) in lines.iter().enumerate() {
            if i == 0 { drop(ui.label(line)) } else { drop(muted(ui, format!("· {line}"))) }
        }
    });
    let (done, doing, all) = if progress.points() > 0.0 {
        (progress.done.points, progress.doing.points, progress.points())
    } else {
        let [done, doing, all] = [progress.done.stories, progress.doing.stories, progress.stories()].map(|n| n as f64);
        (done, doing, all)
    };
    let name = format!("Progress: {}", lines.first().map_or("", String::as_str));
    bar(ui, &name, [(done + doing) / all, done / all]);
}

/// "21 of 38 points done", "5 of 8 stories done", "2 stories without an estimate".
fn in_words(progress: &ReleaseProgress) -> Vec<String> {
    let mut lines = Vec::new();
    if progress.points() > 0.0 {
        lines.push(format!("{} of {} done", points(progress.done.points), points_of(progress.points())));
    }
    let all = count(progress.stories(), "story", "stories");
    lines.push(format!("{} of {all} done", thousands(progress.done.stories)));
    if progress.unestimated > 0 {
        lines.push(format!("{} without an estimate", count(progress.unestimated, "story", "stories")));
    }
    lines
}

fn notes(ui: &mut Ui, scene: Scene<'_>, view: &mut SprintsView, release: &Release, actions: &mut Vec<Action>) {
    let id = Id::unique(("release notes", release.id));
    let what =
        Described { id, name: "Release notes", text: &release.notes, hint: "What it brings, for those who use it" };
    let written = description::show(ui, &mut view.texts.notes, what);
    actions.extend(written.text.map(|text| typed(release, ReleaseField::Notes(text))));
    actions.extend(written.left.then_some(Action::EndTyping));
    ui.add_space(6.0);
    ui.horizontal_wrapped(|ui| {
        let generate = Button::new(format!("{}  Generate from done stories", icons::SPARKLE));
        let generate = ui.add(generate).accessible_name("Generate from done stories");
        if generate.on_hover_text("Replaces the notes; it can be undone").clicked() {
            let notes = release_notes(scene.document.project(), scene.document.indexes(), release.id);
            actions.push(if notes.is_empty() {
                Action::Announce("No story of this release is done yet, so the notes stay as they are.".into())
            } else {
                set(release, ReleaseField::Notes(notes))
            });
        }
        let copy = Button::new(format!("{}  Copy", icons::COPY));
        let copy = ui.add_enabled(!release.notes.trim().is_empty(), copy).accessible_name("Copy the release notes");
        if copy.on_hover_text("Copy the notes as Markdown").clicked() {
            ui.ctx().copy_text(release.notes.clone());
            actions.push(Action::Announce(format!("Copied the notes of {}", release.name)));
        }
    });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::Amount;

    #[test]
    fn progress_is_told_by_points_and_by_stories() {
        let amount = |stories, points| Amount { stories, points };
        let progress =
            ReleaseProgress { to_do: amount(2, 8.0), doing: amount(1, 5.0), done: amount(5, 21.0), unestimated: 1 };
        assert_eq!(in_words(&progress), ["21 of 34 points done", "5 of 8 stories done", "1 story without an estimate"]);
        let counted = ReleaseProgress { done: amount(1, 0.0), unestimated: 1, ..ReleaseProgress::default() };
        assert_eq!(in_words(&counted), ["1 of 1 story done", "1 story without an estimate"]);
    }
}
