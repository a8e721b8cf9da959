//! Measures over offices: one number for those counted, in a figure or in a cell.

use rust_decimal::Decimal;

use super::outcome::Measured;
use super::plan::{Below, OfficesPlan, What};
use crate::columns::{Columns, Members, Operand};
use crate::exact::{Exact, exact, quotient, whole};
use crate::indicator::Measure;
use crate::program::{Fact, Results};

/// How one indicator measures.
pub(super) struct Measuring<'a> {
    pub measure: Measure,
    pub percent: bool,
    pub plan: &'a OfficesPlan,
    pub results: &'a Results<'a>,
    /// What is below the line, where that comes from record tables.
    pub from_tables: Option<Exact>,
}

impl Measuring<'_> {
    /// The number for some of those counted, out of some of the base.
    pub fn of(&self, counted: Members<'_>, base: Members<'_>) -> Measured {
        match (&self.plan.what, self.measure) {
            (What::Offices | What::Any(_) | What::Texts(_) | What::Choices(..), _) => {
                self.counts(counted.count(), base.count(), counted)
            }
            (What::Countries, _) => {
                let columns = self.results.columns();
                let count = |members| count_countries(columns, members);
                self.counts(count(counted), count(base), counted)
            }
            (What::Number(_), _) if counted.count() == 0 => Measured::default(),
            (What::Number(number), measure) => {
                self.number(measure, self.results.numbers(*number), counted)
            }
        }
    }

    fn counts(&self, counted: u64, base: u64, members: Members<'_>) -> Measured {
        let below = match &self.plan.below {
            Some(below) => self.below(below, members),
            None => Some(whole(base)),
        };
        Measured::over(Some(whole(counted)), below, self.percent)
    }

    fn number(&self, measure: Measure, numbers: Operand<'_>, counted: Members<'_>) -> Measured {
        let count = || whole(counted.count());
        match measure {
            Measure::Mean => Measured::quotient(numbers.sum(counted), count()),
            Measure::Median => Measured::alone(median(numbers, counted)),
            Measure::Min => Measured::whole(all(numbers, counted).min().map(exact)),
            Measure::Max => Measured::whole(all(numbers, counted).max().map(exact)),
            _ => {
                let below = self.plan.below.as_ref().and_then(|below| self.below(below, counted));
                Measured::over(Some(numbers.sum(counted)), below, self.percent)
            }
        }
    }

    /// What `of` puts below the line.
    fn below(&self, below: &Below, counted: Members<'_>) -> Option<Exact> {
        match below {
            Below::Sum(_) if counted.count() == 0 => None,
            Below::Sum(number) => Some(self.results.numbers(*number).sum(counted)),
            Below::Offices => Some(whole(counted.count())),
            Below::Countries => Some(whole(count_countries(self.results.columns(), counted))),
            Below::Tables => self.from_tables.clone(),
        }
    }
}

/// Countries that any of them covers, sorted by code.
pub(super) fn countries<'a>(
    columns: &'a Columns<'_>,
    members: Members<'a>,
) -> impl Iterator<Item = &'a str> {
    columns
        .facts(Fact::Country)
        .filter(move |(_, set)| members.meets(set))
        .map(|(country, _)| country)
}

fn all<'a>(numbers: Operand<'a>, members: Members<'_>) -> impl Iterator<Item = Decimal> + use<'a> {
    members.rows().collect::<Vec<_>>().into_iter().map(move |row| numbers.get(row))
}

/// The middle number, or halfway between the two in the middle.
fn median(numbers: Operand<'_>, members: Members<'_>) -> Option<Exact> {
    let mut sorted: Vec<Decimal> = all(numbers, members).collect();
    sorted.sort_unstable();
    middle(&sorted)
}

/// Of numbers in order.
pub(super) fn middle(sorted: &[Decimal]) -> Option<Exact> {
    let middle = sorted.len() / 2;
    let above = exact(*sorted.get(middle)?);
    if sorted.len() % 2 == 1 {
        return Some(above);
    }
    let below = exact(*sorted.get(middle.checked_sub(1)?)?);
    quotient(&(&above + &below), &whole(2_i128))
}

/// How many countries any of them covers.
pub(super) fn count_countries(columns: &Columns<'_>, members: Members<'_>) -> u64 {
    countries(columns, members).fold(0, |count, _| count + 1)
}
