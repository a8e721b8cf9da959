//! The rules of a page: what the browser needs in order to decide, as the server does, what is asked, what is computed and whether an answer
//! meets its constraint.
//!
//! The answers to questions on other pages travel with the rules. Where what is on the page decides whether such a question is asked, or
//! what it comes to, its own rule travels too.

mod making;
mod pattern;
mod tree;

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use time::OffsetDateTime;

use super::Questionnaire;
use crate::expression::form::Value;
use crate::expression::{Table, Type};
use crate::response::{self, Answer};
use crate::roster::Office;
use making::Making;
pub use tree::{Tree, Writer};

/// What the rules of a page are made from.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// The questionnaire.
    pub form: &'a Questionnaire,
    /// Whose answers these are.
    pub office: &'a Office,
    /// The decided answers, as [`check_response`](crate::response::check_response) gives them.
    pub answers: &'a BTreeMap<String, Answer>,
    /// What was typed, by question, whether it is asked or not.
    pub typed: &'a BTreeMap<String, String>,
    /// The moment, on the clock of whoever fills in.
    pub now: OffsetDateTime,
    /// The language of the page, for messages.
    pub language: &'a str,
}

/// The rules of a page.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Rules {
    /// `now()`.
    pub now: Tree,
    /// The questions, each after those that it depends on.
    pub questions: Vec<Rule>,
    /// Groups with a condition, by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub groups: BTreeMap<String, GroupRule>,
    /// Answers that nothing on the page changes, facts of the office among them; `null` where what was typed is none.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub answers: BTreeMap<String, Tree>,
    /// Choices by list, each with the columns that are read, its `name` among them.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub lists: BTreeMap<String, Vec<BTreeMap<String, String>>>,
    /// Record tables by name.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub tables: BTreeMap<String, TableRule>,
}

/// The rule of a question.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Rule {
    /// Its name.
    pub name: String,
    /// How a typed text becomes a value: `integer`, `decimal`, `date`, `text`, `select_one`, `select_multiple`,
    /// `acknowledge`, `file`, `note`, `calculate`, or `choices` for a calculation of several choices.
    pub kind: &'static str,
    /// What was typed, for a question of another page; `null` where it is no answer.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub typed: Option<Tree>,
    /// The innermost group with a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<String>,
    /// When it is asked, besides its groups.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub relevant: Option<Tree>,
    /// When an answer is required.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub required: Option<Tree>,
    /// What a given answer must satisfy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub constraint: Option<Tree>,
    /// What is said when it does not; empty where the questionnaire says nothing.
    #[serde(skip_serializing_if = "String::is_empty")]
    pub message: String,
    /// How it is computed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub calculation: Option<Tree>,
    /// Which choices are offered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub filter: Option<Tree>,
    /// The list of its choices, where they are filtered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub list: Option<String>,
}

/// The rule of a group.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct GroupRule {
    /// The next group around it that has a condition.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub parent: Option<String>,
    /// When its questions are asked.
    pub relevant: Tree,
}

/// The columns of a record table that are read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct TableRule {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// For each column, whether its cells are numbers.
    pub numbers: Vec<bool>,
    /// The cells, as texts; an empty one is no value.
    pub rows: Vec<Vec<String>>,
}

impl Rules {
    /// The rules of a page that asks these questions.
    pub fn of(page: Surroundings<'_>, questions: &[&str]) -> Self {
        Making::new(page, questions).rules()
    }

    /// As JSON for a `<script type="application/json">`: no `<` stands in it.
    pub fn json(&self) -> Result<String, serde_json::Error> {
        Ok(serde_json::to_string(self)?.replace('<', "\\u003c"))
    }
}

impl TableRule {
    /// The columns of these names, or all.
    pub fn of(table: &Table, columns: Option<&BTreeSet<String>>) -> Self {
        let read = |name: &String| columns.is_none_or(|columns| columns.contains(name));
        let kept: Vec<usize> =
            (0..table.columns().len()).filter(|index| read(&table.columns()[*index].0)).collect();
        let shown = |cell: &Option<response::Value>| {
            cell.as_ref().map_or_else(String::new, |value| Value::from(value).text())
        };
        Self {
            columns: kept.iter().map(|index| table.columns()[*index].0.clone()).collect(),
            numbers: kept.iter().map(|index| table.columns()[*index].1 == Type::Number).collect(),
            rows: table
                .rows()
                .iter()
                .map(|row| kept.iter().map(|index| shown(&row[*index])).collect())
                .collect(),
        }
    }
}
