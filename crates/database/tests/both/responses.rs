use database::models::responses::{self, Status};

use crate::support::{World, at, db_test};

const ALL: [Status; 4] = [Status::Draft, Status::Submitted, Status::Returned, Status::Approved];

/// The course of a response: an office submits what it drafted or was given back; reviewers return or approve what is
/// submitted; headquarters reopens what is approved.
const COURSE: [(Status, Status); 5] = [
    (Status::Draft, Status::Submitted),
    (Status::Submitted, Status::Returned),
    (Status::Submitted, Status::Approved),
    (Status::Returned, Status::Submitted),
    (Status::Approved, Status::Returned),
];

db_test! {
    fn of_the_sixteen_steps_five_are_taken(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let mut taken = 0;
        for (from, to) in ALL.into_iter().flat_map(|from| ALL.map(|to| (from, to))) {
            db.tamper(&format!("UPDATE responses SET state = '{}'", responses::word(from)));
            let row = world.now(&mut c);
            let passed = responses::pass(&row, to, "A note", &world.kofi.id, at(7), &mut c).unwrap();
            assert_eq!(passed, COURSE.contains(&(from, to)), "{from:?} to {to:?}");
            assert_eq!(responses::may_pass(from, to), passed, "{from:?} to {to:?}");
            assert_eq!(world.now(&mut c).status(), if passed { to } else { from });
            taken += usize::from(passed);
            assert_eq!(responses::history(&row.id, &mut c).unwrap().len(), taken);
        }
        assert_eq!(taken, 5);
    }

    fn steps_are_kept_in_their_order(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        // All in one moment: their order is kept nonetheless.
        for (to, who) in [
            (Status::Submitted, &world.ama),
            (Status::Returned, &world.kofi),
            (Status::Submitted, &world.ama),
            (Status::Approved, &world.kofi),
        ] {
            let row = world.now(&mut c);
            assert!(responses::pass(&row, to, responses::word(to), &who.id, at(3), &mut c).unwrap());
        }
        let history = responses::history(&world.response.id, &mut c).unwrap();
        let steps: Vec<_> = history.iter().map(|step| format!("{} {}", step.before, step.after)).collect();
        assert_eq!(steps, ["draft submitted", "submitted returned", "returned submitted", "submitted approved"]);
        let last = &history[3];
        assert_eq!((last.at, &last.person_id, last.note.as_str()), (at(3), &world.kofi.id, "approved"));
    }

    fn a_step_on_what_has_changed_since_is_refused(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let mut newer = world.now(&mut c);
        newer.revision += 1;
        assert_eq!(responses::pass(&newer, Status::Submitted, "", "ama", at(1), &mut c), Ok(false));
        assert_eq!(world.now(&mut c), world.response);
    }

    /// Who presses Return on what still shows as submitted must not reopen what was approved meanwhile.
    fn a_step_from_another_state_than_was_seen_is_refused(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        assert!(responses::pass(&world.response, Status::Submitted, "", "ama", at(1), &mut c).unwrap());
        let seen = world.now(&mut c);
        assert!(responses::pass(&seen, Status::Approved, "", "one", at(2), &mut c).unwrap());
        assert_eq!(responses::pass(&seen, Status::Returned, "", "other", at(3), &mut c), Ok(false));
        assert_eq!(world.now(&mut c).status(), Status::Approved);
    }

    fn only_a_draft_and_what_was_returned_are_open(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let open = ALL.map(|status| {
            db.tamper(&format!("UPDATE responses SET state = '{}'", responses::word(status)));
            world.now(&mut c).is_open()
        });
        assert_eq!(open, [true, false, true, false]);
    }

    fn the_first_look_and_the_certificate_are_kept(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let id = &world.response.id;
        responses::open(id, at(4), &mut c).unwrap();
        responses::open(id, at(5), &mut c).unwrap();
        responses::certify(id, "digest", &world.ama.id, at(6), &mut c).unwrap();
        let row = world.now(&mut c);
        assert_eq!((row.opened_at, row.submitted_at), (Some(at(4)), Some(at(6))));
        assert_eq!((row.submitted_by, row.digest), (Some(world.ama.id), Some("digest".to_owned())));
    }

    fn an_office_has_one_response_a_cycle(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        assert!(responses::insert(&world.cycle.id, "GHA", 1, at(1), &mut c).is_err());
        assert_eq!(responses::find(&world.cycle.id, "TGO", &mut c), Ok(None));
    }

    fn a_whole_cycle_is_loaded_at_once(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let mut rows: Vec<_> = (0..2500)
            .map(|number| {
                let mut row = world.response.clone();
                (row.id, row.office) = (format!("{number:04}"), format!("O{number:04}"));
                row
            })
            .collect();
        responses::insert_all(&rows, &mut c).unwrap();
        rows.insert(0, world.response.clone());
        assert_eq!(responses::all(&world.cycle.id, &mut c), Ok(rows));
    }
}
