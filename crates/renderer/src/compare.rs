//! What differs between two documents of one narrative: change an answer, and see which sentences change.

use std::collections::{BTreeMap, BTreeSet, VecDeque};

use crate::document::Document;
use crate::usage::{Spot, spots};

/// A place whose text differs.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What it is called: `paragraph 22`, `chart 1`; in the second document, if it is there.
    pub title: String,
    /// Its anchor.
    pub anchor: String,
    /// Sentences, bars and rows that stand in the first document only.
    pub before: Vec<String>,
    /// Those that stand in the second only.
    pub after: Vec<String>,
    /// The figures that say something else, sorted.
    pub figures: Vec<String>,
}

/// The places whose text differs, in the order of the second document; those that only the first has stand last.
/// A place that only moved has not changed: places are matched by their text without its figures, and what is left
/// of both by anchor.
pub fn sentences_changed(a: &Document, b: &Document) -> Vec<Change> {
    let (before, after) = (spots(a), spots(b));
    let mut matcher = Matcher::new(&before);
    let mut pairs: Vec<_> = after.iter().map(|spot| (matcher.by_pattern(spot), spot)).collect();
    for (old, spot) in &mut pairs {
        *old = old.or_else(|| matcher.by_anchor(&spot.anchor));
    }
    let changed = pairs.iter().filter_map(|(old, spot)| change(*old, Some(spot)));
    let gone = matcher.left().into_iter().filter_map(|spot| change(Some(spot), None));
    changed.chain(gone).collect()
}

struct Matcher<'a> {
    all: &'a [Spot],
    /// Places not matched yet, by what they say without their figures.
    patterns: BTreeMap<&'a str, VecDeque<usize>>,
    anchors: BTreeMap<&'a str, usize>,
    matched: BTreeSet<usize>,
}

impl<'a> Matcher<'a> {
    fn new(all: &'a [Spot]) -> Self {
        let mut patterns: BTreeMap<_, VecDeque<_>> = BTreeMap::new();
        let mut anchors = BTreeMap::new();
        for (index, spot) in all.iter().enumerate() {
            anchors.insert(spot.anchor.as_str(), index);
            patterns.entry(spot.pattern.as_str()).or_default().push_back(index);
        }
        Self { all, patterns, anchors, matched: BTreeSet::new() }
    }

    fn by_pattern(&mut self, spot: &Spot) -> Option<&'a Spot> {
        let index = self.patterns.get_mut(spot.pattern.as_str())?.pop_front()?;
        self.take(index)
    }

    fn by_anchor(&mut self, anchor: &str) -> Option<&'a Spot> {
        self.take(*self.anchors.get(anchor)?)
    }

    fn take(&mut self, index: usize) -> Option<&'a Spot> {
        self.matched.insert(index).then(|| &self.all[index])
    }

    fn left(&self) -> Vec<&'a Spot> {
        let all = self.all.iter().enumerate();
        all.filter(|(index, _)| !self.matched.contains(index)).map(|(_, spot)| spot).collect()
    }
}

fn change(before: Option<&Spot>, after: Option<&Spot>) -> Option<Change> {
    let named = after.or(before)?;
    let old = before.map(sentences).unwrap_or_default();
    let new = after.map(sentences).unwrap_or_default();
    if old == new {
        return None;
    }
    let only = |these: &[String], those: &[String]| {
        let those: BTreeSet<_> = those.iter().collect();
        these.iter().filter(|one| !those.contains(one)).cloned().collect()
    };
    Some(Change {
        title: named.title.clone(),
        anchor: named.anchor.clone(),
        before: only(&old, &new),
        after: only(&new, &old),
        figures: figures_changed(before, after),
    })
}

/// The figures whose words differ.
fn figures_changed(before: Option<&Spot>, after: Option<&Spot>) -> Vec<String> {
    let (old, new) = (words_of(before), words_of(after));
    let names: BTreeSet<_> = old.keys().chain(new.keys()).collect();
    let differs = |name: &&&str| old.get(**name) != new.get(**name);
    names.into_iter().filter(differs).map(|name| (*name).to_owned()).collect()
}

fn words_of(spot: Option<&Spot>) -> BTreeMap<&str, Vec<&str>> {
    let mut words: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for (name, said) in spot.into_iter().flat_map(|spot| &spot.said) {
        words.entry(name).or_default().push(said);
    }
    words
}

/// The sentences of a place. A bar and a row of a table count as one.
fn sentences(spot: &Spot) -> Vec<String> {
    spot.text.lines().flat_map(split).filter(|sentence| !sentence.is_empty()).collect()
}

fn split(line: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    let mut sentence = String::new();
    let mut rest = line.chars().peekable();
    while let Some(c) = rest.next() {
        sentence.push(c);
        if matches!(c, '.' | '?' | '!') && rest.peek().is_some_and(|next| next.is_whitespace()) {
            rest.next();
            sentences.push(std::mem::take(&mut sentence));
        }
    }
    sentences.push(sentence);
    sentences
}
