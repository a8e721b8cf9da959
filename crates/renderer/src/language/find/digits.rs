//! A numeral in a text: digits with their separators and the signs beside them.

use std::ops::Range;
use std::str::FromStr;

use rust_decimal::Decimal;

use super::tokens::Sign;
use crate::language::Language;

pub(super) struct Digits {
    pub(super) range: Range<usize>,
    pub(super) value: Option<Decimal>,
    pub(super) sign: Sign,
}

/// The numeral whose first digit is at `start`. What stands before `floor` belongs to another.
pub(super) fn read(text: &str, start: usize, floor: usize, language: &Language) -> Digits {
    let end = end(text, start, language);
    let mut digits = Digits { range: start..end, value: None, sign: Sign::None };
    if let Some(value) = vulgar_fraction(&text[start..end]) {
        digits.value = Some(value);
        digits.sign = Sign::Fraction;
    } else {
        digits.value = value(&text[start..end], language);
    }
    take_signs(text, floor, &mut digits);
    digits
}

/// Where the numeral ends: digits, and separators with a digit after them.
fn end(text: &str, start: usize, language: &Language) -> usize {
    let mut at = start;
    let mut group = 0;
    while let Some(c) = text[at..].chars().next() {
        let after = &text[at + c.len_utf8()..];
        if c.is_numeric() {
            group += 1;
        } else if matches!(c, ',' | '.' | '\'' | '’' | '٫' | '٬') {
            if !after.starts_with(char::is_numeric) {
                break;
            }
            group = 0;
        } else if is_group_space(c, language) && group <= 3 && starts_with_group(after) {
            group = 0;
        } else {
            break;
        }
        at += c.len_utf8();
    }
    at
}

/// A space that may stand between groups of three digits; the plain one only where the language uses spaces at all.
fn is_group_space(c: char, language: &Language) -> bool {
    matches!(c, '\u{A0}' | '\u{202F}' | '\u{2009}')
        || (c == ' ' && language.figures.thousands.starts_with(char::is_whitespace))
}

fn starts_with_group(text: &str) -> bool {
    let digits = text.chars().take(4).take_while(|c| c.is_numeric()).count();
    digits == 3
}

fn value(numeral: &str, language: &Language) -> Option<Decimal> {
    let (thousands, decimal) = (&language.figures.thousands, &language.figures.decimal);
    let spaced = |c: char| if c.is_whitespace() { '\u{A0}' } else { c };
    let numeral: String = numeral.chars().map(spaced).collect();
    let (whole, fraction) = match numeral.split_once(decimal.as_str()) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (numeral.as_str(), None),
    };
    let groups: Vec<&str> = whole.split(thousands.as_str()).collect();
    let well_grouped = groups.len() == 1
        || (groups[0].chars().count() <= 3
            && groups[1..].iter().all(|group| group.chars().count() == 3));
    let mut ascii = ascii(&groups.concat())?;
    if let Some(fraction) = fraction {
        ascii.push('.');
        ascii.push_str(&self::ascii(fraction)?);
    }
    well_grouped.then(|| Decimal::from_str(&ascii).ok()).flatten()
}

fn ascii(digits: &str) -> Option<String> {
    digits.chars().map(digit).collect()
}

/// Noughts of the scripts whose digits follow them in order.
const NOUGHTS: [char; 20] = [
    '0', '٠', '۰', '߀', '०', '০', '੦', '૦', '୦', '௦', '౦', '೦', '൦', '๐', '໐', '༠', '၀', '០', '᠐',
    '０',
];

fn digit(c: char) -> Option<char> {
    let code = u32::from(c);
    let from = |nought: &char| code.checked_sub(u32::from(*nought)).filter(|digit| *digit < 10);
    NOUGHTS.iter().find_map(from).and_then(|digit| char::from_digit(digit, 10))
}

fn vulgar_fraction(numeral: &str) -> Option<Decimal> {
    let mut chars = numeral.chars();
    let (c, None) = (chars.next()?, chars.next()) else { return None };
    let (over, under) = match c {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅛' => (1, 8),
        _ => return None,
    };
    Decimal::from(over).checked_div(Decimal::from(under))
}

/// Takes in a currency sign before or after, and a per cent sign after, with at most one space between.
fn take_signs(text: &str, floor: usize, digits: &mut Digits) {
    let after = &text[digits.range.end..];
    let trimmed = after.strip_prefix([' ', '\u{A0}', '\u{202F}', '\u{2009}']).unwrap_or(after);
    match trimmed.chars().next() {
        Some(sign @ ('%' | '‰' | '٪' | '％')) => {
            digits.range.end = text.len() - trimmed.len() + sign.len_utf8();
            digits.sign = Sign::Percent;
        }
        Some(sign) if is_currency(sign) => {
            digits.range.end = text.len() - trimmed.len() + sign.len_utf8();
            digits.sign = Sign::Currency;
        }
        _ => {}
    }
    let before = &text[floor..digits.range.start];
    let trimmed = before.strip_suffix([' ', '\u{A0}', '\u{202F}']).unwrap_or(before);
    if let Some(sign) = trimmed.chars().next_back().filter(|c| is_currency(*c)) {
        digits.range.start = floor + trimmed.len() - sign.len_utf8();
        digits.sign = Sign::Currency;
    }
}

fn is_currency(c: char) -> bool {
    matches!(c, '$' | '¢'..='¥' | '\u{20A0}'..='\u{20CF}')
}
