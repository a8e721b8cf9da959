//! Numbers, texts and days: totals spread over offices, and single answers settled beforehand.

use std::collections::BTreeMap;

use questionnaire::form::Question;
use questionnaire::roster::Office;

use super::chance;
use super::making::Making;
use super::offices::meets;
use super::spread::spread;
use super::wanted::{Aim, Wanted};

impl<'a> Making<'a> {
    pub(super) fn number(&mut self, question: &Question, asked: &[&'a Office]) {
        let mut wanted: Vec<&Wanted> = self.wanted(question, "").iter().collect();
        wanted.sort_by_key(|w| std::cmp::Reverse(w.filter.len()));
        let mut given = self.given_numbers(question, asked);
        for want in wanted {
            let fits =
                |o: &&&Office| want.filter.iter().all(|a| meets(o, &self.answers[&o.code], a));
            let reach: Vec<&Office> = asked.iter().filter(fits).copied().collect();
            let Some(total) = self.total(&want.aim, &reach) else { continue };
            let done: u64 = reach.iter().filter_map(|o| given.get(&o.code)).sum();
            let open: Vec<&Office> =
                reach.into_iter().filter(|o| !given.contains_key(&o.code)).collect();
            let Some(left) = total.checked_sub(done).filter(|l| *l == 0 || !open.is_empty()) else {
                self.problems.push(format!("{} {}: nobody for {total}", question.name, want.from));
                continue;
            };
            for (office, share) in open.iter().zip(self.shares(question, &open, left)) {
                given.insert(office.code.clone(), share);
            }
        }
        for office in asked {
            let silent = question.required.is_none()
                && chance::below(3, &["silent", &question.name, &office.code]) > 0;
            let free = || (!silent).then(|| self.any(question, office));
            if let Some(number) = given.get(&office.code).copied().or_else(free) {
                self.give(office, question, number.to_string());
            }
        }
    }

    fn given_numbers(&self, question: &Question, asked: &[&Office]) -> BTreeMap<String, u64> {
        let of = |code: &str| self.settled(question, code).and_then(|a| a.parse().ok());
        let number = |o: &&Office| of(&o.code).or_else(|| of("*")).map(|n| (o.code.clone(), n));
        asked.iter().filter_map(number).collect()
    }

    fn settled(&self, question: &Question, office: &str) -> Option<&'a str> {
        let mut all = self.plan.given.iter();
        all.find(|g| g.question == question.name && g.office == office).map(|g| g.answer.as_str())
    }

    fn total(&self, aim: &Aim, reach: &[&Office]) -> Option<u64> {
        match aim {
            Aim::Total(total) => Some(*total),
            Aim::Share { of, percent } => {
                let all: u64 = reach.iter().map(|o| self.number_of(o, of)).sum();
                Some((all * percent + 50) / 100)
            }
            _ => None,
        }
    }

    fn number_of(&self, office: &Office, question: &str) -> u64 {
        self.answers[&office.code].get(question).and_then(|n| n.parse().ok()).unwrap_or(0)
    }

    /// Uneven shares; where a constraint `. <= ${other}` bounds them, in proportion to the bounds and within them.
    fn shares(&mut self, question: &Question, open: &[&Office], total: u64) -> Vec<u64> {
        let Some(bounds) = self.bounds(question, open) else {
            let weight = |o: &&Office| {
                let luck = 1 + chance::below(100, &["weight", &question.name, &o.code]);
                luck * luck * (1 + chance::below(30, &["size", &o.code]))
            };
            return spread(total, &open.iter().map(weight).collect::<Vec<_>>());
        };
        let all: u64 = bounds.iter().sum();
        let mut shares: Vec<u64> =
            bounds.iter().map(|b| (total * b).checked_div(all).unwrap_or(0)).collect();
        let mut left = total.saturating_sub(shares.iter().sum());
        for (share, bound) in shares.iter_mut().zip(&bounds) {
            let more = left.min(bound.saturating_sub(*share));
            *share += more;
            left -= more;
        }
        if left > 0 {
            self.problems
                .push(format!("{}: {left} of {total} are beyond the bounds", question.name));
        }
        shares
    }

    fn bounds(&self, question: &Question, open: &[&Office]) -> Option<Vec<u64>> {
        let other = super::condition::bound_by(&question.constraint.as_ref()?.root)?;
        Some(open.iter().map(|o| self.number_of(o, &other)).collect())
    }

    fn any(&self, question: &Question, office: &Office) -> u64 {
        let free = 1 + chance::below(12, &["any", &question.name, &office.code]);
        self.bounds(question, &[office]).map_or(free, |b| free.min(b[0]))
    }

    /// Texts are settled one by one; who certifies is a function, since no person's name is made up.
    pub(super) fn text(&mut self, question: &Question, asked: &[&Office]) {
        let function = question.required.as_ref().map(|_| "Head of Office (synthetic)");
        for office in asked {
            if let Some(text) = self.settled(question, &office.code).or(function) {
                self.give(office, question, text.to_owned());
            }
        }
    }

    pub(super) fn date(&mut self, question: &Question, asked: &[&'a Office]) {
        for office in asked {
            let exact = self.wanted(question, "").iter().find_map(|w| match &w.aim {
                Aim::Exactly(text)
                    if w.filter.iter().all(|a| meets(office, &self.answers[&office.code], a)) =>
                {
                    Some(text.clone())
                }
                _ => None,
            });
            let month = 1 + chance::below(12, &["month", &question.name, &office.code]);
            let day = 1 + chance::below(28, &["day", &question.name, &office.code]);
            self.give(office, question, exact.unwrap_or(format!("2017-{month:02}-{day:02}")));
        }
    }
}
