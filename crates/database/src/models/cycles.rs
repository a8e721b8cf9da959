//! Cycles and the versions of their questionnaires.

use diesel::prelude::*;

use crate::schema::{cycles, questionnaires};
use crate::{Conn, Moment, id};

/// A cycle that is or was collected.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = cycles)]
pub struct Cycle {
    /// Its id.
    pub id: String,
    /// Name of its folder.
    pub slug: String,
    /// When headquarters closed it: from then on nothing changes.
    pub closed_at: Option<Moment>,
    /// Who closed it.
    pub closed_by: Option<String>,
    /// SHA-256 of the snapshot.
    pub snapshot_digest: Option<String>,
    /// The snapshot itself, its canonical bytes.
    pub snapshot: Option<Vec<u8>>,
}

/// A published version of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = questionnaires)]
pub struct Version {
    /// Its cycle.
    pub cycle_id: String,
    /// From 1.
    pub number: i64,
    /// The sheets: a JSON object of texts by file name.
    pub files: String,
    /// SHA-256 of `files`.
    pub digest: String,
    /// When.
    pub published_at: Moment,
    /// By whom; none for the first, which comes from the cycle folder.
    pub published_by: Option<String>,
    /// What was corrected.
    pub note: String,
}

/// The cycle of that folder name.
pub fn find(slug: &str, conn: &mut Conn) -> QueryResult<Option<Cycle>> {
    cycles::table.filter(cycles::slug.eq(slug)).first(conn).optional()
}

/// Begins a cycle.
pub fn insert(slug: &str, now: Moment, conn: &mut Conn) -> QueryResult<Cycle> {
    let cycle = Cycle {
        id: id::new(now.time()),
        slug: slug.to_owned(),
        closed_at: None,
        closed_by: None,
        snapshot_digest: None,
        snapshot: None,
    };
    diesel::insert_into(cycles::table).values(cycle.clone()).execute(conn)?;
    Ok(cycle)
}

/// Closes a cycle with its snapshot. False when it was closed already: then nothing changes.
pub fn close(
    cycle: &str,
    snapshot: &[u8],
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<bool> {
    let open = cycles::table.filter(cycles::id.eq(cycle)).filter(cycles::closed_at.is_null());
    let closed = diesel::update(open)
        .set((
            cycles::closed_at.eq(now),
            cycles::closed_by.eq(person),
            cycles::snapshot_digest.eq(id::digest(snapshot)),
            cycles::snapshot.eq(snapshot),
        ))
        .execute(conn)?;
    Ok(closed == 1)
}

/// Whether it is closed.
pub fn is_closed(cycle: &str, conn: &mut Conn) -> QueryResult<bool> {
    let closed_at: Option<Moment> =
        cycles::table.filter(cycles::id.eq(cycle)).select(cycles::closed_at).first(conn)?;
    Ok(closed_at.is_some())
}

/// The versions of its questionnaire, the first one first.
pub fn versions(cycle: &str, conn: &mut Conn) -> QueryResult<Vec<Version>> {
    questionnaires::table
        .filter(questionnaires::cycle_id.eq(cycle))
        .order(questionnaires::number)
        .load(conn)
}

/// The number of the newest version of its questionnaire; 0 without one.
pub fn newest_version(cycle: &str, conn: &mut Conn) -> QueryResult<i64> {
    let newest: Option<i64> = questionnaires::table
        .filter(questionnaires::cycle_id.eq(cycle))
        .select(diesel::dsl::max(questionnaires::number))
        .first(conn)?;
    Ok(newest.unwrap_or(0))
}

/// Publishes the next version.
pub fn publish(
    cycle: &str,
    files: &str,
    note: &str,
    person: Option<&str>,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<Version> {
    let version = Version {
        cycle_id: cycle.to_owned(),
        number: newest_version(cycle, conn)? + 1,
        files: files.to_owned(),
        digest: id::digest(files),
        published_at: now,
        published_by: person.map(str::to_owned),
        note: note.to_owned(),
    };
    diesel::insert_into(questionnaires::table).values(version.clone()).execute(conn)?;
    Ok(version)
}
