//! Reminders: who would get one, what it says in each language, sending it now; and the mails that did not arrive.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::response::Response;
use database::models::offices::{self, Office};
use database::models::outbox::{self, NewMail};
use database::models::people::{self, Person};
use database::models::{log, responses};
use database::{Conn, QueryResult};
use questionnaire::day;
use serde_json::json;

use super::correct::troubled;
use super::form::{Field, FormPage, Input, LONGEST, is_confirmed};
use super::letter::Letter;
use super::stage::Stage;
use super::{done, due, named, on, open};
use crate::access::Act;
use crate::dates;
use crate::fields::Fields;
use crate::frame::Frame;
use crate::pages::error::html;
use crate::problem::Problem;
use crate::visit::Visit;
use crate::words::{LANGUAGES, Words};

const HERE: &str = "/headquarters/reminders";
/// How far back written mails are counted.
const RECENT: i64 = 20_000;

#[derive(Template)]
#[template(path = "collector/headquarters/reminders.html")]
struct RemindersPage {
    frame: Frame,
    done: Option<String>,
    offices: Vec<Reminded>,
    people: usize,
    previews: Vec<Preview>,
    troubled: Vec<Trouble>,
    hour: Option<String>,
    ladder: Vec<Step>,
}

/// A day of the ladder.
struct Step {
    day: String,
    what: String,
    class: &'static str,
}

struct Reminded {
    code: String,
    name: String,
    stage: Stage,
    people: Vec<String>,
}

struct Preview {
    language: &'static str,
    name: String,
    subject: String,
    text: String,
}

struct Trouble {
    id: String,
    name: String,
    address: String,
    state: String,
    advice: String,
    kind: String,
    when: String,
    error: String,
}

/// An office that has something to do, with those who are reminded of it.
struct Due {
    office: Office,
    stage: Stage,
    people: Vec<Person>,
}

/// The offices that have not submitted, by code. Whoever answers for two of them is reminded of each.
fn waiting(cycle: &str, conn: &mut Conn) -> QueryResult<Vec<Due>> {
    let holders = people::all_roles(conn)?;
    let answered: BTreeMap<String, responses::ResponseRow> =
        responses::all(cycle, conn)?.into_iter().map(|row| (row.office.clone(), row)).collect();
    let mut all = Vec::new();
    for office in offices::all(cycle, conn)? {
        let stage = Stage::of(&office, answered.get(&office.code));
        if !stage.is_missing() {
            continue;
        }
        let team = holders.iter().filter(|(person, row)| {
            row.office.as_deref() == Some(office.code.as_str()) && person.ended_at.is_none()
        });
        let once: BTreeMap<String, Person> =
            team.map(|(person, _)| (person.id.clone(), person.clone())).collect();
        all.push(Due { stage, people: once.into_values().collect(), office });
    }
    Ok(all)
}

/// The page.
pub async fn page(visit: Visit) -> Result<Response, Problem> {
    visit.allowed(Act::Run)?;
    let cycle = visit.app.cycle.id.clone();
    let read = move |c: &mut Conn| {
        let written = outbox::newest(RECENT, c)?.into_iter();
        let written = written.filter(|mail| mail.kind == "reminder").map(|mail| mail.key);
        Ok((waiting(&cycle, c)?, troubled(c)?, written.collect::<Vec<_>>()))
    };
    let (due, troubled, written) = visit.app.database.read(read).await?;
    let frame = visit.frame();
    let trouble = troubled.into_iter().map(|(mail, person)| Trouble {
        id: person.id,
        name: person.name,
        address: mail.address,
        advice: frame.t(&format!("hq-trouble-{}-do", mail.state)),
        state: frame.t(&format!("hq-trouble-{}", mail.state)),
        kind: mail.subject,
        when: dates::full(mail.made_at, "UTC", visit.words),
        error: mail.error.unwrap_or_default(),
    });
    let page = RemindersPage {
        done: done(&visit),
        people: due.iter().map(|one| one.people.len()).sum(),
        previews: if due.is_empty() { Vec::new() } else { previews(&visit, &due, "") },
        offices: due.iter().map(|one| reminded(one, &visit)).collect(),
        troubled: trouble.collect(),
        hour: visit.app.options.reminders.as_ref().map(|ladder| ladder.hour.to_string()),
        ladder: ladder(&visit, &frame, &written),
        frame,
    };
    Ok(html(&page))
}

/// The days of the ladder for an office without more time, and the day that answers are due.
fn ladder(visit: &Visit, frame: &Frame, written: &[String]) -> Vec<Step> {
    let Some(config) = &visit.app.options.reminders else { return Vec::new() };
    let due = &visit.app.cycle.settings.dates.due;
    let (today, _) = dates::local(visit.now, "UTC");
    let passed = dates::days_between(due, &today);
    let steps: BTreeSet<i64> = config.days.iter().copied().chain([0]).collect();
    let next = steps.iter().copied().find(|step| *step >= passed);
    let step = |step: i64| {
        let of_step = |key: &&String| key.ends_with(&format!(":{step}"));
        let written = written.iter().filter(of_step).count();
        let due_day = (step == 0).then(|| frame.t("hq-ladder-due"));
        let mails = config.days.contains(&step).then(|| frame.n("hq-ladder-written", "n", written));
        Step {
            day: frame.day(&shifted(due, step)),
            what: due_day.into_iter().chain(mails).collect::<Vec<_>>().join("; "),
            class: match step {
                _ if step < passed => "past",
                _ if Some(step) == next => "next",
                _ => "",
            },
        }
    };
    steps.into_iter().map(step).collect()
}

