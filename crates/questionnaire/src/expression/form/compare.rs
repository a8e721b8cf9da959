//! Comparisons: XPath 1.0, section 3.4.

use std::cmp::Ordering;
use std::collections::BTreeSet;

use rust_decimal::Decimal;
use time::UtcOffset;

use super::super::tree::Operator;
use super::Value;
use super::value;

/// Whether a comparison holds. Cells hold it if one of them does.
pub(super) fn holds(operator: Operator, left: &Value, right: &Value, clock: UtcOffset) -> bool {
    match (left, right) {
        (Value::Cells(_), Value::Boolean(_)) | (Value::Boolean(_), Value::Cells(_)) => {
            booleans(operator, left, right)
        }
        (Value::Cells(one), Value::Cells(other)) => cells(operator, one, other, clock),
        (Value::Cells(cells), _) => {
            cells.iter().any(|cell| holds(operator, &Value::Text(cell.clone()), right, clock))
        }
        (_, Value::Cells(cells)) => {
            cells.iter().any(|cell| holds(operator, left, &Value::Text(cell.clone()), clock))
        }
        _ => single(operator, left, right, clock),
    }
}

fn single(operator: Operator, left: &Value, right: &Value, clock: UtcOffset) -> bool {
    let is_equality = matches!(operator, Operator::Equal | Operator::NotEqual);
    match (left, right) {
        (Value::Boolean(_), _) | (_, Value::Boolean(_)) if is_equality => {
            booleans(operator, left, right)
        }
        (Value::Text(a), Value::Text(b)) if is_equality => judged(operator, Some(a.cmp(b))),
        _ => numbers(operator, left.as_number(clock), right.as_number(clock)),
    }
}

fn booleans(operator: Operator, left: &Value, right: &Value) -> bool {
    judged(operator, Some(left.holds().cmp(&right.holds())))
}

fn numbers(operator: Operator, left: Option<Decimal>, right: Option<Decimal>) -> bool {
    judged(operator, left.zip(right).map(|(a, b)| a.cmp(&b)))
}

/// What is not a number is only unequal.
fn judged(operator: Operator, ordering: Option<Ordering>) -> bool {
    let Some(ordering) = ordering else { return operator == Operator::NotEqual };
    match operator {
        Operator::Equal => ordering.is_eq(),
        Operator::NotEqual => ordering.is_ne(),
        Operator::Less => ordering.is_lt(),
        Operator::LessOrEqual => ordering.is_le(),
        Operator::Greater => ordering.is_gt(),
        Operator::GreaterOrEqual => ordering.is_ge(),
        _ => false,
    }
}

/// Whether a comparison holds for one cell of each side, without a look at every pair.
fn cells(operator: Operator, left: &[String], right: &[String], clock: UtcOffset) -> bool {
    let distinct = |cells: &[String]| cells.iter().cloned().collect::<BTreeSet<String>>();
    match operator {
        Operator::Equal => !distinct(left).is_disjoint(&distinct(right)),
        Operator::NotEqual => {
            let different =
                |a: &BTreeSet<String>, b: &BTreeSet<String>| a.len() + b.len() > 2 || a != b;
            !left.is_empty() && !right.is_empty() && different(&distinct(left), &distinct(right))
        }
        Operator::Less | Operator::LessOrEqual => {
            numbers(operator, bound(left, clock, Ord::min), bound(right, clock, Ord::max))
        }
        _ => numbers(operator, bound(left, clock, Ord::max), bound(right, clock, Ord::min)),
    }
}

/// The smallest or the largest of the cells that are numbers.
fn bound(
    cells: &[String],
    clock: UtcOffset,
    pick: fn(Decimal, Decimal) -> Decimal,
) -> Option<Decimal> {
    cells.iter().filter_map(|cell| value::number(cell, clock)).reduce(pick)
}
