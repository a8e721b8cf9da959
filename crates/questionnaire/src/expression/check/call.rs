//! Functions.

use super::super::fault::Fault;
use super::super::function::{Function, Readings};
use super::super::scope::Type;
use super::super::span::Span;
use super::super::tree::Node;
use super::super::{format, strings};
use super::{Checker, described};
use crate::day;

impl Checker<'_> {
    pub(super) fn call(&mut self, function: Function, arguments: &[Node], at: Span) -> Type {
        self.reading_of(function, at);
        match function {
            Function::If => {
                arguments.iter().take(1).for_each(|a| drop(self.condition(a)));
                self.united(arguments.get(1..).unwrap_or_default(), at)
            }
            Function::Coalesce => self.united(arguments, at),
            Function::Sum | Function::Int | Function::Abs | Function::Round => {
                self.numbers(arguments)
            }
            Function::Pow => self.pow(arguments),
            Function::Min | Function::Max => self.extreme(arguments, at),
            Function::Count | Function::CountNonEmpty => self.count(function, arguments),
            Function::Not => {
                arguments.iter().map(|a| self.condition(a)).last().unwrap_or(Type::Boolean)
            }
            Function::Checklist | Function::WeightedChecklist => {
                self.checklist(function, arguments, at)
            }
            Function::Selected | Function::SelectedAt | Function::CountSelected => {
                self.selection(function, arguments)
            }
            Function::ChoiceName => self.choice_name(arguments),
            Function::Given | Function::Asked | Function::Answered => {
                self.state(function, arguments)
            }
            Function::Previous => self.previous(arguments),
            Function::Substr => {
                arguments.iter().take(1).for_each(|a| drop(self.scalar(a)));
                self.numbers(arguments.get(1..).unwrap_or_default());
                Type::Text
            }
            _ => {
                for argument in arguments {
                    self.scalar(argument);
                }
                self.literals(function, arguments);
                result(function)
            }
        }
    }

    fn reading_of(&mut self, function: Function, at: Span) {
        let (message, hint) = match (function.signature().readings, self.is_form()) {
            (Readings::Indicator, true) => (
                "has a meaning in indicators only",
                "in a form, an answer that is not given is the empty text: `${q} != ''`",
            ),
            (Readings::Form, false) => (
                "has no meaning in indicators",
                "a figure must not depend on the day, the hour or the language: write a date, or compare names of choices",
            ),
            _ => return,
        };
        let message = format!("`{}` {message}", function.name());
        self.report(Fault::error("wrong-reading", at, message).hint(hint));
    }

    fn numbers(&mut self, arguments: &[Node]) -> Type {
        for argument in arguments {
            self.number(argument);
        }
        Type::Number
    }

    fn pow(&mut self, arguments: &[Node]) -> Type {
        self.numbers(arguments);
        if let Some(Node::Number { value, at }) = arguments.get(1)
            && !value.fract().is_zero()
        {
            self.wrong(
                *at,
                "a broken power is irrational and has no exact value",
                "use a whole exponent",
            );
        }
        Type::Number
    }

    fn extreme(&mut self, arguments: &[Node], at: Span) -> Type {
        let kinds: Vec<Type> = arguments.iter().map(|a| self.scalar(a)).collect();
        if kinds.iter().all(|kind| matches!(kind, Type::Date | Type::Any)) {
            return kinds.into_iter().next().unwrap_or(Type::Any);
        }
        let wrong = |kind: &Type| !matches!(kind, Type::Number | Type::Any);
        for (argument, kind) in arguments.iter().zip(&kinds).filter(|(_, kind)| wrong(kind)) {
            let numeric =
                matches!(kind, Type::Choice(list) if self.is_form() && self.has_numbers(list));
            if !numeric {
                let message =
                    format!("numbers or dates are needed, and this is {}", described(kind));
                self.wrong(argument.at().to(at), message, "use values of one kind");
            }
        }
        Type::Number
    }

    fn count(&mut self, function: Function, arguments: &[Node]) -> Type {
        for argument in arguments {
            let kind = self.node(argument);
            let fits = matches!(argument, Node::Table(_))
                || (self.is_form() && matches!(argument, Node::Answer { .. }));
            if !fits && kind != Type::Any {
                let message = format!(
                    "`{}` counts rows of a table, and this is {}",
                    function.name(),
                    described(&kind)
                );
                self.wrong(argument.at(), message, "`count-selected(...)` counts ticked choices; offices are counted by the measure `offices`");
            }
        }
        Type::Number
    }

    fn checklist(&mut self, function: Function, arguments: &[Node], at: Span) -> Type {
        let (bounds, items) = arguments.split_at(arguments.len().min(2));
        self.numbers(bounds);
        let is_weighted = function == Function::WeightedChecklist;
        for (index, item) in items.iter().enumerate() {
            if is_weighted && index % 2 == 1 {
                self.number(item)
            } else {
                self.condition(item)
            };
        }
        if is_weighted && items.len() % 2 == 1 {
            let message = "`weighted-checklist` takes pairs of a condition and its weight behind the two bounds";
            self.report(Fault::error("argument-count", at, message));
        }
        Type::Boolean
    }

    fn selection(&mut self, function: Function, arguments: &[Node]) -> Type {
        let Some(first) = arguments.first() else { return Type::Any };
        let kind = self.scalar(first);
        if matches!(kind, Type::Number | Type::Boolean | Type::Date) {
            let message =
                format!("`{}` reads choices, and this is {}", function.name(), described(&kind));
            self.wrong(first.at(), message, "compare it with `=`");
        }
        match (function, arguments.get(1)) {
            (Function::Selected, Some(choice)) => self.selected(&kind, choice),
            (Function::SelectedAt, Some(index)) => {
                self.number(index);
                Type::Text
            }
            _ => Type::Number,
        }
    }

    fn selected(&mut self, kind: &Type, choice: &Node) -> Type {
        let choice_kind = self.scalar(choice);
        if let (Type::Choice(list) | Type::Choices(list), Node::Text { value, at }) = (kind, choice)
        {
            self.choice(list, value, *at);
        }
        if matches!(choice_kind, Type::Number | Type::Boolean | Type::Date) && !self.is_form() {
            let message =
                format!("the name of a choice is needed, and this is {}", described(&choice_kind));
            self.wrong(choice.at(), message, "write the name of the choice in quotes");
        }
        Type::Boolean
    }

    /// `jr:choice-name(${q}, '${q}')`: the second argument names the question whose list has the label.
    fn choice_name(&mut self, arguments: &[Node]) -> Type {
        if let Some(value) = arguments.first() {
            self.scalar(value);
        }
        let Some(second) = arguments.get(1) else { return Type::Text };
        let Some(name) = question_in_quotes(second) else {
            self.wrong(
                second.at(),
                "the question is not named",
                "write `jr:choice-name(${q}, '${q}')`",
            );
            return Type::Text;
        };
        let kind = self.question(name, second.at());
        if !matches!(kind, Type::Choice(_) | Type::Choices(_) | Type::Any) {
            self.wrong(second.at(), format!("`{name}` has no choices"), "name a select question");
        }
        Type::Text
    }

    fn state(&mut self, function: Function, arguments: &[Node]) -> Type {
        for argument in arguments {
            self.scalar(argument);
            if !matches!(argument, Node::Answer { .. }) {
                let message = format!("`{}` asks about one question", function.name());
                self.wrong(argument.at(), message, format!("write `{}(${{q}})`", function.name()));
            }
        }
        Type::Boolean
    }

    fn previous(&mut self, arguments: &[Node]) -> Type {
        let Some(argument) = arguments.first() else { return Type::Any };
        let kind = self.scalar(argument);
        if !matches!(argument, Node::Name { .. }) {
            self.wrong(
                argument.at(),
                "`previous` takes the name of a figure",
                "write `previous(part.figure)`",
            );
        }
        kind
    }

    /// The one type of the branches of `if` and the operands of `coalesce`.
    fn united(&mut self, nodes: &[Node], at: Span) -> Type {
        let mut united: Option<Type> = None;
        for node in nodes {
            let kind = self.scalar(node);
            let is_empty = matches!(node, Node::Text { value, .. } if value.is_empty());
            if is_empty && self.is_form() {
                continue;
            }
            united = Some(match united {
                None => kind,
                Some(so_far) => self.both(so_far, &kind, at),
            });
        }
        united.unwrap_or(Type::Text)
    }

    fn both(&mut self, one: Type, other: &Type, at: Span) -> Type {
        match (&one, other) {
            _ if one == *other => one,
            (Type::Text | Type::Choice(_), Type::Text | Type::Choice(_)) => Type::Text,
            (Type::Any, _) | (_, Type::Any) => Type::Any,
            _ if self.is_form() => Type::Any,
            _ => {
                let message = format!("this is {} or {}", described(&one), described(other));
                self.wrong(at, message, "all results must be of one kind");
                Type::Any
            }
        }
    }

    fn unwritten_pattern(&mut self, function: Function, arguments: &[Node]) {
        if let (Function::Regex, Some(pattern)) = (function, arguments.get(1)) {
            let message = "the pattern is computed";
            self.wrong(
                pattern.at(),
                message,
                "write the pattern in quotes, so that it can be checked",
            );
        }
    }

    /// Patterns, dates and formats that are written out.
    fn literals(&mut self, function: Function, arguments: &[Node]) {
        let position = match function {
            Function::Regex | Function::FormatDate | Function::FormatDateTime => 1,
            Function::Date | Function::DateTime | Function::DecimalDateTime => 0,
            _ => return,
        };
        let Some(Node::Text { value, at }) = arguments.get(position) else {
            return self.unwritten_pattern(function, arguments);
        };
        let fault = match function {
            Function::Regex if strings::pattern(value).is_none() => Some((
                "this is not a pattern",
                "look-around and back references are not supported; brackets come in pairs",
            )),
            Function::FormatDate | Function::FormatDateTime if !format::is_known(value) => Some((
                "the format has an unknown `%` code",
                "known are %Y %y %m %n %b %d %e %H %h %M %S %3 %a, and %% for the sign",
            )),
            Function::Date | Function::DateTime | Function::DecimalDateTime
                if !value.is_empty() && value.get(..10).and_then(day::parse).is_none() =>
            {
                Some(("this is not a date", "a date is written `'2017-06-30'`, year first"))
            }
            _ => None,
        };
        if let Some((message, hint)) = fault {
            self.wrong(*at, message, hint);
        }
    }
}

/// `'${q}'`
pub(crate) fn question_in_quotes(node: &Node) -> Option<&str> {
    let Node::Text { value, .. } = node else { return None };
    value.trim().strip_prefix("${")?.strip_suffix('}').map(str::trim)
}

fn result(function: Function) -> Type {
    match function {
        Function::Number
        | Function::StringLength
        | Function::DecimalDateTime
        | Function::DecimalTime => Type::Number,
        Function::String
        | Function::Concat
        | Function::Join
        | Function::SubstringBefore
        | Function::SubstringAfter
        | Function::Translate
        | Function::NormalizeSpace
        | Function::FormatDate
        | Function::FormatDateTime => Type::Text,
        Function::Today | Function::Now | Function::Date | Function::DateTime => Type::Date,
        _ => Type::Boolean,
    }
}
