//! Who answers for an office: added with an invitation, and taken away.

use axum::extract::Path;
use axum::response::Response;
use database::models::offices::Office;
use database::models::people::{self, Person, Role, RoleRow};
use database::models::{log, outbox, sign_in};
use database::{Conn, Moment, QueryResult, id};
use serde_json::json;
use time::Duration;
use validator::ValidateEmail;

use super::form::{Field, FormPage, Input, fault_of, is_confirmed};
use super::letter::Letter;
use super::steps::crumbs;
use super::{address, named, office, on, open, role};
use crate::access::Act;
use crate::app::App;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::{LANGUAGES, Words};

/// The fields of a person, with what is wrong with each once they were sent.
pub fn person_fields(form: FormPage, fields: &Fields, frame: &Frame, sent: bool) -> FormPage {
    let (name, mail) = (fields.get("name"), fields.get("mail"));
    let fault = |fault: Option<String>| if sent { fault } else { None };
    let languages = LANGUAGES.map(|code| (code.to_owned(), Words::of(code).say("language-name")));
    let language = fields.get("language");
    let unknown = !LANGUAGES.contains(&language);
    form.field(
        Field::new("name", frame.t("hq-name"), Input::Line("text"), fields).fault(fault(fault_of(
            name,
            "hq-name-missing",
            frame,
        ))),
    )
    .field(
        Field::new("mail", frame.t("hq-mail"), Input::Line("email"), fields)
            .fault(fault(mail_fault(mail, frame))),
    )
    .field(
        Field::new("language", frame.t("hq-language"), Input::Pick(languages.to_vec()), fields)
            .fault(fault(unknown.then(|| frame.t("hq-choose")))),
    )
}

/// What is wrong with an address.
pub fn mail_fault(mail: &str, frame: &Frame) -> Option<String> {
    let fits = people::folded(mail).validate_email() && mail.chars().count() <= 254;
    (!fits).then(|| frame.t1("hq-wrong-mail", "text", mail))
}

const ROLES: [&str; 2] = ["head", "respondent"];

fn add_form(visit: &Visit, office: &Office, fields: &Fields, sent: bool) -> FormPage {
    let frame = visit.frame();
    let roles = ROLES.map(|word| (word.to_owned(), frame.t(&format!("hq-role-{word}"))));
    let unknown = sent && !ROLES.contains(&fields.get("role"));
    let form = FormPage::new(frame.clone(), frame.t("hq-add-person"), "hq-add-person")
        .under(crumbs(office, &frame))
        .text(frame.t("hq-add-person-lead"))
        .fact("hq-office", named(office, visit.words));
    let field = Field::new("role", frame.t("hq-role"), Input::Pick(roles.to_vec()), fields)
        .fault(unknown.then(|| frame.t("hq-choose")));
    person_fields(form, fields, &frame, sent).field(field)
}

/// Asks for a person.
pub async fn page(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let office = office(&visit, &code).await?;
    let form = add_form(&visit, &office, &Fields::default(), false);
    Ok(form.response())
}

/// Adds a person and sends an invitation.
pub async fn add(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let office = office(&visit, &code).await?;
    let form = add_form(&visit, &office, &fields, true);
    if form.has_faults() {
        return Ok(form.response());
    }
    let role = match fields.get("role") {
        "head" => Role::Head { office: office.code.clone() },
        _ => Role::Respondent { office: office.code.clone(), section: None },
    };
    let subject = format!("office:{}", office.code);
    let invited = Invited { role, office: Some(office.code), subject };
    match invite(&visit, &fields, form, invited).await? {
        Some(page) => Ok(page),
        None => Ok(on(&address(&code), "person-added")),
    }
}

/// Whom to invite to what.
#[derive(Clone)]
pub struct Invited {
    /// The role.
    pub role: Role,
    /// The office that it belongs to.
    pub office: Option<String>,
    /// Of what the log tells.
    pub subject: String,
}

