//! What the answers must add up to: published figures read through the indicators, and the targets that fill in
//! what was not published (`tests/synthetic/targets.csv`).

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};
use questionnaire::diagnostic::Place;
use questionnaire::expression::{Node, parse};
use serde::Deserialize;

use super::condition::{Atom, atoms};
use crate::facts::Fact;

/// A row of the indicator sheet, as far as it matters here.
#[derive(Clone, Debug, Deserialize)]
pub struct Indicator {
    name: String,
    measure: String,
    value: String,
    #[serde(rename = "where")]
    condition: String,
    base: String,
    of: String,
    by: String,
}

/// A row of `given.csv`: one answer of one office, or with `*` of all others. Of a select question it is one tick.
#[derive(Clone, Debug, Deserialize)]
pub struct Given {
    /// Its code, or `*`.
    pub office: String,
    /// What is answered.
    pub question: String,
    /// The answer.
    pub answer: String,
}

/// A row of `targets.csv`: a count of offices for a choice, or a total for a number.
#[derive(Clone, Debug, Deserialize)]
pub struct Target {
    question: String,
    choice: String,
    value: String,
}

/// What must come out for one answer.
#[derive(Clone, Debug)]
pub struct Wanted {
    /// The indicator or target it comes from.
    pub from: String,
    /// Who may give it.
    pub filter: Vec<Atom>,
    /// What must come out.
    pub aim: Aim,
    /// Names of countries or offices that must be among them.
    pub members: Vec<String>,
}

/// What kind of outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Aim {
    /// So many offices.
    Offices(usize),
    /// So many distinct countries.
    Countries(usize),
    /// The members and nobody else.
    MembersOnly,
    /// The numbers add up to this.
    Total(u64),
    /// The numbers add up to so many per cent of those of another question.
    Share { of: String, percent: u64 },
    /// Just this answer.
    Exactly(String),
}

/// Key: question, and choice (empty for a question without choices).
pub type Key = (String, String);

/// Everything wanted, by answer; and the choices that a number of offices tick all together.
#[derive(Clone, Debug, Default)]
pub struct Plan {
    /// By answer.
    pub wanted: BTreeMap<Key, Vec<Wanted>>,
    /// Question, its choices, how many offices tick them all.
    pub together: Vec<(String, BTreeSet<String>, usize)>,
    /// Single answers settled beforehand.
    pub given: Vec<Given>,
}

impl Plan {
    /// Reads indicators against facts, then adds the targets; `exact` says that the facts are published and not estimates.
    pub fn new(
        indicators: &[Indicator],
        facts: &[Fact],
        targets: &[Target],
        given: Vec<Given>,
        order: &BTreeMap<String, usize>,
        responding: usize,
        exact: bool,
    ) -> Result<Self> {
        let mut plan = Self { given, ..Self::default() };
        let facts: BTreeMap<String, &Fact> = facts.iter().map(|f| (f.indicator(), f)).collect();
        for indicator in indicators {
            if let Some(fact) = facts.get(&indicator.name).filter(|f| f.source == "questionnaire") {
                plan.take(indicator, fact, order, responding)
                    .with_context(|| indicator.name.clone())?;
            }
        }
        for target in targets {
            plan.add_target(target, exact)?;
        }
        Ok(plan)
    }

    fn take(
        &mut self,
        indicator: &Indicator,
        fact: &Fact,
        order: &BTreeMap<String, usize>,
        responding: usize,
    ) -> Result<()> {
        let filter = conditions(&indicator.condition)?;
        match indicator.measure.as_str() {
            // A share of another base than the responding offices is a row of the targets.
            "offices" | "countries" if !matches!(indicator.base.as_str(), "" | "responding()") => {
                Ok(())
            }
            "offices" | "countries" | "names" if indicator.by.is_empty() => {
                let aim = aim(indicator, fact, responding)?;
                self.decide(indicator, fact, filter, aim, order)
            }
            "sum" | "value" => self.amount(indicator, fact, filter),
            _ => Ok(()),
        }
    }

    /// The last atom in the order of the survey is the answer to be decided; the others only filter.
    fn decide(
        &mut self,
        indicator: &Indicator,
        fact: &Fact,
        mut filter: Vec<Atom>,
        aim: Aim,
        order: &BTreeMap<String, usize>,
    ) -> Result<()> {
        let position = |a: &Atom| match a {
            Atom::Ticks { question, .. } => order.get(question).copied(),
            _ => None,
        };
        let Some(last) = filter.iter().filter_map(position).max() else { return Ok(()) };
        let (own, rest): (Vec<_>, Vec<_>) =
            filter.drain(..).partition(|a| position(a) == Some(last));
        let ticks: Vec<Key> = own.iter().filter_map(key).collect();
        let question = ticks[0].0.clone();
        if ticks.len() > 1 {
            let Aim::Offices(count) = aim else { anyhow::bail!("choices together need a count") };
            self.together.push((question, ticks.into_iter().map(|t| t.1).collect(), count));
            return Ok(());
        }
        let members = fact.members().into_iter().map(str::to_owned).collect();
        self.add(
            ticks[0].clone(),
            Wanted { from: indicator.name.clone(), filter: rest, aim, members },
        );
        Ok(())
    }

