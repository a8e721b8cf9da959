//! What a page sends beside its answers: explanations, consents, and a choice between two values.

use std::collections::BTreeMap;

use database::models::responses::ResponseRow;
use database::models::{answers, conflicts, log};
use database::{Conn, Moment, QueryResult};
use questionnaire::form::Question;
use serde_json::{Value, json};

use super::desk::Desk;
use super::question::is_example;
use super::save::{answerable, sendable};
use crate::fields::Fields;
use crate::form::{Section, is_asked_for};
use crate::problem::Problem;
use crate::visit::Visit;

/// Explanations and consents, by question.
#[derive(Debug)]
pub struct Given {
    /// Texts.
    pub explanations: BTreeMap<String, String>,
    /// Whether the answer may be published.
    pub consents: BTreeMap<String, bool>,
}

impl Given {
    fn of_page(questions: &[&Question], fields: &Fields) -> Self {
        let explained = questions.iter().filter_map(|question| {
            let text = fields.raw(&format!("why.{}", question.name))?;
            Some((question.name.clone(), text.to_owned()))
        });
        let consented = questions.iter().filter_map(|question| {
            fields.raw(&format!("consent-shown.{}", question.name))?;
            let given = !fields.get(&format!("consent.{}", question.name)).is_empty();
            Some((question.name.clone(), given))
        });
        Self { explanations: explained.collect(), consents: consented.collect() }
    }

    /// Whether all of it could have been given on a page.
    pub fn check(&self, visit: &Visit, desk: &Desk) -> Result<(), Problem> {
        for (question, text) in &self.explanations {
            answerable(visit, desk, question)?;
            sendable(text)?;
        }
        for question in self.consents.keys() {
            if !is_example(answerable(visit, desk, question)?) {
                return Err(Problem::Wrong("wrong-question"));
            }
        }
        Ok(())
    }

    /// Keeps what is new in it, and the question that was settled.
    pub async fn keep(
        self,
        visit: &Visit,
        desk: &Desk,
        settled: Option<String>,
    ) -> Result<(), Problem> {
        let known = |question: &str| desk.explanations.get(question).map_or("", String::as_str);
        let trimmed = |(question, text): (String, String)| (question, text.trim().to_owned());
        let explained = self.explanations.into_iter().map(trimmed);
        let consented = self.consents.into_iter();
        let beside = Beside {
            row: desk.response.clone(),
            person: visit.signed_in()?.person.id.clone(),
            now: visit.now,
            explanations: explained.filter(|(question, text)| known(question) != text).collect(),
            consents: consented
                .filter(|(question, given)| desk.consents.contains(question) != *given)
                .collect(),
            settled,
        };
        if beside.is_empty() {
            return Ok(());
        }
        visit.change_response(&desk.response, move |c| beside.write(c)).await
    }
}

/// Keeps what a whole page sent.
pub async fn keep(
    visit: &Visit,
    desk: &Desk,
    section: &Section,
    fields: &Fields,
) -> Result<(), Problem> {
    let questions: Vec<&Question> =
        desk.form.questions(section).filter(|question| is_asked_for(question)).collect();
    let settled = settled(&questions, fields);
    Given::of_page(&questions, fields).keep(visit, desk, settled).await
}

/// The question whose values someone chose between.
fn settled(questions: &[&Question], fields: &Fields) -> Option<String> {
    let wanted = fields.get("settle");
    let question = questions.iter().find(|question| question.name == wanted)?;
    (!choice(&question.name, fields).is_empty()).then(|| question.name.clone())
}

/// What was chosen: `stands`, or the id of a conflict; empty for nothing.
pub fn choice<'a>(question: &str, fields: &'a Fields) -> &'a str {
    fields.get(&format!("choice.{question}"))
}

struct Beside {
    row: ResponseRow,
    person: String,
    now: Moment,
    explanations: Vec<(String, String)>,
    consents: Vec<(String, bool)>,
    settled: Option<String>,
}

impl Beside {
    fn is_empty(&self) -> bool {
        self.explanations.is_empty() && self.consents.is_empty() && self.settled.is_none()
    }

    fn write(&self, conn: &mut Conn) -> QueryResult<()> {
        let (id, person, now) = (self.row.id.as_str(), self.person.as_str(), self.now);
        for (question, text) in &self.explanations {
            answers::explain(id, question, text, person, now, conn)?;
            self.log("answer.explained", &json!({ "question": question }), conn)?;
        }
        for (question, given) in &self.consents {
            answers::consent(id, question, *given, person, now, conn)?;
            self.log("answer.consent", &json!({ "question": question, "given": given }), conn)?;
        }
        if let Some(question) = &self.settled {
            conflicts::settle(id, question, None, person, now, conn)?;
            self.log("conflict.settled", &json!({ "question": question }), conn)?;
        }
        Ok(())
    }

    fn log(&self, action: &str, detail: &Value, conn: &mut Conn) -> QueryResult<()> {
        let subject = format!("office:{}", self.row.office);
        log::append(Some(&self.person), action, &subject, detail, self.now, conn)
    }
}
