//! How one value stands in a file: the [`Shape`] of numbers, texts, words, lists and maps.
//!
//! The model knows nothing of files. Its types get their shape here and in `records`, and their file names are
//! literals, so that renaming a field of the model changes no file.

use std::cell::{Cell, RefCell};
use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::warning::Notes;
use super::writer::{Layout, Writer};
use crate::model::*;

/// What a file can hold, and how.
pub(super) trait Shape: Sized {
    /// In a list, each stands on a line of its own.
    const A_LINE_EACH: bool = false;

    /// A field with this value is left out of the file.
    fn is_default(&self) -> bool;
    fn write(&self, w: &mut Writer);
    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error>;
}

/// What can name an entry of a map.
pub(super) trait Key: Shape + Ord {
    fn from_text(text: &str) -> Result<Self, String>;
}

/// How much a file may hold before it is refused.
#[derive(Clone, Copy, Debug)]
pub(super) struct Budget {
    pub(super) entities: u32,
    pub(super) records: u32,
}

/// What is known and counted while one text is read.
pub(super) struct Context<'t> {
    text: &'t str,
    budget: Budget,
    entities: Cell<u32>,
    records: Cell<u32>,
    /// What was used up, when something was.
    pub(super) exceeded: Cell<Option<(&'static str, u32)>>,
    /// A malformed rank, until the table that holds its entity takes it.
    pub(super) bad_rank: RefCell<Option<String>>,
    pub(super) notes: RefCell<Notes>,
}

impl<'t> Context<'t> {
    pub(super) fn new(text: &'t str, budget: Budget) -> Self {
        Self {
            text,
            budget,
            entities: Cell::new(0),
            records: Cell::new(0),
            exceeded: Cell::new(None),
            bad_rank: RefCell::new(None),
            notes: RefCell::new(Notes::default()),
        }
    }

    /// Where a part of the text stands in it, in bytes.
    pub(super) fn offset(&self, part: &str) -> Option<usize> {
        let start = part.as_ptr().addr().checked_sub(self.text.as_ptr().addr())?;
        (start < self.text.len()).then_some(start)
    }

    pub(super) fn count_entity<E: Error>(&self) -> Result<(), E> {
        self.count(&self.entities, self.budget.entities, "entities")
    }

    pub(super) fn count_record<E: Error>(&self) -> Result<(), E> {
        self.count(&self.records, self.budget.records, "entries of lists")
    }

    fn count<E: Error>(&self, counter: &Cell<u32>, limit: u32, what: &'static str) -> Result<(), E> {
        if counter.get() >= limit {
            self.exceeded.set(Some((what, limit)));
            return Err(E::custom(format_args!("more than {limit} {what}")));
        }
        counter.set(counter.get() + 1);
        Ok(())
    }
}

/// Reads a value of a shape where serde asks for a seed.
pub(super) struct Seed<'c, 't, T>(&'c Context<'t>, PhantomData<T>);

impl<'c, 't, T> Seed<'c, 't, T> {
    pub(super) fn new(cx: &'c Context<'t>) -> Self {
        Self(cx, PhantomData)
    }
}

impl<'de, T: Shape> DeserializeSeed<'de> for Seed<'_, '_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<T, D::Error> {
        T::read(d, self.0)
    }
}

/// Reads a text and makes a value of it.
struct TextVisitor<F>(&'static str, F);

impl<T, F: FnOnce(&str) -> Result<T, String>> Visitor<'_> for TextVisitor<F> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<T, E> {
        self.1(text).map_err(E::custom)
    }
}

fn read_text<'de, D: Deserializer<'de>, T>(
    d: D,
    expected: &'static str,
    parse: impl FnOnce(&str) -> Result<T, String>,
) -> Result<T, D::Error> {
    d.deserialize_str(TextVisitor(expected, parse))
}

/// Reads the name of a field as it stands in the text.
pub(super) struct Name;

impl<'de> DeserializeSeed<'de> for Name {
    type Value = &'de str;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<&'de str, D::Error> {
        d.deserialize_identifier(self)
    }
}

