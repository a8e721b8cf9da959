#![doc = include_str!("../README.md")]

pub mod cycle;
pub mod folder;
pub mod insight;
pub mod progress;
pub mod report;
pub mod sources;
