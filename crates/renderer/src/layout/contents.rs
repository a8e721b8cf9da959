use super::text::plain;
use crate::document::{Block, Document, Part};

/// A line of the table of contents.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// 1 for a part, 2 for a section, and so on.
    pub level: u8,
    /// Where it leads.
    pub id: String,
    /// Label of a part, such as `Annex III`.
    pub label: Option<String>,
    /// The heading without notes and links.
    pub title: String,
    /// First and last numbered paragraph below the heading, `22–24`, or `39`.
    pub paragraphs: Option<String>,
}

/// Parts and their headings in order.
pub(crate) fn contents(document: &Document) -> Vec<Entry> {
    document.parts.iter().flat_map(part_entries).collect()
}

fn part_entries(part: &Part) -> Vec<Entry> {
    let own = Entry {
        level: 1,
        id: part.id.clone(),
        label: part.label.clone(),
        title: plain(&part.title),
        paragraphs: paragraphs(&part.blocks),
    };
    let below = part.blocks.iter().enumerate().filter_map(|(at, block)| match block {
        Block::Heading { level, id, text } => Some(Entry {
            level: *level,
            id: id.clone(),
            label: None,
            title: plain(text),
            paragraphs: paragraphs(under(&part.blocks[at + 1..], *level)),
        }),
        _ => None,
    });
    std::iter::once(own).chain(below).collect()
}

/// The blocks up to the next heading of this level or above.
fn under(blocks: &[Block], level: u8) -> &[Block] {
    let end = blocks
        .iter()
        .position(|b| matches!(b, Block::Heading { level: other, .. } if *other <= level))
        .unwrap_or(blocks.len());
    &blocks[..end]
}

/// First and last number of the numbered paragraphs among the blocks.
pub(crate) fn paragraphs(blocks: &[Block]) -> Option<String> {
    let mut numbers = blocks.iter().filter_map(|b| match b {
        Block::Paragraph { number, .. } => *number,
        _ => None,
    });
    let first = numbers.next()?;
    Some(numbers.next_back().map_or_else(|| first.to_string(), |last| format!("{first}–{last}")))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inline, PartKind};

    fn heading(level: u8, id: &str) -> Block {
        Block::Heading { level, id: id.into(), text: vec![Inline::Text(id.into())] }
    }

    fn paragraph(number: u32) -> Block {
        Block::Paragraph { number: Some(number), id: format!("p{number}"), text: vec![] }
    }

    #[test]
    fn a_section_spans_its_subsections() {
        let part = Part {
            kind: PartKind::Body,
            id: "part".into(),
            label: None,
            title: vec![Inline::Text("Part".into()), Inline::Footnote(0)],
            blocks: vec![
                heading(2, "first"),
                paragraph(22),
                heading(3, "below"),
                paragraph(23),
                paragraph(24),
                heading(2, "second"),
                paragraph(25),
                heading(2, "empty"),
            ],
        };
        let document = Document { parts: vec![part], ..Document::default() };
        let lines: Vec<_> = contents(&document)
            .into_iter()
            .map(|e| (e.level, e.title, e.paragraphs.unwrap_or_default()))
            .collect();
        let expected = [
            (1, "Part", "22–25"),
            (2, "first", "22–24"),
            (3, "below", "23–24"),
            (2, "second", "25"),
            (2, "empty", ""),
        ];
        assert_eq!(lines, expected.map(|(l, t, p)| (l, t.to_owned(), p.to_owned())));
    }
}
