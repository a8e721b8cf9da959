//! One-time links and sessions. Of each only the digest of its secret is kept.

use diesel::prelude::*;
use time::Duration;

use super::people::{self, Person};
use crate::schema::{links, people as persons, sessions};
use crate::{Conn, Moment, id};

/// A link that signs one person in.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = links)]
pub struct Link {
    /// Digest of its secret.
    pub digest: String,
    /// Whom it signs in.
    pub person_id: String,
    /// When it was made.
    pub made_at: Moment,
    /// Until when it works.
    pub expires_at: Moment,
    /// Whether it works more than once (in a demonstration).
    pub reusable: bool,
    /// When it was used.
    pub used_at: Option<Moment>,
}

#[derive(Queryable, Selectable, Insertable)]
#[diesel(table_name = sessions)]
struct Session {
    digest: String,
    person_id: String,
    made_at: Moment,
    expires_at: Moment,
}

/// What a link does now.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkState {
    /// It signs this person in.
    Works(Person),
    /// It was used, or its time is over; a new one can be sent to this person.
    Over(Person),
    /// There is no such link, or its person may not sign in.
    Unknown,
}

/// Keeps a link for `secret`.
pub fn insert_link(
    secret: &str,
    person: &str,
    lasts: Duration,
    reusable: bool,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    let link = Link {
        digest: id::digest(secret),
        person_id: person.to_owned(),
        made_at: now,
        expires_at: now.plus(lasts),
        reusable,
        used_at: None,
    };
    diesel::insert_into(links::table).values(link).execute(conn).map(drop)
}

/// What the link of `secret` would do; looking at it uses nothing up.
pub fn look(secret: &str, now: Moment, conn: &mut Conn) -> QueryResult<LinkState> {
    let link: Option<Link> = links::table.find(id::digest(secret)).first(conn).optional()?;
    let Some(link) = link else { return Ok(LinkState::Unknown) };
    match people::find(&link.person_id, conn)? {
        Some(person) if person.ended_at.is_none() => {
            let over = now >= link.expires_at || (link.used_at.is_some() && !link.reusable);
            Ok(if over { LinkState::Over(person) } else { LinkState::Works(person) })
        }
        _ => Ok(LinkState::Unknown),
    }
}

/// Uses the link of `secret` up and begins the session of `session_secret`, if the link still works.
pub fn use_link(
    secret: &str,
    session_secret: &str,
    lasts: Duration,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<LinkState> {
    let state = look(secret, now, conn)?;
    if let LinkState::Works(person) = &state {
        diesel::update(links::table.find(id::digest(secret)))
            .set(links::used_at.eq(now))
            .execute(conn)?;
        let session = Session {
            digest: id::digest(session_secret),
            person_id: person.id.clone(),
            made_at: now,
            expires_at: now.plus(lasts),
        };
        diesel::insert_into(sessions::table).values(session).execute(conn)?;
    }
    Ok(state)
}

/// Who holds the session of `secret`, if it still runs.
pub fn session(secret: &str, now: Moment, conn: &mut Conn) -> QueryResult<Option<Person>> {
    persons::table
        .inner_join(sessions::table.on(sessions::person_id.eq(persons::id)))
        .filter(sessions::digest.eq(id::digest(secret)))
        .filter(sessions::expires_at.gt(now))
        .filter(persons::ended_at.is_null())
        .select(Person::as_select())
        .first(conn)
        .optional()
}

/// Ends one session.
pub fn end_session(secret: &str, conn: &mut Conn) -> QueryResult<()> {
    diesel::delete(sessions::table.find(id::digest(secret))).execute(conn).map(drop)
}

/// Ends every session and every link of a person.
pub(super) fn end_all(person: &str, conn: &mut Conn) -> QueryResult<()> {
    end_sessions(person, conn)?;
    diesel::delete(links::table.filter(links::person_id.eq(person))).execute(conn).map(drop)
}

/// Forgets the sessions and links whose time was over before that moment; returns how many.
pub fn forget(before: Moment, conn: &mut Conn) -> QueryResult<usize> {
    let sessions = sessions::table.filter(sessions::expires_at.lt(before));
    let links = links::table.filter(links::expires_at.lt(before));
    Ok(diesel::delete(sessions).execute(conn)? + diesel::delete(links).execute(conn)?)
}

/// Ends every session of a person; returns how many.
pub fn end_sessions(person: &str, conn: &mut Conn) -> QueryResult<usize> {
    diesel::delete(sessions::table.filter(sessions::person_id.eq(person))).execute(conn)
}
