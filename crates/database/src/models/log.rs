//! The log: what was done, by whom, when. Rows are only added. A seal chains each to those before it. What waits for its
//! seal is named in a table of its own, so that sealing reads no more than what is new.

use diesel::prelude::*;

use crate::schema::{log, seals, unsealed};
use crate::{Conn, Moment, id};

/// The hash before the first.
pub const BEGINNING: &str = "0000000000000000000000000000000000000000000000000000000000000000";

/// One thing that was done.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = log)]
pub struct Entry {
    /// Its id.
    pub id: String,
    /// When.
    pub at: Moment,
    /// By whom; none for the program itself, or someone unknown.
    pub person_id: Option<String>,
    /// What, such as `answer.saved`.
    pub action: String,
    /// Of what, such as `office:GHA`.
    pub subject: String,
    /// More: a JSON object.
    pub detail: String,
}

#[derive(Clone, Debug, Queryable, Selectable, Insertable)]
#[diesel(table_name = seals)]
struct Seal {
    number: i64,
    entry_id: String,
    hash: String,
}

/// What became of the chain.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verified {
    /// How many entries are sealed and whole.
    pub sealed: i64,
    /// The hash of the last seal.
    pub last: String,
    /// Ids of entries that are not sealed yet.
    pub unsealed: Vec<String>,
    /// The number of the first seal that does not fit, and why.
    pub broken: Option<(i64, String)>,
}

/// Adds an entry, in the transaction that it tells of. `detail` is a JSON object.
pub fn append(
    person: Option<&str>,
    action: &str,
    subject: &str,
    detail: &serde_json::Value,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    let entry = Entry {
        id: id::new(now.time()),
        at: now,
        person_id: person.map(str::to_owned),
        action: action.to_owned(),
        subject: subject.to_owned(),
        detail: detail.to_string(),
    };
    diesel::insert_into(log::table).values(&entry).execute(conn)?;
    diesel::insert_into(unsealed::table)
        .values(unsealed::entry_id.eq(&entry.id))
        .execute(conn)
        .map(drop)
}

/// The newest entries, newest first; those of one subject if it is named.
pub fn newest(
    subject: Option<&str>,
    limit: i64,
    offset: i64,
    conn: &mut Conn,
) -> QueryResult<Vec<Entry>> {
    let mut query =
        log::table.order((log::at.desc(), log::id.desc())).limit(limit).offset(offset).into_boxed();
    if let Some(subject) = subject {
        query = query.filter(log::subject.eq(subject.to_owned()));
    }
    query.load(conn)
}

/// Seals what is not sealed, at most `limit` entries; returns how many.
pub fn seal(limit: i64, conn: &mut Conn) -> QueryResult<usize> {
    let last: Option<Seal> = seals::table.order(seals::number.desc()).first(conn).optional()?;
    let (mut number, mut hash) =
        last.map_or((0, BEGINNING.to_owned()), |seal| (seal.number, seal.hash));
    let entries: Vec<Entry> = log::table
        .inner_join(unsealed::table.on(unsealed::entry_id.eq(log::id)))
        .order((log::at, log::id))
        .limit(limit)
        .select(Entry::as_select())
        .load(conn)?;
    for entry in &entries {
        number += 1;
        hash = chained(&hash, entry);
        let seal = Seal { number, entry_id: entry.id.clone(), hash: hash.clone() };
        diesel::insert_into(seals::table).values(seal).execute(conn)?;
        diesel::delete(unsealed::table.find(&entry.id)).execute(conn)?;
    }
    Ok(entries.len())
}

/// SHA-256 of the hash before and of the entry's fields, each on a line of its own with its length before it.
fn chained(before: &str, entry: &Entry) -> String {
    let at = entry.at.microseconds().to_string();
    let person = entry.person_id.as_deref().unwrap_or("");
    let fields = [before, &entry.id, &at, person, &entry.action, &entry.subject, &entry.detail];
    id::digest(fields.map(|field| format!("{} {field}\n", field.len())).concat())
}

/// How many seals are read at a time.
const PAGE: i64 = 1000;

/// Computes the whole chain again.
pub fn verify(conn: &mut Conn) -> QueryResult<Verified> {
    let mut verified = Verified {
        sealed: 0,
        last: BEGINNING.to_owned(),
        unsealed: without_seal(conn)?,
        broken: None,
    };
    let mut after = i64::MIN;
    while verified.broken.is_none() {
        let page: Vec<(Seal, Option<Entry>)> = seals::table
            .left_join(log::table.on(log::id.eq(seals::entry_id)))
            .filter(seals::number.gt(after))
            .order(seals::number)
            .limit(PAGE)
            .load(conn)?;
        let Some((last, _)) = page.last() else { break };
        after = last.number;
        verified.follow(page);
    }
    Ok(verified)
}

/// The entries without a seal, whether or not they wait for one, the first one first.
fn without_seal(conn: &mut Conn) -> QueryResult<Vec<String>> {
    log::table
        .left_join(seals::table.on(seals::entry_id.eq(log::id)))
        .filter(seals::number.is_null())
        .order((log::at, log::id))
        .select(log::id)
        .load(conn)
}

impl Verified {
    fn follow(&mut self, page: Vec<(Seal, Option<Entry>)>) {
        for (seal, entry) in page {
            if let Some(why) = self.fault(&seal, entry.as_ref()) {
                self.broken = Some((seal.number, why));
                return;
            }
            self.sealed += 1;
            self.last = seal.hash;
        }
    }

    fn fault(&self, seal: &Seal, entry: Option<&Entry>) -> Option<String> {
        let due = self.sealed + 1;
        if seal.number != due {
            return Some(format!("seal {due} is missing"));
        }
        let Some(entry) = entry else {
            return Some(format!("the entry {} is gone", seal.entry_id));
        };
        (chained(&self.last, entry) != seal.hash)
            .then(|| format!("the entry {} is not what was sealed here", entry.id))
    }
}
