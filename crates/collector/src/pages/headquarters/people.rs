//! Everyone, and what each may do.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Path;
use axum::response::Response;
use database::models::people::{self, Person, Role, RoleRow};
use database::models::{log, offices};
use database::{Conn, QueryResult};
use serde_json::json;

use super::form::{Field, FormPage, Input, is_confirmed};
use super::team::{Invited, ask_removal, invite, person_fields, take};
use super::{done, named, on, query, role};
use crate::access::Act;
use crate::dates;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::Words;

const HERE: &str = "/headquarters/people";
const ROLES: [&str; 3] = ["regional", "headquarters", "auditor"];

#[derive(Template)]
#[template(path = "collector/headquarters/people.html")]
struct PeoplePage {
    frame: Frame,
    done: Option<String>,
    searched: String,
    people: Vec<One>,
}

struct One {
    id: String,
    name: String,
    mail: String,
    language: String,
    roles: Vec<Held>,
    ended: Option<String>,
}

struct Held {
    id: String,
    role: String,
    /// Address and name of the office that it belongs to, or the region without an address.
    of: Option<(String, String)>,
    /// Whether it is taken away on this page.
    is_ours: bool,
}

struct Rows {
    people: Vec<Person>,
    roles: Vec<(Person, RoleRow)>,
    offices: BTreeMap<String, offices::Office>,
}

impl Rows {
    fn read(cycle: &str, conn: &mut Conn) -> QueryResult<Self> {
        let offices = offices::all(cycle, conn)?.into_iter();
        Ok(Self {
            people: people::all(conn)?,
            roles: people::all_roles(conn)?,
            offices: offices.map(|office| (office.code.clone(), office)).collect(),
        })
    }
}

/// The page.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let cycle = visit.app.cycle.id.clone();
    let rows = visit.app.database.read(move |c| Rows::read(&cycle, c)).await?;
    let frame = visit.frame();
    let searched = query(&visit).get("for").cloned().unwrap_or_default();
    let people = rows.people.iter().map(|person| one(person, &rows, &visit, &frame));
    let people = people.filter(|one| one.holds(&searched)).collect();
    Ok(html(&PeoplePage { done: done(&visit), searched, people, frame }))
}

fn one(person: &Person, rows: &Rows, visit: &Visit, frame: &Frame) -> One {
    let form = visit.app.cycle.form();
    let roles = rows.roles.iter().filter(|(holder, _)| holder.id == person.id).map(|(_, row)| {
        let office = row.office.as_ref().map(|code| {
            let name =
                rows.offices.get(code).map_or(code.clone(), |office| named(office, visit.words));
            (super::address(code), name)
        });
        let region = row.region.clone().map(|region| (String::new(), region));
        Held {
            id: row.id.clone(),
            role: role(row, &form.questionnaire, visit.words),
            of: office.or(region),
            is_ours: ROLES.contains(&row.role.as_str()),
        }
    });
    let ended = person.ended_at.map(|at| frame.day(&dates::local(at, "UTC").0));
    One {
        id: person.id.clone(),
        name: person.name.clone(),
        mail: person.email.clone(),
        language: Words::of(&person.language).say("language-name"),
        roles: roles.collect(),
        ended: ended.map(|day| frame.t1("hq-access-no", "day", &day)),
    }
}

impl One {
    /// Whether anything that the row shows has that in it.
    fn holds(&self, searched: &str) -> bool {
        let searched = searched.trim().to_lowercase();
        let roles = self.roles.iter().flat_map(|held| {
            let (address, name) = held.of.clone().unwrap_or_default();
            [held.role.clone(), address, name]
        });
        let texts = [self.name.clone(), self.mail.clone()].into_iter().chain(roles);
        texts.into_iter().any(|text| text.to_lowercase().contains(&searched))
    }
}

fn add_form(visit: &Visit, regions: &[String], fields: &Fields, sent: bool) -> FormPage {
    let frame = visit.frame();
    let roles = ROLES.map(|word| (word.to_owned(), frame.t(&format!("hq-role-{word}"))));
    let none = [(String::new(), frame.t("hq-no-region"))].into_iter();
    let choices =
        none.chain(regions.iter().map(|region| (region.clone(), region.clone()))).collect();
    let role = fields.get("role");
    let no_role = sent && !ROLES.contains(&role);
    let no_region =
        sent && role == "regional" && !regions.iter().any(|region| region == fields.get("region"));
    let form = FormPage::new(frame.clone(), frame.t("hq-add-person"), "hq-add-person")
        .under(vec![(HERE.to_owned(), frame.t("hq-people"))])
        .text(frame.t("hq-add-role-lead"));
    person_fields(form, fields, &frame, sent)
        .field(
            Field::new("role", frame.t("hq-role"), Input::Pick(roles.to_vec()), fields)
                .fault(no_role.then(|| frame.t("hq-choose"))),
        )
        .field(
            Field::new("region", frame.t("hq-region-for"), Input::Pick(choices), fields)
                .fault(no_region.then(|| frame.t("hq-region-missing"))),
        )
}

