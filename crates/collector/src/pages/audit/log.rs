//! The log, newest first, and the state of its chain.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::Query;
use axum::response::Response;
use database::models::log::{Entry, Verified};
use database::models::{log as entries, people};
use database::{Conn, QueryResult};

use super::ZONE;
use crate::access::Act;
use crate::dates;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;

/// Entries of a page.
const PAGE: usize = 100;
/// Pages at most: beyond, someone narrows by subject.
const MOST_PAGES: usize = 100_000;
/// Unsealed entries that are named at most.
const NAMED: usize = 50;

#[derive(Template)]
#[template(path = "collector/audit/log.html")]
struct LogPage {
    frame: Frame,
    chain: Option<Chain>,
    subject: String,
    query: String,
    number: usize,
    entries: Vec<EntryView>,
    newer: Option<usize>,
    older: Option<usize>,
}

/// The chain of the log as a page shows it.
pub struct Chain {
    /// Class of its tag.
    pub tag: &'static str,
    /// Its state in words.
    pub state: String,
    /// Entries that are sealed and whole.
    pub sealed: i64,
    /// Ids of entries without a seal.
    pub unsealed: Vec<String>,
    /// The last hash.
    pub last: String,
}

impl Chain {
    /// Of what became of the chain.
    pub fn of(verified: &Verified, frame: &Frame) -> Self {
        let (tag, state) = match &verified.broken {
            Some((number, why)) => {
                let values = [("number", (*number).into()), ("why", why.clone().into())];
                ("alert", frame.words.with_all("chain-broken", &values))
            }
            None if verified.unsealed.is_empty() => ("done", frame.t("chain-whole")),
            None => ("wait", frame.t("chain-tail")),
        };
        let unsealed = verified.unsealed.iter().take(NAMED).cloned().collect();
        Self { tag, state, sealed: verified.sealed, unsealed, last: verified.last.clone() }
    }
}

struct EntryView {
    id: String,
    at: String,
    by: String,
    action: String,
    subject: String,
    details: Vec<(String, String)>,
}

struct Rows {
    entries: Vec<Entry>,
    names: BTreeMap<String, String>,
    chain: Option<Verified>,
}

fn read(subject: &str, number: usize, conn: &mut Conn) -> QueryResult<Rows> {
    let subject = (!subject.is_empty()).then_some(subject);
    let (limit, offset) = (PAGE + 1, (number - 1) * PAGE);
    let wide = |count: usize| i64::try_from(count).unwrap_or(i64::MAX);
    let entries = entries::newest(subject, wide(limit), wide(offset), conn)?;
    let people = people::all(conn)?.into_iter();
    let names = people.map(|person| (person.id, person.name)).collect();
    let chain = if number == 1 { Some(entries::verify(conn)?) } else { None };
    Ok(Rows { entries, names, chain })
}

/// A page of the log. The first one verifies the chain.
pub async fn log(
    visit: Visit,
    Query(asked): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    visit.allowed(Act::Audit)?;
    let subject = asked.get("subject").map(|text| text.trim().to_owned()).unwrap_or_default();
    let number =
        asked.get("page").and_then(|page| page.parse().ok()).unwrap_or(1).clamp(1, MOST_PAGES);
    let of = subject.clone();
    let rows = visit.app.database.read(move |c| read(&of, number, c)).await?;
    let frame = visit.frame();
    let view = |entry: &Entry| view(entry, &rows.names, &visit);
    Ok(html(&LogPage {
        chain: rows.chain.as_ref().map(|chain| Chain::of(chain, &frame)),
        query: form_urlencoded::byte_serialize(subject.as_bytes()).collect(),
        entries: rows.entries.iter().take(PAGE).map(view).collect(),
        newer: (number > 1).then(|| number - 1),
        older: (rows.entries.len() > PAGE).then(|| number + 1),
        subject,
        number,
        frame,
    }))
}

fn view(entry: &Entry, names: &BTreeMap<String, String>, visit: &Visit) -> EntryView {
    let name = |id: &String| names.get(id).cloned().unwrap_or_else(|| id.clone());
    EntryView {
        id: entry.id.clone(),
        at: dates::full(entry.at, ZONE, visit.words),
        by: entry.person_id.as_ref().map(name).unwrap_or_default(),
        action: action(&entry.action, visit),
        subject: entry.subject.clone(),
        details: details(&entry.detail),
    }
}

/// What was done, in words; its code where there are none.
fn action(code: &str, visit: &Visit) -> String {
    let key = format!("log-done-{}", code.replace('.', "-"));
    if visit.words.has(&key) { visit.words.say(&key) } else { code.to_owned() }
}

/// The fields of a JSON object; what is none stands as it is.
fn details(detail: &str) -> Vec<(String, String)> {
    match serde_json::from_str(detail) {
        Ok(serde_json::Value::Object(fields)) => {
            let text = |value: serde_json::Value| match value {
                serde_json::Value::String(text) => text,
                other => other.to_string(),
            };
            fields.into_iter().map(|(name, value)| (name, text(value))).collect()
        }
        _ => vec![(String::new(), detail.to_owned())],
    }
}
