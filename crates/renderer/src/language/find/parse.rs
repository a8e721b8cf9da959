//! Words and numerals to numbers.

use rust_decimal::Decimal;

use super::lexicon::{Entry, Lexicon, Nouns};
use super::tokens::{Gap, Sign, Token, What};
use super::{Found, FoundKind};

/// Reads tokens from left to right.
pub(super) struct Parser<'a> {
    pub(super) lexicon: &'a Lexicon,
    pub(super) nouns: &'a Nouns,
    pub(super) tokens: &'a [Token],
}

/// A number that ends before the token `next`.
struct Read {
    next: usize,
    kind: FoundKind,
    value: Option<Decimal>,
}

/// How many words may stand between `one` and its noun: "one regional office".
const BETWEEN: usize = 1;

impl Parser<'_> {
    pub(super) fn run(&self) -> Vec<Found> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < self.tokens.len() {
            match self.read(at) {
                Ok(read) => {
                    let range = self.tokens[at].range.start..self.tokens[read.next - 1].range.end;
                    found.push(Found { range, kind: read.kind, value: read.value });
                    at = read.next;
                }
                Err(next) => at = next,
            }
        }
        found
    }

    /// The number that begins at a token, or the token after what is none.
    fn read(&self, at: usize) -> Result<Read, usize> {
        match &self.tokens[at].what {
            What::Numeral { value, sign } => Ok(self.numeral(at, *value, *sign)),
            What::Word(word) => self.words(at, word),
        }
    }

    fn numeral(&self, at: usize, value: Option<Decimal>, sign: Sign) -> Read {
        let next = at + 1;
        match sign {
            Sign::Percent => return Read { next, kind: FoundKind::Percent, value },
            Sign::Fraction => return Read { next, kind: FoundKind::Fraction, value },
            Sign::None | Sign::Currency => {}
        }
        if let Some(What::Word(word)) = self.tokens.get(next).map(|token| &token.what)
            && self.tokens[next].gap == Gap::Nothing
            && self.lexicon.is_ordinal_suffix(word)
        {
            return Read { next: next + 1, kind: FoundKind::Ordinal, value };
        }
        let kind = if sign == Sign::Currency { FoundKind::Money } else { FoundKind::Numeral };
        let (next, value) = self.multiplied(next, value);
        self.with_percent(Read { next, kind, value })
    }

    fn words(&self, at: usize, word: &str) -> Result<Read, usize> {
        let Some((length, entries)) = self.entries(at) else { return self.fold(at, word) };
        let next = at + length;
        let read = |kind, value| Ok(Read { next, kind, value });
        for entry in entries {
            match *entry {
                Entry::PassedOver => return Err(next),
                Entry::Fraction(value) => return read(FoundKind::Fraction, Some(value)),
                Entry::Multiple(value) => return read(FoundKind::Multiple, Some(value)),
                Entry::Vague => return read(FoundKind::Vague, None),
                Entry::Ordinal(place) if place > 10 => {
                    return read(FoundKind::Ordinal, Some(place.into()));
                }
                Entry::OneIn => return self.one_in(next).ok_or(next),
                Entry::One { noun } => return self.one(next, noun).ok_or(next),
                Entry::Cardinal(number) => return Ok(self.cardinal(next, number)),
                Entry::Magnitude(_) | Entry::PerCent | Entry::Ordinal(_) => {}
            }
        }
        Err(next)
    }

    /// `tenfold`
    fn fold(&self, at: usize, word: &str) -> Result<Read, usize> {
        let stem = self.lexicon.multiplied(word).ok_or(at + 1)?;
        let (_, entries) = self.lexicon.longest(std::iter::once(stem)).ok_or(at + 1)?;
        let value = entries.iter().find_map(|entry| match entry {
            Entry::Cardinal(number) => Some(Decimal::from(*number)),
            Entry::Magnitude(value) => Some(*value),
            _ => None,
        });
        let value = Some(value.ok_or(at + 1)?);
        Ok(Read { next: at + 1, kind: FoundKind::Multiple, value })
    }

    /// `one in` before a number.
    fn one_in(&self, at: usize) -> Option<Read> {
        if !self.is_joined(at) {
            return None;
        }
        let read = match &self.tokens[at].what {
            What::Numeral { value, sign } => self.numeral(at, *value, *sign),
            What::Word(_) => {
                let (length, number) = self.find(at, |entry| match entry {
                    Entry::Cardinal(number) => Some(*number),
                    _ => None,
                })?;
                self.cardinal(at + length, number)
            }
        };
        let value = read.value.and_then(|value| Decimal::ONE.checked_div(value));
        Some(Read { kind: FoundKind::Fraction, value, ..read })
    }

    /// `one` before a million, per cent, or the noun of a unit.
    fn one(&self, next: usize, noun: bool) -> Option<Read> {
        let one = self.cardinal(next, 1);
        if one.next > next {
            return Some(one);
        }
        let before_noun = noun
            && (next..=next + BETWEEN)
                .take_while(|at| self.is_joined(*at))
                .any(|at| self.nouns.begins(self.joined_words(at)).is_some());
        before_noun.then_some(one)
    }

    /// Thousands and what follows them: `two hundred thousand and five`.
    fn cardinal(&self, next: usize, number: u32) -> Read {
        let first = Decimal::from(number);
        let (mut next, mut value) = self.multiplied(next, Some(first));
        let mut part = value;
        while let (Some(sum), Some(last)) = (value, part)
            && let Some((after, smaller)) = self.remainder(next, last)
        {
            next = after;
            value = sum.checked_add(smaller);
            part = Some(smaller);
        }
        let read = Read { next, kind: FoundKind::Cardinal, value };
        self.with_percent(self.with_ordinal(read))
    }

    /// What may follow a number of thousands or millions: less than its last thousand.
    fn remainder(&self, at: usize, last: Decimal) -> Option<(usize, Decimal)> {
        if last < Decimal::ONE_THOUSAND || !self.is_joined(at) {
            return None;
        }
        let joined = self.word(at).is_some_and(|word| self.lexicon.is_joiner(word));
        let at = if joined { at + 1 } else { at };
        let (length, entries) = self.is_joined(at).then(|| self.entries(at)).flatten()?;
        let number = entries.iter().find_map(|entry| match entry {
            Entry::Cardinal(number) => Some(*number),
            Entry::One { .. } => Some(1),
            _ => None,
        })?;
        let (next, value) = self.multiplied(at + length, Some(number.into()));
        let limit = if last >= Decimal::from(1_000_000) { 1_000_000 } else { 1000 };
        value.filter(|value| *value < limit.into()).map(|value| (next, value))
    }

    /// The number times the magnitudes that follow it.
    fn multiplied(&self, mut next: usize, mut value: Option<Decimal>) -> (usize, Option<Decimal>) {
        while self.is_joined(next)
            && let Some((length, magnitude)) = self.find(next, |entry| match entry {
                Entry::Magnitude(value) => Some(*value),
                _ => None,
            })
        {
            next += length;
            value = value.and_then(|value| value.checked_mul(magnitude));
        }
        (next, value)
    }

    /// `twenty-first`
    fn with_ordinal(&self, read: Read) -> Read {
        let hyphen = self.tokens.get(read.next).is_some_and(|token| token.gap == Gap::Hyphen);
        let place = hyphen.then(|| {
            self.find(read.next, |entry| match entry {
                Entry::Ordinal(place) if *place < 10 => Some(Decimal::from(*place)),
                _ => None,
            })
        });
        let Some((length, place)) = place.flatten() else { return read };
        let value = read.value.and_then(|value| value.checked_add(place));
        Read { next: read.next + length, kind: FoundKind::Ordinal, value }
    }

    fn with_percent(&self, read: Read) -> Read {
        let percent = self
            .is_joined(read.next)
            .then(|| self.find(read.next, |entry| matches!(entry, Entry::PerCent).then_some(())));
        match percent.flatten() {
            Some((length, ())) => {
                Read { next: read.next + length, kind: FoundKind::Percent, ..read }
            }
            None => read,
        }
    }

    fn find<T>(&self, at: usize, of: impl Fn(&Entry) -> Option<T>) -> Option<(usize, T)> {
        let (length, entries) = self.entries(at)?;
        entries.iter().find_map(of).map(|value| (length, value))
    }

    fn entries(&self, at: usize) -> Option<(usize, &[Entry])> {
        self.lexicon.longest(self.joined_words(at))
    }

    /// The words from a token on, as far as only spaces and hyphens part them.
    fn joined_words(&self, at: usize) -> impl Iterator<Item = &str> {
        let more = (at + 1..).take_while(|next| self.is_joined(*next));
        std::iter::once(at).chain(more).map_while(|index| self.word(index))
    }

    fn word(&self, at: usize) -> Option<&str> {
        match &self.tokens.get(at)?.what {
            What::Word(word) => Some(word),
            What::Numeral { .. } => None,
        }
    }

    fn is_joined(&self, at: usize) -> bool {
        self.tokens.get(at).is_some_and(|token| token.gap != Gap::Break)
    }
}
