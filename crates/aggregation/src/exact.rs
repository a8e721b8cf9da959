//! Exact numbers: what is computed stays a quotient of whole numbers, and is rounded once when shown.

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};
use questionnaire::cycle::Rounding;
use rust_decimal::Decimal;

use crate::figure::Value;

/// A quotient of two whole numbers of any size, in lowest terms.
pub type Exact = BigRational;

/// The most decimals that a figure may show.
pub const MAX_DECIMALS: u32 = 20;

/// A decimal as a quotient.
pub fn exact(number: Decimal) -> Exact {
    scaled(number.mantissa(), number.scale())
}

/// `units` / 10^`scale`.
pub fn scaled(units: i128, scale: u32) -> Exact {
    if scale == 0 {
        return Exact::from_integer(BigInt::from(units));
    }
    Exact::new(BigInt::from(units), BigInt::from(10u8).pow(scale))
}

/// The quotient of two numbers; none when the divisor is zero.
pub fn quotient(above: &Exact, below: &Exact) -> Option<Exact> {
    (!below.is_zero()).then(|| above / below)
}

/// A hundred times as much, as per cent are shown.
pub fn per_cent(share: &Exact) -> Exact {
    share * BigInt::from(100u8)
}

/// The decimal that is exactly this number, if there is one of at most 28 decimals.
pub fn decimal(number: &Exact) -> Option<Decimal> {
    let (mut above, below) = (number.numer().clone(), number.denom());
    for scale in 0..=Decimal::MAX_SCALE {
        if (&above % below).is_zero() {
            let units = (&above / below).to_i128()?;
            return Decimal::try_from_i128_with_scale(units, scale).ok();
        }
        above *= 10u8;
    }
    None
}

/// The number as shown with so many decimals; none when it is too large to be shown.
pub fn shown(number: &Exact, decimals: u32, rounding: Rounding) -> Option<Value> {
    let units = rounded(number, decimals, rounding).to_i128()?;
    if decimals == 0 {
        return Some(Value::Integer(units));
    }
    Decimal::try_from_i128_with_scale(units, decimals).ok().map(Value::Decimal)
}

/// `number` * 10^`decimals`, rounded to a whole number.
fn rounded(number: &Exact, decimals: u32, rounding: Rounding) -> BigInt {
    let above = number.numer().abs() * BigInt::from(10u8).pow(decimals);
    let (whole, rest) = above.div_mod_floor(number.denom());
    let up = match (rest * 2u8).cmp(number.denom()) {
        std::cmp::Ordering::Less => false,
        std::cmp::Ordering::Greater => true,
        std::cmp::Ordering::Equal => rounding == Rounding::HalfUp || whole.is_odd(),
    };
    let size = if up { whole + 1u8 } else { whole };
    if number.numer().sign() == Sign::Minus { -size } else { size }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn show(above: i128, below: i128, decimals: u32, rounding: Rounding) -> Value {
        let number = quotient(&scaled(above, 0), &scaled(below, 0)).unwrap();
        shown(&number, decimals, rounding).unwrap()
    }

    #[test]
    fn half_goes_away_from_zero_or_to_the_even_neighbour() {
        let half = |above, rounding| show(above, 2, 0, rounding);
        assert_eq!(half(5, Rounding::HalfUp), Value::Integer(3));
        assert_eq!(half(-5, Rounding::HalfUp), Value::Integer(-3));
        assert_eq!(half(5, Rounding::HalfEven), Value::Integer(2));
        assert_eq!(half(7, Rounding::HalfEven), Value::Integer(4));
        assert_eq!(half(-5, Rounding::HalfEven), Value::Integer(-2));
    }

    #[test]
    fn shares_are_rounded_once() {
        // Women in Professional categories, annex III: 679 of 1,467.
        assert_eq!(show(67_900, 1_467, 0, Rounding::HalfUp), Value::Integer(46));
        assert_eq!(show(67_900, 1_467, 2, Rounding::HalfUp), Value::Decimal(Decimal::new(4628, 2)));
    }

    #[test]
    fn only_what_a_decimal_can_hold_is_a_decimal() {
        let third = quotient(&scaled(1, 0), &scaled(3, 0)).unwrap();
        assert_eq!(decimal(&third), None);
        assert_eq!(decimal(&scaled(125, 2)), Some(Decimal::new(125, 2)));
        assert_eq!(decimal(&scaled(500, 2)), Some(Decimal::new(5, 0)));
    }

    #[test]
    fn nothing_is_divided_by_zero() {
        assert_eq!(quotient(&scaled(1, 0), &scaled(0, 3)), None);
    }
}
