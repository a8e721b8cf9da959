//! The document as `report.json`, which the Typst template reads: text stays data, so that no text can be code.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::diagnostic::{Diagnostics, Place};
use serde_json::{Map, Value, json};

use super::table::{self, Fit};
use super::{Attachment, PdfOptions};
use crate::document::{Block, Card, Chart, Document, Inline, Part, PartKind, Table, TableRow};
use crate::layout::{
    Anchors, FIGURES_ANNEX, Target, Theme, Traced, Words, clean, column_figure, contents,
    figures_annex_label, figures_in_order, groups, key_figures, paragraphs, plain, row_figure,
    sentence, unbroken,
};

/// Longest first paragraph of a foreword that is set large, in characters.
const LEAD: usize = 420;

/// The words that the template sets.
const WORDS: [&str; 21] = [
    "abbreviations",
    "chart",
    "charts_and_tables",
    "colon",
    "contents",
    "figure_how",
    "figures_elsewhere",
    "figures_how",
    "how_to_read",
    "page",
    "paragraphs",
    "picture",
    "previous",
    "reading_bar",
    "reading_figure",
    "reading_share",
    "snapshot",
    "source",
    "table",
    "usual_source",
    "verify",
];

/// Longest definition in the annex, in characters.
const LONGEST_DEFINITION: usize = 300;

/// Most cells of a breakdown in the annex; more stand in a table, a chart and the attached figures.
const MOST_CELLS: usize = 40;

pub(super) struct Data<'a> {
    document: &'a Document,
    anchors: Anchors<'a>,
    words: Words<'a>,
    /// Footnotes whose text has been given; later marks refer to it.
    given: BTreeSet<usize>,
}

impl<'a> Data<'a> {
    pub(super) fn new(document: &'a Document) -> Self {
        let (anchors, words) = (Anchors::of(document), Words::of(document));
        Self { document, anchors, words, given: BTreeSet::new() }
    }

    /// The whole of `report.json`.
    pub(super) fn report(
        mut self,
        attachments: &[Attachment],
        options: PdfOptions,
        faults: &mut Diagnostics,
    ) -> Value {
        let document = self.document;
        let cover = &document.cover;
        let parts = self.parts();
        json!({
            "accent": Theme::named(&cover.theme).accent,
            "language": if cover.language.is_empty() { "en" } else { &cover.language },
            "marks": options.marks,
            "date": date(&cover.date_iso, faults),
            "words": self.all_words(),
            "cover": self.cover(),
            "contents": self.contents(),
            "charts_and_tables": self.has_charts_or_tables(),
            "abbreviations": document.abbreviations.iter().map(|(a, b)| [clean(a), clean(b)]).collect::<Vec<_>>(),
            "sample": self.sample(),
            "verify": self.verify(),
            "usual_source": usual_source(document).map(clean),
            "parts": parts,
            "figures_part": self.figures_part(),
            "groups": self.groups(),
            "attachments": attachments.iter().map(|a| self.attachment(a)).collect::<Vec<_>>(),
        })
    }

    fn all_words(&self) -> Value {
        let mut words: Map<String, Value> =
            WORDS.iter().map(|key| ((*key).to_owned(), self.words.get(key).into())).collect();
        let intro = self.words.fill("figures_annex_intro", &[("snapshot", &self.snapshot())]);
        words.insert("figures_annex_intro".into(), intro.into());
        words.into()
    }

    /// The first half of the snapshot's sum, enough to tell it by.
    fn snapshot(&self) -> String {
        self.document.cover.snapshot.chars().take(16).collect()
    }

    fn cover(&self) -> Value {
        let cover = &self.document.cover;
        let rows = &cover.participation;
        json!({
            "organization": clean(&cover.organization),
            "symbol": clean(&cover.symbol),
            "session": clean(&cover.session),
            "title": unbroken(&cover.title),
            "date": clean(&cover.date),
            "notice": cover.notice.as_deref().map(clean),
            "base": sentence(&cover.base),
            "snapshot": self.snapshot(),
            "picture": rows.iter().map(|row| json!({
                "region": clean(&row.region),
                "invited": row.invited,
                "responded": row.responded,
            })).collect::<Vec<_>>(),
            "picture_alternative": self.words.picture_alternative(rows),
        })
    }

