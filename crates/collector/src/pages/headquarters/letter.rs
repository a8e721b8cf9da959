//! What headquarters writes to people.

use database::models::outbox::NewMail;
use database::models::people::Person;
use fluent_bundle::FluentValue;

use crate::app::App;
use crate::mail;
use crate::words::Words;

/// One letter, before it is addressed.
pub struct Letter<'a> {
    /// What it is in the outbox.
    pub kind: &'static str,
    /// What it must not be written twice for.
    pub key: String,
    /// The office that it is about.
    pub office: Option<&'a str>,
    /// Its words: `hq-letter-NAME-subject` and `-text`.
    pub name: &'static str,
    /// What someone wrote, as a paragraph of its own.
    pub said: Option<&'a str>,
    /// Where its button leads, and the key of what it says.
    pub link: (String, &'static str),
}

impl Letter<'_> {
    /// The letter to a person, in their language, with what its words need.
    pub fn to(&self, person: &Person, values: &[(&str, FluentValue<'_>)], app: &App) -> NewMail {
        let words = Words::of(&person.language);
        let text = words.with_all(&format!("hq-letter-{}-text", self.name), values);
        let contact = words.with("hq-letter-foot", "contact", app.options.contact.clone());
        let said = self.said.map(str::to_owned);
        let letter = mail::letter::Letter {
            person,
            kind: self.kind,
            key: self.key.clone(),
            office: self.office.map(str::to_owned),
            subject: words.with_all(&format!("hq-letter-{}-subject", self.name), values),
            texts: std::iter::once(text).chain(said).chain([contact]).collect(),
            link: Some((words.say(self.link.1), self.link.0.clone())),
        };
        letter.mail(&mail::letter::organization(app, person))
    }
}
