//! CSV files: UTF-8 with or without a byte order mark, commas, quotes doubled inside quotes (RFC 4180).

use super::builder::{Builder, CellFault, Next, too_large};
use super::records::{Cell, Record, Records};
use super::{Sheet, limits};
use crate::diagnostic::{Diagnostics, Place};

impl Sheet {
    /// Reads a CSV file. What could be read is returned even where there are faults.
    pub fn from_csv(file: &str, bytes: &[u8]) -> (Self, Diagnostics) {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut faults = Diagnostics::default();
        if let Some((code, message, hint)) = refused(bytes) {
            faults.error_with_hint(code, Place::file(file), message, hint);
            return (Self { file: file.to_owned(), ..Self::default() }, faults);
        }
        let (sheet, found) = read(file, bytes);
        faults.append(found);
        wrong_delimiter(&sheet, &mut faults);
        (sheet, faults)
    }
}

fn refused(bytes: &[u8]) -> Option<(&'static str, String, &'static str)> {
    if bytes.len() > limits::FILE_BYTES {
        let message =
            format!("the file has {} bytes; at most {} are read", bytes.len(), limits::FILE_BYTES);
        return Some(("file-too-large", message, "split it, or remove what is not needed"));
    }
    if bytes.starts_with(b"\xFF\xFE") || bytes.starts_with(b"\xFE\xFF") {
        let message = "the file is UTF-16".to_owned();
        return Some(("not-utf8", message, "save it as \"CSV UTF-8\""));
    }
    if bytes.starts_with(b"PK\x03\x04") {
        let message = "the file is a workbook and not CSV".to_owned();
        return Some(("not-csv", message, "name it `.xlsx`, or save its sheets as CSV UTF-8"));
    }
    None
}

fn read(file: &str, bytes: &[u8]) -> (Sheet, Diagnostics) {
    let mut builder = Builder::new(file);
    let mut line = 0_u32;
    for record in Records::new(bytes) {
        line = line.saturating_add(1).saturating_add(record.blank);
        if record.is_open {
            open_quote(&mut builder, line, record.cells.len() - 1);
            break;
        }
        short_row(&mut builder, line, &record);
        let cells = record.cells.into_iter().enumerate();
        let cells = cells.map(|(index, cell)| text(&mut builder, line, index, cell)).collect();
        if let Next::Stop = builder.row(line, cells) {
            break;
        }
    }
    builder.finish()
}

fn open_quote(builder: &mut Builder, line: u32, index: usize) {
    let fault = CellFault {
        code: "unclosed-quote",
        message: "a quote that opens in this row is never closed".to_owned(),
        hint: "close it, or double it (`\"\"`) if it is part of the text",
    };
    builder.fault(line, index, fault);
}

fn short_row(builder: &mut Builder, line: u32, record: &Record) {
    let count = record.cells.len();
    if let Some(width) = builder.width()
        && count < width
        && record.cells.iter().any(|cell| cell.length > 0)
    {
        let fault = CellFault {
            code: "ragged-row",
            message: format!("the row has {count} cells, the header {width}"),
            hint: "end the row with as many commas as the header has",
        };
        builder.fault(line, count, fault);
    }
}

fn text(builder: &mut Builder, line: u32, index: usize, cell: Cell) -> String {
    if cell.length > limits::CELL_BYTES {
        builder.fault(line, index, too_large(cell.length));
        return String::new();
    }
    String::from_utf8(cell.bytes).unwrap_or_else(|error| {
        let valid = error.utf8_error().valid_up_to();
        builder.fault(line, index, not_utf8(error.as_bytes(), valid));
        String::from_utf8_lossy(error.as_bytes()).into_owned()
    })
}

fn not_utf8(cell: &[u8], at: usize) -> CellFault {
    let byte = cell.get(at).copied().unwrap_or_default();
    let before = String::from_utf8_lossy(&cell[..at]);
    let tail: Vec<char> = before.chars().rev().take(20).collect();
    let context: String = tail.into_iter().rev().collect();
    CellFault {
        code: "not-utf8",
        message: format!(
            "byte {} of the cell (0x{byte:02X}, after \"{context}\") is not UTF-8",
            at + 1
        ),
        hint: "save the file as \"CSV UTF-8\"",
    }
}

/// A header of one column that holds other separators was written with them.
fn wrong_delimiter(sheet: &Sheet, faults: &mut Diagnostics) {
    let [only] = sheet.header.as_slice() else { return };
    if let Some(found) =
        [(";", "semicolons"), ("\t", "tabs")].iter().find(|(d, _)| only.contains(d))
    {
        faults.error_with_hint(
            "wrong-delimiter",
            Place::line(&sheet.file, 1),
            format!("the columns are separated by {}", found.1),
            "save it as CSV with commas",
        );
    }
}
