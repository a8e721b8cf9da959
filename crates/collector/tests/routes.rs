//! Every address of the program, for every kind of user. An address without its row fails.
#![allow(clippy::unwrap_used, clippy::allow_attributes, reason = "a test fails by panicking")]

mod support;

use axum::Router;
use axum::body::Body;
use axum::http::{Method, Request, header};
use collector::app::AppState;
use support::{OFFICE, Who, World};
use tower::ServiceExt;

/// Method and address; then the status for someone who is not signed in, and for each of [`Who::ALL`]: a respondent of the
/// office, one of another office, the head of the office, the reviewer of its region and of another, headquarters, an
/// auditor while the cycle is open.
const TABLE: &str = include_str!("routes.txt");

struct Row {
    method: String,
    path: String,
    expected: Vec<u16>,
}

fn table() -> Vec<Row> {
    let lines = TABLE.lines().filter(|line| !line.trim().is_empty() && !line.starts_with('#'));
    let row = |line: &str| {
        let mut words = line.split_whitespace().map(str::to_owned);
        let (method, path) = (words.next().unwrap(), words.next().unwrap());
        Row { method, path, expected: words.map(|word| word.parse().unwrap()).collect() }
    };
    lines.map(row).collect()
}

/// The methods of an address: a method that it does not know is answered with those that it does.
async fn methods(
    path: &str,
    router: axum::routing::MethodRouter<AppState>,
    app: &AppState,
) -> Vec<String> {
    let router = Router::new().route(path, router).with_state(app.clone());
    let request = Request::builder().method(Method::TRACE).uri(address(path)).body(Body::empty());
    let response = router.oneshot(request.unwrap()).await.unwrap();
    let allowed = response.headers().get(header::ALLOW).unwrap().to_str().unwrap().to_owned();
    allowed.split(',').map(str::to_owned).filter(|method| method != "HEAD").collect()
}

/// An address with something real, or something unknown, in each of its places.
fn address(path: &str) -> String {
    path.replace("{code}", OFFICE)
        .replace("{section}", "labour_migration")
        .replace("{question}", "evidence")
        .replace("{figure}", "standards_supported")
        .replace("{region}", "Southern%20Africa")
        .split('/')
        .map(|part| if part.starts_with('{') { "unknown" } else { part })
        .collect::<Vec<_>>()
        .join("/")
}

/// What this build lacks is answered by 501; with the PDF it lacks nothing.
fn built(status: u16) -> String {
    let whole = cfg!(feature = "pdf") && status == 501;
    if whole { "200".to_owned() } else { status.to_string() }
}

#[tokio::test]
async fn every_route_has_its_row() {
    let world = World::new().await;
    let mut there = Vec::new();
    for (path, router) in collector::router::routes() {
        for method in methods(path, router, &world.app).await {
            there.push(format!("{method} {path}"));
        }
    }
    let mut rows: Vec<String> =
        table().iter().map(|row| format!("{} {}", row.method, row.path)).collect();
    there.sort();
    rows.sort();
    assert_eq!(there, rows);
}

#[tokio::test]
async fn every_kind_of_user_gets_what_the_table_says() {
    let world = World::new().await;
    let mut clients = vec![world.anonymous()];
    for who in Who::ALL {
        clients.push(world.sign_in(who).await);
    }
    let mut wrong = Vec::new();
    for row in table() {
        assert_eq!(row.expected.len(), clients.len(), "{} {}", row.method, row.path);
        let mut found = Vec::new();
        for client in &clients {
            let mut client = client.clone();
            let address = address(&row.path);
            let page = match row.method.as_str() {
                "GET" => client.get(&address).await,
                _ if row.path == "/office/{code}/answers" => {
                    client.post_json(&address, &serde_json::json!({ "changes": [] })).await
                }
                _ => client.post(&address, &[]).await,
            };
            found.push(page.status.to_string());
        }
        let expected: Vec<String> = row.expected.iter().copied().map(built).collect();
        if found != expected {
            wrong.push(format!("{} {} {}", row.method, row.path, found.join(" ")));
        }
    }
    assert!(wrong.is_empty(), "these answer otherwise:\n{}", wrong.join("\n"));
}
