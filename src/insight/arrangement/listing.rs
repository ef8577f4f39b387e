//! The backlog's listing: which stories each section shows, in groups or not, by rank.
//!
//! Without groups and filter that is what the backlog's index has, and nothing is built. Otherwise the stories are given
//! slots, and each part of the list is the slots that it shows. Transactions are followed; a change of what decides where
//! stories stand, such as a sprint that is closed, builds the parts anew.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use super::roster::Roster;
use super::sieve::Sieve;
use super::text::Text;
use super::{Touched, parse};
use crate::insight::query::fold;
use crate::insight::{Filter, Indexes, Lane, Scope, Section, sections, stories_of};
use crate::model::{Change, Date, InitiativeId, Project, ReleaseId, Story, StoryId, Transaction, words};

words! {
    /// What the stories of a section stand in groups by.
    pub enum ListGrouping {
        #[default]
        None = "none" => "No groups",
        Initiative = "initiative" => "Initiative",
        Release = "release" => "Release",
    }
}

/// A group of a section.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Group {
    /// The whole section.
    #[default]
    All,
    Initiative(Option<InitiativeId>),
    Release(Option<ReleaseId>),
}

impl ListGrouping {
    pub fn group_of(self, story: &Story) -> Group {
        match self {
            Self::None => Group::All,
            Self::Initiative => Group::Initiative(story.initiative),
            Self::Release => Group::Release(story.release),
        }
    }
}

impl Group {
    /// What people call it; one that is gone is named as such.
    pub fn name(self, project: &Project) -> String {
        match self {
            Self::All => "All stories".into(),
            Self::Initiative(None) => "No initiative".into(),
            Self::Initiative(Some(id)) => {
                project.initiatives.get(id).map_or_else(|| "A deleted initiative".into(), |i| i.title.clone())
            }
            Self::Release(None) => "No release".into(),
            Self::Release(Some(id)) => {
                project.releases.get(id).map_or_else(|| "A deleted release".into(), |r| r.name.clone())
            }
        }
    }

    /// Initiatives by name, releases by date and name; what has none comes last.
    fn place(self, project: &Project) -> impl Ord + use<> {
        let release = match self {
            Self::Release(id) => id.and_then(|id| project.releases.get(id)),
            _ => None,
        };
        let date: Option<Date> = release.and_then(|release| release.date);
        let unset = matches!(self, Self::Initiative(None) | Self::Release(None));
        (unset, release.is_some() && date.is_none(), date, fold(&self.name(project)), self)
    }
}

/// A part of the list: a group of a section, or all of it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Part {
    pub section: Section,
    pub group: Group,
}

/// How a person looks at the backlog.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ListHow {
    pub grouping: ListGrouping,
    /// The filter as typed.
    pub query: String,
}

/// The stories of each part for one way to look at the backlog.
#[derive(Debug, Default)]
pub struct Listing {
    how: ListHow,
    filter: Filter,
    /// From top to bottom. Each section has one at least.
    parts: Vec<Part>,
    positions: HashMap<Part, usize>,
    /// It fits a project.
    ready: bool,
    works: Option<Works>,
}

impl Listing {
    /// Makes it fit; costs what changed.
    pub fn arrange(&mut self, project: &Project, indexes: &Indexes, how: &ListHow) {
        if self.ready && self.how == *how {
            return;
        }
        if !self.ready || self.how.query != how.query {
            self.filter = parse(&how.query, project, indexes);
        }
        self.how = how.clone();
        self.ready = true;
        if self.is_plain() {
            // A filter that was just emptied is often typed in again.
            self.works = self.works.take().filter(|works| works.grouping == ListGrouping::None);
            if let Some(works) = &mut self.works {
                works.sift(project, &self.filter);
            }
        } else {
            Works::fitting(&mut self.works, project, indexes, how.grouping).sift(project, &self.filter);
        }
        self.put_parts(project);
    }

