//! Names, places in an order, and words that agree.

use aggregation::figure::NamesAre;
use rust_decimal::Decimal;

use super::{ClaimFault, Context, Position, Saying, unfit};
use crate::language::form::{NounForm, Numerals};
use crate::language::names::Gender;

impl Saying<'_> {
    /// The names in running text, after their number where the forms ask for it.
    pub(super) fn names(&self, first: Option<u32>) -> Result<String, ClaimFault> {
        if self.place.context == Context::Table {
            return self.list();
        }
        let names = self.first(first)?;
        let said = names.iter().map(|name| self.name(name, true)).collect::<Result<Vec<_>, _>>()?;
        let joined = self.joined(&said);
        let number = Decimal::from(names.len());
        Ok(match &self.forms.noun {
            NounForm::Usual => joined,
            NounForm::Without => {
                format!("{} ({joined})", self.spoken(number, Position::First, false)?.text())
            }
            _ => format!("{} ({joined})", self.measured(number, Position::First)?),
        })
    }

    /// The names as they stand in a table: without articles, parted by commas.
    pub(super) fn list(&self) -> Result<String, ClaimFault> {
        let names = self.first(None)?;
        let said =
            names.iter().map(|name| self.name(name, false)).collect::<Result<Vec<_>, _>>()?;
        let rules = &self.language().lists;
        let complex = self.is_complex(&said, &[]);
        Ok(said.join(if complex { &rules.complex_separator } else { &rules.separator }))
    }

    fn first(&self, first: Option<u32>) -> Result<&[String], ClaimFault> {
        let names = self.slot.names;
        if names.is_empty() {
            return Err(unfit("the figure lists no names"));
        }
        let Some(first) = first else { return Ok(names) };
        let listed = usize::try_from(first).ok().and_then(|first| names.get(..first));
        listed.ok_or_else(|| {
            self.untrue(&format!("names {first}"), Some(format!("it lists {}", names.len())))
        })
    }

    fn joined(&self, names: &[String]) -> String {
        let language = self.language();
        let Some((last, others)) = names.split_last() else { return String::new() };
        if others.is_empty() {
            return last.clone();
        }
        let rules = &language.lists;
        let (separator, before_last) = if self.is_complex(names, &rules.conjunctions) {
            (&rules.complex_separator, &rules.complex_last)
        } else {
            (&rules.separator, &rules.last)
        };
        language.join(&(others.join(separator) + before_last), last)
    }

    /// Whether one of several names holds what would part them: `research and data`. A country or an office is known as one
    /// name all the same.
    fn is_complex(&self, names: &[String], conjunctions: &[String]) -> bool {
        let parts = |word: &str| word.ends_with(',') || conjunctions.iter().any(|c| c == word);
        names.len() > 1
            && matches!(self.slot.names_are, NamesAre::Texts | NamesAre::Choices)
            && names.iter().any(|name| name.split_whitespace().any(parts))
    }

    fn name(&self, name: &str, with_article: bool) -> Result<String, ClaimFault> {
        let code = self.language().code.as_str();
        match self.slot.names_are {
            NamesAre::Texts => Ok(name.to_owned()),
            NamesAre::Offices => {
                let office = self.voice.names.offices.get(name);
                office.map(|o| o.get(code).to_owned()).ok_or_else(|| unknown(name, "an office"))
            }
            NamesAre::Choices => {
                let cell = self.slot.cells.iter().find(|cell| cell.choice == name);
                let cell = cell.ok_or_else(|| unknown(name, "a choice"))?;
                Ok(self.voice.label(cell.label.get(code), self.place.context))
            }
            NamesAre::Countries => {
                let country = self.voice.names.countries.get(name);
                let country = country.ok_or_else(|| unknown(name, "a country"))?;
                let article = country.article.exact(code).filter(|_| with_article).unwrap_or("");
                let space = if article.is_empty() || article.ends_with('’') { "" } else { " " };
                Ok(format!("{article}{space}{}", country.name.get(code)))
            }
        }
    }

    /// `the three most common`, `the largest`
    pub(super) fn superlative(
        &self,
        given: Option<u32>,
        largest: bool,
    ) -> Result<String, ClaimFault> {
        let listed = self.listed()?;
        if given.is_some_and(|given| Decimal::from(given) != listed) {
            let hint = Some(format!("the figure lists {listed}"));
            return Err(self.untrue(if largest { "largest" } else { "most common" }, hint));
        }
        let phrases = &self.language().phrases;
        let (one, several) = if largest {
            (&phrases.largest_one, &phrases.largest)
        } else {
            (&phrases.most_common_one, &phrases.most_common)
        };
        let single = listed == Decimal::ONE;
        let pattern = if single { one } else { several }.get(self.gender());
        let spoken = self.spoken(listed, Position::After, true)?;
        let said = self.language().fill(pattern, &[("number", &spoken.number)], spoken.in_figures);
        let noun = match self.forms.noun {
            NounForm::With | NounForm::Unit(_) => self.noun()?,
            _ => None,
        };
        let code = &self.language().code;
        Ok(match noun {
            Some(noun) => {
                format!("{said} {}", if single { &noun.one } else { &noun.other }.get(code))
            }
            None => said,
        })
    }

    /// How many a ranked figure lists.
    fn listed(&self) -> Result<Decimal, ClaimFault> {
        match self.slot.names.len() {
            0 => self.number(),
            names => Ok(Decimal::from(names)),
        }
    }

    /// `seventh`, `11th`
    pub(super) fn ordinal(&self) -> Result<String, ClaimFault> {
        let number = self.number()?.normalize();
        let place = u32::try_from(number).ok().filter(|n| number.scale() == 0 && *n > 0);
        let place = place.ok_or_else(|| unfit("the figure is no place in an order"))?;
        let rules = &self.language().ordinals;
        let words = match (self.gender(), &rules.feminine, &rules.before_noun) {
            (Gender::Feminine, Some(feminine), _) => feminine,
            (Gender::Masculine, _, Some(before_noun)) => before_noun,
            _ => &rules.words,
        };
        let index = usize::try_from(place - 1).unwrap_or(usize::MAX);
        let in_figures = match self.forms.numerals {
            Some(numerals) => numerals == Numerals::Figures,
            None => self.place.context == Context::Table,
        };
        if let Some(word) = words.get(index).filter(|_| !in_figures) {
            return Ok(word.clone());
        }
        let figures = place.to_string();
        let ends = |end: &String| figures.ends_with(end.as_str());
        let ending = rules.figures.iter().find(|ending| ending.ends.iter().any(ends));
        let pattern = ending.map_or("{number}", |ending| ending.text.get(self.gender()));
        Ok(self.language().fill(pattern, &[("number", &figures)], true))
    }

    /// The writer's word that agrees with the number.
    pub(super) fn agree(&self, one: &str, other: &str) -> Result<String, ClaimFault> {
        let singular = self.language().is_singular(self.number()?);
        Ok(if singular { one } else { other }.to_owned())
    }
}

fn unknown(name: &str, what: &str) -> ClaimFault {
    let message = format!("`{name}` is not {what} whose name is known");
    ClaimFault { code: "unknown-name", message, hint: None }
}
