//! What the names of an expression stand for.

/// Type of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Type {
    /// An exact decimal.
    Number,
    /// A text.
    Text,
    /// True or false.
    Boolean,
    /// A day; in arithmetic, its number of days after 1970-01-01.
    Date,
    /// One choice of the named list.
    Choice(String),
    /// Any choices of the named list.
    Choices(String),
    /// Rows of a record table, to be counted.
    Rows,
    /// Not known before it is computed.
    Any,
}

/// Facts about an office that the indicator reading has besides its answers; `office_kind` is a choice of the list
/// `office_kind`, and `office_countries` has choices of the list `office_countries` (ISO 3166-1 alpha-3). A scope that does not know
/// these lists answers `None` to [`Scope::choices`], and then no choice is checked.
pub const OFFICE_FACTS: [&str; 4] =
    ["office_code", "office_kind", "office_region", "office_countries"];

/// Type of one of [`OFFICE_FACTS`].
pub fn office_fact(name: &str) -> Option<Type> {
    match name {
        "office_code" | "office_region" => Some(Type::Text),
        "office_kind" => Some(Type::Choice(name.to_owned())),
        "office_countries" => Some(Type::Choices(name.to_owned())),
        _ => None,
    }
}

/// What an expression may name. Each method has an empty answer by default: a scope says only what it has.
pub trait Scope {
    /// What the answer to `${name}` is; none if there is no such question. A calculation's type is what [`check`](super::check) says of it.
    fn question(&self, _name: &str) -> Option<Type> {
        None
    }

    /// Names of all questions, for hints.
    fn questions(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Names of the choices of a list; none where they are not known, and then not checked.
    fn choices(&self, _list: &str) -> Option<Vec<&str>> {
        None
    }

    /// What `.` is: the type of the question whose constraint this is.
    fn own(&self) -> Option<Type> {
        None
    }

    /// What a bare name outside of predicates is: a figure, or a column of the choices in a choice filter.
    fn name(&self, _name: &str) -> Option<Type> {
        None
    }

    /// All bare names, for hints.
    fn names(&self) -> Vec<&str> {
        Vec::new()
    }

    /// Columns of a table, with their types; none if there is no such table.
    fn columns(&self, _table: &str) -> Option<Vec<(&str, Type)>> {
        None
    }

    /// Names of all tables, for hints.
    fn tables(&self) -> Vec<&str> {
        Vec::new()
    }
}
