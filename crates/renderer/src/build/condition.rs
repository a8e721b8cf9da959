//! The condition of `::: if`: the one expression language in its indicator reading, with figures as names. A figure
//! that has no value is unknown, and what is unknown does not hold.

use std::borrow::Cow;

use aggregation::figure::{Figures, Value};
use questionnaire::day;
use questionnaire::expression::indicator::{self, Answers};
use questionnaire::expression::{Reading, Scope as Names, Tables, Type, check, parse};
use questionnaire::response::Answer;

use super::{Builder, Scope};
use crate::narrative::Position;

static NO_TABLES: Tables = Tables::new();

impl<'a> Builder<'a> {
    /// Whether a condition holds; none if it is wrong, which is reported.
    pub(super) fn holds(&mut self, source: &str, at: Position, scope: Scope<'a>) -> Option<bool> {
        if source.is_empty() {
            return None;
        }
        let known = Known(self.inputs.figures);
        let expression = match parse(source, &at.place(scope.file)) {
            Ok(expression) => expression,
            Err(faults) => {
                self.faults.append(faults);
                return None;
            }
        };
        check(&expression, &known, Reading::Indicator, &mut self.faults)?;
        Some(indicator::truth(&expression.root, &known).holds())
    }
}

/// The figures as names of an expression; there are no answers and no tables.
struct Known<'a>(&'a Figures);

impl Names for Known<'_> {
    fn name(&self, name: &str) -> Option<Type> {
        self.0.figures.get(name).map(|figure| match &figure.value {
            Value::Date(day) if day::parse(day).is_some() => Type::Date,
            Value::Date(_) => Type::Text,
            _ => Type::Number,
        })
    }

    fn names(&self) -> Vec<&str> {
        self.0.figures.keys().map(String::as_str).collect()
    }
}

impl Answers for Known<'_> {
    fn answer(&self, _question: &str) -> Cow<'_, Answer> {
        Cow::Owned(Answer::NotAsked)
    }

    fn invited(&self) -> bool {
        false
    }

    fn responding(&self) -> bool {
        false
    }

    fn tables(&self) -> &Tables {
        &NO_TABLES
    }

    fn figure(&self, name: &str) -> Option<indicator::Value> {
        value_of(&self.0.figures.get(name)?.value)
    }

    fn previous(&self, name: &str) -> Option<indicator::Value> {
        value_of(self.0.figures.get(name)?.previous.as_ref()?)
    }
}

fn value_of(value: &Value) -> Option<indicator::Value> {
    match value {
        Value::Date(day) => Some(match day::parse(day) {
            Some(date) => indicator::Value::Date(date),
            None => indicator::Value::Text(day.clone()),
        }),
        value => value.number().map(indicator::Value::Number),
    }
}
