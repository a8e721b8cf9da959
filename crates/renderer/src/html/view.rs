use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::BTreeMap;
use std::fmt::Write;

use super::HtmlOptions;
use super::nodes::{
    Blocks, Cell, ChartBlock, Column, EntryBlock, Head, Inlines, PartBlock, TableBlock,
};
use crate::document::{Block, Card, Chart, Document, Inline, Part, PartKind, Table, TableRow};
use crate::layout::{
    self, Anchors, Entry, FIGURES_ANNEX, Words, contents, figures_annex_label, key_figures,
};

/// What every template sees: the document, its words and anchors, and the footnote marks set so far.
pub(super) struct View<'a> {
    pub document: &'a Document,
    pub options: &'a HtmlOptions,
    pub anchors: Anchors<'a>,
    words: Words<'a>,
    /// How often each footnote has been marked.
    marks: RefCell<BTreeMap<usize, u32>>,
}

/// A part in the contents.
pub(super) struct ContentsPart {
    pub id: String,
    pub label: Option<String>,
    pub title: String,
    pub below: Vec<Entry>,
}

/// A footnote and the marks that lead to it.
pub(super) struct Note<'a> {
    pub number: usize,
    pub text: &'a [Inline],
    pub marks: Vec<String>,
}

impl<'a> View<'a> {
    pub(super) fn new(document: &'a Document, options: &'a HtmlOptions) -> Self {
        let (anchors, words) = (Anchors::of(document), Words::of(document));
        Self { document, options, anchors, words, marks: RefCell::default() }
    }

    pub(super) fn language(&self) -> &str {
        let language = &self.document.cover.language;
        if language.is_empty() { "en" } else { language }
    }

    pub(super) fn word(&self, key: &str) -> &str {
        self.words.get(key)
    }

    pub(super) fn picture(&self) -> String {
        self.words.picture_alternative(&self.document.cover.participation)
    }

    pub(super) fn intro(&self) -> String {
        let snapshot: String = self.document.cover.snapshot.chars().take(16).collect();
        self.words.fill("figures_annex_intro", &[("snapshot", &snapshot)])
    }

    pub(super) fn counted(&self, names: &[String]) -> String {
        self.words.fill("counted_list", &[("count", &names.len().to_string())])
    }

    pub(super) fn figures_label(&self) -> Option<String> {
        figures_annex_label(self.document)
    }

    pub(super) fn has_figure(&self, name: &str) -> bool {
        self.anchors.has_figure(name)
    }

    /// The contents by part, with what the report adds itself.
    pub(super) fn contents(&self) -> Vec<ContentsPart> {
        let added = |id: &str, key: &str, label| ContentsPart {
            id: id.into(),
            label,
            title: self.word(key).into(),
            below: vec![],
        };
        let mut parts: Vec<ContentsPart> = Vec::new();
        if !self.document.abbreviations.is_empty() {
            parts.push(added("report--abbreviations", "abbreviations", None));
        }
        for entry in contents(self.document) {
            match parts.last_mut() {
                Some(part) if entry.level > 1 => part.below.push(entry),
                _ => parts.push(ContentsPart {
                    id: entry.id,
                    label: entry.label,
                    title: entry.title,
                    below: vec![],
                }),
            }
        }
        if !self.document.footnotes.is_empty() {
            parts.push(added("report--notes", "notes", None));
        }
        if !self.document.cards.is_empty() {
            parts.push(added(FIGURES_ANNEX, "figures_annex", self.figures_label()));
        }
        parts
    }

