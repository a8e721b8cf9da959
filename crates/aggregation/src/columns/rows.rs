//! Values that have no column form, computed office by office.

use questionnaire::expression::indicator::{self, OfficeAnswers, Truth, Value};
use questionnaire::expression::{Node, Tables};
use questionnaire::response::Response;
use questionnaire::roster::Office;

use super::{Bitset, Column};
use crate::program::RowKind;

/// The values of one expression, by row.
#[derive(Clone, Debug, PartialEq)]
pub enum RowValues {
    /// Where it is true and where it is false.
    Condition {
        /// Where it is true.
        yes: Bitset,
        /// Where it is false.
        no: Bitset,
    },
    /// Its number.
    Number(Column),
    /// Its value.
    Any(Vec<Option<Value>>),
}

impl RowValues {
    pub(super) fn new(kind: RowKind) -> Self {
        match kind {
            RowKind::Condition => Self::Condition { yes: Bitset::default(), no: Bitset::default() },
            RowKind::Number => Self::Number(Column::default()),
            RowKind::Any => Self::Any(Vec::new()),
        }
    }

    pub(super) fn push(
        &mut self,
        node: &Node,
        office: &Office,
        response: Option<&Response>,
        tables: &Tables,
    ) {
        let answers = OfficeAnswers { office, response, tables };
        match self {
            Self::Condition { yes, no } => {
                let truth = indicator::truth(node, &answers);
                yes.push(truth == Truth::True);
                no.push(truth == Truth::False);
            }
            Self::Number(column) => {
                let number = indicator::number(node, &answers);
                column.given.push(number.is_some());
                column.numbers.push(number.unwrap_or_default());
            }
            Self::Any(values) => values.push(indicator::evaluate(node, &answers).value),
        }
    }
}
