//! What an auditor reads, and the report that the live answers give; through the router.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod support;

use aggregation::snapshot::Snapshot;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use collector::live;
use database::models::answers::{self, How, Wanted};
use database::models::people::{Person, Role};
use database::models::responses::Status;
use database::models::{cycles, log};
use diesel::RunQueryDsl;
use edition::progress::Progress;
use edition::report::Report;
use sha2::{Digest, Sha256};
use support::page::Page;
use support::{DONE_OFFICE, OTHER_OFFICE, Who, World, sources};
use time::Duration;

async fn headquarters(world: &World) -> Person {
    world.add_person("chief@example.org", "Cora Chief", "en", &[Role::Headquarters]).await
}

/// Closes the cycle with the snapshot of its answers; returns the bytes.
async fn freeze(world: &World) -> Vec<u8> {
    let by = headquarters(world).await;
    let sources = live::sources(&world.app).await.unwrap();
    let report = Report::figures_only(&sources, &Progress::silent());
    let cycle = report.cycle.unwrap();
    let snapshot = Snapshot::of(cycle.collected.dataset());
    let (id, bytes, now) = (world.app.cycle.id.clone(), snapshot.bytes().to_vec(), world.app.now());
    let frozen = bytes.clone();
    assert!(world.write(move |c| cycles::close(&id, &frozen, &by.id, now, c)).await);
    bytes
}

/// Headquarters changes an answer of [`DONE_OFFICE`] for the office, with a reason, and approves it again.
async fn corrected(world: &World) {
    let by = headquarters(world).await;
    world.pass(DONE_OFFICE, Status::Returned, &by).await;
    world.pass_time(Duration::minutes(1));
    let row = world.response(DONE_OFFICE).await;
    let id = row.id.clone();
    let base = world.read(move |c| answers::of(&id, c)).await["small_businesses"].revision;
    let wanted = Wanted {
        question: "small_businesses".to_owned(),
        value: "1200".to_owned(),
        base,
        how: How::Headquarters,
        reason: Some("Told by telephone".to_owned()),
    };
    let (person, now) = (by.id.clone(), world.app.now());
    world.write(move |c| answers::save(&row, &wanted, &person, now, c)).await;
    world.pass(DONE_OFFICE, Status::Submitted, &by).await;
    world.pass(DONE_OFFICE, Status::Approved, &by).await;
}

#[tokio::test]
async fn an_auditor_reads_no_answer_before_the_cycle_is_closed() {
    let world = World::new().await;
    let mut auditor = world.sign_in(Who::Auditor).await;
    for path in [
        "/audit/figures",
        "/audit/figures/standards.states_supported",
        "/audit/offices",
        "/audit/offices/CO-ZAF",
        "/audit/snapshot",
    ] {
        let page = auditor.get(path).await;
        assert_eq!(page.check().status, 403, "{path}");
        assert!(page.says("The cycle is not closed yet"), "{path}");
    }
    for path in ["/headquarters/report", "/headquarters/figures.json", "/office/CO-ZAF/check"] {
        assert_eq!(auditor.get(path).await.status, 403, "{path}");
    }
    let page = auditor.get("/audit").await;
    assert_eq!(page.check().status, 200);
    assert!(
        page.says("The cycle is not closed yet")
            && page.texts("a[href='/audit/figures']").is_empty()
    );
}

