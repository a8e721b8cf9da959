#![doc = include_str!("../README.md")]

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
