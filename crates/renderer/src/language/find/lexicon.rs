//! The number words of a language, as a tree of words.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::tokens::fold;
use crate::language::Language;

/// What a sequence of words says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Entry {
    /// Two or more, below a thousand; or `mille`.
    Cardinal(u32),
    /// One, as an article; with `noun`, a number before the noun of a unit.
    One {
        noun: bool,
    },
    /// Multiplies what stands before it.
    Magnitude(Decimal),
    PerCent,
    Fraction(Decimal),
    Multiple(Decimal),
    Vague,
    Ordinal(u32),
    /// `one in`, before a number.
    OneIn,
    /// Looks like a number and is none.
    PassedOver,
}

/// The number words of a language.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: Words<Vec<Entry>>,
    joiners: Vec<String>,
    ordinal_suffixes: Vec<String>,
    multiple_suffixes: Vec<String>,
}

/// The nouns before which `one` is a number.
#[derive(Debug, Default)]
pub(super) struct Nouns(Words<()>);

/// A tree: words that follow words.
#[derive(Debug, Default)]
struct Words<T> {
    follow: BTreeMap<String, Words<T>>,
    here: Option<T>,
}

impl<T> Words<T> {
    fn leaf<'w>(&mut self, words: impl Iterator<Item = &'w str>) -> &mut Option<T>
    where
        T: Default,
    {
        let mut node = self;
        for word in words {
            node = node.follow.entry(word.to_owned()).or_default();
        }
        &mut node.here
    }

    /// The longest sequence that `words` begins with: how many words, and what it says.
    fn longest<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<(usize, &T)> {
        let mut node = self;
        let mut longest = None;
        for (index, word) in words.enumerate() {
            let Some(next) = node.follow.get(word) else { break };
            node = next;
            longest = node.here.as_ref().map(|entry| (index + 1, entry)).or(longest);
        }
        longest
    }
}

impl Nouns {
    pub(super) fn new<'n>(nouns: impl Iterator<Item = &'n str>) -> Self {
        let mut words = Words::default();
        for noun in nouns {
            *words.leaf(split(noun).iter().map(String::as_str)) = Some(());
        }
        Self(words)
    }

    pub(super) fn begins<'w>(&self, words: impl Iterator<Item = &'w str>) -> Option<usize> {
        self.0.longest(words).map(|(length, ())| length)
    }
}

impl Lexicon {
    pub(crate) fn new(language: &Language) -> Self {
        let mut lexicon = Self::default();
        let found = &language.found;
        let folded = |list: &[String]| list.iter().map(|word| fold(word)).collect();
        lexicon.joiners = folded(&found.joiners);
        lexicon.ordinal_suffixes = folded(&found.ordinal_suffixes);
        lexicon.multiple_suffixes = folded(&found.multiple_suffixes);
        lexicon.add_phrases(language);
        lexicon.add_fractions(language);
        lexicon.add_cardinals(language);
        lexicon
    }

    fn add(&mut self, words: &[String], entry: Entry) {
        let entries = self.words.leaf(words.iter().map(String::as_str)).get_or_insert_default();
        if !entries.contains(&entry) {
            entries.push(entry);
        }
    }

    /// Phrases of the data; the first kinds go before the later where the words are the same.
    fn add_phrases(&mut self, language: &Language) {
        let found = &language.found;
        let lists = [
            (&found.passed_over, Entry::PassedOver),
            (&found.per_cent, Entry::PerCent),
            (&found.one_in, Entry::OneIn),
            (&found.ones, Entry::One { noun: true }),
            (&found.articles, Entry::One { noun: false }),
        ];
        for (list, entry) in lists {
            for phrase in list {
                self.add(&split(phrase), entry);
            }
        }
        for (phrase, times) in &found.multiples {
            self.add(&split(phrase), Entry::Multiple(*times));
        }
        for (phrase, value) in &found.magnitudes {
            self.add(&split(phrase), Entry::Magnitude(*value));
        }
        for (phrase, place) in &found.ordinals {
            self.add(&split(phrase), Entry::Ordinal(*place));
        }
        for phrase in &found.vague {
            self.add(&split(phrase), Entry::Vague);
        }
    }

