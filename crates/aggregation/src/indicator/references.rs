//! What indicators name outside of expressions: each other, and units.

use std::collections::BTreeMap;

use questionnaire::diagnostic::Diagnostics;

use super::read::Rows;
use super::scope::Scope;
use crate::cells::{hint, is_enough};

use super::{Indicator, Measure, Operand, Subject, in_order};

/// Units that are no nouns: they say what kind of number it is.
const SHARES: [&str; 2] = ["per cent", "percentage points"];

/// Reports a unit that has no noun.
pub(super) fn unit(indicator: &Indicator, scope: &Scope<'_>, faults: &mut Diagnostics) {
    let (unit, Some(units)) = (indicator.unit.as_str(), scope.units) else { return };
    if unit.is_empty() || SHARES.contains(&unit) || units.contains(unit) {
        return;
    }
    let hint =
        hint(unit, units.iter().map(String::as_str), || "add its row to `units.csv`".to_owned());
    let message = format!("there is no unit `{unit}`");
    faults.error_with_hint("unknown-unit", indicator.at("unit"), message, hint);
}

/// Reports operands that are no indicators, and points of what are no percentages.
pub(super) fn operands(rows: &Rows, scope: &Scope<'_>, faults: &mut Diagnostics) {
    let by_name: BTreeMap<&str, &Indicator> =
        rows.indicators.iter().map(|indicator| (indicator.name.as_str(), indicator)).collect();
    for indicator in &rows.indicators {
        let Subject::Operands(first, second) = &indicator.subject else { continue };
        if is_enough(faults, &indicator.place) {
            return;
        }
        let mut operands = vec![first, second];
        operands.dedup_by_key(|operand| &operand.name);
        for operand in operands {
            if !rows.names.contains_key(&operand.name) {
                unknown(indicator, operand, rows, faults);
            }
            let named = by_name.get(operand.name.as_str());
            if indicator.measure == Measure::Points
                && let Some(named) = named.filter(|named| !is_percentage(named, scope))
            {
                let message = format!("`points` is of percentages, and `{}` is none", named.name);
                let hint = "use `change` for the difference of two numbers";
                faults.error_with_hint("points-of-no-share", indicator.at("value"), message, hint);
            }
        }
    }
}

fn unknown(indicator: &Indicator, operand: &Operand, rows: &Rows, faults: &mut Diagnostics) {
    let known = rows.names.keys().map(String::as_str);
    let hint = hint(&operand.name, known, || {
        "an operand is the name of an indicator of this sheet".to_owned()
    });
    let message = format!("there is no indicator `{}`", operand.name);
    faults.error_with_hint("unknown-indicator", indicator.at("value"), message, hint);
}

fn is_percentage(indicator: &Indicator, scope: &Scope<'_>) -> bool {
    let of_record = || match &indicator.subject {
        Subject::Record(name) => {
            scope.records.figures.get(name).is_some_and(|r| r.unit == SHARES[0])
        }
        _ => false,
    };
    indicator.percent || indicator.unit == SHARES[0] || of_record()
}

/// Reports each cycle at one of its indicators.
pub(super) fn cycles(indicators: &[Indicator], faults: &mut Diagnostics) {
    let by_name: BTreeMap<&str, &Indicator> =
        indicators.iter().map(|indicator| (indicator.name.as_str(), indicator)).collect();
    for round in in_order(indicators).1 {
        let Some(first) = round.first().and_then(|name| by_name.get(name.as_str())) else {
            continue;
        };
        let message = format!("`{}` is made of itself: {}", first.name, led_round(&round));
        let hint = "let one of them be computed from answers or records";
        faults.error_with_hint("indicator-cycle", first.at("value"), message, hint);
    }
}

/// The names that lead round; of many, the first and the last.
fn led_round(names: &[String]) -> String {
    const MOST: usize = 12;
    match names {
        [first @ .., last] if names.len() > MOST => {
            format!("{} → … → {last}", first[..MOST - 2].join(" → "))
        }
        _ => names.join(" → "),
    }
}
