//! The sheet `survey`: rows become questions in their groups.

use std::collections::BTreeMap;

use super::cells::Cells;
use super::headings::{Other, SURVEY, TRANSLATABLE, other_survey, survey_alias};
use super::kinds::RowKind;
use super::names::Names;
use super::translations::untranslated;
use super::{Group, Kind, Question};
use crate::diagnostic::{Diagnostics, Place, did_you_mean};
use crate::sheet::{Columns, Row, Sheet};

/// Rows of one questionnaire.
const MAX_ROWS: usize = 5_000;

/// Groups within groups.
const MAX_DEPTH: usize = 32;

#[derive(Default)]
pub(super) struct Survey {
    pub(super) questions: Vec<Question>,
    pub(super) groups: Vec<Group>,
}

/// A group that is open at a row.
struct Open {
    /// None where it stands for a repeat, which is refused; its questions are read nevertheless.
    group: Option<usize>,
    repeat: bool,
    place: Place,
}

struct Reader<'a, 'f> {
    sheet: &'a Sheet,
    columns: &'a Columns<'a>,
    kept: Vec<(String, usize)>,
    names: Names,
    open: Vec<Open>,
    survey: Survey,
    faults: &'f mut Diagnostics,
}

pub(super) fn read(sheet: &Sheet, languages: &[String], faults: &mut Diagnostics) -> Survey {
    let default = languages.first().map_or("", String::as_str);
    let columns = Columns::read(sheet, default, survey_alias, faults);
    columns.require(&["type", "name"], faults);
    let kept = other_columns(sheet, &columns, faults);
    let mut reader = Reader {
        sheet,
        columns: &columns,
        kept,
        names: Names::default(),
        open: Vec::new(),
        survey: Survey::default(),
        faults,
    };
    for row in sheet.rows.iter().take(MAX_ROWS) {
        reader.row(row);
    }
    reader.unclosed();
    if let Some(row) = sheet.rows.get(MAX_ROWS) {
        let place = Place::line(&sheet.file, row.line);
        reader.faults.error(
            "too-many-questions",
            place,
            format!("the questionnaire has more than {MAX_ROWS} rows"),
        );
    }
    let survey = reader.survey;
    untranslated(sheet, &columns, &TRANSLATABLE, languages, faults);
    survey
}

/// Warns of what is not used; gives what is kept as it is.
fn other_columns(
    sheet: &Sheet,
    columns: &Columns<'_>,
    faults: &mut Diagnostics,
) -> Vec<(String, usize)> {
    let mut kept = Vec::new();
    for (heading, index) in columns.headings().filter(|(h, _)| !SURVEY.contains(&h.name.as_str())) {
        let name = sheet.column_name(index);
        let place = Place::line(&sheet.file, 1).at(&name);
        match other_survey(&heading.name) {
            Other::Kept => kept.push((name, index)),
            Other::Ignored => faults.warning(
                "ignored-column",
                place,
                format!("the column `{name}` has no effect here"),
                "it is for devices and other programs",
            ),
            Other::Unknown => faults.warning(
                "unknown-column",
                place,
                format!("the column `{name}` is not known"),
                did_you_mean(&heading.name, SURVEY).unwrap_or_else(|| {
                    "remove it, or name it `instance::...` to keep it".to_owned()
                }),
            ),
        }
    }
    kept
}

