//! Figures from record tables: no offices are counted.
//!
//! Sums, counts and look-ups, and `+ - *` of them, are computed for all keys of a breakdown in one pass over the rows
//! ([`grouped`]); any other expression is evaluated key by key on the rows of that key ([`slices`]).

mod grouped;
mod rows;
mod slices;

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use questionnaire::expression::indicator::{Fault, Value};
use questionnaire::expression::{Expression, Node, TablePath, Tables};
use rust_decimal::Decimal;

use super::measure::middle;
use crate::exact::{Exact, count, exact, quotient};
use crate::indicator::Measure;
use grouped::Grouped;
use rows::Rows;

/// Record tables, with what was looked up in them.
#[derive(Debug)]
pub(super) struct Reader<'a> {
    tables: &'a Tables,
    rows: Rows,
}

/// What a definition gives on tables or on the rows of one key, and what is wrong with it there.
#[derive(Clone, Debug, Default)]
pub(super) struct Found {
    /// The number, if it is one.
    pub number: Option<Exact>,
    /// The value, if it is no number.
    pub other: Option<Value>,
    /// What is wrong.
    pub faults: Vec<Fault>,
}

impl<'a> Reader<'a> {
    pub fn new(tables: &'a Tables) -> Self {
        Self { tables, rows: Rows::default() }
    }

    /// What an expression gives on whole tables. A column alone is summed, averaged, ... by the measure; for `record` it
    /// is the cell of the one row.
    pub fn whole(&self, measure: Measure, value: &Expression) -> Found {
        let grouped = Grouped::new(self, None).measured(measure, &value.root);
        let first = grouped.and_then(|mut groups| groups.pop());
        first.map_or_else(|| slices::evaluate(measure, value, self.tables), |(_, found)| found)
    }

    /// What it gives for each value of a column, in the order of the table; a value whose rows are not read has none.
    pub fn by_column(
        &self,
        measure: Measure,
        value: &Expression,
        column: &str,
    ) -> Vec<(Arc<str>, Found)> {
        let grouping = self.rows.grouping(self.tables, &tables_of(&[value]), column);
        let grouped = Grouped::new(self, Some(&grouping)).measured(measure, &value.root);
        grouped.unwrap_or_else(|| slices::by_column(measure, value, &grouping, self.tables))
    }

    /// A denominator for each value of the column; the same for each, where its tables lack the column.
    pub fn below(&self, of: &Expression, column: &str) -> Below {
        let has_column = |name: &String| {
            self.tables.get(name).is_some_and(|table| table.column(column).is_some())
        };
        if tables_of(&[of]).iter().all(has_column) {
            Below::Each(self.by_column(Measure::Record, of, column).into_iter().collect())
        } else {
            Below::Same(self.whole(Measure::Record, of))
        }
    }

    fn selected(&self, path: &TablePath) -> Rc<Vec<usize>> {
        self.rows.selected(self.tables, path)
    }
}

/// Denominators of the cells of a breakdown.
pub(super) enum Below {
    /// By key.
    Each(BTreeMap<Arc<str>, Found>),
    /// The same for all.
    Same(Found),
}

impl Below {
    /// The denominator of a key.
    pub fn of(&self, key: &str) -> Option<&Exact> {
        match self {
            Self::Each(found) => found.get(key)?.number.as_ref(),
            Self::Same(found) => found.number.as_ref(),
        }
    }
}

