//! Every address, a line each; and what surrounds them all.

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, header};
use axum::middleware::{self, Next};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use tower_http::catch_panic::CatchPanicLayer;
use tower_http::compression::predicate::{DefaultPredicate, NotForContentType, Predicate as _};
use tower_http::compression::{CompressionLayer, CompressionLevel};
use tower_http::csrf::CsrfLayer;
use tower_http::set_header::SetResponseHeaderLayer;

use crate::app::AppState;
use crate::pages::headquarters as hq;
use crate::pages::office::{check, delegate, evidence, papers, save, section, submit, tasks};
use crate::pages::{account, assets, audit, home, region, report, review, sign_in};
use crate::problem::Problem;
use crate::visit::Visit;

/// Bytes of a body at most, where no file is sent.
const BODY: usize = 1024 * 1024;

/// What pages may load and do: nothing from elsewhere, nothing inline.
const POLICY: &str = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; \
    form-action 'self'; frame-ancestors 'none'; base-uri 'none'";

/// The addresses, with the methods of each: what the test of every route reads.
pub fn routes() -> Vec<(&'static str, axum::routing::MethodRouter<AppState>)> {
    vec![
        ("/", get(home::home)),
        ("/assets/{name}", get(assets::asset)),
        ("/health", get(home::health)),
        ("/help", get(home::help)),
        ("/accessibility", get(home::accessibility)),
        ("/privacy", get(home::privacy)),
        ("/sign-in", get(sign_in::page).post(sign_in::send)),
        ("/sign-in/{secret}", get(sign_in::look).post(sign_in::enter)),
        ("/sign-in/{secret}/again", post(sign_in::again)),
        ("/account", get(account::account)),
        ("/account/language", post(account::language)),
        ("/sign-out", post(account::sign_out)),
        ("/sign-out-everywhere", post(account::sign_out_everywhere)),
        ("/office/{code}", get(tasks::tasks)),
        ("/office/{code}/sections/{section}", get(section::section).post(section::send)),
        ("/office/{code}/answers", get(save::since).post(save::post)),
        ("/office/{code}/check", get(check::check)),
        ("/office/{code}/submit", post(submit::submit)),
        ("/office/{code}/take-back", post(submit::take_back)),
        ("/office/{code}/receipt", get(submit::receipt)),
        ("/office/{code}/receipt.txt", get(submit::canonical_text)),
        ("/office/{code}/receipt.pdf", get(papers::receipt_pdf)),
        ("/office/{code}/questionnaire.xlsx", get(papers::take)),
        ("/office/{code}/questionnaire", get(papers::print)),
        (
            "/office/{code}/import",
            get(papers::import_page)
                .post(papers::import_read)
                .layer(DefaultBodyLimit::max(evidence::LARGEST)),
        ),
        ("/office/{code}/import/apply", post(papers::import_apply)),
        ("/office/{code}/people", get(delegate::page).post(delegate::add)),
        ("/office/{code}/people/{role}/remove", post(delegate::remove)),
        (
            "/office/{code}/questions/{question}/evidence",
            post(evidence::attach).layer(DefaultBodyLimit::max(evidence::LARGEST + 64 * 1024)),
        ),
        ("/office/{code}/evidence/{file}", get(evidence::download)),
        ("/office/{code}/evidence/{file}/remove", post(evidence::remove)),
        ("/office/{code}/comments", post(review::comment)),
        ("/office/{code}/review", get(review::review)),
        ("/office/{code}/review/return", post(review::send_back)),
        ("/office/{code}/review/approve", post(review::approve)),
        ("/region", get(region::region)),
        ("/audit", get(audit::page)),
        ("/audit/snapshot", get(audit::snapshot)),
        ("/audit/figures", get(audit::figures)),
        ("/audit/figures/{name}", get(audit::figure)),
        ("/audit/offices", get(audit::offices)),
        ("/audit/offices/{code}", get(audit::office)),
        ("/audit/log", get(audit::log)),
        ("/headquarters/report", get(report::page)),
        ("/headquarters/report.html", get(report::html)),
        ("/headquarters/report.pdf", get(report::pdf)),
        ("/headquarters/figures.json", get(report::json)),
        ("/headquarters/figures.csv", get(report::csv)),
        ("/headquarters", get(hq::participation::page)),
        ("/headquarters/offices/new", get(hq::roster::page).post(hq::roster::add)),
        ("/headquarters/offices/{code}", get(hq::office::page)),
        (
            "/headquarters/offices/{code}/extend",
            get(hq::steps::extend).post(hq::steps::send_extend),
        ),
        (
            "/headquarters/offices/{code}/exempt",
            get(hq::steps::exempt).post(hq::steps::send_exempt),
        ),
        (
            "/headquarters/offices/{code}/invite",
            get(hq::steps::invite).post(hq::steps::send_invite),
        ),
        (
            "/headquarters/offices/{code}/reopen",
            get(hq::steps::reopen).post(hq::steps::send_reopen),
        ),
        ("/headquarters/offices/{code}/people", get(hq::team::page).post(hq::team::add)),
        ("/headquarters/offices/{code}/people/{role}/remove", post(hq::team::remove)),
        ("/headquarters/offices/{code}/answers", get(hq::answers::page).post(hq::answers::send)),
        ("/headquarters/reminders", get(hq::reminders::page).post(hq::reminders::send)),
        ("/headquarters/people", get(hq::people::page)),
        ("/headquarters/people/new", get(hq::people::add_page).post(hq::people::add)),
        ("/headquarters/people/roles/{role}/remove", post(hq::people::remove)),
        ("/headquarters/people/{person}/end", post(hq::people::end)),
        ("/headquarters/people/{person}/admit", post(hq::people::admit)),
        ("/headquarters/people/{person}/address", get(hq::correct::page).post(hq::correct::send)),
        (
            "/headquarters/questionnaire",
            get(hq::questionnaire::page)
                .post(hq::questionnaire::check)
                .layer(DefaultBodyLimit::max(hq::questionnaire::LARGEST)),
        ),
        (
            "/headquarters/questionnaire/publish",
            post(hq::questionnaire::publish)
                .layer(DefaultBodyLimit::max(hq::questionnaire::LARGEST)),
        ),
        ("/headquarters/questionnaire/preview", get(hq::preview::page)),
        ("/headquarters/close", get(hq::close::page).post(hq::close::send)),
    ]
}

