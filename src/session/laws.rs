//! What holds for any project and any run of edits, undo and redo.

use std::collections::{BTreeMap, BTreeSet, HashSet};

use proptest::prelude::*;
use proptest::strategy::Strategy;

use super::{Clock, Document, plan_acts, sprint_acts};
use crate::edit::*;
use crate::insight::{Indexes, LaneKey, Scope, release_progress};
use crate::model::*;
use crate::storage::format::arbitrary::{repaired, sound_project};

/// What to do, and numbers that choose what to do it to.
#[derive(Clone, Copy, Debug)]
struct Act {
    kind: u8,
    picks: [usize; 4],
}

/// The first kind of an act on the roadmap.
const PLAN: u8 = 30;
/// The first kind of an act on sprints and what goes with them.
const SPRINTS: u8 = PLAN + plan_acts::KINDS;

fn any_act() -> impl Strategy<Value = Act> {
    (0..SPRINTS + sprint_acts::KINDS, any::<[u16; 4]>())
        .prop_map(|(kind, picks)| Act { kind, picks: picks.map(usize::from) })
}

pub(super) fn nth<E: Entity>(project: &Project, n: usize) -> Option<E::Id> {
    let table = E::table(project);
    table.iter().nth(n % table.len().max(1)).map(|entity| entity.id())
}

/// A few stories, perhaps one twice or one that is gone.
pub(super) fn some_stories(project: &Project, pick: usize) -> Vec<StoryId> {
    let mut stories: Vec<_> = (0..pick % 4).filter_map(|i| nth::<Story>(project, pick / (4 + 3 * i))).collect();
    if pick.is_multiple_of(11) {
        stories.push(StoryId::default());
    }
    stories
}

fn some_field(project: &Project, [field, value, other, _]: [usize; 4]) -> StoryField {
    let some = !value.is_multiple_of(3);
    let label = ["", "red", "blue"][other % 3].to_owned();
    match field % 19 {
        0 => StoryField::Title(format!("Title {}", other % 3)),
        1 => StoryField::Description("text ".repeat(other % 3)),
        2 => StoryField::Kind(StoryKind::ALL[other % StoryKind::ALL.len()]),
        3 => StoryField::Priority(Priority::ALL[other % Priority::ALL.len()]),
        4 => StoryField::Estimate(some.then_some([0.0, 0.5, 8.0, 1000.0, 1001.0, -1.0, f64::NAN][other % 7])),
        5 => StoryField::Assignee(nth::<Person>(project, other).filter(|_| some)),
        6 => StoryField::Due(Date::from_ymd_opt(2026, 1, 1 + other as u32 % 28).filter(|_| some)),
        7 => StoryField::Sprint(nth::<Sprint>(project, other).filter(|_| some)),
        8 => StoryField::Release(nth::<Release>(project, other).filter(|_| some)),
        9 => StoryField::Initiative(nth::<Initiative>(project, other).filter(|_| some)),
        10 => StoryField::AddLabel(label),
        11 => StoryField::RemoveLabel(label),
        12 => StoryField::Criteria(vec![Criterion { text: label, done: some }; other % 3]),
        13 => StoryField::AddBlocker(nth::<Story>(project, other).unwrap_or_default()),
        14 => StoryField::RemoveBlocker(nth::<Story>(project, other).unwrap_or_default()),
        15 => StoryField::Checked(ENTRIES[other % ENTRIES.len()].into(), some),
        16 => StoryField::Comments(vec![Comment { text: label, ..Comment::default() }; other % 3]),
        _ => StoryField::Archived(some),
    }
}

/// What lists of what should hold are made of.
const ENTRIES: [&str; 4] = ["Estimated", "", " Tests pass", "Reviewed"];

fn some_entries(pick: usize) -> Vec<String> {
    (0..pick % 4).map(|i| ENTRIES[(pick / 4 + i) % ENTRIES.len()].into()).collect()
}

fn some_lane(project: &Project, pick: usize) -> LaneKey {
    let (n, some) = (pick / 6, !pick.is_multiple_of(7));
    match pick % 6 {
        0 => LaneKey::All,
        1 => LaneKey::Assignee(nth::<Person>(project, n).filter(|_| some)),
        2 => LaneKey::Initiative(nth::<Initiative>(project, n).filter(|_| some)),
        3 => LaneKey::Priority(Priority::ALL[n % Priority::ALL.len()]),
        _ => LaneKey::Label(some.then(|| ["red", "blue"][n % 2].into())),
    }
}

