//! The questionnaire as an office would see it, section by section; nothing can be answered here.

use askama::Template;
use axum::response::Response;
use questionnaire::expression::Expression;
use questionnaire::form::{Kind, Question};

use super::query;
use crate::access::Act;
use crate::form::{Form, is_asked_for};
use crate::frame::Frame;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;

const HERE: &str = "/headquarters/questionnaire/preview";

#[derive(Template)]
#[template(path = "collector/headquarters/preview.html")]
struct PreviewPage {
    frame: Frame,
    crumbs: Vec<(String, String)>,
    part: String,
    title: String,
    number: usize,
    condition: String,
    questions: Vec<Shown>,
    sections: Vec<(String, String, bool)>,
    before: Option<String>,
    after: Option<String>,
}

struct Shown {
    number: String,
    label: String,
    hint: String,
    guidance: String,
    kind: Option<String>,

    choices: Vec<String>,
    is_required: bool,
    rules: Vec<(String, String)>,
}

/// One section.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let form = visit.app.cycle.form();
    let asked = query(&visit);
    let index = match asked.get("section") {
        None => 0,
        Some(name) => {
            let found = form.sections.iter().position(|section| section.name == *name);
            found.ok_or(Problem::NotFound)?
        }
    };
    let section = form.sections.get(index).ok_or(Problem::NotFound)?;
    let frame = visit.frame();
    let group = form.group(section);
    let address = |index: usize| {
        form.sections.get(index).map(|section| format!("{HERE}?section={}", section.name))
    };
    let sections = form.sections.iter().enumerate().map(|(place, section)| {
        let label = form.group(section).label.get(frame.language());
        (address(place).unwrap_or_default(), format!("{}. {label}", section.number), place == index)
    });
    let page = PreviewPage {
        crumbs: vec![("/headquarters/questionnaire".to_owned(), frame.t("hq-questionnaire"))],
        part: form.part(section).label.get(frame.language()).to_owned(),
        title: group.label.get(frame.language()).to_owned(),
        number: section.number,
        condition: source(group.relevant.as_ref()),
        questions: form.questions(section).filter_map(|q| shown(&form, q, &frame)).collect(),
        sections: sections.collect(),
        before: index.checked_sub(1).and_then(address),
        after: address(index + 1),
        frame,
    };
    Ok(html(&page))
}

fn source(expression: Option<&Expression>) -> String {
    expression.map_or_else(String::new, |expression| expression.source.clone())
}

/// None for what an office does not see.
fn shown(form: &Form, question: &Question, frame: &Frame) -> Option<Shown> {
    let is_note = question.kind == Kind::Note;
    if !is_note && !is_asked_for(question) {
        return None;
    }
    let language = frame.language();
    let is_required = question.required.as_ref().is_some_and(|rule| rule.source.trim() == "yes");
    let condition = if is_required { None } else { question.required.as_ref() };
    let rules = [
        ("hq-q-asked-if", question.relevant.as_ref()),
        ("hq-q-required-if", condition),
        ("hq-q-allowed-if", question.constraint.as_ref()),
    ];
    let rules =
        rules.into_iter().filter_map(|(key, rule)| Some((frame.t(key), rule?.source.clone())));
    let choices = form.questionnaire.choices(question).iter();
    Some(Shown {
        number: form.number(&question.name).to_owned(),
        label: question.label.get(language).to_owned(),
        hint: question.hint.get(language).to_owned(),
        guidance: question.guidance.get(language).to_owned(),
        kind: kind(&question.kind).map(|key| frame.t(key)),

        choices: choices.map(|choice| choice.label.get(language).to_owned()).collect(),
        is_required,
        rules: rules.collect(),
    })
}

/// The key of what a question takes; none for a note.
fn kind(kind: &Kind) -> Option<&'static str> {
    match kind {
        Kind::Text => Some("hq-kind-text"),
        Kind::Integer => Some("hq-kind-integer"),
        Kind::Decimal => Some("hq-kind-decimal"),
        Kind::Date => Some("hq-kind-date"),
        Kind::SelectOne(_) => Some("hq-kind-one"),
        Kind::SelectMultiple(_) => Some("hq-kind-many"),
        Kind::Acknowledge => Some("hq-kind-tick"),
        Kind::File => Some("hq-kind-file"),
        Kind::Calculate | Kind::Note | Kind::Hidden | Kind::Metadata(_) => None,
    }
}
