//! CSV files: UTF-8 with or without a byte order mark, commas, quotes doubled inside quotes (RFC 4180).

use std::io::Read;

use csv::{ByteRecord, ReaderBuilder};

use super::builder::{Builder, CellFault, Next};
use super::{Sheet, limits};
use crate::diagnostic::{Diagnostics, Place};

/// Read after the file: if it does not come out as a row of its own, a quote was left open.
const END: &[u8] = b"\n\x01end";

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
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes.chain(END));
    let mut record = ByteRecord::new();
    let mut line = 0_u32;
    // Reading from memory does not fail, and the file's size is bounded, so the loop ends.
    while reader.read_byte_record(&mut record).unwrap_or(false) {
        let start = record.position().map_or(0, csv::Position::byte);
        line = line.saturating_add(1).saturating_add(blank_lines(bytes, start));
        if reader.position().byte() > bytes.len() as u64 + 1 {
            if record.len() != 1 || record[0] != END[1..] {
                open_quote(&mut builder, line, record.len() - 1);
            }
            return builder.finish();
        }
        short_row(&mut builder, line, &record);
        let cells = cells(&mut builder, line, &record);
        if let Next::Stop = builder.row(line, cells) {
            return builder.finish();
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

/// Empty lines that the reader skips before the record that begins at `start`.
fn blank_lines(bytes: &[u8], start: u64) -> u32 {
    let start = usize::try_from(start).unwrap_or(usize::MAX).min(bytes.len());
    let mut rest = &bytes[start..];
    if start > 0 && bytes[start - 1] == b'\r' && rest.first() == Some(&b'\n') {
        rest = &rest[1..];
    }
    let mut count = 0;
    loop {
        rest = match rest {
            [b'\r', b'\n', more @ ..] | [b'\r' | b'\n', more @ ..] => more,
            _ => return count,
        };
        count += 1;
    }
}

fn short_row(builder: &mut Builder, line: u32, record: &ByteRecord) {
    if let Some(width) = builder.width()
        && record.len() < width
        && record.iter().any(|cell| !cell.is_empty())
    {
        let fault = CellFault {
            code: "ragged-row",
            message: format!("the row has {} cells, the header {width}", record.len()),
            hint: "end the row with as many commas as the header has",
        };
        builder.fault(line, record.len(), fault);
    }
}

fn cells(builder: &mut Builder, line: u32, record: &ByteRecord) -> Vec<String> {
    let mut cells = Vec::with_capacity(record.len().min(limits::COLUMNS));
    for (index, cell) in record.iter().enumerate().take(limits::COLUMNS + 1) {
        cells.push(match std::str::from_utf8(cell) {
            Ok(text) => text.to_owned(),
            Err(error) => {
                builder.fault(line, index, not_utf8(cell, error.valid_up_to()));
                String::from_utf8_lossy(cell).into_owned()
            }
        });
    }
    cells
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