    /// Gets ready for words to be searched, so that the first keystroke costs as little as the others.
    pub fn prepare_search(&mut self, project: &Project, indexes: &Indexes) {
        Works::fitting(&mut self.works, project, indexes, self.how.grouping).prepare_search(project);
    }

    /// Follows a transaction that project and indexes have followed already.
    pub fn follow(&mut self, project: &Project, indexes: &Indexes, transaction: &Transaction) {
        let touched = Touched::by(transaction);
        let mut sift = touched.columns && self.filter.asks_state();
        if touched.names {
            let filter = parse(&self.how.query, project, indexes);
            sift |= filter != self.filter;
            self.filter = filter;
        }
        if let Some(works) = &mut self.works {
            if touched.people || works.is_much(touched.stories) || transaction.changes.iter().any(moves_many) {
                works.renew(project, indexes, &self.filter);
            } else {
                works.follow(project, indexes, transaction, &self.filter);
                if sift {
                    works.sieve = None;
                    works.sift(project, &self.filter);
                }
            }
        }
        self.put_parts(project);
    }

    /// Forgets everything: the project is another one, or it has changed too often to follow.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// What it was last arranged for.
    pub fn how(&self) -> &ListHow {
        &self.how
    }

    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Stories may be left out.
    pub fn is_filtered(&self) -> bool {
        !self.filter.is_empty()
    }

    /// From top to bottom; each section has one at least.
    pub fn parts(&self) -> &[Part] {
        &self.parts
    }

    pub fn position(&self, part: Part) -> Option<usize> {
        self.positions.get(&part).copied()
    }

    /// The stories of a part; none of one that is not shown.
    pub fn rows<'a>(&'a self, indexes: &'a Indexes, part: Part) -> ListRows<'a> {
        if self.is_plain() {
            return ListRows(match part.group {
                Group::All => Content::Lane(indexes.backlog.section(part.section)),
                _ => Content::Empty,
            });
        }
        let run = self.works.as_ref().and_then(|works| Some((works, works.shown().get(&part)?)));
        ListRows(run.map_or(Content::Empty, |(works, run)| Content::Run { run, roster: &works.roster }))
    }

    fn is_plain(&self) -> bool {
        self.how.grouping == ListGrouping::None && self.filter.is_empty()
    }

    fn put_parts(&mut self, project: &Project) {
        let mut groups: BTreeMap<Section, Vec<Group>> = BTreeMap::new();
        if let Some(works) = self.works.as_ref().filter(|_| self.how.grouping != ListGrouping::None) {
            for part in works.shown().iter().filter(|(_, run)| !run.slots.is_empty()).map(|(part, _)| part) {
                groups.entry(part.section).or_default().push(part.group);
            }
        }
        let mut parts = Vec::new();
        for section in sections(project) {
            let mut groups = groups.remove(&section).unwrap_or_else(|| vec![Group::All]);
            groups.sort_by_cached_key(|group| group.place(project));
            parts.extend(groups.into_iter().map(|group| Part { section, group }));
        }
        if parts != self.parts {
            self.positions = parts.iter().enumerate().map(|(i, part)| (*part, i)).collect();
            self.parts = parts;
        }
    }
}

/// Stories may stand in another section that did not change themselves.
fn moves_many(change: &Change) -> bool {
    match change {
        Change::Column(edit) => edit.before.as_ref().map(|c| c.kind) != edit.after.as_ref().map(|c| c.kind),
        Change::Sprint(edit) => edit.before.as_ref().map(|s| s.state) != edit.after.as_ref().map(|s| s.state),
        _ => false,
    }
}

/// The slots of a part by rank.
#[derive(Clone, Debug, Default)]
struct Run {
    slots: Vec<u32>,
    milli_points: i64,
}

impl Run {
    /// Where a story stands or would stand.
    fn search(&self, story: &Story, roster: &Roster) -> Result<usize, usize> {
        self.slots.binary_search_by(|slot| {
            roster.get(*slot).map_or(std::cmp::Ordering::Less, |other| other.order().cmp(&story.order()))
        })
    }

