//! The shape of what holds other shapes: options, pairs, lists, sets, maps.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt::{self, Display};
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, MapAccess, SeqAccess, Visitor};

use super::context::Context;
use super::shape::{Key, Seed, Shape, read_text};
use super::writer::{Layout, Writer};

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

pub(super) struct PairVisitor<'c, 't, A, B>(&'c Context<'t>, PhantomData<(A, B)>);

impl<'c, 't, A, B> PairVisitor<'c, 't, A, B> {
    pub(super) fn new(cx: &'c Context<'t>) -> Self {
        Self(cx, PhantomData)
    }
}

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
        d.deserialize_tuple(2, PairVisitor::new(cx))
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
