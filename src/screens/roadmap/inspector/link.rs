//! The selected dependency.

use egui::{Button, Label, RichText, Ui};

use super::words::{self, Tone};
use super::{PlanInspector, Sight, ask, head, links, scrolled, tell};
use crate::edit::{GREATEST_LAG, LinkEdit};
use crate::insight::slack_on;
use crate::model::{Dependency, Link, Node, Word as _};
use crate::screens::Action;
use crate::screens::inspector::pieces::{aside, heading, line, row};
use crate::screens::roadmap::PlanAction;
use crate::ui::icons;
use crate::ui::theme::{SECONDARY, Tokens};
use crate::ui::widgets::{icon_button, pick_one};

pub(super) fn show(
    ui: &mut Ui,
    sight: Sight<'_>,
    state: &mut PlanInspector,
    link: &Dependency,
    focus: bool,
    actions: &mut Vec<Action>,
) {
    let left = |ui: &mut Ui| {
        let t = Tokens::of(ui);
        ui.spacing_mut().item_spacing.x = 6.0;
        ui.label(RichText::new(icons::FLOW_ARROW).color(t.pm));
        ui.label(RichText::new("Dependency").size(SECONDARY).color(t.muted));
    };
    head::bar(ui, actions, left, |ui, actions| {
        let name = "Remove the dependency";
        if icon_button(ui, icons::TRASH, name, name).clicked() {
            actions.push(edit(LinkEdit::Delete(vec![link.id])));
        }
    });
    scrolled(ui, link.id, |ui| {
        ends(ui, sight, link, actions);
        heading(ui, "Kind", "");
        kinds(ui, link, focus, actions);
        ui.add_space(8.0);
        let bad = row(ui, "Lag", |ui| {
            let typed = links::lag(ui, link, "Lag", &mut state.texts, actions);
            aside(ui, if typed.bad { "" } else { "in working days" });
            typed.bad
        });
        if bad {
            let text = format!("{} A whole number from −{GREATEST_LAG} to {GREATEST_LAG}", icons::WARNING);
            ui.label(RichText::new(text).size(SECONDARY).color(Tokens::of(ui).bad));
        }
        aside(ui, words::meaning_of_no_lag(link.link));
        standing(ui, sight, link, actions);
    });
}

fn edit(edit: LinkEdit) -> Action {
    ask(PlanAction::EditLinks(edit))
}

/// From what to what.
fn ends(ui: &mut Ui, sight: Sight<'_>, link: &Dependency, actions: &mut Vec<Action>) {
    ui.add_space(6.0);
    for (name, node) in [("From", link.from), ("To", link.to)] {
        row(ui, name, |ui| links::open(ui, node, &sight.title(node), actions));
    }
}

fn kinds(ui: &mut Ui, link: &Dependency, focus: bool, actions: &mut Vec<Action>) {
    ui.spacing_mut().item_spacing.y = 0.0;
    ui.spacing_mut().interact_size.y = 22.0;
    for kind in Link::ALL {
        let picked = link.link == *kind;
        let response = pick_one(ui, picked, kind.label());
        if focus && picked {
            response.request_focus();
        }
        if response.clicked() && !picked {
            actions.push(edit(LinkEdit::Kind(link.id, *kind)));
        }
        line(ui, 18.0, |ui| {
            ui.add_space(24.0);
            aside(ui, words::meaning_of_link(*kind));
        });
    }
}

/// How it stands, and what would put it right.
fn standing(ui: &mut Ui, sight: Sight<'_>, link: &Dependency, actions: &mut Vec<Action>) {
    heading(ui, "As it stands", "");
    let Some(days) = slack_on(&sight.view.facts.workdays, sight.project, link) else {
        let without = [link.from, link.to].into_iter().find(|node| sight.project.period(*node).is_none());
        let title = without.map(|node| sight.title(node)).unwrap_or_default();
        aside(ui, format!("“{title}” has no dates yet, so nothing is asked for."));
        return;
    };
    if days >= 0 {
        let text = match days {
            0 => "It is met, with no slack.".into(),
            days => format!("It is met, with {} of slack.", words::working_days(days)),
        };
        tell(ui, &words::Said { text, tone: Tone::Good });
    } else {
        tell(ui, &words::Said { text: broken(sight, link, days), tone: Tone::Bad });
        if sight.project.is_fixed(link.to) {
            aside(
                ui,
                format!("“{}” is pinned or closed, so the scheduler leaves it where it is.", sight.title(link.to)),
            );
        }
    }
    // The lag with which it would be met exactly.
    let now = Some(i64::from(link.lag) + days).filter(|lag| days != 0 && links::LAGS.contains(lag));
    if let Some(lag) = now.and_then(|lag| i32::try_from(lag).ok()) {
        ui.add_space(4.0);
        line(ui, 26.0, |ui| {
            let name = "Set lag to what it is now";
            let button = ui.add(Button::new(RichText::new(name).size(SECONDARY))).accessible_name(name);
            if button.on_hover_text("The link is then exactly met as its ends stand").clicked() {
                actions.push(edit(LinkEdit::Lag(link.id, lag)));
            }
            ui.add(Label::new(RichText::new(words::lag(lag)).size(SECONDARY).color(Tokens::of(ui).muted)));
        });
    }
}

/// "Broken by 3 working days: “B” would have to start on 6 Jan".
fn broken(sight: Sight<'_>, link: &Dependency, slack: i64) -> String {
    let text = format!("Broken by {}", words::working_days(slack));
    let Some(period) = sight.project.period(link.to) else { return text };
    let day = words::asked_day(&sight.view.facts.workdays, link.link, period, slack);
    let verb = match link.to {
        Node::Milestone(_) => "be",
        Node::Initiative(_) if words::ties_the_start(link.link) => "start",
        Node::Initiative(_) => "end",
    };
    format!("{text}: “{}” would have to {verb} on {}", sight.title(link.to), sight.day(day))
}
