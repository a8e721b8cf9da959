use database::models::{cycles, people};
use database::{QueryError, QueryResult};

use crate::support::{World, at, db_test, run};

db_test! {
    fn what_fails_changes_nothing_and_the_next_work_goes_on(db) {
        let mut c = db.migrated();
        let done: QueryResult<()> = c.write(|c| {
            cycles::insert("a", at(0), c)?;
            cycles::insert("a", at(0), c)?;
            Ok(())
        });
        assert!(matches!(done, Err(QueryError::DatabaseError(..))), "{done:?}");
        assert_eq!(cycles::find("a", &mut c), Ok(None));
        c.write(|c| cycles::insert("a", at(0), c)).unwrap();
        assert!(cycles::find("a", &mut c).unwrap().is_some());
    }

    fn work_that_panics_changes_nothing_and_the_next_work_goes_on(db) {
        run(async {
            let database = db.open(1).await;
            let done = database
                .write(|c| -> QueryResult<()> {
                    cycles::insert("a", at(0), c)?;
                    panic!("a fault in the program")
                })
                .await;
            assert!(done.is_err());
            let found = database.read(|c| cycles::find("a", c)).await.unwrap();
            assert_eq!(found, None);
            database.write(|c| cycles::insert("a", at(0), c)).await.unwrap();
        });
    }

    fn a_read_sees_one_moment(db) {
        let (mut reader, mut writer) = (db.migrated(), db.connect());
        let world = World::new(&mut writer);
        let seen = reader.read(|c| {
            let before = people::find(&world.ama.id, c)?;
            writer.write(|c| people::set_language(&world.ama.id, "fr", c))?;
            Ok((before, people::find(&world.ama.id, c)?))
        });
        let (before, after) = seen.unwrap();
        assert_eq!(before, after);
        let later = people::find(&world.ama.id, &mut reader).unwrap().unwrap();
        assert_eq!(later.language, "fr");
    }

    fn a_read_can_not_write(db) {
        let mut c = db.migrated();
        let done = c.read(|c| cycles::insert("a", at(0), c));
        assert!(matches!(done, Err(QueryError::DatabaseError(..))), "{done:?}");
        assert_eq!(cycles::find("a", &mut c), Ok(None));
        c.write(|c| cycles::insert("a", at(0), c)).unwrap();
    }

    fn a_failed_read_leaves_the_connection_fit_to_write(db) {
        let mut c = db.migrated();
        let done: QueryResult<()> = c.read(|_| Err(QueryError::NotFound));
        assert_eq!(done, Err(QueryError::NotFound));
        c.write(|c| cycles::insert("a", at(0), c)).unwrap();
    }
}
