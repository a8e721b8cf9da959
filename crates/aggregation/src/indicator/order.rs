//! In which order indicators are computed: what a figure is made of comes before it.

use std::collections::BTreeMap;

use super::{Indicator, Subject};

/// The indexes of the indicators, each after those that it is made of, and the cycles among them, each as the
/// names that lead round. Indicators in or behind a cycle have no place in the order. Names that no indicator has
/// are passed over.
pub fn in_order(indicators: &[Indicator]) -> (Vec<usize>, Vec<Vec<String>>) {
    let by_name: BTreeMap<&str, usize> =
        indicators.iter().enumerate().map(|(i, indicator)| (indicator.name.as_str(), i)).collect();
    let below: Vec<Vec<usize>> = indicators
        .iter()
        .map(|i| made_of(i).filter_map(|name| by_name.get(name).copied()).collect())
        .collect();
    let mut order = Vec::with_capacity(indicators.len());
    let mut waiting: Vec<usize> = below.iter().map(Vec::len).collect();
    let above = turned(&below);
    let mut ready: Vec<usize> = (0..indicators.len()).filter(|i| waiting[*i] == 0).rev().collect();
    while let Some(next) = ready.pop() {
        order.push(next);
        for user in above[next].iter().rev() {
            waiting[*user] -= 1;
            if waiting[*user] == 0 {
                ready.push(*user);
            }
        }
    }
    (order, cycles(indicators, &below, &waiting))
}

/// Names of this cycle's indicators that it is made of.
fn made_of(indicator: &Indicator) -> impl Iterator<Item = &str> {
    let operands = match &indicator.subject {
        Subject::Operands(a, b) => vec![a, b],
        _ => Vec::new(),
    };
    operands.into_iter().filter(|operand| !operand.previous).map(|operand| operand.name.as_str())
}

fn turned(below: &[Vec<usize>]) -> Vec<Vec<usize>> {
    let mut above = vec![Vec::new(); below.len()];
    for (user, used) in below.iter().enumerate() {
        for used in used {
            above[*used].push(user);
        }
    }
    above
}

/// Every indicator left waiting leads into a cycle: follow one that waits from each until a name comes again.
fn cycles(indicators: &[Indicator], below: &[Vec<usize>], waiting: &[usize]) -> Vec<Vec<String>> {
    let mut done = vec![false; indicators.len()];
    let mut found = Vec::new();
    for start in (0..indicators.len()).filter(|i| waiting[*i] > 0) {
        let mut path: Vec<usize> = Vec::new();
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut here = Some(start);
        while let Some(next) = here.filter(|i| !done[*i]) {
            if let Some(first) = places.insert(next, path.len()) {
                let round = path[first..].iter().chain([&next]);
                found.push(round.map(|i| indicators[*i].name.clone()).collect());
                break;
            }
            path.push(next);
            here = below[next].iter().copied().find(|i| waiting[*i] > 0);
        }
        for i in path {
            done[i] = true;
        }
    }
    found
}
