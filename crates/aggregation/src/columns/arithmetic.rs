//! Arithmetic and comparison of columns, whole columns at a time where 64 bits allow it.

use std::cmp::Ordering;

use rust_decimal::Decimal;

use super::members::Members;
use super::{Bitset, Numbers};
use crate::exact::{Exact, exact, times};

/// A number for every row: from a column, or the same for all.
#[derive(Clone, Copy, Debug)]
pub enum Operand<'a> {
    /// From a column.
    Column(&'a Numbers),
    /// The same for all.
    One(Decimal),
}

/// Rows that have a number, and the numbers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Column {
    /// Who has one.
    pub given: Bitset,
    /// The numbers.
    pub numbers: Numbers,
}

/// One of the two operations on columns that keep their scale.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sum {
    /// `a + b`
    Add,
    /// `a - b`
    Subtract,
}

impl Operand<'_> {
    /// The number of a row.
    pub fn get(self, row: usize) -> Decimal {
        match self {
            Self::Column(numbers) => numbers.get(row),
            Self::One(number) => number,
        }
    }

    /// Sum over rows.
    pub fn sum(self, rows: Members<'_>) -> Exact {
        match self {
            Self::Column(numbers) => numbers.sum(rows),
            Self::One(number) => times(&exact(number), rows.count()),
        }
    }

    fn bound(self) -> Option<(u64, u32)> {
        match self {
            Self::Column(Numbers::Scaled { bound, scale, .. }) => Some((*bound, *scale)),
            Self::Column(Numbers::Wide(_)) => None,
            Self::One(number) => {
                let number = number.normalize();
                Some((u64::try_from(number.mantissa().unsigned_abs()).ok()?, number.scale()))
            }
        }
    }

    /// The unit of a row at a scale, which [`common_scale`] has found to fit.
    fn units(self, scale: u32) -> impl Fn(usize) -> i64 {
        let (column, own, one) = match self {
            Self::Column(Numbers::Scaled { units, scale, .. }) => (units.as_slice(), *scale, 0),
            Self::Column(Numbers::Wide(_)) => (&[][..], scale, 0),
            Self::One(number) => {
                let number = number.normalize();
                (&[][..], number.scale(), i64::try_from(number.mantissa()).unwrap_or_default())
            }
        };
        let factor = 10_i64.pow(scale - own);
        let fixed = one * factor;
        move |row| column.get(row).map_or(fixed, |unit| unit * factor)
    }
}

/// The scale at which both sides, and their sum, stay within 64 bits.
fn common_scale(left: Operand<'_>, right: Operand<'_>) -> Option<u32> {
    let ((a, s), (b, t)) = (left.bound()?, right.bound()?);
    let scale = s.max(t);
    let fits = |bound: u64, own: u32| {
        let factor = 10_u64.checked_pow(scale - own)?;
        bound.checked_mul(factor).filter(|largest| *largest < 1 << 62)
    };
    fits(a, s)?;
    fits(b, t)?;
    (scale <= 18).then_some(scale)
}

/// The rows, of those that have both numbers, where they compare so.
pub fn compare(
    left: Operand<'_>,
    right: Operand<'_>,
    given: &Bitset,
    holds: impl Fn(Ordering) -> bool,
) -> Bitset {
    let found: Bitset = match common_scale(left, right) {
        Some(scale) => {
            let (a, b) = (left.units(scale), right.units(scale));
            (0..given.len()).map(|row| holds(a(row).cmp(&b(row)))).collect()
        }
        None => (0..given.len()).map(|row| holds(left.get(row).cmp(&right.get(row)))).collect(),
    };
    found.and(given)
}

/// Row by row, of those that have both numbers; a sum too large to be exact is not given.
pub fn add(sum: Sum, left: Operand<'_>, right: Operand<'_>, given: Bitset) -> Column {
    if let Some(scale) = common_scale(left, right) {
        let (a, b) = (left.units(scale), right.units(scale));
        let units = (0..given.len()).map(|row| match sum {
            Sum::Add => a(row) + b(row),
            Sum::Subtract => a(row) - b(row),
        });
        return Column { numbers: Numbers::from_units(units.collect(), scale), given };
    }
    by_row(&given, |row| match sum {
        Sum::Add => left.get(row).checked_add(right.get(row)),
        Sum::Subtract => left.get(row).checked_sub(right.get(row)),
    })
}

/// A column made row by row of those in `rows`; where `number` gives none, none is given.
pub fn by_row(rows: &Bitset, number: impl Fn(usize) -> Option<Decimal>) -> Column {
    let mut column = Column { given: Bitset::none(rows.len()), numbers: Numbers::default() };
    for row in 0..rows.len() {
        let found = rows.contains(row).then(|| number(row)).flatten();
        if found.is_some() {
            column.given.insert(row);
        }
        column.numbers.push(found.unwrap_or_default());
    }
    column
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn column(numbers: &[Decimal]) -> Numbers {
        let mut column = Numbers::default();
        for number in numbers {
            column.push(*number);
        }
        column
    }

    fn any_decimal() -> impl Strategy<Value = Decimal> {
        let small = (-1_000_i64..1_000, 0_u32..4).prop_map(|(m, s)| Decimal::new(m, s));
        let large = (any::<i64>(), 0_u32..29).prop_map(|(m, s)| Decimal::new(m, s));
        prop_oneof![60 => small, 1 => large]
    }

    proptest! {
        #[test]
        fn columns_agree_with_numbers_one_by_one(
            pairs in prop::collection::vec((any_decimal(), any_decimal()), 1..80),
            one in any_decimal(),
        ) {
            let (a, b): (Vec<_>, Vec<_>) = pairs.iter().copied().unzip();
            let (left, right) = (column(&a), column(&b));
            let all = Bitset::all(pairs.len());
            let (l, r) = (Operand::Column(&left), Operand::Column(&right));
            let sums = add(Sum::Add, l, r, all.clone());
            let differences = add(Sum::Subtract, l, Operand::One(one), all.clone());
            let less = compare(l, r, &all, Ordering::is_lt);
            let same = compare(l, Operand::One(one), &all, Ordering::is_eq);
            for (row, (a, b)) in pairs.iter().enumerate() {
                let found = |column: &Column| column.given.contains(row).then(|| column.numbers.get(row));
                prop_assert_eq!(found(&sums), a.checked_add(*b));
                prop_assert_eq!(found(&differences), a.checked_sub(one));
                prop_assert_eq!(less.contains(row), a < b);
                prop_assert_eq!(same.contains(row), *a == one);
            }
        }
    }
}
