//! A file's pieces to blocks.

use std::collections::BTreeSet;
use std::ops::Range;

use questionnaire::diagnostic::{Diagnostics, did_you_mean};

use super::Source;
use super::arguments::{self, Argument};
use super::faults::Faults;
use super::fences::{self, Fence, Piece};
use super::lines::Lines;
use super::markdown::{Reader, paragraphs};
use super::slots::{self, is_name};
use super::stack::Content;
use super::tree::{Block, ChartBlock, Inline, Position};

const KINDS: [&str; 5] = ["chart", "table", "if", "each", "signature"];

/// Reads a file's text.
pub(super) fn read(file: &str, text: &str, diagnostics: &mut Diagnostics) -> Source {
    let lines = Lines::new(text);
    let mut faults = Faults { file, list: diagnostics };
    let covered = slots::cover(text, &lines, &mut faults);
    let pieces = fences::split(&covered.text, &lines, &mut faults);
    let source = Source { file: file.to_owned(), ..Source::default() };
    let mut reader = Reader { covered, lines: &lines, faults, source, placed: BTreeSet::new() };
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

    pub(super) fn arguments(&mut self, fence: &Fence) -> Option<Vec<Owned>> {
        let split = arguments::split(&self.covered.text, fence.arguments.clone());
        let owned = split.map(|all| all.iter().map(|a| Owned::new(a, self.lines)).collect());
        if owned.is_none() {
            let at = self.lines.position(fence.at);
            self.error("block-arguments", at, "a quotation mark is not closed", "close it");
        }
        owned
    }

    /// The Markdown of a block that holds no other block.
    pub(super) fn body(&mut self, fence: &Fence) -> Option<Range<usize>> {
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
    pub(super) fn running_text(&mut self, range: Range<usize>) -> Option<Vec<Inline>> {
        let contents = self.read(range);
        paragraphs(contents)
    }
}

/// An argument with positions.
pub(super) struct Owned {
    pub(super) name: String,
    pub(super) at: Position,
    pub(super) value: Option<(String, Position)>,
}

impl Owned {
    fn new(argument: &Argument<'_>, lines: &Lines<'_>) -> Self {
        let value = argument.value.map(|(text, at)| (text.to_owned(), lines.position(at)));
        Self { name: argument.name.to_owned(), at: lines.position(argument.at), value }
    }
}

pub(super) fn trimmed(text: &str, range: Range<usize>) -> Range<usize> {
    let inner = &text[range.clone()];
    let start = range.start + (inner.len() - inner.trim_start().len());
    start..(range.start + inner.trim_end().len()).max(start)
}

pub(super) fn lines_of(text: &str, range: Range<usize>) -> Vec<Range<usize>> {
    let mut start = range.start;
    let lines = text[range].split_inclusive('\n').map(|line| {
        let begun = start;
        start += line.len();
        begun..start
    });
    lines.collect()
}
