//! The charts of delivery: what they say of the sample, what can be chosen, and what is copied.

use egui::accesskit::Role;
use egui::{Key, Vec2};
use egui_kittest::kittest::{NodeT as _, Queryable as _};
use roadboard::app::preferences::ThemeChoice;

use crate::board_support::{changed, sample_in};
use crate::roadmap_support::{CTRL, NONE};
use crate::support::{SIZE, Screen};

/// The sample's charts as a person finds them who went there, with no inspector.
pub fn delivery_in(size: Vec2) -> Screen {
    arrived(sample_in(size))
}

fn arrived(mut screen: Screen) -> Screen {
    let ctx = screen.harness.ctx.clone();
    screen.harness.state_mut().set_preferences(&ctx, |preferences| {
        (preferences.inspector, preferences.theme) = (false, ThemeChoice::Light);
    });
    screen.key(CTRL, Key::Num4);
    screen
}

impl Screen {
    /// The names of the charts, each with what it says.
    pub fn charts(&self) -> Vec<String> {
        let charts = self.harness.query_all_by_role(Role::GraphicsDocument);
        charts.filter_map(|node| node.accesskit_node().label()).collect()
    }

    pub fn chart(&self, title: &str) -> String {
        let named = |chart: &String| chart.starts_with(&format!("{title}. "));
        self.charts().into_iter().find(named).unwrap_or_else(|| panic!("no chart {title} in {:?}", self.charts()))
    }

    /// What is told of the point that keys have gone to.
    pub fn chart_value(&self, title: &str) -> Option<String> {
        let named = format!("{title}. ");
        let chart = self
            .harness
            .get_by(|n| n.role() == Role::GraphicsDocument && n.label().is_some_and(|label| label.starts_with(&named)));
        chart.accesskit_node().value()
    }

    pub fn focus_chart(&mut self, title: &str) {
        let named = format!("{title}. ");
        let is_chart = |n: &egui_kittest::kittest::AccessKitNode<'_>| {
            n.role() == Role::GraphicsDocument && n.label().is_some_and(|label| label.starts_with(&named))
        };
        self.harness.get_by(is_chart).focus();
        self.harness.run();
    }

    /// Goes to the last point of a chart and opens what is behind it.
    pub fn walk_into(&mut self, title: &str) {
        self.focus_chart(title);
        self.key(NONE, Key::ArrowRight);
        self.key(NONE, Key::Enter);
    }

    /// Picks from a list that a button named so opens.
    pub fn choose(&mut self, name: &str, choice: &str) {
        self.open_choices(name);
        self.click(choice);
    }

    /// As `choose`, from a long list that is narrowed down by a part of what is wanted.
    pub fn choose_typed(&mut self, name: &str, part: &str) {
        self.open_choices(name);
        self.type_text(part);
        self.key(NONE, Key::Enter);
    }

    fn open_choices(&mut self, name: &str) {
        let named = format!("{name}: ");
        let is_button = |n: &egui_kittest::kittest::AccessKitNode<'_>| {
            n.role() == Role::Button && n.label().is_some_and(|label| label.starts_with(&named))
        };
        self.harness.get_by(is_button).click();
        self.harness.run();
    }

    /// The text that went to the clipboard in the last frame.
    fn copied_by(&mut self, command: impl FnOnce(&mut Self)) -> Option<String> {
        command(self);
        (0..4).find_map(|_| {
            self.harness.step();
            let commands = &self.harness.output().platform_output.commands;
            commands.iter().find_map(|command| match command {
                egui::OutputCommand::CopyText(text) => Some(text.clone()),
                _ => None,
            })
        })
    }
}

#[test]
fn each_chart_says_what_it_shows() {
    let screen = delivery_in(SIZE);
    println!("{:#?}", screen.charts());
    for (title, says) in [
        ("Velocity", "Velocity"),
        ("Burn-down", "points remain"),
        ("Cumulative flow", "came in and"),
        ("Cycle time", "85 % of"),
        ("Throughput", "a week (median"),
        ("Ageing work in progress", "in progress; the oldest is"),
    ] {
        let chart = screen.chart(title);
        assert!(chart.contains(says), "{chart}");
    }
}

