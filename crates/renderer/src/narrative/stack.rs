//! What is open while a stretch of Markdown is read, and what becomes of it when it closes.

use pulldown_cmark::TagEnd;

use super::tree::{Block, Inline, Position};

/// Deepest nesting of lists, quotations and emphasis.
const DEEPEST: usize = 16;

/// Cells of a row.
pub(super) type Row = Vec<Vec<Inline>>;

/// What stands in a stretch of Markdown.
#[derive(Debug, PartialEq)]
pub(super) enum Content {
    /// A block.
    Block(Block),
    /// A table, which needs a block around it for its caption.
    Table { head: Row, rows: Vec<Row>, at: Position },
}

/// What is open.
#[derive(Debug)]
pub(super) enum Open {
    Root,
    Paragraph,
    Heading {
        level: u8,
        id: Option<String>,
        classes: Vec<String>,
    },
    Quote,
    List {
        ordered: bool,
        items: Vec<Vec<Block>>,
    },
    Item,
    Note(String),
    Table {
        head: Row,
        rows: Vec<Row>,
    },
    Row(Row),
    Cell,
    Emphasis,
    Strong,
    Link(String),
    /// Read and thrown away: an error has been reported.
    Dropped,
}

impl Open {
    fn is_inline(&self) -> bool {
        matches!(self, Self::Emphasis | Self::Strong | Self::Link(_) | Self::Dropped)
    }
}

/// Something open, with what it holds so far.
#[derive(Debug)]
pub(super) struct Frame {
    pub(super) open: Open,
    pub(super) at: Position,
    pub(super) blocks: Vec<Content>,
    inlines: Vec<Inline>,
}

impl Frame {
    fn new(open: Open, at: Position) -> Self {
        Self { open, at, blocks: Vec::new(), inlines: Vec::new() }
    }

    /// Loose text, as in an item of a tight list, becomes a paragraph.
    fn gather(&mut self) {
        if !self.inlines.is_empty() {
            let text = std::mem::take(&mut self.inlines);
            let at = first_position(&text).unwrap_or(self.at);
            self.blocks.push(Content::Block(Block::Paragraph { text, at }));
        }
    }

    /// The blocks alone. A table among them can't be nested and is dropped after an error.
    fn into_blocks(mut self) -> Vec<Block> {
        self.gather();
        let blocks = self.blocks.into_iter();
        blocks
            .filter_map(|c| if let Content::Block(block) = c { Some(block) } else { None })
            .collect()
    }
}

/// The frames. It is never deeper than [`DEEPEST`], so nothing that walks the tree is either.
pub(super) struct Stack {
    frames: Vec<Frame>,
    root: Frame,
    /// How many are open beyond the deepest.
    beyond: usize,
}

impl Stack {
    pub(super) fn new() -> Self {
        let root = Frame::new(Open::Root, Position::default());
        Self { frames: Vec::new(), root, beyond: 0 }
    }

    fn top(&mut self) -> &mut Frame {
        self.frames.last_mut().unwrap_or(&mut self.root)
    }

    /// Opens something. `false` if it is the first to be too deep.
    pub(super) fn open(&mut self, open: Open, at: Position) -> bool {
        if self.beyond > 0 || self.frames.len() >= DEEPEST {
            self.beyond += 1;
            return self.beyond > 1;
        }
        if !open.is_inline() {
            self.top().gather();
        }
        self.frames.push(Frame::new(open, at));
        true
    }

    pub(super) fn inline(&mut self, inline: Inline) {
        self.top().inlines.push(inline);
    }

    /// Whether a table that opens here would stand inside another block.
    pub(super) fn is_nested(&self) -> bool {
        !self.frames.is_empty()
    }

    /// Closes what is open; gives back a footnote, which belongs to the file.
    pub(super) fn close(&mut self, end: TagEnd) -> Option<Frame> {
        if self.beyond > 0 {
            self.beyond -= 1;
            return None;
        }
        let mut frame = self.frames.pop()?;
        let at = frame.at;
        match frame.open {
            Open::Paragraph => self.block(Block::Paragraph { text: frame.inlines, at }),
            Open::Heading { level, id, classes } => {
                self.block(Block::Heading { level, id, classes, text: frame.inlines, at });
            }
            Open::Quote => {
                let blocks = frame.into_blocks();
                self.block(Block::Quote(blocks));
            }
            Open::List { ordered, items } => self.block(Block::List { ordered, items }),
            Open::Item => self.item(frame),
            Open::Table { head, rows } => self.top().blocks.push(Content::Table { head, rows, at }),
            Open::Row(row) => self.row(row, end),
            Open::Cell => self.cell(frame.inlines),
            Open::Emphasis => self.inline(Inline::Emphasis(frame.inlines)),
            Open::Strong => self.inline(Inline::Strong(frame.inlines)),
            Open::Link(target) => self.inline(Inline::Link { target, text: frame.inlines, at }),
            Open::Note(_) => {
                frame.gather();
                return Some(frame);
            }
            Open::Dropped | Open::Root => {}
        }
        None
    }

    fn block(&mut self, block: Block) {
        self.top().blocks.push(Content::Block(block));
    }

    fn item(&mut self, frame: Frame) {
        let blocks = frame.into_blocks();
        if let Open::List { items, .. } = &mut self.top().open {
            items.push(blocks);
        }
    }

    fn row(&mut self, row: Row, end: TagEnd) {
        if let Open::Table { head, rows } = &mut self.top().open {
            match end {
                TagEnd::TableHead => *head = row,
                _ => rows.push(row),
            }
        }
    }

    fn cell(&mut self, text: Vec<Inline>) {
        if let Open::Row(row) = &mut self.top().open {
            row.push(text);
        }
    }

    /// What stands at the top level.
    pub(super) fn finish(mut self) -> Vec<Content> {
        while !self.frames.is_empty() {
            self.close(TagEnd::Paragraph);
        }
        self.root.gather();
        self.root.blocks
    }
}

/// Where the first text or slot of some inlines stands.
pub(super) fn first_position(inlines: &[Inline]) -> Option<Position> {
    inlines.iter().find_map(|inline| match inline {
        Inline::Text { at, .. } | Inline::Link { at, .. } | Inline::Footnote { at, .. } => {
            Some(*at)
        }
        Inline::Slot(slot) => Some(slot.at),
        Inline::Emphasis(inner) | Inline::Strong(inner) => first_position(inner),
        Inline::Break => None,
    })
}