    fn amount(&mut self, indicator: &Indicator, fact: &Fact, filter: Vec<Atom>) -> Result<()> {
        let value = parse(&indicator.value, &Place::file("indicators.csv"));
        let value = value.map_err(|e| anyhow::anyhow!("{:?}", e.sorted()))?;
        let Node::Answer { name, .. } = value.root else { return Ok(()) };
        let other = indicator.of.strip_prefix("sum(${").and_then(|o| o.strip_suffix("})"));
        let aim = if fact.kind == "date" {
            Aim::Exactly(iso(&fact.value))
        } else if let Some(other) = other {
            Aim::Share { of: other.to_owned(), percent: fact.value.parse()? }
        } else {
            Aim::Total(hedged(fact.value.parse()?, &fact.qualifier))
        };
        let members = fact.members().into_iter().map(str::to_owned).collect();
        let wanted = Wanted { from: indicator.name.clone(), filter, aim, members };
        self.add((name, String::new()), wanted);
        Ok(())
    }

    /// A target decides where no published figure of the same reach does.
    fn add_target(&mut self, target: &Target, exact: bool) -> Result<()> {
        let key = (target.question.clone(), target.choice.clone());
        let countries = target.value.strip_suffix(" countries");
        let number = countries.unwrap_or(&target.value);
        let number: u64 = number.parse().with_context(|| format!("{target:?}"))?;
        let aim = match (target.choice.as_str(), countries) {
            ("", _) => Aim::Total(number),
            (_, None) => Aim::Offices(usize::try_from(number)?),
            (_, Some(_)) => Aim::Countries(usize::try_from(number)?),
        };
        let all = self.wanted.entry(key).or_default();
        match all.iter_mut().find(|w| w.filter.is_empty()) {
            Some(same) if !exact || matches!(same.aim, Aim::Total(_) | Aim::Share { .. }) => {
                same.aim = aim;
            }
            Some(_) => {}
            None => all.push(Wanted {
                from: "targets.csv".into(),
                filter: Vec::new(),
                aim,
                members: Vec::new(),
            }),
        }
        Ok(())
    }

    fn add(&mut self, key: Key, wanted: Wanted) {
        self.wanted.entry(key).or_default().push(wanted);
    }
}

fn key(atom: &Atom) -> Option<Key> {
    match atom {
        Atom::Ticks { question, choice } => Some((question.clone(), choice.clone())),
        _ => None,
    }
}

/// The atoms of a condition; none for an empty one.
pub fn conditions(source: &str) -> Result<Vec<Atom>> {
    if source.is_empty() {
        return Ok(Vec::new());
    }
    let parsed = parse(source, &Place::file("indicators.csv"));
    let parsed = parsed.map_err(|e| anyhow::anyhow!("{:?}", e.sorted()))?;
    atoms(&parsed.root).with_context(|| format!("too rich a condition: {source}"))
}

fn aim(indicator: &Indicator, fact: &Fact, responding: usize) -> Result<Aim> {
    let value: u64 = fact.value.parse()?;
    let hedged = usize::try_from(hedged(value, &fact.qualifier))?;
    Ok(match (indicator.measure.as_str(), fact.kind.as_str()) {
        ("names", _) => Aim::MembersOnly,
        ("countries", _) if named_in_full(fact) => Aim::MembersOnly,
        ("countries", _) => Aim::Countries(hedged),
        (_, "office_percent" | "percent") => Aim::Offices((hedged * responding + 50) / 100),
        _ => Aim::Offices(hedged),
    })
}

fn named_in_full(fact: &Fact) -> bool {
    !fact.members().is_empty() && fact.members().len().to_string() == fact.value
}

/// An exact number that bears a hedge out: "over 3,500" becomes some number above 3,500.
pub fn hedged(value: u64, qualifier: &str) -> u64 {
    let little = (value * 13 / 1000).max(1);
    match qualifier {
        "over" | "more than" => value + little,
        "nearly" => value - little,
        "about" | "approximately" | "roughly" if value >= 20 => value + little / 2,
        _ => value,
    }
}

/// `yyyymmdd` as ISO 8601.
fn iso(digits: &str) -> String {
    match digits.len() {
        8 => format!("{}-{}-{}", &digits[..4], &digits[4..6], &digits[6..]),
        6 => format!("{}-{}-01", &digits[..4], &digits[4..]),
        _ => format!("{digits}-01-01"),
    }
}
