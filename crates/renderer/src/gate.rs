//! The gate: every number in what is printed is a figure or a literal.

use std::collections::BTreeSet;
use std::ops::Range;

use aggregation::figure::{Figure, Figures, Quantity, Value};
use questionnaire::diagnostic::{Diagnostics, Place};
use rust_decimal::Decimal;

use crate::build::{Built, MOST_FAULTS};
use crate::document::Document;
use crate::language::{Found, FoundKind, Language, Literal, Names, Numbers};
use crate::run::Typed;

/// How many figures a hint names.
const NAMED: usize = 3;

/// What the numbers of a text are, counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Figures said by slots, bars and cells.
    pub figures: usize,
    /// Numbers that stand in `literals.csv`.
    pub literals: usize,
    /// Claims that were checked.
    pub claims: usize,
}

/// Reads texts of one language against the figures and the literals.
pub(crate) struct Gate<'a> {
    numbers: Numbers,
    figures: &'a Figures,
    /// The literals of the language with their index in [`Names::literals`].
    literals: Vec<(usize, &'a Literal)>,
    /// The literals met, by index in [`Names::literals`].
    pub(crate) used: BTreeSet<usize>,
    /// How often a literal was met.
    pub(crate) met: usize,
}

impl<'a> Gate<'a> {
    pub(crate) fn new(language: &'static Language, names: &'a Names, figures: &'a Figures) -> Self {
        let here = |literal: &Literal| {
            literal.language.as_deref().is_none_or(|code| code == language.code)
        };
        let literals = names.literals.iter().enumerate().filter(|(_, literal)| here(literal));
        Self {
            numbers: Numbers::new(language, names),
            figures,
            literals: literals.collect(),
            used: BTreeSet::new(),
            met: 0,
        }
    }

