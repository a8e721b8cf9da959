#![doc = include_str!("../README.md")]

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
