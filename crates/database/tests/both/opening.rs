use database::{Conn, Database};
use diesel::prelude::*;
use diesel::sql_types::Text;

use crate::support::{TestDb, World, db_test, run};

#[derive(QueryableByName)]
struct Named {
    #[diesel(sql_type = Text)]
    name: String,
}

fn tables(c: &mut Conn) -> Vec<String> {
    let rows: Vec<Named> = match c {
        Conn::Sqlite(c) => {
            diesel::sql_query("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
                .load(c)
        }
        #[cfg(feature = "postgres")]
        Conn::Postgres(c) => diesel::sql_query(
            "SELECT tablename::text COLLATE \"C\" AS name FROM pg_tables WHERE schemaname = current_schema() \
             ORDER BY name",
        )
        .load(c),
    }
    .unwrap();
    rows.into_iter().map(|row| row.name).filter(|name| !name.starts_with("__")).collect()
}

db_test! {
    fn migrations_make_every_table_and_take_each_away(db) {
        let mut c = db.migrated();
        let expected = [
            "answers", "changes", "comments", "conflicts", "consents", "cycles", "evidence", "explanations", "links",
            "log", "offices", "outbox", "people", "questionnaires", "responses", "roles", "seals", "sessions",
            "transitions", "unsealed",
        ];
        assert_eq!(tables(&mut c), expected);
        c.unmigrate().unwrap();
        assert_eq!(tables(&mut c), [""; 0]);
        let mut again = db.migrated();
        assert_eq!(tables(&mut again), expected);
    }

    fn opening_again_keeps_what_is_there(db) {
        let world = World::new(&mut db.migrated());
        assert_eq!(world.now(&mut db.migrated()), world.response);
    }
}

/// A power cut takes nothing that was acknowledged: a commit waits for the disk.
#[test]
fn sqlite_waits_for_the_disk_and_keeps_its_references() {
    let db = TestDb::sqlite();
    // 2 is FULL: https://www.sqlite.org/pragma.html#pragma_synchronous
    for (pragma, column, expected) in [
        ("synchronous", "synchronous", "2"),
        ("journal_mode", "journal_mode", "wal"),
        ("foreign_keys", "foreign_keys", "1"),
    ] {
        let sql = format!("SELECT CAST({column} AS TEXT) AS name FROM pragma_{pragma}");
        let rows: Vec<Named> = diesel::sql_query(sql).load(&mut db.connect()).unwrap();
        assert_eq!(rows[0].name, expected, "{pragma}");
    }
}

#[cfg(feature = "postgres")]
#[test]
fn postgresql_waits_for_the_disk_whatever_it_is_told_elsewhere() {
    let db = TestDb::postgres();
    let mut c = Conn::connect(&format!("{}%20-c%20synchronous_commit%3Doff", db.url)).unwrap();
    let sql = "SELECT current_setting('synchronous_commit') AS name";
    let rows: Vec<Named> = diesel::sql_query(sql).load(&mut c).unwrap();
    assert_eq!(rows[0].name, "on");
}

fn refusal(url: &str) -> String {
    run(Database::open(url, 2)).err().expect("it must not open").to_string()
}

#[test]
fn an_address_of_no_known_kind_is_refused() {
    for url in ["", "collector.db", "mysql://localhost/x", "sqlite:collector.db"] {
        assert_eq!(
            refusal(url),
            "the database can't be reached: its address must begin with sqlite:// or postgres://",
            "{url}"
        );
    }
}

#[test]
fn a_file_in_no_folder_is_named() {
    let said = refusal("sqlite:///no/such/folder/collector.db");
    assert!(said.contains("/no/such/folder/collector.db"), "{said}");
}

#[test]
fn a_file_that_is_no_database_is_refused_and_stays_as_it_is() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("letter.txt");
    std::fs::write(&file, "Dear colleagues, ".repeat(100)).unwrap();
    let said = refusal(&format!("sqlite://{}", file.display()));
    assert!(said.contains("not a database"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).unwrap(), "Dear colleagues, ".repeat(100));
}

#[cfg(not(feature = "postgres"))]
#[test]
fn postgresql_asks_for_its_feature() {
    assert!(refusal("postgres://localhost/x").contains("feature `postgres`"));
}

#[cfg(feature = "postgres")]
#[test]
fn a_server_that_does_not_answer_is_told_apart_from_a_wrong_address_and_no_password_is_shown() {
    let said = refusal("postgres://ama:secret-word@127.0.0.1:1/x");
    assert!(said.contains("Connection refused"), "{said}");
    assert!(!said.contains("secret-word"), "{said}");
}
