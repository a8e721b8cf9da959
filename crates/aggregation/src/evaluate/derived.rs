//! Figures made of other figures.

use std::collections::BTreeMap;

use questionnaire::diagnostic::Diagnostics;

use super::outcome::{CellOutcome, Measured, Outcome};
use super::{Done, Run};
use crate::exact::{Exact, exact, per_cent, quotient};
use crate::figure::Value;
use crate::indicator::{Indicator, Measure, Operand, Subject};

/// A number, exact and as shown.
type Number<'a> = (&'a Measured, &'a Value);

impl Run<'_> {
    /// None where an operand does not exist in this cycle.
    pub(super) fn derived(
        &self,
        indicator: &Indicator,
        done: &Done<'_>,
        faults: &mut Diagnostics,
    ) -> Option<Outcome> {
        let Subject::Operands(first, second) = &indicator.subject else { return None };
        let (Some(a), Some(b)) = (self.operand(first, done), self.operand(second, done)) else {
            self.report_missing(indicator, [first, second], faults);
            return (!self.is_past).then(Outcome::missing);
        };
        let measured = combine(indicator, (&a.measured, &a.value), (&b.measured, &b.value));
        let value = self.shown(indicator, &measured, faults);
        let cells = self.derived_cells(indicator, a, b);
        Some(Outcome { cells, ..Outcome::new(measured, value) })
    }

    fn operand<'p>(&'p self, operand: &Operand, done: &'p Done<'_>) -> Option<&'p Outcome> {
        if operand.previous { self.past.get(&operand.name) } else { done.get(&operand.name) }
    }

    fn report_missing(
        &self,
        indicator: &Indicator,
        operands: [&Operand; 2],
        faults: &mut Diagnostics,
    ) {
        for operand in operands.iter().filter(|o| o.previous && !self.past.contains_key(&o.name)) {
            let message = format!("`{}` has no value in the last cycle", operand.name);
            let hint = "give the last cycle a record of that name, or its answers";
            faults.warning("missing-previous", indicator.at("value"), message, hint);
        }
    }

    /// A cell for each key that both have, in the order of the first. In a ratio, a figure without a breakdown is below
    /// each cell of the other.
    fn derived_cells(&self, indicator: &Indicator, a: &Outcome, b: &Outcome) -> Vec<CellOutcome> {
        let others: BTreeMap<&str, &CellOutcome> =
            b.cells.iter().map(|cell| (&*cell.key, cell)).collect();
        let is_whole = indicator.measure == Measure::Ratio && b.cells.is_empty();
        let cell = |first: &CellOutcome| {
            let second = match others.get(&*first.key) {
                Some(cell) => (&cell.measured, &cell.value),
                None if is_whole => (&b.measured, &b.value),
                None => return None,
            };
            let measured = combine(indicator, (&first.measured, &first.value), second);
            Some(CellOutcome {
                key: first.key.clone(),
                value: measured.shown(indicator.shown_decimals(), self.settings.rounding),
                measured,
                within: first.within,
            })
        };
        a.cells.iter().filter_map(cell).collect()
    }
}

fn combine(indicator: &Indicator, a: Number<'_>, b: Number<'_>) -> Measured {
    let (Some(first), Some(second)) = (&a.0.exact, &b.0.exact) else { return Measured::default() };
    let share = |share: Exact| if indicator.percent { per_cent(&share) } else { share };
    match indicator.measure {
        Measure::Ratio => {
            let ratio = quotient(first, second).map(share);
            Measured::made_of(ratio, Some(first.clone()), Some(second.clone()))
        }
        Measure::Change => Measured::alone(Some(first - second)),
        Measure::Growth => {
            let difference = first - second;
            let growth = quotient(&difference, second).map(|share| per_cent(&share));
            Measured::made_of(growth, Some(difference), Some(second.clone()))
        }
        _ => Measured::alone(points(a.1, b.1)),
    }
}

/// The difference of two percentages as they are shown.
fn points(a: &Value, b: &Value) -> Option<Exact> {
    Some(&exact(a.number()?) - &exact(b.number()?))
}
