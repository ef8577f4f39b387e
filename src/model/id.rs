//! Identity: 80 random bits, typed by what they name.
//!
//! The text form is 16 characters of Crockford's base 32 in lower case, whose byte order is the order of the ids, so a
//! file in id order is a file in text order.

use std::fmt;
use std::str::FromStr;

use rand_chacha::ChaCha8Rng;
use rand_chacha::rand_core::{RngCore, SeedableRng};

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Characters in the text form of an id.
pub const ID_LEN: usize = 16;

/// An id without its type. Use the typed ids (`StoryId`, …) wherever the type is known.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RawId([u8; 10]);

/// The text is not an id: an id has 16 characters of `0-9 a-z` without `i l o u`.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not an id: expected 16 characters of 0-9 and a-z without i, l, o, u")]
pub struct BadId(pub String);

impl RawId {
    pub const fn from_bytes(bytes: [u8; 10]) -> Self {
        Self(bytes)
    }

    pub const fn bytes(self) -> [u8; 10] {
        self.0
    }

    /// Two halves of 40 bits, each as eight characters.
    fn encode(self) -> [u8; ID_LEN] {
        let mut out = [0; ID_LEN];
        for (half, chars) in self.0.chunks_exact(5).zip(out.chunks_exact_mut(8)) {
            let bits = half.iter().fold(0_u64, |bits, byte| bits << 8 | u64::from(*byte));
            for (i, c) in chars.iter_mut().enumerate() {
                *c = ALPHABET[(bits >> (35 - 5 * i) & 31) as usize];
            }
        }
        out
    }
}

impl FromStr for RawId {
    type Err = BadId;

    fn from_str(text: &str) -> Result<Self, BadId> {
        let bad = || BadId(text.chars().take(40).collect());
        let chars = text.as_bytes();
        if chars.len() != ID_LEN {
            return Err(bad());
        }
        let mut out = [0; 10];
        for (chars, half) in chars.chunks_exact(8).zip(out.chunks_exact_mut(5)) {
            let mut bits = 0_u64;
            for c in chars {
                let value = DECODE[usize::from(*c)];
                if value > 31 {
                    return Err(bad());
                }
                bits = bits << 5 | u64::from(value);
            }
            half.copy_from_slice(&bits.to_be_bytes()[3..]);
        }
        Ok(Self(out))
    }
}

const DECODE: [u8; 256] = {
    let mut table = [255; 256];
    let mut i = 0;
    while i < 32 {
        table[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    table
};

impl fmt::Display for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = self.encode();
        // The alphabet is ASCII, so this never falls back.
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for RawId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// A typed id.
pub trait EntityId: Copy + Ord + Default + fmt::Debug + fmt::Display + FromStr<Err = BadId> + Send + Sync {
    fn from_raw(raw: RawId) -> Self;
    fn raw(self) -> RawId;
}

macro_rules! id_types {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub struct $name(RawId);

        impl EntityId for $name {
            fn from_raw(raw: RawId) -> Self {
                Self(raw)
            }

            fn raw(self) -> RawId {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(&self.0, f)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}({})", stringify!($name), self.0)
            }
        }

        impl FromStr for $name {
            type Err = BadId;

            fn from_str(text: &str) -> Result<Self, BadId> {
                text.parse().map(Self)
            }
        }
    )*};
}

id_types! {
    /// The project file itself; a copy made with "Save as" keeps it, a new project gets a new one.
    DocumentId,
    ColumnId, PersonId, StoryId, SprintId, ReleaseId, ThemeId, InitiativeId, MilestoneId, DependencyId, BaselineId,
    ObjectiveId, PersonaId, CompetitorId, ResearchId, DecisionId, FeedbackId, CustomerId, StakeholderId, MeasureId,
    ViewId,
}

/// Where new ids come from: the system's randomness in use, a seed in samples and tests.
#[derive(Clone, Debug)]
pub struct IdSource(ChaCha8Rng);

impl IdSource {
    /// Ids that no other run gives.
    pub fn from_system() -> Self {
        Self(ChaCha8Rng::from_os_rng())
    }

    /// The same ids for the same seed, on every machine.
    pub fn from_seed(seed: u64) -> Self {
        Self(ChaCha8Rng::seed_from_u64(seed))
    }

    pub fn next_id<I: EntityId>(&mut self) -> I {
        let mut bytes = [0; 10];
        self.0.fill_bytes(&mut bytes);
        I::from_raw(RawId(bytes))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn text_and_back(bytes: [u8; 10]) {
            let id = RawId::from_bytes(bytes);
            prop_assert_eq!(id.to_string().parse(), Ok(id));
        }

        #[test]
        fn text_order_is_id_order(a: [u8; 10], b: [u8; 10]) {
            let (a, b) = (RawId::from_bytes(a), RawId::from_bytes(b));
            prop_assert_eq!(a.cmp(&b), a.to_string().cmp(&b.to_string()));
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        for text in
            ["", "0", "000000000000000", "00000000000000000", "000000000000000O", "000000000000000u", "ééééééééé"]
        {
            assert!(text.parse::<RawId>().is_err(), "{text}");
        }
    }

    #[test]
    fn a_seed_gives_the_same_ids() {
        let mut a = IdSource::from_seed(7);
        let mut b = IdSource::from_seed(7);
        let first: StoryId = a.next_id();
        assert_eq!(first, b.next_id());
        assert_ne!(first, a.next_id());
    }
}
