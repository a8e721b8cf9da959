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
    let mut mark = |kind: &str, runs: &[&[Inline]], at: Position| {
        let mut figures = BTreeSet::new();
        runs.iter().for_each(|run| slots(run, &mut figures));
        all.push(Mark { kind: kind.to_owned(), figures, at });
    };
    let runs = |rows: &[Vec<Inline>]| rows.iter().flat_map(|run| run.clone()).collect::<Vec<_>>();
    match block {
        Block::Heading { level, text, at, .. } => {
            mark(&format!("heading of level {level}"), &[text], *at)
        }
        Block::Paragraph { text, at } => mark("paragraph", &[text], *at),
        Block::Chart(chart) => {
            mark(&format!("chart of {}", chart.figure), &[&chart.title], chart.at)
        }
        Block::FigureTable(table) => {
            let names: Vec<_> = table.columns.iter().map(|column| column.figure.as_str()).collect();
            mark(
                &format!("table of {}", names.join(" ")),
                &[&table.title, &runs(&table.notes)],
                table.at,
            );
        }
        Block::TextTable(table) => {
            let cells: Vec<_> = table.rows.iter().flat_map(|row| runs(row)).collect();
            let kind = format!("table of {} rows", table.rows.len());
            mark(&kind, &[&table.title, &cells, &runs(&table.notes)], table.at);
        }
        Block::Signature { lines, at } => mark("signature", &[&runs(lines)], *at),
        Block::List { items, .. } => {
            let at = items.iter().flatten().find_map(position).unwrap_or_default();
            mark(&format!("list of {} items", items.len()), &[], at);
            items.iter().flatten().for_each(|block| collect(block, all));
        }
        Block::Quote(blocks) => blocks.iter().for_each(|block| collect(block, all)),
        Block::If { expression, at, blocks } => {
            mark(&format!("block if {expression}"), &[], *at);
            blocks.iter().for_each(|block| collect(block, all));
        }
        Block::Each { figure, at, blocks } => {
            mark(&format!("block each {figure}"), &[], *at);
            blocks.iter().for_each(|block| collect(block, all));
        }
    }
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