    fn insert(&mut self, slot: u32, story: &Story, roster: &Roster) {
        let at = self.search(story, roster).unwrap_or_else(|at| at);
        self.slots.insert(at, slot);
        self.milli_points += roster.milli_points(slot);
    }

    /// While the roster has the story as it is there.
    fn remove(&mut self, slot: u32, story: &Story, roster: &Roster) {
        if let Ok(at) = self.search(story, roster) {
            self.slots.remove(at);
            self.milli_points -= roster.milli_points(slot);
        }
    }
}

type Runs = HashMap<Part, Run>;

/// What is built while the list is in groups or filtered.
#[derive(Debug)]
struct Works {
    grouping: ListGrouping,
    roster: Roster,
    /// Only once words have been searched for.
    text: Option<Text>,
    all: Runs,
    /// Both only with a filter.
    sieve: Option<Sieve>,
    passing: Option<Runs>,
}

impl Works {
    fn new(project: &Project, indexes: &Indexes, grouping: ListGrouping) -> Self {
        let roster = Roster::of(project, &indexes.board, Scope::All);
        let all = runs(project, indexes, grouping, &roster);
        Self { grouping, roster, text: None, all, sieve: None, passing: None }
    }

    /// Those that are there, made to fit, or new ones in their place.
    fn fitting<'a>(
        works: &'a mut Option<Self>,
        project: &Project,
        indexes: &Indexes,
        grouping: ListGrouping,
    ) -> &'a mut Self {
        let works = works.get_or_insert_with(|| Self::new(project, indexes, grouping));
        if works.grouping != grouping {
            works.grouping = grouping;
            works.all = runs(project, indexes, grouping, &works.roster);
            works.pass();
        }
        works
    }

    fn shown(&self) -> &Runs {
        self.passing.as_ref().unwrap_or(&self.all)
    }

    fn prepare_search(&mut self, project: &Project) {
        self.text.get_or_insert_with(|| Text::of(&self.roster, project));
    }

    fn sift(&mut self, project: &Project, filter: &Filter) {
        if filter.is_empty() {
            (self.sieve, self.passing) = (None, None);
            return;
        }
        if !filter.words.is_empty() {
            self.prepare_search(project);
        }
        self.sieve = Some(Sieve::of(filter, project, &self.roster, self.text.as_ref(), self.sieve.take()));
        self.pass();
    }

    fn pass(&mut self) {
        let Some(sieve) = &self.sieve else {
            self.passing = None;
            return;
        };
        let mut passing = Runs::new();
        for (part, all) in &self.all {
            let slots: Vec<u32> = all.slots.iter().copied().filter(|slot| sieve.passes(*slot)).collect();
            if !slots.is_empty() {
                let milli_points = slots.iter().map(|slot| self.roster.milli_points(*slot)).sum();
                passing.insert(*part, Run { slots, milli_points });
            }
        }
        self.passing = Some(passing);
    }

    /// So many stories cost more one by one than all of them at once.
    fn is_much(&self, stories: usize) -> bool {
        stories > 64 + self.roster.len() / 32
    }

    fn renew(&mut self, project: &Project, indexes: &Indexes, filter: &Filter) {
        let searched = self.text.is_some();
        *self = Self::new(project, indexes, self.grouping);
        if searched {
            self.prepare_search(project);
        }
        self.sift(project, filter);
    }

    fn follow(&mut self, project: &Project, indexes: &Indexes, transaction: &Transaction, filter: &Filter) {
        let ids =
            || stories_of(transaction).filter_map(|edit| edit.after.as_ref().or(edit.before.as_ref())).map(|s| s.id);
        let sections = sections(project);
        for story in ids() {
            self.follow_story(project, indexes, &sections, story);
        }
        if filter.asks_state() {
            for story in ids().flat_map(|blocker| indexes.blocks(blocker)) {
                self.follow_story(project, indexes, &sections, story);
            }
        }
    }

    fn follow_story(&mut self, project: &Project, indexes: &Indexes, sections: &[Section], id: StoryId) {
        let old = self.roster.slot(id).and_then(|slot| Some((slot, Arc::clone(self.roster.get(slot)?))));
        if let Some((slot, old)) = &old {
            let group = self.grouping.group_of(old);
            for part in sections.iter().map(|section| Part { section: *section, group }) {
                for runs in [Some(&mut self.all), self.passing.as_mut()].into_iter().flatten() {
                    if let Some(run) = runs.get_mut(&part) {
                        run.remove(*slot, old, &self.roster);
                    }
                }
            }
        }
        let Some(new) = project.stories.get(id).filter(|story| Scope::All.holds(story)) else {
            self.roster.remove(id);
            if let (Some((slot, _)), Some(text)) = (old, &mut self.text) {
                text.remove(slot);
            }
            return;
        };
        let slot = self.roster.put(new);
        if let Some(text) = &mut self.text {
            text.put(slot, new, project);
        }
        if let Some(sieve) = &mut self.sieve {
            sieve.sift(slot, new, project, self.text.as_ref());
        }
        let Some(section) = indexes.backlog.section_of(new) else { return };
        let part = Part { section, group: self.grouping.group_of(new) };
        self.all.entry(part).or_default().insert(slot, new, &self.roster);
        if let (Some(sieve), Some(passing)) = (&self.sieve, &mut self.passing)
            && sieve.passes(slot)
        {
            passing.entry(part).or_default().insert(slot, new, &self.roster);
        }
    }
}

