//! The connections of a running program.

use std::sync::Arc;

use deadpool::managed::{Manager, Metrics, Pool, PoolError, RecycleError, RecycleResult};
use deadpool_diesel::{Connection, Runtime};
use diesel::QueryResult;
use tokio::sync::Mutex;

use crate::Conn;
use crate::connection::Backend;
use crate::models::log::{self, Verified};

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// It could not be reached.
    #[error("the database can't be reached: {0}")]
    Unreachable(String),
    /// Its tables could not be brought up to date.
    #[error("the tables of the database can't be brought up to date: {0}")]
    Migration(String),
    /// A query failed.
    #[error(transparent)]
    Query(#[from] diesel::result::Error),
}

/// The database: clones share its connections.
#[derive(Clone)]
pub struct Database {
    pool: Pool<Connections>,
    /// SQLite has one writer at a time. Writers stand in line here, in order, and hold no connection while they wait:
    /// SQLite itself would let them poll for its lock, the unlucky ones for ever.
    writer: Option<Arc<Mutex<()>>>,
}

impl Database {
    /// Opens `url`, `sqlite://FILE` or `postgres://...`, and brings its tables up to date.
    pub async fn open(url: &str, connections: usize) -> Result<Self, Failure> {
        let backend = Backend::of(url).map_err(Failure::Unreachable)?;
        let pool = Pool::builder(Connections(url.to_owned()))
            .max_size(connections)
            .build()
            .map_err(|fault| Failure::Unreachable(fault.to_string()))?;
        let writer = (backend == Backend::Sqlite).then(Arc::default);
        let database = Self { pool, writer };
        database.with(Conn::migrate).await?.map_err(Failure::Migration)?;
        Ok(database)
    }

    /// Reads; see [`Conn::read`].
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<T, Failure> {
        Ok(self.with(move |c| c.read(work)).await??)
    }

    /// Writes in one transaction; see [`Conn::write`].
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<T, Failure> {
        let turn = match &self.writer {
            Some(writer) => Some(Arc::clone(writer).lock_owned().await),
            None => None,
        };
        let work = move |c: &mut Conn| {
            // Held until the work is done, even when no one waits for it any more.
            let _turn = turn;
            c.write(work)
        };
        Ok(self.with(work).await??)
    }

    /// Computes the chain of the log again, as it stands at one moment.
    pub async fn verify_log(&self) -> Result<Verified, Failure> {
        self.read(log::verify).await
    }

    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let connection = self.pool.get().await.map_err(|fault| {
            Failure::Unreachable(match fault {
                PoolError::Backend(why) => why,
                other => other.to_string(),
            })
        })?;
        connection.interact(work).await.map_err(|fault| Failure::Unreachable(fault.to_string()))
    }
}

/// Makes connections to a URL.
struct Connections(String);

impl Manager for Connections {
    type Type = Connection<Conn>;
    type Error = String;

    async fn create(&self) -> Result<Self::Type, String> {
        let url = self.0.clone();
        Connection::new(Runtime::Tokio1, move || Conn::connect(&url)).await
    }

    async fn recycle(&self, connection: &mut Self::Type, _: &Metrics) -> RecycleResult<String> {
        if connection.is_mutex_poisoned() {
            return Err(RecycleError::message("the work on it panicked"));
        }
        match connection.interact(Conn::check).await {
            Ok(checked) => checked.map_err(RecycleError::Backend),
            Err(fault) => Err(RecycleError::message(fault.to_string())),
        }
    }
}
