//! Functions.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::checklist::{Weight, within};
use super::super::function::Function;
use super::super::span::Span;
use super::super::tree::Node;
use super::super::{arithmetic, days, strings};
use super::{Fault, Reader, Row, Value, compare};
use crate::day;
use crate::response::Answer;

impl<'a> Reader<'a> {
    pub(super) fn call(
        &self,
        node: &'a Node,
        function: Function,
        arguments: &'a [Node],
        at: Span,
        row: Option<Row<'a>>,
    ) -> Option<Value> {
        let value = |index: usize| self.value(arguments.get(index)?, row);
        let number = |index: usize| self.number(arguments.get(index)?, row);
        let text = |index: usize| self.text(arguments.get(index)?, row);
        match function {
            Function::True => Some(Value::Boolean(true)),
            Function::False => Some(Value::Boolean(false)),
            Function::Not => self.truth(node, row).known().map(Value::Boolean),
            Function::If => {
                let chosen = if self.truth(arguments.first()?, row).known()? { 1 } else { 2 };
                value(chosen)
            }
            Function::Coalesce => arguments.iter().find_map(|argument| self.value(argument, row)),
            Function::Boolean => value(0).map(|v| Value::Boolean(is_true(&v))),
            Function::Checklist | Function::WeightedChecklist => {
                self.checklist(function, arguments, row)
            }
            Function::Number => as_number(&value(0)?).map(Value::Number),
            Function::Int => number(0).map(|n| Value::Number(n.trunc())),
            Function::Round => {
                let places = if arguments.len() > 1 { number(1)? } else { Decimal::ZERO };
                self.exact(arithmetic::round(number(0)?, places), at)
            }
            Function::Abs => number(0).map(|n| Value::Number(n.abs())),
            Function::Pow => self.power(number(0)?, number(1)?, at),
            Function::Sum => self.sum(arguments.first()?, at, row),
            Function::Min => self.extreme(arguments, Ordering::Less, row),
            Function::Max => self.extreme(arguments, Ordering::Greater, row),
            Function::Count => self.count(arguments.first()?, |_| true),
            Function::CountNonEmpty => self.count(arguments.first()?, Option::is_some),
            Function::Selected => Some(Value::Boolean(choices(&value(0)?).contains(&text(1)?))),
            Function::SelectedAt => {
                let index = number(1)?.trunc().to_usize()?;
                choices(&value(0)?).into_iter().nth(index).map(Value::Text)
            }
            Function::CountSelected => Some(Value::Number(choices(&value(0)?).len().into())),
            Function::String => text(0).map(Value::Text),
            Function::Substr => {
                let end = if arguments.len() > 2 { Some(number(2)?) } else { None };
                Some(Value::Text(strings::substr(&text(0)?, number(1)?, end)))
            }
            Function::Regex => match arguments.get(1)? {
                Node::Text { value: pattern, .. } => {
                    self.patterns.matches(&text(0)?, pattern).map(Value::Boolean)
                }
                _ => None,
            },
            Function::Date => as_date(&value(0)?).map(Value::Date),
            Function::Given | Function::Asked | Function::Answered => {
                self.state(function, arguments.first()?)
            }
            Function::Invited => Some(Value::Boolean(self.answers.invited())),
            Function::Responding => Some(Value::Boolean(self.answers.responding())),
            Function::Previous => match arguments.first()? {
                Node::Name { name, .. } => self.answers.previous(name),
                _ => None,
            },
            _ => self.of_texts(function, arguments, row),
        }
    }

    fn of_texts(
        &self,
        function: Function,
        arguments: &'a [Node],
        row: Option<Row<'a>>,
    ) -> Option<Value> {
        let mut texts = strings::Arguments::default();
        for argument in arguments {
            texts.push(&self.text(argument, row)?);
        }
        Some(match strings::apply(function, texts.list()?)? {
            strings::Result::Text(text) => Value::Text(text),
            strings::Result::Number(number) => Value::Number(number),
            strings::Result::Boolean(holds) => Value::Boolean(holds),
        })
    }

