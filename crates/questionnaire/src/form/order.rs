//! The order in which questions can be decided, and cycles among them.

use std::collections::{BTreeMap, BTreeSet};

use super::Questionnaire;
use crate::diagnostic::Diagnostics;

/// Cycles that are listed of one questionnaire.
const MAX_CYCLES: usize = 50;

/// Indices of the questions, each after those whose answers decide whether it is asked or what it is. A cycle is
/// an error; its questions come in the order of the sheet.
pub(super) fn order(form: &Questionnaire, faults: &mut Diagnostics) -> Vec<usize> {
    let mut waits = dependencies(form);
    let mut done = vec![false; waits.len()];
    let mut order = Vec::with_capacity(waits.len());
    for _ in 0..MAX_CYCLES {
        settle(&waits, &mut done, &mut order);
        let Some(start) = done.iter().position(|done| !done) else { return order };
        let cycle = cycle(&waits, &done, start);
        report(form, &cycle, faults);
        for index in cycle {
            waits[index].clear();
        }
    }
    order.extend(done.iter().enumerate().filter(|(_, done)| !**done).map(|(index, _)| index));
    order
}

/// For each question, the questions that it depends on.
fn dependencies(form: &Questionnaire) -> Vec<BTreeSet<usize>> {
    let index: BTreeMap<&str, usize> =
        form.questions.iter().enumerate().rev().map(|(i, q)| (q.name.as_str(), i)).collect();
    form.questions
        .iter()
        .map(|question| {
            let groups = form.groups_of(question).filter_map(|group| group.relevant.as_ref());
            let own = question.relevant.iter().chain(&question.calculation);
            groups
                .chain(own)
                .flat_map(|e| e.root.questions())
                .filter_map(|name| index.get(name).copied())
                .collect()
        })
        .collect()
}

/// Takes all questions that wait for none that is not done, always the first in the sheet.
fn settle(waits: &[BTreeSet<usize>], done: &mut [bool], order: &mut Vec<usize>) {
    let mut open: Vec<usize> =
        waits.iter().map(|on| on.iter().filter(|index| !done[**index]).count()).collect();
    let mut followers: Vec<Vec<usize>> = vec![Vec::new(); waits.len()];
    for (index, on) in waits.iter().enumerate() {
        for before in on {
            followers[*before].push(index);
        }
    }
    let mut ready: BTreeSet<usize> =
        (0..waits.len()).filter(|i| !done[*i] && open[*i] == 0).collect();
    while let Some(index) = ready.pop_first() {
        done[index] = true;
        order.push(index);
        for follower in &followers[index] {
            open[*follower] -= 1;
            if open[*follower] == 0 && !done[*follower] {
                ready.insert(*follower);
            }
        }
    }
}

/// A cycle among what is not done: each of those waits for another of them.
fn cycle(waits: &[BTreeSet<usize>], done: &[bool], start: usize) -> Vec<usize> {
    let mut path = vec![start];
    let mut at = start;
    while let Some(next) = waits[at].iter().copied().find(|index| !done[*index]) {
        if let Some(begin) = path.iter().position(|index| *index == next) {
            return path.split_off(begin);
        }
        path.push(next);
        at = next;
    }
    path
}

fn report(form: &Questionnaire, cycle: &[usize], faults: &mut Diagnostics) {
    let Some(first) = cycle.iter().min() else { return };
    let turn = cycle.iter().position(|index| index == first).unwrap_or_default();
    let names = cycle.iter().cycle().skip(turn).take(cycle.len() + 1).take(12);
    let names: Vec<&str> = names.map(|index| form.questions[*index].name.as_str()).collect();
    let question = &form.questions[*first];
    let column = if question.calculation.is_some() { "calculation" } else { "relevant" };
    faults.error_with_hint(
        "expression-cycle",
        question.place.clone().at(column),
        format!("these depend on each other: `{}`", names.join("` -> `")),
        "`relevant` (also of the groups around) and `calculation` must not lead back to the question itself",
    );
}
