//! Numbers with what they count: nouns, per cent, money, millions.

use aggregation::figure::Quantity;
use rust_decimal::{Decimal, RoundingStrategy};

use super::{ClaimFault, Context, NONE, Position, Saying, cannot_open, unfit};
use crate::language::cardinal::HIGHEST;
use crate::language::form::{NounForm, Numerals};
use crate::language::names::{Gender, Noun, NounKind};
use crate::language::{Agreement, Shape};
use questionnaire::diagnostic::did_you_mean;

/// A number as it is said.
pub(super) struct Spoken {
    pub(super) text: String,
    pub(super) in_figures: bool,
    /// It ends in the word for million.
    in_millions: bool,
}

/// What kind of amount is said.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Kind {
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

    fn kind(&self) -> Kind {
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
            Context::Table => &rules.table,
            _ if opens => &rules.opening,
            _ if position == Position::After => &rules.after_hedge,
            _ => &rules.text,
        };
        let spelled = pattern.contains("{words}") || self.forms.numerals == Some(Numerals::Words);
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
        if self.place.context == Context::Table && !matches!(self.forms.noun, NounForm::With) {
            return Ok(self.in_table(number));
        }
        let wanted = self.wants_noun();
        match noun {
            Some(noun) if noun.kind == NounKind::Currency && self.says_currency() => {
                self.money(number, self.one_of(noun, number))
            }
            Some(noun) if wanted && self.forms.noun == NounForm::Adjective => {
                self.adjective(number, position, noun)
            }
            Some(noun) if wanted => self.with_noun(number, position, noun),
            _ if number.is_zero() && self.slot.quantity == Quantity::Count => {
                Ok(self.language().noun.nobody.get(self.gender()).to_owned())
            }
            _ => Ok(self.spoken(number, position, false)?.text),
        }
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
        if spoken.in_millions {
            let (number, million) = spoken.text.rsplit_once([' ', '\u{A0}']).unwrap_or_default();
            let parts = [("number", number), ("million", million), ("noun", other)];
            return Ok(language.fill(&language.million.counted, &parts, spoken.in_figures));
        }
        let noun = self.one_of(noun, number);
        let parts = [("number", spoken.text.as_str()), ("noun", noun)];
        Ok(language.fill(&language.noun.counted, &parts, spoken.in_figures))
    }

    fn adjective(
        &self,
        number: Decimal,
        position: Position,
        noun: &Noun,
    ) -> Result<String, ClaimFault> {
        let spoken = self.spoken(number, position, true)?;
        let language = self.language();
        let parts = [
            ("number", spoken.text.as_str()),
            ("one", noun.one.get(&language.code)),
            ("noun", self.one_of(noun, number)),
        ];
        Ok(language.fill(&language.noun.adjective, &parts, spoken.in_figures))
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
        let number = saying.spoken(over, Position::First, false)?;
        let base = saying.spoken(under, Position::After, true)?;
        let noun = self.one_of(noun, under);
        let parts = [("number", number.text.as_str()), ("base", &base.text), ("noun", noun)];
        let pattern = language.noun.out_of.get(self.gender());
        Ok(language.fill(pattern, &parts, base.in_figures))
    }

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
            Some(text) => Ok(Spoken { text, in_figures: false, in_millions: false }),
            None if in_words => Err(cannot_open(&self.signed(number))),
            None => Ok(Spoken { text: self.signed(number), in_figures: true, in_millions: false }),
        }
    }

    fn spoken_millions(&self, millions: Decimal, position: Position) -> Result<Spoken, ClaimFault> {
        let word = self.million_word(millions);
        let in_words = self.opens(position) || self.forms.numerals == Some(Numerals::Words);
        if !in_words {
            let text = format!("{}\u{A0}{word}", self.signed(millions));
            return Ok(Spoken { text, in_figures: true, in_millions: true });
        }
        let words = self.words(millions, Gender::Masculine, true);
        let words = words.ok_or_else(|| cannot_open(&self.signed(millions)))?;
        Ok(Spoken { text: format!("{words} {word}"), in_figures: false, in_millions: true })
    }

    fn million_word(&self, millions: Decimal) -> &'static str {
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

    fn is_small(&self, number: Decimal) -> bool {
        let threshold = Decimal::from(self.language().figures.words_below);
        self.place.context != Context::Table
            && !self.place.series
            && number.scale() == 0
            && !number.is_sign_negative()
            && number < threshold
    }

    /// Whether words are wanted because the number opens a sentence.
    fn opens(&self, position: Position) -> bool {
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
    fn signed(&self, number: Decimal) -> String {
        let figures = self.language().figures(number);
        let is_change =
            matches!(self.slot.quantity, Quantity::Change | Quantity::Growth | Quantity::Points);
        let plus = is_change
            && self.place.context == Context::Table
            && self.forms.direction.is_none()
            && number > Decimal::ZERO;
        if plus { format!("+{figures}") } else { figures }
    }

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

    fn one_of<'n>(&self, noun: &'n Noun, number: Decimal) -> &'n str {
        let form = if self.language().is_singular(number) { &noun.one } else { &noun.other };
        form.get(&self.language().code)
    }

    fn wants_noun(&self) -> bool {
        match self.forms.noun {
            NounForm::Without => false,
            NounForm::With | NounForm::Unit(_) | NounForm::Adjective => true,
            NounForm::Usual => self.forms.hedge.is_none() && self.place.context != Context::Table,
        }
    }

    fn says_currency(&self) -> bool {
        self.forms.noun != NounForm::Without
    }
}

fn million() -> Decimal {
    Decimal::from(1_000_000)
}

/// Rounded half up to so many decimals; without a number, to one at most.
fn in_millions(number: Decimal, decimals: Option<u32>) -> Option<Decimal> {
    let exact = number.checked_div(million())?;
    let half_up = RoundingStrategy::MidpointAwayFromZero;
    let mut rounded = exact.round_dp_with_strategy(decimals.unwrap_or(1), half_up);
    match decimals {
        Some(decimals) => rounded.rescale(decimals),
        None => rounded = rounded.normalize(),
    }
    Some(rounded)
}
