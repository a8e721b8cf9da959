//! Sheets: rows of text cells with their places, from CSV or from a workbook.

use std::collections::BTreeMap;

use crate::diagnostic::Place;

/// The files of a cycle folder by relative path with `/`, as bytes. Reading the disk is the caller's.
pub type Files = BTreeMap<String, Vec<u8>>;

/// A table of text. Cells are trimmed of nothing: what stood in the file stands here.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// What diagnostics call it: `survey.csv` or `book.xlsx[survey]`.
    pub file: String,
    /// The header, as written.
    pub header: Vec<String>,
    /// The rows below the header; empty rows are left out.
    pub rows: Vec<Row>,
}

/// One row of a sheet, as wide as the header.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Row number in the file, the header being 1.
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
        Place::line(&self.file, row.line).at(self.header.get(column).cloned().unwrap_or_default())
    }
}
