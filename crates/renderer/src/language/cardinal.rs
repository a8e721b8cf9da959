//! Numbers in words, by the rules of a language.

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::names::Gender;
use super::rules::{ByGender, Language};

/// The highest number that has words.
pub(super) const HIGHEST: u32 = 999_999;

/// How a number agrees with what it counts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Agreement {
    /// Gender of the noun.
    pub gender: Gender,
    /// The noun follows.
    pub before_noun: bool,
}

/// Sets of rules, and which set says a number that stands alone or before its noun.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct CardinalRules {
    alone: ByGender,
    before_noun: ByGender,
    rules: BTreeMap<String, BTreeMap<u32, Pattern>>,
}

impl Language {
    /// A number from 0 to 999,999 in words, in lower case; nothing above.
    pub fn cardinal(&self, number: u32, agreement: Agreement) -> Option<String> {
        let rules = &self.cardinals;
        let set = if agreement.before_noun { &rules.before_noun } else { &rules.alone };
        (number <= HIGHEST).then(|| rules.say(set.get(agreement.gender), number)).flatten()
    }
}

impl CardinalRules {
    /// The sets that say whole numbers, of both genders, each once.
    pub(super) fn complete(&self) -> BTreeSet<&str> {
        let genders = [Gender::Masculine, Gender::Feminine];
        genders.iter().flat_map(|g| [self.alone.get(*g), self.before_noun.get(*g)]).collect()
    }

    /// A number by one set; nothing where the set has no rule for it.
    pub(super) fn say(&self, set: &str, number: u32) -> Option<String> {
        let (base, pattern) = self.rules.get(set)?.range(..=number).next_back()?;
        let numbers = pattern.split(*base, number);
        let mut said = String::new();
        for piece in &pattern.pieces {
            let shown = piece.when.is_none_or(|remaining| remaining == (numbers.rest > 0));
            match &piece.what {
                _ if !shown => {}
                What::Text(text) => said.push_str(text),
                What::Quotient(other) => {
                    said.push_str(&self.say(other.as_deref().unwrap_or(set), numbers.quotient)?);
                }
                What::Rest(other) => {
                    said.push_str(&self.say(other.as_deref().unwrap_or(set), numbers.rest)?);
                }
                What::Same(other) => said.push_str(&self.say(other, number)?),
            }
        }
        Some(said)
    }
}

/// `{quotient} hundred[ and {rest}]`
#[derive(Debug, Deserialize)]
#[serde(try_from = "String")]
struct Pattern {
    pieces: Vec<Piece>,
}

#[derive(Debug)]
struct Piece {
    /// Shown always, or only where something is left (true) or nothing is (false).
    when: Option<bool>,
    what: What,
}

#[derive(Debug)]
enum What {
    Text(String),
    Quotient(Option<String>),
    Rest(Option<String>),
    Same(String),
}

struct Split {
    quotient: u32,
    rest: u32,
}

impl Pattern {
    fn split(&self, base: u32, number: u32) -> Split {
        if self.pieces.iter().any(|piece| matches!(piece.what, What::Quotient(_))) {
            let power = 10_u32.pow(base.max(1).ilog10());
            Split { quotient: number / power, rest: number % power }
        } else {
            Split { quotient: 0, rest: number - base }
        }
    }
}

impl TryFrom<String> for Pattern {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let mut pieces = Vec::new();
        let mut when = None;
        let mut text = text.as_str();
        while let Some(first) = text.chars().next() {
            match first {
                '[' | '|' | ']' => {
                    when = match first {
                        '[' => Some(true),
                        '|' => Some(false),
                        _ => None,
                    };
                    text = &text[1..];
                }
                '{' => {
                    let (name, after) = text[1..].split_once('}').ok_or("`{` without `}`")?;
                    pieces.push(Piece { when, what: reference(name)? });
                    text = after;
                }
                _ => {
                    let end = text.find(['[', '|', ']', '{']).unwrap_or(text.len());
                    pieces.push(Piece { when, what: What::Text(text[..end].to_owned()) });
                    text = &text[end..];
                }
            }
        }
        Ok(Self { pieces })
    }
}

fn reference(name: &str) -> Result<What, String> {
    let (what, set) = match name.split_once(':') {
        Some((what, set)) => (what, Some(set.to_owned())),
        None => (name, None),
    };
    match (what, set) {
        ("quotient", set) => Ok(What::Quotient(set)),
        ("rest", set) => Ok(What::Rest(set)),
        ("same", Some(set)) => Ok(What::Same(set)),
        _ => Err(format!("`{{{name}}}` is not known")),
    }
}
