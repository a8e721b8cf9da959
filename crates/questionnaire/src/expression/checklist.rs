//! `checklist` and `weighted-checklist`: whether the weights of what holds add up to something between two bounds.

use rust_decimal::Decimal;

use super::indicator::Truth;

/// An item, and what it weighs if it holds.
pub(super) type Weight = (Truth, Decimal);

/// Whether the sum is within the bounds; a negative bound is none. Unknown if it hangs on what is unknown, none if the sum is
/// too large.
pub(super) fn within(items: &[Weight], least: Decimal, most: Decimal) -> Option<Truth> {
    let (mut lowest, mut highest) = (Decimal::ZERO, Decimal::ZERO);
    for (truth, weight) in items {
        let (low, high) = match truth {
            Truth::True => (*weight, *weight),
            Truth::Unknown => (Decimal::ZERO.min(*weight), Decimal::ZERO.max(*weight)),
            Truth::False => continue,
        };
        lowest = lowest.checked_add(low)?;
        highest = highest.checked_add(high)?;
    }
    let enough = at_least(lowest, highest, least);
    let not_too_much =
        if most < Decimal::ZERO { Truth::True } else { at_least(-highest, -lowest, -most) };
    Some(enough.and(not_too_much))
}

/// Whether a number between `lowest` and `highest` reaches a bound.
fn at_least(lowest: Decimal, highest: Decimal, bound: Decimal) -> Truth {
    if lowest >= bound {
        Truth::True
    } else if highest < bound {
        Truth::False
    } else {
        Truth::Unknown
    }
}

#[cfg(test)]
mod tests {
    use super::{Truth, within};
    use Truth::{False, True, Unknown};

    #[test]
    fn what_is_unknown_matters_only_if_it_decides() {
        for (items, least, most, expected) in [
            (vec![True, False, Unknown], 1, 2, True),
            (vec![True, False, Unknown], 2, 3, Unknown),
            (vec![True, True, Unknown], 0, 1, False),
            (vec![False, False], 1, -1, False),
            (vec![True, True, True], -1, -1, True),
        ] {
            let items: Vec<_> = items.into_iter().map(|truth| (truth, 1.into())).collect();
            assert_eq!(within(&items, least.into(), most.into()), Some(expected), "{items:?}");
        }
    }
}
