//! Signing out, and the language of a person.

use axum::response::{IntoResponse, Redirect, Response};
use axum_extra::extract::CookieJar;
use axum_extra::extract::cookie::Cookie;
use database::models::{log, people, sign_in};
use serde_json::json;

use super::message::MessagePage;
use crate::fields::Fields;
use crate::problem::Problem;
use crate::visit::{SESSION, Visit};
use crate::words::LANGUAGES;

/// Sign out here, or everywhere.
pub async fn account(visit: Visit) -> Result<Response, Problem> {
    visit.signed_in()?;
    let page = MessagePage::of(visit.frame(), "sign-out", &["sign-out-1", "sign-out-2"]);
    Ok(page
        .action("/sign-out", "sign-out")
        .action("/sign-out-everywhere", "sign-out-everywhere")
        .response())
}

/// Ends this session.
pub async fn sign_out(visit: Visit, jar: CookieJar) -> Result<Response, Problem> {
    end(visit, jar, false).await
}

/// Ends every session of the person.
pub async fn sign_out_everywhere(visit: Visit, jar: CookieJar) -> Result<Response, Problem> {
    end(visit, jar, true).await
}

async fn end(visit: Visit, jar: CookieJar, everywhere: bool) -> Result<Response, Problem> {
    let secret = jar.get(SESSION).map(|cookie| cookie.value().to_owned());
    let (person, now) = (visit.user.as_ref().map(|user| user.person.id.clone()), visit.now);
    let work = move |c: &mut database::Conn| {
        let (Some(person), Some(secret)) = (&person, &secret) else { return Ok(()) };
        if everywhere {
            sign_in::end_sessions(person, c)?;
        }
        sign_in::end_session(secret, c)?;
        log::append(
            Some(person),
            "sign-out",
            &format!("person:{person}"),
            &json!({ "everywhere": everywhere }),
            now,
            c,
        )
    };
    visit.app.database.write(work).await?;
    let mut gone = Cookie::from(SESSION);
    gone.set_path("/");
    Ok((jar.remove(gone), Redirect::to("/sign-in")).into_response())
}

/// Keeps the language that a person chose for pages and mails.
pub async fn language(visit: Visit, fields: Fields) -> Result<Response, Problem> {
    let person = visit.signed_in()?.person.id.clone();
    let language = fields.get("language").to_owned();
    if !LANGUAGES.contains(&language.as_str()) {
        return Err(Problem::Wrong("wrong-language"));
    }
    visit.app.database.write(move |c| people::set_language(&person, &language, c)).await?;
    Ok(Redirect::to("/").into_response())
}
