//! Dates as far as they are known: `2017`, `2017-06`, `2017-06-30`.

use super::rules::Language;

/// What of a date is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum DateParts {
    All,
    Year,
    Month,
    Day,
}

impl Language {
    /// A date of ISO 8601 in words, as far as it is known; nothing if it is none.
    pub(crate) fn whole_date(&self, iso: &str) -> Option<String> {
        self.date(iso, DateParts::All)
    }

    /// A date of ISO 8601 in words; nothing if it is none, or has not the part that is asked for.
    pub(super) fn date(&self, iso: &str, parts: DateParts) -> Option<String> {
        let mut numbers = iso.splitn(3, '-');
        let year = numbers.next().filter(|y| y.len() == 4 && is_digits(y))?;
        let month = numbers.next().map(|month| self.month(month));
        let day = numbers.next().map(|day| self.day(day));
        let (month, day) = match (month, day) {
            (None, _) => (None, None),
            (Some(month), None) => (Some(month?), None),
            (Some(month), Some(day)) => (Some(month?), Some(day?)),
        };
        let fill = |pattern: &str, day: &str, month: &str| {
            self.fill(pattern, &[("day", day), ("month", month), ("year", year)], true)
        };
        let rules = &self.dates;
        Some(match (parts, month, day) {
            (DateParts::All, None, _) | (DateParts::Year, ..) => year.to_owned(),
            (DateParts::All, Some(month), None) => fill(&rules.month, "", month),
            (DateParts::All, Some(month), Some(day)) => fill(&rules.full, day, month),
            (DateParts::Month, Some(month), _) => month.to_owned(),
            (DateParts::Day, Some(month), Some(day)) => fill(&rules.day, day, month),
            (DateParts::Month | DateParts::Day, ..) => return None,
        })
    }

    fn month(&self, number: &str) -> Option<&str> {
        let index = number.parse::<usize>().ok()?.checked_sub(1)?;
        self.dates.months.get(index).map(String::as_str)
    }

    fn day<'d>(&'d self, number: &'d str) -> Option<&'d str> {
        let day = number.parse::<u32>().ok().filter(|day| (1..=31).contains(day))?;
        Some(if day == 1 { &self.dates.first } else { number.trim_start_matches('0') })
    }
}

fn is_digits(text: &str) -> bool {
    text.bytes().all(|b| b.is_ascii_digit())
}
