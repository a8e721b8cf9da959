//! Entering an answer for an office, with a reason that it sees.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use database::models::answers::{self, How, Outcome, Wanted};
use database::models::{comments, log, outbox, responses};
use database::{Conn, QueryResult};
use questionnaire::form::{Kind, Question};
use serde_json::json;

use super::form::{Field, FormPage, Input, fault_of, is_confirmed};
use super::letter::Letter;
use super::steps::{crumbs, told};
use super::{address, named, on, open, query, team};
use crate::access::{Act, AtOffice};
use crate::fields::Fields;
use crate::form::is_asked_for;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::pages::office::desk::Desk;
use crate::pages::office::question::{fault, shown};
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::Words;

#[derive(Template)]
#[template(path = "collector/headquarters/choose.html")]
struct ChoosePage {
    frame: Frame,
    crumbs: Vec<(String, String)>,
    office: String,
    sections: Vec<(String, Vec<(String, String)>)>,
}

/// The desk of an office whose answers may be changed by headquarters.
async fn desk(visit: &Visit, code: &str) -> Result<Desk, Problem> {
    visit.allowed(Act::Run)?;
    open(visit)?;
    let desk = Desk::open(visit, code, AtOffice::Read).await?;
    if desk.row.exempt.is_some() {
        return Err(Problem::Wrong("hq-answer-exempt"));
    }
    if !desk.response.is_open() {
        return Err(Problem::Wrong("hq-answer-locked"));
    }
    Ok(desk)
}

/// Asks which question, then for its answer.
pub async fn page(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = desk(&visit, &code).await?;
    match query(&visit).get("question") {
        None => Ok(html(&choose(&visit, &desk))),
        Some(name) => {
            let question = asked(&desk, name)?;
            Ok(form(&visit, &desk, question, &Fields::default(), None).response())
        }
    }
}

/// Whether headquarters can type an answer to it.
fn can_enter(question: &Question) -> bool {
    is_asked_for(question) && question.kind != Kind::File
}

fn asked<'a>(desk: &'a Desk, name: &str) -> Result<&'a Question, Problem> {
    let question = desk.form.questionnaire.question(name).filter(|question| can_enter(question));
    let question = question.ok_or(Problem::NotFound)?;
    if desk.judged.is_asked(name) {
        Ok(question)
    } else {
        Err(Problem::Wrong("hq-answer-not-asked"))
    }
}

fn choose(visit: &Visit, desk: &Desk) -> ChoosePage {
    let frame = visit.frame();
    let sections = desk.form.sections.iter().map(|section| {
        let questions = desk.form.questions(section);
        let questions = questions.filter(|q| can_enter(q) && desk.judged.is_asked(&q.name));
        let questions = questions.map(|q| (q.name.clone(), labelled(desk, q, frame.words)));
        (desk.form.group(section).label.get(frame.language()).to_owned(), questions.collect())
    });
    let sections = sections.filter(|(_, questions): &(_, Vec<_>)| !questions.is_empty());
    ChoosePage {
        crumbs: crumbs(&desk.row, &frame),
        office: named(&desk.row, visit.words),
        sections: sections.collect(),
        frame,
    }
}

/// `3.2 How many people were trained?`
fn labelled(desk: &Desk, question: &Question, words: &Words) -> String {
    let label = question.label.get(words.language);
    format!("{} {label}", desk.form.number(&question.name)).trim().to_owned()
}

