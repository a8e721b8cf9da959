//! What prose claims about a number, and whether it holds.

use questionnaire::cycle::Claims;
use rust_decimal::{Decimal, RoundingStrategy};

use super::form::Hedge;

/// What a hedge says of the value v and the number N beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Relation {
    /// N < v
    Above,
    /// N <= v
    AtLeast,
    /// v < N
    Below,
    /// v <= N
    AtMost,
    /// v is near N on either side.
    Near,
}

impl Hedge {
    fn relation(self) -> Relation {
        match self {
            Self::Over | Self::MoreThan => Relation::Above,
            Self::AtLeast => Relation::AtLeast,
            Self::Nearly | Self::Almost | Self::CloseTo | Self::LessThan | Self::Under => {
                Relation::Below
            }
            Self::UpTo => Relation::AtMost,
            Self::About | Self::Around | Self::Approximately | Self::Roughly | Self::Some => {
                Relation::Near
            }
        }
    }

    /// Whether the hedge before `number` is true of `value`, both above nought.
    pub(super) fn holds(self, value: Decimal, number: Decimal, bounds: Claims) -> bool {
        let at_most = || within(value, number, 0, bounds.over);
        let at_least = || within(value, number, bounds.nearly, 0);
        match self.relation() {
            Relation::Above => number < value && at_most(),
            Relation::AtLeast => number <= value && at_most(),
            Relation::Below => value < number && at_least(),
            Relation::AtMost => value <= number && at_least(),
            Relation::Near => within(value, number, bounds.about, bounds.about),
        }
    }

    /// The roundest number before which the hedge is true: of one significant digit, of two that end in 5, of two, in
    /// this order; never finer than the decimals shown.
    pub(super) fn round(self, value: Decimal, decimals: u32, bounds: Claims) -> Option<Decimal> {
        let first = leading(value)?;
        let below = first == value && self.relation() == Relation::Above;
        let digit = if below { first.checked_div(Decimal::TEN)? } else { first };
        let tenth = digit.checked_div(Decimal::TEN)?;
        let finest = Decimal::try_new(1, decimals).ok()?;
        [digit, tenth.checked_mul(Decimal::from(5))?, tenth]
            .into_iter()
            .filter(|step| *step >= finest)
            .filter_map(|step| self.nearest(value, step))
            .find(|number| number > &Decimal::ZERO && self.holds(value, *number, bounds))
            .map(|number| number.normalize())
    }

    /// The multiple of `step` that comes nearest on the side the hedge speaks of.
    fn nearest(self, value: Decimal, step: Decimal) -> Option<Decimal> {
        let steps = value.checked_div(step)?;
        let (floor, ceiling) = (steps.floor(), steps.ceil());
        let steps = match self.relation() {
            Relation::Above if floor == steps => floor.checked_sub(Decimal::ONE)?,
            Relation::Above | Relation::AtLeast => floor,
            Relation::Below if ceiling == steps => ceiling.checked_add(Decimal::ONE)?,
            Relation::Below | Relation::AtMost => ceiling,
            Relation::Near => {
                steps.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero)
            }
        };
        steps.checked_mul(step)
    }
}

/// Whether `value` is no more than `below` per cent under `number` and no more than `above` per cent over it.
pub(super) fn within(value: Decimal, number: Decimal, below: u32, above: u32) -> bool {
    let scaled = |percent: i64| number.checked_mul(percent.into());
    let (Some(value), Some(low), Some(high)) = (
        value.checked_mul(Decimal::ONE_HUNDRED),
        scaled(100 - i64::from(below)),
        scaled(100 + i64::from(above)),
    ) else {
        return false;
    };
    low <= value && value <= high
}

/// The power of ten of the first digit: 1,000 for 3,512.
fn leading(value: Decimal) -> Option<Decimal> {
    let mut power = Decimal::ONE;
    if value <= Decimal::ZERO {
        return None;
    }
    while value >= power.checked_mul(Decimal::TEN)? {
        power = power.checked_mul(Decimal::TEN)?;
    }
    while value < power {
        power = power.checked_div(Decimal::TEN)?;
    }
    Some(power)
}
