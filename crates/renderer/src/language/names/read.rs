//! Reading the sheets of names.

use std::collections::BTreeSet;

use questionnaire::diagnostic::{Diagnostics, Place, did_you_mean};
use questionnaire::roster::Roster;
use questionnaire::sheet::{Columns, Files, Row, Sheet};
use questionnaire::translated::Translated;

use super::{Abbreviation, Country, Gender, Literal, LiteralReason, Names, Noun, NounKind};
use crate::language::Language;

impl Names {
    /// Reads `countries.csv`, `units.csv`, `choices.csv`, `terms.csv`, `abbreviations.csv` and `literals.csv` of a cycle; a file that is not there
    /// has no names. `original` is the language of the columns that name none.
    pub fn read(files: &Files, original: &str, roster: &Roster) -> (Self, Diagnostics) {
        let mut names = Self::default();
        let mut faults = Diagnostics::default();
        let sheet = |file: &str, faults: &mut Diagnostics| {
            let (sheet, found) = Sheet::from_csv(file, files.get(file)?);
            faults.append(found);
            Some(sheet)
        };
        if let Some(sheet) = sheet("countries.csv", &mut faults) {
            names.read_countries(&sheet, original, &mut faults);
        }
        if let Some(sheet) = sheet("units.csv", &mut faults) {
            names.read_units(&sheet, original, &mut faults);
        }
        if let Some(sheet) = sheet("choices.csv", &mut faults) {
            names.read_choices(&sheet, original, &mut faults);
        }
        if let Some(sheet) = sheet("terms.csv", &mut faults) {
            names.read_terms(&sheet, original, &mut faults);
        }
        if let Some(sheet) = sheet("abbreviations.csv", &mut faults) {
            names.read_abbreviations(&sheet, original, &mut faults);
        }
        if let Some(sheet) = sheet("literals.csv", &mut faults) {
            names.read_literals(&sheet, &mut faults);
        }
        let offices = roster.offices.iter();
        names.offices = offices.map(|office| (office.code.clone(), office.name.clone())).collect();
        (names, faults)
    }

    /// Takes in `countries.csv`.
    pub fn read_countries(&mut self, sheet: &Sheet, original: &str, faults: &mut Diagnostics) {
        let mut reader = Reader::new(sheet, original, &["code", "name"], &["article"], faults);
        for row in &sheet.rows {
            let Some([code, _]) = reader.filled(row, ["code", "name"]) else { continue };
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                let message = format!("`{code}` is not a country code");
                reader.fault("bad-code", row, "code", message, "ISO 3166-1 alpha-3, as `CHE`");
            } else if reader.is_new(row, "code", code) {
                let name = reader.columns.translated(row, "name");
                let article = reader.columns.translated(row, "article");
                self.countries.insert(code.to_owned(), Country { name, article });
            }
        }
    }

    /// Takes in `units.csv`.
    pub fn read_units(&mut self, sheet: &Sheet, original: &str, faults: &mut Diagnostics) {
        let needed = ["unit", "one", "other"];
        let mut reader = Reader::new(sheet, original, &needed, &["gender", "kind"], faults);
        for row in &sheet.rows {
            let Some([unit, ..]) = reader.filled(row, needed) else { continue };
            if reader.is_new(row, "unit", unit) {
                let noun = reader.noun(row);
                self.units.insert(unit.to_owned(), noun);
            }
        }
    }

    /// Takes in which labels of `choices.csv` are names: its column `proper` holds the codes of the languages in which they are.
    /// All else of the sheet is the questionnaire's, and so are its faults.
    pub fn read_choices(&mut self, sheet: &Sheet, original: &str, faults: &mut Diagnostics) {
        let columns = Columns::read(sheet, original, |_| None, &mut Diagnostics::default());
        for row in &sheet.rows {
            let label = columns.translated(row, "label");
            for code in columns.text(row, "proper").split_whitespace() {
                if let Some(label) = label.exact(code) {
                    self.proper.entry(code.to_owned()).or_default().insert(label.to_owned());
                    continue;
                }
                let message = format!("the choice has no label in `{code}`");
                let hint = "`proper` holds the codes of the languages in which the label is a name, as `en fr`";
                let place = columns.place(row, "proper");
                faults.error_with_hint("unknown-language", place, message, hint);
            }
        }
    }

    /// Takes in `terms.csv`.
    pub fn read_terms(&mut self, sheet: &Sheet, original: &str, faults: &mut Diagnostics) {
        let mut reader = Reader::new(sheet, original, &["text"], &[], faults);
        for row in &sheet.rows {
            let Some([text]) = reader.filled(row, ["text"]) else { continue };
            if reader.is_new(row, "text", text) {
                self.terms.insert(text.to_owned(), reader.columns.translated(row, "text"));
            }
        }
    }

    /// Takes in `abbreviations.csv`.
    pub fn read_abbreviations(&mut self, sheet: &Sheet, original: &str, faults: &mut Diagnostics) {
        let needed = ["abbreviation", "meaning"];
        let mut reader = Reader::new(sheet, original, &needed, &[], faults);
        for row in &sheet.rows {
            let Some([abbreviation, _]) = reader.filled(row, needed) else { continue };
            if reader.is_new(row, "abbreviation", abbreviation) {
                let meaning = reader.columns.translated(row, "meaning");
                let abbreviation = abbreviation.to_owned();
                self.abbreviations.push(Abbreviation { abbreviation, meaning });
            }
        }
    }

    /// Takes in `literals.csv`.
    pub fn read_literals(&mut self, sheet: &Sheet, faults: &mut Diagnostics) {
        let needed = ["text", "language", "reason"];
        let mut reader = Reader::new(sheet, "", &needed, &[], faults);
        for row in &sheet.rows {
            let Some([text, _]) = reader.filled(row, ["text", "reason"]) else { continue };
            let (language, reason) = (reader.language(row), reader.reason(row));
            let (Ok(language), Some(reason)) = (language, reason) else { continue };
            let key = format!("{}\u{0}{text}", language.as_deref().unwrap_or_default());
            if reader.is_new(row, "text", &key) {
                let place = reader.columns.place(row, "text");
                self.literals.push(Literal { text: text.to_owned(), language, reason, place });
            }
        }
    }
}

