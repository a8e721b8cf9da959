//! The list of abbreviations: those of `abbreviations.csv` that the text holds as whole words.

use std::collections::BTreeSet;

use crate::document::Document;
use crate::language::Names;
use crate::usage::texts;

/// The abbreviations found, with what they stand for, sorted.
pub(crate) fn found(document: &Document, names: &Names, language: &str) -> Vec<(String, String)> {
    let mut words = BTreeSet::new();
    let texts = texts(document);
    for word in texts.iter().flat_map(|text| text.split(|c: char| !is_inside(c))) {
        words.insert(word.trim_matches('-'));
        words.extend(word.split('-'));
    }
    let used = |abbreviation: &str| {
        if abbreviation.chars().all(is_inside) {
            return words.contains(abbreviation) || words.contains(plural(abbreviation).as_str());
        }
        texts.iter().any(|text| text.contains(abbreviation))
    };
    let mut found: Vec<_> = names
        .abbreviations
        .iter()
        .filter(|entry| !entry.abbreviation.is_empty() && used(&entry.abbreviation))
        .map(|entry| (entry.abbreviation.clone(), entry.meaning.get(language).to_owned()))
        .collect();
    found.sort();
    found
}

/// Whether a character may stand inside a word that is an abbreviation.
fn is_inside(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '-' | '&')
}

fn plural(abbreviation: &str) -> String {
    format!("{abbreviation}s")
}
