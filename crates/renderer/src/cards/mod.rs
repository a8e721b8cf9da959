//! Cards: what the annex says of each figure that the document uses.

mod describe;
mod rule;
mod shares;

use std::collections::BTreeMap;

use aggregation::figure::{Definition, Figure, Quantity, Value};
use questionnaire::response::Response;

use crate::build::Inputs;
use crate::document::{Card, Document};
use crate::language::{Context, Forms, Place, SlotValue, Voice};
use crate::source::source;
use crate::usage::used_in;
use crate::words::Words;
use describe::Describe;

pub(crate) use rule::operands;

/// Most cells that a card repeats.
const LONGEST_BREAKDOWN: usize = 24;

/// A card for each figure that a document uses.
pub(crate) fn cards(
    document: &Document,
    inputs: &Inputs<'_>,
    voice: &Voice<'_>,
) -> BTreeMap<String, Card> {
    let language = document.cover.language.as_str();
    let words = Words::of(language);
    let describe = Describe {
        words,
        language,
        questionnaire: inputs.questionnaire,
        figures: inputs.figures,
        names: inputs.names,
    };
    let responses = inputs.responding().map(|r| (r.office.as_str(), r)).collect();
    let writer = Writer { inputs, voice, language, words, describe, responses };
    let used = used_in(document).into_iter();
    used.filter_map(|(name, used)| {
        let figure = inputs.figures.figures.get(&name)?;
        Some((name, writer.card(figure, used)))
    })
    .collect()
}

struct Writer<'a> {
    inputs: &'a Inputs<'a>,
    voice: &'a Voice<'a>,
    language: &'a str,
    words: Words,
    describe: Describe<'a>,
    responses: BTreeMap<&'a str, &'a Response>,
}

impl Writer<'_> {
    fn card(&self, figure: &Figure, used: Vec<(String, String)>) -> Card {
        Card {
            name: figure.name.clone(),
            value: self.shown(&SlotValue::from(figure)),
            of: self.out_of(figure),
            label: figure.label.get(self.language).to_owned(),
            rule: self.describe.rule(figure),
            definition: as_written(&figure.definition),
            shares: self.shares(figure),
            cells: self.cells(figure),
            counted: self.counted(figure),
            previous: self.previous(figure),
            used,
            source: source(figure, self.inputs, self.words),
            verify: format!("rapporteur explain {} {}", self.inputs.cycle_name, figure.name),
        }
    }

    /// A value as a table shows it.
    fn shown(&self, value: &SlotValue<'_>) -> String {
        let place = Place { context: Context::Table, ..Place::default() };
        let said = self.voice.say(value, &Forms::default(), place);
        said.map_or_else(|_| self.words.get("none").to_owned(), |said| said.text)
    }

    fn number(&self, n: rust_decimal::Decimal) -> String {
        let value = match i128::try_from(n) {
            Ok(whole) if n.fract().is_zero() => Value::Integer(whole),
            _ => Value::Decimal(n),
        };
        let value = SlotValue {
            value: &value,
            previous: None,
            quantity: Quantity::Count,
            decimals: n.normalize().scale(),
            unit: None,
            numerator: None,
            denominator: None,
            names: &[],
            names_are: aggregation::figure::NamesAre::Texts,
            cells: &[],
        };
        self.shown(&value)
    }

    /// What stands beside the value: `of 150 offices`, `73 of 150 offices`, or the unit.
    fn out_of(&self, figure: &Figure) -> String {
        let share = figure.quantity == Quantity::Percent;
        let Some(whole) = figure.denominator.map(|whole| self.number(whole)) else {
            return self.unit(figure);
        };
        let part = figure.numerator.map(|part| self.number(part)).unwrap_or_default();
        let values = [("a", part.as_str()), ("n", whole.as_str())];
        match (figure.definition.measure.as_str(), share) {
            ("offices", true) => self.words.fill("share_of_offices", &values),
            ("offices", false) => self.words.fill("of_offices", &values[1..]),
            ("countries", false) => self.words.fill("of_countries", &values[1..]),
            (_, true) => self.words.fill("share_of", &values),
            (_, false) => self.unit(figure),
        }
    }

    fn unit(&self, figure: &Figure) -> String {
        let noun = figure.unit.as_deref().and_then(|unit| self.inputs.names.units.get(unit));
        let one = matches!(figure.value, Value::Integer(1));
        noun.map_or("", |noun| {
            if one { noun.one.get(self.language) } else { noun.other.get(self.language) }
        })
        .to_owned()
    }

    /// The breakdown, unless it is so long that the table that shows it is the place to read it.
    fn cells(&self, figure: &Figure) -> Vec<(String, String)> {
        if figure.cells.len() > LONGEST_BREAKDOWN {
            return Vec::new();
        }
        let cells = figure.cells.iter().map(|cell| {
            (cell.label.get(self.language).to_owned(), self.shown(&SlotValue::cell(figure, cell)))
        });
        cells.collect()
    }

    /// Names of what was counted, unless they may not be published.
    fn counted(&self, figure: &Figure) -> Vec<String> {
        if figure.confidential {
            return Vec::new();
        }
        if figure.definition.measure == "countries" {
            return figure.countries.iter().map(|code| self.country(code)).collect();
        }
        figure.counted.iter().map(|code| self.office(code)).collect()
    }

    fn country(&self, code: &str) -> String {
        let country = self.inputs.names.countries.get(code);
        country.map_or(code, |country| country.name.get(self.language)).to_owned()
    }

    fn office(&self, code: &str) -> String {
        let office = self.inputs.roster.office(code);
        office.map_or(code, |office| office.name.get(self.language)).to_owned()
    }

    fn previous(&self, figure: &Figure) -> String {
        match &figure.previous {
            None | Some(Value::Missing) => String::new(),
            Some(value) => self.shown(&SlotValue { value, ..SlotValue::from(figure) }),
        }
    }
}

/// The parts of a definition that are there, by the names of their columns.
fn as_written(definition: &Definition) -> Vec<(String, String)> {
    let parts = [
        ("measure", &definition.measure),
        ("value", &definition.value),
        ("where", &definition.condition),
        ("base", &definition.base),
        ("of", &definition.of),
        ("by", &definition.by),
    ];
    let there = parts.into_iter().filter(|(_, text)| !text.is_empty());
    there.map(|(name, text)| (name.to_owned(), text.clone())).collect()
}
