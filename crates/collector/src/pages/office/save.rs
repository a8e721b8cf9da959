//! Saving answers: from the script as they are typed, or from a whole page.

use std::collections::BTreeMap;

use axum::Json;
use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use database::models::answers::{self, AnswerRow, How, Outcome, Wanted};
use database::models::responses::ResponseRow;
use database::models::{conflicts, cycles, log, responses};
use database::{Conn, Moment, QueryResult};
use questionnaire::form::{Kind, Question};
use serde::{Deserialize, Serialize};
use serde_json::json;

use super::desk::{self, Desk};
use super::question::{departs, fault};
use crate::access::{Act, AtOffice};
use crate::dates;
use crate::fields::Fields;
use crate::form::{Section, is_asked_for};
use crate::problem::Problem;
use crate::visit::Visit;

/// Typed.
pub const TYPED: &str = "typed";
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
pub struct Changes {
    changes: Vec<Sent>,
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
    Json(changes): Json<Changes>,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::AnswerSome).await?;
    if !desk.is_open(&visit) {
        return Err(Problem::Stale);
    }
    if changes.changes.len() > MOST {
        return Err(Problem::TooLarge);
    }
    if changes.changes.iter().any(|one| one.how == IMPORTED) {
        return Err(Problem::Unreadable);
    }
    let told = save(&visit, &desk, changes.changes).await?;
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

fn refuse(visit: &Visit, desk: &Desk, one: &Sent) -> Result<(), Problem> {
    let question = desk.form.questionnaire.question(&one.question);
    let question = question
        .filter(|question| is_asked_for(question))
        .ok_or(Problem::Wrong("wrong-question"))?;
    let section = desk.form.section_of(&one.question).ok_or(Problem::Wrong("wrong-question"))?;
    visit.allowed(Act::Answer(desk.place(), &section.name))?;
    if one.value.chars().count() > LONGEST {
        return Err(Problem::TooLarge);
    }
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
        "copied" => How::Copied,
        IMPORTED => How::Imported,
        _ => return Err(Problem::Unreadable),
    };
    Ok(Wanted { question: sent.question, value: sent.value, base: sent.base, how, reason: None })
}

type Outcomes = Vec<(Wanted, Outcome, String)>;

async fn write(visit: &Visit, desk: &Desk, wanted: Vec<Wanted>) -> Result<Outcomes, Problem> {
    let (now, person) = (visit.now, visit.signed_in()?.person.id.clone());
    let (row, cycle) = (desk.response.clone(), visit.app.cycle.id.clone());
    let work = move |c: &mut Conn| write_all(&cycle, &row, &wanted, &person, now, c);
    visit.app.database.write(work).await?.ok_or(Problem::Stale)
}

