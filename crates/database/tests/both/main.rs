//! Each test runs on SQLite and, with the feature `postgres`, on the PostgreSQL of `TEST_POSTGRES_URL`.

#![expect(clippy::unwrap_used, reason = "a test ends at the first surprise")]

mod answers;
mod cycles;
mod kept;
mod log;
mod offices;
mod opening;
mod outbox;
mod people;
mod responses;
mod sign_in;
mod support;
mod together;
mod transactions;
