#![doc = include_str!("../README.md")]

pub mod cycle;
pub mod folder;
pub mod progress;
pub mod report;
pub mod sources;
