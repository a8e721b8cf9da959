//! Conditions and numbers compiled to operations on columns.
//!
//! A condition becomes two sets: where it is true, and where it is false. `not` swaps them, `and` and `or` follow De
//! Morgan, and a leaf is false only among those who gave an answer. So the three values of the indicator reading
//! need no third value here: an office in neither set is where the condition is neither true nor false. Equal
//! operations are one operation (hash-consing). What has no column form is computed office by office by the same
//! reading in `questionnaire`, once, and becomes a leaf.

mod condition;
mod number;
mod run;

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::expression::{Expression, Node, Operator, Type};
use questionnaire::form::Questionnaire;
use rust_decimal::Decimal;

pub use run::Results;

use crate::columns::Sum;

/// An operation in a [`Program`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Id(usize);

impl Id {
    /// Its index in [`Program::operations`].
    pub fn index(self) -> usize {
        self.0
    }
}

/// What is computed from columns or from earlier operations: a set of offices, or a number for some of them.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operation {
    /// Every office that was invited.
    Invited,
    /// No office.
    Nobody,
    /// Every office that responded.
    Responding,
    /// Who gave an answer to the question of that index.
    Given(usize),
    /// Who was asked it.
    Asked(usize),
    /// Who ticked the choice of that index in the question's list.
    Choice(usize, usize),
    /// Who has that fact.
    Fact(Fact, String),
    /// Who is in both sets.
    And(Id, Id),
    /// Who is in either set.
    Or(Id, Id),
    /// Who is in the first set and not in the second.
    Minus(Id, Id),
    /// Whose numbers compare so.
    Compare(Id, Operator, Id),
    /// Who has the value.
    Has(Id),
    /// Where the row-by-row condition of that index is true, or false.
    Rows(usize, bool),

    /// The number that each gave to the question of that index.
    Number(usize),
    /// The same number for everyone.
    Constant(Decimal),
    /// Sum or difference of two numbers.
    Arithmetic(Sum, Id, Id),
    /// How many choices each ticked.
    Ticked(usize),
    /// The first number, or the second for those who lack the first.
    Coalesce(Id, Id),
    /// For those in the first set the third, for those in the second set the fourth.
    Either(Id, Id, Id, Id),
    /// The row-by-row number of that index.
    RowNumber(usize),

    /// What each answered to the question of that index, in words.
    Texts(usize),
    /// The row-by-row value of that index.
    RowValue(usize),
}

/// A fact about offices.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fact {
    /// Its code.
    Code,
    /// Its kind.
    Kind,
    /// Its region.
    Region,
    /// A country that it covers.
    Country,
}

impl Fact {
    /// The fact that `${name}` stands for.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "office_code" => Some(Self::Code),
            "office_kind" => Some(Self::Kind),
            "office_region" => Some(Self::Region),
            "office_countries" => Some(Self::Country),
            _ => None,
        }
    }
}

/// What is computed office by office.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum RowKind {
    /// True or false.
    Condition,
    /// A number.
    Number,
    /// Anything.
    Any,
}

/// Operations, each after those that it uses.
#[derive(Clone, Debug)]
pub struct Program<'a> {
    questionnaire: &'a Questionnaire,
    questions: BTreeMap<&'a str, usize>,
    operations: Vec<Operation>,
    ids: BTreeMap<Operation, Id>,
    rows: Vec<(RowKind, Expression)>,
    row_ids: BTreeMap<(RowKind, Node), usize>,
}

impl<'a> Program<'a> {
    /// An empty program over the answers to a questionnaire.
    pub fn new(questionnaire: &'a Questionnaire) -> Self {
        let names = questionnaire.questions.iter().enumerate();
        Self {
            questionnaire,
            questions: names.map(|(index, question)| (question.name.as_str(), index)).collect(),
            operations: Vec::new(),
            ids: BTreeMap::new(),
            rows: Vec::new(),
            row_ids: BTreeMap::new(),
        }
    }

    /// The operations in the order in which they are computed.
    pub fn operations(&self) -> &[Operation] {
        &self.operations
    }

    /// What is computed office by office.
    pub fn rows(&self) -> &[(RowKind, Expression)] {
        &self.rows
    }

    /// The questionnaire whose questions it reads.
    pub fn questionnaire(&self) -> &'a Questionnaire {
        self.questionnaire
    }

    /// The questions whose columns its operations read, by index.
    pub fn reads(&self) -> BTreeSet<usize> {
        let read = self.operations.iter().filter_map(|operation| match operation {
            Operation::Given(question)
            | Operation::Asked(question)
            | Operation::Choice(question, _)
            | Operation::Number(question)
            | Operation::Ticked(question)
            | Operation::Texts(question) => Some(*question),
            _ => None,
        });
        read.collect()
    }

    /// Index of a question.
    pub fn question(&self, name: &str) -> Option<usize> {
        self.questions.get(name).copied()
    }

    /// Whether the answer to the question of that index is a number.
    pub fn is_number(&self, index: usize) -> bool {
        self.questionnaire.questions[index].answer == Some(Type::Number)
    }

    /// Index of a choice of the question of that index.
    pub fn choice(&self, index: usize, name: &str) -> Option<usize> {
        let question = &self.questionnaire.questions[index];
        self.questionnaire.choices(question).iter().position(|choice| choice.name == name)
    }

    /// The operation, once.
    pub fn add(&mut self, operation: Operation) -> Id {
        if let Some(id) = self.ids.get(&operation) {
            return *id;
        }
        let id = Id(self.operations.len());
        self.operations.push(operation.clone());
        self.ids.insert(operation, id);
        id
    }

    /// Who is in both sets.
    pub fn and(&mut self, a: Id, b: Id) -> Id {
        if a == b {
            return a;
        }
        self.add(Operation::And(a.min(b), a.max(b)))
    }

    fn or(&mut self, a: Id, b: Id) -> Id {
        if a == b {
            return a;
        }
        self.add(Operation::Or(a.min(b), a.max(b)))
    }

    /// What is computed office by office, as a leaf.
    pub fn by_row(&mut self, kind: RowKind, node: &Node, whole: &Expression) -> usize {
        let key = (kind, node.clone());
        if let Some(index) = self.row_ids.get(&key) {
            return *index;
        }
        let index = self.rows.len();
        self.rows.push((kind, Expression { root: node.clone(), ..whole.clone() }));
        self.row_ids.insert(key, index);
        index
    }
}
