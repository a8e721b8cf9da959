//! Ranks of the cells of a breakdown, and what `limit` keeps.

use super::outcome::CellOutcome;
use crate::exact::Exact;

/// The rank of each cell by its value, highest first, from 1; equal values share a rank, and the next rank is as if
/// they did not. Cells without a value come last.
pub(super) fn ranks(cells: &[CellOutcome]) -> Vec<u32> {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by(|a, b| value(&cells[*b]).cmp(&value(&cells[*a])));
    let mut ranks = vec![0; cells.len()];
    for (place, index) in order.iter().enumerate() {
        let above = place.checked_sub(1).map(|before| order[before]);
        let shared = above.filter(|above| value(&cells[*above]) == value(&cells[*index]));
        let own = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        ranks[*index] = shared.map_or(own, |above| ranks[above]);
    }
    ranks
}

fn value(cell: &CellOutcome) -> Option<&Exact> {
    cell.measured.exact.as_ref()
}

/// The cells in the order of their ranks; those of one rank stay as they stand.
pub(super) fn sorted(cells: Vec<CellOutcome>) -> Vec<CellOutcome> {
    let mut ranked: Vec<(u32, CellOutcome)> = ranks(&cells).into_iter().zip(cells).collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().map(|(_, cell)| cell).collect()
}

/// The cells of the first so many ranks, all of a tie together; of nothing there is no rank to keep.
pub(super) fn kept(cells: Vec<CellOutcome>, limit: u32) -> Vec<CellOutcome> {
    let ranked = ranks(&cells).into_iter().zip(cells);
    let kept = ranked.filter(|(rank, cell)| *rank <= limit && is_something(cell));
    kept.map(|(_, cell)| cell).collect()
}

/// Whether it has a value above the line that is not zero.
pub(super) fn is_something(cell: &CellOutcome) -> bool {
    cell.measured.exact.as_ref().is_some_and(|number| !number.is_zero())
}
