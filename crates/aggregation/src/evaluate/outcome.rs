//! What an indicator gives on one data set, before it is written out.

use std::sync::Arc;

use questionnaire::cycle::Rounding;

use crate::exact::{Exact, per_cent, quotient, shown};
use crate::figure::{NamesAre, Value};
use crate::program::{Fact, Id};

/// A number with what is above and below its line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// The figure, exact: a share is in per cent.
    pub exact: Option<Exact>,
    /// What is above and below its line; a number without one stands above it itself.
    line: Option<Box<Line>>,
}

/// What is above and below a line, exact.
#[derive(Clone, Debug, Default, PartialEq)]
struct Line {
    above: Option<Exact>,
    below: Option<Exact>,
}

impl Measured {
    /// A number that is no quotient.
    pub fn whole(number: Option<Exact>) -> Self {
        Self { exact: number, line: None }
    }

    /// A number that nothing is above or below.
    pub fn alone(number: Option<Exact>) -> Self {
        Self { exact: number, line: Some(Box::default()) }
    }

    /// A number with what it was made of.
    pub fn made_of(exact: Option<Exact>, above: Option<Exact>, below: Option<Exact>) -> Self {
        Self { exact, line: Some(Box::new(Line { above, below })) }
    }

    /// A number over another, of which the share or the number above the line is shown.
    pub fn over(above: Option<Exact>, below: Option<Exact>, percent: bool) -> Self {
        if below.is_none() && !percent {
            return Self::whole(above);
        }
        let exact = if percent { share(above.as_ref(), below.as_ref()) } else { above.clone() };
        Self::made_of(exact, above, below)
    }

    /// The quotient of two numbers.
    pub fn quotient(above: Exact, below: Exact) -> Self {
        Self::made_of(quotient(&above, &below), Some(above), Some(below))
    }

    /// What is above the line.
    pub fn above(&self) -> Option<&Exact> {
        self.line.as_ref().map_or(self.exact.as_ref(), |line| line.above.as_ref())
    }

    /// What is below the line.
    pub fn below(&self) -> Option<&Exact> {
        self.line.as_ref()?.below.as_ref()
    }

    /// As it is shown.
    pub fn shown(&self, decimals: u32, rounding: Rounding) -> Value {
        let number = self.exact.as_ref();
        number.and_then(|number| shown(number, decimals, rounding)).unwrap_or(Value::Missing)
    }
}

fn share(above: Option<&Exact>, below: Option<&Exact>) -> Option<Exact> {
    quotient(above?, below?).map(|share| per_cent(&share))
}

/// A figure before it is written out: who is counted is still a set.
#[derive(Clone, Debug)]
pub struct Outcome {
    /// Its number.
    pub measured: Measured,
    /// As it is shown.
    pub value: Value,
    /// Who is counted, and out of whom.
    pub who: Option<(Id, Id)>,
    /// Whether the countries of those counted are what is counted.
    pub counts_countries: bool,
    /// What it lists.
    pub names: Vec<String>,
    /// What those are.
    pub names_are: NamesAre,
    /// Its breakdown.
    pub cells: Vec<CellOutcome>,
}

impl Outcome {
    /// A figure without a breakdown, counted of nobody.
    pub fn new(measured: Measured, value: Value) -> Self {
        Self {
            measured,
            value,
            who: None,
            counts_countries: false,
            names: Vec::new(),
            names_are: NamesAre::Texts,
            cells: Vec::new(),
        }
    }

    /// Nothing to compute from.
    pub fn missing() -> Self {
        Self::new(Measured::default(), Value::Missing)
    }
}

/// A cell before it is written out.
#[derive(Clone, Debug)]
pub struct CellOutcome {
    /// Its key.
    pub key: Arc<str>,
    /// Its number.
    pub measured: Measured,
    /// As it is shown.
    pub value: Value,
    /// What its key is, and who of those counted is in it.
    pub within: Within,
}

/// What the key of a cell is, and which of those counted are in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Within {
    /// A value of a record table; no offices are counted.
    Table,
    /// A choice of the question of that index, by its index, and who ticked it.
    Choice(usize, usize, Id),
    /// A fact, and those that have it.
    Fact(Fact),
    /// The office of a row.
    Office(usize),
}
