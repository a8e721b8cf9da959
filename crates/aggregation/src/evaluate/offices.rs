//! Figures that are counted among offices.

use questionnaire::diagnostic::Diagnostics;
use rust_decimal::Decimal;

use super::Run;
use super::measure::Measuring;
use super::outcome::{Measured, Outcome};
use super::plan::{OfficesPlan, What};
use crate::columns::Members;
use crate::exact::Exact;
use crate::figure::{NamesAre, Value};
use crate::indicator::{Indicator, Measure, Of};

impl Run<'_> {
    pub(super) fn of_offices(
        &self,
        indicator: &Indicator,
        plan: &OfficesPlan,
        faults: &mut Diagnostics,
    ) -> Outcome {
        let measuring = Measuring {
            measure: indicator.measure,
            percent: indicator.percent,
            plan,
            results: &self.results,
            from_tables: self.below_from_tables(indicator),
        };
        let mut outcome = match indicator.measure {
            Measure::Value => self.one_value(indicator, plan, faults),
            Measure::Names => self.names(indicator, &measuring),
            Measure::Choices => self.ticked(indicator, &measuring),
            _ => self.number(indicator, &measuring, faults),
        };
        outcome.who = Some((plan.counted, plan.base));
        outcome
    }

    fn below_from_tables(&self, indicator: &Indicator) -> Option<Exact> {
        match &indicator.of {
            Some(Of::Records(of)) => self.tables.whole(Measure::Record, of).number,
            _ => None,
        }
    }

    fn number(
        &self,
        indicator: &Indicator,
        measuring: &Measuring<'_>,
        faults: &mut Diagnostics,
    ) -> Outcome {
        let plan = measuring.plan;
        let counted = Members::All(self.results.set(plan.counted));
        let measured = measuring.of(counted, Members::All(self.results.set(plan.base)));
        let value = self.shown(indicator, &measured, faults);
        let mut outcome = Outcome::new(measured, value);
        outcome.counts_countries = matches!(plan.what, What::Countries);
        if let Some(keys) = &plan.keys {
            outcome.cells = self.breakdown(indicator, measuring, keys);
        }
        outcome
    }

    /// The number as shown; what can't be shown as it is asked for is reported.
    pub(super) fn shown(
        &self,
        indicator: &Indicator,
        measured: &Measured,
        faults: &mut Diagnostics,
    ) -> Value {
        let value = measured.shown(indicator.shown_decimals(), self.settings.rounding);
        let Some(number) = &measured.exact else { return value };
        if value == Value::Missing {
            let message = format!("the value of `{}` is too large to be shown", indicator.name);
            let hint = "show fewer decimals, or a larger unit";
            faults.error_with_hint("number-too-large", indicator.at("value"), message, hint);
        } else if indicator.decimals.is_none() && is_cut(indicator, number, &value) {
            let message =
                format!("the value of `{}` has decimals, and they are not shown", indicator.name);
            let hint = "write in `decimals` how many are shown; `0` if none are meant to be";
            faults.warning("decimals-lost", indicator.at("decimals"), message, hint);
        }
        value
    }

    /// The value of the one office that meets the condition.
    fn one_value(
        &self,
        indicator: &Indicator,
        plan: &OfficesPlan,
        faults: &mut Diagnostics,
    ) -> Outcome {
        let mut rows = self.results.set(plan.meets).rows();
        let Some(row) = rows.next() else { return Outcome::missing() };
        let offices = self.results.columns().offices();
        if let Some(second) = rows.next() {
            let message = format!(
                "`value` is of one office, and {} meet the condition: `{}`, `{}`, ...",
                2 + rows.count(),
                offices[row].code,
                offices[second].code
            );
            let hint = "say in `where` which office is meant, as `${office_code} = '...'`";
            faults.error_with_hint("several-offices", indicator.at("where"), message, hint);
            return Outcome::missing();
        }
        match plan.what {
            What::Number(number) if self.results.set(number).contains(row) => {
                let number: Decimal = self.results.numbers(number).get(row);
                let measured = Measured::whole(Some(crate::exact::exact(number)));
                let value = self.shown(indicator, &measured, faults);
                Outcome::new(measured, value)
            }
            What::Any(value) => match self.results.value(value, row) {
                Some(value) => self.any_value(indicator, value.clone(), faults),
                None => Outcome::missing(),
            },
            _ => Outcome::missing(),
        }
    }

    fn ticked(&self, indicator: &Indicator, measuring: &Measuring<'_>) -> Outcome {
        let What::Choices(question, sets) = &measuring.plan.what else { return Outcome::missing() };
        let keys = super::Keys::Choices(*question, sets.clone());
        let mut cells = self.breakdown(indicator, measuring, &keys);
        cells.retain(super::rank::is_something);
        let names = cells.iter().map(|cell| cell.key.to_string()).collect();
        Outcome { cells, ..self.list(names, NamesAre::Choices) }
    }
}

/// Whether decimals that are kept were rounded away.
fn is_cut(indicator: &Indicator, number: &Exact, value: &Value) -> bool {
    let shown = value.number().map(crate::exact::exact);
    indicator.measure.is_kept() && !indicator.percent && shown.as_ref() != Some(number)
}
