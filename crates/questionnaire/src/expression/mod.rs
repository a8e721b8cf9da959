//! The one expression language: the XPath subset that ODK documents, with two readings.

mod arithmetic;
mod check;
mod checklist;
mod days;
mod fault;
pub mod form;
mod format;
pub mod function;
pub mod indicator;
mod lexer;
mod memo;
mod parser;
mod print;
mod scope;
mod span;
mod strings;
pub mod table;
pub mod tree;

use crate::diagnostic::{Diagnostics, Place};
pub(crate) use arithmetic::text as number_text;
use fault::{Fault, placed};

pub(crate) use check::question_in_quotes;
pub use check::{Reading, check};
pub use function::{FUNCTIONS, Function};
pub use parser::{MAX_DEPTH, MAX_NESTING};
pub use scope::{OFFICE_FACTS, Scope, Type, office_fact};
pub use span::Span;
pub use strings::MAX_TEXT;
pub(crate) use strings::pattern as compiled_pattern;
pub use table::{Table, Tables};
pub use tree::{Expression, Node, Operator, Predicate, TablePath};

/// How long an expression may be, in bytes: as long as a cell of a workbook.
pub const MAX_LENGTH: usize = 32_767;

/// Parses the expression of a cell. Unknown and refused functions and wrong numbers of arguments are found here; what
/// depends on the questionnaire is found by [`check`].
///
/// A fault's place is the cell's, with the character (from 1) behind the column: `survey.csv:7:relevant:14`.
pub fn parse(source: &str, place: &Place) -> Result<Expression, Diagnostics> {
    read(source).map_err(|faults| placed(faults, source, place)).map(|root| Expression {
        source: source.to_owned(),
        root,
        place: place.clone(),
    })
}

fn read(source: &str) -> Result<Node, Vec<Fault>> {
    if source.len() > MAX_LENGTH {
        let message = format!("the expression is longer than {MAX_LENGTH} bytes");
        return Err(vec![Fault::syntax(Span::default(), message)]);
    }
    let (lexemes, mut faults) = lexer::lex(source);
    if lexemes.len() == 1 && faults.is_empty() {
        return Err(vec![Fault::syntax(Span::default(), "the expression is empty")]);
    }
    let (node, more) = parser::parse(&lexemes);
    // What could not be read may be what the parser misses.
    if faults.is_empty() {
        faults = more;
    }
    node.filter(|_| faults.is_empty()).ok_or(faults)
}