    /// `a third`, and `two thirds` to `nine tenths`.
    fn add_fractions(&mut self, language: &Language) {
        for (phrase, value) in &language.found.fractions {
            if let Some(value) = fraction(value) {
                self.add(&split(phrase), Entry::Fraction(value));
            }
        }
        for set in language.cardinals.complete() {
            for numerator in 2..=9 {
                let Some(said) = language.cardinals.say(set, numerator) else { continue };
                for (phrase, denominator) in &language.found.denominators {
                    let value = Decimal::from(numerator).checked_div(Decimal::from(*denominator));
                    let words = split(&format!("{said} {phrase}"));
                    if let Some(value) = value {
                        self.add(&words, Entry::Fraction(value));
                    }
                }
            }
        }
    }

    /// All that the rules say below a thousand, alone and before the thousand, and the thousand itself where it needs no
    /// `one`. Besides, `a hundred` for `one hundred`, and `two hundred five` without its `and`.
    fn add_cardinals(&mut self, language: &Language) {
        let cardinals = &language.cardinals;
        for set in cardinals.complete() {
            for number in 2..1000 {
                let alone = cardinals.say(set, number).map(|said| split(&said));
                let thousands = cardinals.say(set, number * 1000).map(|said| split(&said));
                if let Some(words) = alone {
                    self.add_cardinal(&words, number, language);
                }
                if let Some((_, words)) = thousands.as_deref().and_then(<[String]>::split_last) {
                    self.add_cardinal(words, number, language);
                }
            }
            if let Some([thousand]) = cardinals.say(set, 1000).map(|said| split(&said)).as_deref() {
                self.add(std::slice::from_ref(thousand), Entry::Cardinal(1000));
            }
        }
    }

    fn add_cardinal(&mut self, words: &[String], number: u32, language: &Language) {
        self.add(words, Entry::Cardinal(number));
        let joined = |word: &&String| !self.joiners.contains(word);
        let bare: Vec<String> = words.iter().filter(joined).cloned().collect();
        self.add(&bare, Entry::Cardinal(number));
        let found = &language.found;
        if words.len() > 1 && found.ones.iter().any(|one| fold(one) == words[0]) {
            for article in &found.articles {
                for words in [words, &bare] {
                    let mut words = words.to_vec();
                    words[0] = fold(article);
                    self.add(&words, Entry::Cardinal(number));
                }
            }
        }
    }

    /// The longest entry that `words` begins with; of several of one length, the first added.
    pub(super) fn longest<'w>(
        &self,
        words: impl Iterator<Item = &'w str>,
    ) -> Option<(usize, &[Entry])> {
        self.words.longest(words).map(|(length, entries)| (length, entries.as_slice()))
    }

    pub(super) fn is_joiner(&self, word: &str) -> bool {
        self.joiners.iter().any(|joiner| joiner == word)
    }

    pub(super) fn is_ordinal_suffix(&self, word: &str) -> bool {
        self.ordinal_suffixes.iter().any(|suffix| suffix == word)
    }

    /// The number word of `tenfold`, without its ending.
    pub(super) fn multiplied<'w>(&self, word: &'w str) -> Option<&'w str> {
        let suffixes = &self.multiple_suffixes;
        suffixes.iter().find_map(|s| word.strip_suffix(s.as_str())).filter(|w| !w.is_empty())
    }
}

fn split(phrase: &str) -> Vec<String> {
    let apart = |c: char| c.is_whitespace() || matches!(c, '-' | '’' | '\'');
    phrase.split(apart).filter(|word| !word.is_empty()).map(fold).collect()
}

fn fraction(text: &str) -> Option<Decimal> {
    match text.split_once('/') {
        Some((over, under)) => {
            over.parse::<Decimal>().ok()?.checked_div(under.parse::<Decimal>().ok()?)
        }
        None => text.parse().ok(),
    }
}
