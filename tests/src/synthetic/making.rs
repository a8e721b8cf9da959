//! Making the answers, question by question in the order of the survey.

use std::collections::{BTreeMap, BTreeSet};

use questionnaire::form::{Kind, Question, Questionnaire};
use questionnaire::roster::Office;

use super::chance;
use super::choose::{Candidate, Goal, choose};
use super::condition::{Atom, implications};
use super::needs::Needs;
use super::offices::{Raw, meets, order};
use super::relevance::is_asked;
use super::wanted::{Aim, Plan, Wanted};

/// The answers under way.
pub struct Making<'a> {
    pub(super) questionnaire: &'a Questionnaire,
    pub(super) plan: &'a Plan,
    pub(super) needs: Needs,
    pub(super) offices: &'a [Office],
    /// Raw answers by office.
    pub answers: BTreeMap<String, Raw>,
    /// What could not be brought about.
    pub problems: Vec<String>,
}

impl<'a> Making<'a> {
    /// Nothing answered yet.
    pub fn new(
        questionnaire: &'a Questionnaire,
        plan: &'a Plan,
        needs: Needs,
        offices: &'a [Office],
    ) -> Self {
        let answers = offices.iter().map(|o| (o.code.clone(), Raw::new())).collect();
        Self { questionnaire, plan, needs, offices, answers, problems: Vec::new() }
    }

    /// Answers everything.
    pub fn run(mut self) -> Self {
        for question in &self.questionnaire.questions {
            let asked = self.asked(question);
            match question.kind {
                Kind::SelectOne(_) => self.select_one(question, asked),
                Kind::SelectMultiple(_) => self.select_multiple(question, &asked),
                Kind::Integer | Kind::Decimal => self.number(question, &asked),
                Kind::Date => self.date(question, &asked),
                Kind::Acknowledge => self.give_all(question, &asked, "OK"),
                Kind::Text => self.text(question, &asked),
                _ => {}
            }
        }
        self
    }

