#![doc = include_str!("../README.md")]

mod abbreviations;
pub mod build;
mod cards;
pub mod compare;
mod cover;
pub mod document;
pub mod gate;
pub mod html;
pub mod language;
mod layout;
mod localized;
pub mod narrative;
#[cfg(feature = "pdf")]
pub mod pdf;
mod run;
mod sentence;
mod source;
mod text;
pub mod usage;
mod words;
