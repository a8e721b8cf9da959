//! One page of questions.

use askama::Template;
use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use questionnaire::form::Question;
use questionnaire::form::rules::{Rules, Surroundings};

use super::beside;
use super::desk::Desk;
use super::evidence;
use super::question::{QuestionView, last};
use super::save::{self, Sent};
use crate::access::{Act, AtOffice};
use crate::fields::Fields;
use crate::form::{Section, is_asked_for};
use crate::frame::Frame;
use crate::pages::error::{html, page_keeping};
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "collector/office/section.html")]
struct SectionPage {
    frame: Frame,
    code: String,
    section: String,
    person: String,
    title: String,
    kicker: String,
    part: String,
    is_open: bool,
    can_answer: bool,
    can_comment: bool,
    questions: Vec<QuestionView>,
    rules: String,
    max_revision: i64,
    accepted: String,
}

impl SectionPage {
    /// The questions that say that they need a look.
    fn wrong(&self) -> Vec<&QuestionView> {
        self.questions
            .iter()
            .filter(|question| question.is_asked && question.needs_look())
            .collect()
    }

    fn count_wrong(&self) -> usize {
        self.wrong().len()
    }
}

/// Shows a section.
pub async fn section(
    visit: Visit,
    Path((code, name)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    let section = desk.form.section(&name).ok_or(Problem::NotFound)?.clone();
    Ok(html(&page(&visit, &desk, &section)?))
}

fn page(visit: &Visit, desk: &Desk, section: &Section) -> Result<SectionPage, Problem> {
    let frame = visit.frame();
    let language = frame.language();
    let user = visit.signed_in()?;
    let may_answer = user.may(Act::Answer(desk.place(), &section.name), visit.is_closed);
    let numbers =
        [("number", section.number.into()), ("sections", desk.form.sections.len().into())];
    let questions = desk.form.questions(section);
    let questions =
        questions.map(|question| QuestionView::of(question, desk, visit, &frame)).collect();
    Ok(SectionPage {
        code: desk.row.code.clone(),
        section: section.name.clone(),
        person: user.person.id.clone(),
        title: desk.form.group(section).label.get(language).to_owned(),
        kicker: frame.words.with_all("section-of", &numbers),
        part: desk.form.part(section).label.get(language).to_owned(),
        is_open: desk.is_open(visit),
        can_answer: may_answer && desk.is_open(visit),
        can_comment: user.may(Act::Comment(desk.place()), visit.is_closed),
        questions,
        rules: rules(visit, desk, section)?,
        max_revision: desk.response.revision,
        accepted: evidence::accepted(),
        frame,
    })
}

/// The rules of the page as JSON that can stand in HTML.
fn rules(visit: &Visit, desk: &Desk, section: &Section) -> Result<String, Problem> {
    let names: Vec<&str> =
        desk.form.questions(section).map(|question| question.name.as_str()).collect();
    let surroundings = Surroundings {
        form: &desk.form.questionnaire,
        office: &desk.office,
        answers: &desk.judged.response.answers,
        typed: &desk.texts,
        now: visit.now.time(),
        language: visit.words.language,
    };
    Rules::of(surroundings, &names).json().map_err(|fault| Problem::Fault(fault.to_string()))
}

/// The next section that asks anything.
fn next(desk: &Desk, section: &Section) -> Option<String> {
    let later = desk.form.sections.iter().skip(section.number);
    let mut asked = later.filter(|section| desk.progress(section).asked > 0);
    asked.next().map(|section| section.name.clone())
}

/// Takes the whole page, without a script.
pub async fn send(
    visit: Visit,
    Path((code, name)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    if visit.user.is_none() {
        let kept = fields.pairs().to_vec();
        return Ok(page_keeping(&Problem::SignIn(visit.path.clone()), visit.frame(), kept));
    }
    let desk = Desk::open(&visit, &code, AtOffice::Answer(&name)).await?;
    let section = desk.form.section(&name).ok_or(Problem::NotFound)?.clone();
    if !desk.is_open(&visit) {
        return Ok(page_keeping(&Problem::Stale, visit.frame(), fields.pairs().to_vec()));
    }
    let sent = save::still_asked(&visit, &desk, sent(&visit, &desk, &section, &fields));
    let told = match save::save(&visit, &desk, sent).await {
        Err(problem @ (Problem::Stale | Problem::Closed | Problem::TooLarge)) => {
            return Ok(page_keeping(&problem, visit.frame(), fields.pairs().to_vec()));
        }
        saved => saved?,
    };
    if !told.is_in_conflict() {
        beside::keep(&visit, &desk, &section, &fields).await?;
    }
    Ok(Redirect::to(&address(&visit, &desk, &section, &fields).await?).into_response())
}

/// Where to go on: to the next section when all is well and that was asked, else here again.
async fn address(
    visit: &Visit,
    desk: &Desk,
    section: &Section,
    fields: &Fields,
) -> Result<String, Problem> {
    let here = format!("/office/{}/sections/{}", desk.row.code, section.name);
    if fields.get("go") != "next" {
        return Ok(here);
    }
    let before = asked(desk, section);
    let desk = Desk::open(visit, &desk.row.code, AtOffice::Read).await?;
    let progress = desk.progress(section);
    if progress.faults + progress.conflicts > 0 || asked(&desk, section) > before {
        return Ok(here);
    }
    let to = next(&desk, section).map(|name| format!("/office/{}/sections/{name}", desk.row.code));
    Ok(to.unwrap_or_else(|| format!("/office/{}", desk.row.code)))
}

fn asked(desk: &Desk, section: &Section) -> usize {
    desk.progress(section).asked
}

/// The answers of the page that differ from what is kept, with the revisions that it showed. A button at a question speaks for
/// it, instead of its field.
fn sent(visit: &Visit, desk: &Desk, section: &Section, fields: &Fields) -> Vec<Sent> {
    let asked = desk.form.questions(section).filter(|question| is_asked_for(question));
    let sent = asked.filter_map(|question| {
        let (value, how) = wanted(visit, desk, question, fields)?;
        let base = fields.get(&format!("base.{}", question.name)).parse().unwrap_or(0);
        Some(Sent { question: question.name.clone(), value, base, how: how.to_owned() })
    });
    sent.filter(|one| desk.texts.get(&one.question).map_or("", String::as_str) != one.value)
        .collect()
}

/// What a page wants an answer to be, and how it came.
fn wanted(
    visit: &Visit,
    desk: &Desk,
    question: &Question,
    fields: &Fields,
) -> Option<(String, &'static str)> {
    if fields.get("same") == question.name {
        let last = last(question, desk, visit, visit.words.language);
        return last.map(|(_, raw)| (raw, save::COPIED));
    }
    if fields.get("settle") == question.name {
        let chosen = beside::choice(&question.name, fields);
        let conflict = desk.conflicts.iter().find(|conflict| conflict.id == chosen);
        return conflict.map(|conflict| (conflict.value.clone(), save::TYPED));
    }
    save::value(question, fields).map(|value| (value, save::TYPED))
}