fn form(
    visit: &Visit,
    desk: &Desk,
    question: &Question,
    fields: &Fields,
    wrong: Option<Wrong>,
) -> FormPage {
    let frame = visit.frame();
    let sent = !fields.pairs().is_empty();
    let row = desk.answers.get(&question.name);
    let stands = row.map(|row| shown(question, &row.value, desk, &frame)).unwrap_or_default();
    let reason =
        sent.then(|| fault_of(fields.get("reason"), "hq-reason-missing", &frame)).flatten();
    let revision = row.map_or(0, |row| row.revision).to_string();
    let hint = hint(question, &frame);
    let mut page = FormPage::new(frame.clone(), frame.t("hq-do-answer"), "hq-answer-button")
        .under(crumbs(&desk.row, &frame))
        .text(frame.t("hq-answer-lead"))
        .fact("hq-office", named(&desk.row, visit.words))
        .fact("hq-question", labelled(desk, question, visit.words))
        .fact("hq-answer-now", if stands.is_empty() { frame.t("hq-empty") } else { stands })
        .field(Field::hidden("question", &question.name));
    // After a conflict the form stands on what it shows now; else on what the person saw.
    let is_conflict = matches!(wrong, Some(Wrong::Conflict(_)));
    let base = if sent && !is_conflict { fields.get("base") } else { &revision };
    page = page.field(Field::hidden("base", base));
    let value =
        Field::new("value", frame.t("hq-answer-new"), input(question, desk, &frame), fields)
            .hint(hint)
            .fault(wrong.map(|wrong| wrong.say(&frame)));
    let value = if sent { value } else { value.or(row.map_or("", |row| row.value.as_str())) };
    page.field(value).field(
        Field::new("reason", frame.t("hq-reason"), Input::Area, fields)
            .hint(frame.t("hq-reason-seen"))
            .fault(reason),
    )
}

fn hint(question: &Question, frame: &Frame) -> String {
    let own = question.hint.get(frame.language());
    let day =
        if question.kind == Kind::Date { frame.t("hq-answer-date-hint") } else { String::new() };
    let all = [own.to_owned(), day, frame.t("hq-answer-clear")];
    all.iter().filter(|text| !text.is_empty()).cloned().collect::<Vec<_>>().join(" ")
}

fn input(question: &Question, desk: &Desk, frame: &Frame) -> Input {
    let choices = desk.form.questionnaire.choices(question).iter();
    let choices =
        choices.map(|choice| (choice.name.clone(), choice.label.get(frame.language()).to_owned()));
    let none = std::iter::once((String::new(), frame.t("hq-empty")));
    match question.kind {
        Kind::SelectOne(_) => Input::Pick(none.chain(choices).collect()),
        Kind::SelectMultiple(_) => Input::Tick(choices.collect()),
        Kind::Acknowledge => {
            Input::Pick(none.chain([("OK".to_owned(), "OK".to_owned())]).collect())
        }
        Kind::Text if question.appearance.contains("multiline") => Input::Area,
        _ => Input::Line("text"),
    }
}

/// Why an answer can't be entered.
enum Wrong {
    Said(String),
    Conflict(String),
}

impl Wrong {
    fn say(&self, frame: &Frame) -> String {
        match self {
            Self::Said(text) => text.clone(),
            Self::Conflict(stands) if stands.is_empty() => {
                frame.t1("hq-answer-conflict", "text", &frame.t("hq-empty"))
            }
            Self::Conflict(stands) => frame.t1("hq-answer-conflict", "text", stands),
        }
    }
}

fn value(question: &Question, fields: &Fields) -> String {
    match question.kind {
        Kind::SelectMultiple(_) => {
            let ticked = fields.all("value").flat_map(str::split_whitespace);
            ticked.collect::<Vec<_>>().join(" ")
        }
        _ => fields.get("value").replace("\r\n", "\n"),
    }
}

/// What is wrong with a value: by itself, or in what it makes of the other answers.
fn judge(visit: &Visit, desk: &Desk, question: &Question, value: &str) -> Option<Wrong> {
    let frame = visit.frame();
    if desk.texts.get(&question.name).map_or("", String::as_str) == value {
        return Some(Wrong::Said(frame.t("hq-answer-same")));
    }
    let mut texts = desk.texts.clone();
    texts.insert(question.name.clone(), value.to_owned());
    let judged = desk.form.judge(&desk.office, &texts, visit.now.time());
    if let Some(code) = judged.fault(&question.name) {
        return Some(Wrong::Said(fault(code, question, value, &frame)));
    }
    let new = judged.faults.iter().find(|fault| desk.judged.fault(&fault.question).is_none())?;
    let other = desk.form.questionnaire.question(&new.question)?;
    let label = labelled(desk, other, visit.words);
    Some(Wrong::Said(frame.t1("hq-fault-other", "question", &label)))
}

