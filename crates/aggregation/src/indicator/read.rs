//! `indicators.csv` row by row: what each cell says, without knowing the questionnaire.

use std::collections::BTreeMap;

use questionnaire::diagnostic::{Diagnostics, Place};
use questionnaire::expression::{self, Expression};
use questionnaire::sheet::Sheet;

use super::parts::{self, only_records};
use super::{By, Indicator, Measure, Of, Published, Subject};
use crate::cells::{Cells, Format, hint, is_enough};
use crate::exact::MAX_DECIMALS;
use crate::figure::Definition;
use crate::records::is_name;

const FORMAT: Format = Format {
    required: &["name", "label", "measure", "value"],
    known: &[
        "name",
        "label",
        "measure",
        "value",
        "where",
        "base",
        "of",
        "show",
        "by",
        "limit",
        "decimals",
        "unit",
        "source",
        "confidential",
        "published",
    ],
};

/// What the rows of the sheet say.
pub(super) struct Rows {
    /// The rows that could be read.
    pub indicators: Vec<Indicator>,
    /// The names of all rows, with their places.
    pub names: BTreeMap<String, Place>,
}

/// Reads every row and reports what is wrong with it by itself.
pub(super) fn rows(sheet: &Sheet, language: &str, faults: &mut Diagnostics) -> Rows {
    let columns = FORMAT.read(sheet, language, faults);
    let mut rows = Rows { indicators: Vec::new(), names: BTreeMap::new() };
    for row in &sheet.rows {
        let row = Cells { columns: &columns, row };
        if is_enough(faults, &row.place("name")) {
            break;
        }
        let name = name(row, faults);
        let indicator = indicator(row, name, faults);
        if let Some(first) = rows.names.get(name) {
            let message = format!(
                "the indicator `{name}` already stands in row {}",
                first.line.unwrap_or_default()
            );
            row.fault(
                faults,
                "duplicate-name",
                "name",
                message,
                "give each indicator its own name",
            );
            continue;
        }
        rows.names.insert(name.to_owned(), row.place("name"));
        rows.indicators.extend(indicator);
    }
    rows
}

fn name<'a>(row: Cells<'a>, faults: &mut Diagnostics) -> &'a str {
    let name = row.needed("name", "give the indicator a name", faults);
    if !name.is_empty() && !is_name(name) {
        let message = format!("`{name}` is no name of an indicator");
        let hint = "use small letters, digits, `_` and `.`, and begin with a letter";
        row.fault(faults, "bad-name", "name", message, hint);
    }
    name
}

/// A cell can't be read, and that has been reported.
struct Reported;

/// What a cell says, none where it is empty.
type Optional<T> = Result<Option<T>, Reported>;

/// The indicator, if every cell can be read; each that can't is reported.
fn indicator(row: Cells<'_>, name: &str, faults: &mut Diagnostics) -> Option<Indicator> {
    let label = row.translated("label");
    if label.is_empty() {
        row.fault(
            faults,
            "missing-cell",
            "label",
            "`label` is empty",
            "say in words what the figure is",
        );
    }
    let percent = choice(row, "show", &[("", false), ("count", false), ("percent", true)], faults);
    let confidential = choice(
        row,
        "confidential",
        &[("", false), ("no", false), ("false", false), ("yes", true), ("true", true)],
        faults,
    );
    let condition = expression(row, "where", faults);
    let base = expression(row, "base", faults);
    let of = of(row, faults);
    let limit = number(row, "limit", 1, 1_000_000, faults);
    let decimals = number(row, "decimals", 0, MAX_DECIMALS, faults);
    let published = published(row, faults);
    let measure = measure(row, faults)?;
    let subject = subject(row, measure, faults)?;
    let by = by(row, &subject, faults);
    Some(Indicator {
        name: name.to_owned(),
        label,
        measure,
        subject,
        condition: condition.ok()?,
        base: base.ok()?,
        of: of.ok()?,
        percent: percent?,
        by: by.ok()?,
        limit: limit.ok()?,
        decimals: decimals.ok()?,
        unit: row.get("unit").to_owned(),
        confidential: confidential?,
        published: published?,
        definition: definition(row),
        place: row.place("name"),
    })
}

/// The cells as written; the source and the questions are filled in when all is known.
fn definition(row: Cells<'_>) -> Definition {
    let cell = |column: &str| row.get(column).to_owned();
    Definition {
        measure: cell("measure"),
        value: cell("value"),
        condition: cell("where"),
        base: cell("base"),
        of: cell("of"),
        by: cell("by"),
        source: cell("source"),
        provenance: Vec::new(),
        questions: Vec::new(),
    }
}

fn measure(row: Cells<'_>, faults: &mut Diagnostics) -> Option<Measure> {
    let what = "say what is computed: `offices`, `countries`, `sum`, ...";
    let name = row.needed("measure", what, faults);
    let measure = Measure::named(name);
    if measure.is_none() && !name.is_empty() {
        let hint = hint(name, Measure::names(), || {
            format!("the measures are `{}`", Measure::names().collect::<Vec<_>>().join("`, `"))
        });
        row.fault(
            faults,
            "unknown-measure",
            "measure",
            format!("there is no measure `{name}`"),
            hint,
        );
    }
    measure
}

