//! One connection type for both databases.

use diesel::connection::{AnsiTransactionManager, SimpleConnection, TransactionManager};
use diesel::prelude::*;
use diesel::result::{DatabaseErrorKind, Error};
use diesel_migrations::{EmbeddedMigrations, MigrationHarness, embed_migrations};

const MIGRATIONS: EmbeddedMigrations = embed_migrations!("../../migrations");

/// How often a transaction is tried again that the database could not put in order with others.
const TRIES: u32 = 100;

/// A connection to SQLite, or to PostgreSQL with the feature `postgres`.
#[derive(diesel::MultiConnection)]
pub enum Conn {
    /// Embedded.
    Sqlite(diesel::SqliteConnection),
    /// A server.
    #[cfg(feature = "postgres")]
    Postgres(diesel::PgConnection),
}

/// Runs a query that `Conn` itself can't express; the body is compiled for each database.
macro_rules! on_backend {
    ($conn:expr, |$c:ident| $body:expr) => {
        match $conn {
            $crate::Conn::Sqlite($c) => $body,
            #[cfg(feature = "postgres")]
            $crate::Conn::Postgres($c) => $body,
        }
    };
}
pub(crate) use on_backend;

impl Conn {
    /// Settings of every new connection. A commit is on disk before it is acknowledged.
    pub(crate) fn configure(&mut self) -> QueryResult<()> {
        match self {
            Self::Sqlite(c) => c.batch_execute(
                "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON;",
            ),
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => c.batch_execute("SET TIME ZONE 'UTC'; SET client_min_messages = warning"),
        }
    }

    /// Brings the tables up to date.
    pub(crate) fn migrate(&mut self) -> Result<(), String> {
        self.run_pending_migrations(MIGRATIONS).map(drop).map_err(|fault| fault.to_string())
    }

    /// Takes all tables away again.
    #[doc(hidden)]
    pub fn unmigrate(&mut self) -> Result<(), String> {
        self.revert_all_migrations(MIGRATIONS).map(drop).map_err(|fault| fault.to_string())
    }

    /// Runs `work` as one transaction, as if no other ran at the same time. It may run several times and must do
    /// nothing but read and write the database.
    pub fn write<T>(&mut self, work: impl Fn(&mut Self) -> QueryResult<T>) -> QueryResult<T> {
        for _ in 1..TRIES {
            match self.write_once(&work) {
                Err(Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _)) => {}
                done => return done,
            }
        }
        self.write_once(&work)
    }

    fn write_once<T>(&mut self, work: &impl Fn(&mut Self) -> QueryResult<T>) -> QueryResult<T> {
        match self {
            Self::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, "BEGIN IMMEDIATE")?,
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => {
                AnsiTransactionManager::begin_transaction_sql(
                    c,
                    "BEGIN ISOLATION LEVEL SERIALIZABLE",
                )?;
            }
        }
        type Transactions = <Conn as Connection>::TransactionManager;
        match work(self) {
            Ok(value) => Transactions::commit_transaction(self).map(|()| value),
            Err(fault) => {
                Transactions::rollback_transaction(self)?;
                Err(fault)
            }
        }
    }
}
