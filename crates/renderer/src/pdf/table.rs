//! Where a table fits: in the text column, over the full width, or on a landscape page; and how wide its columns are.
//!
//! Widths are estimated from the number of characters, in micrometres.

use crate::document::{Inline, Table, TableCell};
use crate::layout::{groups, plain};

/// Width of the text column.
const TEXT: u32 = 126_000;
/// Width of the text column with the hanging column.
const WIDE: u32 = 164_000;
/// Width of a landscape page between its margins.
const LANDSCAPE: u32 = 251_000;
/// Widest that a column of words asks for before it wraps.
const WORDS: u32 = 34_000;
/// Space beside a cell's text, in a small table and in others.
const INSETS: (u32, u32) = (1_100, 2_000);
/// Narrowest column of numbers.
const NARROWEST: u32 = 5_000;
/// Space before a group of columns.
pub(super) const GAP: u32 = 2_600;

/// Where a table stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    Text,
    Wide,
    Landscape,
}

/// How a table is set.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Fit {
    pub place: Place,
    /// At the size of long tables.
    pub small: bool,
    /// Width in micrometres.
    pub width: u32,
    pub columns: Vec<Column>,
}

/// A column.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Column {
    /// Numbers, at the right.
    pub numeric: bool,
    /// Space before it, in micrometres.
    pub gap: u32,
    /// Width in micrometres; a column of words takes its share of what is left.
    pub width: Option<u32>,
    /// Its part of what is left to columns of words: at first its width without wrapping.
    pub share: u32,
    /// Width of its longest word.
    least: u32,
}

/// The roomiest setting in which the table's columns have the width that they need; else the smallest.
pub(super) fn fit(table: &Table) -> Fit {
    let long = table.rows.len() > 60 && table.head.len() > 5;
    let settings = [
        (Place::Text, false, TEXT),
        (Place::Wide, false, WIDE),
        (Place::Wide, true, WIDE),
        (Place::Landscape, false, LANDSCAPE),
        (Place::Landscape, true, LANDSCAPE),
    ];
    let mut tried = settings
        .into_iter()
        .filter(|(_, small, _)| *small || !long)
        .map(|(place, small, width)| Fit { place, small, width, columns: columns(table, small) })
        .peekable();
    let mut fit = tried.next().expect("there are settings");
    while needed(&fit.columns) > fit.width && tried.peek().is_some() {
        fit = tried.next().expect("peeked");
    }
    equalize(&mut fit.columns, fit.width);
    widen(&mut fit.columns, fit.width);
    share_out(&mut fit.columns, fit.width);
    fit
}

/// Parts what is left among columns of words. Where it is too little for all, short ones keep their width, and each of the others
/// gets what its longest word needs and its part of the rest.
fn share_out(columns: &mut [Column], width: u32) {
    let fixed: u32 = columns.iter().filter_map(|c| c.width).sum();
    let mut left = width.saturating_sub(fixed);
    let asked: u32 = columns.iter().filter(|c| c.width.is_none()).map(|c| c.share).sum();
    if asked <= left {
        return;
    }
    for column in columns.iter_mut().filter(|c| c.width.is_none() && c.share <= WORDS) {
        column.width = Some(column.share);
        left = left.saturating_sub(column.share);
    }
    let long = || columns.iter().filter(|c| c.width.is_none());
    let least: u32 = long().map(|c| c.least).sum();
    let beyond: u64 = long().map(|c| u64::from(c.share - c.least)).sum();
    let spare = u64::from(left.saturating_sub(least));
    for column in columns.iter_mut().filter(|c| c.width.is_none()) {
        let part = spare * u64::from(column.share - column.least) / beyond.max(1);
        column.share = column.least + u32::try_from(part).unwrap_or(0);
    }
}

/// Gives all columns of numbers the width of the widest, if there is room.
fn equalize(columns: &mut [Column], width: u32) {
    let bare = |c: &Column| c.width.map(|w| w - c.gap);
    let widest = columns.iter().filter_map(bare).max().unwrap_or(0);
    let mut equal = columns.to_vec();
    for column in &mut equal {
        column.width = column.width.map(|_| widest + column.gap);
    }
    let asked: u32 = equal.iter().map(|c| c.width.unwrap_or(c.share)).sum();
    if asked <= width {
        columns.clone_from_slice(&equal);
    }
}

/// What the columns need at least.
fn needed(columns: &[Column]) -> u32 {
    columns.iter().map(|c| c.width.unwrap_or(c.share.min(WORDS))).sum()
}

/// Gives columns of numbers some of the room that is left.
fn widen(columns: &mut [Column], width: u32) {
    let asked: u32 = columns.iter().map(|c| c.width.unwrap_or(c.share)).sum();
    let numeric = columns.iter().filter(|c| c.numeric).count();
    let spare = width.saturating_sub(asked);
    let each = u32::try_from(numeric).ok().and_then(|n| spare.checked_div(2 * n)).unwrap_or(0);
    for column in columns.iter_mut() {
        column.width = column.width.map(|w| w + each.min(9_000));
    }
}

