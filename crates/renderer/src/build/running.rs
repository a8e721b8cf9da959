//! A run of text: its slots said as their places ask, its numbers held against the gate.

use std::collections::{BTreeMap, BTreeSet};

use aggregation::figure::{Figure, NamesAre};
use questionnaire::diagnostic;
use rust_decimal::Decimal;

use super::resolve::{Resolved, Said};
use super::{Builder, Scope};
use crate::document;
use crate::gate::shown_number;
use crate::language::{ClaimFault, Context, Forms, Place, SlotValue};
use crate::narrative::{Inline, Position};
use crate::run::{Token, Typed, pieces, tokens};
use crate::sentence::{self, Standing};

impl<'a> Builder<'a> {
    /// Writes a run.
    pub(super) fn run(
        &mut self,
        inlines: &'a [Inline],
        context: Context,
        scope: Scope<'a>,
    ) -> Vec<document::Inline> {
        let tokens = tokens(inlines);
        let slots = self.check(&tokens, scope);
        let abbreviations: Vec<_> =
            self.words.get("sentence_abbreviations").split_whitespace().collect();
        let standings = sentence::standings(&pieces(&tokens), &abbreviations);
        let mut said = self.say_all(&slots, &standings, context, &tokens, scope).into_iter();
        self.written(inlines, &mut said, scope)
    }

    /// Checks a run that is not printed.
    pub(super) fn skip_run(&mut self, inlines: &'a [Inline], scope: Scope<'a>) {
        self.check(&tokens(inlines), scope);
        self.skip_marks(inlines, scope);
    }

    fn skip_marks(&mut self, inlines: &'a [Inline], scope: Scope<'a>) {
        for inline in inlines {
            match inline {
                Inline::Footnote { name, .. } => self.skip_mark(name, scope),
                Inline::Emphasis(inner)
                | Inline::Strong(inner)
                | Inline::Link { text: inner, .. } => self.skip_marks(inner, scope),
                _ => {}
            }
        }
    }

    /// Finds the figures of a run, and holds its typed text against the gate.
    fn check(&mut self, tokens: &[Token<'_>], scope: Scope<'a>) -> Vec<Option<Resolved<'a>>> {
        let mut slots = Vec::new();
        for token in tokens {
            if let Token::Slot(slot) = token {
                slots.push(self.resolve(slot, scope));
            }
        }
        let shown: Vec<_> = slots.iter().flatten().filter_map(Resolved::shown).collect();
        self.gate.check(scope.file, &Typed::of(tokens), &shown, &mut self.faults);
        slots
    }