    /// What the table of contents says of a heading, a chart or a table, by anchor.
    fn contents(&self) -> Map<String, Value> {
        let mut out = Map::new();
        for entry in contents(self.document) {
            let labelled = entry.label.is_some();
            let hanging = entry.label.or(entry.paragraphs);
            out.insert(
                entry.id,
                json!({ "hanging": hanging, "labelled": labelled, "title": entry.title }),
            );
        }
        if !self.document.cards.is_empty() {
            let label = figures_annex_label(self.document);
            out.insert(
                FIGURES_ANNEX.into(),
                json!({
                    "hanging": label, "labelled": true, "title": self.words.get("figures_annex"),
                }),
            );
        }
        for (id, title) in self.titled() {
            out.insert(id.into(), json!({ "title": plain(title) }));
        }
        out
    }

    /// Charts and tables outside lists and quotations.
    fn titled(&self) -> impl Iterator<Item = (&'a str, &'a [Inline])> {
        self.document.parts.iter().flat_map(|part| &part.blocks).filter_map(|block| match block {
            Block::Chart(chart) => Some((chart.id.as_str(), chart.title.as_slice())),
            Block::Table(table) => Some((table.id.as_str(), table.title.as_slice())),
            _ => None,
        })
    }

    fn has_charts_or_tables(&self) -> bool {
        self.titled().next().is_some()
    }

    /// The words of the first traced figure, as a sample of how one looks.
    fn sample(&self) -> String {
        let cards = self.document.cards.values();
        cards.map(|c| &c.value).find(|v| v.len() < 8).cloned().unwrap_or_else(|| "110".into())
    }

    /// The command that computes a figure again, with `FIGURE` for its name.
    fn verify(&self) -> String {
        let commands = self.document.cards.values().filter_map(|c| c.verify.strip_suffix(&*c.name));
        commands.map(|start| format!("{}FIGURE", clean(start))).next().unwrap_or_default()
    }

    fn parts(&mut self) -> Vec<Value> {
        let document = self.document;
        let first_body = document.parts.iter().position(|p| p.kind != PartKind::Foreword);
        let parts = document.parts.iter().enumerate();
        parts.map(|(at, part)| self.part(part, first_body == Some(at))).collect()
    }

    fn part(&mut self, part: &'a Part, first_body: bool) -> Value {
        let opening = part.kind == PartKind::Body && part.label.is_some();
        let title = self.inlines(&part.title);
        json!({
            "kind": if part.kind == PartKind::Foreword { "foreword" } else { "numbered" },
            "id": part.id,
            "label": part.label.as_deref().map(clean),
            "numeral": numeral(part.label.as_deref()),
            "title": title,
            "running": running(part),
            "first_body": first_body,
            "opening": opening,
            "keys": if opening { self.keys(part) } else { vec![] },
            "sections": if opening { sections(part) } else { vec![] },
            "runs": self.runs(part),
        })
    }

    fn keys(&self, part: &'a Part) -> Vec<Value> {
        let cards = key_figures(self.document, part).into_iter();
        cards.map(|c| json!({ "name": c.name, "value": unbroken(&c.value), "of": clean(&c.of), "label": clean(&c.label) })).collect()
    }

    /// The part's blocks in runs of upright and landscape pages. An annex with a landscape table is landscape throughout.
    fn runs(&mut self, part: &'a Part) -> Vec<Value> {
        let landscape = |block: &Block| matches!(block, Block::Table(table) if table::fit(table).place == table::Place::Landscape);
        let whole = part.kind == PartKind::Annex && part.blocks.iter().any(landscape);
        let mut runs: Vec<(bool, Vec<Value>)> = vec![(whole, Vec::new())];
        for (at, block) in part.blocks.iter().enumerate() {
            let flipped = whole || landscape(block);
            if runs.last().is_none_or(|(last, _)| *last != flipped) {
                runs.push((flipped, Vec::new()));
            }
            let value = self.block(block, part.kind == PartKind::Foreword && at == 0, flipped);
            if let Some((_, blocks)) = runs.last_mut() {
                blocks.push(value);
            }
        }
        runs.into_iter()
            .map(|(flipped, blocks)| json!({ "flipped": flipped, "blocks": blocks }))
            .collect()
    }

    fn blocks(&mut self, blocks: &'a [Block]) -> Vec<Value> {
        blocks.iter().map(|block| self.block(block, false, false)).collect()
    }