fn columns(table: &Table, small: bool) -> Vec<Column> {
    let mut columns: Vec<_> = (0..table.head.len()).map(|at| column(table, at, small)).collect();
    let mut at = 1;
    for (text, span) in groups(table) {
        make_room(&mut columns[at..at + span], micrometres(text_width(&text), small));
        at += span;
    }
    columns
}

/// Gives the columns of a group a gap before them and, together, the width of the group's head.
fn make_room(group: &mut [Column], head: u32) {
    let count = u32::try_from(group.len()).unwrap_or(1);
    let together: u32 = group.iter().filter_map(|c| c.width).sum();
    let each = head.saturating_sub(together).div_ceil(count);
    for (at, column) in group.iter_mut().enumerate() {
        column.gap = if at == 0 { GAP } else { 0 };
        column.width = column.width.map(|w| w + each + column.gap);
    }
}

fn column(table: &Table, at: usize, small: bool) -> Column {
    let cells = || table.rows.iter().filter_map(|row| row.cells.get(at));
    let is_number = |cell: &TableCell| cell.numeric || plain(&cell.text).chars().count() < 2;
    let numeric = at > 0 && cells().any(|cell| cell.numeric) && cells().all(is_number);
    let widest = cells().map(|cell| line(&cell.text)).max().unwrap_or(0);
    let word = cells().map(|cell| longest_word(&cell.text)).max().unwrap_or(0);
    let head = if numeric { longest_word(&table.head[at]) } else { line(&table.head[at]) };
    let insets = if small { INSETS.0 } else { INSETS.1 };
    let natural = micrometres(widest.max(head), small) + insets;
    let least = micrometres(word.max(longest_word(&table.head[at])), small) + insets;
    let width = numeric.then_some(natural.max(NARROWEST));
    Column { numeric, gap: 0, width, share: natural.max(1), least: least.min(natural) }
}

fn line(inlines: &[Inline]) -> u32 {
    text_width(&plain(inlines))
}

fn text_width(text: &str) -> u32 {
    text.chars().map(milliems).sum()
}

fn longest_word(inlines: &[Inline]) -> u32 {
    let text = plain(inlines);
    text.split_whitespace().map(text_width).max().unwrap_or(0)
}

/// Width of a character of Source Sans 3 in thousandths of the size, semibold and a little more.
fn milliems(c: char) -> u32 {
    match c {
        '0'..='9' | '+' | '−' | '–' => 515,
        ' ' | '.' | ',' | '\'' | '’' | 'i' | 'j' | 'l' | '(' | ')' | 'I' | '-' | '/' => 310,
        'f' | 't' | 'r' => 370,
        'm' | 'w' | 'M' | 'W' | '%' => 850,
        _ if c.is_uppercase() => 640,
        _ => 560,
    }
}

/// At 8.6 pt, or 7.6 pt if small.
fn micrometres(milliems: u32, small: bool) -> u32 {
    milliems * if small { 2_681 } else { 3_034 } / 1_000
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::TableRow;

    fn table(columns: usize, rows: usize) -> Table {
        let text = |s: &str| vec![Inline::Text(s.into())];
        let cell = |at| TableCell {
            text: text(if at == 0 { "Afghanistan" } else { "1,883" }),
            numeric: at > 0,
        };
        let row = || TableRow { cells: (0..columns).map(cell).collect(), total: false };
        Table {
            id: "t".into(),
            number: 1,
            title: vec![],
            figures: vec![],
            groups: vec![],
            head: (0..columns).map(|_| text("Women")).collect(),
            rows: (0..rows).map(|_| row()).collect(),
            notes: vec![],
            source: String::new(),
        }
    }

    #[test]
    fn wider_tables_move_out_and_turn() {
        let place = |columns, rows| {
            let fit = fit(&table(columns, rows));
            (fit.place, fit.small)
        };
        assert_eq!(place(4, 10), (Place::Text, false));
        assert_eq!(place(11, 10), (Place::Wide, false));
        assert_eq!(place(13, 186), (Place::Wide, true));
        assert_eq!(place(18, 10), (Place::Landscape, false));
    }

    #[test]
    fn a_column_of_short_words_keeps_its_width_beside_long_ones() {
        let mut table = table(3, 2);
        for row in &mut table.rows {
            for (cell, text) in
                row.cells.iter_mut().zip(["15 September", &"long words ".repeat(40), "x y"])
            {
                *cell = TableCell { text: vec![Inline::Text(text.into())], numeric: false };
            }
        }
        let columns = fit(&table).columns;
        assert_eq!(columns[0].width, Some(columns[0].share));
        assert_eq!(columns[1].width, None);
    }

    #[test]
    fn columns_never_ask_for_more_than_there_is() {
        for columns in 2..24 {
            let fit = fit(&table(columns, 186));
            let fixed: u32 = fit.columns.iter().filter_map(|c| c.width).sum();
            assert!(fixed < fit.width, "{columns}");
        }
    }
}
