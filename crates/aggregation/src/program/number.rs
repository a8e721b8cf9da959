//! Numbers to columns.

use questionnaire::expression::{Expression, Function, Node, Operator};
use questionnaire::form::Kind;
use rust_decimal::Decimal;

use super::{Id, Operation, Program, RowKind};
use crate::columns::Sum;

impl Program<'_> {
    /// The number of each office.
    pub fn number(&mut self, whole: &Expression) -> Id {
        self.number_or_rows(&whole.root, whole)
    }

    fn number_or_rows(&mut self, node: &Node, whole: &Expression) -> Id {
        self.column(node, whole).unwrap_or_else(|| {
            let row = self.by_row(RowKind::Number, node, whole);
            self.add(Operation::RowNumber(row))
        })
    }

    /// The number as a column, where it has that form.
    pub(super) fn column(&mut self, node: &Node, whole: &Expression) -> Option<Id> {
        match node {
            Node::Number { value, .. } => Some(self.add(Operation::Constant(*value))),
            Node::Answer { name, .. } => {
                let question = self.question(name)?;
                self.is_number(question).then(|| self.add(Operation::Number(question)))
            }
            Node::Negate { operand, .. } => {
                let number = self.column(operand, whole)?;
                let zero = self.add(Operation::Constant(Decimal::ZERO));
                Some(self.add(Operation::Arithmetic(Sum::Subtract, zero, number)))
            }
            Node::Binary { operator, left, right, .. } => {
                let sum = match operator {
                    Operator::Add => Sum::Add,
                    Operator::Subtract => Sum::Subtract,
                    _ => return None,
                };
                let (left, right) = (self.column(left, whole)?, self.column(right, whole)?);
                Some(self.add(Operation::Arithmetic(sum, left, right)))
            }
            Node::Call { function, arguments, .. } => self.number_call(*function, arguments, whole),
            _ => None,
        }
    }

    fn number_call(
        &mut self,
        function: Function,
        arguments: &[Node],
        whole: &Expression,
    ) -> Option<Id> {
        match (function, arguments) {
            (Function::CountSelected, [Node::Answer { name, .. }]) => {
                let question = self.question(name)?;
                let kind = &self.questionnaire().questions[question].kind;
                let select = matches!(kind, Kind::SelectOne(_) | Kind::SelectMultiple(_));
                select.then(|| self.add(Operation::Ticked(question)))
            }
            (Function::Coalesce, [first, rest @ ..]) => {
                let mut columns = Vec::with_capacity(rest.len());
                for node in rest {
                    columns.push(self.column(node, whole)?);
                }
                let first = self.column(first, whole)?;
                Some(columns.into_iter().fold(first, |a, b| self.add(Operation::Coalesce(a, b))))
            }
            (Function::If, [condition, then, otherwise]) => {
                let (then, otherwise) = (self.column(then, whole)?, self.column(otherwise, whole)?);
                let condition = Expression { root: condition.clone(), ..whole.clone() };
                let [yes, no] = [true, false].map(|side| self.condition(&condition, side));
                Some(self.add(Operation::Either(yes, no, then, otherwise)))
            }
            _ => None,
        }
    }
}