/// Enters the answer, once it was asked whether to.
pub async fn send(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let desk = desk(&visit, &code).await?;
    let question = asked(&desk, fields.get("question"))?;
    let value = value(question, &fields);
    let wrong = judge(&visit, &desk, question, &value);
    let page = form(&visit, &desk, question, &fields, wrong);
    if page.has_faults() {
        return Ok(page.response());
    }
    let frame = visit.frame();
    if !is_confirmed(&fields) {
        let heading = frame.t1("hq-answer-sure", "office", &named(&desk.row, visit.words));
        let texts = vec![labelled(&desk, question, visit.words), told(&visit, &code).await?];
        return Ok(page.confirm(heading, texts, "hq-answer-button").response());
    }
    let entering = Entering {
        wanted: Wanted {
            question: question.name.clone(),
            value,
            base: fields.get("base").parse().unwrap_or(0),
            how: How::Headquarters,
            reason: Some(fields.get("reason").to_owned()),
        },
        by: visit.signed_in()?.person.clone(),
        visit: visit.clone(),
        code: code.clone(),
    };
    match visit.change(move |c| entering.run(c)).await? {
        Done::Saved => Ok(on(&address(&code), "answered")),
        Done::Locked => Err(Problem::Stale),
        Done::Conflict(stands) => {
            let desk = self::desk(&visit, &code).await?;
            let question = asked(&desk, fields.get("question"))?;
            let stands = shown(question, &stands, &desk, &frame);
            let page = form(&visit, &desk, question, &fields, Some(Wrong::Conflict(stands)));
            Ok((StatusCode::CONFLICT, html(&page)).into_response())
        }
    }
}

enum Done {
    Saved,
    Locked,
    Conflict(String),
}

struct Entering {
    visit: Visit,
    code: String,
    by: database::models::people::Person,
    wanted: Wanted,
}

impl Entering {
    fn run(&self, conn: &mut Conn) -> QueryResult<Done> {
        let cycle = &self.visit.app.cycle.id;
        let response = responses::find(cycle, &self.code, conn)?;
        let Some(response) = response.filter(responses::ResponseRow::is_open) else {
            return Ok(Done::Locked);
        };
        let stands = answers::of(&response.id, conn)?.remove(&self.wanted.question);
        if stands.as_ref().map_or(0, |row| row.revision) != self.wanted.base {
            // What was typed stays on the page, so that it need not wait as a conflict of the office.
            return Ok(Done::Conflict(stands.map(|row| row.value).unwrap_or_default()));
        }
        let now = self.visit.now;
        let Outcome::Saved(_) = answers::save(&response, &self.wanted, &self.by.id, now, conn)?
        else {
            return Ok(Done::Locked);
        };
        let reason = self.wanted.reason.as_deref().unwrap_or_default();
        let question = self.wanted.question.as_str();
        comments::insert(&response.id, Some(question), reason, &self.by.id, now, conn)?;
        self.tell(reason, conn)?;
        let detail = json!({ "question": question, "reason": reason });
        let subject = format!("office:{}", self.code);
        log::append(Some(&self.by.id), "answer.entered", &subject, &detail, now, conn)?;
        Ok(Done::Saved)
    }

    fn tell(&self, reason: &str, conn: &mut Conn) -> QueryResult<()> {
        let (visit, form) = (&self.visit, self.visit.app.cycle.form());
        let name = &self.wanted.question;
        let Some(office) = database::models::offices::find(&visit.app.cycle.id, &self.code, conn)?
        else {
            return Ok(());
        };
        let section = form.section_of(name).map_or("", |section| section.name.as_str());
        let base = &visit.app.options.base_url;
        for person in team(&self.code, conn)? {
            let words = Words::of(&person.language);
            let question = form.questionnaire.question(name);
            let label = question.map_or("", |question| question.label.get(words.language));
            let values = [
                ("office", named(&office, words).into()),
                ("who", self.by.name.clone().into()),
                ("question", label.to_owned().into()),
            ];
            let at = visit.now.microseconds();
            let letter = Letter {
                kind: "answered_for_you",
                key: format!("answered:{}:{name}:{}:{at}", self.code, person.id),
                office: Some(&self.code),
                name: "answered",
                said: Some(reason),
                link: (format!("{base}/office/{}/sections/{section}", self.code), "mail-open"),
            };
            outbox::insert(&letter.to(&person, &values, &visit.app), visit.now, conn)?;
        }
        Ok(())
    }
}