/// The router of a running program.
pub fn router(app: &AppState) -> Router {
    let compressible = DefaultPredicate::new()
        .and(NotForContentType::const_new("application/pdf"))
        .and(NotForContentType::const_new("application/vnd.openxmlformats-officedocument"));
    let mut router = Router::new();
    for (address, methods) in routes() {
        router = router.route(address, methods);
    }
    router
        .fallback(|| async { Problem::NotFound })
        .method_not_allowed_fallback(|| async { Problem::NotFound })
        .layer(DefaultBodyLimit::max(BODY))
        .layer(CatchPanicLayer::custom(|_| {
            Problem::Fault("a handler panicked".to_owned()).into_response()
        }))
        .layer(middleware::from_fn(refuse_nul))
        .layer(middleware::from_fn_with_state(app.clone(), dress))
        .layer(CsrfLayer::new())
        .layer(header_layer(header::CONTENT_SECURITY_POLICY, POLICY))
        .layer(header_layer(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header_layer(header::REFERRER_POLICY, "same-origin"))
        .layer(header_layer(header::X_FRAME_OPTIONS, "DENY"))
        .layer(header_layer(header::CACHE_CONTROL, "no-store"))
        .layer(header_layer(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
        .layer(header_layer(
            HeaderName::from_static("permissions-policy"),
            "camera=(), geolocation=(), microphone=()",
        ))
        .layer(
            CompressionLayer::new().quality(CompressionLevel::Fastest).compress_when(compressible),
        )
        .with_state(app.clone())
}

/// No address holds a NUL, which no database keeps alike.
async fn refuse_nul(request: Request, next: Next) -> Response {
    if request.uri().to_string().contains("%00") {
        return Problem::NotFound.into_response();
    }
    next.run(request).await
}

fn header_layer(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

/// Gives a problem its page, in the language of whoever asked; a script gets it as JSON.
async fn dress(State(_): State<AppState>, visit: Visit, request: Request, next: Next) -> Response {
    let kind =
        request.headers().get(header::CONTENT_TYPE).or(request.headers().get(header::ACCEPT));
    let is_script = kind.is_some_and(|kind| kind.as_bytes().starts_with(b"application/json"));
    let asked = visit.is_get && request.uri().query().is_some_and(|query| query.contains("lang="));
    let response = next.run(request).await;
    let mut response = match response.extensions().get::<Problem>().cloned() {
        Some(problem) if is_script => {
            let (heading, text) = problem.words();
            let body = serde_json::json!({ "heading": visit.words.say(heading), "text": visit.words.say(text) });
            (problem.status(), axum::Json(body)).into_response()
        }
        Some(problem) => visit.problem(problem),
        None => response,
    };
    if asked && let Ok(cookie) = HeaderValue::from_str(&language_cookie(&visit)) {
        response.headers_mut().append(header::SET_COOKIE, cookie);
    }
    response
}

fn language_cookie(visit: &Visit) -> String {
    let secure = if visit.app.options.is_secure() { "; Secure" } else { "" };
    format!(
        "language={}; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000{secure}",
        visit.words.language
    )
}
