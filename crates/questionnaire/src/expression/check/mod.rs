//! The type checker: every name is known, every choice is on its list, and every operation has a meaning in its reading.

mod call;
mod compare;
mod names;

pub(crate) use call::question_in_quotes;

use super::fault::{Fault, placed};
use super::scope::{Scope, Type};
use super::span::Span;
use super::tree::{Expression, Node, Operator};
use crate::diagnostic::{Diagnostics, Severity};

/// Which of the two readings an expression is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reading {
    /// Filling in, as ODK does it.
    Form,
    /// Counting, with three-valued truth.
    Indicator,
}

/// Checks an expression against what its names stand for. All faults go to `diagnostics`; the type is given if none of them is
/// an error. A fault's place is the cell's, with the character behind the column, as in [`parse`](super::parse).
pub fn check(
    expression: &Expression,
    scope: &dyn Scope,
    reading: Reading,
    diagnostics: &mut Diagnostics,
) -> Option<Type> {
    let mut checker = Checker { scope, reading, columns: None, faults: Vec::new() };
    let kind = checker.scalar(&expression.root);
    let passed = checker.faults.iter().all(|fault| fault.severity == Severity::Warning);
    diagnostics.append(placed(checker.faults, &expression.source, &expression.place));
    passed.then_some(kind)
}

/// The columns of the table whose rows a predicate judges.
type Columns = Vec<(String, Type)>;

struct Checker<'a> {
    scope: &'a dyn Scope,
    reading: Reading,
    columns: Option<(String, Columns)>,
    faults: Vec<Fault>,
}

impl Checker<'_> {
    fn is_form(&self) -> bool {
        self.reading == Reading::Form
    }

    fn report(&mut self, fault: Fault) {
        self.faults.push(fault);
    }

    fn wrong(&mut self, at: Span, message: impl Into<String>, hint: impl Into<String>) {
        self.report(Fault::error("wrong-type", at, message).hint(hint));
    }

    /// Type of a node. One that has a fault is of any type, so that no fault follows from another.
    fn node(&mut self, node: &Node) -> Type {
        match node {
            Node::Number { .. } => Type::Number,
            Node::Text { .. } => Type::Text,
            Node::Answer { name, at } => self.question(name, *at),
            Node::Own { at } => self.own(*at),
            Node::Name { name, at } => self.name(name, *at),
            Node::Negate { operand, .. } => self.number(operand),
            Node::Binary { operator, left, right, at } => self.binary(*operator, left, right, *at),
            Node::Call { function, arguments, at } => self.call(*function, arguments, *at),
            Node::Table(path) => self.table(path),
        }
    }

    /// A node that must have one value.
    fn scalar(&mut self, node: &Node) -> Type {
        let kind = self.node(node);
        if kind != Type::Rows {
            return kind;
        }
        self.wrong(
            node.at(),
            "rows of a table have no value",
            "name a column behind them, or count them with `count(...)`",
        );
        Type::Any
    }

    fn binary(&mut self, operator: Operator, left: &Node, right: &Node, at: Span) -> Type {
        if operator.is_logical() {
            self.condition(left);
            self.condition(right);
            Type::Boolean
        } else if operator.is_comparison() {
            self.comparison(operator, left, right, at)
        } else {
            self.number(left);
            self.number(right);
            Type::Number
        }
    }

    /// An operand of arithmetic.
    fn number(&mut self, node: &Node) -> Type {
        let kind = self.scalar(node);
        let fits = match &kind {
            Type::Number | Type::Date | Type::Any => true,
            Type::Boolean => self.is_form(),
            Type::Choice(list) => self.is_form() && self.has_numbers(list),
            _ => false,
        };
        if !fits {
            let message = format!("a number is needed, and this is {}", described(&kind));
            self.wrong(node.at(), message, number_hint(&kind));
        }
        Type::Number
    }

    /// An operand of `and`, `or`, `not`, the first one of `if`, a predicate.
    fn condition(&mut self, node: &Node) -> Type {
        let kind = self.scalar(node);
        let is_literal = matches!(node, Node::Text { .. } | Node::Number { .. });
        let fits = matches!(kind, Type::Boolean | Type::Any) || (self.is_form() && !is_literal);
        if !fits {
            let message = format!("a condition is needed, and this is {}", described(&kind));
            self.wrong(node.at(), message, condition_hint(node));
        }
        Type::Boolean
    }
}

fn described(kind: &Type) -> &'static str {
    match kind {
        Type::Number => "a number",
        Type::Text => "a text",
        Type::Boolean => "a condition",
        Type::Date => "a date",
        Type::Choice(_) => "a choice",
        Type::Choices(_) => "several choices",
        Type::Rows => "rows of a table",
        Type::Any => "not known",
    }
}

fn number_hint(kind: &Type) -> &'static str {
    match kind {
        Type::Boolean => "write `number(...)` around it, or `if(condition, 1, 0)`",
        Type::Choices(_) => "`count-selected(...)` says how many choices are ticked",
        _ => "write `number(...)` around it if it is written in digits",
    }
}

fn condition_hint(node: &Node) -> String {
    match node {
        Node::Text { .. } | Node::Number { .. } => {
            "write the comparison out on both sides: `${q} = 'a' or ${q} = 'b'`".to_owned()
        }
        Node::Answer { name, .. } => {
            format!("compare it: `${{{name}}} = ...`, or ask `given(${{{name}}})`")
        }
        _ => "compare it with something".to_owned(),
    }
}