impl<'a> Reader<'a, '_> {
    fn row(&mut self, row: &'a Row) {
        let text = self.columns.text(row, "type");
        let place = self.columns.place(row, "type");
        if self.cells(row).flag("disabled") {
            return;
        }
        if text.is_empty() {
            if !self.columns.text(row, "name").is_empty() {
                self.faults.error("missing-type", place, "the row has a name and no type");
            }
            return;
        }
        match RowKind::read(text) {
            RowKind::Question(kind) => self.question(row, kind),
            RowKind::BeginGroup => self.begin(row, false),
            RowKind::BeginRepeat => self.begin(row, true),
            RowKind::EndGroup => self.end(&place, false),
            RowKind::EndRepeat => self.end(&place, true),
            RowKind::Ignored => self.faults.warning(
                "ignored-type",
                place,
                format!("the row is left out: `{text}` is for devices"),
                "remove it",
            ),
            RowKind::Refused(why, hint) => {
                self.take_name(row);
                self.faults.error_with_hint("unsupported-type", place, why, hint);
            }
            RowKind::Unknown(hint) => {
                self.take_name(row);
                self.faults.error_with_hint(
                    "unknown-type",
                    place,
                    format!("`{text}` is no type"),
                    hint,
                );
            }
        }
    }

    fn cells<'b>(&'b mut self, row: &'b Row) -> Cells<'b, 'b> {
        Cells { columns: self.columns, row, faults: self.faults }
    }

    fn take_name(&mut self, row: &Row) -> String {
        let name = self.columns.text(row, "name");
        let place = self.columns.place(row, "name");
        self.names.take(name, &place, self.faults);
        name.to_owned()
    }

    fn group(&self) -> Option<usize> {
        self.open.iter().rev().find_map(|open| open.group)
    }

    fn begin(&mut self, row: &Row, repeat: bool) {
        let place = self.columns.place(row, "type");
        if repeat {
            self.faults.error_with_hint(
                "repeat",
                place.clone(),
                "repeats are not supported: their answers can't be one row of one office",
                "ask the same with fixed questions, such as `partner_1`, `partner_2` and `partner_3`, each but the first relevant if the one before is answered",
            );
            self.take_name(row);
            self.open.push(Open { group: None, repeat, place });
            return;
        }
        if self.open.len() >= MAX_DEPTH {
            let message = format!("more than {MAX_DEPTH} groups stand in each other");
            self.faults.error("groups-too-deep", place.clone(), message);
        }
        let name = self.take_name(row);
        let parent = self.group().filter(|_| self.open.len() < MAX_DEPTH);
        let mut cells = self.cells(row);
        let group = Group {
            name,
            relevant: cells.expression("relevant"),
            appearance: cells.text("appearance").to_owned(),
            label: self.columns.translated(row, "label"),
            parent,
            place: place.clone(),
        };
        if group.label.is_empty() && group.parent.is_none() {
            let message = format!("the section `{}` has no label", group.name);
            let hint = "give it one: a group at the top is a section with a page of its own";
            self.faults.warning("missing-label", self.columns.place(row, "label"), message, hint);
        }
        self.survey.groups.push(group);
        self.open.push(Open { group: Some(self.survey.groups.len() - 1), repeat, place });
    }

    fn end(&mut self, place: &Place, repeat: bool) {
        let word = |repeat: bool| if repeat { "repeat" } else { "group" };
        let Some(open) = self.open.pop() else {
            let message = format!("no {} is open that could end here", word(repeat));
            let hint = "remove the row, or add the row that begins it";
            self.faults.error_with_hint("unbalanced-group", place.clone(), message, hint);
            return;
        };
        if open.repeat != repeat {
            let line = open.place.line.unwrap_or_default();
            let message = format!(
                "a {} ends here; what began in row {line} is a {}",
                word(repeat),
                word(open.repeat)
            );
            let hint = format!("write `end {}`", word(open.repeat));
            self.faults.error_with_hint("unbalanced-group", place.clone(), message, hint);
        }
    }

    fn unclosed(&mut self) {
        for open in std::mem::take(&mut self.open) {
            let word = if open.repeat { "repeat" } else { "group" };
            let message = format!("the {word} that begins here never ends");
            let hint = format!("add a row `end {word}`");
            self.faults.error_with_hint("unbalanced-group", open.place, message, hint);
        }
    }

    fn question(&mut self, row: &'a Row, kind: Kind) {
        let name = self.take_name(row);
        let group = self.group();
        let extra = self.extra(row);
        let columns = self.columns;
        let mut cells = self.cells(row);
        let question = Question {
            required: cells.condition("required"),
            relevant: cells.expression("relevant"),
            constraint: cells.expression("constraint"),
            calculation: cells.expression("calculation"),
            default: cells.default(),
            choice_filter: cells.expression("choice_filter"),
            read_only: cells.flag("readonly"),
            appearance: cells.text("appearance").to_owned(),
            parameters: cells.text("parameters").to_owned(),
            label: columns.translated(row, "label"),
            hint: columns.translated(row, "hint"),
            guidance: columns.translated(row, "guidance_hint"),
            required_message: columns.translated(row, "required_message"),
            constraint_message: columns.translated(row, "constraint_message"),
            place: Place::line(&self.sheet.file, row.line),
            name,
            kind,
            answer: None,
            group,
            extra,
        };
        self.check(row, &question);
        self.survey.questions.push(question);
    }

    fn extra(&self, row: &Row) -> BTreeMap<String, String> {
        let cell = |(name, index): &(String, usize)| {
            let text = row.cells.get(*index)?.trim();
            (!text.is_empty()).then(|| (name.clone(), text.to_owned()))
        };
        self.kept.iter().filter_map(cell).collect()
    }

    fn check(&mut self, row: &Row, question: &Question) {
        let shown = !matches!(question.kind, Kind::Calculate | Kind::Hidden | Kind::Metadata(_));
        if shown && question.label.is_empty() && question.hint.is_empty() {
            let message = format!("the question `{}` has neither label nor hint", question.name);
            let place = self.columns.place(row, "label");
            self.faults.error_with_hint("missing-label", place, message, "say what is asked");
        }
        let has_calculation = !self.columns.text(row, "calculation").is_empty();
        if question.kind == Kind::Calculate && !has_calculation {
            let place = self.columns.place(row, "calculation");
            let message = format!("`{}` says nothing about how it is computed", question.name);
            self.faults.error_with_hint(
                "missing-calculation",
                place,
                message,
                "fill in the column `calculation`",
            );
        }
        let is_select = matches!(question.kind, Kind::SelectOne(_) | Kind::SelectMultiple(_));
        if question.choice_filter.is_some() && !is_select {
            let place = self.columns.place(row, "choice_filter");
            let hint = "remove it, or make the question a `select_one`";
            self.faults.warning(
                "useless-filter",
                place,
                "only questions with choices have a choice filter",
                hint,
            );
        }
    }
}
