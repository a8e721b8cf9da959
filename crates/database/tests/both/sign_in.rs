use database::Conn;
use database::models::people;
use database::models::sign_in::{self, LinkState};
use time::Duration;

use crate::support::{World, at, db_test};

const HOUR: Duration = Duration::HOUR;

fn link(world: &World, reusable: bool, c: &mut Conn) {
    sign_in::insert_link("link", &world.ama.id, HOUR, reusable, at(0), c).unwrap();
}

fn press(session: &str, seconds: i64, c: &mut Conn) -> LinkState {
    sign_in::use_link("link", session, HOUR, at(seconds), c).unwrap()
}

fn who(session: &str, seconds: i64, c: &mut Conn) -> Option<String> {
    sign_in::session(session, at(seconds), c).unwrap().map(|person| person.name)
}

db_test! {
    fn a_link_is_used_up_by_its_use_and_not_by_a_look(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        link(&world, false, &mut c);
        let works = LinkState::Works(world.ama.clone());
        for seconds in [0, 1, 2] {
            assert_eq!(sign_in::look("link", at(seconds), &mut c), Ok(works.clone()));
        }
        assert_eq!(press("first", 3, &mut c), works);
        assert_eq!(press("second", 4, &mut c), LinkState::Over(world.ama.clone()));
        assert_eq!(sign_in::look("link", at(4), &mut c), Ok(LinkState::Over(world.ama)));
        assert_eq!(who("first", 5, &mut c).as_deref(), Some("Ama"));
        assert_eq!(who("second", 5, &mut c), None);
    }

    fn a_link_lasts_as_long_as_it_says(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        link(&world, true, &mut c);
        assert_eq!(sign_in::look("link", at(3599), &mut c), Ok(LinkState::Works(world.ama.clone())));
        assert_eq!(press("session", 3600, &mut c), LinkState::Over(world.ama));
        assert_eq!(who("session", 3600, &mut c), None);
    }

    fn a_reusable_link_works_again(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        link(&world, true, &mut c);
        assert_eq!(press("first", 1, &mut c), LinkState::Works(world.ama.clone()));
        assert_eq!(press("second", 2, &mut c), LinkState::Works(world.ama));
        assert_eq!(who("first", 3, &mut c), who("second", 3, &mut c));
    }

    fn an_unknown_link_signs_no_one_in(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        link(&world, false, &mut c);
        assert_eq!(sign_in::look("lin", at(1), &mut c), Ok(LinkState::Unknown));
        assert_eq!(sign_in::use_link("Link", "s", HOUR, at(1), &mut c), Ok(LinkState::Unknown));
        assert_eq!(who("s", 1, &mut c), None);
    }

    fn who_is_shut_out_is_out_at_once_and_for_good(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        link(&world, true, &mut c);
        press("session", 1, &mut c);
        people::set_ended(&world.ama.id, Some(at(2)), &mut c).unwrap();
        assert_eq!(who("session", 3, &mut c), None);
        assert_eq!(press("another", 3, &mut c), LinkState::Unknown);
        // A link that is made meanwhile does not work either.
        sign_in::insert_link("new", &world.ama.id, HOUR, false, at(3), &mut c).unwrap();
        assert_eq!(sign_in::look("new", at(3), &mut c), Ok(LinkState::Unknown));
        // Who is let in again signs in again.
        people::set_ended(&world.ama.id, None, &mut c).unwrap();
        assert_eq!(who("session", 4, &mut c), None);
        assert_eq!(sign_in::look("link", at(4), &mut c), Ok(LinkState::Unknown));
        assert_eq!(sign_in::look("new", at(4), &mut c), Ok(LinkState::Works(world.ama)));
    }

    fn a_link_that_went_to_a_wrong_address_signs_no_one_in(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        link(&world, true, &mut c);
        press("stranger", 1, &mut c);
        assert!(people::set_email(&world.ama.id, "Kofi@gha.example", &mut c).is_err(), "another's address");
        people::set_email(&world.ama.id, " AMA.Mensah@gha.example ", &mut c).unwrap();
        let corrected = people::with_email("ama.mensah@gha.example", &mut c).unwrap().unwrap();
        assert_eq!(corrected.id, world.ama.id);
        assert_eq!(people::with_email("ama@gha.example", &mut c), Ok(None));
        assert_eq!(sign_in::look("link", at(2), &mut c), Ok(LinkState::Unknown));
        assert_eq!(who("stranger", 2, &mut c), None);
    }

    fn a_session_lasts_as_long_as_it_says_and_can_be_ended(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        link(&world, true, &mut c);
        for session in ["one", "two", "three"] {
            press(session, 10, &mut c);
        }
        assert_eq!(who("one", 3609, &mut c).as_deref(), Some("Ama"));
        assert_eq!(who("one", 3610, &mut c), None);
        sign_in::end_session("one", &mut c).unwrap();
        assert_eq!(who("one", 11, &mut c), None);
        assert_eq!(who("two", 11, &mut c).as_deref(), Some("Ama"));
        sign_in::insert_link("of kofi", &world.kofi.id, HOUR, false, at(0), &mut c).unwrap();
        sign_in::use_link("of kofi", "his", HOUR, at(10), &mut c).unwrap();
        assert_eq!(sign_in::end_sessions(&world.ama.id, &mut c), Ok(2));
        assert_eq!((who("two", 11, &mut c), who("three", 11, &mut c)), (None, None));
        assert_eq!(who("his", 11, &mut c).as_deref(), Some("Kofi"));
    }

    fn only_what_is_over_is_forgotten(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        link(&world, true, &mut c);
        press("session", 1800, &mut c);
        assert_eq!(sign_in::forget(at(3600), &mut c), Ok(0));
        assert_eq!(sign_in::forget(at(3601), &mut c), Ok(1));
        assert_eq!(sign_in::look("link", at(0), &mut c), Ok(LinkState::Unknown));
        assert_eq!(who("session", 3601, &mut c).as_deref(), Some("Ama"));
        assert_eq!(sign_in::forget(at(5401), &mut c), Ok(1));
    }

    fn no_secret_is_stored(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        sign_in::insert_link("a-secret-link", &world.ama.id, HOUR, false, at(0), &mut c).unwrap();
        sign_in::use_link("a-secret-link", "a-secret-session", HOUR, at(1), &mut c).unwrap();
        for table in ["links", "sessions"] {
            assert_eq!(db.count(&format!("SELECT count(*) AS n FROM {table} WHERE digest LIKE '%secret%'")), 0);
            assert_eq!(db.count(&format!("SELECT count(*) AS n FROM {table} WHERE length(digest) = 64")), 1);
        }
    }
}
