//! Cycles read from disk, for tests.

#![expect(dead_code, clippy::unwrap_used, reason = "each test uses a part, and a test may panic")]

pub mod small;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use aggregation::evaluate::{Dataset, Settings};
use aggregation::indicator::{self, Indicator, Scope};
use aggregation::records::Records;
use questionnaire::cycle::Rounding;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::form::Questionnaire;
use questionnaire::response::{Response, Surroundings, read_responses};
use questionnaire::roster::Roster;
use questionnaire::sheet::{Files, Sheet, Workbook};
use questionnaire::translated::Translated;
use time::macros::datetime;

/// What a cycle folder holds.
#[derive(Default)]
pub struct Cycle {
    pub questionnaire: Questionnaire,
    pub roster: Roster,
    pub records: Records,
    pub responses: Vec<Response>,
    pub indicators: Vec<Indicator>,
    pub countries: BTreeMap<String, Translated>,
    pub faults: Diagnostics,
}

impl Cycle {
    /// Reads files; sheets that are not there are empty.
    pub fn of(files: &Files) -> Self {
        let mut cycle = Self::default();
        let (records, found) = Records::read(files, "en");
        cycle.faults.append(found);
        cycle.records = records;
        let (workbook, found) = Workbook::from_files(files);
        cycle.faults.append(found);
        if files.contains_key("survey.csv") {
            let (form, found) = Questionnaire::read(&workbook, &cycle.records.tables);
            cycle.faults.append(found);
            cycle.questionnaire = form;
        }
        if let Some(sheet) = cycle.sheet(files, "offices.csv") {
            let (roster, found) = Roster::read(&sheet, "en");
            cycle.faults.append(found);
            cycle.roster = roster;
        }
        if let Some(sheet) = cycle.sheet(files, "countries.csv") {
            let column = |name| sheet.column(name).unwrap();
            let (code, name) = (column("code"), column("name"));
            let text = |text: &String| Translated([("en".to_owned(), text.clone())].into());
            cycle.countries = sheet
                .rows
                .iter()
                .map(|row| (row.cells[code].clone(), text(&row.cells[name])))
                .collect();
        }
        if let Some(sheet) = cycle.sheet(files, "responses.csv") {
            let around = Surroundings {
                form: &cycle.questionnaire,
                roster: &cycle.roster,
                now: datetime!(2018-03-30 00:00 UTC),
            };
            let (responses, found) = read_responses(&sheet, around);
            cycle.faults.append(found);
            cycle.responses = responses;
        }
        let units: Option<BTreeSet<String>> = cycle
            .sheet(files, "units.csv")
            .map(|sheet| sheet.rows.iter().map(|row| row.cells[0].clone()).collect());
        if let Some(sheet) = cycle.sheet(files, "indicators.csv") {
            let mut scope = Scope::of(&cycle.questionnaire, &cycle.records);
            if !cycle.countries.is_empty() {
                scope = scope.with_countries(cycle.countries.keys().map(String::as_str));
            }
            if let Some(units) = &units {
                scope = scope.with_units(units);
            }
            let (indicators, found) = indicator::read(&sheet, "en", &scope);
            cycle.faults.append(found);
            cycle.indicators = indicators;
        }
        cycle
    }

    fn sheet(&mut self, files: &Files, name: &str) -> Option<Sheet> {
        let (sheet, found) = Sheet::from_csv(name, files.get(name)?);
        self.faults.append(found);
        Some(sheet)
    }

    pub fn data(&self) -> Dataset<'_> {
        Dataset {
            questionnaire: &self.questionnaire,
            roster: &self.roster,
            responses: &self.responses,
            records: &self.records,
        }
    }

    pub fn settings(&self) -> Settings<'_> {
        Settings { rounding: Rounding::HalfUp, language: "en", countries: &self.countries }
    }
}

/// The files of a folder, by relative path.
pub fn files(folder: &Path) -> Files {
    let mut files = Files::new();
    for (prefix, folder) in [("", folder.to_owned()), ("records/", folder.join("records"))] {
        let Ok(entries) = std::fs::read_dir(folder) else { continue };
        for entry in entries.map(Result::unwrap).filter(|e| e.path().is_file()) {
            let name = format!("{prefix}{}", entry.file_name().to_string_lossy());
            files.insert(name, std::fs::read(entry.path()).unwrap());
        }
    }
    files
}

/// Files from texts.
pub fn texts(texts: &[(&str, &str)]) -> Files {
    texts.iter().map(|(name, text)| ((*name).to_owned(), text.as_bytes().to_vec())).collect()
}
