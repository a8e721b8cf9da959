//! Where figures are used.

use std::collections::{BTreeMap, BTreeSet};

use aggregation::figure::Figures;

use crate::document::{Block, Document, Inline};
use crate::text::plain;
use crate::words::Words;

/// A place of a document that uses figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// What it is called: `paragraph 22`, `chart 1`, the text of a heading.
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// Its text, without the marks of footnotes.
    pub text: String,
    /// Names of the figures it uses, each once, in the order of its text.
    pub figures: Vec<String>,
}

/// The places of a document in order: each paragraph with its lists, heading, chart, table. A footnote's
/// figures belong to the place of its mark.
pub fn spots(document: &Document) -> Vec<Spot> {
    let words = Words::of(&document.cover.language);
    let mut walk = Walk { document, words, spots: Vec::new(), part: String::new() };
    for part in &document.parts {
        walk.part.clone_from(&part.id);
        let title = plain(&part.title);
        let label = part.label.clone().unwrap_or_else(|| title.clone());
        walk.open(label, &part.id);
        walk.inlines(&part.title);
        walk.blocks(&part.blocks, true);
    }
    walk.spots
}

struct Walk<'a> {
    document: &'a Document,
    words: Words,
    spots: Vec<Spot>,
    part: String,
}

impl Walk<'_> {
    fn open(&mut self, title: String, anchor: &str) {
        let anchor = anchor.to_owned();
        self.spots.push(Spot { title, anchor, text: String::new(), figures: Vec::new() });
    }

    fn numbered(&mut self, key: &str, number: u32, anchor: &str) {
        self.open(self.words.fill(key, &[("n", &number.to_string())]), anchor);
    }

    fn use_figure(&mut self, name: &str) {
        if let Some(spot) = self.spots.last_mut()
            && !spot.figures.iter().any(|used| used == name)
        {
            spot.figures.push(name.to_owned());
        }
    }

    fn text(&mut self, inlines: &[Inline]) {
        if let Some(spot) = self.spots.last_mut() {
            if !spot.text.is_empty() {
                spot.text.push('\n');
            }
            spot.text.push_str(&plain(inlines));
        }
    }

    fn inlines(&mut self, inlines: &[Inline]) {
        self.text(inlines);
        self.figures(inlines);
    }

    fn figures(&mut self, inlines: &[Inline]) {
        for inline in inlines {
            match inline {
                Inline::Figure { name, .. } => self.use_figure(name),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Link { text: inner, .. } => self.figures(inner),
                Inline::Footnote(index) => {
                    let document = self.document;
                    if let Some(note) = document.footnotes.get(*index) {
                        self.inlines(note);
                    }
                }
                Inline::Text(_) | Inline::Break => {}
            }
        }
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
                self.inlines(text);
            }
            Block::Paragraph { number, id, text } => {
                match number {
                    Some(number) => self.numbered("paragraph_number", *number, id),
                    None if top => self.open(self.part_title(), id),
                    None => {}
                }
                self.inlines(text);
            }
            Block::List { items, .. } => items.iter().for_each(|item| self.blocks(item, false)),
            Block::Quote(inner) => self.blocks(inner, false),
            Block::Chart(chart) => {
                self.numbered("chart_number", chart.number, &chart.id);
                self.inlines(&chart.title);
                self.use_figure(&chart.figure);
                let bars = chart.bars.iter().map(|bar| format!("\n{}: {}", bar.label, bar.text));
                let bars: String = bars.collect();
                if let Some(spot) = self.spots.last_mut() {
                    spot.text.push_str(&bars);
                }
            }
            Block::Table(table) => {
                self.numbered("table_number", table.number, &table.id);
                self.inlines(&table.title);
                table.head.iter().for_each(|head| self.inlines(head));
                for row in &table.rows {
                    row.cells.iter().for_each(|cell| self.inlines(&cell.text));
                }
                table.notes.iter().for_each(|note| self.inlines(note));
                table.figures.iter().for_each(|name| self.use_figure(name));
            }
            Block::Signature(lines) => lines.iter().for_each(|line| self.inlines(line)),
        }
    }

    /// What an unnumbered paragraph is called: by its part.
    fn part_title(&self) -> String {
        let part = self.document.parts.iter().find(|part| part.id == self.part);
        part.map_or(String::new(), |part| part.label.clone().unwrap_or_else(|| plain(&part.title)))
    }
}

/// Where each figure is used: what the place is called, and its anchor.
pub fn used_in(document: &Document) -> BTreeMap<String, Vec<(String, String)>> {
    let mut used: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    for spot in spots(document) {
        for figure in spot.figures {
            used.entry(figure).or_default().push((spot.title.clone(), spot.anchor.clone()));
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
    let document = Document::default();
    let mut walk = Walk {
        document: &document,
        words: Words::of("en"),
        spots: Vec::new(),
        part: String::new(),
    };
    walk.open(String::new(), "");
    rows.iter().flatten().for_each(|cell| walk.figures(cell));
    walk.spots.pop().map(|spot| spot.figures).unwrap_or_default()
}

/// Every text of a document, piece by piece.
pub(crate) fn texts(document: &Document) -> Vec<String> {
    spots(document).into_iter().map(|spot| spot.text).collect()
}
