//! The defence against archives that are small on disk and boundless in memory. It runs before the workbook
//! library sees the file: every part is inflated once through a capped reader, and what makes the library
//! set memory aside (a declared number of strings, copies of formats) is held against the part's own size.

use std::io::{Cursor, Read};

use zip::ZipArchive;
use zip::read::ZipFile;

use super::limits;

/// Why an archive is refused.
pub(super) struct Refusal {
    pub(super) code: &'static str,
    pub(super) message: String,
    pub(super) hint: &'static str,
}

/// Inflates all parts within bounds.
pub(super) fn inspect(bytes: &[u8]) -> Result<(), Refusal> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|e| damaged(&e.to_string()))?;
    if archive.len() > limits::ARCHIVE_ENTRIES {
        let message = format!(
            "the workbook has {} parts; at most {}",
            archive.len(),
            limits::ARCHIVE_ENTRIES
        );
        return Err(bomb(message));
    }
    let mut left = limits::INFLATED_BYTES;
    for index in 0..archive.len() {
        let mut entry = archive.by_index(index).map_err(|e| damaged(&e.to_string()))?;
        let name = String::from_utf8_lossy(entry.name_raw()).into_owned();
        let part = inflate(&mut entry, &name, left)?;
        left -= part.len() as u64;
        inspect_part(&name, &part)?;
    }
    Ok(())
}

/// The declared size is believed only where it refuses: the reader is capped whatever it says.
fn inflate(
    entry: &mut ZipFile<'_, Cursor<&[u8]>>,
    name: &str,
    left: u64,
) -> Result<Vec<u8>, Refusal> {
    if entry.size() > left {
        return Err(too_large(name));
    }
    let mut part = Vec::new();
    let read = entry.by_ref().take(left + 1).read_to_end(&mut part);
    if part.len() as u64 > left {
        return Err(too_large(name));
    }
    read.map_err(|e| damaged(&format!("{name}: {e}")))?;
    Ok(part)
}

fn inspect_part(name: &str, part: &[u8]) -> Result<(), Refusal> {
    if !(name.to_lowercase().ends_with(".xml") || name.to_lowercase().ends_with(".rels")) {
        return Ok(());
    }
    let Some(text) = std::str::from_utf8(part).ok().filter(|text| !text.contains('\0')) else {
        return Err(damaged(&format!("the part `{name}` is not UTF-8")));
    };
    strings(name, text)?;
    formats(name, text)
}

/// Each string takes at least the four bytes `<si>`.
fn strings(name: &str, text: &str) -> Result<(), Refusal> {
    for (at, attribute) in text.match_indices("uniqueCount") {
        let value = text[at + attribute.len()..]
            .trim_start_matches([' ', '\t', '\r', '\n', '=', '"', '\'']);
        let digits =
            value.len() - value.trim_start_matches(|c: char| c.is_ascii_digit() || c == '+').len();
        if digits > 9
            || value[..digits]
                .trim_start_matches('+')
                .parse::<usize>()
                .is_ok_and(|n| n > text.len() / 4)
        {
            return Err(bomb(format!(
                "the part `{name}` declares {} strings and does not hold them",
                &value[..digits.min(20)]
            )));
        }
    }
    Ok(())
}

fn formats(name: &str, text: &str) -> Result<(), Refusal> {
    if !text.contains("cellXfs") {
        return Ok(());
    }
    let tags = || text.split('<').skip(1).map(|tag| tag.split('>').next().unwrap_or_default());
    let count = tags().filter(|tag| tag.starts_with("xf") || tag.contains(":xf")).count();
    if count > limits::CELL_FORMATS * 2 || tags().any(|tag| tag.len() > limits::FORMAT_TAG_BYTES) {
        return Err(bomb(format!(
            "the part `{name}` describes more formats than a spreadsheet holds"
        )));
    }
    Ok(())
}

fn too_large(name: &str) -> Refusal {
    bomb(format!(
        "the workbook inflates to more than {} bytes (at its part `{name}`)",
        limits::INFLATED_BYTES
    ))
}

fn bomb(message: String) -> Refusal {
    Refusal {
        code: "workbook-too-large",
        message,
        hint: "save the sheets as CSV UTF-8, or into a new workbook without pictures and empty formatted rows",
    }
}

fn damaged(message: &str) -> Refusal {
    Refusal {
        code: "workbook-unreadable",
        message: format!("the file is not a workbook that can be read: {message}"),
        hint: "save it again as .xlsx without a password, or as CSV UTF-8",
    }
}
