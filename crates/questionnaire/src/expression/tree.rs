//! The tree of an expression.

use rust_decimal::Decimal;

use super::function::Function;
use super::span::Span;
use crate::diagnostic::Place;

/// An expression with its source and the cell it stands in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expression {
    /// As written.
    pub source: String,
    /// Parsed.
    pub root: Node,
    /// Its cell.
    pub place: Place,
}

/// A node; `at` is its byte range in the source, and does not take part in comparisons.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[expect(missing_docs, reason = "`at` is said once, above")]
pub enum Node {
    /// `12.5`; never negative when parsed.
    Number { value: Decimal, at: Span },
    /// `'yes'`
    Text { value: String, at: Span },
    /// `${q}`
    Answer { name: String, at: Span },
    /// `.`: the answer that a constraint judges.
    Own { at: Span },
    /// A bare name: a column inside a predicate, a column of the choice list in a choice filter, a figure elsewhere.
    Name { name: String, at: Span },
    /// `-x`
    Negate { operand: Box<Node>, at: Span },
    /// `a + b`
    Binary { operator: Operator, left: Box<Node>, right: Box<Node>, at: Span },
    /// `f(a, b)`
    Call { function: Function, arguments: Vec<Node>, at: Span },
    /// `instance('staff')/root/item[year = 2017]/women`
    Table(TablePath),
}

impl Node {
    /// Its byte range in the source.
    pub fn at(&self) -> Span {
        match self {
            Self::Number { at, .. }
            | Self::Text { at, .. }
            | Self::Answer { at, .. }
            | Self::Own { at }
            | Self::Name { at, .. }
            | Self::Negate { at, .. }
            | Self::Binary { at, .. }
            | Self::Call { at, .. }
            | Self::Table(TablePath { at, .. }) => *at,
        }
    }

    /// The nodes directly below, in the order of the source; the predicates of a table path are below it.
    pub fn children(&self) -> Vec<&Self> {
        match self {
            Self::Negate { operand, .. } => vec![operand],
            Self::Binary { left, right, .. } => vec![left, right],
            Self::Call { arguments, .. } => arguments.iter().collect(),
            Self::Table(path) => path.predicates.iter().collect(),
            _ => Vec::new(),
        }
    }

    /// Calls `visit` on this node and on each below it, parents first.
    pub fn walk<'a>(&'a self, visit: &mut dyn FnMut(&'a Self)) {
        visit(self);
        for child in self.children() {
            child.walk(visit);
        }
    }

    /// The questions it reads, each once, sorted.
    pub fn questions(&self) -> Vec<&str> {
        let mut names = Vec::new();
        self.walk(&mut |node| {
            if let Self::Answer { name, .. } = node {
                names.push(name.as_str());
            }
        });
        names.sort_unstable();
        names.dedup();
        names
    }
}

/// A path into a record table.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct TablePath {
    /// Name of the table.
    pub table: String,
    /// Conditions on rows, all of which hold.
    pub predicates: Vec<Predicate>,
    /// The column read; none names the rows, as in `count(...)`.
    pub column: Option<String>,
    /// Byte range in the source.
    pub at: Span,
}

/// `[year = 2017]`: names in it are columns.
pub type Predicate = Node;

/// A binary operator, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operator {
    /// `or`
    Or,
    /// `and`
    And,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
    /// `<`
    Less,
    /// `<=`
    LessOrEqual,
    /// `>`
    Greater,
    /// `>=`
    GreaterOrEqual,
    /// `+`
    Add,
    /// `-`
    Subtract,
    /// `*`
    Multiply,
    /// `div`
    Divide,
    /// `mod`
    Modulo,
}

impl Operator {
    /// As written.
    pub fn symbol(self) -> &'static str {
        match self {
            Self::Or => "or",
            Self::And => "and",
            Self::Equal => "=",
            Self::NotEqual => "!=",
            Self::Less => "<",
            Self::LessOrEqual => "<=",
            Self::Greater => ">",
            Self::GreaterOrEqual => ">=",
            Self::Add => "+",
            Self::Subtract => "-",
            Self::Multiply => "*",
            Self::Divide => "div",
            Self::Modulo => "mod",
        }
    }

    /// How tightly it binds, from 1; XPath 1.0, section 3.5: all are left-associative.
    pub fn precedence(self) -> u8 {
        match self {
            Self::Or => 1,
            Self::And => 2,
            Self::Equal | Self::NotEqual => 3,
            Self::Less | Self::LessOrEqual | Self::Greater | Self::GreaterOrEqual => 4,
            Self::Add | Self::Subtract => 5,
            Self::Multiply | Self::Divide | Self::Modulo => 6,
        }
    }

    /// `and`, `or`.
    pub fn is_logical(self) -> bool {
        matches!(self, Self::Or | Self::And)
    }

    /// `=`, `!=`, `<`, `<=`, `>`, `>=`.
    pub fn is_comparison(self) -> bool {
        matches!(self.precedence(), 3 | 4)
    }
}
