//! The figures of the reference report as data (`tests/facts/figures.csv`). Only tests and the program that
//! makes synthetic answers read them; the product never does.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// One published quantity.
#[derive(Clone, Debug, Deserialize)]
pub struct Fact {
    /// Paragraph, or `F` for the foreword.
    pub para: String,
    /// Such as `gcm.offices-rcp-meetings`.
    pub id: String,
    /// What it is.
    pub label: String,
    /// `office_count`, `country_count`, `office_percent`, `percent`, `sum`, `list`, ...
    pub kind: String,
    /// Plain number; dates as the form that the unit names.
    pub value: String,
    /// Unit, `yyyy`, `yyyymm` or `yyyymmdd`.
    pub unit: String,
    /// `exact`, or the hedge.
    pub qualifier: String,
    /// 2016 value, where the report gives it.
    pub previous_year_value: String,
    /// `questionnaire` or `corporate`.
    pub source: String,
    /// Members named, separated by `; `.
    pub names: String,
    /// The row that first gave the same figure.
    pub repeats: String,
    /// Remarks.
    pub note: String,
}

impl Fact {
    /// The name of its indicator.
    pub fn indicator(&self) -> String {
        self.id.replace('-', "_")
    }

    /// The name of the indicator that says it: of a row that repeats another, that of the other.
    pub fn shown_as(&self) -> String {
        let id = if self.repeats.is_empty() { &self.id } else { &self.repeats };
        id.replace('-', "_")
    }

    /// The members named.
    pub fn members(&self) -> Vec<&str> {
        self.names.split("; ").filter(|n| !n.is_empty()).collect()
    }

    /// Whether the members are some of them only.
    pub fn names_are_examples(&self) -> bool {
        self.note.contains("names are examples") || self.note.contains("named as examples")
    }
}

/// The repository's top folder.
pub fn repository() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// All rows.
///
/// # Panics
/// When the file is missing or not of this shape.
pub fn all_figures() -> Vec<Fact> {
    read("figures.csv")
}

/// All rows that repeat no other.
///
/// # Panics
/// When the file is missing or not of this shape.
pub fn figures() -> Vec<Fact> {
    all_figures().into_iter().filter(|f| f.repeats.is_empty()).collect()
}

/// A heading, chart or table of the published report.
#[derive(Clone, Debug, Deserialize)]
pub struct Heading {
    /// 1 for a part, 2 for a section, ...
    pub level: u8,
    /// `part`, `section`, `chart`, `footnote`, ...
    pub kind: String,
    /// What it says.
    pub title: String,
}

/// Headings, charts and tables in order; what stands in the report without a title of its own is left out.
///
/// # Panics
/// When the file is missing or not of this shape.
pub fn outline() -> Vec<Heading> {
    let mut outline: Vec<Heading> = read("structure.csv");
    outline.retain(|heading| !["footnote", "figure"].contains(&heading.kind.as_str()));
    outline
}

fn read<T: serde::de::DeserializeOwned>(file: &str) -> Vec<T> {
    let path = repository().join("tests/facts").join(file);
    let mut reader = csv::Reader::from_path(path).expect("the facts are there");
    let rows = reader.deserialize().collect::<Result<Vec<T>, _>>();
    rows.expect("the facts can be read")
}
