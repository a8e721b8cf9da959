//! Days as numbers: the number of a day is how many days after 1970-01-01 it is.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use time::format_description::BorrowedFormatItem;
use time::macros::format_description;
use time::{Date, Duration};

const ISO: &[BorrowedFormatItem<'_>] = format_description!("[year]-[month]-[day]");
const EPOCH: Date = time::macros::date!(1970 - 01 - 01);

/// `2017-06-30`, exactly.
pub fn parse(text: &str) -> Option<Date> {
    if text.len() != "2017-06-30".len() {
        return None;
    }
    Date::parse(text, ISO).ok()
}

/// `2017-06-30`
pub fn text(date: Date) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())
}

/// The number of a day.
pub fn number(date: Date) -> Decimal {
    (date - EPOCH).whole_days().into()
}

/// The day of a number; its fraction is the time of day and is dropped.
pub fn date(number: Decimal) -> Option<Date> {
    let days = number.floor().to_i64()?;
    EPOCH
        .checked_add(Duration::seconds(days.checked_mul(86_400)?))
        .filter(|d| (0..=9999).contains(&d.year()))
}

#[cfg(test)]
mod tests {
    use super::{date, number, parse, text};

    #[test]
    fn a_day_is_a_number_and_back() {
        for (written, expected) in
            [("1970-01-01", 0), ("2012-07-23", 15_544), ("1969-12-31", -1), ("2000-02-29", 11_016)]
        {
            let day = parse(written).expect(written);
            assert_eq!(number(day), expected.into());
            assert_eq!(date(number(day)).map(text).as_deref(), Some(written));
        }
        for no in ["2017-02-29", "2017-6-30", "2017-06-30T00:00", "17-06-30", "", "+017-06-30"] {
            assert_eq!(parse(no), None, "{no}");
        }
        assert_eq!(date(9_999_999_999_999i64.into()), None);
    }
}
