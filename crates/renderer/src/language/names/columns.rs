//! The columns of a sheet of names, and their languages.

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::sheet::{Row, Sheet};
use questionnaire::translated::Translated;

/// A sheet with the language of its plain columns, and where faults go.
pub(super) struct Columns<'a> {
    pub(super) sheet: &'a Sheet,
    pub(super) faults: &'a mut Diagnostics,
    original: &'a str,
}

impl<'a> Columns<'a> {
    /// Reports columns that are missing, named twice, or not known to the sheet.
    pub(super) fn new(
        sheet: &'a Sheet,
        original: &'a str,
        needed: &[&str],
        optional: &[&str],
        faults: &'a mut Diagnostics,
    ) -> Self {
        let header = || Place::line(&sheet.file, 1);
        for name in needed.iter().filter(|n| sheet.column(n).is_none()) {
            let message = format!("the sheet has no column `{name}`");
            faults.error_with_hint("missing-column", header(), message, needed.join(", "));
        }
        for (index, column) in sheet.header.iter().enumerate() {
            let (base, language) = split(column);
            let known = needed.contains(&base) || optional.contains(&base);
            if !known || (column.contains("::") && language.is_none()) {
                let message = format!("the sheet knows no column `{column}`");
                let hint = "a translation is named as in `name::Français (fr)`";
                faults.error_with_hint("unknown-column", header().at(column), message, hint);
            } else if sheet.header[..index].contains(column) {
                let message = format!("the column `{column}` stands twice");
                faults.error("duplicate-column", header().at(column), message);
            }
        }
        Self { sheet, faults, original }
    }

    /// The trimmed text of a cell; empty where the column is missing.
    pub(super) fn text<'r>(&self, row: &'r Row, column: &str) -> &'r str {
        let index = self.sheet.column(column);
        index.and_then(|i| row.cells.get(i)).map_or("", |cell| cell.trim())
    }

    /// The trimmed texts of a column in every language that has one.
    pub(super) fn translated(&self, row: &Row, base: &str) -> Translated {
        let languages = self.sheet.header.iter().enumerate().filter_map(|(index, column)| {
            let (name, language) = split(column);
            let text = row.cells.get(index)?.trim();
            let language = language.unwrap_or(self.original).to_owned();
            (name == base && !text.is_empty()).then(|| (language, text.to_owned()))
        });
        Translated(languages.collect())
    }

    /// Where a cell stands; the row where the column is missing.
    pub(super) fn place(&self, row: &Row, column: &str) -> Place {
        match self.sheet.column(column) {
            Some(index) => self.sheet.place(row, index),
            None => Place::line(&self.sheet.file, row.line),
        }
    }

    /// Reports a cell.
    pub(super) fn fault(
        &mut self,
        code: &'static str,
        row: &Row,
        column: &str,
        message: String,
        hint: &str,
    ) {
        let place = self.place(row, column);
        self.faults.error_with_hint(code, place, message, hint);
    }

    /// The text of a cell that may not be empty.
    pub(super) fn required<'r>(&mut self, row: &'r Row, column: &str) -> Option<&'r str> {
        let text = self.text(row, column);
        if text.is_empty() {
            let message = format!("`{column}` is empty");
            self.fault("empty-cell", row, column, message, "every row needs it");
        }
        Some(text).filter(|t| !t.is_empty())
    }
}

/// `name::Français (fr)` is `name` in `fr`.
fn split(column: &str) -> (&str, Option<&str>) {
    match column.split_once("::") {
        None => (column, None),
        Some((base, label)) => {
            let code =
                label.strip_suffix(')').and_then(|l| l.rsplit_once('(')).map(|(_, code)| code);
            (base, code.filter(|c| !c.is_empty()))
        }
    }
}
