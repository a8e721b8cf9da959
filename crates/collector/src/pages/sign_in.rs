//! Signing in by a link that works once.

use askama::Template;
use axum::extract::Path;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::{Cookie, SameSite};
use database::models::sign_in::LinkState;
use database::models::{log, people, sign_in};
use database::{Conn, QueryResult, id};
use serde_json::json;
use time::Duration;
use validator::Validate;

use super::error::html;
use super::message::MessagePage;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::limits::allows;
use crate::links;
use crate::problem::Problem;
use crate::visit::{SESSION, Visit};

#[derive(Template)]
#[template(path = "collector/sign_in.html")]
struct SignInPage {
    frame: Frame,
    mail: String,
    fault: Option<String>,
}

#[derive(Validate)]
struct Asked {
    #[validate(email, length(max = 254))]
    mail: String,
}

/// Asks for the address.
pub async fn page(visit: Visit) -> Response {
    html(&SignInPage { frame: visit.frame(), mail: String::new(), fault: None })
}

/// Sends a link. Whether the address is known is not told.
pub async fn send(visit: Visit, fields: Fields) -> Result<Response, Problem> {
    let asked = Asked { mail: people::folded(fields.get("mail")) };
    if asked.validate().is_err() {
        let frame = visit.frame();
        let fault = Some(frame.t("wrong-mail"));
        let page = SignInPage { frame, mail: fields.get("mail").to_owned(), fault };
        return Ok((StatusCode::UNPROCESSABLE_ENTITY, html(&page)).into_response());
    }
    let limits = &visit.app.limits;
    if !allows(&limits.links_by_address, &visit.address)
        || !allows(&limits.links_by_account, &asked.mail)
    {
        return Err(Problem::TooOften);
    }
    links::send_to(&visit.app, asked.mail, visit.now).await?;
    Ok(MessagePage::of(visit.frame(), "check-mail", &["check-mail-1", "check-mail-2"]).response())
}

/// What a link leads to: a page with a button, since programs that look at mail open links.
pub async fn look(visit: Visit, Path(secret): Path<String>) -> Result<Response, Problem> {
    if !allows(&visit.app.limits.tries_by_address, &visit.address) {
        return Err(Problem::TooOften);
    }
    let now = visit.now;
    let seen = secret.clone();
    let state = visit.app.database.read(move |c| sign_in::look(&seen, now, c)).await?;
    Ok(link_page(&visit, &secret, state))
}

fn link_page(visit: &Visit, secret: &str, state: LinkState) -> Response {
    let frame = visit.frame();
    match state {
        LinkState::Works(person) => {
            let mut page = MessagePage::of(frame, "sign-in", &[]);
            page.texts = vec![page.frame.t1("sign-in-as", "name", &person.name)];
            page.action(format!("/sign-in/{secret}"), "sign-in").response()
        }
        LinkState::Over(_) => {
            let page = MessagePage::of(frame, "link-over", &["link-over-do"]);
            let page = page.action(format!("/sign-in/{secret}/again"), "send-new-link");
            (StatusCode::GONE, page.response()).into_response()
        }
        LinkState::Unknown => {
            let page = MessagePage::of(frame, "link-unknown", &["link-unknown-do"]).response();
            (StatusCode::NOT_FOUND, page).into_response()
        }
    }
}

/// Uses the link up and signs in.
pub async fn enter(
    visit: Visit,
    Path(secret): Path<String>,
    jar: CookieJar,
) -> Result<Response, Problem> {
    if !allows(&visit.app.limits.tries_by_address, &visit.address) {
        return Err(Problem::TooOften);
    }
    let session = id::secret().map_err(|fault| Problem::Fault(fault.to_string()))?;
    let lasts = Duration::hours(i64::from(visit.app.options.session_hours));
    let (link, token, now) = (secret.clone(), session.clone(), visit.now);
    let state = visit.app.database.write(move |c| begin(&link, &token, lasts, now, c)).await?;
    if !matches!(state, LinkState::Works(_)) {
        return Ok(link_page(&visit, &secret, state));
    }
    Ok((jar.add(cookie(session, lasts, visit.app.options.is_secure())), Redirect::to("/"))
        .into_response())
}

fn begin(
    link: &str,
    session: &str,
    lasts: Duration,
    now: database::Moment,
    conn: &mut Conn,
) -> QueryResult<LinkState> {
    let state = sign_in::use_link(link, session, lasts, now, conn)?;
    let (person, action) = match &state {
        LinkState::Works(person) => (Some(person.id.as_str()), "sign-in"),
        LinkState::Over(person) => (Some(person.id.as_str()), "sign-in.link-over"),
        LinkState::Unknown => (None, "sign-in.link-unknown"),
    };
    let subject = person.map_or_else(|| "person".to_owned(), |person| format!("person:{person}"));
    log::append(person, action, &subject, &json!({}), now, conn)?;
    Ok(state)
}

fn cookie(session: String, lasts: Duration, secure: bool) -> Cookie<'static> {
    Cookie::build((SESSION, session))
        .path("/")
        .http_only(true)
        .secure(secure)
        .same_site(SameSite::Lax)
        .max_age(lasts)
        .build()
}

/// Sends a new link in place of one whose time is over.
pub async fn again(visit: Visit, Path(secret): Path<String>) -> Result<Response, Problem> {
    let now = visit.now;
    let state = visit.app.database.read(move |c| sign_in::look(&secret, now, c)).await?;
    let LinkState::Over(person) = state else { return Err(Problem::NotFound) };
    if !allows(&visit.app.limits.links_by_account, &person.email) {
        return Err(Problem::TooOften);
    }
    links::send_to(&visit.app, person.email, visit.now).await?;
    Ok(MessagePage::of(visit.frame(), "check-mail", &["check-mail-1", "check-mail-2"]).response())
}
