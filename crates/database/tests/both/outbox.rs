use database::Conn;
use database::models::outbox::{self, Mail, NewMail};
use time::Duration;

use crate::support::{World, at, db_test};

fn mail(world: &World, key: &str) -> NewMail {
    NewMail {
        key: key.to_owned(),
        person_id: world.ama.id.clone(),
        office: Some("GHA".to_owned()),
        kind: "reminder",
        address: "ama@gha.example".to_owned(),
        language: "fr".to_owned(),
        subject: format!("Rappel {key}"),
        text: "https://collector.example/link/secret".to_owned(),
        html: "<a href=\"https://collector.example/link/secret\">Répondre</a>".to_owned(),
    }
}

fn put(world: &World, keys: &[&str], c: &mut Conn) {
    for key in keys {
        assert_eq!(outbox::insert(&mail(world, key), at(0), c), Ok(true));
    }
}

fn take(seconds: i64, c: &mut Conn) -> Option<Mail> {
    outbox::take(at(seconds), c).unwrap()
}

fn only(c: &mut Conn) -> Mail {
    let mut all = outbox::newest(9, c).unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

db_test! {
    fn a_mail_of_one_key_is_written_once(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        put(&world, &["a"], &mut c);
        let other = NewMail { subject: "Other".to_owned(), ..mail(&world, "a") };
        assert_eq!(outbox::insert(&other, at(1), &mut c), Ok(false));
        let kept = only(&mut c);
        let new = mail(&world, "a");
        assert_eq!((kept.subject, kept.text, kept.html), (new.subject, new.text, new.html));
        assert_eq!((kept.state.as_str(), kept.tries, kept.made_at), ("waiting", 0, at(0)));
        assert_eq!((kept.kind.as_str(), kept.office, kept.language), ("reminder", new.office, new.language));
    }

    fn what_is_taken_is_marked_and_taken_once_in_order(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        put(&world, &["a", "b"], &mut c);
        assert_eq!(outbox::take(at(-1), &mut c), Ok(None), "it is not due before it was written");
        assert_eq!(take(0, &mut c).unwrap().key, "a");
        assert_eq!(take(0, &mut c).unwrap().key, "b");
        assert_eq!(take(9, &mut c), None);
        let states: Vec<_> = outbox::newest(9, &mut c).unwrap().into_iter().map(|mail| (mail.key, mail.state, mail.tries)).collect();
        let sending = || "sending".to_owned();
        assert_eq!(states, [("b".to_owned(), sending(), 1), ("a".to_owned(), sending(), 1)]);
    }

    fn what_is_sent_is_not_sent_again_and_its_link_is_gone(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        put(&world, &["a"], &mut c);
        let taken = take(0, &mut c).unwrap();
        outbox::sent(&taken, at(1), &mut c).unwrap();
        assert_eq!(take(99, &mut c), None);
        assert_eq!(outbox::doubt(&mut c), Ok(0));
        let kept = only(&mut c);
        assert_eq!((kept.state.as_str(), kept.sent_at, kept.subject.as_str()), ("sent", Some(at(1)), "Rappel a"));
        assert_eq!(kept.text + &kept.html, "");
        assert_eq!(outbox::insert(&mail(&world, "a"), at(2), &mut c), Ok(false), "nor when it is written again");
    }

    fn what_is_postponed_is_taken_again_when_it_is_due(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        put(&world, &["a"], &mut c);
        let taken = take(0, &mut c).unwrap();
        outbox::postpone(&taken, "451 busy", Duration::seconds(60), at(1), &mut c).unwrap();
        assert_eq!(only(&mut c).error.as_deref(), Some("451 busy"));
        assert_eq!(take(60, &mut c), None);
        let again = take(61, &mut c).unwrap();
        assert_eq!((again.key.as_str(), again.text.as_str()), ("a", mail(&world, "a").text.as_str()));
        assert_eq!(only(&mut c).tries, 2);
        outbox::sent(&again, at(62), &mut c).unwrap();
        assert_eq!((only(&mut c).state.as_str(), only(&mut c).error), ("sent", None));
        assert_eq!(outbox::troubled(&mut c), Ok(vec![]));
    }

    fn what_is_refused_is_shown_and_not_tried_again(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        put(&world, &["a", "b"], &mut c);
        let taken = take(0, &mut c).unwrap();
        outbox::refuse(&taken, "550 no such user", &mut c).unwrap();
        assert_eq!(take(99, &mut c).unwrap().key, "b");
        assert_eq!(take(99, &mut c), None);
        let troubled = outbox::troubled(&mut c).unwrap();
        assert_eq!(troubled.len(), 1);
        assert_eq!((troubled[0].state.as_str(), troubled[0].error.as_deref()), ("refused", Some("550 no such user")));
        assert_eq!(troubled[0].text, "");
    }

    fn what_was_being_sent_when_the_program_stopped_is_in_doubt(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        put(&world, &["a", "b"], &mut c);
        take(0, &mut c).unwrap();
        assert_eq!(outbox::doubt(&mut c), Ok(1));
        assert_eq!(take(99, &mut c).unwrap().key, "b", "it is not sent again, and what waits is");
        let troubled = outbox::troubled(&mut c).unwrap();
        assert_eq!(troubled.len(), 1);
        assert_eq!((troubled[0].key.as_str(), troubled[0].state.as_str(), troubled[0].text.as_str()), ("a", "uncertain", ""));
    }
}
