//! `figures.csv`: one row a figure, followed by a row for each of its cells, named `figure[choice]`.

use questionnaire::translated::Translated;
use rust_decimal::Decimal;

use super::Audience;
use crate::figure::{Cell, Figure, Figures, Value};

const HEADER: [&str; 10] = [
    "name",
    "label",
    "unit",
    "value",
    "numerator",
    "denominator",
    "previous",
    "rank",
    "counted",
    "base",
];

/// The figures as CSV, with labels in `language`; `counted` and `base` are office codes separated by spaces.
pub fn csv(figures: &Figures, language: &str, audience: Audience) -> Vec<u8> {
    let mut writer = ::csv::WriterBuilder::new().from_writer(Vec::new());
    // Writing to memory does not fail.
    let _ = writer.write_record(HEADER);
    for figure in figures.figures.values() {
        let hidden = figure.confidential && audience == Audience::Public;
        let _ = writer.write_record(row(figure, language, hidden));
        for cell in &figure.cells {
            let _ = writer.write_record(cell_row(figure, cell, language, hidden));
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn row(figure: &Figure, language: &str, hidden: bool) -> [String; 10] {
    [
        figure.name.clone(),
        text(&figure.label, language),
        figure.unit.clone().unwrap_or_default(),
        value(&figure.value),
        number(figure.numerator),
        number(figure.denominator),
        figure.previous.as_ref().map(value).unwrap_or_default(),
        String::new(),
        offices(&figure.counted, hidden),
        figure.base.join(" "),
    ]
}

fn cell_row(figure: &Figure, cell: &Cell, language: &str, hidden: bool) -> [String; 10] {
    [
        format!("{}[{}]", figure.name, cell.choice),
        text(&cell.label, language),
        figure.unit.clone().unwrap_or_default(),
        value(&cell.value),
        number(cell.numerator),
        number(cell.denominator),
        String::new(),
        cell.rank.to_string(),
        offices(&cell.counted, hidden),
        String::new(),
    ]
}

fn text(label: &Translated, language: &str) -> String {
    label.get(language).to_owned()
}

fn offices(codes: &[String], hidden: bool) -> String {
    if hidden { String::new() } else { codes.join(" ") }
}

fn number(number: Option<Decimal>) -> String {
    number.map(|number| number.normalize().to_string()).unwrap_or_default()
}

fn value(value: &Value) -> String {
    match value {
        Value::Integer(number) => number.to_string(),
        Value::Decimal(number) => number.to_string(),
        Value::Date(date) => date.clone(),
        Value::Missing => String::new(),
    }
}
