//! An office answers, through the pages and as the script of a page does.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod support;

use database::models::answers;
use database::models::people::Role;
use database::models::responses::Status;
use serde_json::{Value, json};
use support::client::Client;
use support::{DONE_OFFICE, OFFICE, Who, World};
use time::macros::datetime;

const ANSWERS: &str = "/office/CO-AGO/answers";
const SECTION: &str = "/office/CO-AGO/sections/labour_migration";

async fn save(client: &mut Client, changes: &[(&str, &str, i64)]) -> (u16, Value) {
    let changes: Vec<Value> = changes
        .iter()
        .map(|(question, value, base)| json!({ "question": question, "value": value, "base": base, "how": "typed" }))
        .collect();
    let page = client.post_json(ANSWERS, &json!({ "changes": changes })).await;
    (page.status, serde_json::from_str(&page.body).unwrap_or(Value::Null))
}

async fn value(world: &World, question: &str) -> Option<String> {
    let response = world.response(OFFICE).await.id;
    let question = question.to_owned();
    world.read(move |c| Ok(answers::of(&response, c)?.remove(&question).map(|row| row.value))).await
}

#[tokio::test]
async fn an_answer_is_saved_as_it_is_typed_and_its_history_kept() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let (status, told) = save(&mut respondent, &[("labour_framework", "yes", 0)]).await;
    assert_eq!((status, told["saved"][0]["revision"].as_i64()), (200, Some(1)));
    let (_, told) = save(&mut respondent, &[("labour_framework", "no", 1)]).await;
    assert_eq!(told["saved"][0]["value"], "no");
    let response = world.response(OFFICE).await.id;
    let changes = world.read(move |c| answers::changes(&response, c)).await;
    let steps: Vec<_> = changes.iter().map(|c| (c.before.as_str(), c.after.as_str())).collect();
    assert_eq!(steps, [("", "yes"), ("yes", "no")]);
    assert!(changes.iter().all(|change| change.person_id.is_some()));
}

#[tokio::test]
async fn two_colleagues_lose_nothing() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let mut head = world.sign_in(Who::Head).await;
    save(&mut respondent, &[("labour_framework", "yes", 0)]).await;
    let (status, told) = save(&mut head, &[("labour_framework", "no", 0)]).await;
    assert_eq!((status, &told["conflicts"][0]["theirs"]), (200, &json!("yes")));
    assert_eq!(value(&world, "labour_framework").await.as_deref(), Some("yes"));
    let page = head.get(SECTION).await;
    assert_eq!(page.texts(".clash").len(), 1, "{}", page.text());
    let chosen = page.attributes("input[name='choice.labour_framework']", "value");
    assert_eq!(chosen.len(), 2);
    let base = page.attributes("input[name='base.labour_framework']", "value").remove(0);
    let fields = [
        ("base.labour_framework", base.as_str()),
        ("settle", "labour_framework"),
        ("choice.labour_framework", chosen[1].as_str()),
    ];
    assert_eq!(head.post(SECTION, &fields).await.status, 303);
    assert_eq!(value(&world, "labour_framework").await.as_deref(), Some("no"));
    assert!(head.get(SECTION).await.texts(".clash").is_empty());
}

/// The script sends what was chosen, be it mine or what stands.
#[tokio::test]
async fn choosing_what_stands_settles_a_conflict() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let mut head = world.sign_in(Who::Head).await;
    save(&mut respondent, &[("labour_framework", "yes", 0)]).await;
    save(&mut head, &[("labour_framework", "no", 0)]).await;
    let (status, told) = save(&mut head, &[("labour_framework", "yes", 1)]).await;
    assert_eq!((status, told["saved"][0]["revision"].as_i64()), (200, Some(1)));
    assert!(head.get(SECTION).await.texts(".clash").is_empty());
}

