//! Evidence files.

use diesel::prelude::*;

use crate::schema::evidence;
use crate::{Conn, Moment, id};

/// What is known of a file.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = evidence)]
pub struct Evidence {
    /// Its id.
    pub id: String,
    /// The response.
    pub response_id: String,
    /// The question's name.
    pub question: String,
    /// The file's name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of its bytes.
    pub digest: String,
    /// When it was attached.
    pub at: Moment,
    /// By whom.
    pub person_id: String,
    /// When it was taken away; its bytes are kept.
    pub removed_at: Option<Moment>,
}

/// A file to keep.
#[derive(Clone, Debug)]
pub struct NewEvidence {
    /// The response.
    pub response: String,
    /// The question's name.
    pub question: String,
    /// The file's name.
    pub name: String,
    /// Its media type.
    pub media: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Keeps a file.
pub fn insert(
    file: &NewEvidence,
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<String> {
    let id = id::new(now.time());
    diesel::insert_into(evidence::table)
        .values((
            evidence::id.eq(&id),
            evidence::response_id.eq(&file.response),
            evidence::question.eq(&file.question),
            evidence::name.eq(&file.name),
            evidence::media.eq(&file.media),
            evidence::size.eq(i64::try_from(file.bytes.len()).unwrap_or(i64::MAX)),
            evidence::digest.eq(id::digest(&file.bytes)),
            evidence::bytes.eq(&file.bytes),
            evidence::at.eq(now),
            evidence::person_id.eq(person),
        ))
        .execute(conn)?;
    Ok(id)
}

/// The files of a response that are attached, the first one first.
pub fn of(response: &str, conn: &mut Conn) -> QueryResult<Vec<Evidence>> {
    evidence::table
        .filter(evidence::response_id.eq(response))
        .filter(evidence::removed_at.is_null())
        .order((evidence::at, evidence::id))
        .select(Evidence::as_select())
        .load(conn)
}

/// A file of a response with its bytes.
pub fn find(
    response: &str,
    file: &str,
    conn: &mut Conn,
) -> QueryResult<Option<(Evidence, Vec<u8>)>> {
    evidence::table
        .filter(evidence::id.eq(file))
        .filter(evidence::response_id.eq(response))
        .select((Evidence::as_select(), evidence::bytes))
        .first(conn)
        .optional()
}

/// Takes a file of a response away.
pub fn remove(response: &str, file: &str, now: Moment, conn: &mut Conn) -> QueryResult<usize> {
    let attached = evidence::table
        .filter(evidence::id.eq(file))
        .filter(evidence::response_id.eq(response))
        .filter(evidence::removed_at.is_null());
    diesel::update(attached).set(evidence::removed_at.eq(now)).execute(conn)
}
