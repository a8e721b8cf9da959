//! Exact arithmetic, for both readings. Nothing here is a float; what has no exact result in 28 digits is rounded to them, and
//! what has no result (a division by zero, a number too large) is `None`.

use std::str::FromStr;

use rust_decimal::{Decimal, RoundingStrategy};

use super::tree::Operator;

/// `+ - * div mod`; none for another operator. `mod` has the sign of its left side, as in XPath.
pub(super) fn apply(operator: Operator, left: Decimal, right: Decimal) -> Option<Decimal> {
    match operator {
        Operator::Add => left.checked_add(right),
        Operator::Subtract => left.checked_sub(right),
        Operator::Multiply => left.checked_mul(right),
        Operator::Divide => left.checked_div(right),
        Operator::Modulo => left.checked_rem(right),
        _ => None,
    }
}

/// Rounds half away from zero to `places` decimals; negative places round to tens, hundreds, ...
pub(super) fn round(value: Decimal, places: Decimal) -> Option<Decimal> {
    let places = i32::try_from(places.trunc()).ok()?;
    if places >= 0 {
        let strategy = RoundingStrategy::MidpointAwayFromZero;
        return Some(value.round_dp_with_strategy(places.unsigned_abs().min(28), strategy));
    }
    let Some(unit) = power(Decimal::TEN, places.unsigned_abs()) else { return Some(Decimal::ZERO) };
    let rest = value.checked_rem(unit)?;
    let below = value.checked_sub(rest)?;
    let step = if rest.is_sign_negative() { -unit } else { unit };
    let half = unit.checked_div(Decimal::TWO)?;
    if rest.abs() >= half { below.checked_add(step) } else { Some(below) }
}

/// `base` to a whole power; a broken power is irrational and has none.
pub(super) fn pow(base: Decimal, exponent: Decimal) -> Option<Decimal> {
    if !exponent.fract().is_zero() {
        return None;
    }
    let exponent = i32::try_from(exponent.trunc()).ok()?;
    let power = power(base, exponent.unsigned_abs())?;
    if exponent < 0 { Decimal::ONE.checked_div(power) } else { Some(power) }
}

/// By squaring: at most 32 steps, whatever the exponent.
fn power(base: Decimal, exponent: u32) -> Option<Decimal> {
    if exponent == 0 {
        return Some(Decimal::ONE);
    }
    let half = power(base, exponent / 2)?;
    let square = half.checked_mul(half)?;
    if exponent.is_multiple_of(2) { Some(square) } else { square.checked_mul(base) }
}

/// A number as XPath writes it: `-`, digits, `.`, digits, with white space around; no exponent, no `+`.
pub(super) fn parse(text: &str) -> Option<Decimal> {
    let text = text.trim_matches([' ', '\t', '\n', '\r']);
    let digits = text.strip_prefix('-').unwrap_or(text);
    let (whole, decimals) = digits.split_once('.').unwrap_or((digits, ""));
    let is_number = !(whole.is_empty() && decimals.is_empty())
        && whole.bytes().chain(decimals.bytes()).all(|b| b.is_ascii_digit());
    if !is_number {
        return None;
    }
    Decimal::from_str(text.strip_suffix('.').unwrap_or(text)).ok()
}

/// A number as text: no exponent, no zeros at the end of the decimals, no negative zero.
pub(crate) fn text(value: Decimal) -> String {
    if value.is_zero() { "0".to_owned() } else { value.normalize().to_string() }
}

#[cfg(test)]
mod tests {
    use super::{parse, pow, round, text};
    use rust_decimal::Decimal;

    fn number(text: &str) -> Decimal {
        parse(text).expect(text)
    }

    #[test]
    fn halves_are_rounded_away_from_zero() {
        for (value, places, expected) in [
            ("-1.5", "0", "-2"),
            ("1.5", "0", "2"),
            ("2.345", "2", "2.35"),
            ("1250", "-2", "1300"),
            ("-1250", "-2", "-1300"),
            ("1249.9", "-2", "1200"),
            ("5", "-1", "10"),
            ("4", "-40", "0"),
            ("4.5", "40", "4.5"),
        ] {
            assert_eq!(round(number(value), number(places)).map(text).as_deref(), Some(expected));
        }
    }

    #[test]
    fn powers_are_whole() {
        for (base, exponent, expected) in [
            ("2", "10", Some("1024")),
            ("2", "-2", Some("0.25")),
            ("0", "0", Some("1")),
            ("0", "-1", None),
            ("2", "0.5", None),
            ("10", "29", None),
            ("1", "99999999999", None),
        ] {
            assert_eq!(pow(number(base), number(exponent)).map(text).as_deref(), expected);
        }
    }

    #[test]
    fn numbers_are_written_as_xpath_writes_them() {
        for no in [
            "",
            " ",
            ".",
            "-",
            "+1",
            "1e3",
            "1,000",
            "0x10",
            "--1",
            "1 2",
            "- 1",
            "99999999999999999999999999999999",
        ] {
            assert_eq!(parse(no), None, "{no}");
        }
        for (written, expected) in [
            (" 12\n", "12"),
            (".5", "0.5"),
            ("5.", "5"),
            ("-0", "0"),
            ("1.500", "1.5"),
            ("007", "7"),
        ] {
            assert_eq!(text(number(written)), expected);
        }
    }
}
