//! Mails: written into the outbox, sent by a worker.

pub mod letter;
pub mod server;
pub mod transport;
pub mod worker;
