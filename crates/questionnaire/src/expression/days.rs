//! Days as numbers: the number of a day is how many days after 1970-01-01 it is.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use time::{Date, Duration};

const EPOCH: Date = time::macros::date!(1970 - 01 - 01);

/// The number of a day.
pub(super) fn number(date: Date) -> Decimal {
    (date - EPOCH).whole_days().into()
}

/// The day of a number; its fraction is the time of day and is dropped.
pub(super) fn date(number: Decimal) -> Option<Date> {
    let days = number.floor().to_i64()?;
    EPOCH
        .checked_add(Duration::seconds(days.checked_mul(86_400)?))
        .filter(|d| (0..=9999).contains(&d.year()))
}

#[cfg(test)]
mod tests {
    use super::{date, number};
    use crate::day::{iso, parse};

    #[test]
    fn a_day_is_a_number_and_back() {
        for (written, expected) in
            [("1970-01-01", 0), ("2012-07-23", 15_544), ("1969-12-31", -1), ("2000-02-29", 11_016)]
        {
            let day = parse(written).expect(written);
            assert_eq!(number(day), expected.into());
            assert_eq!(date(number(day)).map(iso).as_deref(), Some(written));
        }
        assert_eq!(date(9_999_999_999_999i64.into()), None);
    }
}