#[tokio::test]
async fn what_no_page_could_have_sent_changes_nothing() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    for wrong in [
        [("no_such_question", "1", 0)],
        [("labour_framework", "perhaps", 0)],
        [("evidence", "file.pdf", 0)],
        [("labour_officials_trained", "90", 0)],
    ] {
        let both = [("ethical_recruitment", "yes", 0), wrong[0]];
        let (status, _) = save(&mut respondent, &both).await;
        assert_eq!(status, 422, "{wrong:?}");
    }
    assert_eq!(value(&world, "ethical_recruitment").await, None);
    let forged = respondent.get("/office/CO-AGO/sections/no_such_section").await;
    assert_eq!(forged.status, 404);
}

#[tokio::test]
async fn a_nul_is_refused_wherever_it_comes() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let (status, _) = save(&mut respondent, &[("inclusion_example", "a\0b", 0)]).await;
    assert_eq!(status, 400);
    let fields = [("base.labour_framework", "0"), ("labour_framework", "yes"), ("x", "\0")];
    assert_eq!(respondent.post(SECTION, &fields).await.status, 400);
    assert_eq!(value(&world, "labour_framework").await, None);
    for address in ["/office/CO%00/check", "/help?lang=en%00"] {
        let page = respondent.get(address).await;
        assert_eq!(page.status, 404);
        assert!(page.check().says("There is no such page"), "{address}");
    }
}

#[tokio::test]
async fn a_section_is_all_that_a_colleague_with_one_section_answers() {
    let world = World::new().await;
    let role = Role::Respondent { office: OFFICE.into(), section: Some("gender_equality".into()) };
    world.add_person("one@example.org", "One", "en", &[role]).await;
    let mut colleague = world.sign_in_as("one@example.org").await;
    assert_eq!(colleague.get(SECTION).await.status, 200);
    assert_eq!(save(&mut colleague, &[("labour_framework", "yes", 0)]).await.0, 403);
    assert_eq!(colleague.post(SECTION, &[("go", "save")]).await.status, 403);
    assert_eq!(colleague.get("/office/CO-AGO/people").await.status, 403);
    assert_eq!(value(&world, "labour_framework").await, None);
}

#[tokio::test]
async fn what_is_no_answer_is_kept_and_marked() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let name = "labour_officials_trained";
    let both = [("labour_framework", "yes", 0), (name, "about 90", 0)];
    let (status, told) = save(&mut respondent, &both).await;
    assert_eq!(status, 200);
    assert_eq!(told["faults"][0]["question"], name);
    assert!(told["faults"][0]["message"].as_str().unwrap().contains("about 90"));
    assert_eq!(value(&world, name).await.as_deref(), Some("about 90"));
    let check = respondent.get("/office/CO-AGO/check").await;
    assert!(check.says("(to correct)"));
}

#[tokio::test]
async fn without_a_script_a_page_is_saved_and_leads_on() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let fields = [
        ("base.labour_framework", "0"),
        ("labour_framework", "no"),
        ("base.ethical_recruitment", "0"),
        ("ethical_recruitment", "no"),
        ("base.recruitment_standard", "0"),
        ("recruitment_standard", "no"),
        ("go", "next"),
    ];
    let sent = respondent.post(SECTION, &fields).await;
    assert_eq!(sent.status, 303);
    assert!(sent.location.as_deref().unwrap().starts_with("/office/CO-AGO/sections/"));
    assert_ne!(sent.location.as_deref(), Some(SECTION));
    let fields = [("base.labour_framework", "1"), ("labour_framework", "yes"), ("go", "next")];
    let sent = respondent.post(SECTION, &fields).await;
    assert_eq!(sent.location.as_deref(), Some(SECTION), "new questions are asked here");
}

