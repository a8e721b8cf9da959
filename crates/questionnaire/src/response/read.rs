//! `responses.csv`: one row an office, one column a question.

use std::collections::BTreeMap;

use time::OffsetDateTime;

use super::answer::AnswerFault;
use super::check::{Checker, Finding, report};
use super::headings::{self, Column};
use super::{Response, Status};
use crate::diagnostic::{Diagnostics, Place, Severity, did_you_mean};
use crate::form::Questionnaire;
use crate::roster::{Office, Roster};
use crate::sheet::{Row, Sheet};

/// Errors after which no more rows are checked.
const MAX_ERRORS: usize = 1_000;

/// What responses are held against.
#[derive(Clone, Copy, Debug)]
pub struct Surroundings<'a> {
    /// What was asked.
    pub form: &'a Questionnaire,
    /// Whom.
    pub roster: &'a Roster,
    /// The moment for expressions that ask for it: for a frozen cycle, the day it was frozen.
    pub now: OffsetDateTime,
}

/// Reads all responses, sorted by office. A response with a fault is returned with what could be read of it; whether the faults
/// allow it to be counted is the caller's to decide by [`Diagnostics::has_errors`].
pub fn read_responses(sheet: &Sheet, around: Surroundings<'_>) -> (Vec<Response>, Diagnostics) {
    let mut faults = Diagnostics::default();
    let checker = Checker::new(around.form, around.now);
    let columns = headings::read(sheet, around.form, checker.index(), &mut faults);
    let mut reader = Reader {
        sheet,
        around,
        checker: &checker,
        columns: &columns,
        seen: BTreeMap::new(),
        errors: 0,
    };
    let mut responses = Vec::with_capacity(sheet.rows.len());
    for row in &sheet.rows {
        if reader.errors > MAX_ERRORS {
            let place = Place::line(&sheet.file, row.line);
            faults.error("too-many-faults", place, "the rows from here on were not checked");
            break;
        }
        responses.extend(reader.row(row, &mut faults));
    }
    responses.sort_by(|a: &Response, b| a.office.cmp(&b.office));
    (responses, faults)
}

struct Reader<'a> {
    sheet: &'a Sheet,
    around: Surroundings<'a>,
    checker: &'a Checker<'a>,
    columns: &'a [Column],
    /// The row of each office.
    seen: BTreeMap<&'a str, u32>,
    errors: usize,
}

impl<'a> Reader<'a> {
    fn row(&mut self, row: &'a Row, faults: &mut Diagnostics) -> Option<Response> {
        let office = self.office(row, faults);
        let status = self.status(row, faults);
        let mut texts = vec![""; self.around.form.questions.len()];
        let mut places = vec![None; texts.len()];
        for (index, (column, cell)) in self.columns.iter().zip(&row.cells).enumerate() {
            if let Column::Question(question) = column {
                texts[*question] = cell.as_str();
                places[*question] = Some(index);
            }
        }
        let (response, findings) = self.checker.check(office?, status, &texts);
        let place = |question: usize| match places[question] {
            Some(column) => self.sheet.place(row, column),
            None => Place::line(&self.sheet.file, row.line)
                .at(&self.around.form.questions[question].name),
        };
        let (missing, findings): (Vec<Finding>, Vec<Finding>) =
            findings.into_iter().partition(|finding| finding.fault.code == "required-missing");
        for finding in findings {
            self.errors += usize::from(finding.severity == Severity::Error);
            let place = place(finding.question);
            report(finding, place, faults);
        }
        if let Some(finding) = self.together(missing) {
            let place = place(finding.question);
            report(finding, place, faults);
        }
        Some(response)
    }

    /// One fault for all required questions that an office left empty.
    fn together(&self, mut missing: Vec<Finding>) -> Option<Finding> {
        const SHOWN: usize = 5;
        if missing.len() < 2 {
            return missing.pop();
        }
        let names = missing
            .iter()
            .take(SHOWN)
            .map(|f| self.around.form.questions[f.question].name.as_str());
        let names = names.collect::<Vec<_>>().join("`, `");
        let more = if missing.len() > SHOWN { ", ..." } else { "" };
        let fault = AnswerFault {
            code: "required-missing",
            message: format!(
                "{} required questions were left empty: `{names}`{more}",
                missing.len()
            ),
            hint: Some("they count as asked and not answered".to_owned()),
        };
        Some(Finding { question: missing[0].question, severity: Severity::Warning, fault })
    }

    fn cell(&self, row: &'a Row, wanted: Column) -> (&'a str, Place) {
        let column = self.columns.iter().position(|column| *column == wanted);
        let text = column.and_then(|index| row.cells.get(index)).map_or("", |cell| cell.trim());
        let name = column.map_or_else(String::new, |index| self.sheet.column_name(index));
        (text, Place::line(&self.sheet.file, row.line).at(name))
    }

    fn office(&mut self, row: &'a Row, faults: &mut Diagnostics) -> Option<&'a Office> {
        if !self.columns.contains(&Column::Office) {
            return None;
        }
        let (code, place) = self.cell(row, Column::Office);
        let Some(office) = self.around.roster.office(code) else {
            self.errors += 1;
            let message = if code.is_empty() {
                "the row names no office".to_owned()
            } else {
                format!("there is no office `{code}`")
            };
            let codes = self.around.roster.offices.iter().map(|office| office.code.as_str());
            let hint = did_you_mean(code, codes)
                .unwrap_or_else(|| "add it to `offices.csv`, or correct its code".to_owned());
            faults.error_with_hint("unknown-office", place, message, hint);
            return None;
        };
        if let Some(reason) = &office.exempt {
            self.errors += 1;
            let message = format!("the office `{code}` is exempt ({reason}) and has a response");
            faults.error_with_hint(
                "exempt-office",
                place.clone(),
                message,
                "remove the row, or make the office `invited`",
            );
        }
        if let Some(first) = self.seen.insert(&office.code, row.line) {
            self.errors += 1;
            let message = format!("the office `{code}` answered in row {first} too");
            faults.error_with_hint("duplicate-office", place, message, "keep the row that counts");
            return None;
        }
        Some(office)
    }

    fn status(&mut self, row: &'a Row, faults: &mut Diagnostics) -> Status {
        let (word, place) = self.cell(row, Column::Status);
        if word.is_empty() {
            return Status::default();
        }
        Status::named(word).unwrap_or_else(|| {
            self.errors += 1;
            let message = format!("`{word}` is no status of a response");
            faults.error_with("response-status", place, message, did_you_mean(word, Status::WORDS));
            Status::Draft
        })
    }
}
