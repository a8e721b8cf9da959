//! The forms of a slot: `{{ figure | over 3500, noun }}`.

use rust_decimal::Decimal;
use serde::Deserialize;

use super::say::ClaimFault;

/// What a slot asks for, parsed. The default is what stands without a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// What the words claim about the number, which is checked.
    pub claim: Option<Claim>,
    /// What is said.
    pub shape: Shape,
    /// Whether the unit's noun follows.
    pub noun: NounForm,
    /// Words or figures against the rule of the place.
    pub numerals: Option<Numerals>,
    /// Last cycle's value is said.
    pub previous: bool,
    /// The claim is checked and its word left to the writer.
    pub bare: bool,
}

/// A claim, with its number if the writer gives one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Claim {
    /// `over 3500`, `nearly`.
    Hedge { hedge: Hedge, number: Option<Decimal> },
    /// `increase`: above nought.
    Increase,
    /// `decrease`: below nought; said without its sign.
    Decrease,
    /// `change`: an increase or a decrease, whichever it is.
    Change,
    /// `all`: the counted are the base.
    All,
}

/// A hedge; each is a word of the language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    Over,
    MoreThan,
    AtLeast,
    Nearly,
    Almost,
    CloseTo,
    LessThan,
    Under,
    UpTo,
    About,
    Around,
    Approximately,
    Roughly,
    Some,
}

/// What is said of the figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// The number.
    #[default]
    Number,
    /// In millions, to so many decimals.
    Million(Option<u32>),
    /// The share in per cent.
    Percent,
    /// The count above the line.
    Count,
    /// `110 of 150 offices`.
    OutOf,
    /// `a third`.
    Fraction(Option<(u32, u32)>),
    /// `one in six`.
    OneIn(Option<u32>),
    /// `most`, `the majority`, `more than half`, `less than half`.
    Half(Many),
    /// `once`, `twice`, `three times`.
    Times(Option<u32>),
    /// `doubled`, `tripled`, `halved`.
    Doubled,
    /// `tripled`.
    Tripled,
    /// `halved`.
    Halved,
    /// `seventh`, `11th`.
    Ordinal,
    /// `2017`.
    Year,
    /// `June`.
    Month,
    /// `30 June`.
    Day,
    /// The names, joined with their articles; the first so many.
    Names(Option<usize>),
    /// The names, separated by commas.
    List,
    /// `the three most common`.
    MostCommon(Option<u32>),
    /// `the three largest`.
    Largest(Option<u32>),
    /// One of two words of the writer's, by number: `reports/report`.
    Agree { one: String, other: String },
}

/// Ways to say more or less than half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Many {
    Most,
    Majority,
    MoreThanHalf,
    LessThanHalf,
}

/// What becomes of the unit's noun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NounForm {
    /// As the form has it.
    #[default]
    Usual,
    /// `number`.
    Without,
    /// `noun`.
    With,
    /// `unit NAME`: the noun of another unit.
    Unit(String),
    /// `adjective`: `five-year`.
    Adjective,
}

/// How digits stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numerals {
    /// `seven`
    Words,
    /// `7`
    Figures,
}

impl Forms {
    /// Reads what stands after the bar of a slot. An empty text is the default.
    pub fn parse(_text: &str) -> Result<Self, ClaimFault> {
        Ok(Self::default())
    }
}
