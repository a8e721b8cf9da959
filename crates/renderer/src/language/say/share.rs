//! Shares and multiples in words, and whether they hold.

use aggregation::figure::{Quantity, Value};
use rust_decimal::{Decimal, RoundingStrategy};

use super::{ClaimFault, Position, Saying, unfit};
use crate::language::Shape;
use crate::language::claim::within;
use crate::language::form::{Grown, Half, NounForm, Numerals};
use crate::language::names::Gender;

impl Saying<'_> {
    /// The share in per cent: as shown where the figure is one, else the exact one.
    pub(super) fn share(&self) -> Result<Decimal, ClaimFault> {
        if self.slot.quantity == Quantity::Percent {
            return self.number();
        }
        if self.slot.quantity == Quantity::Ratio {
            let share = self.number()?.checked_mul(Decimal::ONE_HUNDRED);
            return share.ok_or_else(|| unfit("the figure is out of range"));
        }
        let (over, under) = (self.slot.numerator, self.slot.denominator);
        let share = over
            .zip(under)
            .and_then(|(over, under)| over.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(under));
        share.ok_or_else(|| unfit("the figure is no share of anything"))
    }

    /// Whether the share is said by `part` per cent: by the hedge, or else to the decimals shown.
    fn is_share(&self, share: Decimal, part: Decimal) -> bool {
        match self.forms.hedge {
            Some(hedged) => hedged.hedge.holds(share, part, self.voice.claims),
            None => self.rounded(share) == self.rounded(part),
        }
    }

    fn rounded(&self, share: Decimal) -> Decimal {
        let decimals = if self.slot.quantity == Quantity::Percent { self.slot.decimals } else { 0 };
        share.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero)
    }

    /// `a third`: the one given, or the nearest that holds.
    pub(super) fn fraction(&self, given: Option<(u32, u32)>) -> Result<String, ClaimFault> {
        let share = self.share()?;
        let fits = |(name, words): (&String, &'static String)| {
            let (over, under) = name.split_once('/')?;
            let (over, under): (u32, u32) = (over.parse().ok()?, under.parse().ok()?);
            let part = Decimal::from(over * 100).checked_div(Decimal::from(under))?;
            let wanted = given.is_none_or(|given| given == (over, under));
            let distance = share.checked_sub(part)?.abs();
            (wanted && self.is_share(share, part)).then_some((distance, words))
        };
        let nearest = self.language().fractions.iter().filter_map(fits).min();
        match nearest {
            Some((_, words)) => Ok(self.hedge_before(words)),
            None => Err(self.untrue(&self.named("fraction"), Some(share_hint(share)))),
        }
    }

    /// `one in six`: the one given, or the nearest.
    pub(super) fn one_in(&self, given: Option<u32>) -> Result<String, ClaimFault> {
        let share = self.share()?;
        let nearest = || {
            let ratio = Decimal::ONE_HUNDRED.checked_div(share)?;
            u32::try_from(ratio.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero))
                .ok()
        };
        let number = given.or_else(nearest).filter(|number| *number >= 2).map(Decimal::from);
        let part = number.and_then(|number| Decimal::ONE_HUNDRED.checked_div(number));
        let (Some(number), Some(part)) = (number, part) else {
            return Err(self.untrue(&self.named("one in"), Some(share_hint(share))));
        };
        if !self.is_share(share, part) {
            return Err(self.untrue(&self.named("one in"), Some(share_hint(share))));
        }
        self.say_one_in(number)
    }

    fn say_one_in(&self, number: Decimal) -> Result<String, ClaimFault> {
        let language = self.language();
        let phrases = &language.phrases;
        let noun = match self.forms.noun {
            NounForm::With | NounForm::Unit(_) => self.noun()?,
            _ => None,
        };
        let gender = self.gender();
        let spoken = self.spoken(number, Position::After, noun.is_some())?;
        let pattern = match (noun, spoken.in_figures) {
            (None, false) => phrases.one_in.get(gender),
            (None, true) => &phrases.one_in_figures,
            (Some(_), false) => phrases.one_in_noun.get(gender),
            (Some(_), true) => &phrases.one_in_noun_figures,
        };
        let noun_text = |plural: bool| {
            noun.map_or("", |n| if plural { &n.other } else { &n.one }.get(&language.code))
        };
        let parts = [
            ("number", spoken.number.as_str()),
            ("one", noun_text(false)),
            ("other", noun_text(true)),
        ];
        Ok(self.hedge_before(&language.fill(pattern, &parts, spoken.in_figures)))
    }

    /// `most` and `majority`: above a half. `more than half`: up to two thirds; `less than half`: down to a third.
    pub(super) fn half(&self, half: Half) -> Result<String, ClaimFault> {
        let share = self.share()?;
        let phrases = &self.language().phrases;
        let fifty = Decimal::from(50);
        let thrice = share.checked_mul(Decimal::from(3)).unwrap_or(Decimal::MAX);
        let (name, words, holds) = match half {
            Half::Most => ("most", &phrases.most, share > fifty),
            Half::Majority => ("majority", &phrases.majority, share > fifty),
            Half::MoreThan => {
                let holds = share > fifty && thrice <= Decimal::from(200);
                ("more than half", &phrases.more_than_half, holds)
            }
            Half::LessThan => {
                let holds = share < fifty && thrice >= Decimal::ONE_HUNDRED;
                ("less than half", &phrases.less_than_half, holds)
            }
        };
        if holds { Ok(words.clone()) } else { Err(self.untrue(name, Some(share_hint(share)))) }
    }

    /// `all`, `all 150`, `all 150 offices`
    pub(super) fn all(&self) -> Result<String, ClaimFault> {
        let language = self.language();
        let share = self.share()?;
        let whole = match self.slot.numerator.zip(self.slot.denominator) {
            Some((over, under)) => over == under,
            None => share == Decimal::ONE_HUNDRED,
        };
        if !whole {
            return Err(self.untrue("all", Some(share_hint(share))));
        }
        if self.forms.noun == NounForm::Usual {
            return Ok(language.phrases.all.get(self.gender()).to_owned());
        }
        let counted = self.slot.numerator.ok_or_else(|| unfit("the figure has no count"))?;
        let forms = crate::language::Forms { shape: Shape::Count, ..self.forms.clone() };
        let said = Saying { forms: &forms, ..*self }.measured(counted, Position::After)?;
        Ok(language.fill(language.phrases.all_of.get(self.gender()), &[("rest", &said)], false))
    }

    /// `once`, `twice`, `three times`: a whole number, or one that is about so many.
    pub(super) fn times(&self, given: Option<u32>) -> Result<String, ClaimFault> {
        let number = self.quotient().map_or_else(|| self.number(), Ok)?;
        let nearest = || number.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
        let times = given.map_or_else(nearest, Decimal::from);
        let whole = number.normalize().scale() == 0;
        let holds = if whole { number == times } else { self.is_times(number, times) };
        if !holds || times < Decimal::ONE {
            return Err(self.untrue(&self.named("times"), None));
        }
        let phrases = &self.language().phrases;
        if times == Decimal::ONE {
            return Ok(phrases.once.clone());
        }
        if times == Decimal::TWO && self.forms.numerals != Some(Numerals::Figures) {
            return Ok(phrases.twice.clone());
        }
        let spoken = self.spoken_times(times);
        Ok(self.language().fill(&phrases.times, &[("number", &spoken)], false))
    }

    fn spoken_times(&self, times: Decimal) -> String {
        let forms = crate::language::Forms::default();
        let saying = Saying { forms: &forms, ..*self };
        let small = times < Decimal::from(self.language().figures.words_below);
        let in_words = small || self.place.start_of_sentence;
        let words = in_words.then(|| saying.words(times, Gender::Feminine, true)).flatten();
        words.unwrap_or_else(|| self.language().figures(times))
    }

    fn is_times(&self, number: Decimal, times: Decimal) -> bool {
        within(number, times, self.voice.claims.about, self.voice.claims.over)
    }

    /// `doubled`: from 1.9 to 2.2 times what it was, by the bounds of `about` below and of `over` above.
    pub(super) fn grown(&self, grown: Grown) -> Result<String, ClaimFault> {
        let (now, before) = self.growth()?;
        let phrases = &self.language().phrases;
        let (name, words, holds) = match grown {
            Grown::Doubled => ("doubled", &phrases.doubled, self.is_product(now, before, 2)),
            Grown::Tripled => ("tripled", &phrases.tripled, self.is_product(now, before, 3)),
            Grown::Halved => {
                let twice = now.checked_mul(Decimal::TWO);
                let holds = twice.is_some_and(|twice| self.is_product(twice, before, 1));
                ("halved", &phrases.halved, holds)
            }
        };
        if holds {
            return Ok(words.clone());
        }
        let hint = format!("it was {}, and is {}", before.normalize(), now.normalize());
        Err(self.untrue(name, Some(hint)))
    }

    fn is_product(&self, now: Decimal, before: Decimal, times: u32) -> bool {
        let product = before.checked_mul(times.into());
        before > Decimal::ZERO && product.is_some_and(|product| self.is_times(now, product))
    }

    /// What it is, and what it was: both counts, or the quotient and one, or the growth on a hundred.
    fn growth(&self) -> Result<(Decimal, Decimal), ClaimFault> {
        let now = self.number()?;
        match self.slot.quantity {
            Quantity::Ratio => Ok((self.quotient().unwrap_or(now), Decimal::ONE)),
            Quantity::Growth => {
                let sum = now.checked_add(Decimal::ONE_HUNDRED);
                Ok((sum.ok_or_else(|| unfit("out of range"))?, Decimal::ONE_HUNDRED))
            }
            _ => {
                let before = self.slot.previous.and_then(Value::number);
                before.map(|before| (now, before)).ok_or_else(|| ClaimFault {
                    code: "no-value",
                    message: "the last cycle has no number of it".to_owned(),
                    hint: None,
                })
            }
        }
    }

    fn hedge_before(&self, said: &str) -> String {
        match self.forms.hedge {
            Some(hedged) if !self.forms.bare => self.with_hedge(hedged.hedge, said),
            _ => said.to_owned(),
        }
    }

    fn named(&self, shape: &str) -> String {
        match self.forms.hedge {
            Some(hedged) => format!("{}, {shape}", hedged.hedge.name()),
            None => shape.to_owned(),
        }
    }
}

fn share_hint(share: Decimal) -> String {
    let shown = share.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
    format!("the share is {} per cent", shown.normalize())
}
