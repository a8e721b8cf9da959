//! Where an office stands, and how many stand where.

use std::collections::BTreeMap;

use database::models::offices::Office;
use database::models::responses::{ResponseRow, Status};

use super::share;
use crate::frame::Frame;

/// Where an office stands, the nearest to done first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// Its answers are approved.
    Approved,
    /// They wait for review.
    Submitted,
    /// They went back to the office.
    Returned,
    /// Something is answered.
    Progress,
    /// Someone of the office looked, and answered nothing.
    Opened,
    /// Nobody of the office looked yet.
    Invited,
    /// It need not answer.
    Exempt,
}

impl Stage {
    /// Those of offices that are counted.
    pub const COUNTED: [Self; 6] = [
        Self::Approved,
        Self::Submitted,
        Self::Returned,
        Self::Progress,
        Self::Opened,
        Self::Invited,
    ];

    /// All of them.
    pub const ALL: [Self; 7] = [
        Self::Approved,
        Self::Submitted,
        Self::Returned,
        Self::Progress,
        Self::Opened,
        Self::Invited,
        Self::Exempt,
    ];

    /// Where an office stands with its response.
    pub fn of(office: &Office, response: Option<&ResponseRow>) -> Self {
        let Some(response) = response else {
            return if office.exempt.is_some() { Self::Exempt } else { Self::Invited };
        };
        match response.status() {
            _ if office.exempt.is_some() => Self::Exempt,
            Status::Approved => Self::Approved,
            Status::Submitted => Self::Submitted,
            Status::Returned => Self::Returned,
            Status::Draft if response.revision > 0 => Self::Progress,
            Status::Draft if response.opened_at.is_some() => Self::Opened,
            Status::Draft => Self::Invited,
        }
    }

    /// Whether the office counts as responding.
    pub fn is_received(self) -> bool {
        matches!(self, Self::Approved | Self::Submitted)
    }

    /// Whether the office still has something to do.
    pub fn is_missing(self) -> bool {
        !self.is_received() && self != Self::Exempt
    }

    /// In addresses and keys of words.
    pub fn word(self) -> &'static str {
        match self {
            Self::Approved => "approved",
            Self::Submitted => "submitted",
            Self::Returned => "returned",
            Self::Progress => "progress",
            Self::Opened => "opened",
            Self::Invited => "invited",
            Self::Exempt => "exempt",
        }
    }

    /// What it is called: as a `tag` of one office, a `stage` of a column, a `key` of a bar.
    pub fn say(self, kind: &str, frame: &Frame) -> String {
        frame.t(&format!("hq-{kind}-{}", self.word()))
    }

    /// The class of its tag.
    pub fn tag(self) -> &'static str {
        match self {
            Self::Approved => " done",
            Self::Submitted => " sent",
            Self::Returned => " warned",
            Self::Progress => " half",
            Self::Opened => "",
            Self::Invited => " wait",
            Self::Exempt => " off",
        }
    }

    /// The class of its part of a bar; what has not begun is the bar's ground.
    pub fn fill(self) -> &'static str {
        match self {
            Self::Approved => "f1",
            Self::Submitted => "f2",
            Self::Returned => "f4",
            Self::Progress => "f3",
            Self::Opened | Self::Invited | Self::Exempt => "f5",
        }
    }
}

/// How many offices stand where.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally(BTreeMap<Stage, usize>);

/// A part of a bar: its class, where it begins and how wide it is, in per cent with two decimals.
pub struct Part {
    /// Class.
    pub fill: &'static str,
    /// Begin.
    pub x: String,
    /// Width.
    pub width: String,
}

impl Tally {
    /// Counts one office more.
    pub fn add(&mut self, stage: Stage) {
        *self.0.entry(stage).or_default() += 1;
    }

    /// How many stand there.
    pub fn at(&self, stage: Stage) -> usize {
        self.0.get(&stage).copied().unwrap_or(0)
    }

    /// How many are counted: all but the exempt.
    pub fn invited(&self) -> usize {
        Stage::COUNTED.iter().map(|stage| self.at(*stage)).sum()
    }

    /// How many count as responding.
    pub fn received(&self) -> usize {
        self.at(Stage::Approved) + self.at(Stage::Submitted)
    }

    /// The same in whole per cent.
    pub fn share(&self) -> usize {
        share(self.received(), self.invited())
    }

    /// The fewest that make 95 per cent when it is rounded as it is shown.
    pub fn enough(&self) -> usize {
        let invited = self.invited();
        (0..=invited).find(|some| share(*some, invited) >= 95).unwrap_or(invited)
    }

    /// The bar.
    pub fn parts(&self) -> Vec<Part> {
        let whole = self.invited().max(1);
        let mut before = 0;
        let mut parts = Vec::new();
        for stage in Stage::COUNTED {
            let here = self.at(stage);
            if here > 0 && stage.fill() != "f5" {
                let (x, width) = (percent(before, whole), percent(here, whole));
                parts.push(Part { fill: stage.fill(), x, width });
            }
            before += here;
        }
        parts
    }
}

/// `38.61`.
fn percent(part: usize, whole: usize) -> String {
    let hundredths = part * 10_000 / whole;
    format!("{}.{:02}", hundredths / 100, hundredths % 100)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tally(approved: usize, submitted: usize, invited: usize) -> Tally {
        Tally(
            [(Stage::Approved, approved), (Stage::Submitted, submitted), (Stage::Invited, invited)]
                .into(),
        )
    }

    #[test]
    fn rounds_half_up_once() {
        assert_eq!(share(1, 200), 1, "0.5 per cent");
        assert_eq!(share(189, 200), 95, "94.5 per cent");
        assert_eq!(share(149, 158), 94, "94.30 per cent");
        assert_eq!(share(150, 158), 95, "94.94 per cent");
        assert_eq!(share(0, 0), 0);
    }

    #[test]
    fn counts_what_is_needed_as_it_is_shown() {
        assert_eq!(tally(100, 49, 9).enough(), 150);
        assert_eq!(tally(0, 0, 1).enough(), 1);
        assert_eq!(Tally::default().enough(), 0);
    }

    #[test]
    fn leaves_the_exempt_out_of_the_whole() {
        let mut all = tally(1, 1, 2);
        all.add(Stage::Exempt);
        assert_eq!((all.received(), all.invited(), all.share()), (2, 4, 50));
    }
}
