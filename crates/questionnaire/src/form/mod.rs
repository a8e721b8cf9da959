//! The questionnaire: what an XLSForm says, checked.

mod cells;
mod choices;
mod expressions;
mod headings;
mod kinds;
mod names;
mod order;
mod read;
pub mod rules;
mod scope;
mod settings;
mod survey;
mod translations;

use std::collections::BTreeMap;

use crate::diagnostic::Place;
use crate::expression::{Expression, Tables, Type};
use crate::translated::Translated;
pub use scope::OFFICE_KINDS;

/// A checked questionnaire.
#[derive(Clone, Debug, Default)]
pub struct Questionnaire {
    /// `form_title`.
    pub title: Translated,
    /// `form_id`.
    pub id: String,
    /// `version`.
    pub version: String,
    /// How pages look, as written: `pages`, `theme-grid`.
    pub style: String,
    /// How a response is called.
    pub instance_name: Option<Expression>,
    /// Code of the language of columns without one.
    pub default_language: String,
    /// All language codes, the default first.
    pub languages: Vec<String>,
    /// Questions in order, notes and calculations included.
    pub questions: Vec<Question>,
    /// Groups in order; a top-level group is a section.
    pub groups: Vec<Group>,
    /// Choice lists by name.
    pub lists: BTreeMap<String, Vec<Choice>>,
    /// What `instance('...')` reads: the choice lists, with their labels in the default language, and record tables.
    pub tables: Tables,
    /// Indices of the questions, each after those that it depends on: what its own and its groups' `relevant`
    /// and its calculation read.
    pub order: Vec<usize>,
}

impl Questionnaire {
    /// The question of that name.
    pub fn question(&self, name: &str) -> Option<&Question> {
        self.questions.iter().find(|q| q.name == name)
    }

    /// The choices of a select question, none for another.
    pub fn choices(&self, question: &Question) -> &[Choice] {
        match &question.kind {
            Kind::SelectOne(list) | Kind::SelectMultiple(list) => {
                self.lists.get(list).map_or(&[], Vec::as_slice)
            }
            _ => &[],
        }
    }

    /// The groups around a question, the innermost first.
    pub fn groups_of(&self, question: &Question) -> impl Iterator<Item = &Group> {
        let group = |index: Option<usize>| index.and_then(|index| self.groups.get(index));
        std::iter::successors(group(question.group), move |inner| group(inner.parent))
    }

    /// The questions that take an answer or compute one: all but notes. These are the columns of responses.
    pub fn answered(&self) -> impl Iterator<Item = &Question> + Clone {
        self.questions.iter().filter(|question| question.kind != Kind::Note)
    }
}

/// What kind of answer a question takes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Free text.
    Text,
    /// A whole number.
    Integer,
    /// An exact decimal.
    Decimal,
    /// A day.
    Date,
    /// One choice of the named list.
    SelectOne(String),
    /// Any choices of the named list.
    SelectMultiple(String),
    /// A tick.
    Acknowledge,
    /// An evidence file.
    File,
    /// Computed from other answers.
    Calculate,
    /// Text only; takes no answer.
    Note,
    /// Kept and not shown.
    Hidden,
    /// `start`, `end`, `today`, `username`, `deviceid`: set by the program.
    Metadata(String),
}

/// One row of `survey`.
#[derive(Clone, Debug)]
pub struct Question {
    /// Unique name.
    pub name: String,
    /// What it takes.
    pub kind: Kind,
    /// What is asked.
    pub label: Translated,
    /// How to answer.
    pub hint: Translated,
    /// Longer guidance.
    pub guidance: Translated,
    /// When an answer must be given (`yes` is `true()`).
    pub required: Option<Expression>,
    /// Said when it is not.
    pub required_message: Translated,
    /// When it is asked; its groups' conditions hold besides.
    pub relevant: Option<Expression>,
    /// What a given answer must satisfy; `.` is the answer.
    pub constraint: Option<Expression>,
    /// Said when it does not.
    pub constraint_message: Translated,
    /// How it is computed.
    pub calculation: Option<Expression>,
    /// First value, a literal or an expression.
    pub default: Option<Expression>,
    /// Which choices are offered.
    pub choice_filter: Option<Expression>,
    /// Whether it can't be changed.
    pub read_only: bool,
    /// How it looks, as written.
    pub appearance: String,
    /// `parameters`, as written.
    pub parameters: String,
    /// Type of its answer in expressions; a calculation's follows from its expression, a note has none.
    pub answer: Option<Type>,
    /// Index of the innermost group in [`Questionnaire::groups`].
    pub group: Option<usize>,
    /// Columns kept as they are: `bind::*`, `instance::*`.
    pub extra: BTreeMap<String, String>,
    /// The row.
    pub place: Place,
}

/// A `begin group` ... `end group`.
#[derive(Clone, Debug)]
pub struct Group {
    /// Unique name.
    pub name: String,
    /// Its title.
    pub label: Translated,
    /// When its questions are asked.
    pub relevant: Option<Expression>,
    /// How it looks, as written.
    pub appearance: String,
    /// Index of the group around it.
    pub parent: Option<usize>,
    /// The row.
    pub place: Place,
}

/// One row of `choices`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// Its name within the list.
    pub name: String,
    /// What it says.
    pub label: Translated,
    /// Other columns, for choice filters.
    pub extra: BTreeMap<String, String>,
}
