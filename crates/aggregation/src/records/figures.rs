//! `records/figures.csv`: single figures.

use std::collections::BTreeMap;

use questionnaire::diagnostic::Diagnostics;
use questionnaire::sheet::Sheet;

use super::parse::{is_date, read_datum};
use super::{Content, Datum, Provenance, Record};
use crate::cells::{Cells, Format, is_enough};

const FORMAT: Format = Format {
    required: &["name", "value", "source", "owner", "date"],
    known: &["name", "label", "value", "unit", "names", "source", "owner", "date", "published"],
};

pub(super) fn read(
    sheet: &Sheet,
    language: &str,
    faults: &mut Diagnostics,
) -> BTreeMap<String, Record> {
    let columns = FORMAT.read(sheet, language, faults);
    let mut records: BTreeMap<String, Record> = BTreeMap::new();
    for row in &sheet.rows {
        let row = Cells { columns: &columns, row };
        if is_enough(faults, &row.place("name")) {
            break;
        }
        let name = name(row, faults);
        let provenance = provenance(row, faults);
        let published = published(row, faults);
        let content = content(row, faults);
        if let Some(first) = records.get(name) {
            let message = format!("the record `{name}` already stands in row {}", line(first));
            row.fault(faults, "duplicate-name", "name", message, "give each record its own name");
            continue;
        }
        let Some(content) = content else { continue };
        let record = Record {
            name: name.to_owned(),
            label: row.translated("label"),
            content,
            unit: row.get("unit").to_owned(),
            provenance,
            published,
            place: row.place("value"),
        };
        records.insert(record.name.clone(), record);
    }
    records
}

fn line(record: &Record) -> u32 {
    record.place.line.unwrap_or_default()
}

fn name<'a>(row: Cells<'a>, faults: &mut Diagnostics) -> &'a str {
    let name = row.needed("name", "give the record a name", faults);
    if !name.is_empty() && !is_name(name) {
        let message = format!("`{name}` is no name of a record");
        let hint = "use small letters, digits, `_` and `.`, and begin with a letter";
        row.fault(faults, "bad-name", "name", message, hint);
    }
    name
}

/// `[a-z][a-z0-9_.]*`
pub(crate) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"_.".contains(&b))
}

pub(super) fn provenance(row: Cells<'_>, faults: &mut Diagnostics) -> Provenance {
    let source = row.needed("source", "name the document or system it was taken from", faults);
    let owner = row.needed("owner", "name the unit that answers for it", faults);
    let date = row.needed("date", "write the day it was taken, as 2018-03-30", faults);
    if !date.is_empty() && !is_date(date) {
        let message = format!("`{date}` is no date");
        row.fault(
            faults,
            "no-such-date",
            "date",
            message,
            "write it as 2018-03-30, 2018-03 or 2018",
        );
    }
    Provenance { source: source.to_owned(), owner: owner.to_owned(), date: date.to_owned() }
}

fn content(row: Cells<'_>, faults: &mut Diagnostics) -> Option<Content> {
    let (value, names) = (row.get("value"), row.get("names"));
    match (value.is_empty(), names.is_empty()) {
        (true, true) => {
            let hint = "write a number or a date in `value`, or a list in `names`";
            row.fault(faults, "missing-value", "value", "the record has no value", hint);
            None
        }
        (true, false) => list(row, names, faults),
        (false, true) => datum(row, "value", faults).map(|datum| match datum {
            Datum::Number(_) if is_year(row) => Content::Date(value.to_owned()),
            Datum::Number(number) => Content::Number(number),
            Datum::Date(date) => Content::Date(date),
        }),
        (false, false) => {
            let hint = "leave `value` empty: the names are counted";
            row.fault(faults, "value-and-names", "value", "the record has a value and names", hint);
            None
        }
    }
}

/// Four digits without a unit are a year, and not a number of something.
fn is_year(row: Cells<'_>) -> bool {
    let value = row.get("value");
    row.get("unit").is_empty() && value.len() == 4 && value.bytes().all(|b| b.is_ascii_digit())
}

fn list(row: Cells<'_>, names: &str, faults: &mut Diagnostics) -> Option<Content> {
    let names: Vec<String> = names.split(';').map(|name| name.trim().to_owned()).collect();
    let mut seen = std::collections::BTreeSet::new();
    for name in &names {
        if name.is_empty() {
            let hint = "separate names by one `; ` and end without one";
            row.fault(faults, "empty-name", "names", "a name in the list is empty", hint);
            return None;
        }
        if !seen.insert(name) {
            let message = format!("`{name}` stands twice in the list");
            row.fault(faults, "duplicate-name", "names", message, "remove one of them");
        }
    }
    Some(Content::Names(names))
}

fn published(row: Cells<'_>, faults: &mut Diagnostics) -> Option<Datum> {
    if row.get("published").is_empty() { None } else { datum(row, "published", faults) }
}

fn datum(row: Cells<'_>, column: &str, faults: &mut Diagnostics) -> Option<Datum> {
    let text = row.get(column);
    read_datum(text)
        .map_err(|why| row.fault(faults, why.code(), column, why.message(text), why.hint()))
        .ok()
}
