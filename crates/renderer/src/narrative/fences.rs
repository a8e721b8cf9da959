//! Blocks fenced by `:::`: where each begins and ends.

use std::ops::Range;

use super::faults::Faults;
use super::lines::Lines;

/// Deepest nesting of fenced blocks.
const DEEPEST: usize = 8;

/// A piece of a file.
#[derive(Debug, PartialEq)]
pub(super) enum Piece {
    /// Markdown.
    Markdown(Range<usize>),
    /// A fenced block.
    Fence(Fence),
}

/// A fenced block.
#[derive(Debug, PartialEq)]
pub(super) struct Fence {
    /// Offset of its `:::`.
    pub(super) at: usize,
    /// The word after `:::`.
    pub(super) kind: Range<usize>,
    /// What follows the word on its line.
    pub(super) arguments: Range<usize>,
    /// What stands inside.
    pub(super) pieces: Vec<Piece>,
}

/// Splits a text into Markdown and fenced blocks.
pub(super) fn split(text: &str, lines: &Lines<'_>, faults: &mut Faults<'_>) -> Vec<Piece> {
    let mut splitter = Splitter { open: Vec::new(), pieces: Vec::new(), begun: 0 };
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        if let Some(mark) = mark(line, offset) {
            splitter.take_markdown(offset);
            splitter.begun = offset + line.len();
            match mark {
                Mark::Close(at) => {
                    if !splitter.close() {
                        faults.error(
                            "unopened-block",
                            lines.position(at),
                            "a block is closed here that was not opened",
                            "open it with `:::` and its kind, such as `::: chart`",
                        );
                    }
                }
                Mark::Open(fence) if splitter.open.len() < DEEPEST => splitter.open(fence),
                Mark::Open(fence) => {
                    faults.error(
                        "nested-too-deep",
                        lines.position(fence.at),
                        format!("blocks stand in one another more than {DEEPEST} deep"),
                        "join the conditions of the blocks with `and`",
                    );
                    return splitter.finish(offset, |_| ());
                }
            }
        }
        offset += line.len();
    }
    splitter.finish(text.len(), |at| {
        faults.error(
            "unclosed-block",
            lines.position(at),
            "the block that opens here is not closed",
            "close it with a line `:::`",
        );
    })
}

struct Splitter {
    /// The blocks not yet closed, each with the pieces that stood before it.
    open: Vec<(Fence, Vec<Piece>)>,
    pieces: Vec<Piece>,
    begun: usize,
}

impl Splitter {
    fn take_markdown(&mut self, end: usize) {
        if self.begun < end {
            self.pieces.push(Piece::Markdown(self.begun..end));
        }
        self.begun = end;
    }

    fn open(&mut self, fence: Fence) {
        self.open.push((fence, std::mem::take(&mut self.pieces)));
    }

    fn close(&mut self) -> bool {
        let Some((mut fence, before)) = self.open.pop() else { return false };
        fence.pieces = std::mem::replace(&mut self.pieces, before);
        self.pieces.push(Piece::Fence(fence));
        true
    }

    fn finish(mut self, end: usize, mut unclosed: impl FnMut(usize)) -> Vec<Piece> {
        self.take_markdown(end);
        while let Some(at) = self.open.last().map(|(fence, _)| fence.at) {
            unclosed(at);
            self.close();
        }
        self.pieces
    }
}

enum Mark {
    Open(Fence),
    Close(usize),
}

/// A line of at least three colons, set in by at most three spaces.
fn mark(line: &str, offset: usize) -> Option<Mark> {
    let indent = line.len() - line.trim_start_matches(' ').len();
    let body = line[indent..].trim_end();
    if indent > 3 || !body.starts_with(":::") {
        return None;
    }
    let at = offset + indent;
    let words = body.trim_start_matches(':');
    let kind = words.trim_start();
    if kind.is_empty() {
        return Some(Mark::Close(at));
    }
    let kind_at = at + body.len() - kind.len();
    let length = kind.find(char::is_whitespace).unwrap_or(kind.len());
    Some(Mark::Open(Fence {
        at,
        kind: kind_at..kind_at + length,
        arguments: kind_at + length..at + body.len(),
        pieces: Vec::new(),
    }))
}
