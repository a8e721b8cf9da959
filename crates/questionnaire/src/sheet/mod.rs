//! Sheets: rows of text cells with their places, from CSV or from a workbook.

mod archive;
mod builder;
mod cell;
mod csv;
mod heading;
pub mod limits;
mod reading;
mod records;
mod workbook;
mod xlsx;

use std::collections::BTreeMap;

use crate::diagnostic::Place;
pub use heading::{Heading, language_code};
pub use reading::Columns;
pub use workbook::Workbook;

/// The files of a cycle folder by relative path with `/`, as bytes. Reading the disk is the caller's.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A table of text. Cells are trimmed of nothing: what stood in the file stands here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What diagnostics call it: `survey.csv` or `book.xlsx[survey]`.
    pub file: String,
    /// The header, trimmed; columns without a name at its end are left out.
    pub header: Vec<String>,
    /// The rows below the header; empty rows are left out.
    pub rows: Vec<Row>,
}

/// One row of a sheet, as wide as the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Row number as a spreadsheet shows it: a row of a file counts once, however many lines its cells
    /// have, and empty rows count.
    pub line: u32,
    /// The cells, in the order of the header.
    pub cells: Vec<String>,
}

impl Sheet {
    /// Index of a column by exact name.
    pub fn column(&self, name: &str) -> Option<usize> {
        self.header.iter().position(|h| h == name)
    }

    /// Where a cell stands.
    pub fn place(&self, row: &Row, column: usize) -> Place {
        Place::line(&self.file, row.line).at(self.column_name(column))
    }

    /// The header of a column, or for one without, its letters in a spreadsheet.
    pub fn column_name(&self, column: usize) -> String {
        match self.header.get(column) {
            Some(name) if !name.is_empty() => name.clone(),
            _ => letters(column),
        }
    }
}

/// `A`, `B`, ... `Z`, `AA`: how a spreadsheet calls a column.
fn letters(column: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(column % 26).unwrap_or_default());
    match column / 26 {
        0 => letter.to_string(),
        more => letters(more - 1) + &letter.to_string(),
    }
}