fn runs(project: &Project, indexes: &Indexes, grouping: ListGrouping, roster: &Roster) -> Runs {
    let slot_of = roster.slots_of();
    let mut runs = Runs::new();
    for section in sections(project) {
        for story in indexes.backlog.section(section).stories() {
            let Some(slot) = slot_of(story) else { continue };
            let run = runs.entry(Part { section, group: grouping.group_of(story) }).or_default();
            run.slots.push(slot);
            run.milli_points += roster.milli_points(slot);
        }
    }
    runs
}

/// The stories of a part by rank.
#[derive(Clone, Copy, Debug)]
pub struct ListRows<'a>(Content<'a>);

#[derive(Clone, Copy, Debug)]
enum Content<'a> {
    Empty,
    /// A section as the index has it.
    Lane(&'a Lane),
    Run {
        run: &'a Run,
        roster: &'a Roster,
    },
}

impl<'a> ListRows<'a> {
    pub fn len(&self) -> usize {
        match self.0 {
            Content::Empty => 0,
            Content::Lane(lane) => lane.len(),
            Content::Run { run, .. } => run.slots.len(),
        }
    }

    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    pub fn get(&self, i: usize) -> Option<&'a Arc<Story>> {
        match self.0 {
            Content::Empty => None,
            Content::Lane(lane) => lane.stories().get(i),
            Content::Run { run, roster } => roster.get(*run.slots.get(i)?),
        }
    }

    pub fn iter(self) -> impl Iterator<Item = &'a Arc<Story>> {
        (0..self.len()).filter_map(move |i| self.get(i))
    }

    /// Where a story stands, in time logarithmic in the length; `None` when it is not shown here.
    pub fn position(&self, story: &Story) -> Option<usize> {
        match self.0 {
            Content::Empty => None,
            Content::Lane(lane) => lane.position(story),
            Content::Run { run, roster } => run.search(story, roster).ok(),
        }
    }

    /// How many stand before a story, which may not be shown.
    pub fn before(&self, story: &Story) -> usize {
        match self.0 {
            Content::Empty => 0,
            Content::Lane(lane) => lane.stories().partition_point(|other| other.order() < story.order()),
            Content::Run { run, roster } => run.search(story, roster).unwrap_or_else(|at| at),
        }
    }

    /// The sum of the estimates, to a thousandth.
    pub fn points(&self) -> f64 {
        match self.0 {
            Content::Empty => 0.0,
            Content::Lane(lane) => lane.points(),
            Content::Run { run, .. } => run.milli_points as f64 / 1000.0,
        }
    }
}
