//! `cycle.toml` becomes the settings of a cycle.

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::Cycle;
use super::shape::{KEYS, Shape};
use crate::day;
use crate::diagnostic::{Diagnostics, Place, did_you_mean};

/// More than any cycle needs.
const MAX_BYTES: usize = 1 << 20;

impl Cycle {
    /// Reads `cycle.toml`: none where it has an error. Lines and columns count from 1.
    pub fn read(file: &str, bytes: &[u8]) -> (Option<Self>, Diagnostics) {
        let mut faults = Diagnostics::default();
        let Some(text) = text(file, bytes, &mut faults) else { return (None, faults) };
        let source = Source { file, text };
        let (document, errors) = DeTable::parse_recoverable(text);
        for error in errors {
            let place = source.place(error.span().map_or(0, |span| span.start));
            faults.error("toml-syntax", place, error.message());
        }
        if faults.has_errors() {
            return (None, faults);
        }
        source.table("", document.get_ref(), &mut faults);
        source.missing(document.get_ref(), &mut faults);
        if faults.has_errors() {
            return (None, faults);
        }
        match toml::from_str::<Self>(text) {
            Ok(cycle) => {
                source.contradictions(&cycle, document.get_ref(), &mut faults);
                ((!faults.has_errors()).then_some(cycle), faults)
            }
            Err(error) => {
                let place = source.place(error.span().map_or(0, |span| span.start));
                faults.error("cycle-value", place, error.message());
                (None, faults)
            }
        }
    }
}

fn text<'a>(file: &str, bytes: &'a [u8], faults: &mut Diagnostics) -> Option<&'a str> {
    if bytes.len() > MAX_BYTES {
        let message = format!("the file has {} bytes; at most {MAX_BYTES} are read", bytes.len());
        faults.error("file-too-large", Place::file(file), message);
        return None;
    }
    let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => Some(text),
        Err(error) => {
            let before = String::from_utf8_lossy(&bytes[..error.valid_up_to()]);
            faults.error_with_hint(
                "not-utf8",
                Source { file, text: &before }.place(before.len()),
                "the file is not UTF-8 from here on",
                "save it as UTF-8",
            );
            None
        }
    }
}

struct Source<'a> {
    file: &'a str,
    text: &'a str,
}

