//! The order of names by language: what stands in the order of names in the original stands in the order of its own names
//! in a translation.

use std::borrow::Cow;
use std::collections::BTreeMap;

use aggregation::by_name;
use aggregation::figure::{Cell, Figure, Figures, NamesAre};
use questionnaire::translated::Translated;

use crate::language::Names;

/// The figures as a language lists them. Ranks, steps of a scale and any other order than that of names stay; so does what is
/// neither a country nor an office, and all that follows it (`Other`).
pub(crate) fn in_language<'f>(
    figures: &'f Figures,
    names: &Names,
    original: &str,
    language: &str,
) -> Cow<'f, Figures> {
    if language == original {
        return Cow::Borrowed(figures);
    }
    let mut figures = figures.clone();
    let sorting = Sorting { known: known(names, original), original, language };
    figures.figures.values_mut().for_each(|figure| sorting.figure(figure));
    Cow::Owned(figures)
}

/// Countries by code and by name, as record tables have them, and offices by code.
fn known<'n>(names: &'n Names, original: &str) -> BTreeMap<&'n str, &'n Translated> {
    let countries = names.countries.iter().flat_map(|(code, country)| {
        [Some(code.as_str()), country.name.exact(original)].map(|key| (key, &country.name))
    });
    let countries = countries.filter_map(|(key, name)| Some((key?, name)));
    countries.chain(names.offices.iter().map(|(code, name)| (code.as_str(), name))).collect()
}

struct Sorting<'a> {
    known: BTreeMap<&'a str, &'a Translated>,
    original: &'a str,
    language: &'a str,
}

impl Sorting<'_> {
    fn figure(&self, figure: &mut Figure) {
        let key = |cell: &Cell| cell.choice.clone();
        if figure.cells.is_sorted_by_key(|cell| cell.rank) {
            for ties in figure.cells.chunk_by_mut(|a, b| a.rank == b.rank) {
                self.sort(ties, key);
            }
        } else {
            self.sort(&mut figure.cells, key);
        }
        let is_ranked = !figure.cells.is_empty();
        if matches!(figure.names_are, NamesAre::Countries | NamesAre::Offices) && !is_ranked {
            self.sort(&mut figure.names, String::clone);
        }
    }

    /// Sorts the names that the list begins with, if they stand in the order of the original's.
    fn sort<T>(&self, list: &mut [T], key: impl Fn(&T) -> String) {
        let name = |one: &T| self.known.get(key(one).as_str()).copied();
        let end = list.iter().position(|one| name(one).is_none()).unwrap_or(list.len());
        let sorting = |one: &T, language| name(one).map(|name| by_name(name.get(language)));
        let list = &mut list[..end];
        if list.is_sorted_by_key(|one| sorting(one, self.original)) {
            list.sort_by_cached_key(|one| sorting(one, self.language));
        }
    }
}
