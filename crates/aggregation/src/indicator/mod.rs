//! Indicators: the written definitions of figures, one a row of `indicators.csv`.

mod check;
mod measure;
mod order;
mod parts;
mod published;
mod read;
mod references;
mod scope;
mod shape;

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::expression::Expression;
use questionnaire::sheet::Sheet;
use questionnaire::translated::Translated;

pub use check::fits;
pub use measure::Measure;
pub use order::in_order;
pub(crate) use parts::only_records;
pub use published::Published;
pub use scope::Scope;

use crate::cells::is_enough;
use crate::figure::Definition;

/// Reads `indicators.csv` and reports all that is wrong with it at once; `language` is that of columns without one. What is
/// returned is what could be read; it may be computed if no fault is an error.
pub fn read(sheet: &Sheet, language: &str, scope: &Scope<'_>) -> (Vec<Indicator>, Diagnostics) {
    let mut faults = Diagnostics::default();
    let rows = read::rows(sheet, language, &mut faults);
    for indicator in &rows.indicators {
        if is_enough(&mut faults, &indicator.place) {
            return (rows.indicators, faults);
        }
        shape::check(indicator, &mut faults);
        check::names(indicator, scope, &mut faults);
        references::unit(indicator, scope, &mut faults);
    }
    references::operands(&rows, scope, &mut faults);
    references::cycles(&rows.indicators, &mut faults);
    (rows.indicators, faults)
}

/// A written definition of a figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Indicator {
    /// How the narrative calls it.
    pub name: String,
    /// What it is, in words.
    pub label: Translated,
    /// What is computed.
    pub measure: Measure,
    /// Of what.
    pub subject: Subject,
    /// Who is counted.
    pub condition: Option<Expression>,
    /// Out of whom.
    pub base: Option<Expression>,
    /// Another measure below the line.
    pub of: Option<Of>,
    /// Whether the share is shown and not the number above the line.
    pub percent: bool,
    /// Broken down by what.
    pub by: Option<By>,
    /// How many ranks of the breakdown are kept.
    pub limit: Option<u32>,
    /// Decimals shown, where they are said.
    pub decimals: Option<u32>,
    /// A noun of `units.csv`, or empty.
    pub unit: String,
    /// Whether who was counted may not be published.
    pub confidential: bool,
    /// Printed values to hold ours against.
    pub published: Published,
    /// The cells as written.
    pub definition: Definition,
    /// Its row, at the column `name`.
    pub place: Place,
}

impl Indicator {
    /// Another cell of its row.
    pub fn at(&self, column: &str) -> Place {
        self.place.clone().at(column)
    }

    /// Its expressions.
    pub fn expressions(&self) -> Vec<&Expression> {
        let mut all: Vec<&Expression> = self.condition.iter().chain(&self.base).collect();
        if let Subject::Expression(value) = &self.subject {
            all.push(value);
        }
        if let Some(Of::Sum(of) | Of::Records(of)) = &self.of {
            all.push(of);
        }
        all
    }

    /// Decimals shown: none unless said.
    pub fn shown_decimals(&self) -> u32 {
        self.decimals.unwrap_or_default()
    }
}

/// What is measured: the cell `value`.
#[derive(Clone, Debug, PartialEq)]
pub enum Subject {
    /// The offices themselves.
    Offices,
    /// The countries of offices: `country`.
    Countries,
    /// An expression over answers or record tables.
    Expression(Expression),
    /// A row of `records/figures.csv`.
    Record(String),
    /// One or two other indicators.
    Operands(Operand, Operand),
}

/// Another indicator, in this cycle or the last.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Operand {
    /// Its name.
    pub name: String,
    /// Whether it is the last cycle's: `previous(name)`.
    pub previous: bool,
}

impl Operand {
    /// As written.
    pub fn written(&self) -> String {
        if self.previous { format!("previous({})", self.name) } else { self.name.clone() }
    }
}

/// What is below the line: the cell `of`.
#[derive(Clone, Debug, PartialEq)]
pub enum Of {
    /// `sum(...)` of a number that offices gave, over the same offices.
    Sum(Expression),
    /// `offices()`: how many offices are counted.
    Offices,
    /// `countries()`: how many countries they cover.
    Countries,
    /// An expression over record tables.
    Records(Expression),
}

/// What a breakdown has a cell for: the cell `by`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum By {
    /// Each choice of a select question.
    Question(String),
    /// Each region.
    Region,
    /// Each kind of office.
    Kind,
    /// Each country.
    Country,
    /// Each office.
    Office,
    /// Each value of a column of the record table that `value` reads.
    Column(String),
}
