//! The indicator reading, for counting: one office at a time, with three-valued truth.
//!
//! An answer that was not given has no value; a condition on it is neither true nor false. What has no value: see the
//! crate's README, "The indicator reading".

mod call;
mod compare;
mod office;
mod tables;
mod truth;
mod value;

use std::borrow::Cow;
use std::cell::RefCell;
use std::rc::Rc;

use rust_decimal::Decimal;

use super::memo::Patterns;
use super::span::Span;
use super::table::Tables;
use super::tree::{Node, Operator, TablePath};
use super::{Function, arithmetic, days};
use crate::response::{self, Answer};

pub use office::OfficeAnswers;
pub use truth::Truth;
pub use value::Value;

use tables::Cells;

/// What an expression may ask of one office.
pub trait Answers {
    /// The answer to a question, or a fact of the office ([`OFFICE_FACTS`](super::OFFICE_FACTS)), which is always given. A question that the
    /// response does not have is not asked.
    fn answer(&self, question: &str) -> Cow<'_, Answer>;

    /// Whether the office was asked to answer.
    fn invited(&self) -> bool;

    /// Whether its response is submitted or approved.
    fn responding(&self) -> bool;

    /// The record tables.
    fn tables(&self) -> &Tables;

    /// The value of a figure.
    fn figure(&self, _name: &str) -> Option<Value> {
        None
    }

    /// The value of a figure in the last cycle.
    fn previous(&self, _name: &str) -> Option<Value> {
        None
    }
}

/// What makes a definition wrong on this data, beside giving no value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A cell of a table was looked up, and several rows meet the conditions.
    SeveralRows {
        /// The path.
        at: Span,
    },
    /// A number has more than 28 digits.
    Overflow {
        /// The operation.
        at: Span,
    },
}

/// A value, and what is wrong with the definition on this data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evaluation {
    /// None if there is nothing to compute it from.
    pub value: Option<Value>,
    /// In the order in which they were met.
    pub faults: Vec<Fault>,
}

/// Evaluates an expression that was checked for the indicator reading. Of one that was not, what has no meaning has no value.
pub fn evaluate(node: &Node, answers: &dyn Answers) -> Evaluation {
    let reader = Reader::new(answers);
    let value = reader.value(node, None);
    Evaluation { value, faults: reader.faults.into_inner() }
}

/// Whether a condition holds.
pub fn truth(node: &Node, answers: &dyn Answers) -> Truth {
    Reader::new(answers).truth(node, None)
}

/// A number, if there is one.
pub fn number(node: &Node, answers: &dyn Answers) -> Option<Decimal> {
    Reader::new(answers).number(node, None)
}

/// Indexes of the rows of a table that meet the conditions of a path.
pub fn rows(path: &TablePath, answers: &dyn Answers) -> Vec<usize> {
    Reader::new(answers).rows(path)
}

/// The row of a table that a predicate judges.
#[derive(Clone, Copy)]
struct Row<'a> {
    table: &'a super::table::Table,
    cells: &'a [Option<response::Value>],
}

/// One evaluation.
struct Reader<'a> {
    answers: &'a dyn Answers,
    faults: RefCell<Vec<Fault>>,
    /// Table paths depend on no row but their own, so each is read once.
    read: RefCell<Vec<(&'a TablePath, Rc<Cells>)>>,
    patterns: Patterns,
}

impl<'a> Reader<'a> {
    fn new(answers: &'a dyn Answers) -> Self {
        Self {
            answers,
            faults: RefCell::default(),
            read: RefCell::default(),
            patterns: Patterns::default(),
        }
    }

    fn truth(&self, node: &'a Node, row: Option<Row<'a>>) -> Truth {
        match node {
            Node::Binary { operator: Operator::And, left, right, .. } => {
                self.truth(left, row).and(self.truth(right, row))
            }
            Node::Binary { operator: Operator::Or, left, right, .. } => {
                self.truth(left, row).or(self.truth(right, row))
            }
            Node::Call { function: Function::Not, arguments, .. } => {
                arguments.first().map_or(Truth::Unknown, |a| !self.truth(a, row))
            }
            _ => match self.value(node, row) {
                Some(Value::Boolean(holds)) => holds.into(),
                _ => Truth::Unknown,
            },
        }
    }

    fn value(&self, node: &'a Node, row: Option<Row<'a>>) -> Option<Value> {
        match node {
            Node::Number { value, .. } => Some(Value::Number(*value)),
            Node::Text { value, .. } => Some(Value::Text(value.clone())),
            Node::Answer { name, .. } => given(&self.answers.answer(name)),
            Node::Own { .. } => None,
            Node::Name { name, .. } => match row {
                Some(row) => column(row, name),
                None => self.answers.figure(name),
            },
            Node::Negate { operand, .. } => Some(Value::Number(-self.number(operand, row)?)),
            Node::Binary { operator, left, right, at } => {
                self.binary(node, *operator, (left, right), *at, row)
            }
            Node::Call { function, arguments, at } => {
                self.call(node, *function, arguments, *at, row)
            }
            Node::Table(path) => self.single(path),
        }
    }

    fn binary(
        &self,
        node: &'a Node,
        operator: Operator,
        (left, right): (&'a Node, &'a Node),
        at: Span,
        row: Option<Row<'a>>,
    ) -> Option<Value> {
        if operator.is_logical() {
            return self.truth(node, row).known().map(Value::Boolean);
        }
        if operator.is_comparison() {
            let (left, right) = (self.value(left, row)?, self.value(right, row)?);
            return compare::holds(operator, &left, &right).map(Value::Boolean);
        }
        let (left, right) = (self.number(left, row)?, self.number(right, row)?);
        let result = arithmetic::apply(operator, left, right);
        if result.is_none() && !right.is_zero() {
            self.faults.borrow_mut().push(Fault::Overflow { at });
        }
        result.map(Value::Number)
    }

    /// A date is its number of days.
    fn number(&self, node: &'a Node, row: Option<Row<'a>>) -> Option<Decimal> {
        match self.value(node, row)? {
            Value::Number(number) => Some(number),
            Value::Date(date) => Some(days::number(date)),
            _ => None,
        }
    }

    fn text(&self, node: &'a Node, row: Option<Row<'a>>) -> Option<String> {
        self.value(node, row).map(|value| value.text())
    }
}

fn given(answer: &Answer) -> Option<Value> {
    match answer {
        Answer::Given(value) => Some(value.clone().into()),
        Answer::NotAnswered | Answer::NotAsked => None,
    }
}

fn column(row: Row<'_>, name: &str) -> Option<Value> {
    let index = row.table.column(name)?;
    row.cells.get(index)?.clone().map(Into::into)
}
