//! Charts: horizontal bars of one figure's cells.

use aggregation::figure::{Cell, Figure, Quantity, Value};
use rust_decimal::Decimal;

use super::{Builder, Scope};
use crate::document::{Bar, Chart};
use crate::language::{Context, Forms, Place, SlotValue};
use crate::narrative::{ChartBlock, Position};
use crate::source::source;
use crate::text::plain;

/// Length of the longest bar.
const LONGEST: u32 = 1000;

impl<'a> Builder<'a> {
    pub(super) fn chart(&mut self, block: &'a ChartBlock, scope: Scope<'a>) -> Option<Chart> {
        let title = self.run(&block.title, Context::Caption, scope);
        let figure = self.figure(&block.figure, block.at, scope)?;
        let bars = self.bars(figure, block.at, scope)?;
        self.charts += 1;
        let id = self.anchors.give(&format!("chart-{}", self.charts));
        let alternative = self.alternative(&plain(&title), &bars);
        Some(Chart {
            id,
            number: self.charts,
            figure: figure.name.clone(),
            title,
            unit: self.unit_line(figure),
            source: source(figure, self.inputs, self.words),
            alternative,
            bars,
        })
    }

    fn bars(&mut self, figure: &'a Figure, at: Position, scope: Scope<'a>) -> Option<Vec<Bar>> {
        let place = at.place(scope.file);
        if figure.cells.is_empty() {
            let message = format!("the figure {} has no breakdown to draw", figure.name);
            self.error("no-breakdown", place, &message, "give its indicator a `by`");
            return None;
        }
        if !self.spend(figure.cells.len(), at.place(scope.file)) {
            return None;
        }
        let numbers: Vec<_> = figure.cells.iter().map(|cell| cell.value.number()).collect();
        if numbers.iter().flatten().any(Decimal::is_sign_negative) {
            let message = format!("the figure {} has cells below nought", figure.name);
            self.error("negative-bar", place, &message, "show it as a table: bars start at nought");
            return None;
        }
        let longest = numbers.iter().flatten().max().copied().unwrap_or_default();
        let bars = figure.cells.iter().zip(numbers).map(|(cell, number)| Bar {
            label: self.label_of(figure, cell, at, scope),
            text: self.cell_text(figure, cell, at, scope),
            length: number.map_or(0, |number| length(number, longest)),
        });
        Some(bars.collect())
    }

    /// The label of a cell. What comes from an answer's choices is held against the gate; a key of a record table,
    /// a region or a country is traced to its own table.
    pub(super) fn label_of(
        &mut self,
        figure: &'a Figure,
        cell: &'a Cell,
        at: Position,
        scope: Scope<'a>,
    ) -> String {
        let label = cell.label.get(self.language);
        let label = if label.is_empty() { cell.choice.as_str() } else { label };
        if figure.definition.by.trim_start().starts_with("${") {
            self.check_typed(label, &at.place(scope.file));
        }
        label.to_owned()
    }

    /// A cell's number as a table shows it; a dash for nothing.
    pub(super) fn cell_text(
        &mut self,
        figure: &'a Figure,
        cell: &'a Cell,
        at: Position,
        scope: Scope<'a>,
    ) -> String {
        self.table_text(figure, &SlotValue::cell(figure, cell), at, scope)
    }

    /// A number as a table shows it: without its noun, and a dash for none.
    pub(super) fn table_text(
        &mut self,
        figure: &'a Figure,
        value: &SlotValue<'_>,
        at: Position,
        scope: Scope<'a>,
    ) -> String {
        if is_none(value) {
            return self.words.get("none").to_owned();
        }
        let place = Place { context: Context::Table, ..Place::default() };
        match self.voice.say(value, &Forms::default(), place) {
            Ok(said) => {
                self.tally.figures += 1;
                said.text
            }
            Err(fault) => {
                self.refuse(fault, figure, at, scope);
                String::new()
            }
        }
    }

    fn alternative(&self, title: &str, bars: &[Bar]) -> String {
        let bars = bars.iter().map(|bar| {
            self.words.fill("alternative_bar", &[("label", &bar.label), ("value", &bar.text)])
        });
        let bars = bars.collect::<Vec<_>>().join(self.words.get("semicolon"));
        let title = title.trim_end_matches('.');
        self.words.fill("alternative", &[("title", title), ("bars", &bars)])
    }

    /// Of whom: `Number of offices, out of 110`.
    pub(super) fn unit_line(&self, figure: &Figure) -> String {
        let whole = common_denominator(figure).map(|n| n.to_string());
        let offices = figure.definition.measure == "offices";
        match (figure.quantity, whole) {
            (Quantity::Percent, Some(n)) if offices => {
                self.words.fill("unit_percent_offices", &[("n", &n)])
            }
            (Quantity::Percent | Quantity::Growth, _) => self.words.get("unit_percent").to_owned(),
            (Quantity::Points, _) => self.words.get("unit_points").to_owned(),
            (_, whole) => self.unit_of_counts(figure, whole.filter(|_| offices)),
        }
    }

    fn unit_of_counts(&self, figure: &Figure, whole: Option<String>) -> String {
        let Some(unit) = figure.unit.as_deref() else { return String::new() };
        let noun = self.inputs.names.units.get(unit);
        let text = noun.map_or(unit, |noun| noun.other.get(self.language));
        if noun.is_some_and(|noun| noun.kind == crate::language::NounKind::Currency) {
            return self.words.fill("unit_money", &[("noun", text)]);
        }
        match whole {
            Some(n) => self.words.fill("unit_count_of", &[("noun", text), ("n", &n)]),
            None => self.words.fill("unit_count", &[("noun", text)]),
        }
    }
}

/// What a table shows as a dash: nothing to compute from, and a count of nought.
fn is_none(value: &SlotValue<'_>) -> bool {
    match value.value {
        Value::Missing => true,
        Value::Integer(0) => value.quantity == Quantity::Count,
        _ => false,
    }
}

/// The denominator, if all cells have the same.
fn common_denominator(figure: &Figure) -> Option<Decimal> {
    let first = figure.cells.first().map_or(figure.denominator, |cell| cell.denominator)?;
    let same = figure.cells.iter().all(|cell| cell.denominator == Some(first));
    same.then(|| first.normalize())
}

/// Length in thousandths of the longest, rounded down.
fn length(number: Decimal, longest: Decimal) -> u32 {
    let scaled = number.checked_mul(Decimal::from(LONGEST));
    let share = scaled.and_then(|scaled| scaled.checked_div(longest));
    share.and_then(|share| u32::try_from(share.trunc()).ok()).map_or(0, |n| n.min(LONGEST))
}
