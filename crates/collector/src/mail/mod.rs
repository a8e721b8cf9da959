//! Mails: written into the outbox, sent by a worker.

pub mod letter;
pub mod transport;
pub mod worker;
