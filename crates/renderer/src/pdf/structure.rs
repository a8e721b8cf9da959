//! What PDF/UA asks of a document's structure, found before typesetting and all at once.

use questionnaire::diagnostic::{Diagnostics, Place};

use crate::document::{Block, Document, Part};
use crate::layout::plain;

/// An error for each heading that skips a level, and for each chart without an alternative text.
pub(super) fn check(document: &Document) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for part in &document.parts {
        headings(part, &mut faults);
        charts(&part.blocks, &mut faults);
    }
    faults
}

fn headings(part: &Part, faults: &mut Diagnostics) {
    let mut above = 1;
    for block in &part.blocks {
        let Block::Heading { level, text, .. } = block else { continue };
        if *level > above + 1 {
            faults.error_with_hint(
                "heading-level",
                Place::file("report.pdf"),
                format!(
                    "\"{}\" is a heading of level {level} below one of level {above}",
                    plain(text)
                ),
                "readers of the structure expect each level in turn: use one # less",
            );
        }
        above = *level;
    }
}

fn charts(blocks: &[Block], faults: &mut Diagnostics) {
    for block in blocks {
        match block {
            Block::Chart(chart) if chart.alternative.trim().is_empty() => faults.error(
                "alternative",
                Place::file("report.pdf"),
                format!("chart {} has no alternative text", chart.number),
            ),
            Block::List { items, .. } => items.iter().for_each(|item| charts(item, faults)),
            Block::Quote(inner) => charts(inner, faults),
            _ => {}
        }
    }
}