fn write_all(
    cycle: &str,
    row: &ResponseRow,
    wanted: &[Wanted],
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<Option<Outcomes>> {
    let current = responses::find(cycle, &row.office, conn)?;
    if cycles::is_closed(cycle, conn)? || !current.is_some_and(|current| current.is_open()) {
        return Ok(None);
    }
    let mut outcomes = Vec::new();
    for one in wanted {
        let outcome = answers::save(row, one, person, now, conn)?;
        let (action, by) = match &outcome {
            Outcome::Saved(_) => {
                conflicts::settle_own(&row.id, &one.question, person, now, conn)?;
                ("answer.saved", String::new())
            }
            Outcome::Conflict(stands) => ("answer.conflict", name_of(stands, conn)?),
        };
        let detail = json!({ "question": one.question, "how": one.how.word() });
        log::append(Some(person), action, &format!("office:{}", row.office), &detail, now, conn)?;
        outcomes.push((one.clone(), outcome, by));
    }
    Ok(Some(outcomes))
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

/// What a page sends beside its answers: explanations, consents, a copied answer, a choice between two values.
pub async fn beside(
    visit: &Visit,
    desk: &Desk,
    section: &Section,
    fields: &Fields,
) -> Result<(), Problem> {
    let beside = Beside::of(visit, desk, section, fields)?;
    let work = move |c: &mut Conn| beside.write(c);
    visit.app.database.write(work).await?;
    Ok(())
}

struct Beside {
    row: ResponseRow,
    person: String,
    now: Moment,
    explanations: Vec<(String, String)>,
    consents: Vec<(String, bool)>,
    copied: Option<(String, String)>,
    settled: Option<(String, String)>,
}

impl Beside {
    fn of(visit: &Visit, desk: &Desk, section: &Section, fields: &Fields) -> Result<Self, Problem> {
        let names: Vec<&Question> =
            desk.form.questions(section).filter(|q| is_asked_for(q)).collect();
        let of = |name: &str| names.iter().find(|question| question.name == name);
        let explained = names.iter().filter_map(|question| {
            let text = fields.raw(&format!("why.{}", question.name))?.trim().to_owned();
            (desk.explanations.get(&question.name) != Some(&text))
                .then(|| (question.name.clone(), text))
        });
        let consented = names.iter().filter_map(|question| {
            fields.raw(&format!("consent-shown.{}", question.name))?;
            let given = !fields.get(&format!("consent.{}", question.name)).is_empty();
            (desk.consents.contains(&question.name) != given)
                .then(|| (question.name.clone(), given))
        });
        let copied = of(fields.get("same")).and_then(|question| {
            let view = super::question::QuestionView::of(question, desk, visit, &visit.frame());
            view.last.map(|(_, raw)| (question.name.clone(), raw))
        });
        let settled = of(fields.get("settle")).map(|question| {
            (question.name.clone(), fields.get(&format!("choice.{}", question.name)).to_owned())
        });
        Ok(Self {
            row: desk.response.clone(),
            person: visit.signed_in()?.person.id.clone(),
            now: visit.now,
            explanations: explained.collect(),
            consents: consented.collect(),
            copied,
            settled: settled.filter(|(_, choice)| !choice.is_empty()),
        })
    }

    fn write(&self, conn: &mut Conn) -> QueryResult<()> {
        let (row, person, now) = (&self.row, self.person.as_str(), self.now);
        let subject = format!("office:{}", row.office);
        for (question, text) in &self.explanations {
            answers::explain(&row.id, question, text, person, now, conn)?;
            log::append(
                Some(person),
                "answer.explained",
                &subject,
                &json!({ "question": question }),
                now,
                conn,
            )?;
        }
        for (question, given) in &self.consents {
            answers::consent(&row.id, question, *given, person, now, conn)?;
            let detail = json!({ "question": question, "given": given });
            log::append(Some(person), "answer.consent", &subject, &detail, now, conn)?;
        }
        if let Some((question, value)) = &self.copied {
            self.put(question, value, How::Copied, conn)?;
        }
        if let Some((question, choice)) = &self.settled {
            let waiting = conflicts::waiting(&row.id, conn)?;
            if let Some(chosen) =
                waiting.iter().find(|c| c.id == *choice && c.question == *question)
            {
                self.put(question, &chosen.value, How::Typed, conn)?;
            }
            conflicts::settle(&row.id, question, person, now, conn)?;
            log::append(
                Some(person),
                "conflict.settled",
                &subject,
                &json!({ "question": question }),
                now,
                conn,
            )?;
        }
        Ok(())
    }

    fn put(&self, question: &str, value: &str, how: How, conn: &mut Conn) -> QueryResult<()> {
        let stands = answers::of(&self.row.id, conn)?;
        let base = stands.get(question).map_or(0, |row| row.revision);
        let wanted = Wanted {
            question: question.to_owned(),
            value: value.to_owned(),
            base,
            how,
            reason: None,
        };
        answers::save(&self.row, &wanted, &self.person, self.now, conn)?;
        let detail = json!({ "question": question, "how": how.word() });
        log::append(
            Some(&self.person),
            "answer.saved",
            &format!("office:{}", self.row.office),
            &detail,
            self.now,
            conn,
        )
    }
}

/// Whether an answer asks for an explanation that is missing.
pub fn lacks_explanation(desk: &Desk, visit: &Visit, question: &str) -> bool {
    let last = visit.app.cycle.past.answer(&desk.row.code, question).unwrap_or("");
    let value = desk.texts.get(question).map_or("", String::as_str);
    departs(last, value) && !desk.explanations.contains_key(question)
}
