//! The one expression language: the XPath subset that ODK documents, with two readings.

pub mod tree;

pub use tree::{Expression, Node, Operator, Predicate, TablePath};
