//! What each indicator needs of the columns: its sets and numbers, compiled once.

use std::collections::BTreeMap;

use questionnaire::expression::{Expression, Function, Node};
use questionnaire::form::Questionnaire;

use super::tables::Reader;
use crate::indicator::{By, Indicator, Measure, Of, Scope, Subject, fits, in_order, only_records};
use crate::program::{Fact, Id, Operation, Program, RowKind};
use crate::records::Records;

/// Indicators compiled for one questionnaire and the record tables beside it.
#[derive(Debug)]
pub struct Plans<'a> {
    /// The operations of all of them.
    pub program: Program<'a>,
    /// By index of the indicator; none for one that this questionnaire can't answer.
    pub plans: Vec<Option<Plan>>,
    /// Indexes of the indicators, each after those that it is made of.
    pub order: Vec<usize>,
    /// Indexes of the indicators by name.
    pub by_name: BTreeMap<String, usize>,
    /// What headquarters keeps.
    pub(super) records: &'a Records,
    /// Its tables, with what was looked up in them.
    pub(super) tables: Reader<'a>,
}

/// How an indicator is computed.
#[derive(Clone, Debug)]
pub enum Plan {
    /// From what offices answered.
    Offices(OfficesPlan),
    /// From record tables.
    Tables,
    /// From a single record.
    Record,
    /// From other figures.
    Derived,
}

/// Sets and numbers of an indicator over offices.
#[derive(Clone, Debug)]
pub struct OfficesPlan {
    /// Out of whom.
    pub base: Id,
    /// Who meets the condition.
    pub meets: Id,
    /// Who is counted: those of them who gave what is measured.
    pub counted: Id,
    /// What is measured.
    pub what: What,
    /// What is below the line, unless it is the base.
    pub below: Option<Below>,
    /// The cells of its breakdown.
    pub keys: Option<Keys>,
}

/// What is measured of offices.
#[derive(Clone, Debug)]
pub enum What {
    /// They are counted.
    Offices,
    /// Their countries are counted.
    Countries,
    /// A number that they gave.
    Number(Id),
    /// A text that they gave.
    Texts(Id),
    /// Choices that they ticked: the question, and who ticked each.
    Choices(usize, Vec<Id>),
    /// Any one value.
    Any(Id),
}

/// What is below the line.
#[derive(Clone, Debug)]
pub enum Below {
    /// A sum over the same offices.
    Sum(Id),
    /// How many of the same offices.
    Offices,
    /// How many countries of the same offices.
    Countries,
    /// A number from record tables.
    Tables,
}

/// The keys of a breakdown over offices.
#[derive(Clone, Debug)]
pub enum Keys {
    /// Choices of the question of that index, and who ticked each.
    Choices(usize, Vec<Id>),
    /// Values of a fact.
    Facts(Fact),
    /// Offices.
    Offices,
}

impl<'a> Plans<'a> {
    /// Compiles the indicators; one that names what is not known here gets no plan.
    pub fn new(
        indicators: &[Indicator],
        questionnaire: &'a Questionnaire,
        records: &'a Records,
    ) -> Self {
        let scope = Scope::of(questionnaire, records);
        let mut program = Program::new(questionnaire);
        let mut compile = |i| fits(i, &scope).then(|| plan(i, &mut program)).flatten();
        let plans = indicators.iter().map(&mut compile);
        let plans = plans.collect();
        let names = indicators.iter().enumerate().map(|(index, i)| (i.name.clone(), index));
        Self {
            program,
            plans,
            order: in_order(indicators).0,
            by_name: names.collect(),
            records,
            tables: Reader::new(&records.tables),
        }
    }
}

fn plan(indicator: &Indicator, program: &mut Program<'_>) -> Option<Plan> {
    match &indicator.subject {
        Subject::Operands(..) => Some(Plan::Derived),
        Subject::Record(_) => Some(Plan::Record),
        Subject::Expression(value) if is_of_tables(indicator, value) => Some(Plan::Tables),
        _ => offices(indicator, program).map(Plan::Offices),
    }
}

/// Whether `value` is computed from record tables, and no offices are counted.
fn is_of_tables(indicator: &Indicator, value: &Expression) -> bool {
    indicator.measure == Measure::Record || only_records(&value.root)
}

