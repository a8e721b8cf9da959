//! What happens at the same time.

use std::collections::BTreeSet;

use database::models::answers::{self, How, Outcome, Wanted};
use database::models::outbox::{self, NewMail};
use database::models::sign_in::{self, LinkState};
use database::models::{log, people};
use database::{Conn, Database, QueryResult};
use serde_json::json;
use time::Duration;

use crate::support::{World, at, db_test, run};

/// Adds one to the shared answer, and saves one of its own, as one transaction.
fn step(world: &World, own: &str, number: i64, c: &mut Conn) -> QueryResult<()> {
    let row = world.now(c);
    let standing = answers::of(&row.id, c)?;
    for (question, value) in [("shared", None), (own, Some(number))] {
        let (counted, base) = standing
            .get(question)
            .map_or((0, 0), |row| (row.value.parse::<i64>().unwrap(), row.revision));
        let value = value.unwrap_or(counted + 1).to_string();
        let question = question.to_owned();
        let wanted = Wanted { question, value, base, how: How::Typed, reason: None };
        let saved = answers::save(&row, &wanted, own, at(number), c)?;
        assert!(matches!(saved, Outcome::Saved(_)), "{saved:?}");
    }
    log::append(Some(own), "answer.saved", own, &json!({ "number": number }), at(number), c)
}

/// Runs the work on as many connections at the same time, each told its number.
async fn each<T: Send + 'static>(
    database: &Database,
    times: usize,
    work: impl Fn(usize, &mut Conn) -> QueryResult<T> + Clone + Send + 'static,
) -> Vec<T> {
    let tasks: Vec<_> = (0..times)
        .map(|number| {
            let (database, work) = (database.clone(), work.clone());
            tokio::spawn(async move { database.write(move |c| work(number, c)).await.unwrap() })
        })
        .collect();
    let mut results = Vec::new();
    for task in tasks {
        results.push(task.await.unwrap());
    }
    results
}

const TASKS: usize = 4;
const SAVES: i64 = 50;

db_test! {
    fn colleagues_who_save_at_once_lose_nothing(db) {
        let world = std::sync::Arc::new(World::new(&mut db.migrated()));
        run(async {
            let database = db.open(4).await;
            let tasks: Vec<_> = (0..TASKS)
                .map(|task| {
                    let (database, world, own) = (database.clone(), world.clone(), format!("own{task}"));
                    tokio::spawn(async move {
                        for number in 1..=SAVES {
                            let (world, own) = (world.clone(), own.clone());
                            database.write(move |c| step(&world, &own, number, c)).await.unwrap();
                        }
                    })
                })
                .collect();
            // The job that seals runs beside them.
            while !tasks.iter().all(tokio::task::JoinHandle::is_finished) {
                database.write(|c| log::seal(20, c)).await.unwrap();
                assert_eq!(database.verify_log().await.unwrap().broken, None);
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
            for task in tasks {
                task.await.unwrap();
            }
            database.write(|c| log::seal(9999, c)).await.unwrap();
        });

        let mut c = db.connect();
        let total = i64::try_from(TASKS).unwrap() * SAVES;
        let standing = answers::of(&world.response.id, &mut c).unwrap();
        assert_eq!(standing["shared"].value, total.to_string());
        for task in 0..TASKS {
            assert_eq!(standing[&format!("own{task}")].value, SAVES.to_string());
        }
        let changes = answers::changes(&world.response.id, &mut c).unwrap();
        let revisions: BTreeSet<i64> = changes.iter().map(|change| change.revision).collect();
        assert_eq!(revisions, (1..=2 * total).collect(), "each change has its own revision");
        assert_eq!(changes.len(), revisions.len());
        assert_eq!(world.now(&mut c).revision, 2 * total);
        let shared: Vec<_> = changes.iter().filter(|change| change.question == "shared").collect();
        assert!(shared.windows(2).all(|pair| pair[0].after == pair[1].before), "each begins where the last ended");

        let verified = log::verify(&mut c).unwrap();
        assert_eq!((verified.sealed, verified.unsealed, verified.broken), (total, vec![], None));
    }

    /// Connections that know nothing of each other: the database alone puts their work in order.
    fn programs_that_save_at_once_lose_nothing(db) {
        let world = World::new(&mut db.migrated());
        std::thread::scope(|scope| {
            for task in 0..TASKS {
                let (world, own) = (&world, format!("own{task}"));
                let mut c = db.connect();
                scope.spawn(move || {
                    for number in 1..=SAVES {
                        c.write(|c| step(world, &own, number, c)).unwrap();
                    }
                });
            }
        });
        let standing = answers::of(&world.response.id, &mut db.connect()).unwrap();
        let total = i64::try_from(TASKS).unwrap() * SAVES;
        assert_eq!(standing["shared"].value, total.to_string());
        assert_eq!(world.now(&mut db.connect()).revision, 2 * total);
    }

    fn a_link_that_is_pressed_many_times_at_once_works_once(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        sign_in::insert_link("link", &world.ama.id, Duration::HOUR, false, at(0), &mut c).unwrap();
        let states = run(async {
            let database = db.open(4).await;
            each(&database, 8, |number, c| {
                sign_in::use_link("link", &format!("session {number}"), Duration::HOUR, at(1), c)
            })
            .await
        });
        assert_eq!(states.iter().filter(|state| matches!(state, LinkState::Works(_))).count(), 1);
        assert_eq!(db.count("SELECT count(*) AS n FROM sessions"), 1);
    }

    fn a_mail_that_is_written_many_times_at_once_is_one_and_is_taken_by_one(db) {
        let world = World::new(&mut db.migrated());
        run(async {
            let database = db.open(4).await;
            let mail = NewMail {
                key: "reminder:1".to_owned(),
                person_id: world.ama.id.clone(),
                office: None,
                kind: "reminder",
                address: "ama@gha.example".to_owned(),
                language: "en".to_owned(),
                subject: String::new(),
                text: String::new(),
                html: String::new(),
            };
            let written = each(&database, 8, move |_, c| outbox::insert(&mail, at(0), c)).await;
            assert_eq!(written.iter().filter(|new| **new).count(), 1);
            let taken = each(&database, 8, |_, c| outbox::take(at(1), c)).await;
            assert_eq!(taken.iter().flatten().count(), 1);
        });
    }

    fn a_person_who_is_added_many_times_at_once_is_one(db) {
        drop(db.migrated());
        let people = run(async {
            let database = db.open(4).await;
            each(&database, 8, |number, c| {
                people::find_or_insert("new@gha.example", &format!("Name {number}"), "en", at(0), c)
            })
            .await
        });
        assert!(people.iter().all(|person| *person == people[0]));
    }
}
