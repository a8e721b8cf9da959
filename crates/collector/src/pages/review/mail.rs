//! What the people of an office are told of a decision.

use std::collections::BTreeMap;

use database::models::outbox::NewMail;
use database::models::people::Person;
use database::models::responses::{Status, word};

use crate::pages::office::desk::Desk;
use crate::visit::Visit;
use crate::words::Words;

/// A mail to each head and respondent of the office, in their language.
pub fn mails(visit: &Visit, desk: &Desk, to: Status, note: &str) -> Vec<NewMail> {
    let people: BTreeMap<&str, &Person> =
        desk.people.iter().map(|(person, _)| (person.id.as_str(), person)).collect();
    people.values().map(|person| mail(visit, desk, to, note, person)).collect()
}

fn mail(visit: &Visit, desk: &Desk, to: Status, note: &str, person: &Person) -> NewMail {
    let words = Words::of(&person.language);
    let kind = if to == Status::Approved { "approved" } else { "returned" };
    let reviewer = visit.user.as_ref().map(|user| user.person.name.clone()).unwrap_or_default();
    let commented = desk.comments.iter().filter(|comment| comment.question.is_some()).count();
    let values = [
        ("name", person.name.clone().into()),
        ("office", desk.name(words.language).into()),
        ("cycle", visit.app.cycle.title(words.language).to_owned().into()),
        ("reviewer", reviewer.into()),
        ("comments", commented.into()),
        ("link", format!("{}/office/{}", visit.app.options.base_url, desk.row.code).into()),
    ];
    let mut text = words.with_all(&format!("mail-{kind}-text"), &values);
    if !note.is_empty() {
        text = format!("{text}\n\n{}\n\n{note}", words.say("mail-returned-note"));
    }
    let key = format!(
        "{}:{}:{}:{}:{}",
        word(to),
        desk.response.id,
        desk.response.revision,
        visit.now.microseconds(),
        person.id
    );
    NewMail {
        key,
        person_id: person.id.clone(),
        office: Some(desk.row.code.clone()),
        kind,
        address: person.email.clone(),
        language: person.language.clone(),
        subject: words.with_all(&format!("mail-{kind}-subject"), &values),
        html: html(&text),
        text,
    }
}

/// Paragraphs, escaped.
fn html(text: &str) -> String {
    let escaped = text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;");
    let paragraphs =
        escaped.split("\n\n").map(|part| format!("<p>{}</p>", part.replace('\n', "<br>")));
    paragraphs.collect()
}
