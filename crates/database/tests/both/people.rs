use database::models::people::{self, Role};

use crate::support::{World, at, db_test};

fn every_role() -> Vec<Role> {
    let office = || "GHA".to_owned();
    vec![
        Role::Respondent { office: office(), section: None },
        Role::Respondent { office: office(), section: Some("gender".to_owned()) },
        Role::Head { office: office() },
        Role::Regional { region: "West and Central Africa".to_owned() },
        Role::Headquarters,
        Role::Auditor,
    ]
}

db_test! {
    fn an_address_is_one_person_however_it_is_written(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let same = people::find_or_insert(" AMA@GHA.example ", "Someone", "fr", at(9), &mut c);
        assert_eq!(same, Ok(world.ama.clone()));
        assert_eq!(people::with_email("Ama@gha.EXAMPLE", &mut c), Ok(Some(world.ama.clone())));
        assert_eq!(people::with_email("ama@tgo.example", &mut c), Ok(None));
        assert_eq!(people::find(&world.kofi.id, &mut c), Ok(Some(world.kofi.clone())));
        people::set_language(&world.ama.id, "es", &mut c).unwrap();
        assert_eq!(people::find(&world.ama.id, &mut c).unwrap().unwrap().language, "es");
        let all = people::all(&mut c).unwrap();
        assert_eq!(all.iter().map(|person| person.name.as_str()).collect::<Vec<_>>(), ["Ama", "Kofi"]);
    }

    fn each_role_is_given_once_and_can_be_taken_away(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        for role in every_role().iter().chain(&every_role()) {
            people::grant(&world.ama.id, role, Some("hq"), at(1), &mut c).unwrap();
        }
        assert_eq!(people::roles_of(&world.ama.id, &mut c), Ok(every_role()));
        assert_eq!(people::roles_of(&world.kofi.id, &mut c), Ok(vec![]));

        let holders = people::all_roles(&mut c).unwrap();
        assert_eq!(holders.len(), 6);
        let (person, head) = holders.iter().find(|(_, row)| row.role == "head").unwrap();
        assert_eq!((person, head.made_by.as_deref(), head.made_at), (&world.ama, Some("hq"), at(1)));
        people::revoke(&head.id, at(2), &mut c).unwrap();
        let mut left = every_role();
        left.remove(2);
        assert_eq!(people::roles_of(&world.ama.id, &mut c), Ok(left));
        people::grant(&world.ama.id, &Role::Head { office: "GHA".to_owned() }, None, at(3), &mut c).unwrap();
        assert_eq!(people::roles_of(&world.ama.id, &mut c).unwrap().len(), 6);
    }

    fn an_office_is_answered_for_by_its_own_who_are_not_shut_out(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let head = |office: &str| Role::Head { office: office.to_owned() };
        people::grant(&world.kofi.id, &head("GHA"), None, at(1), &mut c).unwrap();
        people::grant(&world.ama.id, &Role::Respondent { office: "GHA".to_owned(), section: None }, None, at(1), &mut c)
            .unwrap();
        people::grant(&world.ama.id, &head("TGO"), None, at(1), &mut c).unwrap();
        let mut names = || {
            let of = people::of_office("GHA", &mut c).unwrap();
            of.into_iter().map(|(person, role)| format!("{} {}", person.name, role.role)).collect::<Vec<_>>()
        };
        assert_eq!(names(), ["Ama respondent", "Kofi head"]);
        people::set_ended(&world.kofi.id, Some(at(2)), &mut db.connect()).unwrap();
        assert_eq!(names(), ["Ama respondent"]);
    }
}
