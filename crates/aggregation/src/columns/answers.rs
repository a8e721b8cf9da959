//! The answers to one question.

use std::collections::BTreeSet;

use questionnaire::expression::Type;
use questionnaire::form::{Choice, Kind, Question, Questionnaire};
use questionnaire::response::{Answer, Value};

use super::{Bitset, Numbers, text_of};

/// Who was asked a question, who gave an answer, and what they answered.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// Who was asked.
    pub asked: Bitset,
    /// Who gave an answer.
    pub given: Bitset,
    /// What they answered.
    pub values: Values,
}

/// What was answered, by row.
#[derive(Clone, Debug, PartialEq)]
pub enum Values {
    /// Who ticked each choice, in the order of the list.
    Choices {
        /// Names of the choices.
        names: Vec<String>,
        /// Who ticked each.
        ticked: Vec<Bitset>,
    },
    /// Numbers.
    Numbers(Numbers),
    /// Anything else, as text; empty where nothing was given.
    Texts(Vec<Box<str>>),
}

/// A column for each question of `wanted` that takes an answer, by index.
pub(super) fn of_questions(
    questionnaire: &Questionnaire,
    wanted: &BTreeSet<usize>,
) -> Vec<Option<Answers>> {
    let questions = questionnaire.questions.iter().enumerate();
    let column = |question: &Question| {
        let values = Values::of(question, questionnaire.choices(question))?;
        Some(Answers { asked: Bitset::default(), given: Bitset::default(), values })
    };
    questions
        .map(|(index, question)| wanted.contains(&index).then(|| column(question)).flatten())
        .collect()
}

impl Values {
    fn of(question: &Question, choices: &[Choice]) -> Option<Self> {
        Some(match (&question.kind, question.answer.as_ref()?) {
            (Kind::SelectOne(_) | Kind::SelectMultiple(_), _) => Self::Choices {
                names: choices.iter().map(|choice| choice.name.clone()).collect(),
                ticked: vec![Bitset::default(); choices.len()],
            },
            (_, Type::Number) => Self::Numbers(Numbers::default()),
            _ => Self::Texts(Vec::new()),
        })
    }
}

impl Answers {
    /// Appends a row; none is as good as not asked.
    pub(super) fn push(&mut self, answer: Option<&Answer>) {
        let value = match answer {
            Some(Answer::Given(value)) => Some(value),
            _ => None,
        };
        self.asked.push(matches!(answer, Some(Answer::Given(_) | Answer::NotAnswered)));
        self.given.push(value.is_some());
        match &mut self.values {
            Values::Choices { names, ticked } => {
                for (name, set) in names.iter().zip(ticked) {
                    set.push(value.is_some_and(|value| has_ticked(value, name)));
                }
            }
            Values::Numbers(numbers) => numbers.push(match value {
                Some(Value::Number(number)) => *number,
                _ => 0.into(),
            }),
            Values::Texts(texts) => texts.push(value.map(text_of).unwrap_or_default().into()),
        }
    }
}

fn has_ticked(value: &Value, choice: &str) -> bool {
    match value {
        Value::Choice(name) => name == choice,
        Value::Choices(names) => names.iter().any(|name| name == choice),
        _ => false,
    }
}
