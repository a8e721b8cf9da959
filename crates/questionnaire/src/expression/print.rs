//! An expression as text again: one form for each tree, with no parenthesis that is not needed.

use std::fmt::{self, Display, Formatter};

use super::tree::{Node, Operator, TablePath};

/// Binds tighter than any operator.
const OPERAND: u8 = 7;

impl Display for Node {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number { value, .. } => write!(f, "{value}"),
            Self::Text { value, .. } => quoted(f, value),
            Self::Answer { name, .. } => write!(f, "${{{name}}}"),
            Self::Own { .. } => f.write_str("."),
            Self::Name { name, .. } => f.write_str(name),
            Self::Negate { operand, .. } => {
                f.write_str("-")?;
                within(f, operand, OPERAND)
            }
            Self::Binary { operator, left, right, .. } => {
                within(f, left, operator.precedence())?;
                write!(f, " {operator} ")?;
                within(f, right, operator.precedence() + 1)
            }
            Self::Call { function, arguments, .. } => {
                write!(f, "{}(", function.name())?;
                for (index, argument) in arguments.iter().enumerate() {
                    let comma = if index == 0 { "" } else { ", " };
                    write!(f, "{comma}{argument}")?;
                }
                f.write_str(")")
            }
            Self::Table(path) => path.fmt(f),
        }
    }
}

impl Display for TablePath {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str("instance(")?;
        quoted(f, &self.table)?;
        f.write_str(")/root/item")?;
        for predicate in &self.predicates {
            write!(f, "[{predicate}]")?;
        }
        self.column.as_ref().map_or(Ok(()), |column| write!(f, "/{column}"))
    }
}

impl Display for Operator {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        f.write_str(self.symbol())
    }
}

fn within(f: &mut Formatter<'_>, node: &Node, loosest: u8) -> fmt::Result {
    match node {
        Node::Binary { operator, .. } if operator.precedence() < loosest => write!(f, "({node})"),
        _ => write!(f, "{node}"),
    }
}

/// A text that was parsed holds at most one kind of quote.
fn quoted(f: &mut Formatter<'_>, text: &str) -> fmt::Result {
    if text.contains('\'') { write!(f, "\"{text}\"") } else { write!(f, "'{text}'") }
}
