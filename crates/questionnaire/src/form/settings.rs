//! The sheet `settings`: one row below its header.

use super::cells::{Cells, yes_or_no};
use super::headings::{Other, SETTINGS, other_setting, settings_alias};
use crate::diagnostic::{Diagnostics, Place, did_you_mean};
use crate::expression::Expression;
use crate::sheet::{Columns, Row, Sheet, language_code};
use crate::translated::Translated;

#[derive(Default)]
pub(super) struct Settings {
    pub(super) title: Translated,
    pub(super) id: String,
    pub(super) version: String,
    pub(super) style: String,
    pub(super) instance_name: Option<Expression>,
    pub(super) allow_choice_duplicates: bool,
}

/// The code of `default_language`, which is needed to read every other heading.
pub(super) fn default_language(sheet: Option<&Sheet>) -> Option<String> {
    let sheet = sheet?;
    let columns = Columns::read(sheet, "", settings_alias, &mut Diagnostics::default());
    let text = columns.text(sheet.rows.first()?, "default_language");
    (!text.is_empty()).then(|| language_code(text))
}

pub(super) fn read(sheet: &Sheet, language: &str, faults: &mut Diagnostics) -> Settings {
    let columns = Columns::read(sheet, language, settings_alias, faults);
    let Some(row) = sheet.rows.first() else { return Settings::default() };
    if let Some(second) = sheet.rows.get(1) {
        let place = Place::line(&sheet.file, second.line);
        let hint = "put all settings into the row below the header";
        faults.error_with_hint(
            "second-settings-row",
            place,
            "the settings have a second row",
            hint,
        );
    }
    others(sheet, &columns, row, faults);
    let duplicates = flag(&columns, row, "allow_choice_duplicates", faults);
    let mut cells = Cells { columns: &columns, row, faults };
    Settings {
        instance_name: cells.expression("instance_name"),
        title: columns.translated(row, "form_title"),
        id: columns.text(row, "form_id").to_owned(),
        version: columns.text(row, "version").to_owned(),
        style: columns.text(row, "style").to_owned(),
        allow_choice_duplicates: duplicates,
    }
}

fn flag(columns: &Columns<'_>, row: &Row, name: &str, faults: &mut Diagnostics) -> bool {
    let text = columns.text(row, name);
    yes_or_no(text).unwrap_or_else(|| {
        let message = format!("`{text}` is neither yes nor no");
        faults.error("not-yes-or-no", columns.place(row, name), message);
        false
    })
}

fn others(sheet: &Sheet, columns: &Columns<'_>, row: &Row, faults: &mut Diagnostics) {
    for (heading, index) in columns.headings().filter(|(h, _)| !SETTINGS.contains(&h.name.as_str()))
    {
        let name = sheet.column_name(index);
        let place = Place::line(&sheet.file, 1).at(&name);
        if heading.name == "public_key" {
            if !row.cells[index].trim().is_empty() {
                faults.error_with_hint(
                    "encrypted-form",
                    sheet.place(row, index),
                    "answers encrypted for another key can't be checked or counted",
                    "remove the public key; answers travel over TLS and are kept by the server",
                );
            }
            continue;
        }
        match other_setting(&heading.name) {
            Other::Ignored => faults.warning(
                "ignored-column",
                place,
                format!("the setting `{name}` has no effect here"),
                "it is for devices and other servers",
            ),
            _ => faults.warning(
                "unknown-column",
                place,
                format!("the setting `{name}` is not known"),
                did_you_mean(&heading.name, SETTINGS).unwrap_or_else(|| "remove it".to_owned()),
            ),
        }
    }
}
