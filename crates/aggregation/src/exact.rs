//! Exact numbers: what is computed stays a quotient of whole numbers, and is rounded once when shown.

use std::cmp::Ordering;
use std::ops::{Add, Sub};

use num_bigint::{BigInt, Sign};
use num_integer::Integer as _;
use num_rational::BigRational;
use num_traits::{Signed as _, ToPrimitive as _, Zero as _};
use questionnaire::cycle::Rounding;
use rust_decimal::Decimal;

use crate::figure::Value;

/// A quotient of two whole numbers of any size; equal if the quotients are.
#[derive(Clone, Debug)]
pub struct Exact(Form);

/// Almost every number fits 128 bits, and is computed without reducing it.
#[derive(Clone, Debug)]
enum Form {
    /// `above` / `below`, which is above zero.
    Small { above: i128, below: i128 },
    /// In lowest terms.
    Large(Box<BigRational>),
}

/// The most decimals that a figure may show.
pub const MAX_DECIMALS: u32 = 20;

/// A decimal as a quotient.
pub fn exact(number: Decimal) -> Exact {
    scaled(number.mantissa(), number.scale())
}

/// A whole number.
pub fn whole(number: impl Into<i128>) -> Exact {
    Exact(Form::Small { above: number.into(), below: 1 })
}

/// So many.
pub fn count(number: usize) -> Exact {
    whole(u64::try_from(number).unwrap_or(u64::MAX))
}

/// `units` / 10^`scale`.
pub fn scaled(units: i128, scale: u32) -> Exact {
    match 10_i128.checked_pow(scale) {
        Some(below) => Exact(Form::Small { above: units, below }),
        None => large(BigRational::new(units.into(), BigInt::from(10u8).pow(scale))),
    }
}

/// The quotient of two numbers; none when the divisor is zero.
pub fn quotient(above: &Exact, below: &Exact) -> Option<Exact> {
    if below.is_zero() {
        return None;
    }
    let small = |a: i128, b: i128, c: i128, d: i128| {
        let (above, below) = (a.checked_mul(d)?, b.checked_mul(c)?);
        let (above, below) =
            if below < 0 { (above.checked_neg()?, below.checked_neg()?) } else { (above, below) };
        Some(Form::Small { above, below })
    };
    Some(combine(above, below, small, |a, b| a / b))
}

/// A hundred times as much, as per cent are shown.
pub fn per_cent(share: &Exact) -> Exact {
    times(share, 100)
}

/// So many times as much.
pub fn times(number: &Exact, count: u64) -> Exact {
    let small = |a: i128, b: i128, c: i128, d: i128| {
        Some(Form::Small { above: a.checked_mul(c)?, below: b.checked_mul(d)? })
    };
    combine(number, &whole(count), small, |a, b| a * b)
}

/// In 128 bits where that is enough.
fn combine(
    left: &Exact,
    right: &Exact,
    small: impl Fn(i128, i128, i128, i128) -> Option<Form>,
    large: impl Fn(BigRational, BigRational) -> BigRational,
) -> Exact {
    if let (Form::Small { above: a, below: b }, Form::Small { above: c, below: d }) =
        (&left.0, &right.0)
        && let Some(form) = small(*a, *b, *c, *d)
    {
        return Exact(form);
    }
    self::large(large(left.rational(), right.rational()))
}

fn large(number: BigRational) -> Exact {
    match (number.numer().to_i128(), number.denom().to_i128()) {
        (Some(above), Some(below)) => Exact(Form::Small { above, below }),
        _ => Exact(Form::Large(Box::new(number))),
    }
}

impl Exact {
    /// Whether it is nothing.
    pub fn is_zero(&self) -> bool {
        match &self.0 {
            Form::Small { above, .. } => *above == 0,
            Form::Large(number) => number.is_zero(),
        }
    }

    fn rational(&self) -> BigRational {
        match &self.0 {
            Form::Small { above, below } => BigRational::new((*above).into(), (*below).into()),
            Form::Large(number) => (**number).clone(),
        }
    }

    /// Times 10^`decimals`, rounded to a whole number; none when that does not fit 128 bits.
    fn rounded(&self, decimals: u32, rounding: Rounding) -> Option<i128> {
        if let Form::Small { above, below } = &self.0
            && let Some(units) =
                10_i128.checked_pow(decimals).and_then(|factor| above.checked_mul(factor))
        {
            return if *below == 1 { Some(units) } else { divided(units, *below, rounding) };
        }
        let number = self.rational();
        let units = number.numer().abs() * BigInt::from(10u8).pow(decimals);
        let (size, rest) = units.div_mod_floor(number.denom());
        let up = rounds_up((rest * 2u8).cmp(number.denom()), size.is_odd(), rounding);
        let size = if up { size + 1u8 } else { size };
        (if number.numer().sign() == Sign::Minus { -size } else { size }).to_i128()
    }
}

