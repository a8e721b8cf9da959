//! Texts that are there in one language and missing in another.

use crate::diagnostic::{Diagnostics, Place};
use crate::sheet::{Columns, Sheet};

/// The languages that headings name, the default first, then as they come in the sheets.
pub(super) fn languages(sheets: &[&Sheet], default: Option<String>) -> Vec<String> {
    let headings = || {
        sheets.iter().flat_map(|sheet| &sheet.header).map(|text| crate::sheet::Heading::read(text))
    };
    let plain = headings().any(|heading| heading.name == "label" && heading.language.is_none());
    let first = headings().filter(|_| !plain).find_map(|heading| heading.language);
    let mut languages = vec![default.or(first).unwrap_or_else(|| "en".to_owned())];
    for language in headings().filter_map(|heading| heading.language) {
        if !languages.contains(&language) {
            languages.push(language);
        }
    }
    languages
}

/// A warning for each of the `names` that a row has in one language and not in another; where a whole column
/// is missing, one for the column.
pub(super) fn untranslated(
    sheet: &Sheet,
    columns: &Columns<'_>,
    names: &[&str],
    languages: &[String],
    faults: &mut Diagnostics,
) {
    for name in names {
        let found: Vec<(&str, usize)> = columns.languages_of(name).collect();
        let empty = |row: &crate::sheet::Row, index: usize| {
            row.cells.get(index).is_none_or(|cell| cell.trim().is_empty())
        };
        let used = |row: &&crate::sheet::Row| found.iter().any(|(_, index)| !empty(row, *index));
        let rows: Vec<_> = sheet.rows.iter().filter(used).collect();
        for language in languages {
            let Some((_, index)) = found.iter().find(|(code, _)| code == language) else {
                if !rows.is_empty() {
                    faults.warning(
                        "missing-translation",
                        Place::line(&sheet.file, 1).at(*name),
                        format!("there is no `{name}` in `{language}`"),
                        format!("add a column `{name}::... ({language})`"),
                    );
                }
                continue;
            };
            for row in rows.iter().filter(|row| empty(row, *index)) {
                faults.warning(
                    "missing-translation",
                    sheet.place(row, *index),
                    format!("the `{name}` is not given in `{language}`"),
                    "translate it; until then people see another language",
                );
            }
        }
    }
}