fn some_move(project: &Project, [a, b, c, d]: [usize; 4]) -> Option<MoveStories> {
    let neighbour = nth::<Story>(project, c).unwrap_or_default();
    let place = [Place::Top, Place::Bottom, Place::Before(neighbour), Place::After(neighbour)][d % 4];
    // The neighbour's column is most often the one that is meant.
    let of_neighbour = project.stories.get(neighbour).map(|story| story.column);
    let column = of_neighbour.filter(|_| b.is_multiple_of(2)).or_else(|| nth::<Column>(project, b))?;
    let lane = LaneMove { from: some_lane(project, b / 2), to: some_lane(project, d / 4) };
    let lane = (!a.is_multiple_of(3)).then_some(lane);
    Some(MoveStories { stories: some_stories(project, a), column, place, lane, sprint: None })
}

fn some_column_edit(project: &Project, [a, b, c, d]: [usize; 4]) -> Option<ColumnEdit> {
    let column = nth::<Column>(project, b)?;
    let other = nth::<Column>(project, c).filter(|_| !c.is_multiple_of(3));
    let name = ["", "One", "Two"][d % 3].to_owned();
    Some(match a % 10 {
        0 | 1 => ColumnEdit::Create { name, after: other },
        2 | 3 => ColumnEdit::Move { column, before: other },
        4 | 5 => ColumnEdit::Delete { column, stories_to: other },
        6 => ColumnEdit::Set(column, ColumnField::Name(name)),
        7 => ColumnEdit::Set(column, ColumnField::Kind(ColumnKind::ALL[d % ColumnKind::ALL.len()])),
        8 => ColumnEdit::Set(column, ColumnField::ExitChecklist(some_entries(d))),
        _ => ColumnEdit::Set(column, some_limit(d)),
    })
}

fn some_limit(pick: usize) -> ColumnField {
    let n = pick / 3;
    match pick % 3 {
        0 => ColumnField::Limit((!n.is_multiple_of(4)).then_some(n as u32 % 4)),
        1 => ColumnField::LimitPolicy(LimitPolicy::ALL[n % LimitPolicy::ALL.len()]),
        _ => ColumnField::LimitScope(LimitScope::ALL[n % LimitScope::ALL.len()]),
    }
}

fn some_setting([a, b, c, _]: [usize; 4]) -> SettingsField {
    match a % 8 {
        0 => SettingsField::Name(["", "One", "Two"][b % 3].into()),
        1 => SettingsField::DefinitionOfReady(some_entries(b)),
        2 => SettingsField::DefinitionOfDone(some_entries(b)),
        3 => SettingsField::Weekday(b % 8, !c.is_multiple_of(3)),
        4 => {
            let date = Date::from_ymd_opt(2026, 1, 1 + b as u32 % 28).unwrap();
            SettingsField::Holiday(date, (!c.is_multiple_of(3)).then(|| ["", "Fair"][c % 2].into()))
        }
        5 => SettingsField::FiscalOffset(b as u32 % 13),
        6 => SettingsField::ManualScheduling(!c.is_multiple_of(3)),
        _ => SettingsField::LabelColor(
            ["", "red", "blue"][b % 3].into(),
            (!c.is_multiple_of(3)).then(|| Swatch::ALL[c % Swatch::ALL.len()]),
        ),
    }
}

fn some_view_edit(project: &Project, [a, b, c, d]: [usize; 4]) -> ViewEdit {
    let (view, name) = (nth::<SavedView>(project, b).unwrap_or_default(), ["", "Mine", "Bugs"][c % 3].to_owned());
    match a % 4 {
        0 | 1 => ViewEdit::Save { screen: ["Board", "Backlog"][d % 2].into(), name, query: format!("query {b}") },
        2 => ViewEdit::Rename(view, name),
        _ => ViewEdit::Delete(view),
    }
}

fn some_split(project: &Project, [a, b, c, d]: [usize; 4]) -> SplitStory {
    let points = |n: usize| [None, Some(0.0), Some(3.0), Some(1001.0)][n % 4];
    SplitStory {
        story: nth::<Story>(project, a).unwrap_or_default(),
        title: ["", "Rest"][usize::from(!b.is_multiple_of(5))].into(),
        criteria: (0..4).filter(|i| c >> i & 1 == 1).collect(),
        keeps: points(d),
        takes: points(d / 4),
    }
}

