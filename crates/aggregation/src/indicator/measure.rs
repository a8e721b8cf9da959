//! What an indicator computes.

/// The measures.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Measure {
    /// How many offices.
    Offices,
    /// How many countries, each once.
    Countries,
    /// Sum of a number.
    Sum,
    /// Mean of a number over the offices that gave it.
    Mean,
    /// Middle number; of an even number of them, halfway between the two in the middle.
    Median,
    /// Smallest number.
    Min,
    /// Largest number.
    Max,
    /// What one office answered.
    Value,
    /// A list of countries, offices or texts.
    Names,
    /// Choices ticked by at least one office.
    Choices,
    /// What headquarters keeps.
    Record,
    /// a / b.
    Ratio,
    /// a - b.
    Change,
    /// 100 (a - b) / b.
    Growth,
    /// The difference of two shown percentages.
    Points,
}

/// As written, in the order of the documentation.
const NAMES: [(&str, Measure); 15] = [
    ("offices", Measure::Offices),
    ("countries", Measure::Countries),
    ("sum", Measure::Sum),
    ("mean", Measure::Mean),
    ("median", Measure::Median),
    ("min", Measure::Min),
    ("max", Measure::Max),
    ("value", Measure::Value),
    ("names", Measure::Names),
    ("choices", Measure::Choices),
    ("record", Measure::Record),
    ("ratio", Measure::Ratio),
    ("change", Measure::Change),
    ("growth", Measure::Growth),
    ("points", Measure::Points),
];

impl Measure {
    /// The measure of that name.
    pub fn named(name: &str) -> Option<Self> {
        NAMES.iter().find(|(known, _)| *known == name).map(|(_, measure)| *measure)
    }

    /// All names.
    pub fn names() -> impl Iterator<Item = &'static str> + Clone {
        NAMES.iter().map(|(name, _)| *name)
    }

    /// As written.
    pub fn name(self) -> &'static str {
        NAMES.iter().find(|(_, measure)| *measure == self).map_or("", |(name, _)| name)
    }

    /// Whether it is made of other indicators.
    pub fn is_derived(self) -> bool {
        matches!(self, Self::Ratio | Self::Change | Self::Growth | Self::Points)
    }

    /// Whether it takes a number of each office, or of rows of a record table.
    pub fn is_numeric(self) -> bool {
        matches!(self, Self::Sum | Self::Mean | Self::Median | Self::Min | Self::Max)
    }

    /// Whether it counts.
    pub fn is_count(self) -> bool {
        matches!(self, Self::Offices | Self::Countries)
    }

    /// Whether what it shows may have more decimals than are asked for without being a quotient.
    pub fn is_kept(self) -> bool {
        matches!(self, Self::Sum | Self::Min | Self::Max | Self::Value | Self::Record)
    }
}
