//! A hash table of numbers whose keys are kept elsewhere. It hashes the same at build time and at
//! run time, so that the build script can fill it.

use super::blob::{Array, Reader, Writer};

/// Finds numbers by the hash of their key.
#[derive(Debug, Default)]
pub(super) struct Table {
    /// Hash, and number plus one; zero is free. A power of two, at most half of them taken.
    slots: Array<2>,
    /// A bit for each hash that is there, few enough to stay in the processor's cache: most words of
    /// a text are not in the table, and one look here tells.
    filter: Array<1>,
    taken: u32,
}

/// The first slot of a hash.
#[derive(Debug, Clone, Copy)]
pub(super) struct First([u32; 2]);

const SMALLEST: u32 = 16;

/// Bits of the hash that choose a bit of the filter.
const FILTER_BITS: u32 = 19;

/// The filter's number, and the bit in it, for a hash.
#[inline]
fn filter_bit(hash: u32) -> (u32, u32) {
    let bit = hash >> (u32::BITS - FILTER_BITS);
    (bit / u32::BITS, 1 << (bit % u32::BITS))
}

impl Table {
    /// The number with this hash that `same` accepts.
    #[inline]
    pub(super) fn find(&self, hash: u32, same: impl Fn(u32) -> bool) -> Option<u32> {
        let mask = self.slots.len().checked_sub(1)?;
        let (place, bit) = filter_bit(hash);
        if self.filter.get(place)[0] & bit == 0 {
            return None;
        }
        let mut at = hash & mask;
        loop {
            let [found, number] = self.slots.get(at);
            if number == 0 {
                return None;
            }
            if found == hash && same(number - 1) {
                return Some(number - 1);
            }
            at = (at + 1) & mask;
        }
    }

    /// What the slot holds in which a hash is looked for first: whoever has many asks for all before
    /// the first is looked at, so that memory answers the questions together.
    #[inline]
    pub(super) fn first(&self, hash: u32) -> First {
        let mask = self.slots.len().wrapping_sub(1);
        First(if self.slots.len() == 0 {
            [0; 2]
        } else {
            self.slots.get(hash & mask)
        })
    }

    /// [`Self::find`] for a hash whose first slot is at hand.
    #[inline]
    pub(super) fn find_from(
        &self,
        hash: u32,
        first: First,
        same: impl Fn(u32) -> bool,
    ) -> Option<u32> {
        let [found, number] = first.0;
        if number == 0 {
            return None;
        }
        if found == hash && same(number - 1) {
            return Some(number - 1);
        }
        self.find(hash, same)
    }

    /// Adds a number that is not in the table.
    pub(super) fn insert(&mut self, hash: u32, number: u32) {
        if self.slots.len() <= 2 * self.taken {
            let larger = (2 * self.slots.len()).max(SMALLEST);
            let larger = std::iter::repeat_n([0, 0], larger as usize).collect();
            let smaller = std::mem::replace(&mut self.slots, larger);
            smaller
                .iter()
                .filter(|[_, number]| *number != 0)
                .for_each(|slot| self.place(slot));
        }
        if self.filter.len() == 0 {
            let places = 1 << (FILTER_BITS - u32::BITS.ilog2());
            self.filter = std::iter::repeat_n([0], places).collect();
        }
        let (place, bit) = filter_bit(hash);
        self.filter.set(place, [self.filter.get(place)[0] | bit]);
        self.place([hash, number + 1]);
        self.taken += 1;
    }

    fn place(&mut self, slot: [u32; 2]) {
        let mask = self.slots.len() - 1;
        let mut at = slot[0] & mask;
        while self.slots.get(at)[1] != 0 {
            at = (at + 1) & mask;
        }
        self.slots.set(at, slot);
    }

    #[allow(dead_code)] // the build script writes
    pub(super) fn write(&self, to: &mut Writer) {
        to.array(&self.slots);
        to.array(&self.filter);
    }

    /// The table of `taken` numbers that was written.
    pub(super) fn read(from: &mut Reader, taken: u32) -> Option<Self> {
        Some(Self {
            slots: from.array()?,
            filter: from.array()?,
            taken,
        })
    }
}

/// The hash of a word.
#[inline]
pub(super) fn hash_word(word: &[u8]) -> u32 {
    let (chunks, rest) = word.as_chunks::<8>();
    let state = chunks.iter().fold(word.len() as u64, |state, chunk| {
        mix_state(state ^ u64::from_le_bytes(*chunk))
    });
    finish_hash(if rest.is_empty() {
        state
    } else {
        mix_state(state ^ last_bytes(word, rest))
    })
}

/// The last one to seven bytes as a number; in a longer word, some of those before them too.
#[inline]
fn last_bytes(word: &[u8], rest: &[u8]) -> u64 {
    if let Some(last) = word.last_chunk() {
        return u64::from_le_bytes(*last);
    }
    if let (Some(first), Some(last)) = (rest.first_chunk(), rest.last_chunk()) {
        return u64::from(u32::from_le_bytes(*first)) << 32 | u64::from(u32::from_le_bytes(*last));
    }
    rest.iter()
        .fold(0, |number, byte| number << 8 | u64::from(*byte))
}

/// The hash of two numbers.
#[inline]
pub(super) fn hash_pair(a: u32, b: u32) -> u32 {
    finish_hash(mix_state(u64::from(a) << 32 | u64::from(b)))
}

#[inline]
#[allow(clippy::cast_possible_truncation)] // both halves are used
fn mix_state(state: u64) -> u64 {
    let product = u128::from(state ^ 0x243f_6a88_85a3_08d3) * 0x9e37_79b9_7f4a_7c15;
    product as u64 ^ (product >> 64) as u64
}

#[inline]
#[allow(clippy::cast_possible_truncation)] // the upper half went into the lower
fn finish_hash(state: u64) -> u32 {
    (state ^ state >> 32) as u32
}
