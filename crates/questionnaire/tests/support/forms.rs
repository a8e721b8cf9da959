//! Questionnaires from the text of their sheets.

use questionnaire::diagnostic::Diagnostics;
use questionnaire::expression::Tables;
use questionnaire::form::Questionnaire;
use questionnaire::sheet::{Files, Workbook};

/// Reads the sheets; an empty text is no sheet. The sheets themselves have no fault.
#[track_caller]
pub fn read(survey: &str, choices: &str, settings: &str) -> (Questionnaire, Diagnostics) {
    let sheets = [("survey.csv", survey), ("choices.csv", choices), ("settings.csv", settings)];
    let given = sheets.into_iter().filter(|(_, text)| !text.is_empty());
    let files: Files = given.map(|(name, text)| (name.to_owned(), text.into())).collect();
    let (workbook, faults) = Workbook::from_files(&files);
    assert!(faults.is_empty(), "{faults:?}");
    Questionnaire::read(&workbook, &Tables::new())
}
