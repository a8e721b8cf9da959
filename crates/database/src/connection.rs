//! One connection type for both databases.

use std::time::Duration;

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

type Transactions = <Conn as Connection>::TransactionManager;

/// Which database a URL names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Backend {
    Sqlite,
    #[cfg(feature = "postgres")]
    Postgres,
}

impl Backend {
    /// Of `sqlite://FILE` or `postgres://...`.
    pub(crate) fn of(url: &str) -> Result<Self, String> {
        let scheme = url.split_once("://").map(|(scheme, _)| scheme);
        match scheme {
            Some("sqlite") => Ok(Self::Sqlite),
            #[cfg(feature = "postgres")]
            Some("postgres" | "postgresql") => Ok(Self::Postgres),
            #[cfg(not(feature = "postgres"))]
            Some("postgres" | "postgresql") => {
                Err("this program was built without the feature `postgres`".to_owned())
            }
            _ => Err("its address must begin with sqlite:// or postgres://".to_owned()),
        }
    }
}

impl Conn {
    /// Connects to `sqlite://FILE` or `postgres://...`. A commit is on disk before it is acknowledged.
    pub fn connect(url: &str) -> Result<Self, String> {
        let (connected, place) = match Backend::of(url)? {
            Backend::Sqlite => (diesel::SqliteConnection::establish(url).map(Self::Sqlite), url),
            // What libpq says names the server, and its address may hold a password.
            #[cfg(feature = "postgres")]
            Backend::Postgres => {
                (diesel::PgConnection::establish(url).map(Self::Postgres), "PostgreSQL")
            }
        };
        let mut conn = connected.map_err(|fault| format!("{place}: {fault}"))?;
        conn.configure().map_err(|fault| format!("{place}: {fault}"))?;
        Ok(conn)
    }

    fn configure(&mut self) -> QueryResult<()> {
        match self {
            Self::Sqlite(c) => c.batch_execute(
                "PRAGMA busy_timeout = 10000; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                 PRAGMA foreign_keys = ON;",
            ),
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => c.batch_execute("SET synchronous_commit = on; SET client_min_messages = error"),
        }
    }

    /// Whether it can be used again.
    pub(crate) fn check(&mut self) -> Result<(), String> {
        if Transactions::is_broken_transaction_manager(self) {
            return Err("a transaction was left open".to_owned());
        }
        self.batch_execute("SELECT 1").map_err(|fault| fault.to_string())
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

    /// Reads the database as it stands at one moment, whatever others write meanwhile. `work` can't write.
    pub fn read<T>(&mut self, work: impl FnOnce(&mut Self) -> QueryResult<T>) -> QueryResult<T> {
        self.begin("BEGIN", "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")?;
        self.only_reads(true)?;
        let result = work(self);
        let result = self.end(result);
        self.only_reads(false)?;
        result
    }

    /// Runs `work` as one transaction, as if no other ran at the same time. It may run several times and must do
    /// nothing but read and write the database.
    pub fn write<T>(&mut self, work: impl Fn(&mut Self) -> QueryResult<T>) -> QueryResult<T> {
        for tried in 1..TRIES {
            match self.write_once(&work) {
                Err(fault) if lost_race(&fault) => std::thread::sleep(pause(tried)),
                done => return done,
            }
        }
        self.write_once(&work)
    }

    fn write_once<T>(&mut self, work: &impl Fn(&mut Self) -> QueryResult<T>) -> QueryResult<T> {
        self.begin("BEGIN IMMEDIATE", "BEGIN ISOLATION LEVEL SERIALIZABLE")?;
        let result = work(self);
        self.end(result)
    }

    #[cfg_attr(not(feature = "postgres"), expect(unused_variables, reason = "one database only"))]
    fn begin(&mut self, sqlite: &str, postgres: &str) -> QueryResult<()> {
        match self {
            Self::Sqlite(c) => AnsiTransactionManager::begin_transaction_sql(c, sqlite),
            #[cfg(feature = "postgres")]
            Self::Postgres(c) => AnsiTransactionManager::begin_transaction_sql(c, postgres),
        }
    }

    fn end<T>(&mut self, result: QueryResult<T>) -> QueryResult<T> {
        match result {
            Ok(value) => Transactions::commit_transaction(self).map(|()| value),
            Err(fault) => match Transactions::rollback_transaction(self) {
                // Why the work failed says more, and the pool throws a broken connection away.
                Ok(()) | Err(Error::BrokenTransactionManager) => Err(fault),
                Err(worse) => Err(worse),
            },
        }
    }

    /// SQLite has no transaction that can only read.
    fn only_reads(&mut self, yes: bool) -> QueryResult<()> {
        match self {
            Self::Sqlite(c) => c.batch_execute(if yes {
                "PRAGMA query_only = ON"
            } else {
                "PRAGMA query_only = OFF"
            }),
            #[cfg(feature = "postgres")]
            Self::Postgres(_) => Ok(()),
        }
    }
}

/// Whether PostgreSQL gave a transaction up because of others: it can be tried again. diesel has no kind for a deadlock.
fn lost_race(fault: &Error) -> bool {
    match fault {
        Error::DatabaseError(DatabaseErrorKind::SerializationFailure, _) => true,
        Error::DatabaseError(DatabaseErrorKind::Unknown, said) => {
            said.message().starts_with("deadlock detected")
        }
        _ => false,
    }
}

/// How long to stand back before the next try: at random, and longer each time, so that those who met part.
fn pause(tried: u32) -> Duration {
    let most = 1_u64 << tried.min(6);
    let random = getrandom::u32().unwrap_or_default();
    Duration::from_micros(u64::from(random) % (most * 500))
}
