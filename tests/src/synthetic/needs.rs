//! What later questions need of earlier ones: an office that must give an answer must first be asked for it.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::expression::Node;
use questionnaire::form::{Kind, Question, Questionnaire};
use questionnaire::roster::Office;

use super::condition::{Atom, atoms, implications};
use super::wanted::{Aim, Given, Key, Plan, Wanted};

/// By answer: the offices that must give it, and how many countries must be within reach of those who do.
#[derive(Clone, Debug, Default)]
pub struct Needs {
    must: BTreeMap<Key, BTreeSet<String>>,
    countries: BTreeMap<Key, usize>,
    offices: BTreeMap<Key, usize>,
    codes: BTreeMap<String, String>,
    /// Choice settled, by question that takes one and office.
    settled: BTreeMap<(String, String), String>,
    none: BTreeSet<String>,
}

impl Needs {
    /// Goes through the survey from its end. `names` gives the ISO code of a country's name.
    pub fn new(
        questionnaire: &Questionnaire,
        plan: &Plan,
        offices: &[Office],
        names: &BTreeMap<String, String>,
    ) -> Self {
        let mut needs = Self { codes: codes(offices, names), ..Self::default() };
        for (key, wanted) in &plan.wanted {
            needs.of_wanted(key, wanted);
        }
        for given in &plan.given {
            needs.of_given(questionnaire, given);
        }
        for question in questionnaire.questions.iter().rev() {
            needs.within(question);
            needs.pass_on(questionnaire, question);
        }
        needs
    }

    /// Codes of the offices that must give the answer.
    pub fn must(&self, question: &Question, choice: &str) -> &BTreeSet<String> {
        self.must.get(&(question.name.clone(), choice.to_owned())).unwrap_or(&self.none)
    }

    /// Whether those who give the answer must cover about as many countries as they are offices, or more.
    pub fn many_countries(&self, question: &Question, choice: &str) -> bool {
        let key = (question.name.clone(), choice.to_owned());
        let countries = self.countries.get(&key).copied().unwrap_or(0);
        self.offices.get(&key).is_some_and(|offices| countries * 10 > offices * 8)
    }

    /// Codes of the offices that the wants name.
    pub fn members(&self, wanted: &[&Wanted]) -> BTreeSet<String> {
        let all = wanted.iter().flat_map(|w| &w.members);
        all.filter_map(|m| self.codes.get(m)).cloned().collect()
    }

    fn of_given(&mut self, questionnaire: &Questionnaire, given: &Given) {
        let Some(question) = questionnaire.question(&given.question) else { return };
        if matches!(question.kind, Kind::SelectOne(_)) {
            let key = (question.name.clone(), given.office.clone());
            self.settled.insert(key, given.answer.clone());
        }
        let choice = match question.kind {
            Kind::SelectOne(_) | Kind::SelectMultiple(_) => given.answer.clone(),
            _ if given.office == "*" || given.answer == "0" => return,
            _ => String::new(),
        };
        self.must.entry((question.name.clone(), choice)).or_default().insert(given.office.clone());
    }

    /// Whether the office has another choice of this one settled.
    fn is_settled_otherwise(&self, key: &Key, code: &str) -> bool {
        self.settled.get(&(key.0.clone(), code.to_owned())).is_some_and(|choice| *choice != key.1)
    }

    fn of_wanted(&mut self, key: &Key, wanted: &[Wanted]) {
        for want in wanted {
            let mut members = self.members(&[want]);
            members.extend(want.filter.iter().filter_map(|a| match a {
                Atom::Covers(country) => self.codes.get(country).cloned(),
                _ => None,
            }));
            self.must.entry(key.clone()).or_default().extend(members.iter().cloned());
            for atom in &want.filter {
                if let Atom::Ticks { question, choice } = atom {
                    let other = (question.clone(), choice.clone());
                    self.must.entry(other).or_default().extend(members.iter().cloned());
                }
            }
            match want.aim {
                Aim::Offices(n) => *self.offices.entry(key.clone()).or_default() = n,
                Aim::Countries(n) => *self.countries.entry(key.clone()).or_default() = n,
                _ => {}
            }
        }
    }

    /// A part needs its whole.
    fn within(&mut self, question: &Question) {
        let Some(constraint) = &question.constraint else { return };
        for (part, whole) in implications(&constraint.root) {
            let codes = self.must(question, &part).clone();
            self.must.entry((question.name.clone(), whole)).or_default().extend(codes);
        }
    }

    /// A question needs the answers that it is asked after.
    fn pass_on(&mut self, questionnaire: &Questionnaire, question: &Question) {
        let own = |key: &&Key| key.0 == question.name;
        let codes: BTreeSet<String> =
            self.must.iter().filter(|(k, _)| own(k)).flat_map(|(_, c)| c.clone()).collect();
        let countries = self.countries.iter().filter(|(k, _)| own(k)).map(|(_, n)| *n).max();
        for key in askers(questionnaire, question) {
            let free = codes.iter().filter(|c| !self.is_settled_otherwise(&key, c)).cloned();
            let free: Vec<String> = free.collect();
            self.must.entry(key.clone()).or_default().extend(free);
            let most = self.countries.entry(key).or_default();
            *most = (*most).max(countries.unwrap_or(0));
        }
    }
}

fn codes(offices: &[Office], names: &BTreeMap<String, String>) -> BTreeMap<String, String> {
    let office_of = |iso: &String| offices.iter().find(|o| o.countries.contains(iso));
    let pairs = names.iter().chain(names.values().map(|iso| (iso, iso)));
    pairs.filter_map(|(name, iso)| office_of(iso).map(|o| (name.clone(), o.code.clone()))).collect()
}

/// The answers after which a question is asked: of its own condition and of its groups'; of alternatives the first.
fn askers(questionnaire: &Questionnaire, question: &Question) -> Vec<Key> {
    let mut keys = Vec::new();
    let mut roots: Vec<&Node> = question.relevant.iter().map(|e| &e.root).collect();
    let mut group = question.group;
    while let Some(index) = group {
        let around = &questionnaire.groups[index];
        roots.extend(around.relevant.iter().map(|e| &e.root));
        group = around.parent;
    }
    for root in roots {
        keys.extend(first_alternative(root));
    }
    keys
}

fn first_alternative(node: &Node) -> Vec<Key> {
    if let Node::Binary { operator: questionnaire::expression::Operator::Or, left, .. } = node {
        return first_alternative(left);
    }
    let tick = |atom| match atom {
        Atom::Ticks { question, choice } => Some((question, choice)),
        _ => None,
    };
    atoms(node).unwrap_or_default().into_iter().filter_map(tick).collect()
}
