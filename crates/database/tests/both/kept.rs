//! What is kept beside the answers.

use database::models::evidence::{self, NewEvidence};
use database::models::{answers, comments};

use crate::support::{World, at, db_test};

db_test! {
    fn explanations_are_replaced_and_taken_away(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let id = &world.response.id;
        let mut explain = |question: &str, text: &str| {
            answers::explain(id, question, text, &world.ama.id, at(1), &mut c).unwrap();
            let all = answers::explanations(id, &mut c).unwrap();
            all.into_iter().map(|(question, text)| format!("{question}: {text}")).collect::<Vec<_>>()
        };
        assert_eq!(explain("staff", "Two left"), ["staff: Two left"]);
        assert_eq!(explain("staff", "Three left"), ["staff: Three left"]);
        assert_eq!(explain("budget", "A new donor"), ["budget: A new donor", "staff: Three left"]);
        assert_eq!(explain("staff", " \n"), ["budget: A new donor"]);
    }

    fn consent_is_given_and_taken_back(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let id = &world.response.id;
        let mut consent = |question: &str, given: bool| {
            answers::consent(id, question, given, &world.ama.id, at(1), &mut c).unwrap();
            answers::consents(id, &mut c).unwrap()
        };
        assert_eq!(consent("b", true), ["b"]);
        assert_eq!(consent("b", true), ["b"]);
        assert_eq!(consent("A", true), ["A", "b"]);
        assert_eq!(consent("a", true), ["A", "a", "b"]);
        assert_eq!(consent("b", false), ["A", "a"]);
        assert_eq!(consent("b", false), ["A", "a"]);
    }

    fn comments_come_in_their_order(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let id = &world.response.id;
        let texts: Vec<_> = (0..20).map(|number| format!("Comment {number}")).collect();
        for text in &texts {
            comments::insert(id, Some("staff"), text, &world.kofi.id, at(1), &mut c).unwrap();
        }
        comments::insert(id, None, "The first", &world.ama.id, at(0), &mut c).unwrap();
        let all = comments::of(id, &mut c).unwrap();
        let (first, others) = all.split_first().unwrap();
        assert_eq!((first.question.as_deref(), first.text.as_str(), &first.person_id), (None, "The first", &world.ama.id));
        assert_eq!(others.iter().map(|comment| &comment.text).collect::<Vec<_>>(), texts.iter().collect::<Vec<_>>());
        assert!(others.iter().all(|comment| comment.question.as_deref() == Some("staff") && comment.at == at(1)));
    }

    fn a_file_that_is_taken_away_keeps_its_bytes(db) {
        let mut c = db.migrated();
        let world = World::new(&mut c);
        let id = &world.response.id;
        let bytes: Vec<u8> = (0..=255).collect();
        let file = NewEvidence {
            response: id.clone(),
            question: "staff".to_owned(),
            name: "Liste du personnel – août.pdf".to_owned(),
            media: "application/pdf".to_owned(),
            bytes: bytes.clone(),
        };
        let first = evidence::insert(&file, &world.ama.id, at(1), &mut c).unwrap();
        let second = evidence::insert(&file, &world.kofi.id, at(1), &mut c).unwrap();
        let attached = evidence::of(id, &mut c).unwrap();
        assert_eq!(attached.iter().map(|file| &file.id).collect::<Vec<_>>(), [&first, &second]);
        let known = &attached[0];
        assert_eq!((known.name.as_str(), known.media.as_str(), known.size), (file.name.as_str(), "application/pdf", 256));
        // python3 -c 'import hashlib; print(hashlib.sha256(bytes(range(256))).hexdigest())'
        assert_eq!(known.digest, "40aff2e9d2d8922e47afd4648e6967497158785fbd1da870e7110266bf944880");
        assert_eq!(evidence::find(id, &first, &mut c), Ok(Some((known.clone(), bytes.clone()))));
        assert_eq!(evidence::find("another response", &first, &mut c), Ok(None));

        assert_eq!(evidence::remove("another response", &first, at(2), &mut c), Ok(0));
        assert_eq!(evidence::remove(id, &first, at(2), &mut c), Ok(1));
        assert_eq!(evidence::remove(id, &first, at(3), &mut c), Ok(0));
        assert_eq!(evidence::of(id, &mut c).unwrap().len(), 1);
        let (removed, kept) = evidence::find(id, &first, &mut c).unwrap().unwrap();
        assert_eq!((removed.removed_at, kept), (Some(at(2)), bytes));
    }
}
