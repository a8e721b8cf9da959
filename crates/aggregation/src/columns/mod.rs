//! Responses as columns: a row an office that was invited, in the order of its code.

mod answers;
mod arithmetic;
mod bitset;
mod members;
mod numbers;
mod rows;

use std::collections::BTreeMap;

use questionnaire::expression::Tables;
use questionnaire::response::{self, Response};
use questionnaire::roster::{Office, Roster};

pub use answers::{Answers, Values};
pub use arithmetic::{Column, Operand, Sum, add, by_row, compare};
pub use bitset::Bitset;
pub use members::Members;
pub use numbers::Numbers;
pub use rows::RowValues;

use crate::program::{Fact, Program};

/// What a program reads, as columns.
#[derive(Clone, Debug)]
pub struct Columns<'a> {
    offices: Vec<&'a Office>,
    responding: Bitset,
    /// By index of the question; none for a question that takes no answer.
    answers: Vec<Option<Answers>>,
    facts: BTreeMap<Fact, BTreeMap<&'a str, Bitset>>,
    rows: Vec<RowValues>,
    everyone: Bitset,
    nobody: Bitset,
}

impl<'a> Columns<'a> {
    /// The responses of a roster: those that are submitted or approved, of offices that were invited. Of several of one
    /// office the last is taken.
    pub fn of(
        program: &Program<'_>,
        roster: &'a Roster,
        responses: &[Response],
        tables: &Tables,
    ) -> Self {
        let by_office: BTreeMap<&str, &Response> =
            responses.iter().map(|response| (response.office.as_str(), response)).collect();
        let mut filling = Filling::new(program, roster, tables);
        for office in roster.invited() {
            filling.push(by_office.get(office.code.as_str()).copied());
        }
        filling.finish()
    }

    /// How many offices were invited.
    pub fn len(&self) -> usize {
        self.offices.len()
    }

    /// Whether none was.
    pub fn is_empty(&self) -> bool {
        self.offices.is_empty()
    }

    /// The offices, by row.
    pub fn offices(&self) -> &[&'a Office] {
        &self.offices
    }

    /// Who responded.
    pub fn responding(&self) -> &Bitset {
        &self.responding
    }

    /// Everyone.
    pub fn everyone(&self) -> &Bitset {
        &self.everyone
    }

    /// No one.
    pub fn nobody(&self) -> &Bitset {
        &self.nobody
    }

    /// The answers to the question of that index.
    pub fn answers(&self, question: usize) -> Option<&Answers> {
        self.answers.get(question)?.as_ref()
    }

    /// Who has that fact.
    pub fn fact(&self, fact: Fact, value: &str) -> &Bitset {
        self.facts.get(&fact).and_then(|sets| sets.get(value)).unwrap_or(&self.nobody)
    }

    /// All values of a fact with those who have it, sorted.
    pub fn facts(&self, fact: Fact) -> impl Iterator<Item = (&'a str, &Bitset)> {
        self.facts.get(&fact).into_iter().flatten().map(|(value, set)| (*value, set))
    }

    /// What was computed row by row.
    pub fn row_values(&self, index: usize) -> &RowValues {
        &self.rows[index]
    }
}

/// Columns being filled, a response at a time, so that responses need not be in memory together.
pub struct Filling<'a, 'p> {
    program: &'p Program<'p>,
    tables: &'p Tables,
    columns: Columns<'a>,
}

impl<'a, 'p> Filling<'a, 'p> {
    /// Columns for the invited offices of the roster.
    pub fn new(program: &'p Program<'p>, roster: &'a Roster, tables: &'p Tables) -> Self {
        let offices: Vec<&Office> = roster.invited().collect();
        let columns = Columns {
            responding: Bitset::default(),
            answers: answers::of_questions(program.questionnaire(), &program.reads()),
            facts: facts(&offices),
            rows: program.rows().iter().map(|(kind, _)| RowValues::new(*kind)).collect(),
            everyone: Bitset::all(offices.len()),
            nobody: Bitset::none(offices.len()),
            offices,
        };
        Self { program, tables, columns }
    }

    /// The response of the next office, or that it gave none; a draft is none.
    ///
    /// # Panics
    /// When there are more responses than invited offices.
    pub fn push(&mut self, response: Option<&Response>) {
        let response = response.filter(|response| response.status.is_responding());
        let columns = &mut self.columns;
        let office = columns.offices[columns.responding.len()];
        columns.responding.push(response.is_some());
        let questions = self.program.questionnaire().questions.iter();
        for (question, column) in questions.zip(&mut columns.answers) {
            if let Some(column) = column {
                column.push(response.and_then(|r| r.answers.get(&question.name)));
            }
        }
        for ((_, expression), values) in self.program.rows().iter().zip(&mut columns.rows) {
            values.push(&expression.root, office, response, self.tables);
        }
    }

    /// The columns, when every office has had its turn.
    pub fn finish(mut self) -> Columns<'a> {
        while self.columns.responding.len() < self.columns.offices.len() {
            self.push(None);
        }
        self.columns
    }
}

/// Kinds, regions and countries; a code is found by looking for it.
fn facts<'a>(offices: &[&'a Office]) -> BTreeMap<Fact, BTreeMap<&'a str, Bitset>> {
    let mut facts: BTreeMap<Fact, BTreeMap<&'a str, Bitset>> = BTreeMap::new();
    let mut note = |fact, value: &'a str, row| {
        let sets = facts.entry(fact).or_default();
        sets.entry(value).or_insert_with(|| Bitset::none(offices.len())).insert(row);
    };
    for (row, office) in offices.iter().enumerate() {
        note(Fact::Kind, &office.kind, row);
        note(Fact::Region, &office.region, row);
        office.countries.iter().for_each(|country| note(Fact::Country, country, row));
    }
    facts
}

/// The text of a value, as names list it.
pub(crate) fn text_of(value: &response::Value) -> String {
    match value {
        response::Value::Number(number) => number.normalize().to_string(),
        response::Value::Text(text) | response::Value::Choice(text) => text.clone(),
        response::Value::Date(date) => questionnaire::day::iso(*date),
        response::Value::Choices(choices) => choices.join(" "),
    }
}
