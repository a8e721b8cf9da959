#![doc = include_str!("../README.md")]

mod cells;
pub mod columns;
pub mod evaluate;
pub mod exact;
pub mod explain;
pub mod figure;
pub mod indicator;
pub mod output;
pub mod program;
mod published;
pub mod records;
pub mod snapshot;
mod sorting;

pub use evaluate::{Dataset, Settings, compute};
pub use explain::{changes, explain};
pub use sorting::by_name;
