//! The answers of one office, ready to be asked.

use std::borrow::Cow;

use super::super::table::Tables;
use super::Answers;
use crate::response::{Answer, Response, Value};
use crate::roster::Office;

/// An office with its response, if it is responding, and the record tables. An office without a response was asked nothing: nobody
/// can tell which questions its answers would have led to.
#[derive(Clone, Copy, Debug)]
pub struct OfficeAnswers<'a> {
    /// From the roster.
    pub office: &'a Office,
    /// Submitted or approved.
    pub response: Option<&'a Response>,
    /// Record tables.
    pub tables: &'a Tables,
}

impl OfficeAnswers<'_> {
    fn fact(&self, name: &str) -> Option<Value> {
        match name {
            "office_code" => Some(Value::Text(self.office.code.clone())),
            "office_kind" => Some(Value::Choice(self.office.kind.clone())),
            "office_region" => Some(Value::Text(self.office.region.clone())),
            "office_countries" => Some(Value::Choices(self.office.countries.clone())),
            _ => None,
        }
    }
}

impl Answers for OfficeAnswers<'_> {
    fn answer(&self, question: &str) -> Cow<'_, Answer> {
        if let Some(fact) = self.fact(question) {
            return Cow::Owned(Answer::Given(fact));
        }
        match self.response.and_then(|response| response.answers.get(question)) {
            Some(answer) => Cow::Borrowed(answer),
            None => Cow::Owned(Answer::NotAsked),
        }
    }

    fn invited(&self) -> bool {
        self.office.exempt.is_none()
    }

    fn responding(&self) -> bool {
        self.response.is_some()
    }

    fn tables(&self) -> &Tables {
        self.tables
    }
}
