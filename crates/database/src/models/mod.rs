//! The rows, and what is done with them. Each function runs on one connection; several make one transaction inside
//! [`crate::Database::write`].

pub mod answers;
pub mod comments;
pub mod conflicts;
pub mod cycles;
pub mod evidence;
pub mod log;
pub mod offices;
pub mod outbox;
pub mod people;
pub mod responses;
pub mod sign_in;