/// So many days later.
fn shifted(iso: &str, days: i64) -> String {
    let later = |day: time::Date| day.checked_add(time::Duration::days(days));
    day::parse(iso).and_then(later).map_or_else(|| iso.to_owned(), day::iso)
}

fn reminded(one: &Due, visit: &Visit) -> Reminded {
    Reminded {
        code: one.office.code.clone(),
        name: named(&one.office, visit.words),
        stage: one.stage,
        people: one.people.iter().map(|p| format!("{} <{}>", p.name, p.email)).collect(),
    }
}

/// What the reminder says in each language, to the first office that someone reads it in, else to the first.
fn previews(visit: &Visit, due: &[Due], line: &str) -> Vec<Preview> {
    let preview = |language: &'static str| {
        let reads = |person: &&Person| person.language == language;
        let found = due.iter().find_map(|one| Some((one, one.people.iter().find(reads)?.clone())));
        let (one, person) = found.or_else(|| Some((due.first()?, someone(visit, language))))?;
        let mail = mail(visit, one, &person, line);
        Some(Preview {
            language,
            name: Words::of(language).say("language-name"),
            subject: mail.subject,
            text: mail.text,
        })
    };
    LANGUAGES.into_iter().filter_map(preview).collect()
}

fn someone(visit: &Visit, language: &str) -> Person {
    let name = Words::of(language).say("hq-someone");
    let language = language.to_owned();
    let (id, email) = (String::new(), String::new());
    Person { id, email, name, language, made_at: visit.now, ended_at: None }
}

fn mail(visit: &Visit, one: &Due, person: &Person, line: &str) -> NewMail {
    let words = Words::of(&person.language);
    let day = due(&one.office, visit);
    let (today, _) = dates::local(visit.now, &one.office.zone);
    let is_over = today > day;
    let values = [
        ("office", named(&one.office, words).into()),
        ("cycle", visit.app.cycle.title(words.language).to_owned().into()),
        ("day", dates::day(&day, words).into()),
    ];
    let letter = Letter {
        kind: "reminder",
        // Once a day: a second press does not send it again.
        key: format!("reminder:{today}:{}:{}", one.office.code, person.id),
        office: Some(&one.office.code),
        name: if is_over { "overdue" } else { "reminder" },
        said: Some(line).filter(|line| !line.is_empty()),
        link: (format!("{}/office/{}", visit.app.options.base_url, one.office.code), "mail-open"),
    };
    letter.to(person, &values, &visit.app)
}

/// Sends a reminder now to everyone who answers for an office that has not submitted, once it was asked whether to.
pub async fn send(visit: Visit, fields: Fields) -> Result<Response, Problem> {
    let by = visit.allowed(Act::Run)?.person.id.clone();
    open(&visit)?;
    let frame = visit.frame();
    let cycle = visit.app.cycle.id.clone();
    let reading = cycle.clone();
    let due = visit.app.database.read(move |c| waiting(&reading, c)).await?;
    let people: usize = due.iter().map(|one| one.people.len()).sum();
    let line = fields.get("line").to_owned();
    let long = line.chars().count() > LONGEST;
    let field = Field::new("line", frame.t("hq-line"), Input::Area, &fields)
        .fault(long.then(|| frame.n("hq-too-long", "n", LONGEST)));
    let form = FormPage::new(frame.clone(), frame.t("hq-send-reminder"), "hq-send-reminder")
        .under(vec![(HERE.to_owned(), frame.t("hq-reminders"))])
        .field(field);
    if form.has_faults() {
        return Ok(form.response());
    }
    if people == 0 {
        return Err(Problem::Wrong("hq-remind-nobody"));
    }
    if !is_confirmed(&fields) {
        let heading = frame.n("hq-remind-sure", "n", people);
        let mut texts = vec![frame.t("hq-remind-once")];
        texts.extend(previews(&visit, &due, &line).into_iter().map(|one| one.text));
        return Ok(form.confirm(heading, texts, "hq-remind-button").response());
    }
    let (now, sender) = (visit.now, visit.clone());
    let work = move |c: &mut Conn| {
        // Whoever submitted since the page was shown is not reminded.
        let mut sent = 0;
        for one in waiting(&cycle, c)? {
            for person in &one.people {
                let mail = mail(&sender, &one, person, &line);
                sent += usize::from(outbox::insert(&mail, now, c)?);
            }
        }
        let detail = json!({ "mails": sent });
        log::append(Some(&by), "reminders.sent", "cycle", &detail, now, c)
    };
    visit.change(work).await?;
    Ok(on(HERE, "reminded"))
}