impl<'de> Visitor<'de> for Name {
    type Value = &'de str;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a name")
    }

    fn visit_borrowed_str<E: Error>(self, name: &'de str) -> Result<&'de str, E> {
        Ok(name)
    }
}

/// Reads one word of a closed list, and tells which.
pub(super) struct WordIn(pub(super) &'static [&'static str]);

impl<'de> DeserializeSeed<'de> for WordIn {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<usize, D::Error> {
        let word = Name.deserialize(d)?;
        self.0.iter().position(|known| *known == word).ok_or_else(|| D::Error::unknown_variant(word, self.0))
    }
}

impl<T: Word + Default> Shape for T {
    fn is_default(&self) -> bool {
        *self == T::default()
    }

    fn write(&self, w: &mut Writer) {
        w.word(self.word());
    }

    fn read<'de, D: Deserializer<'de>>(d: D, _: &Context<'_>) -> Result<Self, D::Error> {
        WordIn(T::WORDS).deserialize(d).map(|i| T::ALL[i])
    }
}

macro_rules! text_shapes {
    ($($type:ty, $expected:literal, $write:expr;)*) => {$(
        impl Shape for $type {
            fn is_default(&self) -> bool {
                *self == <$type>::default()
            }

            fn write(&self, w: &mut Writer) {
                let write: fn(&mut Writer, &$type) = $write;
                write(w, self);
            }

            fn read<'de, D: Deserializer<'de>>(d: D, _: &Context<'_>) -> Result<Self, D::Error> {
                read_text(d, $expected, <$type as Key>::from_text)
            }
        }
    )*};
}

macro_rules! id_shapes {
    ($($field:ident: $entity:ident, $id:ident, $name:literal;)*) => {
        $(id_shape!($id);)*
    };
}

macro_rules! id_shape {
    ($id:ident) => {
        text_shapes! { $id, "an id in quotes", |w, id| w.plain(id); }

        impl Key for $id {
            fn from_text(text: &str) -> Result<Self, String> {
                text.parse().map_err(|e: BadId| e.to_string())
            }
        }
    };
}

for_each_table!(id_shapes);
id_shape!(DocumentId);

text_shapes! {
    Date, "a date such as \"2026-12-24\"", |w, date| w.plain(date);
    Moment, "a moment such as \"2026-12-24T09:30:00Z\"", |w, moment| w.plain(moment);
}

impl Key for Date {
    fn from_text(text: &str) -> Result<Self, String> {
        parse_date(text).map_err(|e| e.to_string())
    }
}

impl Key for Moment {
    fn from_text(text: &str) -> Result<Self, String> {
        text.parse().map_err(|e: BadTime| e.to_string())
    }
}

impl Shape for String {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, w: &mut Writer) {
        w.string(self);
    }

    fn read<'de, D: Deserializer<'de>>(d: D, _: &Context<'_>) -> Result<Self, D::Error> {
        read_text(d, "a text in quotes", |text| Ok(text.to_owned()))
    }
}

impl Key for String {
    fn from_text(text: &str) -> Result<Self, String> {
        Ok(text.to_owned())
    }
}

impl Shape for Rank {
    fn is_default(&self) -> bool {
        *self == Rank::default()
    }

    fn write(&self, w: &mut Writer) {
        w.plain(self.as_str());
    }

    /// A malformed rank is no reason to refuse a file: the entity's table takes note, and the repair gives a new one.
    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        read_text(d, "a rank in quotes", |text| {
            Ok(Rank::parse(text).unwrap_or_else(|| {
                cx.bad_rank.replace(Some(text.chars().take(40).collect()));
                Rank::default()
            }))
        })
    }
}

struct NumberVisitor<T>(PhantomData<T>);

