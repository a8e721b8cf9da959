//! Responses: what one office answered, held against the questionnaire.

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

/// A given answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Value {
    /// Integer or decimal.
    Number(Decimal),
    /// Text, hidden, file name.
    Text(String),
    /// A day.
    Date(Date),
    /// Name of the one choice.
    Choice(String),
    /// Names of the choices, in the order of the list, each once, at least one.
    Choices(Vec<String>),
}

/// The three states of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub enum Answer {
    /// Asked and answered.
    Given(Value),
    /// Asked and left empty.
    NotAnswered,
    /// Skipped by logic.
    NotAsked,
}

/// One office's answers in one cycle, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Response {
    /// Code of the office.
    pub office: String,
    /// One entry a question of the questionnaire that takes an answer.
    pub answers: BTreeMap<String, Answer>,
}
