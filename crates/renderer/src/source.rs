//! Where figures are from, in words.

use aggregation::figure::Figure;

use crate::build::Inputs;
use crate::words::Words;

/// Who was invited and who answered.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Participation {
    pub(crate) invited: usize,
    pub(crate) responded: usize,
}

impl Participation {
    pub(crate) fn of(inputs: &Inputs<'_>) -> Self {
        Self { invited: inputs.roster.invited().count(), responded: inputs.responses.len() }
    }

    /// A sentence with `{responded}` and `{invited}`, and `{year}` where it asks for it.
    pub(crate) fn fill(self, words: Words, key: &str, year: i32) -> String {
        let (invited, responded) = (self.invited.to_string(), self.responded.to_string());
        let year = year.to_string();
        let values = [("invited", &*invited), ("responded", &*responded), ("year", &*year)];
        words.fill(key, &values)
    }
}

/// The source line of a figure: the questionnaire, or the record's as it was written.
pub(crate) fn source(figure: &Figure, inputs: &Inputs<'_>, words: Words) -> String {
    let written = figure.definition.source.as_str();
    if !written.is_empty() && written != "questionnaire" {
        return written.to_owned();
    }
    if figure.definition.questions.is_empty() {
        return String::new();
    }
    Participation::of(inputs).fill(words, "source_questionnaire", inputs.cycle.year)
}

/// The sources of several figures, each once, in their order.
pub(crate) fn sources(figures: &[&Figure], inputs: &Inputs<'_>, words: Words) -> String {
    let mut all: Vec<String> = Vec::new();
    for figure in figures {
        let source = source(figure, inputs, words);
        if !source.is_empty() && !all.contains(&source) {
            all.push(source);
        }
    }
    all.join("; ")
}
