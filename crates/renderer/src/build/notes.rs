//! Footnotes, numbered in the order of their marks.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::diagnostic::Place;

use super::{Builder, Scope};
use crate::language::Context;
use crate::narrative::{Note, Position, Source};
use questionnaire::diagnostic::did_you_mean;

/// The footnotes of all files, and the marks met.
#[derive(Default)]
pub(super) struct Notes<'a> {
    defined: BTreeMap<(&'a str, &'a str), &'a Note>,
    /// Those with a mark, in the order of the marks.
    marked: Vec<(&'a str, &'a str)>,
    /// Those with a mark, printed or not.
    met: BTreeSet<(&'a str, &'a str)>,
}

impl<'a> Notes<'a> {
    pub(super) fn add_file(&mut self, source: &'a Source) {
        for (name, note) in &source.notes {
            self.defined.insert((&source.file, name), note);
        }
    }

    fn names_in<'s>(&'s self, file: &'s str) -> impl Iterator<Item = &'a str> + Clone + 's {
        self.defined.keys().filter(move |(f, _)| *f == file).map(|(_, name)| *name)
    }
}

impl<'a> Builder<'a> {
    /// The index of the footnote whose mark stands here.
    pub(super) fn mark(&mut self, name: &'a str, at: Position, scope: Scope<'a>) -> Option<usize> {
        let key = (scope.file, name);
        let place = at.place(scope.file);
        if scope.in_note {
            self.notes.met.insert(key);
            let hint = "write it into the text of the footnote";
            self.error("nested-footnote", place, "a footnote can't have a footnote", hint);
            return None;
        }
        if !self.notes.defined.contains_key(&key) {
            let hint = did_you_mean(name, self.notes.names_in(scope.file))
                .unwrap_or_else(|| format!("define it in the same file: `[^{name}]: text`"));
            let message = format!("there is no footnote `{name}` in this file");
            self.error("unknown-footnote", place, &message, &hint);
            return None;
        }
        if !self.notes.met.insert(key) {
            let message = format!("the footnote `{name}` has a mark already");
            self.error(
                "repeated-footnote",
                place,
                &message,
                "define another footnote for this mark",
            );
            return None;
        }
        self.notes.marked.push(key);
        Some(self.notes.marked.len() - 1)
    }

    /// Remembers a mark in text that is not printed.
    pub(super) fn skip_mark(&mut self, name: &'a str, scope: Scope<'a>) {
        self.notes.met.insert((scope.file, name));
    }

    /// Writes the footnotes that have marks, and reports those that have none.
    pub(super) fn write_notes(&mut self) {
        for (file, name) in self.notes.marked.clone() {
            let note = self.notes.defined[&(file, name)];
            let scope = Scope { in_note: true, ..Scope::of_file(file) };
            let text = self.run(&note.text, Context::Prose, scope);
            self.footnotes.push(text);
        }
        for ((file, name), note) in self.notes.defined.clone() {
            if !self.notes.met.contains(&(file, name)) {
                let place: Place = note.at.place(file);
                let message = format!("the footnote `{name}` has no mark");
                let hint = format!("write `[^{name}]` where it belongs, or take it out");
                self.faults.warning("unused-footnote", place, message, hint);
            }
        }
    }
}
