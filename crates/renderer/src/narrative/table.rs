//! `::: table`: figures with the same keys, or a table of the text.

use std::ops::Range;

use super::blocks::{Owned, lines_of, trimmed};
use super::fences::Fence;
use super::markdown::{Reader, paragraphs};
use super::slots::is_name;
use super::stack::Content;
use super::tree::{Block, Column, FigureTable, Group, Inline, Position, Rows, TextTable};

/// How a line begins that is a note below a table, in the languages of the narrative.
const NOTE_WORDS: [&str; 4] = ["Note:", "Note\u{202f}:", "Note\u{a0}:", "Nota:"];

impl Reader<'_> {
    pub(super) fn table(&mut self, fence: &Fence, at: Position) -> Option<Block> {
        let arguments = self.arguments(fence)?;
        let range = self.body(fence)?;
        let (body, notes) = self.split_notes(range);
        let mut contents = self.read(body);
        let inner = match contents.pop() {
            Some(Content::Table { head, rows, .. }) => Some((head, rows)),
            other => {
                contents.extend(other);
                None
            }
        };
        let title = paragraphs(contents).filter(|title| !title.is_empty());
        if title.is_none() {
            let hint =
                "write its title on the first line, then an empty line and the table, if any";
            self.error("table-title", at, "the table has no title", hint);
        }
        let table = self.figure_table(&arguments, at);
        let title = title.unwrap_or_default();
        match (inner, table.columns.is_empty()) {
            (None, false) => Some(Block::FigureTable(FigureTable { title, notes, ..table })),
            (Some((head, rows)), true) => {
                Some(Block::TextTable(TextTable { title, head, rows, notes, at }))
            }
            (inner, _) => {
                let message = match inner {
                    Some(_) => "the table names figures and holds rows besides",
                    None => "the table names no figure and holds no rows",
                };
                let hint = "name figures behind `::: table`, or write the rows in Markdown";
                self.error("table-content", at, message, hint);
                None
            }
        }
    }

    fn figure_table(&mut self, arguments: &[Owned], at: Position) -> FigureTable {
        let mut table = FigureTable {
            rows: Rows::default(),
            total: false,
            head: None,
            groups: Vec::new(),
            columns: Vec::new(),
            title: Vec::new(),
            notes: Vec::new(),
            at,
        };
        for argument in arguments {
            self.table_argument(argument, &mut table);
        }
        table
    }

    fn table_argument(&mut self, argument: &Owned, table: &mut FigureTable) {
        let Owned { name, at, value } = argument;
        match (name.as_str(), value) {
            ("rows", Some((rows, at))) => match rows.as_str() {
                "cells" => table.rows = Rows::Cells,
                "figures" => table.rows = Rows::Figures,
                _ => {
                    let message = format!("rows can't be `{rows}`");
                    self.error("block-arguments", *at, &message, "write `cells` or `figures`");
                }
            },
            ("total", None) => table.total = true,
            ("head", Some(head)) => table.head = Some(head.clone()),
            ("groups", Some((groups, at))) => {
                if let Some(groups) = read_groups(groups, *at) {
                    table.groups = groups;
                } else {
                    let message = format!("`{groups}` names no groups of columns");
                    let hint = "write `groups=\"Label:3 Other label:2\"`";
                    self.error("block-arguments", *at, &message, hint);
                }
            }
            (figure, label) if is_name(figure) => {
                let (figure, label) = (figure.to_owned(), label.clone());
                table.columns.push(Column { figure, label, at: *at });
            }
            (other, _) => {
                let message = format!("`{other}` is no argument of a table");
                let hint = "write names of figures, `rows=`, `total`, `head=` or `groups=`";
                self.error("block-arguments", *at, &message, hint);
            }
        }
    }

    /// Splits the body of a table from its notes.
    fn split_notes(&mut self, range: Range<usize>) -> (Range<usize>, Vec<Vec<Inline>>) {
        let all = lines_of(&self.covered.text, range.clone());
        let starts: Vec<_> =
            all.iter().filter_map(|line| note_start(&self.covered.text, line)).collect();
        let Some((first, _)) = starts.first() else { return (range, Vec::new()) };
        let body = range.start..*first;
        let ends = starts.iter().skip(1).map(|(at, _)| *at).chain([range.end]);
        let ranges: Vec<_> = starts.iter().zip(ends).map(|((_, text), end)| *text..end).collect();
        (body, ranges.into_iter().filter_map(|range| self.note(range)).collect())
    }

    fn note(&mut self, range: Range<usize>) -> Option<Vec<Inline>> {
        let at = self.lines.position(range.start);
        let range = trimmed(&self.covered.text, range);
        let note = self.running_text(range).filter(|note| !note.is_empty());
        if note.is_none() {
            self.error("table-note", at, "a note is running text", "write it in one paragraph");
        }
        note
    }
}

/// `A:3 Other:2`: labels with the number of columns below them.
fn read_groups(text: &str, at: Position) -> Option<Vec<Group>> {
    let mut groups = Vec::new();
    let mut rest = text;
    while !rest.trim().is_empty() {
        let (label, after) = rest.split_once(':')?;
        let end = after.find(|c: char| !c.is_ascii_digit()).unwrap_or(after.len());
        let (width, next) = after.split_at(end);
        if !(next.is_empty() || next.starts_with(' ')) {
            return None;
        }
        let before = text[..text.len() - rest.len()].chars().count();
        let width = width.parse().ok().filter(|width| *width > 0)?;
        groups.push(Group { label: label.trim().to_owned(), width, at: at.plus(before) });
        rest = next;
    }
    Some(groups)
}

/// Where a line that is a note begins, and where its text does.
fn note_start(text: &str, line: &Range<usize>) -> Option<(usize, usize)> {
    let words = text[line.clone()].trim_start();
    let word = NOTE_WORDS.iter().find(|word| words.starts_with(**word))?;
    Some((line.start, line.start + (line.len() - words.len()) + word.len()))
}
