//! What headquarters can do, through the router.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod support;

use database::models::people::Role;
use database::models::responses::Status;
use serde_json::json;
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

#[tokio::test]
async fn participation_counts_offices_once_and_shares_stand_with_their_fraction() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let page = client.get("/headquarters").await;
    // The roster has 160 offices, two of them exempt; responses.csv has 150 that are approved.
    let stats = page.texts(".stats dd");
    assert_eq!(stats[..2], ["150 of 158", "95 per cent of offices invited"]);
    assert_eq!(stats[2], "0", "150 of 158 is shown as 95 per cent");
    assert_eq!(stats[6], "2");
    assert_eq!(page.texts("#offices"), ["8 offices have not submitted"]);
    let names = page.texts("tbody th a[href^='/headquarters/offices/']");
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!((names.len(), &names), (8, &sorted));
    let regions = page.texts(".regions tbody td:nth-child(2)");
    let sums = regions.iter().fold((0, 0), |(part, whole), cell| {
        let (a, b) = cell.split_once(" of ").unwrap();
        (part + a.parse::<u32>().unwrap(), whole + b.parse::<u32>().unwrap())
    });
    assert_eq!((regions.len(), sums), (10, (150, 158)));
    let page = client.get("/headquarters?region=Southern+Africa&state=missing").await;
    assert_eq!(page.texts("tbody th a[href^='/headquarters/offices/']").len(), 2);
    assert!(page.says("No one is named to answer"));
    world.sign_in(Who::Respondent).await;
    let page = client.get("/headquarters?region=Southern+Africa&state=missing").await;
    assert!(page.says("No one is named to certify"));
}

#[tokio::test]
async fn more_time_needs_a_day_that_can_be_and_a_reason() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    for (due, said) in [
        ("soon", "You wrote “soon”"),
        ("2018-02-30", "You wrote “2018-02-30”"),
        ("2018-01-30", "30 January 2018 is over"),
        ("2018-03-31", "not after 30 March 2018"),
    ] {
        let page = client.post(&office("/extend"), &[("due", due), ("reason", "a reason")]).await;
        assert_eq!(page.status, 422);
        assert!(page.check().says(said), "{due}: {}", page.text());
        assert_eq!(page.texts("textarea"), ["a reason"], "what was typed is kept");
    }
    let page = client.post(&office("/extend"), &[("due", "2018-02-23")]).await;
    assert_eq!((page.status, page.attributes("#due", "value")), (422, vec!["2018-02-23".into()]));
    assert!(actions(&world).await.iter().all(|action| action != "office.extended"));
    let page = client.post(&office("/extend"), &[("due", "2018-02-23"), ("reason", "Flood")]).await;
    let page = after(&mut client, &page).await;
    assert!(page.says("23 February 2018, extended"));
    assert_eq!(actions(&world).await[0], "office.extended");
}

#[tokio::test]
async fn an_exempt_office_leaves_every_count_and_comes_back() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let page = client.post(&office("/exempt"), &[("reason", "  opened in\r\nDecember ")]).await;
    let page = after(&mut client, &page).await;
    assert!(page.says("opened in December"));
    let page = client.get("/headquarters").await;
    assert_eq!(page.texts(".stats dd")[0], "150 of 157");
    assert_eq!(client.get(&office("/answers")).await.status, 422);
    let page = client.post(&office("/invite"), &[]).await;
    after(&mut client, &page).await;
    assert_eq!(client.get("/headquarters").await.texts(".stats dd")[0], "150 of 158");
    // An office that never had a response gets one.
    let page = client.post("/headquarters/offices/HQ-OIG/invite", &[]).await;
    after(&mut client, &page).await;
    assert_eq!(world.response("HQ-OIG").await.status(), Status::Draft);
    assert_eq!(actions(&world).await[..3], ["office.invited", "office.invited", "office.exempted"]);
}

