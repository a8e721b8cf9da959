#![doc = include_str!("../README.md")]

mod connection;
pub mod id;
pub mod models;
pub mod moment;
mod pool;
mod schema;

pub use connection::Conn;
pub use diesel::QueryResult;
pub use diesel::result::Error as QueryError;
pub use moment::Moment;
pub use pool::{Database, Failure};
