//! What corrected versions of the questionnaire did to its questions.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use database::Moment;
use questionnaire::form::Question;

use crate::form::Form;
use crate::versions::{Aspect, form_changes};

/// Every question that changed or went since the first version.
#[derive(Default)]
pub struct Corrections {
    changed: BTreeMap<String, Vec<(Moment, BTreeSet<Aspect>)>>,
    withdrawn: BTreeMap<String, Arc<Form>>,
}

impl Corrections {
    /// What became of questions from version to version; each with when it was published, the first one first.
    pub fn of(versions: &[(Moment, Arc<Form>)]) -> Self {
        let mut corrections = Self::default();
        for pair in versions.windows(2) {
            let [(_, old), (at, new)] = pair else { continue };
            corrections.add(old, *at, new);
        }
        corrections
    }

    fn add(&mut self, old: &Arc<Form>, at: Moment, new: &Form) {
        let changes = form_changes(&old.questionnaire, &new.questionnaire);
        for (name, aspects) in changes.changed {
            self.changed.entry(name).or_default().push((at, aspects));
        }
        self.withdrawn.retain(|name, _| new.questionnaire.question(name).is_none());
        self.withdrawn.extend(changes.withdrawn.into_iter().map(|name| (name, Arc::clone(old))));
    }

    /// In what a question changed after it was answered at that moment, and when last.
    pub fn since(&self, question: &str, answered: Moment) -> Option<(Moment, BTreeSet<Aspect>)> {
        let changes = self.changed.get(question)?.iter().filter(|(at, _)| *at > answered);
        changes.cloned().reduce(|(_, all), (at, more)| (at, &all | &more))
    }

    /// The questions that are asked no more, as the last version that had them put them.
    pub fn withdrawn(&self) -> impl Iterator<Item = (&Question, &Form)> {
        self.withdrawn
            .iter()
            .filter_map(|(name, form)| Some((form.questionnaire.question(name)?, form.as_ref())))
    }
}
