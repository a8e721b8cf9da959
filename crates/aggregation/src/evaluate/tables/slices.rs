//! Any expression over record tables, evaluated on whole tables or on the rows of one key after another.

use std::sync::Arc;

use questionnaire::expression::indicator::{self, Evaluation, Value};
use questionnaire::expression::{Expression, TablePath, Tables};
use questionnaire::response;
use rust_decimal::Decimal;

use super::rows::{Grouping, OfTables};
use super::{Found, measured_path, of_cells, paths};
use crate::exact::exact;
use crate::indicator::Measure;

/// What an expression gives on tables.
pub(super) fn evaluate(measure: Measure, value: &Expression, tables: &Tables) -> Found {
    if let Some(path) = measured_path(measure, &value.root) {
        return Found { number: of_cells(measure, &cells(path, tables)), ..Found::default() };
    }
    let Evaluation { value, faults } = indicator::evaluate(&value.root, &OfTables(tables));
    match value {
        Some(Value::Number(number)) => Found { number: Some(exact(number)), other: None, faults },
        other => Found { number: None, other, faults },
    }
}

/// What it gives on the rows of each key that it reads.
pub(super) fn by_column(
    measure: Measure,
    value: &Expression,
    grouping: &Grouping,
    tables: &Tables,
) -> Vec<(Arc<str>, Found)> {
    let keys = grouping.keys.iter().zip(slices(grouping, tables));
    keys.filter(|(_, slice)| reads_rows(value, slice))
        .map(|(key, slice)| (key.clone(), evaluate(measure, value, &slice)))
        .collect()
}

fn reads_rows(value: &Expression, tables: &Tables) -> bool {
    let paths = paths(&value.root);
    paths.iter().any(|path| !indicator::rows(path, &OfTables(tables)).is_empty())
}

/// The tables of a grouping with the rows of each key only.
fn slices(grouping: &Grouping, tables: &Tables) -> Vec<Tables> {
    let mut slices = vec![Tables::new(); grouping.keys.len()];
    for (name, of_row) in &grouping.of_row {
        let Some(table) = tables.get(name) else { continue };
        let mut rows: Vec<Vec<usize>> = vec![Vec::new(); grouping.keys.len()];
        for (row, key) in of_row.iter().enumerate() {
            if let Some(key) = key {
                rows[*key].push(row);
            }
        }
        for (slice, rows) in slices.iter_mut().zip(rows) {
            slice.insert(name.clone(), table.of_rows(&rows));
        }
    }
    slices
}

/// Numbers in the column of the rows that a path selects.
fn cells(path: &TablePath, tables: &Tables) -> Vec<Decimal> {
    let table = tables.get(&path.table);
    let column = table.and_then(|table| table.column(path.column.as_deref()?));
    let (Some(table), Some(column)) = (table, column) else { return Vec::new() };
    let rows = indicator::rows(path, &OfTables(tables)).into_iter();
    rows.filter_map(|row| match table.rows()[row].get(column)? {
        Some(response::Value::Number(number)) => Some(*number),
        _ => None,
    })
    .collect()
}
