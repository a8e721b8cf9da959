//! Reading the sheets of names.

use questionnaire::diagnostic::Diagnostics;
use questionnaire::sheet::{Row, Sheet};

use super::columns::Columns;
use super::{Abbreviation, Country, Gender, Literal, LiteralReason, Names, Noun, NounKind};

impl Names {
    /// Takes in `countries.csv`. `original` is the language of the columns that name none.
    pub fn read_countries(&mut self, sheet: &Sheet, original: &str, faults: &mut Diagnostics) {
        let mut columns = Columns::new(sheet, original, &["code", "name"], &["article"], faults);
        for row in &sheet.rows {
            let (code, name) = (columns.required(row, "code"), columns.required(row, "name"));
            let (Some(code), Some(_)) = (code, name) else { continue };
            if code.len() != 3 || !code.bytes().all(|b| b.is_ascii_uppercase()) {
                let message = format!("`{code}` is not a country code");
                columns.fault("bad-code", row, "code", message, "ISO 3166-1 alpha-3: `CHE`");
                continue;
            }
            let name = columns.translated(row, "name");
            let article = columns.translated(row, "article");
            let new = self.countries.insert(code.to_owned(), Country { name, article });
            report_twice(new.is_some(), &mut columns, row, "code");
        }
    }

    /// Takes in `units.csv`.
    pub fn read_units(&mut self, sheet: &Sheet, original: &str, faults: &mut Diagnostics) {
        let needed = ["unit", "one", "other"];
        let mut columns = Columns::new(sheet, original, &needed, &["gender", "kind"], faults);
        for row in &sheet.rows {
            let [unit, one, other] = needed.map(|column| columns.required(row, column));
            let (Some(unit), Some(_), Some(_)) = (unit, one, other) else { continue };
            let noun = noun(&mut columns, row);
            let old = self.units.insert(unit.to_owned(), noun);
            report_twice(old.is_some(), &mut columns, row, "unit");
        }
    }

    /// Takes in `abbreviations.csv`.
    pub fn read_abbreviations(&mut self, sheet: &Sheet, original: &str, faults: &mut Diagnostics) {
        let needed = ["abbreviation", "meaning"];
        let mut columns = Columns::new(sheet, original, &needed, &[], faults);
        for row in &sheet.rows {
            let [short, meaning] = needed.map(|column| columns.required(row, column));
            let (Some(short), Some(_)) = (short, meaning) else { continue };
            let twice = self.abbreviations.iter().any(|a| a.abbreviation == short);
            report_twice(twice, &mut columns, row, "abbreviation");
            let meaning = columns.translated(row, "meaning");
            self.abbreviations.push(Abbreviation { abbreviation: short.to_owned(), meaning });
        }
    }

    /// Takes in `literals.csv`.
    pub fn read_literals(&mut self, sheet: &Sheet, faults: &mut Diagnostics) {
        let needed = ["text", "language", "reason"];
        let mut columns = Columns::new(sheet, "", &needed, &[], faults);
        for row in &sheet.rows {
            let (text, reason) = (columns.required(row, "text"), reason(&mut columns, row));
            let (Some(text), Some(reason)) = (text, reason) else { continue };
            let language = Some(columns.text(row, "language")).filter(|l| !l.is_empty());
            let language = language.map(str::to_owned);
            let twice = self.literals.iter().any(|l| l.text == text && l.language == language);
            report_twice(twice, &mut columns, row, "text");
            let place = columns.place(row, "text");
            self.literals.push(Literal { text: text.to_owned(), language, reason, place });
        }
    }
}

fn report_twice(twice: bool, columns: &mut Columns<'_>, row: &Row, column: &str) {
    if twice {
        let message = format!("`{}` stands in an earlier row", columns.text(row, column));
        columns.fault("duplicate-row", row, column, message, "keep one of the rows");
    }
}

fn noun(columns: &mut Columns<'_>, row: &Row) -> Noun {
    let (one, other) = (columns.translated(row, "one"), columns.translated(row, "other"));
    for (language, _) in one.0.iter().filter(|(l, _)| other.exact(l).is_none()) {
        let message = format!("the plural is missing in `{language}`");
        columns.fault("missing-plural", row, "other", message, "fill both `one` and `other`");
    }
    for (language, _) in other.0.iter().filter(|(l, _)| one.exact(l).is_none()) {
        let message = format!("the singular is missing in `{language}`");
        columns.fault("missing-singular", row, "one", message, "fill both `one` and `other`");
    }
    let mut noun = Noun { one, other, ..Noun::default() };
    for (language, letter) in columns.translated(row, "gender").0 {
        match letter.as_str() {
            "m" => _ = noun.gender.insert(language, Gender::Masculine),
            "f" => _ = noun.gender.insert(language, Gender::Feminine),
            _ => {
                let message = format!("`{letter}` is not a gender");
                columns.fault("unknown-gender", row, "gender", message, "`m` or `f`");
            }
        }
    }
    noun.kind = match columns.text(row, "kind") {
        "" | "noun" => NounKind::Noun,
        "currency" => NounKind::Currency,
        kind => {
            let message = format!("`{kind}` is not a kind of unit");
            columns.fault("unknown-kind", row, "kind", message, "`noun` or `currency`");
            NounKind::Noun
        }
    };
    noun
}

fn reason(columns: &mut Columns<'_>, row: &Row) -> Option<LiteralReason> {
    Some(match columns.required(row, "reason")? {
        "name" => LiteralReason::Name,
        "year" => LiteralReason::Year,
        "reference" => LiteralReason::Reference,
        "ordinal" => LiteralReason::Ordinal,
        "address" => LiteralReason::Address,
        other => {
            let message = format!("`{other}` is not a reason");
            let hint = "`name`, `year`, `reference`, `ordinal` or `address`";
            columns.fault("unknown-reason", row, "reason", message, hint);
            return None;
        }
    })
}
