//! Where figures are used.

use std::collections::{BTreeMap, BTreeSet};

use aggregation::figure::Figures;

use crate::document::{Block, Chart, Document, Inline, Table};
use crate::text::plain;
use crate::words::Words;

/// Stands for a figure in a pattern.
const FIGURE: char = '\u{FFFC}';

/// A place of a document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Spot {
    /// What it is called: `paragraph 22`, `chart 1`, the text of a heading.
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// Its text, a line a paragraph, a bar or a row, without the marks of footnotes.
    pub text: String,
    /// Its text with a mark for each figure: the same before and after a figure changes.
    pub pattern: String,
    /// What each figure says in it, in the order of the text: its name and its words.
    pub said: Vec<(String, String)>,
}

impl Spot {
    /// Names of the figures it uses, each once, in the order of its text.
    pub fn figures(&self) -> Vec<&str> {
        let mut seen = BTreeSet::new();
        self.said.iter().map(|(name, _)| name.as_str()).filter(|name| seen.insert(*name)).collect()
    }

    fn write(&mut self, words: &str) {
        self.text.push_str(words);
        self.pattern.push_str(words);
    }

    fn say(&mut self, name: &str, words: &str) {
        self.text.push_str(words);
        self.pattern.push(FIGURE);
        self.said.push((name.to_owned(), words.to_owned()));
    }

    fn end_line(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with('\n') {
            self.write("\n");
        }
    }
}

/// The places of a document in order: each paragraph with its lists, heading, chart, table. A footnote's
/// figures belong to the place of its mark.
pub fn spots(document: &Document) -> Vec<Spot> {
    let words = Words::of(&document.cover.language);
    let mut walk = Walk { document, words, spots: Vec::new(), part: String::new() };
    for part in &document.parts {
        walk.part = part.label.clone().unwrap_or_else(|| plain(&part.title));
        walk.open(walk.part.clone(), &part.id);
        walk.line(&part.title);
        walk.blocks(&part.blocks, true);
    }
    walk.spots
}

struct Walk<'a> {
    document: &'a Document,
    words: Words,
    spots: Vec<Spot>,
    /// What a paragraph without a number is called.
    part: String,
}

impl<'a> Walk<'a> {
    fn open(&mut self, title: String, anchor: &str) {
        let anchor = anchor.to_owned();
        self.spots.push(Spot { title, anchor, ..Spot::default() });
    }

    fn numbered(&mut self, key: &str, number: u32, anchor: &str) {
        self.open(self.words.fill(key, &[("n", &number.to_string())]), anchor);
    }

    fn last(&mut self) -> Option<&mut Spot> {
        self.spots.last_mut()
    }

    /// A text as lines of its own, with the footnotes whose marks it holds.
    fn line(&mut self, inlines: &[Inline]) {
        let mut marks = Vec::new();
        if let Some(spot) = self.last() {
            write(inlines, spot, &mut marks);
            spot.end_line();
        }
        let notes: &'a [Vec<Inline>] = &self.document.footnotes;
        for note in marks.into_iter().filter_map(|index| notes.get(index)) {
            self.note(note);
        }
    }

    fn note(&mut self, note: &[Inline]) {
        if let Some(spot) = self.last() {
            write(note, spot, &mut Vec::new());
            spot.end_line();
        }
    }

    fn row<'r>(&mut self, cells: impl Iterator<Item = &'r Vec<Inline>>) {
        let Some(spot) = self.last() else { return };
        for (column, cell) in cells.enumerate() {
            if column > 0 {
                spot.write(" | ");
            }
            write(cell, spot, &mut Vec::new());
        }
        spot.end_line();
    }

    fn blocks(&mut self, blocks: &[Block], top: bool) {
        for block in blocks {
            self.block(block, top);
        }
    }

    fn block(&mut self, block: &Block, top: bool) {
        match block {
            Block::Heading { id, text, .. } => {
                self.open(plain(text), id);
                self.line(text);
            }
            Block::Paragraph { number, id, text } => {
                match number {
                    Some(number) => self.numbered("paragraph_number", *number, id),
                    None if top => self.open(self.part.clone(), id),
                    None => {}
                }
                self.line(text);
            }
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, false)),
            Block::Quote(inner) => self.blocks(inner, false),
            Block::Chart(chart) => self.chart(chart),
            Block::Table(table) => self.table(table),
            Block::Signature(lines) => lines.iter().for_each(|line| self.line(line)),
        }
    }

    fn chart(&mut self, chart: &Chart) {
        self.numbered("chart_number", chart.number, &chart.id);
        self.line(&chart.title);
        let Some(spot) = self.last() else { return };
        for bar in &chart.bars {
            spot.write(&format!("{}: ", bar.label));
            spot.say(&chart.figure, &bar.text);
            spot.end_line();
        }
    }

    fn table(&mut self, table: &Table) {
        self.numbered("table_number", table.number, &table.id);
        self.line(&table.title);
        self.row(table.head.iter());
        for row in &table.rows {
            self.row(row.cells.iter().map(|cell| &cell.text));
        }
        table.notes.iter().for_each(|note| self.line(note));
    }
}

/// Writes a text; gathers the footnotes whose marks it holds.
fn write(inlines: &[Inline], spot: &mut Spot, marks: &mut Vec<usize>) {
    for inline in inlines {
        match inline {
            Inline::Text(text) => spot.write(text),
            Inline::Figure { name, text } => spot.say(name, text),
            Inline::Break => spot.write(" "),
            Inline::Footnote(index) => marks.push(*index),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                write(inner, spot, marks);
            }
        }
    }
}

/// Where each figure is used: what the place is called, and its anchor.
pub fn used_in(document: &Document) -> BTreeMap<String, Vec<(String, String)>> {
    let mut used: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for spot in spots(document) {
        for figure in spot.figures() {
            let place = (spot.title.clone(), spot.anchor.clone());
            used.entry(figure.to_owned()).or_default().push(place);
        }
    }
    used
}

/// Names of the figures that none of the documents uses.
pub fn unused(figures: &Figures, documents: &[&Document]) -> Vec<String> {
    let used: BTreeSet<_> = documents.iter().flat_map(|d| used_in(d).into_keys()).collect();
    figures.figures.keys().filter(|name| !used.contains(*name)).cloned().collect()
}

/// The names of the figures in some cells, each once, in their order.
pub(crate) fn figures_in_rows(rows: &[Vec<Vec<Inline>>]) -> Vec<String> {
    let mut spot = Spot::default();
    rows.iter().flatten().for_each(|cell| write(cell, &mut spot, &mut Vec::new()));
    spot.figures().into_iter().map(str::to_owned).collect()
}

/// Every text of a document, piece by piece.
pub(crate) fn texts(document: &Document) -> Vec<String> {
    spots(document).into_iter().map(|spot| spot.text).collect()
}
