//! What headquarters does with one office: more time, an exemption and its end, the answers returned.

use axum::extract::Path;
use axum::response::Response;
use database::models::offices::{self, Office};
use database::models::responses::{self, ResponseRow, Status};
use database::models::{log, outbox};
use database::{Conn, QueryResult};
use questionnaire::day;
use serde_json::json;

use super::form::{Field, FormPage, Input, fault_of, is_confirmed};
use super::letter::Letter;
use super::{address, due, named, office, on, open, team};
use crate::access::Act;
use crate::dates;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::problem::Problem;
use crate::visit::Visit;

/// The pages above the forms of an office.
pub fn crumbs(office: &Office, frame: &Frame) -> Vec<(String, String)> {
    vec![
        ("/headquarters".to_owned(), frame.t("hq-participation")),
        (address(&office.code), named(office, frame.words)),
    ]
}

/// The field of a reason.
fn reason(hint: &str, fields: &Fields, frame: &Frame, sent: bool) -> Field {
    let fault = sent.then(|| fault_of(fields.get("reason"), "hq-reason-missing", frame)).flatten();
    Field::new("reason", frame.t("hq-reason"), Input::Area, fields).hint(frame.t(hint)).fault(fault)
}

fn extend_form(visit: &Visit, office: &Office, fields: &Fields, sent: bool) -> FormPage {
    let frame = visit.frame();
    let freeze = frame.day(&visit.app.cycle.settings.dates.freeze);
    let fault = sent.then(|| day_fault(visit, office, fields.get("due"))).flatten();
    let due_field = Field::new("due", frame.t("hq-new-due"), Input::Line("date"), fields)
        .hint(frame.t1("hq-new-due-hint", "freeze", &freeze))
        .fault(fault);
    FormPage::new(frame.clone(), frame.t("hq-do-extend"), "hq-do-extend")
        .under(crumbs(office, &frame))
        .text(frame.t("hq-extend-lead"))
        .fact("hq-office", named(office, visit.words))
        .fact("hq-due-now", frame.day(&due(office, visit)))
        .field(due_field)
        .field(reason("hq-reason-hint", fields, &frame, sent))
}

/// What is wrong with a new day. Today, in the zone of the office, is not over yet.
fn day_fault(visit: &Visit, office: &Office, text: &str) -> Option<String> {
    let frame = visit.frame();
    let freeze = &visit.app.cycle.settings.dates.freeze;
    let (today, _) = dates::local(visit.now, &office.zone);
    if day::parse(text).is_none() {
        Some(frame.t1("hq-wrong-day", "text", text))
    } else if text < today.as_str() {
        Some(frame.t1("hq-day-past", "day", &frame.day(text)))
    } else if text > freeze.as_str() {
        Some(frame.t1("hq-day-after-freeze", "freeze", &frame.day(freeze)))
    } else {
        None
    }
}

/// Asks for the new day.
pub async fn extend(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let office = office(&visit, &code).await?;
    Ok(extend_form(&visit, &office, &Fields::default(), false).response())
}

/// Gives an office more time, or less.
pub async fn send_extend(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    let office = office(&visit, &code).await?;
    let form = extend_form(&visit, &office, &fields, true);
    if form.has_faults() {
        return Ok(form.response());
    }
    let detail = json!({ "from": due(&office, &visit), "to": fields.get("due"), "reason": fields.get("reason") });
    let to = Some(fields.get("due").to_owned());
    let now = visit.now;
    let work = move |c: &mut Conn| {
        let Some(current) = offices::find(&office.cycle_id, &office.code, c)? else {
            return Err(database::QueryError::NotFound);
        };
        offices::update(&Office { due: to.clone(), ..current }, c)?;
        log::append(
            Some(&by),
            "office.extended",
            &format!("office:{}", office.code),
            &detail,
            now,
            c,
        )
    };
    visit.change(work).await?;
    Ok(on(&address(&code), "extended"))
}

fn exempt_form(visit: &Visit, office: &Office, fields: &Fields, sent: bool) -> FormPage {
    let frame = visit.frame();
    FormPage::new(frame.clone(), frame.t("hq-do-exempt"), "hq-do-exempt")
        .under(crumbs(office, &frame))
        .text(frame.t("hq-exempt-lead"))
        .fact("hq-office", named(office, visit.words))
        .field(reason("hq-reason-published", fields, &frame, sent))
}

/// Asks why.
pub async fn exempt(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let office = office(&visit, &code).await?;
    Ok(exempt_form(&visit, &office, &Fields::default(), false).response())
}

/// Exempts an office.
pub async fn send_exempt(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let office = office(&visit, &code).await?;
    let form = exempt_form(&visit, &office, &fields, true);
    if form.has_faults() {
        return Ok(form.response());
    }
    // The roster keeps a reason on one line.
    let reason = fields.get("reason").split_whitespace().collect::<Vec<_>>().join(" ");
    set_exempt(&visit, office, Some(reason), "office.exempted").await?;
    Ok(on(&address(&code), "exempted"))
}

