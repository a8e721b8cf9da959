//! Figures as files: `figures.json` and `figures.csv`.

mod csv;
mod json;
mod withheld;

pub use csv::csv;
pub use json::json;

use crate::figure::Figure;

/// For whom figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Those who may see every answer.
    Internal,
    /// Everyone: of a confidential figure it is not said which offices and countries were counted, and what counts some offices
    /// but fewer than `least` is withheld.
    Public {
        /// Offices that a count must hold to be told; 0 tells all.
        least: usize,
    },
}

impl Audience {
    fn hides(self, figure: &Figure) -> bool {
        figure.confidential && self != Self::Internal
    }
}
