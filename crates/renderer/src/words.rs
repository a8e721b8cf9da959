//! Words that the program writes itself, by language.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::language::Language;

/// The words: `key,en,fr,es`.
const SHEET: &str = include_str!("words.csv");

type Table = BTreeMap<String, BTreeMap<String, String>>;

/// By language code, then by key.
static WORDS: LazyLock<Table> = LazyLock::new(|| read(SHEET));

fn read(sheet: &str) -> Table {
    let mut reader = csv::Reader::from_reader(sheet.as_bytes());
    let languages: Vec<String> =
        reader.headers().map(|h| h.iter().skip(1).map(str::to_owned).collect()).unwrap_or_default();
    let mut table = Table::new();
    for record in reader.records().flatten() {
        let key = record.get(0).unwrap_or_default();
        for (language, text) in languages.iter().zip(record.iter().skip(1)) {
            table.entry(language.clone()).or_default().insert(key.to_owned(), text.to_owned());
        }
    }
    table
}

/// The words of one language; English where there are none.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Words {
    words: Option<&'static BTreeMap<String, String>>,
    language: Option<&'static Language>,
}

impl Words {
    pub(crate) fn of(language: &str) -> Self {
        let code = if WORDS.contains_key(language) { language } else { "en" };
        Self { words: WORDS.get(code), language: Language::of(code) }
    }

    /// The words of a key of the sheet.
    pub(crate) fn get(self, key: &str) -> &'static str {
        let found = self.words.and_then(|words| words.get(key));
        debug_assert!(found.is_some(), "words.csv has no row {key}");
        found.map_or("", String::as_str)
    }

    /// The words of a key with each `{name}` replaced, joined as the language joins words (`de` and `les` are `des`). What is
    /// put in is not looked at again.
    pub(crate) fn fill(self, key: &str, values: &[(&str, &str)]) -> String {
        let mut text = String::new();
        let mut rest = self.get(key);
        while let Some((before, after)) = rest.split_once('{') {
            text.push_str(before);
            let Some((name, after)) = after.split_once('}') else { break };
            let value = values.iter().find(|(n, _)| *n == name);
            debug_assert!(value.is_some(), "{key} wants {name}");
            text = self.joined(text, value.map_or("", |(_, value)| value));
            rest = after;
        }
        text.push_str(rest);
        text
    }

    fn joined(self, text: String, value: &str) -> String {
        match self.language {
            Some(language) => language.join(&text, value),
            None => text + value,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_language_says_everything_with_the_same_names() {
        let english = &WORDS["en"];
        for (language, words) in WORDS.iter() {
            assert_eq!(words.len(), english.len(), "{language}");
            for (key, text) in words {
                assert!(!text.is_empty(), "{language} {key}");
                assert_eq!(names(text), names(&english[key]), "{language} {key}");
            }
        }
    }

    fn names(text: &str) -> std::collections::BTreeSet<&str> {
        text.split('{').skip(1).filter_map(|t| t.split_once('}')).map(|(name, _)| name).collect()
    }

    /// Lexique des règles typographiques en usage à l’Imprimerie nationale.
    #[test]
    fn french_marks_stand_behind_a_space_that_does_not_break() {
        for (key, text) in &WORDS["fr"] {
            let spaced = text.replace(['\u{a0}', '\u{202f}'], "~");
            for mark in [":", ";", "?", "!", "»"] {
                let marks = spaced.matches(mark).count();
                assert_eq!(spaced.matches(&format!("~{mark}")).count(), marks, "{key}: {text}");
            }
            assert_eq!(spaced.matches("«~").count(), spaced.matches('«').count(), "{key}: {text}");
        }
    }

    #[test]
    fn what_is_put_in_is_not_read_again() {
        let values = [("label", "{value}"), ("value", "7")];
        assert_eq!(Words::of("en").fill("alternative_bar", &values), "{value}: 7");
    }
}