#[tokio::test]
async fn returned_answers_are_open_again_and_the_office_is_told_why() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let role = Role::Head { office: DONE_OFFICE.into() };
    world.add_person("done@example.org", "Dora <Done>", "fr", &[role]).await;
    let address = format!("/headquarters/offices/{DONE_OFFICE}/reopen");
    let reason = ("reason", "Total & parts <differ>");
    assert_eq!(client.post(&address, &[]).await.status, 422);
    let page = client.post(&address, &[reason]).await;
    assert_eq!(page.status, 200, "asks first");
    assert!(page.check().says("1 person gets a message"));
    assert_eq!(world.response(DONE_OFFICE).await.status(), Status::Approved);
    let page = client.post(&address, &[reason, YES]).await;
    let page = after(&mut client, &page).await;
    assert!(page.says("Total & parts <differ>"));
    assert_eq!(world.response(DONE_OFFICE).await.status(), Status::Returned);
    let mail = &world.mails().await[0];
    assert_eq!((mail.kind.as_str(), mail.language.as_str()), ("returned", "fr"));
    assert!(mail.text.contains("Total & parts <differ>") && !mail.html.contains("<differ>"));
    assert!(mail.subject.contains("renvoyées"), "{}", mail.subject);
    assert_eq!(actions(&world).await[0], "response.reopened");
    assert_eq!(client.post(&address, &[reason, YES]).await.status, 422, "it is open already");
}

#[tokio::test]
async fn a_person_is_added_with_a_link_that_works_and_taken_away() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let with = |mail: &'static str| {
        [("name", "Nora New"), ("mail", mail), ("language", "es"), ("role", "head")]
    };
    let page = client.post(&office("/people"), &with("nowhere")).await;
    assert_eq!(page.status, 422);
    assert!(page.check().says("You wrote “nowhere”"));
    let page = client.post(&office("/people"), &with("Nora@Example.org")).await;
    assert_eq!(page.status, 200, "asks first");
    assert!(page.check().says("nora@example.org"));
    let mut sure = with("Nora@Example.org").to_vec();
    sure.push(YES);
    let page = client.post(&office("/people"), &sure).await;
    let page = after(&mut client, &page).await;
    assert!(page.says("Nora New") && page.says("Head of office"));
    assert_eq!(actions(&world).await[0], "role.given");
    let mail = &world.mails().await[0];
    assert_eq!((mail.kind.as_str(), mail.language.as_str()), ("invitation", "es"));
    let mut nora = world.anonymous();
    assert_eq!(nora.post(&world.link_for("nora@example.org").await, &[]).await.status, 303);
    assert_eq!(nora.get(&format!("/office/{OFFICE}")).await.status, 200);
    assert_eq!(nora.get("/headquarters").await.status, 403);
    let remove = page.attributes("form[action*='/people/']", "action")[0].clone();
    assert_eq!(client.post(&remove, &[]).await.status, 200, "asks first");
    assert_eq!(nora.get(&format!("/office/{OFFICE}")).await.status, 200);
    let page = client.post(&remove, &[YES]).await;
    after(&mut client, &page).await;
    assert_eq!(nora.get(&format!("/office/{OFFICE}")).await.status, 403);
    assert_eq!(actions(&world).await[0], "role.taken");
}

#[tokio::test]
async fn an_office_is_added_under_the_rules_of_the_roster() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let good = [
        ("code", "CO-NEW"),
        ("name_en", "Country Office in Nowhere"),
        ("name_fr", "Bureau"),
        ("name_es", "Oficina"),
        ("kind", "country"),
        ("region", REGION),
        ("countries", "SWZ LSO"),
        ("language", "en"),
        ("zone", "Africa/Maseru"),
    ];
    for (name, value, said) in [
        ("code", "a/b", "You wrote “a/b”"),
        ("code", "co-ago", "belongs to another office"),
        ("code", "..", "You wrote “..”"),
        ("name_fr", "", "Write the name."),
        ("kind", "embassy", "Choose one."),
        ("region", "Atlantis", "Choose one."),
        ("countries", "", "covers at least one country"),
        ("countries", "swz", "three capital letters"),
        ("countries", "SWZ SWZ", "each once"),
        ("countries", "XQX", "has no XQX"),
        ("zone", "Africa/Nowhere", "no time zone"),
    ] {
        let sent = good.map(|(field, text)| (field, if field == name { value } else { text }));
        let page = client.post("/headquarters/offices/new", &sent).await;
        assert_eq!(page.status, 422, "{name}={value}");
        assert_eq!(page.check().texts(".errors li").len(), 1, "{name}={value}");
        assert!(page.says(said), "{name}={value}: {:?}", page.texts(".errors li"));
    }
    let page = client.post("/headquarters/offices/new", &good).await;
    let page = after(&mut client, &page).await;
    assert!(page.says("Country Office in Nowhere"));
    assert_eq!(client.get("/headquarters").await.texts(".stats dd")[0], "150 of 159");
    assert_eq!(actions(&world).await[0], "office.added");
}

