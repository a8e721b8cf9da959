//! A cycle read from its files: each sheet by the crate that knows it.

use std::collections::{BTreeMap, BTreeSet};

use aggregation::Dataset;
use aggregation::indicator::{self, Indicator, Scope};
use aggregation::records::Records;
use questionnaire::cycle::Cycle as Settings;
use questionnaire::day;
use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::form::Questionnaire;
use questionnaire::response::{Response, Surroundings, read_responses};
use questionnaire::roster::Roster;
use questionnaire::sheet::{Files, Sheet, Workbook};
use questionnaire::translated::Translated;
use renderer::language::Names;
use time::{Date, OffsetDateTime};

use crate::sources::SETTINGS;

/// What a cycle folder says, apart from its narrative.
#[derive(Clone, Debug)]
pub struct Cycle {
    /// `cycle.toml`.
    pub settings: Settings,
    /// What was asked, of whom, and what is known.
    pub collected: Collected,
    /// The definitions of the figures.
    pub indicators: Vec<Indicator>,
    /// Names of countries, units, offices; abbreviations; literals.
    pub names: Names,
}

impl Cycle {
    /// Reads everything and reports all that is wrong. Without settings there is no cycle.
    pub fn read(files: &Files) -> (Option<Self>, Diagnostics) {
        let mut reading = Reading::new(files);
        let cycle = reading.cycle();
        (cycle, reading.faults)
    }

    /// The original language.
    pub fn language(&self) -> &str {
        original(Some(&self.settings))
    }

    /// Names of countries by code.
    pub fn countries(&self) -> BTreeMap<String, Translated> {
        self.names.countries.iter().map(|(code, c)| (code.clone(), c.name.clone())).collect()
    }
}

/// What figures are computed on. Of a previous cycle nothing else is needed.
#[derive(Clone, Debug, Default)]
pub struct Collected {
    /// The form.
    pub questionnaire: Questionnaire,
    /// Who was asked.
    pub roster: Roster,
    /// What they answered.
    pub responses: Vec<Response>,
    /// What headquarters keeps.
    pub records: Records,
}

impl Collected {
    /// Reads it from the files of a previous cycle; places of faults begin with its folder's name.
    pub fn read(name: &str, files: &Files) -> (Self, Diagnostics) {
        let mut reading = Reading::new(files);
        let settings = reading.settings();
        let workbook = reading.take(Workbook::from_files(files));
        let collected = reading.collected(settings.as_ref(), &workbook);
        (collected, reading.faults.within(name))
    }

    /// The same, borrowed.
    pub fn dataset(&self) -> Dataset<'_> {
        Dataset {
            questionnaire: &self.questionnaire,
            roster: &self.roster,
            responses: &self.responses,
            records: &self.records,
        }
    }
}

fn original(settings: Option<&Settings>) -> &str {
    settings.and_then(|s| s.languages.first()).map_or("en", String::as_str)
}

struct Reading<'a> {
    files: &'a Files,
    faults: Diagnostics,
}

impl<'a> Reading<'a> {
    fn new(files: &'a Files) -> Self {
        Self { files, faults: Diagnostics::default() }
    }

    fn cycle(&mut self) -> Option<Cycle> {
        let settings = self.settings();
        let workbook = self.take(Workbook::from_files(self.files));
        let collected = self.collected(settings.as_ref(), &workbook);
        let language = original(settings.as_ref());
        let names = self.names(&workbook, &collected.roster, language);
        let indicators = self.indicators(&workbook, language, &collected, &names);
        Some(Cycle { settings: settings?, collected, indicators, names })
    }

    fn collected(&mut self, settings: Option<&Settings>, workbook: &Workbook) -> Collected {
        let language = original(settings);
        let freeze = settings.and_then(|s| day::parse(&s.dates.freeze));
        let records = self.take(Records::read(self.files, language));
        let questionnaire = self.take(Questionnaire::read(workbook, &records.tables));
        let roster = self.roster(workbook, language, freeze);
        let responses = self.responses(workbook, &questionnaire, &roster, freeze);
        Collected { questionnaire, roster, responses, records }
    }

    fn take<T>(&mut self, (read, faults): (T, Diagnostics)) -> T {
        self.faults.append(faults);
        read
    }

    fn settings(&mut self) -> Option<Settings> {
        let Some(bytes) = self.files.get(SETTINGS) else {
            self.faults.error_with_hint(
                "missing-file",
                Place::file(SETTINGS),
                "the folder has no cycle.toml",
                "a cycle is a folder with cycle.toml, the questionnaire, the offices and the indicators",
            );
            return None;
        };
        self.take(Settings::read(SETTINGS, bytes))
    }

    /// A sheet that the cycle can't do without; missing, it reads as empty.
    fn sheet<'w>(&mut self, workbook: &'w Workbook, name: &str) -> Option<&'w Sheet> {
        let sheet = workbook.sheet(name);
        if sheet.is_none() {
            self.faults.error_with_hint(
                "missing-sheet",
                Place::file(format!("{name}.csv")),
                format!("the cycle has no sheet `{name}`"),
                format!("add {name}.csv to the folder, or a sheet of that name to its workbook"),
            );
        }
        sheet
    }

    fn roster(&mut self, workbook: &Workbook, language: &str, freeze: Option<Date>) -> Roster {
        let Some(sheet) = self.sheet(workbook, "offices") else { return Roster::default() };
        let roster = self.take(Roster::read(sheet, language));
        if let Some(freeze) = freeze {
            self.faults.append(roster.check_freeze(&sheet.file, freeze));
        }
        roster
    }

    fn responses(
        &mut self,
        workbook: &Workbook,
        form: &Questionnaire,
        roster: &Roster,
        freeze: Option<Date>,
    ) -> Vec<Response> {
        let Some(sheet) = self.sheet(workbook, "responses") else { return Vec::new() };
        let now = freeze.map_or(OffsetDateTime::UNIX_EPOCH, |d| d.midnight().assume_utc());
        self.take(read_responses(sheet, Surroundings { form, roster, now }))
    }

    fn names(&mut self, workbook: &Workbook, roster: &Roster, language: &str) -> Names {
        let mut names = Names::default();
        if let Some(sheet) = self.sheet(workbook, "countries") {
            names.read_countries(sheet, language, &mut self.faults);
        }
        if let Some(sheet) = self.sheet(workbook, "units") {
            names.read_units(sheet, language, &mut self.faults);
        }
        if let Some(sheet) = workbook.sheet("choices") {
            names.read_choices(sheet, language, &mut self.faults);
        }
        if let Some(sheet) = workbook.sheet("terms") {
            names.read_terms(sheet, language, &mut self.faults);
        }
        if let Some(sheet) = workbook.sheet("abbreviations") {
            names.read_abbreviations(sheet, language, &mut self.faults);
        }
        if let Some(sheet) = workbook.sheet("literals") {
            names.read_literals(sheet, &mut self.faults);
        }
        names.offices = roster.offices.iter().map(|o| (o.code.clone(), o.name.clone())).collect();
        names
    }

    fn indicators(
        &mut self,
        workbook: &Workbook,
        language: &str,
        collected: &Collected,
        names: &Names,
    ) -> Vec<Indicator> {
        let Some(sheet) = self.sheet(workbook, "indicators") else { return Vec::new() };
        let units: BTreeSet<String> = names.units.keys().cloned().collect();
        let scope = Scope::of(&collected.questionnaire, &collected.records)
            .with_countries(names.countries.keys().map(String::as_str))
            .with_units(&units);
        self.take(indicator::read(sheet, language, &scope))
    }
}
