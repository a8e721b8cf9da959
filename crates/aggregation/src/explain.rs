//! What is behind a figure: its definition, and where every office of its base stands; and what changes between two
//! computations.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::response::{Answer, Response};

use crate::figure::{Definition, Figure, Figures};

/// Where the offices of a base stand, each in one list, sorted by code.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Standing {
    /// Counted.
    pub counted: Vec<String>,
    /// They answered what the figure reads, and are not counted.
    pub not_counted: Vec<String>,
    /// They were asked something that the figure reads and left it empty.
    pub not_answered: Vec<String>,
    /// Skip logic did not ask them something that the figure reads, or they did not respond.
    pub not_asked: Vec<String>,
}

/// Where the offices of a figure's base stand.
pub fn explain(figure: &Figure, responses: &[Response]) -> Standing {
    let responding = responses.iter().filter(|response| response.status.is_responding());
    let by_office: BTreeMap<&str, &Response> =
        responding.map(|response| (response.office.as_str(), response)).collect();
    let counted: BTreeSet<&String> = figure.counted.iter().collect();
    let mut standing = Standing { counted: figure.counted.clone(), ..Standing::default() };
    for office in figure.base.iter().filter(|office| !counted.contains(office)) {
        let response = by_office.get(office.as_str()).copied();
        let list = match answered(response, &figure.definition.questions) {
            Answered::All => &mut standing.not_counted,
            Answered::LeftEmpty => &mut standing.not_answered,
            Answered::NotAsked => &mut standing.not_asked,
        };
        list.push(office.clone());
    }
    standing
}

enum Answered {
    All,
    LeftEmpty,
    NotAsked,
}

fn answered(response: Option<&Response>, questions: &[String]) -> Answered {
    let answers = |question: &String| response.and_then(|response| response.answers.get(question));
    let states: Vec<Option<&Answer>> = questions.iter().map(answers).collect();
    if states.iter().any(|state| matches!(state, Some(Answer::NotAnswered))) {
        Answered::LeftEmpty
    } else if states.iter().all(|state| matches!(state, Some(Answer::Given(_)))) {
        Answered::All
    } else {
        Answered::NotAsked
    }
}

/// The lines of a definition that say something: the name of the cell and what stands in it.
pub fn definition_lines(definition: &Definition) -> Vec<(&'static str, &str)> {
    let lines = [
        ("measure", definition.measure.as_str()),
        ("value", &definition.value),
        ("where", &definition.condition),
        ("base", &definition.base),
        ("of", &definition.of),
        ("by", &definition.by),
        ("source", &definition.source),
    ];
    lines.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// Names of the figures that differ, or that only one of the two has: in their value, what is above and below the
/// line, who is counted, what they list, or a cell. Sorted.
pub fn changes(before: &Figures, after: &Figures) -> Vec<String> {
    let names: BTreeSet<&String> = before.figures.keys().chain(after.figures.keys()).collect();
    let differs = |name: &&String| before.figures.get(*name) != after.figures.get(*name);
    names.into_iter().filter(differs).cloned().collect()
}
