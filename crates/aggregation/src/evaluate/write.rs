//! Outcomes written out as figures.

use std::collections::{BTreeMap, BTreeSet};

use super::outcome::{CellOutcome, Outcome};
use super::{Run, measure, rank, tables};
use crate::columns::{Bitset, Columns, Members};
use crate::exact::{Exact, decimal};
use crate::figure::{Cell, Definition, Figure, Quantity, Value};
use crate::indicator::{By, Indicator, Measure, Subject};
use crate::records::Provenance;

impl Run<'_> {
    /// The figures by name, in any order of the indicators.
    pub(super) fn write(
        &self,
        indicators: &[Indicator],
        outcomes: &[Option<Outcome>],
    ) -> BTreeMap<String, Figure> {
        let questions = questions(indicators, &self.plans.order);
        let figures = indicators.iter().zip(outcomes).filter_map(|(indicator, outcome)| {
            let figure = self.figure(indicator, outcome.as_ref()?, &questions);
            Some((indicator.name.clone(), figure))
        });
        figures.collect()
    }

    fn figure(
        &self,
        indicator: &Indicator,
        outcome: &Outcome,
        questions: &BTreeMap<&str, BTreeSet<String>>,
    ) -> Figure {
        let who =
            outcome.who.map(|(counted, base)| (self.results.set(counted), self.results.set(base)));
        let codes = |set: &Bitset| self.codes(Members::All(set));
        let unit = self.unit(indicator);
        Figure {
            name: indicator.name.clone(),
            label: indicator.label.clone(),
            quantity: quantity(indicator, &outcome.value, unit.as_deref()),
            unit,
            value: outcome.value.clone(),
            decimals: indicator.shown_decimals(),
            numerator: number(outcome.measured.above()),
            denominator: number(outcome.measured.below()),
            previous: self.past.get(&indicator.name).map(|past| past.value.clone()),
            counted: who.map_or_else(Vec::new, |(counted, _)| codes(counted)),
            base: who.map_or_else(Vec::new, |(_, base)| codes(base)),
            countries: countries(outcome, who.map(|(counted, _)| counted), self.results.columns()),
            names: outcome.names.clone(),
            names_are: outcome.names_are,
            cells: self.cells(&outcome.cells, who.map(|(counted, _)| counted)),
            definition: self.definition(indicator, questions),
            confidential: indicator.confidential,
        }
    }

    /// The cells with their ranks.
    fn cells(&self, cells: &[CellOutcome], counted: Option<&Bitset>) -> Vec<Cell> {
        let ranked = cells.iter().zip(rank::ranks(cells));
        ranked.map(|(cell, rank)| self.written(cell, rank, counted)).collect()
    }

    fn written(&self, cell: &CellOutcome, rank: u32, counted: Option<&Bitset>) -> Cell {
        let members = counted.map(|counted| self.within(counted, &cell.key, cell.within));
        Cell {
            choice: cell.key.to_string(),
            label: self.label(cell),
            value: cell.value.clone(),
            numerator: number(cell.measured.above()),
            denominator: number(cell.measured.below()),
            counted: members.map_or_else(Vec::new, |members| self.codes(members)),
            rank,
        }
    }

    fn codes(&self, members: Members<'_>) -> Vec<String> {
        let offices = self.results.columns().offices();
        members.rows().map(|row| offices[row].code.clone()).collect()
    }

    /// The unit that the indicator names, or that of its record.
    fn unit(&self, indicator: &Indicator) -> Option<String> {
        let of_record = || match &indicator.subject {
            Subject::Record(name) => {
                self.records.figures.get(name).map(|record| record.unit.clone())
            }
            _ => None,
        };
        let unit =
            if indicator.unit.is_empty() { of_record() } else { Some(indicator.unit.clone()) };
        unit.filter(|unit| !unit.is_empty())
    }

    fn definition(
        &self,
        indicator: &Indicator,
        questions: &BTreeMap<&str, BTreeSet<String>>,
    ) -> Definition {
        let questions = questions.get(indicator.name.as_str());
        let mut definition = indicator.definition.clone();
        definition.questions =
            questions.map(|read| read.iter().cloned().collect()).unwrap_or_default();
        if definition.source.is_empty() {
            definition.provenance = self.provenance(indicator);
            definition.source = source(indicator, &definition.provenance);
        }
        definition
    }

    /// Where what is kept comes from, each once, sorted.
    fn provenance(&self, indicator: &Indicator) -> Vec<Provenance> {
        let kept: BTreeSet<&Provenance> = match &indicator.subject {
            Subject::Record(name) => self
                .records
                .figures
                .get(name)
                .map(|record| &record.provenance)
                .into_iter()
                .collect(),
            Subject::Expression(_) => {
                let tables = tables::tables_of(&indicator.expressions());
                let described = tables.iter().filter_map(|table| self.records.described.get(table));
                described.map(|description| &description.provenance).collect()
            }
            Subject::Operands(..) | Subject::Offices | Subject::Countries => BTreeSet::new(),
        };
        kept.into_iter().cloned().collect()
    }
}

