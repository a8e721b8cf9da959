//! Which rows of record tables a path selects, and which belong to each value of a column: each looked up once.

use std::borrow::Cow;
use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;
use std::sync::Arc;

use questionnaire::expression::indicator::{self, Answers};
use questionnaire::expression::{Predicate, TablePath, Tables};
use questionnaire::response::Answer;

use crate::columns::text_of;

/// Tables alone: there are no answers.
pub(super) struct OfTables<'a>(pub &'a Tables);

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

/// What was looked up.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// By table, for each list of conditions.
    selected: RefCell<BTreeMap<String, Vec<Selection>>>,
    /// By tables and column.
    groupings: RefCell<BTreeMap<TablesAndColumn, Rc<Grouping>>>,
}

/// Names of tables, and of a column that all of them have.
type TablesAndColumn = (BTreeSet<String>, String);

/// Conditions and the rows that meet all of them.
type Selection = (Vec<Predicate>, Rc<Vec<usize>>);

/// The rows of tables by the value of a column.
#[derive(Debug, Default)]
pub(super) struct Grouping {
    /// The values, in the order of the table.
    pub keys: Vec<Arc<str>>,
    /// By table, the index of the value of each row.
    pub of_row: BTreeMap<String, Vec<Option<usize>>>,
}

impl Rows {
    /// Indexes of the rows that a path selects.
    pub fn selected(&self, tables: &Tables, path: &TablePath) -> Rc<Vec<usize>> {
        let known = self.selected.borrow().get(&path.table).and_then(|selections| {
            let same = selections.iter().find(|(predicates, _)| *predicates == path.predicates);
            same.map(|(_, rows)| rows.clone())
        });
        known.unwrap_or_else(|| {
            let rows = Rc::new(indicator::rows(path, &OfTables(tables)));
            let selection = (path.predicates.clone(), rows.clone());
            self.selected.borrow_mut().entry(path.table.clone()).or_default().push(selection);
            rows
        })
    }

    /// The rows of those tables by the value of a column, which all of them have.
    pub fn grouping(&self, tables: &Tables, read: &BTreeSet<String>, column: &str) -> Rc<Grouping> {
        let key = (read.clone(), column.to_owned());
        let mut groupings = self.groupings.borrow_mut();
        groupings.entry(key).or_insert_with(|| Rc::new(grouping(tables, read, column))).clone()
    }
}

fn grouping(tables: &Tables, read: &BTreeSet<String>, column: &str) -> Grouping {
    let mut grouping = Grouping::default();
    let mut indexes: BTreeMap<String, usize> = BTreeMap::new();
    for (name, table) in read.iter().filter_map(|name| Some((name, tables.get(name)?))) {
        let Some(column) = table.column(column) else { continue };
        let index = |cells: &Vec<Option<questionnaire::response::Value>>| {
            let key = text_of(cells.get(column)?.as_ref()?);
            let next = indexes.len();
            let index = *indexes.entry(key.clone()).or_insert(next);
            if index == next {
                grouping.keys.push(key.into());
            }
            Some(index)
        };
        let of_row = table.rows().iter().map(index).collect();
        grouping.of_row.insert(name.clone(), of_row);
    }
    grouping
}
