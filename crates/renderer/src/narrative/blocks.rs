//! A file's pieces to blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use questionnaire::diagnostic::Diagnostics;

use super::Source;
use super::arguments::{self, Argument};
use super::fences::{self, Fence, Piece};
use super::lines::Lines;
use super::markdown::{Reader, paragraphs};
use super::slots::{self, is_name};
use super::stack::Content;
use super::tree::{
    Block, ChartBlock, Column, FigureTable, Group, Inline, Position, Rows, TextTable,
};
use questionnaire::diagnostic::did_you_mean;

const KINDS: [&str; 5] = ["chart", "table", "if", "each", "signature"];

/// How a line begins that is a note below a table, in the languages of the narrative.
const NOTE_WORDS: [&str; 4] = ["Note:", "Note\u{202f}:", "Note\u{a0}:", "Nota:"];

/// Reads a file's text.
pub(super) fn read(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Source {
    let lines = Lines::new(text);
    let covered = slots::cover(file, text, &lines, diagnostics);
    let pieces = fences::split(file, &covered.text, &lines, diagnostics);
    let source = Source { file: file.to_owned(), ..Source::default() };
    let mut reader =
        Reader { file, covered, lines: &lines, diagnostics, source, placed: BTreeSet::new() };
    let blocks = reader.blocks(&pieces);
    reader.report_misplaced_slots();
    Source { blocks, ..reader.source }
}

impl Reader<'_> {
    fn blocks(&mut self, pieces: &[Piece]) -> Vec<Block> {
        let mut blocks = Vec::new();
        for piece in pieces {
            match piece {
                Piece::Markdown(range) => {
                    for content in self.read(range.clone()) {
                        blocks.extend(self.top_level(content));
                    }
                }
                Piece::Fence(fence) => blocks.extend(self.fence(fence)),
            }
        }
        blocks
    }

    fn top_level(&mut self, content: Content) -> Option<Block> {
        match content {
            Content::Block(block) => Some(block),
            Content::Table { at, .. } => {
                self.error(
                    "table-without-caption",
                    at,
                    "a table needs a caption",
                    "put it between `::: table` and `:::`, with its title on the first line",
                );
                None
            }
        }
    }

    fn report_misplaced_slots(&mut self) {
        let offsets = self.covered.slots.keys();
        let misplaced: Vec<_> = offsets.filter(|at| !self.placed.contains(at)).copied().collect();
        for offset in misplaced {
            let at = self.lines.position(offset);
            self.error(
                "misplaced-slot",
                at,
                "a slot can't stand here",
                "slots stand in running text, headings, titles, notes and cells",
            );
        }
    }

    fn fence(&mut self, fence: &Fence) -> Vec<Block> {
        let at = self.lines.position(fence.at);
        let kind = self.covered.text[fence.kind.clone()].to_owned();
        match kind.as_str() {
            "if" => vec![self.condition(fence)],
            "each" => self.each(fence),
            "chart" => self.chart(fence, at).into_iter().collect(),
            "table" => self.table(fence, at).into_iter().collect(),
            "signature" => vec![self.signature(fence, at)],
            _ => {
                let message = format!("there is no block `{kind}`");
                let hint = did_you_mean(&kind, KINDS).unwrap_or_default();
                self.error("unknown-block", at, &message, &hint);
                self.blocks(&fence.pieces)
            }
        }
    }

    fn condition(&mut self, fence: &Fence) -> Block {
        let range = trimmed(&self.covered.text, fence.arguments.clone());
        let at = self.lines.position(range.start);
        let expression = self.covered.text[range].to_owned();
        if expression.is_empty() {
            self.error(
                "block-arguments",
                self.lines.position(fence.at),
                "`if` has no condition",
                "write it behind `if`, such as `::: if crisis.offices > 100`",
            );
        }
        Block::If { expression, at, blocks: self.blocks(&fence.pieces) }
    }

    fn each(&mut self, fence: &Fence) -> Vec<Block> {
        let blocks = self.blocks(&fence.pieces);
        match self.one_figure(fence) {
            Some((figure, at)) => vec![Block::Each { figure, at, blocks }],
            None => blocks,
        }
    }

    fn chart(&mut self, fence: &Fence, at: Position) -> Option<Block> {
        let range = self.body(fence)?;
        let title = self.running_text(range.clone());
        if title.as_ref().is_none_or(Vec::is_empty) {
            self.error("chart-title", at, "a chart holds its title and no more", "write one line");
        }
        let (figure, at) = self.one_figure(fence)?;
        Some(Block::Chart(ChartBlock { figure, at, title: title? }))
    }

    fn signature(&mut self, fence: &Fence, at: Position) -> Block {
        let mut lines = Vec::new();
        let range = self.body(fence).unwrap_or_default();
        for line in lines_of(&self.covered.text, range) {
            lines.extend(self.running_text(line).filter(|line| !line.is_empty()));
        }
        if lines.is_empty() {
            self.error("empty-block", at, "the signature is empty", "write a line for each entry");
        }
        Block::Signature { lines, at }
    }

    fn table(&mut self, fence: &Fence, at: Position) -> Option<Block> {
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

    /// The one figure named behind `chart` or `each`.
    fn one_figure(&mut self, fence: &Fence) -> Option<(String, Position)> {
        let arguments = self.arguments(fence)?;
        if let [Owned { name, at, value: None }] = arguments.as_slice()
            && is_name(name)
        {
            return Some((name.clone(), *at));
        }
        let kind = self.covered.text[fence.kind.clone()].to_owned();
        let message = format!("`{kind}` takes the name of one figure");
        let hint = format!("write `::: {kind} name.of_figure`");
        self.error("block-arguments", self.lines.position(fence.at), &message, &hint);
        None
    }

    fn arguments(&mut self, fence: &Fence) -> Option<Vec<Owned>> {
        let split = arguments::split(&self.covered.text, fence.arguments.clone());
        let owned = split.map(|all| all.iter().map(|a| Owned::new(a, self.lines)).collect());
        if owned.is_none() {
            let at = self.lines.position(fence.at);
            self.error("block-arguments", at, "a quotation mark is not closed", "close it");
        }
        owned
    }

    /// The Markdown of a block that holds no other block.
    fn body(&mut self, fence: &Fence) -> Option<Range<usize>> {
        match fence.pieces.as_slice() {
            [] => Some(fence.arguments.end..fence.arguments.end),
            [Piece::Markdown(range)] => Some(range.clone()),
            pieces => {
                let inner = pieces.iter().find_map(|piece| match piece {
                    Piece::Fence(inner) => Some(inner.at),
                    Piece::Markdown(_) => None,
                });
                let at = self.lines.position(inner.unwrap_or(fence.at));
                let message = "a block stands inside a chart, a table or a signature";
                self.error("nested-block", at, message, "close the outer block first");
                self.blocks(pieces);
                None
            }
        }
    }

    /// A stretch that may hold nothing but running text.
    fn running_text(&mut self, range: Range<usize>) -> Option<Vec<Inline>> {
        let contents = self.read(range);
        paragraphs(contents)
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

/// An argument with positions.
struct Owned {
    name: String,
    at: Position,
    value: Option<(String, Position)>,
}

impl Owned {
    fn new(argument: &Argument<'_>, lines: &Lines<'_>) -> Self {
        let value = argument.value.map(|(text, at)| (text.to_owned(), lines.position(at)));
        Self { name: argument.name.to_owned(), at: lines.position(argument.at), value }
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

fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..(range.start + inner.trim_end().len()).max(start)
}

fn lines_of(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let lines = text[range].split_inclusive('\n').map(|line| {
        let begun = start;
        start += line.len();
        begun..start
    });
    lines.collect()
}

/// Where a line that is a note begins, and where its text does.
fn note_start(text: &str, line: &Range<usize>) -> Option<(usize, usize)> {
    let words = text[line.clone()].trim_start();
    let word = NOTE_WORDS.iter().find(|word| words.starts_with(**word))?;
    Some((line.start, line.start + (line.len() - words.len()) + word.len()))
}
