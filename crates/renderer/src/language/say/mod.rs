//! A figure in words of its place.

mod amount;
mod claimed;
mod listed;
mod noun;
mod share;
mod spoken;

use aggregation::figure::{Cell, Figure, NamesAre, Quantity, Value};
use questionnaire::cycle::Claims;
use rust_decimal::Decimal;

use super::dates::DateParts;
use super::form::Numerals;
use super::{Forms, Language, Names, Shape};

/// Who speaks: a language, the names of things, and the bounds of claims.
#[derive(Clone, Copy)]
pub struct Voice<'a> {
    /// Language.
    pub language: &'static Language,
    /// Names of countries, offices and units.
    pub names: &'a Names,
    /// Bounds of claims.
    pub claims: Claims,
}

/// What a slot says something about: a figure, or a cell of one.
#[derive(Clone, Copy, Debug)]
pub struct SlotValue<'a> {
    /// What is shown.
    pub value: &'a Value,
    /// Last cycle's value.
    pub previous: Option<&'a Value>,
    /// What kind of number it is.
    pub quantity: Quantity,
    /// Decimals shown.
    pub decimals: u32,
    /// A unit of `units.csv`.
    pub unit: Option<&'a str>,
    /// Above the line.
    pub numerator: Option<Decimal>,
    /// Below the line.
    pub denominator: Option<Decimal>,
    /// What is listed, in order.
    pub names: &'a [String],
    /// What the names are.
    pub names_are: NamesAre,
    /// The breakdown: labels of choices, and ranks.
    pub cells: &'a [Cell],
}

impl<'a> From<&'a Figure> for SlotValue<'a> {
    fn from(figure: &'a Figure) -> Self {
        Self {
            value: &figure.value,
            previous: figure.previous.as_ref(),
            quantity: figure.quantity,
            decimals: figure.decimals,
            unit: figure.unit.as_deref(),
            numerator: figure.numerator,
            denominator: figure.denominator,
            names: &figure.names,
            names_are: figure.names_are,
            cells: &figure.cells,
        }
    }
}

impl<'a> SlotValue<'a> {
    /// One cell of a figure.
    pub fn cell(figure: &'a Figure, cell: &'a Cell) -> Self {
        Self {
            value: &cell.value,
            previous: None,
            numerator: cell.numerator,
            denominator: cell.denominator,
            names: &[],
            cells: &[],
            ..Self::from(figure)
        }
    }
}

/// Where a slot stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Place {
    /// The slot opens a sentence.
    pub start_of_sentence: bool,
    /// In what kind of text.
    pub context: Context,
    /// It belongs to a series whose highest number stands in figures, so that all do.
    pub series: bool,
}

/// Kinds of text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Context {
    /// Running text.
    #[default]
    Prose,
    /// A cell of a table, the end of a bar.
    Table,
    /// Title or note of a chart or table.
    Caption,
    /// Heading.
    Heading,
}

/// What is said.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Said {
    /// The words, with non-breaking spaces (U+00A0) where a line may not end.
    pub text: String,
}

/// Why a slot cannot be said: a false claim, or a form that does not fit the figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClaimFault {
    /// `false-claim`, `unknown-form`, `unfit-form`, `no-value`, `unknown-unit`, `unknown-name`, `cannot-open-sentence`.
    pub code: &'static str,
    /// What is wrong, with the number as it is.
    pub message: String,
    /// What would hold.
    pub hint: Option<String>,
}

