//! Functions.

use std::cmp::Ordering;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use time::PrimitiveDateTime;

use super::super::check::question_in_quotes;
use super::super::checklist::{Weight, within};
use super::super::function::Function;
use super::super::tree::Node;
use super::super::{arithmetic, format, strings};
use super::{Reader, Row, Value, moment, value};
use crate::day;

impl<'a> Reader<'a> {
    pub(super) fn call(
        &self,
        function: Function,
        arguments: &'a [Node],
        row: Option<Row<'a>>,
    ) -> Value {
        let value =
            |index: usize| arguments.get(index).map_or_else(Value::nothing, |a| self.value(a, row));
        let number = |index: usize| value(index).as_number(self.clock());
        let text = |index: usize| value(index).text();
        let holds = |index: usize| value(index).holds();
        match function {
            Function::True => Value::Boolean(true),
            Function::False => Value::Boolean(false),
            Function::Not => Value::Boolean(!holds(0)),
            Function::Boolean => Value::Boolean(holds(0)),
            Function::If => value(if holds(0) { 1 } else { 2 }),
            Function::Coalesce => self.coalesce(arguments, row),
            Function::Checklist | Function::WeightedChecklist => {
                self.checklist(function, arguments, row)
            }
            Function::Number => Value::number(number(0)),
            Function::Int => Value::number(number(0).map(|n| n.trunc())),
            Function::Abs => Value::number(number(0).map(|n| n.abs())),
            Function::Round => {
                let places = if arguments.len() > 1 { number(1) } else { Some(Decimal::ZERO) };
                Value::number(
                    number(0).zip(places).and_then(|(n, places)| arithmetic::round(n, places)),
                )
            }
            Function::Pow => {
                Value::number(number(0).zip(number(1)).and_then(|(b, e)| arithmetic::pow(b, e)))
            }
            Function::Sum => Value::number(self.sum(&value(0))),
            Function::Min => self.extreme(arguments, Ordering::Less, row),
            Function::Max => self.extreme(arguments, Ordering::Greater, row),
            Function::Count => Value::Number(value(0).texts().len().into()),
            Function::CountNonEmpty => {
                Value::Number(value(0).texts().iter().filter(|t| !t.is_empty()).count().into())
            }
            Function::Selected => {
                let choice = text(1);
                Value::Boolean(strings::words(&text(0)).any(|word| word == choice.trim()))
            }
            Function::SelectedAt => {
                let index = number(1)
                    .and_then(|n| n.trunc().to_i64())
                    .and_then(|n| usize::try_from(n).ok());
                let choice = index.and_then(|i| strings::words(&text(0)).nth(i).map(str::to_owned));
                Value::Text(choice.unwrap_or_default())
            }
            Function::CountSelected => Value::Number(strings::words(&text(0)).count().into()),
            Function::ChoiceName => self.choice_name(arguments, row),
            Function::String => Value::Text(text(0)),
            Function::Substr => self.substr(arguments, row),
            Function::Regex => match arguments.get(1) {
                Some(Node::Text { value: pattern, .. }) => {
                    Value::Boolean(self.patterns.matches(&text(0), pattern).unwrap_or(false))
                }
                _ => Value::Boolean(false),
            },
            Function::Given | Function::Answered => Value::Boolean(!text(0).is_empty()),
            Function::Asked | Function::Invited | Function::Responding | Function::Previous => {
                Value::nothing()
            }
            Function::Today
            | Function::Now
            | Function::Date
            | Function::DateTime
            | Function::FormatDate
            | Function::FormatDateTime
            | Function::DecimalDateTime
            | Function::DecimalTime => self.of_time(function, &value(0), &text(1)),
            _ => self.of_texts(function, arguments, row),
        }
    }

