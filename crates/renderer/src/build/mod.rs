//! Narrative and figures to a document.

mod anchors;
mod blocks;
mod chart;
mod condition;
mod notes;
mod resolve;
mod running;
mod scope;
mod shares;
mod table;

use std::collections::{BTreeMap, BTreeSet};

use aggregation::figure::Figures;
use questionnaire::cycle::Cycle;
use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::form::Questionnaire;
use questionnaire::response::Response;
use questionnaire::roster::Roster;

use crate::cards;
use crate::cover;
use crate::document::{Cover, Document, Inline, Part};
use crate::gate::{Gate, Tally};
use crate::language::{Language, Names, Voice};
use crate::localized::localized;
use crate::narrative::Narrative;
use crate::words::Words;
use anchors::Anchors;
use notes::Notes;
use scope::Scope;

/// Faults of a document after which no more are kept.
pub(crate) const MOST_FAULTS: usize = 1000;

/// How much the blocks of a narrative may multiply what stands in its files and figures: cells of tables, bars of charts, bytes that
/// `::: each` repeats. The reference report uses a hundredth of it.
const LARGEST: usize = 4_000_000;

/// What a document is built from besides its narrative.
#[derive(Clone, Copy)]
pub struct Inputs<'a> {
    /// The cycle's settings.
    pub cycle: &'a Cycle,
    /// The folder of the cycle, as the command that computes a figure again is to name it.
    pub cycle_name: &'a str,
    /// All figures.
    pub figures: &'a Figures,
    /// Names of countries, units and offices, abbreviations, literals.
    pub names: &'a Names,
    /// The questionnaire, for rules in words.
    pub questionnaire: &'a Questionnaire,
    /// Who was invited.
    pub roster: &'a Roster,
    /// Who answered, and what. Those that are not submitted do not count.
    pub responses: &'a [Response],
}

impl<'a> Inputs<'a> {
    /// The responses that count.
    pub(crate) fn responding(&self) -> impl Iterator<Item = &'a Response> + use<'a> {
        self.responses.iter().filter(|response| response.status.is_responding())
    }
}

/// A document and what was found on the way.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Built {
    /// The document, whole if there are no errors.
    pub document: Document,
    /// Every fault.
    pub diagnostics: Diagnostics,
    /// What the numbers of the text are.
    pub tally: Tally,
    /// The literals met, by index in [`Names::literals`], for [`crate::gate::unused_literals`].
    pub literals_used: BTreeSet<usize>,
}

/// Builds the document of a narrative.
pub fn build(narrative: &Narrative, inputs: &Inputs<'_>) -> Built {
    let Some(language) = Language::of(&narrative.language) else {
        let mut diagnostics = Diagnostics::default();
        diagnostics.error_with_hint(
            "unknown-language",
            Place::file(format!("narrative/{}", narrative.language)),
            format!("the program does not speak `{}`", narrative.language),
            "it speaks en, fr and es",
        );
        return Built { diagnostics, ..Built::default() };
    };
    let original = inputs.cycle.languages.first().map_or("en", String::as_str);
    let figures = localized(inputs.figures, inputs.names, original, language);
    let inputs = Inputs { figures: &figures, ..*inputs };
    let mut builder = Builder::new(language, &inputs);
    for source in &narrative.files {
        builder.notes.add_file(source);
        builder.top(&source.blocks, Scope::of_file(&source.file));
    }
    builder.finish()
}

/// What is known while a document is built.
struct Builder<'a> {
    inputs: &'a Inputs<'a>,
    language: &'a str,
    voice: Voice<'a>,
    words: Words,
    gate: Gate<'a>,
    faults: Diagnostics,
    tally: Tally,
    anchors: Anchors,
    notes: Notes<'a>,
    footnotes: Vec<Vec<Inline>>,
    parts: Vec<Part>,
    /// Level of the heading met last.
    heading: u8,
    /// Number of the paragraph met last.
    paragraph: u32,
    /// Unnumbered paragraphs of the part so far.
    unnumbered: u32,
    /// Paragraphs inside lists and quotations since the last paragraph of its own.
    nested: u32,
    charts: u32,
    tables: u32,
    /// What is left of [`LARGEST`].
    budget: usize,
    /// The next list goes on with the list before it.
    joining: bool,
}

impl<'a> Builder<'a> {
    fn new(language: &'static Language, inputs: &'a Inputs<'a>) -> Self {
        let voice = Voice { language, names: inputs.names, claims: inputs.cycle.claims };
        Self {
            inputs,
            language: &language.code,
            voice,
            words: Words::of(&language.code),
            gate: Gate::new(language, inputs.names, inputs.figures),
            faults: Diagnostics::default(),
            tally: Tally::default(),
            anchors: Anchors::default(),
            notes: Notes::default(),
            footnotes: Vec::new(),
            parts: Vec::new(),
            heading: 0,
            paragraph: 0,
            unnumbered: 0,
            nested: 0,
            charts: 0,
            tables: 0,
            budget: LARGEST,
            joining: false,
        }
    }

    fn error(&mut self, code: &'static str, place: Place, message: &str, hint: &str) {
        if self.faults.len() < MOST_FAULTS {
            self.faults.error_with_hint(code, place, message, hint);
        }
    }

    /// Takes from the budget; an error if it is used up.
    fn spend(&mut self, amount: usize, place: Place) -> bool {
        let Some(left) = self.budget.checked_sub(amount) else {
            let hint =
                "a narrative says each thing once; look for tables of tables and long `each`";
            self.error("document-too-long", place, "the document grows out of bounds here", hint);
            return false;
        };
        self.budget = left;
        true
    }

    /// Checks a text that the writer typed outside of the narrative, or chose for a label.
    fn check_typed(&mut self, text: &str, place: &Place) {
        self.gate.check_label(text, "", place, &mut self.faults);
    }

    /// Checks what the cover says; the year of the cycle is traced to its settings.
    fn check_cover(&mut self, cover: &Cover) {
        let year = cover.year.to_string();
        let texts = [
            ("organization", Some(&cover.organization)),
            ("synthetic", cover.notice.as_ref()),
            ("document.title", Some(&cover.title)),
            ("document.session", Some(&cover.session)),
        ];
        for (key, text) in texts {
            let place = Place::file("cycle.toml").at(key);
            let text = text.map_or("", String::as_str);
            self.gate.check_label(text, &year, &place, &mut self.faults);
        }
    }

    fn finish(mut self) -> Built {
        self.write_notes();
        self.anchors.check_links(&mut self.faults);
        let cover = cover::cover(self.inputs, self.voice.language);
        self.check_cover(&cover);
        let mut document = Document {
            cover,
            parts: self.parts,
            footnotes: self.footnotes,
            abbreviations: Vec::new(),
            cards: BTreeMap::new(),
            words: BTreeMap::new(),
        };
        document.abbreviations =
            crate::abbreviations::found(&document, self.inputs.names, self.language);
        document.cards = cards::cards(&document, self.inputs, &self.voice);
        Built {
            document,
            diagnostics: self.faults,
            tally: Tally { literals: self.gate.met, ..self.tally },
            literals_used: self.gate.used,
        }
    }
}
