//! Cells of record tables.

use std::rc::Rc;

use super::super::tree::{Node, TablePath};
use super::{Fault, Reader, Row, Value};

/// The cells of a column in the rows that meet the conditions; a path without a column has cells without values.
pub(super) type Cells = Vec<Option<Value>>;

impl<'a> Reader<'a> {
    pub(super) fn cells(&self, path: &'a TablePath) -> Rc<Cells> {
        let read =
            self.read.borrow().iter().find(|(p, _)| std::ptr::eq(*p, path)).map(|(_, c)| c.clone());
        read.unwrap_or_else(|| {
            let cells = Rc::new(self.select(path));
            self.read.borrow_mut().push((path, cells.clone()));
            cells
        })
    }

    fn select(&self, path: &'a TablePath) -> Cells {
        let Some(table) = self.answers.tables().get(&path.table) else { return Vec::new() };
        let column = path.column.as_ref().and_then(|name| table.column(name));
        let rows = self.rows(path).into_iter().map(|row| &table.rows()[row]);
        rows.map(|cells| cells.get(column?)?.clone().map(Into::into)).collect()
    }

    /// Indexes of the rows that meet the conditions.
    pub(super) fn rows(&self, path: &'a TablePath) -> Vec<usize> {
        let Some(table) = self.answers.tables().get(&path.table) else { return Vec::new() };
        let rows = table.rows().iter().map(|cells| Row { table, cells }).enumerate();
        rows.filter(|(_, row)| path.predicates.iter().all(|p| self.truth(p, Some(*row)).holds()))
            .map(|(index, _)| index)
            .collect()
    }

    /// The cell of the one row that meets the conditions.
    pub(super) fn single(&self, path: &'a TablePath) -> Option<Value> {
        let cells = self.cells(path);
        if cells.len() > 1 {
            self.faults.borrow_mut().push(Fault::SeveralRows { at: path.at });
            return None;
        }
        cells.first()?.clone()
    }

    /// The values of an argument of `sum`, `min` or `max`: of a table path, the cells that are not empty; of anything else,
    /// its value, without which there is none at all.
    pub(super) fn values(&self, node: &'a Node, row: Option<Row<'a>>) -> Option<Vec<Value>> {
        match node {
            Node::Table(path) => Some(self.cells(path).iter().flatten().cloned().collect()),
            _ => self.value(node, row).map(|value| vec![value]),
        }
    }
}
