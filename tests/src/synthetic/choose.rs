//! Choosing the offices that give an answer, so that a count of offices or of countries comes out exactly.

use std::collections::BTreeSet;

use anyhow::{Result, bail};

/// An office that could be chosen.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Its code.
    pub code: String,
    /// How many countries it covers.
    pub countries: usize,
    /// Lower is chosen sooner.
    pub order: u64,
    /// Chosen whatever happens.
    pub must: bool,
}

/// What must come out.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Goal {
    /// So many offices.
    pub offices: Option<usize>,
    /// So many countries between them.
    pub countries: Option<usize>,
}

/// The codes of those chosen.
pub fn choose(mut candidates: Vec<Candidate>, goal: Goal) -> Result<BTreeSet<String>> {
    candidates.sort_by_key(|c| (!c.must, c.order));
    let mut choice = Choice { goal, offices: 0, countries: 0, chosen: BTreeSet::new() };
    let (must, free): (Vec<_>, Vec<_>) = candidates.into_iter().partition(|c| c.must);
    for candidate in &must {
        choice.take(candidate);
    }
    match goal {
        Goal { offices: Some(offices), countries: Some(countries) } => {
            choice.fill_both(&free, offices, countries);
        }
        Goal { offices: Some(offices), countries: None } => choice.fill_offices(&free, offices),
        Goal { offices: None, countries: Some(countries) } => {
            choice.fill_countries(&free, countries);
        }
        Goal { offices: None, countries: None } => {}
    }
    choice.finish()
}

struct Choice {
    goal: Goal,
    offices: usize,
    countries: usize,
    chosen: BTreeSet<String>,
}

impl Choice {
    fn take(&mut self, candidate: &Candidate) {
        if self.chosen.insert(candidate.code.clone()) {
            self.offices += 1;
            self.countries += candidate.countries;
        }
    }

    fn fill_offices(&mut self, free: &[Candidate], offices: usize) {
        for candidate in free {
            if self.offices < offices {
                self.take(candidate);
            }
        }
    }

    fn fill_countries(&mut self, free: &[Candidate], countries: usize) {
        for candidate in free.iter().filter(|c| c.countries > 0) {
            if self.countries + candidate.countries <= countries {
                self.take(candidate);
            }
        }
    }

    /// Takes offices of several countries until one country an office makes up the rest.
    fn fill_both(&mut self, free: &[Candidate], offices: usize, countries: usize) {
        for candidate in free.iter().filter(|c| c.countries > 1) {
            let missing = countries.saturating_sub(self.countries);
            let seats = offices.saturating_sub(self.offices);
            if missing > seats && candidate.countries - 1 <= missing - seats {
                self.take(candidate);
            }
        }
        self.fill_countries_one_by_one(free, offices, countries);
        for candidate in free.iter().filter(|c| c.countries == 0) {
            if self.offices < offices {
                self.take(candidate);
            }
        }
    }

    fn fill_countries_one_by_one(&mut self, free: &[Candidate], offices: usize, countries: usize) {
        for candidate in free.iter().filter(|c| c.countries == 1) {
            if self.offices < offices && self.countries < countries {
                self.take(candidate);
            }
        }
    }

    fn finish(self) -> Result<BTreeSet<String>> {
        let offices = self.goal.offices.is_none_or(|n| n == self.offices);
        let countries = self.goal.countries.is_none_or(|n| n == self.countries);
        if !offices || !countries {
            bail!(
                "wanted {:?}, reached {} offices, {} countries",
                self.goal,
                self.offices,
                self.countries
            );
        }
        Ok(self.chosen)
    }
}

#[cfg(test)]
mod tests {
    use super::{Candidate, Goal, choose};

    fn candidates() -> Vec<Candidate> {
        let office = |code: &str, countries, must| Candidate {
            code: code.into(),
            countries,
            order: 0,
            must,
        };
        vec![
            office("A", 1, false),
            office("B", 1, false),
            office("C", 3, false),
            office("D", 0, false),
            office("E", 1, true),
        ]
    }

    #[test]
    fn counts_of_offices_countries_and_both_come_out() {
        let offices = Goal { offices: Some(3), countries: None };
        assert_eq!(choose(candidates(), offices).unwrap().len(), 3);
        let countries = Goal { offices: None, countries: Some(3) };
        assert_eq!(
            choose(candidates(), countries).unwrap(),
            ["A", "B", "E"].map(String::from).into()
        );
        let both = Goal { offices: Some(3), countries: Some(5) };
        assert_eq!(choose(candidates(), both).unwrap(), ["A", "C", "E"].map(String::from).into());
    }

    #[test]
    fn what_cannot_be_reached_is_an_error() {
        assert!(choose(candidates(), Goal { offices: Some(9), countries: None }).is_err());
    }
}
