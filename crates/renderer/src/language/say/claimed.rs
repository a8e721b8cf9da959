//! Numbers with the words of a claim, which is checked.

use aggregation::figure::{Quantity, Value};
use rust_decimal::Decimal;

use super::{ClaimFault, Context, NONE, Position, Saying};
use crate::language::dates::DateParts;
use crate::language::form::{Direction, Hedge};

impl Saying<'_> {
    /// A number with the words of its direction or its hedge.
    pub(super) fn quantity(&self) -> Result<String, ClaimFault> {
        if self.place.context == Context::Table && *self.slot.value == Value::Missing {
            return Ok(NONE.to_owned());
        }
        if let Value::Date(_) = self.value()? {
            return self.date(DateParts::All);
        }
        let number = self.amount()?;
        let (number, pattern) = match self.forms.direction {
            None => (number, None),
            Some(direction) => self.directed(number, direction)?,
        };
        if self.forms.direction.is_some() && number.is_zero() {
            return Ok(self.language().phrases.no_change.clone());
        }
        let bare = self.forms.bare;
        let (outer, inner) = (pattern.filter(|_| !bare), self.forms.hedge);
        let has_words = outer.is_some() || (inner.is_some() && (!bare || pattern.is_some()));
        let position = if has_words { Position::After } else { Position::First };
        let said = match inner {
            None => self.measured(number, position)?,
            Some(hedged) => {
                let chosen = self.hedged(number, hedged.hedge, hedged.number)?;
                let said = self.measured(chosen, position)?;
                if bare && pattern.is_none() { said } else { self.with_hedge(hedged.hedge, &said) }
            }
        };
        Ok(match outer {
            Some(pattern) => self.language().fill(pattern, &[("rest", &said)], false),
            None => said,
        })
    }

    /// The number without its sign, and the words of its direction.
    pub(super) fn directed(
        &self,
        number: Decimal,
        direction: Direction,
    ) -> Result<(Decimal, Option<&'static str>), ClaimFault> {
        let phrases = &self.language().phrases;
        let (name, holds) = match direction {
            Direction::Increase => ("increase", number > Decimal::ZERO),
            Direction::Decrease => ("decrease", number < Decimal::ZERO),
            Direction::Either => ("change", true),
        };
        if !holds {
            let hint =
                if number.is_zero() { "`change`" } else { "`increase`, `decrease`, `change`" };
            return Err(self.untrue(name, Some(format!("{hint} fits the sign"))));
        }
        let up = number > Decimal::ZERO;
        Ok((number.abs(), Some(if up { &phrases.increase } else { &phrases.decrease })))
    }

    /// The number that stands after a hedge: the one given, checked, or a round one.
    pub(super) fn hedged(
        &self,
        value: Decimal,
        hedge: Hedge,
        given: Option<Decimal>,
    ) -> Result<Decimal, ClaimFault> {
        let bounds = self.voice.claims;
        let decimals = self.slot.decimals;
        match given {
            Some(number) if hedge.holds(value, number, bounds) => Ok(number),
            None if let Some(number) = hedge.round(value, decimals, bounds) => Ok(number),
            _ => {
                let others = [hedge, Hedge::Over, Hedge::Nearly, Hedge::About];
                let mut hints: Vec<String> = Vec::new();
                for other in others {
                    let round = other.round(value, decimals, bounds);
                    let hint = round.map(|number| format!("`{} {number}`", other.name()));
                    hints.extend(hint.filter(|hint| !hints.contains(hint)));
                }
                let hint = (!hints.is_empty()).then(|| format!("{} holds", hints.join(" or ")));
                let given = given.map(|number| format!(" {number}")).unwrap_or_default();
                Err(self.untrue(&format!("{}{given}", hedge.name()), hint))
            }
        }
    }

    pub(super) fn with_hedge(&self, hedge: Hedge, said: &str) -> String {
        let words = self.language().hedges.get(&hedge).map_or("", |words| words.get(self.gender()));
        self.language().join(&format!("{words} "), said)
    }

    /// A claim that does not hold.
    pub(super) fn untrue(&self, form: &str, hint: Option<String>) -> ClaimFault {
        let shown = self.number().map_or_else(|_| "no number".to_owned(), |n| n.to_string());
        let unit = match self.slot.quantity {
            Quantity::Percent | Quantity::Growth => " per cent",
            Quantity::Points => " percentage points",
            _ => "",
        };
        let message = format!("`{form}` does not hold: the figure is {shown}{unit}");
        ClaimFault { code: "false-claim", message, hint }
    }
}