/// Source and owner of what is kept, or that it comes from the questionnaire; of a figure made of others, what they say.
fn source(indicator: &Indicator, provenance: &[Provenance]) -> String {
    match &indicator.subject {
        Subject::Operands(a, b) => format!("figures `{}` and `{}`", a.written(), b.written()),
        _ if provenance.is_empty() => "questionnaire".to_owned(),
        _ => provenance.iter().map(Provenance::to_string).collect::<Vec<_>>().join("; "),
    }
}

/// Codes of the countries of those counted, sorted, where countries are counted.
fn countries(outcome: &Outcome, counted: Option<&Bitset>, columns: &Columns<'_>) -> Vec<String> {
    let counted = counted.filter(|_| outcome.counts_countries);
    let all = counted.into_iter().flat_map(|set| measure::countries(columns, Members::All(set)));
    all.map(str::to_owned).collect()
}

fn number(exact: Option<&Exact>) -> Option<rust_decimal::Decimal> {
    exact.and_then(decimal)
}

/// What kind of number it is: by its measure, or, for what is kept, by its unit.
fn quantity(indicator: &Indicator, value: &Value, unit: Option<&str>) -> Quantity {
    match (indicator.measure, unit) {
        _ if matches!(value, Value::Date(_)) => Quantity::Date,
        (Measure::Growth, _) => Quantity::Growth,
        (Measure::Points, _) => Quantity::Points,
        (Measure::Change, _) => Quantity::Change,
        _ if indicator.percent => Quantity::Percent,
        (_, Some("percentage points")) => Quantity::Points,
        (_, Some("per cent")) => Quantity::Percent,
        (Measure::Ratio, _) => Quantity::Ratio,
        _ => Quantity::Count,
    }
}

/// The questions that each indicator reads, itself or through those that it is made of in this cycle.
fn questions<'i>(
    indicators: &'i [Indicator],
    order: &[usize],
) -> BTreeMap<&'i str, BTreeSet<String>> {
    let mut read: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for indicator in order.iter().map(|index| &indicators[*index]) {
        let mut own: BTreeSet<String> = indicator
            .expressions()
            .iter()
            .flat_map(|e| e.root.questions())
            .map(str::to_owned)
            .collect();
        own.retain(|name| !questionnaire::expression::OFFICE_FACTS.contains(&name.as_str()));
        if let Some(By::Question(name)) = &indicator.by {
            own.insert(name.clone());
        }
        if let Subject::Operands(a, b) = &indicator.subject {
            own.extend(
                [a, b].into_iter().filter_map(|o| read.get(o.name.as_str())).flatten().cloned(),
            );
        }
        read.insert(&indicator.name, own);
    }
    read
}
