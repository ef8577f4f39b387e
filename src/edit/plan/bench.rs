//! Roadmaps as a line of text, on which edits are tried.
//!
//! `A 3..8 #Pay pinned, M @5, B, A->B SS+2` is a bar from the 3rd to the 8th day in a theme, a milestone, a bar without
//! dates, and a link. Day 1 is a Monday; the team works from Monday to Friday. A link is finish to start unless it says.

use chrono::TimeDelta;

use crate::edit::bench::Bench;
use crate::insight::Indexes;
use crate::model::*;

const KINDS: [(&str, Link); 4] =
    [("", Link::FinishStart), ("SS", Link::StartStart), ("FF", Link::FinishFinish), ("SF", Link::StartFinish)];

impl Bench {
    pub(in crate::edit) fn plan(text: &str) -> Self {
        let mut bench = Self::new(0);
        for entry in text.split(',').map(str::trim).filter(|entry| !entry.is_empty()) {
            match entry.split_once("->") {
                Some((from, to)) => bench.draw_link(from, to),
                None => bench.draw_node(entry),
            }
        }
        bench.indexes = Indexes::of(&bench.project);
        bench
    }

    /// The `n`th day.
    pub(in crate::edit) fn day(n: i64) -> Date {
        let first = Date::from_ymd_opt(2024, 1, 1).unwrap();
        first + TimeDelta::days(n - 1)
    }

    pub(in crate::edit) fn period(start: i64, end: i64) -> Period {
        Period { start: Self::day(start), end: Self::day(end) }
    }

    fn draw_node(&mut self, entry: &str) {
        let mut words = entry.split(' ');
        let title = words.next().unwrap().to_owned();
        let number = |text: &str| text.parse().unwrap();
        let (mut bar, mut day) = (Initiative { title, ..Initiative::default() }, None);
        for word in words {
            match word {
                "pinned" => bar.pinned = true,
                "closed" => bar.closed = true,
                _ if word.starts_with('#') => bar.theme = Some(self.theme(&word[1..])),
                _ if word.starts_with('@') => day = Some(Self::day(number(&word[1..]))),
                _ => {
                    let (start, end) = word.split_once("..").unwrap();
                    (bar.start, bar.end) = (Some(Self::day(number(start))), Some(Self::day(number(end))));
                }
            }
        }
        if day.is_some() {
            let Initiative { title, theme, pinned, .. } = bar;
            let id = self.ids.next_id();
            self.project.milestones.insert(Milestone { id, title, date: day, theme, color: None, pinned });
        } else {
            self.project.initiatives.insert(Initiative { id: self.ids.next_id(), ..bar });
        }
    }

    fn draw_link(&mut self, from: &str, to: &str) {
        let (to, lag) = match to.find(['+', '-']) {
            Some(at) => (&to[..at], to[at..].parse().unwrap()),
            None => (to, 0),
        };
        let (to, kind) = to.split_once(' ').unwrap_or((to, ""));
        let link = KINDS.iter().find(|(word, _)| *word == kind).unwrap().1;
        let (from, to) = (self.node(from), self.node(to));
        self.project.dependencies.insert(Dependency { id: self.ids.next_id(), from, to, link, lag });
    }

