//! Snapshot and indicators to figures: what is counted, out of what, and who was counted. Pure.

pub mod figure;
