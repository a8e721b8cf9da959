//! Reminders: a ladder of days before and after answers are due, on the clock of each office, and never to those who are done.

use database::models::offices::{self, Office};
use database::models::outbox::{self, NewMail};
use database::models::people::{self, Person};
use database::models::responses::{self, ResponseRow, Status};
use database::models::{cycles, log};
use database::{Conn, Failure, Moment, QueryResult};
use serde_json::json;

use crate::app::App;
use crate::config::RemindersConfig;
use crate::cycle::name_of;
use crate::dates;
use crate::mail::letter::{Letter, organization};
use crate::words::Words;

/// A reminder for one person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reminder {
    /// The office.
    pub office: Office,
    /// To whom.
    pub person: Person,
    /// Days from the day that answers are due.
    pub step: i64,
    /// That day.
    pub due: String,
}

/// The step of the ladder that an office stands on today at its own place: the last one whose day has come, from its hour on.
pub fn step(ladder: &RemindersConfig, due: &str, zone: &str, now: Moment) -> Option<i64> {
    let (today, time) = dates::local(now, zone);
    let passed = dates::days_between(due, &today);
    let is_early = time < format!("{:02}:00", ladder.hour);
    let come = |day: &&i64| **day < passed || (**day == passed && !is_early);
    ladder.days.iter().filter(come).max().copied()
}

/// Whether an office is reminded at all: it is invited, and neither submitted nor approved.
pub fn is_open(office: &Office, response: &ResponseRow) -> bool {
    office.exempt.is_none() && matches!(response.status(), Status::Draft | Status::Returned)
}

/// Who is reminded now. A step whose day passed more than a day ago is left out, so that a program that was away does not
/// send old reminders at once.
pub fn due_now(
    cycle: &str,
    cycle_due: &str,
    ladder: &RemindersConfig,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<Vec<Reminder>> {
    let mut reminders = Vec::new();
    if cycles::is_closed(cycle, conn)? {
        return Ok(reminders);
    }
    for office in offices::all(cycle, conn)? {
        let due = office.due.clone().unwrap_or_else(|| cycle_due.to_owned());
        let Some(step) = step(ladder, &due, &office.zone, now) else { continue };
        let passed = dates::days_between(&due, &dates::local(now, &office.zone).0);
        let Some(response) = responses::find(cycle, &office.code, conn)? else { continue };
        if passed - step > 1 || !is_open(&office, &response) {
            continue;
        }
        reminders.extend(of_office(&office, step, &due, conn)?);
    }
    Ok(reminders)
}

/// A reminder for each head and respondent of an office.
pub fn of_office(
    office: &Office,
    step: i64,
    due: &str,
    conn: &mut Conn,
) -> QueryResult<Vec<Reminder>> {
    let mut people: Vec<Person> =
        people::of_office(&office.code, conn)?.into_iter().map(|(person, _)| person).collect();
    people.dedup_by(|a, b| a.id == b.id);
    let reminder = |person| Reminder { office: office.clone(), person, step, due: due.to_owned() };
    Ok(people.into_iter().map(reminder).collect())
}

/// The mail of a reminder. Of one step before or after one day, a person gets one for each office; after an extension, the
/// ladder begins anew.
pub fn mail(reminder: &Reminder, app: &App) -> NewMail {
    let words = Words::of(&reminder.person.language);
    let name = name_of(&reminder.office);
    let values = [
        ("cycle", app.cycle.title(words.language).to_owned().into()),
        ("office", name.get(words.language).to_owned().into()),
        ("due", dates::day(&reminder.due, words).into()),
    ];
    let key = if reminder.step <= 0 { "mail-reminder-before" } else { "mail-reminder-after" };
    let person = reminder.person.id.clone();
    Letter {
        person: &reminder.person,
        kind: "reminder",
        key: format!(
            "reminder:{}:{}:{person}:{}:{}",
            app.cycle.id, reminder.office.code, reminder.due, reminder.step
        ),
        office: Some(reminder.office.code.clone()),
        subject: words.with_all("mail-reminder-subject", &values),
        texts: vec![words.with_all(key, &values), words.say("mail-reminder-more")],
        link: Some((
            words.say("mail-open"),
            format!("{}/office/{}", app.options.base_url, reminder.office.code),
        )),
    }
    .mail(&organization(app, &reminder.person))
}

/// Writes the mails of reminders into the outbox; what was written before is not written again. Returns how many.
pub async fn enqueue(
    app: &App,
    reminders: &[Reminder],
    by: Option<String>,
    now: Moment,
) -> Result<usize, Failure> {
    let mails: Vec<NewMail> = reminders.iter().map(|reminder| mail(reminder, app)).collect();
    let work = move |c: &mut Conn| {
        let mut written = 0;
        for mail in &mails {
            if outbox::insert(mail, now, c)? {
                written += 1;
                let subject = format!("office:{}", mail.office.as_deref().unwrap_or_default());
                let detail = json!({ "key": mail.key });
                log::append(by.as_deref(), "reminder.written", &subject, &detail, now, c)?;
            }
        }
        Ok(written)
    };
    app.database.write(work).await
}

/// Writes the reminders that are due.
pub async fn tick(app: &App, ladder: &RemindersConfig) -> Result<usize, Failure> {
    let (cycle, due, now) = (app.cycle.id.clone(), app.cycle.settings.dates.due.clone(), app.now());
    let wanted = ladder.clone();
    let reminders = app.database.read(move |c| due_now(&cycle, &due, &wanted, now, c)).await?;
    if reminders.is_empty() {
        return Ok(0);
    }
    enqueue(app, &reminders, None, now).await
}

#[cfg(test)]
mod tests {
    use super::*;
    use time::macros::datetime;

    fn at(time: time::OffsetDateTime, zone: &str) -> Option<i64> {
        step(&RemindersConfig::default(), "2018-02-09", zone, Moment::of(time))
    }

    #[test]
    fn a_step_begins_at_its_hour_on_the_clock_of_the_office() {
        assert_eq!(at(datetime!(2018-02-02 08:59 UTC), "UTC"), Some(-21));
        assert_eq!(at(datetime!(2018-02-02 09:00 UTC), "UTC"), Some(-7));
        assert_eq!(
            at(datetime!(2018-02-02 00:00 UTC), "Asia/Dili"),
            Some(-7),
            "it is nine o'clock in Dili"
        );
        assert_eq!(at(datetime!(2018-02-02 13:00 UTC), "America/El_Salvador"), Some(-21));
        assert_eq!(at(datetime!(2018-01-10 12:00 UTC), "UTC"), None);
        assert_eq!(at(datetime!(2018-02-10 09:00 UTC), "UTC"), Some(1));
    }
}
