//! Ranks: strings that order things, with room for another between any two.
//!
//! A rank is fractional indexing in base 62 (digits `0-9 A-Z a-z`, which is byte order): an integer whose first letter
//! tells its length, and a fraction that does not end in `0`. Ranks compare as bytes; whoever sorts by rank breaks ties
//! by id.
//!
//! Appending counts the integer up. Inserting between two ranks takes the middle, but where one of them is longer than
//! the other a run of inserts is going on at this spot, and the longer one is counted up or down instead: a run of n
//! takes in the order of log n characters where halving would take n / 6. What zigzags between two ranks still makes
//! them longer, and [`place`] re-keys a few neighbours once they pass [`LONGEST`].

use std::cmp::Ordering;
use std::fmt;

const DIGITS: &[u8; 62] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";

/// Past this length [`place`] re-keys neighbours to make ranks short again.
pub(super) const LONGEST: usize = 40;

/// How many neighbours on each side are re-keyed first; when that gains too little it is twice as many, and so on.
const REACH: usize = 8;

/// The characters that re-keying must at least leave free. Wider windows cost more and must leave more.
const ROOM: usize = 4;

/// A place in an order. See the module's page.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Rank(Box<str>);

impl Default for Rank {
    fn default() -> Self {
        Self("a0".into())
    }
}

