//! The roster: which offices there are, and which are invited to a cycle. It is every denominator.

mod read;

use serde::Serialize;
use time::Date;

use crate::translated::Translated;

/// One reporting unit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Office {
    /// Unique code.
    pub code: String,
    /// Its name.
    pub name: Translated,
    /// `country`, `regional`, `headquarters` or `liaison`.
    pub kind: String,
    /// Name of its region.
    pub region: String,
    /// ISO 3166-1 alpha-3 codes of what it covers; a headquarters unit covers none.
    pub countries: Vec<String>,
    /// First day.
    pub from: Option<Date>,
    /// Last day.
    pub until: Option<Date>,
    /// Why it is exempt, if it is.
    pub exempt: Option<String>,
}

/// The offices by code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Roster {
    /// Sorted by code.
    pub offices: Vec<Office>,
}

impl Roster {
    /// The office of that code.
    pub fn office(&self, code: &str) -> Option<&Office> {
        self.offices.binary_search_by(|o| o.code.as_str().cmp(code)).ok().map(|i| &self.offices[i])
    }

    /// The offices that were asked: all but the exempt.
    pub fn invited(&self) -> impl Iterator<Item = &Office> {
        self.offices.iter().filter(|o| o.exempt.is_none())
    }
}