    pub(super) fn part(&'a self, part: &'a Part) -> PartBlock<'a> {
        let opening = part.kind == PartKind::Body && part.label.is_some();
        let kind = match part.kind {
            PartKind::Foreword => "foreword",
            PartKind::Body => "body",
            PartKind::Annex => "annex",
        };
        let keys = if opening { key_figures(self.document, part) } else { vec![] };
        PartBlock { view: self, part, kind, opening, keys }
    }

    pub(super) fn blocks(&'a self, list: &'a [Block]) -> Blocks<'a> {
        Blocks { view: self, list }
    }

    pub(super) fn inlines(&'a self, list: &'a [Inline]) -> Inlines<'a> {
        Inlines { view: self, list, in_link: false, in_note: false, traced: false }
    }

    /// The head of a row or a column, as the link of the figure that fills it.
    #[expect(clippy::ref_option_ref, reason = "templates pass references")]
    pub(super) fn head(&'a self, list: &'a [Inline], figure: &Option<&'a str>) -> Head<'a> {
        let bare = list.iter().all(|inline| matches!(inline, Inline::Text(_)));
        let figure = figure.filter(|name| bare && self.has_figure(name));
        Head { view: self, list, figure }
    }

    pub(super) fn chart(&'a self, chart: &'a Chart) -> ChartBlock<'a> {
        ChartBlock { view: self, chart }
    }

    pub(super) fn table(&'a self, table: &'a Table) -> TableBlock<'a> {
        TableBlock::new(self, table)
    }

    pub(super) fn cell(&'a self, row: &'a TableRow, column: &Column<'a>) -> Cell<'a> {
        Cell::new(self, row, column)
    }

    pub(super) fn entry(&'a self, card: &'a Card) -> EntryBlock<'a> {
        EntryBlock::new(self, card)
    }

    /// The footnotes; asked for when all marks are set.
    pub(super) fn notes(&self) -> Vec<Note<'a>> {
        let marks = self.marks.borrow();
        let notes = self.document.footnotes.iter().enumerate();
        notes
            .map(|(index, text)| {
                let times = marks.get(&index).copied().unwrap_or(0);
                let marks = (1..=times).map(|time| mark_id(index, time)).collect();
                Note { number: index + 1, text, marks }
            })
            .collect()
    }

    pub(super) fn note(&'a self, text: &'a [Inline]) -> Inlines<'a> {
        Inlines { view: self, list: text, in_link: false, in_note: true, traced: false }
    }

    /// A new mark of the footnote: its anchor, if the footnote exists.
    pub(super) fn mark(&self, index: usize) -> Option<String> {
        self.document.footnotes.get(index)?;
        let mut marks = self.marks.borrow_mut();
        let times = marks.entry(index).or_insert(0);
        *times += 1;
        Some(mark_id(index, *times))
    }
}

/// What templates call as they call the rest.
#[expect(clippy::unused_self, reason = "templates know methods of the view only")]
#[expect(clippy::trivially_copy_pass_by_ref, reason = "templates pass references")]
impl View<'_> {
    pub(super) fn clean<'t>(&self, text: &'t str) -> Cow<'t, str> {
        layout::clean(text)
    }

    pub(super) fn sentence(&self, text: &str) -> String {
        layout::sentence(text)
    }

    pub(super) fn unbroken(&self, text: &str) -> String {
        layout::unbroken(text)
    }

    pub(super) fn figures_annex(&self) -> &'static str {
        FIGURES_ANNEX
    }

    /// The anchor of a figure's entry. Names of figures are of letters, digits, `_` and `.`; anything else is written as its number.
    pub(super) fn figure_id(&self, name: &str) -> String {
        let mut id = String::from("figure--");
        for c in name.chars() {
            if c.is_ascii_alphanumeric() || matches!(c, '_' | '.') {
                id.push(c);
            } else {
                let _ = write!(id, "-{:x}-", u32::from(c));
            }
        }
        id
    }

    /// Thousandths as CSS: `73.2%`.
    pub(super) fn per_cent(&self, thousandths: &u32) -> String {
        let t = (*thousandths).min(1000);
        format!("{}.{}%", t / 10, t % 10)
    }
}

fn mark_id(index: usize, time: u32) -> String {
    if time == 1 { format!("mark--{}", index + 1) } else { format!("mark--{}-{time}", index + 1) }
}
