//! The whole file: header, settings, strategy, and a map for each table.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::marker::PhantomData;
use std::sync::Arc;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, Visitor};

use super::collections::KeySeed;
use super::context::Context;
use super::migrate::FORMAT;
use super::shape::{Key, Name, Seed, Shape};
use super::writer::{Layout, Writer};
use crate::model::*;

/// What a file says of itself before its content.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Header {
    /// The number of the file's format.
    pub format: u32,
    pub document: DocumentId,
    /// The version of the program that wrote the file; empty when the file does not say.
    pub program: String,
}

/// A project as it stands in the text, before anything is repaired.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) header: Header,
    pub(super) project: Project,
    pub(super) origins: Origins,
    /// Entities whose rank is malformed, and its text.
    pub(super) bad_ranks: Vec<(EntityRef, String)>,
}

/// Where each entity stands in the text, in bytes.
#[derive(Debug, Default)]
pub(super) struct Origins(BTreeMap<&'static str, Vec<(RawId, usize)>>);

impl Origins {
    pub(super) fn of(&self, entity: EntityRef) -> Option<usize> {
        let places = self.0.get(entity.kind)?;
        let index = places.binary_search_by_key(&entity.id, |(id, _)| *id).ok()?;
        places.get(index).map(|(_, offset)| *offset)
    }
}

/// The name that stands before the brackets of the whole file.
pub(super) const ROOT: &str = "Roadboard";

/// The text of a file that says it was written by version `program`.
pub(super) fn write(project: &Project, program: &str) -> String {
    // About the size of a story with a few events.
    let mut w = Writer::with_capacity(480 * project.entity_count() + 1024);
    w.bare(ROOT);
    let mut frame = w.open("(", Layout::Lines);
    w.field(&mut frame, "format: ");
    w.integer(i64::from(FORMAT));
    w.field(&mut frame, "document: ");
    project.settings.document.write(&mut w);
    w.field(&mut frame, "program: ");
    w.string(program);
    if !project.settings.is_default() {
        w.field(&mut frame, "settings: ");
        project.settings.write(&mut w);
    }
    if !project.strategy.is_default() {
        w.field(&mut frame, "strategy: ");
        project.strategy.write(&mut w);
    }
    // The names of the tables are those of the model; the golden files tell when one changes.
    macro_rules! write_tables {
        ($($field:ident: $entity:ident, $id:ident, $name:literal;)*) => {$(
            if !project.$field.is_empty() {
                w.field(&mut frame, concat!(stringify!($field), ": "));
                write_table(&project.$field, &mut w);
            }
        )*};
    }
    for_each_table!(write_tables);
    w.close(frame, ")");
    w.finish()
}

fn write_table<E: Entity + Shape>(table: &Table<E>, w: &mut Writer) {
    let mut map = w.open("{", Layout::Lines);
    for entity in table.iter() {
        w.item(&mut map);
        w.plain(entity.id());
        w.colon();
        entity.write(w);
    }
    w.close(map, "}");
}

/// Reads the whole file.
pub(super) struct Root<'c, 't>(pub(super) &'c Context<'t>);

macro_rules! root_visitor {
    ($($field:ident: $entity:ident, $id:ident, $name:literal;)*) => {
        const NAMES: &[&str] = &["format", "document", "program", "settings", "strategy", $(stringify!($field)),*];

        impl<'de> Visitor<'de> for Root<'_, '_> {
            type Value = Parsed;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a project")
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Parsed, A::Error> {
                let Self(cx) = self;
                let mut parsed = Parsed::default();
                let mut settings = Settings::default();
                let mut seen = vec![false; NAMES.len()];
                while let Some(name) = map.next_key_seed(Name)? {
                    let index = NAMES.iter().position(|known| *known == name);
                    let index = index.ok_or_else(|| A::Error::unknown_field(name, NAMES))?;
                    if std::mem::replace(&mut seen[index], true) {
                        return Err(A::Error::duplicate_field(NAMES[index]));
                    }
                    match name {
                        "format" => parsed.header.format = map.next_value_seed(Seed::new(cx))?,
                        "document" => parsed.header.document = map.next_value_seed(Seed::new(cx))?,
                        "program" => parsed.header.program = map.next_value_seed(Seed::new(cx))?,
                        "settings" => settings = map.next_value_seed(Seed::new(cx))?,
                        "strategy" => parsed.project.strategy = Arc::new(map.next_value_seed(Seed::new(cx))?),
                        $(name if name == stringify!($field) => {
                            let rows = map.next_value_seed(Rows { cx, entity: PhantomData::<$entity> })?;
                            parsed.project.$field = rows.into_table(cx, &mut parsed.origins, &mut parsed.bad_ranks);
                        })*
                        _ => return Err(A::Error::unknown_field(name, NAMES)),
                    }
                }
                settings.document = parsed.header.document;
                parsed.project.settings = Arc::new(settings);
                Ok(parsed)
            }
        }
    };
}

for_each_table!(root_visitor);

impl<'de> DeserializeSeed<'de> for Root<'_, '_> {
    type Value = Parsed;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Parsed, D::Error> {
        d.deserialize_struct(ROOT, NAMES, self)
    }
}

/// Reads the entries of one table, in the order of the file.
struct Rows<'c, 't, E> {
    cx: &'c Context<'t>,
    entity: PhantomData<E>,
}

/// An entity and the offset at which it stands.
type Row<E> = (<E as Entity>::Id, Option<usize>, Arc<E>);

struct Read<E: Entity> {
    rows: Vec<Row<E>>,
    bad_ranks: Vec<(E::Id, String)>,
}

impl<'de, E: Entity + Shape> DeserializeSeed<'de> for Rows<'_, '_, E>
where
    E::Id: Key,
{
    type Value = Read<E>;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Read<E>, D::Error> {
        d.deserialize_map(self)
    }
}

impl<'de, E: Entity + Shape> Visitor<'de> for Rows<'_, '_, E>
where
    E::Id: Key,
{
    type Value = Read<E>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a map from ids, each to a {}", E::NAME)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Read<E>, A::Error> {
        let cx = self.cx;
        let mut read = Read { rows: Vec::new(), bad_ranks: Vec::new() };
        while let Some((id, at)) = map.next_key_seed(KeySeed(cx, PhantomData::<E::Id>))? {
            cx.count_entity()?;
            let mut entity: E = map.next_value_seed(Seed::new(cx))?;
            entity.set_id(id);
            if let Some(text) = cx.bad_rank.take() {
                read.bad_ranks.push((id, text));
            }
            read.rows.push((id, at, Arc::new(entity)));
        }
        Ok(read)
    }
}

