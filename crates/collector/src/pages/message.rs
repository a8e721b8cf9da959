//! A page with one message, and perhaps a button.

use askama::Template;
use axum::response::Response;

use super::error::html;
use crate::frame::Frame;

/// A button that sends an empty form.
pub struct Action {
    /// Where to.
    pub address: String,
    /// What it says.
    pub label: String,
}

/// The page.
#[derive(Template)]
#[template(path = "collector/message.html")]
pub struct MessagePage {
    /// Its frame.
    pub frame: Frame,
    /// Its heading.
    pub heading: String,
    /// Its paragraphs.
    pub texts: Vec<String>,
    /// Its buttons.
    pub actions: Vec<Action>,
}

impl MessagePage {
    /// From the keys of its words.
    pub fn of(frame: Frame, heading: &str, texts: &[&str]) -> Self {
        let heading = frame.t(heading);
        let texts = texts.iter().map(|key| frame.t(key)).collect();
        Self { frame, heading, texts, actions: Vec::new() }
    }

    /// With a button.
    #[must_use]
    pub fn action(mut self, address: impl Into<String>, key: &str) -> Self {
        self.actions.push(Action { address: address.into(), label: self.frame.t(key) });
        self
    }

    /// As a response.
    pub fn response(self) -> Response {
        html(&self)
    }
}
