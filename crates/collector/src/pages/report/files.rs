//! The files of the report.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::Query;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use database::models::log;
use serde_json::json;
use tokio::task::spawn_blocking;

use super::newest;
use crate::latest::Computed;
use crate::problem::Problem;
use crate::visit::Visit;

/// The language asked for: `?edition=fr`.
fn edition(query: &BTreeMap<String, String>) -> String {
    query.get("edition").cloned().unwrap_or_default()
}

/// The report as one page, under a policy of its own.
pub async fn html(
    visit: Visit,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let computed = newest(&visit).await?;
    note(&visit, "report.html", &computed).await?;
    let edition = edition(&query);
    let write = move || {
        let page = computed.page(&edition)?;
        let headers = [
            (header::CONTENT_SECURITY_POLICY, page.policy.clone()),
            (header::CONTENT_TYPE, "text/html; charset=utf-8".to_owned()),
        ];
        Some((headers, page.html.clone()).into_response())
    };
    off_the_thread(write).await?.ok_or(Problem::NotFound)
}

/// The report as PDF.
#[cfg(feature = "pdf")]
pub async fn pdf(
    visit: Visit,
    Query(query): Query<BTreeMap<String, String>>,
) -> Result<Response, Problem> {
    let computed = newest(&visit).await?;
    note(&visit, "report.pdf", &computed).await?;
    let edition = edition(&query);
    let write = move || computed.pdf(&edition).cloned();
    let bytes = off_the_thread(write).await?.ok_or(Problem::NotFound)?;
    let bytes = bytes.map_err(Problem::Fault)?;
    Ok(([(header::CONTENT_TYPE, "application/pdf")], bytes).into_response())
}

/// Says that this build writes no PDF.
#[cfg(not(feature = "pdf"))]
pub async fn pdf(visit: Visit) -> Result<Response, Problem> {
    use axum::http::StatusCode;

    newest(&visit).await?;
    let texts = ["report-no-pdf-1", "report-no-pdf-2"];
    let page = crate::pages::message::MessagePage::of(visit.frame(), "report-no-pdf", &texts);
    Ok((StatusCode::NOT_IMPLEMENTED, page.response()).into_response())
}

/// All figures as JSON.
pub async fn json(visit: Visit) -> Result<Response, Problem> {
    let computed = newest(&visit).await?;
    note(&visit, "figures.json", &computed).await?;
    let text = off_the_thread(move || computed.report.figures_json()).await?;
    Ok(attachment("figures.json", "application/json", text.into_bytes()))
}

/// All figures as CSV.
pub async fn csv(visit: Visit) -> Result<Response, Problem> {
    let computed = newest(&visit).await?;
    note(&visit, "figures.csv", &computed).await?;
    let bytes = off_the_thread(move || computed.report.figures_csv()).await?;
    Ok(attachment("figures.csv", "text/csv; charset=utf-8", bytes))
}

/// A file to keep.
pub fn attachment(name: &str, kind: &'static str, bytes: Vec<u8>) -> Response {
    let headers = [
        (header::CONTENT_TYPE, kind.to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    (headers, bytes).into_response()
}

async fn off_the_thread<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<T, Problem> {
    spawn_blocking(work).await.map_err(|fault| Problem::Fault(fault.to_string()))
}

/// Notes an export.
async fn note(visit: &Visit, file: &'static str, computed: &Arc<Computed>) -> Result<(), Problem> {
    let person = visit.signed_in()?.person.id.clone();
    let subject = format!("cycle:{}", visit.app.cycle.sources.name);
    let detail = json!({ "file": file, "snapshot": computed.report.figures.snapshot });
    let now = visit.now;
    let work = move |c: &mut database::Conn| {
        log::append(Some(&person), "export", &subject, &detail, now, c)
    };
    Ok(visit.app.database.write(work).await?)
}
