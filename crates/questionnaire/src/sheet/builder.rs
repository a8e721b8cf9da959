//! What CSV and workbooks have in common: rows of cells become a sheet.

use super::{Row, Sheet, limits};
use crate::diagnostic::{Diagnostics, Place};

/// Takes rows one by one, the header first.
pub(super) struct Builder {
    sheet: Sheet,
    faults: Diagnostics,
    has_header: bool,
    cells: usize,
    used: Vec<bool>,
}

/// Whether more rows are wanted.
pub(super) enum Next {
    Row,
    Stop,
}

impl Builder {
    pub(super) fn new(file: &str) -> Self {
        Self {
            sheet: Sheet { file: file.to_owned(), ..Sheet::default() },
            faults: Diagnostics::default(),
            has_header: false,
            cells: 0,
            used: Vec::new(),
        }
    }

    /// Takes the next row; the first with any text is the header.
    pub(super) fn row(&mut self, line: u32, mut cells: Vec<String>) -> Next {
        if line > limits::ROWS {
            return self.refuse("too-many-rows", line, &format!("more than {} rows", limits::ROWS));
        }
        if self.faults.len() > limits::SHEET_FAULTS {
            return self.refuse(
                "too-many-faults",
                line,
                &format!("more than {} faults", limits::SHEET_FAULTS),
            );
        }
        if cells.iter().all(|cell| cell.trim().is_empty()) {
            return Next::Row;
        }
        if !self.has_header {
            return self.header(line, &cells);
        }
        let width = self.sheet.header.len();
        if let Some(index) = cells.iter().skip(width).position(|cell| !cell.trim().is_empty()) {
            self.beyond_header(line, width + index, &cells[width + index]);
        }
        cells.resize(self.sheet.header.len(), String::new());
        self.cells += cells.len();
        if self.cells > limits::CELLS {
            let message = format!("more than {} cells", limits::CELLS);
            return self.refuse("too-many-cells", line, &message);
        }
        for (index, cell) in cells.iter_mut().enumerate() {
            self.check_cell(line, index, cell);
        }
        self.sheet.rows.push(Row { line, cells });
        Next::Row
    }

    fn header(&mut self, line: u32, cells: &[String]) -> Next {
        self.has_header = true;
        let mut header: Vec<String> = cells.iter().map(|cell| cell.trim().to_owned()).collect();
        while header.last().is_some_and(String::is_empty) {
            header.pop();
        }
        if header.len() > limits::COLUMNS {
            let message = format!("more than {} columns", limits::COLUMNS);
            return self.refuse("too-many-columns", line, &message);
        }
        for (index, name) in header.iter_mut().enumerate() {
            self.check_cell(line, index, name);
        }
        self.used = vec![false; header.len()];
        self.sheet.header = header;
        self.duplicate_columns(line);
        Next::Row
    }

    fn duplicate_columns(&mut self, line: u32) {
        let mut seen = std::collections::BTreeSet::new();
        for (index, name) in self.sheet.header.iter().enumerate() {
            if !name.is_empty() && !seen.insert(name) {
                self.faults.error_with_hint(
                    "duplicate-column",
                    Place::line(&self.sheet.file, line).at(name),
                    format!(
                        "the column `{name}` stands twice, the second time in {}",
                        super::letters(index)
                    ),
                    "rename or remove one of them",
                );
            }
        }
    }

    /// A cell to the right of the last named column.
    pub(super) fn beyond_header(&mut self, line: u32, column: usize, cell: &str) {
        if cell.trim().is_empty() {
            return;
        }
        let fault = CellFault {
            code: "ragged-row",
            message: format!(
                "a cell stands beyond the {} columns of the header",
                self.sheet.header.len()
            ),
            hint: "a text with a comma needs quotes around it; a column needs a name in the header",
        };
        self.fault(line, column, fault);
    }

    /// Empties a cell that can't be kept, and says so.
    fn check_cell(&mut self, line: u32, index: usize, cell: &mut String) {
        let used = self.used.get(index).copied();
        if let (Some(name), Some(false)) = (self.sheet.header.get(index), used)
            && !cell.trim().is_empty()
        {
            self.used[index] = true;
            if name.is_empty() {
                let fault = CellFault {
                    code: "unnamed-column",
                    message: "the cell stands in a column without a name".to_owned(),
                    hint: "name the column in the header, or empty it",
                };
                self.fault(line, index, fault);
            }
        }
        if let Some(fault) = cell_fault(cell) {
            self.fault(line, index, fault);
            cell.clear();
        }
    }

    fn refuse(&mut self, code: &'static str, line: u32, message: &str) -> Next {
        let place = Place::line(&self.sheet.file, line);
        self.faults.error_with_hint(
            code,
            place,
            format!("the sheet has {message}"),
            "the rows from here on were not read",
        );
        Next::Stop
    }

    /// Adds a fault of a cell.
    pub(super) fn fault(&mut self, line: u32, index: usize, fault: CellFault) {
        let place = Place::line(&self.sheet.file, line).at(self.sheet.column_name(index));
        self.faults.error_with_hint(fault.code, place, fault.message, fault.hint);
    }

    /// Width of the header, once it is read.
    pub(super) fn width(&self) -> Option<usize> {
        self.has_header.then_some(self.sheet.header.len())
    }

    pub(super) fn finish(self) -> (Sheet, Diagnostics) {
        (self.sheet, self.faults)
    }
}

/// What is wrong with one cell.
pub(super) struct CellFault {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) hint: &'static str,
}

/// A cell of this many bytes.
pub(super) fn too_large(length: usize) -> CellFault {
    CellFault {
        code: "cell-too-large",
        message: format!("the cell has {length} bytes; at most {} are read", limits::CELL_BYTES),
        hint: "shorten it; if it swallowed the rows below, a closing quote is missing",
    }
}

fn cell_fault(cell: &str) -> Option<CellFault> {
    if cell.len() > limits::CELL_BYTES {
        return Some(too_large(cell.len()));
    }
    let control = cell.chars().find(|c| c.is_control() && !matches!(c, '\t' | '\n' | '\r'))?;
    Some(CellFault {
        code: "control-character",
        message: format!("the cell holds the control character U+{:04X}", u32::from(control)),
        hint: "remove it; it often comes with text copied from another program",
    })
}