impl fmt::Debug for Rank {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl Rank {
    /// The rank that a text writes, or `None` when it is malformed.
    pub fn parse(text: &str) -> Option<Self> {
        let bytes = text.as_bytes();
        let length = integer_length(*bytes.first()?)?;
        let sound = bytes.len() >= length
            && bytes.iter().all(u8::is_ascii_alphanumeric)
            && (bytes.len() == length || bytes.last() != Some(&b'0'))
            && !is_smallest(bytes);
        sound.then(|| Self(text.into()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn from_digits(digits: Vec<u8>) -> Self {
        Self(String::from_utf8(digits).unwrap_or_default().into_boxed_str())
    }

    fn parts(&self) -> (&[u8], &[u8]) {
        let bytes = self.0.as_bytes();
        bytes.split_at(integer_length(bytes[0]).unwrap_or(1).min(bytes.len()))
    }

    /// A rank after `low` and before `high`, where `None` is the end of the order.
    ///
    /// `low` must be less than `high`; when it is not, the answer lies next to `low`.
    pub fn between(low: Option<&Self>, high: Option<&Self>) -> Self {
        low.zip(high)
            .and_then(|(low, high)| match low.0.len().cmp(&high.0.len()) {
                Ordering::Greater => count(&low.0, &high.0, true),
                Ordering::Less => count(&high.0, &low.0, false),
                Ordering::Equal => None,
            })
            .map(Self::from_digits)
            .filter(|rank| low.is_none_or(|low| low < rank) && high.is_none_or(|high| rank < high))
            .unwrap_or_else(|| Self::middle(low, high))
    }

    fn middle(low: Option<&Self>, high: Option<&Self>) -> Self {
        match (low, high) {
            (None, None) => Self::default(),
            (None, Some(high)) => {
                let (integer, fraction) = high.parts();
                if !fraction.is_empty() {
                    return Self::from_digits(integer.to_vec());
                }
                match step(integer, false) {
                    Some(less) if !is_smallest(&less) => Self::from_digits(less),
                    _ => Self::from_digits([&smallest()[..], &middle(&[], None)].concat()),
                }
            }
            (Some(low), high) => {
                let (integer, fraction) = low.parts();
                if let Some(high) = high
                    && high.parts().0 == integer
                {
                    return Self::from_digits([integer, &middle(fraction, Some(high.parts().1))].concat());
                }
                let next = step(integer, true).map(Self::from_digits);
                match next {
                    Some(next) if high.is_none_or(|high| next < *high) => next,
                    _ => Self::from_digits([integer, &middle(fraction, None)].concat()),
                }
            }
        }
    }

    /// `n` ranks in order between `low` and `high`, as short as halving makes them.
    pub fn spread(low: Option<&Self>, high: Option<&Self>, n: usize) -> Vec<Self> {
        let mut out = Vec::with_capacity(n);
        match (low, high) {
            (_, None) => {
                for _ in 0..n {
                    out.push(Self::between(out.last().or(low), None));
                }
            }
            (None, Some(_)) => {
                for _ in 0..n {
                    out.push(Self::between(None, out.last().or(high)));
                }
                out.reverse();
            }
            (Some(_), Some(_)) if n == 1 => out.push(Self::between(low, high)),
            (Some(low), Some(high)) => halve(low, high, n, &mut out),
        }
        out
    }
}

fn halve(low: &Rank, high: &Rank, n: usize, out: &mut Vec<Rank>) {
    if n == 0 {
        return;
    }
    let middle = Rank::middle(Some(low), Some(high));
    halve(low, &middle, n / 2, out);
    out.push(middle.clone());
    halve(&middle, high, n - n / 2 - 1, out);
}

/// Ranks for things that are put into an ordered list.
#[derive(Debug, PartialEq, Eq)]
pub struct Placement {
    /// One rank for each new thing, in order.
    pub new: Vec<Rank>,
    /// Neighbours that need another rank: their index in the list and the rank.
    pub rekeyed: Vec<(usize, Rank)>,
}

/// Ranks for `n` things put before index `at` of a list in rank order, of length `len`, whose ranks `get` tells.
///
/// Neighbours are re-keyed only when two of them are equal or a rank would pass [`LONGEST`]. For 10,000 inserts that
/// zigzag at one spot, three are re-keyed an insert: most often none, then 16 to 64, seldom hundreds. Other inserts
/// re-key nothing.
pub fn place<'a>(len: usize, get: impl Fn(usize) -> &'a Rank, at: usize, n: usize) -> Placement {
    let at = at.min(len);
    let bounds = |from: usize, to: usize| (from.checked_sub(1).map(&get), (to < len).then(|| get(to)));
    let longest = |ranks: &[Rank]| ranks.iter().map(|r| r.as_str().len()).max().unwrap_or(0);

    let mut best: Option<(usize, usize, Vec<Rank>)> = None;
    for widened in 0.. {
        let (reach, good) = match widened {
            0 => (0, LONGEST),
            // Re-keying must gain some room, or the next insert here would ask for another; what a wider one costs must
            // last longer.
            _ => (REACH << (widened - 1), (LONGEST - ROOM).saturating_sub(5 * (widened - 1) / 2)),
        };
        let (from, to) = (at.saturating_sub(reach), (at + reach).min(len));
        let (low, high) = bounds(from, to);
        if low.zip(high).is_none_or(|(low, high)| low < high) {
            let ranks = Rank::spread(low, high, n + to - from);
            let length = longest(&ranks);
            if best.as_ref().is_none_or(|(_, _, found)| length < longest(found)) {
                best = Some((from, to, ranks));
            }
            if length <= good {
                break;
            }
        }
        if from == 0 && to == len {
            break;
        }
    }
    let (from, to, mut ranks) = best.unwrap_or_else(|| (0, len, Rank::spread(None, None, n + len)));
    let after = ranks.split_off(at - from + n);
    let new = ranks.split_off(at - from);
    Placement { new, rekeyed: (from..at).zip(ranks).chain((at..to).zip(after)).collect() }
}

/// The length of an integer with its first letter, which tells it: `a` counts up from 2, `Z` down from 2.
fn integer_length(head: u8) -> Option<usize> {
    match head {
        b'a'..=b'z' => Some(usize::from(head - b'a') + 2),
        b'A'..=b'Z' => Some(usize::from(b'Z' - head) + 2),
        _ => None,
    }
}

fn smallest() -> [u8; 27] {
    let mut least = [b'0'; 27];
    least[0] = b'A';
    least
}

/// Nothing fits below the least integer, so it alone is no rank.
fn is_smallest(digits: &[u8]) -> bool {
    digits == smallest()
}

fn value(digit: u8) -> usize {
    usize::from(VALUES[usize::from(digit)])
}

const VALUES: [u8; 256] = {
    let mut table = [0; 256];
    let mut i = 0;
    while i < 62 {
        table[DIGITS[i] as usize] = i as u8;
        i += 1;
    }
    table
};

/// The next (`up`) or previous integer; `None` past the greatest and the least.
fn step(integer: &[u8], up: bool) -> Option<Vec<u8>> {
    let mut out = integer.to_vec();
    let (edge, wrapped) = if up { (61, b'0') } else { (0, b'z') };
    for digit in out[1..].iter_mut().rev() {
        if value(*digit) == edge {
            *digit = wrapped;
        } else {
            *digit = DIGITS[if up { value(*digit) + 1 } else { value(*digit) - 1 }];
            return Some(out);
        }
    }
    let head = match (integer[0], up) {
        (b'Z', true) => b'a',
        (b'a', false) => b'Z',
        (b'z', true) | (b'A', false) => return None,
        (head, true) => head + 1,
        (head, false) => head - 1,
    };
    let mut out = vec![wrapped; integer_length(head)?];
    out[0] = head;
    Some(out)
}

/// The next rank from `run` towards `bound`, which is shorter: counts the digits that `run` has beyond what it shares
/// with `bound`, and doubles how many there are when they are used up. `None` when it has none of its own.
fn count(run: &str, bound: &str, up: bool) -> Option<Vec<u8>> {
    let (run, bound) = (run.as_bytes(), bound.as_bytes());
    let integer = integer_length(*run.first()?)?;
    let shared = run.iter().zip(bound).take_while(|(a, b)| a == b).count();
    // The first digit that differs is left alone, so that the answer stays on this side of `bound`; so is the integer.
    let own = if shared >= bound.len() { shared } else { shared + 1 }.max(integer);
    let mut out = run.to_vec();
    let (edge, wrapped) = if up { (b'z', b'0') } else { (b'0', b'z') };
    loop {
        let Some(digit) = out[own.min(run.len())..].iter().rposition(|d| *d != edge) else {
            let more = (run.len() - own.min(run.len())) + 1;
            out = run.to_vec();
            if !up {
                // Below `…1` comes `…0zz`, which is as long as it must be.
                let last = out.last_mut()?;
                *last = DIGITS[value(*last).checked_sub(1)?];
            }
            out.extend(std::iter::repeat_n(wrapped, more));
            if up {
                *out.last_mut()? = b'1';
            }
            return Some(out);
        };
        let digit = own + digit;
        out[digit] = DIGITS[if up { value(out[digit]) + 1 } else { value(out[digit]) - 1 }];
        out[digit + 1..].fill(wrapped);
        if out.last() != Some(&b'0') {
            return Some(out);
        }
    }
}

/// A fraction between two others, where no `high` means 1.
fn middle(low: &[u8], high: Option<&[u8]>) -> Vec<u8> {
    let low_digit = |i: usize| low.get(i).copied().unwrap_or(b'0');
    let mut out = Vec::new();
    let mut high = high;
    let mut i = 0;
    loop {
        let from = low.get(i).map_or(0, |d| value(*d));
        let to = match high {
            // `high` has ended: only possible when the bounds were not in order.
            Some(h) => h.get(i).map_or(62, |d| value(*d)),
            None => 62,
        };
        if high.is_some() && to == from {
            out.push(low_digit(i));
        } else if to > from + 1 {
            out.push(DIGITS[(from + to).div_ceil(2).min(61)]);
            return out;
        } else if let Some(h) = high
            && h.len() > i + 1
            && to > from
        {
            out.push(h[i]);
            return out;
        } else {
            out.push(low_digit(i));
            high = None;
        }
        i += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn rank(text: &str) -> Rank {
        Rank::parse(text).unwrap_or_else(|| panic!("{text} is malformed"))
    }

    #[test]
    fn known_keys() {
        let between = |a: &str, b: &str| {
            let (a, b) = ((!a.is_empty()).then(|| rank(a)), (!b.is_empty()).then(|| rank(b)));
            Rank::between(a.as_ref(), b.as_ref()).as_str().to_owned()
        };
        for (low, high, expected) in [
            ("", "", "a0"),
            ("a0", "", "a1"),
            ("az", "", "b00"),
            ("", "a0", "Zz"),
            ("", "Z0", "Yzz"),
            ("a0", "a1", "a0V"),
            ("a0", "a0V", "a0U"),
            ("a0V", "a1", "a0W"),
            ("a0", "a2", "a1"),
            ("Zz", "a0", "ZzV"),
            ("bzz", "", "c000"),
        ] {
            assert_eq!(between(low, high), expected, "between “{low}” and “{high}”");
        }
    }

    #[test]
    fn malformed_keys_are_refused() {
        for text in ["", "a", "b0", "a00", "a0V0", "0", "a!", "é", "A00000000000000000000000000"] {
            assert_eq!(Rank::parse(text), None, "{text}");
        }
    }

    /// What a run of inserts came to: the list, its longest rank ever, and how many ranks each insert re-keyed.
    struct Run {
        list: Vec<Rank>,
        longest: usize,
        rekeyed: Vec<usize>,
    }

    /// Inserts `n` things, each before the index that `at` tells from the round and the length.
    fn insert(n: usize, at: impl Fn(usize, usize) -> usize) -> Run {
        let mut list: Vec<Rank> = Vec::new();
        let mut longest = 0;
        let mut rekeyed = Vec::new();
        for round in 0..n {
            let at = at(round, list.len());
            let placed = place(list.len(), |i| &list[i], at, 1);
            rekeyed.push(placed.rekeyed.len());
            for (i, rank) in placed.rekeyed {
                longest = longest.max(rank.as_str().len());
                list[i] = rank;
            }
            list.insert(at, placed.new[0].clone());
            longest = longest.max(list[at].as_str().len());
        }
        Run { list, longest, rekeyed }
    }

    #[test]
    fn ten_thousand_inserts_at_one_spot_stay_short() {
        for (name, at) in [
            ("start", (|_, _| 0) as fn(usize, usize) -> usize),
            ("end", |_, len| len),
            ("second place", |_, len| len.min(1)),
            ("last but one", |_, len| len.saturating_sub(1)),
        ] {
            let run = insert(10_000, at);
            assert!(run.list.is_sorted_by(|a, b| a < b), "{name}: out of order");
            assert!(run.longest <= 9, "{name}: {} characters", run.longest);
            assert_eq!(run.rekeyed.iter().sum::<usize>(), 0, "{name}: re-keyed");
        }
    }

    #[test]
    fn ten_thousand_inserts_that_zigzag_re_key_few() {
        for (name, at) in [
            ("middle", (|_, len| len / 2) as fn(usize, usize) -> usize),
            ("to and fro", |round, len| (len / 2 + round % 2).min(len)),
            ("two of three", |round, len| (len / 2 + usize::from(round % 3 == 0)).min(len)),
            ("three places", |round, len| (len / 2 + round % 3).min(len)),
            ("near a place", |round, len| (len / 2 + round * 7919 / 13 % 5).min(len)),
        ] {
            let run = insert(10_000, at);
            assert!(run.list.is_sorted_by(|a, b| a < b), "{name}: out of order");
            assert!(run.longest <= LONGEST, "{name}: {} characters", run.longest);
            let mean = run.rekeyed.iter().sum::<usize>() as f64 / 10_000.0;
            assert!(mean <= 3.0, "{name}: {mean} re-keyed an insert");
            let many = run.rekeyed.iter().filter(|n| **n > 64).count();
            assert!(many <= 100, "{name}: {many} inserts re-keyed more than 64");
        }
    }

    #[test]
    fn equal_keys_are_told_apart() {
        for run in [2, 10, 200] {
            let list = vec![rank("a5"); run];
            let placed = place(run, |i| &list[i], 1, 1);
            let mut after = list.clone();
            for (i, rank) in &placed.rekeyed {
                after[*i] = rank.clone();
            }
            after.insert(1, placed.new[0].clone());
            assert!(after[0] < after[1] && after[1] < after[2], "{after:?}");
            assert!(after.is_sorted(), "{after:?}");
        }
    }

    fn any_rank() -> impl Strategy<Value = Rank> {
        "[a-c][0-9A-Za-z]{1,8}|[X-Z][0-9A-Za-z]{1,8}".prop_filter_map("well formed", |text| Rank::parse(&text))
    }

    proptest! {
        #[test]
        fn between_lies_between(a in any_rank(), b in any_rank()) {
            prop_assume!(a != b);
            let (low, high) = if a < b { (a, b) } else { (b, a) };
            let mid = Rank::between(Some(&low), Some(&high));
            prop_assert!(low < mid && mid < high, "{:?} {:?} {:?}", low, mid, high);
            prop_assert!(Rank::parse(mid.as_str()).is_some());
            prop_assert!(Rank::between(None, Some(&low)) < low);
            prop_assert!(Rank::between(Some(&high), None) > high);
        }

        #[test]
        fn any_order_of_inserts_keeps_the_order(spots in proptest::collection::vec(any::<prop::sample::Index>(), 1..200)) {
            let run = insert(spots.len(), |round, len| spots[round].index(len + 1));
            prop_assert!(run.list.is_sorted_by(|a, b| a < b));
        }

        #[test]
        fn a_block_goes_in_order(n in 1_usize..300, at: prop::sample::Index) {
            let Run { list, .. } = insert(50, |_, len| len / 2);
            let at = at.index(51);
            let placed = place(50, |i| &list[i], at, n);
            prop_assert!(placed.rekeyed.len() <= 64);
            let mut all = list.clone();
            for (i, rank) in placed.rekeyed {
                all[i] = rank;
            }
            all.splice(at..at, placed.new);
            prop_assert!(all.is_sorted_by(|a, b| a < b));
            prop_assert_eq!(all.len(), 50 + n);
        }
    }
}