#[tokio::test]
async fn from_the_snapshot_to_a_figure_to_an_answer_to_who_gave_it() {
    let world = World::new().await;
    corrected(&world).await;
    let bytes = freeze(&world).await;
    let digest = format!("{:x}", Sha256::digest(&bytes));
    let mut auditor = world.sign_in(Who::Auditor).await;

    let page = auditor.get("/audit").await;
    assert_eq!(page.check().status, 200);
    assert!(page.texts(".hash").contains(&digest) && page.says("The same"));
    assert!(page.says("By Cora Chief") && page.texts(".errors").is_empty());
    let file = auditor.get("/audit/snapshot").await;
    assert_eq!((file.status, &file.bytes), (200, &bytes));

    let all = auditor.get("/audit/figures").await;
    assert!(all.check().texts("tbody tr").len() > 100);
    let found = auditor.get("/audit/figures?q=SMALL+businesses").await;
    let link = found.check().attributes("tbody a", "href").remove(0);
    assert!(found.texts("tbody tr").len() < 10);
    assert!(auditor.get("/audit/figures?q=zzz").await.check().says("0 figures"));

    // What the figure says is what DuckDB, the annex and `rapporteur explain` say: it is read from the same figures.
    let name = link.rsplit('/').next().unwrap();
    let computed = collector::latest::latest(&world.app).await.unwrap();
    let figure = &computed.report.figures.figures[name];
    let page = auditor.get(&link).await;
    assert_eq!(page.check().status, 200);
    let key = page.texts(".key li").join(" ");
    assert!(key.contains(&format!("{} Counted", figure.counted.len())), "{key}");
    let counted = page.attributes("#counted tbody a", "href");
    let mut offices: Vec<&str> =
        counted.iter().map(|to| to.split(['/', '#']).nth(3).unwrap()).collect();
    offices.dedup();
    assert_eq!(offices, figure.counted);
    let first = page.attributes("#counted a[href^='/audit/offices/CO-ZAF#']", "href").remove(0);
    let told = page.texts("#counted tr").into_iter().find(|line| line.contains("Cora Chief"));
    assert!(told.unwrap().contains("entered by headquarters"));

    let page = auditor.get(&first).await;
    assert_eq!(page.check().status, 200);
    let section = page.texts("section[aria-labelledby='small_businesses']").remove(0);
    for said in ["1,200", "484", "Cora Chief", "entered by headquarters", "Told by telephone"] {
        assert!(section.contains(said), "{said}: {section}");
    }
    assert_eq!(auditor.get("/audit/figures/no.such").await.status, 404);
    assert_eq!(auditor.get("/audit/offices/XX").await.status, 403);
    let offices = auditor.get("/audit/offices").await;
    assert_eq!(offices.check().texts("tbody tr").len(), sources_offices());
    assert_eq!(auditor.get("/headquarters/report").await.check().status, 200);
}

/// Lines of the folder's roster, without its head.
fn sources_offices() -> usize {
    String::from_utf8(sources().files["offices.csv"].clone()).unwrap().lines().count() - 1
}

#[tokio::test]
async fn answers_that_are_not_what_was_frozen_are_named() {
    let world = World::new().await;
    let by = headquarters(&world).await;
    world.close(&by).await;
    let mut auditor = world.sign_in(Who::Auditor).await;
    let page = auditor.get("/audit").await;
    assert!(page.check().says("The answers are not what was frozen") && page.says("Another"));
}

#[tokio::test]
async fn an_auditor_changes_nothing() {
    let world = World::new().await;
    let by = headquarters(&world).await;
    world.close(&by).await;
    let mut auditor = world.sign_in(Who::Auditor).await;
    let before = world.log().await.len();
    let answers = "/office/CO-ZAF/answers";
    let body = serde_json::json!({ "changes": [] });
    assert_eq!(auditor.post_json(answers, &body).await.status, 403);
    for path in [
        "sections/gender_equality",
        "submit",
        "take-back",
        "people",
        "comments",
        "review/return",
        "review/approve",
    ] {
        let fields = [("revision", "1"), ("sure", "yes"), ("text", "x"), ("note", "x")];
        let page = auditor.post(&format!("/office/CO-ZAF/{path}"), &fields).await;
        assert_eq!(page.status, 403, "{path}");
    }
    assert_eq!(world.log().await.len(), before);
}

#[tokio::test]
async fn the_log_is_read_page_by_page_with_the_state_of_its_chain() {
    let world = World::new().await;
    let mut auditor = world.sign_in(Who::Auditor).await;
    let now = world.app.now();
    world
        .write(move |c| {
            for number in 0..120 {
                let detail = serde_json::json!({ "number": number, "text": "<b>" });
                log::append(None, "test.done", "office:CO-ZAF", &detail, now, c)?;
            }
            Ok(())
        })
        .await;
    let page = auditor.get("/audit/log").await;
    assert_eq!(page.check().status, 200);
    assert!(page.says("Whole, the newest entries not sealed yet"));
    assert_eq!(page.texts("tbody tr").len(), 100);
    let older = page.attributes("a[rel='next']", "href").remove(0);
    let page = auditor.get(&older).await;
    assert!(page.check().says("Ada Auditor") && page.says("Sign-in link sent"));

    let of = auditor.get("/audit/log?subject=office%3ACO-ZAF&page=2").await;
    assert_eq!(of.check().texts("tbody tr").len(), 20);
    assert!(auditor.get("/audit/log?subject=nothing").await.check().says("There is no such entry"));
    for odd in ["page=0", "page=-1", "page=x", "page=99999999999999999999", "page=1&page=2"] {
        assert_eq!(auditor.get(&format!("/audit/log?{odd}")).await.check().status, 200, "{odd}");
    }

    world.write(|c| log::seal(10_000, c)).await;
    assert_eq!(auditor.get("/audit/log").await.texts("#chain ~ p .tag"), ["Whole"]);
    world
        .write(|c| {
            diesel::sql_query("UPDATE log SET subject = 'person' WHERE action = 'link.sent'")
                .execute(c)
        })
        .await;
    let page = auditor.get("/audit/log").await;
    assert!(page.check().says("Broken at seal") && page.says("is not what was sealed here"));
    assert!(auditor.get("/audit").await.says("Broken at seal"));
}

