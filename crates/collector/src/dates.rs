//! Days and moments as pages say them.

use database::Moment;
use jiff::tz::TimeZone;

use crate::words::Words;

/// `12 February 2027`; what is no ISO day stands as it is.
pub fn day(iso: &str, words: &Words) -> String {
    let parts: Vec<u32> = iso.split('-').filter_map(|part| part.parse().ok()).collect();
    let [year, month, day] = parts[..] else { return iso.to_owned() };
    let month = words.say(&format!("month-{month}"));
    let day = if day == 1 { words.say("day-first") } else { day.to_string() };
    let values = [("day", day.into()), ("month", month.into()), ("year", year.to_string().into())];
    words.with_all("day", &values)
}

/// `12:04` on the day of `now`, else `3 February 2027, 12:04`, in that zone.
pub fn moment(at: Moment, now: Moment, zone: &str, words: &Words) -> String {
    let (on, time) = local(at, zone);
    if local(now, zone).0 == on {
        return time;
    }
    words.with_all("moment", &[("day", day(&on, words).into()), ("time", time.into())])
}

/// `3 February 2027, 12:04 (Africa/Accra)`.
pub fn full(at: Moment, zone: &str, words: &Words) -> String {
    let (on, time) = local(at, zone);
    let values = [("day", day(&on, words).into()), ("time", time.into())];
    format!("{} ({zone})", words.with_all("moment", &values))
}

/// ISO day and hours with minutes in a zone; in UTC where the zone is unknown.
pub fn local(at: Moment, zone: &str) -> (String, String) {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let stamp = jiff::Timestamp::from_microsecond(at.microseconds()).unwrap_or_default();
    let there = stamp.to_zoned(zone);
    (there.strftime("%Y-%m-%d").to_string(), there.strftime("%H:%M").to_string())
}

/// `2027-02-03T12:04` in a zone.
pub fn iso(at: Moment, zone: &str) -> String {
    let (on, time) = local(at, zone);
    format!("{on}T{time}")
}

/// Days from one ISO day to another; negative when it is past.
pub fn days_between(from: &str, to: &str) -> i64 {
    let date = |iso: &str| questionnaire::day::parse(iso);
    match (date(from), date(to)) {
        (Some(from), Some(to)) => (to - from).whole_days(),
        _ => 0,
    }
}
