//! `figures.csv`: one row a figure, followed by a row for each of its cells, named `figure[choice]`.

use questionnaire::translated::Translated;
use rust_decimal::Decimal;

use super::Audience;
use super::withheld::Withheld;
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
        let withheld = Withheld::of(figure, audience);
        let hidden = audience.hides(figure) || withheld.figure;
        let _ = writer.write_record(row(figure, language, hidden, withheld.figure));
        for (at, cell) in figure.cells.iter().enumerate() {
            let row = cell_row(figure, cell, language, hidden, withheld.cell(at));
            let _ = writer.write_record(row);
        }
    }
    writer.into_inner().unwrap_or_default()
}

fn row(figure: &Figure, language: &str, hidden: bool, withheld: bool) -> [String; 10] {
    let [shown, above] = told(&figure.value, figure.numerator, withheld);
    [
        figure.name.clone(),
        text(&figure.label, language),
        figure.unit.clone().unwrap_or_default(),
        shown,
        above,
        number(figure.denominator),
        figure.previous.as_ref().map(value).unwrap_or_default(),
        String::new(),
        offices(&figure.counted, hidden),
        figure.base.join(" "),
    ]
}

fn cell_row(
    figure: &Figure,
    cell: &Cell,
    language: &str,
    hidden: bool,
    withheld: bool,
) -> [String; 10] {
    let [shown, above] = told(&cell.value, cell.numerator, withheld);
    [
        format!("{}[{}]", figure.name, cell.choice),
        text(&cell.label, language),
        figure.unit.clone().unwrap_or_default(),
        shown,
        above,
        number(cell.denominator),
        String::new(),
        if withheld { String::new() } else { cell.rank.to_string() },
        offices(&cell.counted, hidden || withheld),
        String::new(),
    ]
}

/// Value and numerator.
fn told(shown: &Value, numerator: Option<Decimal>, withheld: bool) -> [String; 2] {
    if withheld {
        ["withheld".to_owned(), String::new()]
    } else {
        [value(shown), number(numerator)]
    }
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
