use database::models::answers::{self, AnswerRow, How, Outcome, Wanted};
use database::models::conflicts;
use database::models::responses::{self, Status};
use database::{Conn, QueryError};

use crate::support::{World, at, db_test};

fn wanted(question: &str, value: &str, base: i64) -> Wanted {
    Wanted {
        question: question.to_owned(),
        value: value.to_owned(),
        base,
        how: How::Typed,
        reason: None,
    }
}

/// What stands, as question, text and revision.
fn standing(world: &World, c: &mut Conn) -> Vec<(String, String, i64)> {
    let rows = answers::of(&world.response.id, c).unwrap();
    rows.into_values().map(|row| (row.question, row.value, row.revision)).collect()
}

fn answer(question: &str, value: &str, revision: i64) -> (String, String, i64) {
    (question.to_owned(), value.to_owned(), revision)
}

db_test! {
    fn each_change_is_kept_with_who_when_from_and_to(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let row = &world.response;
        let mut save = |wanted: &Wanted, person: &str, seconds| match answers::save(row, wanted, person, at(seconds), &mut c) {
            Ok(Outcome::Saved(saved)) => saved,
            other => panic!("{other:?}"),
        };
        let first = save(&wanted("staff", "12", 0), &world.ama.id, 1);
        let expected = AnswerRow {
            response_id: row.id.clone(),
            question: "staff".to_owned(),
            value: "12".to_owned(),
            revision: 1,
            at: at(1),
            person_id: Some(world.ama.id.clone()),
            how: "typed".to_owned(),
        };
        assert_eq!(first, expected);
        save(&Wanted { how: How::Copied, ..wanted("note", "Été – \"oui\"\n", 0) }, &world.ama.id, 2);
        let for_office = Wanted { how: How::Headquarters, reason: Some("By telephone".to_owned()), ..wanted("staff", "13", 1) };
        save(&for_office, &world.kofi.id, 3);
        save(&Wanted { how: How::Imported, ..wanted("note", "", 2) }, &world.kofi.id, 4);

        assert_eq!(standing(&world, &mut c), [answer("note", "", 4), answer("staff", "13", 3)]);
        assert_eq!(world.now(&mut c).revision, 4);
        let changes = answers::changes(&row.id, &mut c).unwrap();
        let told: Vec<_> = changes
            .iter()
            .map(|change| {
                let who = change.person_id.as_deref().unwrap_or_default();
                let who = if who == world.ama.id { "Ama" } else { "Kofi" };
                let reason = change.reason.as_deref().unwrap_or("-");
                assert_eq!((change.at, &change.response_id), (at(change.revision), &row.id));
                format!("{} {who} {} [{}] [{}] {} {reason}", change.revision, change.question, change.before, change.after, change.how)
            })
            .collect();
        assert_eq!(told, [
            "1 Ama staff [] [12] typed -",
            "2 Ama note [] [Été – \"oui\"\n] copied -",
            "3 Kofi staff [12] [13] headquarters By telephone",
            "4 Kofi note [Été – \"oui\"\n] [] imported -",
        ]);
    }

    fn an_equal_value_changes_nothing(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let first = answers::save(&world.response, &wanted("staff", "12", 0), &world.ama.id, at(1), &mut c).unwrap();
        for base in [0, 1, 7] {
            let again = answers::save(&world.response, &wanted("staff", "12", base), &world.kofi.id, at(2), &mut c);
            assert_eq!(again.as_ref(), Ok(&first), "seen at {base}");
        }
        assert_eq!(world.now(&mut c).revision, 1);
        assert_eq!(answers::changes(&world.response.id, &mut c).unwrap().len(), 1);
        assert_eq!(conflicts::waiting(&world.response.id, &mut c), Ok(vec![]));
    }

    /// A page sent without JavaScript sends each empty field too.
    fn nothing_where_nothing_stands_changes_nothing(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let done = answers::save(&world.response, &wanted("staff", "", 0), &world.ama.id, at(1), &mut c).unwrap();
        assert!(matches!(done, Outcome::Saved(row) if row.revision == 0 && row.value.is_empty()));
        assert_eq!(world.now(&mut c), world.response);
        assert_eq!(standing(&world, &mut c), []);
        assert_eq!(answers::changes(&world.response.id, &mut c), Ok(vec![]));
    }

    fn a_value_from_an_old_page_waits_beside_the_one_that_stands(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let row = &world.response;
        answers::save(row, &wanted("staff", "12", 0), &world.ama.id, at(1), &mut c).unwrap();
        let stands = answers::of(&row.id, &mut c).unwrap().remove("staff").unwrap();
        // Kofi had the page open before Ama saved.
        let done = answers::save(row, &wanted("staff", "15", 0), &world.kofi.id, at(2), &mut c);
        assert_eq!(done, Ok(Outcome::Conflict(stands)));
        assert_eq!(standing(&world, &mut c), [answer("staff", "12", 1)]);
        assert_eq!(world.now(&mut c).revision, 1);

        let waiting = conflicts::waiting(&row.id, &mut c).unwrap();
        assert_eq!(waiting.len(), 1);
        let kept = &waiting[0];
        assert_eq!((kept.question.as_str(), kept.value.as_str(), kept.base), ("staff", "15", 0));
        assert_eq!((kept.at, &kept.person_id, kept.settled_at), (at(2), &world.kofi.id, None));

        // He types on: his later value takes the place of his own, not of a colleague's.
        answers::save(row, &wanted("staff", "16", 0), &world.kofi.id, at(3), &mut c).unwrap();
        answers::save(row, &wanted("staff", "17", 0), "third", at(4), &mut c).unwrap();
        let values = |c: &mut Conn| -> Vec<String> {
            conflicts::waiting(&row.id, c).unwrap().into_iter().map(|kept| kept.value).collect()
        };
        assert_eq!(values(&mut c), ["16", "17"]);

        // Someone chooses.
        let chosen = answers::save(row, &wanted("staff", "16", 1), &world.ama.id, at(5), &mut c).unwrap();
        assert!(matches!(chosen, Outcome::Saved(_)));
        assert_eq!(conflicts::settle(&row.id, "other", None, &world.ama.id, at(5), &mut c), Ok(0));
        assert_eq!(conflicts::settle(&row.id, "staff", None, &world.ama.id, at(5), &mut c), Ok(2));
        assert_eq!(values(&mut c), [""; 0]);
        assert_eq!(standing(&world, &mut c), [answer("staff", "16", 2)]);
        // Nothing that was typed is gone.
        for value in ["15", "16", "17"] {
            let sql = format!("SELECT count(*) AS n FROM conflicts WHERE value = '{value}' AND settled_at IS NOT NULL");
            assert_eq!(db.count(&sql), 1, "{value}");
        }
    }

    fn a_reader_asks_for_what_is_newer(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        for (question, value, base) in [("b", "1", 0), ("a", "2", 0), ("b", "3", 1), ("c", "4", 0)] {
            answers::save(&world.response, &wanted(question, value, base), &world.ama.id, at(1), &mut c).unwrap();
        }
        let mut since = |revision| -> Vec<String> {
            let rows = answers::since(&world.response.id, revision, &mut c).unwrap();
            rows.into_iter().map(|row| format!("{}={}", row.question, row.value)).collect()
        };
        assert_eq!(since(0), ["a=2", "b=3", "c=4"]);
        assert_eq!(since(2), ["b=3", "c=4"]);
        assert_eq!(since(4), [""; 0]);
    }

    fn no_answer_is_saved_in_a_state_that_its_writer_did_not_see(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        assert!(responses::pass(&world.response, Status::Submitted, "", &world.ama.id, at(1), &mut c).unwrap());
        let done = answers::save(&world.response, &wanted("staff", "12", 0), &world.kofi.id, at(2), &mut c);
        assert_eq!(done, Err(QueryError::NotFound));
        assert_eq!(standing(&world, &mut c), []);
        assert_eq!(world.now(&mut c).revision, 0);
    }

    fn the_answers_of_a_cycle_come_by_response(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let other = responses::insert(&world.cycle.id, "TGO", 1, at(0), &mut c).unwrap();
        let row = |response: &str, question: &str| AnswerRow {
            response_id: response.to_owned(),
            question: question.to_owned(),
            value: "yes".to_owned(),
            revision: 0,
            at: at(0),
            person_id: None,
            how: "loaded".to_owned(),
        };
        let mut rows: Vec<_> = (0..1500).map(|number| row(&world.response.id, &format!("q{number:04}"))).collect();
        rows.push(row(&other.id, "Q"));
        rows.push(row(&other.id, "q"));
        answers::insert_all(&rows, &mut c).unwrap();
        let elsewhere = database::models::cycles::insert("other", at(0), &mut c).unwrap();
        let elsewhere = responses::insert(&elsewhere.id, "GHA", 1, at(0), &mut c).unwrap();
        answers::insert_all(&[row(&elsewhere.id, "q")], &mut c).unwrap();

        let of_cycle = answers::of_cycle(&world.cycle.id, &mut c).unwrap();
        assert_eq!(of_cycle.len(), 2);
        assert_eq!(of_cycle[&world.response.id], rows[..1500]);
        assert_eq!(of_cycle[&other.id], rows[1500..]);
    }
}
