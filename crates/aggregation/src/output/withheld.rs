//! What is not told to the public because it would tell of too few offices.

use std::collections::BTreeSet;

use super::Audience;
use crate::figure::Figure;

/// Of one figure.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Withheld {
    /// Its own value, and with it all of its cells.
    pub figure: bool,
    /// Cells, by their place.
    cells: BTreeSet<usize>,
}

impl Withheld {
    /// A figure that counts fewer offices than told, but at least one, is withheld; so is such a cell, and where it is the only
    /// one of its breakdown, the next smallest with it: the others and the total would tell it.
    pub fn of(figure: &Figure, audience: Audience) -> Self {
        let Audience::Public { least } = audience else { return Self::default() };
        let is_small = |offices: &[String]| !offices.is_empty() && offices.len() < least;
        let cells = || figure.cells.iter().map(|cell| cell.counted.as_slice()).enumerate();
        let mut withheld = Self {
            figure: is_small(&figure.counted),
            cells: cells().filter(|(_, counted)| is_small(counted)).map(|(at, _)| at).collect(),
        };
        if withheld.cells.len() == 1 {
            let others =
                cells().filter(|(at, counted)| !counted.is_empty() && !withheld.cells.contains(at));
            let next = others.min_by_key(|(_, counted)| counted.len()).map(|(at, _)| at);
            withheld.cells.extend(next);
        }
        withheld
    }

    /// Whether the cell at that place is withheld.
    pub fn cell(&self, at: usize) -> bool {
        self.figure || self.cells.contains(&at)
    }
}
