//! Style and script.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

const CSS: &str = "text/css; charset=utf-8";

/// One file of the look.
pub async fn asset(Path(name): Path<String>) -> Result<Response, Problem> {
    let (kind, text) = match name.as_str() {
        "style.css" => (CSS, include_str!("../../../../templates/collector/style.css")),
        _ => return Err(Problem::NotFound),
    };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600")], text)
        .into_response())
}
