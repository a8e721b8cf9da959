//! `figures.json`: one figure a line, in the order of names.

use questionnaire::translated::Translated;
use rust_decimal::Decimal;
use serde::ser::SerializeStruct as _;
use serde::{Serialize, Serializer};

use super::Audience;
use super::withheld::Withheld;
use crate::figure::{Cell, Definition, Figure, Figures, NamesAre, Quantity, Value};

/// The figures as JSON. Whole numbers are JSON integers; decimals, dates and names are strings; a value that there is
/// nothing to compute from is `null`. The same figures give the same bytes.
pub fn json(figures: &Figures, audience: Audience) -> String {
    let snapshot = line(&figures.snapshot);
    let lines: Vec<String> =
        figures.figures.values().map(|figure| line(&Shown { figure, audience })).collect();
    format!("{{\"snapshot\": {snapshot}, \"figures\": [\n{}\n]}}\n", lines.join(",\n"))
}

fn line(value: &impl Serialize) -> String {
    // Strings, numbers, lists and structs with fixed keys always have a JSON form.
    serde_json::to_string(value).unwrap_or_default()
}

struct Shown<'a> {
    figure: &'a Figure,
    audience: Audience,
}

impl Serialize for Shown<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let figure = self.figure;
        let withheld = Withheld::of(figure, self.audience);
        let hidden = self.audience.hides(figure) || withheld.figure;
        let mut fields = serializer.serialize_struct("Figure", 18)?;
        fields.serialize_field("name", &figure.name)?;
        fields.serialize_field("unit", &figure.unit)?;
        if withheld.figure {
            fields.serialize_field("withheld", &true)?;
        } else {
            fields.serialize_field("value", &Number(&figure.value))?;
            fields.serialize_field("numerator", &figure.numerator.map(Exact))?;
        }
        fields.serialize_field("denominator", &figure.denominator.map(Exact))?;
        fields.serialize_field("previous", &figure.previous.as_ref().map(Number))?;
        if !hidden {
            fields.serialize_field("counted", &figure.counted)?;
        }
        fields.serialize_field("base", &figure.base)?;
        let cells = figure.cells.iter().enumerate();
        let cells = cells.map(|(at, cell)| ShownCell { cell, hidden, withheld: withheld.cell(at) });
        let cells: Vec<ShownCell<'_>> = cells.collect();
        fields.serialize_field("cells", &cells)?;
        fields.serialize_field("label", &Labels(&figure.label))?;
        fields.serialize_field("quantity", quantity(figure.quantity))?;
        fields.serialize_field("decimals", &figure.decimals)?;
        if !hidden {
            fields.serialize_field("countries", &figure.countries)?;
        }
        fields.serialize_field("names", &figure.names)?;
        fields.serialize_field("names_are", names_are(figure.names_are))?;
        fields.serialize_field("confidential", &figure.confidential)?;
        fields.serialize_field("definition", &Defined(&figure.definition))?;
        fields.end()
    }
}

struct ShownCell<'a> {
    cell: &'a Cell,
    hidden: bool,
    withheld: bool,
}

impl Serialize for ShownCell<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let cell = self.cell;
        let mut fields = serializer.serialize_struct("Cell", 7)?;
        fields.serialize_field("choice", &cell.choice)?;
        if self.withheld {
            fields.serialize_field("withheld", &true)?;
        } else {
            fields.serialize_field("value", &Number(&cell.value))?;
            fields.serialize_field("numerator", &cell.numerator.map(Exact))?;
            fields.serialize_field("denominator", &cell.denominator.map(Exact))?;
            fields.serialize_field("rank", &cell.rank)?;
        }
        if !self.hidden && !self.withheld {
            fields.serialize_field("counted", &cell.counted)?;
        }
        fields.serialize_field("label", &Labels(&cell.label))?;
        fields.end()
    }
}

/// A value as shown.
struct Number<'a>(&'a Value);

impl Serialize for Number<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Integer(number) => serializer.serialize_i128(*number),
            Value::Decimal(number) => serializer.serialize_str(&number.to_string()),
            Value::Date(date) => serializer.serialize_str(date),
            Value::Missing => serializer.serialize_none(),
        }
    }
}

/// An exact number: an integer where it is whole.
struct Exact(Decimal);

impl Serialize for Exact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let number = self.0.normalize();
        if number.scale() == 0 {
            return serializer.serialize_i128(number.mantissa());
        }
        serializer.serialize_str(&number.to_string())
    }
}

/// A text by language; the languages in the order of their codes.
struct Labels<'a>(&'a Translated);

impl Serialize for Labels<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(&self.0.0)
    }
}

struct Defined<'a>(&'a Definition);

impl Serialize for Defined<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let definition = self.0;
        let mut fields = serializer.serialize_struct("Definition", 8)?;
        fields.serialize_field("measure", &definition.measure)?;
        fields.serialize_field("value", &definition.value)?;
        fields.serialize_field("where", &definition.condition)?;
        fields.serialize_field("base", &definition.base)?;
        fields.serialize_field("of", &definition.of)?;
        fields.serialize_field("by", &definition.by)?;
        fields.serialize_field("source", &definition.source)?;
        fields.serialize_field("questions", &definition.questions)?;
        fields.end()
    }
}

fn quantity(quantity: Quantity) -> &'static str {
    match quantity {
        Quantity::Count => "count",
        Quantity::Percent => "percent",
        Quantity::Change => "change",
        Quantity::Growth => "growth",
        Quantity::Points => "points",
        Quantity::Ratio => "ratio",
        Quantity::Date => "date",
    }
}

fn names_are(are: NamesAre) -> &'static str {
    match are {
        NamesAre::Texts => "texts",
        NamesAre::Countries => "countries",
        NamesAre::Offices => "offices",
        NamesAre::Choices => "choices",
    }
}
