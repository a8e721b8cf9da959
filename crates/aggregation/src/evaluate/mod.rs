//! Indicators computed on data sets.

mod breakdown;
mod derived;
mod measure;
mod names;
mod offices;
mod outcome;
mod plan;
mod rank;
mod record;
mod tables;
mod write;

use std::cell::OnceCell;
use std::collections::BTreeMap;

use questionnaire::cycle::Rounding;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::form::Questionnaire;
use questionnaire::response::Response;
use questionnaire::roster::Roster;
use questionnaire::translated::Translated;

use crate::columns::{Bitset, Columns};
use crate::figure::{Figure, Figures};
use crate::indicator::Indicator;
use crate::program::Results;
use crate::records::Records;
use crate::{published, snapshot};

pub use outcome::{CellOutcome, Measured, Outcome, Within};
pub use plan::{Below, Keys, OfficesPlan, Plan, Plans, What};

/// What is known of one cycle.
#[derive(Clone, Copy, Debug)]
pub struct Dataset<'a> {
    /// What was asked.
    pub questionnaire: &'a Questionnaire,
    /// Who was asked.
    pub roster: &'a Roster,
    /// What they answered; drafts and returned responses are not counted.
    pub responses: &'a [Response],
    /// What headquarters keeps.
    pub records: &'a Records,
}

/// How figures are shown.
#[derive(Clone, Copy, Debug)]
pub struct Settings<'a> {
    /// How quotients are rounded.
    pub rounding: Rounding,
    /// Language of the cycle, which orders names.
    pub language: &'a str,
    /// Names of countries, by ISO 3166-1 alpha-3 code.
    pub countries: &'a BTreeMap<String, Translated>,
}

/// Computes all figures of a cycle, each with its value in the previous one, and holds printed values against ours.
///
/// The indicators must have passed [`crate::indicator::read`]; what is still wrong with one on these data is reported at its cell.
pub fn compute(
    indicators: &[Indicator],
    current: Dataset<'_>,
    previous: Option<Dataset<'_>>,
    settings: Settings<'_>,
) -> (Figures, Diagnostics) {
    let past = previous.map(|data| past(indicators, data, settings)).unwrap_or_default();
    let plans = plans(indicators, current);
    let columns = columns(&plans, current);
    let mut faults = Diagnostics::default();
    let figures = figures(indicators, &plans, &columns, &past, settings, &mut faults);
    let snapshot = snapshot::Snapshot::of(current).sha256();
    faults.append(published::check(indicators, &figures, current.records));
    (Figures { snapshot, figures }, faults)
}

/// Compiles the indicators for the questionnaire and the record tables of a cycle.
pub fn plans<'a>(indicators: &[Indicator], data: Dataset<'a>) -> Plans<'a> {
    Plans::new(indicators, data.questionnaire, data.records)
}

/// The columns that compiled indicators read.
pub fn columns<'a>(plans: &Plans<'_>, data: Dataset<'a>) -> Columns<'a> {
    Columns::of(&plans.program, data.roster, data.responses, &data.records.tables)
}

/// Computes compiled indicators on columns: the figures by name. `past` is what [`past`] gave for the previous cycle.
pub fn figures(
    indicators: &[Indicator],
    plans: &Plans<'_>,
    columns: &Columns<'_>,
    past: &BTreeMap<String, Outcome>,
    settings: Settings<'_>,
    faults: &mut Diagnostics,
) -> BTreeMap<String, Figure> {
    let run = Run::new(plans, columns, past, settings);
    let outcomes = run.outcomes(indicators, faults);
    run.write(indicators, &outcomes)
}

/// Computes compiled indicators on columns, without writing them out: the work itself, for measurements. By index of the indicator; none
/// for one that can't be computed here.
pub fn outcomes(
    indicators: &[Indicator],
    plans: &Plans<'_>,
    columns: &Columns<'_>,
    past: &BTreeMap<String, Outcome>,
    settings: Settings<'_>,
) -> Vec<Option<Outcome>> {
    Run::new(plans, columns, past, settings).outcomes(indicators, &mut Diagnostics::default())
}

/// The indicators on the previous cycle. A record of an indicator's name is its value there; else it is computed, if
/// the previous cycle asked and kept what it needs.
pub fn past(
    indicators: &[Indicator],
    data: Dataset<'_>,
    settings: Settings<'_>,
) -> BTreeMap<String, Outcome> {
    let plans = plans(indicators, data);
    let columns = columns(&plans, data);
    let none = BTreeMap::new();
    let run = Run { is_past: true, ..Run::new(&plans, &columns, &none, settings) };
    let outcomes = run.outcomes(indicators, &mut Diagnostics::default());
    let named = indicators.iter().zip(outcomes);
    named.filter_map(|(i, outcome)| Some((i.name.clone(), outcome?))).collect()
}

/// One computation of all indicators.
struct Run<'a> {
    plans: &'a Plans<'a>,
    results: Results<'a>,
    records: &'a Records,
    past: &'a BTreeMap<String, Outcome>,
    settings: Settings<'a>,
    /// The countries that offices cover, in the order of their names.
    countries: OnceCell<Vec<(&'a str, &'a Bitset)>>,
    /// Codes of countries by their name in the language of the cycle.
    country_codes: BTreeMap<&'a str, &'a str>,
    tables: &'a tables::Reader<'a>,
    is_past: bool,
}

impl<'a> Run<'a> {
    fn new(
        plans: &'a Plans<'a>,
        columns: &'a Columns<'a>,
        past: &'a BTreeMap<String, Outcome>,
        settings: Settings<'a>,
    ) -> Self {
        Self {
            results: Results::of(&plans.program, columns),
            plans,
            records: plans.records,
            past,
            settings,
            countries: OnceCell::new(),
            country_codes: settings.country_codes(),
            tables: &plans.tables,
            is_past: false,
        }
    }

    /// By index of the indicator; none for one that can't be computed here.
    fn outcomes(&self, indicators: &[Indicator], faults: &mut Diagnostics) -> Vec<Option<Outcome>> {
        let mut done =
            Done { by_name: &self.plans.by_name, outcomes: vec![None; indicators.len()] };
        for index in &self.plans.order {
            let plan = self.plans.plans[*index].as_ref();
            done.outcomes[*index] = self.outcome(&indicators[*index], plan, &done, faults);
        }
        done.outcomes
    }

    fn outcome(
        &self,
        indicator: &Indicator,
        plan: Option<&Plan>,
        done: &Done<'_>,
        faults: &mut Diagnostics,
    ) -> Option<Outcome> {
        if self.is_past
            && let Some(record) = self.records.figures.get(&indicator.name)
        {
            return Some(self.kept(indicator, &record.content));
        }
        match plan? {
            Plan::Record => Some(self.named_record(indicator, faults)),
            Plan::Tables => Some(self.of_tables(indicator, faults)),
            Plan::Derived => self.derived(indicator, done, faults),
            Plan::Offices(plan) => Some(self.of_offices(indicator, plan, faults)),
        }
    }
}

/// What is computed so far.
struct Done<'a> {
    by_name: &'a BTreeMap<String, usize>,
    outcomes: Vec<Option<Outcome>>,
}

impl Done<'_> {
    fn get(&self, name: &str) -> Option<&Outcome> {
        self.outcomes[*self.by_name.get(name)?].as_ref()
    }
}
