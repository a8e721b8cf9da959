//! Expressions in words of a language.

use aggregation::figure::Figures;
use questionnaire::expression::{Function, Node, Operator, TablePath};
use questionnaire::form::Questionnaire;
use rust_decimal::Decimal;

use crate::language::Names;
use crate::words::Words;

/// What words are made from.
#[derive(Clone, Copy)]
pub(super) struct Describe<'a> {
    pub(super) words: Words,
    pub(super) language: &'a str,
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) figures: &'a Figures,
    pub(super) names: &'a Names,
}

impl Describe<'_> {
    /// What a question asks; its name if the questionnaire does not have it.
    pub(super) fn question(&self, name: &str) -> String {
        let label = self.questionnaire.question(name).map(|q| q.label.get(self.language));
        label.filter(|label| !label.is_empty()).unwrap_or(name).to_owned()
    }

    fn choice(&self, question: &str, name: &str) -> String {
        let found = self.questionnaire.question(question).and_then(|question| {
            self.questionnaire.choices(question).iter().find(|choice| choice.name == name)
        });
        found.map_or(name, |choice| choice.label.get(self.language)).to_owned()
    }

    /// The label of a figure; its name if there is none.
    pub(super) fn figure(&self, name: &str) -> String {
        let label = self.figures.figures.get(name).map(|figure| figure.label.get(self.language));
        label.filter(|label| !label.is_empty()).unwrap_or(name).to_owned()
    }

    /// What offices do that meet a condition: `answered “Yes” to “...”`.
    pub(super) fn condition(&self, node: &Node) -> String {
        match node {
            Node::Binary { operator: Operator::And, left, right, .. } => {
                self.joined("condition_and", left, right)
            }
            Node::Binary { operator: Operator::Or, left, right, .. } => {
                self.joined("condition_or", left, right)
            }
            Node::Binary { operator, left, right, .. } => {
                self.comparison(*operator, left, right).unwrap_or_else(|| self.meets(node))
            }
            Node::Call { function, arguments, .. } => {
                self.call(*function, arguments, false).unwrap_or_else(|| self.meets(node))
            }
            node => self.meets(node),
        }
    }

    fn joined(&self, key: &str, left: &Node, right: &Node) -> String {
        let part = |node: &Node| {
            let words = self.condition(node);
            let mixed = matches!(node, Node::Binary { operator, .. } if operator.is_logical())
                && !is_joined_by(node, key);
            if mixed { self.words.fill("condition_group", &[("condition", &words)]) } else { words }
        };
        self.words.fill(key, &[("a", &part(left)), ("b", &part(right))])
    }

    fn meets(&self, node: &Node) -> String {
        self.words.fill("condition_meets", &[("expression", &node.to_string())])
    }

    fn comparison(&self, operator: Operator, left: &Node, right: &Node) -> Option<String> {
        match (left, right) {
            (Node::Answer { name, .. }, Node::Text { value, .. }) => {
                self.answered(operator, name, value)
            }
            (Node::Answer { name, .. }, Node::Number { value, .. }) => {
                self.gave(operator, name, *value)
            }
            (
                Node::Call { function: Function::CountSelected, arguments, .. },
                Node::Number { value, .. },
            ) => self.ticked(operator, arguments, *value),
            _ => None,
        }
    }

    fn answered(&self, operator: Operator, name: &str, value: &str) -> Option<String> {
        if operator == Operator::Equal
            && let Some(words) = self.fact(name, value)
        {
            return Some(words);
        }
        let key = match operator {
            Operator::Equal => "condition_equal",
            Operator::NotEqual => "condition_not_equal",
            _ => return None,
        };
        Some(self.about_choice(key, name, value))
    }

    fn about_choice(&self, key: &str, question: &str, choice: &str) -> String {
        let choice = self.choice(question, choice);
        self.words.fill(key, &[("choice", &choice), ("question", &self.question(question))])
    }

    /// A fact that every office has.
    fn fact(&self, name: &str, value: &str) -> Option<String> {
        let (key, value) = match name {
            "office_kind" => {
                let kind = match value {
                    "country" => self.words.get("kind_country"),
                    "regional" => self.words.get("kind_regional"),
                    "headquarters" => self.words.get("kind_headquarters"),
                    "liaison" => self.words.get("kind_liaison"),
                    other => other,
                };
                ("condition_kind", kind)
            }
            "office_region" => {
                ("condition_region", self.names.term(value, self.language).unwrap_or(value))
            }
            "office_code" => {
                let name = self.names.offices.get(value).map(|name| name.get(self.language));
                ("condition_code", name.unwrap_or(value))
            }
            "office_countries" => {
                let name = self.names.countries.get(value).map(|c| c.name.get(self.language));
                ("condition_covers", name.unwrap_or(value))
            }
            _ => return None,
        };
        Some(self.words.fill(key, &[("value", value)]))
    }

    fn gave(&self, operator: Operator, question: &str, n: Decimal) -> Option<String> {
        let key = match operator {
            Operator::Greater => "condition_more",
            Operator::GreaterOrEqual => "condition_at_least",
            Operator::Less => "condition_less",
            Operator::LessOrEqual => "condition_at_most",
            Operator::Equal => {
                return Some(self.about_choice("condition_equal", question, &n.to_string()));
            }
            _ => return None,
        };
        Some(self.about_number(key, question, n))
    }

    fn about_number(&self, key: &str, question: &str, n: Decimal) -> String {
        self.words.fill(key, &[("n", &n.to_string()), ("question", &self.question(question))])
    }

    fn ticked(&self, operator: Operator, arguments: &[Node], n: Decimal) -> Option<String> {
        let [Node::Answer { name, .. }] = arguments else { return None };
        let key = match operator {
            Operator::Greater => "condition_ticked_more",
            Operator::GreaterOrEqual => "condition_ticked_at_least",
            Operator::Equal => "condition_ticked_all",
            _ => return None,
        };
        Some(self.about_number(key, name, n))
    }

    fn call(&self, function: Function, arguments: &[Node], negated: bool) -> Option<String> {
        let key = |plain, not| if negated { not } else { plain };
        match (function, arguments) {
            (Function::Selected, [Node::Answer { name, .. }, Node::Text { value, .. }]) => {
                if !negated && let Some(words) = self.fact(name, value) {
                    return Some(words);
                }
                let key = key("condition_selected", "condition_not_selected");
                Some(self.about_choice(key, name, value))
            }
            (Function::Given, [Node::Answer { name, .. }]) => {
                let key = key("condition_given", "condition_not_given");
                Some(self.words.fill(key, &[("question", &self.question(name))]))
            }
            (Function::Not, [Node::Call { function, arguments, .. }]) if !negated => {
                self.call(*function, arguments, true)
            }
            (Function::Not, [Node::Binary { operator: Operator::Equal, left, right, .. }])
                if !negated =>
            {
                self.comparison(Operator::NotEqual, left, right)
            }
            _ => None,
        }
    }

    /// What a numeric expression is: `the answers to “...”`.
    pub(super) fn value(&self, node: &Node) -> String {
        match node {
            Node::Answer { name, .. } => {
                self.words.fill("value_answer", &[("question", &self.question(name))])
            }
            Node::Number { value, .. } => value.to_string(),
            Node::Name { name, .. } => self.words.fill("operand", &[("label", &self.figure(name))]),
            Node::Binary { operator, left, right, .. } => {
                let key = match operator {
                    Operator::Add => "value_add",
                    Operator::Subtract => "value_subtract",
                    Operator::Multiply => "value_multiply",
                    Operator::Divide => "value_divide",
                    _ => return self.code(node),
                };
                self.words.fill(key, &[("a", &self.value(left)), ("b", &self.value(right))])
            }
            Node::Call { function: Function::Sum | Function::Count, arguments, .. } => {
                match arguments.as_slice() {
                    [one] => self.value(one),
                    _ => self.code(node),
                }
            }
            Node::Table(path) => self.path(path),
            node => self.code(node),
        }
    }

    fn path(&self, path: &TablePath) -> String {
        let rows = match &path.column {
            Some(column) => {
                self.words.fill("value_column", &[("column", column), ("table", &path.table)])
            }
            None => self.words.fill("value_rows", &[("table", &path.table)]),
        };
        let conditions = path.predicates.iter().map(|predicate| self.of_rows(predicate));
        let Some(condition) =
            conditions.reduce(|a, b| self.words.fill("condition_and", &[("a", &a), ("b", &b)]))
        else {
            return rows;
        };
        self.words.fill("value_where", &[("value", &rows), ("condition", &condition)])
    }

    /// A condition on the rows of a table.
    fn of_rows(&self, node: &Node) -> String {
        match node {
            Node::Binary { operator: Operator::And, left, right, .. } => {
                let (a, b) = (self.of_rows(left), self.of_rows(right));
                self.words.fill("condition_and", &[("a", &a), ("b", &b)])
            }
            Node::Binary { operator, left, right, .. } if operator.is_comparison() => {
                let (a, b) = (column_or_value(left), column_or_value(right));
                let values = [("a", &*a), ("operator", operator.symbol()), ("b", &*b)];
                self.words.fill("condition_is", &values)
            }
            node => self.code(node),
        }
    }

    fn code(&self, node: &Node) -> String {
        self.words.fill("code", &[("expression", &node.to_string())])
    }
}

fn column_or_value(node: &Node) -> String {
    match node {
        Node::Text { value, .. } => value.clone(),
        node => node.to_string(),
    }
}

fn is_joined_by(node: &Node, key: &str) -> bool {
    matches!(
        (node, key),
        (Node::Binary { operator: Operator::And, .. }, "condition_and")
            | (Node::Binary { operator: Operator::Or, .. }, "condition_or")
    )
}