impl Source<'_> {
    fn place(&self, offset: usize) -> Place {
        let before = self.text.get(..offset.min(self.text.len())).unwrap_or(self.text);
        let start = before.rfind('\n').map_or(0, |at| at + 1);
        let line = before.bytes().filter(|b| *b == b'\n').count() + 1;
        let column = before[start..].chars().count() + 1;
        Place::line(self.file, u32::try_from(line).unwrap_or(u32::MAX)).at(column.to_string())
    }

    fn table(&self, prefix: &str, table: &DeTable<'_>, faults: &mut Diagnostics) {
        for (key, value) in table {
            let path = format!("{prefix}{}", key.get_ref());
            let inner = format!("{path}.");
            if let Some(known) = KEYS.iter().find(|k| k.path == path) {
                self.value(&path, known.shape, value, faults);
            } else if KEYS.iter().any(|k| k.path.starts_with(&inner)) {
                match value.get_ref() {
                    DeValue::Table(table) => self.table(&inner, table, faults),
                    _ => self.wrong(&path, "a table", value, faults),
                }
            } else {
                let siblings = siblings(prefix);
                faults.error_with(
                    "unknown-key",
                    self.place(key.span().start),
                    format!("there is no setting `{path}`"),
                    did_you_mean(key.get_ref(), siblings.iter().copied())
                        .or_else(|| Some(format!("known: `{}`", siblings.join("`, `")))),
                );
            }
        }
    }

    fn value(
        &self,
        path: &str,
        shape: Shape,
        value: &Spanned<DeValue<'_>>,
        faults: &mut Diagnostics,
    ) {
        let inner = value.get_ref();
        let right = match shape {
            Shape::Text => inner.as_str().is_some_and(|text| !text.trim().is_empty()),
            Shape::Day => inner.as_str().is_some_and(|text| day::parse(text).is_some()),
            Shape::Path => inner.as_str().is_some_and(is_relative),
            Shape::Year => integer(inner).is_some_and(|n| (1..=9999).contains(&n)),
            Shape::Count => integer(inner).is_some_and(|n| u32::try_from(n).is_ok()),
            Shape::Percent => integer(inner).is_some_and(|n| (0..=100).contains(&n)),
            Shape::OneOf(words) => inner.as_str().is_some_and(|text| words.contains(&text)),
            Shape::Languages => {
                is_list(inner, is_language) && inner.as_array().is_some_and(|l| !l.is_empty())
            }
            Shape::Texts => is_map(inner, |v| v.as_str().is_some_and(|t| !t.trim().is_empty())),
            Shape::Files => is_map(inner, |v| is_list(v, |text| !text.is_empty())),
        };
        if !right {
            self.wrong(path, &shape.to_string(), value, faults);
        }
    }

    fn wrong(
        &self,
        path: &str,
        wanted: &str,
        value: &Spanned<DeValue<'_>>,
        faults: &mut Diagnostics,
    ) {
        let place = self.place(value.span().start);
        let message = format!("`{path}` can't be this");
        faults.error_with_hint("cycle-value", place, message, format!("it is {wanted}"));
    }

    fn missing(&self, document: &DeTable<'_>, faults: &mut Diagnostics) {
        for key in KEYS.iter().filter(|key| key.required && find(document, key.path).is_none()) {
            faults.error_with_hint(
                "missing-key",
                Place::file(self.file),
                format!("the setting `{}` is missing", key.path),
                format!("it is {}", key.shape),
            );
        }
    }

    fn contradictions(&self, cycle: &Cycle, document: &DeTable<'_>, faults: &mut Diagnostics) {
        let at =
            |path: &str| self.place(find(document, path).map_or(0, |value| value.span().start));
        let dates = &cycle.dates;
        let in_order = [
            ("dates.due", &dates.opens, &dates.due),
            ("dates.freeze", &dates.due, &dates.freeze),
            ("dates.published", &dates.freeze, &dates.published),
        ];
        for (path, before, after) in
            in_order.into_iter().filter(|(_, before, after)| after < before)
        {
            let message = format!("{after} is before {before}");
            let hint = "the dates follow each other: opens, due, freeze, published";
            faults.error_with_hint("dates-out-of-order", at(path), message, hint);
        }
        let mut seen = std::collections::BTreeSet::new();
        for language in cycle.languages.iter().filter(|language| !seen.insert(*language)) {
            let message = format!("the language `{language}` stands twice");
            faults.error("duplicate-language", at("languages"), message);
        }
        let texts = [
            ("organization", &cycle.organization),
            ("document.title", &cycle.document.title),
            ("document.session", &cycle.document.session),
        ];
        for (path, texts) in texts {
            for language in cycle.languages.iter().filter(|l| texts.exact(l).is_none()) {
                let message = format!("`{path}` is not given in `{language}`");
                let hint = "it is needed in every language of `languages`";
                faults.error_with_hint("missing-translation", at(path), message, hint);
            }
        }
        for language in cycle.complete.keys().filter(|l| !cycle.languages.contains(l)) {
            let message = format!("`{language}` must be complete and is none of `languages`");
            faults.error("unknown-language", at("complete"), message);
        }
    }
}

fn siblings(prefix: &str) -> Vec<&'static str> {
    let mut names: Vec<&str> = KEYS
        .iter()
        .filter_map(|key| key.path.strip_prefix(prefix))
        .map(|rest| rest.split('.').next().unwrap_or(rest))
        .collect();
    names.dedup();
    names
}

fn find<'a, 'i>(table: &'a DeTable<'i>, path: &str) -> Option<&'a Spanned<DeValue<'i>>> {
    let (first, rest) = path.split_once('.').map_or((path, None), |(a, b)| (a, Some(b)));
    let (_, value) = table.iter().find(|(key, _)| key.get_ref() == first)?;
    match rest {
        None => Some(value),
        Some(rest) => match value.get_ref() {
            DeValue::Table(inner) => find(inner, rest),
            _ => None,
        },
    }
}

fn integer(value: &DeValue<'_>) -> Option<i64> {
    let integer = value.as_integer()?;
    i64::from_str_radix(integer.as_str(), integer.radix()).ok()
}

/// Folders with `/`, so that a cycle reads the same on every system.
fn is_relative(path: &str) -> bool {
    !path.is_empty() && !path.starts_with('/') && !path.contains(['\\', ':', '\0'])
}

fn is_language(code: &str) -> bool {
    (2..=8).contains(&code.len()) && code.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-')
}

fn is_list(value: &DeValue<'_>, right: impl Fn(&str) -> bool) -> bool {
    value
        .as_array()
        .is_some_and(|list| list.iter().all(|v| v.get_ref().as_str().is_some_and(&right)))
}

fn is_map(value: &DeValue<'_>, right: impl Fn(&DeValue<'_>) -> bool) -> bool {
    let DeValue::Table(table) = value else { return false };
    table.iter().all(|(key, value)| is_language(key.get_ref()) && right(value.get_ref()))
}
