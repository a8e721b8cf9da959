//! What an auditor reads: the frozen cycle, from a figure to the offices counted, their answers, and who gave them. Nothing
//! here changes anything but the log, which notes what was taken away.

mod cycle;
mod figure;
mod figures;
mod log;
mod office;
mod offices;

pub use cycle::{page, snapshot};
pub use figure::figure;
pub use figures::figures;
pub use log::log;
pub use office::office;
pub use offices::offices;

use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::access::Act;
use crate::pages::message::MessagePage;
use crate::problem::Problem;
use crate::visit::Visit;

/// Times of these pages are shown in this zone.
const ZONE: &str = "UTC";

/// Whether the visitor may read answers: headquarters always, auditors once the cycle is closed. Else the page that says so.
fn answers(visit: &Visit) -> Result<Option<Response>, Problem> {
    let user = visit.allowed(Act::Audit)?;
    if visit.is_closed || user.may(Act::Run, false) {
        return Ok(None);
    }
    let page = MessagePage::of(visit.frame(), "audit-open", &["audit-open-1", "audit-open-2"]);
    Ok(Some((StatusCode::FORBIDDEN, page.response()).into_response()))
}
