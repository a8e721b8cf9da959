//! What the names of an expression stand for in a questionnaire.

use std::collections::BTreeSet;

use super::{Kind, Question, Questionnaire};
use crate::expression::{Scope, Type, office_fact};

/// Kinds of offices: the choices of `${office_kind}`.
pub const OFFICE_KINDS: [&str; 4] = ["country", "regional", "headquarters", "liaison"];

/// The type of an answer to a question of this kind; a calculation's follows from its expression.
pub(super) fn answer_type(kind: &Kind) -> Option<Type> {
    Some(match kind {
        Kind::Integer | Kind::Decimal => Type::Number,
        Kind::Date => Type::Date,
        Kind::SelectOne(list) => Type::Choice(list.clone()),
        Kind::SelectMultiple(list) => Type::Choices(list.clone()),
        Kind::Metadata(what) if what == "today" => Type::Date,
        Kind::Text | Kind::Hidden | Kind::File | Kind::Acknowledge | Kind::Metadata(_) => {
            Type::Text
        }
        Kind::Calculate => Type::Any,
        Kind::Note => return None,
    })
}

/// Questions, facts of the office, choice lists (as tables too) and record tables.
impl Scope for Questionnaire {
    fn question(&self, name: &str) -> Option<Type> {
        office_fact(name)
            .or_else(|| self.question(name).and_then(|question| question.answer.clone()))
    }

    fn questions(&self) -> Vec<&str> {
        self.answered().map(|question| question.name.as_str()).collect()
    }

    fn choices(&self, list: &str) -> Option<Vec<&str>> {
        if list == "office_kind" {
            return Some(OFFICE_KINDS.to_vec());
        }
        Some(self.lists.get(list)?.iter().map(|choice| choice.name.as_str()).collect())
    }

    fn columns(&self, table: &str) -> Option<Vec<(&str, Type)>> {
        let columns = self.tables.get(table)?.columns();
        Some(columns.iter().map(|(name, kind)| (name.as_str(), kind.clone())).collect())
    }

    fn tables(&self) -> Vec<&str> {
        self.tables.keys().map(String::as_str).collect()
    }
}

/// The same for one cell of one question: `.` is its answer, and in a choice filter, a bare name is a column of
/// the sheet `choices`.
pub(super) struct CellScope<'a> {
    pub(super) form: &'a Questionnaire,
    pub(super) own: Option<&'a Question>,
    pub(super) columns: Option<&'a BTreeSet<String>>,
}

impl Scope for CellScope<'_> {
    fn question(&self, name: &str) -> Option<Type> {
        Scope::question(self.form, name)
    }

    fn questions(&self) -> Vec<&str> {
        self.form.questions()
    }

    fn choices(&self, list: &str) -> Option<Vec<&str>> {
        Scope::choices(self.form, list)
    }

    fn own(&self) -> Option<Type> {
        self.own.and_then(|question| question.answer.clone())
    }

    fn name(&self, name: &str) -> Option<Type> {
        let columns = self.columns?;
        (matches!(name, "name" | "label") || columns.contains(name)).then_some(Type::Any)
    }

    fn names(&self) -> Vec<&str> {
        self.columns.into_iter().flatten().map(String::as_str).collect()
    }

    fn columns(&self, table: &str) -> Option<Vec<(&str, Type)>> {
        self.form.columns(table)
    }

    fn tables(&self) -> Vec<&str> {
        self.form.tables()
    }
}
