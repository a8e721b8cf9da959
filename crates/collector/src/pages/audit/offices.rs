//! The offices of the cycle.

use askama::Template;
use axum::response::Response;
use database::models::{offices, responses};
use database::{Conn, QueryResult};

use crate::cycle::name_of;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "collector/audit/offices.html")]
struct OfficesPage {
    frame: Frame,
    offices: Vec<OfficeView>,
}

struct OfficeView {
    code: String,
    name: String,
    region: String,
    state: String,
    digest: String,
    exempt: Option<String>,
}

type Rows = (Vec<offices::Office>, Vec<responses::ResponseRow>);

fn read(cycle: &str, conn: &mut Conn) -> QueryResult<Rows> {
    Ok((offices::all(cycle, conn)?, responses::all(cycle, conn)?))
}

/// All offices with their state.
pub async fn offices(visit: Visit) -> Result<Response, Problem> {
    if let Some(page) = super::answers(&visit)? {
        return Ok(page);
    }
    let cycle = visit.app.cycle.id.clone();
    let (offices, responses) = visit.app.database.read(move |c| read(&cycle, c)).await?;
    let frame = visit.frame();
    let view = |office: &offices::Office| {
        let response = responses.iter().find(|row| row.office == office.code);
        OfficeView {
            code: office.code.clone(),
            name: name_of(office).get(frame.language()).to_owned(),
            region: office.region.clone(),
            state: response.map_or_else(String::new, |r| frame.t(&format!("response-{}", r.state))),
            digest: response.and_then(|row| row.digest.clone()).unwrap_or_default(),
            exempt: office.exempt.clone(),
        }
    };
    let offices = offices.iter().map(view).collect();
    Ok(html(&OfficesPage { frame, offices }))
}
