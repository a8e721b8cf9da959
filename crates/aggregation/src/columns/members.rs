//! Who is counted in a figure or a cell, without making a set of it.

use super::Bitset;
use super::bitset::bits;

/// Some rows of the columns.
#[derive(Clone, Copy, Debug)]
pub enum Members<'a> {
    /// Those of one set.
    All(&'a Bitset),
    /// Those in both sets.
    Both(&'a Bitset, &'a Bitset),
    /// One row, if the set has it.
    Row(&'a Bitset, usize),
}

impl Members<'_> {
    /// Calls `each` with the first row of every word of 64 rows that has a member, and its bits.
    pub fn words(self, mut each: impl FnMut(usize, u64)) {
        let mut visit = |first: usize, word: u64| {
            if word != 0 {
                each(first, word);
            }
        };
        match self {
            Self::All(set) => set.words().for_each(|(first, word)| visit(first, word)),
            Self::Both(a, b) => {
                a.words().zip(b.words()).for_each(|((first, a), (_, b))| visit(first, a & b));
            }
            Self::Row(set, row) => {
                visit(row / 64 * 64, u64::from(set.contains(row)) << (row % 64));
            }
        }
    }

    /// How many.
    pub fn count(self) -> u64 {
        match self {
            Self::All(set) => set.count(),
            Self::Both(a, b) => a.count_and(b),
            Self::Row(set, row) => u64::from(set.contains(row)),
        }
    }

    /// The rows, in order.
    pub fn rows(self) -> impl Iterator<Item = usize> {
        let mut rows = Vec::new();
        self.words(|first, word| rows.extend(bits(word).map(|bit| first + bit)));
        rows.into_iter()
    }

    /// Whether any of them is in `set`.
    pub fn meets(self, set: &Bitset) -> bool {
        match self {
            Self::All(own) => own.meets(set),
            Self::Both(a, b) => a.meets_both(b, set),
            Self::Row(own, row) => own.contains(row) && set.contains(row),
        }
    }
}
