//! `offices.csv` becomes the roster.

use time::Date;

use super::{Office, Roster};
use crate::day;
use crate::diagnostic::{Diagnostics, did_you_mean};
use crate::sheet::{Columns, Row, Sheet};

const KNOWN: [&str; 10] =
    ["code", "name", "kind", "region", "countries", "from", "until", "status", "language", "zone"];
const REQUIRED: [&str; 6] = ["code", "name", "kind", "region", "countries", "status"];
const KINDS: [&str; 4] = ["country", "regional", "headquarters", "liaison"];

impl Roster {
    /// Reads `offices.csv`. Texts without a language are in `language`. An office with a fault is kept where
    /// its code can be told, so that responses are not called unknown for a fault of the roster.
    pub fn read(sheet: &Sheet, language: &str) -> (Self, Diagnostics) {
        let mut faults = Diagnostics::default();
        let columns = Columns::read(sheet, language, |_| None, &mut faults);
        columns.require(&REQUIRED, &mut faults);
        columns.warn_unknown(&KNOWN, &mut faults);
        let mut offices: Vec<(u32, Office)> = Vec::new();
        for row in &sheet.rows {
            if let Some(office) = office(&columns, row, &mut faults) {
                offices.push((row.line, office));
            }
        }
        offices.sort_by(|a, b| (&a.1.code, a.0).cmp(&(&b.1.code, b.0)));
        duplicates(sheet, &offices, &mut faults);
        offices.dedup_by(|later, first| later.1.code == first.1.code);
        (Self { offices: offices.into_iter().map(|(_, office)| office).collect() }, faults)
    }
}

fn duplicates(sheet: &Sheet, offices: &[(u32, Office)], faults: &mut Diagnostics) {
    for pair in offices.windows(2).filter(|pair| pair[0].1.code == pair[1].1.code) {
        faults.error_with_hint(
            "duplicate-office",
            crate::diagnostic::Place::line(&sheet.file, pair[1].0).at("code"),
            format!("the office `{}` stands in row {} too", pair[1].1.code, pair[0].0),
            "an office has one row; give the other its own code",
        );
    }
}

fn office(columns: &Columns<'_>, row: &Row, faults: &mut Diagnostics) -> Option<Office> {
    let code = code(columns, row, faults)?;
    let name = columns.translated(row, "name");
    if name.is_empty() {
        faults.error("office-name", columns.place(row, "name"), "the office has no name");
    }
    if columns.text(row, "region").is_empty() {
        let place = columns.place(row, "region");
        faults.error("office-region", place, "the office belongs to no region");
    }
    let kind = kind(columns, row, faults);
    let (from, until) = existence(columns, row, faults);
    Some(Office {
        countries: countries(columns, row, &kind, faults),
        region: columns.text(row, "region").to_owned(),
        exempt: exemption(columns, row, faults),
        language: optional(columns, row, "language"),
        zone: optional(columns, row, "zone"),
        code,
        name,
        kind,
        from,
        until,
    })
}

fn optional(columns: &Columns<'_>, row: &Row, name: &str) -> Option<String> {
    let text = columns.text(row, name);
    (!text.is_empty()).then(|| text.to_owned())
}

fn code(columns: &Columns<'_>, row: &Row, faults: &mut Diagnostics) -> Option<String> {
    let code = columns.text(row, "code");
    let place = columns.place(row, "code");
    if code.is_empty() {
        faults.error("office-code", place, "the office has no code");
        return None;
    }
    let allowed = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    if !code.chars().all(allowed) || code.len() > 64 {
        faults.error_with_hint(
            "office-code",
            place,
            format!("`{code}` can't be a code"),
            "a code has at most 64 ASCII letters, digits, `-`, `_` and `.`",
        );
    }
    Some(code.to_owned())
}

fn kind(columns: &Columns<'_>, row: &Row, faults: &mut Diagnostics) -> String {
    let kind = columns.text(row, "kind");
    if !KINDS.contains(&kind) {
        faults.error_with(
            "office-kind",
            columns.place(row, "kind"),
            format!("`{kind}` is no kind of office"),
            did_you_mean(kind, KINDS),
        );
    }
    kind.to_owned()
}

fn countries(
    columns: &Columns<'_>,
    row: &Row,
    kind: &str,
    faults: &mut Diagnostics,
) -> Vec<String> {
    let place = columns.place(row, "countries");
    let mut countries: Vec<String> = Vec::new();
    for country in columns.text(row, "countries").split_whitespace() {
        if country.len() != 3 || !country.bytes().all(|b| b.is_ascii_uppercase()) {
            faults.error_with_hint(
                "office-countries",
                place.clone(),
                format!("`{country}` is no country code"),
                "write ISO 3166-1 alpha-3 codes separated by spaces, such as `CHE FRA`",
            );
        } else if countries.iter().any(|known| known == country) {
            let message = format!("the country `{country}` stands twice");
            faults.error("office-countries", place.clone(), message);
        } else {
            countries.push(country.to_owned());
        }
    }
    let wrong = match (kind, countries.is_empty()) {
        ("country", true) => "a country office covers at least one country",
        ("headquarters", false) => "a headquarters unit covers no country",
        _ => return countries,
    };
    if !faults.iter().any(|fault| fault.place == place) {
        faults.error("office-countries", place, wrong);
    }
    countries
}

fn existence(
    columns: &Columns<'_>,
    row: &Row,
    faults: &mut Diagnostics,
) -> (Option<Date>, Option<Date>) {
    let mut read = |name: &str| {
        let text = columns.text(row, name);
        let date = day::parse(text);
        if date.is_none() && !text.is_empty() {
            faults.error_with_hint(
                "invalid-date",
                columns.place(row, name),
                format!("`{text}` is no day"),
                "write it as 2017-06-30",
            );
        }
        date
    };
    let (from, until) = (read("from"), read("until"));
    if let (Some(first), Some(last)) = (from, until)
        && last < first
    {
        let place = columns.place(row, "until");
        faults.error("dates-out-of-order", place, "the office ends before it begins");
    }
    (from, until)
}

fn exemption(columns: &Columns<'_>, row: &Row, faults: &mut Diagnostics) -> Option<String> {
    let status = columns.text(row, "status");
    let (word, reason) = status.split_once(':').unwrap_or((status, ""));
    let fault = match (word.trim(), reason.trim()) {
        ("invited", "") => return None,
        ("exempt", reason) if !reason.is_empty() => return Some(reason.to_owned()),
        ("exempt", _) => "an exempt office needs a reason".to_owned(),
        _ => format!("`{status}` is no status of an office"),
    };
    let hint = "write `invited`, or `exempt: ` and the reason";
    faults.error_with_hint("office-status", columns.place(row, "status"), fault, hint);
    None
}
