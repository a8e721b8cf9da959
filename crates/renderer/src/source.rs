//! Where figures are from, in words.

use aggregation::figure::Figure;

use crate::build::Inputs;
use crate::cards::operands;
use crate::words::Words;

/// How far a figure is followed through those that it is made of.
const DEEPEST: u8 = 8;

/// Who was invited and who answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Participation {
    pub(crate) invited: usize,
    pub(crate) responded: usize,
}

impl Participation {
    pub(crate) fn of(inputs: &Inputs<'_>) -> Self {
        Self { invited: inputs.roster.invited().count(), responded: inputs.responding().count() }
    }

    /// A sentence with `{responded}` and `{invited}`, and `{year}` where it asks for it.
    pub(crate) fn fill(self, words: Words, key: &str, year: i32) -> String {
        let (invited, responded) = (self.invited.to_string(), self.responded.to_string());
        let year = year.to_string();
        let values = [("invited", &*invited), ("responded", &*responded), ("year", &*year)];
        words.fill(key, &values)
    }
}

/// The source line of a figure: the questionnaire, the record's as it was written, or those of what it is made of.
pub(crate) fn source(figure: &Figure, inputs: &Inputs<'_>, words: Words) -> String {
    let mut all = Vec::new();
    collect(figure, inputs, words, DEEPEST, &mut all);
    all.join(words.get("semicolon"))
}

fn collect(figure: &Figure, inputs: &Inputs<'_>, words: Words, depth: u8, all: &mut Vec<String>) {
    let derived =
        matches!(figure.definition.measure.as_str(), "ratio" | "change" | "growth" | "points");
    if derived && depth > 0 {
        for operand in operands(&figure.definition.value) {
            if let Some(operand) = inputs.figures.figures.get(&operand.name) {
                collect(operand, inputs, words, depth - 1, all);
            }
        }
        return;
    }
    let source = match figure.definition.source.as_str() {
        "questionnaire" => {
            Participation::of(inputs).fill(words, "source_questionnaire", inputs.cycle.year)
        }
        written => written.to_owned(),
    };
    if !source.is_empty() && !all.contains(&source) {
        all.push(source);
    }
}

/// Most sources that a table names; where there are more, it says where the reader finds that of each figure.
const MOST_SOURCES: usize = 4;

/// The sources of several figures, each once, in their order.
pub(crate) fn sources(figures: &[&Figure], inputs: &Inputs<'_>, words: Words) -> String {
    let mut all = Vec::new();
    for figure in figures {
        collect(figure, inputs, words, DEEPEST, &mut all);
    }
    if all.len() > MOST_SOURCES {
        return words.get("source_of_each").to_owned();
    }
    all.join(words.get("semicolon"))
}
