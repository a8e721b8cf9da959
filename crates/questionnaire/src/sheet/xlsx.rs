//! Workbooks in the `.xlsx` format, cell by cell, so that a sheet's declared size costs nothing.

use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader, SheetType, Xlsx, XlsxError};

use super::builder::{Builder, Next};
use super::{Sheet, archive, cell, limits};
use crate::diagnostic::{Diagnostics, Place};

/// The worksheets by name, in the order of the workbook.
pub(super) fn read(file: &str, bytes: &[u8]) -> Found {
    let mut faults = Diagnostics::default();
    if bytes.len() > limits::FILE_BYTES {
        let message =
            format!("the file has {} bytes; at most {} are read", bytes.len(), limits::FILE_BYTES);
        faults.error_with_hint(
            "file-too-large",
            Place::file(file),
            message,
            "remove pictures and unused sheets",
        );
        return (Vec::new(), faults);
    }
    match guarded(|| archive::inspect(bytes)) {
        Some(Ok(())) => {}
        Some(Err(refusal)) => {
            faults.error_with_hint(refusal.code, Place::file(file), refusal.message, refusal.hint);
            return (Vec::new(), faults);
        }
        None => return refused(file, CONTRADICTION),
    }
    match guarded(|| sheets(file, bytes)) {
        Some(Ok(found)) => found,
        Some(Err(error)) => refused(file, &error.to_string()),
        None => refused(file, CONTRADICTION),
    }
}

const CONTRADICTION: &str = "its contents contradict each other";

/// The libraries under this are not proven free of panics; a workbook that finds one is refused.
fn guarded<T>(work: impl FnOnce() -> T) -> Option<T> {
    catch_unwind(AssertUnwindSafe(work)).ok()
}

fn refused(file: &str, why: &str) -> Found {
    let mut faults = Diagnostics::default();
    faults.error_with_hint(
        "workbook-unreadable",
        Place::file(file),
        format!("the file is not a workbook that can be read: {why}"),
        "save it again as .xlsx without a password, or as CSV UTF-8",
    );
    (Vec::new(), faults)
}

type Found = (Vec<(String, Sheet)>, Diagnostics);

fn sheets(file: &str, bytes: &[u8]) -> Result<Found, XlsxError> {
    let mut book = Xlsx::new(Cursor::new(bytes))?;
    let mut faults = Diagnostics::default();
    let mut text_left = limits::WORKBOOK_TEXT_BYTES;
    let mut sheets = Vec::new();
    let worksheets = book.sheets_metadata().iter().filter(|s| s.typ == SheetType::WorkSheet);
    let names: Vec<String> = worksheets.map(|s| s.name.clone()).collect();
    for name in names {
        let (sheet, found) = sheet(&mut book, file, &name, &mut text_left)?;
        faults.append(found);
        sheets.push((name, sheet));
    }
    Ok((sheets, faults))
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn sheet(
    book: &mut Book<'_>,
    file: &str,
    name: &str,
    text_left: &mut usize,
) -> Result<(Sheet, Diagnostics), XlsxError> {
    let mut builder = Builder::new(&format!("{file}[{name}]"));
    let mut reader = book.worksheet_cells_reader(name)?;
    let mut row = 0;
    let mut cells: Vec<String> = Vec::new();
    while let Some(found) = reader.next_cell()? {
        let (at, column) = found.get_position();
        if at < row {
            return Err(XlsxError::Unexpected("the rows are out of order"));
        }
        if at > row {
            if let Next::Stop = builder.row(row + 1, std::mem::take(&mut cells)) {
                return Ok(builder.finish());
            }
            row = at;
        }
        let column = column as usize;
        let text = cell::text(found.get_value()).unwrap_or_else(|fault| {
            builder.fault(at.saturating_add(1), column, fault);
            String::new()
        });
        if builder.width().is_some_and(|width| column >= width) {
            builder.beyond_header(at.saturating_add(1), column, &text);
        } else {
            put(&mut cells, column, text, text_left)?;
        }
    }
    builder.row(row.saturating_add(1), cells);
    Ok(builder.finish())
}

fn put(
    cells: &mut Vec<String>,
    column: usize,
    text: String,
    left: &mut usize,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        return Ok(());
    }
    if column >= limits::COLUMNS {
        return Err(XlsxError::Unexpected("a cell beyond column XFD"));
    }
    *left = left
        .checked_sub(text.len())
        .ok_or(XlsxError::Unexpected("its cells hold more than 64 MiB of text"))?;
    if cells.len() <= column {
        cells.resize(column + 1, String::new());
    }
    cells[column] = text;
    Ok(())
}
