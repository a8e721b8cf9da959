//! Comparisons of two values that are there.

use std::cmp::Ordering;

use super::super::arithmetic;
use super::super::tree::Operator;
use super::Value;
use crate::day;

/// Whether a comparison holds; none where the values cannot be compared.
pub(super) fn holds(operator: Operator, left: &Value, right: &Value) -> Option<bool> {
    let ordering = order(left, right)?;
    let ordered = !matches!(left, Value::Text(_) | Value::Boolean(_))
        || !matches!(right, Value::Text(_) | Value::Boolean(_));
    match operator {
        Operator::Equal => Some(ordering.is_eq()),
        Operator::NotEqual => Some(ordering.is_ne()),
        _ if !ordered => None,
        Operator::Less => Some(ordering.is_lt()),
        Operator::LessOrEqual => Some(ordering.is_le()),
        Operator::Greater => Some(ordering.is_gt()),
        Operator::GreaterOrEqual => Some(ordering.is_ge()),
        _ => None,
    }
}

/// How two values of a kind stand to each other. A text beside a number or a date is read as one.
pub(super) fn order(left: &Value, right: &Value) -> Option<Ordering> {
    match (left, right) {
        (Value::Number(a), Value::Number(b)) => Some(a.cmp(b)),
        (Value::Date(a), Value::Date(b)) => Some(a.cmp(b)),
        (Value::Text(a), Value::Text(b)) => Some(a.cmp(b)),
        (Value::Boolean(a), Value::Boolean(b)) => Some(a.cmp(b)),
        (Value::Number(a), Value::Text(b)) => Some(a.cmp(&arithmetic::parse(b)?)),
        (Value::Date(a), Value::Text(b)) => Some(a.cmp(&day::parse(b)?)),
        (Value::Text(_), Value::Number(_) | Value::Date(_)) => {
            order(right, left).map(Ordering::reverse)
        }
        _ => None,
    }
}