    fn asked(&self, question: &Question) -> Vec<&'a Office> {
        let asked = |o: &&Office| is_asked(self.questionnaire, question, o, &self.answers[&o.code]);
        self.offices.iter().filter(asked).collect()
    }

    pub(super) fn give(&mut self, office: &Office, question: &Question, answer: String) {
        let raw = self.answers.get_mut(&office.code).expect("every office has answers");
        raw.insert(question.name.clone(), answer);
    }

    fn give_all(&mut self, question: &Question, asked: &[&Office], answer: &str) {
        for office in asked {
            self.give(office, question, answer.to_owned());
        }
    }

    pub(super) fn wanted(&self, question: &Question, choice: &str) -> &'a [Wanted] {
        let key = (question.name.clone(), choice.to_owned());
        self.plan.wanted.get(&key).map_or(&[], Vec::as_slice)
    }

    fn select_one(&mut self, question: &Question, asked: Vec<&'a Office>) {
        let choices = self.questionnaire.choices(question);
        let mut rest = asked;
        let mut open = Vec::new();
        for choice in choices {
            if self.wanted(question, &choice.name).is_empty() {
                open.push(choice.name.clone());
                continue;
            }
            let chosen = self.chosen(question, &choice.name, &rest, &BTreeMap::new());
            rest.retain(|o| !chosen.contains(&o.code));
            for code in chosen {
                self.answers
                    .get_mut(&code)
                    .expect("known")
                    .insert(question.name.clone(), choice.name.clone());
            }
        }
        for office in rest {
            if let Some(choice) = self.open_choice(question, office, &open) {
                self.give(office, question, choice);
            }
        }
    }

    /// An answer nothing published depends on: what the needs of later questions ask for, else one by chance.
    fn open_choice(&self, question: &Question, office: &Office, open: &[String]) -> Option<String> {
        let must = |c: &&String| self.needs.must(question, c).contains(&office.code);
        if let Some(choice) = open.iter().find(must) {
            return Some(choice.clone());
        }
        let reserve = ["no", "none"].map(String::from);
        let some_wanted = open.len() < self.questionnaire.choices(question).len();
        if let Some(plain) = reserve.iter().find(|r| some_wanted && open.contains(r)) {
            return Some(plain.clone());
        }
        let at = chance::below(open.len().max(1) as u64, &[&question.name, &office.code]);
        open.get(usize::try_from(at).ok()?).cloned()
    }

    fn select_multiple(&mut self, question: &Question, asked: &[&'a Office]) {
        let mut ticks: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let together = self.plan.together.iter().find(|t| t.0 == question.name);
        if let Some((_, all, count)) = together {
            self.tick_together(question, asked, all, *count, &mut ticks);
        }
        for choice in self.wholes_first(question) {
            if together.is_some_and(|t| t.1.contains(&choice)) {
                continue;
            }
            let whole = within(question, asked, &choice, &ticks);
            let mut busy = BTreeMap::new();
            if question.required.is_some() {
                for code in ticks.values().flatten() {
                    *busy.entry(code.clone()).or_insert(0) += 1;
                }
            }
            let chosen = self.chosen(question, &choice, &whole, &busy);
            ticks.insert(choice, chosen);
        }
        self.write_ticks(question, asked, &ticks);
    }

    /// Choices in an order in which a whole stands before its part.
    fn wholes_first(&self, question: &Question) -> Vec<String> {
        let pairs = question.constraint.as_ref().map_or(Vec::new(), |c| implications(&c.root));
        let mut names: Vec<String> =
            self.questionnaire.choices(question).iter().map(|c| c.name.clone()).collect();
        names.sort_by_key(|n| pairs.iter().any(|(part, _)| part == n));
        names
    }

    fn tick_together(
        &mut self,
        question: &Question,
        asked: &[&'a Office],
        all: &BTreeSet<String>,
        count: usize,
        ticks: &mut BTreeMap<String, BTreeSet<String>>,
    ) {
        let goal = Goal { offices: Some(count), countries: None };
        let whole =
            self.pick(question, "together", asked, &[], goal, &BTreeSet::new(), &BTreeMap::new());
        for office in asked {
            let left_out =
                chance::below(all.len() as u64, &["left out", &question.name, &office.code]);
            for (index, choice) in all.iter().enumerate() {
                let lucky = chance::below(2, &["some", &question.name, choice, &office.code]) == 0;
                let first = (left_out + 1) % all.len() as u64 == index as u64;
                if whole.contains(&office.code) || (index as u64 != left_out && (lucky || first)) {
                    ticks.entry(choice.clone()).or_default().insert(office.code.clone());
                }
            }
        }
    }

    /// Who gives an answer: all wants of it together, or by chance where nothing is wanted.
    fn chosen(
        &mut self,
        question: &Question,
        choice: &str,
        within: &[&'a Office],
        busy: &BTreeMap<String, u64>,
    ) -> BTreeSet<String> {
        let wanted = self.wanted(question, choice);
        let must = self.needs.must(question, choice).clone();
        if wanted.is_empty() {
            let lucky = |o: &&&Office| {
                must.contains(&o.code)
                    || chance::below(100, &["open", &question.name, choice, &o.code]) < 15
            };
            return within.iter().filter(lucky).map(|o| o.code.clone()).collect();
        }
        let mut chosen = BTreeSet::new();
        for group in by_filter(wanted) {
            let goal = goal(&group);
            if group.iter().any(|w| w.aim == Aim::MembersOnly) {
                let named = |o: &&&Office| must.contains(&o.code);
                chosen.extend(within.iter().filter(named).map(|o| o.code.clone()));
                continue;
            }
            chosen.extend(self.pick(question, choice, within, &group[0].filter, goal, &must, busy));
        }
        chosen
    }

    #[expect(clippy::too_many_arguments, reason = "one choice depends on all of them")]
    fn pick(
        &mut self,
        question: &Question,
        choice: &str,
        within: &[&'a Office],
        filter: &[Atom],
        goal: Goal,
        must: &BTreeSet<String>,
        busy: &BTreeMap<String, u64>,
    ) -> BTreeSet<String> {
        let many = self.needs.many_countries(question, choice);
        let fits = |o: &&&Office| filter.iter().all(|a| meets(o, &self.answers[&o.code], a));
        let candidate = |o: &&'a Office| Candidate {
            code: o.code.clone(),
            countries: o.countries.len(),
            must: must.contains(&o.code),
            order: order(o, &question.name, choice)
                + busy.get(&o.code).map_or(0, |n| n * 10_000)
                + if many && o.countries.len() < 2 { 100_000 } else { 0 }
                + if many && o.countries.is_empty() { 100_000 } else { 0 },
        };
        let candidates: Vec<Candidate> = within.iter().filter(fits).map(candidate).collect();
        let available = candidates.len();
        choose(candidates, goal).unwrap_or_else(|error| {
            self.problems.push(format!("{} {choice}: {error} of {available}", question.name));
            BTreeSet::new()
        })
    }

    fn write_ticks(
        &mut self,
        question: &Question,
        asked: &[&Office],
        ticks: &BTreeMap<String, BTreeSet<String>>,
    ) {
        let names: Vec<String> =
            self.questionnaire.choices(question).iter().map(|c| c.name.clone()).collect();
        for office in asked {
            let ticked = |n: &&String| ticks.get(*n).is_some_and(|t| t.contains(&office.code));
            let answer: Vec<&str> = names.iter().filter(ticked).map(String::as_str).collect();
            if !answer.is_empty() {
                self.give(office, question, answer.join(" "));
            } else if let Some(choice) = self.uncounted(question, office, &names) {
                self.give(office, question, choice);
            } else if question.required.is_some() {
                self.problems.push(format!("{}: {} ticks nothing", question.name, office.code));
            }
        }
    }

    /// A choice that an office without countries may tick, since only countries are counted.
    fn uncounted(&self, question: &Question, office: &Office, names: &[String]) -> Option<String> {
        if question.required.is_none() || !office.countries.is_empty() {
            return None;
        }
        let by_countries = |n: &&String| {
            let wanted = self.wanted(question, n);
            !wanted.is_empty() && wanted.iter().all(|w| matches!(w.aim, Aim::Countries(_)))
        };
        names.iter().find(by_countries).cloned()
    }
}

/// The offices that tick all that the choice is a part of.
fn within<'a>(
    question: &Question,
    asked: &[&'a Office],
    choice: &str,
    ticks: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<&'a Office> {
    let pairs = question.constraint.as_ref().map_or(Vec::new(), |c| implications(&c.root));
    let wholes: Vec<_> =
        pairs.iter().filter(|(part, _)| part == choice).filter_map(|(_, w)| ticks.get(w)).collect();
    asked.iter().filter(|o| wholes.iter().all(|w| w.contains(&o.code))).copied().collect()
}

/// The wants in groups of the same filter.
fn by_filter(wanted: &[Wanted]) -> Vec<Vec<&Wanted>> {
    let mut groups: Vec<Vec<&Wanted>> = Vec::new();
    for want in wanted {
        match groups.iter_mut().find(|g| g[0].filter == want.filter) {
            Some(group) => group.push(want),
            None => groups.push(vec![want]),
        }
    }
    groups
}

fn goal(group: &[&Wanted]) -> Goal {
    let mut goal = Goal::default();
    for want in group {
        match want.aim {
            Aim::Offices(n) => goal.offices = goal.offices.or(Some(n)),
            Aim::Countries(n) => goal.countries = Some(n),
            _ => {}
        }
    }
    goal
}

/// Makes the answers.
pub fn make(
    questionnaire: &Questionnaire,
    plan: &Plan,
    needs: Needs,
    offices: &[Office],
) -> (BTreeMap<String, Raw>, Vec<String>) {
    let made = Making::new(questionnaire, plan, needs, offices).run();
    (made.answers, made.problems)
}