#[tokio::test]
async fn a_page_sent_whole_undoes_nothing_that_a_colleague_did_meanwhile() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let mut head = world.sign_in(Who::Head).await;
    save(&mut respondent, &[("labour_framework", "no", 0)]).await;
    save(&mut respondent, &[("labour_framework", "yes", 1), ("ethical_recruitment", "yes", 0)])
        .await;
    let old = [
        ("base.labour_framework", "1"),
        ("labour_framework", "no"),
        ("base.ethical_recruitment", "0"),
        ("ethical_recruitment", ""),
        ("base.recruitment_standard", "0"),
        ("recruitment_standard", "no"),
        ("go", "save"),
    ];
    assert_eq!(head.post(SECTION, &old).await.status, 303);
    assert!(head.get(SECTION).await.texts(".clash").is_empty());
    assert_eq!(value(&world, "labour_framework").await.as_deref(), Some("yes"));
    assert_eq!(value(&world, "ethical_recruitment").await.as_deref(), Some("yes"));
    assert_eq!(value(&world, "recruitment_standard").await.as_deref(), Some("no"));
}

#[tokio::test]
async fn last_years_answer_is_copied_with_one_press_and_never_over_a_colleagues() {
    let world = World::new().await;
    let role = Role::Respondent { office: "CO-ARM".into(), section: None };
    world.add_person("arm@example.org", "Arm", "en", &[role]).await;
    let mut respondent = world.sign_in_as("arm@example.org").await;
    let section = "/office/CO-ARM/sections/labour_migration";
    let last =
        respondent.get(section).await.attributes("button[value='labour_framework']", "data-same");
    let last = last.first().expect("the office answered last year").clone();
    let copy = [("base.labour_framework", "0"), ("same", "labour_framework")];
    assert_eq!(respondent.post(section, &copy).await.status, 303);
    let response = world.response("CO-ARM").await.id;
    let kept =
        world.read(move |c| answers::of(&response, c)).await.remove("labour_framework").unwrap();
    assert_eq!((kept.value.as_str(), kept.how.as_str()), (last.as_str(), "copied"));
    let other = if last == "yes" { "no" } else { "yes" };
    let change = json!({ "changes": [{ "question": "labour_framework", "value": other, "base": kept.revision, "how": "typed" }] });
    assert_eq!(respondent.post_json("/office/CO-ARM/answers", &change).await.status, 200);
    let old = [("base.labour_framework", "1"), ("same", "labour_framework")];
    assert_eq!(respondent.post(section, &old).await.status, 303);
    let response = world.response("CO-ARM").await.id;
    let kept =
        world.read(move |c| answers::of(&response, c)).await.remove("labour_framework").unwrap();
    assert_eq!(kept.value, other, "a page that was old does not overwrite it");
}

#[tokio::test]
async fn a_page_that_makes_its_own_questions_fall_away_is_saved_without_them() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let both = [("labour_framework", "yes", 0), ("labour_officials_trained", "90", 0)];
    assert_eq!(save(&mut respondent, &both).await.0, 200);
    let fields = [
        ("base.labour_framework", "1"),
        ("labour_framework", "no"),
        ("base.labour_officials_trained", "2"),
        ("labour_officials_trained", "95"),
        ("base.recruitment_standard", "0"),
        ("recruitment_standard", "no"),
        ("go", "save"),
    ];
    assert_eq!(respondent.post(SECTION, &fields).await.status, 303);
    assert_eq!(value(&world, "labour_framework").await.as_deref(), Some("no"));
    assert_eq!(value(&world, "recruitment_standard").await.as_deref(), Some("no"));
    assert_eq!(value(&world, "labour_officials_trained").await.as_deref(), Some("90"));
}

