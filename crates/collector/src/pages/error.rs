//! The page that says what went wrong and how to go on.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};

use super::office::evidence::MEGABYTES;
use crate::frame::Frame;
use crate::problem::Problem;

#[derive(Template)]
#[template(path = "collector/error.html")]
struct ErrorPage {
    frame: Frame,
    heading: String,
    text: String,
    can_sign_in: bool,
    is_fault: bool,
    kept: Vec<(String, String)>,
}

/// The page of a problem.
pub fn error_page(problem: &Problem, frame: Frame) -> Response {
    page_keeping(problem, frame, Vec::new())
}

/// The same, with what was typed kept in the page so that it can be sent again.
pub fn page_keeping(problem: &Problem, frame: Frame, kept: Vec<(String, String)>) -> Response {
    let (heading, text) = problem.words();
    let page = ErrorPage {
        heading: frame.t(heading),
        text: frame.n(text, "megabytes", MEGABYTES),
        can_sign_in: matches!(problem, Problem::SignIn(_)),
        is_fault: matches!(problem, Problem::Fault(_)),
        kept,
        frame,
    };
    (problem.status(), html(&page)).into_response()
}

/// A page as HTML.
pub fn html(page: &impl Template) -> Response {
    match page.render() {
        Ok(text) => Html(text).into_response(),
        Err(fault) => {
            Problem::Fault(format!("a page could not be written: {fault}")).into_response()
        }
    }
}
