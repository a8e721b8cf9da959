//! The roster: which offices there are, and which are invited to a cycle. It is every denominator.

mod read;

use serde::Serialize;
use time::Date;

use crate::day;
use crate::diagnostic::{Diagnostics, Place};
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
    /// The language that it is written to in; no part of a snapshot.
    #[serde(skip)]
    pub language: Option<String>,
    /// Its time zone, such as `Africa/Accra`; no part of a snapshot.
    #[serde(skip)]
    pub zone: Option<String>,
}

/// The offices by code.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Roster {
    /// Sorted by code.
    pub offices: Vec<Office>,
}

impl Office {
    /// Whether it is there on that day.
    pub fn exists_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Roster {
    /// An error for each invited office that is not there on the day of the freeze: it would be counted in every
    /// denominator and could be in no numerator. `file` is what the roster was read from.
    pub fn check_freeze(&self, file: &str, freeze: Date) -> Diagnostics {
        let mut faults = Diagnostics::default();
        for office in self.invited().filter(|office| !office.exists_on(freeze)) {
            faults.error_with_hint(
                "office-absent",
                Place::file(file),
                format!(
                    "the office `{}` is invited and is not there on {}",
                    office.code,
                    day::iso(freeze)
                ),
                "make it `exempt: ` with the reason, or correct `from` and `until`",
            );
        }
        faults
    }

    /// The office of that code.
    pub fn office(&self, code: &str) -> Option<&Office> {
        self.offices.binary_search_by(|o| o.code.as_str().cmp(code)).ok().map(|i| &self.offices[i])
    }

    /// The offices that were asked: all but the exempt.
    pub fn invited(&self) -> impl Iterator<Item = &Office> {
        self.offices.iter().filter(|o| o.exempt.is_none())
    }
}
