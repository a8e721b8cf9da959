//! The tree of an expression.

use std::ops::Range;

use rust_decimal::Decimal;

use crate::diagnostic::Place;

/// An expression with its source and the cell it stands in.
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// As written.
    pub source: String,
    /// Parsed.
    pub root: Node,
    /// Its cell.
    pub place: Place,
}

/// A node; `at` is its byte range in the source.
#[derive(Clone, Debug, PartialEq)]
pub enum Node {
    /// `12.5`
    Number(Decimal),
    /// `'yes'`
    Text(String),
    /// `${q}`
    Answer { name: String, at: Range<usize> },
    /// `.`: the answer that a constraint judges.
    Own,
    /// A bare name: a column inside a predicate, a figure in `value` and in the narrative.
    Name { name: String, at: Range<usize> },
    /// `-x`
    Negate(Box<Node>),
    /// `a + b`
    Binary { operator: Operator, left: Box<Node>, right: Box<Node>, at: Range<usize> },
    /// `f(a, b)`
    Call { function: String, arguments: Vec<Node>, at: Range<usize> },
    /// `instance('staff')/root/item[year = 2017]/women`
    Table(TablePath),
}

/// A path into a record table.
#[derive(Clone, Debug, PartialEq)]
pub struct TablePath {
    /// Name of the table.
    pub table: String,
    /// Conditions on rows, all of which hold.
    pub predicates: Vec<Predicate>,
    /// The column read; none names the rows, as in `count(...)`.
    pub column: Option<String>,
    /// Byte range in the source.
    pub at: Range<usize>,
}

/// `[year = 2017]`: names in it are columns.
pub type Predicate = Box<Node>;

/// A binary operator, loosest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
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
