//! Prints what a questionnaire binds to each question as JSON, to hold against other readers of `XLSForm`:
//! `cargo run -p questionnaire --example bindings -- config/annual-report-2017`

use std::collections::BTreeMap;
use std::path::Path;

use questionnaire::diagnostic::Diagnostics;
use questionnaire::expression::{Expression, Tables};
use questionnaire::form::{Kind, Question, Questionnaire};
use questionnaire::sheet::{Files, Workbook};
use serde::Serialize;

/// One question, or one group.
#[derive(Serialize)]
struct Binding {
    path: String,
    kind: String,
    list: Option<Vec<String>>,
    relevant: Option<String>,
    required: Option<String>,
    constraint: Option<String>,
    calculation: Option<String>,
    labels: BTreeMap<String, String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let folder = std::env::args().nth(1).ok_or("usage: bindings CYCLE|WORKBOOK.xlsx")?;
    let (workbook, mut faults) = Workbook::from_files(&files(Path::new(&folder))?);
    let (form, found) = Questionnaire::read(&workbook, &Tables::new());
    faults.append(found);
    report(&faults);
    let groups = form.groups.iter().map(|group| Binding {
        path: path(&form, &group.name, group.parent),
        kind: "group".to_owned(),
        list: None,
        relevant: source(group.relevant.as_ref()),
        required: None,
        constraint: None,
        calculation: None,
        labels: group.label.0.clone(),
    });
    let bindings: Vec<Binding> =
        groups.chain(form.questions.iter().map(|q| binding(&form, q))).collect();
    println!("{}", serde_json::to_string_pretty(&bindings)?);
    if faults.has_errors() { Err("the questionnaire has errors".into()) } else { Ok(()) }
}

/// One workbook, or the sheets of a folder.
fn files(path: &Path) -> std::io::Result<Files> {
    if path.is_file() {
        return Ok(Files::from([("book.xlsx".to_owned(), std::fs::read(path)?)]));
    }
    let mut files = Files::new();
    for name in ["survey.csv", "choices.csv", "settings.csv"] {
        if path.join(name).exists() {
            files.insert(name.to_owned(), std::fs::read(path.join(name))?);
        }
    }
    Ok(files)
}

fn report(faults: &Diagnostics) {
    for fault in faults.sorted() {
        eprintln!("{fault}");
    }
}

fn binding(form: &Questionnaire, question: &Question) -> Binding {
    let choices =
        form.choices(question).iter().map(|choice| choice.name.clone()).collect::<Vec<_>>();
    Binding {
        path: path(form, &question.name, question.group),
        kind: kind(&question.kind).to_owned(),
        list: (!choices.is_empty()).then_some(choices),
        relevant: source(question.relevant.as_ref()),
        required: source(question.required.as_ref()),
        constraint: source(question.constraint.as_ref()),
        calculation: source(question.calculation.as_ref()),
        labels: question.label.0.clone(),
    }
}

fn path(form: &Questionnaire, name: &str, group: Option<usize>) -> String {
    match group {
        None => format!("/{name}"),
        Some(index) => {
            let group = &form.groups[index];
            format!("{}/{name}", path(form, &group.name, group.parent))
        }
    }
}

fn source(expression: Option<&Expression>) -> Option<String> {
    expression.map(|e| e.source.clone())
}

fn kind(kind: &Kind) -> &'static str {
    match kind {
        Kind::Text => "text",
        Kind::Integer => "integer",
        Kind::Decimal => "decimal",
        Kind::Date => "date",
        Kind::SelectOne(_) => "select_one",
        Kind::SelectMultiple(_) => "select_multiple",
        Kind::Acknowledge => "acknowledge",
        Kind::File => "file",
        Kind::Calculate => "calculate",
        Kind::Note => "note",
        Kind::Hidden => "hidden",
        Kind::Metadata(_) => "metadata",
    }
}
