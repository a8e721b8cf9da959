//! Characters that the report's fonts lack, found before typesetting and all at once.

use std::collections::BTreeMap;

use questionnaire::diagnostic::{Diagnostics, Place};
use serde_json::Value;

use super::fonts::FONTS;

/// An error for each character that the fonts of the report lack, with the text it stands in.
pub(super) fn check(data: &Value) -> Diagnostics {
    let mut missing = BTreeMap::new();
    collect(data, &mut missing);
    let mut faults = Diagnostics::default();
    for (c, text) in missing {
        faults.error_with_hint(
            "missing-glyph",
            Place::file("report.pdf"),
            format!(
                "the report's fonts have no '{c}' (U+{:04X}), in \"{}\"",
                u32::from(c),
                excerpt(text, c)
            ),
            "the fonts cover Latin, Cyrillic and Greek; write the word in one of these scripts",
        );
    }
    faults
}

fn collect<'a>(value: &'a Value, missing: &mut BTreeMap<char, &'a str>) {
    match value {
        Value::String(text) => {
            for c in text.chars().filter(|c| !drawable(*c)) {
                missing.entry(c).or_insert(text);
            }
        }
        Value::Array(list) => list.iter().for_each(|v| collect(v, missing)),
        Value::Object(map) => {
            let drawn = map.iter().filter(|(key, _)| !matches!(key.as_str(), "id" | "to"));
            drawn.for_each(|(_, v)| collect(v, missing));
        }
        _ => {}
    }
}

fn drawable(c: char) -> bool {
    let unseen = matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}');
    unseen
        || c.is_whitespace()
        || FONTS.iter().any(|font| font.info().coverage.contains(u32::from(c)))
}

fn excerpt(text: &str, c: char) -> String {
    let at = text.chars().position(|other| other == c).unwrap_or(0);
    text.chars().skip(at.saturating_sub(30)).take(60).collect()
}
