//! Whether an office is asked, read without the product's own evaluator, so that one can be held against the other.

use questionnaire::expression::{Node, Operator};
use questionnaire::form::{Question, Questionnaire};
use questionnaire::roster::Office;

use super::condition::atoms;
use super::offices::{Raw, meets};

/// Whether the conditions of the question and of all groups around it hold.
pub fn is_asked(
    questionnaire: &Questionnaire,
    question: &Question,
    office: &Office,
    raw: &Raw,
) -> bool {
    let own = question.relevant.iter().map(|e| &e.root);
    let mut all: Vec<&Node> = own.collect();
    let mut group = question.group;
    while let Some(index) = group {
        let around = &questionnaire.groups[index];
        all.extend(around.relevant.iter().map(|e| &e.root));
        group = around.parent;
    }
    all.into_iter().all(|node| holds(node, office, raw))
}

fn holds(node: &Node, office: &Office, raw: &Raw) -> bool {
    match node {
        Node::Binary { operator: Operator::Or, left, right, .. } => {
            holds(left, office, raw) || holds(right, office, raw)
        }
        Node::Binary { operator: Operator::And, left, right, .. } => {
            holds(left, office, raw) && holds(right, office, raw)
        }
        _ => atoms(node).is_some_and(|all| all.iter().all(|a| meets(office, raw, a))),
    }
}
