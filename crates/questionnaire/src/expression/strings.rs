//! Functions of texts, for both readings.

use std::collections::BTreeMap;

use regex::{Regex, RegexBuilder};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::function::Function;

/// The longest text that a function takes or makes, in bytes; of a longer one it makes none.
pub const MAX_TEXT: usize = 1 << 20;

/// The arguments of a function of texts, up to the length of the longest text.
#[derive(Default)]
pub(super) struct Arguments {
    texts: Vec<String>,
    length: usize,
}

impl Arguments {
    /// Takes one more, if there is room for it.
    pub fn push(&mut self, text: &str) {
        self.length = self.length.saturating_add(text.len());
        if self.length <= MAX_TEXT {
            self.texts.push(text.to_owned());
        }
    }

    /// All of them, if they are not too long.
    pub fn list(&self) -> Option<&[String]> {
        (self.length <= MAX_TEXT).then_some(&self.texts)
    }
}

/// What a function of texts gives.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Result {
    Text(String),
    Number(Decimal),
    Boolean(bool),
}

/// Applies a function all of whose arguments are texts; none if it is not one, or the result is too long.
pub(super) fn apply(function: Function, arguments: &[String]) -> Option<Result> {
    let text = |index: usize| arguments.get(index).map_or("", String::as_str);
    let (first, second) = (text(0), text(1));
    Some(match function {
        Function::Concat => Result::Text(joined("", arguments)?),
        Function::Join => Result::Text(joined(first, arguments.get(1..)?)?),
        Function::StringLength => Result::Number(first.chars().count().into()),
        Function::Contains => Result::Boolean(first.contains(second)),
        Function::StartsWith => Result::Boolean(first.starts_with(second)),
        Function::EndsWith => Result::Boolean(first.ends_with(second)),
        Function::SubstringBefore => Result::Text(around(first, second).0.to_owned()),
        Function::SubstringAfter => Result::Text(around(first, second).1.to_owned()),
        Function::Translate => Result::Text(translate(first, second, text(2))),
        Function::NormalizeSpace => Result::Text(normalize_space(first)),
        Function::BooleanFromString => Result::Boolean(matches!(first, "1" | "true")),
        _ => return None,
    })
}

fn around<'a>(text: &'a str, part: &str) -> (&'a str, &'a str) {
    text.split_once(part).unwrap_or_default()
}

/// The texts with a separator between them.
pub(super) fn joined(separator: &str, texts: &[String]) -> Option<String> {
    let length = texts
        .iter()
        .map(|t| t.len().saturating_add(separator.len()))
        .fold(0, usize::saturating_add);
    (length <= MAX_TEXT).then(|| texts.join(separator))
}

fn translate(text: &str, from: &str, to: &str) -> String {
    let mut pairs = BTreeMap::new();
    let mut to = to.chars();
    for c in from.chars() {
        let replacement = to.next();
        pairs.entry(c).or_insert(replacement);
    }
    text.chars().filter_map(|c| pairs.get(&c).copied().unwrap_or(Some(c))).collect()
}

fn normalize_space(text: &str) -> String {
    words(text).collect::<Vec<_>>().join(" ")
}

/// The words between XPath's white space: the choices of a `select_multiple`.
pub(super) fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty())
}

/// Characters from `start` (0 is the first) up to `end`, which is left out; negative positions count from the end.
pub(super) fn substr(text: &str, start: Decimal, end: Option<Decimal>) -> String {
    let length = text.chars().count();
    let place = |position: Decimal| {
        let from_end = if position < Decimal::ZERO { length } else { 0 };
        let position =
            position.trunc().to_i64().unwrap_or(if from_end > 0 { i64::MIN } else { i64::MAX });
        let offset = i64::try_from(from_end).unwrap_or(i64::MAX);
        usize::try_from(position.saturating_add(offset)).unwrap_or(0).min(length)
    };
    let (start, end) = (place(start), end.map_or(length, place));
    text.chars().skip(start).take(end.saturating_sub(start)).collect()
}

/// A pattern, always written out in the expression, that has to match the whole text. Time is linear in the text; a pattern that compiles to more than a
/// megabyte, or that uses look-around or back references, has none.
pub(crate) fn pattern(source: &str) -> Option<Regex> {
    let build = |source: &str| RegexBuilder::new(source).size_limit(1 << 20).build().ok();
    build(source)?;
    build(&format!("^(?:{source})$"))
}

#[cfg(test)]
mod tests {
    use super::{Decimal, substr};

    #[test]
    fn positions_count_from_zero_and_from_the_end() {
        for (start, end, expected) in [
            (0, Some(2), "hé"),
            (1, None, "éllo"),
            (-2, None, "lo"),
            (0, Some(-1), "héll"),
            (3, Some(1), ""),
            (9, None, ""),
            (-9, Some(2), "hé"),
        ] {
            let got = substr("héllo", start.into(), end.map(Into::into));
            assert_eq!(got, expected);
        }
        assert_eq!(substr("héllo", -Decimal::ZERO, None), "héllo");
    }
}
