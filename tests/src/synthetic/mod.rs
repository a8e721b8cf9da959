//! Synthetic answers to a real questionnaire, built so that every published total, subset and named country holds at
//! once. They are answers only: what is computed from them is computed by the product, which never sees a total.

mod amounts;
mod chance;
mod choose;
mod condition;
mod making;
mod needs;
mod offices;
mod relevance;
mod spread;
mod wanted;
mod write;

pub use write::{Year, responses};
