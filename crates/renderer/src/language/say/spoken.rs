//! Numbers in words or figures, as their place asks.

use aggregation::figure::Quantity;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{ClaimFault, Context, Position, Saying, cannot_open};
use crate::language::cardinal::HIGHEST;
use crate::language::form::Numerals;
use crate::language::names::Gender;
use crate::language::{Agreement, Shape};

/// A number as it is said.
pub(super) struct Spoken {
    pub(super) number: String,
    /// The word for million, where it is said in millions.
    pub(super) million: Option<&'static str>,
    pub(super) in_figures: bool,
}

impl Spoken {
    /// The number with its million.
    pub(super) fn text(self) -> String {
        let gap = if self.in_figures { '\u{A0}' } else { ' ' };
        self.million.map_or(self.number.clone(), |word| format!("{}{gap}{word}", self.number))
    }
}

impl Saying<'_> {
    /// The number in words or figures, as its place asks.
    pub(super) fn spoken(
        &self,
        number: Decimal,
        position: Position,
        before_noun: bool,
    ) -> Result<Spoken, ClaimFault> {
        if let Some(millions) = self.as_millions(number) {
            return self.spoken_millions(millions, position);
        }
        let opens = self.opens(position);
        let in_words = match self.forms.numerals {
            Some(Numerals::Words) => true,
            Some(Numerals::Figures) => false,
            None => opens || self.is_small(number),
        };
        let words = in_words.then(|| self.words(number, self.gender(), before_noun)).flatten();
        match words {
            Some(number) => Ok(Spoken { number, million: None, in_figures: false }),
            None if in_words => Err(cannot_open(&self.signed(number))),
            None => Ok(Spoken { number: self.signed(number), million: None, in_figures: true }),
        }
    }

    fn spoken_millions(&self, millions: Decimal, position: Position) -> Result<Spoken, ClaimFault> {
        let million = Some(self.million_word(millions));
        let figures = self.signed(millions);
        if !self.opens(position) && self.forms.numerals != Some(Numerals::Words) {
            return Ok(Spoken { number: figures, million, in_figures: true });
        }
        let words = self.words(millions, Gender::Masculine, true);
        let number = words.ok_or_else(|| cannot_open(&figures))?;
        Ok(Spoken { number, million, in_figures: false })
    }

    pub(super) fn million_word(&self, millions: Decimal) -> &'static str {
        let rules = &self.language().million;
        if self.language().is_singular(millions) { &rules.one } else { &rules.other }
    }

    /// The number of millions, where the form asks for them, or they say the number exactly with one decimal at most.
    fn as_millions(&self, number: Decimal) -> Option<Decimal> {
        if let Shape::Million(decimals) = self.forms.shape {
            return in_millions(number, decimals);
        }
        let exact = number.checked_div(million())?.normalize();
        (number.abs() >= million() && exact.scale() <= 1).then_some(exact)
    }

    fn is_small(&self, number: Decimal) -> bool {
        let threshold = Decimal::from(self.language().figures.words_below);
        self.place.context != Context::Table
            && !self.place.series
            && number.scale() == 0
            && !number.is_sign_negative()
            && number < threshold
    }

    /// Whether words are wanted because the number opens a sentence.
    pub(super) fn opens(&self, position: Position) -> bool {
        position == Position::First
            && self.place.start_of_sentence
            && self.place.context == Context::Prose
            && self.forms.numerals != Some(Numerals::Figures)
    }

    pub(super) fn words(
        &self,
        number: Decimal,
        gender: Gender,
        before_noun: bool,
    ) -> Option<String> {
        let whole = number.normalize();
        let number = u32::try_from(whole).ok().filter(|n| whole.scale() == 0 && *n <= HIGHEST)?;
        self.language().cardinal(number, Agreement { gender, before_noun })
    }

    /// In figures; changes in a table keep their sign.
    pub(super) fn signed(&self, number: Decimal) -> String {
        let figures = self.language().figures(number);
        let is_change =
            matches!(self.slot.quantity, Quantity::Change | Quantity::Growth | Quantity::Points);
        let plus = is_change
            && self.place.context == Context::Table
            && self.forms.direction.is_none()
            && number > Decimal::ZERO;
        if plus { format!("+{figures}") } else { figures }
    }
}

pub(super) fn million() -> Decimal {
    Decimal::from(1_000_000)
}

/// Rounded half up to so many decimals; without a number, to one at most.
pub(super) fn in_millions(number: Decimal, decimals: Option<u32>) -> Option<Decimal> {
    let exact = number.checked_div(million())?;
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    let mut rounded = exact.round_dp_with_strategy(decimals.unwrap_or(1), half_up);
    match decimals {
        Some(decimals) => rounded.rescale(decimals),
        None => rounded = rounded.normalize(),
    }
    Some(rounded)
}