#[tokio::test]
async fn explanations_and_consents_are_saved_as_they_are_given() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let given = json!({
        "changes": [],
        "explanations": { "labour_officials_trained": " A new academy. " },
        "consents": { "standards_example": true },
    });
    assert_eq!(respondent.post_json(ANSWERS, &given).await.status, 200);
    let id = world.response(OFFICE).await.id;
    let kept =
        world.read(move |c| Ok((answers::explanations(&id, c)?, answers::consents(&id, c)?))).await;
    assert_eq!(kept.0["labour_officials_trained"], "A new academy.");
    assert_eq!(kept.1, ["standards_example"]);

    // One that can't have been given on a page keeps all the others out, and the answers too.
    for wrong in [
        json!({ "explanations": { "labour_officials_trained": "Other.", "no_question": "x" } }),
        json!({ "explanations": { "labour_officials_trained": "a\u{0}b" } }),
        json!({ "consents": { "labour_framework": true } }),
    ] {
        let mut sent = wrong.clone();
        sent["changes"] =
            json!([{ "question": "labour_framework", "value": "yes", "base": 0, "how": "typed" }]);
        let status = respondent.post_json(ANSWERS, &sent).await.status;
        assert!((400..500).contains(&status), "{wrong}: {status}");
    }
    let id = world.response(OFFICE).await.id;
    let after = world.read(move |c| answers::explanations(&id, c)).await;
    assert_eq!(after, kept.0);
    assert_eq!(value(&world, "labour_framework").await, None);
}

#[tokio::test]
async fn nothing_beside_the_answers_changes_once_they_are_submitted() {
    let world = World::new().await;
    let head = Role::Head { office: OFFICE.into() };
    let head = world.add_person("head3@example.org", "Head", "en", &[head]).await;
    let mut client = world.sign_in_as("head3@example.org").await;
    world.pass(OFFICE, Status::Submitted, &head).await;
    let page =
        client.post(SECTION, &[("why.labour_officials_trained", "a reason"), ("go", "save")]).await;
    assert_eq!(page.status, 409);
    assert_eq!(
        page.attributes("input[name='why.labour_officials_trained']", "value"),
        ["a reason"]
    );
    let path = "/office/CO-AGO/questions/evidence/evidence";
    assert_eq!(client.upload(path, &[], &[("evidence", "a.pdf", b"%PDF-1.7")]).await.status, 409);
}

#[tokio::test]
async fn an_expired_session_loses_nothing_that_was_typed() {
    let world = World::new().await;
    let mut anonymous = world.anonymous();
    let page =
        anonymous.post(SECTION, &[("labour_framework", "yes"), ("why.x", "a long story")]).await;
    assert_eq!(page.status, 401);
    assert_eq!(page.attributes("input[name='why.x']", "value"), ["a long story"]);
    assert_eq!(save(&mut anonymous, &[("labour_framework", "yes", 0)]).await.0, 401);
}

#[tokio::test]
async fn nothing_submitted_changes_silently() {
    let world = World::new().await;
    let head = world
        .add_person("head2@example.org", "Head", "fr", &[Role::Head { office: OFFICE.into() }])
        .await;
    let mut client = world.sign_in_as("head2@example.org").await;
    world.pass(OFFICE, Status::Submitted, &head).await;
    assert_eq!(save(&mut client, &[("labour_framework", "yes", 0)]).await.0, 409);
    assert_eq!(client.post(SECTION, &[("go", "save")]).await.status, 409);
    assert_eq!(value(&world, "labour_framework").await, None);
    assert_eq!(client.post("/office/CO-AGO/take-back", &[]).await.status, 303);
    assert_eq!(save(&mut client, &[("labour_framework", "yes", 0)]).await.0, 200);
}

#[tokio::test]
async fn a_closed_cycle_takes_no_answer() {
    let world = World::new().await;
    let by = world.add_person("hq2@example.org", "Hq", "en", &[Role::Headquarters]).await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    world.close(&by).await;
    assert_eq!(save(&mut respondent, &[("labour_framework", "yes", 0)]).await.0, 409);
}

/// Gives the office the answers of one that is done, so that it can certify.
async fn fill(world: &World) {
    let (cycle, now) = (world.app.cycle.id.clone(), world.app.now());
    world
        .write(move |c| {
            let from = database::models::responses::find(&cycle, DONE_OFFICE, c)?.unwrap();
            let to = database::models::responses::find(&cycle, OFFICE, c)?.unwrap();
            let rows = answers::of(&from.id, c)?.into_values();
            let rows: Vec<_> = rows
                .map(|row| answers::AnswerRow { response_id: to.id.clone(), at: now, ..row })
                .collect();
            answers::insert_all(&rows, c)
        })
        .await;
}

