//! Days as people and files write them: ISO 8601, `2017-06-30`.

use time::Date;
use time::macros::format_description;

/// The day that the text names, in exactly ten characters.
pub fn parse(text: &str) -> Option<Date> {
    if text.len() != 10 || !text.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    Date::parse(text, format_description!("[year]-[month]-[day]")).ok()
}

/// The day as `2017-06-30`.
pub fn iso(day: Date) -> String {
    format!("{:04}-{:02}-{:02}", day.year(), u8::from(day.month()), day.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_iso_days_only() {
        assert_eq!(parse("2016-02-29").map(iso).as_deref(), Some("2016-02-29"));
        for wrong in [
            "2017-02-29",
            "2017-2-9",
            "17-02-09",
            "2017-02-09T00:00",
            "+017-02-09",
            "09.02.2017",
            "",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