/// `units` / `below`, rounded.
fn divided(units: i128, below: i128, rounding: Rounding) -> Option<i128> {
    let (size, below) = (units.unsigned_abs(), below.unsigned_abs());
    let (whole, rest) = (size / below, size % below);
    // The rest is less than 2^127, so twice as much fits.
    let up = rounds_up((rest * 2).cmp(&below), !whole.is_multiple_of(2), rounding);
    let whole = i128::try_from(whole).ok()?.checked_add(i128::from(up))?;
    Some(if units < 0 { -whole } else { whole })
}

/// Whether a number goes away from zero, by how twice its rest stands to one.
fn rounds_up(twice_the_rest: Ordering, is_odd: bool, rounding: Rounding) -> bool {
    match twice_the_rest {
        Ordering::Less => false,
        Ordering::Greater => true,
        Ordering::Equal => rounding == Rounding::HalfUp || is_odd,
    }
}

impl Default for Exact {
    fn default() -> Self {
        whole(0_i128)
    }
}

impl Add for &Exact {
    type Output = Exact;

    fn add(self, other: Self) -> Exact {
        combine(self, other, sum, |a, b| a + b)
    }
}

impl Sub for &Exact {
    type Output = Exact;

    fn sub(self, other: Self) -> Exact {
        combine(self, other, |a, b, c, d| sum(a, b, c.checked_neg()?, d), |a, b| a - b)
    }
}

/// a / b + c / d
fn sum(a: i128, b: i128, c: i128, d: i128) -> Option<Form> {
    if b == d {
        return Some(Form::Small { above: a.checked_add(c)?, below: b });
    }
    let above = a.checked_mul(d)?.checked_add(c.checked_mul(b)?)?;
    Some(Form::Small { above, below: b.checked_mul(d)? })
}

impl Ord for Exact {
    fn cmp(&self, other: &Self) -> Ordering {
        if let (Form::Small { above: a, below: b }, Form::Small { above: c, below: d }) =
            (&self.0, &other.0)
        {
            if b == d {
                return a.cmp(c);
            }
            if let (Some(left), Some(right)) = (a.checked_mul(*d), c.checked_mul(*b)) {
                return left.cmp(&right);
            }
        }
        self.rational().cmp(&other.rational())
    }
}

impl PartialOrd for Exact {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Exact {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other).is_eq()
    }
}

impl Eq for Exact {}

/// The decimal that is exactly this number, if there is one of at most 28 decimals.
pub fn decimal(number: &Exact) -> Option<Decimal> {
    if let Form::Small { above, below: 1 } = &number.0 {
        return Decimal::try_from_i128_with_scale(*above, 0).ok();
    }
    let number = number.rational();
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
    let units = number.rounded(decimals, rounding)?;
    if decimals == 0 {
        return Some(Value::Integer(units));
    }
    Decimal::try_from_i128_with_scale(units, decimals).ok().map(Value::Decimal)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

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

    /// Numbers of all sizes: small ones, and some whose products leave 128 bits.
    fn any_exact() -> impl Strategy<Value = Exact> {
        let small = (-1000_i128..1000, 0_u32..6).prop_map(|(units, scale)| scaled(units, scale));
        let large = (any::<i128>(), 0_u32..60).prop_map(|(units, scale)| scaled(units, scale));
        let part = (any::<i64>(), 1_i64..i64::MAX)
            .prop_filter_map("quotient", |(a, b)| quotient(&whole(a), &whole(b)));
        prop_oneof![3 => small, 1 => large, 2 => part]
    }

    proptest! {
        #[test]
        fn small_numbers_agree_with_large_ones(a in any_exact(), b in any_exact(), decimals in 0_u32..=MAX_DECIMALS) {
            let (p, q) = (a.rational(), b.rational());
            prop_assert_eq!((&a + &b).rational(), &p + &q);
            prop_assert_eq!((&a - &b).rational(), &p - &q);
            prop_assert_eq!(quotient(&a, &b).map(|c| c.rational()), (!q.is_zero()).then(|| &p / &q));
            prop_assert_eq!(per_cent(&a).rational(), &p * BigInt::from(100u8));
            prop_assert_eq!(a.cmp(&b), p.cmp(&q));
            for rounding in [Rounding::HalfUp, Rounding::HalfEven] {
                let as_large = Exact(Form::Large(Box::new(p.clone())));
                prop_assert_eq!(a.rounded(decimals, rounding), as_large.rounded(decimals, rounding));
            }
        }
    }
}