/// The transaction of an act, unless it is refused.
fn transaction(document: &mut Document, Act { kind, picks }: Act) -> Option<Transaction> {
    let project = document.project().clone();
    let [a, b, c, d] = picks;
    let result = match kind {
        0..4 => {
            let new = NewStory {
                title: format!("New {a}"),
                column: nth::<Column>(&project, b)?,
                sprint: nth::<Sprint>(&project, c).filter(|_| !c.is_multiple_of(3)),
                below: nth::<Story>(&project, d).filter(|_| !d.is_multiple_of(3)),
                lane: (!a.is_multiple_of(3)).then(|| some_lane(&project, a)),
            };
            document.edit(|desk| create_story(desk, new)).map(|(_, transaction)| transaction)
        }
        4..9 => {
            let ask = some_move(&project, picks)?;
            document.edit(|desk| move_stories(desk, &ask))
        }
        9..14 => {
            let field = some_field(&project, picks);
            document.edit(|desk| edit_stories(desk, &some_stories(&project, d), &field))
        }
        14 => Ok(document.edit(|desk| delete_stories(desk, &some_stories(&project, a)))),
        15 | 20 => document.edit(|desk| edit_settings(desk, &some_setting(picks))),
        21..24 => {
            let edit = some_column_edit(&project, picks)?;
            document.edit(|desk| edit_columns(desk, &edit))
        }
        24 => document.edit(|desk| edit_views(desk, &some_view_edit(&project, picks))),
        25 | 26 => {
            document.edit(|desk| split_story(desk, &some_split(&project, picks))).map(|(_, transaction)| transaction)
        }
        SPRINTS.. => return sprint_acts::transaction(document, kind - SPRINTS, picks),
        PLAN.. => return plan_acts::transaction(document, kind - PLAN, picks),
        _ => {
            let ask = some_move(&project, picks)?;
            let reason = (!c.is_multiple_of(3)).then(|| "because".into());
            let checks = Checks { ticked: some_entries(d).into_iter().collect(), reason, author: None };
            document.edit(|desk| move_checked(desk, &ask, &checks))
        }
    };
    result.ok()
}

/// What must hold after every step.
fn check(document: &Document) -> Result<(), TestCaseError> {
    let (project, board, anew) = (document.project(), &document.indexes().board, Indexes::of(document.project()));
    prop_assert!(*board == anew.board, "the board's index does not fit the project");
    prop_assert!(document.indexes().plan == anew.plan, "the index of links does not fit the project");
    prop_assert!(document.indexes().backlog == anew.backlog, "the index of the backlog does not fit the project");
    for release in project.releases.iter().map(|release| release.id) {
        let [known, built] = [document.indexes(), &anew].map(|indexes| release_progress(project, indexes, release));
        prop_assert_eq!(known, built, "the sums of a release do not fit");
        let [known, built] = [document.indexes(), &anew].map(|i| i.stories_of_release(release).collect::<Vec<_>>());
        prop_assert_eq!(known, built, "the stories of a release do not fit");
    }
    for initiative in project.initiatives.iter().map(|initiative| initiative.id) {
        let [known, built] = [document.indexes(), &anew].map(|indexes| indexes.roll_up(initiative));
        prop_assert_eq!(known, built, "the sum of an initiative's stories does not fit");
        let [known, built] = [document.indexes(), &anew].map(|i| i.stories_of(initiative).collect::<Vec<_>>());
        prop_assert_eq!(known, built, "the stories of an initiative do not fit");
    }
    prop_assert!(document.indexes().next_key_number() >= anew.next_key_number());
    let mut seen = HashSet::new();
    for column in project.columns.iter() {
        let lane = board.lane(Scope::All, column.id).stories();
        prop_assert!(lane.is_sorted_by(|a, b| a.order() < b.order()));
        prop_assert!(lane.iter().all(|story| story.column == column.id && !story.archived && seen.insert(story.id)));
    }
    let listed = project.stories.iter().filter(|story| !story.archived).count();
    prop_assert_eq!(seen.len(), listed);
    prop_assert!(document.selection.picked().iter().all(|id| project.stories.contains(*id)));
    Ok(())
}

