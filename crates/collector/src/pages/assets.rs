//! Style, scripts and the mark.

use axum::extract::Path;
use axum::http::header;
use axum::response::{IntoResponse, Response};

use crate::problem::Problem;

const CSS: &str = "text/css; charset=utf-8";
const SCRIPT: &str = "text/javascript; charset=utf-8";

/// One file of the look.
pub async fn asset(Path(name): Path<String>) -> Result<Response, Problem> {
    let (kind, text) = match name.as_str() {
        "style.css" => (CSS, include_str!("../../../../templates/collector/style.css")),
        "expressions.js" => {
            (SCRIPT, include_str!("../../../../templates/collector/expressions.js"))
        }
        "form.js" => (SCRIPT, include_str!("../../../../templates/collector/form.js")),
        "save.js" => (SCRIPT, include_str!("../../../../templates/collector/save.js")),
        "beside.js" => (SCRIPT, include_str!("../../../../templates/collector/beside.js")),
        "mark.svg" => ("image/svg+xml", include_str!("../../../../templates/collector/mark.svg")),
        _ => return Err(Problem::NotFound),
    };
    Ok(([(header::CONTENT_TYPE, kind), (header::CACHE_CONTROL, "public, max-age=3600")], text)
        .into_response())
}