/// A measure of the numbers in the cells of a column.
fn of_cells(measure: Measure, numbers: &[Decimal]) -> Option<Exact> {
    if numbers.is_empty() {
        return None;
    }
    let sum = || numbers.iter().fold(Exact::default(), |sum, number| &sum + &exact(*number));
    match measure {
        Measure::Mean => quotient(&sum(), &count(numbers.len())),
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

/// The path, where a measure of its cells is meant, and not the cell of its one row.
fn measured_path(measure: Measure, node: &Node) -> Option<&TablePath> {
    match node {
        Node::Table(path) if measure.is_numeric() || measure == Measure::Names => Some(path),
        _ => None,
    }
}

/// Names of the tables that expressions read.
pub(super) fn tables_of(expressions: &[&Expression]) -> BTreeSet<String> {
    let paths = expressions.iter().flat_map(|expression| paths(&expression.root));
    paths.map(|path| path.table.clone()).collect()
}

/// The paths into tables that an expression reads.
fn paths(node: &Node) -> Vec<&TablePath> {
    let mut paths = Vec::new();
    node.walk(&mut |node| {
        if let Node::Table(path) = node {
            paths.push(path);
        }
    });
    paths
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use questionnaire::diagnostic::Place;
    use questionnaire::expression::{Table, parse};

    use super::*;

    const EXPRESSIONS: [&str; 9] = [
        "instance('t')/root/item/a",
        "instance('t')/root/item[kind = 'x']/a",
        "sum(instance('t')/root/item/a)",
        "sum(instance('t')/root/item[b > 1]/a) + sum(instance('t')/root/item/b)",
        "count(instance('t')/root/item[a > 0])",
        "2 * instance('t')/root/item[kind = 'x']/a - instance('t')/root/item[kind = 'x']/b",
        "sum(instance('t')/root/item[kind = 'y']/a) * count(instance('t')/root/item[kind = 'x'])",
        "sum(instance('t')/root/item[kind = 'none']/a)",
        "sum(instance('t')/root/item[given(${q})]/a)",
    ];

    fn rows() -> impl Strategy<Value = Vec<Vec<String>>> {
        let number = || {
            prop_oneof![
                Just(String::new()),
                (-9_i64..99, 0_u32..3).prop_map(|(n, s)| Decimal::new(n, s).to_string())
            ]
        };
        let row = (
            prop::sample::select(vec!["", "k1", "k2", "k3"]),
            prop::sample::select(vec!["x", "y"]),
            number(),
            number(),
        );
        let row = row.prop_map(|(key, kind, a, b)| vec![key.to_owned(), kind.to_owned(), a, b]);
        prop::collection::vec(row, 0..12)
    }

    /// What was found, and whether something is wrong with it; the same fault may be met once or more.
    type Said = (Option<Exact>, Option<Value>, bool);

    fn one(found: &Found) -> Said {
        (found.number.clone(), found.other.clone(), found.faults.is_empty())
    }

    fn said(found: Vec<(Arc<str>, Found)>) -> Vec<(Arc<str>, Said)> {
        found.into_iter().map(|(key, found)| (key, one(&found))).collect()
    }

    proptest! {
        #[test]
        fn all_keys_at_once_agree_with_one_key_after_another(rows in rows()) {
            let columns = ["key", "kind", "a", "b"].map(str::to_owned);
            let tables: Tables = [("t".to_owned(), Table::from_texts(&columns, &rows))].into();
            let reader = Reader::new(&tables);
            let measures = [Measure::Record, Measure::Sum, Measure::Mean, Measure::Median, Measure::Min, Measure::Max];
            for (source, measure) in EXPRESSIONS.iter().flat_map(|source| measures.map(|m| (source, m))) {
                let value = parse(source, &Place::default()).expect(source);
                let grouping = reader.rows.grouping(&tables, &tables_of(&[&value]), "key");
                let expected = slices::by_column(measure, &value, &grouping, &tables);
                let at_once = Grouped::new(&reader, Some(&grouping)).measured(measure, &value.root);
                // A column without any number is one of texts, and goes the other way.
                if let Some(at_once) = at_once {
                    prop_assert_eq!(said(at_once), said(expected), "{} {:?}", source, measure);
                }
                let whole = slices::evaluate(measure, &value, &tables);
                prop_assert_eq!(one(&reader.whole(measure, &value)), one(&whole));
            }
        }
    }
}