    fn block(&mut self, block: &'a Block, opens: bool, flipped: bool) -> Value {
        match block {
            Block::Heading { level, id, text } => {
                json!({ "is": "heading", "level": level, "id": id, "of": self.inlines(text) })
            }
            Block::Paragraph { number, id, text } => {
                let lead = opens && plain(text).chars().count() <= LEAD;
                json!({
                    "is": if lead { "lead" } else { "paragraph" },
                    "number": number, "id": id, "of": self.inlines(text),
                })
            }
            Block::List { ordered, items } => json!({
                "is": "list", "ordered": ordered,
                "items": items.iter().map(|item| self.blocks(item)).collect::<Vec<_>>(),
            }),
            Block::Quote(inner) => json!({ "is": "quote", "of": self.blocks(inner) }),
            Block::Chart(chart) => self.chart(chart),
            Block::Table(table) => self.table(table, flipped),
            Block::Signature(lines) => json!({ "is": "signature", "lines": self.lines(lines) }),
        }
    }

    fn chart(&mut self, chart: &'a Chart) -> Value {
        json!({
            "is": "chart",
            "id": chart.id,
            "number": chart.number,
            "title": self.inlines(&chart.title),
            "unit": clean(&chart.unit),
            "source": clean(&chart.source),
            "figure": self.anchors.has_figure(&chart.figure).then_some(&chart.figure),
            "alternative": clean(&chart.alternative),
            "bars": chart.bars.iter().map(|bar| json!({
                "label": clean(&bar.label), "text": unbroken(&bar.text), "length": bar.length.min(1000),
            })).collect::<Vec<_>>(),
        })
    }

    fn table(&mut self, table: &'a Table, flipped: bool) -> Value {
        let fit = table::fit(table);
        let traced = Traced::of(table);
        json!({
            "is": "table",
            "id": table.id,
            "number": table.number,
            "title": self.inlines(&table.title),
            "small": fit.small,
            "hanging": !flipped && fit.place == table::Place::Wide,
            "width": fit.width,
            "groups": group_heads(table, &fit),
            "head": self.heads(table),
            "head_notes": self.head_notes(table),
            "column_figures": self.column_figures(table, traced),
            "columns": fit.columns.iter().map(|c| json!({
                "numeric": c.numeric, "gap": c.gap, "width": c.width, "share": c.share,
            })).collect::<Vec<_>>(),
            "rows": table.rows.iter().map(|row| self.row(row, table.head.len(), traced)).collect::<Vec<_>>(),
            "notes": self.lines(&table.notes),
            "source": clean(&table.source),
        })
    }

    /// The head's cells. They are repeated on every page, where PDF/UA allows no links: figures and links in them are text,
    /// and footnotes are marks whose text stands below the table.
    fn heads(&mut self, table: &'a Table) -> Vec<Vec<Value>> {
        let within = Within { link: true, ..Within::default() };
        table.head.iter().map(|head| self.nested(head, within)).collect()
    }

    fn head_notes(&mut self, table: &'a Table) -> Vec<Value> {
        let document = self.document;
        let marks = table.head.iter().flatten().filter_map(|inline| match inline {
            Inline::Footnote(index) => Some(*index),
            _ => None,
        });
        let within = Within { note: true, ..Within::default() };
        let texts = marks.filter_map(|index| Some((index + 1, document.footnotes.get(index)?)));
        texts.map(|(n, text)| json!({ "number": n, "of": self.nested(text, within) })).collect()
    }

    /// The figures that fill the columns, with the heads of these.
    fn column_figures(&self, table: &Table, traced: Traced) -> Vec<Value> {
        if traced != Traced::Columns {
            return vec![];
        }
        let heads = table.head.iter().enumerate().skip(1);
        heads
            .filter_map(|(at, head)| Some((column_figure(table, at)?, plain(head))))
            .filter(|(name, _)| self.anchors.has_figure(name))
            .map(|(name, head)| json!({ "name": name, "text": head }))
            .collect()
    }

