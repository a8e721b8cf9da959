//! Numbers from record tables for all keys of a breakdown at once, in one pass over the rows of each path.

use std::collections::BTreeMap;
use std::sync::Arc;

use questionnaire::expression::indicator::Fault;
use questionnaire::expression::{Function, Node, Operator, Span, TablePath};
use questionnaire::response::Value;
use rust_decimal::Decimal;

use super::rows::Grouping;
use super::{Found, Reader, measured_path, of_cells, paths};
use crate::exact::{Exact, exact};
use crate::indicator::Measure;

/// One number for each key.
type Numbers = Vec<Option<Decimal>>;

/// The sum of the cells of a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum PathSum {
    /// There is no number.
    Nothing,
    Number(Decimal),
    /// A decimal can't hold it.
    TooLarge,
}

impl PathSum {
    fn number(self) -> Option<Decimal> {
        match self {
            Self::Number(number) => Some(number),
            Self::Nothing | Self::TooLarge => None,
        }
    }
}

/// The sum, if a decimal holds it without rounding.
fn exactly(a: Decimal, b: Decimal) -> Option<Decimal> {
    a.checked_add(b).filter(|sum| sum.scale() >= a.scale().max(b.scale()))
}

/// An evaluation for the keys of a grouping, or for whole tables as for one key.
pub(super) struct Grouped<'a> {
    reader: &'a Reader<'a>,
    grouping: Option<&'a Grouping>,
    faults: Vec<(usize, Fault)>,
}

impl<'a> Grouped<'a> {
    pub fn new(reader: &'a Reader<'a>, grouping: Option<&'a Grouping>) -> Self {
        Self { reader, grouping, faults: Vec::new() }
    }

    /// What an expression gives for each key whose rows it reads; none where it is not of the kind that is computed here.
    pub fn measured(mut self, measure: Measure, node: &Node) -> Option<Vec<(Arc<str>, Found)>> {
        let numbers: Vec<Option<Exact>> = match measured_path(measure, node) {
            Some(path) if matches!(measure, Measure::Sum | Measure::Names) => {
                let sums = self.sums(path, exactly)?;
                // What is too large for a decimal is summed exactly, key by key.
                let fits = !sums.contains(&PathSum::TooLarge);
                fits.then(|| sums.into_iter().map(|sum| sum.number().map(exact)).collect())?
            }
            Some(path) => self.cells(path)?.iter().map(|cells| of_cells(measure, cells)).collect(),
            None => self.numbers(node)?.into_iter().map(|number| number.map(exact)).collect(),
        };
        let Some(grouping) = self.grouping else {
            let faults = self.faults.into_iter().map(|(_, fault)| fault).collect();
            let number = numbers.into_iter().next().flatten();
            return Some(vec![(Arc::from(""), Found { number, other: None, faults })]);
        };
        let read = self.read_keys(node);
        let mut faults = self.faults_by_key();
        let named = grouping.keys.iter().zip(numbers).enumerate().filter(|(key, _)| read[*key]);
        let found = named.map(|(index, (key, number))| {
            let faults = faults.remove(&index).unwrap_or_default();
            (key.clone(), Found { number, other: None, faults })
        });
        Some(found.collect())
    }

    /// Of which keys rows are read.
    fn read_keys(&self, node: &Node) -> Vec<bool> {
        let mut read = vec![false; self.keys()];
        for path in paths(node) {
            self.rows(path, |key, _| read[key] = true);
        }
        read
    }

    fn faults_by_key(&mut self) -> BTreeMap<usize, Vec<Fault>> {
        let mut by_key: BTreeMap<usize, Vec<Fault>> = BTreeMap::new();
        for (key, fault) in self.faults.drain(..) {
            by_key.entry(key).or_default().push(fault);
        }
        by_key
    }

    fn keys(&self) -> usize {
        self.grouping.map_or(1, |grouping| grouping.keys.len())
    }

    /// Calls `each` with the key and the index of every row that a path selects.
    fn rows(&self, path: &TablePath, mut each: impl FnMut(usize, usize)) {
        let of_row = self.grouping.and_then(|grouping| grouping.of_row.get(&path.table));
        for row in self.reader.selected(path).iter() {
            let key = if self.grouping.is_some() {
                of_row.and_then(|keys| keys.get(*row).copied().flatten())
            } else {
                Some(0)
            };
            if let Some(key) = key {
                each(key, *row);
            }
        }
    }

