//! Numbers with what they count: nouns, per cent, money, millions.

use aggregation::figure::Quantity;
use rust_decimal::{Decimal, RoundingStrategy};

use super::spoken::{in_millions, million};
use super::{ClaimFault, Context, NONE, Position, Saying, cannot_open, unfit};
use crate::language::Shape;
use crate::language::form::{NounForm, Numerals};
use crate::language::names::{Gender, Noun, NounKind};

/// What kind of amount is said.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Counted,
    Percent,
    Points,
}

impl Saying<'_> {
    /// The number that the shape speaks of: the value, the count above the line, or the share.
    pub(super) fn amount(&self) -> Result<Decimal, ClaimFault> {
        match self.forms.shape {
            Shape::Count => {
                self.slot.numerator.ok_or_else(|| unfit("the figure has no count above the line"))
            }
            Shape::Percent if self.kind() != Kind::Percent => {
                let share = self.share()?;
                let half_up = RoundingStrategy::MidpointAwayFromZero;
                Ok(share.round_dp_with_strategy(0, half_up))
            }
            _ => self.number(),
        }
    }

    pub(super) fn kind(&self) -> Kind {
        match (&self.forms.shape, self.slot.quantity) {
            (Shape::Count | Shape::OutOf, _) => Kind::Counted,
            (_, Quantity::Percent | Quantity::Growth) => Kind::Percent,
            (_, Quantity::Points) => Kind::Points,
            _ => Kind::Counted,
        }
    }

    /// A number with its noun, its sign of per cent or its currency.
    pub(super) fn measured(
        &self,
        number: Decimal,
        position: Position,
    ) -> Result<String, ClaimFault> {
        if self.forms.shape == Shape::Percent {
            return self.percentage(number, position);
        }
        match self.kind() {
            Kind::Percent => self.percentage(number, position),
            Kind::Points => self.points(number, position),
            Kind::Counted => self.counted(number, position),
        }
    }

    fn percentage(&self, number: Decimal, position: Position) -> Result<String, ClaimFault> {
        let rules = &self.language().percent;
        let figures = self.signed(number);
        if self.forms.noun == NounForm::Without {
            return Ok(figures);
        }
        let opens = self.opens(position);
        let pattern = match self.place.context {
            Context::Table if !self.in_words() => &rules.table,
            _ if opens => &rules.opening,
            _ if position == Position::After => &rules.after_hedge,
            _ => &rules.text,
        };
        let spelled = pattern.contains("{words}") || self.in_words();
        if !spelled {
            return Ok(self.language().fill(pattern, &[("number", &figures)], true));
        }
        let words = self.words(number, Gender::Masculine, false);
        let words = words.ok_or_else(|| cannot_open(&figures))?;
        let parts = [("words", words.as_str()), ("number", words.as_str())];
        Ok(self.language().fill(pattern, &parts, false))
    }

    fn points(&self, number: Decimal, position: Position) -> Result<String, ClaimFault> {
        let rules = &self.language().percent;
        let bare = self.forms.noun == NounForm::Without;
        if bare || self.place.context == Context::Table {
            return Ok(self.signed(number));
        }
        let singular = self.language().is_singular(number);
        let pattern = if singular { &rules.point } else { &rules.points };
        if self.opens(position) {
            let words = self.words(number, rules.point_gender, true);
            let words = words.ok_or_else(|| cannot_open(&self.signed(number)))?;
            return Ok(self.language().fill(pattern, &[("number", &words)], false));
        }
        Ok(self.language().fill(pattern, &[("number", &self.signed(number))], true))
    }

    fn counted(&self, number: Decimal, position: Position) -> Result<String, ClaimFault> {
        let noun = self.noun()?;
        let is_bare = self.forms.noun != NounForm::With && !self.in_words();
        if self.place.context == Context::Table && is_bare {
            return Ok(self.in_table(number));
        }
        let wanted = self.wants_noun();
        match noun {
            Some(noun)
                if noun.kind == NounKind::Currency && self.forms.noun != NounForm::Without =>
            {
                self.money(number, self.one_of(noun, number))
            }
            Some(noun) if wanted && self.forms.noun == NounForm::Adjective => {
                self.adjective(number, position, noun)
            }
            Some(noun) if wanted => self.with_noun(number, position, noun),
            _ if number.is_zero() && self.slot.quantity == Quantity::Count => {
                Ok(self.language().noun.nobody.get(self.gender()).to_owned())
            }
            _ => Ok(self.spoken(number, position, false)?.text()),
        }
    }

    /// Whether the form asks for words.
    fn in_words(&self) -> bool {
        self.forms.numerals == Some(Numerals::Words)
    }

    fn in_table(&self, number: Decimal) -> String {
        if number.is_zero() && self.slot.quantity == Quantity::Count {
            return NONE.to_owned();
        }
        match self.forms.shape {
            Shape::Million(decimals) => {
                self.language().figures(in_millions(number, decimals).unwrap_or(number))
            }
            _ => self.signed(number),
        }
    }

    fn with_noun(
        &self,
        number: Decimal,
        position: Position,
        noun: &Noun,
    ) -> Result<String, ClaimFault> {
        let language = self.language();
        let (one, other) = (noun.one.get(&language.code), noun.other.get(&language.code));
        if number.is_zero() {
            let pattern = language.noun.none.get(self.gender());
            return Ok(language.fill(pattern, &[("one", one), ("other", other)], false));
        }
        let spoken = self.spoken(number, position, true)?;
        if let Some(million) = spoken.million {
            let parts = [("number", spoken.number.as_str()), ("million", million), ("noun", other)];
            return Ok(language.fill(&language.million.counted, &parts, spoken.in_figures));
        }
        let noun = self.one_of(noun, number);
        let parts = [("number", spoken.number.as_str()), ("noun", noun)];
        Ok(language.fill(&language.noun.counted, &parts, spoken.in_figures))
    }

    fn adjective(
        &self,
        number: Decimal,
        position: Position,
        noun: &Noun,
    ) -> Result<String, ClaimFault> {
        let spoken = self.spoken(number, position, true)?;
        let (language, in_figures) = (self.language(), spoken.in_figures);
        let number_said = spoken.text();
        let parts = [
            ("number", number_said.as_str()),
            ("one", noun.one.get(&language.code)),
            ("noun", self.one_of(noun, number)),
        ];
        Ok(language.fill(&language.noun.adjective, &parts, in_figures))
    }

    fn money(&self, number: Decimal, currency: &str) -> Result<String, ClaimFault> {
        let language = self.language();
        let decimals = match self.forms.shape {
            Shape::Million(decimals) => decimals,
            _ => None,
        };
        let large = number.abs() >= million() || matches!(self.forms.shape, Shape::Million(_));
        if !large {
            let figures = self.signed(number);
            let parts = [("number", figures.as_str()), ("currency", currency)];
            return Ok(language.fill(&language.money.plain, &parts, true));
        }
        let millions = in_millions(number, decimals).ok_or_else(|| unfit("out of range"))?;
        let figures = self.signed(millions);
        let word = self.million_word(millions);
        let parts = [("number", figures.as_str()), ("million", word), ("currency", currency)];
        Ok(language.fill(&language.money.millions, &parts, true))
    }

    /// `110 of the 150 offices`
    pub(super) fn out_of(&self) -> Result<String, ClaimFault> {
        let (Some(over), Some(under)) = (self.slot.numerator, self.slot.denominator) else {
            return Err(unfit("the figure has no count out of another"));
        };
        let noun = self.noun()?.ok_or_else(|| unfit("the figure has no unit"))?;
        let language = self.language();
        let series = self.voice.is_series(&[over, under]) || self.place.series;
        let place = super::Place { series, ..self.place };
        let saying = Saying { place, ..*self };
        let number = saying.spoken(over, Position::First, false)?.text();
        let base = saying.spoken(under, Position::After, true)?;
        let in_figures = base.in_figures;
        let (base, noun) = (base.text(), self.one_of(noun, under));
        let parts = [("number", number.as_str()), ("base", &base), ("noun", noun)];
        let pattern = language.noun.out_of.get(self.gender());
        Ok(language.fill(pattern, &parts, in_figures))
    }

    /// The count that stands in words or figures by the rule of the place.
    pub(super) fn count(&self) -> Option<Decimal> {
        let plain = matches!(self.forms.shape, Shape::Number | Shape::Count);
        let free = self.forms.numerals.is_none() && self.forms.noun != NounForm::Adjective;
        let money = self.noun().ok()?.is_some_and(|noun| noun.kind == NounKind::Currency);
        if !plain || !free || money || self.kind() != Kind::Counted {
            return None;
        }
        let number = self.amount().ok()?.abs();
        match self.forms.hedge {
            Some(hedged) => self.hedged(number, hedged.hedge, hedged.number).ok(),
            None => Some(number).filter(|number| !number.is_zero()),
        }
    }
}
