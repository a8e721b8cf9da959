//! Figures as a language shows them: texts, keys and sources by its names, and what stands in the order of names in the
//! original in the order of its own.

use std::collections::BTreeMap;

use aggregation::by_name;
use aggregation::figure::{Cell, Definition, Figure, Figures, NamesAre};
use aggregation::records::Provenance;
use questionnaire::translated::Translated;

use crate::language::{Language, Names};
use crate::words::Words;

/// The figures as a language shows them. Ranks, steps of a scale and any other order than that of names stay; so do keys that are
/// neither countries nor offices, and all that follows them (`Other`).
pub(crate) fn localized(
    figures: &Figures,
    names: &Names,
    original: &str,
    language: &Language,
) -> Figures {
    let mut figures = figures.clone();
    let localizer = Localizer { names, places: places(names, original), original, language };
    figures.figures.values_mut().for_each(|figure| localizer.figure(figure));
    figures
}

/// Countries by code and by name, as record tables have them, and offices by code.
fn places<'n>(names: &'n Names, original: &str) -> BTreeMap<&'n str, &'n Translated> {
    let countries = names.countries.iter().flat_map(|(code, country)| {
        [Some(code.as_str()), country.name.exact(original)].map(|key| (key, &country.name))
    });
    let countries = countries.filter_map(|(key, name)| Some((key?, name)));
    countries.chain(names.offices.iter().map(|(code, name)| (code.as_str(), name))).collect()
}

struct Localizer<'a> {
    names: &'a Names,
    places: BTreeMap<&'a str, &'a Translated>,
    original: &'a str,
    language: &'a Language,
}

impl Localizer<'_> {
    fn figure(&self, figure: &mut Figure) {
        self.source(&mut figure.definition);
        self.cells(&mut figure.cells);
        let is_ranked = !figure.cells.is_empty();
        match figure.names_are {
            NamesAre::Countries | NamesAre::Offices if !is_ranked => {
                self.sort(&mut figure.names, String::clone);
            }
            NamesAre::Texts => self.texts(&mut figure.names),
            NamesAre::Countries | NamesAre::Offices | NamesAre::Choices => {}
        }
    }

    /// Writes where the figure is from: source, owner and date of its records.
    fn source(&self, definition: &mut Definition) {
        let cited = definition.provenance.iter().map(|from| self.cited(from)).collect::<Vec<_>>();
        definition.source = match cited.as_slice() {
            [] => self.term(&definition.source),
            cited => cited.join(Words::of(&self.language.code).get("semicolon")),
        };
    }

    fn cited(&self, provenance: &Provenance) -> String {
        let date = self.language.whole_date(&provenance.date);
        let provenance = Provenance {
            source: self.term(&provenance.source),
            owner: self.term(&provenance.owner),
            date: date.unwrap_or_else(|| provenance.date.clone()),
        };
        provenance.to_string()
    }

    fn cells(&self, cells: &mut [Cell]) {
        let code = &self.language.code;
        for cell in &mut *cells {
            if let Some(term) = self.names.term(&cell.choice, code) {
                cell.label.0.entry(code.clone()).or_insert_with(|| term.to_owned());
            }
        }
        let key = |cell: &Cell| cell.choice.clone();
        if cells.is_sorted_by_key(|cell| cell.rank) {
            cells.chunk_by_mut(|a, b| a.rank == b.rank).for_each(|ties| self.sort(ties, key));
        } else {
            self.sort(cells, key);
        }
    }

    fn texts(&self, texts: &mut [String]) {
        let in_order = texts.is_sorted_by_key(|text| by_name(text));
        for text in texts.iter_mut() {
            *text = self.term(text);
        }
        if in_order {
            texts.sort_by_cached_key(|text| by_name(text));
        }
    }

    /// Sorts the places that the list begins with, if they stand in the order of the original's names.
    fn sort<T>(&self, list: &mut [T], key: impl Fn(&T) -> String) {
        let place = |one: &T| self.places.get(key(one).as_str()).copied();
        let end = list.iter().position(|one| place(one).is_none()).unwrap_or(list.len());
        let sorting = |one: &T, language: &str| place(one).map(|name| by_name(name.get(language)));
        let list = &mut list[..end];
        if list.is_sorted_by_key(|one| sorting(one, self.original)) {
            list.sort_by_cached_key(|one| sorting(one, &self.language.code));
        }
    }

    /// A text in the language, or as it stands.
    fn term(&self, text: &str) -> String {
        self.names.term(text, &self.language.code).unwrap_or(text).to_owned()
    }
}
