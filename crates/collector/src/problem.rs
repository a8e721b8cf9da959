//! What can go wrong with a request, and the page that says so.

use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};

use crate::frame::Frame;
use crate::pages::error::error_page;

/// Why a request was not done. Nothing was changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Problem {
    /// Nobody is signed in; where they wanted to go.
    SignIn(String),
    /// They may not.
    Forbidden,
    /// There is no such page.
    NotFound,
    /// The body is larger than it may be.
    TooLarge,
    /// The body can't be read.
    Unreadable,
    /// It was asked for too often.
    TooOften,
    /// What was to be changed changed meanwhile, or is locked.
    Stale,
    /// The cycle is closed: nothing changes any more.
    Closed,
    /// What was sent is wrong; the key of the words that say how.
    Wrong(&'static str),
    /// A fault of the program or its database. The text is for the operator's output and is not shown.
    Fault(String),
}

impl Problem {
    /// Its status.
    pub fn status(&self) -> StatusCode {
        match self {
            Self::SignIn(_) => StatusCode::UNAUTHORIZED,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unreadable => StatusCode::BAD_REQUEST,
            Self::TooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::Stale | Self::Closed => StatusCode::CONFLICT,
            Self::Wrong(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Fault(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The keys of its heading and of what to do.
    pub fn words(&self) -> (&'static str, &'static str) {
        match self {
            Self::SignIn(_) => ("problem-sign-in", "problem-sign-in-do"),
            Self::Forbidden => ("problem-forbidden", "problem-forbidden-do"),
            Self::NotFound => ("problem-not-found", "problem-not-found-do"),
            Self::TooLarge => ("problem-too-large", "problem-too-large-do"),
            Self::Unreadable => ("problem-unreadable", "problem-unreadable-do"),
            Self::TooOften => ("problem-too-often", "problem-too-often-do"),
            Self::Stale => ("problem-stale", "problem-stale-do"),
            Self::Closed => ("problem-closed", "problem-closed-do"),
            Self::Wrong(key) => ("problem-wrong", key),
            Self::Fault(_) => ("problem-fault", "problem-fault-do"),
        }
    }

    /// The page that says so.
    pub fn page(self, frame: Frame) -> Response {
        if let Self::Fault(text) = &self {
            tracing::error!(number = %frame.fault_number, "{text}");
        }
        if let Self::SignIn(to) = &self
            && frame.is_get
        {
            return Redirect::to(&format!("/sign-in?to={}", encoded(to))).into_response();
        }
        error_page(&self, frame)
    }
}

fn encoded(text: &str) -> String {
    form_urlencoded::byte_serialize(text.as_bytes()).collect()
}

impl From<database::Failure> for Problem {
    fn from(failure: database::Failure) -> Self {
        Self::Fault(failure.to_string())
    }
}

impl From<anyhow::Error> for Problem {
    fn from(fault: anyhow::Error) -> Self {
        Self::Fault(format!("{fault:#}"))
    }
}

/// Where no frame is at hand: a later layer dresses it.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = self.status().into_response();
        response.extensions_mut().insert(self);
        response
    }
}
