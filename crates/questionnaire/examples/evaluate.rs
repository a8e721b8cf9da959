//! Evaluates expressions in the form reading, for other programs to be held against: JSON from standard input, a
//! JSON list of texts to standard output, in the same order.
//!
//! `{"now": "2017-06-30T15:30:00.000+00:00", "tables": {"t": {"columns": ["a"], "rows": [["1"]]}},
//! "answers": {"full": {"q": 12, "own": 7}}, "cases": [{"answers": "full", "expression": "${q} + ."}]}`

use std::collections::BTreeMap;
use std::io;

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::expression::form::{Answers, Context, Value, evaluate};
use questionnaire::expression::{Table, Tables, parse};
use serde::Deserialize;
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

#[derive(Deserialize)]
struct Input {
    now: String,
    tables: BTreeMap<String, Rows>,
    answers: BTreeMap<String, Filled>,
    cases: Vec<Case>,
}

#[derive(Deserialize)]
struct Rows {
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}

#[derive(Deserialize)]
struct Case {
    answers: String,
    expression: String,
}

/// Answers by question; `own` is the one that `.` means.
#[derive(Deserialize)]
struct Filled(BTreeMap<String, serde_json::Value>);

impl Answers for Filled {
    fn answer(&self, question: &str) -> Value {
        match self.0.get(question) {
            Some(serde_json::Value::Number(number)) => {
                Value::number(number.to_string().parse().ok())
            }
            Some(serde_json::Value::String(text)) => Value::Text(text.clone()),
            _ => Value::nothing(),
        }
    }
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let input: Input = serde_json::from_reader(io::stdin())?;
    let now = OffsetDateTime::parse(&input.now, &Rfc3339)?;
    let tables = input.tables.iter();
    let tables: Tables =
        tables.map(|(name, t)| (name.clone(), Table::from_texts(&t.columns, &t.rows))).collect();
    let values: Vec<String> =
        input.cases.iter().map(|case| value(case, &input.answers, now, &tables)).collect();
    serde_json::to_writer(io::stdout(), &values)?;
    Ok(())
}

fn value(
    case: &Case,
    answers: &BTreeMap<String, Filled>,
    now: OffsetDateTime,
    tables: &Tables,
) -> String {
    let Some(answers) = answers.get(&case.answers) else {
        return format!("no answers {}", case.answers);
    };
    match parse(&case.expression, &Place::default()) {
        Ok(expression) => {
            let context = Context { own: Some(answers.answer("own")), now, tables };
            evaluate(&expression.root, answers, &context).text()
        }
        Err(faults) => listed(&faults),
    }
}

fn listed(faults: &Diagnostics) -> String {
    faults.sorted().iter().map(ToString::to_string).collect()
}
