//! Formats of `format-date` and `format-date-time`: text with `%` codes, as ODK lists them.

use std::fmt::Write;

use time::PrimitiveDateTime;

const CODES: &str = "YymnbdeHhMS3a%";
const MONTHS: [&str; 12] =
    ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const DAYS: [&str; 7] = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/// Whether all `%` codes are known.
pub(super) fn is_known(format: &str) -> bool {
    pieces(format).all(|(is_code, c)| !is_code || CODES.contains(c))
}

/// A moment in a format; what is no known code stands as it is.
pub(super) fn text(moment: PrimitiveDateTime, format: &str) -> String {
    let mut out = String::new();
    for (is_code, c) in pieces(format) {
        if !is_code {
            out.push(c);
        } else if write_code(&mut out, moment, c).is_none() {
            out.extend(['%', c]);
        }
    }
    out
}

/// Characters, and whether each is the code behind a `%`.
fn pieces(format: &str) -> impl Iterator<Item = (bool, char)> {
    let mut rest = format.chars();
    std::iter::from_fn(move || match rest.next()? {
        '%' => Some(rest.next().map_or((false, '%'), |code| (true, code))),
        c => Some((false, c)),
    })
}

fn write_code(out: &mut String, moment: PrimitiveDateTime, code: char) -> Option<()> {
    let (month, weekday) = (u8::from(moment.month()), moment.weekday().number_days_from_monday());
    match code {
        'Y' => write!(out, "{:04}", moment.year()),
        'y' => write!(out, "{:02}", moment.year() % 100),
        'm' => write!(out, "{month:02}"),
        'n' => write!(out, "{month}"),
        'b' => write!(out, "{}", MONTHS[usize::from(month) - 1]),
        'd' => write!(out, "{:02}", moment.day()),
        'e' => write!(out, "{}", moment.day()),
        'H' => write!(out, "{:02}", moment.hour()),
        'h' => write!(out, "{}", moment.hour()),
        'M' => write!(out, "{:02}", moment.minute()),
        'S' => write!(out, "{:02}", moment.second()),
        '3' => write!(out, "{:03}", moment.millisecond()),
        'a' => write!(out, "{}", DAYS[usize::from(weekday)]),
        '%' => write!(out, "%"),
        _ => return None,
    }
    .ok()
}
