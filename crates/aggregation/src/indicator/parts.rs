//! The small grammars of cells: operands, denominators, columns.

use questionnaire::expression::{Expression, Function, Node};

use super::{Measure, Of, Operand};
use crate::records::is_name;

/// `a, b`; with one operand the other is its value in the last cycle.
pub(super) fn operands(text: &str) -> Option<(Operand, Operand)> {
    let mut parts = text.split(',').map(operand);
    let first = parts.next()??;
    let second = match parts.next() {
        Some(second) => second?,
        None if first.previous => return None,
        None => Operand { name: first.name.clone(), previous: true },
    };
    parts.next().is_none().then_some((first, second))
}

/// `name` or `previous(name)`.
fn operand(text: &str) -> Option<Operand> {
    let text = text.trim();
    let inside = text.strip_prefix("previous(").and_then(|rest| rest.strip_suffix(')'));
    let name = inside.unwrap_or(text).trim();
    is_name(name).then(|| Operand { name: name.to_owned(), previous: inside.is_some() })
}

/// What is below the line: `sum(...)` over answers, or an expression over record tables.
pub(super) fn of(whole: Expression) -> Option<Of> {
    if only_records(&whole.root) {
        return Some(Of::Records(whole));
    }
    match whole.root {
        Node::Call { function: Function::Sum, mut arguments, .. } if arguments.len() == 1 => {
            Some(Of::Sum(Expression { root: arguments.remove(0), ..whole }))
        }
        _ => None,
    }
}

/// Whether it reads record tables and no answers.
pub(crate) fn only_records(node: &Node) -> bool {
    let mut tables = false;
    let mut answers = false;
    node.walk(&mut |node| {
        tables |= matches!(node, Node::Table(_));
        answers |= match node {
            Node::Answer { .. } => true,
            Node::Call { function, .. } => {
                matches!(function, Function::Invited | Function::Responding)
            }
            _ => false,
        };
    });
    tables && !answers
}

/// `[a-z][a-z0-9_]*`
pub(super) fn is_column(text: &str) -> bool {
    is_name(text) && !text.contains('.')
}

/// How `value` is written.
pub(super) fn value_hint(measure: Measure) -> &'static str {
    match measure {
        Measure::Names => {
            "write `country`, `office`, a text question `${question}`, or a number to rank by"
        }
        Measure::Choices => "write the select question, as `${question}`",
        Measure::Value => "write what the one office in `where` answered, as `${question}`",
        Measure::Record => {
            "write the name of a row of `records/figures.csv`, or an expression over record tables"
        }
        Measure::Ratio | Measure::Change | Measure::Growth | Measure::Points => {
            "write the names of two indicators, as `a, b`; `previous(a)` is the last cycle's; with one name the other is its last"
        }
        _ => {
            "write a number that offices gave, as `${question}`, or an expression over record tables"
        }
    }
}
