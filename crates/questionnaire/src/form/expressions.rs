//! Every expression of a questionnaire is held against its questions, choices and tables.

use std::collections::BTreeSet;

use super::scope::{CellScope, answer_type};
use super::{Question, Questionnaire};
use crate::diagnostic::Diagnostics;
use crate::expression::{Expression, Function, Node, Reading, Type, check as check_types};

/// Faults after which no more expressions are looked at.
const MAX_FAULTS: usize = 1_000;

/// Gives every question the type of its answer, and checks all expressions. `columns` are those that a choice filter may
/// name.
pub(super) fn check(
    form: &mut Questionnaire,
    columns: &BTreeSet<String>,
    faults: &mut Diagnostics,
) {
    for question in &mut form.questions {
        question.answer = answer_type(&question.kind);
    }
    for index in form.order.clone() {
        check_calculation(form, index, faults);
    }
    for group in &form.groups {
        check_in(form, group.relevant.as_ref(), None, None, faults);
        warn_of_clock(group.relevant.as_ref(), faults);
    }
    for question in &form.questions {
        if faults.len() > MAX_FAULTS {
            let place = question.place.clone();
            faults.error("too-many-faults", place, "the expressions from here on were not checked");
            return;
        }
        check_question(form, question, columns, faults);
    }
    check_in(form, form.instance_name.as_ref(), None, None, faults);
}

/// A calculation comes after those that it reads, so that their types are known.
fn check_calculation(form: &mut Questionnaire, index: usize, faults: &mut Diagnostics) {
    let question = &form.questions[index];
    let Some(calculation) = &question.calculation else { return };
    let scope = CellScope { form, own: None, columns: None };
    let computed = check_types(calculation, &scope, Reading::Form, faults);
    warn_of_clock(Some(calculation), faults);
    if question.answer == Some(Type::Any) {
        form.questions[index].answer = computed.or(Some(Type::Any));
    }
}

fn check_question(
    form: &Questionnaire,
    question: &Question,
    columns: &BTreeSet<String>,
    faults: &mut Diagnostics,
) {
    let plain = [&question.relevant, &question.required];
    for expression in plain {
        check_in(form, expression.as_ref(), None, None, faults);
    }
    warn_of_clock(question.relevant.as_ref(), faults);
    check_in(form, question.constraint.as_ref(), Some(question), None, faults);
    check_in(form, question.choice_filter.as_ref(), None, Some(columns), faults);
    check_default(form, question, faults);
}

fn check_in(
    form: &Questionnaire,
    expression: Option<&Expression>,
    own: Option<&Question>,
    columns: Option<&BTreeSet<String>>,
    faults: &mut Diagnostics,
) {
    if let Some(expression) = expression {
        check_types(expression, &CellScope { form, own, columns }, Reading::Form, faults);
    }
}

/// A literal must be an answer to the question; an expression must have a meaning.
fn check_default(form: &Questionnaire, question: &Question, faults: &mut Diagnostics) {
    let Some(default) = &question.default else { return };
    let Node::Text { value, .. } = &default.root else {
        check_in(form, Some(default), None, None, faults);
        return;
    };
    if *value != default.source {
        return;
    }
    if let Err(fault) = crate::response::read_answer(form, question, value) {
        let message = format!("the default can't be the answer: {}", fault.message);
        faults.error_with("bad-default", default.place.clone(), message, fault.hint);
    }
}

/// Whether a question is asked, and what is computed, must be the same whenever it is looked at.
fn warn_of_clock(expression: Option<&Expression>, faults: &mut Diagnostics) {
    let Some(expression) = expression else { return };
    let mut reads_clock = false;
    expression.root.walk(&mut |node| {
        reads_clock |= matches!(node, Node::Call { function: Function::Today | Function::Now, .. });
    });
    if reads_clock {
        faults.warning(
            "reads-the-clock",
            expression.place.clone(),
            "this is computed again whenever answers are read, and will change with the day",
            "add a question of type `today` and read its answer",
        );
    }
}
