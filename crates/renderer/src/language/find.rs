//! The gate's eye: every number in a text.

use std::ops::Range;

use rust_decimal::Decimal;

use super::{Language, Names};

/// A number found in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    /// Byte range in the text.
    pub range: Range<usize>,
    /// How it is written.
    pub kind: FoundKind,
    /// What it is worth, where that can be told: 49 for `49 per cent`, 2 for `doubled`.
    pub value: Option<Decimal>,
}

/// How a found number is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FoundKind {
    /// Digits, or a character that stands for a number.
    Numeral,
    /// Words: `forty-nine`.
    Cardinal,
    /// `11th`, `eleventh`.
    Ordinal,
    /// A number, in digits or words, with `%` or `per cent`.
    Percent,
    /// Digits beside a currency sign.
    Money,
    /// `a third`, `half`.
    Fraction,
    /// `twice`, `doubled`.
    Multiple,
    /// `hundreds of`.
    Vague,
}

/// Finds numbers in texts of one language.
pub struct Numbers {
    _language: &'static Language,
}

impl Numbers {
    /// For a language, with the nouns before which `one` is a number.
    pub fn new(language: &'static Language, _names: &Names) -> Self {
        Self { _language: language }
    }

    /// Every number of the text, in order and without overlap, in time linear in its length.
    pub fn find(&self, _text: &str) -> Vec<Found> {
        Vec::new()
    }
}