#[tokio::test]
async fn an_answer_is_entered_with_a_reason_that_the_office_sees() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let mut head = world.sign_in(Who::Head).await;
    let address = office("/answers");
    let sent = |value: &'static str, base: &'static str| {
        [("question", "compact_engaged"), ("value", value), ("base", base), ("reason", "By phone")]
    };
    let page = client.post(&address, &sent("perhaps", "0")).await;
    assert_eq!((page.status, page.texts("textarea")), (422, vec!["By phone".into()]));
    page.check();
    let no_reason = [("question", "compact_engaged"), ("value", "yes"), ("base", "0")];
    assert_eq!(client.post(&address, &no_reason).await.status, 422);
    assert_eq!(client.post(&address, &[("question", "nothing")]).await.status, 404);
    let page = client.post(&address, &sent("yes", "0")).await;
    assert_eq!(page.status, 200, "asks first");
    assert!(page.check().says("1 person gets a message"));
    let mut sure = sent("yes", "0").to_vec();
    sure.push(YES);
    let page = client.post(&address, &sure).await;
    let page = after(&mut client, &page).await;
    assert!(page.says("By phone"));
    assert_eq!(actions(&world).await[0], "answer.entered");
    let seen = head.get(&format!("/office/{OFFICE}/sections/global_compact")).await;
    assert!(seen.says("By phone") && seen.says("Hugo Headquarters"), "{}", seen.text());
    let mail = &world.mails().await[0];
    assert_eq!(
        (mail.kind.as_str(), mail.address.as_str()),
        ("answered_for_you", "head@example.org")
    );
    // Someone who still has the page from before learns what stands, and keeps what was typed.
    let mut late = sent("no", "0").to_vec();
    late.push(YES);
    let page = client.post(&address, &late).await;
    assert_eq!(page.status, 409);
    assert!(page.check().says("it is now “Yes”"), "{}", page.text());
    assert_eq!(page.attributes("option[selected]", "value"), ["no"]);
    assert_eq!(page.attributes("input[name=base]", "value"), ["1"]);
    // What is submitted is locked.
    let done = format!("/headquarters/offices/{DONE_OFFICE}/answers");
    assert_eq!(client.post(&done, &sure).await.status, 422);
}

#[tokio::test]
async fn reminders_go_once_a_day_to_those_who_are_not_done() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    world.sign_in(Who::Head).await;
    world.sign_in(Who::Respondent).await;
    let done = Role::Head { office: DONE_OFFICE.into() };
    world.add_person("done@example.org", "Dora Done", "fr", &[done]).await;
    let page = client.get("/headquarters/reminders").await;
    assert!(page.check().says("2 messages would go out"));
    assert!(page.says("9 February 2018") && page.says("answers due"));
    assert!(!page.says("done@example.org"));
    let reminders = async || {
        let mails = world.mails().await.into_iter();
        mails.filter(|mail| mail.kind == "reminder").collect::<Vec<_>>()
    };
    let page = client.post("/headquarters/reminders", &[("line", "Call <me>")]).await;
    assert_eq!(page.status, 200, "asks first");
    assert!(page.check().says("Send 2 messages now?"));
    assert!(reminders().await.is_empty());
    for _ in 0..2 {
        let page = client.post("/headquarters/reminders", &[("line", "Call <me>"), YES]).await;
        after(&mut client, &page).await;
        let mails = reminders().await;
        assert_eq!(mails.len(), 2);
        assert!(mails.iter().all(|mail| mail.text.contains("Call <me>")));
        assert!(mails.iter().all(|mail| mail.html.contains("Call &#60;me&#62;")));
    }
    assert_eq!(actions(&world).await[0], "reminders.sent");
}

