//! Databases for one test each, and what stands in them at the beginning.

use std::any::Any;

use database::models::cycles::{self, Cycle};
use database::models::people::{self, Person};
use database::models::responses::{self, ResponseRow};
use database::{Conn, Database, Moment};
use diesel::connection::SimpleConnection;
use diesel::prelude::*;
use diesel::sql_types::BigInt;
use time::Duration;
use time::macros::datetime;

#[derive(QueryableByName)]
struct Number {
    #[diesel(sql_type = BigInt)]
    n: i64,
}

/// An empty database with its tables; it goes away with the test.
pub struct TestDb {
    pub url: String,
    /// Takes it away when it is dropped.
    _keeper: Box<dyn Any>,
}

impl TestDb {
    pub fn sqlite() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}", folder.path().join("test.db").display());
        Self { url, _keeper: Box::new(folder) }
    }

    #[cfg(feature = "postgres")]
    pub fn postgres() -> Self {
        let schema = Schema::new();
        Self { url: schema.url(), _keeper: Box::new(schema) }
    }

    pub fn connect(&self) -> Conn {
        Conn::connect(&self.url).unwrap()
    }

    /// Opens it as the program does.
    pub async fn open(&self, connections: usize) -> Database {
        Database::open(&self.url, connections).await.unwrap()
    }

    /// Its tables made, one connection to it.
    pub fn migrated(&self) -> Conn {
        run(async { drop(self.open(1).await) });
        self.connect()
    }

    /// The number `n` of the one row of a query.
    pub fn count(&self, sql: &str) -> i64 {
        let rows: Vec<Number> = diesel::sql_query(sql).load(&mut self.connect()).unwrap();
        rows[0].n
    }

    /// Does what the program never does, past all constraints.
    pub fn tamper(&self, sql: &str) {
        match &mut self.connect() {
            Conn::Sqlite(c) => c.batch_execute(&format!("PRAGMA foreign_keys = OFF; {sql}")),
            #[cfg(feature = "postgres")]
            Conn::Postgres(c) => {
                c.batch_execute(&format!("SET session_replication_role = replica; {sql}"))
            }
        }
        .unwrap();
    }
}

/// A schema of its own in the PostgreSQL that the tests are given.
#[cfg(feature = "postgres")]
struct Schema {
    server: String,
    name: String,
}

#[cfg(feature = "postgres")]
impl Schema {
    #[expect(clippy::disallowed_methods, reason = "tests are told by it where PostgreSQL is")]
    fn new() -> Self {
        let server = std::env::var("TEST_POSTGRES_URL").expect(
            "set TEST_POSTGRES_URL to a PostgreSQL for tests, or test without the feature `postgres`; \
             tests/databases/postgres starts one",
        );
        let schema =
            Self { server, name: format!("test_{}", &database::id::secret().unwrap()[..16]) };
        schema.execute(&format!("CREATE SCHEMA {}", schema.name));
        schema
    }

    fn url(&self) -> String {
        let mark = if self.server.contains('?') { '&' } else { '?' };
        format!("{}{mark}options=--search_path%3D{}", self.server, self.name)
    }

    fn execute(&self, sql: &str) {
        Conn::connect(&self.server).unwrap().batch_execute(sql).unwrap();
    }
}

#[cfg(feature = "postgres")]
impl Drop for Schema {
    fn drop(&mut self) {
        self.execute(&format!("DROP SCHEMA {} CASCADE", self.name));
    }
}

/// Writes each test once, and runs it once a database.
macro_rules! db_test {
    ($($(#[$attribute:meta])* fn $name:ident($db:ident) $body:block)*) => { $(
        $(#[$attribute])*
        mod $name {
            use super::*;

            fn body($db: &$crate::support::TestDb) $body

            #[test]
            fn sqlite() {
                body(&$crate::support::TestDb::sqlite());
            }

            #[cfg(feature = "postgres")]
            #[test]
            fn postgres() {
                body(&$crate::support::TestDb::postgres());
            }
        }
    )* };
}
pub(crate) use db_test;

/// Runs to its end what the program runs beside other things.
pub fn run<T>(work: impl Future<Output = T>) -> T {
    tokio::runtime::Builder::new_multi_thread().enable_all().build().unwrap().block_on(work)
}

/// So many seconds after a fixed moment.
pub fn at(seconds: i64) -> Moment {
    Moment::of(datetime!(2026-11-24 09:00 UTC)).plus(Duration::seconds(seconds))
}

/// One cycle, the draft of one office, and two colleagues.
pub struct World {
    pub cycle: Cycle,
    pub response: ResponseRow,
    pub ama: Person,
    pub kofi: Person,
}

impl World {
    pub fn new(c: &mut Conn) -> Self {
        let cycle = cycles::insert("annual-report-2017", at(0), c).unwrap();
        let response = responses::insert(&cycle.id, "GHA", 1, at(0), c).unwrap();
        let ama = people::find_or_insert("ama@gha.example", "Ama", "en", at(0), c).unwrap();
        let kofi = people::find_or_insert("kofi@gha.example", "Kofi", "en", at(0), c).unwrap();
        Self { cycle, response, ama, kofi }
    }

    /// Its response as it stands.
    pub fn now(&self, c: &mut Conn) -> ResponseRow {
        responses::find(&self.cycle.id, "GHA", c).unwrap().unwrap()
    }
}
