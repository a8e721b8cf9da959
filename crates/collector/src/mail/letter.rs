//! One mail as text and as HTML, in the language of whoever gets it.

use askama::Template;
use database::models::outbox::NewMail;
use database::models::people::Person;

use crate::app::App;
use crate::words::Words;

/// What a mail says.
pub struct Letter<'a> {
    /// To whom.
    pub person: &'a Person,
    /// What it is: see [`NewMail::kind`].
    pub kind: &'static str,
    /// What it must not be written twice for.
    pub key: String,
    /// About which office.
    pub office: Option<String>,
    /// Its subject.
    pub subject: String,
    /// Its paragraphs.
    pub texts: Vec<String>,
    /// What its button says, and where it leads.
    pub link: Option<(String, String)>,
}

#[derive(Template)]
#[template(path = "mail/letter.txt", escape = "none")]
struct AsText<'a> {
    greeting: &'a str,
    texts: &'a [String],
    link: Option<&'a (String, String)>,
    closing: &'a str,
    organization: &'a str,
}

#[derive(Template)]
#[template(path = "mail/letter.html")]
struct AsHtml<'a> {
    language: &'a str,
    subject: &'a str,
    greeting: &'a str,
    texts: &'a [String],
    link: Option<&'a (String, String)>,
    closing: &'a str,
    organization: &'a str,
}

impl Letter<'_> {
    /// The mail as the outbox keeps it.
    pub fn mail(self, organization: &str) -> NewMail {
        let words = Words::of(&self.person.language);
        let greeting = words.with("mail-greeting", "name", self.person.name.clone());
        let closing = words.say("mail-closing");
        let text = AsText {
            greeting: &greeting,
            texts: &self.texts,
            link: self.link.as_ref(),
            closing: &closing,
            organization,
        };
        let html = AsHtml {
            language: words.language,
            subject: &self.subject,
            greeting: &greeting,
            texts: &self.texts,
            link: self.link.as_ref(),
            closing: &closing,
            organization,
        };
        NewMail {
            text: text.render().unwrap_or_default(),
            html: html.render().unwrap_or_default(),
            key: self.key,
            person_id: self.person.id.clone(),
            office: self.office,
            kind: self.kind,
            address: self.person.email.clone(),
            language: words.language.to_owned(),
            subject: self.subject,
        }
    }
}

/// The institution's name in a person's language.
pub fn organization(app: &App, person: &Person) -> String {
    app.cycle.settings.organization.get(Words::of(&person.language).language).to_owned()
}
