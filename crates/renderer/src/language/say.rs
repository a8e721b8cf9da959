//! A figure in words of its place.

use aggregation::figure::{Cell, Figure, NamesAre, Quantity, Value};
use questionnaire::cycle::Claims;
use rust_decimal::Decimal;

use super::{Forms, Language, Names};

/// Who speaks: a language, the names of things, and the bounds of claims.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// Language.
    pub language: &'static Language,
    /// Names of countries, offices and units.
    pub names: &'a Names,
    /// Bounds of claims.
    pub claims: Claims,
}

/// What a slot says something about: a figure, or a cell of one.
#[derive(Clone, Copy, Debug)]
pub struct SlotValue<'a> {
    /// What is shown.
    pub value: &'a Value,
    /// Last cycle's value.
    pub previous: Option<&'a Value>,
    /// What kind of number it is.
    pub quantity: Quantity,
    /// Decimals shown.
    pub decimals: u32,
    /// A unit of `units.csv`.
    pub unit: Option<&'a str>,
    /// Above the line.
    pub numerator: Option<Decimal>,
    /// Below the line.
    pub denominator: Option<Decimal>,
    /// What is listed, in order.
    pub names: &'a [String],
    /// What the names are.
    pub names_are: NamesAre,
    /// The breakdown: labels of choices, and ranks.
    pub cells: &'a [Cell],
}

impl<'a> From<&'a Figure> for SlotValue<'a> {
    fn from(figure: &'a Figure) -> Self {
        Self {
            value: &figure.value,
            previous: figure.previous.as_ref(),
            quantity: figure.quantity,
            decimals: figure.decimals,
            unit: figure.unit.as_deref(),
            numerator: figure.numerator,
            denominator: figure.denominator,
            names: &figure.names,
            names_are: figure.names_are,
            cells: &figure.cells,
        }
    }
}

impl<'a> SlotValue<'a> {
    /// One cell of a figure.
    pub fn cell(figure: &'a Figure, cell: &'a Cell) -> Self {
        Self {
            value: &cell.value,
            previous: None,
            numerator: cell.numerator,
            denominator: cell.denominator,
            names: &[],
            cells: &[],
            ..Self::from(figure)
        }
    }
}

/// Where a slot stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The slot opens a sentence.
    pub start_of_sentence: bool,
    /// In what kind of text.
    pub context: Context,
    /// It belongs to a series whose highest number stands in figures, so that all do.
    pub series: bool,
}

/// Kinds of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Context {
    /// Running text.
    #[default]
    Prose,
    /// A cell of a table, the end of a bar.
    Table,
    /// Title or note of a chart or table.
    Caption,
    /// Heading.
    Heading,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words, with non-breaking spaces (U+00A0) where a line may not end.
    pub text: String,
}

/// Why a slot cannot be said: a false claim, or a form that does not fit the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimFault {
    /// `false-claim`, `unknown-form`, `unfit-form`, `no-value`, `unknown-unit`, `unknown-name`, `cannot-open-sentence`.
    pub code: &'static str,
    /// What is wrong, with the number as it is.
    pub message: String,
    /// What would hold.
    pub hint: Option<String>,
}

impl Voice<'_> {
    /// Says a figure as its place and its forms ask.
    pub fn say(
        &self,
        value: &SlotValue<'_>,
        _forms: &Forms,
        _place: Place,
    ) -> Result<Said, ClaimFault> {
        let text = match value.value {
            Value::Integer(n) => n.to_string(),
            Value::Decimal(d) => d.to_string(),
            Value::Date(d) => d.clone(),
            Value::Missing => String::new(),
        };
        Ok(Said { text })
    }

    /// The count that a slot would say in words or figures by the rule of its place: what the caller gathers to find a
    /// series. None where the form settles it (percentages, money, dates, names, claims in words).
    pub fn count(&self, value: &SlotValue<'_>, _forms: &Forms) -> Option<Decimal> {
        value.value.number()
    }

    /// Whether the highest of these counts of one sentence puts all of them in figures.
    pub fn is_series(&self, counts: &[Decimal]) -> bool {
        counts.len() > 1 && counts.iter().any(|n| *n >= Decimal::TEN)
    }
}
