//! The operations of a program, computed on columns.

use std::borrow::Cow;
use std::cmp::Ordering;

use questionnaire::expression::Operator;
use questionnaire::expression::indicator::Value;
use rust_decimal::Decimal;

use super::{Fact, Id, Operation, Program};
use crate::columns::{
    Answers, Bitset, Column, Columns, Numbers, Operand, RowValues, Values, add, by_row, compare,
};

/// What every operation of a program gave.
#[derive(Clone, Debug)]
pub struct Results<'a> {
    columns: &'a Columns<'a>,
    slots: Vec<Slot<'a>>,
}

/// What an operation gave.
#[derive(Clone, Debug)]
enum Slot<'a> {
    Set(Cow<'a, Bitset>),
    Column(&'a Bitset, &'a Numbers),
    Made(Column),
    One(Decimal),
    Texts(&'a Answers, &'a [Box<str>]),
    Any(&'a [Option<Value>]),
    /// A question that takes no such answer.
    Nothing,
}

impl<'a> Results<'a> {
    /// Computes every operation once.
    pub fn of(program: &Program<'_>, columns: &'a Columns<'a>) -> Self {
        let mut results = Self { columns, slots: Vec::with_capacity(program.operations().len()) };
        for operation in program.operations() {
            let slot = results.compute(operation);
            results.slots.push(slot);
        }
        results
    }

    /// The columns it was computed on.
    pub fn columns(&self) -> &'a Columns<'a> {
        self.columns
    }

    /// The set that an operation gave; of a number, who has it.
    pub fn set(&self, id: Id) -> &Bitset {
        match &self.slots[id.index()] {
            Slot::Set(set) => set,
            Slot::Column(given, _) => given,
            Slot::Made(column) => &column.given,
            Slot::One(_) => self.columns.everyone(),
            Slot::Texts(answers, _) => &answers.given,
            Slot::Any(_) | Slot::Nothing => self.columns.nobody(),
        }
    }

    /// The numbers that an operation gave.
    pub fn numbers(&self, id: Id) -> Operand<'_> {
        match &self.slots[id.index()] {
            Slot::Column(_, numbers) => Operand::Column(numbers),
            Slot::Made(column) => Operand::Column(&column.numbers),
            Slot::One(number) => Operand::One(*number),
            _ => Operand::One(Decimal::ZERO),
        }
    }

    /// The text of a row, where the operation gave texts.
    pub fn text(&self, id: Id, row: usize) -> Option<&str> {
        match &self.slots[id.index()] {
            Slot::Texts(answers, texts) if answers.given.contains(row) => {
                texts.get(row).map(|t| &**t)
            }
            _ => None,
        }
    }

    /// The value of a row, where the operation gave values.
    pub fn value(&self, id: Id, row: usize) -> Option<&Value> {
        match &self.slots[id.index()] {
            Slot::Any(values) => values.get(row)?.as_ref(),
            _ => None,
        }
    }

    fn compute(&self, operation: &Operation) -> Slot<'a> {
        match operation {
            Operation::Invited => shared(self.columns.everyone()),
            Operation::Nobody => shared(self.columns.nobody()),
            Operation::Responding => shared(self.columns.responding()),
            Operation::Given(question) => self.answers(*question, |answers| shared(&answers.given)),
            Operation::Asked(question) => self.answers(*question, |answers| shared(&answers.asked)),
            Operation::Choice(question, choice) => {
                self.answers(*question, |answers| match &answers.values {
                    Values::Choices { ticked, .. } => {
                        ticked.get(*choice).map_or(Slot::Nothing, shared)
                    }
                    _ => Slot::Nothing,
                })
            }
            Operation::Fact(Fact::Code, code) => owned(self.office(code)),
            Operation::Fact(fact, value) => shared(self.columns.fact(*fact, value)),
            Operation::And(a, b) => owned(self.set(*a).and(self.set(*b))),
            Operation::Or(a, b) => owned(self.set(*a).or(self.set(*b))),
            Operation::Minus(a, b) => owned(self.set(*a).minus(self.set(*b))),
            Operation::Compare(left, operator, right) => {
                owned(self.compare(*left, *operator, *right))
            }
            Operation::Has(value) => owned(self.has(*value)),
            Operation::Rows(index, wanted) => match self.columns.row_values(*index) {
                RowValues::Condition { yes, no } => shared(if *wanted { yes } else { no }),
                _ => Slot::Nothing,
            },
            Operation::Number(question) => {
                self.answers(*question, |answers| match &answers.values {
                    Values::Numbers(numbers) => Slot::Column(&answers.given, numbers),
                    _ => Slot::Nothing,
                })
            }
            Operation::Constant(number) => Slot::One(*number),
            Operation::Arithmetic(sum, left, right) => {
                let given = self.set(*left).and(self.set(*right));
                Slot::Made(add(*sum, self.numbers(*left), self.numbers(*right), given))
            }
            Operation::Ticked(question) => {
                self.answers(*question, |answers| Slot::Made(ticked(answers)))
            }
            Operation::Coalesce(first, second) => Slot::Made(self.coalesce(*first, *second)),
            Operation::Either(yes, no, then, otherwise) => {
                Slot::Made(self.either(*yes, *no, *then, *otherwise))
            }
            Operation::RowNumber(index) => match self.columns.row_values(*index) {
                RowValues::Number(column) => Slot::Column(&column.given, &column.numbers),
                _ => Slot::Nothing,
            },
            Operation::Texts(question) => {
                self.answers(*question, |answers| match &answers.values {
                    Values::Texts(texts) => Slot::Texts(answers, texts),
                    _ => Slot::Nothing,
                })
            }
            Operation::RowValue(index) => match self.columns.row_values(*index) {
                RowValues::Any(values) => Slot::Any(values),
                _ => Slot::Nothing,
            },
        }
    }

    fn answers(&self, question: usize, slot: impl FnOnce(&'a Answers) -> Slot<'a>) -> Slot<'a> {
        self.columns.answers(question).map_or(Slot::Nothing, slot)
    }

    fn has(&self, id: Id) -> Bitset {
        let Slot::Any(values) = &self.slots[id.index()] else { return self.set(id).clone() };
        let mut set = Bitset::none(self.columns.len());
        for (row, _) in values.iter().enumerate().filter(|(_, value)| value.is_some()) {
            set.insert(row);
        }
        set
    }

    fn office(&self, code: &str) -> Bitset {
        let mut set = Bitset::none(self.columns.len());
        let found =
            self.columns.offices().binary_search_by(|office| office.code.as_str().cmp(code));
        if let Ok(row) = found {
            set.insert(row);
        }
        set
    }

    fn compare(&self, left: Id, operator: Operator, right: Id) -> Bitset {
        let given = self.set(left).and(self.set(right));
        let (left, right) = (self.numbers(left), self.numbers(right));
        compare(left, right, &given, |ordering: Ordering| match operator {
            Operator::Equal => ordering.is_eq(),
            Operator::NotEqual => ordering.is_ne(),
            Operator::Less => ordering.is_lt(),
            Operator::LessOrEqual => ordering.is_le(),
            Operator::Greater => ordering.is_gt(),
            Operator::GreaterOrEqual => ordering.is_ge(),
            _ => false,
        })
    }

    fn coalesce(&self, first: Id, second: Id) -> Column {
        let (has, fallback) = (self.set(first), self.set(second));
        let (a, b) = (self.numbers(first), self.numbers(second));
        by_row(&has.or(fallback), |row| {
            Some(if has.contains(row) { a.get(row) } else { b.get(row) })
        })
    }

    fn either(&self, yes: Id, no: Id, then: Id, otherwise: Id) -> Column {
        let first = self.set(yes).and(self.set(then));
        let second = self.set(no).and(self.set(otherwise));
        let (a, b) = (self.numbers(then), self.numbers(otherwise));
        by_row(&first.or(&second), |row| {
            Some(if first.contains(row) { a.get(row) } else { b.get(row) })
        })
    }
}

fn shared(set: &Bitset) -> Slot<'_> {
    Slot::Set(Cow::Borrowed(set))
}

fn owned<'a>(set: Bitset) -> Slot<'a> {
    Slot::Set(Cow::Owned(set))
}

/// How many choices each ticked.
fn ticked(answers: &Answers) -> Column {
    let Values::Choices { ticked, .. } = &answers.values else { return Column::default() };
    let mut units = vec![0_i64; answers.given.len()];
    for set in ticked {
        set.rows().for_each(|row| units[row] += 1);
    }
    Column { given: answers.given.clone(), numbers: Numbers::from_units(units, 0) }
}