fn hash(page: &Page, element: &str) -> String {
    let open = format!("<{element}>");
    assert_eq!(page.body.matches(&open).count(), 1, "{element}");
    let content = page.body.split_once(&open).unwrap().1;
    let content = content.split_once(&format!("</{element}>")).unwrap().0;
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(content)))
}

#[tokio::test]
async fn the_report_is_that_of_the_folder_and_is_served_under_its_own_policy() {
    let world = World::new().await;
    let mut headquarters = world.sign_in(Who::Headquarters).await;
    let page = headquarters.get("/headquarters/report").await;
    assert_eq!(page.check().status, 200);
    let theirs = Report::figures_only(sources(), &Progress::silent());
    assert!(page.texts(".hash").contains(&theirs.figures.snapshot));
    assert!(page.says("of 158 invited, 95 per cent"), "{}", page.text());
    let files = page.attributes("main a", "href");
    for file in ["report.html?edition=en", "report.pdf?edition=en", "figures.csv", "figures.json"] {
        assert!(files.contains(&format!("/headquarters/{file}")), "{file}");
    }

    let json = headquarters.get("/headquarters/figures.json").await;
    assert_eq!(json.body, theirs.figures_json());
    let csv = headquarters.get("/headquarters/figures.csv").await;
    assert_eq!(csv.bytes, theirs.figures_csv());

    let html = headquarters.get("/headquarters/report.html?edition=en").await;
    let policy = html.headers["content-security-policy"].to_str().unwrap().to_owned();
    assert_eq!(
        policy,
        format!(
            "default-src 'none'; style-src {}; script-src {}; font-src data:; form-action 'none'; \
             frame-ancestors 'none'; base-uri 'none'",
            hash(&html, "style"),
            hash(&html, "script")
        )
    );
    assert_eq!(html.headers.get_all("content-security-policy").iter().count(), 1);
    assert!(!html.body.contains(" style=\"") && !html.body.contains(" onclick"));
    let exports: Vec<String> = world.log().await.into_iter().map(|entry| entry.action).collect();
    assert_eq!(exports.iter().filter(|action| *action == "export").count(), 3);

    let pdf = headquarters.get("/headquarters/report.pdf").await;
    if cfg!(feature = "pdf") {
        assert!(pdf.bytes.starts_with(b"%PDF-"));
    } else {
        assert_eq!(pdf.check().status, 501);
        assert!(pdf.says("This build writes no PDF"));
    }
}

#[tokio::test]
async fn the_report_follows_the_answers_and_is_not_computed_at_each_look() {
    let world = World::new().await;
    let first = collector::latest::latest(&world.app).await.unwrap();
    world.pass_time(Duration::minutes(5));
    let again = collector::latest::latest(&world.app).await.unwrap();
    assert_eq!(again.at, first.at);
    corrected(&world).await;
    let after = collector::latest::latest(&world.app).await.unwrap();
    assert!(after.at > first.at);
    let changed = aggregation::changes(&first.report.figures, &after.report.figures);
    assert!(changed.iter().any(|name| name.contains("small_businesses")), "{changed:?}");
    // Returning an office takes it out of every figure.
    let by = headquarters(&world).await;
    world.pass(DONE_OFFICE, Status::Returned, &by).await;
    let without = collector::latest::latest(&world.app).await.unwrap();
    let counts = |figures: &aggregation::figure::Figures| {
        figures.figures.values().any(|figure| figure.counted.iter().any(|code| code == DONE_OFFICE))
    };
    assert!(counts(&after.report.figures) && !counts(&without.report.figures));
}

#[tokio::test]
async fn the_pages_speak_three_languages() {
    let world = World::new().await;
    corrected(&world).await;
    freeze(&world).await;
    let mut auditor = world.sign_in(Who::Auditor).await;
    for language in ["en", "fr", "es"] {
        auditor.get(&format!("/audit?lang={language}")).await.check();
        for path in [
            "/audit/figures?q=standards",
            "/audit/figures/standards.states_supported",
            "/audit/offices",
            "/audit/offices/CO-ZAF",
            "/audit/log",
            "/headquarters/report",
            "/headquarters/report.pdf",
            &format!("/audit/offices/{OTHER_OFFICE}"),
        ] {
            let page = auditor.get(path).await;
            if !page.headers["content-type"].to_str().unwrap().contains("pdf") {
                page.check();
                assert_eq!(page.attributes("html", "lang"), [language], "{path}");
            }
        }
    }
}