async fn regions(visit: &Visit) -> Result<Vec<String>, Problem> {
    let cycle = visit.app.cycle.id.clone();
    let all = visit.app.database.read(move |c| offices::all(&cycle, c)).await?;
    let mut regions: Vec<String> = all.into_iter().map(|office| office.region).collect();
    regions.sort();
    regions.dedup();
    Ok(regions)
}

/// Asks for a person.
pub async fn add_page(visit: Visit) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let regions = regions(&visit).await?;
    Ok(add_form(&visit, &regions, &Fields::default(), false).response())
}

/// Adds a regional reviewer, someone of headquarters or an auditor, and sends an invitation.
pub async fn add(visit: Visit, fields: Fields) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let form = add_form(&visit, &regions(&visit).await?, &fields, true);
    if form.has_faults() {
        return Ok(form.response());
    }
    let role = match fields.get("role") {
        "regional" => Role::Regional { region: fields.get("region").to_owned() },
        "headquarters" => Role::Headquarters,
        _ => Role::Auditor,
    };
    let invited = Invited { role, office: None, subject: "people".to_owned() };
    Ok(invite(&visit, &fields, form, invited).await?.unwrap_or_else(|| on(HERE, "role-added")))
}

/// Takes a role away that belongs to no office.
pub async fn remove(
    visit: Visit,
    Path(role_id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    let all = visit.app.database.read(people::all_roles).await?;
    let is_it = |row: &RoleRow| row.id == role_id && ROLES.contains(&row.role.as_str());
    let holder = all.iter().find(|(_, row)| is_it(row)).cloned();
    let (person, row) = holder.ok_or(Problem::NotFound)?;
    if row.role == "headquarters" && runners(&all, |_, other| other.id != row.id) == 0 {
        return Err(Problem::Wrong("hq-last-headquarters"));
    }
    if !is_confirmed(&fields) {
        let crumbs = vec![(HERE.to_owned(), visit.words.say("hq-people"))];
        return Ok(ask_removal(&visit, crumbs, &person, &row).response());
    }
    take(&visit, by, &person, row, format!("person:{}", person.id)).await?;
    Ok(on(HERE, "person-removed"))
}

/// How many can run the cycle, of those that `counts` keeps.
fn runners(all: &[(Person, RoleRow)], counts: impl Fn(&Person, &RoleRow) -> bool) -> usize {
    all.iter()
        .filter(|(person, row)| row.role == "headquarters" && person.ended_at.is_none())
        .filter(|(person, row)| counts(person, row))
        .count()
}

/// Shuts a person out, once it was asked whether to.
pub async fn end(
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    let person = person(&visit, &id).await?;
    if person.id == by {
        return Err(Problem::Wrong("hq-end-self"));
    }
    if !is_confirmed(&fields) {
        let frame = visit.frame();
        let heading = frame.t1("hq-end-sure", "name", &person.name);
        let lead = frame.t1("hq-end-lead", "name", &person.name);
        let form = FormPage::new(frame.clone(), String::new(), "hq-end")
            .under(vec![(HERE.to_owned(), frame.t("hq-people"))]);
        return Ok(form.confirm(heading, vec![lead], "hq-end").response());
    }
    let now = visit.now;
    let work = move |c: &mut Conn| {
        people::set_ended(&id, Some(now), c)?;
        log::append(Some(&by), "person.ended", &format!("person:{id}"), &json!({}), now, c)
    };
    visit.app.database.write(work).await?;
    Ok(on(HERE, "ended"))
}

/// Lets a person in again.
pub async fn admit(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    person(&visit, &id).await?;
    let now = visit.now;
    let work = move |c: &mut Conn| {
        people::set_ended(&id, None, c)?;
        log::append(Some(&by), "person.admitted", &format!("person:{id}"), &json!({}), now, c)
    };
    visit.app.database.write(work).await?;
    Ok(on(HERE, "admitted"))
}

/// The person of an id.
pub async fn person(visit: &Visit, id: &str) -> Result<Person, Problem> {
    let id = id.to_owned();
    let found = visit.app.database.read(move |c| people::find(&id, c)).await?;
    found.ok_or(Problem::NotFound)
}
