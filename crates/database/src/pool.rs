//! The connections of a running program.

use deadpool::managed::{Hook, HookError};
use deadpool_diesel::{Manager, Runtime};
use diesel::QueryResult;

use crate::Conn;

type Pool = deadpool::managed::Pool<Manager<Conn>>;

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
    pool: Pool,
}

impl Database {
    /// Opens `url`, `sqlite://FILE` or `postgres://...`, and brings its tables up to date.
    pub async fn open(url: &str, connections: usize) -> Result<Self, Failure> {
        let configure = Hook::async_fn(|c: &mut deadpool_diesel::Connection<Conn>, _| {
            Box::pin(async move {
                let done = c.interact(Conn::configure).await;
                done.map_err(|fault| HookError::message(fault.to_string()))?
                    .map_err(|fault| HookError::message(fault.to_string()))
            })
        });
        let pool = Pool::builder(Manager::new(url, Runtime::Tokio1))
            .max_size(connections)
            .post_create(configure)
            .build()
            .map_err(|fault| Failure::Unreachable(fault.to_string()))?;
        let database = Self { pool };
        database.with(Conn::migrate).await?.map_err(Failure::Migration)?;
        Ok(database)
    }

    /// Reads.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<T, Failure> {
        Ok(self.with(work).await??)
    }

    /// Writes in one transaction; see [`Conn::write`].
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl Fn(&mut Conn) -> QueryResult<T> + Send + 'static,
    ) -> Result<T, Failure> {
        Ok(self.with(move |c| c.write(work)).await??)
    }

    async fn with<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Conn) -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let connection =
            self.pool.get().await.map_err(|fault| Failure::Unreachable(fault.to_string()))?;
        connection.interact(work).await.map_err(|fault| Failure::Unreachable(fault.to_string()))
    }
}
