//! A sheet read by headings, for formats with fixed columns: aliases, languages, what is missing and unknown.

use std::collections::BTreeMap;

use super::heading::Heading;
use super::{Row, Sheet};
use crate::diagnostic::{Diagnostics, Place, did_you_mean};
use crate::translated::Translated;

/// The columns of a sheet by heading.
#[derive(Clone, Debug)]
pub struct Columns<'a> {
    sheet: &'a Sheet,
    by_heading: BTreeMap<Heading, usize>,
    default_language: String,
}

impl<'a> Columns<'a> {
    /// Reads the header. `alias` gives the name of a column that has several; a column without a language
    /// is in `default_language`. Two columns that mean the same are an error.
    pub fn read(
        sheet: &'a Sheet,
        default_language: &str,
        alias: impl Fn(&str) -> Option<&'static str>,
        faults: &mut Diagnostics,
    ) -> Self {
        let mut by_heading: BTreeMap<Heading, usize> = BTreeMap::new();
        for (index, text) in sheet.header.iter().enumerate().filter(|(_, text)| !text.is_empty()) {
            let mut heading = Heading::read(text);
            if let Some(name) = alias(&heading.name) {
                name.clone_into(&mut heading.name);
            }
            let same = same_language(&heading, default_language);
            if let Some(first) = by_heading.get(&heading).or_else(|| by_heading.get(&same)) {
                let first = sheet.column_name(*first);
                // The same text twice is found when the sheet is read.
                if first != *text {
                    faults.error_with_hint(
                        "duplicate-column",
                        Place::line(&sheet.file, 1).at(text),
                        format!("the columns `{first}` and `{text}` mean the same"),
                        "keep one of them",
                    );
                }
                continue;
            }
            by_heading.insert(heading, index);
        }
        Self { sheet, by_heading, default_language: default_language.to_owned() }
    }

    /// The headings with the index of their columns.
    pub fn headings(&self) -> impl Iterator<Item = (&Heading, usize)> {
        self.by_heading.iter().map(|(heading, index)| (heading, *index))
    }

    /// Index of the column of that name without a language.
    pub fn index(&self, name: &str) -> Option<usize> {
        self.by_heading.get(&Heading { name: name.to_owned(), language: None }).copied()
    }

    /// The trimmed cell of that name without a language, empty where there is no such column.
    pub fn text(&self, row: &'a Row, name: &str) -> &'a str {
        self.index(name).and_then(|index| row.cells.get(index)).map_or("", |cell| cell.trim())
    }

    /// The trimmed cells of that name by language; those that are empty are left out.
    pub fn translated(&self, row: &Row, name: &str) -> Translated {
        let cells = self.languages_of(name).filter_map(|(language, index)| {
            let text = row.cells.get(index)?.trim();
            (!text.is_empty()).then(|| (language.to_owned(), text.to_owned()))
        });
        Translated(cells.collect())
    }

    /// The languages that the column of that name has, with the index of each column.
    pub fn languages_of(&self, name: &str) -> impl Iterator<Item = (&str, usize)> {
        let first = Heading { name: name.to_owned(), language: None };
        let name = name.to_owned();
        self.by_heading.range(first..).take_while(move |(heading, _)| heading.name == name).map(
            |(heading, index)| {
                (heading.language.as_deref().unwrap_or(&self.default_language), *index)
            },
        )
    }

    /// The cell of that name without a language; for one that is not there, its row.
    pub fn place(&self, row: &Row, name: &str) -> Place {
        let header =
            self.index(name).map_or_else(|| name.to_owned(), |i| self.sheet.column_name(i));
        Place::line(&self.sheet.file, row.line).at(header)
    }

    /// An error for each of `names` that is not there in any language.
    pub fn require(&self, names: &[&str], faults: &mut Diagnostics) {
        for name in names.iter().filter(|name| self.languages_of(name).next().is_none()) {
            let written =
                self.sheet.header.iter().map(String::as_str).filter(|text| !text.is_empty());
            let hint = crate::closest::closest(name, written).map_or_else(
                || "add it to the header".to_owned(),
                |near| format!("is `{near}` meant to be it?"),
            );
            faults.error_with_hint(
                "missing-column",
                Place::line(&self.sheet.file, 1),
                format!("there is no column `{name}`"),
                hint,
            );
        }
    }

    /// A warning for each column whose name is not in `known`.
    pub fn warn_unknown(&self, known: &[&'static str], faults: &mut Diagnostics) {
        for (heading, index) in self.headings().filter(|(h, _)| !known.contains(&h.name.as_str())) {
            faults.warning(
                "unknown-column",
                Place::line(&self.sheet.file, 1).at(self.sheet.column_name(index)),
                format!("the column `{}` is not used", self.sheet.column_name(index)),
                did_you_mean(&heading.name, known.iter().copied())
                    .unwrap_or_else(|| "remove it, or keep it as a note to yourself".to_owned()),
            );
        }
    }
}

/// The other way to write a heading in the default language: with its name, or without.
fn same_language(heading: &Heading, default: &str) -> Heading {
    let language = match &heading.language {
        None => Some(default.to_owned()),
        Some(language) if language == default => None,
        other => other.clone(),
    };
    Heading { name: heading.name.clone(), language }
}
