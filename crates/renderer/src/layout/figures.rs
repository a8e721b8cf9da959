use std::collections::BTreeSet;

use super::text::plain;
use crate::document::{Block, Card, Document, Inline, Part, PartKind};

/// The figures first used in one part, in the order of the text.
pub(crate) struct FigureGroup<'a> {
    /// Label and title of the part; empty for figures that no part uses.
    pub title: String,
    /// Their cards.
    pub cards: Vec<&'a Card>,
}

/// All cards, grouped by the part that uses them first.
pub(crate) fn figures_in_order(document: &Document) -> Vec<FigureGroup<'_>> {
    let mut seen = BTreeSet::new();
    let mut groups: Vec<_> = document
        .parts
        .iter()
        .map(|part| FigureGroup {
            title: title(part),
            cards: first_used(document, part, &mut seen),
        })
        .collect();
    let rest = document.cards.values().filter(|card| !seen.contains(card.name.as_str())).collect();
    groups.push(FigureGroup { title: String::new(), cards: rest });
    groups.retain(|group| !group.cards.is_empty());
    groups
}

fn title(part: &Part) -> String {
    let title = plain(&part.title);
    part.label.as_ref().map_or(title.clone(), |label| format!("{label}. {title}"))
}

fn first_used<'a>(
    document: &'a Document,
    part: &'a Part,
    seen: &mut BTreeSet<&'a str>,
) -> Vec<&'a Card> {
    let mut names = Vec::new();
    inlines(&part.title, document, &mut names);
    blocks(&part.blocks, document, &mut names);
    names
        .into_iter()
        .filter_map(|name| document.cards.get(name))
        .filter(|card| seen.insert(card.name.as_str()))
        .collect()
}

fn blocks<'a>(list: &'a [Block], document: &'a Document, names: &mut Vec<&'a str>) {
    for block in list {
        match block {
            Block::Heading { text, .. } | Block::Paragraph { text, .. } => {
                inlines(text, document, names);
            }
            Block::List { items, .. } => items.iter().for_each(|i| blocks(i, document, names)),
            Block::Quote(inner) => blocks(inner, document, names),
            Block::Chart(chart) => {
                inlines(&chart.title, document, names);
                names.push(&chart.figure);
            }
            Block::Table(table) => {
                let cells = table.rows.iter().flat_map(|row| &row.cells).map(|cell| &cell.text);
                let lines = std::iter::once(&table.title).chain(&table.head).chain(cells);
                lines.chain(&table.notes).for_each(|line| inlines(line, document, names));
                names.extend(table.figures.iter().map(String::as_str));
            }
            Block::Signature(lines) => lines.iter().for_each(|l| inlines(l, document, names)),
        }
    }
}

fn inlines<'a>(list: &'a [Inline], document: &'a Document, names: &mut Vec<&'a str>) {
    for inline in list {
        match inline {
            Inline::Figure { name, .. } => names.push(name),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                inlines(inner, document, names);
            }
            Inline::Footnote(index) => {
                if let Some(note) = document.footnotes.get(*index) {
                    inlines(note, document, names);
                }
            }
            Inline::Text(_) | Inline::Break => {}
        }
    }
}

/// What the opening of a part shows large: of each section the first figure that is a share of a base, at most four.
pub(crate) fn key_figures<'a>(document: &'a Document, part: &'a Part) -> Vec<&'a Card> {
    let mut seen = BTreeSet::new();
    let sections = part.blocks.split(|b| matches!(b, Block::Heading { .. }));
    sections
        .filter_map(|section| {
            let mut names = Vec::new();
            blocks(section, document, &mut names);
            names
                .into_iter()
                .filter_map(|name| document.cards.get(name))
                .find(|card| is_key(card) && seen.insert(card.name.as_str()))
        })
        .take(4)
        .collect()
}

/// A number that stands alone, with offices counted and not counted, and a label.
fn is_key(card: &Card) -> bool {
    let short = card.value.chars().count() <= 8;
    let number = card.value.chars().next().is_some_and(|c| c.is_ascii_digit());
    short && number && !card.shares.is_empty() && !card.label.is_empty()
}

/// The label of the annex of figures: the roman number after the last annex's.
pub(crate) fn figures_annex_label(document: &Document) -> Option<String> {
    let labels = document.parts.iter().filter(|p| p.kind == PartKind::Annex);
    let last = labels.filter_map(|p| p.label.as_deref()).next_back()?;
    let (word, numeral) = last.rsplit_once(' ')?;
    Some(format!("{word} {}", roman(from_roman(numeral)? + 1)))
}

const NUMERALS: [(u32, &str); 9] = [
    (100, "C"),
    (90, "XC"),
    (50, "L"),
    (40, "XL"),
    (10, "X"),
    (9, "IX"),
    (5, "V"),
    (4, "IV"),
    (1, "I"),
];

fn roman(mut number: u32) -> String {
    let mut out = String::new();
    for (value, numeral) in NUMERALS {
        while number >= value {
            out.push_str(numeral);
            number -= value;
        }
    }
    out
}

/// The number of a roman numeral below 100.
fn from_roman(numeral: &str) -> Option<u32> {
    (1..100).find(|n| roman(*n) == numeral)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn annex(label: &str) -> Part {
        Part {
            kind: PartKind::Annex,
            id: String::new(),
            label: Some(label.into()),
            title: vec![],
            blocks: vec![],
        }
    }

    #[test]
    fn the_annex_of_figures_follows_the_last_annex() {
        let label = |last: &str| {
            figures_annex_label(&Document { parts: vec![annex(last)], ..Document::default() })
        };
        assert_eq!(label("Annex VI").as_deref(), Some("Annex VII"));
        assert_eq!(label("Annexe XXXIX").as_deref(), Some("Annexe XL"));
        assert_eq!(label("Appendix"), None);
        assert_eq!(figures_annex_label(&Document::default()), None);
    }

    #[test]
    fn figures_stand_in_the_order_of_first_use() {
        let figure = |name: &str| Inline::Figure { name: name.into(), text: "1".into() };
        let mut document = Document::default();
        for name in ["a", "b", "c", "d"] {
            document.cards.insert(name.into(), Card { name: name.into(), ..Card::default() });
        }
        document.footnotes = vec![vec![figure("a")]];
        let mut first = annex("Annex I");
        first.blocks = vec![Block::Paragraph {
            number: None,
            id: String::new(),
            text: vec![figure("c"), Inline::Footnote(0), figure("c")],
        }];
        let mut second = annex("Annex II");
        second.title = vec![figure("c"), figure("b")];
        document.parts = vec![first, second];
        let order: Vec<Vec<&str>> = figures_in_order(&document)
            .iter()
            .map(|g| g.cards.iter().map(|c| c.name.as_str()).collect())
            .collect();
        assert_eq!(order, [vec!["c", "a"], vec!["b"], vec!["d"]]);
    }
}
