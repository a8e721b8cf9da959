//! What an office takes with it and brings back.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Redirect, Response};
use questionnaire::response::Status;

use super::desk::Desk;
use super::question::{QuestionView, shown};
use super::save::{self, Sent};
use super::submit;
use crate::access::AtOffice;
use crate::dates;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::limits::allows;
use crate::pages::error::html;
use crate::papers::receipt::Receipt;
use crate::papers::workbook::Filling;
use crate::papers::{import, receipt, workbook};
use crate::problem::Problem;
use crate::visit::Visit;

const XLSX: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// The questionnaire with the answers so far, as a workbook.
pub async fn take(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    let none = BTreeMap::new();
    let filling = Filling {
        form: &desk.form,
        office: desk.office.name.get(visit.words.language),
        cycle: visit.app.cycle.title(visit.words.language),
        texts: &desk.texts,
        last: visit.app.cycle.past.answers.get(&desk.row.code).unwrap_or(&none),
        words: visit.words,
        day: &dates::local(visit.now, "UTC").0,
    };
    let bytes = workbook::write(&filling)?;
    let name = format!("attachment; filename=\"questionnaire-{}.xlsx\"", desk.row.code);
    let headers = [(header::CONTENT_TYPE, XLSX.to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}

#[derive(Template)]
#[template(path = "collector/office/print.html")]
struct PrintPage {
    frame: Frame,
    office: String,
    sections: Vec<(String, Vec<QuestionView>)>,
}

/// The questionnaire to print.
pub async fn print(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    let frame = visit.frame();
    let section = |section: &crate::form::Section| {
        let title =
            format!("{}. {}", section.number, desk.form.group(section).label.get(frame.language()));
        let asked =
            desk.form.questions(section).filter(|question| crate::form::is_asked_for(question));
        (title, asked.map(|question| QuestionView::of(question, &desk, &visit, &frame)).collect())
    };
    let sections = desk.form.sections.iter().map(section).collect();
    Ok(html(&PrintPage { office: desk.name(frame.language()), sections, frame }))
}

/// The receipt as PDF.
pub async fn receipt_pdf(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    if !matches!(desk.response.status(), Status::Submitted | Status::Approved) {
        return Err(Problem::NotFound);
    }
    let frame = visit.frame();
    let by = submit::who(&visit, desk.response.submitted_by.clone()).await?;
    let at = desk.response.submitted_at.unwrap_or(visit.now);
    let facts = [
        ("submitted-at", dates::full(at, &desk.row.zone, visit.words)),
        ("submitted-by", by),
        ("answers-word", submit::counts(&desk, &frame)),
    ];
    let facts = facts.into_iter().filter(|(_, value)| !value.is_empty());
    let text = Receipt {
        organization: frame.organization.clone(),
        cycle: frame.cycle.clone(),
        heading: frame.t("receipt"),
        office: format!("{} ({})", desk.name(frame.language()), desk.row.code),
        facts: facts.map(|(key, value)| (frame.t(key), value)).collect(),
        digest_word: frame.t("digest-word"),
        digest: submit::digest(&desk),
        hint: frame.t("digest-hint"),
        at: at.time().unix_timestamp(),
    };
    let bytes = receipt::pdf(&text).ok_or(Problem::Fault("a font can't be read".to_owned()))?;
    let name = format!("inline; filename=\"receipt-{}.pdf\"", desk.row.code);
    let headers =
        [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((headers, bytes).into_response())
}

#[derive(Template)]
#[template(path = "collector/office/import.html")]
struct ImportPage {
    frame: Frame,
    code: String,
    faults: Vec<String>,
    changes: Option<Vec<Change>>,
}

struct Change {
    name: String,
    number: String,
    label: String,
    before: String,
    after: String,
    value: String,
    base: i64,
}

/// Asks for a workbook.
pub async fn import_page(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::AnswerSome).await?;
    let page = ImportPage {
        code: desk.row.code.clone(),
        faults: Vec::new(),
        changes: None,
        frame: visit.frame(),
    };
    Ok(html(&page))
}

/// Reads a workbook and shows what it would change, or all that is wrong with it. Nothing is changed yet.
pub async fn import_read(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::AnswerSome).await?;
    if !desk.is_open(&visit) {
        return Err(Problem::Stale);
    }
    if !allows(&visit.app.limits.uploads_by_person, &visit.signed_in()?.person.id) {
        return Err(Problem::TooOften);
    }
    let file = fields.uploads.first().ok_or(Problem::Wrong("wrong-no-file"))?.clone();
    let form = desk.form.clone();
    let read =
        tokio::task::spawn_blocking(move || import::read(&form, &file.name, &file.bytes)).await;
    let (texts, faults) = read.map_err(|fault| Problem::Fault(fault.to_string()))?;
    let frame = visit.frame();
    let code = desk.row.code.clone();
    if faults.has_errors() {
        let faults = faults.sorted().iter().map(ToString::to_string).collect();
        let page = ImportPage { code, faults, changes: None, frame };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response());
    }
    let changes = Some(changes(&desk, &texts, &frame));
    Ok(html(&ImportPage { code, faults: Vec::new(), changes, frame }))
}

fn changes(desk: &Desk, texts: &BTreeMap<String, String>, frame: &Frame) -> Vec<Change> {
    let questions = desk.form.sections.iter().flat_map(|section| desk.form.questions(section));
    let changed = questions.filter_map(|question| {
        let after = texts.get(&question.name)?;
        let row = desk.answers.get(&question.name);
        let before = row.map_or("", |row| row.value.as_str());
        (before != after).then(|| Change {
            name: question.name.clone(),
            number: desk.form.number(&question.name).to_owned(),
            label: question.label.get(frame.language()).to_owned(),
            before: shown(question, before, desk, frame),
            after: shown(question, after, desk, frame),
            value: after.clone(),
            base: row.map_or(0, |row| row.revision),
        })
    });
    changed.collect()
}

/// Takes the answers that were shown. Those to questions that are not asked stay out.
pub async fn import_apply(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::AnswerSome).await?;
    if !desk.is_open(&visit) {
        return Err(Problem::Stale);
    }
    let shown = fields.pairs().iter().filter_map(|(field, value)| {
        let question = field.strip_prefix("value.")?.to_owned();
        let base = fields.get(&format!("base.{question}")).parse().unwrap_or(0);
        Some(Sent { question, value: value.clone(), base, how: save::IMPORTED.to_owned() })
    });
    let sent = save::still_asked(&visit, &desk, shown.collect());
    save::save(&visit, &desk, sent).await?;
    Ok(Redirect::to(&format!("/office/{}/check", desk.row.code)).into_response())
}
