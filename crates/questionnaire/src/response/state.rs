//! The answers of one office while they are being decided, as expressions of the form reading see them.

use std::collections::BTreeMap;

use super::{Answer, Value};
use crate::day;
use crate::expression::form;
use crate::form::{Choice, Kind, Question, Questionnaire};
use crate::roster::Office;

/// Names of questions, for looking them up fast.
pub(super) type Index<'a> = BTreeMap<&'a str, usize>;

/// One value a question, empty until it is decided.
pub(super) struct State<'a> {
    form: &'a Questionnaire,
    index: &'a Index<'a>,
    office: &'a Office,
    values: Vec<form::Value>,
    /// The choice that a choice filter judges.
    pub(super) choice: Option<&'a Choice>,
}

impl<'a> State<'a> {
    pub(super) fn new(form: &'a Questionnaire, index: &'a Index<'a>, office: &'a Office) -> Self {
        let values = vec![form::Value::nothing(); form.questions.len()];
        Self { form, index, office, values, choice: None }
    }

    pub(super) fn set(&mut self, question: usize, value: form::Value) {
        self.values[question] = value;
    }
}

impl form::Answers for State<'_> {
    fn answer(&self, question: &str) -> form::Value {
        self.index
            .get(question)
            .map_or_else(|| fact(self.office, question), |index| self.values[*index].clone())
    }

    fn label(&self, question: &str, choice: &str) -> Option<String> {
        let question = &self.form.questions[*self.index.get(question)?];
        let found = self.form.choices(question).iter().find(|known| known.name == choice)?;
        Some(found.label.get(&self.form.default_language).to_owned())
    }

    fn column(&self, name: &str) -> form::Value {
        let Some(choice) = self.choice else { return form::Value::nothing() };
        form::Value::Text(match name {
            "name" => choice.name.clone(),
            "label" => choice.label.get(&self.form.default_language).to_owned(),
            column => choice.extra.get(column).cloned().unwrap_or_default(),
        })
    }
}

/// A fact of the office, as `${office_kind}`; the empty text for another name.
pub(crate) fn fact(office: &Office, name: &str) -> form::Value {
    form::Value::Text(match name {
        "office_code" => office.code.clone(),
        "office_kind" => office.kind.clone(),
        "office_region" => office.region.clone(),
        "office_countries" => office.countries.join(" "),
        _ => String::new(),
    })
}

/// What a calculation came to. Not a number is no answer: something that it needs was not given.
pub(super) fn computed(value: &form::Value, question: &Question, form: &Questionnaire) -> Answer {
    use crate::expression::Type;
    let text = match value {
        form::Value::Number(number) => return Answer::Given(Value::Number(number.normalize())),
        form::Value::NotANumber => return Answer::NotAnswered,
        other => other.text(),
    };
    if text.is_empty() {
        return Answer::NotAnswered;
    }
    Answer::Given(match &question.answer {
        Some(Type::Date) => day::parse(&text).map_or(Value::Text(text), Value::Date),
        Some(Type::Choice(list)) if form.lists.contains_key(list) => Value::Choice(text),
        Some(Type::Choices(list)) if form.lists.contains_key(list) => {
            Value::Choices(text.split_whitespace().map(str::to_owned).collect())
        }
        _ => Value::Text(text),
    })
}

/// Whether a question is computed and not asked.
pub(crate) fn is_computed(question: &Question) -> bool {
    question.calculation.is_some() || question.kind == Kind::Calculate
}
