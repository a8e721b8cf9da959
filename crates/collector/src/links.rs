//! Sign-in links: made, and sent by mail.

use database::models::people::Person;
use database::models::{log, outbox, people, sign_in};
use database::{Moment, id};
use serde_json::json;
use time::Duration;

use crate::app::App;
use crate::problem::Problem;
use crate::words::Words;

/// Sends a link to the person of that address, if there is one. Takes as long when there is none.
pub async fn send_to(app: &App, address: String, now: Moment) -> Result<(), Problem> {
    let secret = id::secret().map_err(|fault| Problem::Fault(fault.to_string()))?;
    let lasts = Duration::hours(i64::from(app.options.link_hours));
    let base = app.options.base_url.clone();
    let (reusable, cycle) = (app.options.demo, app.cycle.settings.document.title.clone());
    let work = move |c: &mut database::Conn| {
        let Some(person) = people::with_email(&address, c)? else {
            return log::append(None, "link.unknown-address", "person", &json!({}), now, c);
        };
        if person.ended_at.is_some() {
            return Ok(());
        }
        sign_in::insert_link(&secret, &person.id, lasts, reusable, now, c)?;
        let link = format!("{base}/sign-in/{secret}");
        outbox::insert(&mail(&person, &link, cycle.get(&person.language), now), now, c)?;
        let subject = format!("person:{}", person.id);
        log::append(Some(&person.id), "link.sent", &subject, &json!({}), now, c)
    };
    Ok(app.database.write(work).await?)
}

fn mail(person: &Person, link: &str, cycle: &str, now: Moment) -> outbox::NewMail {
    let words = Words::of(&person.language);
    let subject = words.with("mail-link-subject", "cycle", cycle.to_owned());
    let text = words.with_all(
        "mail-link-text",
        &[("name", person.name.clone().into()), ("link", link.to_owned().into())],
    );
    outbox::NewMail {
        key: format!("link:{}:{}", person.id, now.microseconds()),
        person_id: person.id.clone(),
        office: None,
        kind: "link",
        address: person.email.clone(),
        language: person.language.clone(),
        subject,
        html: format!("<p>{}</p>", text.replace('\n', "<br>")),
        text,
    }
}
