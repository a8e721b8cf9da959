//! Slots are lifted out before the Markdown is parsed: each is covered by as many bytes of plain
//! letters, so that every offset stays what it was and no character of a slot means anything to Markdown.

use std::collections::BTreeMap;

use super::faults::Faults;
use super::lines::Lines;
use super::tree::Slot;

/// Stands at the head of a covered slot: a letter to Markdown. A slot is known by its offset, so
/// the same character in a text is only a character.
const COVER: &str = "\u{E000}";

/// A text with its slots covered.
pub(super) struct Covered {
    /// As long as the text, byte for byte.
    pub(super) text: String,
    /// The slots by offset, with their length in bytes. A faulty slot is covered too, with nothing in it.
    pub(super) slots: BTreeMap<usize, (usize, Option<Slot>)>,
}

/// Covers the slots of a text. A slot ends on the line where it begins.
pub(super) fn cover(text: &str, lines: &Lines<'_>, faults: &mut Faults<'_>) -> Covered {
    let mut covered = Covered { text: String::with_capacity(text.len()), slots: BTreeMap::new() };
    let mut offset = 0;
    for line in text.split_inclusive('\n') {
        cover_line(line, offset, lines, &mut covered, faults);
        offset += line.len();
    }
    covered
}

fn cover_line(
    line: &str,
    start: usize,
    lines: &Lines<'_>,
    covered: &mut Covered,
    faults: &mut Faults<'_>,
) {
    let mut rest = line;
    loop {
        let offset = start + (line.len() - rest.len());
        let Some(open) = rest.find("{{") else { break };
        let at = lines.position(offset + open);
        let Some(length) = rest[open..].find("}}").map(|end| end + 2) else {
            faults.error(
                "unclosed-slot",
                at,
                "the slot that opens here is not closed on its line",
                "close it with `}}`, or write it on one line",
            );
            break;
        };
        let inner = &rest[open + 2..open + length - 2];
        let slot = parse(inner).map(|slot| Slot { at, ..slot });
        if slot.is_none() {
            faults.error(
                "slot-syntax",
                at,
                format!("`{}` is no slot", rest[open..open + length].trim()),
                "write `{{ figure }}`, `{{ figure[key] }}` or `{{ figure | form }}`",
            );
        }
        covered.text.push_str(&rest[..open]);
        covered.text.push_str(COVER);
        covered.text.extend(std::iter::repeat_n('x', length - COVER.len()));
        covered.slots.insert(offset + open, (length, slot));
        rest = &rest[open + length..];
    }
    if let Some(close) = rest.find("}}").filter(|_| !rest.contains("{{")) {
        faults.error(
            "unopened-slot",
            lines.position(start + (line.len() - rest.len()) + close),
            "a slot is closed here that was not opened",
            "open it with `{{` on the same line",
        );
    }
    covered.text.push_str(rest);
}

/// Reads what stands between the braces.
fn parse(inner: &str) -> Option<Slot> {
    let (what, form) = match inner.split_once('|') {
        Some((what, form)) => (what.trim(), Some(form.trim())),
        None => (inner.trim(), None),
    };
    let (name, key) = match what.split_once('[') {
        Some((name, key)) => (name.trim(), Some(key.strip_suffix(']')?.trim())),
        None => (what, None),
    };
    let sound = is_name(name)
        && !key.is_some_and(|key| key.is_empty() || key.contains(['[', ']']))
        && !form.is_some_and(str::is_empty);
    sound.then(|| Slot {
        figure: name.to_owned(),
        key: key.map(str::to_owned),
        form: form.map(str::to_owned),
        ..Slot::default()
    })
}

/// Whether a text may be the name of a figure.
pub(super) fn is_name(name: &str) -> bool {
    name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '_')
        && name.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.' | '-'))
}

#[cfg(test)]
mod tests {
    use questionnaire::diagnostic::Diagnostics;

    use super::*;

    #[test]
    fn reads_name_key_and_form() {
        let slot = parse(" staff.by_grade[P-4] | over 3500, noun ").unwrap();
        assert_eq!(slot.figure, "staff.by_grade");
        assert_eq!(slot.key.as_deref(), Some("P-4"));
        assert_eq!(slot.form.as_deref(), Some("over 3500, noun"));
    }

    #[test]
    fn refuses_what_is_no_slot() {
        for inner in ["", " ", "|", "a |", "a b", "a[", "a[]", "a[x", "a[[x]]", "7", "a\u{e9}"] {
            assert_eq!(parse(inner), None, "{inner}");
        }
    }

    #[test]
    fn a_covered_text_keeps_every_offset() {
        let text = "é {{ a | b }} *{{c}}*\n{{ d }}";
        let mut list = Diagnostics::default();
        let mut faults = Faults { file: "f.md", list: &mut list };
        let covered = cover(text, &Lines::new(text), &mut faults);
        assert!(list.is_empty());
        assert_eq!(covered.text.len(), text.len());
        assert!(!covered.text.contains(['{', '|']));
        for (offset, (length, _)) in covered.slots {
            assert!(text[offset..offset + length].starts_with("{{"));
            assert!(text[offset..offset + length].ends_with("}}"));
        }
    }
}
