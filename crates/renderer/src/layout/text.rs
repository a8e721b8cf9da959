use std::borrow::Cow;

use crate::document::Inline;

/// Characters that neither format can hold become spaces: controls other than a line break or a tab, and noncharacters.
pub(crate) fn clean(text: &str) -> Cow<'_, str> {
    let bad = |c: char| {
        (c.is_control() && c != '\n' && c != '\t')
            || (u32::from(c) & 0xFFFE) == 0xFFFE
            || ('\u{FDD0}'..='\u{FDEF}').contains(&c)
    };
    if text.contains(bad) { text.replace(bad, " ").into() } else { text.into() }
}

/// The text with a full stop, if it is there and ends with no other.
pub(crate) fn sentence(text: &str) -> String {
    let text = clean(text);
    let text = text.trim_end();
    if text.is_empty() || text.ends_with(['.', '!', '?']) {
        text.into()
    } else {
        format!("{text}.")
    }
}

/// The words of running text, without notes.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let mut out = String::new();
    collect(inlines, &mut out);
    out
}

fn collect(inlines: &[Inline], out: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(text) | Inline::Figure { text, .. } => out.push_str(&clean(text)),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                collect(inner, out);
            }
            Inline::Break => out.push(' '),
            Inline::Footnote(_) => {}
        }
    }
}

/// A figure's words with no-break spaces beside its digits and in "per cent", so that number and unit stay on one line.
pub(crate) fn unbroken(text: &str) -> String {
    let text = clean(text).replace("per cent", "per\u{a0}cent");
    let mut out = String::with_capacity(text.len());
    let mut rest = text.chars().peekable();
    let mut before = ' ';
    while let Some(c) = rest.next() {
        let beside = before.is_ascii_digit() || rest.peek().is_some_and(char::is_ascii_digit);
        out.push(if c == ' ' && beside { '\u{a0}' } else { c });
        before = c;
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn number_and_unit_stay_together() {
        assert_eq!(unbroken("110 offices"), "110\u{a0}offices");
        assert_eq!(unbroken("USD 1,605.4 million"), "USD\u{a0}1,605.4\u{a0}million");
        assert_eq!(unbroken("49 per cent"), "49\u{a0}per\u{a0}cent");
        assert_eq!(unbroken("One hundred and ten offices"), "One hundred and ten offices");
    }

    #[test]
    fn controls_become_spaces() {
        assert_eq!(clean("a\u{0}b\u{7}c\nd\te\u{fffe}"), "a b c\nd\te ");
        assert!(matches!(clean("Côte d’Ivoire"), Cow::Borrowed(_)));
    }
}
