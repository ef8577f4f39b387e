//! Reading and saving projects, beside what ron does bare: the same text into plain structs with derived code.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;
use std::fs::File;
use std::hint::black_box;
use std::io::Write as _;
use std::path::Path;
use std::sync::Arc;

use criterion::{BatchSize, BenchmarkId, Criterion, Throughput, criterion_group, criterion_main};
use roadboard::insight::Indexes;
use roadboard::model::{self, *};
use roadboard::storage::{self, SystemFiles};
use ron::extensions::Extensions;
use serde::{Deserialize, Serialize};

/// A believable project: one story in five is open, and has more to it than those that were done long ago.
fn project(stories: usize) -> Project {
    let mut ids = IdSource::from_seed(1);
    let settings = Settings { document: ids.next_id(), key_prefix: "NP".into(), ..Settings::default() };
    let mut project = Project { settings: Arc::new(settings), ..Project::default() };
    let mut rank = None;
    for (name, kind) in [("To do", ColumnKind::ToDo), ("In progress", ColumnKind::Doing), ("Done", ColumnKind::Done)] {
        let next = Rank::between(rank.as_ref(), None);
        project.columns.insert(Column {
            id: ids.next_id(),
            name: name.into(),
            kind,
            rank: next.clone(),
            ..Column::default()
        });
        rank = Some(next);
    }
    for i in 0..12 {
        project.people.insert(Person { id: ids.next_id(), name: format!("Person {i}"), ..Person::default() });
    }
    for i in 0..=stories / 200 {
        project.sprints.insert(Sprint {
            id: ids.next_id(),
            name: format!("Sprint {i}"),
            goal: "Customers can pay by invoice".into(),
            ..Sprint::default()
        });
    }
    let columns = project.columns_in_order();
    let people: Vec<_> = project.people.iter().map(|p| p.id).collect();
    let sprints: Vec<_> = project.sprints.iter().map(|s| s.id).collect();
    let mut last = Rank::default();
    for i in 0..stories {
        let open = i % 5 == 0;
        last = Rank::between(Some(&last), None);
        let column = columns[if open { i % 2 } else { 2 }].id;
        let at = |hours: usize| Moment::from_unix_seconds(1_700_000_000 + 3600 * (i + hours) as i64);
        let mut events = vec![Event { at: at(0), what: EventKind::Created { column: columns[0].id } }];
        if !open {
            events.push(Event { at: at(30), what: EventKind::Moved { to: columns[1].id } });
            events.push(Event { at: at(90), what: EventKind::Done });
        }
        project.stories.insert(Story {
            id: ids.next_id(),
            key: format!("NP-{i}"),
            title: "Pay an invoice from the list".into(),
            description: if i % 4 == 0 {
                "As a customer I want to see what I owe,\nso that I can pay it at once.".into()
            } else {
                String::new()
            },
            column,
            rank: last.clone(),
            estimate: (i % 3 != 0).then(|| [1.0, 2.0, 3.0, 5.0, 0.5][i % 5]),
            assignee: (i % 2 == 0).then(|| people[i % people.len()]),
            labels: if i % 4 == 1 { [String::from("payments")].into() } else { [].into() },
            sprint: (!open).then(|| sprints[i / 200]),
            criteria: (0..i % 3)
                .map(|_| model::Criterion { text: "The total is shown with tax".into(), done: !open })
                .collect(),
            events,
            ..Story::default()
        });
    }
    project
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default, rename = "Roadboard")]
struct Plain {
    format: u32,
    document: String,
    program: String,
    settings: PlainSettings,
    columns: BTreeMap<String, PlainColumn>,
    people: BTreeMap<String, PlainNamed>,
    stories: BTreeMap<String, PlainStory>,
    sprints: BTreeMap<String, PlainNamed>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct PlainSettings {
    key_prefix: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct PlainColumn {
    name: String,
    kind: PlainKind,
    rank: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum PlainKind {
    #[default]
    ToDo,
    Doing,
    Done,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct PlainNamed {
    name: String,
    goal: String,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct PlainStory {
    key: String,
    title: String,
    description: String,
    column: String,
    rank: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    estimate: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    assignee: Option<String>,
    labels: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    sprint: Option<String>,
    criteria: Vec<PlainCriterion>,
    events: Vec<PlainEvent>,
}

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(default)]
struct PlainCriterion {
    text: String,
    done: bool,
}

#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum PlainEvent {
    Created(String, String),
    Moved(String, String),
    Done(String),
}

fn plain(text: &str) -> Plain {
    ron::Options::default().with_default_extension(Extensions::IMPLICIT_SOME).from_str(text).unwrap()
}

fn save_plain(plain: &Plain, path: &Path) {
    let text = ron::ser::to_string(plain).unwrap();
    let mut file = File::create(path).unwrap();
    file.write_all(text.as_bytes()).unwrap();
    file.sync_all().unwrap();
}

fn storage(c: &mut Criterion) {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("project.ron");
    let mut group = c.benchmark_group("storage");
    group.sample_size(10);
    for stories in [100, 10_000, 100_000] {
        let text = storage::to_ron(&project(stories));
        // As it lies in memory after it was opened.
        let project = storage::read(text.as_bytes()).unwrap().project;
        let bare = plain(&text);
        let id = |name: &str| BenchmarkId::new(name, stories);
        group.throughput(Throughput::Bytes(text.len() as u64));
        group.bench_function(id("read"), |b| b.iter_with_large_drop(|| storage::read(text.as_bytes()).unwrap()));
        group.bench_function(id("read, bare ron"), |b| b.iter_with_large_drop(|| plain(&text)));
        group.bench_function(id("write"), |b| b.iter_with_large_drop(|| storage::to_ron(black_box(&project))));
        group.bench_function(id("write, bare ron"), |b| {
            b.iter_with_large_drop(|| ron::ser::to_string(black_box(&bare)).unwrap());
        });
        group.bench_function(id("save"), |b| {
            b.iter_batched(|| (), |()| storage::save(&SystemFiles, &path, &project).unwrap(), BatchSize::PerIteration);
        });
        group.bench_function(id("save, bare ron"), |b| b.iter(|| save_plain(&bare, &path)));
        // As a person opens a file: read from disk, checked, and with all indexes.
        storage::save(&SystemFiles, &path, &project).unwrap();
        group.bench_function(id("open"), |b| {
            b.iter_with_large_drop(|| {
                let project = storage::open(&SystemFiles, &path).unwrap().opened.project;
                (Indexes::of(&project), project)
            });
        });
    }
    group.finish();
}

criterion_group!(benches, storage);
criterion_main!(benches);
