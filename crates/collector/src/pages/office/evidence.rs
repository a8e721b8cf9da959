//! Evidence files: attached, downloaded, taken away.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Redirect, Response};
use database::models::{evidence, log};
use questionnaire::form::Kind;
use serde_json::json;

use super::desk::Desk;
use crate::access::{Act, AtOffice};
use crate::fields::Fields;
use crate::limits::allows;
use crate::problem::Problem;
use crate::visit::Visit;

/// Bytes of a file at most.
pub const LARGEST: usize = 10 * 1024 * 1024;

/// What a file may be: the end of its name, its media type, and the bytes that it begins with.
const KINDS: [(&str, &str, &[u8]); 8] = [
    ("pdf", "application/pdf", b"%PDF-"),
    ("png", "image/png", b"\x89PNG\r\n\x1a\n"),
    ("jpg", "image/jpeg", b"\xff\xd8\xff"),
    ("jpeg", "image/jpeg", b"\xff\xd8\xff"),
    (
        "docx",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        b"PK\x03\x04",
    ),
    ("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK\x03\x04"),
    (
        "pptx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation",
        b"PK\x03\x04",
    ),
    ("odt", "application/vnd.oasis.opendocument.text", b"PK\x03\x04"),
];

/// The ends of names that a file may have, as a form says it.
pub fn accepted() -> String {
    KINDS.map(|(end, _, _)| format!(".{end}")).join(",")
}

/// The largest file in whole megabytes.
pub const MEGABYTES: usize = LARGEST / (1024 * 1024);

/// The media type of a file, from its name and its first bytes, which must agree.
pub fn media(name: &str, bytes: &[u8]) -> Option<&'static str> {
    let end = name.rsplit_once('.')?.1.to_lowercase();
    let found = KINDS.iter().find(|(known, _, begins)| *known == end && bytes.starts_with(begins));
    found.map(|(_, media, _)| *media)
}

/// Attaches a file to a question.
pub async fn attach(
    visit: Visit,
    Path((code, question)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::AnswerSome).await?;
    let asked = desk.form.questionnaire.question(&question).filter(|q| q.kind == Kind::File);
    asked.ok_or(Problem::NotFound)?;
    let section = desk.form.section_of(&question).ok_or(Problem::NotFound)?;
    let user = visit.allowed(Act::Answer(desk.place(), &section.name))?;
    if !desk.is_open(&visit) {
        return Err(Problem::Stale);
    }
    if !allows(&visit.app.limits.uploads_by_person, &user.person.id) {
        return Err(Problem::TooOften);
    }
    let file = fields.uploads.first().ok_or(Problem::Wrong("wrong-no-file"))?;
    if file.bytes.len() > LARGEST {
        return Err(Problem::TooLarge);
    }
    let media = media(&file.name, &file.bytes).ok_or(Problem::Wrong("wrong-file"))?;
    let new = evidence::NewEvidence {
        response: desk.response.id.clone(),
        question: question.clone(),
        name: plain_name(&file.name),
        media: media.to_owned(),
        bytes: file.bytes.to_vec(),
    };
    let (person, now) = (user.person.id.clone(), visit.now);
    let (subject, detail) =
        (format!("office:{code}"), json!({ "question": question, "name": new.name }));
    let work = move |c: &mut database::Conn| {
        evidence::insert(&new, &person, now, c)?;
        log::append(Some(&person), "evidence.attached", &subject, &detail, now, c)
    };
    visit.change_response(&desk.response, work).await?;
    Ok(Redirect::to(&format!("/office/{code}/sections/{}#{question}", section.name))
        .into_response())
}

/// A name without folders and without what a header or a page could trip over.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String =
        last.chars().filter(|c| !c.is_control() && !"\"<>|:*?".contains(*c)).collect();
    plain.chars().take(120).collect()
}

/// Downloads a file.
pub async fn download(
    visit: Visit,
    Path((code, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    let response = desk.response.id.clone();
    let found = visit.app.database.read(move |c| evidence::find(&response, &file, c)).await?;
    let (file, bytes) =
        found.filter(|(file, _)| file.removed_at.is_none()).ok_or(Problem::NotFound)?;
    let name: String = form_urlencoded::byte_serialize(file.name.as_bytes()).collect();
    let name = name.replace('+', "%20");
    let headers = [
        (header::CONTENT_TYPE, file.media),
        (header::CONTENT_DISPOSITION, format!("attachment; filename*=UTF-8''{name}")),
    ];
    Ok((headers, bytes).into_response())
}

/// Takes a file away.
pub async fn remove(
    visit: Visit,
    Path((code, file)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::AnswerSome).await?;
    let attached = desk.evidence.iter().find(|known| known.id == file).ok_or(Problem::NotFound)?;
    let section = desk.form.section_of(&attached.question).ok_or(Problem::NotFound)?;
    let user = visit.allowed(Act::Answer(desk.place(), &section.name))?;
    if !desk.is_open(&visit) {
        return Err(Problem::Stale);
    }
    let (person, now, response) = (user.person.id.clone(), visit.now, desk.response.id.clone());
    let (subject, detail) = (format!("office:{code}"), json!({ "name": attached.name }));
    let work = move |c: &mut database::Conn| {
        evidence::remove(&response, &file, now, c)?;
        log::append(Some(&person), "evidence.removed", &subject, &detail, now, c)
    };
    visit.change_response(&desk.response, work).await?;
    Ok(Redirect::to(&format!("/office/{code}/sections/{}#{}", section.name, attached.question))
        .into_response())
}
