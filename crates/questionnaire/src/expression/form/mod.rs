//! The form reading, for filling in: ODK's, where an answer that is not given is the empty text.

mod call;
mod compare;
mod moment;
mod value;

use std::cell::RefCell;
use std::rc::Rc;

use rust_decimal::Decimal;
use time::{OffsetDateTime, UtcOffset};

use super::arithmetic;
use super::memo::Patterns;
use super::table::{Table, Tables};
use super::tree::{Node, Operator, TablePath};
use crate::response;

pub use value::Value;

/// What an expression may ask of a form that is being filled in.
pub trait Answers {
    /// The answer to a question: a number, or a text; the empty text if it is not given, is not asked or does not exist. See
    /// `Value::from(&Answer)`.
    fn answer(&self, question: &str) -> Value;

    /// What a choice of a select question says, in the language of the form.
    fn label(&self, _question: &str, _choice: &str) -> Option<String> {
        None
    }

    /// A column of the choice that a choice filter judges.
    fn column(&self, _name: &str) -> Value {
        Value::nothing()
    }
}

/// What an expression may know besides the answers.
#[derive(Clone, Debug)]
pub struct Context<'a> {
    /// `.`: the answer that a constraint judges.
    pub own: Option<Value>,
    /// The moment, on the clock of whoever fills in: `today()` and `now()`, and the zone in which times are read.
    pub now: OffsetDateTime,
    /// Record tables, and choice lists as tables.
    pub tables: &'a Tables,
}

/// Evaluates an expression. Every expression has a value, checked or not.
pub fn evaluate(node: &Node, answers: &dyn Answers, context: &Context<'_>) -> Value {
    let reader =
        Reader { answers, context, read: RefCell::default(), patterns: Patterns::default() };
    reader.value(node, None)
}

/// The row of a table that a predicate judges.
#[derive(Clone, Copy)]
struct Row<'a> {
    table: &'a Table,
    cells: &'a [Option<response::Value>],
}

/// One evaluation.
struct Reader<'a> {
    answers: &'a dyn Answers,
    context: &'a Context<'a>,
    /// Table paths depend on no row but their own, so each is read once.
    read: RefCell<Vec<(&'a TablePath, Value)>>,
    patterns: Patterns,
}

impl<'a> Reader<'a> {
    fn clock(&self) -> UtcOffset {
        self.context.now.offset()
    }

    fn value(&self, node: &'a Node, row: Option<Row<'a>>) -> Value {
        match node {
            Node::Number { value, .. } => Value::Number(*value),
            Node::Text { value, .. } => Value::Text(value.clone()),
            Node::Answer { name, .. } => self.answers.answer(name),
            Node::Own { .. } => self.context.own.clone().unwrap_or_else(Value::nothing),
            Node::Name { name, .. } => {
                row.map_or_else(|| self.answers.column(name), |row| column(row, name))
            }
            Node::Negate { operand, .. } => Value::number(self.number(operand, row).map(|n| -n)),
            Node::Binary { operator, left, right, .. } => self.binary(*operator, left, right, row),
            Node::Call { function, arguments, .. } => self.call(*function, arguments, row),
            Node::Table(path) => self.cells(path),
        }
    }

    fn binary(
        &self,
        operator: Operator,
        left: &'a Node,
        right: &'a Node,
        row: Option<Row<'a>>,
    ) -> Value {
        match operator {
            Operator::And => Value::Boolean(self.holds(left, row) && self.holds(right, row)),
            Operator::Or => Value::Boolean(self.holds(left, row) || self.holds(right, row)),
            _ if operator.is_comparison() => {
                let (left, right) = (self.value(left, row), self.value(right, row));
                Value::Boolean(compare::holds(operator, &left, &right, self.clock()))
            }
            _ => {
                let operands = self.number(left, row).zip(self.number(right, row));
                Value::number(operands.and_then(|(a, b)| arithmetic::apply(operator, a, b)))
            }
        }
    }

    fn holds(&self, node: &'a Node, row: Option<Row<'a>>) -> bool {
        self.value(node, row).holds()
    }

    fn number(&self, node: &'a Node, row: Option<Row<'a>>) -> Option<Decimal> {
        self.value(node, row).as_number(self.clock())
    }

    fn text(&self, node: &'a Node, row: Option<Row<'a>>) -> String {
        self.value(node, row).text()
    }

    fn cells(&self, path: &'a TablePath) -> Value {
        let read =
            self.read.borrow().iter().find(|(p, _)| std::ptr::eq(*p, path)).map(|(_, v)| v.clone());
        read.unwrap_or_else(|| {
            let value = Value::Cells(Rc::new(self.select(path)));
            self.read.borrow_mut().push((path, value.clone()));
            value
        })
    }

    /// The cells of a column, or for whole rows their cells run together, as XPath has it.
    fn select(&self, path: &'a TablePath) -> Vec<String> {
        let Some(table) = self.context.tables.get(&path.table) else { return Vec::new() };
        let rows = table.rows().iter().map(|cells| Row { table, cells });
        let rows = rows.filter(|row| path.predicates.iter().all(|p| self.holds(p, Some(*row))));
        match &path.column {
            None => rows
                .map(|row| row.cells.iter().map(|cell| shown(cell.as_ref())).collect())
                .collect(),
            Some(name) => match table.column(name) {
                Some(index) => rows
                    .filter_map(|row| row.cells.get(index).map(|cell| shown(cell.as_ref())))
                    .collect(),
                None => Vec::new(),
            },
        }
    }
}

fn column(row: Row<'_>, name: &str) -> Value {
    let cell = row.table.column(name).and_then(|index| row.cells.get(index)?.as_ref());
    cell.map_or_else(Value::nothing, Value::from)
}

fn shown(cell: Option<&response::Value>) -> String {
    cell.map_or_else(String::new, |value| Value::from(value).text())
}
