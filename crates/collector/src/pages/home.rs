//! Where someone begins, and the pages that anyone may read.

use axum::response::{IntoResponse, Redirect, Response};

use super::message::MessagePage;
use crate::access::Act;
use crate::problem::Problem;
use crate::visit::Visit;

/// Leads to the first page of whoever is signed in.
pub async fn home(visit: Visit) -> Result<Response, Problem> {
    let user = visit.signed_in()?;
    let to = if user.may(Act::Run, false) {
        "/headquarters".to_owned()
    } else if user.may(Act::Audit, false) {
        "/audit".to_owned()
    } else if user.regions().next().is_some() {
        "/region".to_owned()
    } else if let Some(office) = user.offices().next() {
        format!("/office/{office}")
    } else {
        return Ok(MessagePage::of(visit.frame(), "no-role", &["no-role-do"]).response());
    };
    Ok(Redirect::to(&to).into_response())
}

/// How to get help.
pub async fn help(visit: Visit) -> Response {
    let texts = ["help-1", "help-2", "help-3", "help-4"];
    MessagePage::of(visit.frame(), "help-heading", &texts).response()
}

/// What was done for everyone to be able to use the pages.
pub async fn accessibility(visit: Visit) -> Response {
    MessagePage::of(visit.frame(), "accessibility", &["accessibility-1", "accessibility-2"])
        .response()
}

/// How answers are used.
pub async fn privacy(visit: Visit) -> Response {
    MessagePage::of(visit.frame(), "privacy", &["privacy-1", "privacy-2", "privacy-3"]).response()
}

/// That the program runs and reaches its database.
pub async fn health(visit: Visit) -> Result<&'static str, Problem> {
    let cycle = visit.app.cycle.id.clone();
    visit.app.database.read(move |c| database::models::cycles::is_closed(&cycle, c)).await?;
    Ok("ok\n")
}
