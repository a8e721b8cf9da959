//! The characters of running text.

use crate::document::Inline;

/// The words of running text, without the marks of footnotes.
pub(crate) fn plain(inlines: &[Inline]) -> String {
    let mut text = String::new();
    collect(inlines, &mut text);
    text
}

fn collect(inlines: &[Inline], text: &mut String) {
    for inline in inlines {
        match inline {
            Inline::Text(words) | Inline::Figure { text: words, .. } => text.push_str(words),
            Inline::Emphasis(inner) | Inline::Strong(inner) | Inline::Link { text: inner, .. } => {
                collect(inner, text);
            }
            Inline::Break => text.push(' '),
            Inline::Footnote(_) => {}
        }
    }
}
