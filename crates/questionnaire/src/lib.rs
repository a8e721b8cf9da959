//! What may be asked, and what counts as an answer. Pure: bytes in, values and diagnostics out.

pub mod closest;
pub mod cycle;
pub mod day;
pub mod diagnostic;
pub mod expression;
pub mod form;
pub mod response;
pub mod roster;
pub mod sheet;
pub mod translated;
