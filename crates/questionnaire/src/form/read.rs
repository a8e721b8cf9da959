//! A workbook becomes a questionnaire.

use std::collections::BTreeSet;

use super::choices::Lists;
use super::settings::{self, Settings};
use super::survey::{self, Survey};
use super::{Choice, Kind, Questionnaire, choices, expressions, order, translations};
use crate::closest::closest;
use crate::diagnostic::{Diagnostics, Place, did_you_mean};
use crate::expression::{OFFICE_FACTS, Table, Tables};
use crate::sheet::{Sheet, Workbook};

impl Questionnaire {
    /// Reads the sheets `survey`, `choices` and `settings`; `settings` may be missing, and `choices` where
    /// nothing asks for a choice. Other sheets are not looked at. `records` are the tables that expressions may
    /// read besides the choice lists.
    pub fn read(workbook: &Workbook, records: &Tables) -> (Self, Diagnostics) {
        let mut faults = Diagnostics::default();
        let Some(survey) = workbook.sheet("survey") else {
            missing_sheet(workbook, "survey", &mut faults);
            return (Self::default(), faults);
        };
        other_sheets(workbook, &mut faults);
        let (settings, choices) = (workbook.sheet("settings"), workbook.sheet("choices"));
        let sheets: Vec<&Sheet> = [Some(survey), choices].into_iter().flatten().collect();
        let languages = translations::languages(&sheets, settings::default_language(settings));
        let settings = settings.map(|sheet| settings::read(sheet, &languages[0], &mut faults));
        let settings = settings.unwrap_or_default();
        let lists = choices
            .map(|sheet| {
                choices::read(sheet, &languages, settings.allow_choice_duplicates, &mut faults)
            })
            .unwrap_or_default();
        let survey = survey::read(survey, &languages, &mut faults);
        check_lists(workbook, &survey, &lists, &mut faults);
        let columns = lists.columns.clone();
        let mut questionnaire = assemble(settings, languages, survey, lists);
        questionnaire.tables = tables(&questionnaire, records);
        questionnaire.order = order::order(&questionnaire, &mut faults);
        expressions::check(&mut questionnaire, &columns, &mut faults);
        (questionnaire, faults)
    }
}

fn assemble(
    settings: Settings,
    languages: Vec<String>,
    survey: Survey,
    lists: Lists,
) -> Questionnaire {
    Questionnaire {
        title: settings.title,
        id: settings.id,
        version: settings.version,
        style: settings.style,
        instance_name: settings.instance_name,
        default_language: languages.first().cloned().unwrap_or_default(),
        languages,
        questions: survey.questions,
        groups: survey.groups,
        lists: lists.by_name,
        tables: Tables::new(),
        order: Vec::new(),
    }
}

/// A record table hides a list of the same name: it is the one that the cycle's indicators know.
fn tables(form: &Questionnaire, records: &Tables) -> Tables {
    let lists = form.lists.iter().map(|(name, choices)| (name.clone(), list_table(form, choices)));
    lists.chain(records.iter().map(|(name, table)| (name.clone(), table.clone()))).collect()
}

fn list_table(form: &Questionnaire, choices: &[Choice]) -> Table {
    let extra: BTreeSet<&String> = choices.iter().flat_map(|choice| choice.extra.keys()).collect();
    let columns = ["name", "label"].map(str::to_owned).into_iter();
    let columns: Vec<String> = columns.chain(extra.iter().map(|name| (*name).clone())).collect();
    let row = |choice: &Choice| {
        let own = [choice.name.clone(), choice.label.get(&form.default_language).to_owned()];
        let more = extra.iter().map(|name| choice.extra.get(*name).cloned().unwrap_or_default());
        own.into_iter().chain(more).collect()
    };
    let rows: Vec<Vec<String>> = choices.iter().map(row).collect();
    Table::from_texts(&columns, &rows)
}

fn missing_sheet(workbook: &Workbook, name: &str, faults: &mut Diagnostics) {
    let names: Vec<&str> = workbook.sheets.keys().map(String::as_str).collect();
    let hint = closest(name, names.iter().copied()).map_or_else(
        || format!("add `{name}.csv`, or a sheet `{name}` to the workbook"),
        |near| format!("is `{near}` meant to be it?"),
    );
    let message = format!("there is no sheet `{name}`");
    faults.error_with_hint("missing-sheet", Place::file(format!("{name}.csv")), message, hint);
}

/// Sheets of an `XLSForm` that are for other programs.
fn other_sheets(workbook: &Workbook, faults: &mut Diagnostics) {
    for (name, hint) in [
        ("entities", "offices are kept in `offices.csv`"),
        ("osm", "places on a map are not supported"),
    ] {
        if let Some(sheet) = workbook.sheet(name) {
            let message = format!("the sheet `{name}` has no effect here");
            faults.warning("ignored-sheet", Place::file(&sheet.file), message, hint);
        }
    }
    if let Some(sheet) = workbook.sheet("external_choices") {
        let hint = "move its rows to the sheet `choices`";
        let message = "choices outside of the sheet `choices` are not supported";
        faults.error_with_hint("unsupported-sheet", Place::file(&sheet.file), message, hint);
    }
}

fn check_lists(workbook: &Workbook, survey: &Survey, lists: &Lists, faults: &mut Diagnostics) {
    let mut used = BTreeSet::new();
    for question in &survey.questions {
        let (Kind::SelectOne(list) | Kind::SelectMultiple(list)) = &question.kind else { continue };
        used.insert(list.as_str());
        if lists.by_name.contains_key(list) {
            continue;
        }
        if used.len() == 1 && workbook.sheet("choices").is_none() {
            missing_sheet(workbook, "choices", faults);
        }
        let message = match list.as_str() {
            "" => "the question names no list of choices".to_owned(),
            list => format!("there is no list `{list}` in the sheet `choices`"),
        };
        let hint = did_you_mean(list, lists.by_name.keys().map(String::as_str));
        faults.error_with("missing-list", question.place.clone().at("type"), message, hint);
    }
    for (list, place) in &lists.places {
        if OFFICE_FACTS.contains(&list.as_str()) {
            let message = format!("the list `{list}` is always there and can't be given");
            faults.error_with_hint("reserved-name", place.clone(), message, "choose another name");
        } else if !used.contains(list.as_str()) {
            let message = format!("no question uses the list `{list}`");
            faults.warning("unused-list", place.clone(), message, "remove it");
        }
    }
}