#[tokio::test]
async fn the_head_certifies_and_gets_a_receipt_whose_digest_anyone_can_compute() {
    let world = World::new().await;
    fill(&world).await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let mut head = world.sign_in(Who::Head).await;
    let check = head.get("/office/CO-AGO/check").await;
    let revision = check.attributes("input[name='revision']", "value")[0].clone();
    let fields = [("revision", revision.as_str()), ("sure", "yes")];
    assert_eq!(respondent.post("/office/CO-AGO/submit", &fields).await.status, 403);
    let unsure = head.post("/office/CO-AGO/submit", &fields[..1]).await;
    assert_eq!(unsure.status, 422);
    let submitted = head.post("/office/CO-AGO/submit", &fields).await;
    assert_eq!(
        (submitted.status, submitted.location.as_deref()),
        (303, Some("/office/CO-AGO/receipt")),
        "{}",
        submitted.text()
    );
    let text = head.get("/office/CO-AGO/receipt.txt").await.bytes;
    let digest = database::id::digest(&text);
    assert!(head.get("/office/CO-AGO/receipt").await.says(&digest));
    assert_eq!(world.response(OFFICE).await.digest.as_deref(), Some(digest.as_str()));
    assert!(
        world
            .mails()
            .await
            .iter()
            .any(|mail| mail.kind == "receipt" && mail.text.contains(&digest))
    );
    assert!(world.log().await.iter().any(|entry| entry.action == "response.submitted"));
}

#[tokio::test]
async fn an_incomplete_response_is_not_submitted_and_the_page_says_what_is_open() {
    let world = World::new().await;
    let mut head = world.sign_in(Who::Head).await;
    let page = head.post("/office/CO-AGO/submit", &[("revision", "0"), ("sure", "yes")]).await;
    assert_eq!(page.status, 422);
    assert!(page.says("(not answered)"));
    assert_eq!(world.response(OFFICE).await.state, "draft");
}

#[tokio::test]
async fn evidence_is_what_it_says_it_is_and_no_larger_than_it_may_be() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    let path = "/office/CO-AGO/questions/evidence/evidence";
    let wrong = respondent.upload(path, &[], &[("evidence", "report.pdf", b"<html>")]).await;
    assert_eq!(wrong.status, 422);
    let wrong = respondent.upload(path, &[], &[("evidence", "report.exe", b"MZ")]).await;
    assert_eq!(wrong.status, 422);
    let large = vec![b'%'; 11 * 1024 * 1024];
    assert_eq!(
        respondent.upload(path, &[], &[("evidence", "report.pdf", &large)]).await.status,
        413
    );
    let kept =
        respondent.upload(path, &[], &[("evidence", "r\u{e9}sum\u{e9}.pdf", b"%PDF-1.7 x")]).await;
    assert_eq!(kept.status, 303, "{}", kept.text());
    let page = respondent.get("/office/CO-AGO/sections/certification").await;
    let files = page.attributes("a[href*='/evidence/']", "href");
    assert_eq!(files.len(), 1);
    let file = respondent.get(&files[0]).await;
    assert_eq!((file.status, file.bytes.as_slice()), (200, b"%PDF-1.7 x".as_slice()));
    assert!(file.headers["content-disposition"].to_str().unwrap().starts_with("attachment"));
    let mut other = world.sign_in(Who::OtherOffice).await;
    assert_eq!(other.get(&files[0]).await.status, 403);
    assert_eq!(other.get(&files[0].replace("CO-AGO", "CO-ARM")).await.status, 404);
}

