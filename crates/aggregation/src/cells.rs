//! The cells of one row of a sheet by the name of their column, and faults at their place.

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::sheet::{Columns, Row, Sheet};
use questionnaire::translated::Translated;

/// The columns of a format: which must be there, and which may.
pub(crate) struct Format {
    pub required: &'static [&'static str],
    pub known: &'static [&'static str],
}

impl Format {
    /// The columns of a sheet, missing and unknown ones reported; `language` is that of plain columns.
    pub fn read<'a>(
        &self,
        sheet: &'a Sheet,
        language: &str,
        faults: &mut Diagnostics,
    ) -> Columns<'a> {
        let columns = Columns::read(sheet, language, |_| None, faults);
        columns.require(self.required, faults);
        columns.warn_unknown(self.known, faults);
        columns
    }
}

/// One row.
#[derive(Clone, Copy)]
pub(crate) struct Cells<'a> {
    pub columns: &'a Columns<'a>,
    pub row: &'a Row,
}

impl<'a> Cells<'a> {
    /// The cell without the space around it; empty where there is no such column.
    pub fn get(&self, column: &str) -> &'a str {
        self.columns.text(self.row, column)
    }

    /// Where the cell stands.
    pub fn place(&self, column: &str) -> Place {
        self.columns.place(self.row, column)
    }

    /// The text in every language that has one.
    pub fn translated(&self, column: &str) -> Translated {
        self.columns.translated(self.row, column)
    }

    /// Reports the cell.
    pub fn fault(
        &self,
        faults: &mut Diagnostics,
        code: &'static str,
        column: &str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        faults.error_with_hint(code, self.place(column), message, hint);
    }

    /// The cell, reported when it is empty.
    pub fn needed(&self, column: &str, hint: &str, faults: &mut Diagnostics) -> &'a str {
        let cell = self.get(column);
        if cell.is_empty() && self.columns.index(column).is_some() {
            self.fault(faults, "missing-cell", column, format!("`{column}` is empty"), hint);
        }
        cell
    }
}
