//! Values of the form reading, and XPath's conversions between them.

use std::rc::Rc;

use rust_decimal::Decimal;
use time::UtcOffset;

use super::super::arithmetic;
use super::moment;
use crate::day;
use crate::response::{self, Answer};

/// A value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// An exact decimal.
    Number(Decimal),
    /// Not a number: what `number('')`, `1 div 0` and a result of more than 28 digits are. It equals nothing, itself included.
    NotANumber,
    /// A text; an answer that is not given is the empty one. Dates are texts: `2017-06-30`.
    Text(String),
    /// True or false.
    Boolean(bool),
    /// Cells of a record table.
    Cells(Rc<Vec<String>>),
}

impl Value {
    /// A number, or not a number.
    pub fn number(number: Option<Decimal>) -> Self {
        number.map_or(Self::NotANumber, Self::Number)
    }

    /// The empty text: an answer that is not given.
    pub fn nothing() -> Self {
        Self::Text(String::new())
    }

    /// As `string()` has it.
    pub fn text(&self) -> String {
        match self {
            Self::Number(number) => arithmetic::text(*number),
            Self::NotANumber => "NaN".to_owned(),
            Self::Text(text) => text.clone(),
            Self::Boolean(holds) => holds.to_string(),
            Self::Cells(cells) => cells.first().cloned().unwrap_or_default(),
        }
    }

    /// As `boolean()` has it: a number but zero, a text but the empty one, any cell.
    pub fn holds(&self) -> bool {
        match self {
            Self::Number(number) => !number.is_zero(),
            Self::NotANumber => false,
            Self::Text(text) => !text.is_empty(),
            Self::Boolean(holds) => *holds,
            Self::Cells(cells) => !cells.is_empty(),
        }
    }

    /// As `number()` has it, a date being its number of days on that clock.
    pub(super) fn as_number(&self, clock: UtcOffset) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(*number),
            Self::NotANumber => None,
            Self::Text(text) => number(text, clock),
            Self::Boolean(holds) => Some(u8::from(*holds).into()),
            Self::Cells(cells) => number(cells.first()?, clock),
        }
    }

    /// The texts of its nodes.
    pub(super) fn texts(&self) -> Vec<String> {
        match self {
            Self::Cells(cells) => cells.to_vec(),
            other => vec![other.text()],
        }
    }
}

/// A text as a number.
pub(super) fn number(text: &str, clock: UtcOffset) -> Option<Decimal> {
    arithmetic::parse(text).or_else(|| moment::parse(text, clock).and_then(moment::number))
}

impl From<&response::Value> for Value {
    fn from(value: &response::Value) -> Self {
        match value {
            response::Value::Number(number) => Self::Number(*number),
            response::Value::Text(text) | response::Value::Choice(text) => Self::Text(text.clone()),
            response::Value::Date(date) => Self::Text(day::iso(*date)),
            response::Value::Choices(choices) => Self::Text(choices.join(" ")),
        }
    }
}

impl From<&Answer> for Value {
    /// An answer that is not given, and one that is not asked for, is the empty text.
    fn from(answer: &Answer) -> Self {
        match answer {
            Answer::Given(value) => value.into(),
            Answer::NotAnswered | Answer::NotAsked => Self::nothing(),
        }
    }
}