/// Gives a role to the person of the form and writes the invitation; first asks whether to go on. A page where there is
/// something left to say.
pub async fn invite(
    visit: &Visit,
    fields: &Fields,
    form: FormPage,
    invited: Invited,
) -> Result<Option<Response>, Problem> {
    let frame = visit.frame();
    let mail = people::folded(fields.get("mail"));
    let wanted = mail.clone();
    let known = visit.app.database.read(move |c| people::with_email(&wanted, c)).await?;
    if known.as_ref().is_some_and(|person| person.ended_at.is_some()) {
        return Err(Problem::Wrong("hq-person-ended"));
    }
    if !is_confirmed(fields) {
        let name = known.as_ref().map_or(fields.get("name"), |person| &person.name);
        let heading = frame.t1("hq-add-person-sure", "name", name);
        let mut texts = vec![frame.t1("hq-add-person-sure-to", "mail", &mail)];
        texts.extend(known.map(|person| frame.t1("hq-known-person", "name", &person.name)));
        return Ok(Some(form.confirm(heading, texts, "hq-send-invitation").response()));
    }
    let adding = Adding {
        by: visit.signed_in()?.person.id.clone(),
        secret: id::secret().map_err(|fault| Problem::Fault(fault.to_string()))?,
        name: fields.get("name").to_owned(),
        language: fields.get("language").to_owned(),
        now: visit.now,
        mail,
        invited,
    };
    let app = visit.app.clone();
    visit.app.database.write(move |c| adding.run(&app, c)).await?;
    Ok(None)
}

struct Adding {
    by: String,
    secret: String,
    name: String,
    mail: String,
    language: String,
    now: Moment,
    invited: Invited,
}

impl Adding {
    fn run(&self, app: &App, conn: &mut Conn) -> QueryResult<()> {
        let person =
            people::find_or_insert(&self.mail, &self.name, &self.language, self.now, conn)?;
        people::grant(&person.id, &self.invited.role, Some(&self.by), self.now, conn)?;
        let lasts = Duration::hours(i64::from(app.options.link_hours));
        sign_in::insert_link(&self.secret, &person.id, lasts, app.options.demo, self.now, conn)?;
        outbox::insert(&self.letter(&person, app), self.now, conn)?;
        let detail = json!({ "person": person.id, "role": self.invited.role.word() });
        let subject = &self.invited.subject;
        log::append(Some(&self.by), "role.given", subject, &detail, self.now, conn)
    }

    fn letter(&self, person: &Person, app: &App) -> outbox::NewMail {
        let words = Words::of(&person.language);
        let role = words.say(&format!("hq-role-{}", self.invited.role.word()));
        let values = [
            ("role", role.into()),
            ("cycle", app.cycle.title(words.language).to_owned().into()),
            ("hours", app.options.link_hours.into()),
        ];
        let letter = Letter {
            kind: "invitation",
            key: format!("invitation:{}:{}", person.id, self.now.microseconds()),
            office: self.invited.office.as_deref(),
            name: "invitation",
            said: None,
            link: (format!("{}/sign-in/{}", app.options.base_url, self.secret), "mail-link-open"),
        };
        letter.to(person, &values, app)
    }
}

/// Takes a role of an office away, once it was asked whether to.
pub async fn remove(
    visit: Visit,
    Path((code, role_id)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    let office = office(&visit, &code).await?;
    let holders = visit.app.database.read(move |c| people::of_office(&code, c)).await?;
    let holder = holders.into_iter().find(|(_, row)| row.id == role_id);
    let (person, row) = holder.ok_or(Problem::NotFound)?;
    let frame = visit.frame();
    if !is_confirmed(&fields) {
        let crumbs = crumbs(&office, &frame);
        return Ok(ask_removal(&visit, crumbs, &person, &row).response());
    }
    take(&visit, by, &person, row, format!("office:{}", office.code)).await?;
    Ok(on(&address(&office.code), "person-removed"))
}

/// Whether to take a role away.
pub fn ask_removal(
    visit: &Visit,
    crumbs: Vec<(String, String)>,
    person: &Person,
    row: &RoleRow,
) -> FormPage {
    let frame = visit.frame();
    let role = role(row, &visit.app.cycle.form().questionnaire, visit.words);
    let values = [("name", person.name.clone().into()), ("role", role.into())];
    let lead = frame.words.with_all("hq-remove-lead", &values);
    let heading = frame.t1("hq-remove-sure", "name", &person.name);
    FormPage::new(frame, String::new(), "hq-remove-button").under(crumbs).confirm(
        heading,
        vec![lead],
        "hq-remove-button",
    )
}

/// Takes it away.
pub async fn take(
    visit: &Visit,
    by: String,
    person: &Person,
    row: RoleRow,
    subject: String,
) -> Result<(), Problem> {
    let (now, detail) = (visit.now, json!({ "person": person.id, "role": row.role }));
    let work = move |c: &mut Conn| {
        people::revoke(&row.id, now, c)?;
        log::append(Some(&by), "role.taken", &subject, &detail, now, c)
    };
    Ok(visit.app.database.write(work).await?)
}
