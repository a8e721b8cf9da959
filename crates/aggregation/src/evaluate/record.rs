//! Figures that headquarters keeps: single records, and what is computed from record tables.

use questionnaire::diagnostic::Diagnostics;
use questionnaire::expression::Expression;
use questionnaire::expression::indicator::Fault;
use questionnaire::translated::Translated;

use super::outcome::{CellOutcome, Measured, Outcome, Within};
use super::{Run, rank};
use crate::cells::MAX_FAULTS;
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
    pub(super) fn key_label(&self, key: &str) -> Translated {
        let code = self.country_codes.get(key).unwrap_or(&key);
        self.settings.countries.get(*code).cloned().unwrap_or_else(|| self.settings.plain(key))
    }

    /// A number from records over what `of` says.
    fn over(&self, indicator: &Indicator, number: Exact, faults: &mut Diagnostics) -> Outcome {
        let below = match &indicator.of {
            Some(Of::Records(of)) => self.tables.whole(Measure::Record, of).number,
            _ => None,
        };
        let measured = Measured::over(Some(number), below, indicator.percent);
        let value = self.shown(indicator, &measured, faults);
        Outcome::new(measured, value)
    }

    pub(super) fn of_tables(&self, indicator: &Indicator, faults: &mut Diagnostics) -> Outcome {
        let Subject::Expression(value) = &indicator.subject else { return Outcome::missing() };
        let found = self.tables.whole(indicator.measure, value);
        report(indicator, &found.faults, faults);
        let outcome = match (found.number, found.other) {
            (Some(number), _) => self.over(indicator, number, faults),
            (None, Some(other)) => self.any_value(indicator, other, faults),
            (None, None) => Outcome::missing(),
        };
        let Some(By::Column(column)) = &indicator.by else { return outcome };
        let cells = self.by_column(indicator, value, column, faults);
        if indicator.measure != Measure::Names {
            return Outcome { cells, ..outcome };
        }
        let names: Vec<String> = cells.iter().map(|cell| cell.key.to_string()).collect();
        Outcome { cells, ..self.named(&names) }
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
        let below = match &indicator.of {
            Some(Of::Records(of)) => Some(self.tables.below(of, column)),
            _ => None,
        };
        let found = self.tables.by_column(indicator.measure, value, column).into_iter();
        let cells: Vec<CellOutcome> = found
            .map(|(key, found)| {
                if faults.len() < MAX_FAULTS {
                    report_cell(indicator, &key, &found.faults, faults);
                }
                let below = below.as_ref().and_then(|below| below.of(&key)).cloned();
                let measured = Measured::over(found.number, below, indicator.percent);
                let value = measured.shown(indicator.shown_decimals(), self.settings.rounding);
                CellOutcome { key, measured, value, within: Within::Table }
            })
            .collect();
        match indicator.limit {
            Some(limit) => rank::kept(rank::sorted(cells), limit),
            None if indicator.measure == Measure::Names => rank::sorted(cells),
            None => cells,
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