    fn say_all(
        &mut self,
        slots: &[Option<Resolved<'a>>],
        standings: &[Standing],
        context: Context,
        tokens: &[Token<'_>],
        scope: Scope<'a>,
    ) -> Vec<Option<document::Inline>> {
        let series = self.series(slots, standings);
        let places = tokens.iter().filter_map(|token| match token {
            Token::Slot(slot) => Some(slot.at),
            _ => None,
        });
        let all = slots.iter().zip(standings).zip(series).zip(places);
        all.map(|(((slot, standing), series), at)| {
            let place = Place { start_of_sentence: standing.opens, context, series };
            self.say(slot.as_ref()?, place, at, scope)
        })
        .collect()
    }

    /// Whether each slot belongs to a series in figures: counts of one kind in one sentence, the highest of which
    /// stands in figures.
    fn series(&self, slots: &[Option<Resolved<'a>>], standings: &[Standing]) -> Vec<bool> {
        let mut counts: BTreeMap<(usize, &str), Vec<Decimal>> = BTreeMap::new();
        let kinds: Vec<_> = slots
            .iter()
            .zip(standings)
            .map(|(slot, standing)| {
                let slot = slot.as_ref()?;
                let Said::Value(value, forms) = &slot.said else { return None };
                let key = (standing.sentence, kind(slot.figure));
                counts.entry(key).or_default().push(self.voice.count(value, forms)?);
                Some(key)
            })
            .collect();
        let series: BTreeSet<_> =
            counts.iter().filter(|(_, c)| self.voice.is_series(c)).map(|(key, _)| *key).collect();
        kinds.iter().map(|key| key.is_some_and(|key| series.contains(&key))).collect()
    }

    fn say(
        &mut self,
        slot: &Resolved<'a>,
        place: Place,
        at: Position,
        scope: Scope<'a>,
    ) -> Option<document::Inline> {
        let name = slot.figure.name.clone();
        let text = match &slot.said {
            Said::Label(label) => {
                self.check_typed(label, &at.place(scope.file));
                self.cell_label(slot.figure, label, place)
            }
            Said::Value(value, forms) => match self.voice.say(value, forms, place) {
                Ok(said) => {
                    self.tally.claims += usize::from(forms.is_claim());
                    self.check_listed(value, forms, &at.place(scope.file));
                    said.text
                }
                Err(fault) => {
                    self.refuse(fault, slot.figure, at, scope);
                    return None;
                }
            },
        };
        self.tally.figures += 1;
        Some(document::Inline::Figure { name, text })
    }

    /// The label of a cell in running text.
    fn cell_label(&self, figure: &Figure, label: &str, place: Place) -> String {
        let is_choice = figure.definition.by.trim_start().starts_with("${");
        if is_choice && !place.start_of_sentence {
            return self.voice.label(label, place.context);
        }
        label.to_owned()
    }

    /// Holds the labels of choices that are listed against the gate.
    fn check_listed(&mut self, value: &SlotValue<'_>, forms: &Forms, place: &diagnostic::Place) {
        if value.names_are == NamesAre::Choices && forms.is_list() {
            for cell in value.cells.iter().filter(|cell| value.names.contains(&cell.choice)) {
                self.check_typed(cell.label.get(self.language), place);
            }
        }
    }

    /// Reports that a figure can't be said so.
    pub(super) fn refuse(
        &mut self,
        fault: ClaimFault,
        figure: &Figure,
        at: Position,
        scope: Scope<'a>,
    ) {
        let message = format!("{}: {}", figure.name, fault.message);
        let hint = fault.hint.unwrap_or_else(|| {
            let cycle = self.inputs.cycle_name;
            format!("`rapporteur explain {cycle} {}` shows what it is computed from", figure.name)
        });
        self.error(fault.code, at.place(scope.file), &message, &hint);
    }

    /// The inlines of the document, with what the slots say in their order.
    fn written(
        &mut self,
        inlines: &'a [Inline],
        said: &mut dyn Iterator<Item = Option<document::Inline>>,
        scope: Scope<'a>,
    ) -> Vec<document::Inline> {
        let mut written = Vec::new();
        for inline in inlines {
            match inline {
                Inline::Text { text, .. } => push_text(&mut written, text),
                Inline::Slot(_) => written.extend(said.next().flatten()),
                Inline::Break => written.push(document::Inline::Break),
                Inline::Footnote { name, at } => {
                    written.extend(self.mark(name, *at, scope).map(document::Inline::Footnote));
                }
                Inline::Emphasis(inner) => {
                    written.push(document::Inline::Emphasis(self.written(inner, said, scope)));
                }
                Inline::Strong(inner) => {
                    written.push(document::Inline::Strong(self.written(inner, said, scope)));
                }
                Inline::Link { target, text, at } => {
                    self.anchors.link(target, at.place(scope.file));
                    let text = self.written(text, said, scope);
                    written.push(document::Inline::Link { target: target.clone(), text });
                }
            }
        }
        written
    }
}

impl<'a> Resolved<'a> {
    /// The name and the number that a reader sees.
    fn shown(&self) -> Option<(&'a str, Decimal)> {
        let Said::Value(value, _) = &self.said else { return None };
        Some((self.figure.name.as_str(), shown_number(value.value)?))
    }
}

fn push_text(written: &mut Vec<document::Inline>, text: &str) {
    if let Some(document::Inline::Text(before)) = written.last_mut() {
        before.push_str(text);
    } else {
        written.push(document::Inline::Text(text.to_owned()));
    }
}

/// What a figure counts: offices and countries are of one kind however they are called.
fn kind(figure: &Figure) -> &str {
    match figure.definition.measure.as_str() {
        measure @ ("offices" | "countries") => measure,
        _ => figure.unit.as_deref().unwrap_or_default(),
    }
}