macro_rules! integer_shapes {
    ($($type:ident, $deserialize:ident, $visit:ident, $expected:literal;)*) => {$(
        impl Visitor<'_> for NumberVisitor<$type> {
            type Value = $type;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str($expected)
            }

            fn $visit<E: Error>(self, value: $type) -> Result<$type, E> {
                Ok(value)
            }
        }

        impl Shape for $type {
            fn is_default(&self) -> bool {
                *self == <$type>::default()
            }

            fn write(&self, w: &mut Writer) {
                w.integer(i64::from(*self));
            }

            fn read<'de, D: Deserializer<'de>>(d: D, _: &Context<'_>) -> Result<Self, D::Error> {
                d.$deserialize(NumberVisitor::<$type>(PhantomData))
            }
        }
    )*};
}

integer_shapes! {
    u8, deserialize_u8, visit_u8, "a whole number from 0 to 255";
    u32, deserialize_u32, visit_u32, "a whole number from 0 to 4294967295";
    i32, deserialize_i32, visit_i32, "a whole number from -2147483648 to 2147483647";
}

impl Visitor<'_> for NumberVisitor<bool> {
    type Value = bool;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("true or false")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<bool, E> {
        Ok(value)
    }
}

impl Shape for bool {
    fn is_default(&self) -> bool {
        !*self
    }

    fn write(&self, w: &mut Writer) {
        w.bare(if *self { "true" } else { "false" });
    }

    fn read<'de, D: Deserializer<'de>>(d: D, _: &Context<'_>) -> Result<Self, D::Error> {
        d.deserialize_bool(NumberVisitor::<bool>(PhantomData))
    }
}

fn finite<E: Error>(value: f64) -> Result<f64, E> {
    if value.is_finite() { Ok(value) } else { Err(E::custom("this number is not finite: expected a finite number")) }
}

impl Visitor<'_> for NumberVisitor<f64> {
    type Value = f64;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a finite number")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<f64, E> {
        finite(value)
    }
}

impl Shape for f64 {
    fn is_default(&self) -> bool {
        // A negative zero is told apart from 0, so that a file is written the same again.
        self.to_bits() == 0
    }

    fn write(&self, w: &mut Writer) {
        w.float(*self);
    }

    fn read<'de, D: Deserializer<'de>>(d: D, _: &Context<'_>) -> Result<Self, D::Error> {
        d.deserialize_f64(NumberVisitor::<f64>(PhantomData))
    }
}

/// `5`, or `(3, 8)` for a range.
impl Shape for Span {
    fn is_default(&self) -> bool {
        self.low.is_default() && self.high.is_default()
    }

    fn write(&self, w: &mut Writer) {
        let Self { low, high } = self;
        if low.to_bits() == high.to_bits() {
            w.float(*low);
        } else {
            (*low, *high).write(w);
        }
    }

    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        d.deserialize_any(SpanVisitor(cx))
    }
}

struct SpanVisitor<'c, 't>(&'c Context<'t>);

impl<'de> Visitor<'de> for SpanVisitor<'_, '_> {
    type Value = Span;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a number, or a range such as (3, 8)")
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Span, E> {
        finite(value).map(|value| Span { low: value, high: value })
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Span, E> {
        self.visit_f64(value as f64)
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Span, E> {
        self.visit_f64(value as f64)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, seq: A) -> Result<Span, A::Error> {
        PairVisitor(self.0, PhantomData).visit_seq(seq).map(|(low, high)| Span { low, high })
    }
}

impl<T: Shape> Shape for Option<T> {
    fn is_default(&self) -> bool {
        self.is_none()
    }

    /// The value without a `Some`: a field that is `None` is left out.
    fn write(&self, w: &mut Writer) {
        if let Some(value) = self {
            value.write(w);
        }
    }

    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        T::read(d, cx).map(Some)
    }
}

struct PairVisitor<'c, 't, A, B>(&'c Context<'t>, PhantomData<(A, B)>);

impl<'de, A: Shape, B: Shape> Visitor<'de> for PairVisitor<'_, '_, A, B> {
    type Value = (A, B);

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a pair of two values")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut seq: S) -> Result<(A, B), S::Error> {
        let first = seq.next_element_seed(Seed::new(self.0))?.ok_or_else(|| S::Error::invalid_length(0, &self))?;
        let second = seq.next_element_seed(Seed::new(self.0))?.ok_or_else(|| S::Error::invalid_length(1, &self))?;
        Ok((first, second))
    }
}

