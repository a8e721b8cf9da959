//! The roster of a cycle as it stands.

use diesel::prelude::*;
use diesel::result::OptionalExtension;

use crate::Conn;
use crate::schema::offices;

/// One office of a cycle.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = offices)]
#[diesel(primary_key(cycle_id, code))]
#[diesel(treat_none_as_null = true)]
pub struct Office {
    /// Its cycle.
    pub cycle_id: String,
    /// Its code, unique in the cycle.
    pub code: String,
    /// Its name: a JSON object of texts by language.
    pub name: String,
    /// `country`, `regional`, `headquarters` or `liaison`.
    pub kind: String,
    /// Its region.
    pub region: String,
    /// The countries that it covers, separated by spaces.
    pub countries: String,
    /// The language that it is written to in.
    pub language: String,
    /// Its time zone, such as `Africa/Accra`.
    pub zone: String,
    /// The day its answers are due, where that is not the cycle's day.
    pub due: Option<String>,
    /// Why it need not answer, if so.
    pub exempt: Option<String>,
}

/// All offices of a cycle, by code.
pub fn all(cycle: &str, conn: &mut Conn) -> QueryResult<Vec<Office>> {
    let mut all: Vec<Office> = offices::table.filter(offices::cycle_id.eq(cycle)).load(conn)?;
    all.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(all)
}

/// One of them.
pub fn find(cycle: &str, code: &str, conn: &mut Conn) -> QueryResult<Option<Office>> {
    offices::table.find((cycle, code)).first(conn).optional()
}

/// Adds an office.
pub fn insert(office: &Office, conn: &mut Conn) -> QueryResult<()> {
    diesel::insert_into(offices::table).values(office.clone()).execute(conn).map(drop)
}

/// Replaces what is known of an office.
pub fn update(office: &Office, conn: &mut Conn) -> QueryResult<()> {
    diesel::update(offices::table.find((&office.cycle_id, &office.code)))
        .set(office.clone())
        .execute(conn)
        .map(drop)
}
