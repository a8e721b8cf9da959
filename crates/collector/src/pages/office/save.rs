//! Saving answers: from the script as they are typed, or from a whole page.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use database::models::answers::{self, AnswerRow, How, Outcome, Wanted};
use database::models::responses::ResponseRow;
use database::models::{conflicts, log, responses};
use database::{Conn, Moment, QueryResult};
use questionnaire::form::{Kind, Question};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::beside::Given;
use super::desk::{self, Desk};
use super::question::{departs, fault};
use crate::access::{Act, AtOffice};
use crate::dates;
use crate::fields::Fields;
use crate::form::is_asked_for;
use crate::problem::Problem;
use crate::visit::Visit;

/// Typed.
pub const TYPED: &str = "typed";
/// Copied from last year.
pub const COPIED: &str = "copied";
/// Read from a workbook.
pub const IMPORTED: &str = "imported";
/// Characters of an answer at most.
const LONGEST: usize = 20_000;
/// Answers sent at once at most.
const MOST: usize = 1_000;

/// A change as the browser sends it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sent {
    /// The question's name.
    pub question: String,
    /// The text.
    pub value: String,
    /// The revision that the page showed.
    pub base: i64,
    /// `typed` or `copied`.
    pub how: String,
}

/// What the script sends.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Typed {
    changes: Vec<Sent>,
    #[serde(default)]
    explanations: BTreeMap<String, String>,
    #[serde(default)]
    consents: BTreeMap<String, bool>,
}

/// What it is told.
#[derive(Debug, Default, Serialize)]
pub struct Told {
    saved: Vec<Saved>,
    conflicts: Vec<Clash>,
    faults: Vec<Wrong>,
    asked: Vec<String>,
    state: String,
}

impl Told {
    /// Whether something was changed by someone else meanwhile.
    pub fn is_in_conflict(&self) -> bool {
        !self.conflicts.is_empty()
    }
}

#[derive(Debug, Serialize)]
struct Saved {
    question: String,
    revision: i64,
    at: String,
    value: String,
}

#[derive(Debug, Serialize)]
struct Clash {
    question: String,
    mine: String,
    theirs: String,
    by: String,
    at: String,
    revision: i64,
}

#[derive(Debug, Serialize)]
struct Wrong {
    question: String,
    message: String,
}

/// What a field of the page says as an answer; none when the page did not have the question.
pub fn value(question: &Question, fields: &Fields) -> Option<String> {
    let name = &question.name;
    let was_there = fields.raw(&format!("base.{name}")).is_some();
    match question.kind {
        Kind::File => None,
        Kind::Date => {
            let part = |part: &str| fields.get(&format!("{name}.{part}")).to_owned();
            was_there.then(|| day(&part("year"), &part("month"), &part("day")))
        }
        Kind::SelectMultiple(_) => {
            was_there.then(|| fields.all(name).collect::<Vec<_>>().join(" "))
        }
        Kind::SelectOne(_) | Kind::Acknowledge => was_there.then(|| fields.get(name).to_owned()),
        _ => fields.raw(name).map(|text| text.trim().replace("\r\n", "\n")),
    }
}

/// `2017-06-03` from its parts; a part that is missing is left out.
fn day(year: &str, month: &str, day: &str) -> String {
    if [year, month, day].iter().all(|part| part.is_empty()) {
        return String::new();
    }
    let two = |part: &str| if part.len() == 1 { format!("0{part}") } else { part.to_owned() };
    format!("{year}-{}-{}", two(month), two(day))
}

/// Saves what the script sent.
pub async fn post(
    visit: Visit,
    Path(code): Path<String>,
    Json(typed): Json<Typed>,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::AnswerSome).await?;
    if !desk.is_open(&visit) {
        return Err(Problem::Stale);
    }
    if typed.changes.len() > MOST {
        return Err(Problem::TooLarge);
    }
    if typed.changes.iter().any(|one| one.how == IMPORTED) {
        return Err(Problem::Unreadable);
    }
    let given = Given { explanations: typed.explanations, consents: typed.consents };
    given.check(&visit, &desk)?;
    let told = save(&visit, &desk, typed.changes).await?;
    given.keep(&visit, &desk, None).await?;
    Ok(Json(told).into_response())
}