fn offices(indicator: &Indicator, program: &mut Program<'_>) -> Option<OfficesPlan> {
    let base = base(indicator.base.as_ref(), program);
    let meets = match &indicator.condition {
        Some(condition) => {
            let true_for = program.condition(condition, true);
            program.and(base, true_for)
        }
        None => base,
    };
    let what = what(indicator, program)?;
    let below = below(indicator.of.as_ref(), program);
    let mut counted = meets;
    for has in [given(&what, program), has_below(below.as_ref(), program)].into_iter().flatten() {
        counted = program.and(counted, has);
    }
    let keys = match &indicator.by {
        Some(by) => Some(keys(by, program)?),
        None => None,
    };
    Some(OfficesPlan { base, meets, counted, what, below, keys })
}

/// The universe is who responded, unless `base` speaks of who was invited.
fn base(base: Option<&Expression>, program: &mut Program<'_>) -> Id {
    let responding = program.add(Operation::Responding);
    let Some(base) = base else { return responding };
    let true_for = program.condition(base, true);
    if speaks_of_invited(&base.root) { true_for } else { program.and(responding, true_for) }
}

fn speaks_of_invited(node: &Node) -> bool {
    let mut found = false;
    node.walk(&mut |node| {
        found |= matches!(node, Node::Call { function: Function::Invited, .. });
    });
    found
}

fn what(indicator: &Indicator, program: &mut Program<'_>) -> Option<What> {
    let value = match &indicator.subject {
        Subject::Offices => return Some(offices_or_countries(indicator.measure)),
        Subject::Countries => return Some(What::Countries),
        Subject::Expression(value) => value,
        Subject::Record(_) | Subject::Operands(..) => return None,
    };
    let question = match &value.root {
        Node::Answer { name, .. } => program.question(name),
        _ => None,
    };
    match (indicator.measure, question) {
        (Measure::Choices, Some(question)) => {
            Some(What::Choices(question, choices(question, program)))
        }
        (Measure::Choices, None) => None,
        (Measure::Names, Some(question)) if indicator.by.is_none() => {
            Some(What::Texts(program.add(Operation::Texts(question))))
        }
        (Measure::Value, _) if !question.is_some_and(|index| program.is_number(index)) => {
            let row = program.by_row(RowKind::Any, &value.root, value);
            Some(What::Any(program.add(Operation::RowValue(row))))
        }
        _ => Some(What::Number(program.number(value))),
    }
}

fn offices_or_countries(measure: Measure) -> What {
    if measure == Measure::Countries { What::Countries } else { What::Offices }
}

fn below(of: Option<&Of>, program: &mut Program<'_>) -> Option<Below> {
    Some(match of? {
        Of::Sum(value) => Below::Sum(program.number(value)),
        Of::Offices => Below::Offices,
        Of::Countries => Below::Countries,
        Of::Records(_) => Below::Tables,
    })
}

/// Who gave what is measured.
fn given(what: &What, program: &mut Program<'_>) -> Option<Id> {
    match what {
        What::Number(number) => Some(program.add(Operation::Has(*number))),
        What::Texts(texts) => Some(program.add(Operation::Has(*texts))),
        What::Any(value) => Some(program.add(Operation::Has(*value))),
        What::Choices(question, _) => Some(program.add(Operation::Given(*question))),
        What::Offices | What::Countries => None,
    }
}

/// Both sides of a share are over the offices that gave both.
fn has_below(below: Option<&Below>, program: &mut Program<'_>) -> Option<Id> {
    match below {
        Some(Below::Sum(number)) => Some(program.add(Operation::Has(*number))),
        _ => None,
    }
}

fn choices(question: usize, program: &mut Program<'_>) -> Vec<Id> {
    let form = program.questionnaire();
    let count = form.choices(&form.questions[question]).len();
    (0..count).map(|choice| program.add(Operation::Choice(question, choice))).collect()
}

fn keys(by: &By, program: &mut Program<'_>) -> Option<Keys> {
    Some(match by {
        By::Question(name) => {
            let question = program.question(name)?;
            Keys::Choices(question, choices(question, program))
        }
        By::Region => Keys::Facts(Fact::Region),
        By::Kind => Keys::Facts(Fact::Kind),
        By::Country => Keys::Facts(Fact::Country),
        By::Office => Keys::Offices,
        By::Column(_) => return None,
    })
}
