//! Responses: what one office answered, held against the questionnaire.

mod answer;
mod check;
mod headings;
mod read;
mod state;

use std::collections::BTreeMap;

use rust_decimal::Decimal;
use serde::Serialize;
use time::Date;

pub use answer::{AnswerFault, read_answer};
pub use check::{Checker, check_response};
pub use read::{Surroundings, read_responses};
pub(crate) use state::{fact, is_computed};

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

/// How far a response has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Status {
    /// Being filled in.
    Draft,
    /// Handed in by the office.
    #[default]
    Submitted,
    /// Sent back to the office.
    Returned,
    /// Accepted by headquarters.
    Approved,
}

impl Status {
    /// All words for a status, in the order of its course.
    pub const WORDS: [&str; 4] = ["draft", "submitted", "returned", "approved"];

    /// The status of that name.
    pub fn named(word: &str) -> Option<Self> {
        let all = [Self::Draft, Self::Submitted, Self::Returned, Self::Approved];
        Self::WORDS.iter().position(|known| *known == word).map(|index| all[index])
    }

    /// Whether the office counts as responding.
    pub fn is_responding(self) -> bool {
        matches!(self, Self::Submitted | Self::Approved)
    }
}

/// One office's answers in one cycle, checked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Response {
    /// Code of the office.
    pub office: String,
    /// How far it has come.
    pub status: Status,
    /// One entry a question of the questionnaire that takes an answer.
    pub answers: BTreeMap<String, Answer>,
}