    /// A row as wide as the head.
    fn row(&mut self, row: &'a TableRow, width: usize, traced: Traced) -> Value {
        let mut cells: Vec<_> = (0..width.min(row.cells.len()))
            .map(|at| {
                let cell = &row.cells[at];
                let none = matches!(plain(&cell.text).trim(), "" | "–" | "—");
                let of = match row_figure(row) {
                    Some(name) if at == 0 && traced == Traced::Rows => self.trace(&cell.text, name),
                    _ => {
                        let within =
                            Within { traced: traced != Traced::Cells, ..Within::default() };
                        self.nested(&cell.text, within).into()
                    }
                };
                json!({ "numeric": cell.numeric, "none": none, "of": of })
            })
            .collect();
        cells.resize_with(width, || json!({ "numeric": false, "none": true, "of": [] }));
        json!({ "total": row.total, "cells": cells })
    }

    /// A head as the link of the figure that fills its column or row.
    fn trace(&mut self, head: &'a [Inline], name: &str) -> Value {
        let bare = head.iter().all(|inline| matches!(inline, Inline::Text(_)));
        if bare && self.anchors.has_figure(name) {
            json!([{ "is": "figure", "name": name, "text": plain(head) }])
        } else {
            self.inlines(head)
        }
    }

    fn lines(&mut self, lines: &'a [Vec<Inline>]) -> Vec<Value> {
        lines.iter().map(|line| self.inlines(line)).collect()
    }

    fn inlines(&mut self, inlines: &'a [Inline]) -> Value {
        inlines.iter().map(|inline| self.inline(inline, Within::default())).collect()
    }

    fn nested(&mut self, inlines: &'a [Inline], within: Within) -> Vec<Value> {
        inlines.iter().map(|inline| self.inline(inline, within)).collect()
    }

    fn inline(&mut self, inline: &'a Inline, within: Within) -> Value {
        match inline {
            Inline::Text(text) => clean(text).into(),
            Inline::Emphasis(of) => json!({ "is": "emphasis", "of": self.nested(of, within) }),
            Inline::Strong(of) => json!({ "is": "strong", "of": self.nested(of, within) }),
            Inline::Link { target, text } => self.link(target, text, within),
            Inline::Footnote(index) => self.footnote(*index, within),
            Inline::Figure { name, text }
                if !within.link && !within.traced && self.anchors.has_figure(name) =>
            {
                json!({ "is": "figure", "name": name, "text": unbroken(text) })
            }
            Inline::Figure { text, .. } => unbroken(text).into(),
            Inline::Break => json!({ "is": "break" }),
        }
    }

    fn link(&mut self, target: &str, text: &'a [Inline], within: Within) -> Value {
        let of = self.nested(text, Within { link: true, ..within });
        match self.anchors.target(target) {
            Some(Target::Inside(id)) if !within.link => {
                json!({ "is": "inside", "to": id, "of": of })
            }
            Some(Target::Outside(to)) if !within.link => {
                json!({ "is": "outside", "to": to, "of": of })
            }
            _ => json!({ "is": "span", "of": of }),
        }
    }

    fn footnote(&mut self, index: usize, within: Within) -> Value {
        let number = index + 1;
        match self.document.footnotes.get(index) {
            None => "".into(),
            Some(_) if within.link || within.note => json!({ "is": "mark", "number": number }),
            Some(text) if self.given.insert(index) => {
                let of = self.nested(text, Within { note: true, ..within });
                json!({ "is": "note", "number": number, "of": of })
            }
            Some(_) => json!({ "is": "note-again", "number": number }),
        }
    }

    fn figures_part(&self) -> Value {
        let label = figures_annex_label(self.document);
        let title = self.words.get("figures_annex");
        let running = label.as_ref().map_or(title.to_owned(), |label| format!("{label}. {title}"));
        json!({ "id": FIGURES_ANNEX, "label": label, "title": [title], "running": running })
    }

    fn groups(&self) -> Vec<Value> {
        let groups = figures_in_order(self.document).into_iter();
        groups
            .map(|group| {
                let cards: Vec<_> = group.cards.into_iter().map(|card| self.card(card)).collect();
                json!({ "title": group.title, "cards": cards })
            })
            .collect()
    }

    fn card(&self, card: &Card) -> Value {
        let used = card.used.iter().map(|(text, to)| {
            let address = if to.starts_with('#') { to.clone() } else { format!("#{to}") };
            let known = self.anchors.target(&address).is_some();
            json!({ "text": clean(text), "to": known.then(|| &address[1..]) })
        });
        json!({
            "name": card.name,
            "value": unbroken(&card.value),
            "of": clean(&card.of),
            "label": clean(&card.label),
            "rule": clean(&card.rule),
            "definition": pairs(definition(card)),
            "shares": card.shares.iter().map(|(name, n)| json!([clean(name), n])).collect::<Vec<_>>(),
            "cells": if card.cells.len() > MOST_CELLS { vec![] } else { pairs(&card.cells) },
            "previous": clean(&card.previous),
            "source": if usual_source(self.document) == Some(&card.source) { "".into() } else { clean(&card.source) },
            "used": used.collect::<Vec<_>>(),
        })
    }

