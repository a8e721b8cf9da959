//! All figures, and finding one.

use std::collections::BTreeMap;

use aggregation::figure::{Figure, Quantity, Value};
use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use questionnaire::translated::Translated;
use renderer::language::{Language, Names};
use rust_decimal::Decimal;

use crate::frame::Frame;
use crate::latest::latest;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "collector/audit/figures.html")]
struct FiguresPage {
    frame: Frame,
    query: String,
    all: usize,
    figures: Vec<FigureView>,
}

struct FigureView {
    name: String,
    label: String,
    value: String,
    of: String,
}

/// All figures, or those whose name or label has every word that was asked for.
pub async fn figures(
    visit: Visit,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    if let Some(page) = super::answers(&visit)? {
        return Ok(page);
    }
    let query = asked.get("q").cloned().unwrap_or_default();
    let computed = latest(&visit.app).await?;
    let names = computed.report.cycle.as_ref().map(|cycle| &cycle.names);
    let frame = visit.frame();
    let all = &computed.report.figures.figures;
    let found = all.values().filter(|figure| is_found(figure, &query));
    let view = |figure: &Figure| FigureView {
        name: figure.name.clone(),
        label: figure.label.get(frame.language()).to_owned(),
        value: shown(&figure.value, figure, names, frame.words),
        of: out_of(figure.numerator, figure.denominator, frame.words),
    };
    let figures = found.map(view).collect();
    Ok(html(&FiguresPage { query: query.trim().to_owned(), all: all.len(), figures, frame }))
}

fn is_found(figure: &Figure, query: &str) -> bool {
    let labels = figure.label.0.values().map(String::as_str);
    let text: String = labels.chain([figure.name.as_str()]).collect::<Vec<_>>().join(" ");
    let text = text.to_lowercase();
    query.split_whitespace().all(|word| text.contains(&word.to_lowercase()))
}

/// A value of a figure as pages say it: `49 per cent`, `1,240 people`.
pub fn shown(value: &Value, figure: &Figure, names: Option<&Names>, words: &Words) -> String {
    let number = match value {
        Value::Missing => return words.say("audit-nothing"),
        Value::Date(date) => return crate::dates::day(date, words),
        Value::Integer(_) | Value::Decimal(_) => value.number(),
    };
    let Some(number) = number else { return value.to_string() };
    let said = figures_of(number, words);
    match figure.quantity {
        Quantity::Percent | Quantity::Growth => words.with("per-cent", "share", said),
        Quantity::Points => words.with("audit-points", "number", said),
        Quantity::Ratio | Quantity::Date => said,
        Quantity::Count | Quantity::Change => {
            with_unit(&said, number, figure.unit.as_deref(), names, words)
        }
    }
}

fn with_unit(
    said: &str,
    number: Decimal,
    unit: Option<&str>,
    names: Option<&Names>,
    words: &Words,
) -> String {
    let Some(unit) = unit else { return said.to_owned() };
    let noun = names.and_then(|names| names.units.get(unit));
    let of = |text: &Translated| text.get(words.language).to_owned();
    let noun = noun.map_or_else(
        || unit.to_owned(),
        |noun| if number.abs() == Decimal::ONE { of(&noun.one) } else { of(&noun.other) },
    );
    format!("{said} {noun}")
}

/// `74 of 150`; empty where a figure has no base.
pub fn out_of(numerator: Option<Decimal>, denominator: Option<Decimal>, words: &Words) -> String {
    let (Some(above), Some(below)) = (numerator, denominator) else { return String::new() };
    let values = [
        ("above", figures_of(above.normalize(), words).into()),
        ("below", figures_of(below.normalize(), words).into()),
    ];
    words.with_all("audit-out-of", &values)
}

/// A number in figures of the language: `1,417`.
pub fn figures_of(number: Decimal, words: &Words) -> String {
    Language::of(words.language)
        .map_or_else(|| number.to_string(), |language| language.figures(number))
}
