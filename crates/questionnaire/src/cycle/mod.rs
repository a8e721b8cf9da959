//! `cycle.toml`: what a reporting year is, for every crate.

mod read;
mod shape;

use serde::Deserialize;

use crate::translated::Translated;

/// The settings of a cycle. An unknown key is an error with its line.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cycle {
    /// Name of the institution, by language.
    pub organization: Translated,
    /// Its short name, as the text uses it.
    pub short_name: String,
    /// The reporting year.
    pub year: i32,
    /// Folder of the previous cycle, relative to this one.
    pub previous: Option<String>,
    /// Said on the cover, in the report and in the figures where answers are synthetic.
    pub synthetic: Option<Translated>,
    /// Days of this cycle, ISO 8601.
    pub dates: Dates,
    /// The published document.
    pub document: DocumentSettings,
    /// Language codes; the first is the original.
    pub languages: Vec<String>,
    /// Narrative files that must exist in a language besides the original: language to file stems.
    #[serde(default)]
    pub complete: std::collections::BTreeMap<String, Vec<String>>,
    /// Decimals and rounding.
    #[serde(default)]
    pub rounding: Rounding,
    /// Bounds of the claims of prose.
    #[serde(default)]
    pub claims: Claims,
    /// A public count below this is withheld.
    #[serde(default)]
    pub small_cells: u32,
}

/// Days of a cycle.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Dates {
    /// When the questionnaire opens.
    pub opens: String,
    /// When answers are due.
    pub due: String,
    /// When answers are frozen: the day an office must exist to be on the roster.
    pub freeze: String,
    /// Date of the document.
    pub published: String,
}

/// What the cover says.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentSettings {
    /// Such as `C/109/4`.
    pub symbol: String,
    /// Title by language.
    pub title: Translated,
    /// Session by language.
    pub session: Translated,
    /// `lake`, `pine`, `wine` or `ink`.
    pub theme: String,
}

/// How ratios are rounded when shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Rounding {
    /// 0.5 away from zero.
    #[default]
    HalfUp,
    /// 0.5 to the even neighbour.
    HalfEven,
}

/// Bounds of claims, in whole per cent of the number said: "over N" holds up to `over` above N.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Claims {
    /// over N: N < v <= N + this.
    pub over: u32,
    /// nearly N: N - this <= v < N.
    pub nearly: u32,
    /// about N: N - this <= v <= N + this.
    pub about: u32,
}

impl Default for Claims {
    fn default() -> Self {
        Self { over: 10, nearly: 10, about: 5 }
    }
}
