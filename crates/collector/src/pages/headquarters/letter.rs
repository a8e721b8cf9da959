//! What headquarters writes to people.

use askama::Template;
use database::models::outbox::NewMail;
use database::models::people::Person;
use fluent_bundle::FluentValue;

use crate::app::App;
use crate::words::Words;

#[derive(Template)]
#[template(path = "collector/headquarters/letter.html")]
struct Body {
    language: &'static str,
    paragraphs: Vec<String>,
    link: Option<String>,
    foot: String,
}

/// One letter, before it is addressed.
pub struct Letter<'a> {
    /// What it is in the outbox.
    pub kind: &'static str,
    /// Whom and what it must not be sent twice for.
    pub key: String,
    /// The office that it is about.
    pub office: Option<&'a str>,
    /// `hq-letter-NAME-subject` and `-text`.
    pub name: &'static str,
    /// What someone wrote, as a paragraph of its own.
    pub said: Option<&'a str>,
    /// Where it leads.
    pub link: Option<String>,
}

impl Letter<'_> {
    /// The letter to a person, in their language, with what its words need.
    pub fn to(&self, person: &Person, values: &[(&str, FluentValue<'_>)], app: &App) -> NewMail {
        let words = Words::of(&person.language);
        let subject = words.with_all(&format!("hq-letter-{}-subject", self.name), values);
        let mut paragraphs = vec![
            words.with("hq-letter-dear", "name", person.name.clone()),
            words.with_all(&format!("hq-letter-{}-text", self.name), values),
        ];
        paragraphs.extend(self.said.map(str::to_owned));
        let foot = words.with("hq-letter-foot", "contact", app.options.contact.clone());
        let all = paragraphs.iter().chain(&self.link).chain([&foot]);
        let text = all.map(String::as_str).collect::<Vec<_>>().join("\n\n");
        let link = self.link.clone();
        let body = Body { language: words.language, paragraphs, link, foot };
        NewMail {
            key: self.key.clone(),
            person_id: person.id.clone(),
            office: self.office.map(str::to_owned),
            kind: self.kind,
            address: person.email.clone(),
            language: words.language.to_owned(),
            subject,
            // A template of texts can't fail.
            html: body.render().unwrap_or_default(),
            text: format!("{text}\n"),
        }
    }
}
