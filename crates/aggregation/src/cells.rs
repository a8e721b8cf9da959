//! The cells of one row of a sheet by the name of their column, and faults at their place.

use questionnaire::diagnostic::{Diagnostics, Place, did_you_mean};
use questionnaire::sheet::{Columns, Row, Sheet};
use questionnaire::translated::Translated;

/// Faults after which no more of a sheet is looked at: what is wrong is clear by then, and hostile input costs no more.
pub(crate) const MAX_FAULTS: usize = 1_000;

/// Names that a hint is looked for among.
const MAX_CANDIDATES: usize = 1_000;

/// Whether so much is wrong that no more is looked at; then that is said, at the row from which on.
pub(crate) fn is_enough(faults: &mut Diagnostics, place: &Place) -> bool {
    let enough = faults.len() > MAX_FAULTS;
    if enough {
        let place = Place { column: None, ..place.clone() };
        faults.error("too-many-faults", place, "the rows from here on were not checked");
    }
    enough
}

/// What was probably meant, or else `otherwise`.
pub(crate) fn hint<'a>(
    word: &str,
    candidates: impl IntoIterator<Item = &'a str, IntoIter: Clone>,
    otherwise: impl FnOnce() -> String,
) -> String {
    did_you_mean(word, candidates.into_iter().take(MAX_CANDIDATES)).unwrap_or_else(otherwise)
}

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
