//! How the offices of a base divide: counted, not counted, did not answer, not asked.

use std::collections::BTreeSet;

use aggregation::figure::Figure;
use questionnaire::diagnostic::Place;
use questionnaire::expression::indicator::{OfficeAnswers, Truth, truth};
use questionnaire::expression::{Function, Node, Tables, parse};
use questionnaire::response::Answer;

use super::Writer;

static NO_TABLES: Tables = Tables::new();

impl Writer<'_> {
    /// The shares of a figure that counts offices; a share of none is left out.
    pub(super) fn shares(&self, figure: &Figure) -> Vec<(String, u64)> {
        if figure.definition.measure != "offices" {
            return Vec::new();
        }
        let condition = parse(&figure.definition.condition, &Place::default()).ok();
        let condition = condition.map(|expression| expression.root);
        let counted: BTreeSet<_> = figure.counted.iter().collect();
        let mut shares = [0; 4];
        for code in &figure.base {
            let share = match &condition {
                _ if counted.contains(code) => 0,
                None => 1,
                Some(condition) => self.why_not(code, condition),
            };
            shares[share] += 1;
        }
        let keys = ["counted", "not_counted", "not_answered", "not_asked"];
        let there = keys.into_iter().zip(shares).filter(|(_, n)| *n > 0);
        there.map(|(key, n)| (self.words.get(key).to_owned(), n)).collect()
    }

    /// Why an office of the base is not counted, as an index of the shares.
    fn why_not(&self, code: &str, condition: &Node) -> usize {
        let Some(office) = self.inputs.roster.office(code) else { return 1 };
        let response = self.responses.get(code).copied();
        let answers = OfficeAnswers { office, response, tables: &NO_TABLES };
        let questions = condition.questions();
        let is = |question: &str, state: fn(&Answer) -> bool| {
            response.and_then(|response| response.answers.get(question)).is_some_and(state)
        };
        let known = truth(condition, &answers) != Truth::Unknown;
        let answered = questions.iter().any(|q| is(q, |answer| matches!(answer, Answer::Given(_))));
        if known && (answered || !asks_whether_given(condition)) {
            return 1;
        }
        let asked = questions.iter().any(|q| is(q, |answer| *answer == Answer::NotAnswered));
        if asked { 2 } else { 3 }
    }
}

/// Whether a condition is about an answer being there, so that it is false where there is none.
fn asks_whether_given(condition: &Node) -> bool {
    let mut asks = false;
    condition.walk(&mut |node| {
        asks |= matches!(node, Node::Call { function: Function::Given, .. });
    });
    asks
}