impl Voice<'_> {
    /// Says a figure as its place and its forms ask.
    pub fn say(
        &self,
        value: &SlotValue<'_>,
        forms: &Forms,
        place: Place,
    ) -> Result<Said, ClaimFault> {
        let saying = Saying { voice: *self, slot: value, forms, place, position: Position::First };
        let text = saying.text()?;
        if !place.start_of_sentence {
            return Ok(Said { text });
        }
        let chosen = forms.numerals == Some(Numerals::Figures);
        if place.context == Context::Prose && !chosen && text.starts_with(char::is_numeric) {
            return Err(cannot_open(&text));
        }
        Ok(Said { text: capitalized(&text) })
    }

    /// The label of a choice: in running text it begins small, unless it is a name, an acronym or a code.
    pub fn label(&self, label: &str, context: Context) -> String {
        let first = label.split_whitespace().next().unwrap_or_default();
        let is_code = first.chars().nth(1).is_some_and(char::is_uppercase)
            || first.contains(|c: char| c.is_ascii_digit());
        if context == Context::Table || is_code || self.names.is_proper(&self.language.code, label)
        {
            return label.to_owned();
        }
        let mut letters = label.chars();
        letters.next().into_iter().flat_map(char::to_lowercase).chain(letters).collect()
    }

    /// The count that a slot says in words or figures by the rule of its place: what the caller gathers to find a
    /// series. None where the form or the kind of figure settles it (percentages, money, dates, names, shares).
    pub fn count(&self, value: &SlotValue<'_>, forms: &Forms) -> Option<Decimal> {
        let place = Place::default();
        Saying { voice: *self, slot: value, forms, place, position: Position::First }.count()
    }

    /// Whether the highest of these counts of one sentence puts all of them in figures.
    pub fn is_series(&self, counts: &[Decimal]) -> bool {
        let threshold = Decimal::from(self.language.figures.words_below);
        counts.len() > 1 && counts.iter().any(|number| *number >= threshold)
    }
}

/// One slot being said.
#[derive(Clone, Copy)]
struct Saying<'a> {
    voice: Voice<'a>,
    slot: &'a SlotValue<'a>,
    forms: &'a Forms,
    place: Place,
    /// Where its own words leave the number.
    position: Position,
}

/// Where a number stands within the slot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Position {
    /// First.
    First,
    /// After the slot's own words.
    After,
}

impl Saying<'_> {
    fn language(&self) -> &'static Language {
        self.voice.language
    }

    fn text(&self) -> Result<String, ClaimFault> {
        match &self.forms.shape {
            Shape::Number | Shape::Million(_) | Shape::Percent | Shape::Count => self.quantity(),
            Shape::OutOf => self.out_of(),
            Shape::All => self.all(),
            Shape::Fraction(given) => self.fraction(*given),
            Shape::OneIn(given) => self.one_in(*given),
            Shape::Half(half) => self.half(*half),
            Shape::Times(given) => self.times(*given),
            Shape::Grown(grown) => self.grown(*grown),
            Shape::Ordinal => self.ordinal(),
            Shape::Year => self.date(DateParts::Year),
            Shape::Month => self.date(DateParts::Month),
            Shape::Day => self.date(DateParts::Day),
            Shape::Names(first) => self.names(*first),
            Shape::List => self.list(),
            Shape::MostCommon(given) => self.superlative(*given, false),
            Shape::Largest(given) => self.superlative(*given, true),
            Shape::Agree(one, other) => self.agree(one, other),
        }
    }

    /// The value that is said: this cycle's or the last one's.
    fn value(&self) -> Result<&Value, ClaimFault> {
        let value = if self.forms.previous { self.slot.previous } else { Some(self.slot.value) };
        let message = if self.forms.previous {
            "the last cycle has no value of it"
        } else {
            "it has no value: nothing was there to compute it from"
        };
        value.filter(|value| **value != Value::Missing).ok_or_else(|| ClaimFault {
            code: "no-value",
            message: message.to_owned(),
            hint: None,
        })
    }

    fn number(&self) -> Result<Decimal, ClaimFault> {
        let value = self.value()?;
        value.number().ok_or_else(|| unfit("the figure is no number"))
    }

    fn date(&self, parts: DateParts) -> Result<String, ClaimFault> {
        let iso = match self.value()? {
            Value::Date(iso) => iso.clone(),
            value => value.number().map(|year| year.to_string()).unwrap_or_default(),
        };
        let said = self.language().date(&iso, parts);
        said.ok_or_else(|| unfit(format!("`{iso}` has no such part of a date")))
    }
}

/// What a table has for none.
const NONE: &str = "–";

fn unfit(why: impl Into<String>) -> ClaimFault {
    ClaimFault { code: "unfit-form", message: why.into(), hint: None }
}

fn cannot_open(text: &str) -> ClaimFault {
    ClaimFault {
        code: "cannot-open-sentence",
        message: format!("a sentence cannot begin with `{text}`"),
        hint: Some("let another word open the sentence".to_owned()),
    }
}

fn capitalized(text: &str) -> String {
    let mut chars = text.chars();
    match chars.next() {
        Some(first) => first.to_uppercase().chain(chars).collect(),
        None => String::new(),
    }
}
