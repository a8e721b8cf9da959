//! Shares of one whole, which are rounded one by one and so need not add up to it.

use std::collections::BTreeMap;

use aggregation::figure::{Cell, Figure, Quantity, Value};
use rust_decimal::Decimal;

/// A percentage as it is shown, with what it was computed from.
#[derive(Clone, Copy, Debug)]
struct Share {
    part: Decimal,
    whole: Decimal,
    shown: Decimal,
}

impl Share {
    fn new(part: Option<Decimal>, whole: Option<Decimal>, shown: &Value) -> Option<Self> {
        Some(Self { part: part?, whole: whole?, shown: shown.number()? })
    }
}

/// Whether a table of these figures has a row or a column of shares that divide a whole between them and, as they are
/// shown, do not add up to 100.
pub(super) fn miss_the_whole(figures: &[&Figure]) -> bool {
    let percent: Vec<_> =
        figures.iter().filter(|figure| figure.quantity == Quantity::Percent).collect();
    let mut of_keys: BTreeMap<&str, Vec<&Cell>> = BTreeMap::new();
    for cell in percent.iter().flat_map(|figure| &figure.cells) {
        of_keys.entry(&cell.choice).or_default().push(cell);
    }
    let down = percent.iter().any(|figure| do_not_add_up(figure.cells.iter().map(of_cell)));
    let across =
        of_keys.values().any(|cells| do_not_add_up(cells.iter().map(|cell| of_cell(cell))));
    let wholes = percent.iter().map(|f| Share::new(f.numerator, f.denominator, &f.value));
    down || across || do_not_add_up(wholes)
}

fn of_cell(cell: &Cell) -> Option<Share> {
    Share::new(cell.numerator, cell.denominator, &cell.value)
}

fn do_not_add_up(shares: impl Iterator<Item = Option<Share>>) -> bool {
    let Some(shares) = shares.collect::<Option<Vec<_>>>() else { return false };
    let Some(whole) = shares.first().map(|share| share.whole) else { return false };
    let of_one_whole = shares.iter().all(|share| share.whole == whole);
    let parts: Decimal = shares.iter().map(|share| share.part).sum();
    let shown: Decimal = shares.iter().map(|share| share.shown).sum();
    of_one_whole && parts == whole && shown != Decimal::ONE_HUNDRED
}