#[tokio::test]
async fn a_refused_address_is_shown_and_corrected() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    world.sign_in(Who::Respondent).await;
    let mail = world.mails().await.into_iter().find(|m| m.address == "respondent@example.org");
    let (mail, person) = (mail.clone().unwrap(), mail.unwrap().person_id);
    world.write(move |c| database::models::outbox::refuse(&mail, "550 no such user", c)).await;
    let page = client.get("/headquarters/reminders").await;
    assert!(page.check().says("550 no such user"));
    assert!(client.get("/headquarters").await.says("Mail came back: respondent@example.org"));
    let address = format!("/headquarters/people/{person}/address");
    assert_eq!(client.post(&address, &[("mail", "hq@example.org")]).await.status, 422);
    assert_eq!(client.post(&address, &[("mail", "right@example.org")]).await.status, 200);
    let page = client.post(&address, &[("mail", "right@example.org"), YES]).await;
    let page = after(&mut client, &page).await;
    assert!(!page.says("550 no such user"));
    assert_eq!(actions(&world).await[0], "person.address");
    let link = world.link_for("right@example.org").await;
    assert_eq!(world.anonymous().post(&link, &[]).await.status, 303);
}

#[tokio::test]
async fn people_are_added_shut_out_and_let_in_again() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let mut auditor = world.sign_in(Who::Auditor).await;
    let fields = |region: &'static str| {
        [
            ("name", "Rolf Region"),
            ("mail", "rolf@example.org"),
            ("language", "en"),
            ("role", "regional"),
            ("region", region),
        ]
    };
    let page = client.post("/headquarters/people/new", &fields("")).await;
    assert!(page.check().says("Choose the region"));
    assert_eq!(page.status, 422);
    let mut sure = fields(REGION).to_vec();
    sure.push(YES);
    let page = client.post("/headquarters/people/new", &sure).await;
    assert!(after(&mut client, &page).await.says("Rolf Region"));
    let people = world.read(database::models::people::all).await;
    let id = |mail: &str| people.iter().find(|p| p.email == mail).unwrap().id.clone();
    let end = format!("/headquarters/people/{}/end", id("auditor@example.org"));
    assert_eq!(client.post(&end, &[]).await.status, 200, "asks first");
    assert_eq!(auditor.get("/audit").await.status, 200);
    let page = client.post(&end, &[YES]).await;
    after(&mut client, &page).await;
    assert_eq!(auditor.get("/audit").await.status, 303, "signed out everywhere");
    let page = client.post(&end.replace("/end", "/admit"), &[]).await;
    after(&mut client, &page).await;
    assert_eq!(actions(&world).await[..2], ["person.admitted", "person.ended"]);
    world.sign_in_as("auditor@example.org").await;
    let own = format!("/headquarters/people/{}/end", id("hq@example.org"));
    assert_eq!(client.post(&own, &[YES]).await.status, 422, "nobody shuts themselves out");
    let page = client.get("/headquarters/people?for=hq@").await;
    let remove = page.attributes("form[action*='/roles/']", "action");
    assert_eq!(client.post(&remove[0], &[YES]).await.status, 422, "someone must run the cycle");
}

/// `survey.csv` of the reference cycle with something replaced.
fn survey(from: &str, to: &str) -> Vec<u8> {
    let text = String::from_utf8(support::sources().files["survey.csv"].clone()).unwrap();
    assert!(text.contains(from), "{from}");
    text.replacen(from, to, 1).into_bytes()
}

const HERE: &str = "/headquarters/questionnaire";

