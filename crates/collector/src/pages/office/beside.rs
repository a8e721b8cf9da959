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

/// Explanations and consents as the script sends them, by question.
#[derive(Debug)]
pub struct Given {
    /// Texts.
    pub explanations: BTreeMap<String, String>,
    /// Whether the answer may be published.
    pub consents: BTreeMap<String, bool>,
}

impl Given {
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

    /// Keeps what is new in it.
    pub async fn keep(self, visit: &Visit, desk: &Desk) -> Result<(), Problem> {
        if self.explanations.is_empty() && self.consents.is_empty() {
            return Ok(());
        }
        let is_new = |(question, text): &(String, String)| {
            desk.explanations.get(question).map_or("", String::as_str) != text
        };
        let differs =
            |(question, given): &(String, bool)| desk.consents.contains(question) != *given;
        let trimmed = self
            .explanations
            .into_iter()
            .map(|(question, text)| (question, text.trim().to_owned()));
        let beside = Beside {
            row: desk.response.clone(),
            person: visit.signed_in()?.person.id.clone(),
            now: visit.now,
            explanations: trimmed.filter(is_new).collect(),
            consents: self.consents.into_iter().filter(differs).collect(),
            settled: None,
        };
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
    let beside = Beside {
        row: desk.response.clone(),
        person: visit.signed_in()?.person.id.clone(),
        now: visit.now,
        explanations: explanations(desk, &questions, fields),
        consents: consents(desk, &questions, fields),
        settled: settled(&questions, fields),
    };
    visit.change_response(&desk.response, move |c| beside.write(c)).await
}

fn explanations(desk: &Desk, questions: &[&Question], fields: &Fields) -> Vec<(String, String)> {
    let explained = questions.iter().filter_map(|question| {
        let text = fields.raw(&format!("why.{}", question.name))?.trim().to_owned();
        let known = desk.explanations.get(&question.name).map_or("", String::as_str);
        (known != text).then(|| (question.name.clone(), text))
    });
    explained.collect()
}

fn consents(desk: &Desk, questions: &[&Question], fields: &Fields) -> Vec<(String, bool)> {
    let consented = questions.iter().filter_map(|question| {
        fields.raw(&format!("consent-shown.{}", question.name))?;
        let given = !fields.get(&format!("consent.{}", question.name)).is_empty();
        (desk.consents.contains(&question.name) != given).then(|| (question.name.clone(), given))
    });
    consented.collect()
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
