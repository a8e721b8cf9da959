//! The tree of a narrative.

use questionnaire::diagnostic::Place;

/// Line and column, in characters, from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Position {
    /// Line.
    pub line: u32,
    /// Column.
    pub column: u32,
}

impl Position {
    /// The place in a file.
    pub fn place(self, file: &str) -> Place {
        Place::line(file, self.line).at(self.column.to_string())
    }

    /// The position some characters further in the same line.
    #[must_use]
    pub fn plus(self, characters: usize) -> Self {
        let characters = u32::try_from(characters).unwrap_or(u32::MAX);
        Self { line: self.line, column: self.column.saturating_add(characters) }
    }
}

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// `#` to `####`.
    Heading {
        /// Level, from 1.
        level: u8,
        /// `{#id}`.
        id: Option<String>,
        /// `{.class}`.
        classes: Vec<String>,
        /// Its text.
        text: Vec<Inline>,
        /// Where it begins.
        at: Position,
    },
    /// A paragraph.
    Paragraph {
        /// Its text.
        text: Vec<Inline>,
        /// Where it begins.
        at: Position,
    },
    /// A list; each item is blocks.
    List {
        /// Whether its items are numbered.
        ordered: bool,
        /// Items in order.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// `::: chart`
    Chart(ChartBlock),
    /// `::: table` with names of figures.
    FigureTable(FigureTable),
    /// `::: table` around a table of the text.
    TextTable(TextTable),
    /// `::: if`
    If {
        /// The expression as written.
        expression: String,
        /// Where the expression begins.
        at: Position,
        /// What stands under the condition.
        blocks: Vec<Block>,
    },
    /// `::: each`
    Each {
        /// Name of the figure.
        figure: String,
        /// Where the name stands.
        at: Position,
        /// What is repeated.
        blocks: Vec<Block>,
    },
    /// `::: signature`, one entry a line.
    Signature {
        /// Lines in order.
        lines: Vec<Vec<Inline>>,
        /// Where it begins.
        at: Position,
    },
}

/// Bars of one figure's cells.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartBlock {
    /// Name of the figure.
    pub figure: String,
    /// Where the name stands.
    pub at: Position,
    /// What is counted.
    pub title: Vec<Inline>,
}

/// A table of figures with the same keys.
#[derive(Clone, Debug, PartialEq)]
pub struct FigureTable {
    /// What makes a row.
    pub rows: Rows,
    /// Whether a row of the figures' own values closes it.
    pub total: bool,
    /// Head of the first column, if it is given.
    pub head: Option<(String, Position)>,
    /// Heads over groups of columns.
    pub groups: Vec<Group>,
    /// The figures in order.
    pub columns: Vec<Column>,
    /// Caption.
    pub title: Vec<Inline>,
    /// Notes below.
    pub notes: Vec<Vec<Inline>>,
    /// Where the block begins.
    pub at: Position,
}

/// What makes a row of a table of figures.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Rows {
    /// A row a key, a column a figure.
    #[default]
    Cells,
    /// A row a figure, a column a key.
    Figures,
}

/// A head over some columns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What it says.
    pub label: String,
    /// Over how many columns.
    pub width: usize,
    /// Where it stands.
    pub at: Position,
}

/// One figure of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Name of the figure.
    pub figure: String,
    /// What stands for the indicator's label, if it is given.
    pub label: Option<(String, Position)>,
    /// Where the name stands.
    pub at: Position,
}

/// A table of the text.
#[derive(Clone, Debug, PartialEq)]
pub struct TextTable {
    /// Caption.
    pub title: Vec<Inline>,
    /// Column heads.
    pub head: Vec<Vec<Inline>>,
    /// Rows, each as wide as the head.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// Notes below.
    pub notes: Vec<Vec<Inline>>,
    /// Where the block begins.
    pub at: Position,
}

/// Running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text of one line.
    Text {
        /// The characters.
        text: String,
        /// Where they begin.
        at: Position,
    },
    /// A figure.
    Slot(Slot),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link.
    Link {
        /// Address or `#anchor`.
        target: String,
        /// Its text.
        text: Vec<Inline>,
        /// Where it begins.
        at: Position,
    },
    /// The mark of a footnote.
    Footnote {
        /// Its name.
        name: String,
        /// Where the mark stands.
        at: Position,
    },
    /// A line break that was asked for.
    Break,
}

/// `{{ figure[key] | form }}`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Slot {
    /// Name of the figure.
    pub figure: String,
    /// Key of one cell of its breakdown.
    pub key: Option<String>,
    /// What follows the bar, as written.
    pub form: Option<String>,
    /// Where the slot begins.
    pub at: Position,
}
