//! Values that could not be saved because someone else had changed the answer: kept until someone chooses.

use diesel::prelude::*;

use super::answers::Wanted;
use super::responses::ResponseRow;
use crate::schema::conflicts;
use crate::{Conn, Moment, id};

/// A value that waits beside the answer that stands.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = conflicts)]
pub struct Conflict {
    /// Its id.
    pub id: String,
    /// Its response.
    pub response_id: String,
    /// The question's name.
    pub question: String,
    /// The text that was wanted.
    pub value: String,
    /// The revision that its writer had seen.
    pub base: i64,
    /// When.
    pub at: Moment,
    /// Who wanted it.
    pub person_id: String,
    /// When someone chose.
    pub settled_at: Option<Moment>,
    /// Who chose.
    pub settled_by: Option<String>,
}

/// Keeps a value; the same person's earlier one for the question gives way to it.
pub(super) fn keep(
    response: &ResponseRow,
    wanted: &Wanted,
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    settle(&response.id, &wanted.question, Some(person), person, now, conn)?;
    let conflict = Conflict {
        id: id::new(now.time()),
        response_id: response.id.clone(),
        question: wanted.question.clone(),
        value: wanted.value.clone(),
        base: wanted.base,
        at: now,
        person_id: person.to_owned(),
        settled_at: None,
        settled_by: None,
    };
    diesel::insert_into(conflicts::table).values(conflict).execute(conn).map(drop)
}

/// The conflicts of a response that wait, the first one first.
pub fn waiting(response: &str, conn: &mut Conn) -> QueryResult<Vec<Conflict>> {
    conflicts::table
        .filter(conflicts::response_id.eq(response))
        .filter(conflicts::settled_at.is_null())
        .order((conflicts::at, conflicts::id))
        .load(conn)
}

/// Notes that someone chose for a question; what was not chosen stays in the table. With `whose`, only that person's value
/// gives way.
pub fn settle(
    response: &str,
    question: &str,
    whose: Option<&str>,
    by: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<usize> {
    let mut waiting = conflicts::table
        .filter(conflicts::response_id.eq(response))
        .filter(conflicts::question.eq(question))
        .filter(conflicts::settled_at.is_null())
        .select(conflicts::id)
        .into_boxed();
    if let Some(whose) = whose {
        waiting = waiting.filter(conflicts::person_id.eq(whose));
    }
    let ids: Vec<String> = waiting.load(conn)?;
    diesel::update(conflicts::table.filter(conflicts::id.eq_any(ids)))
        .set((conflicts::settled_at.eq(now), conflicts::settled_by.eq(by)))
        .execute(conn)
}
