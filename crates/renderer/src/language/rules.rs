//! The data of a language: what its file in `data/` holds.

use std::collections::BTreeMap;
use std::sync::{LazyLock, OnceLock};

use rust_decimal::Decimal;
use serde::Deserialize;

use super::cardinal::CardinalRules;
use super::find::Lexicon;
use super::form::Hedge;
use super::names::Gender;

/// A language, read from its data file. The file of English explains the entries.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub struct Language {
    /// ISO 639-1 code.
    pub code: String,
    pub(super) singular: Singular,
    pub(super) figures: FigureRules,
    pub(super) percent: PercentRules,
    pub(super) million: MillionRules,
    pub(super) money: MoneyRules,
    pub(super) dates: DateRules,
    pub(super) lists: ListRules,
    pub(super) noun: NounRules,
    pub(super) hedges: BTreeMap<Hedge, ByGender>,
    pub(super) phrases: Phrases,
    pub(super) fractions: BTreeMap<String, String>,
    pub(super) ordinals: OrdinalRules,
    #[serde(default)]
    pub(super) junctions: Vec<Junction>,
    pub(super) cardinals: CardinalRules,
    pub(super) found: FoundRules,
    #[serde(skip)]
    pub(super) lexicon: OnceLock<Lexicon>,
}

/// Which numbers take the singular.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Singular {
    One,
    BelowTwo,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct FigureRules {
    pub(super) words_below: u32,
    pub(super) thousands: String,
    pub(super) decimal: String,
    pub(super) minus: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct PercentRules {
    pub(super) text: String,
    pub(super) after_hedge: String,
    pub(super) opening: String,
    pub(super) table: String,
    pub(super) point: String,
    pub(super) points: String,
    pub(super) point_gender: Gender,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct MillionRules {
    pub(super) one: String,
    pub(super) other: String,
    pub(super) counted: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct MoneyRules {
    pub(super) plain: String,
    pub(super) millions: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct DateRules {
    pub(super) months: [String; 12],
    pub(super) first: String,
    pub(super) full: String,
    pub(super) month: String,
    pub(super) day: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct ListRules {
    pub(super) separator: String,
    pub(super) last: String,
    pub(super) conjunctions: Vec<String>,
    pub(super) complex_separator: String,
    pub(super) complex_last: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct NounRules {
    pub(super) counted: String,
    pub(super) none: ByGender,
    pub(super) nobody: ByGender,
    pub(super) adjective: String,
    pub(super) out_of: ByGender,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct Phrases {
    pub(super) all: ByGender,
    pub(super) all_of: ByGender,
    pub(super) most: String,
    pub(super) majority: String,
    pub(super) more_than_half: String,
    pub(super) less_than_half: String,
    pub(super) increase: String,
    pub(super) decrease: String,
    pub(super) no_change: String,
    pub(super) doubled: String,
    pub(super) tripled: String,
    pub(super) halved: String,
    pub(super) once: String,
    pub(super) twice: String,
    pub(super) times: String,
    pub(super) one_in: ByGender,
    pub(super) one_in_figures: String,
    pub(super) one_in_noun: ByGender,
    pub(super) one_in_noun_figures: String,
    pub(super) most_common_one: ByGender,
    pub(super) most_common: ByGender,
    pub(super) largest_one: ByGender,
    pub(super) largest: ByGender,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct OrdinalRules {
    pub(super) words: Vec<String>,
    pub(super) feminine: Option<Vec<String>>,
    pub(super) before_noun: Option<Vec<String>>,
    pub(super) figures: Vec<OrdinalEnding>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OrdinalEnding {
    pub(super) ends: Vec<String>,
    pub(super) text: ByGender,
}

/// What happens where two words meet.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Junction {
    pub(super) left: String,
    pub(super) before: Vec<String>,
    #[serde(default)]
    pub(super) except: Vec<String>,
    pub(super) to: String,
    #[serde(default)]
    pub(super) drop: String,
}

/// What the gate knows besides the words of cardinals.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(super) struct FoundRules {
    pub(super) joiners: Vec<String>,
    pub(super) articles: Vec<String>,
    pub(super) ones: Vec<String>,
    pub(super) one_in: Vec<String>,
    pub(super) per_cent: Vec<String>,
    pub(super) ordinal_suffixes: Vec<String>,
    pub(super) multiple_suffixes: Vec<String>,
    pub(super) vague: Vec<String>,
    pub(super) passed_over: Vec<String>,
    pub(super) magnitudes: BTreeMap<String, Decimal>,
    pub(super) denominators: BTreeMap<String, u32>,
    pub(super) fractions: BTreeMap<String, String>,
    pub(super) multiples: BTreeMap<String, Decimal>,
    pub(super) ordinals: BTreeMap<String, u32>,
}

/// A text that may depend on gender.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum ByGender {
    Same(String),
    Each { masculine: String, feminine: String },
}

impl ByGender {
    pub(super) fn get(&self, gender: Gender) -> &str {
        match (self, gender) {
            (Self::Same(text), _) | (Self::Each { masculine: text, .. }, Gender::Masculine) => text,
            (Self::Each { feminine, .. }, Gender::Feminine) => feminine,
        }
    }
}

static LANGUAGES: LazyLock<Vec<Language>> = LazyLock::new(|| {
    [include_str!("data/en.toml"), include_str!("data/fr.toml"), include_str!("data/es.toml")]
        .into_iter()
        .map(|data| toml::from_str(data).expect("the data of a language is read by its tests"))
        .collect()
});

impl Language {
    /// The language of that code, if its data is in the program: `en`, `fr`, `es`.
    pub fn of(code: &str) -> Option<&'static Self> {
        LANGUAGES.iter().find(|language| language.code == code)
    }

    /// The codes of all languages in the program.
    pub fn codes() -> impl Iterator<Item = &'static str> {
        LANGUAGES.iter().map(|language| language.code.as_str())
    }

    /// Whether a number takes the singular of its noun.
    pub(super) fn is_singular(&self, number: Decimal) -> bool {
        match self.singular {
            Singular::One => number.abs() == Decimal::ONE && number.scale() == 0,
            Singular::BelowTwo => number.abs() < Decimal::TWO,
        }
    }

    /// Joins two texts as the language's junctions ask: `de` and `un` are `d’un`.
    pub(crate) fn join(&self, left: &str, right: &str) -> String {
        let lower = right.to_lowercase();
        let begins = |list: &[String]| list.iter().any(|start| lower.starts_with(start.as_str()));
        let junction = self.junctions.iter().find(|junction| {
            let words = left.to_lowercase();
            let ends = words.strip_suffix(junction.left.as_str());
            let whole =
                ends.is_some_and(|l| !l.chars().next_back().is_some_and(char::is_alphabetic));
            whole && begins(&junction.before) && !begins(&junction.except)
        });
        let Some(junction) = junction else { return format!("{left}{right}") };
        let kept = &left[..left.len() - junction.left.len()];
        let right = right.strip_prefix(junction.drop.as_str()).unwrap_or(right);
        format!("{kept}{}{right}", junction.to)
    }
}
