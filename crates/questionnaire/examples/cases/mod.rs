//! Expressions with the answers that they are evaluated on, as JSON:
//!
//! `{"now": "2017-06-30T15:30:00.000+00:00", "tables": {"t": {"columns": ["a"], "rows": [["1"]]}},
//! "answers": {"full": {"q": 12, "own": 7}}, "cases": [{"answers": "full", "expression": "${q} + ."}]}`

use std::collections::BTreeMap;
use std::io;

use questionnaire::expression::form::{Answers, Context, Value};
use questionnaire::expression::{Table, Tables};
use serde::{Deserialize, Serialize};
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

/// An expression, and the name of the answers that it is evaluated on.
#[derive(Deserialize, Serialize)]
pub struct Case {
    pub answers: String,
    pub expression: String,
}

/// Answers by question; `own` is the one that `.` means.
#[derive(Deserialize)]
pub struct Filled(BTreeMap<String, serde_json::Value>);

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

/// What standard input holds.
pub struct World {
    pub tables: Tables,
    pub answers: BTreeMap<String, Filled>,
    pub cases: Vec<Case>,
    now: OffsetDateTime,
}

impl World {
    pub fn read() -> Result<Self, Box<dyn std::error::Error>> {
        let input: Input = serde_json::from_reader(io::stdin())?;
        let tables = input.tables.into_iter();
        let tables =
            tables.map(|(name, t)| (name, Table::from_texts(&t.columns, &t.rows))).collect();
        let now = OffsetDateTime::parse(&input.now, &Rfc3339)?;
        Ok(Self { tables, answers: input.answers, cases: input.cases, now })
    }

    pub fn context(&self, answers: &Filled) -> Context<'_> {
        Context { own: Some(answers.answer("own")), now: self.now, tables: &self.tables }
    }
}
