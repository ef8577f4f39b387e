//! Makes a project that was read sound: no reference leads nowhere, and the rules of the model hold.
//!
//! What a story's events, a closed sprint's record and a baseline name is history and stays, also when it is gone.
//! Everything is done on the project in memory, in the order of the ids, so that the same file is always repaired in
//! the same way.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::fmt::Display;
use std::sync::Arc;

use super::document::{Origins, Parsed};
use super::links;
use super::warning::Notes;
use crate::model::*;

/// The most months after January at which a fiscal year begins.
const GREATEST_OFFSET: u32 = 11;

/// One entity while it is looked at; it is only copied when something about it is wrong.
struct Patient<'a, E: Entity> {
    seen: &'a E,
    cured: Option<E>,
    name: fn(&E) -> String,
    origins: &'a Origins,
    notes: &'a mut Notes,
}

impl<E: Entity> Patient<'_, E> {
    fn note(&mut self, what: impl Display, repair: impl Display) {
        let at = self.origins.of(EntityRef { kind: E::NAME, id: self.seen.id().raw() });
        let name = (self.name)(self.seen);
        let name = if name.is_empty() { self.seen.id().to_string() } else { name };
        self.notes.add(at, format_args!("The {} “{name}” {what}", E::NAME), repair);
    }

    fn cure(&mut self, change: impl FnOnce(&mut E)) {
        change(self.cured.get_or_insert_with(|| self.seen.clone()));
    }

    /// Takes a reference away that leads nowhere.
    fn link<T: Entity>(
        &mut self,
        field: &str,
        to: Option<T::Id>,
        table: &Table<T>,
        get: fn(&mut E) -> &mut Option<T::Id>,
    ) {
        if let Some(id) = to
            && !table.contains(id)
        {
            self.note(format_args!("names “{id}” as {field}, which is no {}", T::NAME), "the reference was removed");
            self.cure(|e| *get(e) = None);
        }
    }

    /// Takes the references of a set away that lead nowhere.
    fn links<T: Entity>(
        &mut self,
        field: &str,
        to: &BTreeSet<T::Id>,
        table: &Table<T>,
        get: fn(&mut E) -> &mut BTreeSet<T::Id>,
    ) {
        for id in to.iter().filter(|id| !table.contains(**id)) {
            self.note(format_args!("names “{id}” in {field}, which is no {}", T::NAME), "the reference was removed");
            self.cure(|e| {
                get(e).remove(id);
            });
        }
    }

    /// Puts two dates into order.
    fn dates(&mut self, start: Option<Date>, end: Option<Date>, swap: fn(&mut E)) {
        if let (Some(start), Some(end)) = (start, end)
            && end < start
        {
            self.note(format_args!("starts on {start} and ends on {end}"), "the dates were swapped");
            self.cure(swap);
        }
    }

    /// Removes a number that must not be negative.
    fn not_negative(&mut self, field: &str, value: Option<f64>, get: fn(&mut E) -> &mut Option<f64>) {
        if let Some(value) = value
            && value < 0.0
        {
            self.note(format_args!("has {field} {value}"), "the number was removed");
            self.cure(|e| *get(e) = None);
        }
    }
}

