//! What stands after the kind of a block on its line: words, `key=value`, `flag` and `name="Label"`.

use std::ops::Range;

/// One argument.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Argument<'a> {
    /// What stands before `=`, or all of it.
    pub(super) name: &'a str,
    /// Offset of the name.
    pub(super) at: usize,
    /// What stands after `=`, without its quotes, and its offset.
    pub(super) value: Option<(&'a str, usize)>,
}

/// Splits the arguments. `None` if a quote is not closed.
pub(super) fn split(text: &str, range: Range<usize>) -> Option<Vec<Argument<'_>>> {
    let mut arguments = Vec::new();
    let mut at = range.start;
    loop {
        let rest = &text[at..range.end];
        at += rest.len() - rest.trim_start().len();
        if at >= range.end {
            return Some(arguments);
        }
        let end = end_of_word(&text[at..range.end])? + at;
        arguments.push(argument(&text[at..end], at));
        at = end;
    }
}

/// Length of a word; a space between quotes does not end it.
fn end_of_word(text: &str) -> Option<usize> {
    let mut quoted = false;
    for (i, c) in text.char_indices() {
        match c {
            '"' => quoted = !quoted,
            c if c.is_whitespace() && !quoted => return Some(i),
            _ => {}
        }
    }
    (!quoted).then_some(text.len())
}

fn argument(word: &str, at: usize) -> Argument<'_> {
    let Some((name, value)) = word.split_once('=') else {
        return Argument { name: word, at, value: None };
    };
    let value_at = at + name.len() + 1;
    let bare = value.strip_prefix('"').and_then(|v| v.strip_suffix('"'));
    let value = bare.map_or((value, value_at), |bare| (bare, value_at + 1));
    Argument { name, at, value: Some(value) }
}
