//! Answers, with every change of each.

use std::collections::BTreeMap;

use diesel::dsl::{count_star, max};
use diesel::prelude::*;

use super::responses::{self, ResponseRow};
use crate::connection::on_backend;
use crate::schema::{answers, changes, consents, explanations};
use crate::{Conn, Moment, id};

/// An answer as it stands: the text that was typed, whether or not it can be an answer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = answers)]
#[diesel(primary_key(response_id, question))]
pub struct AnswerRow {
    /// Its response.
    pub response_id: String,
    /// The question's name.
    pub question: String,
    /// The text; choices by name, separated by spaces; a day as ISO text.
    pub value: String,
    /// The revision of the response that it was saved as.
    pub revision: i64,
    /// When.
    pub at: Moment,
    /// By whom; none when it was loaded with the cycle.
    pub person_id: Option<String>,
    /// See [`How::word`].
    pub how: String,
}

/// One change of an answer.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = changes)]
pub struct ChangeRow {
    /// Its id.
    pub id: String,
    /// Its response.
    pub response_id: String,
    /// The question's name.
    pub question: String,
    /// What stood before; empty for nothing.
    pub before: String,
    /// What stands after.
    pub after: String,
    /// The revision of the response that it made.
    pub revision: i64,
    /// When.
    pub at: Moment,
    /// By whom.
    pub person_id: Option<String>,
    /// See [`How::word`].
    pub how: String,
    /// Why, where someone answered for the office.
    pub reason: Option<String>,
}

/// How an answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum How {
    /// Typed.
    Typed,
    /// Copied from last cycle with one press.
    Copied,
    /// Read from a workbook.
    Imported,
    /// Entered by headquarters for the office.
    Headquarters,
    /// Loaded with the cycle.
    Loaded,
}

impl How {
    /// As the table keeps it.
    pub fn word(self) -> &'static str {
        match self {
            Self::Typed => "typed",
            Self::Copied => "copied",
            Self::Imported => "imported",
            Self::Headquarters => "headquarters",
            Self::Loaded => "loaded",
        }
    }
}

/// A change that someone wants to make.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The question's name.
    pub question: String,
    /// The new text.
    pub value: String,
    /// The revision of the answer that the person saw; 0 for none.
    pub base: i64,
    /// How it came.
    pub how: How,
    /// Why, where someone answers for the office.
    pub reason: Option<String>,
}

/// What became of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It stands.
    Saved(AnswerRow),
    /// Someone else had changed the answer meanwhile: this is what stands. What was wanted is kept as a conflict.
    Conflict(AnswerRow),
}

/// The answers of a response, by question.
pub fn of(response: &str, conn: &mut Conn) -> QueryResult<BTreeMap<String, AnswerRow>> {
    since(response, -1, conn)
        .map(|rows| rows.into_iter().map(|row| (row.question.clone(), row)).collect())
}

/// The answers that were saved after that revision, in the order in which they were saved.
pub fn since(response: &str, revision: i64, conn: &mut Conn) -> QueryResult<Vec<AnswerRow>> {
    answers::table
        .filter(answers::response_id.eq(response))
        .filter(answers::revision.gt(revision))
        .order(answers::revision)
        .load(conn)
}

/// The answers of all responses of a cycle, by response.
pub fn of_cycle(cycle: &str, conn: &mut Conn) -> QueryResult<BTreeMap<String, Vec<AnswerRow>>> {
    use crate::schema::responses as rows;
    let ids = rows::table.filter(rows::cycle_id.eq(cycle)).select(rows::id);
    let mut all: Vec<AnswerRow> =
        answers::table.filter(answers::response_id.eq_any(ids)).load(conn)?;
    all.sort_by(|a, b| a.question.cmp(&b.question));
    let mut by_response: BTreeMap<String, Vec<AnswerRow>> = BTreeMap::new();
    for row in all {
        by_response.entry(row.response_id.clone()).or_default().push(row);
    }
    Ok(by_response)
}

/// How far a response has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Progress {
    /// How many answers hold a text.
    pub given: i64,
    /// When one was last changed.
    pub last: Option<Moment>,
}

/// How far each response of a cycle has come that holds an answer, by response.
pub fn progress(cycle: &str, conn: &mut Conn) -> QueryResult<BTreeMap<String, Progress>> {
    use crate::schema::responses as rows;
    let ids = rows::table.filter(rows::cycle_id.eq(cycle)).select(rows::id);
    let given: Vec<(String, i64, Option<Moment>)> = answers::table
        .filter(answers::response_id.eq_any(ids))
        .filter(answers::value.ne(""))
        .group_by(answers::response_id)
        .select((answers::response_id, count_star(), max(answers::at)))
        .load(conn)?;
    Ok(given.into_iter().map(|(id, given, last)| (id, Progress { given, last })).collect())
}

/// How many responses of a cycle hold a text for each question, by question.
pub fn given(cycle: &str, conn: &mut Conn) -> QueryResult<BTreeMap<String, i64>> {
    use crate::schema::responses as rows;
    let ids = rows::table.filter(rows::cycle_id.eq(cycle)).select(rows::id);
    let given: Vec<(String, i64)> = answers::table
        .filter(answers::response_id.eq_any(ids))
        .filter(answers::value.ne(""))
        .group_by(answers::question)
        .select((answers::question, count_star()))
        .load(conn)?;
    Ok(given.into_iter().collect())
}

