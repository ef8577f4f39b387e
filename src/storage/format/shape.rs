//! How one value stands in a file: the [`Shape`] of numbers, texts and words.
//!
//! The model knows nothing of files. Its types get their shape here and in `records`, and their file names are
//! literals, so that renaming a field of the model changes no file.

use std::fmt;
use std::marker::PhantomData;

use serde::Deserializer;
use serde::de::{DeserializeSeed, Error, SeqAccess, Visitor};

use super::collections::PairVisitor;
use super::context::Context;
use super::writer::Writer;
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

pub(super) fn read_text<'de, D: Deserializer<'de>, T>(
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
        PairVisitor::new(self.0).visit_seq(seq).map(|(low, high)| Span { low, high })
    }
}
