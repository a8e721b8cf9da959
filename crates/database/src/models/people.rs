//! People and what they may do.

use diesel::prelude::*;

use crate::schema::{people, roles};
use crate::{Conn, Moment, id};

/// Someone who may sign in.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = people)]
pub struct Person {
    /// Its id.
    pub id: String,
    /// Its address, in small letters.
    pub email: String,
    /// Its name.
    pub name: String,
    /// The language of its pages and mails.
    pub language: String,
    /// When it was added.
    pub made_at: Moment,
    /// When it was shut out.
    pub ended_at: Option<Moment>,
}

/// What a person may do, where.
#[derive(Clone, Debug, PartialEq, Eq, Queryable, Selectable, Insertable)]
#[diesel(table_name = roles)]
pub struct RoleRow {
    /// Its id.
    pub id: String,
    /// Whose.
    pub person_id: String,
    /// See [`Role::word`].
    pub role: String,
    /// Of a respondent or head: the office.
    pub office: Option<String>,
    /// Of a regional reviewer: the region.
    pub region: Option<String>,
    /// Of a respondent to whom one section was delegated: its name.
    pub section: Option<String>,
    /// When it was given.
    pub made_at: Moment,
    /// By whom.
    pub made_by: Option<String>,
    /// When it was taken away.
    pub ended_at: Option<Moment>,
}

/// The kinds of users.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Role {
    /// Answers for an office, or one section of it.
    Respondent {
        /// The office's code.
        office: String,
        /// The only section, if one was delegated.
        section: Option<String>,
    },
    /// Heads an office, or acts for its head: answers and certifies.
    Head {
        /// The office's code.
        office: String,
    },
    /// Reviews the offices of a region.
    Regional {
        /// The region's name.
        region: String,
    },
    /// Runs the cycle.
    Headquarters,
    /// Reads everything.
    Auditor,
}

impl Role {
    /// As the table keeps it.
    pub fn word(&self) -> &'static str {
        match self {
            Self::Respondent { .. } => "respondent",
            Self::Head { .. } => "head",
            Self::Regional { .. } => "regional",
            Self::Headquarters => "headquarters",
            Self::Auditor => "auditor",
        }
    }
}

impl RoleRow {
    /// What the row says; none if it makes no sense.
    pub fn role(&self) -> Option<Role> {
        match self.role.as_str() {
            "respondent" => Some(Role::Respondent {
                office: self.office.clone()?,
                section: self.section.clone(),
            }),
            "head" => Some(Role::Head { office: self.office.clone()? }),
            "regional" => Some(Role::Regional { region: self.region.clone()? }),
            "headquarters" => Some(Role::Headquarters),
            "auditor" => Some(Role::Auditor),
            _ => None,
        }
    }
}

/// An address as it is stored and looked up.
pub fn folded(email: &str) -> String {
    email.trim().to_lowercase()
}

/// The person of that address.
pub fn with_email(email: &str, conn: &mut Conn) -> QueryResult<Option<Person>> {
    people::table.filter(people::email.eq(folded(email))).first(conn).optional()
}

/// The person of that id.
pub fn find(person: &str, conn: &mut Conn) -> QueryResult<Option<Person>> {
    people::table.find(person).first(conn).optional()
}

/// Everyone, by name.
pub fn all(conn: &mut Conn) -> QueryResult<Vec<Person>> {
    let mut all: Vec<Person> = people::table.load(conn)?;
    all.sort_by(|a, b| (&a.name, &a.id).cmp(&(&b.name, &b.id)));
    Ok(all)
}

