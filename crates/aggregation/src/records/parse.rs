//! Numbers and dates as people write them in records.

use rust_decimal::Decimal;

/// A number or a date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Datum {
    /// A plain number: `-12.5`.
    Number(Decimal),
    /// `2017-06` or `2017-06-30`; a year alone reads as a number.
    Date(String),
}

/// Why a text is neither number nor date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Unreadable {
    Separators,
    TooLong,
    NoDay,
    Other,
}

impl Unreadable {
    pub(crate) fn code(self) -> &'static str {
        match self {
            Self::Separators => "thousands-separator",
            Self::TooLong => "number-too-long",
            Self::NoDay => "no-such-date",
            Self::Other => "not-a-number",
        }
    }

    pub(crate) fn message(self, text: &str) -> String {
        match self {
            Self::Separators => format!("`{text}` is written with separators"),
            Self::TooLong => format!("`{text}` has more digits than can be kept exactly"),
            Self::NoDay => format!("`{text}` is no day of the calendar"),
            Self::Other => format!("`{text}` is neither a number nor a date"),
        }
    }

    pub(crate) fn hint(self) -> &'static str {
        match self {
            Self::Separators => "write digits only, with a point before decimals: 1234567.5",
            Self::TooLong => "at most 28 digits are kept",
            Self::NoDay => "write a date as 2017-06-30, 2017-06 or 2017",
            Self::Other => "write a plain number such as 1605.4, or a date such as 2017-06-30",
        }
    }
}

/// Reads a plain number or a date.
pub fn parse_datum(text: &str) -> Option<Datum> {
    read_datum(text).ok()
}

pub(crate) fn read_datum(text: &str) -> Result<Datum, Unreadable> {
    if is_number(text) {
        return text.parse().map(Datum::Number).map_err(|_| Unreadable::TooLong);
    }
    if looks_like_date(text) {
        return if is_date(text) {
            Ok(Datum::Date(text.to_owned()))
        } else {
            Err(Unreadable::NoDay)
        };
    }
    Err(if has_separators(text) { Unreadable::Separators } else { Unreadable::Other })
}

/// `-?[0-9]+(\.[0-9]+)?`
fn is_number(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let size = text.strip_prefix('-').unwrap_or(text);
    match size.split_once('.') {
        Some((whole, part)) => digits(whole) && digits(part),
        None => digits(size),
    }
}

/// `1,234`, `1 234.5`, `1'234`: digits in groups of three.
fn has_separators(text: &str) -> bool {
    let whole = text.trim_start_matches(['-', '+']).split(['.']).next().unwrap_or_default();
    let mut groups = whole.split([',', ' ', '\u{a0}', '\u{202f}', '\'', '’']);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let mut rest = groups.peekable();
    (1..=3).contains(&first.len())
        && digits(first)
        && rest.peek().is_some()
        && rest.all(|group| group.len() == 3 && digits(group))
}

fn looks_like_date(text: &str) -> bool {
    let mut parts = text.split('-');
    parts.next().is_some_and(|year| year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit()))
        && text.len() > 4
        && parts.all(|part| part.len() == 2 && part.bytes().all(|b| b.is_ascii_digit()))
}

/// Whether it is a year, a month or a day of the calendar, ISO 8601: `2017`, `2017-06`, `2017-06-30`.
pub(crate) fn is_date(text: &str) -> bool {
    let mut parts = text.split('-');
    let mut part = |width: usize| match parts.next() {
        None => Some(None),
        Some(p) if p.len() == width && p.bytes().all(|b| b.is_ascii_digit()) => {
            p.parse().ok().map(Some)
        }
        Some(_) => None,
    };
    let (year, month, day): (Option<i32>, Option<u32>, Option<u32>) =
        match (part(4), part(2), part(2)) {
            (Some(y), Some(m), Some(d)) => (y.and_then(|y| i32::try_from(y).ok()), m, d),
            _ => return false,
        };
    let Some(year) = year else { return false };
    let month_holds = month.is_none_or(|m| (1..=12).contains(&m));
    month_holds
        && parts.next().is_none()
        && day.is_none_or(|d| (1..=days(year, month)).contains(&d))
}

/// Days of a month of the Gregorian calendar.
fn days(year: i32, month: Option<u32>) -> u32 {
    match month {
        Some(2) if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        Some(2) => 28,
        Some(4 | 6 | 9 | 11) => 30,
        _ => 31,
    }
}
