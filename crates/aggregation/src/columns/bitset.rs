//! A set of offices: one bit a row of the columns.

/// So many bits, packed in words of 64, lowest first. Bits past the end are zero.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bitset {
    words: Vec<u64>,
    len: usize,
}

impl Bitset {
    /// No row of `len`.
    pub fn none(len: usize) -> Self {
        Self { words: vec![0; len.div_ceil(64)], len }
    }

    /// Every row of `len`.
    pub fn all(len: usize) -> Self {
        let mut set = Self { words: vec![u64::MAX; len.div_ceil(64)], len };
        if let (Some(last), rest @ 1..) = (set.words.last_mut(), len % 64) {
            *last = u64::MAX >> (64 - rest);
        }
        set
    }

    /// How many rows there are, in the set or not.
    pub fn len(&self) -> usize {
        self.len
    }

    /// Whether there are no rows at all.
    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    /// Appends a row.
    pub fn push(&mut self, member: bool) {
        let bit = self.len % 64;
        if bit == 0 {
            self.words.push(0);
        }
        if let Some(word) = self.words.last_mut() {
            *word |= u64::from(member) << bit;
        }
        self.len += 1;
    }

    /// Puts a row in.
    ///
    /// # Panics
    /// When there is no such row.
    pub fn insert(&mut self, row: usize) {
        assert!(row < self.len, "row {row} of {}", self.len);
        self.words[row / 64] |= 1 << (row % 64);
    }

    /// Whether a row is in the set.
    pub fn contains(&self, row: usize) -> bool {
        self.words.get(row / 64).is_some_and(|word| word >> (row % 64) & 1 == 1)
    }

    /// How many rows are in the set.
    pub fn count(&self) -> u64 {
        self.words.iter().map(|word| u64::from(word.count_ones())).sum()
    }

    /// How many rows are in both sets.
    pub fn count_and(&self, other: &Self) -> u64 {
        let pairs = self.words.iter().zip(&other.words);
        pairs.map(|(a, b)| u64::from((a & b).count_ones())).sum()
    }

    /// Whether any row is in both sets.
    pub fn meets(&self, other: &Self) -> bool {
        self.words.iter().zip(&other.words).any(|(a, b)| a & b != 0)
    }

    /// Whether any row is in all three sets.
    pub fn meets_both(&self, second: &Self, third: &Self) -> bool {
        let pairs = self.words.iter().zip(&second.words).zip(&third.words);
        pairs.into_iter().any(|((a, b), c)| a & b & c != 0)
    }

    /// Rows in both sets.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & b)
    }

    /// Rows in either set.
    #[must_use]
    pub fn or(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a | b)
    }

    /// Rows in this set and not in the other.
    #[must_use]
    pub fn minus(&self, other: &Self) -> Self {
        self.zip(other, |a, b| a & !b)
    }

    fn zip(&self, other: &Self, join: impl Fn(u64, u64) -> u64) -> Self {
        debug_assert_eq!(self.len, other.len, "sets of the same rows");
        let words = self.words.iter().zip(&other.words).map(|(a, b)| join(*a, *b)).collect();
        Self { words, len: self.len }
    }

    /// The words with the row that each begins at.
    pub fn words(&self) -> impl Iterator<Item = (usize, u64)> {
        self.words.iter().enumerate().map(|(i, word)| (i * 64, *word))
    }

    /// The rows in the set, in order.
    pub fn rows(&self) -> impl Iterator<Item = usize> {
        self.words().flat_map(|(first, word)| bits(word).map(move |bit| first + bit))
    }
}

/// Positions of the bits that are set, lowest first.
pub fn bits(mut word: u64) -> impl Iterator<Item = usize> {
    std::iter::from_fn(move || {
        let bit = word.trailing_zeros();
        word &= word.wrapping_sub(1);
        (bit < 64).then_some(bit as usize)
    })
}

impl FromIterator<bool> for Bitset {
    fn from_iter<I: IntoIterator<Item = bool>>(members: I) -> Self {
        let mut set = Self::default();
        members.into_iter().for_each(|member| set.push(member));
        set
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn rows(set: &Bitset) -> Vec<usize> {
        set.rows().collect()
    }

    #[test]
    fn all_ends_where_the_rows_end() {
        for len in [0, 1, 63, 64, 65, 128, 130] {
            assert_eq!(Bitset::all(len).count(), len as u64);
            assert_eq!(Bitset::none(len).minus(&Bitset::all(len)).count(), 0);
        }
    }

    proptest! {
        #[test]
        fn sets_behave_as_lists_of_rows(pairs in prop::collection::vec(any::<(bool, bool)>(), 0..200)) {
            let (a, b): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
            let (a, b): (Bitset, Bitset) = (a.into_iter().collect(), b.into_iter().collect());
            let having = |test: fn(&(bool, bool)) -> bool| -> Vec<usize> {
                (0..pairs.len()).filter(|row| test(&pairs[*row])).collect()
            };
            prop_assert_eq!(rows(&a.and(&b)), having(|(a, b)| *a && *b));
            prop_assert_eq!(rows(&a.or(&b)), having(|(a, b)| *a || *b));
            prop_assert_eq!(rows(&a.minus(&b)), having(|(a, b)| *a && !*b));
            prop_assert_eq!(a.count_and(&b), a.and(&b).count());
            prop_assert_eq!(a.meets(&b), a.count_and(&b) > 0);
        }
    }
}