#[test]
fn the_burn_down_of_a_sprint_that_is_over() {
    let mut screen = delivery_in(SIZE);
    screen.choose("Sprint or release", "Sprint 10");
    let chart = screen.chart("Burn-down");
    assert!(chart.starts_with("Burn-down. Sprint 10: ") && chart.contains("remained at its end"), "{chart}");
    screen.choose("Burn-down or burn-up", "Burn-up");
    let chart = screen.chart("Burn-up");
    assert!(chart.starts_with("Burn-up. Sprint 10: ") && chart.ends_with("done"), "{chart}");
}

#[test]
fn other_kinds_of_a_chart() {
    let mut screen = delivery_in(SIZE);
    screen.choose("Kind of flow", "Status over time");
    assert!(screen.chart("Status over time").contains("Today: "));
    screen.choose("Kind of flow", "Work in progress");
    assert!(screen.chart("Work in progress").contains("on average"));
    screen.choose("Cycle or lead time", "Lead time");
    let calendar = screen.chart("Lead time");
    screen.choose("Days of the times", "Working days");
    assert!(screen.chart("Lead time").contains("working days or fewer"));
    assert_ne!(screen.chart("Lead time"), calendar);
    let half = screen.chart("Throughput");
    screen.click("The last 3 months");
    assert_ne!(screen.chart("Throughput"), half);
}

#[test]
fn the_numbers_of_a_chart_go_to_the_clipboard() {
    let mut screen = delivery_in(SIZE);
    screen.focus_chart("Throughput");
    let csv = screen.copied_by(|screen| screen.harness.key_press(Key::C)).expect("nothing was copied");
    let mut lines = csv.split("\r\n");
    assert_eq!(lines.next(), Some("week from,stories done,over"));
    let first: Vec<_> = lines.next().unwrap().split(',').collect();
    assert!(roadboard::model::parse_date(first[0]).is_ok() && first[1].parse::<u32>().is_ok(), "{first:?}");
    screen.harness.run();
    assert!(screen.shows("Throughput: the numbers are in the clipboard"));
}

#[test]
fn a_picture_of_a_chart_goes_to_the_clipboard() {
    let mut screen = delivery_in(SIZE);
    screen.click("More of velocity");
    screen.harness.get_by_label("Copy as image").click();
    let image = (0..4).find_map(|_| {
        screen.harness.step();
        let commands = &screen.harness.output().platform_output.commands;
        commands.iter().find_map(|command| match command {
            egui::OutputCommand::CopyImage(image) => Some(image.size),
            _ => None,
        })
    });
    let [width, height] = image.expect("no picture was copied");
    assert!(width >= 1376 && height >= 860, "{width} x {height}");
}

#[test]
fn a_chart_is_enlarged_and_escape_shows_all_again() {
    let mut screen = delivery_in(SIZE);
    screen.focus_chart("Cycle time");
    screen.key(NONE, Key::F);
    assert_eq!(screen.charts().len(), 1);
    screen.key(NONE, Key::Escape);
    assert_eq!(screen.charts().len(), 6);
}

#[test]
fn without_stories_each_chart_says_what_to_do() {
    let screen = arrived(changed(SIZE, |project| {
        let stories: Vec<_> = project.stories.iter().map(|story| story.id).collect();
        for id in stories {
            project.stories.remove(id);
        }
        let sprints: Vec<_> = project.sprints.iter().map(|sprint| sprint.id).collect();
        for id in sprints {
            project.sprints.remove(id);
        }
        let releases: Vec<_> = project.releases.iter().map(|release| release.id).collect();
        for id in releases {
            project.releases.remove(id);
        }
    }));
    for (title, says) in [
        ("Velocity", "Close a sprint to see velocity."),
        ("Burn-down", "There is no sprint and no release yet."),
        ("Cumulative flow", "No story has moved yet."),
        ("Cycle time", "No story was done in this time."),
        ("Throughput", "No story was done in this time."),
        ("Ageing work in progress", "No story is in progress."),
    ] {
        let chart = screen.chart(title);
        assert!(chart.contains(says), "{chart}");
    }
}