    /// The roadmap as it is now: bars and milestones by title, then links.
    pub(in crate::edit) fn drawn(&self) -> String {
        let project = &self.project;
        let number = |date: Date| date.signed_duration_since(Self::day(1)).num_days() + 1;
        let theme = |id: Option<ThemeId>| id.map(|id| format!(" #{}", project.themes.get(id).unwrap().name));
        let words = |set: &[(bool, &'static str)]| {
            set.iter().filter(|(is, _)| *is).map(|(_, word)| *word).collect::<Vec<_>>().concat()
        };
        let mut entries: Vec<[String; 4]> = Vec::new();
        for bar in project.initiatives.iter() {
            let dates = match (bar.start, bar.end) {
                (Some(start), Some(end)) => format!(" {}..{}", number(start), number(end)),
                (None, None) => String::new(),
                _ => " half a period".into(),
            };
            let words = words(&[(bar.pinned, " pinned"), (bar.closed, " closed")]);
            entries.push([bar.title.clone(), dates, theme(bar.theme).unwrap_or_default(), words]);
        }
        for day in project.milestones.iter() {
            let date = day.date.map(|date| format!(" @{}", number(date))).unwrap_or_default();
            let words = words(&[(day.pinned, " pinned")]);
            entries.push([day.title.clone(), date, theme(day.theme).unwrap_or_default(), words]);
        }
        entries.sort();
        let mut links: Vec<String> = project.dependencies.iter().map(|link| self.drawn_link(link)).collect();
        links.sort();
        entries.iter().map(|entry| entry.concat()).chain(links).collect::<Vec<_>>().join(", ")
    }

    fn drawn_link(&self, link: &Dependency) -> String {
        let title = |node| self.project.node_title(node);
        let kind = match KINDS.iter().find(|(_, kind)| *kind == link.link).unwrap().0 {
            "" => String::new(),
            kind => format!(" {kind}"),
        };
        let lag = if link.lag == 0 { String::new() } else { format!("{:+}", link.lag) };
        format!("{}->{}{kind}{lag}", title(link.from), title(link.to))
    }

    /// A theme by its name; it is made when there is none.
    pub(in crate::edit) fn theme(&mut self, name: &str) -> ThemeId {
        if let Some(theme) = self.project.themes.iter().find(|theme| theme.name == name) {
            return theme.id;
        }
        let last = self.project.themes_in_order().last().map(|theme| theme.rank.clone());
        let (id, rank) = (self.ids.next_id(), Rank::between(last.as_ref(), None));
        self.project.themes.insert(Theme { id, name: name.into(), rank, ..Theme::default() });
        id
    }

    pub(in crate::edit) fn node(&self, title: &str) -> Node {
        let bars = self.project.initiatives.iter().map(|bar| (&bar.title, Node::Initiative(bar.id)));
        let days = self.project.milestones.iter().map(|day| (&day.title, Node::Milestone(day.id)));
        bars.chain(days).find(|(other, _)| *other == title).unwrap().1
    }

    /// By their titles, with spaces between them.
    pub(in crate::edit) fn nodes(&self, titles: &str) -> Vec<Node> {
        titles.split(' ').map(|title| self.node(title)).collect()
    }

    pub(in crate::edit) fn initiative(&self, title: &str) -> &Initiative {
        self.project.initiatives.iter().find(|initiative| initiative.title == title).unwrap()
    }

    pub(in crate::edit) fn milestone(&self, title: &str) -> &Milestone {
        self.project.milestones.iter().find(|milestone| milestone.title == title).unwrap()
    }

    pub(in crate::edit) fn change_initiative(&mut self, title: &str, change: impl FnOnce(&mut Initiative)) {
        let mut initiative = self.initiative(title).clone();
        change(&mut initiative);
        self.project.initiatives.insert(initiative);
    }

    pub(in crate::edit) fn change_settings(&mut self, change: impl FnOnce(&mut Settings)) {
        change(std::sync::Arc::make_mut(&mut self.project.settings));
    }

    /// Applies a transaction, with a look at what follows from it.
    pub(in crate::edit) fn perform(&mut self, transaction: &Transaction) {
        self.apply(transaction);
        assert!(self.indexes == Indexes::of(&self.project), "the indexes do not fit after “{}”", transaction.label);
    }
}

#[test]
fn a_roadmap_is_drawn_as_it_was_written() {
    for text in [
        "",
        "A 3..8 #Pay pinned, B, C 1..1 closed, M @5 #Pay, N @7 pinned, A->B SS+2, A->C, B->M FF, M->N-1, N->C SF-3",
    ] {
        assert_eq!(Bench::plan(text).drawn(), text);
    }
}
