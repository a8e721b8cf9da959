//! Comparisons.

use super::super::arithmetic;
use super::super::fault::Fault;
use super::super::scope::Type;
use super::super::span::Span;
use super::super::tree::{Node, Operator};
use super::{Checker, described};
use crate::day;

/// One side of a comparison.
struct Side<'a> {
    node: &'a Node,
    kind: Type,
}

impl Side<'_> {
    fn literal(&self) -> Option<&str> {
        match self.node {
            Node::Text { value, .. } => Some(value),
            _ => None,
        }
    }

    fn is_empty_text(&self) -> bool {
        self.literal() == Some("")
    }
}

impl Checker<'_> {
    pub(super) fn comparison(
        &mut self,
        operator: Operator,
        left: &Node,
        right: &Node,
        at: Span,
    ) -> Type {
        let left = Side { kind: self.scalar(left), node: left };
        let right = Side { kind: self.scalar(right), node: right };
        if left.is_empty_text() || right.is_empty_text() {
            let (text, other) =
                if right.is_empty_text() { (&right, &left) } else { (&left, &right) };
            self.with_nothing(operator, text, other);
        } else if operator.precedence() == Operator::Equal.precedence() {
            self.equality(&left, &right, at);
        } else {
            self.order(&left, &right, at);
        }
        Type::Boolean
    }

    /// `${q} = ''` asks in a form whether an answer is empty; in counting such an answer has no value at all.
    fn with_nothing(&mut self, operator: Operator, text: &Side<'_>, other: &Side<'_>) {
        let is_equality = matches!(operator, Operator::Equal | Operator::NotEqual);
        if self.is_form() && is_equality && other.kind != Type::Boolean {
            return;
        }
        let hint = match other.node {
            Node::Answer { name, .. } if !self.is_form() && operator == Operator::Equal => {
                format!("write `not(given(${{{name}}}))`")
            }
            Node::Answer { name, .. } if !self.is_form() && is_equality => {
                format!("write `given(${{{name}}})`")
            }
            _ if is_equality => "a condition is true or false, never empty".to_owned(),
            _ => "compare with a number or a date".to_owned(),
        };
        let message = "nothing can be compared with the empty text here";
        self.report(Fault::error("empty-text", text.node.at(), message).hint(hint));
    }

    fn equality(&mut self, left: &Side<'_>, right: &Side<'_>, at: Span) {
        match (&left.kind, &right.kind) {
            (Type::Choices(list), _) => self.several(list, left, right, at),
            (_, Type::Choices(list)) => self.several(list, right, left, at),
            (Type::Choice(list), Type::Text | Type::Number) => self.one(list, right, at),
            (Type::Text | Type::Number, Type::Choice(list)) => self.one(list, left, at),
            (Type::Text | Type::Choice(_), Type::Text | Type::Choice(_))
            | (Type::Boolean, Type::Boolean) => {}
            _ => self.order(left, right, at),
        }
    }

    /// Several choices beside anything.
    fn several(&mut self, list: &str, choices: &Side<'_>, other: &Side<'_>, at: Span) {
        let example = match (choices.node, other.literal()) {
            (Node::Answer { name, .. }, Some(choice)) => {
                format!("selected(${{{name}}}, '{choice}')")
            }
            _ => "selected(${q}, 'choice')".to_owned(),
        };
        let message = "`=` compares all ticked choices at once";
        let hint = format!("write `{example}` for one of them");
        self.report(if self.is_form() {
            Fault::warning("wrong-type", at, message).hint(hint)
        } else {
            Fault::error("wrong-type", at, message).hint(hint)
        });
        for choice in other.literal().unwrap_or_default().split_whitespace() {
            self.choice(list, choice, other.node.at());
        }
    }

    /// One choice beside a text or a number.
    fn one(&mut self, list: &str, other: &Side<'_>, at: Span) {
        match other.node {
            Node::Text { value, at } => self.choice(list, value, *at),
            Node::Number { value, at } if self.is_form() => {
                self.choice(list, &arithmetic::text(*value), *at);
            }
            Node::Number { value, at } => {
                let hint = format!(
                    "write the name of the choice in quotes: `'{}'`",
                    arithmetic::text(*value)
                );
                self.wrong(*at, "a choice is compared with a number", hint);
            }
            _ if other.kind == Type::Number && !(self.is_form() && self.has_numbers(list)) => {
                self.wrong(
                    at,
                    "a choice is compared with a number",
                    "compare it with the name of a choice",
                );
            }
            _ => {}
        }
    }

    /// Numbers and dates, and what counts as one.
    fn order(&mut self, left: &Side<'_>, right: &Side<'_>, at: Span) {
        let fits = match (&left.kind, &right.kind) {
            (Type::Any, _) => self.is_ordered(right),
            (_, Type::Any) => self.is_ordered(left),
            (Type::Date, Type::Text) => self.is_day(right),
            (Type::Text, Type::Date) => self.is_day(left),
            (Type::Number, Type::Text) => self.is_number(right),
            (Type::Text, Type::Number) => self.is_number(left),
            (Type::Date, Type::Number) | (Type::Number, Type::Date) => self.is_form(),
            (Type::Date, Type::Date) => true,
            _ => self.counts(left) && self.counts(right),
        };
        if !fits {
            let message =
                format!("{} is compared with {}", described(&left.kind), described(&right.kind));
            self.wrong(at, message, mismatch_hint(left, right));
        }
    }

    fn is_ordered(&self, side: &Side<'_>) -> bool {
        self.is_form() || !matches!(side.kind, Type::Choices(_))
    }

    fn counts(&self, side: &Side<'_>) -> bool {
        match &side.kind {
            Type::Number => true,
            Type::Choice(list) => self.is_form() && self.has_numbers(list),
            Type::Boolean => self.is_form(),
            _ => false,
        }
    }

    fn is_day(&self, side: &Side<'_>) -> bool {
        match side.literal() {
            Some(text) if self.is_form() => text.get(..10).and_then(day::parse).is_some(),
            Some(text) => day::parse(text).is_some(),
            None => self.is_form(),
        }
    }

    fn is_number(&self, side: &Side<'_>) -> bool {
        self.is_form() && side.literal().is_some_and(|text| arithmetic::parse(text).is_some())
    }
}

fn mismatch_hint(left: &Side<'_>, right: &Side<'_>) -> &'static str {
    match (&left.kind, &right.kind) {
        (Type::Date, _) | (_, Type::Date) => "a date is written `'2017-06-30'`, year first",
        (Type::Boolean, _) | (_, Type::Boolean) => {
            "a condition is compared with `true()` or `false()`, or not at all"
        }
        (Type::Number, Type::Text) | (Type::Text, Type::Number) => {
            "write a number without quotes, or `number(...)` around a text of digits"
        }
        _ => "only numbers and dates have an order; choices and texts are equal or not",
    }
}
