//! Figures and names for the tests of numbers.

use std::sync::LazyLock;

use aggregation::figure::{Cell, NamesAre, Quantity, Value};
use questionnaire::cycle::Claims;
use questionnaire::diagnostic::Diagnostics;
use questionnaire::sheet::Sheet;
use renderer::language::{Language, Names, SlotValue, Voice};
use rust_decimal::Decimal;

static NAMES: LazyLock<Names> = LazyLock::new(|| {
    let mut names = Names::default();
    let mut faults = Diagnostics::default();
    let read = |file: &str, bytes: &[u8]| Sheet::from_csv(file, bytes).0;
    let units =
        read("units.csv", include_bytes!("../../../../config/annual-report-2017/units.csv"));
    let countries = read(
        "countries.csv",
        include_bytes!("../../../../config/annual-report-2017/countries.csv"),
    );
    names.read_units(&units, "en", &mut faults);
    names.read_countries(&countries, "en", &mut faults);
    let choices = "list_name,name,label,label::Français (fr),proper\n\
        processes,colombo,Colombo Process,Processus de Colombo,en fr\n";
    names.read_choices(&read("choices.csv", choices.as_bytes()), "en", &mut faults);
    assert!(faults.is_empty(), "{:?}", faults.sorted());
    names
});

/// The voice of a language, with the names of the reference cycle.
pub fn voice(language: &str) -> Voice<'static> {
    let language = Language::of(language).expect("a language of the program");
    Voice { language, names: &NAMES, claims: Claims::default() }
}

/// A figure as a slot sees it.
#[derive(Clone, Debug)]
pub struct Given {
    pub value: Value,
    pub cells: Vec<Cell>,
    quantity: Quantity,
    unit: Option<&'static str>,
    previous: Option<Value>,
    share: Option<(Decimal, Decimal)>,
    names: Vec<String>,
    names_are: NamesAre,
}

impl Given {
    pub fn new(value: &str, quantity: Quantity) -> Self {
        Self {
            value: read(value, quantity),
            cells: Vec::new(),
            quantity,
            unit: None,
            previous: None,
            share: None,
            names: Vec::new(),
            names_are: NamesAre::Texts,
        }
    }

    pub fn unit(self, unit: &'static str) -> Self {
        Self { unit: Some(unit).filter(|u| !u.is_empty()), ..self }
    }

    pub fn before(self, previous: &str) -> Self {
        Self { previous: Some(read(previous, self.quantity)), ..self }
    }

    pub fn of(self, over: &str, under: &str) -> Self {
        Self { share: Some((number(over), number(under))), ..self }
    }

    pub fn names(self, names: &[&str], names_are: NamesAre) -> Self {
        Self { names: names.iter().map(|n| (*n).to_owned()).collect(), names_are, ..self }
    }

    pub fn slot(&self) -> SlotValue<'_> {
        SlotValue {
            value: &self.value,
            previous: self.previous.as_ref(),
            quantity: self.quantity,
            decimals: self.value.number().map_or(0, |n| n.scale()),
            unit: self.unit,
            numerator: self.share.map(|(over, _)| over),
            denominator: self.share.map(|(_, under)| under),
            names: &self.names,
            names_are: self.names_are,
            cells: &self.cells,
        }
    }
}

fn read(value: &str, quantity: Quantity) -> Value {
    if quantity == Quantity::Date {
        return Value::Date(value.to_owned());
    }
    match value.parse() {
        Ok(whole) => Value::Integer(whole),
        Err(_) => Value::Decimal(number(value)),
    }
}

fn number(text: &str) -> Decimal {
    text.parse().expect("a number")
}
