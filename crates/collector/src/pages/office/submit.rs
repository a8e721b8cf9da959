//! Certifying and submitting, taking back, and the receipt.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::models::responses::Status;
use database::models::{log, outbox, people, responses};
use database::{Conn, Moment, QueryResult, id};
use questionnaire::response::Answer;
use serde_json::json;

use super::check::{count_open, on, page};
use super::desk::Desk;
use crate::access::{Act, AtOffice};
use crate::fields::Fields;
use crate::form::text;
use crate::frame::Frame;
use crate::mail::letter::{Letter, organization};
use crate::pages::error::html;
use crate::pages::message::MessagePage;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "collector/office/receipt.html")]
struct ReceiptPage {
    frame: Frame,
    code: String,
    office: String,
    is_approved: bool,
    submitted: String,
    by: String,
    counts: String,
    digest: String,
    can_take_back: bool,
}

/// The digest that the office certified; of a response that came with the cycle, that of its answers.
pub fn digest(desk: &Desk) -> String {
    desk.response.digest.clone().unwrap_or_else(|| id::digest(canonical(desk)))
}

/// The canonical text of a response: a line each for the office and for every answer in the order of their names, with its state
/// and its value as JSON. Its SHA-256 is the digest of the receipt.
pub fn canonical(desk: &Desk) -> String {
    let mut lines = vec![json!(["office", desk.row.code]).to_string()];
    for (name, answer) in &desk.judged.response.answers {
        lines.push(match answer {
            Answer::Given(value) => json!([name, "given", text(value)]).to_string(),
            Answer::NotAnswered => json!([name, "not answered"]).to_string(),
            Answer::NotAsked => json!([name, "not asked"]).to_string(),
        });
    }
    lines.join("\n") + "\n"
}

/// Submits.
pub async fn submit(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Certify).await?;
    if !desk.is_open(&visit) || fields.get("revision") != desk.response.revision.to_string() {
        return Err(Problem::Stale);
    }
    if fields.get("sure") != "yes" || count_open(&visit, &desk) > 0 {
        let unsure = fields.get("sure") != "yes";
        return Ok(
            (StatusCode::UNPROCESSABLE_ENTITY, html(&page(&visit, &desk, unsure)?)).into_response()
        );
    }
    let step = Step::of(&visit, &desk, &fields)?;
    let digest = id::digest(canonical(&desk));
    let mails = mails(&visit, &desk, &digest);
    let work = move |c: &mut Conn| step.submit(&digest, &mails, c);
    if !visit.change(work).await? {
        return Err(Problem::Stale);
    }
    Ok(Redirect::to(&format!("/office/{}/receipt", desk.row.code)).into_response())
}

struct Step {
    row: responses::ResponseRow,
    person: String,
    note: String,
    now: Moment,
}

impl Step {
    fn of(visit: &Visit, desk: &Desk, fields: &Fields) -> Result<Self, Problem> {
        Ok(Self {
            row: desk.response.clone(),
            person: visit.signed_in()?.person.id.clone(),
            note: fields.get("note").to_owned(),
            now: visit.now,
        })
    }

    fn submit(
        &self,
        digest: &str,
        mails: &[outbox::NewMail],
        conn: &mut Conn,
    ) -> QueryResult<bool> {
        if !self.pass(Status::Submitted, "response.submitted", conn)? {
            return Ok(false);
        }
        responses::certify(&self.row.id, digest, &self.person, self.now, conn)?;
        for mail in mails {
            outbox::insert(mail, self.now, conn)?;
        }
        Ok(true)
    }

    fn pass(&self, to: Status, action: &str, conn: &mut Conn) -> QueryResult<bool> {
        if !responses::pass(&self.row, to, &self.note, &self.person, self.now, conn)? {
            return Ok(false);
        }
        let subject = format!("office:{}", self.row.office);
        log::append(Some(&self.person), action, &subject, &json!({}), self.now, conn)?;
        Ok(true)
    }
}

