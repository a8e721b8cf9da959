//! A reviewer reads the answers of an office, comments on single answers, and returns or approves the whole.

mod answer;
mod comment;
mod course;
mod decide;
mod mail;
mod page;

pub use answer::{AnswerView, said};
pub use comment::comment;
pub use course::Course;
pub use decide::{approve, send_back};
pub use page::{StepView, review, steps};

use database::models::responses::Status;

use crate::frame::Frame;

/// The tag of a state as reviewers and auditors read it: its class and its words.
pub fn state(status: Status, frame: &Frame) -> (&'static str, String) {
    match status {
        Status::Draft => ("half", frame.t("review-draft")),
        Status::Submitted => ("sent", frame.t("review-submitted")),
        Status::Returned => ("off", frame.t("review-returned")),
        Status::Approved => ("done", frame.t("review-approved")),
    }
}
