//! Names of questions, groups and choices.

use std::collections::BTreeMap;

use crate::diagnostic::{Diagnostics, Place};
use crate::expression::OFFICE_FACTS;

/// Columns of `responses.csv` that are no questions.
pub(super) const RESERVED: [&str; 2] = ["office", "status"];

/// The names given so far, with the row of each.
#[derive(Default)]
pub(super) struct Names {
    taken: BTreeMap<String, u32>,
}

impl Names {
    /// Checks the name of a question or group, and takes it.
    pub(super) fn take(&mut self, name: &str, place: &Place, faults: &mut Diagnostics) {
        if name.is_empty() {
            faults.error("missing-name", place.clone(), "the row has a type and no name");
            return;
        }
        if !is_name(name) {
            faults.error_with_hint(
                "bad-name",
                place.clone(),
                format!("`{name}` can't be a name"),
                format!("a name begins with a letter or `_` and goes on with letters, digits, `_`, `-` and `.`; perhaps `{}`", repaired(name)),
            );
        }
        if RESERVED.contains(&name) || OFFICE_FACTS.contains(&name) {
            faults.error_with_hint(
                "reserved-name",
                place.clone(),
                format!("`{name}` is always there and can't be asked"),
                "choose another name",
            );
        }
        let line = place.line.unwrap_or_default();
        if let Some(first) = self.taken.get(name) {
            faults.error_with_hint(
                "duplicate-name",
                place.clone(),
                format!("the name `{name}` is taken by row {first}"),
                "questions and groups share their names; choose another",
            );
        } else {
            self.taken.insert(name.to_owned(), line);
        }
    }
}

/// XML 1.0, production 5, without the colon.
fn is_name(name: &str) -> bool {
    let mut letters = name.chars();
    name.len() <= 200
        && letters.next().is_some_and(|c| c.is_alphabetic() || c == '_')
        && letters.all(|c| c.is_alphanumeric() || matches!(c, '_' | '-' | '.'))
}

fn repaired(name: &str) -> String {
    let keep = |c: char| if c.is_alphanumeric() || matches!(c, '_' | '-' | '.') { c } else { '_' };
    let name: String = name.chars().take(60).map(keep).collect();
    if name.starts_with(|c: char| c.is_alphabetic() || c == '_') {
        name
    } else {
        format!("_{name}")
    }
}
