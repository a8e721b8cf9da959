//! A text as words and numerals.

use std::ops::Range;

use rust_decimal::Decimal;

use super::digits::{self, Digits};
use crate::language::Language;

/// A word or a numeral.
#[derive(Clone, Debug)]
pub(super) struct Token {
    pub(super) range: Range<usize>,
    pub(super) what: What,
    /// What lies between it and the token before.
    pub(super) gap: Gap,
}

#[derive(Clone, Debug)]
pub(super) enum What {
    /// Folded: lower case, no accents, no invisible characters.
    Word(String),
    /// Digits with their value, if it can be told.
    Numeral { value: Option<Decimal>, sign: Sign },
}

/// A sign that belongs to a numeral.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sign {
    None,
    Percent,
    Currency,
    Fraction,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Gap {
    /// Nothing.
    Nothing,
    /// Hyphens.
    Hyphen,
    /// Spaces, perhaps with hyphens.
    Space,
    /// Anything else, or the start of the text.
    Break,
}

/// The tokens of a text in order.
pub(super) fn tokens(text: &str, language: &Language) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut gap = Gap::Break;
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        let start = at;
        let floor = tokens.last().map_or(0, |token| token.range.end);
        if c.is_numeric() {
            let Digits { range, value, sign } = digits::read(text, at, floor, language);
            at = range.end;
            tokens.push(Token { range, what: What::Numeral { value, sign }, gap });
            gap = Gap::Nothing;
        } else if c.is_alphabetic() {
            at = end_of_word(text, at);
            tokens.push(Token { range: start..at, what: What::Word(fold(&text[start..at])), gap });
            gap = Gap::Nothing;
        } else {
            at += c.len_utf8();
            gap = widen(gap, c);
        }
    }
    tokens
}

fn widen(gap: Gap, c: char) -> Gap {
    match (gap, c) {
        (gap, c) if is_invisible(c) => gap,
        (Gap::Break, _) => Gap::Break,
        (Gap::Nothing | Gap::Hyphen, '-' | '\u{2010}' | '\u{2011}') => Gap::Hyphen,
        (Gap::Space, '-' | '\u{2010}' | '\u{2011}') => Gap::Space,
        (_, c) if c.is_whitespace() => Gap::Space,
        _ => Gap::Break,
    }
}

fn end_of_word(text: &str, start: usize) -> usize {
    let inside = |c: char| c.is_alphabetic() && !c.is_numeric() || is_invisible(c) || is_accent(c);
    text[start..].find(|c| !inside(c)).map_or(text.len(), |length| start + length)
}

/// Soft hyphen, zero-width characters, word joiner, byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}' | '\u{2060}' | '\u{FEFF}')
}

fn is_accent(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Lower case without accents or invisible characters.
pub(super) fn fold(word: &str) -> String {
    let kept = word.chars().filter(|c| !is_invisible(*c) && !is_accent(*c));
    let mut folded = String::with_capacity(word.len());
    for c in kept.flat_map(char::to_lowercase).filter(|c| !is_accent(*c)) {
        match c {
            'à'..='å' => folded.push('a'),
            'ç' => folded.push('c'),
            'è'..='ë' => folded.push('e'),
            'ì'..='ï' => folded.push('i'),
            'ñ' => folded.push('n'),
            'ò'..='ö' => folded.push('o'),
            'ù'..='ü' => folded.push('u'),
            'œ' => folded.push_str("oe"),
            c => folded.push(c),
        }
    }
    folded
}