#[tokio::test]
async fn faulty_sheets_change_nothing_and_every_fault_is_listed_with_its_place() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let faulty = survey("select_one yes_no,compact_engaged", "select_one nothing,compact engaged");
    let page = client.upload(HERE, &[], &[("sheets", "survey.csv", &faulty)]).await;
    assert_eq!(page.status, 422);
    let places = page.check().texts(".errors th code");
    assert!(places.iter().any(|place| place.starts_with("survey.csv:5:")), "{places:?}");
    for (name, bytes, said) in
        [("notes.txt", &b"x"[..], "You sent “notes.txt”"), ("survey.xlsx", &b"x"[..], "1 fault")]
    {
        let page = client.upload(HERE, &[], &[("sheets", name, bytes)]).await;
        assert_eq!(page.status, 422, "{name}");
        assert!(page.check().says(said), "{name}: {}", page.text());
    }
    let same = &support::sources().files["choices.csv"];
    let page = client.upload(HERE, &[], &[("sheets", "choices.csv", same)]).await;
    assert_eq!(page.status, 422, "{}", page.text());
    let broken = survey("integer,rights_trained,", "integer,rights_instructed,");
    let page = client.upload(HERE, &[], &[("sheets", "survey.csv", &broken)]).await;
    assert_eq!(page.status, 422, "an indicator reads the question that would go");
    assert!(page.texts(".errors th code").iter().any(|place| place.starts_with("indicators.csv:")));
    assert_eq!(world.app.cycle.form().version, 1);
    assert!(actions(&world).await.iter().all(|action| !action.starts_with("questionnaire")));
}

#[tokio::test]
async fn a_corrected_version_is_shown_before_it_is_published() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    let asked = "Did your office take part in the work towards the global compact for migration?";
    let corrected = survey(asked, "Did your office take part?");
    let page = client.upload(HERE, &[], &[("sheets", "survey.csv", &corrected)]).await;
    assert_eq!(page.status, 200, "{}", page.text());
    page.check();
    assert_eq!(page.texts(".stats dd")[..3], ["0", "1", "0"]);
    // 150 responses are loaded, and each answered the first question.
    assert_eq!(page.texts("[aria-labelledby=changed] td"), ["compact_engaged", "Wording", "150"]);
    let sheets = page.attributes("input[name=sheets]", "value").remove(0);
    let publish = format!("{HERE}/publish");
    let sent = |note: &'static str| [("base", "1"), ("note", note)];
    let with =
        |note| sent(note).into_iter().chain([("sheets", sheets.as_str())]).collect::<Vec<_>>();
    let page = client.upload(&publish, &with(""), &[]).await;
    assert_eq!(page.status, 422);
    page.check();
    assert_eq!(world.app.cycle.form().version, 1);
    let page = client.upload(&publish, &with("Shorter"), &[]).await;
    let page = after(&mut client, &page).await;
    assert!(page.says("Version 2 is in use.") && page.says("Shorter"));
    assert_eq!(actions(&world).await[0], "questionnaire.published");
    let preview = client.get("/headquarters/questionnaire/preview").await;
    assert!(preview.says("Did your office take part?"));
    assert_eq!(
        client.upload(&publish, &with("Again"), &[]).await.status,
        409,
        "someone was faster"
    );
    let before = world.response(DONE_OFFICE).await;
    assert_eq!((before.questionnaire, before.status()), (1, Status::Approved), "answers stay");
}

#[tokio::test]
async fn an_office_sees_what_was_corrected_after_it_answered_and_keeps_what_was_withdrawn() {
    let world = World::new().await;
    let (mut hq, mut office) =
        (world.sign_in(Who::Headquarters).await, world.sign_in(Who::Head).await);
    let answers = format!("/office/{OFFICE}/answers");
    let change = |question, value, base| json!({ "question": question, "value": value, "base": base, "how": "typed" });
    let both = [change("compact_engaged", "yes", 0), change("comments", "We moved", 0)];
    assert_eq!(office.post_json(&answers, &json!({ "changes": both })).await.status, 200);
    world.pass_time(time::Duration::hours(1));

    let asked = "Did your office take part in the work towards the global compact for migration?";
    let shorter = survey(asked, "Did your office take part?");
    let corrected = without_question(&shorter, "comments");
    let page = hq.upload(HERE, &[], &[("sheets", "survey.csv", &corrected)]).await;
    let sheets = page.attributes("input[name=sheets]", "value").remove(0);
    let fields = [("base", "1"), ("note", "Shorter"), ("sheets", sheets.as_str())];
    hq.upload(&format!("{HERE}/publish"), &fields, &[]).await;

    let section = format!("/office/{OFFICE}/sections/global_compact");
    let note = office.get(&section).await.texts("[data-question=compact_engaged] .note");
    assert!(note.len() == 1 && note[0].contains("What changed: Wording."), "{note:?}");
    let check = office.get(&format!("/office/{OFFICE}/check")).await;
    assert_eq!(check.check().texts(".tag.warned"), ["Question corrected since"]);
    assert!(check.says("Questions that are asked no more") && check.says("We moved"));

    world.pass_time(time::Duration::hours(1));
    let again = [change("compact_engaged", "no", 1)];
    office.post_json(&answers, &json!({ "changes": again })).await;
    let page = office.get(&section).await;
    assert!(page.texts("[data-question=compact_engaged] .note").is_empty());
}