/// A sheet being read, with what stood in earlier rows.
struct Reader<'a> {
    columns: Columns<'a>,
    faults: &'a mut Diagnostics,
    seen: BTreeSet<String>,
}

impl<'a> Reader<'a> {
    fn new(
        sheet: &'a Sheet,
        original: &str,
        needed: &[&'static str],
        optional: &[&'static str],
        faults: &'a mut Diagnostics,
    ) -> Self {
        let columns = Columns::read(sheet, original, |_| None, faults);
        columns.require(needed, faults);
        columns.warn_unknown(&[needed, optional].concat(), faults);
        Self { columns, faults, seen: BTreeSet::new() }
    }

    fn fault(
        &mut self,
        code: &'static str,
        row: &Row,
        column: &str,
        message: String,
        hint: impl Into<String>,
    ) {
        let place: Place = self.columns.place(row, column);
        self.faults.error_with_hint(code, place, message, hint);
    }

    /// The cells that every row needs; nothing where one is empty.
    fn filled<const N: usize>(&mut self, row: &'a Row, names: [&str; N]) -> Option<[&'a str; N]> {
        let cells = names.map(|name| self.columns.text(row, name));
        for (name, cell) in names.iter().zip(cells) {
            if cell.is_empty() && self.columns.index(name).is_some() {
                let message = format!("`{name}` is empty");
                self.fault("empty-cell", row, name, message, "every row needs it");
            }
        }
        cells.iter().all(|cell| !cell.is_empty()).then_some(cells)
    }

    fn is_new(&mut self, row: &Row, column: &str, key: &str) -> bool {
        let new = self.seen.insert(key.to_owned());
        if !new {
            let message = "an earlier row says the same".to_owned();
            self.fault("duplicate-row", row, column, message, "keep one of the rows");
        }
        new
    }

    fn noun(&mut self, row: &'a Row) -> Noun {
        let one = self.columns.translated(row, "one");
        let other = self.columns.translated(row, "other");
        self.halves(row, ("one", &one), ("other", &other));
        self.halves(row, ("other", &other), ("one", &one));
        let mut noun = Noun { one, other, ..Noun::default() };
        for (language, letter) in self.columns.translated(row, "gender").0 {
            if let Some(gender) = self.gender(row, &letter) {
                noun.gender.insert(language, gender);
            }
        }
        noun.kind = self.kind(row);
        noun
    }

    /// Reports the languages that have the one form and lack the other.
    fn halves(&mut self, row: &Row, has: (&str, &Translated), lacks: (&str, &Translated)) {
        for language in has.1.0.keys().filter(|language| lacks.1.exact(language).is_none()) {
            let message = format!("`{}` is empty in `{language}`, and `{}` is not", lacks.0, has.0);
            self.fault("half-noun", row, lacks.0, message, "a noun needs both in a language");
        }
    }

    fn gender(&mut self, row: &Row, letter: &str) -> Option<Gender> {
        match letter {
            "m" => Some(Gender::Masculine),
            "f" => Some(Gender::Feminine),
            _ => {
                let message = format!("`{letter}` is not a gender");
                self.fault("unknown-gender", row, "gender", message, "`m` or `f`");
                None
            }
        }
    }

    fn kind(&mut self, row: &'a Row) -> NounKind {
        match self.columns.text(row, "kind") {
            "" | "noun" => NounKind::Noun,
            "currency" => NounKind::Currency,
            kind => {
                let message = format!("`{kind}` is not a kind of unit");
                self.fault("unknown-kind", row, "kind", message, "`noun` or `currency`");
                NounKind::Noun
            }
        }
    }

    fn language(&mut self, row: &'a Row) -> Result<Option<String>, ()> {
        let code = self.columns.text(row, "language");
        if code.is_empty() {
            return Ok(None);
        }
        if Language::of(code).is_some() {
            return Ok(Some(code.to_owned()));
        }
        let message = format!("`{code}` is not a language that can be said");
        let hint = did_you_mean(code, Language::codes().collect::<Vec<_>>()).unwrap_or_default();
        self.fault("unknown-language", row, "language", message, hint);
        Err(())
    }

    fn reason(&mut self, row: &'a Row) -> Option<LiteralReason> {
        Some(match self.columns.text(row, "reason") {
            "name" => LiteralReason::Name,
            "year" => LiteralReason::Year,
            "reference" => LiteralReason::Reference,
            "ordinal" => LiteralReason::Ordinal,
            "address" => LiteralReason::Address,
            other => {
                let message = format!("`{other}` is not a reason");
                let hint = "`name`, `year`, `reference`, `ordinal` or `address`";
                self.fault("unknown-reason", row, "reason", message, hint);
                return None;
            }
        })
    }
}
