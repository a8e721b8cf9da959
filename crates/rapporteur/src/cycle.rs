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
use time::OffsetDateTime;

use crate::sources::SETTINGS;

/// What a cycle folder says, apart from its narrative.
#[derive(Clone, Debug)]
pub struct Cycle {
    /// `cycle.toml`.
    pub settings: Settings,
    /// The form.
    pub questionnaire: Questionnaire,
    /// Who was asked.
    pub roster: Roster,
    /// What they answered.
    pub responses: Vec<Response>,
    /// What headquarters keeps.
    pub records: Records,
    /// The definitions of the figures.
    pub indicators: Vec<Indicator>,
    /// Names of countries, units, offices; abbreviations; literals.
    pub names: Names,
}

impl Cycle {
    /// Reads everything and reports all that is wrong. Without settings there is no cycle.
    pub fn read(files: &Files) -> (Option<Self>, Diagnostics) {
        let mut reading = Reading { files, faults: Diagnostics::default() };
        let cycle = reading.cycle();
        (cycle, reading.faults)
    }

    /// What is computed on.
    pub fn dataset(&self) -> Dataset<'_> {
        Dataset {
            questionnaire: &self.questionnaire,
            roster: &self.roster,
            responses: &self.responses,
            records: &self.records,
        }
    }

    /// The original language.
    pub fn language(&self) -> &str {
        self.settings.languages.first().map_or("en", String::as_str)
    }

    /// Names of countries by code.
    pub fn countries(&self) -> BTreeMap<String, Translated> {
        self.names.countries.iter().map(|(code, c)| (code.clone(), c.name.clone())).collect()
    }
}

struct Reading<'a> {
    files: &'a Files,
    faults: Diagnostics,
}

impl Reading<'_> {
    fn cycle(&mut self) -> Option<Cycle> {
        let settings = self.settings();
        let language = settings.as_ref().and_then(|s| s.languages.first().cloned());
        let language = language.unwrap_or_else(|| "en".to_owned());
        let workbook = self.take(Workbook::from_files(self.files));
        let records = self.take(Records::read(self.files, &language));
        let questionnaire = self.take(Questionnaire::read(&workbook, &records.tables));
        let roster = self.roster(&workbook, &language);
        let names = self.names(&workbook, &roster, &language);
        let responses = self.responses(&workbook, settings.as_ref(), &questionnaire, &roster);
        let indicators = self.indicators(&workbook, &language, &questionnaire, &records, &names);
        let settings = settings?;
        Some(Cycle { settings, questionnaire, roster, responses, records, indicators, names })
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

    fn roster(&mut self, workbook: &Workbook, language: &str) -> Roster {
        let Some(sheet) = self.sheet(workbook, "offices") else { return Roster::default() };
        self.take(Roster::read(sheet, language))
    }

    fn responses(
        &mut self,
        workbook: &Workbook,
        settings: Option<&Settings>,
        form: &Questionnaire,
        roster: &Roster,
    ) -> Vec<Response> {
        let Some(sheet) = self.sheet(workbook, "responses") else { return Vec::new() };
        let frozen = settings.and_then(|s| day::parse(&s.dates.freeze));
        let now = frozen.map_or(OffsetDateTime::UNIX_EPOCH, |d| d.midnight().assume_utc());
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
        questionnaire: &Questionnaire,
        records: &Records,
        names: &Names,
    ) -> Vec<Indicator> {
        let Some(sheet) = self.sheet(workbook, "indicators") else { return Vec::new() };
        let units: BTreeSet<String> = names.units.keys().cloned().collect();
        let scope = Scope::of(questionnaire, records)
            .with_countries(names.countries.keys().map(String::as_str))
            .with_units(&units);
        self.take(indicator::read(sheet, language, &scope))
    }
}

/// The previous cycle: its offices, questionnaire, responses and records. It needs no indicators and no names.
#[derive(Clone, Debug, Default)]
pub struct PastCycle {
    questionnaire: Questionnaire,
    roster: Roster,
    responses: Vec<Response>,
    records: Records,
}

impl PastCycle {
    /// Reads it; places of faults begin with its folder's name.
    pub fn read(name: &str, files: &Files) -> (Self, Diagnostics) {
        let mut reading = Reading { files, faults: Diagnostics::default() };
        let past = reading.past();
        (past, reading.faults.within(name))
    }

    /// What is computed on.
    pub fn dataset(&self) -> Dataset<'_> {
        Dataset {
            questionnaire: &self.questionnaire,
            roster: &self.roster,
            responses: &self.responses,
            records: &self.records,
        }
    }
}

impl Reading<'_> {
    fn past(&mut self) -> PastCycle {
        let settings = self.settings();
        let language = settings.as_ref().and_then(|s| s.languages.first().cloned());
        let language = language.unwrap_or_else(|| "en".to_owned());
        let workbook = self.take(Workbook::from_files(self.files));
        let records = self.take(Records::read(self.files, &language));
        let questionnaire = self.take(Questionnaire::read(&workbook, &records.tables));
        let roster = self.roster(&workbook, &language);
        let responses = self.responses(&workbook, settings.as_ref(), &questionnaire, &roster);
        PastCycle { questionnaire, roster, responses, records }
    }
}
