//! A reviewer reads, comments, returns, approves; through the router.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod support;

use database::models::answers::{self, How, Outcome, Wanted};
use database::models::people::{Person, Role};
use database::models::responses::{self, Status};
use database::models::{comments, log, outbox};
use support::client::Client;
use support::page::Page;
use support::{DONE_OFFICE, OFFICE, REGION, Who, World};
use time::Duration;

const REVIEW: &str = "/office/CO-ZAF/review";
const RETURN: &str = "/office/CO-ZAF/review/return";
const APPROVE: &str = "/office/CO-ZAF/review/approve";
const COMMENTS: &str = "/office/CO-ZAF/comments";

/// A head of [`DONE_OFFICE`], added.
async fn head(world: &World) -> Person {
    let role = Role::Head { office: DONE_OFFICE.into() };
    world.add_person("head.zaf@example.org", "Zola Zaf", "fr", &[role]).await
}

async fn save(world: &World, person: &Person, question: &str, value: &str) {
    let row = world.response(DONE_OFFICE).await;
    let stands = {
        let id = row.id.clone();
        world.read(move |c| answers::of(&id, c)).await.remove(question)
    };
    let wanted = Wanted {
        question: question.to_owned(),
        value: value.to_owned(),
        base: stands.map_or(0, |row| row.revision),
        how: How::Typed,
        reason: None,
    };
    let (person, now) = (person.id.clone(), world.app.now());
    let outcome = world.write(move |c| answers::save(&row, &wanted, &person, now, c)).await;
    assert!(matches!(outcome, Outcome::Saved(_)));
}

/// Passes the response of [`DONE_OFFICE`] on, a minute later.
async fn pass(world: &World, to: Status, by: &Person) {
    world.pass_time(Duration::minutes(1));
    world.pass(DONE_OFFICE, to, by).await;
    if to == Status::Submitted {
        let (id, by, now) = (world.response(DONE_OFFICE).await.id, by.id.clone(), world.app.now());
        world.write(move |c| responses::certify(&id, "digest", &by, now, c)).await;
    }
    world.pass_time(Duration::minutes(1));
}

/// The response of [`DONE_OFFICE`] was reopened, one answer more than doubled, and submitted again.
async fn submitted(world: &World) -> Person {
    let head = head(world).await;
    pass(world, Status::Returned, &head).await;
    save(world, &head, "small_businesses", "1200").await;
    pass(world, Status::Submitted, &head).await;
    head
}

async fn revision(world: &World) -> String {
    world.response(DONE_OFFICE).await.revision.to_string()
}

async fn state(world: &World) -> String {
    world.response(DONE_OFFICE).await.state
}

/// A reviewer with a comment already on the answer of `small_businesses`.
async fn commented(world: &World) -> Client {
    let mut regional = world.sign_in(Who::Regional).await;
    let fields = [("question", "small_businesses"), ("text", "Counted once?"), ("back", REVIEW)];
    let page = regional.post(COMMENTS, &fields).await;
    assert_eq!((page.status, page.location.as_deref()), (303, Some(REVIEW)));
    regional
}

#[tokio::test]
async fn a_reviewer_sees_what_changed_and_why_before_all_else() {
    let world = World::new().await;
    let head = submitted(&world).await;
    let (id, by, now) = (world.response(DONE_OFFICE).await.id, head.id.clone(), world.app.now());
    world
        .write(move |c| answers::explain(&id, "small_businesses", "A new fund <b>", &by, now, c))
        .await;
    let mut regional = world.sign_in(Who::Regional).await;
    let page = regional.get(REVIEW).await;
    assert_eq!(page.check().status, 200);
    let first = &page.texts(".change")[0];
    for said in ["At least doubled", "482", "1,200", "+718, 149 per cent more", "A new fund <b>"] {
        assert!(first.contains(said), "{said}: {first}");
    }
    assert!(first.contains("Changed since the last review") && first.contains("Before: 484"));
    assert!(page.says("Waits for a review") && page.says("by Zola Zaf"));
    assert!(page.says("not asked") && page.says("Not answered"));
    assert!(page.body.len() < 130_000, "{}", page.body.len());

    let edited = regional.get("/office/CO-ZAF/review?show=edited").await;
    assert_eq!(edited.check().texts(".change").len(), 1);
    let strong = regional.get("/office/CO-ZAF/review?show=strong").await;
    assert!(strong.texts(".change h3").iter().all(|text| !text.is_empty()));
    assert_eq!(regional.get("/office/CO-ZAF/review?show=nonsense").await.status, 200);
    let none = regional.get("/office/CO-ZAF/review?show=comments").await;
    assert!(none.says("No answer is like that."));
}

