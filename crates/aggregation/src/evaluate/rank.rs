//! Ranks of the cells of a breakdown, and what `limit` keeps.

use super::outcome::CellOutcome;
use crate::exact::Exact;

/// Ranks cells by value, highest first; equal values share a rank, and the next rank is as if they did not. Cells
/// without a value come last.
pub(super) fn rank(cells: &mut [CellOutcome]) {
    let mut order: Vec<usize> = (0..cells.len()).collect();
    order.sort_by(|a, b| value(&cells[*b]).cmp(&value(&cells[*a])));
    for (place, index) in order.iter().enumerate() {
        let above = place.checked_sub(1).map(|before| &cells[order[before]]);
        let shared =
            above.filter(|above| value(above) == value(&cells[*index])).map(|above| above.rank);
        let own = u32::try_from(place).unwrap_or(u32::MAX).saturating_add(1);
        cells[*index].rank = shared.unwrap_or(own);
    }
}

fn value(cell: &CellOutcome) -> Option<&Exact> {
    cell.measured.exact.as_ref()
}

/// Puts ranked cells in the order of their ranks; those of one rank stay as they stand.
pub(super) fn sort(cells: &mut [CellOutcome]) {
    cells.sort_by_key(|cell| cell.rank);
}

/// Keeps the first so many ranks, all of a tie together; of nothing there is no rank to keep.
pub(super) fn keep(cells: &mut Vec<CellOutcome>, limit: u32) {
    cells.retain(|cell| cell.rank <= limit && is_something(cell));
}

/// Whether it has a value above the line that is not zero.
pub(super) fn is_something(cell: &CellOutcome) -> bool {
    cell.measured.exact.as_ref().is_some_and(|number| *number != Exact::default())
}
