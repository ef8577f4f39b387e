//! Maps by node for passes over a whole plan.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::Node;

pub(super) type NodeMap<V> = HashMap<Node, V, BuildHasherDefault<NodeHasher>>;

/// Folds a product of 128 bits for each word. Ids are random bits already, so the standard library's guard against
/// chosen keys would be most of what a look-up costs.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct NodeHasher(u64);

impl Hasher for NodeHasher {
    fn write(&mut self, bytes: &[u8]) {
        for chunk in bytes.chunks(8) {
            let word = chunk.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
            self.write_u64(word);
        }
    }

    fn write_u64(&mut self, word: u64) {
        let product = u128::from(self.0 ^ word ^ 0x9e37_79b9_7f4a_7c15) * 0xa076_1d64_78bd_642f;
        self.0 = (product >> 64) as u64 ^ product as u64;
    }

    fn write_usize(&mut self, word: usize) {
        self.write_u64(word as u64);
    }

    fn write_isize(&mut self, word: isize) {
        self.write_u64(word as u64);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::hash::BuildHasher as _;

    use super::*;
    use crate::model::{EntityId as _, InitiativeId, MilestoneId, RawId};

    #[test]
    fn ids_that_are_counted_up_fall_apart_too() {
        let hash = |node: Node| BuildHasherDefault::<NodeHasher>::default().hash_one(node);
        for at in [0, 3, 6, 8] {
            let ids = (0..4096_u16).map(|n| {
                let [high, low] = n.to_be_bytes();
                RawId::from_bytes(std::array::from_fn(|i| match i.wrapping_sub(at) {
                    0 => high,
                    1 => low,
                    _ => 0,
                }))
            });
            let nodes: Vec<_> = ids
                .flat_map(|id| {
                    [Node::Initiative(InitiativeId::from_raw(id)), Node::Milestone(MilestoneId::from_raw(id))]
                })
                .collect();
            // 8,192 balls hit some 5,180 of as many boxes; the map looks at the low bits.
            let low: BTreeSet<_> = nodes.iter().map(|node| hash(*node) & 8191).collect();
            assert!(low.len() > 5_000, "{at}: {}", low.len());
        }
    }
}
