//! Names by language: countries, units, abbreviations, and the numbers that are no figures.

mod read;

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::diagnostic::Place;
use questionnaire::translated::Translated;
use serde::Deserialize;

/// What the texts of a cycle call things.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Names {
    /// By ISO 3166-1 alpha-3 code.
    pub countries: BTreeMap<String, Country>,
    /// By name of the unit.
    pub units: BTreeMap<String, Noun>,
    /// By code; filled by the caller from the roster.
    pub offices: BTreeMap<String, Translated>,
    /// Texts that records and rosters hold, by how they stand there: names in lists, keys of tables, sources, owners, regions.
    pub terms: BTreeMap<String, Translated>,
    /// Labels of choices that are names, by language: in running text they keep their capital.
    pub proper: BTreeMap<String, BTreeSet<String>>,
    /// In the order of the sheet.
    pub abbreviations: Vec<Abbreviation>,
    /// In the order of the sheet.
    pub literals: Vec<Literal>,
}

impl Names {
    /// A text of a record or roster in a language that has another for it.
    pub fn term(&self, text: &str, language: &str) -> Option<&str> {
        self.terms.get(text)?.exact(language)
    }

    /// Whether a label of a choice is a name.
    pub(crate) fn is_proper(&self, language: &str, label: &str) -> bool {
        self.proper.get(language).is_some_and(|labels| labels.contains(label))
    }
}

/// A country's name, and what stands before it in running text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Country {
    /// Name.
    pub name: Translated,
    /// `the`, `l’`; a language in which it takes none has no entry.
    pub article: Translated,
}

/// The noun of a unit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Noun {
    /// Singular.
    pub one: Translated,
    /// Plural.
    pub other: Translated,
    /// By language; a language without genders has no entry.
    pub gender: BTreeMap<String, Gender>,
    /// Where it stands.
    pub kind: NounKind,
}

impl Noun {
    /// Its gender in a language; masculine where none is given.
    pub fn gender(&self, language: &str) -> Gender {
        self.gender.get(language).copied().unwrap_or_default()
    }
}

/// Grammatical gender.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Gender {
    /// `m`
    #[default]
    Masculine,
    /// `f`
    Feminine,
}

/// Where a unit stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NounKind {
    /// After the number.
    #[default]
    Noun,
    /// Before the number: `USD 152 million`.
    Currency,
}

/// An abbreviation.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Abbreviation {
    /// Short form.
    pub abbreviation: String,
    /// What it stands for.
    pub meaning: Translated,
}

/// A text whose numbers are no figures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Literal {
    /// Matched whole.
    pub text: String,
    /// The language it stands in; none is every language.
    pub language: Option<String>,
    /// Why its number is no figure.
    pub reason: LiteralReason,
    /// Its cell.
    pub place: Place,
}

/// Why a number is no figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LiteralReason {
    /// Part of a name: `Level 3`.
    Name,
    /// A year or a date.
    Year,
    /// A document, paragraph, section or version.
    Reference,
    /// A place in an order: `11th session`.
    Ordinal,
    /// An address or a telephone number.
    Address,
}
