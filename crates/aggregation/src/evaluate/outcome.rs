//! What an indicator gives on one data set, before it is written out.

use questionnaire::cycle::Rounding;
use questionnaire::translated::Translated;

use crate::exact::{Exact, per_cent, quotient, shown};
use crate::figure::{NamesAre, Value};
use crate::program::{Fact, Id};

/// A number with what is above and below its line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Measured {
    /// Above the line, exact.
    pub above: Option<Exact>,
    /// Below the line, exact.
    pub below: Option<Exact>,
    /// The figure, exact: a share is in per cent.
    pub exact: Option<Exact>,
}

impl Measured {
    /// A number that is no quotient.
    pub fn whole(number: Option<Exact>) -> Self {
        Self { above: number.clone(), below: None, exact: number }
    }

    /// A number over another, of which the share or the number above the line is shown.
    pub fn over(above: Option<Exact>, below: Option<Exact>, percent: bool) -> Self {
        let exact = if percent { share(above.as_ref(), below.as_ref()) } else { above.clone() };
        Self { above, below, exact }
    }

    /// The quotient of two numbers.
    pub fn quotient(above: Exact, below: Exact) -> Self {
        let exact = quotient(&above, &below);
        Self { above: Some(above), below: Some(below), exact }
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
    /// Countries of those counted, by code, where countries are counted.
    pub countries: Vec<String>,
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
            countries: Vec::new(),
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
    pub key: String,
    /// What the key says.
    pub label: Translated,
    /// Its number.
    pub measured: Measured,
    /// As it is shown.
    pub value: Value,
    /// Rank from 1.
    pub rank: u32,
    /// Who of those counted is in it.
    pub within: Within,
}

/// Which of those counted are in a cell.
#[derive(Clone, Debug)]
pub enum Within {
    /// No offices are counted.
    Nobody,
    /// Those in a set too.
    Set(Id),
    /// Those that have a fact.
    Fact(Fact, String),
    /// The office of a row.
    Row(usize),
}
