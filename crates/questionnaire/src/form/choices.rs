//! The sheet `choices`.

use std::collections::{BTreeMap, BTreeSet};

use super::Choice;
use super::headings::choices_alias;
use super::translations::untranslated;
use crate::diagnostic::{Diagnostics, Place};
use crate::sheet::{Columns, Row, Sheet};

/// The lists by name, each with the row that begins it.
#[derive(Default)]
pub(super) struct Lists {
    pub(super) by_name: BTreeMap<String, Vec<Choice>>,
    pub(super) places: BTreeMap<String, Place>,
    /// Columns beside `list_name`, `name` and labels: what a choice filter may name.
    pub(super) columns: BTreeSet<String>,
}

pub(super) fn read(
    sheet: &Sheet,
    languages: &[String],
    allow_duplicates: bool,
    faults: &mut Diagnostics,
) -> Lists {
    let default = languages.first().map_or("", String::as_str);
    let columns = Columns::read(sheet, default, choices_alias, faults);
    columns.require(&["list_name", "name"], faults);
    let extra = extra_columns(sheet, &columns);
    let mut lists =
        Lists { columns: extra.iter().map(|(name, _)| name.clone()).collect(), ..Lists::default() };
    let mut seen = BTreeMap::new();
    for row in &sheet.rows {
        let Some((list, choice)) = choice(sheet, &columns, row, &extra, faults) else { continue };
        let first = *seen.entry((list.clone(), choice.name.clone())).or_insert(row.line);
        if first != row.line && !allow_duplicates {
            faults.error_with_hint(
                "duplicate-choice",
                columns.place(row, "name"),
                format!("the list `{list}` has the choice `{}` in row {first} too", choice.name),
                "rename it, or set `allow_choice_duplicates` to `yes` in the sheet `settings`",
            );
            continue;
        }
        lists.places.entry(list.clone()).or_insert_with(|| columns.place(row, "list_name"));
        lists.by_name.entry(list).or_default().push(choice);
    }
    untranslated(sheet, &columns, &["label"], languages, faults);
    lists
}

/// The columns that are kept as they are, by name in lower case; media with their heading as written.
fn extra_columns(sheet: &Sheet, columns: &Columns<'_>) -> Vec<(String, usize)> {
    let own = |name: &str| matches!(name, "list_name" | "name" | "label");
    let others = columns.headings().filter(|(heading, _)| !own(&heading.name));
    others.map(|(_, index)| (sheet.column_name(index), index)).collect()
}

fn choice(
    sheet: &Sheet,
    columns: &Columns<'_>,
    row: &Row,
    extra: &[(String, usize)],
    faults: &mut Diagnostics,
) -> Option<(String, Choice)> {
    let (list, name) = (columns.text(row, "list_name"), columns.text(row, "name"));
    if list.is_empty() || name.is_empty() {
        let missing = if list.is_empty() { "list_name" } else { "name" };
        let message = format!("the choice has no `{missing}`");
        faults.error("missing-name", columns.place(row, missing), message);
        return None;
    }
    if name.contains(char::is_whitespace) {
        faults.error_with_hint(
            "bad-choice-name",
            columns.place(row, "name"),
            format!("the choice name `{name}` holds a space"),
            "spaces separate the choices of an answer; use `_`",
        );
    }
    let label = columns.translated(row, "label");
    if label.is_empty() {
        let hint = "give it a label, which is what people see";
        let message = format!("the choice `{name}` has no label");
        faults.warning("missing-label", columns.place(row, "label"), message, hint);
    }
    let kept = |(name, index): &(String, usize)| {
        let text = sheet_cell(row, *index);
        (!text.is_empty()).then(|| (name.clone(), text.to_owned()))
    };
    let extra = extra.iter().filter_map(kept).collect();
    debug_assert!(row.cells.len() == sheet.header.len());
    Some((list.to_owned(), Choice { name: name.to_owned(), label, extra }))
}

fn sheet_cell(row: &Row, index: usize) -> &str {
    row.cells.get(index).map_or("", |cell| cell.trim())
}
