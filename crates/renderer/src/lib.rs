//! Narrative and figures to a document; the document to HTML and PDF. Pure.

mod abbreviations;
pub mod build;
mod cards;
pub mod compare;
mod cover;
pub mod document;
pub mod gate;
pub mod language;
pub mod narrative;
mod run;
mod sentence;
mod source;
mod text;
pub mod usage;
mod words;
