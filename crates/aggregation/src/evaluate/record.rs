//! Figures that headquarters keeps: single records, and what is computed from record tables.

use questionnaire::diagnostic::Diagnostics;
use questionnaire::expression::indicator::Fault;
use questionnaire::expression::{Expression, Tables};
use questionnaire::translated::Translated;

use super::outcome::{CellOutcome, Measured, Outcome, Within};
use super::{Run, rank, tables};
use crate::exact::{Exact, exact};
use crate::figure::{NamesAre, Value};
use crate::indicator::{By, Indicator, Measure, Of, Subject};
use crate::records::Content;

impl Run<'_> {
    pub(super) fn named_record(&self, indicator: &Indicator, faults: &mut Diagnostics) -> Outcome {
        match &indicator.subject {
            Subject::Record(name) => self.record(indicator, name, faults),
            _ => Outcome::missing(),
        }
    }

    fn record(&self, indicator: &Indicator, name: &str, faults: &mut Diagnostics) -> Outcome {
        let Some(record) = self.records.figures.get(name) else { return Outcome::missing() };
        match &record.content {
            Content::Number(number) => self.over(indicator, exact(*number), faults),
            other => self.kept(indicator, other),
        }
    }

    /// A figure of an earlier cycle that is kept as it was shown.
    pub(super) fn kept(&self, indicator: &Indicator, content: &Content) -> Outcome {
        match content {
            Content::Number(number) => {
                let measured = Measured::whole(Some(exact(*number)));
                let value = measured.shown(indicator.shown_decimals(), self.settings.rounding);
                Outcome::new(measured, value)
            }
            Content::Date(date) => Outcome::new(Measured::default(), Value::Date(date.clone())),
            Content::Names(names) => self.named(names),
        }
    }

    /// A list from records: of countries, where every name is that of a country, else of texts.
    fn named(&self, names: &[String]) -> Outcome {
        let code =
            |name: &String| self.country_codes.get(name.as_str()).map(|code| (*code).to_owned());
        match names.iter().map(code).collect() {
            Some(codes) => self.list(codes, NamesAre::Countries),
            None => self.list(names.to_vec(), NamesAre::Texts),
        }
    }

    /// What a key of a record table says: a country in every language, any other as it is written.
    fn key_label(&self, key: &str) -> Translated {
        let code = self.country_codes.get(key).unwrap_or(&key);
        self.settings.countries.get(*code).cloned().unwrap_or_else(|| self.settings.plain(key))
    }

    /// A number from records over what `of` says.
    fn over(&self, indicator: &Indicator, number: Exact, faults: &mut Diagnostics) -> Outcome {
        let below = match &indicator.of {
            Some(Of::Records(of)) => tables::measured(Measure::Record, of, &self.records.tables).0,
            _ => None,
        };
        let measured = Measured::over(Some(number), below, indicator.percent);
        let value = self.shown(indicator, &measured, faults);
        Outcome::new(measured, value)
    }

    pub(super) fn of_tables(&self, indicator: &Indicator, faults: &mut Diagnostics) -> Outcome {
        let Subject::Expression(value) = &indicator.subject else { return Outcome::missing() };
        let (number, found) = tables::measured(indicator.measure, value, &self.records.tables);
        report(indicator, &found.faults, faults);
        let mut outcome = match (number, found.value) {
            (Some(number), _) => self.over(indicator, number, faults),
            (None, Some(other)) => self.any_value(indicator, other, faults),
            (None, None) => Outcome::missing(),
        };
        if let Some(By::Column(column)) = &indicator.by {
            outcome.cells = self.by_column(indicator, value, column, faults);
            if indicator.measure == Measure::Names {
                let names = outcome.cells.iter().map(|cell| cell.key.clone()).collect();
                outcome = Outcome { cells: outcome.cells, ..self.list(names, NamesAre::Texts) };
            }
        }
        outcome
    }

    /// A cell for each value of the column among the rows that `value` selects, in the order of the table; with `limit`,
    /// in the order of their ranks.
    fn by_column(
        &self,
        indicator: &Indicator,
        value: &Expression,
        column: &str,
        faults: &mut Diagnostics,
    ) -> Vec<CellOutcome> {
        let of = match &indicator.of {
            Some(Of::Records(of)) => Some(of),
            _ => None,
        };
        let mut slices = self.slices.borrow_mut();
        let read: Vec<&Expression> = of.into_iter().chain([value]).collect();
        let slices = slices.of(&read, column, &self.records.tables);
        let mut cells: Vec<CellOutcome> = slices
            .iter()
            .filter(|(_, slice)| tables::selects(value, slice))
            .map(|(key, slice)| self.table_cell(indicator, (value, of), key, slice, faults))
            .collect();
        rank::rank(&mut cells);
        if indicator.limit.is_some() || indicator.measure == Measure::Names {
            rank::sort(&mut cells);
        }
        if let Some(limit) = indicator.limit {
            rank::keep(&mut cells, limit);
        }
        cells
    }

    fn table_cell(
        &self,
        indicator: &Indicator,
        (value, of): (&Expression, Option<&Expression>),
        key: &str,
        slice: &Tables,
        faults: &mut Diagnostics,
    ) -> CellOutcome {
        let (number, found) = tables::measured(indicator.measure, value, slice);
        report_cell(indicator, key, &found.faults, faults);
        let below = of.and_then(|of| {
            let own = tables::tables_of(&[of]).iter().all(|table| slice.contains_key(table));
            let read = if own { slice } else { &self.records.tables };
            tables::measured(Measure::Record, of, read).0
        });
        let measured = Measured::over(number, below, indicator.percent);
        CellOutcome {
            key: key.to_owned(),
            label: self.key_label(key),
            value: measured.shown(indicator.shown_decimals(), self.settings.rounding),
            measured,
            rank: 0,
            within: Within::Nobody,
        }
    }
}

fn report(indicator: &Indicator, found: &[Fault], faults: &mut Diagnostics) {
    for fault in found {
        match fault {
            // With a breakdown each cell looks up its own row.
            Fault::SeveralRows { .. } if indicator.by.is_some() => {}
            Fault::SeveralRows { .. } => {
                let message = format!(
                    "`{}` looks up one row, and several meet its conditions",
                    indicator.name
                );
                let hint = "add a condition in `[...]`, or take `sum(...)` of the rows";
                faults.error_with_hint("several-rows", indicator.at("value"), message, hint);
            }
            Fault::Overflow { .. } => overflow(indicator, faults),
        }
    }
}

fn report_cell(indicator: &Indicator, key: &str, found: &[Fault], faults: &mut Diagnostics) {
    for fault in found {
        match fault {
            Fault::SeveralRows { .. } => {
                let message = format!("the cell `{key}` of `{}` has several rows", indicator.name);
                let hint =
                    "take `sum(...)` of the rows, or break down by a column that tells them apart";
                faults.error_with_hint("several-rows", indicator.at("by"), message, hint);
            }
            Fault::Overflow { .. } => overflow(indicator, faults),
        }
    }
}

fn overflow(indicator: &Indicator, faults: &mut Diagnostics) {
    let message = format!("a number in `{}` has more than 28 digits", indicator.name);
    faults.error_with_hint(
        "number-too-large",
        indicator.at("value"),
        message,
        "compute in a larger unit",
    );
}
