//! Figures that list: countries, offices, texts, or keys ranked by a number.

use std::collections::BTreeSet;

use questionnaire::day;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::expression::Node;
use questionnaire::expression::indicator::Value as Answer;
use questionnaire::form::Kind;

use super::Run;
use super::measure::{Measuring, count_countries};
use super::outcome::{Measured, Outcome};
use super::plan::{Keys, What};
use crate::columns::Members;
use crate::exact::{Exact, count, exact, whole};
use crate::figure::{NamesAre, Value};
use crate::indicator::{Indicator, Subject};
use crate::program::Fact;
use crate::sorting::by_name;

impl Run<'_> {
    pub(super) fn names(&self, indicator: &Indicator, measuring: &Measuring<'_>) -> Outcome {
        let plan = measuring.plan;
        let counted = self.results.set(plan.counted);
        match (&plan.what, &plan.keys) {
            (What::Countries, _) => {
                let covered = self.countries_by_name().iter().filter(|(_, set)| counted.meets(set));
                let names = covered.map(|(country, _)| (*country).to_owned()).collect();
                let base = Members::All(self.results.set(plan.base));
                let below = whole(count_countries(self.results.columns(), base));
                let outcome = self.list_of(names, NamesAre::Countries, below);
                Outcome { counts_countries: true, ..outcome }
            }
            (What::Offices, _) => {
                let mut offices: Vec<_> =
                    counted.rows().map(|row| self.results.columns().offices()[row]).collect();
                let language = self.settings.language;
                offices.sort_by_cached_key(|office| by_name(office.name.get(language)));
                let codes = offices.iter().map(|office| office.code.clone()).collect();
                let below = whole(self.results.set(plan.base).count());
                self.list_of(codes, NamesAre::Offices, below)
            }
            (What::Texts(texts), _) => {
                let texts: BTreeSet<&str> = counted
                    .rows()
                    .filter_map(|row| self.results.text(*texts, row))
                    .map(str::trim)
                    .collect();
                let mut texts: Vec<String> = texts.into_iter().map(str::to_owned).collect();
                texts.sort_by_cached_key(|text| by_name(text));
                self.list(texts, NamesAre::Texts)
            }
            (_, Some(keys)) => self.ranked(indicator, measuring, keys),
            _ => Outcome::missing(),
        }
    }

    /// Keys ranked by a number.
    fn ranked(&self, indicator: &Indicator, measuring: &Measuring<'_>, keys: &Keys) -> Outcome {
        let cells = self.breakdown(indicator, measuring, keys);
        let names = cells.iter().map(|cell| cell.key.to_string()).collect();
        let are = match keys {
            Keys::Facts(Fact::Country) => NamesAre::Countries,
            Keys::Offices => NamesAre::Offices,
            Keys::Choices(..) => NamesAre::Choices,
            Keys::Facts(_) => NamesAre::Texts,
        };
        Outcome { cells, ..self.list(names, are) }
    }

    /// A list, whose value is how many it lists.
    pub(super) fn list(&self, names: Vec<String>, names_are: NamesAre) -> Outcome {
        let measured = Measured::whole(Some(count(names.len())));
        let value = measured.shown(0, self.settings.rounding);
        Outcome { names, names_are, ..Outcome::new(measured, value) }
    }

    /// A list out of so many.
    fn list_of(&self, names: Vec<String>, names_are: NamesAre, below: Exact) -> Outcome {
        let measured = Measured::over(Some(count(names.len())), Some(below), false);
        Outcome { measured, ..self.list(names, names_are) }
    }

    /// Any value of an answer or a record.
    pub(super) fn any_value(
        &self,
        indicator: &Indicator,
        value: Answer,
        faults: &mut Diagnostics,
    ) -> Outcome {
        match value {
            Answer::Number(number) => {
                let measured = Measured::whole(Some(exact(number)));
                let value = self.shown(indicator, &measured, faults);
                Outcome::new(measured, value)
            }
            Answer::Date(date) => {
                let text = as_far_as_asked(&day::iso(date), self.appearance(indicator)).to_owned();
                Outcome::new(Measured::default(), Value::Date(text))
            }
            Answer::Text(text) => self.list(vec![text], self.choices_or_texts(indicator)),
            Answer::Choices(choices) => self.list(choices, NamesAre::Choices),
            Answer::Boolean(holds) => self.list(vec![holds.to_string()], NamesAre::Texts),
        }
    }

    fn choices_or_texts(&self, indicator: &Indicator) -> NamesAre {
        match self.question(indicator).map(|question| &question.kind) {
            Some(Kind::SelectOne(_) | Kind::SelectMultiple(_)) => NamesAre::Choices,
            _ => NamesAre::Texts,
        }
    }

    fn appearance(&self, indicator: &Indicator) -> &str {
        self.question(indicator).map_or("", |question| &question.appearance)
    }

    /// The question that `value` names.
    fn question(&self, indicator: &Indicator) -> Option<&questionnaire::form::Question> {
        match &indicator.subject {
            Subject::Expression(value) => match &value.root {
                Node::Answer { name, .. } => self.plans.program.questionnaire().question(name),
                _ => None,
            },
            _ => None,
        }
    }
}

/// A question that asks for a year or a month is answered by its first day.
fn as_far_as_asked<'a>(day: &'a str, appearance: &str) -> &'a str {
    let asked = |word| appearance.split_whitespace().any(|w| w == word);
    if asked("year") {
        &day[..4]
    } else if asked("month-year") {
        &day[..7]
    } else {
        day
    }
}
