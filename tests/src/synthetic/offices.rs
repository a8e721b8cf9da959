//! The offices that respond, and whether they meet an atom.

use std::collections::BTreeMap;

use questionnaire::roster::{Office, Roster};

use super::chance;
use super::condition::Atom;

/// Raw answers of one office, by question.
pub type Raw = BTreeMap<String, String>;

/// Whether an office with these answers meets the atom.
pub fn meets(office: &Office, raw: &Raw, atom: &Atom) -> bool {
    let answer = |question: &String| raw.get(question).map_or("", String::as_str);
    match atom {
        Atom::Ticks { question, choice } => answer(question).split(' ').any(|c| c == choice),
        Atom::Differs { question, choice } => {
            !answer(question).is_empty() && answer(question) != choice
        }
        Atom::Gives { question } => !answer(question).is_empty(),
        Atom::Kind(kind) => office.kind == *kind,
        Atom::Code(code) => office.code == *code,
        Atom::Region(region) => office.region == *region,
        Atom::Covers(country) => office.countries.contains(country),
        Atom::CoversNot(country) => !office.countries.contains(country),
        Atom::Above { question, bound } => {
            answer(question).parse::<i64>().is_ok_and(|n| n > *bound)
        }
    }
}

/// All invited offices but `silent` of them: country offices of one country whom nothing published names.
pub fn responding(roster: &Roster, named: &[&str], silent: usize) -> Vec<Office> {
    let mut quiet: Vec<&Office> = roster
        .invited()
        .filter(|o| o.kind == "country" && o.countries.len() == 1)
        .filter(|o| !o.countries.iter().any(|c| named.contains(&c.as_str())))
        .collect();
    quiet.sort_by_key(|o| chance::number(&["silent", &o.code]));
    quiet.truncate(silent);
    roster.invited().filter(|o| !quiet.iter().any(|q| q.code == o.code)).cloned().collect()
}

/// How ready an office is to give an answer: lower is sooner. Large operations do more of everything.
pub fn order(office: &Office, question: &str, choice: &str) -> u64 {
    let standing = chance::below(1_000, &["standing", &office.code]);
    let here = chance::below(1_000, &[question, choice, &office.code]);
    standing * 2 + here * 3
}
