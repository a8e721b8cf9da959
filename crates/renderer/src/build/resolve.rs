//! A slot to what it says something about.

use aggregation::figure::Figure;

use super::scope::{Item, One};
use super::{Builder, MOST_FAULTS, Scope};
use crate::language::{Forms, Shape, SlotValue};
use crate::narrative::{Position, Slot};
use questionnaire::diagnostic::did_you_mean;

/// The hint where a form is not known.
const FORMS: &str = "forms are words such as `number`, `noun`, `over`, `nearly`, `about`, `percent`, `names`; \
                     the README of the renderer lists them";

/// A slot with its figure found and its form read.
pub(super) struct Resolved<'a> {
    /// The figure, for the link and the card.
    pub(super) figure: &'a Figure,
    /// What is said.
    pub(super) said: Said<'a>,
}

/// What a slot says.
pub(super) enum Said<'a> {
    /// A number or names, as a form has them.
    Value(SlotValue<'a>, Forms),
    /// A label as it stands.
    Label(&'a str),
}

impl<'a> Builder<'a> {
    /// The figure of that name; an error if there is none.
    pub(super) fn figure(
        &mut self,
        name: &str,
        at: Position,
        scope: Scope<'a>,
    ) -> Option<&'a Figure> {
        let figures = &self.inputs.figures.figures;
        let found = figures.get(name);
        if found.is_none() && self.faults.len() < MOST_FAULTS {
            let names = figures.keys().map(String::as_str);
            let hint = did_you_mean(name, names)
                .unwrap_or_else(|| "define it in indicators.csv".to_owned());
            let message = format!("there is no figure `{name}`");
            self.error("unknown-figure", at.place(scope.file), &message, &hint);
        }
        found
    }

    /// Finds what a slot means. Every fault is reported.
    pub(super) fn resolve(&mut self, slot: &Slot, scope: Scope<'a>) -> Option<Resolved<'a>> {
        if self.faults.len() >= MOST_FAULTS {
            return None;
        }
        let forms = self.forms(slot, scope);
        match (slot.figure.as_str(), scope.item) {
            ("item", Some(item)) => Some(self.item(item, slot, forms?)),
            ("item.value", Some(Item { figure, one: One::Cell(cell) })) => {
                let said = Said::Value(SlotValue::cell(figure, cell), forms?);
                Some(Resolved { figure, said })
            }
            ("item" | "item.value", _) => {
                let hint =
                    "`item` is what `::: each` goes through, and `item.value` the number of a cell";
                let place = slot.at.place(scope.file);
                self.error("misplaced-item", place, "there is no such item here", hint);
                None
            }
            (name, _) => {
                let figure = self.figure(name, slot.at, scope)?;
                let value = self.value(figure, slot, scope)?;
                Some(Resolved { figure, said: Said::Value(value, forms?) })
            }
        }
    }

    fn forms(&mut self, slot: &Slot, scope: Scope<'a>) -> Option<Forms> {
        match Forms::parse(slot.form.as_deref().unwrap_or_default()) {
            Ok(forms) => Some(forms),
            Err(fault) => {
                let hint = fault.hint.unwrap_or_else(|| FORMS.to_owned());
                self.error(fault.code, slot.at.place(scope.file), &fault.message, &hint);
                None
            }
        }
    }

    fn item(&self, item: Item<'a>, slot: &Slot, forms: Forms) -> Resolved<'a> {
        let figure = item.figure;
        let said = match item.one {
            One::Cell(cell) => Said::Label(cell.label.get(self.language)),
            One::Name(names) => {
                let list = || Forms { shape: Shape::List, ..Forms::default() };
                let forms = if slot.form.is_some() { forms } else { list() };
                let value = SlotValue { names, ..SlotValue::from(figure) };
                Said::Value(value, forms)
            }
        };
        Resolved { figure, said }
    }

    fn value(
        &mut self,
        figure: &'a Figure,
        slot: &Slot,
        scope: Scope<'a>,
    ) -> Option<SlotValue<'a>> {
        let Some(key) = &slot.key else { return Some(SlotValue::from(figure)) };
        if let Some(cell) = figure.cells.iter().find(|cell| cell.choice == *key) {
            return Some(SlotValue::cell(figure, cell));
        }
        let keys = figure.cells.iter().map(|cell| cell.choice.as_str());
        let hint = did_you_mean(key, keys).unwrap_or_else(|| {
            "the keys are the choices that its `by` breaks it down to".to_owned()
        });
        let message = format!("the figure {} has no cell `{key}`", figure.name);
        self.error("unknown-cell", slot.at.place(scope.file), &message, &hint);
        None
    }
}
