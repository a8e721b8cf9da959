//! What the browser is held against: expressions evaluated in the form reading, with the trees that a page would send. JSON from
//! standard input as for `evaluate`; to standard output `{"tables": {...}, "cases": [{"answers", "expression", "tree", "value"}]}`, an
//! expression that can't be read left out.

use std::collections::BTreeMap;
use std::io;

use questionnaire::diagnostic::Place;
use questionnaire::expression::form::{Answers, Context, Value, evaluate};
use questionnaire::expression::{Table, Tables, parse};
use questionnaire::form::Questionnaire;
use questionnaire::form::rules::{TableRule, Tree, Writer};
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

#[derive(Deserialize)]
struct Case {
    answers: String,
    expression: String,
}

#[derive(Serialize)]
struct Output {
    tables: BTreeMap<String, TableRule>,
    cases: Vec<Judged>,
}

#[derive(Serialize)]
struct Judged {
    #[serde(flatten)]
    case: Written,
    tree: Tree,
    value: String,
}

#[derive(Serialize)]
struct Written {
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
    let cases = input.cases.into_iter();
    let cases = cases.filter_map(|case| judged(case, &input.answers, now, &tables)).collect();
    let tables = tables.iter().map(|(name, t)| (name.clone(), TableRule::of(t, None))).collect();
    serde_json::to_writer(io::stdout(), &Output { tables, cases })?;
    Ok(())
}

fn judged(
    case: Case,
    answers: &BTreeMap<String, Filled>,
    now: OffsetDateTime,
    tables: &Tables,
) -> Option<Judged> {
    let filled = answers.get(&case.answers)?;
    let root = parse(&case.expression, &Place::default()).ok()?.root;
    let context = Context { own: Some(filled.answer("own")), now, tables };
    let value = evaluate(&root, filled, &context).text();
    let tree = Writer::new(&Questionnaire::default()).tree(&root);
    let case = Written { answers: case.answers, expression: case.expression };
    Some(Judged { case, tree, value })
}