#[tokio::test]
async fn another_office_learns_nothing() {
    let world = World::new().await;
    let mut other = world.sign_in(Who::OtherOffice).await;
    let there = other.get("/office/CO-AGO").await;
    let nowhere = other.get("/office/CO-NOWHERE").await;
    assert_eq!((there.status, nowhere.status), (403, 403));
    assert_eq!(there.text(), nowhere.text());
    assert!(!there.body.contains("Angola"));
}

#[tokio::test]
async fn a_link_works_once_and_an_old_one_offers_a_new_one() {
    let world = World::new().await;
    world.add_person("a@example.org", "A", "fr", &[Role::Auditor]).await;
    let mut anonymous = world.anonymous();
    anonymous.post("/sign-in", &[("mail", "A@Example.org ")]).await;
    let link = world.link_for("a@example.org").await;
    assert_eq!(anonymous.get(&link).await.status, 200);
    assert_eq!(anonymous.get(&link).await.status, 200, "looking uses nothing up");
    assert_eq!(world.anonymous().post(&link, &[]).await.status, 303);
    let used = world.anonymous().get(&link).await;
    assert_eq!(used.status, 410);
    world.set_time(datetime!(2018-02-20 09:00 UTC));
    anonymous.post("/sign-in", &[("mail", "a@example.org")]).await;
    let link = world.link_for("a@example.org").await;
    world.pass_time(time::Duration::hours(25));
    assert_eq!(world.anonymous().post(&link, &[]).await.status, 410);
    assert_eq!(world.anonymous().post(&format!("{link}/again"), &[]).await.status, 200);
    assert_ne!(world.link_for("a@example.org").await, link);
}

#[tokio::test]
async fn an_unknown_address_is_answered_like_a_known_one_and_too_many_are_refused() {
    let world = World::new().await;
    world.add_person("known@example.org", "K", "en", &[Role::Auditor]).await;
    let mut anonymous = world.anonymous();
    let known = anonymous.post("/sign-in", &[("mail", "known@example.org")]).await;
    let unknown = anonymous.post("/sign-in", &[("mail", "unknown@example.org")]).await;
    assert_eq!((known.status, known.text()), (unknown.status, unknown.text()));
    let mut last = 0;
    for _ in 0..8 {
        last = anonymous.post("/sign-in", &[("mail", "known@example.org")]).await.status;
    }
    assert_eq!(last, 429);
}

#[tokio::test]
async fn a_form_of_another_site_is_refused() {
    let world = World::new().await;
    let request = axum::http::Request::builder()
        .method("POST")
        .uri("/sign-in")
        .header("sec-fetch-site", "cross-site")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(axum::body::Body::from("mail=a@example.org"))
        .unwrap();
    let router = collector::router::router(&world.app);
    let response = tower::ServiceExt::oneshot(router, request).await.unwrap();
    assert_eq!(response.status(), 403);
}

#[tokio::test]
async fn every_page_forbids_what_comes_from_elsewhere() {
    let world = World::new().await;
    let mut respondent = world.sign_in(Who::Respondent).await;
    for path in ["/", "/sign-in", "/office/CO-AGO", SECTION, "/no-such-page", "/assets/style.css"] {
        let page = respondent.get(path).await;
        let policy = page.headers["content-security-policy"].to_str().unwrap();
        assert!(policy.contains("default-src 'none'") && !policy.contains("unsafe"), "{path}");
        assert_eq!(page.headers["x-content-type-options"], "nosniff", "{path}");
        assert!(!page.body.contains("style=\"") && !page.body.contains("onclick"), "{path}");
    }
}

#[tokio::test]
async fn pages_speak_three_languages() {
    let world = World::new().await;
    let mut head = world.sign_in(Who::Head).await;
    for (language, word) in
        [("fr", "Vos sections"), ("es", "Sus secciones"), ("en", "Your sections")]
    {
        assert!(head.get(&format!("/office/CO-AGO?lang={language}")).await.says(word));
        assert!(head.get("/office/CO-AGO").await.says(word), "the choice is kept");
    }
}
