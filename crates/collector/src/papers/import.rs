//! A filled workbook becomes answers, or a list of all that is wrong with it.

use std::collections::BTreeMap;

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::form::{Choice, Kind};
use questionnaire::sheet::{Row, Sheet, Workbook};

use super::workbook::{ANSWER, NAME};
use crate::form::{Form, is_asked_for};

/// Reads the answers of a workbook, as texts by question; an empty cell is no answer and takes none away. With an error,
/// nothing of it is to be used.
pub fn read(form: &Form, file: &str, bytes: &[u8]) -> (BTreeMap<String, String>, Diagnostics) {
    let (workbook, mut faults) = Workbook::from_xlsx(file, bytes);
    let mut texts = BTreeMap::new();
    let mut sheets = 0;
    for sheet in workbook.sheets.values() {
        let (Some(name), Some(answer)) = (sheet.column(NAME), sheet.column(ANSWER)) else {
            continue;
        };
        sheets += 1;
        for row in &sheet.rows {
            let of = Cell { form, sheet, row, answer };
            of.read(row.cells[name].trim(), &mut texts, &mut faults);
        }
    }
    if sheets == 0 && !faults.has_errors() {
        faults.error_with_hint(
            "not-the-questionnaire",
            Place::file(file),
            "no sheet of this workbook has the columns of the questionnaire",
            "download the questionnaire as a workbook, fill in that file, and bring it back",
        );
    }
    (texts, faults)
}

struct Cell<'a> {
    form: &'a Form,
    sheet: &'a Sheet,
    row: &'a Row,
    answer: usize,
}

impl Cell<'_> {
    fn read(&self, name: &str, texts: &mut BTreeMap<String, String>, faults: &mut Diagnostics) {
        let typed = self.row.cells[self.answer].trim();
        if name.is_empty() || typed.is_empty() {
            return;
        }
        let place = self.sheet.place(self.row, self.answer);
        let (question, choice) = name.split_once('/').map_or((name, None), |(q, c)| (q, Some(c)));
        let known =
            self.form.questionnaire.question(question).filter(|question| is_asked_for(question));
        let Some(known) = known else {
            let hint = "the questionnaire was changed since; download it again";
            faults.error_with_hint(
                "unknown-question",
                place,
                format!("there is no question `{question}`"),
                hint,
            );
            return;
        };
        let choices = self.form.questionnaire.choices(known);
        match (&known.kind, choice) {
            (Kind::SelectMultiple(_), Some(choice))
                if choices.iter().any(|one| one.name == choice) =>
            {
                if !matches!(typed.to_lowercase().as_str(), "x" | "✓" | "1" | "yes" | "oui" | "sí")
                {
                    let message = format!("`{typed}` is no tick");
                    faults.error_with_hint(
                        "no-tick",
                        place,
                        message,
                        "write x, or leave the cell empty",
                    );
                    return;
                }
                let text: &mut String = texts.entry(question.to_owned()).or_default();
                if !text.is_empty() {
                    text.push(' ');
                }
                text.push_str(choice);
            }
            (Kind::SelectOne(_), None) => {
                if let Some(choice) = named(choices, typed) {
                    texts.insert(question.to_owned(), choice.name.clone());
                    return;
                }
                let message = format!("`{typed}` is not on the list of the question");
                let hint = "choose from the list of the cell";
                faults.error_with_hint("unknown-choice", place, message, hint);
            }
            (_, None) => {
                match questionnaire::response::read_answer(&self.form.questionnaire, known, typed) {
                    Ok(_) => {
                        texts.insert(question.to_owned(), typed.to_owned());
                    }
                    Err(fault) => faults.error_with(fault.code, place, fault.message, fault.hint),
                }
            }
            _ => faults.error(
                "unknown-choice",
                place,
                format!("the question has no choice `{name}`"),
            ),
        }
    }
}

/// The choice of that name, or of that label in any language.
fn named<'a>(choices: &'a [Choice], typed: &str) -> Option<&'a Choice> {
    let labelled = |choice: &&Choice| choice.label.0.values().any(|label| label.trim() == typed);
    choices.iter().find(|choice| choice.name == typed).or_else(|| choices.iter().find(labelled))
}
