//! Rows of a CSV file, one by one, in bounded memory: a cell that is too large is measured and not kept, and so are cells beyond
//! the last column that a sheet may have.

use csv_core::{ReadFieldResult, Reader};

use super::limits;

/// Read after the file: if it does not come out as a row of its own, a quote was left open.
const END: &[u8] = b"\n\x01end";

/// One row.
pub(super) struct Record {
    /// Empty rows before it.
    pub(super) blank: u32,
    /// The cells, at most one more than a sheet has columns.
    pub(super) cells: Vec<Cell>,
    /// Whether the file ended within a quote of it.
    pub(super) is_open: bool,
}

/// One cell.
#[derive(Clone, Default)]
pub(super) struct Cell {
    /// Its bytes; empty if there are too many.
    pub(super) bytes: Vec<u8>,
    /// How many there are.
    pub(super) length: usize,
}

impl Cell {
    fn push(&mut self, bytes: &[u8]) {
        self.length += bytes.len();
        if self.length > limits::CELL_BYTES {
            self.bytes = Vec::new();
        } else {
            self.bytes.extend_from_slice(bytes);
        }
    }
}

/// The rows of a file.
pub(super) struct Records<'a> {
    file: &'a [u8],
    reader: Reader,
    /// How much of the file and what is read after it is used up.
    used: usize,
    buffer: Vec<u8>,
}

impl<'a> Records<'a> {
    pub(super) fn new(file: &'a [u8]) -> Self {
        Self { file, reader: Reader::new(), used: 0, buffer: vec![0; 8 << 10] }
    }

    /// What is not used up: of the file, then of [`END`], then nothing.
    fn rest(&self) -> &'a [u8] {
        let after = self.used.saturating_sub(self.file.len());
        self.file
            .get(self.used..)
            .filter(|rest| !rest.is_empty())
            .unwrap_or_else(|| END.get(after..).unwrap_or_default())
    }

    /// The cells of the next row; none behind the last.
    fn cells(&mut self) -> Option<Vec<Cell>> {
        let mut cells = Vec::new();
        let mut cell = Cell::default();
        loop {
            let (result, read, written) = self.reader.read_field(self.rest(), &mut self.buffer);
            self.used += read;
            cell.push(&self.buffer[..written]);
            match result {
                ReadFieldResult::InputEmpty | ReadFieldResult::OutputFull => {}
                ReadFieldResult::End => return None,
                ReadFieldResult::Field { record_end } => {
                    if cells.len() <= limits::COLUMNS {
                        cells.push(std::mem::take(&mut cell));
                    }
                    cell = Cell::default();
                    if record_end {
                        return Some(cells);
                    }
                }
            }
        }
    }
}

impl Iterator for Records<'_> {
    type Item = Record;

    fn next(&mut self) -> Option<Record> {
        let blank = blank_rows(self.file, self.used);
        let cells = self.cells()?;
        let past_end = self.used > self.file.len() + 1;
        let is_end = past_end && cells.len() == 1 && cells[0].bytes == END[1..];
        (!is_end).then_some(Record { blank, cells, is_open: past_end })
    }
}

/// Empty rows that the reader passes over before the row that begins at `start`.
fn blank_rows(file: &[u8], start: usize) -> u32 {
    let mut rest = file.get(start..).unwrap_or_default();
    if start > 0 && file.get(start - 1) == Some(&b'\r') && rest.first() == Some(&b'\n') {
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
