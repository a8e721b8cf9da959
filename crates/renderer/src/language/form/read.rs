//! Reading the forms of a slot.

use std::str::FromStr;

use questionnaire::diagnostic::did_you_mean;
use rust_decimal::Decimal;

use super::{Direction, Forms, Grown, Half, Hedge, Hedged, NounForm, Numerals, Shape};
use crate::language::say::ClaimFault;

const HEDGES: [(&str, Hedge); 14] = [
    ("over", Hedge::Over),
    ("more than", Hedge::MoreThan),
    ("at least", Hedge::AtLeast),
    ("nearly", Hedge::Nearly),
    ("almost", Hedge::Almost),
    ("close to", Hedge::CloseTo),
    ("less than", Hedge::LessThan),
    ("under", Hedge::Under),
    ("up to", Hedge::UpTo),
    ("about", Hedge::About),
    ("around", Hedge::Around),
    ("approximately", Hedge::Approximately),
    ("roughly", Hedge::Roughly),
    ("some", Hedge::Some),
];

impl Hedge {
    /// How the form is written.
    pub(in crate::language) fn name(self) -> &'static str {
        HEDGES.iter().find(|(_, hedge)| *hedge == self).map_or("", |(name, _)| name)
    }
}

static SHAPES: [(&str, Shape); 27] = [
    ("million", Shape::Million(None)),
    ("percent", Shape::Percent),
    ("count", Shape::Count),
    ("out of", Shape::OutOf),
    ("all", Shape::All),
    ("fraction", Shape::Fraction(None)),
    ("one in", Shape::OneIn(None)),
    ("most", Shape::Half(Half::Most)),
    ("majority", Shape::Half(Half::Majority)),
    ("more than half", Shape::Half(Half::MoreThan)),
    ("less than half", Shape::Half(Half::LessThan)),
    ("times", Shape::Times(None)),
    ("once", Shape::Times(Some(1))),
    ("twice", Shape::Times(Some(2))),
    ("doubled", Shape::Grown(Grown::Doubled)),
    ("tripled", Shape::Grown(Grown::Tripled)),
    ("halved", Shape::Grown(Grown::Halved)),
    ("ordinal", Shape::Ordinal),
    ("date", Shape::Number),
    ("year", Shape::Year),
    ("month", Shape::Month),
    ("day", Shape::Day),
    ("names", Shape::Names(None)),
    ("list", Shape::List),
    ("most common", Shape::MostCommon(None)),
    ("largest", Shape::Largest(None)),
    ("agree", Shape::Agree(String::new(), String::new())),
];

const DIRECTIONS: [(&str, Direction); 3] = [
    ("increase", Direction::Increase),
    ("decrease", Direction::Decrease),
    ("change", Direction::Either),
];

const OTHERS: [&str; 8] =
    ["number", "noun", "unit", "adjective", "words", "figures", "previous", "bare"];

impl Forms {
    /// Reads what stands after the bar of a slot, forms parted by commas. An empty text is the default.
    pub fn parse(text: &str) -> Result<Self, ClaimFault> {
        let mut reader = Reader::default();
        if !text.trim().is_empty() {
            text.split(',').try_for_each(|form| reader.read(form.trim()))?;
        }
        Ok(reader.forms)
    }
}

/// Forms so far, with which of their parts are taken.
#[derive(Default)]
struct Reader {
    forms: Forms,
    shape: Option<String>,
    noun: Option<String>,
}

impl Reader {
    fn read(&mut self, form: &str) -> Result<(), ClaimFault> {
        let (name, argument) = split(form)?;
        if let Some((_, hedge)) = HEDGES.iter().find(|(known, _)| *known == name) {
            let number = if argument.is_empty() { None } else { Some(number(form, argument)?) };
            let hedged = Hedged { hedge: *hedge, number };
            return once(self.forms.hedge.replace(hedged).is_none(), form);
        }
        if let Some((_, shape)) = SHAPES.iter().find(|(known, _)| *known == name) {
            self.forms.shape = with_argument(shape.clone(), form, argument)?;
            return once(self.shape.replace(form.to_owned()).is_none(), form);
        }
        if name != "unit" && !argument.is_empty() {
            return Err(misread(form, format!("`{name}` takes nothing after it")));
        }
        if let Some((_, direction)) = DIRECTIONS.iter().find(|(known, _)| *known == name) {
            return once(self.forms.direction.replace(*direction).is_none(), form);
        }
        self.other(name, argument, form)
    }