impl<A: Shape, B: Shape> Shape for (A, B) {
    fn is_default(&self) -> bool {
        false
    }

    fn write(&self, w: &mut Writer) {
        let mut pair = w.open("(", Layout::Inline);
        w.item(&mut pair);
        self.0.write(w);
        w.item(&mut pair);
        self.1.write(w);
        w.close(pair, ")");
    }

    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        d.deserialize_tuple(2, PairVisitor(cx, PhantomData))
    }
}

fn write_list<'a, T: Shape + 'a>(items: impl Iterator<Item = &'a T>, w: &mut Writer) {
    let mut list = w.open("[", if T::A_LINE_EACH { Layout::Lines } else { Layout::Inline });
    for item in items {
        w.item(&mut list);
        item.write(w);
    }
    w.close(list, "]");
}

struct ListVisitor<'c, 't, T>(&'c Context<'t>, PhantomData<T>);

impl<'de, T: Shape> Visitor<'de> for ListVisitor<'_, '_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list in square brackets")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Vec<T>, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = seq.next_element_seed(Seed::new(self.0))? {
            self.0.count_record()?;
            items.push(item);
        }
        Ok(items)
    }
}

impl<T: Shape> Shape for Vec<T> {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, w: &mut Writer) {
        write_list(self.iter(), w);
    }

    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        d.deserialize_seq(ListVisitor(cx, PhantomData))
    }
}

impl<T: Shape + Ord> Shape for BTreeSet<T> {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, w: &mut Writer) {
        write_list(self.iter(), w);
    }

    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        d.deserialize_seq(ListVisitor(cx, PhantomData)).map(Vec::into_iter).map(Self::from_iter)
    }
}

/// Reads the name of an entry, and where it stands.
pub(super) struct KeySeed<'c, 't, K>(pub(super) &'c Context<'t>, pub(super) PhantomData<K>);

impl<'de, K: Key> DeserializeSeed<'de> for KeySeed<'_, '_, K> {
    type Value = (K, Option<usize>);

    fn deserialize<D: Deserializer<'de>>(self, d: D) -> Result<Self::Value, D::Error> {
        let Self(cx, _) = self;
        read_text(d, "a name in quotes", |text| Ok((K::from_text(text)?, cx.offset(text))))
    }
}

struct MapVisitor<'c, 't, K, V>(&'c Context<'t>, PhantomData<(K, V)>);

impl<'de, K: Key + Display, V: Shape> Visitor<'de> for MapVisitor<'_, '_, K, V> {
    type Value = BTreeMap<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a map in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<BTreeMap<K, V>, A::Error> {
        let mut entries = BTreeMap::new();
        while let Some((key, at)) = map.next_key_seed(KeySeed(self.0, PhantomData))? {
            self.0.count_record()?;
            let value = map.next_value_seed(Seed::new(self.0))?;
            match entries.entry(key) {
                Entry::Vacant(entry) => {
                    entry.insert(value);
                }
                Entry::Occupied(entry) => {
                    let what = format_args!("“{}” stands twice in one list of names", entry.key());
                    self.0.notes.borrow_mut().add(at, what, "the first was kept");
                }
            }
        }
        Ok(entries)
    }
}

impl<K: Key + Display, V: Shape> Shape for BTreeMap<K, V> {
    fn is_default(&self) -> bool {
        self.is_empty()
    }

    fn write(&self, w: &mut Writer) {
        let mut map = w.open("{", Layout::Lines);
        for (key, value) in self {
            w.item(&mut map);
            key.write(w);
            w.colon();
            value.write(w);
        }
        w.close(map, "}");
    }

    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        d.deserialize_map(MapVisitor(cx, PhantomData))
    }
}
