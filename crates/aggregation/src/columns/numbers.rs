//! A column of exact numbers, one a row, as whole units of a common scale.

use rust_decimal::Decimal;

use super::members::Members;
use crate::exact::{Exact, exact, scaled};

/// Values by row. Rows without a number hold zero; who gave one is kept beside the column.
#[derive(Clone, Debug, PartialEq)]
pub enum Numbers {
    /// Each is `units` / 10^`scale`.
    Scaled {
        /// One a row.
        units: Vec<i64>,
        /// Decimals of all of them.
        scale: u32,
        /// No unit is further from zero.
        bound: u64,
    },
    /// Numbers that have no common scale within 64 bits.
    Wide(Vec<Decimal>),
}

impl Default for Numbers {
    fn default() -> Self {
        Self::Scaled { units: Vec::new(), scale: 0, bound: 0 }
    }
}

/// Units up to this add up within 64 bits over a word of 64 rows.
const WORD_BOUND: u64 = 1 << 56;

impl Numbers {
    /// Appends a row.
    pub fn push(&mut self, number: Decimal) {
        let number = number.normalize();
        if !self.push_scaled(number) {
            self.widen().push(number);
        }
    }

    /// Appends a row if it fits the common scale, or the scale can be made to fit it.
    fn push_scaled(&mut self, number: Decimal) -> bool {
        let Self::Scaled { units, scale, bound } = self else { return false };
        if number.scale() > *scale {
            let Some(finer) = rescaled(*bound, units, number.scale() - *scale) else {
                return false;
            };
            (*units, *scale) = (finer, number.scale());
            *bound = units.iter().map(|u| u.unsigned_abs()).max().unwrap_or_default();
        }
        let Some(unit) = units_of(number, *scale) else { return false };
        units.push(unit);
        *bound = (*bound).max(unit.unsigned_abs());
        true
    }

    fn widen(&mut self) -> &mut Vec<Decimal> {
        if let Self::Scaled { units, scale, .. } = self {
            *self = Self::Wide(units.iter().map(|unit| Decimal::new(*unit, *scale)).collect());
        }
        match self {
            Self::Wide(numbers) => numbers,
            Self::Scaled { .. } => unreachable!("widened above"),
        }
    }

    /// The number of a row.
    pub fn get(&self, row: usize) -> Decimal {
        match self {
            Self::Scaled { units, scale, .. } => Decimal::new(units[row], *scale),
            Self::Wide(numbers) => numbers[row],
        }
    }

    /// Sum over rows.
    pub fn sum(&self, rows: Members<'_>) -> Exact {
        match self {
            Self::Scaled { units, scale, bound } if *bound < WORD_BOUND => {
                scaled(sum_of_words(units, rows), *scale)
            }
            Self::Scaled { units, scale, .. } => {
                scaled(rows.rows().map(|row| i128::from(units[row])).sum(), *scale)
            }
            Self::Wide(numbers) => {
                rows.rows().fold(Exact::default(), |sum, row| &sum + &exact(numbers[row]))
            }
        }
    }

    /// A column of units at a scale.
    pub fn from_units(units: Vec<i64>, scale: u32) -> Self {
        let bound = units.iter().map(|unit| unit.unsigned_abs()).max().unwrap_or_default();
        Self::Scaled { units, scale, bound }
    }
}

fn sum_of_words(units: &[i64], rows: Members<'_>) -> i128 {
    let mut sum = 0_i128;
    rows.words(|first, word| {
        let block = &units[first..units.len().min(first + 64)];
        let part: i64 = if word == u64::MAX {
            block.iter().sum()
        } else {
            super::bitset::bits(word).map(|bit| block[bit]).sum()
        };
        sum += i128::from(part);
    });
    sum
}

fn units_of(number: Decimal, scale: u32) -> Option<i64> {
    let factor = 10_i128.checked_pow(scale.checked_sub(number.scale())?)?;
    i64::try_from(number.mantissa().checked_mul(factor)?).ok()
}

fn rescaled(bound: u64, units: &[i64], by: u32) -> Option<Vec<i64>> {
    let factor = 10_i64.checked_pow(by)?;
    i64::try_from(bound).ok()?.checked_mul(factor)?;
    Some(units.iter().map(|unit| unit * factor).collect())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::columns::Bitset;

    fn column(numbers: &[Decimal]) -> Numbers {
        let mut column = Numbers::default();
        for number in numbers {
            column.push(*number);
        }
        column
    }

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        let small = (-1_000_000_i64..1_000_000, 0_u32..4).prop_map(|(m, s)| Decimal::new(m, s));
        let large = (any::<i64>(), 0_u32..29).prop_map(|(m, s)| Decimal::new(m, s));
        prop_oneof![20 => small, 1 => large]
    }

    proptest! {
        #[test]
        fn the_sum_is_that_of_the_numbers(
            rows in prop::collection::vec((any_decimal(), any::<bool>()), 0..200)
        ) {
            let (numbers, members): (Vec<_>, Vec<_>) = rows.iter().copied().unzip();
            let members: Bitset = members.into_iter().collect();
            let expected = rows.iter().filter(|r| r.1).fold(Exact::default(), |sum, r| &sum + &exact(r.0));
            prop_assert_eq!(column(&numbers).sum(Members::All(&members)), expected);
        }

        #[test]
        fn numbers_come_out_as_they_went_in(numbers in prop::collection::vec(any_decimal(), 0..100)) {
            let column = column(&numbers);
            for (row, number) in numbers.iter().enumerate() {
                prop_assert_eq!(column.get(row), *number);
            }
        }
    }

    #[test]
    fn a_full_word_of_the_largest_units_does_not_overflow() {
        let numbers = vec![Decimal::from(i64::MAX); 64];
        let all = Bitset::all(64);
        assert_eq!(column(&numbers).sum(Members::All(&all)), scaled(i128::from(i64::MAX) * 64, 0));
    }
}
