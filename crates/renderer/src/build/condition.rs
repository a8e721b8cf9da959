//! The condition of `::: if`: the one expression language in its indicator reading, with figures as names. A figure
//! that has no value is unknown, and what is unknown does not hold.

use std::borrow::Cow;

use aggregation::figure::{Figures, Value};
use questionnaire::day;
use questionnaire::diagnostic::{Diagnostic, Diagnostics, Place, Severity};
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
        let line = Place::line(scope.file, at.line);
        let mut faults = Diagnostics::default();
        let holds = match parse(source, &line) {
            Ok(expression) => check(&expression, &known, Reading::Indicator, &mut faults)
                .map(|_| indicator::truth(&expression.root, &known).holds()),
            Err(found) => {
                faults.append(found);
                None
            }
        };
        for fault in faults.iter() {
            self.take(fault, at, scope);
        }
        holds
    }

    /// Takes a fault of an expression over, its character counted from the beginning of the line.
    fn take(&mut self, fault: &Diagnostic, at: Position, scope: Scope<'a>) {
        let character = fault.place.column.as_deref().and_then(|column| column.parse().ok());
        let place = at.plus(character.unwrap_or(1_usize).saturating_sub(1)).place(scope.file);
        let hint = fault.hint.clone().unwrap_or_else(|| {
            "a condition compares figures, such as `crisis.offices > 100`".to_owned()
        });
        match fault.severity {
            Severity::Error => self.error(fault.code, place, &fault.message, &hint),
            Severity::Warning => self.faults.warning(fault.code, place, &fault.message, hint),
        }
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
