//! Mails that did not arrive, and correcting an address.

use std::collections::{BTreeMap, BTreeSet};

use axum::extract::Path;
use axum::response::Response;
use database::models::outbox::{self, Mail};
use database::models::people::{self, Person};
use database::models::{log, sign_in};
use database::{Conn, QueryResult, id};
use serde_json::json;
use time::Duration;

use super::form::{Field, FormPage, Input, is_confirmed};
use super::letter::Letter;
use super::on;
use super::people::person;
use super::team::mail_fault;
use crate::access::Act;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::Words;

const HERE: &str = "/headquarters/reminders";
/// How far back a mail that arrived is looked for.
const RECENT: i64 = 5000;

/// Mails that did not arrive, the newest of each person: not those to an address that was corrected since, nor those after which
/// one arrived.
pub fn troubled(conn: &mut Conn) -> QueryResult<Vec<(Mail, Person)>> {
    let people: BTreeMap<String, Person> =
        people::all(conn)?.into_iter().map(|person| (person.id.clone(), person)).collect();
    let mut settled: BTreeSet<String> = BTreeSet::new();
    let mut found = Vec::new();
    for mail in outbox::newest(RECENT, conn)? {
        let Some(person) = people.get(&mail.person_id) else { continue };
        if person.email != mail.address || settled.contains(&person.id) {
            continue;
        }
        match mail.state.as_str() {
            "sent" => {}
            "refused" | "uncertain" => found.push((mail, person.clone())),
            _ => continue,
        }
        settled.insert(person.id.clone());
    }
    Ok(found)
}

fn form(
    person: &Person,
    taken: Option<&Person>,
    fields: &Fields,
    sent: bool,
    frame: &Frame,
) -> FormPage {
    let fault = sent.then(|| mail_fault(fields.get("mail"), frame)).flatten();
    let taken = taken.map(|other| frame.t1("hq-mail-taken", "name", &other.name));
    let field =
        Field::new("mail", frame.t("hq-mail"), Input::Line("email"), fields).fault(fault.or(taken));
    let field = if sent { field } else { field.or(&person.email) };
    FormPage::new(frame.clone(), frame.t("hq-correct"), "hq-correct-button")
        .under(vec![(HERE.to_owned(), frame.t("hq-reminders"))])
        .text(frame.t1("hq-correct-lead", "name", &person.name))
        .fact("hq-name", person.name.clone())
        .field(field)
}

/// Asks for the address of a person.
pub async fn page(visit: Visit, Path(id): Path<String>) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let person = person(&visit, &id).await?;
    Ok(form(&person, None, &Fields::default(), false, &visit.frame()).response())
}

/// Corrects the address of a person, or keeps it, and sends a new link to it, once it was asked whether to.
pub async fn send(
    visit: Visit,
    Path(id): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    let person = person(&visit, &id).await?;
    if person.ended_at.is_some() {
        return Err(Problem::Wrong("hq-person-ended"));
    }
    let mail = people::folded(fields.get("mail"));
    let wanted = mail.clone();
    let other = visit.app.database.read(move |c| people::with_email(&wanted, c)).await?;
    let other = other.filter(|other| other.id != person.id);
    let frame = visit.frame();
    let form = form(&person, other.as_ref(), &fields, true, &frame);
    if form.has_faults() {
        return Ok(form.response());
    }
    if !is_confirmed(&fields) {
        let heading = frame.t1("hq-add-person-sure", "name", &person.name);
        let texts = vec![frame.t1("hq-add-person-sure-to", "mail", &mail)];
        return Ok(form.confirm(heading, texts, "hq-correct-button").response());
    }
    let secret = id::secret().map_err(|fault| Problem::Fault(fault.to_string()))?;
    let (app, now) = (visit.app.clone(), visit.now);
    let work = move |c: &mut Conn| {
        if people::with_email(&mail, c)?.is_some_and(|other| other.id != person.id) {
            return Ok(false);
        }
        people::set_email(&person.id, &mail, c)?;
        let lasts = Duration::hours(i64::from(app.options.link_hours));
        sign_in::insert_link(&secret, &person.id, lasts, app.options.demo, now, c)?;
        let corrected = Person { email: mail.clone(), ..person.clone() };
        let words = Words::of(&corrected.language);
        let values = [
            ("cycle", app.cycle.title(words.language).to_owned().into()),
            ("hours", app.options.link_hours.into()),
        ];
        let letter = Letter {
            kind: "link",
            key: format!("corrected:{}:{}", person.id, now.microseconds()),
            office: None,
            name: "link",
            said: None,
            link: (format!("{}/sign-in/{secret}", app.options.base_url), "mail-link-open"),
        };
        outbox::insert(&letter.to(&corrected, &values, &app), now, c)?;
        let subject = format!("person:{}", person.id);
        log::append(Some(&by), "person.address", &subject, &json!({}), now, c)?;
        Ok(true)
    };
    if visit.app.database.write(work).await? {
        Ok(on(HERE, "corrected"))
    } else {
        Err(Problem::Stale)
    }
}
