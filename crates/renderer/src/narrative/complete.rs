//! Whether a translation has what the original has.

use std::collections::BTreeSet;

use questionnaire::cycle::Cycle;
use questionnaire::diagnostic::{Diagnostics, Place};

use super::stack::first_position;
use super::{Block, Inline, Narrative, Position, Source};

/// Holds the files that `complete` of `cycle.toml` names against the original, the first of the cycle's languages: each must be there,
/// with the same blocks in the same order. A block that names other figures than the original's is a warning.
pub fn check_complete(narratives: &[Narrative], cycle: &Cycle) -> Diagnostics {
    let mut faults = Diagnostics::default();
    let of = |language: &str| narratives.iter().find(|narrative| narrative.language == language);
    let Some(original) = cycle.languages.first().and_then(|language| of(language)) else {
        return faults;
    };
    for (language, stems) in &cycle.complete {
        for stem in stems {
            let translation = of(language).and_then(|narrative| file(narrative, stem));
            match (file(original, stem), translation) {
                (None, _) => faults.error_with_hint(
                    "unknown-file",
                    Place::file("cycle.toml").at(format!("complete.{language}")),
                    format!("the original has no file `{stem}`"),
                    "write the name of a file without `.md`",
                ),
                (Some(_), None) => faults.error_with_hint(
                    "missing-file",
                    Place::file(format!("narrative/{language}/{stem}.md")),
                    format!("the cycle says that `{stem}` is complete in `{language}`, and it is not there"),
                    "translate it, or take it out of `complete` in cycle.toml",
                ),
                (Some(original), Some(translation)) => compare(original, translation, &mut faults),
            }
        }
    }
    faults
}

fn file<'a>(narrative: &'a Narrative, stem: &str) -> Option<&'a Source> {
    let name = format!("narrative/{}/{stem}.md", narrative.language);
    narrative.files.iter().find(|source| source.file == name)
}

/// One block: what it is, what it names, and where it stands.
struct Mark {
    kind: String,
    figures: BTreeSet<String>,
    at: Position,
}

fn compare(original: &Source, translation: &Source, faults: &mut Diagnostics) {
    let (ours, theirs) = (marks(&original.blocks), marks(&translation.blocks));
    for (index, mark) in ours.iter().enumerate() {
        let there = format!("{}:{}:{}", original.file, mark.at.line, mark.at.column);
        let Some(other) = theirs.get(index).filter(|other| other.kind == mark.kind) else {
            let at = theirs.get(index).or(theirs.last()).map_or_else(Position::default, |m| m.at);
            return faults.error_with_hint(
                "missing-paragraph",
                at.place(&translation.file),
                format!("the {} at {there} is missing here", mark.kind),
                "a complete translation has the blocks of the original in their order",
            );
        };
        if other.figures != mark.figures {
            let differ: Vec<_> = mark.figures.symmetric_difference(&other.figures).collect();
            let differ = differ.into_iter().map(|name| format!("`{name}`")).collect::<Vec<_>>();
            faults.warning(
                "figures-differ",
                other.at.place(&translation.file),
                format!("only one of this and of {there} uses {}", differ.join(", ")),
                "say the same figures in both languages",
            );
        }
    }
    if let Some(more) = theirs.get(ours.len()) {
        faults.error_with_hint(
            "extra-paragraph",
            more.at.place(&translation.file),
            format!("this {} has no counterpart in {}", more.kind, original.file),
            "a complete translation has the blocks of the original in their order",
        );
    }
}

fn marks(blocks: &[Block]) -> Vec<Mark> {
    let mut all = Vec::new();
    for block in blocks {
        collect(block, &mut all);
    }
    all
}

fn collect(block: &Block, all: &mut Vec<Mark>) {
    all.extend(mark(block));
    let inner: Vec<&Block> = match block {
        Block::List { items, .. } => items.iter().flatten().collect(),
        Block::Quote(blocks) | Block::If { blocks, .. } | Block::Each { blocks, .. } => {
            blocks.iter().collect()
        }
        _ => Vec::new(),
    };
    for block in inner {
        collect(block, all);
    }
}

/// What a block itself is; a quotation is what it quotes.
fn mark(block: &Block) -> Option<Mark> {
    let (kind, runs, at): (String, Vec<&Vec<Inline>>, Position) = match block {
        Block::Heading { level, text, at, .. } => {
            (format!("heading of level {level}"), vec![text], *at)
        }
        Block::Paragraph { text, at } => ("paragraph".to_owned(), vec![text], *at),
        Block::Chart(chart) => (format!("chart of {}", chart.figure), vec![&chart.title], chart.at),
        Block::FigureTable(table) => {
            let names: Vec<_> = table.columns.iter().map(|column| column.figure.as_str()).collect();
            let runs = std::iter::once(&table.title).chain(&table.notes).collect();
            (format!("table of {}", names.join(" ")), runs, table.at)
        }
        Block::TextTable(table) => {
            let runs = std::iter::once(&table.title).chain(&table.head);
            let runs = runs.chain(table.rows.iter().flatten()).chain(&table.notes).collect();
            (format!("table of {} rows", table.rows.len()), runs, table.at)
        }
        Block::Signature { lines, at } => ("signature".to_owned(), lines.iter().collect(), *at),
        Block::List { items, .. } => {
            let at = items.iter().flatten().find_map(position).unwrap_or_default();
            (format!("list of {} items", items.len()), Vec::new(), at)
        }
        Block::If { expression, at, .. } => (format!("block if {expression}"), Vec::new(), *at),
        Block::Each { figure, at, .. } => (format!("block each {figure}"), Vec::new(), *at),
        Block::Quote(_) => return None,
    };
    let mut figures = BTreeSet::new();
    for run in runs {
        slots(run, &mut figures);
    }
    Some(Mark { kind, figures, at })
}

fn position(block: &Block) -> Option<Position> {
    match block {
        Block::Paragraph { text, .. } => first_position(text),
        _ => None,
    }
}

fn slots(inlines: &[Inline], figures: &mut BTreeSet<String>) {
    for inline in inlines {
        match inline {
            Inline::Slot(slot) => {
                figures.insert(slot.figure.clone());
            }
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                slots(inner, figures);
            }
            Inline::Text { .. } | Inline::Footnote { .. } | Inline::Break => {}
        }
    }
}