/// Looks at every entity of a table and puts the cured ones in place.
fn each<E: Entity>(
    parsed: &mut Parsed,
    notes: &mut Notes,
    name: fn(&E) -> String,
    look: impl Fn(&Project, &mut Patient<'_, E>),
) {
    let Parsed { project, origins, .. } = parsed;
    let cured: Vec<E> = E::table(project)
        .iter()
        .filter_map(|entity| {
            let mut patient = Patient { seen: &**entity, cured: None, name, origins, notes };
            look(project, &mut patient);
            patient.cured
        })
        .collect();
    for entity in cured {
        E::table_mut(project).insert(entity);
    }
}

fn story_name(story: &Story) -> String {
    [story.key.as_str(), story.title.as_str()].join(" ").trim().to_owned()
}

pub(super) fn repair(parsed: &mut Parsed, notes: &mut Notes) {
    settings(parsed, notes);
    columns(parsed, notes);
    stories(parsed, notes);
    ranks(parsed, notes);
    story_keys(parsed, notes);
    sprints(parsed, notes);
    roadmap(parsed, notes);
    strategy(parsed, notes);
}

fn settings(parsed: &mut Parsed, notes: &mut Notes) {
    let offset = parsed.project.settings.fiscal_offset;
    if offset > GREATEST_OFFSET {
        notes.add(
            None,
            format_args!("The fiscal year begins {offset} months after January"),
            "it begins in January now",
        );
        Arc::make_mut(&mut parsed.project.settings).fiscal_offset = 0;
    }
}

/// A board needs columns.
fn columns(parsed: &mut Parsed, notes: &mut Notes) {
    if !parsed.project.columns.is_empty() {
        return;
    }
    let document = parsed.project.settings.document.raw().bytes();
    let seed = document.iter().fold(0_u64, |seed, b| seed.wrapping_mul(31).wrapping_add(u64::from(*b)));
    let mut ids = IdSource::from_seed(seed);
    let mut rank = None;
    for (name, kind) in [("To do", ColumnKind::ToDo), ("In progress", ColumnKind::Doing), ("Done", ColumnKind::Done)] {
        let next = Rank::between(rank.as_ref(), None);
        parsed.project.columns.insert(Column {
            id: ids.next_id(),
            name: name.into(),
            kind,
            rank: next.clone(),
            ..Column::default()
        });
        rank = Some(next);
    }
    notes.add(None, "The project has no columns", "To do, In progress and Done were added");
}

fn stories(parsed: &mut Parsed, notes: &mut Notes) {
    let first = parsed.project.columns_in_order().first().cloned();
    each(parsed, notes, story_name, |project, story| {
        let Story { column, estimate, assignee, sprint, release, initiative, .. } = story.seen;
        if !project.columns.contains(*column)
            && let Some(first) = &first
        {
            story.note(
                format_args!("stands in “{column}”, which is no column"),
                format_args!("it was moved to “{}”", first.name),
            );
            let to = first.id;
            story.cure(|s| s.column = to);
        }
        story.not_negative("estimate", *estimate, |s| &mut s.estimate);
        story.link("assignee", *assignee, &project.people, |s| &mut s.assignee);
        story.link("sprint", *sprint, &project.sprints, |s| &mut s.sprint);
        story.link("release", *release, &project.releases, |s| &mut s.release);
        story.link("initiative", *initiative, &project.initiatives, |s| &mut s.initiative);
        story.link("origin", story.seen.split_from, &project.stories, |s| &mut s.split_from);
        story.links("blockers", &story.seen.blocked_by, &project.stories, |s| &mut s.blocked_by);
        story.links("feedback", &story.seen.feedback, &project.feedback, |s| &mut s.feedback);
        for (i, comment) in story.seen.comments.iter().enumerate() {
            if let Some(author) = comment.author
                && !project.people.contains(author)
            {
                story.note(
                    format_args!("has a comment by “{author}”, which is no person"),
                    "the comment was left without an author",
                );
                story.cure(|s| s.comments[i].author = None);
            }
        }
    });
}

/// Gives new ranks for malformed ones, at the end of what they order.
fn ranks(parsed: &mut Parsed, notes: &mut Notes) {
    let bad = std::mem::take(&mut parsed.bad_ranks);
    if bad.is_empty() {
        return;
    }
    let malformed: BTreeSet<EntityRef> = bad.iter().map(|(entity, _)| *entity).collect();
    let is_bad = |kind, id| malformed.contains(&EntityRef { kind, id });
    let project = &mut parsed.project;
    let mut last_in: BTreeMap<ColumnId, Rank> = BTreeMap::new();
    for story in project.stories.iter().filter(|s| !is_bad(Story::NAME, s.id.raw())) {
        let last = last_in.entry(story.column).or_insert_with(|| story.rank.clone());
        if *last < story.rank {
            *last = story.rank.clone();
        }
    }
    let sound = project.columns.iter().filter(|c| !is_bad(Column::NAME, c.id.raw()));
    let mut last_column = sound.map(|c| c.rank.clone()).max();
    let sound = project.themes.iter().filter(|t| !is_bad(Theme::NAME, t.id.raw()));
    let mut last_theme = sound.map(|t| t.rank.clone()).max();

    for (entity, text) in &bad {
        let repair = if entity.kind == Story::NAME { "it went to the end of its column" } else { "it went to the end" };
        let at = parsed.origins.of(*entity);
        notes.add(at, format_args!("The rank “{text}” of the {} “{}” is malformed", entity.kind, entity.id), repair);
        if entity.kind == Story::NAME {
            give_rank(&mut project.stories, entity.id, |story| {
                let rank = Rank::between(last_in.get(&story.column), None);
                last_in.insert(story.column, rank.clone());
                story.rank = rank;
            });
        } else if entity.kind == Column::NAME {
            give_rank(&mut project.columns, entity.id, |column| {
                column.rank = Rank::between(last_column.as_ref(), None);
                last_column = Some(column.rank.clone());
            });
        } else {
            give_rank(&mut project.themes, entity.id, |theme| {
                theme.rank = Rank::between(last_theme.as_ref(), None);
                last_theme = Some(theme.rank.clone());
            });
        }
    }
}

fn give_rank<E: Entity>(table: &mut Table<E>, id: RawId, change: impl FnOnce(&mut E)) {
    if let Some(entity) = table.get(E::Id::from_raw(id)) {
        let mut entity = (**entity).clone();
        change(&mut entity);
        table.insert(entity);
    }
}

/// No two stories are called the same. The later one gets the next number of the project.
fn story_keys(parsed: &mut Parsed, notes: &mut Notes) {
    let project = &parsed.project;
    let mut seen = HashSet::with_capacity(project.stories.len());
    let again: Vec<Arc<Story>> =
        project.stories.iter().filter(|s| !s.key.is_empty() && !seen.insert(s.key.as_str())).cloned().collect();
    if again.is_empty() {
        return;
    }
    // Counting on from the greatest number of any prefix makes the new keys unique; greater ones are nobody's count.
    let number = |key: &str| key.rsplit('-').next()?.parse::<u32>().ok();
    let mut last = project.stories.iter().filter_map(|s| number(&s.key)).max().map_or(0, u64::from);
    let usual = project.settings.key_prefix.clone();
    for story in again {
        last += 1;
        let own = story.key.rsplit_once('-').map_or("", |(prefix, _)| prefix);
        let prefix = if usual.is_empty() { own } else { &usual };
        let key = if prefix.is_empty() { last.to_string() } else { format!("{prefix}-{last}") };
        let at = parsed.origins.of(EntityRef { kind: Story::NAME, id: story.id.raw() });
        notes.add(
            at,
            format_args!("A second story has the key “{}”", story.key),
            format_args!("it was given the key “{key}”"),
        );
        parsed.project.stories.insert(Story { key, ..(*story).clone() });
    }
}

fn sprints(parsed: &mut Parsed, notes: &mut Notes) {
    let active = parsed.project.active_sprint().map(|s| s.id);
    each::<Sprint>(
        parsed,
        notes,
        |s| s.name.clone(),
        |project, sprint| {
            sprint.dates(sprint.seen.start, sprint.seen.end, |s| std::mem::swap(&mut s.start, &mut s.end));
            if sprint.seen.state == SprintState::Active && Some(sprint.seen.id) != active {
                sprint.note("is active at the same time as another", "it was set back to planned");
                sprint.cure(|s| s.state = SprintState::Planned);
            }
            for (person, points) in &sprint.seen.capacity {
                if !project.people.contains(*person) {
                    sprint.note(format_args!("has a capacity for “{person}”, which is no person"), "it was removed");
                } else if *points < 0.0 {
                    sprint.note(format_args!("has the capacity {points} for “{person}”"), "it was removed");
                } else {
                    continue;
                }
                sprint.cure(|s| {
                    s.capacity.remove(person);
                });
            }
        },
    );
    each::<Person>(
        parsed,
        notes,
        |p| p.name.clone(),
        |_, person| person.not_negative("capacity", person.seen.capacity, |p| &mut p.capacity),
    );
}

/// The scores of an initiative that can be a range, each with its name.
fn spans(scores: &mut Scores) -> [(&'static str, &mut Option<Span>); 9] {
    let Scores {
        reach,
        impact,
        confidence,
        effort,
        value,
        time_criticality,
        risk_reduction,
        job_size,
        ease,
        moscow: _,
        kano: _,
        evidence: _,
    } = scores;
    [
        ("reach", reach),
        ("impact", impact),
        ("confidence", confidence),
        ("effort", effort),
        ("value", value),
        ("time criticality", time_criticality),
        ("risk reduction", risk_reduction),
        ("job size", job_size),
        ("ease", ease),
    ]
}

fn roadmap(parsed: &mut Parsed, notes: &mut Notes) {
    each::<Initiative>(
        parsed,
        notes,
        |i| i.title.clone(),
        |project, initiative| {
            let Initiative { theme, start, end, owner, objectives, feedback, scores, .. } = initiative.seen;
            initiative.link("theme", *theme, &project.themes, |i| &mut i.theme);
            initiative.link("owner", *owner, &project.people, |i| &mut i.owner);
            initiative.links("objectives", objectives, &project.objectives, |i| &mut i.objectives);
            initiative.links("feedback", feedback, &project.feedback, |i| &mut i.feedback);
            initiative.dates(*start, *end, |i| std::mem::swap(&mut i.start, &mut i.end));
            for (name, span) in spans(&mut scores.clone()) {
                if let Some(Span { low, high }) = *span
                    && high < low
                {
                    initiative.note(format_args!("has {name} from {low} to {high}"), "the ends were swapped");
                    initiative.cure(|i| {
                        for (_, span) in spans(&mut i.scores).into_iter().filter(|(other, _)| *other == name) {
                            *span = Some(Span { low: high, high: low });
                        }
                    });
                }
            }
        },
    );
    each::<Milestone>(
        parsed,
        notes,
        |m| m.title.clone(),
        |project, m| m.link("theme", m.seen.theme, &project.themes, |m| &mut m.theme),
    );
    links::repair(parsed, notes);
}

fn strategy(parsed: &mut Parsed, notes: &mut Notes) {
    each::<Objective>(
        parsed,
        notes,
        |o| o.title.clone(),
        |project, objective| {
            objective.link("owner", objective.seen.owner, &project.people, |o| &mut o.owner);
            objective.link("parent", objective.seen.parent, &project.objectives, |o| &mut o.parent);
            for (i, result) in objective.seen.key_results.iter().enumerate() {
                let KeyResult { title, weight, measure, .. } = result;
                if *weight <= 0.0 {
                    objective.note(format_args!("has the key result “{title}” of weight {weight}"), "it got weight 1");
                    objective.cure(|o| o.key_results[i].weight = 1.0);
                }
                if let Some(id) = measure
                    && !project.measures.contains(*id)
                {
                    objective.note(
                        format_args!("has the key result “{title}” that follows “{id}”, which is no measure"),
                        "the reference was removed",
                    );
                    objective.cure(|o| o.key_results[i].measure = None);
                }
            }
        },
    );
    each::<Research>(
        parsed,
        notes,
        |r| r.title.clone(),
        |project, r| r.links("initiatives", &r.seen.initiatives, &project.initiatives, |r| &mut r.initiatives),
    );
    each::<Decision>(
        parsed,
        notes,
        |d| d.title.clone(),
        |project, d| {
            d.links("initiatives", &d.seen.initiatives, &project.initiatives, |d| &mut d.initiatives);
            d.links("objectives", &d.seen.objectives, &project.objectives, |d| &mut d.objectives);
            d.links("stories", &d.seen.stories, &project.stories, |d| &mut d.stories);
        },
    );
    each::<Measure>(
        parsed,
        notes,
        |m| m.name.clone(),
        |project, m| m.links("initiatives", &m.seen.initiatives, &project.initiatives, |m| &mut m.initiatives),
    );
    feedback(parsed, notes);
}

fn feedback(parsed: &mut Parsed, notes: &mut Notes) {
    each::<Feedback>(
        parsed,
        notes,
        |f| f.text.lines().next().unwrap_or_default().chars().take(40).collect(),
        |project, feedback| {
            let Feedback { merged_into, voters, .. } = feedback.seen;
            feedback.link("its successor", *merged_into, &project.feedback, |f| &mut f.merged_into);
            for Voter { customer, importance, .. } in voters {
                if !project.customers.contains(*customer) {
                    feedback.note(format_args!("has the voter “{customer}”, which is no customer"), "it was removed");
                } else if *importance > 3 {
                    feedback.note(format_args!("has a voter with importance {importance}"), "it was set to 3");
                }
            }
            let is_sound = |v: &Voter| v.importance <= 3 && project.customers.contains(v.customer);
            if !voters.iter().all(is_sound) {
                feedback.cure(|f| {
                    f.voters.retain(|voter| project.customers.contains(voter.customer));
                    for voter in &mut f.voters {
                        voter.importance = voter.importance.min(3);
                    }
                });
            }
        },
    );
}
