//! Mails to send. A mail is written in the transaction that it tells of, and sent by a worker afterwards.

use diesel::prelude::*;
use time::Duration;

use crate::schema::outbox;
use crate::{Conn, Moment, id};

/// A mail, sent or not.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = outbox)]
pub struct Mail {
    /// Its id, and the beginning of its Message-ID.
    pub id: String,
    /// What it must not be sent twice for, such as a step of the ladder for one person.
    pub key: String,
    /// To whom.
    pub person_id: String,
    /// About which office.
    pub office: Option<String>,
    /// What it is: `link`, `invitation`, `reminder`, `receipt`, `returned`, `approved`, `delegated`.
    pub kind: String,
    /// The address.
    pub address: String,
    /// Its language.
    pub language: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
    /// When it was written.
    pub made_at: Moment,
    /// When it is to be tried next.
    pub next_at: Moment,
    /// How often it was tried.
    pub tries: i64,
    /// `waiting`, `sending`, `sent`, `refused` (for good) or `uncertain` (the program stopped while sending).
    pub state: String,
    /// What the server said.
    pub error: Option<String>,
    /// When it was handed over.
    pub sent_at: Option<Moment>,
}

/// A mail to write.
#[derive(Clone, Debug)]
pub struct NewMail {
    /// See [`Mail::key`].
    pub key: String,
    /// To whom.
    pub person_id: String,
    /// About which office.
    pub office: Option<String>,
    /// What it is.
    pub kind: &'static str,
    /// The address.
    pub address: String,
    /// Its language.
    pub language: String,
    /// Its subject.
    pub subject: String,
    /// Its text.
    pub text: String,
    /// The same as HTML.
    pub html: String,
}

/// Writes a mail. False when one of that key is there already: then nothing is written.
pub fn insert(new: &NewMail, now: Moment, conn: &mut Conn) -> QueryResult<bool> {
    let there: i64 = outbox::table.filter(outbox::key.eq(&new.key)).count().get_result(conn)?;
    if there > 0 {
        return Ok(false);
    }
    let mail = Mail {
        id: id::new(now.time()),
        key: new.key.clone(),
        person_id: new.person_id.clone(),
        office: new.office.clone(),
        kind: new.kind.to_owned(),
        address: new.address.clone(),
        language: new.language.clone(),
        subject: new.subject.clone(),
        text: new.text.clone(),
        html: new.html.clone(),
        made_at: now,
        next_at: now,
        tries: 0,
        state: "waiting".to_owned(),
        error: None,
        sent_at: None,
    };
    diesel::insert_into(outbox::table).values(mail).execute(conn)?;
    Ok(true)
}

/// Takes the next mail that is due and marks it as being sent, so that no one else takes it.
pub fn take(now: Moment, conn: &mut Conn) -> QueryResult<Option<Mail>> {
    let next: Option<Mail> = outbox::table
        .filter(outbox::state.eq("waiting"))
        .filter(outbox::next_at.le(now))
        .order((outbox::next_at, outbox::id))
        .first(conn)
        .optional()?;
    if let Some(mail) = &next {
        diesel::update(outbox::table.find(&mail.id))
            .set((outbox::state.eq("sending"), outbox::tries.eq(mail.tries + 1)))
            .execute(conn)?;
    }
    Ok(next)
}

/// Notes that the server took a mail. Its text is emptied: it may hold a link.
pub fn sent(mail: &Mail, now: Moment, conn: &mut Conn) -> QueryResult<()> {
    diesel::update(outbox::table.find(&mail.id))
        .set((
            outbox::state.eq("sent"),
            outbox::sent_at.eq(now),
            outbox::error.eq(None::<&str>),
            outbox::text.eq(""),
            outbox::html.eq(""),
        ))
        .execute(conn)
        .map(drop)
}

/// Notes that a mail could not be handed over now; it is tried again after `wait`.
pub fn postpone(
    mail: &Mail,
    error: &str,
    wait: Duration,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    diesel::update(outbox::table.find(&mail.id))
        .set((
            outbox::state.eq("waiting"),
            outbox::error.eq(error),
            outbox::next_at.eq(now.plus(wait)),
        ))
        .execute(conn)
        .map(drop)
}

/// Notes that a mail was refused for good: its address is wrong. Its text is emptied.
pub fn refuse(mail: &Mail, error: &str, conn: &mut Conn) -> QueryResult<()> {
    end(mail, "refused", error, conn)
}

/// Notes that a mail may have been handed over or not. It is not sent again, and its text is emptied.
pub fn lose(mail: &Mail, error: &str, conn: &mut Conn) -> QueryResult<()> {
    end(mail, "uncertain", error, conn)
}

fn end(mail: &Mail, state: &str, error: &str, conn: &mut Conn) -> QueryResult<()> {
    diesel::update(outbox::table.find(&mail.id))
        .set((
            outbox::state.eq(state),
            outbox::error.eq(error),
            outbox::text.eq(""),
            outbox::html.eq(""),
        ))
        .execute(conn)
        .map(drop)
}

/// At start: what was being sent when the program stopped may have been sent. It is not sent again, and its text is
/// emptied.
pub fn doubt(conn: &mut Conn) -> QueryResult<usize> {
    diesel::update(outbox::table.filter(outbox::state.eq("sending")))
        .set((outbox::state.eq("uncertain"), outbox::text.eq(""), outbox::html.eq("")))
        .execute(conn)
}

/// The newest mails, newest first.
pub fn newest(limit: i64, conn: &mut Conn) -> QueryResult<Vec<Mail>> {
    outbox::table.order((outbox::made_at.desc(), outbox::id.desc())).limit(limit).load(conn)
}

/// The mails that were refused or whose fate is unknown.
pub fn troubled(conn: &mut Conn) -> QueryResult<Vec<Mail>> {
    outbox::table
        .filter(outbox::state.eq_any(["refused", "uncertain"]))
        .order((outbox::made_at.desc(), outbox::id.desc()))
        .load(conn)
}
