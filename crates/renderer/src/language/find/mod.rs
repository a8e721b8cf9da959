//! The gate's eye: every number in a text, in digits or in words.

mod digits;
mod lexicon;
mod parse;
mod tokens;

use std::ops::Range;

use rust_decimal::Decimal;

pub(super) use lexicon::Lexicon;

use super::{Language, Names};
use lexicon::Nouns;

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
    /// `a third`, `half`, `one in six`.
    Fraction,
    /// `twice`, `doubled`, `tenfold`.
    Multiple,
    /// `hundreds of`.
    Vague,
}

/// Finds numbers in texts of one language.
pub struct Numbers {
    language: &'static Language,
    nouns: Nouns,
}

impl Numbers {
    /// For a language, with the nouns before which `one` is a number.
    pub fn new(language: &'static Language, names: &Names) -> Self {
        let nouns = names.units.values().filter_map(|noun| noun.one.exact(&language.code));
        Self { language, nouns: Nouns::new(nouns) }
    }

    /// Every number of the text, in order and without overlap, in time linear in its length.
    pub fn find(&self, text: &str) -> Vec<Found> {
        let tokens = tokens::tokens(text, self.language);
        parse::Parser { lexicon: self.language.lexicon(), nouns: &self.nouns, tokens: &tokens }
            .run()
    }
}

impl Language {
    fn lexicon(&self) -> &Lexicon {
        self.lexicon.get_or_init(|| Lexicon::new(self))
    }
}
