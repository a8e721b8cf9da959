//! The noun of a figure's unit.

use rust_decimal::Decimal;

use questionnaire::diagnostic::did_you_mean;

use super::amount::Kind;
use super::{ClaimFault, Context, Saying};
use crate::language::Shape;
use crate::language::form::NounForm;
use crate::language::names::{Gender, Noun};

impl Saying<'_> {
    /// The noun of the unit, or of the unit that the form names.
    pub(super) fn noun(&self) -> Result<Option<&Noun>, ClaimFault> {
        let unit = match &self.forms.noun {
            NounForm::Unit(unit) => Some(unit.as_str()),
            _ if self.kind() != Kind::Counted && self.forms.shape != Shape::Ordinal => None,
            _ => self.slot.unit,
        };
        let Some(unit) = unit else { return Ok(None) };
        let noun = self.voice.names.units.get(unit);
        if noun.is_none() && !self.wants_noun() {
            return Ok(None);
        }
        let units = self.voice.names.units.keys().map(String::as_str);
        noun.map(Some).ok_or_else(|| ClaimFault {
            code: "unknown-unit",
            message: format!("`{unit}` is not a unit of units.csv"),
            hint: did_you_mean(unit, units.collect::<Vec<_>>()),
        })
    }

    pub(super) fn gender(&self) -> Gender {
        let noun = self.noun().ok().flatten();
        noun.map(|noun| noun.gender(&self.language().code)).unwrap_or_default()
    }

    pub(super) fn one_of<'n>(&self, noun: &'n Noun, number: Decimal) -> &'n str {
        let form = if self.language().is_singular(number) { &noun.one } else { &noun.other };
        form.get(&self.language().code)
    }

    pub(super) fn wants_noun(&self) -> bool {
        match self.forms.noun {
            NounForm::Without => false,
            NounForm::With | NounForm::Unit(_) | NounForm::Adjective => true,
            NounForm::Usual => self.forms.hedge.is_none() && self.place.context != Context::Table,
        }
    }
}
