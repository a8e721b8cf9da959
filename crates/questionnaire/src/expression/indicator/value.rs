//! Values of the indicator reading.

use rust_decimal::Decimal;
use time::Date;

use super::super::arithmetic;
use crate::day;
use crate::response;

/// A value that is there. One choice is a text: its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Value {
    /// True or false.
    Boolean(bool),
    /// An exact decimal.
    Number(Decimal),
    /// A text, or the name of a choice.
    Text(String),
    /// A day.
    Date(Date),
    /// Names of choices.
    Choices(Vec<String>),
}

impl Value {
    /// As `string()` writes it.
    pub fn text(&self) -> String {
        match self {
            Self::Boolean(holds) => holds.to_string(),
            Self::Number(number) => arithmetic::text(*number),
            Self::Text(text) => text.clone(),
            Self::Date(date) => day::iso(*date),
            Self::Choices(choices) => choices.join(" "),
        }
    }
}

impl From<response::Value> for Value {
    fn from(value: response::Value) -> Self {
        match value {
            response::Value::Number(number) => Self::Number(number),
            response::Value::Text(text) | response::Value::Choice(text) => Self::Text(text),
            response::Value::Date(date) => Self::Date(date),
            response::Value::Choices(choices) => Self::Choices(choices),
        }
    }
}
