//! The cells of a breakdown over offices.

use std::collections::BTreeMap;
use std::sync::Arc;

use questionnaire::form::Choice;
use questionnaire::translated::Translated;

use super::measure::Measuring;
use super::outcome::{CellOutcome, Within};
use super::plan::Keys;
use super::rank;
use super::{Run, Settings};
use crate::columns::{Bitset, Members};
use crate::indicator::Indicator;
use crate::program::{Fact, Id};
use crate::sorting::by_name;

/// A key with who is in its cell.
type Key = (Arc<str>, Within);

impl<'a> Run<'a> {
    /// The cells in the order in which they are shown.
    pub(super) fn breakdown(
        &self,
        indicator: &Indicator,
        measuring: &Measuring<'_>,
        keys: &Keys,
    ) -> Vec<CellOutcome> {
        let open = matches!(keys, Keys::Offices | Keys::Facts(Fact::Country));
        let keys_of = self.keys(keys).into_iter();
        let mut cells: Vec<CellOutcome> =
            keys_of.filter_map(|key| self.cell(indicator, measuring, key, open)).collect();
        if !self.is_scale(keys) {
            cells = rank::sorted(cells);
        }
        match indicator.limit {
            Some(limit) => rank::kept(cells, limit),
            None => cells,
        }
    }

    /// The cell of a key; none where the keys are open and nobody is counted.
    fn cell(
        &self,
        indicator: &Indicator,
        measuring: &Measuring<'_>,
        (key, within): Key,
        open: bool,
    ) -> Option<CellOutcome> {
        let plan = measuring.plan;
        let counted = self.within(self.results.set(plan.counted), &key, within);
        if open && counted.count() == 0 {
            return None;
        }
        let whole = self.results.set(plan.base);
        // What a question asks is counted out of the whole base; an office's region is known of each of the base.
        let base = match within {
            Within::Choice(..) => Members::All(whole),
            _ => self.within(whole, &key, within),
        };
        let measured = measuring.of(counted, base);
        let value = measured.shown(indicator.shown_decimals(), self.settings.rounding);
        Some(CellOutcome { key, measured, value, within })
    }

    /// Those of a set that are in a cell.
    pub(super) fn within<'s>(&'s self, set: &'s Bitset, key: &str, within: Within) -> Members<'s> {
        match within {
            Within::Table => Members::All(self.results.columns().nobody()),
            Within::Choice(_, _, ticked) => Members::Both(set, self.results.set(ticked)),
            Within::Fact(fact) => Members::Both(set, self.results.columns().fact(fact, key)),
            Within::Office(row) => Members::Row(set, row),
        }
    }

    /// The keys in the order that ties keep: of a choice list its own, else by name or code.
    fn keys(&self, keys: &Keys) -> Vec<Key> {
        match keys {
            Keys::Choices(question, sets) => {
                let choices = self.choices(*question).iter().zip(sets).enumerate();
                let key = |(index, (choice, set)): (usize, (&Choice, &Id))| {
                    (choice.name.as_str().into(), Within::Choice(*question, index, *set))
                };
                choices.map(key).collect()
            }
            Keys::Facts(fact) => self.facts(*fact),
            Keys::Offices => {
                let offices = self.results.columns().offices().iter().enumerate();
                offices
                    .map(|(row, office)| (office.code.as_str().into(), Within::Office(row)))
                    .collect()
            }
        }
    }

    fn facts(&self, fact: Fact) -> Vec<Key> {
        let key = |value: &str| (value.into(), Within::Fact(fact));
        if fact == Fact::Country {
            return self.countries_by_name().iter().map(|(code, _)| key(code)).collect();
        }
        self.results.columns().facts(fact).map(|(value, _)| key(value)).collect()
    }

    /// The countries that offices cover, in the order of their names, and who covers each.
    pub(super) fn countries_by_name(&self) -> &[(&'a str, &'a Bitset)] {
        self.countries.get_or_init(|| {
            let mut countries: Vec<_> = self.results.columns().facts(Fact::Country).collect();
            countries.sort_by_cached_key(|(code, _)| by_name(self.settings.country(code)));
            countries
        })
    }

    /// What the key of a cell says.
    pub(super) fn label(&self, cell: &CellOutcome) -> Translated {
        match cell.within {
            Within::Table => self.key_label(&cell.key),
            Within::Choice(question, choice, _) => self
                .choices(question)
                .get(choice)
                .map(|choice| choice.label.clone())
                .unwrap_or_default(),
            Within::Fact(Fact::Country) => {
                self.settings.countries.get(&*cell.key).cloned().unwrap_or_default()
            }
            Within::Fact(_) => self.settings.plain(&cell.key),
            Within::Office(row) => self.results.columns().offices()[row].name.clone(),
        }
    }

    /// Choices of the question of that index.
    pub(super) fn choices(&self, question: usize) -> &[Choice] {
        let form = self.plans.program.questionnaire();
        form.choices(&form.questions[question])
    }

    /// Whether the choices are steps of a scale, which keep their order.
    fn is_scale(&self, keys: &Keys) -> bool {
        match keys {
            Keys::Choices(question, _) => self.choices(*question).iter().any(|choice| {
                choice.extra.get("scale").is_some_and(|step| !step.trim().is_empty())
            }),
            Keys::Facts(_) | Keys::Offices => false,
        }
    }
}

impl<'a> Settings<'a> {
    /// A text in the language of the cycle.
    pub(super) fn plain(&self, text: &str) -> Translated {
        Translated([(self.language.to_owned(), text.to_owned())].into())
    }

    /// Codes of countries by their name in the language of the cycle.
    pub(super) fn country_codes(&self) -> BTreeMap<&'a str, &'a str> {
        let named = self
            .countries
            .iter()
            .filter_map(|(code, name)| Some((name.exact(self.language)?, code.as_str())));
        named.collect()
    }

    /// A country's name in the language of the cycle, or its code.
    pub(super) fn country<'c>(&'c self, code: &'c str) -> &'c str {
        self.countries
            .get(code)
            .map(|name| name.get(self.language))
            .filter(|name| !name.is_empty())
            .unwrap_or(code)
    }
}
