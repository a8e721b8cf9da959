//! Every published quantity, row by row, against the figure of its id.

use std::collections::BTreeMap;

use edition::progress::Progress;
use edition::report::Report;
use edition::sources::Sources;
use rust_decimal::Decimal;
use serde_json::Value;
use tests::facts::{Fact, figures, repository};

/// Rows that no answers and no tables can bring about, with the reason.
const NOT_REPRODUCED: [(&str, &str); 3] = [
    (
        "response.health-risk-growth",
        "no whole number of offices a year before makes 10 an increase of 20 per cent: 8 gives 25, 9 gives 11",
    ),
    ("diversity.nationalities", "annexes IV and V list 159; the rows \"Other\" may hide the rest"),
    ("diversity.member-states-pct", "annex V lists 122 of 169 Member States, which is 72.2"),
];

fn computed() -> BTreeMap<String, Value> {
    let cycle = repository().join("config/annual-report-2017");
    let sources = Sources::of_folder(&cycle, None).expect("the cycle can be read");
    let report = Report::figures_only(&sources, &Progress::on_terminal());
    let json: Value = serde_json::from_str(&report.figures_json()).expect("figures are JSON");
    let list = json["figures"].as_array().expect("a list").clone();
    list.into_iter().map(|f| (f["name"].as_str().expect("a name").to_owned(), f)).collect()
}

fn number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(n) => n.to_string().parse().ok(),
        Value::String(s) => s.parse().ok(),
        _ => None,
    }
}

/// Why the figure does not hold the fact, if it does not.
fn fault(fact: &Fact, figure: &Value, countries: &BTreeMap<String, String>) -> Option<String> {
    match fact.kind.as_str() {
        "date" => date_fault(fact, figure),
        "list" => names_fault(fact, figure, countries).or_else(|| number_fault(fact, figure)),
        _ => number_fault(fact, figure),
    }
}

fn date_fault(fact: &Fact, figure: &Value) -> Option<String> {
    let digits: String = figure["value"].as_str()?.chars().filter(char::is_ascii_digit).collect();
    (!digits.starts_with(&fact.value)).then(|| format!("{} is not {}", figure["value"], fact.value))
}

/// The names as a set: the report gives them in its own orders.
fn names_fault(
    fact: &Fact,
    figure: &Value,
    countries: &BTreeMap<String, String>,
) -> Option<String> {
    if fact.members().is_empty() {
        return None;
    }
    let list = figure["names"].as_array().cloned().unwrap_or_default();
    let text = |n: &Value| n.as_str().unwrap_or_default().to_owned();
    let said = |n: String| countries.get(&n).cloned().unwrap_or(n);
    let mut ours: Vec<String> = list.iter().map(text).map(said).collect();
    let mut theirs: Vec<String> = fact.members().into_iter().map(str::to_owned).collect();
    ours.sort();
    theirs.sort();
    (ours != theirs).then(|| format!("{ours:?} are not {theirs:?}"))
}

fn number_fault(fact: &Fact, figure: &Value) -> Option<String> {
    let published: Decimal = fact.value.parse().expect("a number");
    let Some(ours) = number(&figure["value"]) else {
        return Some(format!("{} is no number", figure["value"]));
    };
    let holds = match fact.qualifier.as_str() {
        "over" | "more than" => published < ours && ours <= published * Decimal::new(11, 1),
        "nearly" => published * Decimal::new(9, 1) <= ours && ours < published,
        "about" | "approximately" | "roughly" => {
            (ours - published).abs() <= published.abs() * Decimal::new(5, 2)
        }
        "exact" => ours == published,
        other => panic!("an unknown hedge: {other}"),
    };
    (!holds).then(|| format!("{ours} is not {} {published}", fact.qualifier))
}

fn countries() -> BTreeMap<String, String> {
    let path = repository().join("config/annual-report-2017/countries.csv");
    let mut reader = csv::Reader::from_path(path).expect("the countries are there");
    let rows = reader.deserialize::<BTreeMap<String, String>>();
    rows.map(|r| r.expect("a row")).map(|r| (r["code"].clone(), r["name"].clone())).collect()
}

#[test]
fn every_published_quantity_is_a_figure_that_holds_it() {
    let computed = computed();
    let countries = countries();
    let facts = figures();
    assert_eq!(facts.len(), 534);
    let mut faults = Vec::new();
    for fact in facts.iter().filter(|f| NOT_REPRODUCED.iter().all(|(id, _)| *id != f.id)) {
        let fault = match computed.get(&fact.indicator()) {
            Some(figure) => fault(fact, figure, &countries),
            None => Some("there is no such figure".into()),
        };
        faults.extend(fault.map(|f| format!("{}: {f}", fact.id)));
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), facts.len(), faults.join("\n"));
}

#[test]
fn what_is_not_reproduced_is_little_and_really_differs() {
    let computed = computed();
    let facts = figures();
    for (id, reason) in NOT_REPRODUCED {
        let fact = facts.iter().find(|f| f.id == id).expect("a fact");
        let figure = &computed[&fact.indicator()];
        assert!(number_fault(fact, figure).is_some(), "{id} holds after all, against: {reason}");
    }
    assert!(NOT_REPRODUCED.len() <= 8);
}

#[test]
fn figures_from_answers_are_counted_and_not_recorded() {
    let computed = computed();
    for fact in figures().iter().filter(|f| f.source == "questionnaire") {
        let definition = &computed[&fact.indicator()]["definition"];
        assert_ne!(definition["measure"], "record", "{}", fact.id);
    }
}
