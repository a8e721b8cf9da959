//! Questions, choices, tables, columns and figures.

use super::super::fault::{Fault, shown};
use super::super::scope::{OFFICE_FACTS, Type, office_fact};
use super::super::span::Span;
use super::super::tree::TablePath;
use super::super::{arithmetic, tree::Node};
use super::Checker;
use crate::closest::closest;

impl Checker<'_> {
    pub(super) fn question(&mut self, name: &str, at: Span) -> Type {
        let fact = if self.is_form() { None } else { office_fact(name) };
        if let Some(kind) = fact.or_else(|| self.scope.question(name)) {
            return kind;
        }
        let mut known = self.scope.questions();
        if !self.is_form() {
            known.extend(OFFICE_FACTS);
        }
        let fault =
            Fault::error("unknown-question", at, format!("there is no question `{}`", shown(name)));
        self.report(match closest(name, known) {
            Some(near) => fault.hint(format!("`${{{near}}}` is meant?")),
            None => fault.hint("a question is named as in the column `name` of the sheet `survey`"),
        });
        Type::Any
    }

    pub(super) fn own(&mut self, at: Span) -> Type {
        self.scope.own().unwrap_or_else(|| {
            let message = "`.` is the answer that a constraint judges, and there is none here";
            self.report(
                Fault::error("misplaced-dot", at, message).hint("name the question: `${name}`"),
            );
            Type::Any
        })
    }

    /// A bare name: a column inside a predicate, a figure or a column of choices elsewhere.
    pub(super) fn name(&mut self, name: &str, at: Span) -> Type {
        if let Some((table, columns)) = &self.columns {
            return match kind_of(columns, name) {
                Some(kind) => kind,
                None => self.unknown_column(name, &table.clone(), at),
            };
        }
        self.scope.name(name).unwrap_or_else(|| {
            let message = format!("there is no figure `{}`", shown(name));
            let hint = self.name_hint(name);
            self.report(Fault::error("unknown-figure", at, message).hint(hint));
            Type::Any
        })
    }

    fn name_hint(&self, name: &str) -> String {
        if self.scope.question(name).is_some() {
            return format!("a question is written `${{{name}}}`");
        }
        match closest(name, self.scope.names()) {
            Some(near) => format!("`{near}` is meant?"),
            None => "a question is written `${name}`, a text in quotes".to_owned(),
        }
    }

    fn unknown_column(&mut self, name: &str, table: &str, at: Span) -> Type {
        let message = format!("the table `{}` has no column `{}`", shown(table), shown(name));
        let columns = self.scope.columns(table).unwrap_or_default();
        let hint = match closest(name, columns.iter().map(|(column, _)| *column)) {
            Some(near) => format!("`{near}` is meant?"),
            None if self.scope.question(name).is_some() => {
                format!("a question is written `${{{name}}}`")
            }
            None => {
                "a bare name inside `[...]` is a column, as in the header of the table".to_owned()
            }
        };
        self.report(Fault::error("unknown-column", at, message).hint(hint));
        Type::Any
    }

    pub(super) fn table(&mut self, path: &TablePath) -> Type {
        let Some(columns) = self.scope.columns(&path.table) else {
            return self.unknown_table(path);
        };
        let columns = columns.into_iter().map(|(name, kind)| (name.to_owned(), kind)).collect();
        let outer = self.columns.replace((path.table.clone(), columns));
        for predicate in &path.predicates {
            self.condition_of_row(predicate);
        }
        let kind = path.column.as_ref().map_or(Type::Rows, |name| self.name(name, path.at));
        self.columns = outer;
        kind
    }

    fn condition_of_row(&mut self, predicate: &Node) {
        if let Node::Number { at, .. } = predicate {
            self.wrong(
                *at,
                "a row is chosen by a condition, not by its position",
                "compare a column: `[year = 2017]`",
            );
        } else {
            self.condition(predicate);
        }
    }

    fn unknown_table(&mut self, path: &TablePath) -> Type {
        let message = format!("there is no table `{}`", shown(&path.table));
        let hint = match closest(&path.table, self.scope.tables()) {
            Some(near) => format!("`{near}` is meant?"),
            None => "a table is named as its file in `records`, without `.csv`".to_owned(),
        };
        self.report(Fault::error("unknown-table", path.at, message).hint(hint));
        Type::Any
    }

    /// A choice must be on the list, where the list is known.
    pub(super) fn choice(&mut self, list: &str, name: &str, at: Span) {
        let Some(choices) = self.scope.choices(list) else { return };
        if choices.contains(&name) {
            return;
        }
        let message = format!("`{}` is not a choice of the list `{}`", shown(name), shown(list));
        let hint = match closest(name, choices.iter().copied()) {
            Some(near) => format!("`{near}` is meant?"),
            None => format!("the choices are {}", listed(&choices)),
        };
        self.report(Fault::error("unknown-choice", at, message).hint(hint));
    }

    /// Whether all choices of a list are named by numbers, as those of a scale may be.
    pub(super) fn has_numbers(&self, list: &str) -> bool {
        let all = |choices: Vec<&str>| choices.iter().all(|name| arithmetic::parse(name).is_some());
        self.scope.choices(list).is_none_or(all)
    }
}

fn kind_of(columns: &[(String, Type)], name: &str) -> Option<Type> {
    columns.iter().find(|(column, _)| column == name).map(|(_, kind)| kind.clone())
}

fn listed(choices: &[&str]) -> String {
    const MOST: usize = 8;
    let mut names: Vec<String> =
        choices.iter().take(MOST).map(|name| format!("`{}`", shown(name))).collect();
    if choices.len() > MOST {
        names.push("…".to_owned());
    }
    names.join(", ")
}
