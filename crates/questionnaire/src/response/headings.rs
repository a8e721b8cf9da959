//! The columns of `responses.csv`, also as ODK Central and `KoboToolbox` export them.

use crate::closest::closest;
use crate::diagnostic::{Diagnostics, Place};
use crate::form::{Kind, Questionnaire};
use crate::sheet::Sheet;

use super::state::{Index, is_computed};

/// What a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Office,
    Status,
    Question(usize),
    /// Written by the exporting program about the export, or once more what another column holds.
    Exported,
    Unknown,
}

/// Columns that ODK Central and `KoboToolbox` add to an export.
const EXPORTED: [&str; 17] = [
    "SubmissionDate",
    "KEY",
    "instanceID",
    "instanceName",
    "meta-instanceID",
    "meta-instanceName",
    "meta/instanceID",
    "meta/instanceName",
    "SubmitterID",
    "SubmitterName",
    "AttachmentsPresent",
    "AttachmentsExpected",
    "ReviewState",
    "DeviceID",
    "Edits",
    "FormVersion",
    "formhub/uuid",
];

/// Reads the header: every question that is asked has a column, and every column is known.
pub(super) fn read(
    sheet: &Sheet,
    form: &Questionnaire,
    index: &Index<'_>,
    faults: &mut Diagnostics,
) -> Vec<Column> {
    let columns: Vec<Column> = sheet.header.iter().map(|text| column(text, form, index)).collect();
    for (text, _) in sheet.header.iter().zip(&columns).filter(|(_, c)| **c == Column::Unknown) {
        let names = form
            .questions
            .iter()
            .map(|question| question.name.as_str())
            .chain(["office", "status"]);
        let hint = closest(text, names).map_or_else(
            || "remove the column, or add the question".to_owned(),
            |near| format!("did you mean `{near}`?"),
        );
        let place = Place::line(&sheet.file, 1).at(text);
        faults.error_with_hint(
            "unknown-column",
            place,
            format!("there is no question `{text}`"),
            hint,
        );
    }
    missing(sheet, form, &columns, faults);
    columns
}

fn column(text: &str, form: &Questionnaire, index: &Index<'_>) -> Column {
    match text {
        "office" => return Column::Office,
        "status" => return Column::Status,
        _ => {}
    }
    if let Some(found) = index.get(text) {
        return Column::Question(*found);
    }
    if text.is_empty() || text.starts_with('_') || EXPORTED.contains(&text) {
        return Column::Exported;
    }
    in_group(text, form, index).unwrap_or(Column::Unknown)
}

/// `section/question` and `section-question` name a question with its groups; `question/choice` repeats one choice of a
/// `select_multiple`, whose own column holds them all.
fn in_group(text: &str, form: &Questionnaire, index: &Index<'_>) -> Option<Column> {
    let (before, last) = text.rsplit_once('/')?;
    if let Some(found) = index.get(last) {
        let path = before.rsplit('/');
        let groups = form.groups_of(&form.questions[*found]).map(|group| group.name.as_str());
        return path.eq(groups).then_some(Column::Question(*found));
    }
    let question = &form.questions[*index.get(before.rsplit('/').next()?)?];
    let is_choice = form.choices(question).iter().any(|choice| choice.name == last);
    (is_choice && matches!(question.kind, Kind::SelectMultiple(_))).then_some(Column::Exported)
}

fn missing(sheet: &Sheet, form: &Questionnaire, columns: &[Column], faults: &mut Diagnostics) {
    let place = || Place::line(&sheet.file, 1);
    if !columns.contains(&Column::Office) {
        let hint = "its cells hold the codes of `offices.csv`";
        faults.error_with_hint("missing-column", place(), "there is no column `office`", hint);
    }
    let mut seen = vec![0_u32; form.questions.len()];
    for column in columns {
        if let Column::Question(index) = column {
            seen[*index] += 1;
        }
    }
    for (question, count) in form.questions.iter().zip(seen) {
        let asked = !is_computed(question)
            && !matches!(question.kind, Kind::Note | Kind::Hidden | Kind::Metadata(_));
        let name = &question.name;
        if count == 0 && asked {
            let hint = "add it; where there is no answer its cells are empty";
            let message = format!("there is no column for the question `{name}`");
            faults.error_with_hint("missing-column", place(), message, hint);
        } else if count > 1 {
            let message = format!("the question `{name}` has {count} columns");
            faults.error_with_hint(
                "duplicate-column",
                place().at(name),
                message,
                "keep one of them",
            );
        }
    }
}
