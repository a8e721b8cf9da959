//! Where a block stands: its file, and what `item` is there.

use aggregation::figure::{Cell, Figure};

/// Where a block stands.
#[derive(Clone, Copy)]
pub(super) struct Scope<'a> {
    /// Its file.
    pub(super) file: &'a str,
    /// What `item` is.
    pub(super) item: Option<Item<'a>>,
    /// Whether it is inside a footnote, which can't have footnotes.
    pub(super) in_note: bool,
}

/// What `::: each` has come to.
#[derive(Clone, Copy)]
pub(super) struct Item<'a> {
    /// The figure it goes through.
    pub(super) figure: &'a Figure,
    /// The name or the cell.
    pub(super) one: One<'a>,
}

/// One thing of a figure.
#[derive(Clone, Copy)]
pub(super) enum One<'a> {
    /// A name; a slice of one, as the voice wants it.
    Name(&'a [String]),
    /// A cell of its breakdown.
    Cell(&'a Cell),
}

impl<'a> Scope<'a> {
    pub(super) fn of_file(file: &'a str) -> Self {
        Self { file, item: None, in_note: false }
    }
}