#[tokio::test]
async fn not_asked_and_not_answered_are_told_apart() {
    let world = World::new().await;
    let head = submitted(&world).await;
    pass(&world, Status::Returned, &head).await;
    save(&world, &head, "compact_engaged", "no").await;
    save(&world, &head, "gender_level", "").await;
    pass(&world, Status::Submitted, &head).await;
    let mut regional = world.sign_in(Who::Regional).await;
    let page = regional.get(REVIEW).await;
    let of = |name: &str| page.texts(&format!("section[aria-labelledby='{name}'] .now")).remove(0);
    let skipped = page.texts("details li[id='compact_contributions']");
    assert!(skipped[0].contains("What did your office contribute to?"), "{skipped:?}");
    assert!(page.texts("summary").iter().any(|text| text == "1 question is not asked"));
    assert_eq!(of("gender_level"), "Not answered");
    assert_eq!(of("small_businesses"), "1,200");
}

#[tokio::test]
async fn a_response_is_returned_with_a_message_and_the_office_is_told() {
    let world = World::new().await;
    submitted(&world).await;
    let mut regional = commented(&world).await;
    let revision = revision(&world).await;
    let note = "Please look at 17.2 & <again>\r\nThank you";
    let done = regional.post(RETURN, &[("revision", &revision), ("note", note)]).await;
    assert_eq!((done.status, done.location.as_deref()), (303, Some(REVIEW)));
    assert_eq!(state(&world).await, "returned");

    let mails = world.mails().await;
    let mail: Vec<&outbox::Mail> = mails.iter().filter(|mail| mail.kind == "returned").collect();
    assert_eq!(mail.len(), 1);
    assert_eq!(
        (mail[0].address.as_str(), mail[0].language.as_str()),
        ("head.zaf@example.org", "fr")
    );
    assert!(
        mail[0].text.contains("Rita Regional a renvoyé")
            && mail[0].text.contains("<again>\nThank you")
    );
    assert!(mail[0].text.contains("Un commentaire") && mail[0].text.contains("/office/CO-ZAF"));
    assert!(mail[0].html.contains("&lt;again&gt;<br>") && !mail[0].html.contains("<again>"));
    let entry = &world.log().await[0];
    assert_eq!(
        (entry.action.as_str(), entry.subject.as_str()),
        ("response.returned", "office:CO-ZAF")
    );
    assert!(entry.person_id.is_some());

    let page = regional.get(REVIEW).await;
    assert!(page.check().says("With the office again") && page.texts("#decision").is_empty());
    assert!(page.says("Please look at 17.2 & <again>"));
    let mut head = world.sign_in_as("head.zaf@example.org").await;
    let tasks = head.get("/office/CO-ZAF?lang=en").await;
    assert!(tasks.says("Please look at 17.2 & <again>"), "{}", tasks.text());
}

#[tokio::test]
async fn a_return_says_what_to_look_at() {
    let world = World::new().await;
    submitted(&world).await;
    let mut regional = world.sign_in(Who::Regional).await;
    let revision = revision(&world).await;
    let empty = regional.post(RETURN, &[("revision", &revision), ("note", " \r\n ")]).await;
    assert_eq!(empty.check().status, 422);
    assert_eq!(empty.attributes(".errors a", "href"), ["#note"]);
    assert_eq!(empty.attributes("#note", "aria-invalid"), ["true"]);
    let long = "x".repeat(5001);
    let long = regional.post(RETURN, &[("revision", &revision), ("note", &long)]).await;
    assert_eq!(long.check().status, 422);
    assert!(long.texts("#note")[0].len() == 5001, "what was written is kept");
    assert_eq!(state(&world).await, "submitted");
    // A comment on an answer says it as well.
    let mut regional = commented(&world).await;
    let done = regional.post(RETURN, &[("revision", &revision), ("note", "")]).await;
    assert_eq!((done.status, state(&world).await.as_str()), (303, "returned"));
}

#[tokio::test]
async fn a_comment_of_the_office_is_no_reason_to_return() {
    let world = World::new().await;
    let head = submitted(&world).await;
    let (id, now) = (world.response(DONE_OFFICE).await.id, world.app.now());
    world
        .write(move |c| comments::insert(&id, Some("gender_level"), "Ours", &head.id, now, c))
        .await;
    let mut regional = world.sign_in(Who::Regional).await;
    let revision = revision(&world).await;
    let empty = regional.post(RETURN, &[("revision", &revision)]).await;
    assert_eq!((empty.status, state(&world).await.as_str()), (422, "submitted"));
}