/// Saves one answer. What equals the answer that stands changes nothing and is saved; so does nothing where no answer
/// stands, at revision 0. The caller sees to it that the response is open; when its state is no longer that of
/// `response`, nothing is saved and the fault is `NotFound`.
pub fn save(
    response: &ResponseRow,
    wanted: &Wanted,
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<Outcome> {
    let stands: Option<AnswerRow> =
        answers::table.find((&response.id, &wanted.question)).first(conn).optional()?;
    let mut row = AnswerRow {
        response_id: response.id.clone(),
        question: wanted.question.clone(),
        value: wanted.value.clone(),
        revision: 0,
        at: now,
        person_id: Some(person.to_owned()),
        how: wanted.how.word().to_owned(),
    };
    match &stands {
        None if wanted.value.is_empty() => return Ok(Outcome::Saved(row)),
        Some(stands) if stands.value == wanted.value => return Ok(Outcome::Saved(stands.clone())),
        Some(stands) if stands.revision != wanted.base => {
            if seen(response, wanted, conn)?.as_deref() == Some(&wanted.value) {
                return Ok(Outcome::Saved(stands.clone()));
            }
            super::conflicts::keep(response, wanted, person, now, conn)?;
            return Ok(Outcome::Conflict(stands.clone()));
        }
        _ => {}
    }
    row.revision = responses::next_revision(response, conn)?;
    put(&row, stands.is_some(), conn)?;
    let before = stands.as_ref().map_or("", |row| &row.value);
    note(&row, before, wanted.reason.as_deref(), conn)?;
    Ok(Outcome::Saved(row))
}

/// What the person saw at the revision that they started from: a page that is sent whole holds answers that they left as
/// they were, and those are no wish to undo what a colleague did.
fn seen(response: &ResponseRow, wanted: &Wanted, conn: &mut Conn) -> QueryResult<Option<String>> {
    if wanted.base == 0 {
        return Ok(Some(String::new()));
    }
    changes::table
        .filter(changes::response_id.eq(&response.id))
        .filter(changes::question.eq(&wanted.question))
        .filter(changes::revision.eq(wanted.base))
        .select(changes::after)
        .first(conn)
        .optional()
}

fn put(row: &AnswerRow, exists: bool, conn: &mut Conn) -> QueryResult<()> {
    if exists {
        let target = answers::table.find((&row.response_id, &row.question));
        return diesel::update(target).set(row.clone()).execute(conn).map(drop);
    }
    diesel::insert_into(answers::table).values(row.clone()).execute(conn).map(drop)
}

fn note(row: &AnswerRow, before: &str, reason: Option<&str>, conn: &mut Conn) -> QueryResult<()> {
    let change = ChangeRow {
        id: id::new(row.at.time()),
        response_id: row.response_id.clone(),
        question: row.question.clone(),
        before: before.to_owned(),
        after: row.value.clone(),
        revision: row.revision,
        at: row.at,
        person_id: row.person_id.clone(),
        how: row.how.clone(),
        reason: reason.map(str::to_owned),
    };
    diesel::insert_into(changes::table).values(change).execute(conn).map(drop)
}

/// Every change of a response, the first one first.
pub fn changes(response: &str, conn: &mut Conn) -> QueryResult<Vec<ChangeRow>> {
    changes::table.filter(changes::response_id.eq(response)).order(changes::revision).load(conn)
}

/// Adds many answers at once, when a whole cycle is loaded.
pub fn insert_all(rows: &[AnswerRow], conn: &mut Conn) -> QueryResult<()> {
    for some in rows.chunks(1000) {
        on_backend!(&mut *conn, |c| diesel::insert_into(answers::table).values(some).execute(c))?;
    }
    Ok(())
}

/// What explains an answer that departs strongly from last cycle's, by question.
pub fn explanations(response: &str, conn: &mut Conn) -> QueryResult<BTreeMap<String, String>> {
    let rows: Vec<(String, String)> = explanations::table
        .filter(explanations::response_id.eq(response))
        .select((explanations::question, explanations::text))
        .load(conn)?;
    Ok(rows.into_iter().collect())
}

/// Keeps an explanation; an empty one is taken away.
pub fn explain(
    response: &str,
    question: &str,
    text: &str,
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    diesel::delete(explanations::table.find((response, question))).execute(conn)?;
    if text.trim().is_empty() {
        return Ok(());
    }
    diesel::insert_into(explanations::table)
        .values((
            explanations::response_id.eq(response),
            explanations::question.eq(question),
            explanations::text.eq(text),
            explanations::at.eq(now),
            explanations::person_id.eq(person),
        ))
        .execute(conn)
        .map(drop)
}

/// The questions whose text may be published.
pub fn consents(response: &str, conn: &mut Conn) -> QueryResult<Vec<String>> {
    let mut all: Vec<String> = consents::table
        .filter(consents::response_id.eq(response))
        .select(consents::question)
        .load(conn)?;
    all.sort();
    Ok(all)
}

/// Gives or takes back the consent to publish a text.
pub fn consent(
    response: &str,
    question: &str,
    given: bool,
    person: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    diesel::delete(consents::table.find((response, question))).execute(conn)?;
    if !given {
        return Ok(());
    }
    diesel::insert_into(consents::table)
        .values((
            consents::response_id.eq(response),
            consents::question.eq(question),
            consents::at.eq(now),
            consents::person_id.eq(person),
        ))
        .execute(conn)
        .map(drop)
}
