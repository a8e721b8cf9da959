//! A figure: an indicator computed on a snapshot.

use std::collections::BTreeMap;
use std::fmt;

use questionnaire::translated::Translated;
use rust_decimal::Decimal;

use crate::records::Provenance;

/// All figures of a cycle.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Figures {
    /// SHA-256 of the snapshot's canonical bytes, in lower-case hexadecimal.
    pub snapshot: String,
    /// By name.
    pub figures: BTreeMap<String, Figure>,
}

/// What a figure shows.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// A count, or any whole number.
    Integer(i128),
    /// A decimal, already rounded to the decimals shown; its scale is the decimals shown.
    Decimal(Decimal),
    /// A date as far as it is known: `2017`, `2017-06` or `2017-06-30`.
    Date(String),
    /// Nothing to compute from: no office, no row, a division by zero.
    Missing,
}

impl Value {
    /// The number, if it is one.
    pub fn number(&self) -> Option<Decimal> {
        match self {
            Self::Integer(n) => Decimal::try_from_i128_with_scale(*n, 0).ok(),
            Self::Decimal(d) => Some(*d),
            Self::Date(_) | Self::Missing => None,
        }
    }
}

impl fmt::Display for Value {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Integer(number) => number.fmt(f),
            Self::Decimal(number) => number.fmt(f),
            Self::Date(text) => f.write_str(text),
            Self::Missing => f.write_str("none"),
        }
    }
}

/// What the number is, which decides how prose may say it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quantity {
    /// So many of a unit: offices, people, dollars.
    Count,
    /// A share in per cent.
    Percent,
    /// A difference in the unit.
    Change,
    /// A relative change in per cent.
    Growth,
    /// A difference of two shown percentages, in percentage points.
    Points,
    /// A quotient of two figures.
    Ratio,
    /// A date.
    Date,
}

/// One computed figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Figure {
    /// Name of the indicator.
    pub name: String,
    /// What it is, in words.
    pub label: Translated,
    /// A noun of `units.csv`.
    pub unit: Option<String>,
    /// What kind of number it is.
    pub quantity: Quantity,
    /// What is shown.
    pub value: Value,
    /// Decimals shown.
    pub decimals: u32,
    /// The count or sum above the line, exact.
    pub numerator: Option<Decimal>,
    /// The count or sum below the line, exact.
    pub denominator: Option<Decimal>,
    /// The same indicator on last cycle's snapshot, where it can be computed.
    pub previous: Option<Value>,
    /// Codes of the offices counted, sorted.
    pub counted: Vec<String>,
    /// Codes of the offices out of which, sorted.
    pub base: Vec<String>,
    /// Countries of the offices counted, sorted, for a figure that counts countries; ISO codes.
    pub countries: Vec<String>,
    /// What `names` lists, in order: ISO codes of countries, codes of offices, names of choices, or texts.
    pub names: Vec<String>,
    /// What kind of thing `names` lists.
    pub names_are: NamesAre,
    /// The breakdown, ranked or in the order of the scale.
    pub cells: Vec<Cell>,
    /// Where it comes from.
    pub definition: Definition,
    /// Whether who was counted may not be published.
    pub confidential: bool,
}

/// What the names of a figure are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NamesAre {
    /// Names as they stand.
    #[default]
    Texts,
    /// ISO 3166-1 alpha-3 codes.
    Countries,
    /// Office codes.
    Offices,
    /// Choices of the question in the indicator's `value`.
    Choices,
}

/// One cell of a breakdown.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// Name of the choice, region, country, or key of a record table.
    pub choice: String,
    /// What it says.
    pub label: Translated,
    /// What is shown.
    pub value: Value,
    /// The count or sum above the line, exact.
    pub numerator: Option<Decimal>,
    /// The count or sum below the line, exact.
    pub denominator: Option<Decimal>,
    /// Codes of the offices counted, sorted.
    pub counted: Vec<String>,
    /// Rank from 1; ties share it.
    pub rank: u32,
}

/// The written definition, as the card and the annex show it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Definition {
    /// `measure` as written.
    pub measure: String,
    /// `value` as written.
    pub value: String,
    /// `where` as written.
    pub condition: String,
    /// `base` as written.
    pub base: String,
    /// `of` as written.
    pub of: String,
    /// `by` as written.
    pub by: String,
    /// Questionnaire, or the record's source and owner.
    pub source: String,
    /// The records that it is from; empty where it is from answers or from other figures.
    pub provenance: Vec<Provenance>,
    /// Names of the questions it reads, sorted.
    pub questions: Vec<String>,
}