/// Saves answers where they may be saved. Nothing is saved when one of them could not have been typed on a page: an unknown
/// question, a choice that is not on its list, a question that is not asked, a section that is not the sender's.
pub async fn save(visit: &Visit, desk: &Desk, sent: Vec<Sent>) -> Result<Told, Problem> {
    let mut texts = desk.texts.clone();
    for one in &sent {
        texts.insert(one.question.clone(), one.value.clone());
    }
    let judged = desk.form.judge(&desk.office, &texts, visit.now.time());
    for one in &sent {
        refuse(visit, desk, one)?;
        if !one.value.is_empty() && !judged.is_asked(&one.question) {
            return Err(Problem::Wrong("wrong-not-asked"));
        }
    }
    let wanted = sent.into_iter().map(wanted).collect::<Result<Vec<_>, _>>()?;
    let outcomes = write(visit, desk, wanted).await?;
    Ok(tell(visit, desk, &judged, &texts, outcomes))
}

/// The question, if the person may answer it.
pub fn answerable<'a>(visit: &Visit, desk: &'a Desk, name: &str) -> Result<&'a Question, Problem> {
    let question = desk.form.questionnaire.question(name);
    let question = question
        .filter(|question| is_asked_for(question))
        .ok_or(Problem::Wrong("wrong-question"))?;
    let section = desk.form.section_of(name).ok_or(Problem::Wrong("wrong-question"))?;
    visit.allowed(Act::Answer(desk.place(), &section.name))?;
    Ok(question)
}

/// Whether a text can be kept as it is.
pub fn sendable(text: &str) -> Result<(), Problem> {
    if text.contains('\0') {
        return Err(Problem::Unreadable);
    }
    if text.chars().count() > LONGEST {
        return Err(Problem::TooLarge);
    }
    Ok(())
}

fn refuse(visit: &Visit, desk: &Desk, one: &Sent) -> Result<(), Problem> {
    let question = answerable(visit, desk, &one.question)?;
    sendable(&one.value)?;
    let choices = desk.form.questionnaire.choices(question);
    let is_select = matches!(question.kind, Kind::SelectOne(_) | Kind::SelectMultiple(_));
    let known = |name: &str| choices.iter().any(|choice| choice.name == name);
    if is_select && !one.value.split_whitespace().all(known) {
        return Err(Problem::Wrong("wrong-choice"));
    }
    if matches!(question.kind, Kind::File) {
        return Err(Problem::Wrong("wrong-question"));
    }
    Ok(())
}

fn wanted(sent: Sent) -> Result<Wanted, Problem> {
    let how = match sent.how.as_str() {
        TYPED => How::Typed,
        COPIED => How::Copied,
        IMPORTED => How::Imported,
        _ => return Err(Problem::Unreadable),
    };
    Ok(Wanted { question: sent.question, value: sent.value, base: sent.base, how, reason: None })
}

type Outcomes = Vec<(Wanted, Outcome, String)>;

async fn write(visit: &Visit, desk: &Desk, wanted: Vec<Wanted>) -> Result<Outcomes, Problem> {
    let (now, person) = (visit.now, visit.signed_in()?.person.id.clone());
    let row = desk.response.clone();
    let work = move |c: &mut Conn| write_all(&row, &wanted, &person, now, c);
    visit.change_response(&desk.response, work).await
}

