//! Figures as files: `figures.json` and `figures.csv`.

mod csv;
mod json;

pub use csv::csv;
pub use json::json;

/// For whom figures are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// Those who may see every answer.
    Internal,
    /// Everyone: of a confidential figure it is not said which offices and countries were counted.
    Public,
}