impl<E: Entity> Read<E> {
    /// The table, and where its entities stand. The later of two with one id gets an id of its own.
    fn into_table(self, cx: &Context<'_>, origins: &mut Origins, bad_ranks: &mut Vec<(EntityRef, String)>) -> Table<E> {
        let Self { mut rows, bad_ranks: bad } = self;
        bad_ranks.extend(bad.into_iter().map(|(id, text)| (EntityRef { kind: E::NAME, id: id.raw() }, text)));
        if !rows.is_sorted_by(|a, b| a.0 < b.0) {
            rows.sort_by_key(|row| row.0);
            renumber_duplicates(&mut rows, cx);
        }
        let places = rows.iter().filter_map(|(id, at, _)| Some((id.raw(), (*at)?))).collect();
        origins.0.insert(E::NAME, places);
        rows.into_iter().map(|(_, _, entity)| entity).collect()
    }
}

/// Takes rows in the order of their ids, where equal ids stand in the order of the file.
fn renumber_duplicates<E: Entity>(rows: &mut [Row<E>], cx: &Context<'_>) {
    let mut taken: BTreeSet<E::Id> = rows.iter().map(|row| row.0).collect();
    let (mut last, mut times) = (None, 0);
    for (id, at, entity) in rows.iter_mut() {
        if last != Some(*id) {
            (last, times) = (Some(*id), 0);
            continue;
        }
        times += 1;
        let new = unused_id(*id, times, &mut taken);
        let what = format_args!("a second {} has the id “{id}”", E::NAME);
        cx.notes.borrow_mut().add(*at, what, format_args!("it was given the id “{new}”"));
        Arc::make_mut(entity).set_id(new);
        *id = new;
    }
    rows.sort_by_key(|row| row.0);
}

/// An id that follows from another one and a number, so that each reading of a file gives the same.
fn unused_id<I: EntityId>(old: I, number: u64, taken: &mut BTreeSet<I>) -> I {
    let seed = old.raw().bytes().iter().fold(number, |seed, b| seed.wrapping_mul(257).wrapping_add(u64::from(*b)));
    let mut ids = IdSource::from_seed(seed);
    loop {
        let id = ids.next_id();
        if taken.insert(id) {
            return id;
        }
    }
}

/// Reads the header and stops, so that a file whose body this program cannot read still tells its format.
pub(super) struct HeaderOnly<'h, 'c, 't> {
    pub(super) cx: &'c Context<'t>,
    pub(super) format: &'h mut Option<u32>,
    pub(super) program: &'h mut Option<String>,
}

impl<'de> DeserializeSeed<'de> for HeaderOnly<'_, '_, '_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<(), D::Error> {
        d.deserialize_struct(ROOT, NAMES, self)
    }
}

impl<'de> Visitor<'de> for HeaderOnly<'_, '_, '_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the header of a project")
    }

    /// Stops at the first thing that is not the header; whoever called knows by what was found.
    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        while let Some(name) = map.next_key_seed(Name)? {
            match (name, self.format.is_some()) {
                ("format", false) => *self.format = Some(map.next_value_seed(Seed::new(self.cx))?),
                ("document", true) => {
                    map.next_value_seed::<Seed<'_, '_, String>>(Seed::new(self.cx))?;
                }
                ("program", true) => *self.program = Some(map.next_value_seed(Seed::new(self.cx))?),
                (_, true) => return Ok(()),
                (_, false) => break,
            }
        }
        if self.format.is_some() { Ok(()) } else { Err(A::Error::missing_field("format")) }
    }
}