    fn of_texts(&self, function: Function, arguments: &'a [Node], row: Option<Row<'a>>) -> Value {
        let spreads = matches!(function, Function::Concat | Function::Join);
        let mut texts = strings::Arguments::default();
        for argument in arguments {
            match self.value(argument, row) {
                Value::Cells(cells) if spreads => cells.iter().for_each(|cell| texts.push(cell)),
                value => texts.push(&value.text()),
            }
        }
        match texts.list().and_then(|texts| strings::apply(function, texts)) {
            Some(strings::Result::Text(text)) => Value::Text(text),
            Some(strings::Result::Number(number)) => Value::Number(number),
            Some(strings::Result::Boolean(holds)) => Value::Boolean(holds),
            None => Value::nothing(),
        }
    }

    fn of_time(&self, function: Function, value: &Value, pattern: &str) -> Value {
        let now = self.context.now;
        let moment = || self.moment(value);
        let text = |text: Option<String>| Value::Text(text.unwrap_or_default());
        match function {
            Function::Today => Value::Text(day::iso(now.date())),
            Function::Now => Value::Text(moment::stamp(now)),
            Function::Date => text(moment().map(|m| day::iso(m.date()))),
            Function::DateTime => {
                text(moment().map(|m| moment::stamp(m.assume_offset(self.clock()))))
            }
            Function::DecimalDateTime => Value::number(moment().and_then(moment::number)),
            Function::DecimalTime => {
                let time = moment::time_and_zone(value.text().trim()).map(|(time, _)| time);
                Value::number(time.and_then(moment::fraction))
            }
            _ => text(moment().map(|m| format::text(m, pattern))),
        }
    }

    fn moment(&self, value: &Value) -> Option<PrimitiveDateTime> {
        match value {
            Value::Number(number) => moment::from_number(*number),
            other => moment::parse(&other.text(), self.clock()),
        }
    }

    fn coalesce(&self, arguments: &'a [Node], row: Option<Row<'a>>) -> Value {
        let values = arguments.iter().map(|argument| self.value(argument, row));
        values.into_iter().find(|value| !value.text().is_empty()).unwrap_or_else(Value::nothing)
    }

    fn sum(&self, value: &Value) -> Option<Decimal> {
        let clock = self.clock();
        let mut numbers = value.texts().into_iter().map(|text| value::number(&text, clock));
        numbers.try_fold(Decimal::ZERO, |total, number| total.checked_add(number?))
    }

    fn extreme(&self, arguments: &'a [Node], wanted: Ordering, row: Option<Row<'a>>) -> Value {
        let mut best: Option<Decimal> = None;
        for argument in arguments {
            for text in self.value(argument, row).texts() {
                let Some(number) = value::number(&text, self.clock()) else {
                    return Value::NotANumber;
                };
                best = Some(best.filter(|best| number.cmp(best) != wanted).unwrap_or(number));
            }
        }
        Value::number(best)
    }

    fn checklist(&self, function: Function, arguments: &'a [Node], row: Option<Row<'a>>) -> Value {
        let bound = |index: usize| self.number(arguments.get(index)?, row);
        let items = arguments.get(2..).unwrap_or_default();
        let holds = |node: &'a Node| self.holds(node, row).into();
        let items: Option<Vec<Weight>> = if function == Function::Checklist {
            Some(items.iter().map(|item| (holds(item), Decimal::ONE)).collect())
        } else {
            items
                .chunks(2)
                .map(|pair| Some((holds(&pair[0]), self.number(pair.get(1)?, row)?)))
                .collect()
        };
        let truth = || within(&items?, bound(0)?, bound(1)?);
        Value::Boolean(truth().is_some_and(super::super::indicator::Truth::holds))
    }

    fn choice_name(&self, arguments: &'a [Node], row: Option<Row<'a>>) -> Value {
        let label = || {
            let choice = self.text(arguments.first()?, row);
            self.answers.label(question_in_quotes(arguments.get(1)?)?, &choice)
        };
        Value::Text(label().unwrap_or_default())
    }

    fn substr(&self, arguments: &'a [Node], row: Option<Row<'a>>) -> Value {
        let part = || {
            let text = self.text(arguments.first()?, row);
            let start = self.number(arguments.get(1)?, row)?;
            let end = match arguments.get(2) {
                Some(end) => Some(self.number(end, row)?),
                None => None,
            };
            Some(strings::substr(&text, start, end))
        };
        Value::Text(part().unwrap_or_default())
    }
}
