//! Returning a response with what is to be looked at again, or approving it.

use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::models::responses::{ResponseRow, Status};
use database::models::{comments, log, outbox, responses};
use database::{Conn, Moment, QueryResult};
use serde_json::json;

use super::comment::LONGEST;
use super::mail::mails;
use super::page::{Show, Trouble, page};
use crate::access::AtOffice;
use crate::fields::Fields;
use crate::pages::error::{html, page_keeping};
use crate::pages::office::desk::Desk;
use crate::problem::Problem;
use crate::visit::Visit;

/// Returns a response to its office: with a message, or with comments on its answers.
pub async fn send_back(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    if visit.user.is_none() {
        let problem = Problem::SignIn(visit.path.clone());
        return Ok(page_keeping(&problem, visit.frame(), fields.pairs().to_vec()));
    }
    let desk = Desk::open(&visit, &code, AtOffice::Review).await?;
    let note = fields.get("note").replace("\r\n", "\n");
    if note.chars().count() > LONGEST {
        return again(&visit, &desk, "review-comment-long", "note", note).await;
    }
    if note.is_empty() && !has_comments(&desk) && is_as_seen(&visit, &desk, &fields) {
        return again(&visit, &desk, "review-needs-note", "note", note).await;
    }
    decide(&visit, &desk, &fields, Status::Returned, note).await
}

/// Approves a response.
pub async fn approve(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Review).await?;
    if fields.get("sure") != "yes" && is_as_seen(&visit, &desk, &fields) {
        return again(&visit, &desk, "review-not-sure", "sure", String::new()).await;
    }
    decide(&visit, &desk, &fields, Status::Approved, String::new()).await
}

/// Whether someone other than the office commented since it was submitted.
fn has_comments(desk: &Desk) -> bool {
    let Some(submitted) = desk.response.submitted_at else { return false };
    let is_of_office = |person: &str| desk.people.iter().any(|(own, _)| own.id == person);
    desk.comments.iter().any(|comment| comment.at >= submitted && !is_of_office(&comment.person_id))
}

/// Whether the response is what the reviewer saw, and still waits for a decision.
fn is_as_seen(visit: &Visit, desk: &Desk, fields: &Fields) -> bool {
    desk.response.status() == Status::Submitted
        && fields.get("revision") == desk.response.revision.to_string()
        && !visit.is_closed
}

async fn decide(
    visit: &Visit,
    desk: &Desk,
    fields: &Fields,
    to: Status,
    note: String,
) -> Result<Response, Problem> {
    let decision = Decision {
        row: desk.response.clone(),
        person: visit.signed_in()?.person.id.clone(),
        note: note.clone(),
        to,
        mails: mails(visit, desk, to, &note),
        now: visit.now,
    };
    let is_done = is_as_seen(visit, desk, fields)
        && match visit.change(move |c| decision.run(c)).await {
            Err(Problem::Closed) => false,
            done => done?,
        };
    if !is_done {
        let desk = Desk::open(visit, &desk.row.code, AtOffice::Review).await?;
        let trouble = Trouble { key: Some("review-stale"), field: "main", note };
        let page = page(visit, &desk, Show::All, trouble).await?;
        return Ok((StatusCode::CONFLICT, html(&page)).into_response());
    }
    Ok(Redirect::to(&format!("/office/{}/review", desk.row.code)).into_response())
}

/// The page once more, with what is missing and what was written.
async fn again(
    visit: &Visit,
    desk: &Desk,
    key: &'static str,
    field: &'static str,
    note: String,
) -> Result<Response, Problem> {
    let page = page(visit, desk, Show::All, Trouble { key: Some(key), field, note }).await?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response())
}

struct Decision {
    row: ResponseRow,
    person: String,
    note: String,
    to: Status,
    mails: Vec<outbox::NewMail>,
    now: Moment,
}

impl Decision {
    /// False, and nothing changed, when the response is no longer what the reviewer saw.
    fn run(&self, conn: &mut Conn) -> QueryResult<bool> {
        let (row, person, now) = (&self.row, self.person.as_str(), self.now);
        if !responses::pass(row, self.to, &self.note, person, now, conn)? {
            return Ok(false);
        }
        if !self.note.is_empty() {
            comments::insert(&row.id, None, &self.note, person, now, conn)?;
        }
        for mail in &self.mails {
            outbox::insert(mail, now, conn)?;
        }
        let action = format!("response.{}", responses::word(self.to));
        let subject = format!("office:{}", row.office);
        let detail = json!({ "revision": row.revision, "digest": row.digest, "note": self.note });
        log::append(Some(person), &action, &subject, &detail, now, conn)?;
        Ok(true)
    }
}
