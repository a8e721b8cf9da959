//! Responses and the states that they pass through.

use diesel::prelude::*;
pub use questionnaire::response::Status;

use crate::connection::on_backend;
use crate::schema::{responses, transitions};
use crate::{Conn, Moment, id};

/// What one office answers in one cycle.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = responses)]
pub struct ResponseRow {
    /// Its id.
    pub id: String,
    /// Its cycle.
    pub cycle_id: String,
    /// The office's code.
    pub office: String,
    /// See [`ResponseRow::status`].
    pub state: String,
    /// Grows by one with each answer saved.
    pub revision: i64,
    /// The version of the questionnaire that its answers were last held against.
    pub questionnaire: i64,
    /// When someone of the office first looked at it.
    pub opened_at: Option<Moment>,
    /// When it was last submitted.
    pub submitted_at: Option<Moment>,
    /// By whom.
    pub submitted_by: Option<String>,
    /// SHA-256 of the answers as submitted.
    pub digest: Option<String>,
}

/// A step from one state to another.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = transitions)]
pub struct Transition {
    /// Its id.
    pub id: String,
    /// The response.
    pub response_id: String,
    /// From.
    pub before: String,
    /// To.
    pub after: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub person_id: String,
    /// What was said.
    pub note: String,
}

impl ResponseRow {
    /// Its state.
    pub fn status(&self) -> Status {
        Status::named(&self.state).unwrap_or(Status::Draft)
    }

    /// Whether its answers can be changed by the office.
    pub fn is_open(&self) -> bool {
        matches!(self.status(), Status::Draft | Status::Returned)
    }
}

/// Whether a response may pass from one state to another: draft and returned are submitted; submitted is returned or
/// approved; headquarters reopens what is approved.
pub fn may_pass(from: Status, to: Status) -> bool {
    matches!(
        (from, to),
        (Status::Draft | Status::Returned, Status::Submitted)
            | (Status::Submitted, Status::Returned | Status::Approved)
            | (Status::Approved, Status::Returned)
    )
}

/// Begins an empty draft.
pub fn insert(
    cycle: &str,
    office: &str,
    questionnaire: i64,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<ResponseRow> {
    let row = ResponseRow {
        id: id::new(now.time()),
        cycle_id: cycle.to_owned(),
        office: office.to_owned(),
        state: "draft".to_owned(),
        revision: 0,
        questionnaire,
        opened_at: None,
        submitted_at: None,
        submitted_by: None,
        digest: None,
    };
    insert_row(&row, conn)?;
    Ok(row)
}

/// Adds a response as it stands (when a whole cycle is loaded).
pub fn insert_row(row: &ResponseRow, conn: &mut Conn) -> QueryResult<()> {
    diesel::insert_into(responses::table).values(row.clone()).execute(conn).map(drop)
}

/// The response of an office.
pub fn find(cycle: &str, office: &str, conn: &mut Conn) -> QueryResult<Option<ResponseRow>> {
    responses::table
        .filter(responses::cycle_id.eq(cycle))
        .filter(responses::office.eq(office))
        .first(conn)
        .optional()
}

/// All responses of a cycle, by office.
pub fn all(cycle: &str, conn: &mut Conn) -> QueryResult<Vec<ResponseRow>> {
    let mut all: Vec<ResponseRow> =
        responses::table.filter(responses::cycle_id.eq(cycle)).load(conn)?;
    all.sort_by(|a, b| a.office.cmp(&b.office));
    Ok(all)
}

/// Notes the first look.
pub fn open(response: &str, now: Moment, conn: &mut Conn) -> QueryResult<()> {
    let unopened = responses::table.find(response).filter(responses::opened_at.is_null());
    diesel::update(unopened).set(responses::opened_at.eq(now)).execute(conn).map(drop)
}

/// Passes a response to another state. False, and nothing changed, when it may not pass there from where it is, or its
/// state or revision is no longer that of `row`, which is what the person saw.
pub fn pass(
    row: &ResponseRow,
    to: Status,
    note: &str,
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<bool> {
    let current: ResponseRow = responses::table.find(&row.id).first(conn)?;
    let stale = (current.revision, &current.state) != (row.revision, &row.state);
    if stale || !may_pass(current.status(), to) {
        return Ok(false);
    }
    let after = word(to);
    diesel::update(responses::table.find(&row.id)).set(responses::state.eq(after)).execute(conn)?;
    let step = Transition {
        id: id::new(now.time()),
        response_id: row.id.clone(),
        before: current.state,
        after: after.to_owned(),
        at: now,
        person_id: person.to_owned(),
        note: note.to_owned(),
    };
    diesel::insert_into(transitions::table).values(step).execute(conn)?;
    Ok(true)
}

/// Notes who certified, when, and the digest of what was certified; beside [`pass`] to submitted.
pub fn certify(
    response: &str,
    digest: &str,
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    diesel::update(responses::table.find(response))
        .set((
            responses::submitted_at.eq(now),
            responses::submitted_by.eq(person),
            responses::digest.eq(digest),
        ))
        .execute(conn)
        .map(drop)
}

/// The next revision of a response, taken. Not found when its state is no longer that of `row`.
pub(super) fn next_revision(row: &ResponseRow, conn: &mut Conn) -> QueryResult<i64> {
    let unchanged = responses::table.find(&row.id).filter(responses::state.eq(&row.state));
    diesel::update(unchanged)
        .set(responses::revision.eq(responses::revision + 1))
        .returning(responses::revision)
        .get_result(conn)
}

/// The steps of a response, the first one first.
pub fn history(response: &str, conn: &mut Conn) -> QueryResult<Vec<Transition>> {
    transitions::table
        .filter(transitions::response_id.eq(response))
        .order((transitions::at, transitions::id))
        .load(conn)
}

/// As the table keeps it.
pub fn word(status: Status) -> &'static str {
    match status {
        Status::Draft => "draft",
        Status::Submitted => "submitted",
        Status::Returned => "returned",
        Status::Approved => "approved",
    }
}

/// Adds many responses at once.
pub fn insert_all(rows: &[ResponseRow], conn: &mut Conn) -> QueryResult<()> {
    for some in rows.chunks(1000) {
        on_backend!(&mut *conn, |c| diesel::insert_into(responses::table).values(some).execute(c))?;
    }
    Ok(())
}
