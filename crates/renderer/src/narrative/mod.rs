//! The narrative: Markdown files with slots and fenced blocks, read into a tree with positions.
//!
//! Nothing is resolved here: a slot keeps the name of its figure and its form as written.

mod arguments;
mod blocks;
mod complete;
mod faults;
mod fences;
mod lines;
mod markdown;
mod slots;
mod stack;
mod table;
mod tree;

use std::collections::BTreeMap;

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::sheet::Files;

pub use complete::check_complete;
pub use tree::{
    Block, ChartBlock, Column, FigureTable, Group, Inline, Position, Rows, Slot, TextTable,
};

/// Longest file read, in bytes. The whole reference report is a sixth of it.
pub const LONGEST_FILE: usize = 1 << 20;

/// The narrative of one language.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Narrative {
    /// Language code.
    pub language: String,
    /// Files in the order of their names.
    pub files: Vec<Source>,
}

/// One file of a narrative.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Source {
    /// Path inside the cycle folder.
    pub file: String,
    /// Its blocks in order.
    pub blocks: Vec<Block>,
    /// Its footnotes by name.
    pub notes: BTreeMap<String, Note>,
}

/// A footnote's text.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Note {
    /// Where it is defined.
    pub at: Position,
    /// What it says.
    pub text: Vec<Inline>,
}

/// Reads `narrative/<language>/*.md`. A language without files is an error.
pub fn read(files: &Files, language: &str) -> (Narrative, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let folder = format!("narrative/{language}/");
    let mut narrative = Narrative { language: language.to_owned(), files: Vec::new() };
    for (file, bytes) in files {
        let name = file.strip_prefix(&folder).and_then(|name| name.strip_suffix(".md"));
        if name.is_none_or(|name| name.contains('/')) {
            continue;
        }
        let (source, found) = read_file(file, bytes);
        diagnostics.append(found);
        narrative.files.push(source);
    }
    if narrative.files.is_empty() {
        diagnostics.error_with_hint(
            "no-narrative",
            Place::file(folder.trim_end_matches('/')),
            format!("there is no narrative in the language `{language}`"),
            format!("write it in files such as `{folder}01-foreword.md`"),
        );
    }
    (narrative, diagnostics)
}

/// Reads one file. A file that is too long or no UTF-8 is an error and reads as empty.
pub fn read_file(file: &str, bytes: &[u8]) -> (Source, Diagnostics) {
    let mut diagnostics = Diagnostics::default();
    let source = match text_of(file, bytes, &mut diagnostics) {
        Some(text) => blocks::read(file, text, &mut diagnostics),
        None => Source { file: file.to_owned(), ..Source::default() },
    };
    (source, diagnostics)
}

fn text_of<'a>(file: &str, bytes: &'a [u8], diagnostics: &mut Diagnostics) -> Option<&'a str> {
    if bytes.len() > LONGEST_FILE {
        diagnostics.error_with_hint(
            "file-too-long",
            Place::file(file),
            format!("the file has {} bytes; at most {LONGEST_FILE} are read", bytes.len()),
            "split it into files that are read in the order of their names",
        );
        return None;
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let before = bytes.split_at(error.valid_up_to()).0;
            let line = u32::try_from(before.split(|b| *b == b'\n').count()).unwrap_or(u32::MAX);
            diagnostics.error_with_hint(
                "invalid-utf-8",
                Place::line(file, line),
                format!("byte {} is not UTF-8", error.valid_up_to()),
                "save the file as UTF-8",
            );
            return None;
        }
    };
    let text = text.strip_prefix('\u{FEFF}').unwrap_or(text);
    if let Some((offset, control)) = text.char_indices().find(|(i, c)| is_forbidden(text, *i, *c)) {
        diagnostics.error_with_hint(
            "control-character",
            lines::Lines::new(text).position(offset).place(file),
            format!("the character U+{:04X} is not text", u32::from(control)),
            "take it out",
        );
        return None;
    }
    Some(text)
}

/// Control characters but for tabs and the two ends of line, `\n` and `\r\n`.
fn is_forbidden(text: &str, offset: usize, c: char) -> bool {
    match c {
        '\n' | '\t' => false,
        '\r' => text.as_bytes().get(offset + 1) != Some(&b'\n'),
        _ => c.is_control(),
    }
}
