//! Narrative and figures to a document; the document to HTML and PDF. Pure.

pub mod document;
pub mod language;
pub mod narrative;
mod nearest;
