//! Days and times of day, on the clock of whoever fills in.

use rust_decimal::Decimal;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime, Time, UtcOffset};

use super::super::days;
use crate::day;

const STAMP: &[BorrowedFormatItem<'_>] = format_description!(
    "[year]-[month]-[day]T[hour]:[minute]:[second].[subsecond digits:3][offset_hour sign:mandatory]:[offset_minute]"
);
const MILLISECONDS_A_DAY: i64 = 86_400_000;

/// `2017-06-30`, or a day with a time: `2017-06-30T12:30:00.000+02:00`. A time without a zone is on the filler's clock.
pub(super) fn parse(text: &str, clock: UtcOffset) -> Option<PrimitiveDateTime> {
    let text = text.trim();
    let Some((day, time)) = text.split_once('T') else {
        return day::parse(text).map(|day| day.with_time(Time::MIDNIGHT));
    };
    let (time, zone) = time_and_zone(time)?;
    let written = day::parse(day)?.with_time(time);
    let Some(zone) = zone else { return Some(written) };
    let moment = written.assume_offset(zone).checked_to_offset(clock)?;
    Some(PrimitiveDateTime::new(moment.date(), moment.time()))
}

/// `12:30`, `12:30:05`, `12:30:05.250`, with `Z` or `+02:00` or nothing behind.
pub(super) fn time_and_zone(text: &str) -> Option<(Time, Option<UtcOffset>)> {
    let start = text.find(['Z', '+', '-']).unwrap_or(text.len());
    let (time, zone) = text.split_at_checked(start)?;
    let zone = if zone.is_empty() { None } else { Some(parse_zone(zone)?) };
    Some((parse_time(time)?, zone))
}

fn parse_time(text: &str) -> Option<Time> {
    let (clock, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let parts: Option<Vec<u8>> = clock.split(':').map(two_digits).collect();
    let (hour, minute, second) = match parts?[..] {
        [hour, minute] => (hour, minute, 0),
        [hour, minute, second] => (hour, minute, second),
        _ => return None,
    };
    if fraction.is_empty() || !fraction.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let milliseconds = fraction.chars().chain("000".chars()).take(3).collect::<String>();
    Time::from_hms_milli(hour, minute, second, milliseconds.parse().ok()?).ok()
}

fn parse_zone(text: &str) -> Option<UtcOffset> {
    if text == "Z" {
        return Some(UtcOffset::UTC);
    }
    let (sign, clock) = text.split_at_checked(1)?;
    let (hours, minutes) = clock.split_once(':').unwrap_or((clock, "00"));
    let sign = if sign == "-" { -1 } else { 1 };
    let (hours, minutes) = (two_digits(hours)?.cast_signed(), two_digits(minutes)?.cast_signed());
    UtcOffset::from_hms(sign * hours, sign * minutes, 0).ok()
}

fn two_digits(text: &str) -> Option<u8> {
    (text.len() == 2 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok())?
}

/// Days after 1970-01-01, the time of day as a fraction, to the millisecond.
pub(super) fn number(moment: PrimitiveDateTime) -> Option<Decimal> {
    fraction(moment.time()).and_then(|fraction| days::number(moment.date()).checked_add(fraction))
}

/// The time of day as a fraction of the day.
pub(super) fn fraction(time: Time) -> Option<Decimal> {
    let (hours, minutes, seconds, milliseconds) = time.as_hms_milli();
    let whole = (i64::from(hours) * 60 + i64::from(minutes)) * 60 + i64::from(seconds);
    Decimal::from(whole * 1000 + i64::from(milliseconds)).checked_div(MILLISECONDS_A_DAY.into())
}

/// The moment of a number of days, to the millisecond.
pub(super) fn from_number(number: Decimal) -> Option<PrimitiveDateTime> {
    let milliseconds = number.fract().checked_mul(MILLISECONDS_A_DAY.into())?.round();
    let start = days::date(number.trunc())?.with_time(Time::MIDNIGHT);
    start.checked_add(time::Duration::milliseconds(i64::try_from(milliseconds).ok()?))
}

/// `2017-06-30T12:30:00.000+02:00`
pub(super) fn stamp(moment: OffsetDateTime) -> String {
    moment.format(STAMP).unwrap_or_default()
}
