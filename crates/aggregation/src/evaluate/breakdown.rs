//! The cells of a breakdown over offices.

use std::collections::BTreeMap;

use questionnaire::form::Choice;
use questionnaire::translated::Translated;

use super::measure::Measuring;
use super::outcome::{CellOutcome, Within};
use super::plan::Keys;
use super::rank;
use super::sorting::by_name;
use super::{Run, Settings};
use crate::columns::{Bitset, Members};
use crate::indicator::Indicator;
use crate::program::{Fact, Id};

/// A key with who is in its cell.
struct Key {
    name: String,
    label: Translated,
    within: Within,
}

impl Run<'_> {
    /// The cells, ranked, in the order in which they are shown.
    pub(super) fn breakdown(
        &self,
        indicator: &Indicator,
        measuring: &Measuring<'_>,
        keys: &Keys,
    ) -> Vec<CellOutcome> {
        let open = matches!(keys, Keys::Offices | Keys::Facts(Fact::Country));
        let mut cells: Vec<CellOutcome> = self
            .keys(keys)
            .into_iter()
            .filter_map(|key| self.cell(indicator, measuring, keys, key, open))
            .collect();
        rank::rank(&mut cells);
        if !self.is_scale(keys) {
            rank::sort(&mut cells);
        }
        if let Some(limit) = indicator.limit {
            rank::keep(&mut cells, limit);
        }
        cells
    }

    /// The cell of a key; none where the keys are open and nobody is counted.
    fn cell(
        &self,
        indicator: &Indicator,
        measuring: &Measuring<'_>,
        keys: &Keys,
        key: Key,
        open: bool,
    ) -> Option<CellOutcome> {
        let plan = measuring.plan;
        let counted = self.within(self.results.set(plan.counted), &key.within);
        if open && counted.count() == 0 {
            return None;
        }
        let whole = self.results.set(plan.base);
        // What a question asks is counted out of the whole base; an office's region is known of each of the base.
        let base = match keys {
            Keys::Choices(..) => Members::All(whole),
            Keys::Facts(_) | Keys::Offices => self.within(whole, &key.within),
        };
        let measured = measuring.of(counted, base);
        Some(CellOutcome {
            value: measured.shown(indicator.shown_decimals(), self.settings.rounding),
            key: key.name,
            label: key.label,
            measured,
            rank: 0,
            within: key.within,
        })
    }

    /// Those of a set that are in a cell.
    pub(super) fn within<'s>(&'s self, set: &'s Bitset, within: &Within) -> Members<'s> {
        match within {
            Within::Nobody => Members::All(self.results.columns().nobody()),
            Within::Set(id) => Members::Both(set, self.results.set(*id)),
            Within::Fact(fact, value) => {
                Members::Both(set, self.results.columns().fact(*fact, value))
            }
            Within::Row(row) => Members::Row(set, *row),
        }
    }

    /// The keys in the order that ties keep: of a choice list its own, else by name or code.
    fn keys(&self, keys: &Keys) -> Vec<Key> {
        match keys {
            Keys::Choices(question, sets) => {
                let choices = self.choices(*question).iter().zip(sets);
                let key = |(choice, set): (&Choice, &Id)| Key {
                    name: choice.name.clone(),
                    label: choice.label.clone(),
                    within: Within::Set(*set),
                };
                choices.map(key).collect()
            }
            Keys::Facts(fact) => self.facts(*fact),
            Keys::Offices => {
                let offices = self.results.columns().offices().iter().enumerate();
                let key = |(row, office): (usize, &&questionnaire::roster::Office)| Key {
                    name: office.code.clone(),
                    label: office.name.clone(),
                    within: Within::Row(row),
                };
                offices.map(key).collect()
            }
        }
    }

    fn facts(&self, fact: Fact) -> Vec<Key> {
        let settings = self.settings;
        let mut values: Vec<&str> =
            self.results.columns().facts(fact).map(|(value, _)| value).collect();
        if fact == Fact::Country {
            values.sort_by_cached_key(|code| by_name(settings.country(code)));
        }
        let key = |value: &str| Key {
            name: value.to_owned(),
            label: settings.label(fact, value),
            within: Within::Fact(fact, value.to_owned()),
        };
        values.into_iter().map(key).collect()
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
    fn label(&self, fact: Fact, value: &str) -> Translated {
        match fact {
            Fact::Country => self.countries.get(value).cloned().unwrap_or_default(),
            _ => self.plain(value),
        }
    }

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
