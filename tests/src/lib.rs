//! What the tests that cross crates share: the published facts, and the synthetic answers built to them.

pub mod facts;
pub mod synthetic;