fn write_all(
    row: &ResponseRow,
    wanted: &[Wanted],
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<Outcomes> {
    let mut outcomes = Vec::new();
    for one in wanted {
        let outcome = answers::save(row, one, person, now, conn)?;
        let (action, by) = match &outcome {
            Outcome::Saved(_) => {
                conflicts::settle(&row.id, &one.question, Some(person), person, now, conn)?;
                ("answer.saved", String::new())
            }
            Outcome::Conflict(stands) => ("answer.conflict", name_of(stands, conn)?),
        };
        let detail = json!({ "question": one.question, "how": one.how.word() });
        log::append(Some(person), action, &format!("office:{}", row.office), &detail, now, conn)?;
        outcomes.push((one.clone(), outcome, by));
    }
    Ok(outcomes)
}

fn name_of(row: &AnswerRow, conn: &mut Conn) -> QueryResult<String> {
    let Some(person) = &row.person_id else { return Ok(String::new()) };
    Ok(database::models::people::find(person, conn)?.map_or_else(String::new, |person| person.name))
}

fn tell(
    visit: &Visit,
    desk: &Desk,
    judged: &crate::form::Judged,
    texts: &BTreeMap<String, String>,
    outcomes: Outcomes,
) -> Told {
    let time = |at| dates::iso(at, &desk.row.zone);
    let mut told = Told { state: desk.response.state.clone(), ..Told::default() };
    for (wanted, outcome, by) in outcomes {
        match outcome {
            Outcome::Saved(row) => told.saved.push(Saved {
                at: time(row.at),
                question: row.question,
                revision: row.revision,
                value: row.value,
            }),
            Outcome::Conflict(row) => told.conflicts.push(Clash {
                at: time(row.at),
                question: row.question,
                mine: wanted.value,
                theirs: row.value,
                by,
                revision: row.revision,
            }),
        }
    }
    let frame = visit.frame();
    for found in &judged.faults {
        if let Some(question) = desk.form.questionnaire.question(&found.question) {
            let text = texts.get(&found.question).map_or("", String::as_str);
            let message = fault(found.code, question, text, &frame);
            told.faults.push(Wrong { question: found.question.clone(), message });
        }
    }
    let names = desk.form.questionnaire.questions.iter().map(|question| question.name.clone());
    told.asked = names.filter(|name| judged.is_asked(name)).collect();
    told
}

/// From which revision on.
#[derive(Debug, Deserialize)]
pub struct Since {
    since: Option<i64>,
}

/// What colleagues changed since a revision.
pub async fn since(
    visit: Visit,
    Path(code): Path<String>,
    Query(since): Query<Since>,
) -> Result<Response, Problem> {
    let office = desk::office(&visit, &code, AtOffice::Read).await?;
    let cycle = visit.app.cycle.id.clone();
    let (wanted, code) = (since.since.unwrap_or(0), office.code.clone());
    let work = move |c: &mut Conn| {
        let Some(row) = responses::find(&cycle, &code, c)? else { return Ok(None) };
        let rows = answers::since(&row.id, wanted, c)?;
        let named = rows.into_iter().map(|answer| Ok((name_of(&answer, c)?, answer)));
        let named = named.collect::<QueryResult<Vec<_>>>()?;
        Ok(Some((row, named)))
    };
    let (row, rows) = visit.app.database.read(work).await?.ok_or(Problem::NotFound)?;
    let changes: Vec<_> = rows
        .into_iter()
        .map(|(by, answer)| {
            let at = dates::iso(answer.at, &office.zone);
            json!({ "question": answer.question, "value": answer.value, "revision": answer.revision, "by": by, "at": at })
        })
        .collect();
    Ok(Json(json!({ "revision": row.revision, "state": row.state, "changes": changes }))
        .into_response())
}

/// Of answers that were sent together, those that can be taken: one to a question that was asked, and that another of them
/// makes not asked, counts for nothing and stays out.
pub fn still_asked(visit: &Visit, desk: &Desk, sent: Vec<Sent>) -> Vec<Sent> {
    let mut texts = desk.texts.clone();
    texts.extend(sent.iter().map(|one| (one.question.clone(), one.value.clone())));
    let after = desk.form.judge(&desk.office, &texts, visit.now.time());
    let falls_away = |name: &str| desk.judged.is_asked(name) && !after.is_asked(name);
    sent.into_iter().filter(|one| !falls_away(&one.question)).collect()
}

/// Whether an answer asks for an explanation that is missing.
pub fn lacks_explanation(desk: &Desk, visit: &Visit, question: &str) -> bool {
    let last = visit.app.cycle.past.answer(&desk.row.code, question).unwrap_or("");
    let value = desk.texts.get(question).map_or("", String::as_str);
    departs(last, value) && !desk.explanations.contains_key(question)
}
