#![doc = include_str!("../README.md")]

pub mod arguments;
pub mod commands;
pub mod cycle;
pub mod folder;
pub mod output;
pub mod progress;
pub mod report;
pub mod sources;
