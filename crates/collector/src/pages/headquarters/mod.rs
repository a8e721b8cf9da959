//! The pages of headquarters: participation, offices, people, reminders, the questionnaire, the end of the cycle.

pub mod answers;
pub mod close;
pub mod correct;
mod form;
mod letter;
pub mod office;
pub mod participation;
pub mod people;
pub mod preview;
pub mod questionnaire;
pub mod reminders;
pub mod roster;
mod stage;
pub mod steps;
pub mod team;

use std::collections::BTreeMap;

use ::questionnaire::form::Questionnaire;
use axum::response::{IntoResponse, Redirect, Response};
use database::models::offices::{self, Office};
use database::models::people::{self as persons, Person, RoleRow};
use database::{Conn, QueryResult};

use crate::cycle::name_of;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::Words;

/// What follows the `?` of an address; of a name that stands twice, the last.
fn query(visit: &Visit) -> BTreeMap<String, String> {
    form_urlencoded::parse(visit.query.as_bytes()).into_owned().collect()
}

/// What was done just now, as the page that follows says it.
fn done(visit: &Visit) -> Option<String> {
    let key = format!("hq-done-{}", query(visit).get("done")?);
    visit.words.has(&key).then(|| visit.words.say(&key))
}

/// On to a page that says what was done.
fn on(address: &str, done: &str) -> Response {
    Redirect::to(&format!("{address}?done={done}")).into_response()
}

/// The address of an office's page.
fn address(code: &str) -> String {
    format!("/headquarters/offices/{code}")
}

/// Goes on only while the cycle is open.
fn open(visit: &Visit) -> Result<(), Problem> {
    if visit.is_closed { Err(Problem::Closed) } else { Ok(()) }
}

/// The office of that code.
async fn office(visit: &Visit, code: &str) -> Result<Office, Problem> {
    let (cycle, code) = (visit.app.cycle.id.clone(), code.to_owned());
    let found = visit.app.database.read(move |c| offices::find(&cycle, &code, c)).await?;
    found.ok_or(Problem::NotFound)
}

/// Its name in the language of the page.
fn named(office: &Office, words: &Words) -> String {
    name_of(office).get(words.language).to_owned()
}

/// The day that an office's answers are due, ISO.
fn due(office: &Office, visit: &Visit) -> String {
    office.due.clone().unwrap_or_else(|| visit.app.cycle.settings.dates.due.clone())
}

/// Names by person.
fn names(conn: &mut Conn) -> QueryResult<BTreeMap<String, String>> {
    Ok(persons::all(conn)?.into_iter().map(|person| (person.id, person.name)).collect())
}

/// Whoever answers for an office, each once.
fn team(code: &str, conn: &mut Conn) -> QueryResult<Vec<Person>> {
    let holders = persons::of_office(code, conn)?;
    let once: BTreeMap<String, Person> =
        holders.into_iter().map(|(person, _)| (person.id.clone(), person)).collect();
    Ok(once.into_values().collect())
}

/// A role as it is said.
fn role(row: &RoleRow, form: &Questionnaire, words: &Words) -> String {
    let Some(section) = &row.section else { return words.say(&format!("hq-role-{}", row.role)) };
    let group = form.groups.iter().find(|group| group.name == *section);
    let label = group.map_or(section.as_str(), |group| group.label.get(words.language));
    words.with("hq-role-section", "section", label.to_owned())
}

/// Whole per cent, half up; none of nothing is 0.
fn share(part: usize, whole: usize) -> usize {
    if whole == 0 { 0 } else { (part * 200 + whole) / (whole * 2) }
}
