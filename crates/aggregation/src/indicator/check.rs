//! Whether what an indicator names exists and has a meaning: every fault of it, each at its cell.

use questionnaire::diagnostic::Diagnostics;
use questionnaire::expression::{Expression, Node, Reading, Type, check};

use crate::cells::hint;

use super::scope::Scope;
use super::{By, Indicator, Measure, Of, Subject, only_records};

/// Whether all that an indicator names exists in a scope: whether it can be computed there.
pub fn fits(indicator: &Indicator, scope: &Scope<'_>) -> bool {
    // Most that is missing is a question or a table; no hint is needed here.
    if !indicator.expressions().iter().all(|expression| scope.has_names(&expression.root)) {
        return false;
    }
    let mut faults = Diagnostics::default();
    names(indicator, scope, &mut faults);
    !faults.has_errors()
}

/// Reports what the expressions, the record and the breakdown of an indicator name wrongly.
pub(super) fn names(indicator: &Indicator, scope: &Scope<'_>, faults: &mut Diagnostics) {
    let mut cells = Cells { indicator, scope, faults };
    cells.condition("where", indicator.condition.as_ref());
    cells.condition("base", indicator.base.as_ref());
    match &indicator.subject {
        Subject::Expression(value) => cells.value(value),
        Subject::Record(name) => cells.record(name),
        Subject::Offices | Subject::Countries | Subject::Operands(..) => {}
    }
    if let Some(Of::Sum(of) | Of::Records(of)) = &indicator.of {
        cells.number("of", of);
    }
    match &indicator.by {
        Some(By::Question(name)) => cells.select("by", name),
        Some(By::Column(column)) => cells.column(column),
        _ => {}
    }
}

struct Cells<'a> {
    indicator: &'a Indicator,
    scope: &'a Scope<'a>,
    faults: &'a mut Diagnostics,
}

impl Cells<'_> {
    fn fault(
        &mut self,
        code: &'static str,
        column: &str,
        message: impl Into<String>,
        hint: impl Into<String>,
    ) {
        self.faults.error_with_hint(code, self.indicator.at(column), message, hint);
    }

    fn kind(&mut self, expression: &Expression) -> Option<Type> {
        check(expression, self.scope, Reading::Indicator, self.faults)
    }

    fn condition(&mut self, column: &str, condition: Option<&Expression>) {
        let Some(kind) = condition.and_then(|condition| self.kind(condition)) else { return };
        if !matches!(kind, Type::Boolean | Type::Any) {
            let message = format!("`{column}` is no condition");
            self.fault(
                "not-a-condition",
                column,
                message,
                "compare it with something, as `${q} = 'yes'`",
            );
        }
    }

    fn number(&mut self, column: &str, number: &Expression) {
        let Some(kind) = self.kind(number) else { return };
        if !matches!(kind, Type::Number | Type::Any) {
            let message = format!("`{column}` is no number");
            let hint = "take a question or a column that holds numbers; to count, use `offices`";
            self.fault("not-a-number", column, message, hint);
        }
    }

    fn value(&mut self, value: &Expression) {
        match self.indicator.measure {
            Measure::Choices => match question(value) {
                Some(name) => self.select("value", name),
                None => self.fault(
                    "bad-value",
                    "value",
                    "`choices` takes one question",
                    "write it as `${question}`",
                ),
            },
            Measure::Names if self.indicator.by.is_none() => self.texts(value),
            Measure::Record if !only_records(&value.root) => {
                let hint = "write the name of a record, or an expression with `instance('table')/root/item[...]/column`";
                self.fault("bad-value", "value", "`record` reads records only", hint);
            }
            Measure::Record | Measure::Value => {
                self.kind(value);
            }
            _ => self.number("value", value),
        }
    }

    /// A list without ranks is of texts.
    fn texts(&mut self, value: &Expression) {
        if self.kind(value) == Some(Type::Number) {
            let hint = "say in `by` what is ranked by this number: `country`, `office`, ...";
            self.fault(
                "missing-by",
                "by",
                "a number ranks, and there is nothing to be ranked",
                hint,
            );
        } else if question(value).is_none() {
            let hint = "write `country`, `office`, or a text question, as `${question}`";
            self.fault("bad-value", "value", "`names` lists no such value", hint);
        }
    }

    fn record(&mut self, name: &str) {
        if self.scope.records.figures.contains_key(name) {
            return;
        }
        let known = self.scope.records.figures.keys().map(String::as_str);
        let hint = hint(name, known, || "add its row to `records/figures.csv`".to_owned());
        self.fault("unknown-record", "value", format!("there is no record `{name}`"), hint);
    }

    fn select(&mut self, column: &str, name: &str) {
        match self.scope.asked(name) {
            Some(question) if Scope::is_select(question) => {}
            Some(_) => {
                let message = format!("`{name}` has no choices");
                self.fault(
                    "not-a-select",
                    column,
                    message,
                    "name a `select_one` or `select_multiple` question",
                );
            }
            None => {
                let hint = hint(name, self.scope.selects(), || {
                    "a question is named as in the column `name` of the sheet `survey`".to_owned()
                });
                self.fault(
                    "unknown-question",
                    column,
                    format!("there is no question `{name}`"),
                    hint,
                );
            }
        }
    }

    /// Every table that `value` reads must have the column.
    fn column(&mut self, column: &str) {
        let Subject::Expression(value) = &self.indicator.subject else { return };
        for path in paths(value) {
            let Some(table) = self.scope.records.tables.get(path) else { continue };
            if table.column(column).is_some() {
                continue;
            }
            let columns = table.columns().iter().map(|(name, _)| name.as_str());
            let hint = hint(column, columns, || {
                "name a column that every table in `value` has".to_owned()
            });
            let message = format!("the table `{path}` has no column `{column}`");
            self.fault("unknown-column", "by", message, hint);
        }
    }
}

/// The question, if the expression is one.
fn question(value: &Expression) -> Option<&str> {
    match &value.root {
        Node::Answer { name, .. } => Some(name),
        _ => None,
    }
}

/// Names of the tables that an expression reads.
fn paths(value: &Expression) -> Vec<&str> {
    let mut paths = Vec::new();
    value.root.walk(&mut |node| {
        if let Node::Table(path) = node {
            paths.push(path.table.as_str());
        }
    });
    paths
}