    /// A result that is missing only because it is too large.
    fn exact(&self, result: Option<Decimal>, at: Span) -> Option<Value> {
        if result.is_none() {
            self.faults.borrow_mut().push(Fault::Overflow { at });
        }
        result.map(Value::Number)
    }

    fn power(&self, base: Decimal, exponent: Decimal, at: Span) -> Option<Value> {
        let has_none =
            !exponent.fract().is_zero() || (base.is_zero() && exponent.is_sign_negative());
        if has_none { None } else { self.exact(arithmetic::pow(base, exponent), at) }
    }

    fn sum(&self, node: &'a Node, at: Span, row: Option<Row<'a>>) -> Option<Value> {
        let values = self.values(node, row)?;
        let numbers: Option<Vec<Decimal>> = values.iter().map(only_number).collect();
        let numbers = numbers.filter(|numbers| !numbers.is_empty())?;
        let total = numbers.iter().try_fold(Decimal::ZERO, |total, n| total.checked_add(*n));
        self.exact(total, at)
    }

    fn extreme(
        &self,
        arguments: &'a [Node],
        wanted: Ordering,
        row: Option<Row<'a>>,
    ) -> Option<Value> {
        let mut best: Option<Value> = None;
        for argument in arguments {
            for value in self.values(argument, row)? {
                let better = match &best {
                    Some(best) => compare::order(&value, best)? == wanted,
                    None => true,
                };
                best = if better { Some(value) } else { best };
            }
        }
        best
    }

    fn count(&self, node: &'a Node, counts: impl Fn(&Option<Value>) -> bool) -> Option<Value> {
        let Node::Table(path) = node else { return None };
        let count = self.cells(path).iter().filter(|cell| counts(cell)).count();
        Some(Value::Number(count.into()))
    }

    fn state(&self, function: Function, node: &'a Node) -> Option<Value> {
        let Node::Answer { name, .. } = node else { return None };
        let answer = self.answers.answer(name);
        Some(Value::Boolean(match function {
            Function::Asked => !matches!(*answer, Answer::NotAsked),
            _ => matches!(*answer, Answer::Given(_)),
        }))
    }

    fn checklist(
        &self,
        function: Function,
        arguments: &'a [Node],
        row: Option<Row<'a>>,
    ) -> Option<Value> {
        let bound = |index: usize| self.number(arguments.get(index)?, row);
        let (least, most) = (bound(0)?, bound(1)?);
        let rest = arguments.get(2..)?;
        let items: Option<Vec<Weight>> = if function == Function::Checklist {
            rest.iter().map(|item| Some((self.truth(item, row), Decimal::ONE))).collect()
        } else {
            let pairs = rest.chunks(2);
            pairs
                .map(|pair| Some((self.truth(&pair[0], row), self.number(pair.get(1)?, row)?)))
                .collect()
        };
        within(&items?, least, most)?.known().map(Value::Boolean)
    }
}

fn is_true(value: &Value) -> bool {
    match value {
        Value::Boolean(holds) => *holds,
        Value::Number(number) => !number.is_zero(),
        Value::Text(text) => !text.is_empty(),
        Value::Date(_) => true,
        Value::Choices(choices) => !choices.is_empty(),
    }
}

fn as_number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Boolean(holds) => Some(u8::from(*holds).into()),
        Value::Text(text) => arithmetic::parse(text),
        Value::Date(date) => Some(days::number(*date)),
        _ => only_number(value),
    }
}

fn only_number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Number(number) => Some(*number),
        _ => None,
    }
}

fn as_date(value: &Value) -> Option<time::Date> {
    match value {
        Value::Date(date) => Some(*date),
        Value::Text(text) => day::parse(text),
        Value::Number(number) => days::date(*number),
        _ => None,
    }
}

fn choices(value: &Value) -> Vec<String> {
    match value {
        Value::Choices(choices) => choices.clone(),
        other => strings::words(&other.text()).map(str::to_owned).collect(),
    }
}