    fn other(&mut self, name: &str, argument: &str, form: &str) -> Result<(), ClaimFault> {
        let mut numerals = |new| once(self.forms.numerals.replace(new).is_none(), form);
        let noun = match name {
            "words" => return numerals(Numerals::Words),
            "figures" => return numerals(Numerals::Figures),
            "previous" => return once(!std::mem::replace(&mut self.forms.previous, true), form),
            "bare" => return once(!std::mem::replace(&mut self.forms.bare, true), form),
            "number" => NounForm::Without,
            "noun" => NounForm::With,
            "adjective" => NounForm::Adjective,
            _ if argument.is_empty() => {
                return Err(misread(form, "`unit` needs the name of a unit".to_owned()));
            }
            _ => NounForm::Unit(argument.to_owned()),
        };
        self.forms.noun = noun;
        once(self.noun.replace(form.to_owned()).is_none(), form)
    }
}

/// The longest known name that a form begins with, and what follows it.
fn split(form: &str) -> Result<(&'static str, &str), ClaimFault> {
    let fits = |name: &&'static str| {
        form.strip_prefix(*name).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
    };
    match names().filter(fits).max_by_key(|name| name.len()) {
        Some(name) => Ok((name, form[name.len()..].trim())),
        None if form.starts_with(|c: char| c.is_ascii_digit()) => Err(ClaimFault {
            code: "unknown-form",
            message: format!("`{form}` is not a form"),
            hint: Some("a comma parts forms: write `over 3500`, not `over 3,500`".to_owned()),
        }),
        None => Err(ClaimFault {
            code: "unknown-form",
            message: format!("`{form}` is not a form"),
            hint: did_you_mean(form, names().collect::<Vec<_>>()),
        }),
    }
}

fn names() -> impl Iterator<Item = &'static str> {
    let hedges = HEDGES.iter().map(|(name, _)| *name);
    let shapes = SHAPES.iter().map(|(name, _)| *name);
    hedges.chain(shapes).chain(DIRECTIONS.iter().map(|(name, _)| *name)).chain(OTHERS)
}

fn with_argument(shape: Shape, form: &str, argument: &str) -> Result<Shape, ClaimFault> {
    if let Shape::Agree(..) = shape {
        let (one, other) = argument.split_once('/').ok_or_else(|| {
            misread(form, "write the singular and the plural: `agree reports/report`".to_owned())
        })?;
        return Ok(Shape::Agree(one.trim().to_owned(), other.trim().to_owned()));
    }
    if argument.is_empty() {
        return Ok(shape);
    }
    if let Shape::Fraction(_) = shape {
        let parts = argument.split_once('/');
        let parts = parts.and_then(|(a, b)| Some((a.parse().ok()?, b.parse().ok()?)));
        let hint = || misread(form, "write the fraction as `1/3`".to_owned());
        return Ok(Shape::Fraction(Some(parts.ok_or_else(hint)?)));
    }
    let given = argument.parse().ok().filter(|number: &u32| (1..=1_000_000).contains(number));
    let whole = given.ok_or_else(|| misread(form, format!("`{argument}` is no whole number")));
    Ok(match shape {
        Shape::Million(_) if argument == "0" => Shape::Million(Some(0)),
        Shape::Million(_) => Shape::Million(Some(whole?.min(6))),
        Shape::OneIn(_) => Shape::OneIn(Some(whole?)),
        Shape::Times(None) => Shape::Times(Some(whole?)),
        Shape::Names(_) => Shape::Names(Some(whole?)),
        Shape::MostCommon(_) => Shape::MostCommon(Some(whole?)),
        Shape::Largest(_) => Shape::Largest(Some(whole?)),
        _ => return Err(misread(form, "it takes nothing after it".to_owned())),
    })
}

/// `3500`, `4.5`, `28.9 million`
fn number(form: &str, argument: &str) -> Result<Decimal, ClaimFault> {
    let (digits, factor) = match argument.strip_suffix("million") {
        Some(digits) => (digits.trim_end(), Decimal::from(1_000_000)),
        None => (argument, Decimal::ONE),
    };
    let plain = digits.starts_with(|c: char| c.is_ascii_digit())
        && digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    let value = plain.then(|| Decimal::from_str(digits).ok()?.checked_mul(factor)).flatten();
    value.map(|value| value.normalize()).filter(|value| !value.is_zero()).ok_or_else(|| {
        misread(form, "write the number as `3500`, `4.5` or `28.9 million`".to_owned())
    })
}

fn once(is_first: bool, form: &str) -> Result<(), ClaimFault> {
    if is_first {
        return Ok(());
    }
    Err(misread(form, "another form of this slot says the same kind of thing".to_owned()))
}

fn misread(form: &str, hint: String) -> ClaimFault {
    let message = format!("the form `{form}` cannot be read");
    ClaimFault { code: "unknown-form", message, hint: Some(hint) }
}
