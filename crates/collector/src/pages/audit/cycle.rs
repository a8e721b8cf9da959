//! The cycle and its snapshot.

use std::collections::BTreeMap;

use askama::Template;
use axum::response::Response;
use database::models::cycles::Cycle;
use database::models::log::Verified;
use database::models::{cycles, log, offices, people, responses};
use database::{Conn, QueryResult};
use serde_json::json;

use super::ZONE;
use super::log::Chain;
use crate::access::Act;
use crate::dates;
use crate::frame::Frame;
use crate::latest::latest;
use crate::pages::error::html;
use crate::pages::report;
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "collector/audit/cycle.html")]
struct CyclePage {
    frame: Frame,
    chain: Chain,
    invited: usize,
    exempt: usize,
    states: Vec<(String, usize)>,
    closed: Option<Closed>,
    can_read: bool,
}

struct Closed {
    at: String,
    by: String,
    digest: String,
    size: usize,
    /// The digest of the answers as they stand now, where it is another.
    differs: Option<String>,
}

struct Rows {
    cycle: Cycle,
    by: String,
    invited: usize,
    exempt: usize,
    states: BTreeMap<String, usize>,
    chain: Verified,
}

fn read(slug: &str, conn: &mut Conn) -> QueryResult<Rows> {
    let cycle = cycles::find(slug, conn)?.ok_or(database::QueryError::NotFound)?;
    let by = match &cycle.closed_by {
        Some(person) => people::find(person, conn)?.map(|person| person.name),
        None => None,
    };
    let roster = offices::all(&cycle.id, conn)?;
    let invited = roster.iter().filter(|office| office.exempt.is_none()).count();
    let mut states = BTreeMap::new();
    for row in responses::all(&cycle.id, conn)? {
        *states.entry(row.state).or_default() += 1;
    }
    let (by, exempt) = (by.unwrap_or_default(), roster.len() - invited);
    Ok(Rows { by, invited, exempt, states, chain: log::verify(conn)?, cycle })
}

/// The cycle: whether it is closed, what was frozen, whether the log is whole.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    let user = visit.allowed(Act::Audit)?;
    let can_read = visit.is_closed || user.may(Act::Run, false);
    let slug = visit.app.cycle.sources.name.clone();
    let rows = visit.app.database.read(move |c| read(&slug, c)).await?;
    let closed = closed(&visit, &rows).await?;
    let frame = visit.frame();
    let count = |state: &str| rows.states.get(state).copied().unwrap_or_default();
    let states = ["draft", "submitted", "returned", "approved"];
    let states = states.map(|state| (frame.t(&format!("response-{state}")), count(state))).to_vec();
    let chain = Chain::of(&rows.chain, &frame);
    let (invited, exempt) = (rows.invited, rows.exempt);
    Ok(html(&CyclePage { frame, chain, invited, exempt, states, closed, can_read }))
}

async fn closed(visit: &Visit, rows: &Rows) -> Result<Option<Closed>, Problem> {
    let (Some(at), Some(digest)) = (rows.cycle.closed_at, &rows.cycle.snapshot_digest) else {
        return Ok(None);
    };
    let now = latest(&visit.app).await?.report.figures.snapshot.clone();
    Ok(Some(Closed {
        at: dates::full(at, ZONE, visit.words),
        by: rows.by.clone(),
        size: rows.cycle.snapshot.as_ref().map_or(0, Vec::len),
        differs: (now != *digest).then_some(now),
        digest: digest.clone(),
    }))
}

/// The snapshot as it was frozen: its canonical bytes.
pub async fn snapshot(visit: Visit) -> Result<Response, Problem> {
    if let Some(page) = super::answers(&visit)? {
        return Ok(page);
    }
    let slug = visit.app.cycle.sources.name.clone();
    let person = visit.signed_in()?.person.id.clone();
    let now = visit.now;
    let work = move |c: &mut Conn| {
        let cycle = cycles::find(&slug, c)?.ok_or(database::QueryError::NotFound)?;
        if let Some(digest) = &cycle.snapshot_digest {
            let detail = json!({ "file": "snapshot.txt", "snapshot": digest });
            log::append(Some(&person), "export", &format!("cycle:{slug}"), &detail, now, c)?;
        }
        Ok(cycle.snapshot)
    };
    let bytes = visit.app.database.write(work).await?.ok_or(Problem::NotFound)?;
    Ok(report::attachment("snapshot.txt", "text/plain; charset=utf-8", bytes))
}
