//! What one evaluation computes once.

use std::cell::RefCell;
use std::collections::BTreeMap;

use regex::Regex;

use super::strings;

/// Patterns of `regex`, compiled once.
#[derive(Default)]
pub(super) struct Patterns(RefCell<BTreeMap<String, Option<Regex>>>);

impl Patterns {
    /// Whether the whole text has the pattern; none if it is not a pattern.
    pub fn matches(&self, text: &str, source: &str) -> Option<bool> {
        let mut compiled = self.0.borrow_mut();
        if !compiled.contains_key(source) {
            compiled.insert(source.to_owned(), strings::pattern(source));
        }
        compiled.get(source)?.as_ref().map(|pattern| pattern.is_match(text))
    }
}