    fn attachment(&self, file: &Attachment) -> Value {
        let kind = if file.mime.ends_with("json") { "description_json" } else { "description_csv" };
        let own = file.description.is_empty().then(|| self.words.get(kind));
        json!({
            "name": file.name,
            "mime": file.mime,
            "description": clean(own.unwrap_or(&file.description)),
        })
    }
}

/// What running text stands in: no link within a link, no footnote within a footnote, no traced figure where the head of its
/// row or column is one.
#[derive(Clone, Copy, Default)]
struct Within {
    link: bool,
    note: bool,
    traced: bool,
}

/// The definition as written, unless it says no more than the name does, or is so long that the rule in words must do; in full
/// it is in the HTML report.
fn definition(card: &Card) -> &[(String, String)] {
    let length: usize = card.definition.iter().map(|(_, text)| text.chars().count()).sum();
    let record = card.definition.iter().all(|(key, text)| key == "measure" || *text == card.name);
    if record || length > LONGEST_DEFINITION { &[] } else { &card.definition }
}

fn pairs(list: &[(String, String)]) -> Vec<[std::borrow::Cow<'_, str>; 2]> {
    list.iter().map(|(key, value)| [clean(key), clean(value)]).collect()
}

fn group_heads(table: &Table, fit: &Fit) -> Vec<Value> {
    let mut at = 1;
    groups(table)
        .into_iter()
        .map(|(text, span)| {
            let gap = fit.columns.get(at).map_or(0, |c| c.gap);
            at += span;
            json!({ "text": clean(&text), "span": span, "gap": gap })
        })
        .collect()
}

fn running(part: &Part) -> String {
    let title = plain(&part.title);
    part.label.as_ref().map_or(title.clone(), |label| format!("{}. {title}", clean(label)))
}

/// The number of a part that has one: `1` of `Principle 1`.
fn numeral(label: Option<&str>) -> &str {
    let last = label.and_then(|l| l.split_whitespace().next_back()).unwrap_or("");
    if last.chars().count() <= 2 { last } else { "" }
}

fn sections(part: &Part) -> Vec<Value> {
    let starts = part.blocks.iter().enumerate();
    starts
        .filter_map(|(at, block)| match block {
            Block::Heading { level: 2, id, text } => {
                let below = &part.blocks[at + 1..];
                let end = below.iter().position(|b| matches!(b, Block::Heading { level: 2, .. }));
                let span = paragraphs(&below[..end.unwrap_or(below.len())]);
                Some(json!({ "id": id, "title": plain(text), "paragraphs": span.unwrap_or_default() }))
            }
            _ => None,
        })
        .collect()
}

/// Year, month and day of an ISO 8601 date; a missing month or day is the first.
fn date(iso: &str, faults: &mut Diagnostics) -> [u16; 3] {
    let mut numbers = iso.split('-').map(|n| n.parse::<u16>().ok());
    let mut next = |absent| numbers.next().unwrap_or(Some(absent));
    match (next(0), next(1), next(1)) {
        (Some(y @ 1..=9999), Some(m @ 1..=12), Some(d)) if (1..=days(y, m)).contains(&d) => {
            [y, m, d]
        }
        _ => {
            faults.error_with_hint(
                "document-date",
                Place::file("cycle.toml").at("published"),
                format!("the date of the document is no date: '{iso}'"),
                "write it as 2018-06-01",
            );
            [1, 1, 1]
        }
    }
}

fn days(year: u16, month: u16) -> u16 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// The source that most figures counted from offices name, if several do.
fn usual_source(document: &Document) -> Option<&str> {
    let mut times: BTreeMap<&str, usize> = BTreeMap::new();
    for card in document.cards.values().filter(|card| !card.shares.is_empty()) {
        *times.entry(&card.source).or_default() += 1;
    }
    let (source, times) = times.into_iter().max_by_key(|(_, times)| *times)?;
    (times > 1).then_some(source)
}
