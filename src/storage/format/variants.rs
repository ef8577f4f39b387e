//! The file's shape of what is one of several things: weekdays, events, the ends of dependencies.

use std::fmt;

use serde::Deserializer;
use serde::de::{EnumAccess, Error, SeqAccess, VariantAccess as _, Visitor};

use super::context::Context;
use super::shape::{Seed, Shape, WordIn};
use super::writer::{Layout, Writer};
use crate::model::*;

const WEEKDAYS: &[&str] = &["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// The working weekdays as a list of their names.
impl Shape for [bool; 7] {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }

    fn write(&self, w: &mut Writer) {
        let mut list = w.open("[", Layout::Inline);
        for (name, _) in WEEKDAYS.iter().zip(self).filter(|(_, works)| **works) {
            w.item(&mut list);
            w.word(name);
        }
        w.close(list, "]");
    }

    fn read<'de, D: Deserializer<'de>>(d: D, _: &Context<'_>) -> Result<Self, D::Error> {
        struct Days;

        impl<'de> Visitor<'de> for Days {
            type Value = [bool; 7];

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a list of weekdays")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<[bool; 7], A::Error> {
                let mut days = [false; 7];
                while let Some(day) = seq.next_element_seed(WordIn(WEEKDAYS))? {
                    days[day] = true;
                }
                Ok(days)
            }
        }

        d.deserialize_seq(Days)
    }
}

/// Writes `name(value, …)`.
fn write_variant(w: &mut Writer, name: &str, values: &[&dyn Fn(&mut Writer)]) {
    w.word(name);
    let mut frame = w.open("(", Layout::Inline);
    for value in values {
        w.item(&mut frame);
        value(w);
    }
    w.close(frame, ")");
}

const EVENTS: &[&str] =
    &["created", "moved", "estimated", "sprint_entered", "sprint_left", "done", "reopened", "cancelled"];

/// `moved("2026-11-19T10:12:33Z", "id of the column")`.
impl Shape for Event {
    const A_LINE_EACH: bool = true;

    fn is_default(&self) -> bool {
        false
    }

    fn write(&self, w: &mut Writer) {
        let Self { at, what } = self;
        let at = |w: &mut Writer| at.write(w);
        match what {
            EventKind::Created { column } => write_variant(w, "created", &[&at, &|w| column.write(w)]),
            EventKind::Moved { to } => write_variant(w, "moved", &[&at, &|w| to.write(w)]),
            EventKind::Estimated { points: None } => write_variant(w, "estimated", &[&at]),
            EventKind::Estimated { points } => write_variant(w, "estimated", &[&at, &|w| points.write(w)]),
            EventKind::SprintEntered { sprint } => write_variant(w, "sprint_entered", &[&at, &|w| sprint.write(w)]),
            EventKind::SprintLeft { sprint } => write_variant(w, "sprint_left", &[&at, &|w| sprint.write(w)]),
            EventKind::Done => write_variant(w, "done", &[&at]),
            EventKind::Reopened => write_variant(w, "reopened", &[&at]),
            EventKind::Cancelled => write_variant(w, "cancelled", &[&at]),
        }
    }

    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        d.deserialize_enum("", EVENTS, EventVisitor { cx, kind: "" })
    }
}

struct EventVisitor<'c, 't> {
    cx: &'c Context<'t>,
    kind: &'static str,
}

impl EventVisitor<'_, '_> {
    fn value<'de, A: SeqAccess<'de>, T: Shape>(&self, seq: &mut A) -> Result<T, A::Error> {
        seq.next_element_seed(Seed::new(self.cx))?.ok_or_else(|| A::Error::invalid_length(1, self))
    }
}

impl<'de> Visitor<'de> for EventVisitor<'_, '_> {
    type Value = Event;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an event such as moved(\"2026-12-24T09:30:00Z\", \"id of the column\")")
    }

    fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Event, A::Error> {
        let (index, variant) = data.variant_seed(WordIn(EVENTS))?;
        variant.tuple_variant(2, Self { kind: EVENTS[index], ..self })
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Event, A::Error> {
        let at = seq.next_element_seed(Seed::new(self.cx))?.ok_or_else(|| A::Error::invalid_length(0, &self))?;
        let what = match self.kind {
            "created" => EventKind::Created { column: self.value(&mut seq)? },
            "moved" => EventKind::Moved { to: self.value(&mut seq)? },
            "estimated" => EventKind::Estimated { points: seq.next_element_seed(Seed::new(self.cx))? },
            "sprint_entered" => EventKind::SprintEntered { sprint: self.value(&mut seq)? },
            "sprint_left" => EventKind::SprintLeft { sprint: self.value(&mut seq)? },
            "done" => EventKind::Done,
            "reopened" => EventKind::Reopened,
            _ => EventKind::Cancelled,
        };
        Ok(Event { at, what })
    }
}

const NODES: &[&str] = &["initiative", "milestone"];

/// `initiative("id")` or `milestone("id")`.
impl Shape for Node {
    fn is_default(&self) -> bool {
        *self == Self::default()
    }

    fn write(&self, w: &mut Writer) {
        match self {
            Self::Initiative(id) => write_variant(w, "initiative", &[&|w| id.write(w)]),
            Self::Milestone(id) => write_variant(w, "milestone", &[&|w| id.write(w)]),
        }
    }

    fn read<'de, D: Deserializer<'de>>(d: D, cx: &Context<'_>) -> Result<Self, D::Error> {
        struct Ends<'c, 't>(&'c Context<'t>);

        impl<'de> Visitor<'de> for Ends<'_, '_> {
            type Value = Node;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("initiative(\"id\") or milestone(\"id\")")
            }

            fn visit_enum<A: EnumAccess<'de>>(self, data: A) -> Result<Node, A::Error> {
                let (index, variant) = data.variant_seed(WordIn(NODES))?;
                if index == 0 {
                    variant.newtype_variant_seed(Seed::new(self.0)).map(Node::Initiative)
                } else {
                    variant.newtype_variant_seed(Seed::new(self.0)).map(Node::Milestone)
                }
            }
        }

        d.deserialize_enum("", NODES, Ends(cx))
    }
}