fn subject(row: Cells<'_>, measure: Measure, faults: &mut Diagnostics) -> Option<Subject> {
    let text = row.get("value");
    if measure.is_count() {
        if !text.is_empty() {
            let message = format!("`{}` takes no value", measure.name());
            row.fault(faults, "cell-not-used", "value", message, "say who is counted in `where`");
        }
        return Some(Subject::Offices);
    }
    if text.is_empty() {
        let message = format!("`{}` needs a value", measure.name());
        row.fault(faults, "missing-value", "value", message, parts::value_hint(measure));
        return None;
    }
    match (measure, text) {
        (Measure::Names, "office") => Some(Subject::Offices),
        (Measure::Names, "country") => Some(Subject::Countries),
        (Measure::Record, name) if is_name(name) => Some(Subject::Record(name.to_owned())),
        (Measure::Ratio | Measure::Change | Measure::Growth | Measure::Points, _) => {
            let read = parts::operands(text);
            if read.is_none() {
                let message = format!("`{text}` does not name two indicators");
                row.fault(faults, "bad-operands", "value", message, parts::value_hint(measure));
            }
            read.map(|(a, b)| Subject::Operands(a, b))
        }
        _ => expression(row, "value", faults).ok()?.map(Subject::Expression),
    }
}

/// The expression of a cell, none where it is empty; nothing where it can't be read.
fn expression(row: Cells<'_>, column: &str, faults: &mut Diagnostics) -> Optional<Expression> {
    let text = row.get(column);
    if text.is_empty() {
        return Ok(None);
    }
    expression::parse(text, &row.place(column)).map(Some).map_err(|found| {
        faults.append(found);
        Reported
    })
}

fn of(row: Cells<'_>, faults: &mut Diagnostics) -> Optional<Of> {
    match row.get("of") {
        "" => Ok(None),
        "offices()" => Ok(Some(Of::Offices)),
        "countries()" => Ok(Some(Of::Countries)),
        _ => {
            let of = expression(row, "of", faults)?.and_then(parts::of);
            if of.is_none() {
                let hint = "write `sum(${question})`, `offices()`, `countries()`, or an expression over record tables";
                row.fault(faults, "bad-of", "of", "`of` is no measure", hint);
            }
            of.map(Some).ok_or(Reported)
        }
    }
}

fn by(row: Cells<'_>, subject: &Subject, faults: &mut Diagnostics) -> Optional<By> {
    let text = row.get("by");
    let of_table = matches!(subject, Subject::Expression(value) if only_records(&value.root));
    let by = match text {
        "" => return Ok(None),
        column if of_table && parts::is_column(column) => By::Column(column.to_owned()),
        "region" => By::Region,
        "kind" => By::Kind,
        "country" => By::Country,
        "office" => By::Office,
        _ => {
            let question = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
            By::Question(question.ok_or_else(|| bad_by(row, faults))?.trim().to_owned())
        }
    };
    Ok(Some(by))
}

fn bad_by(row: Cells<'_>, faults: &mut Diagnostics) -> Reported {
    let message = format!("nothing can be broken down by `{}`", row.get("by"));
    let hint = "write `${question}`, `region`, `kind`, `country`, `office`, or, where `value` reads a record table, the name of its column";
    row.fault(faults, "bad-by", "by", message, hint);
    Reported
}

fn choice<T: Copy>(
    row: Cells<'_>,
    column: &str,
    known: &[(&'static str, T)],
    faults: &mut Diagnostics,
) -> Option<T> {
    let text = row.get(column);
    let found = known.iter().find(|(word, _)| *word == text).map(|(_, meaning)| *meaning);
    if found.is_none() {
        let words: Vec<&str> =
            known.iter().map(|(word, _)| *word).filter(|w| !w.is_empty()).collect();
        let hint = format!("write `{}`, or leave it empty", words.join("`, `"));
        let message = format!("`{column}` can't be `{text}`");
        row.fault(faults, "bad-cell", column, message, hint);
    }
    found
}

fn number(
    row: Cells<'_>,
    column: &str,
    least: u32,
    most: u32,
    faults: &mut Diagnostics,
) -> Optional<u32> {
    let text = row.get(column);
    if text.is_empty() {
        return Ok(None);
    }
    let found = text.parse().ok().filter(|n| (least..=most).contains(n));
    if found.is_none() {
        let message = format!("`{column}` can't be `{text}`");
        let hint = format!("write a whole number from {least} to {most}, or leave it empty");
        row.fault(faults, "bad-cell", column, message, hint);
    }
    found.map(Some).ok_or(Reported)
}

fn published(row: Cells<'_>, faults: &mut Diagnostics) -> Option<Published> {
    Published::read(row.get("published"))
        .map_err(|word| {
            let message = format!("`{word}` is no printed value");
            let hint = "write a plain number (`73`), or a number for each cell (`2005=14 2013=11`)";
            row.fault(faults, "bad-published", "published", message, hint);
        })
        .ok()
}
