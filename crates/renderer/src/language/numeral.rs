//! Figures with the separators of a language, and patterns filled.

use rust_decimal::Decimal;

use super::rules::Language;

/// Joins what a line end may not part.
const NO_BREAK: &str = "\u{A0}";

impl Language {
    /// A number in figures: `1,417`, `9.6`, `−27`. Its scale is the decimals shown.
    pub fn figures(&self, number: Decimal) -> String {
        let plain = number.abs().to_string();
        let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
        let mut said = String::new();
        if number.is_sign_negative() && !number.is_zero() {
            said.push_str(&self.figures.minus);
        }
        for (index, digit) in whole.chars().enumerate() {
            if index > 0 && (whole.len() - index).is_multiple_of(3) {
                said.push_str(&self.figures.thousands);
            }
            said.push(digit);
        }
        if !fraction.is_empty() {
            said.push_str(&self.figures.decimal);
            said.push_str(fraction);
        }
        said
    }

    /// Fills `{name}` in a pattern. `~` is a non-breaking space where `in_figures`, else a plain one.
    pub(super) fn fill(&self, pattern: &str, parts: &[(&str, &str)], in_figures: bool) -> String {
        let mut said = String::new();
        let mut rest = pattern;
        while let Some((before, after)) = rest.split_once('{') {
            said.push_str(&spaced(before, in_figures));
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let part = parts.iter().find(|(known, _)| *known == name).map_or("", |(_, part)| part);
            said = self.join(&said, part);
            rest = after;
        }
        said + &spaced(rest, in_figures)
    }
}

fn spaced(text: &str, in_figures: bool) -> String {
    text.replace('~', if in_figures { NO_BREAK } else { " " })
}
