//! Bounds of what is read. A file beyond them is refused with a diagnostic before memory is spent on it.

/// Bytes of one file: 64 MiB.
pub const FILE_BYTES: usize = 64 << 20;

/// Bytes of one cell. A spreadsheet holds at most 32,767 UTF-16 units, which is less than this in UTF-8.
pub const CELL_BYTES: usize = 100_000;

/// Rows of one sheet, as in a spreadsheet.
pub const ROWS: u32 = 1_048_576;

/// Columns of one sheet, as in a spreadsheet.
pub const COLUMNS: usize = 16_384;

/// Cells of one sheet, empty ones included: 10,000 responses of 400 questions.
pub const CELLS: usize = 4_000_000;

/// Bytes of text in all sheets of one workbook. A workbook may repeat one string in many cells, so that the
/// size of its file says nothing.
pub const WORKBOOK_TEXT_BYTES: usize = 64 << 20;

/// Bytes of all parts of one workbook when inflated: 128 MiB.
pub const INFLATED_BYTES: u64 = 128 << 20;

/// Parts of one workbook.
pub const ARCHIVE_ENTRIES: usize = 4_096;

/// Cell formats of one workbook, as in a spreadsheet.
pub const CELL_FORMATS: usize = 65_536;

/// Bytes of one tag in the part that describes formats: each format holds a copy of what it names.
pub const FORMAT_TAG_BYTES: usize = 2_048;

/// Faults listed of one sheet, before its other rows are left unread.
pub const SHEET_FAULTS: usize = 1_000;
