//! `records/tables.csv`, where each table is from, and the tables themselves.

use std::collections::BTreeMap;

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::expression::{Table, Tables};
use questionnaire::sheet::{Row, Sheet};

use super::figures::provenance;
use super::parse::{Unreadable, read_datum};
use super::{Datum, Description, FOLDER, TABLES};
use crate::cells::{Cells, Format, hint, is_enough};

const FORMAT: Format = Format {
    required: &["table", "source", "owner", "date"],
    known: &["table", "label", "source", "owner", "date"],
};

/// The tables, and where each is from.
pub(super) fn read(
    about: Option<&Sheet>,
    sheets: &[Sheet],
    language: &str,
    faults: &mut Diagnostics,
) -> (Tables, BTreeMap<String, Description>) {
    let tables: Tables =
        sheets.iter().map(|sheet| (name(sheet).to_owned(), table(sheet, faults))).collect();
    let described = match about {
        Some(about) => describe(about, &tables, language, faults),
        None => BTreeMap::new(),
    };
    for sheet in sheets.iter().filter(|sheet| !described.contains_key(name(sheet))) {
        let message = format!("the table `{}` is not described in `{TABLES}`", name(sheet));
        let hint = format!("add its row to `{TABLES}`, with source, owner and date");
        faults.error_with_hint("undescribed-table", Place::file(&sheet.file), message, hint);
    }
    (tables, described)
}

/// `staff` of `records/staff.csv`.
fn name(sheet: &Sheet) -> &str {
    let file = sheet.file.strip_prefix(FOLDER).unwrap_or(&sheet.file);
    file.strip_suffix(".csv").unwrap_or(file)
}

fn describe(
    about: &Sheet,
    tables: &Tables,
    language: &str,
    faults: &mut Diagnostics,
) -> BTreeMap<String, Description> {
    let columns = FORMAT.read(about, language, faults);
    let mut described: BTreeMap<String, Description> = BTreeMap::new();
    for row in &about.rows {
        let row = Cells { columns: &columns, row };
        if is_enough(faults, &row.place("table")) {
            break;
        }
        let name = row.needed("table", "name the table", faults);
        let provenance = provenance(row, faults);
        if !name.is_empty() && !tables.contains_key(name) {
            let known = tables.keys().map(String::as_str);
            let hint = hint(name, known, || format!("add the file `{FOLDER}{name}.csv`"));
            row.fault(
                faults,
                "unknown-table",
                "table",
                format!("there is no table `{name}`"),
                hint,
            );
        }
        let description = Description { label: row.translated("label"), provenance };
        if described.insert(name.to_owned(), description).is_some() {
            let message = format!("the table `{name}` is described twice");
            row.fault(faults, "duplicate-name", "table", message, "remove one of the rows");
        }
    }
    described
}

fn table(sheet: &Sheet, faults: &mut Diagnostics) -> Table {
    check_names(sheet, faults);
    let mut rows: Vec<Vec<String>> = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        if is_enough(faults, &sheet.place(row, 0)) {
            break;
        }
        rows.push(cells(sheet, row, faults));
    }
    for column in 1..sheet.header.len() {
        check_column(sheet, column, faults);
    }
    Table::from_texts(&sheet.header, &rows)
}

fn check_names(sheet: &Sheet, faults: &mut Diagnostics) {
    let plain = |text: &str| {
        let fits = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_';
        text.starts_with(|c: char| c.is_ascii_lowercase()) && text.bytes().all(fits)
    };
    let hint = "use small letters, digits and `_`, and begin with a letter";
    if !plain(name(sheet)) {
        let message = format!("`{}` is no name of a table", name(sheet));
        faults.error_with_hint("bad-name", Place::file(&sheet.file), message, hint);
    }
    if sheet.header.is_empty() {
        let message = "the table has no header";
        let hint = "write the names of its columns in the first row, the key first";
        faults.error_with_hint("missing-column", Place::file(&sheet.file), message, hint);
    }
    for (index, header) in sheet.header.iter().enumerate().filter(|(_, header)| !plain(header)) {
        let place = Place::line(&sheet.file, 1).at(sheet.column_name(index));
        faults.error_with_hint(
            "bad-name",
            place,
            format!("`{header}` is no name of a column"),
            hint,
        );
    }
}

fn cells(sheet: &Sheet, row: &Row, faults: &mut Diagnostics) -> Vec<String> {
    let cells: Vec<String> = row.cells.iter().map(|cell| cell.trim().to_owned()).collect();
    for (index, text) in cells.iter().enumerate() {
        if let Err(why @ (Unreadable::Separators | Unreadable::TooLong)) = read_datum(text) {
            let place = sheet.place(row, index);
            faults.error_with_hint(why.code(), place, why.message(text), why.hint());
        }
    }
    if cells.first().is_some_and(String::is_empty) {
        let hint = "give every row its key in the first column";
        faults.error_with_hint("missing-key", sheet.place(row, 0), "the row has no key", hint);
    }
    cells
}

/// A column of numbers with a few texts in it holds slips.
fn check_column(sheet: &Sheet, column: usize, faults: &mut Diagnostics) {
    let cells = sheet.rows.iter().filter_map(|row| Some((row, row.cells.get(column)?.trim())));
    let (numbers, texts): (Vec<_>, Vec<_>) = cells
        .filter(|(_, text)| !text.is_empty())
        .partition(|(_, text)| matches!(read_datum(text), Ok(Datum::Number(_))));
    if let Some((row, text)) = texts.first().filter(|_| numbers.len() > texts.len()) {
        let message = format!("`{text}` stands in a column of numbers");
        let hint = "write a plain number, or leave the cell empty";
        faults.error_with_hint("mixed-column", sheet.place(row, column), message, hint);
    }
}
