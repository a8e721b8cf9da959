use crate::document::{Document, Participation};
use crate::words;

/// The words that the exporters write themselves: the document's own, and behind them those of its language.
pub(crate) struct Words<'a> {
    document: &'a Document,
    language: words::Words,
}

impl<'a> Words<'a> {
    pub(crate) fn of(document: &'a Document) -> Self {
        Self { document, language: words::Words::of(&document.cover.language) }
    }

    /// The words of a key of `words.csv`.
    pub(crate) fn get(&self, key: &str) -> &str {
        self.document.words.get(key).map_or_else(|| self.language.get(key), String::as_str)
    }

    /// The words of a key with each `{name}` replaced.
    pub(crate) fn fill(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.language.fill(key, values)
    }

    /// The cover's picture in words.
    pub(crate) fn picture_alternative(&self, rows: &[Participation]) -> String {
        let rows = rows.iter().map(|row| {
            let (responded, invited) = (row.responded.to_string(), row.invited.to_string());
            let values =
                [("region", &*row.region), ("responded", &responded), ("invited", &invited)];
            self.fill("picture_row", &values)
        });
        let rows = rows.collect::<Vec<_>>().join(self.get("semicolon"));
        self.fill("picture_alternative", &[("rows", &rows)])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_document_speaks_first() {
        let mut document = Document::default();
        document.words.insert("contents".into(), "Inside".into());
        let words = Words::of(&document);
        assert_eq!(words.get("contents"), "Inside");
        assert_eq!(words.get("chart"), "Chart");
    }
}
