//! The document: the narrative with its figures resolved. HTML and PDF are written from it alone.

use std::collections::BTreeMap;

/// One report in one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Document {
    /// What the cover says.
    pub cover: Cover,
    /// Parts and annexes in order.
    pub parts: Vec<Part>,
    /// Footnotes in the order of their marks; the first is note 1.
    pub footnotes: Vec<Vec<Inline>>,
    /// Abbreviations found in the text with what they stand for, sorted.
    pub abbreviations: Vec<(String, String)>,
    /// A card for each figure used, by name.
    pub cards: BTreeMap<String, Card>,
    /// Words that stand in place of the exporters' own (`contents`, `chart`, `page`), by key; none as it is built.
    pub words: BTreeMap<String, String>,
}

/// Cover and running heads.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cover {
    /// Institution, in full.
    pub organization: String,
    /// Institution, short.
    pub short_name: String,
    /// Title, such as `Annual Report for 2017`.
    pub title: String,
    /// Document symbol.
    pub symbol: String,
    /// Session of the governing body.
    pub session: String,
    /// Language code.
    pub language: String,
    /// Date in words of the language.
    pub date: String,
    /// Date as ISO 8601.
    pub date_iso: String,
    /// Reporting year.
    pub year: i32,
    /// That single answers are synthetic, if they are.
    pub notice: Option<String>,
    /// `lake`, `pine`, `wine` or `ink`.
    pub theme: String,
    /// SHA-256 of the snapshot.
    pub snapshot: String,
    /// The base sentence, such as `150 of 158 offices answered`.
    pub base: String,
    /// The picture of the cover, a row a region and a mark an office; empty leaves it out.
    pub participation: Vec<Participation>,
}

/// How many offices of a region were invited, and how many answered.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participation {
    /// Name of the region.
    pub region: String,
    /// Offices invited.
    pub invited: u32,
    /// Offices that answered, at most `invited`.
    pub responded: u32,
}

/// A level-1 heading and what follows it.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// What kind of part.
    pub kind: PartKind,
    /// Anchor, unique in the document.
    pub id: String,
    /// Small line above the title: `Principle 1`, `Annex III`.
    pub label: Option<String>,
    /// Title.
    pub title: Vec<Inline>,
    /// Content.
    pub blocks: Vec<Block>,
}

/// Kinds of parts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Before the numbered paragraphs; unnumbered.
    Foreword,
    /// Numbered paragraphs.
    Body,
    /// After them; unnumbered.
    Annex,
}

/// A block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block {
    /// Level 2 (section) to 4.
    Heading {
        /// 2 to 4.
        level: u8,
        /// Anchor.
        id: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A paragraph; in the body it has a number.
    Paragraph {
        /// Its number, from 1 through all body parts.
        number: Option<u32>,
        /// Anchor: `p22` for paragraph 22.
        id: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// A list; each item is blocks.
    List {
        /// Whether items are numbered, from 1.
        ordered: bool,
        /// Items in order.
        items: Vec<Vec<Block>>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A chart.
    Chart(Chart),
    /// A table.
    Table(Table),
    /// A right-aligned closing such as a signature, one entry a line.
    Signature(Vec<Vec<Inline>>),
}

/// Running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline {
    /// Text as it stands.
    Text(String),
    /// Emphasis.
    Emphasis(Vec<Inline>),
    /// Strong emphasis.
    Strong(Vec<Inline>),
    /// A link to an address or, with `#`, to an anchor.
    Link {
        /// The address, or `#` and an anchor.
        target: String,
        /// What it says.
        text: Vec<Inline>,
    },
    /// Mark of the footnote with this index in [`Document::footnotes`].
    Footnote(usize),
    /// A traced figure: its name, and the words that say it here.
    Figure {
        /// Name of the figure.
        name: String,
        /// The words.
        text: String,
    },
    /// A line break.
    Break,
}

/// Horizontal bars of one figure's cells.
#[derive(Clone, Debug, PartialEq)]
pub struct Chart {
    /// Anchor.
    pub id: String,
    /// Number of the chart in the document, from 1.
    pub number: u32,
    /// Name of the figure whose cells are drawn.
    pub figure: String,
    /// What is counted.
    pub title: Vec<Inline>,
    /// Of whom, such as `Number of offices, out of 110`.
    pub unit: String,
    /// From where.
    pub source: String,
    /// All values in words, made from the data.
    pub alternative: String,
    /// Bars in order.
    pub bars: Vec<Bar>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What it says.
    pub label: String,
    /// Value as shown.
    pub text: String,
    /// Length in thousandths of the longest bar, 0 to 1000.
    pub length: u32,
}

/// A table.
#[derive(Clone, Debug, PartialEq)]
pub struct Table {
    /// Anchor.
    pub id: String,
    /// Number in the document, from 1.
    pub number: u32,
    /// Caption.
    pub title: Vec<Inline>,
    /// Names of the figures shown, in order, each once.
    pub figures: Vec<String>,
    /// Groups over the columns: text and how many columns; empty if there is none.
    pub groups: Vec<(String, usize)>,
    /// Column heads; the first is over the row heads.
    pub head: Vec<Vec<Inline>>,
    /// Rows, each as wide as the head; the first cell is the row's head.
    pub rows: Vec<TableRow>,
    /// Notes below.
    pub notes: Vec<Vec<Inline>>,
    /// Source line.
    pub source: String,
}

/// A row.
#[derive(Clone, Debug, PartialEq)]
pub struct TableRow {
    /// Cells; the first is the row's head.
    pub cells: Vec<TableCell>,
    /// A total, set off.
    pub total: bool,
}

/// A cell.
#[derive(Clone, Debug, PartialEq)]
pub struct TableCell {
    /// What stands in it.
    pub text: Vec<Inline>,
    /// Numbers stand right.
    pub numeric: bool,
}

/// What the card of a figure and the annex "How the figures were computed" say. Parts that do not apply are empty.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Card {
    /// Name of the figure.
    pub name: String,
    /// Value as shown, `110` or `49%`.
    pub value: String,
    /// `of 150 offices`.
    pub of: String,
    /// What it is.
    pub label: String,
    /// The rule in words.
    pub rule: String,
    /// The rule as the program reads it.
    pub definition: Vec<(String, String)>,
    /// Counted, not counted, not answered or not asked: words and number, in that order.
    pub shares: Vec<(String, u64)>,
    /// Breakdown: label and value as shown.
    pub cells: Vec<(String, String)>,
    /// Who was counted, as far as it is public: names.
    pub counted: Vec<String>,
    /// Last cycle's value as shown.
    pub previous: String,
    /// Where it is used: text and anchor.
    pub used: Vec<(String, String)>,
    /// Source, owner and date.
    pub source: String,
    /// The command that computes it again.
    pub verify: String,
}
