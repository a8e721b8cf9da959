//! The web.

pub mod words;
