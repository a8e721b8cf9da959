use std::collections::BTreeSet;

use super::FIGURES_ANNEX;
use crate::document::{Block, Document};

/// Everything in a document that a link can lead to.
pub(crate) struct Anchors<'a> {
    document: &'a Document,
    ids: BTreeSet<&'a str>,
}

/// Where a link leads.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Target<'a> {
    /// An anchor of the document.
    Inside(&'a str),
    /// Another place: a web page or a mail address.
    Outside(&'a str),
}

impl<'a> Anchors<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        let mut ids = BTreeSet::from([FIGURES_ANNEX]);
        for part in &document.parts {
            ids.insert(part.id.as_str());
            collect(&part.blocks, &mut ids);
        }
        Self { document, ids }
    }

    /// The place that a link's address names, unless it names none or a scheme that a report has no use for
    /// (`javascript:`).
    pub(crate) fn target<'t>(&self, address: &'t str) -> Option<Target<'t>> {
        if let Some(id) = address.strip_prefix('#') {
            return self.ids.contains(id).then_some(Target::Inside(id));
        }
        let scheme = address.split_once(':')?.0.to_ascii_lowercase();
        matches!(scheme.as_str(), "https" | "http" | "mailto").then_some(Target::Outside(address))
    }

    /// Whether the figure has an entry in the annex.
    pub(crate) fn has_figure(&self, name: &str) -> bool {
        self.document.cards.contains_key(name)
    }
}

fn collect<'a>(blocks: &'a [Block], ids: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } | Block::Paragraph { id, .. } => {
                ids.insert(id);
            }
            Block::Chart(chart) => {
                ids.insert(&chart.id);
            }
            Block::Table(table) => {
                ids.insert(&table.id);
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect(item, ids)),
            Block::Quote(blocks) => collect(blocks, ids),
            Block::Signature(_) => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leads_only_where_something_is() {
        let document = Document::default();
        let anchors = Anchors::of(&document);
        assert_eq!(anchors.target("#figures-annex"), Some(Target::Inside("figures-annex")));
        assert_eq!(anchors.target("#nowhere"), None);
        assert_eq!(
            anchors.target("https://example.org/"),
            Some(Target::Outside("https://example.org/"))
        );
        assert_eq!(anchors.target("javascript:alert(1)"), None);
        assert_eq!(anchors.target("JavaScript:alert(1)"), None);
        assert_eq!(anchors.target("data:text/html,x"), None);
        assert_eq!(anchors.target("/etc/passwd"), None);
    }
}
