//! How a language says numbers, and how it is found to have said one.
//!
//! What differs between languages stands in one data file a language (`data/en.toml`, ...): thresholds, separators,
//! the words of numbers, months, hedges, fractions. The code knows none of it.

mod cardinal;
mod claim;
mod dates;
mod find;
mod form;
mod names;
mod numeral;
mod rules;
mod say;

pub use cardinal::Agreement;
pub use find::{Found, FoundKind, Numbers};
pub use form::{Direction, Forms, Grown, Half, Hedge, Hedged, NounForm, Numerals, Shape};
pub use names::{Abbreviation, Country, Gender, Literal, LiteralReason, Names, Noun, NounKind};
pub use rules::Language;
pub use say::{ClaimFault, Context, Place, Said, SlotValue, Voice};