/// The person of that address, added when new.
pub fn find_or_insert(
    email: &str,
    name: &str,
    language: &str,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<Person> {
    if let Some(person) = with_email(email, conn)? {
        return Ok(person);
    }
    let person = Person {
        id: id::new(now.time()),
        email: folded(email),
        name: name.to_owned(),
        language: language.to_owned(),
        made_at: now,
        ended_at: None,
    };
    diesel::insert_into(people::table).values(person.clone()).execute(conn)?;
    Ok(person)
}

/// Sets the language of a person.
pub fn set_language(person: &str, language: &str, conn: &mut Conn) -> QueryResult<()> {
    diesel::update(people::table.find(person))
        .set(people::language.eq(language))
        .execute(conn)
        .map(drop)
}

/// Corrects the address of a person. No other person may have it. What was sent to the old one signs no one in any more,
/// and who signed in with it is signed out.
pub fn set_email(person: &str, email: &str, conn: &mut Conn) -> QueryResult<()> {
    super::sign_in::end_all(person, conn)?;
    diesel::update(people::table.find(person))
        .set(people::email.eq(folded(email)))
        .execute(conn)
        .map(drop)
}

/// Shuts a person out for good, so that no session or link of theirs works again, or lets them in again.
pub fn set_ended(person: &str, ended_at: Option<Moment>, conn: &mut Conn) -> QueryResult<()> {
    if ended_at.is_some() {
        super::sign_in::end_all(person, conn)?;
    }
    diesel::update(people::table.find(person))
        .set(people::ended_at.eq(ended_at))
        .execute(conn)
        .map(drop)
}

/// What a person may do now.
pub fn roles_of(person: &str, conn: &mut Conn) -> QueryResult<Vec<Role>> {
    let rows: Vec<RoleRow> = roles::table
        .filter(roles::person_id.eq(person))
        .filter(roles::ended_at.is_null())
        .order(roles::id)
        .load(conn)?;
    Ok(rows.iter().filter_map(RoleRow::role).collect())
}

/// All roles that were not taken away, with who has them, by person: also of those who were shut out.
pub fn all_roles(conn: &mut Conn) -> QueryResult<Vec<(Person, RoleRow)>> {
    let holders = people::table
        .inner_join(roles::table.on(roles::person_id.eq(people::id)))
        .filter(roles::ended_at.is_null());
    holders.load(conn).map(by_name)
}

fn by_name(mut holders: Vec<(Person, RoleRow)>) -> Vec<(Person, RoleRow)> {
    holders.sort_by(|(a, first), (b, second)| (&a.name, &first.id).cmp(&(&b.name, &second.id)));
    holders
}

/// Who answers for an office: its heads and respondents.
pub fn of_office(office: &str, conn: &mut Conn) -> QueryResult<Vec<(Person, RoleRow)>> {
    let holders = people::table
        .inner_join(roles::table.on(roles::person_id.eq(people::id)))
        .filter(roles::office.eq(office))
        .filter(roles::ended_at.is_null())
        .filter(people::ended_at.is_null());
    holders.load(conn).map(by_name)
}

/// Gives a role; one that the person has already is not given twice.
pub fn grant(
    person: &str,
    role: &Role,
    by: Option<&str>,
    now: Moment,
    conn: &mut Conn,
) -> QueryResult<()> {
    if roles_of(person, conn)?.contains(role) {
        return Ok(());
    }
    let (office, section, region) = match role {
        Role::Respondent { office, section } => (Some(office.clone()), section.clone(), None),
        Role::Head { office } => (Some(office.clone()), None, None),
        Role::Regional { region } => (None, None, Some(region.clone())),
        Role::Headquarters | Role::Auditor => (None, None, None),
    };
    let row = RoleRow {
        id: id::new(now.time()),
        person_id: person.to_owned(),
        role: role.word().to_owned(),
        office,
        region,
        section,
        made_at: now,
        made_by: by.map(str::to_owned),
        ended_at: None,
    };
    diesel::insert_into(roles::table).values(row).execute(conn).map(drop)
}

/// Takes a role away.
pub fn revoke(role_id: &str, now: Moment, conn: &mut Conn) -> QueryResult<()> {
    diesel::update(roles::table.find(role_id)).set(roles::ended_at.eq(now)).execute(conn).map(drop)
}
