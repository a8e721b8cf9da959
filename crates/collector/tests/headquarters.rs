//! What headquarters can do, through the router.

mod support;

use database::models::people::Role;
use database::models::responses::Status;
use support::client::Client;
use support::page::Page;
use support::{DONE_OFFICE, OFFICE, REGION, Who, World};

const YES: (&str, &str) = ("confirm", "yes");

fn office(rest: &str) -> String {
    format!("/headquarters/offices/{OFFICE}{rest}")
}

/// The page after a form was sent and done.
async fn after(client: &mut Client, page: &Page) -> Page {
    assert_eq!(page.status, 303, "{}", page.text());
    let next = client.get(page.location.as_deref().unwrap()).await;
    assert_eq!(next.status, 200);
    assert_eq!(next.texts("[role=status]").len(), 1, "{} says that it was done", next.asked);
    next.check();
    next
}

/// Actions in the log, newest first, without sign-ins.
async fn actions(world: &World) -> Vec<String> {
    let log = world.log().await.into_iter().map(|entry| entry.action);
    log.filter(|action| !action.starts_with("sign-in") && !action.starts_with("link")).collect()
}

#[tokio::test]
async fn every_page_is_whole_in_every_language() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    world.sign_in(Who::Head).await;
    let person = world.add_person("someone@example.org", "Some <One>", "es", &[]).await;
    let pages = [
        "/headquarters".to_owned(),
        "/headquarters?state=all&sort=due&page=3".to_owned(),
        "/headquarters?state=returned&region=Southern+Africa&sort=answered".to_owned(),
        "/headquarters/offices/new".to_owned(),
        office(""),
        format!("/headquarters/offices/{DONE_OFFICE}"),
        "/headquarters/offices/HQ-OIG".to_owned(),
        office("/extend"),
        office("/exempt"),
        "/headquarters/offices/HQ-OIG/invite".to_owned(),
        format!("/headquarters/offices/{DONE_OFFICE}/reopen"),
        office("/people"),
        office("/answers"),
        office("/answers?question=compact_engaged"),
        "/headquarters/reminders".to_owned(),
        "/headquarters/people".to_owned(),
        "/headquarters/people/new".to_owned(),
        format!("/headquarters/people/{}/address", person.id),
        "/headquarters/questionnaire".to_owned(),
        "/headquarters/questionnaire/preview".to_owned(),
        "/headquarters/questionnaire/preview?section=international_standards".to_owned(),
        "/headquarters/close".to_owned(),
    ];
    for language in ["en", "fr", "es"] {
        for page in &pages {
            let mark = if page.contains('?') { '&' } else { '?' };
            let page = client.get(&format!("{page}{mark}lang={language}")).await;
            assert_eq!(page.status, 200, "{}: {}", page.asked, page.text());
            page.check();
            assert_eq!(page.attributes("html", "lang"), [language]);
        }
    }
}

#[tokio::test]
async fn every_question_that_is_asked_can_be_entered() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let questions = client.get(&office("/answers")).await.attributes("option", "value");
    assert!(questions.len() > 40, "{}", questions.len());
    for question in questions {
        let page = client.get(&office(&format!("/answers?question={question}"))).await;
        assert_eq!(page.status, 200, "{question}");
        page.check();
        assert_eq!(page.attributes("input[name=question]", "value"), [question]);
    }
}
