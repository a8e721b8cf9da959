//! Printed values held against ours. A difference is a warning: the print is not changed, and neither is our value.

use std::collections::BTreeMap;

use questionnaire::diagnostic::{Diagnostics, Place};

use crate::figure::{Figure, Value};
use crate::indicator::Indicator;
use crate::records::{Content, Datum, Record, Records};

/// Warns of every printed value that differs, at its cell of `indicators.csv` or `records/figures.csv`.
pub(crate) fn check(
    indicators: &[Indicator],
    figures: &BTreeMap<String, Figure>,
    records: &Records,
) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for indicator in indicators {
        if let Some(figure) = figures.get(&indicator.name) {
            of_indicator(indicator, figure, &mut faults);
        }
    }
    records.figures.values().for_each(|record| of_record(record, &mut faults));
    faults
}

fn of_indicator(indicator: &Indicator, figure: &Figure, faults: &mut Diagnostics) {
    let place = indicator.at("published");
    if let Some(printed) = &indicator.published.value {
        compare(&indicator.name, printed, &figure.value, &place, faults);
    }
    let cells: BTreeMap<&str, &Value> =
        figure.cells.iter().map(|cell| (cell.choice.as_str(), &cell.value)).collect();
    for (key, printed) in &indicator.published.cells {
        let name = format!("{}[{key}]", indicator.name);
        if let Some(ours) = cells.get(key.as_str()) {
            compare(&name, printed, ours, &place, faults);
            continue;
        }
        let message = format!("`{name}` is published, and there is no such cell");
        let hint = figure.cells.first().map_or_else(
            || "the figure has no breakdown".to_owned(),
            |cell| format!("a key is written as in the breakdown: `{}`", cell.choice),
        );
        faults.error_with_hint("unknown-cell", place.clone(), message, hint);
    }
}

fn compare(name: &str, printed: &Datum, ours: &Value, place: &Place, faults: &mut Diagnostics) {
    if !is_same(printed, ours) {
        let message = format!(
            "`{name}` is published as {}, and is computed as {}",
            text(printed),
            show(ours)
        );
        let hint = "check the definition and the data; if they are right, the print was not";
        faults.warning("published-differs", place.clone(), message, hint);
    }
}

fn is_same(printed: &Datum, ours: &Value) -> bool {
    match (printed, ours) {
        (Datum::Date(printed), Value::Date(ours)) => printed == ours,
        // A year alone reads as a number.
        (Datum::Number(printed), Value::Date(ours)) => printed.to_string() == *ours,
        (Datum::Number(printed), ours) => ours.number() == Some(*printed),
        (Datum::Date(_), _) => false,
    }
}

fn text(printed: &Datum) -> String {
    match printed {
        Datum::Number(number) => number.to_string(),
        Datum::Date(date) => date.clone(),
    }
}

fn show(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Date(date) => date.clone(),
        Value::Missing => "nothing".to_owned(),
    }
}

fn of_record(record: &Record, faults: &mut Diagnostics) {
    let Some(printed) = &record.published else { return };
    let ours = match &record.content {
        Content::Number(number) => Value::Decimal(*number),
        Content::Date(date) => Value::Date(date.clone()),
        Content::Names(names) => Value::Integer(i128::try_from(names.len()).unwrap_or(i128::MAX)),
    };
    let place = record.place.clone().at("published");
    compare(&record.name, printed, &ours, &place, faults);
}
