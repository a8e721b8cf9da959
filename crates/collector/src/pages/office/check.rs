//! All answers of an office on one page, before it certifies them.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;

use super::desk::Desk;
use super::question::{QuestionView, corrected, shown, shown_by};
use super::save::lacks_explanation;
use super::tasks::state;
use crate::access::{Act, AtOffice};
use crate::dates;
use crate::form::is_asked_for;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;

/// The page.
#[derive(Template)]
#[template(path = "collector/office/check.html")]
pub struct CheckPage {
    frame: Frame,
    code: String,
    office: String,
    state: (&'static str, String),
    is_open: bool,
    can_certify: bool,
    revision: i64,
    open: Vec<Open>,
    sections: Vec<SectionView>,
    withdrawn: Vec<(String, String)>,
    unsure: bool,
}

impl CheckPage {
    fn count_open(&self) -> usize {
        self.open.len()
    }
}

/// Something that stands in the way.
struct Open {
    address: String,
    text: String,
}

struct SectionView {
    title: String,
    address: String,
    answers: Vec<AnswerView>,
}

struct AnswerView {
    number: String,
    label: String,
    anchor: String,
    value: String,
    tag: Option<(&'static str, String)>,
}

/// Shows all answers.
pub async fn check(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    Ok(html(&page(&visit, &desk, false)?))
}

/// The page; `unsure` when someone submitted without saying that the head of office agrees.
pub fn page(visit: &Visit, desk: &Desk, unsure: bool) -> Result<CheckPage, Problem> {
    let frame = visit.frame();
    let user = visit.signed_in()?;
    Ok(CheckPage {
        code: desk.row.code.clone(),
        office: desk.name(frame.language()),
        state: state(desk.response.status(), &frame),
        is_open: desk.is_open(visit),
        can_certify: user.may(Act::Certify(desk.place()), visit.is_closed),
        revision: desk.response.revision,
        open: open(visit, desk, &frame),
        sections: sections(visit, desk, &frame),
        withdrawn: withdrawn(visit, desk, &frame),
        unsure,
        frame,
    })
}

/// What stands in the way of submitting, in the order of the questionnaire.
fn open(visit: &Visit, desk: &Desk, frame: &Frame) -> Vec<Open> {
    let mut open = Vec::new();
    for section in &desk.form.sections {
        for question in desk.form.questions(section).filter(|question| is_asked_for(question)) {
            let name = question.name.as_str();
            let key = if desk.judged.fault(name).is_some() {
                "open-fault"
            } else if desk.conflicts.iter().any(|conflict| conflict.question == name) {
                "open-conflict"
            } else if desk.judged.missing.iter().any(|missing| missing == name) {
                "open-missing"
            } else if lacks_explanation(desk, visit, name) {
                "open-explanation"
            } else {
                continue;
            };
            let view = QuestionView::of(question, desk, visit, frame);
            open.push(Open {
                address: format!(
                    "/office/{}/sections/{}#{}",
                    desk.row.code,
                    section.name,
                    view.anchor()
                ),
                text: format!("{} {} {}", view.number, view.label, frame.t(key)),
            });
        }
    }
    open
}

/// How many things stand in the way.
pub fn count_open(visit: &Visit, desk: &Desk) -> usize {
    open(visit, desk, &visit.frame()).len()
}

fn sections(visit: &Visit, desk: &Desk, frame: &Frame) -> Vec<SectionView> {
    let view = |section: &crate::form::Section| {
        let asked = desk.form.questions(section).filter(|question| is_asked_for(question));
        SectionView {
            title: format!(
                "{}. {}",
                section.number,
                desk.form.group(section).label.get(frame.language())
            ),
            address: format!("/office/{}/sections/{}", desk.row.code, section.name),
            answers: asked.map(|question| answer(question, visit, desk, frame)).collect(),
        }
    };
    desk.form.sections.iter().map(view).collect()
}

fn answer(
    question: &questionnaire::form::Question,
    visit: &Visit,
    desk: &Desk,
    frame: &Frame,
) -> AnswerView {
    let name = question.name.as_str();
    let value = desk.texts.get(name).map_or("", String::as_str);
    let tag = if !desk.judged.is_asked(name) {
        Some(("off", frame.t("not-asked")))
    } else if desk.judged.fault(name).is_some() {
        Some(("alert", frame.t("needs-correction")))
    } else if value.is_empty() && desk.judged.missing.iter().any(|missing| missing == name) {
        Some(("alert", frame.t("not-answered")))
    } else if value.is_empty() {
        Some(("", frame.t("not-answered")))
    } else if corrected(name, desk, visit, frame).is_some() {
        Some(("warned", frame.t("corrected-since")))
    } else {
        None
    };
    AnswerView {
        number: desk.form.number(name).to_owned(),
        label: question.label.get(frame.language()).to_owned(),
        anchor: QuestionView::of(question, desk, visit, frame).anchor(),
        value: if desk.judged.is_asked(name) {
            shown(question, value, desk, frame)
        } else {
            String::new()
        },
        tag,
    }
}

/// What the office answered to questions that are asked no more.
fn withdrawn(visit: &Visit, desk: &Desk, frame: &Frame) -> Vec<(String, String)> {
    let corrections = visit.app.cycle.corrections();
    let answered = corrections.withdrawn().filter_map(|(question, form)| {
        let value = desk.texts.get(&question.name).filter(|value| !value.is_empty())?;
        let label = question.label.get(frame.language()).to_owned();
        Some((label, shown_by(form, question, value, frame)))
    });
    answered.collect()
}

/// A day of the receipt.
pub fn on(visit: &Visit, desk: &Desk) -> String {
    let at = desk.response.submitted_at;
    at.map_or_else(String::new, |at| dates::full(at, &desk.row.zone, visit.words))
}
