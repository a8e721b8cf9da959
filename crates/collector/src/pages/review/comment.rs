//! A comment on one answer, or on the response as a whole; by the office or its reviewers.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use database::models::{comments, log};
use serde_json::json;

use crate::access::{Act, AtOffice};
use crate::fields::Fields;
use crate::pages::error::page_keeping;
use crate::pages::office::desk::Desk;
use crate::problem::Problem;
use crate::visit::Visit;

/// Characters of a comment or a message at most.
pub const LONGEST: usize = 5000;

/// Adds a comment.
pub async fn comment(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let kept = |problem: &Problem| page_keeping(problem, visit.frame(), fields.pairs().to_vec());
    if visit.user.is_none() {
        return Ok(kept(&Problem::SignIn(visit.path.clone())));
    }
    let desk = Desk::open(&visit, &code, AtOffice::Comment).await?;
    if visit.is_closed {
        return Ok(kept(&Problem::Wrong("review-closed")));
    }
    let text = fields.get("text").replace("\r\n", "\n");
    if text.is_empty() {
        return Err(Problem::Wrong("review-comment-empty"));
    }
    if text.chars().count() > LONGEST {
        return Ok(kept(&Problem::Wrong("review-comment-long")));
    }
    let question = fields.get("question");
    if !question.is_empty() && desk.form.section_of(question).is_none() {
        return Ok(kept(&Problem::Wrong("review-comment-question")));
    }
    match add(&visit, &desk, question, text).await {
        Err(Problem::Closed) => return Ok(kept(&Problem::Wrong("review-closed"))),
        added => added?,
    }
    Ok(Redirect::to(&back(&visit, &desk, &fields)).into_response())
}

async fn add(visit: &Visit, desk: &Desk, question: &str, text: String) -> Result<(), Problem> {
    let person = visit.signed_in()?.person.id.clone();
    let response = desk.response.id.clone();
    let (question, now) = (question.to_owned(), visit.now);
    let subject = format!("office:{}", desk.row.code);
    let work = move |c: &mut database::Conn| {
        let about = (!question.is_empty()).then_some(question.as_str());
        comments::insert(&response, about, &text, &person, now, c)?;
        let detail = json!({ "question": about });
        log::append(Some(&person), "comment.added", &subject, &detail, now, c)
    };
    visit.change(work).await
}

/// The page that the comment was written on, if it is one of the office.
fn back(visit: &Visit, desk: &Desk, fields: &Fields) -> String {
    let own = format!("/office/{}", desk.row.code);
    let wanted = fields.get("back");
    let is_own = wanted == own || wanted.starts_with(&format!("{own}/"));
    if is_own && wanted.bytes().all(|byte| byte.is_ascii_graphic()) {
        return wanted.to_owned();
    }
    let reviews = visit
        .user
        .as_ref()
        .is_some_and(|user| user.may(Act::Review(desk.place()), visit.is_closed));
    if reviews { format!("{own}/review") } else { own }
}
