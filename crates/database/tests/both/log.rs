use database::Conn;
use database::models::log::{self, BEGINNING, Verified};
use serde_json::json;

use crate::support::{TestDb, at, db_test, run};

fn append(count: i64, c: &mut Conn) {
    for number in 0..count {
        log::append(
            Some("ama"),
            "answer.saved",
            &format!("office:O{number}"),
            &json!({ "n": number }),
            at(number),
            c,
        )
        .unwrap();
    }
}

/// Five sealed entries.
fn sealed(db: &TestDb) -> Conn {
    let mut c = db.migrated();
    append(5, &mut c);
    assert_eq!(c.write(|c| log::seal(100, c)), Ok(5));
    c
}

fn verify(db: &TestDb) -> Verified {
    run(async { db.open(1).await.verify_log().await.unwrap() })
}

/// The seal at which the chain breaks, and the words that say why.
fn broken(db: &TestDb) -> (i64, String) {
    verify(db).broken.expect("the chain must break")
}

fn entry(number: i64) -> String {
    format!("(SELECT entry_id FROM seals WHERE number = {number})")
}

db_test! {
    fn entries_are_kept_whole_newest_first(db) {
        let mut c = db.migrated();
        log::append(None, "sign-in.refused", "address:x", &json!({ "why": "é \"quoted\"" }), at(1), &mut c).unwrap();
        append(3, &mut c);
        let subjects = |subject, limit, offset, c: &mut Conn| -> Vec<String> {
            log::newest(subject, limit, offset, c).unwrap().into_iter().map(|entry| entry.subject).collect()
        };
        assert_eq!(subjects(None, 9, 0, &mut c), ["office:O2", "office:O1", "address:x", "office:O0"]);
        assert_eq!(subjects(None, 2, 1, &mut c), ["office:O1", "address:x"]);
        assert_eq!(subjects(Some("office:O1"), 9, 0, &mut c), ["office:O1"]);
        let first = log::newest(Some("address:x"), 1, 0, &mut c).unwrap().remove(0);
        assert_eq!((first.at, first.person_id, first.action.as_str()), (at(1), None, "sign-in.refused"));
        assert_eq!(first.detail, r#"{"why":"é \"quoted\""}"#);
    }

    fn entries_of_one_moment_keep_their_order(db) {
        let mut c = db.migrated();
        let expected: Vec<_> = (0..50).map(|number| format!("step:{number}")).collect();
        for subject in &expected {
            log::append(None, "step", subject, &json!({}), at(1), &mut c).unwrap();
        }
        let mut subjects: Vec<_> = log::newest(None, 99, 0, &mut c).unwrap().into_iter().map(|entry| entry.subject).collect();
        subjects.reverse();
        assert_eq!(subjects, expected);
    }

    fn an_empty_log_is_whole(db) {
        let mut c = db.migrated();
        assert_eq!(c.write(|c| log::seal(100, c)), Ok(0));
        let expected = Verified { sealed: 0, last: BEGINNING.to_owned(), unsealed: vec![], broken: None };
        assert_eq!(verify(db), expected);
    }

    fn what_is_not_sealed_is_named(db) {
        let mut c = db.migrated();
        append(5, &mut c);
        assert_eq!(c.write(|c| log::seal(3, c)), Ok(3));
        let verified = verify(db);
        assert_eq!((verified.sealed, &verified.broken), (3, &None));
        let newest: Vec<_> = log::newest(None, 2, 0, &mut c).unwrap().into_iter().rev().map(|entry| entry.id).collect();
        assert_eq!(verified.unsealed, newest);
        assert_eq!(c.write(|c| log::seal(100, c)), Ok(2));
        assert_eq!(c.write(|c| log::seal(100, c)), Ok(0));
        let whole = verify(db);
        assert_eq!((whole.sealed, whole.unsealed, whole.broken), (5, vec![], None));
        assert_ne!(whole.last, verified.last);
    }

    /// `printf '64 %064d\n36 ID\n16 MICROSECONDS\n3 ama\n...' | sha256sum`: anyone can compute the chain again.
    fn the_hash_is_what_its_description_says(db) {
        let mut c = db.migrated();
        append(1, &mut c);
        c.write(|c| log::seal(100, c)).unwrap();
        let id = log::newest(None, 1, 0, &mut c).unwrap().remove(0).id;
        // 2026-11-24 09:00 UTC is 1795510800 s after 1970 (`date -u -d '2026-11-24 09:00' +%s`).
        let lines = format!(
            "64 {BEGINNING}\n36 {id}\n16 1795510800000000\n3 ama\n12 answer.saved\n9 office:O0\n7 {{\"n\":0}}\n"
        );
        assert_eq!(verify(db).last, database::id::digest(lines));
    }

    fn a_log_of_many_pages_is_whole(db) {
        let mut c = db.migrated();
        c.write(|c| { append(2345, c); Ok(()) }).unwrap();
        assert_eq!(c.write(|c| log::seal(9999, c)), Ok(2345));
        assert_eq!((verify(db).sealed, verify(db).broken), (2345, None));
        db.tamper(&format!("UPDATE log SET action = 'x' WHERE id = {}", entry(2001)));
        assert_eq!(broken(db).0, 2001);
        assert_eq!(verify(db).sealed, 2000);
    }

    fn any_changed_field_breaks_the_chain_where_it_is(db) {
        sealed(db);
        let whole = verify(db).last;
        for change in [
            "at = at + 1",
            "person_id = 'kofi'",
            "person_id = NULL",
            "action = 'answer.saveD'",
            "subject = 'office:O9'",
            "detail = '{\"n\":20}'",
            // The same characters, parted otherwise.
            "action = 'answer.savedo', subject = 'ffice:O2'",
        ] {
            let id = entry(3);
            db.tamper(&format!("CREATE TABLE kept AS SELECT * FROM log WHERE id = {id}"));
            db.tamper(&format!("UPDATE log SET {change} WHERE id = {id}"));
            let (at, why) = broken(db);
            assert_eq!(at, 3, "{change}");
            assert!(why.contains("is not what was sealed here"), "{why}");
            assert_eq!(verify(db).sealed, 2, "{change}");
            for column in ["at", "person_id", "action", "subject", "detail"] {
                db.tamper(&format!("UPDATE log SET {column} = (SELECT {column} FROM kept) WHERE id = {id}"));
            }
            db.tamper("DROP TABLE kept");
            assert_eq!(verify(db).last, whole, "{change} undone");
        }
    }

    fn an_entry_that_is_gone_is_named(db) {
        sealed(db);
        db.tamper(&format!("DELETE FROM log WHERE id = {}", entry(2)));
        let (at, why) = broken(db);
        assert_eq!(at, 2);
        assert!(why.contains("is gone"), "{why}");
    }

    fn an_entry_that_is_gone_with_its_seal_breaks_the_chain(db) {
        sealed(db);
        db.tamper(&format!("DELETE FROM log WHERE id = {}; DELETE FROM seals WHERE number = 2", entry(2)));
        assert_eq!(broken(db), (3, "seal 2 is missing".to_owned()));
        // Nor does closing the gap help.
        db.tamper("UPDATE seals SET number = 2 WHERE number = 3; UPDATE seals SET number = 3 WHERE number = 4; \
                   UPDATE seals SET number = 4 WHERE number = 5");
        assert_eq!(broken(db).0, 2);
    }

    fn an_entry_that_is_slipped_in_is_seen(db) {
        sealed(db);
        let whole = verify(db).last;
        db.tamper("INSERT INTO log (id, at, action, subject, detail) VALUES ('slipped', 0, 'x', 'y', '{}')");
        let verified = verify(db);
        assert_eq!((verified.unsealed, verified.broken), (vec!["slipped".to_owned()], None));
        // The sealing job does not lend its hand to it.
        assert_eq!(db.connect().write(|c| log::seal(100, c)), Ok(0));
        // With a seal of its own in the middle it breaks the chain.
        db.tamper("UPDATE seals SET number = 6 WHERE number = 5; UPDATE seals SET number = 5 WHERE number = 4; \
                   UPDATE seals SET number = 4 WHERE number = 3");
        db.tamper(&format!("INSERT INTO seals (number, entry_id, hash) VALUES (3, 'slipped', '{whole}')"));
        assert_eq!(broken(db).0, 3);
    }

    fn entries_in_another_order_break_the_chain(db) {
        sealed(db);
        db.tamper("UPDATE seals SET number = 9 WHERE number = 2; UPDATE seals SET number = 2 WHERE number = 4; \
                   UPDATE seals SET number = 4 WHERE number = 9");
        assert_eq!(broken(db).0, 2);
        assert_eq!(verify(db).sealed, 1);
    }
}