    /// Calls `each` with the key and the number of every row, none for an empty cell; nothing if a cell is no number.
    fn each_number(
        &self,
        path: &TablePath,
        mut each: impl FnMut(usize, Option<Decimal>),
    ) -> Option<()> {
        let table = self.reader.tables.get(&path.table)?;
        let column = table.column(path.column.as_deref()?)?;
        let mut all_numbers = true;
        self.rows(path, |key, row| match table.rows()[row].get(column) {
            Some(Some(Value::Number(number))) => each(key, Some(*number)),
            Some(Some(_)) => all_numbers = false,
            Some(None) | None => each(key, None),
        });
        all_numbers.then_some(())
    }

    fn cells(&self, path: &TablePath) -> Option<Vec<Vec<Decimal>>> {
        let mut cells = vec![Vec::new(); self.keys()];
        self.each_number(path, |key, number| cells[key].extend(number))?;
        Some(cells)
    }

    /// The sum of each key.
    fn sums(
        &self,
        path: &TablePath,
        add: impl Fn(Decimal, Decimal) -> Option<Decimal>,
    ) -> Option<Vec<PathSum>> {
        let mut sums = vec![PathSum::Nothing; self.keys()];
        self.each_number(path, |key, number| {
            let Some(number) = number else { return };
            sums[key] = match sums[key] {
                PathSum::Nothing => PathSum::Number(number),
                PathSum::Number(sum) => add(sum, number).map_or(PathSum::TooLarge, PathSum::Number),
                PathSum::TooLarge => PathSum::TooLarge,
            };
        })?;
        Some(sums)
    }

    fn numbers(&mut self, node: &Node) -> Option<Numbers> {
        match node {
            Node::Number { value, .. } => Some(vec![Some(*value); self.keys()]),
            Node::Table(path) => self.single(path),
            Node::Call { function, arguments, at } => match (function, arguments.as_slice()) {
                (Function::Sum, [Node::Table(path)]) => self.sum(path, *at),
                (Function::Count, [Node::Table(path)]) => Some(self.count(path)),
                _ => None,
            },
            Node::Binary { operator, left, right, at } => {
                let apply = match operator {
                    Operator::Add => Decimal::checked_add,
                    Operator::Subtract => Decimal::checked_sub,
                    Operator::Multiply => Decimal::checked_mul,
                    _ => return None,
                };
                let (left, right) = (self.numbers(left)?, self.numbers(right)?);
                let pairs = left.into_iter().zip(right).enumerate();
                let joined = pairs.map(|(key, pair)| match pair {
                    (Some(a), Some(b)) => self.or_overflow(key, apply(a, b), *at),
                    _ => None,
                });
                Some(joined.collect())
            }
            _ => None,
        }
    }

    fn or_overflow(&mut self, key: usize, number: Option<Decimal>, at: Span) -> Option<Decimal> {
        if number.is_none() {
            self.faults.push((key, Fault::Overflow { at }));
        }
        number
    }

    /// The cell of the one row of each key.
    fn single(&mut self, path: &TablePath) -> Option<Numbers> {
        let mut found: Vec<(usize, Option<Decimal>)> = vec![(0, None); self.keys()];
        self.each_number(path, |key, number| found[key] = (found[key].0 + 1, number))?;
        let single = found.into_iter().enumerate().map(|(key, (rows, number))| {
            if rows > 1 {
                self.faults.push((key, Fault::SeveralRows { at: path.at }));
                return None;
            }
            number
        });
        Some(single.collect())
    }

    fn sum(&mut self, path: &TablePath, at: Span) -> Option<Numbers> {
        let sums = self.sums(path, Decimal::checked_add)?.into_iter().enumerate();
        let number = |(key, sum): (usize, PathSum)| match sum {
            PathSum::TooLarge => self.or_overflow(key, None, at),
            sum => sum.number(),
        };
        Some(sums.map(number).collect())
    }

    fn count(&self, path: &TablePath) -> Numbers {
        let mut counts = vec![0_u64; self.keys()];
        self.rows(path, |key, _| counts[key] += 1);
        counts.into_iter().map(|count| Some(count.into())).collect()
    }
}
