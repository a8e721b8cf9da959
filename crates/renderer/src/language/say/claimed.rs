//! Numbers with the words of a claim, which is checked.

use aggregation::figure::{Quantity, Value};
use rust_decimal::Decimal;

use super::{ClaimFault, Context, NONE, Position, Saying};
use crate::language::Forms;
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
        let Some(direction) = self.forms.direction else {
            return self.said(number, !self.forms.bare);
        };
        let (number, pattern) = self.directed(number, direction)?;
        if number.is_zero() {
            return Ok(self.language().phrases.no_change.clone());
        }
        if self.forms.bare {
            return self.said(number, true);
        }
        let forms = Forms { direction: None, ..self.forms.clone() };
        let rest =
            Saying { forms: &forms, position: Position::After, ..*self }.said(number, true)?;
        Ok(self.language().fill(pattern, &[("rest", &rest)], false))
    }

    /// The number, or the number of its hedge, with the hedge's words if they are wanted.
    fn said(&self, number: Decimal, with_words: bool) -> Result<String, ClaimFault> {
        let Some(hedged) = self.forms.hedge else { return self.measured(number, self.position) };
        let chosen = self.hedged(number, hedged.hedge, hedged.number)?;
        if with_words {
            Ok(self.with_hedge(hedged.hedge, &self.measured(chosen, Position::After)?))
        } else {
            self.measured(chosen, self.position)
        }
    }

    /// The number without its sign, and the words of its direction.
    pub(super) fn directed(
        &self,
        number: Decimal,
        direction: Direction,
    ) -> Result<(Decimal, &'static str), ClaimFault> {
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
        Ok((number.abs(), if up { &phrases.increase } else { &phrases.decrease }))
    }

    /// The number that stands after a hedge: the one given, checked, or a round one.
    pub(super) fn hedged(
        &self,
        value: Decimal,
        hedge: Hedge,
        given: Option<Decimal>,
    ) -> Result<Decimal, ClaimFault> {
        let bounds = self.voice.claims;
        let value = self.quotient().unwrap_or(value);
        match given {
            Some(number) if hedge.holds(value, number, bounds) => Ok(number),
            None if let Some(number) = hedge.round(value, self.slot.decimals, bounds) => Ok(number),
            _ => {
                let given = given.map(|number| format!(" {number}")).unwrap_or_default();
                let form = format!("{}{given}", hedge.name());
                Err(self.untrue(&form, self.what_holds(value, hedge)))
            }
        }
    }

    /// The hedges that hold of a value before a round number.
    fn what_holds(&self, value: Decimal, hedge: Hedge) -> Option<String> {
        let mut hints: Vec<String> = Vec::new();
        for other in [hedge, Hedge::Over, Hedge::Nearly, Hedge::About] {
            let round = other.round(value, self.slot.decimals, self.voice.claims);
            let hint = round.map(|number| format!("`{} {number}`", other.name()));
            hints.extend(hint.filter(|hint| !hints.contains(hint)));
        }
        (!hints.is_empty()).then(|| format!("{} holds", hints.join(" or ")))
    }

    /// The exact value of a quotient, which may be shown as a whole number far from it.
    pub(super) fn quotient(&self) -> Option<Decimal> {
        let exact = self.slot.quantity == Quantity::Ratio && !self.forms.previous;
        exact.then(|| self.slot.numerator?.checked_div(self.slot.denominator?)).flatten()
    }

    pub(super) fn with_hedge(&self, hedge: Hedge, said: &str) -> String {
        let words = self.language().hedges.get(&hedge).map_or("", |words| words.get(self.gender()));
        self.language().join(&format!("{words} "), said)
    }

    /// A claim that does not hold.
    pub(super) fn untrue(&self, form: &str, hint: Option<String>) -> ClaimFault {
        let number = match self.quotient() {
            Some(exact) => Ok(exact.round_dp(self.slot.decimals + 2)),
            None => self.number(),
        };
        let shown = number.map_or_else(|_| "no number".to_owned(), |number| number.to_string());
        let unit = match self.slot.quantity {
            Quantity::Percent | Quantity::Growth => " per cent",
            Quantity::Points => " percentage points",
            _ => "",
        };
        let message = format!("`{form}` does not hold: the figure is {shown}{unit}");
        ClaimFault { code: "false-claim", message, hint }
    }
}
