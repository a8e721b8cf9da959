//! Figures from record tables: no offices are counted.

use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};

use questionnaire::expression::indicator::{self, Answers, Evaluation, Fault, Value};
use questionnaire::expression::{Expression, Node, TablePath, Tables};
use questionnaire::response::{self, Answer};
use rust_decimal::Decimal;

use super::measure::middle;
use crate::columns::text_of;
use crate::exact::{Exact, exact};
use crate::indicator::Measure;

/// Tables alone: there are no answers.
struct OfTables<'a>(&'a Tables);

impl Answers for OfTables<'_> {
    fn answer(&self, _: &str) -> Cow<'_, Answer> {
        Cow::Owned(Answer::NotAsked)
    }

    fn invited(&self) -> bool {
        false
    }

    fn responding(&self) -> bool {
        false
    }

    fn tables(&self) -> &Tables {
        self.0
    }
}

/// What a definition gives on tables, and what is wrong with it there.
pub(super) struct Found {
    pub value: Option<Value>,
    pub faults: Vec<Fault>,
}

impl Found {
    /// The number, if it is one.
    pub fn number(&self) -> Option<Exact> {
        match &self.value {
            Some(Value::Number(number)) => Some(exact(*number)),
            _ => None,
        }
    }
}

/// A number that an expression gives, or what it shows if that is no number. A column alone is summed, averaged, ... by the
/// measure; for `record` it is the cell of the one row.
pub(super) fn measured(
    measure: Measure,
    value: &Expression,
    tables: &Tables,
) -> (Option<Exact>, Found) {
    if let (Node::Table(path), true) = (&value.root, measure.is_numeric()) {
        let number = of_cells(measure, &cells(path, tables));
        return (number, Found { value: None, faults: Vec::new() });
    }
    let Evaluation { value, faults } = indicator::evaluate(&value.root, &OfTables(tables));
    let found = Found { value, faults };
    (found.number(), found)
}

/// Numbers in the column of the rows that a path selects.
fn cells(path: &TablePath, tables: &Tables) -> Vec<Decimal> {
    let rows = indicator::rows(path, &OfTables(tables));
    let column = |table: &questionnaire::expression::Table| table.column(path.column.as_deref()?);
    let Some((table, column)) = tables.get(&path.table).and_then(|t| Some((t, column(t)?))) else {
        return Vec::new();
    };
    let cells = rows.into_iter().filter_map(|row| table.rows()[row].get(column)?.as_ref());
    cells
        .filter_map(|cell| match cell {
            response::Value::Number(number) => Some(*number),
            _ => None,
        })
        .collect()
}

fn of_cells(measure: Measure, numbers: &[Decimal]) -> Option<Exact> {
    if numbers.is_empty() {
        return None;
    }
    let sum = || numbers.iter().fold(Exact::default(), |sum, number| sum + exact(*number));
    match measure {
        Measure::Mean => Some(sum() / Exact::from_integer(numbers.len().into())),
        Measure::Median => {
            let mut sorted = numbers.to_vec();
            sorted.sort_unstable();
            middle(&sorted)
        }
        Measure::Min => numbers.iter().min().map(|number| exact(*number)),
        Measure::Max => numbers.iter().max().map(|number| exact(*number)),
        _ => Some(sum()),
    }
}

/// Tables cut by the values of a column.
#[derive(Clone, Debug, Default)]
pub(super) struct Slices {
    by_column: BTreeMap<(BTreeSet<String>, String), Slice>,
}

/// Each value of a column, in the order of the table, with the tables of the rows that have it.
type Slice = Vec<(String, Tables)>;

impl Slices {
    /// The slices of those tables that the expressions read and that have the column.
    pub fn of(&mut self, expressions: &[&Expression], column: &str, tables: &Tables) -> &Slice {
        let mut read = tables_of(expressions);
        read.retain(|name| tables.get(name).is_some_and(|table| table.column(column).is_some()));
        let key = (read, column.to_owned());
        if !self.by_column.contains_key(&key) {
            let slice = slice(&key.0, column, tables);
            self.by_column.insert(key.clone(), slice);
        }
        &self.by_column[&key]
    }
}

/// Names of the tables that expressions read.
pub(super) fn tables_of(expressions: &[&Expression]) -> BTreeSet<String> {
    paths(expressions).into_iter().map(|path| path.table.clone()).collect()
}

/// The paths into tables that expressions read.
fn paths<'a>(expressions: &[&'a Expression]) -> Vec<&'a TablePath> {
    let mut paths = Vec::new();
    for expression in expressions {
        expression.root.walk(&mut |node| {
            if let Node::Table(path) = node {
                paths.push(path);
            }
        });
    }
    paths
}

fn slice(read: &BTreeSet<String>, column: &str, tables: &Tables) -> Slice {
    let mut order: Vec<String> = Vec::new();
    let mut rows: BTreeMap<String, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
    for (name, table) in read.iter().filter_map(|name| Some((name, tables.get(name)?))) {
        let Some(index) = table.column(column) else { continue };
        let keys = table.rows().iter().map(|cells| Some(text_of(cells.get(index)?.as_ref()?)));
        for (row, key) in keys.enumerate().filter_map(|(row, key)| Some((row, key?))) {
            let of_key = rows.entry(key.clone()).or_insert_with(|| {
                order.push(key);
                BTreeMap::new()
            });
            of_key.entry(name).or_default().push(row);
        }
    }
    let cut = |key: &String| {
        let of_key = &rows[key];
        let table = |name: &String| {
            let rows = of_key.get(name.as_str()).map_or(&[][..], Vec::as_slice);
            Some((name.clone(), tables.get(name)?.of_rows(rows)))
        };
        read.iter().filter_map(table).collect()
    };
    order.iter().map(|key| (key.clone(), cut(key))).collect()
}

/// Whether any path of the expression selects a row.
pub(super) fn selects(value: &Expression, tables: &Tables) -> bool {
    paths(&[value]).iter().any(|path| !indicator::rows(path, &OfTables(tables)).is_empty())
}
