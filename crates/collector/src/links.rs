//! Sign-in links: made, and sent by mail.

use database::models::people::Person;
use database::models::{log, outbox, people, sign_in};
use database::{Moment, id};
use serde_json::json;
use time::Duration;

use questionnaire::translated::Translated;

use crate::app::App;
use crate::dates;
use crate::mail::letter::Letter;
use crate::problem::Problem;
use crate::words::Words;

/// What a mail with a link says besides.
struct Writer {
    cycle: Translated,
    organization: Translated,
    lasts: Duration,
}

/// Sends a link to the person of that address, if there is one. Takes as long when there is none.
pub async fn send_to(app: &App, address: String, now: Moment) -> Result<(), Problem> {
    let secret = id::secret().map_err(|fault| Problem::Fault(fault.to_string()))?;
    let lasts = Duration::hours(i64::from(app.options.link_hours));
    let (base, reusable) = (app.options.base_url.clone(), app.options.demo);
    let writer = Writer {
        cycle: app.cycle.settings.document.title.clone(),
        organization: app.cycle.settings.organization.clone(),
        lasts,
    };
    let work = move |c: &mut database::Conn| {
        let Some(person) = people::with_email(&address, c)? else {
            return log::append(None, "link.unknown-address", "person", &json!({}), now, c);
        };
        if person.ended_at.is_some() {
            return Ok(());
        }
        sign_in::insert_link(&secret, &person.id, lasts, reusable, now, c)?;
        let link = format!("{base}/sign-in/{secret}");
        outbox::insert(&mail(&writer, &person, link, now), now, c)?;
        let subject = format!("person:{}", person.id);
        log::append(Some(&person.id), "link.sent", &subject, &json!({}), now, c)
    };
    Ok(app.database.write(work).await?)
}

fn mail(app: &Writer, person: &Person, link: String, now: Moment) -> outbox::NewMail {
    let words = Words::of(&person.language);
    let values = [
        ("cycle", app.cycle.get(words.language).to_owned().into()),
        ("until", dates::full(now.plus(app.lasts), "UTC", words).into()),
    ];
    Letter {
        person,
        kind: "link",
        key: format!("link:{}:{}", person.id, now.microseconds()),
        office: None,
        subject: words.with_all("mail-link-heading", &values),
        texts: vec![words.with_all("mail-link-1", &values), words.say("mail-link-2")],
        link: Some((words.say("mail-link-open"), link)),
    }
    .mail(app.organization.get(words.language))
}