#[tokio::test]
async fn another_process_follows_a_corrected_version() {
    let world = World::new().await;
    let cycle = world.app.cycle.id.clone();
    let mut sheets: serde_json::Map<String, serde_json::Value> =
        serde_json::from_str(&collector::cycle::sheets_of(support::sources()).unwrap()).unwrap();
    let shorter = survey(
        "Did your office take part in the work towards the global compact for migration?",
        "Did your office take part?",
    );
    sheets["survey.csv"] = String::from_utf8(shorter).unwrap().into();
    let (files, now) = (serde_json::to_string(&sheets).unwrap(), world.app.now());
    let publish = move |c: &mut database::Conn| {
        database::models::cycles::publish(&cycle, &files, "Shorter", None, now, c).map(drop)
    };
    world.write(publish).await;
    let section = format!("/office/{OFFICE}/sections/global_compact");
    let page = world.sign_in(Who::Respondent).await.get(&section).await;
    assert!(page.says("Did your office take part?") && world.app.cycle.form().version == 2);
}

fn without_question(survey: &[u8], name: &str) -> Vec<u8> {
    let lines = survey.split_inclusive(|byte| *byte == b'\n');
    let begins = format!("text,{name},");
    lines.filter(|line| !line.starts_with(begins.as_bytes())).collect::<Vec<_>>().concat()
}

#[tokio::test]
async fn a_closed_cycle_holds_the_snapshot_of_the_folder_and_changes_no_more() {
    let world = World::new().await;
    let mut client = world.sign_in(Who::Headquarters).await;
    world.sign_in(Who::Head).await;
    let page = client.post("/headquarters/close", &[("year", "2018")]).await;
    assert_eq!(page.status, 422);
    assert!(page.check().says("You wrote “2018”"));
    let page = client.post("/headquarters/close", &[("year", "2017")]).await;
    let page = after(&mut client, &page).await;
    // What the web froze is what the files of the folder freeze to.
    let (folder, _) = edition::cycle::Collected::read("", &support::sources().files);
    let expected = aggregation::snapshot::Snapshot::of(folder.dataset()).sha256();
    assert!(page.says(&expected), "{}", page.text());
    assert_eq!(actions(&world).await[0], "cycle.closed");
    let done = format!("/headquarters/offices/{DONE_OFFICE}");
    for (address, fields) in [
        (office("/extend"), vec![("due", "2018-02-23"), ("reason", "x")]),
        (office("/exempt"), vec![("reason", "x")]),
        ("/headquarters/offices/HQ-OIG/invite".to_owned(), vec![]),
        (format!("{done}/reopen"), vec![("reason", "x"), YES]),
        (office("/answers"), vec![("question", "compact_engaged"), ("value", "yes"), YES]),
        (office("/people"), vec![("name", "x")]),
        ("/headquarters/offices/new".to_owned(), vec![]),
        ("/headquarters/reminders".to_owned(), vec![YES]),
        (HERE.to_owned(), vec![]),
        (format!("{HERE}/publish"), vec![("base", "1")]),
        ("/headquarters/close".to_owned(), vec![("year", "2017")]),
    ] {
        let page = client.post(&address, &fields).await;
        assert_eq!(page.status, 409, "{address}");
        assert!(page.check().says("The cycle is closed"), "{address}");
    }
    for address in
        ["/headquarters", &office(""), "/headquarters/reminders", HERE, "/headquarters/people"]
    {
        let page = client.get(address).await;
        assert_eq!(page.status, 200, "{address}");
        page.check();
    }
    assert_eq!(actions(&world).await[0], "cycle.closed");
}