/// A receipt for each head of the office and for who submitted.
fn mails(visit: &Visit, desk: &Desk, digest: &str) -> Vec<outbox::NewMail> {
    let own = visit.user.as_ref().map(|user| user.person.id.as_str());
    let wants = |(person, row): &&(people::Person, people::RoleRow)| {
        row.role == "head" || Some(person.id.as_str()) == own
    };
    let mut to: Vec<&people::Person> =
        desk.people.iter().filter(wants).map(|(person, _)| person).collect();
    to.dedup_by(|a, b| a.id == b.id);
    to.into_iter().map(|person| mail(visit, desk, person, digest)).collect()
}

fn mail(visit: &Visit, desk: &Desk, person: &people::Person, digest: &str) -> outbox::NewMail {
    let words = Words::of(&person.language);
    let link = format!("{}/office/{}/receipt", visit.app.options.base_url, desk.row.code);
    let values = [
        ("office", desk.name(words.language).into()),
        ("cycle", visit.app.cycle.title(words.language).to_owned().into()),
        ("digest", digest.to_owned().into()),
    ];
    let said = ["mail-submitted-1", "mail-submitted-2"];
    Letter {
        person,
        kind: "receipt",
        key: format!("receipt:{}:{}:{}", desk.response.id, desk.response.revision, person.id),
        office: Some(desk.row.code.clone()),
        subject: words.with_all("mail-submitted-subject", &values),
        texts: said.iter().map(|key| words.with_all(key, &values)).collect(),
        link: Some((words.say("receipt"), link)),
    }
    .mail(&organization(&visit.app, person))
}

/// Takes a submitted response back, until it is approved.
pub async fn take_back(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Certify).await?;
    if desk.response.status() != Status::Submitted {
        return Err(Problem::Stale);
    }
    let step = Step::of(&visit, &desk, &Fields::default())?;
    let work = move |c: &mut Conn| step.pass(Status::Returned, "response.taken-back", c);
    if !visit.change(work).await? {
        return Err(Problem::Stale);
    }
    Ok(Redirect::to(&format!("/office/{}", desk.row.code)).into_response())
}

/// The receipt.
pub async fn receipt(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    let frame = visit.frame();
    let status = desk.response.status();
    if !matches!(status, Status::Submitted | Status::Approved) {
        let page = MessagePage::of(frame, "no-receipt", &["no-receipt-do"]);
        return Ok((StatusCode::NOT_FOUND, page.response()).into_response());
    }
    let by = who(&visit, desk.response.submitted_by.clone()).await?;
    Ok(html(&ReceiptPage {
        code: desk.row.code.clone(),
        office: desk.name(frame.language()),
        is_approved: status == Status::Approved,
        submitted: on(&visit, &desk),
        by,
        counts: counts(&desk, &frame),
        digest: digest(&desk),
        can_take_back: status == Status::Submitted
            && visit.signed_in()?.may(Act::Certify(desk.place()), visit.is_closed)
            && !visit.is_closed,
        frame,
    }))
}

/// The name of a person.
pub async fn who(visit: &Visit, person: Option<String>) -> Result<String, Problem> {
    let Some(person) = person else { return Ok(String::new()) };
    let found = visit.app.database.read(move |c| people::find(&person, c)).await?;
    Ok(found.map_or_else(String::new, |person| person.name))
}

/// How many answers are given, not answered, not asked.
pub fn tally(desk: &Desk) -> (usize, usize, usize) {
    let questions = &desk.form.questionnaire.questions;
    let asked_for = questions.iter().filter(|question| crate::form::is_asked_for(question));
    let mut tally = (0, 0, 0);
    for question in asked_for {
        match desk.judged.response.answers.get(&question.name) {
            Some(Answer::Given(_)) => tally.0 += 1,
            Some(Answer::NotAnswered) => tally.1 += 1,
            _ => tally.2 += 1,
        }
    }
    tally
}

/// The same in words.
pub fn counts(desk: &Desk, frame: &Frame) -> String {
    let (given, empty, skipped) = tally(desk);
    let copied = desk.answers.values().filter(|answer| answer.how == "copied").count();
    let values = [
        ("given", given.into()),
        ("empty", empty.into()),
        ("skipped", skipped.into()),
        ("copied", copied.into()),
    ];
    frame.words.with_all("receipt-counts", &values)
}

/// The text that the digest is computed from, so that anyone can compute it again.
pub async fn canonical_text(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    let kind = [(axum::http::header::CONTENT_TYPE, "text/plain; charset=utf-8")];
    Ok((kind, canonical(&desk)).into_response())
}