#[tokio::test]
async fn a_response_is_approved_by_who_says_so_twice() {
    let world = World::new().await;
    submitted(&world).await;
    let mut regional = world.sign_in(Who::Regional).await;
    let revision = revision(&world).await;
    let unsure = regional.post(APPROVE, &[("revision", &revision)]).await;
    assert_eq!(unsure.check().status, 422);
    assert_eq!(unsure.attributes("#sure", "aria-invalid"), ["true"]);
    assert_eq!(state(&world).await, "submitted");
    let done = regional.post(APPROVE, &[("revision", &revision), ("sure", "yes")]).await;
    assert_eq!((done.status, state(&world).await.as_str()), (303, "approved"));
    let mails = world.mails().await;
    assert!(mails.iter().any(|mail| mail.kind == "approved" && mail.text.contains("a approuvé")));
    assert_eq!(world.log().await[0].action, "response.approved");
    let page = regional.get(REVIEW).await;
    assert!(page.check().says("Approved") && page.texts("#decision").is_empty());

    // Approved is locked: neither decision can be made again, and what was written is shown.
    for (path, fields) in [
        (RETURN, [("revision", revision.as_str()), ("note", "one more thing")]),
        (APPROVE, [("revision", revision.as_str()), ("sure", "yes")]),
    ] {
        let stale = regional.post(path, &fields).await;
        assert_eq!((stale.check().status, state(&world).await.as_str()), (409, "approved"));
    }
    let stale = regional.post(RETURN, &[("revision", &revision), ("note", "one more thing")]).await;
    assert!(stale.says("one more thing"));
}

#[tokio::test]
async fn a_reviewer_decides_on_what_they_saw() {
    let world = World::new().await;
    let head = submitted(&world).await;
    let mut regional = world.sign_in(Who::Regional).await;
    let seen = revision(&world).await;
    pass(&world, Status::Returned, &head).await;
    save(&world, &head, "small_businesses", "1300").await;
    pass(&world, Status::Submitted, &head).await;
    let stale = regional.post(APPROVE, &[("revision", &seen), ("sure", "yes")]).await;
    assert_eq!((stale.check().status, state(&world).await.as_str()), (409, "submitted"));
    assert!(stale.says("1,300"));
    let stale = regional.post(RETURN, &[("revision", &seen), ("note", "Written for long")]).await;
    assert_eq!(stale.check().status, 409);
    assert_eq!(stale.texts("#note"), ["Written for long"]);
    let now = stale.attributes("input[name='revision']", "value").remove(0);
    let done = regional.post(APPROVE, &[("revision", &now), ("sure", "yes")]).await;
    assert_eq!((done.status, state(&world).await.as_str()), (303, "approved"));
}

#[tokio::test]
async fn a_draft_is_neither_returned_nor_approved() {
    let world = World::new().await;
    let mut regional = world.sign_in(Who::Regional).await;
    let page = regional.get("/office/CO-AGO/review").await;
    assert_eq!(page.check().status, 200);
    assert!(page.says("Not submitted yet") && page.texts("#decision").is_empty());
    let fields = [("revision", "0"), ("sure", "yes"), ("note", "x")];
    for path in ["/office/CO-AGO/review/approve", "/office/CO-AGO/review/return"] {
        assert_eq!(regional.post(path, &fields).await.status, 409);
    }
    assert_eq!(world.response(OFFICE).await.state, "draft");
}

#[tokio::test]
async fn nothing_is_decided_or_said_after_the_cycle_is_closed() {
    let world = World::new().await;
    let head = submitted(&world).await;
    let mut regional = world.sign_in(Who::Regional).await;
    let revision = revision(&world).await;
    world.close(&head).await;
    let fields = [("revision", revision.as_str()), ("sure", "yes"), ("note", "too late")];
    for path in [RETURN, APPROVE] {
        assert_eq!(regional.post(path, &fields).await.check().status, 409);
    }
    let comment = regional.post(COMMENTS, &[("question", ""), ("text", "too late")]).await;
    assert_eq!(comment.check().status, 422);
    assert!(comment.body.contains("too late"), "what was written is on the page");
    assert_eq!(state(&world).await, "submitted");
    let page = regional.get(REVIEW).await;
    assert!(page.check().texts("form textarea").is_empty());
}

