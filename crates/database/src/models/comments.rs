//! Comments on a response or on one of its answers.

use diesel::prelude::*;

use crate::schema::comments;
use crate::{Conn, Moment, id};

/// What someone said.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = comments)]
pub struct Comment {
    /// Its id.
    pub id: String,
    /// The response.
    pub response_id: String,
    /// The question's name; none for the response as a whole.
    pub question: Option<String>,
    /// What was said.
    pub text: String,
    /// When.
    pub at: Moment,
    /// By whom.
    pub person_id: String,
}

/// The comments of a response, the first one first.
pub fn of(response: &str, conn: &mut Conn) -> QueryResult<Vec<Comment>> {
    comments::table
        .filter(comments::response_id.eq(response))
        .order((comments::at, comments::id))
        .load(conn)
}

/// Adds one.
pub fn insert(
    response: &str,
    question: Option<&str>,
    text: &str,
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    let comment = Comment {
        id: id::new(now.time()),
        response_id: response.to_owned(),
        question: question.map(str::to_owned),
        text: text.to_owned(),
        at: now,
        person_id: person.to_owned(),
    };
    diesel::insert_into(comments::table).values(comment).execute(conn).map(drop)
}
