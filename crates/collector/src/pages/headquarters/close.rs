//! Closing the cycle: the answers are frozen for good.

use aggregation::snapshot::Snapshot;
use askama::Template;
use axum::response::Response;
use database::models::cycles::{self, Cycle};
use database::models::log;
use database::{Conn, QueryResult};
use edition::cycle::Collected;
use serde_json::json;

use super::form::{Field, FormPage, Input};
use super::stage::{Stage, Tally};
use super::{done, named, names, on};
use crate::access::Act;
use crate::app::App;
use crate::cycle::form_of;
use crate::dates;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::live::{self, Rows};
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;

const HERE: &str = "/headquarters/close";

#[derive(Template)]
#[template(path = "collector/headquarters/closed.html")]
struct ClosedPage {
    frame: Frame,
    done: Option<String>,
    lead: String,
    facts: Vec<(String, String)>,
}

/// What closing would do; or what it did.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    if visit.is_closed {
        return closed(&visit).await;
    }
    Ok(form(&visit, &Fields::default(), Vec::new(), false).await?.response())
}

async fn closed(visit: &Visit) -> Result<Response, Problem> {
    let slug = visit.app.cycle.sources.name.clone();
    let read = move |c: &mut Conn| Ok((cycles::find(&slug, c)?, names(c)?));
    let (cycle, names) = visit.app.database.read(read).await?;
    let Some(Cycle { closed_at: Some(at), closed_by, snapshot_digest, snapshot, .. }) = cycle
    else {
        return Err(Problem::NotFound);
    };
    let frame = visit.frame();
    let who = closed_by.and_then(|by| names.get(&by).cloned()).unwrap_or_default();
    let values = [("when", dates::full(at, "UTC", visit.words).into()), ("who", who.into())];
    let size = snapshot.map_or(0, |bytes| bytes.len());
    Ok(html(&ClosedPage {
        done: done(visit),
        lead: frame.words.with_all("hq-close-is", &values),
        facts: vec![
            (frame.t("hq-close-digest"), snapshot_digest.unwrap_or_default()),
            (frame.t("hq-close-size"), frame.n("hq-bytes", "n", size)),
        ],
        frame,
    }))
}

async fn form(
    visit: &Visit,
    fields: &Fields,
    faults: Vec<String>,
    sent: bool,
) -> Result<FormPage, Problem> {
    let frame = visit.frame();
    let cycle = visit.app.cycle.id.clone();
    let rows = visit.app.database.read(move |c| Rows::read(&cycle, c)).await?;
    let mut tally = Tally::default();
    let mut missing = Vec::new();
    for office in &rows.offices {
        let response = rows.responses.iter().find(|response| response.office == office.code);
        let stage = Stage::of(office, response);
        tally.add(stage);
        if stage.is_missing() {
            missing.push(named(office, visit.words));
        }
    }
    let values = [("share", tally.share()), ("n", tally.received()), ("m", tally.invited())]
        .map(|(name, value)| (name, value.into()));
    let mut form = FormPage::new(frame.clone(), frame.t("hq-close-cycle"), "hq-close-cycle")
        .under(vec![("/headquarters".to_owned(), frame.t("hq-participation"))])
        .text(frame.t("hq-close-lead"))
        .text(frame.words.with_all("hq-close-responding", &values));
    if !missing.is_empty() {
        let lead = frame.n("hq-close-missing", "n", missing.len());
        form = form.text(format!("{lead} {}.", missing.join("; ")));
    }
    let freeze = frame.day(&visit.app.cycle.settings.dates.freeze);
    form = form.text(frame.t1("hq-close-before", "day", &freeze));
    let fault = if sent { year_fault(visit, fields, &faults) } else { None };
    for fault in faults {
        form = form.text(fault);
    }
    let field = Field::new("year", frame.t("hq-close-type"), Input::Line("text"), fields)
        .hint(frame.t1("hq-close-type-hint", "year", &year(visit)))
        .fault(fault);
    Ok(form.field(field))
}

fn year(visit: &Visit) -> String {
    visit.app.cycle.settings.year.to_string()
}

fn year_fault(visit: &Visit, fields: &Fields, faults: &[String]) -> Option<String> {
    if !faults.is_empty() {
        return Some(visit.words.say("hq-close-faults"));
    }
    let (typed, year) = (fields.get("year"), year(visit));
    let values = [("year", year.clone().into()), ("text", typed.into())];
    (typed != year).then(|| visit.words.with_all("hq-close-wrong", &values))
}

/// Closes the cycle, when its year was typed.
pub async fn send(visit: Visit, fields: Fields) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    super::open(&visit)?;
    if fields.get("year") != year(&visit) {
        return Ok(form(&visit, &fields, Vec::new(), true).await?.response());
    }
    let (app, now) = (visit.app.clone(), visit.now);
    let frozen = visit.change(move |c| freeze(&app, &by, now, c)).await?;
    match frozen {
        Ok(()) => Ok(on(HERE, "closed")),
        Err(faults) => Ok(form(&visit, &fields, faults, true).await?.response()),
    }
}

/// Reads, freezes and closes in one transaction, so that no answer comes between.
fn freeze(
    app: &App,
    by: &str,
    now: database::Moment,
    conn: &mut Conn,
) -> QueryResult<Result<(), Vec<String>>> {
    let rows = Rows::read(&app.cycle.id, conn)?;
    let snapshot = match snapshot(app, &rows) {
        Ok(snapshot) => snapshot,
        Err(faults) => return Ok(Err(faults)),
    };
    if cycles::close(&app.cycle.id, snapshot.bytes(), by, now, conn)? {
        let subject = format!("cycle:{}", app.cycle.sources.name);
        let detail = json!({ "snapshot": snapshot.sha256() });
        log::append(Some(by), "cycle.closed", &subject, &detail, now, conn)?;
    }
    Ok(Ok(()))
}

/// The snapshot of the live answers, as the folder's would be; else what is wrong with them.
fn snapshot(app: &App, rows: &Rows) -> Result<Snapshot, Vec<String>> {
    let told = |fault: anyhow::Error| vec![format!("{fault:#}")];
    let mut form = app.cycle.form();
    if form.version != rows.version.number {
        form = std::sync::Arc::new(form_of(&rows.version, &app.cycle.sources).map_err(told)?);
    }
    let sources = live::assembled(&app.cycle.sources, &app.cycle.settings, &form, rows);
    let sources = sources.map_err(told)?;
    let (collected, faults) = Collected::read(&sources.name, &sources.files);
    if faults.has_errors() {
        return Err(faults.sorted().iter().map(ToString::to_string).collect());
    }
    Ok(Snapshot::of(collected.dataset()))
}