#[tokio::test]
async fn who_may_not_review_changes_and_learns_nothing() {
    let world = World::new().await;
    submitted(&world).await;
    let revision = revision(&world).await;
    let fields = [("revision", revision.as_str()), ("sure", "yes"), ("note", "x"), ("text", "x")];
    let others = [Who::Respondent, Who::OtherOffice, Who::Head, Who::OtherRegional, Who::Auditor];
    for who in others {
        let mut client = world.sign_in(who).await;
        for path in [RETURN, APPROVE, COMMENTS] {
            let page = client.post(path, &fields).await;
            assert_eq!(page.status, 403, "{who:?} {path}");
            assert!(!page.says("Zola"), "{who:?} {path}");
        }
        let page = client.get(REVIEW).await;
        assert_eq!(page.status, 403, "{who:?}");
        assert!(!page.body.contains("1,200") && !page.says("South Africa"), "{who:?}");
    }
    assert_eq!(state(&world).await, "submitted");
    let mut anonymous = world.anonymous();
    let kept = anonymous.post(RETURN, &fields).await;
    assert_eq!(kept.status, 401);
    assert_eq!(kept.attributes("input[name='note']", "value"), ["x"], "what was written is kept");
    // An office that does not exist looks like one of another region.
    let mut far = world.sign_in(Who::OtherRegional).await;
    let (unknown, other) = (far.get("/office/XX/review").await, far.get(REVIEW).await);
    assert_eq!(unknown.status, other.status);
    assert_eq!(unknown.texts("main"), other.texts("main"));
}

#[tokio::test]
async fn a_comment_is_kept_shown_and_leads_back() {
    let world = World::new().await;
    submitted(&world).await;
    let mut regional = commented(&world).await;
    let page = regional.get(REVIEW).await;
    assert!(page.check().says("Counted once?") && page.says("1 comment"));
    let mut head = world.sign_in_as("head.zaf@example.org").await;
    let own = "/office/CO-ZAF/sections/gender_equality#gender_level";
    let fields = [("question", "gender_level"), ("text", "Oui <i>"), ("back", own)];
    assert_eq!(head.post(COMMENTS, &fields).await.location.as_deref(), Some(own));
    assert!(regional.get(REVIEW).await.says("Oui <i>"));
    let entries = world.log().await;
    let of = |entry: &&log::Entry| entry.action == "comment.added";
    assert_eq!(entries.iter().filter(of).count(), 2);

    // A page elsewhere is no way back.
    for back in
        ["https://example.org/", "//example.org", "/office/CO-ZAF2/x", "/office/CO-ZAF/\r\nx", ""]
    {
        let fields = [("question", ""), ("text", "x"), ("back", back)];
        let page = head.post(COMMENTS, &fields).await;
        assert_eq!(page.location.as_deref(), Some("/office/CO-ZAF"), "{back:?}");
    }
    for (question, text) in [("gender_level", " "), ("no_such", "x"), ("", &"x".repeat(5001))] {
        let page = head.post(COMMENTS, &[("question", question), ("text", text)]).await;
        assert_eq!(page.check().status, 422, "{question}");
    }
}

fn rows(page: &Page) -> Vec<String> {
    page.texts("tbody tr")
}

#[tokio::test]
async fn a_region_shows_its_offices_and_no_others() {
    let world = World::new().await;
    submitted(&world).await;
    let mut regional = world.sign_in(Who::Regional).await;
    let page = regional.get("/region").await;
    assert_eq!(page.check().status, 200);
    assert_eq!(page.texts("h1"), [REGION]);
    assert_eq!(rows(&page).len(), 12, "the roster has twelve offices there");
    assert!(rows(&page)[0].contains("CO-ZAF") && rows(&page)[0].contains("Waits for a review"));
    let angola = rows(&page).into_iter().find(|row| row.contains("CO-AGO")).unwrap();
    assert!(angola.contains("Not opened yet") && angola.contains("9 February 2018"), "{angola}");
    assert!(!page.body.contains("CO-ARM") && !page.body.contains("CO-AFG"));
    world.set_time(time::macros::datetime!(2018-02-11 12:00 UTC));
    let page = regional.get("/region").await;
    assert!(rows(&page).iter().any(|row| row.contains("CO-AGO") && row.contains("2 days late")));

    let other = "/region?region=Asia+and+the+Pacific";
    assert_eq!(regional.get(other).await.status, 403);
    let mut headquarters = world.sign_in(Who::Headquarters).await;
    assert!(headquarters.get(other).await.check().body.contains("CO-AFG"));
    assert_eq!(headquarters.get("/region?region=Nowhere").await.status, 404);
    let mut auditor = world.sign_in(Who::Auditor).await;
    assert_eq!(auditor.get("/region").await.status, 403);
}

#[tokio::test]
async fn the_pages_speak_three_languages() {
    let world = World::new().await;
    submitted(&world).await;
    let mut regional = commented(&world).await;
    for (language, said) in
        [("en", "Your decision"), ("fr", "Votre décision"), ("es", "Su decisión")]
    {
        let page = regional.get(&format!("{REVIEW}?lang={language}")).await;
        assert!(page.check().says(said), "{language}");
        regional.get("/region").await.check();
    }
}
