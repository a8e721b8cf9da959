//! The rule of a figure in words, made from its definition.

use aggregation::figure::{Definition, Figure, Quantity};
use questionnaire::diagnostic::Place;
use questionnaire::expression::{Function, Node, parse};
use questionnaire::form::Kind;

use super::describe::Describe;

impl Describe<'_> {
    /// The rule in words.
    pub(super) fn rule(&self, figure: &Figure) -> String {
        let mut rule = self.main_rule(figure);
        if !figure.definition.by.is_empty() {
            let by = self.breakdown(figure.definition.by.trim());
            rule = format!("{rule} {by}");
        }
        rule.trim().to_owned()
    }

    fn main_rule(&self, figure: &Figure) -> String {
        let definition = &figure.definition;
        let percent = figure.quantity == Quantity::Percent;
        match definition.measure.as_str() {
            "offices" => self.offices(definition, percent),
            "countries" => self.countries(definition, percent),
            "sum" => self.measured("rule_sum", definition),
            "mean" => self.measured("rule_mean", definition),
            "median" => self.measured("rule_median", definition),
            "min" => self.measured("rule_min", definition),
            "max" => self.measured("rule_max", definition),
            "value" => self.measured("rule_value", definition),
            "names" => self.listed(definition),
            "choices" => self.choices(definition),
            "record" => self.record(definition),
            "ratio" if percent => self.operands("rule_ratio_share", figure),
            "ratio" => self.operands("rule_ratio", figure),
            "change" => self.operands("rule_change", figure),
            "growth" => self.operands("rule_growth", figure),
            "points" => self.operands("rule_points", figure),
            _ => String::new(),
        }
    }

    fn offices(&self, definition: &Definition, percent: bool) -> String {
        let base = self.base(&definition.base);
        let Some(condition) = node(&definition.condition) else {
            return self.words.fill("rule_offices_all", &[("base", &base)]);
        };
        let key = if percent { "rule_offices_share" } else { "rule_offices" };
        self.words.fill(key, &[("condition", &self.condition(&condition)), ("base", &base)])
    }

    fn countries(&self, definition: &Definition, percent: bool) -> String {
        let counted = self.counted(definition);
        if percent {
            let whole = self.base(&definition.base);
            return self
                .words
                .fill("rule_countries_share", &[("base", &counted), ("whole", &whole)]);
        }
        self.words.fill("rule_countries", &[("base", &counted)])
    }

    /// The offices that count: those that meet the condition, or all of the base.
    fn counted(&self, definition: &Definition) -> String {
        match node(&definition.condition) {
            Some(condition) => {
                let condition = self.condition(&condition);
                self.words.fill("base_condition", &[("condition", &condition)])
            }
            None => self.base(&definition.base),
        }
    }

    fn base(&self, base: &str) -> String {
        let Some(base) = node(base) else { return self.words.get("base_responding").to_owned() };
        if let Node::Call { function, arguments, .. } = &base {
            match (function, arguments.as_slice()) {
                (Function::Responding, []) => return self.words.get("base_responding").to_owned(),
                (Function::Invited, []) => return self.words.get("base_invited").to_owned(),
                (Function::Asked, [Node::Answer { name, .. }]) => {
                    return self.words.fill("base_asked", &[("question", &self.question(name))]);
                }
                (Function::Answered, [Node::Answer { name, .. }]) => {
                    return self.words.fill("base_answered", &[("question", &self.question(name))]);
                }
                _ => {}
            }
        }
        self.words.fill("base_condition", &[("condition", &self.condition(&base))])
    }

    fn measured(&self, key: &str, definition: &Definition) -> String {
        let value = node(&definition.value);
        let words = value.as_ref().map_or(definition.value.clone(), |value| self.value(value));
        let of_offices = value.is_none_or(|value| !value.questions().is_empty());
        let rule = if of_offices {
            self.words.fill(key, &[("value", &words), ("base", &self.counted(definition))])
        } else {
            self.words.fill("rule_records", &[("value", &words)])
        };
        if definition.of.is_empty() {
            return capital(&rule);
        }
        let of = node(&definition.of).map_or(definition.of.clone(), |of| self.value(&of));
        format!("{} {}", capital(&rule), self.words.fill("rule_of", &[("of", &of)]))
    }

    fn listed(&self, definition: &Definition) -> String {
        let base = self.counted(definition);
        match definition.value.trim() {
            "country" => self.words.fill("rule_names_country", &[("base", &base)]),
            "office" => self.words.fill("rule_names_office", &[("base", &base)]),
            value => match node(value) {
                Some(Node::Answer { name, .. }) => {
                    let question = self.question(&name);
                    self.words.fill("rule_names_text", &[("question", &question), ("base", &base)])
                }
                _ => self.measured("rule_sum", definition),
            },
        }
    }

    fn choices(&self, definition: &Definition) -> String {
        let question = match node(&definition.value) {
            Some(Node::Answer { name, .. }) => self.question(&name),
            _ => definition.value.clone(),
        };
        let base = self.counted(definition);
        self.words.fill("rule_choices", &[("question", &question), ("base", &base)])
    }

    fn record(&self, definition: &Definition) -> String {
        match node(&definition.value) {
            None | Some(Node::Name { .. }) => self.words.get("rule_record").to_owned(),
            Some(value) => self.words.fill("rule_records", &[("value", &self.value(&value))]),
        }
    }

    fn operands(&self, key: &str, figure: &Figure) -> String {
        let operands = operands(&figure.definition.value);
        let [a, b] = operands.as_slice() else { return String::new() };
        self.words.fill(key, &[("a", &self.operand(a)), ("b", &self.operand(b))])
    }

    fn operand(&self, operand: &Operand) -> String {
        let key = if operand.previous { "operand_previous" } else { "operand" };
        self.words.fill(key, &[("label", &self.figure(&operand.name))])
    }

    fn breakdown(&self, by: &str) -> String {
        let Some(name) = by.strip_prefix("${").and_then(|by| by.strip_suffix('}')) else {
            return match by {
                "region" => self.words.get("rule_by_region").to_owned(),
                "kind" => self.words.get("rule_by_kind").to_owned(),
                "country" => self.words.get("rule_by_country").to_owned(),
                "office" => self.words.get("rule_by_office").to_owned(),
                column => self.words.fill("rule_by_column", &[("column", column)]),
            };
        };
        let words = self.words.fill("rule_by_question", &[("question", &self.question(name))]);
        let question = self.questionnaire.question(name);
        match question.map(|question| &question.kind) {
            Some(Kind::SelectMultiple(_)) => format!("{words} {}", self.words.get("rule_by_many")),
            _ => words,
        }
    }
}

/// What a derived figure is made of.
pub(crate) struct Operand {
    /// Name of the figure.
    pub(crate) name: String,
    /// Its value in the last cycle is meant.
    pub(crate) previous: bool,
}

/// `a, previous(b)`; with one operand, the other is its value in the last cycle.
pub(crate) fn operands(value: &str) -> Vec<Operand> {
    let operand = |written: &str| {
        let written = written.trim();
        let inner = written.strip_prefix("previous(").and_then(|rest| rest.strip_suffix(')'));
        Operand { name: inner.unwrap_or(written).trim().to_owned(), previous: inner.is_some() }
    };
    let mut operands: Vec<_> =
        value.split(',').filter(|part| !part.trim().is_empty()).map(operand).collect();
    if let [one] = operands.as_slice() {
        operands.push(Operand { name: one.name.clone(), previous: true });
    }
    operands
}

/// An expression of a definition, which has been checked where it was read.
fn node(source: &str) -> Option<Node> {
    parse(source, &Place::default()).ok().map(|expression| expression.root)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    let first = letters.next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
    first + letters.as_str()
}
