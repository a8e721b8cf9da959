//! From the folders to `responses.csv`.

use std::collections::BTreeMap;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use questionnaire::form::{Kind, Questionnaire};
use questionnaire::roster::Roster;
use questionnaire::sheet::{Files, Sheet, Workbook};
use serde::de::DeserializeOwned;

use super::making::make;
use super::needs::Needs;
use super::offices::{Raw, responding};
use super::wanted::{Given, Indicator, Plan, Target};
use crate::facts::{self, Fact};

/// The answers to one cycle's questionnaire as a sheet, and what could not be brought about.
pub fn responses(cycle: &Path, year: Year) -> Result<(Vec<u8>, Vec<String>)> {
    let reference = facts::repository().join("config/annual-report-2017");
    let notes = facts::repository().join("tests/synthetic");
    let questionnaire = read_questionnaire(cycle)?;
    let roster = read_roster(cycle)?;
    let facts = facts::figures();
    let names = country_names(&reference)?;
    let must_respond = named_countries(&facts, &names);
    let offices = responding(&roster, &must_respond, year.silent());
    let order =
        questionnaire.questions.iter().enumerate().map(|(i, q)| (q.name.clone(), i)).collect();
    let indicators: Vec<Indicator> = rows(&reference.join("indicators.csv"))?;
    let targets: Vec<Target> = rows(&notes.join(year.targets()))?;
    let given: Vec<Given> = match year {
        Year::Reference => rows(&notes.join("given.csv"))?,
        Year::Previous => Vec::new(),
    };
    let scaled = year.scale(facts);
    let plan = Plan::new(
        &indicators,
        &scaled,
        &targets,
        given,
        &order,
        offices.len(),
        year == Year::Reference,
    )?;
    let needs = Needs::new(&questionnaire, &plan, &offices, &names);
    let (answers, problems) = make(&questionnaire, &plan, needs, &offices);
    Ok((sheet(&questionnaire, &answers)?, problems))
}

/// Which of the two cycles.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Year {
    /// The reference cycle: its published figures.
    Reference,
    /// The cycle before: about nine tenths, but for what was published of it.
    Previous,
}

impl Year {
    fn silent(self) -> usize {
        match self {
            Self::Reference => 8,
            Self::Previous => 6,
        }
    }

    fn targets(self) -> &'static str {
        match self {
            Self::Reference => "targets.csv",
            Self::Previous => "targets-2016.csv",
        }
    }

    fn scale(self, facts: Vec<Fact>) -> Vec<Fact> {
        if self == Self::Reference {
            return facts;
        }
        let scaled = |mut fact: Fact| {
            fact.names.clear();
            if let Ok(value) = fact.value.parse::<u64>() {
                fact.value = if value < 10 { value } else { value * 9 / 10 }.to_string();
            }
            fact
        };
        facts.into_iter().filter(|f| f.kind != "date").map(scaled).collect()
    }
}

/// Codes of the countries that a published figure names.
fn named_countries<'a>(facts: &[Fact], names: &'a BTreeMap<String, String>) -> Vec<&'a str> {
    let is_named = |name: &String| facts.iter().any(|f| f.members().contains(&name.as_str()));
    names.iter().filter(|(name, _)| is_named(name)).map(|(_, code)| code.as_str()).collect()
}

fn rows<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let mut reader = csv::Reader::from_path(path).with_context(|| path.display().to_string())?;
    reader.deserialize().collect::<Result<_, _>>().with_context(|| path.display().to_string())
}

fn read_questionnaire(cycle: &Path) -> Result<Questionnaire> {
    let mut files = Files::new();
    for name in ["survey.csv", "choices.csv", "settings.csv"] {
        files.insert(name.into(), std::fs::read(cycle.join(name))?);
    }
    let (workbook, faults) = Workbook::from_files(&files);
    ensure!(!faults.has_errors(), "{:?}", faults.sorted());
    let (questionnaire, faults) =
        Questionnaire::read(&workbook, &questionnaire::expression::Tables::default());
    ensure!(!faults.has_errors(), "{:?}", faults.sorted());
    Ok(questionnaire)
}

fn read_roster(cycle: &Path) -> Result<Roster> {
    let (sheet, faults) =
        Sheet::from_csv("offices.csv", &std::fs::read(cycle.join("offices.csv"))?);
    ensure!(!faults.has_errors(), "{:?}", faults.sorted());
    let (roster, faults) = Roster::read(&sheet, "en");
    ensure!(!faults.has_errors(), "{:?}", faults.sorted());
    Ok(roster)
}

fn country_names(cycle: &Path) -> Result<BTreeMap<String, String>> {
    let rows: Vec<BTreeMap<String, String>> = rows(&cycle.join("countries.csv"))?;
    Ok(rows
        .into_iter()
        .map(|mut r| (r.remove("name").unwrap_or_default(), r.remove("code").unwrap_or_default()))
        .collect())
}

fn sheet(questionnaire: &Questionnaire, answers: &BTreeMap<String, Raw>) -> Result<Vec<u8>> {
    let takes_answer =
        |kind: &Kind| !matches!(kind, Kind::Note | Kind::Calculate | Kind::Metadata(_));
    let columns: Vec<&str> = questionnaire
        .questions
        .iter()
        .filter(|q| takes_answer(&q.kind))
        .map(|q| q.name.as_str())
        .collect();
    let mut writer = csv::Writer::from_writer(Vec::new());
    writer.write_record([&["office", "status"], columns.as_slice()].concat())?;
    for (office, raw) in answers {
        let cells = columns.iter().map(|c| raw.get(*c).map_or("", String::as_str));
        writer.write_record([office.as_str(), "approved"].into_iter().chain(cells))?;
    }
    Ok(writer.into_inner()?)
}
