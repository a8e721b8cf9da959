use database::models::offices::{self, Office};
use database::models::responses;

use crate::support::{World, at, db_test};

fn office(cycle: &str, code: &str) -> Office {
    Office {
        cycle_id: cycle.to_owned(),
        code: code.to_owned(),
        name: r#"{"en":"Ghana","fr":"Ghana"}"#.to_owned(),
        kind: "country".to_owned(),
        region: "West and Central Africa".to_owned(),
        countries: "GHA TGO".to_owned(),
        language: "en".to_owned(),
        zone: "Africa/Accra".to_owned(),
        due: Some("2026-12-01".to_owned()),
        exempt: Some("closed in June".to_owned()),
    }
}

db_test! {
    fn offices_are_kept_whole_and_can_lose_what_is_optional(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let mut ghana = office(&world.cycle.id, "GHA");
        offices::insert(&ghana, &mut c).unwrap();
        assert_eq!(offices::find(&world.cycle.id, "GHA", &mut c), Ok(Some(ghana.clone())));
        assert_eq!(offices::find(&world.cycle.id, "TGO", &mut c), Ok(None));
        (ghana.due, ghana.exempt) = (None, None);
        offices::update(&ghana, &mut c).unwrap();
        assert_eq!(offices::find(&world.cycle.id, "GHA", &mut c), Ok(Some(ghana)));
    }

    /// PostgreSQL orders words as a language does: there `a` comes before `B`, and a hyphen counts for nothing.
    fn offices_and_responses_come_in_the_order_of_their_bytes(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        for code in ["b", "GHA-2", "a", "GHA", "GHA1", "B"] {
            offices::insert(&office(&world.cycle.id, code), &mut c).unwrap();
            if code != "GHA" {
                responses::insert(&world.cycle.id, code, 1, at(0), &mut c).unwrap();
            }
        }
        let expected = ["B", "GHA", "GHA-2", "GHA1", "a", "b"];
        let codes = offices::all(&world.cycle.id, &mut c).unwrap();
        assert_eq!(codes.iter().map(|office| &office.code).collect::<Vec<_>>(), expected);
        let of = responses::all(&world.cycle.id, &mut c).unwrap();
        assert_eq!(of.iter().map(|row| &row.office).collect::<Vec<_>>(), expected);
    }
}
