use database::id;
use database::models::cycles;

use crate::support::{World, at, db_test};

db_test! {
    fn a_cycle_is_closed_once_and_keeps_its_snapshot(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let cycle = &world.cycle.id;
        assert_eq!(cycles::find("annual-report-2017", &mut c), Ok(Some(world.cycle.clone())));
        assert_eq!(cycles::find("annual-report-2016", &mut c), Ok(None));
        assert_eq!(cycles::is_closed(cycle, &mut c), Ok(false));

        assert_eq!(cycles::close(cycle, b"office\nGHA\n", "hq", at(5), &mut c), Ok(true));
        assert_eq!(cycles::close(cycle, b"office\n", "other", at(9), &mut c), Ok(false));
        assert_eq!(cycles::is_closed(cycle, &mut c), Ok(true));
        let closed = cycles::find("annual-report-2017", &mut c).unwrap().unwrap();
        assert_eq!(closed.closed_at, Some(at(5)));
        assert_eq!(closed.closed_by.as_deref(), Some("hq"));
        assert_eq!(closed.snapshot.as_deref(), Some(b"office\nGHA\n".as_slice()));
        // printf 'office\nGHA\n' | sha256sum
        assert_eq!(
            closed.snapshot_digest.as_deref(),
            Some("d6f7dc48f69e44607a134357f0a409be06544cf0f4175becd5cd01e60667ccce")
        );
    }

    fn versions_of_a_questionnaire_are_numbered_from_one_in_each_cycle(db) {
        let mut c = db.migrated();
        let (one, two) = (cycles::insert("a", at(0), &mut c).unwrap(), cycles::insert("b", at(0), &mut c).unwrap());
        let first = cycles::publish(&one.id, "{}", "", None, at(1), &mut c).unwrap();
        let second = cycles::publish(&one.id, r#"{"survey.csv":"é"}"#, "A typo", Some("hq"), at(2), &mut c).unwrap();
        let other = cycles::publish(&two.id, "{}", "", None, at(3), &mut c).unwrap();
        assert_eq!((first.number, second.number, other.number), (1, 2, 1));
        assert_eq!(second.digest, id::digest(r#"{"survey.csv":"é"}"#));
        assert_eq!(cycles::versions(&one.id, &mut c), Ok(vec![first, second]));
        assert_eq!(cycles::versions(&two.id, &mut c), Ok(vec![other]));
    }
}
