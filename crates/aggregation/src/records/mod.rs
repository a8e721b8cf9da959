//! Records: the figures and tables that headquarters keeps, each with its source, owner and date.

mod figures;
mod parse;
mod tables;

use std::collections::BTreeMap;
use std::fmt;

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::expression::Tables;
use questionnaire::sheet::{Files, Sheet};
use questionnaire::translated::Translated;
use rust_decimal::Decimal;

pub(crate) use figures::is_name;
pub use parse::{Datum, parse_datum};

/// All records of a cycle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Records {
    /// Single figures by name.
    pub figures: BTreeMap<String, Record>,
    /// Tables by name, as expressions read them.
    pub tables: Tables,
    /// What each table is, by its name.
    pub described: BTreeMap<String, Description>,
}

/// One row of `records/tables.csv`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Description {
    /// What the table is, in words.
    pub label: Translated,
    /// Where it comes from.
    pub provenance: Provenance,
}

/// Where a record comes from.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Provenance {
    /// The document or system it was taken from.
    pub source: String,
    /// Who answers for it.
    pub owner: String,
    /// The day it was taken, as far as it is known: `2018`, `2018-03` or `2018-03-30`.
    pub date: String,
}

impl fmt::Display for Provenance {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({}, {})", self.source, self.owner, self.date)
    }
}

/// One row of `records/figures.csv`.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Its name.
    pub name: String,
    /// What it is, in words.
    pub label: Translated,
    /// What is kept.
    pub content: Content,
    /// A noun of `units.csv`, or empty.
    pub unit: String,
    /// Where it comes from.
    pub provenance: Provenance,
    /// A printed value to hold it against.
    pub published: Option<Datum>,
    /// Its row.
    pub place: Place,
}

/// What a single record holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Content {
    /// A number.
    Number(Decimal),
    /// A date as far as it is known.
    Date(String),
    /// A list, in order; its number is how many there are.
    Names(Vec<String>),
}

const FOLDER: &str = "records/";
const FIGURES: &str = "records/figures.csv";
const TABLES: &str = "records/tables.csv";

impl Records {
    /// Reads `records/figures.csv`, `records/tables.csv` and the tables; `language` is the language of the
    /// columns that name none. What could be read is returned with all that is wrong.
    pub fn read(files: &Files, language: &str) -> (Self, Diagnostics) {
        let mut faults = Diagnostics::default();
        let mut sheet = |name: &str| {
            let (sheet, found) = Sheet::from_csv(name, files.get(name)?);
            faults.append(found);
            Some(sheet)
        };
        let figures = sheet(FIGURES);
        let about = sheet(TABLES);
        let sheets: Vec<Sheet> = table_files(files).filter_map(&mut sheet).collect();
        let figures = figures.map(|sheet| figures::read(&sheet, language, &mut faults));
        let (tables, described) = tables::read(about.as_ref(), &sheets, language, &mut faults);
        (Self { figures: figures.unwrap_or_default(), tables, described }, faults)
    }
}

/// The files of tables: every CSV file directly in `records/` but the two that describe.
fn table_files(files: &Files) -> impl Iterator<Item = &str> {
    let is_table = |name: &&str| {
        let stem = name.strip_prefix(FOLDER).and_then(|file| file.strip_suffix(".csv"));
        stem.is_some_and(|stem| !stem.contains('/')) && *name != FIGURES && *name != TABLES
    };
    files.keys().map(String::as_str).filter(is_table)
}