    /// Checks a run. `shown` are the values of the figures of its paragraph.
    pub(crate) fn check(
        &mut self,
        file: &str,
        typed: &Typed,
        shown: &[(&'a str, Decimal)],
        faults: &mut Diagnostics,
    ) {
        let found = self.numbers.find(&typed.text);
        if found.is_empty() {
            return;
        }
        let covered = self.covered(&typed.text);
        for number in found {
            if faults.len() >= MOST_FAULTS {
                break;
            }
            let place = typed.position(number.range.start).place(file);
            match covered.around(&number.range) {
                Some((range, literal)) => {
                    self.meet(*literal);
                    let whole = range.len() == number.range.len();
                    if let Some((name, _)) = number
                        .value
                        .filter(|_| whole)
                        .and_then(|value| shown.iter().find(|(_, shown)| *shown == value))
                    {
                        equals_figure(&typed.text[range.clone()], name, place, faults);
                    }
                }
                None => self.untraced(&typed.text, &number, place, faults),
            }
        }
    }

    /// Checks a label that the program shows. Its fault stands where it is shown. A numeral that stands in
    /// `definition` too, such as the year of a column's name, is traced to it.
    pub(crate) fn check_label(
        &mut self,
        label: &str,
        definition: &str,
        place: &Place,
        faults: &mut Diagnostics,
    ) {
        let found = self.numbers.find(label);
        if found.is_empty() {
            return;
        }
        let covered = self.covered(label);
        for number in found {
            let written = &label[number.range.clone()];
            if let Some((_, literal)) = covered.around(&number.range) {
                self.meet(*literal);
            } else if !stands_in(written, definition) {
                faults.error_with_hint(
                    "untraced-number",
                    place.clone(),
                    format!("the text `{label}` that is shown here holds the number `{written}`"),
                    "take the number out of it, or put its text into literals.csv with the reason",
                );
            }
        }
    }

    fn meet(&mut self, literal: usize) {
        self.used.insert(literal);
        self.met += 1;
    }

    /// Where literals stand in a text, each as a whole word.
    fn covered(&self, text: &str) -> Covered {
        let mut covered = Vec::new();
        for (index, literal) in &self.literals {
            for (start, found) in text.match_indices(literal.text.as_str()) {
                let range = start..start + found.len();
                if !found.is_empty() && is_whole(text, &range) {
                    covered.push((range, *index));
                }
            }
        }
        Covered::new(covered)
    }

    fn untraced(&self, text: &str, number: &Found, place: Place, faults: &mut Diagnostics) {
        let written = &text[number.range.clone()];
        let hint = self.figures_with(number).unwrap_or_else(|| {
            "write a figure, as in `{{ name }}`, or put the text into literals.csv with the reason why it is none"
                .to_owned()
        });
        let message = format!("the number `{written}` is not a figure");
        faults.error_with_hint("untraced-number", place, message, hint);
    }

    /// The hint that names the figures which have a number's value.
    fn figures_with(&self, number: &Found) -> Option<String> {
        let value = number.value?;
        let percent = number.kind == FoundKind::Percent;
        let same = |figure: &&Figure| {
            percent == is_percent(figure) && shown_number(&figure.value) == Some(value)
        };
        let names: Vec<_> =
            self.figures.figures.values().filter(same).map(|f| f.name.as_str()).collect();
        match names.as_slice() {
            [] => None,
            [name] => Some(format!("the figure {name} has this value: write {{{{ {name} }}}}")),
            names => {
                let first = names.iter().take(NAMED).map(|name| format!("{{{{ {name} }}}}"));
                let first = first.collect::<Vec<_>>().join(", ");
                Some(format!(
                    "{} figures have this value, such as {first}: write the one that is meant",
                    names.len()
                ))
            }
        }
    }
}

/// Warns of the literals that no document of their language has met.
pub fn unused_literals(names: &Names, documents: &[&Built]) -> Diagnostics {
    let mut faults = Diagnostics::default();
    for (index, literal) in names.literals.iter().enumerate() {
        let mut documents =
            documents.iter().filter(|built| is_for(literal, &built.document)).peekable();
        if documents.peek().is_some()
            && !documents.any(|built| built.literals_used.contains(&index))
        {
            faults.warning(
                "unused-literal",
                literal.place.clone(),
                format!("no text holds the literal `{}`", literal.text),
                "take it out, or correct it: it is matched whole",
            );
        }
    }
    faults
}

fn is_for(literal: &Literal, document: &Document) -> bool {
    literal.language.as_ref().is_none_or(|language| *language == document.cover.language)
}

fn equals_figure(text: &str, name: &str, place: Place, faults: &mut Diagnostics) {
    faults.error_with_hint(
        "literal-equals-figure",
        place,
        format!("`{text}` is a literal, and also the value of the figure {name} in this paragraph"),
        format!("write {{{{ {name} }}}} if it is that figure, or a longer literal if it is not"),
    );
}

/// The number that a reader sees for a value: a year is one, and a fall of 27 is 27.
pub(crate) fn shown_number(value: &Value) -> Option<Decimal> {
    match value {
        Value::Date(date) => date.parse().ok(),
        value => value.number().map(|number| number.abs()),
    }
}

fn is_percent(figure: &Figure) -> bool {
    matches!(figure.quantity, Quantity::Percent | Quantity::Growth)
}

/// Literals of a text by where they begin.
struct Covered {
    /// Sorted by start, the longest first.
    literals: Vec<(Range<usize>, usize)>,
    /// Of those up to each index, which reaches furthest.
    furthest: Vec<usize>,
}

impl Covered {
    fn new(mut literals: Vec<(Range<usize>, usize)>) -> Self {
        literals.sort_by_key(|(range, _)| (range.start, std::cmp::Reverse(range.end)));
        let mut best = 0;
        let furthest = literals.iter().enumerate().map(|(index, (range, _))| {
            if range.end > literals[best].0.end {
                best = index;
            }
            best
        });
        let furthest = furthest.collect();
        Self { literals, furthest }
    }

    /// The literal around a range, if there is one.
    fn around(&self, range: &Range<usize>) -> Option<&(Range<usize>, usize)> {
        let after = self.literals.partition_point(|(literal, _)| literal.start <= range.start);
        let found = &self.literals[*self.furthest.get(after.checked_sub(1)?)?];
        (found.0.end >= range.end).then_some(found)
    }
}

/// Whether no letter or digit goes on beyond either end.
fn is_whole(text: &str, range: &Range<usize>) -> bool {
    let joined = |inner: Option<char>, outer: Option<char>| {
        inner.is_some_and(char::is_alphanumeric) && outer.is_some_and(char::is_alphanumeric)
    };
    let (before, rest) = text.split_at(range.start);
    let (inside, after) = rest.split_at(range.len());
    !joined(inside.chars().next(), before.chars().last())
        && !joined(inside.chars().last(), after.chars().next())
}

/// Whether every run of digits of a number is one of a definition's.
fn stands_in(number: &str, definition: &str) -> bool {
    let mut runs = runs_of_digits(number).peekable();
    runs.peek().is_some() && runs.all(|run| runs_of_digits(definition).any(|known| known == run))
}

fn runs_of_digits(text: &str) -> impl Iterator<Item = &str> {
    text.split(|c: char| !c.is_ascii_digit()).filter(|run| !run.is_empty())
}
