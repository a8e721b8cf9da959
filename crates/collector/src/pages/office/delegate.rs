//! Letting a colleague answer: the whole response, or one section.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use database::models::log;
use database::models::people::{self, Role};
use serde_json::json;
use validator::Validate;

use super::desk::Desk;
use crate::access::AtOffice;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::links;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "collector/office/delegate.html")]
struct DelegatePage {
    frame: Frame,
    code: String,
    office: String,
    people: Vec<PersonView>,
    sections: Vec<(String, String)>,
    colleague: Colleague,
    faults: Vec<(&'static str, String)>,
}

struct PersonView {
    role: String,
    name: String,
    mail: String,
    does: String,
    can_go: bool,
}

#[derive(Clone, Debug, Default, Validate)]
struct Colleague {
    #[validate(length(min = 1, max = 120))]
    name: String,
    #[validate(email, length(max = 254))]
    mail: String,
    section: String,
}

/// Who answers, and a form to add someone.
pub async fn page(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Delegate).await?;
    Ok(html(&view(&visit, &desk, Colleague::default(), Vec::new())))
}

fn view(
    visit: &Visit,
    desk: &Desk,
    colleague: Colleague,
    faults: Vec<(&'static str, String)>,
) -> DelegatePage {
    let frame = visit.frame();
    let title = |section: &crate::form::Section| {
        format!("{}. {}", section.number, desk.form.group(section).label.get(frame.language()))
    };
    let people = desk.people.iter().map(|(person, row)| {
        let does = match row.role() {
            Some(Role::Head { .. }) => frame.t("role-certifies"),
            Some(Role::Respondent { section: Some(name), .. }) => {
                desk.form.section(&name).map(title).unwrap_or_default()
            }
            _ => frame.t("role-all"),
        };
        let (role, name, mail) = (row.id.clone(), person.name.clone(), person.email.clone());
        PersonView { role, name, mail, does, can_go: row.role == "respondent" }
    });
    DelegatePage {
        code: desk.row.code.clone(),
        office: desk.name(frame.language()),
        people: people.collect(),
        sections: desk.form.sections.iter().map(|s| (s.name.clone(), title(s))).collect(),
        colleague,
        faults,
        frame,
    }
}

/// Adds a colleague and sends an invitation.
pub async fn add(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Delegate).await?;
    let colleague = Colleague {
        name: fields.get("name").to_owned(),
        mail: people::folded(fields.get("mail")),
        section: fields.get("section").to_owned(),
    };
    let faults = faults(&colleague, &desk, &visit.frame());
    if !faults.is_empty() {
        let page = view(&visit, &desk, colleague, faults);
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response());
    }
    let by = visit.signed_in()?.person.id.clone();
    let section = Some(colleague.section.clone()).filter(|section| !section.is_empty());
    let role = Role::Respondent { office: desk.row.code.clone(), section };
    let (now, mail, language) = (visit.now, colleague.mail.clone(), desk.row.language.clone());
    let subject = format!("office:{}", desk.row.code);
    let work = move |c: &mut database::Conn| {
        let person = people::find_or_insert(&mail, &colleague.name, &language, now, c)?;
        people::grant(&person.id, &role, Some(&by), now, c)?;
        let detail = json!({ "person": person.id });
        log::append(Some(&by), "role.given", &subject, &detail, now, c)
    };
    visit.app.database.write(work).await?;
    links::send_to(&visit.app, people::folded(fields.get("mail")), visit.now).await?;
    Ok(Redirect::to(&format!("/office/{}/people", desk.row.code)).into_response())
}

fn faults(colleague: &Colleague, desk: &Desk, frame: &Frame) -> Vec<(&'static str, String)> {
    let mut faults = Vec::new();
    if let Err(found) = colleague.validate() {
        for (field, key) in [("name", "wrong-name"), ("mail", "wrong-mail")] {
            if found.field_errors().contains_key(field) {
                faults.push((field, frame.t(key)));
            }
        }
    }
    if !colleague.section.is_empty() && desk.form.section(&colleague.section).is_none() {
        faults.push(("section", frame.t("wrong-section")));
    }
    faults
}

/// Takes a respondent's role away.
pub async fn remove(
    visit: Visit,
    Path((code, role)): Path<(String, String)>,
) -> Result<Response, Problem> {
    let desk = Desk::open(&visit, &code, AtOffice::Delegate).await?;
    let known = desk.people.iter().find(|(_, row)| row.id == role && row.role == "respondent");
    let (person, _) = known.ok_or(Problem::NotFound)?;
    let (by, now, of) = (visit.signed_in()?.person.id.clone(), visit.now, person.id.clone());
    let subject = format!("office:{code}");
    let work = move |c: &mut database::Conn| {
        people::revoke(&role, now, c)?;
        log::append(Some(&by), "role.taken", &subject, &json!({ "person": of }), now, c)
    };
    visit.app.database.write(work).await?;
    Ok(Redirect::to(&format!("/office/{}/people", desk.row.code)).into_response())
}