fn document(project: Project) -> Document {
    Document::new(project, IdSource::from_seed(7), Clock::Fixed(Moment::from_unix_seconds(1_700_000_000)))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn undo_and_redo_lead_through_the_same_states(
        start in sound_project(), acts in proptest::collection::vec(any_act(), 1..60),
    ) {
        let mut document = document(start.clone());
        // Each state on the way here, and what each number of a state stood for.
        let (mut way, mut at) = (vec![start.clone()], 0_usize);
        let mut states = BTreeMap::from([(document.history().present(), start.clone())]);
        let mut saved = None;
        for act in acts {
            match act.kind {
                16 => {
                    let label = document.undo();
                    prop_assert_eq!(label.is_some(), at > 0);
                    at = at.saturating_sub(1);
                }
                17 => {
                    let label = document.redo();
                    prop_assert_eq!(label.is_some(), at + 1 < way.len());
                    at = (at + 1).min(way.len() - 1);
                }
                18 => {
                    let (project, state) = document.snapshot();
                    document.saved(state, "a.roadboard".into());
                    saved = Some(project);
                }
                19 => {
                    let stories: Vec<_> = document.project().stories.iter().map(|story| story.id).collect();
                    document.selection.all(stories);
                }
                _ => {
                    let Some(transaction) = transaction(&mut document, act) else { continue };
                    prop_assert!(!transaction.label.trim().is_empty());
                    prop_assert_eq!(transaction.inverse().inverse(), transaction.clone());
                    let targets: BTreeSet<_> = transaction.changes.iter().map(Change::target).collect();
                    prop_assert_eq!(targets.len(), transaction.changes.len(), "something changes twice");
                    let changed = !transaction.is_empty();
                    document.apply(transaction);
                    if changed {
                        prop_assert!(!states.contains_key(&document.history().present()), "a state's number again");
                        way.truncate(at + 1);
                        way.push(document.project().clone());
                        at += 1;
                    }
                }
            }
            check(&document)?;
            prop_assert!(*document.project() == way[at], "another state after {:?}", act);
            let project = states.entry(document.history().present()).or_insert_with(|| way[at].clone());
            prop_assert!(*project == way[at], "two states share a number");
            prop_assert_eq!(document.history().len(), (at, way.len() - 1 - at));
            if let Some(saved) = &saved && !document.is_dirty() {
                prop_assert!(*document.project() == *saved, "called clean, but the file holds something else");
            }
        }
        for state in way[..at].iter().rev() {
            document.undo();
            check(&document)?;
            prop_assert!(*document.project() == *state);
        }
        prop_assert!(document.undo().is_none() && *document.project() == start);
        for state in &way[1..] {
            document.redo();
            check(&document)?;
            prop_assert!(*document.project() == *state);
        }
        prop_assert!(document.redo().is_none());
        let (repaired, notes) = repaired(document.project().clone());
        prop_assert_eq!(notes, Vec::<String>::new(), "an edit left what opening would repair");
        prop_assert!(repaired == *document.project());
    }

    #[test]
    fn back_at_the_saved_state_is_clean(
        start in sound_project(), acts in proptest::collection::vec(any_act(), 1..20), save_at: prop::sample::Index,
    ) {
        let mut document = document(start);
        let save_at = save_at.index(acts.len());
        for (i, act) in acts.into_iter().enumerate() {
            if let Some(transaction) = transaction(&mut document, act) {
                document.apply(transaction);
            }
            if i == save_at {
                let (_, state) = document.snapshot();
                document.saved(state, "a.roadboard".into());
            }
        }
        let (steps, _) = document.history().len();
        let dirty = document.is_dirty();
        let mut clean = usize::from(!dirty);
        while document.undo().is_some() {
            clean += usize::from(!document.is_dirty());
        }
        prop_assert_eq!(clean, 1, "clean in one of {} states", steps + 1);
        while document.redo().is_some() {}
        prop_assert_eq!(document.is_dirty(), dirty);
    }
}

#[test]
fn a_new_project_is_dirty_with_its_first_edit() {
    let mut document = document(Project::default());
    assert!(!document.is_dirty());
    let transaction = document.edit(|desk| edit_settings(desk, &SettingsField::Name("One".into()))).unwrap();
    document.apply(transaction);
    assert!(document.is_dirty());
}

#[test]
fn a_view_can_follow_what_was_performed_lately() {
    let mut document = document(Project::default());
    for n in 0..100 {
        let name = SettingsField::Name(format!("Name {n}"));
        let transaction = document.edit(|desk| edit_settings(desk, &name)).unwrap();
        document.apply(transaction);
    }
    document.undo();
    document.redo();
    assert_eq!(document.revision(), 102);
    let labels = |since| -> Option<Vec<String>> {
        Some(document.performed_since(since)?.map(|transaction| transaction.label.clone()).collect())
    };
    let named: Vec<_> = document.performed_since(100).unwrap().collect();
    assert_eq!(*named[0].as_ref(), named[1].inverse(), "an undo, then the redo of the same");
    assert_eq!(labels(102), Some(vec![]));
    assert_eq!(labels(38).map(|labels| labels.len()), Some(64));
    assert_eq!((labels(37), labels(103)), (None, None));
}