/// Asks whether to invite an exempt office again.
pub async fn invite(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let office = office(&visit, &code).await?;
    let frame = visit.frame();
    let form = FormPage::new(frame.clone(), frame.t("hq-do-invite"), "hq-do-invite")
        .under(crumbs(&office, &frame))
        .text(frame.t("hq-invite-lead"))
        .fact("hq-office", named(&office, visit.words));
    let reason = office.exempt.clone().unwrap_or_default();
    Ok(form.fact("hq-exempt-because", reason).response())
}

/// Ends an exemption.
pub async fn send_invite(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let office = office(&visit, &code).await?;
    if office.exempt.is_none() {
        return Err(Problem::Stale);
    }
    set_exempt(&visit, office, None, "office.invited").await?;
    Ok(on(&address(&code), "invited"))
}

async fn set_exempt(
    visit: &Visit,
    office: Office,
    reason: Option<String>,
    action: &'static str,
) -> Result<(), Problem> {
    let by = visit.signed_in()?.person.id.clone();
    let (now, version) = (visit.now, visit.app.cycle.form().version);
    let detail = reason.as_ref().map_or_else(|| json!({}), |reason| json!({ "reason": reason }));
    let work = move |c: &mut Conn| {
        let Some(current) = offices::find(&office.cycle_id, &office.code, c)? else {
            return Err(database::QueryError::NotFound);
        };
        offices::update(&Office { exempt: reason.clone(), ..current }, c)?;
        if reason.is_none() && responses::find(&office.cycle_id, &office.code, c)?.is_none() {
            responses::insert(&office.cycle_id, &office.code, version, now, c)?;
        }
        log::append(Some(&by), action, &format!("office:{}", office.code), &detail, now, c)
    };
    visit.change(work).await
}

fn reopen_form(visit: &Visit, office: &Office, fields: &Fields, sent: bool) -> FormPage {
    let frame = visit.frame();
    FormPage::new(frame.clone(), frame.t("hq-do-reopen"), "hq-do-reopen")
        .under(crumbs(office, &frame))
        .text(frame.t("hq-reopen-lead"))
        .fact("hq-office", named(office, visit.words))
        .field(reason("hq-reason-seen", fields, &frame, sent))
}

/// The response of an office that lies with its reviewers.
async fn received(visit: &Visit, office: &Office) -> Result<ResponseRow, Problem> {
    let (cycle, code) = (office.cycle_id.clone(), office.code.clone());
    let found = visit.app.database.read(move |c| responses::find(&cycle, &code, c)).await?;
    let received = found.filter(|row| !row.is_open() && office.exempt.is_none());
    received.ok_or(Problem::Wrong("hq-not-submitted"))
}

/// Asks why.
pub async fn reopen(visit: Visit, Path(code): Path<String>) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let office = office(&visit, &code).await?;
    received(&visit, &office).await?;
    Ok(reopen_form(&visit, &office, &Fields::default(), false).response())
}

/// Returns what was submitted or approved to the office, and tells it.
pub async fn send_reopen(
    visit: Visit,
    Path(code): Path<String>,
    fields: Fields,
) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    open(&visit)?;
    let office = office(&visit, &code).await?;
    let response = received(&visit, &office).await?;
    let form = reopen_form(&visit, &office, &fields, true);
    if form.has_faults() {
        return Ok(form.response());
    }
    if !is_confirmed(&fields) {
        let frame = visit.frame();
        let heading = frame.t1("hq-reopen-sure", "office", &named(&office, visit.words));
        let texts = vec![told(&visit, &code).await?];
        return Ok(form.confirm(heading, texts, "hq-do-reopen").response());
    }
    let (app, now, reason) = (visit.app.clone(), visit.now, fields.get("reason").to_owned());
    let by = visit.signed_in()?.person.clone();
    let work = move |c: &mut Conn| {
        let passed = responses::pass(&response, Status::Returned, &reason, &by.id, now, c)?;
        if passed {
            tell_returned(&app, &office, &by.name, &reason, now, c)?;
            let detail = json!({ "from": response.state, "reason": reason });
            let subject = format!("office:{}", office.code);
            log::append(Some(&by.id), "response.reopened", &subject, &detail, now, c)?;
        }
        Ok(passed)
    };
    if visit.change(work).await? {
        Ok(on(&address(&code), "reopened"))
    } else {
        Err(Problem::Stale)
    }
}

fn tell_returned(
    app: &crate::app::App,
    office: &Office,
    by: &str,
    reason: &str,
    now: database::Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    for person in team(&office.code, conn)? {
        let words = crate::words::Words::of(&person.language);
        let values = [("office", named(office, words).into()), ("who", by.to_owned().into())];
        let letter = Letter {
            kind: "returned",
            key: format!("reopened:{}:{}:{}", office.code, person.id, now.microseconds()),
            office: Some(&office.code),
            name: "reopened",
            said: Some(reason),
            link: (format!("{}/office/{}", app.options.base_url, office.code), "mail-open"),
        };
        outbox::insert(&letter.to(&person, &values, app), now, conn)?;
    }
    Ok(())
}

/// How many people of an office get a message.
pub async fn told(visit: &Visit, code: &str) -> Result<String, Problem> {
    let code = code.to_owned();
    let people = visit.app.database.read(move |c| team(&code, c)).await?.len();
    let frame = visit.frame();
    Ok(if people == 0 { frame.t("hq-mails-to-none") } else { frame.n("hq-mails-to", "n", people) })
}
