//! What the expressions of indicators may name: questions, choices, record tables.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::expression::{self, Node, Type, office_fact};
use questionnaire::form::{Kind, Question, Questionnaire};

use crate::records::Records;

/// The names of a cycle.
#[derive(Clone, Debug)]
pub struct Scope<'a> {
    questionnaire: &'a Questionnaire,
    questions: BTreeMap<&'a str, &'a Question>,
    pub(super) records: &'a Records,
    countries: Option<Vec<&'a str>>,
    pub(super) units: Option<&'a BTreeSet<String>>,
}

impl<'a> Scope<'a> {
    /// The names of a questionnaire and of records.
    pub fn of(questionnaire: &'a Questionnaire, records: &'a Records) -> Self {
        let questions =
            questionnaire.questions.iter().map(|question| (question.name.as_str(), question));
        Self {
            questionnaire,
            questions: questions.collect(),
            records,
            countries: None,
            units: None,
        }
    }

    /// With the countries that there are, as ISO 3166-1 alpha-3 codes.
    #[must_use]
    pub fn with_countries(self, codes: impl IntoIterator<Item = &'a str>) -> Self {
        Self { countries: Some(codes.into_iter().collect()), ..self }
    }

    /// With the units of `units.csv`.
    #[must_use]
    pub fn with_units(self, units: &'a BTreeSet<String>) -> Self {
        Self { units: Some(units), ..self }
    }

    /// A question that takes an answer.
    pub(super) fn asked(&self, name: &str) -> Option<&'a Question> {
        self.questions.get(name).copied().filter(|question| question.kind != Kind::Note)
    }

    /// Whether there are all questions and tables that an expression names.
    pub(super) fn has_names(&self, node: &Node) -> bool {
        let mut all = true;
        node.walk(&mut |node| {
            all &= match node {
                Node::Answer { name, .. } => {
                    self.asked(name).is_some() || office_fact(name).is_some()
                }
                Node::Table(path) => self.records.tables.contains_key(&path.table),
                _ => true,
            };
        });
        all
    }

    /// Whether the question has choices.
    pub(super) fn is_select(question: &Question) -> bool {
        matches!(question.kind, Kind::SelectOne(_) | Kind::SelectMultiple(_))
    }

    /// Names of the questions that have choices.
    pub(super) fn selects(&self) -> impl Iterator<Item = &'a str> + Clone {
        self.questions
            .values()
            .filter(|question| Self::is_select(question))
            .map(|q| q.name.as_str())
    }
}

impl expression::Scope for Scope<'_> {
    fn question(&self, name: &str) -> Option<Type> {
        self.asked(name)?.answer.clone()
    }

    fn questions(&self) -> Vec<&str> {
        self.questions.keys().copied().filter(|name| self.asked(name).is_some()).collect()
    }

    fn choices(&self, list: &str) -> Option<Vec<&str>> {
        match list {
            "office_countries" => self.countries.clone(),
            _ => expression::Scope::choices(self.questionnaire, list),
        }
    }

    fn columns(&self, table: &str) -> Option<Vec<(&str, Type)>> {
        let columns = self.records.tables.get(table)?.columns().iter();
        Some(columns.map(|(name, kind)| (name.as_str(), kind.clone())).collect())
    }

    fn tables(&self) -> Vec<&str> {
        self.records.tables.keys().map(String::as_str).collect()
    }
}
