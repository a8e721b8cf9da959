//! The forms of a slot: `{{ figure | over 3500, noun }}`.

mod read;

use rust_decimal::Decimal;
use serde::Deserialize;

/// What a slot asks for, parsed. The default is what stands without a form.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forms {
    /// What is said.
    pub shape: Shape,
    /// A hedge before it, which is checked.
    pub hedge: Option<Hedged>,
    /// Which way a change goes, which is checked.
    pub direction: Option<Direction>,
    /// Whether the unit's noun follows.
    pub noun: NounForm,
    /// Words or figures against the rule of the place.
    pub numerals: Option<Numerals>,
    /// Last cycle's value is said.
    pub previous: bool,
    /// The words of direction or hedge are checked and left to the writer.
    pub bare: bool,
}

/// A hedge, with its number if the writer gives one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hedged {
    /// Which.
    pub hedge: Hedge,
    /// The number it stands before; without one, a round number is chosen.
    pub number: Option<Decimal>,
}

/// A hedge; each has its words in a language.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Hedge {
    /// `over`
    Over,
    /// `more than`
    MoreThan,
    /// `at least`
    AtLeast,
    /// `nearly`
    Nearly,
    /// `almost`
    Almost,
    /// `close to`
    CloseTo,
    /// `less than`
    LessThan,
    /// `under`
    Under,
    /// `up to`
    UpTo,
    /// `about`
    About,
    /// `around`
    Around,
    /// `approximately`
    Approximately,
    /// `roughly`
    Roughly,
    /// `some`
    Some,
}

/// Which way a change goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// `increase`: above nought.
    Increase,
    /// `decrease`: below nought; said without its sign.
    Decrease,
    /// `change`: whichever it is.
    Either,
}

/// What is said of the figure.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// The number, or the date.
    #[default]
    Number,
    /// In millions, to so many decimals.
    Million(Option<u32>),
    /// The share in per cent.
    Percent,
    /// The count above the line.
    Count,
    /// `110 of the 150 offices`
    OutOf,
    /// `all`: the counted are the base.
    All,
    /// `a third`
    Fraction(Option<(u32, u32)>),
    /// `one in six`
    OneIn(Option<u32>),
    /// `most`, `the majority`, `more than half`, `less than half`
    Half(Half),
    /// `once`, `twice`, `three times`
    Times(Option<u32>),
    /// `doubled`, `tripled`, `halved`
    Grown(Grown),
    /// `seventh`, `11th`
    Ordinal,
    /// `2017`
    Year,
    /// `June`
    Month,
    /// `30 June`
    Day,
    /// The names, joined with their articles; or the first so many of them.
    Names(Option<u32>),
    /// The names as a table has them.
    List,
    /// `the three most common`
    MostCommon(Option<u32>),
    /// `the three largest`
    Largest(Option<u32>),
    /// The first of two texts of the writer's where the number takes the singular, else the second.
    Agree(String, String),
}

/// More or less than half.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// `most`
    Most,
    /// `majority`
    Majority,
    /// `more than half`
    MoreThan,
    /// `less than half`
    LessThan,
}

/// So many times what it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grown {
    /// `doubled`
    Doubled,
    /// `tripled`
    Tripled,
    /// `halved`
    Halved,
}

/// What becomes of the unit's noun.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum NounForm {
    /// As the rest of the forms has it.
    #[default]
    Usual,
    /// `number`
    Without,
    /// `noun`
    With,
    /// `unit NAME`: the noun of another unit.
    Unit(String),
    /// `adjective`: `five-year`
    Adjective,
}

/// How numbers stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Numerals {
    /// `seven`
    Words,
    /// `7`
    Figures,
}

impl Forms {
    /// Whether names are said.
    pub(crate) fn is_list(&self) -> bool {
        matches!(self.shape, Shape::Names(_) | Shape::List)
    }

    /// Whether the words claim something about the number that is checked.
    pub fn is_claim(&self) -> bool {
        let claiming = matches!(
            self.shape,
            Shape::All
                | Shape::Fraction(_)
                | Shape::OneIn(_)
                | Shape::Half(_)
                | Shape::Times(_)
                | Shape::Grown(_)
                | Shape::MostCommon(_)
                | Shape::Largest(_)
        );
        claiming || self.hedge.is_some() || self.direction.is_some()
    }
}
