//! What writers should know before they sign: what is not used, what rests on few offices, what could still move.

use std::collections::BTreeSet;

use aggregation::figure::{Figure, Quantity};
use renderer::usage::spots;
use rust_decimal::{Decimal, RoundingStrategy};

use crate::cycle::Cycle;
use crate::report::Report;

/// A figure that counts fewer offices than this rests on few.
pub const FEW: usize = 5;

/// Of the document in the original language.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Insight {
    /// Figures that no place of the document shows and no figure shown is computed from, by name.
    pub unused: Vec<String>,
    /// Questions that no figure reads, in the order of the questionnaire.
    pub unread: Vec<String>,
    /// Sentences with figures that count fewer than [`FEW`] offices, in the order of the document.
    pub few: Vec<Few>,
    /// Shares of all responding offices that those who did not answer could move by a percentage point or more, the widest first.
    pub open: Vec<Open>,
}

/// A place that rests on few offices.
#[derive(Debug, PartialEq, Eq)]
pub struct Few {
    /// What it is called: `paragraph 22`.
    pub place: String,
    /// Its anchor.
    pub anchor: String,
    /// The figure.
    pub figure: String,
    /// Offices counted.
    pub offices: usize,
}

/// A share that is not settled.
#[derive(Debug, PartialEq, Eq)]
pub struct Open {
    /// The figure.
    pub figure: String,
    /// As shown, in per cent.
    pub shown: Decimal,
    /// If every missing office answered so that it is not counted; in per cent, at the decimals shown.
    pub least: Decimal,
    /// If every missing office were counted.
    pub most: Decimal,
}

impl Insight {
    /// Looks through a report; none without a cycle.
    pub fn of(report: &Report) -> Option<Self> {
        let cycle = report.cycle.as_ref()?;
        let document = &report.built.first()?.document;
        let spots = spots(document);
        let said = spots.iter().flat_map(|spot| spot.figures());
        let shown: BTreeSet<&str> = said.chain(document.cards.keys().map(String::as_str)).collect();
        Some(Self {
            unused: unused(report, &shown),
            unread: unread(report, cycle),
            few: few(report, &spots),
            open: open(report, cycle),
        })
    }
}

fn unused(report: &Report, shown: &BTreeSet<&str>) -> Vec<String> {
    let figures = &report.figures.figures;
    let parts = figures.values().filter(|figure| is_made_of_others(figure));
    let parts: BTreeSet<&str> = parts.flat_map(|figure| names(&figure.definition.value)).collect();
    let unused = figures
        .keys()
        .filter(|name| !shown.contains(name.as_str()) && !parts.contains(name.as_str()));
    unused.cloned().collect()
}

fn is_made_of_others(figure: &Figure) -> bool {
    matches!(figure.definition.measure.as_str(), "ratio" | "change" | "growth" | "points")
}

/// Names of figures in a list of them.
fn names(value: &str) -> impl Iterator<Item = &str> {
    value.split(',').map(str::trim)
}

fn unread(report: &Report, cycle: &Cycle) -> Vec<String> {
    let figures = report.figures.figures.values();
    let read: BTreeSet<&str> =
        figures.flat_map(|figure| figure.definition.questions.iter().map(String::as_str)).collect();
    let questions = cycle.collected.questionnaire.answered();
    let unread = questions.filter(|question| !read.contains(question.name.as_str()));
    unread.map(|question| question.name.clone()).collect()
}

fn few(report: &Report, spots: &[renderer::usage::Spot]) -> Vec<Few> {
    let of = |spot: &renderer::usage::Spot| {
        let counted = |name: &str| Some(report.figures.figures.get(name)?.counted.len());
        let figures = spot.figures().into_iter().filter_map(|name| Some((name, counted(name)?)));
        let few = figures.filter(|(_, offices)| (1..FEW).contains(offices));
        let few = few.map(|(name, offices)| Few {
            place: spot.title.clone(),
            anchor: spot.anchor.clone(),
            figure: name.to_owned(),
            offices,
        });
        few.collect::<Vec<_>>()
    };
    spots.iter().flat_map(of).collect()
}

fn open(report: &Report, cycle: &Cycle) -> Vec<Open> {
    let invited = cycle.collected.roster.invited().count();
    let responses = cycle.collected.responses.iter();
    let responding = responses.filter(|response| response.status.is_responding()).count();
    let missing = Decimal::from(invited.saturating_sub(responding));
    let shares = report.figures.figures.values().filter(|figure| {
        figure.quantity == Quantity::Percent
            && figure.definition.of.is_empty()
            && figure.base.len() == responding
    });
    let mut open: Vec<Open> = shares.filter_map(|figure| range(figure, missing)).collect();
    open.retain(|share| share.most - share.least >= Decimal::ONE);
    open.sort_by(|a, b| {
        (b.most - b.least).cmp(&(a.most - a.least)).then_with(|| a.figure.cmp(&b.figure))
    });
    open
}

fn range(figure: &Figure, missing: Decimal) -> Option<Open> {
    let (part, whole) = (figure.numerator?, figure.denominator?);
    let share = |part: Decimal| {
        let exact = (part * Decimal::ONE_HUNDRED).checked_div(whole + missing)?;
        let half_up = RoundingStrategy::MidpointAwayFromZero;
        Some(exact.round_dp_with_strategy(figure.decimals, half_up))
    };
    Some(Open {
        figure: figure.name.clone(),
        shown: figure.value.number()?,
        least: share(part)?,
        most: share(part + missing)?,
    })
}
