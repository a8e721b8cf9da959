//! The report as the live answers give it: its state, and its files.

mod files;
mod workspace;

pub use files::{attachment, csv, html, json, pdf};
pub use workspace::{page, share};

use std::sync::Arc;

use crate::access::Act;
use crate::latest::{Computed, latest};
use crate::problem::Problem;
use crate::visit::Visit;

/// The newest report, for headquarters; for auditors once the cycle is closed.
async fn newest(visit: &Visit) -> Result<Arc<Computed>, Problem> {
    let user = visit.signed_in()?;
    let may_read = user.may(Act::Run, visit.is_closed)
        || (visit.is_closed && user.may(Act::Audit, visit.is_closed));
    if !may_read {
        return Err(Problem::Forbidden);
    }
    latest(&visit.app).await
}
