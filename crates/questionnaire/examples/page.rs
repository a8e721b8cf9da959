//! What the page in the browser is held against: the rules of pages, and what the server decides. JSON from standard input:
//! `{"files": {"survey.csv": "..."}, "now": "...", "pages": [["a", "b"]], "typed": [{"a": "yes"}]}`; to standard output, for each of
//! `typed`, `{"pages": [rules], "answers": {"a": "yes", "b": null}, "constraints": ["a"]}`, `null` being what is not asked.

use std::collections::BTreeMap;
use std::io;

use questionnaire::expression::Tables;
use questionnaire::expression::form::Value;
use questionnaire::form::Questionnaire;
use questionnaire::form::rules::{Rules, Surroundings};
use questionnaire::response::{Answer, Response, check_response};
use questionnaire::roster::{Office, Roster};
use questionnaire::sheet::{Files, Sheet, Workbook};
use serde::{Deserialize, Serialize};
use time::OffsetDateTime;
use time::format_description::well_known::Rfc3339;

const OFFICES: &str =
    "code,name,kind,region,countries,status\nGH01,Ghana,country,West,GHA,invited\n";

type Typed = BTreeMap<String, String>;

#[derive(Deserialize)]
struct Input {
    files: BTreeMap<String, String>,
    now: String,
    pages: Vec<Vec<String>>,
    typed: Vec<Typed>,
}

#[derive(Serialize)]
struct Decided {
    pages: Vec<Rules>,
    answers: BTreeMap<String, Option<String>>,
    constraints: Vec<String>,
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let input: Input = serde_json::from_reader(io::stdin())?;
    let now = OffsetDateTime::parse(&input.now, &Rfc3339)?;
    let files = input.files.iter().map(|(name, text)| (name.clone(), text.clone().into()));
    let (workbook, _) = Workbook::from_files(&files.collect::<Files>());
    let (form, faults) = Questionnaire::read(&workbook, &Tables::new());
    if faults.has_errors() {
        return Err(format!("{faults:?}").into());
    }
    let (offices, _) = Sheet::from_csv("offices.csv", OFFICES.as_bytes());
    let (roster, _) = Roster::read(&offices, "en");
    let office = roster.office("GH01").ok_or("the office is not read")?;
    let decided = input.typed.iter().map(|typed| decided(&form, office, &input.pages, typed, now));
    serde_json::to_writer(io::stdout(), &decided.collect::<Vec<_>>())?;
    Ok(())
}

fn decided(
    form: &Questionnaire,
    office: &Office,
    pages: &[Vec<String>],
    typed: &Typed,
    now: OffsetDateTime,
) -> Decided {
    let (response, constraints) = checked(form, office, typed, now);
    let around =
        Surroundings { form, office, answers: &response.answers, typed, now, language: "en" };
    let pages = pages.iter().map(|questions| {
        let names: Vec<&str> = questions.iter().map(String::as_str).collect();
        Rules::of(around, &names)
    });
    Decided { pages: pages.collect(), answers: texts(&response), constraints }
}

/// What was typed where nothing is asked counts for nothing, and is no fault of the office.
fn checked(
    form: &Questionnaire,
    office: &Office,
    typed: &Typed,
    now: OffsetDateTime,
) -> (Response, Vec<String>) {
    let (response, _) = check_response(form, office, typed, now);
    let mut asked = typed.clone();
    asked.retain(|name, _| response.answers.get(name) != Some(&Answer::NotAsked));
    let (response, faults) = check_response(form, office, &asked, now);
    let faults = faults.sorted().into_iter().filter(|fault| fault.code == "constraint");
    (response, faults.filter_map(|fault| fault.place.column).collect())
}

fn texts(response: &Response) -> BTreeMap<String, Option<String>> {
    let answers = response.answers.iter().map(|(name, answer)| {
        let text = (*answer != Answer::NotAsked).then(|| Value::from(answer).text());
        (name.clone(), text)
    });
    answers.collect()
}
