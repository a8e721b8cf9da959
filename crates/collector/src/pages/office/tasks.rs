//! The sections of an office, with how far each has come.

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use database::models::people::Role;
use database::models::{log, responses};
use questionnaire::form::Kind;
use questionnaire::response::Status;
use serde_json::json;

use super::desk::Desk;
use crate::access::{Act, AtOffice};
use crate::dates;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "collector/office/tasks.html")]
struct TasksPage {
    frame: Frame,
    code: String,
    office: String,
    lead: String,
    state: (&'static str, String),
    is_open: bool,
    is_submitted: bool,
    can_delegate: bool,
    note: Option<(String, String)>,
    parts: Vec<Part>,
    left: usize,
    due: String,
    people: Vec<(String, String)>,
}

struct Part {
    label: String,
    notes: Vec<String>,
    tasks: Vec<Task>,
}

struct Task {
    address: String,
    title: String,
    detail: String,
    tag: &'static str,
    state: String,
}

/// The task list.
pub async fn tasks(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Read).await?;
    note_first_look(&visit, &desk).await?;
    Ok(html(&page(&visit, &desk)?))
}

async fn note_first_look(visit: &Visit, desk: &Desk) -> Result<(), Problem> {
    let user = visit.signed_in()?;
    let own = user.offices().any(|office| office == desk.row.code);
    if !own || visit.is_closed || desk.response.opened_at.is_some() {
        return Ok(());
    }
    let (id, now, person) = (desk.response.id.clone(), visit.now, user.person.id.clone());
    let subject = format!("office:{}", desk.row.code);
    let work = move |c: &mut database::Conn| {
        responses::open(&id, now, c)?;
        log::append(Some(&person), "response.opened", &subject, &json!({}), now, c)
    };
    visit.change(work).await
}

fn page(visit: &Visit, desk: &Desk) -> Result<TasksPage, Problem> {
    let frame = visit.frame();
    let user = visit.signed_in()?;
    let all: Vec<_> = desk.form.sections.iter().map(|section| desk.progress(section)).collect();
    let complete = all.iter().filter(|progress| progress.tag().0 == "done").count();
    let left = all.iter().filter(|progress| !progress.is_complete()).count();
    let sections = all.iter().filter(|progress| progress.asked > 0).count();
    let (given, asked) = all.iter().fold((0, 0), |(g, a), p| (g + p.given, a + p.asked));
    let lead = frame.words.with_all(
        "tasks-lead",
        &[
            ("complete", complete.into()),
            ("sections", sections.into()),
            ("given", given.into()),
            ("asked", asked.into()),
        ],
    );
    Ok(TasksPage {
        code: desk.row.code.clone(),
        office: desk.name(frame.language()),
        lead,
        state: state(desk.response.status(), &frame),
        is_open: desk.is_open(visit),
        is_submitted: matches!(desk.response.status(), Status::Submitted | Status::Approved),
        can_delegate: user.may(Act::Delegate(desk.place()), visit.is_closed) && desk.is_open(visit),
        note: note(desk, &frame),
        parts: parts(desk, &frame),
        left,
        due: dates::day(&desk.due(visit), frame.words),
        people: people(desk, &frame),
        frame,
    })
}

/// The tag of a state: its class and its words.
pub fn state(status: Status, frame: &Frame) -> (&'static str, String) {
    match status {
        Status::Draft => ("half", frame.t("response-draft")),
        Status::Submitted => ("sent", frame.t("response-submitted")),
        Status::Returned => ("warned", frame.t("response-returned")),
        Status::Approved => ("done", frame.t("response-approved")),
    }
}

/// What a reviewer asks for, when the response came back.
fn note(desk: &Desk, frame: &Frame) -> Option<(String, String)> {
    if desk.response.status() != Status::Returned {
        return None;
    }
    let last = desk.comments.iter().rev().find(|comment| comment.question.is_none());
    let text = last.map(|comment| comment.text.clone()).unwrap_or_default();
    Some((frame.t("returned-to-you"), text))
}

fn parts(desk: &Desk, frame: &Frame) -> Vec<Part> {
    let language = frame.language();
    let mut parts: Vec<(usize, Part)> = Vec::new();
    for section in &desk.form.sections {
        if parts.last().is_none_or(|(index, _)| *index != section.part) {
            let label = desk.form.part(section).label.get(language).to_owned();
            let notes = notes(desk, section.part, language);
            parts.push((section.part, Part { label, notes, tasks: Vec::new() }));
        }
        let progress = desk.progress(section);
        let (tag, key) = progress.tag();
        let task = Task {
            address: format!("/office/{}/sections/{}", desk.row.code, section.name),
            title: format!("{}. {}", section.number, desk.form.group(section).label.get(language)),
            detail: detail(&progress, frame),
            tag,
            state: frame.t(key),
        };
        if let Some((_, part)) = parts.last_mut() {
            part.tasks.push(task);
        }
    }
    parts.into_iter().map(|(_, part)| part).collect()
}

/// The notes that stand in a part and on no page of it.
fn notes(desk: &Desk, part: usize, language: &str) -> Vec<String> {
    let form = &desk.form.questionnaire;
    let loose = form.questions.iter().enumerate().filter(|(index, question)| {
        let on_page = desk.form.sections.iter().any(|section| section.questions.contains(index));
        question.kind == Kind::Note && question.group == Some(part) && !on_page
    });
    loose.map(|(_, question)| question.label.get(language).to_owned()).collect()
}

fn detail(progress: &super::desk::Progress, frame: &Frame) -> String {
    let counts = [("given", progress.given.into()), ("asked", progress.asked.into())];
    let mut parts = vec![frame.words.with_all("task-questions", &counts)];
    for (key, count) in [
        ("task-faults", progress.faults),
        ("task-conflicts", progress.conflicts),
        ("task-comments", progress.comments),
    ] {
        if count > 0 {
            parts.push(frame.n(key, "count", count));
        }
    }
    parts.join(", ")
}

fn people(desk: &Desk, frame: &Frame) -> Vec<(String, String)> {
    let people = desk.people.iter().map(|(person, row)| {
        let does = match row.role() {
            Some(Role::Head { .. }) => frame.t("role-certifies"),
            Some(Role::Respondent { section: Some(section), .. }) => {
                let of = desk.form.section(&section);
                of.map(|s| frame.n("role-section", "number", s.number)).unwrap_or_default()
            }
            _ => String::new(),
        };
        (person.name.clone(), does)
    });
    people.collect()
}
